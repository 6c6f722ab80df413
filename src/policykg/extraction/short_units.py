"""Short forms of a unit and its multiple: "20 kt", and those that a text introduces: "30 million tonnes (MT)"."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from policykg.extraction.tokens import Token

_LONGEST: Final = 4
_AMBIGUOUS: Final = frozenset({"MT", "mt"})
_MOST: Final = 2000  # millions of tonnes that anybody makes or carries


class ShortUnits:
    """The short forms that everybody knows, and those that the numbers read so far have introduced."""

    def __init__(
        self, tokens: tuple[Token, ...], multiples: Mapping[str, Decimal], known: Mapping[str, tuple[Decimal, str]]
    ) -> None:
        self._tokens = tokens
        self._multiples = multiples
        self._known = dict(known)

    def learn(self, first: int, last: int, unit: str) -> None:
        """Remember the short form in brackets behind a number, if its letters are those of multiple and unit.

        Args:
            first: the token of the first digit.
            last: the token after the unit.
            unit: the code of the unit.
        """
        tokens = self._tokens
        if last + 2 >= len(tokens) or tokens[last].text != "(" or tokens[last + 2].text != ")":
            return
        short, words = tokens[last + 1].text, [token.lower for token in tokens[first + 1 : last]]
        initials = "".join(word[0] for word in words)
        if words and short.isalpha() and 1 < len(short) <= _LONGEST and short.lower() == initials:
            self._known[short] = self._multiples.get(words[0], Decimal(1)), unit

    def at(self, index: int, value: Decimal) -> tuple[Decimal, str] | None:
        """Return what a token multiplies the number before it with, and the unit it stands for.

        Metric tons are written like millions of tonnes, and told apart by how many there are: "997 MT", "30,000 MT".
        In small letters and not introduced before, only what has decimals is taken for millions: "115.63 mt".
        """
        text = self._tokens[index].text if index < len(self._tokens) else ""
        if text in _AMBIGUOUS and value > _MOST:
            return Decimal(1), "tonne"
        if text == "mt" and text not in self._known:
            return Decimal(1 if value == int(value) else 1_000_000), "tonne"
        return self._known.get(text)
