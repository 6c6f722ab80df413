"""What numbers are multiplied with, and the small numbers behind: "2.5 million", "two and a quarter million".

English adds what is smaller behind what is larger ("two thousand three hundred and fifty") and puts the decimals of
spoken numbers behind a "point" ("three point five"). Comes after the tokens, before ``digits`` and ``numbers``;
multiples stand in ``rules/numbers.toml``.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from policykg.extraction.number_words import number_words, spelled
from policykg.extraction.tokens import Token, parts

_HYPHENS: Final = frozenset("-\u2010\u2011")
_HUNDRED: Final = 100
_THOUSAND: Final = 1000
_TEN_THOUSAND: Final = 10000
_HALF: Final = Decimal("0.5")
_NO_LIMIT: Final = Decimal("Infinity")
# What a number with parts of one behind it counts: "two and a quarter *percent*".
_COUNTED: Final = frozenset({"percent", "per", "pct", "%", "percentage", "point", "points", "times", "cents", "pence"})


class Multiples:
    """Multiplies and adds what follows the numbers of one body."""

    def __init__(self, tokens: tuple[Token, ...]) -> None:
        self._tokens = tokens
        self._table = number_words()
        self._openers = self._table.multiples.keys() | {"and", "point", "+"} | _HYPHENS

    def _lower(self, index: int) -> str:
        return self._tokens[index].lower if 0 <= index < len(self._tokens) else ""

    def of(self, value: Decimal, last: int, *, word: bool = False, below: Decimal = _NO_LIMIT) -> tuple[Decimal, int]:
        """Return a number with what follows it, and where that ends.

        Args:
            value: the number.
            last: the token after it.
            word: whether it is written in letters.
            below: the multiple that it is added to, which its own are smaller than.
        """
        multiples = self._table.multiples
        lower = self._lower(last)
        if lower not in self._openers:
            return value, last
        if lower == "+" and self._lower(last + 1) in multiples:
            last, lower = last + 1, self._lower(last + 1)  # "3+ million"
        if lower == "and" and (part := self._part(last)) is not None:
            value, last = (
                value + (part[0] if value < _THOUSAND else value * part[0]),
                part[1],
            )  # "two and a half million"
            lower = self._lower(last)
        elif lower == "point" and word:
            value, last = self._decimals(value, last)
            lower = self._lower(last)
        while True:
            if lower in _HYPHENS and self._lower(last + 1) in multiples:
                last, lower = last + 1, self._lower(last + 1)
            multiple = multiples.get(lower)
            if multiple is None or multiple >= below:
                return value, last
            value, last = value * multiple, last + 1
            last = self._after_stop(last, lower)
            lower = self._lower(last)
            if lower == "and" and multiple >= _THOUSAND and (part := self._part(last)) is not None:
                return value + multiple * part[0], part[1]  # "a million and a half"
            if word or lower == "and":
                added = self._added(value, last, multiple, word=word)
                if added is not None:
                    value, last = added
                    lower = self._lower(last)

    def _after_stop(self, last: int, lower: str) -> int:
        """Return where a multiple ends that may be an abbreviation: "300 mil*.* dollars"."""
        if lower not in self._table.abbreviated or last + 1 >= len(self._tokens) or self._lower(last) != ".":
            return last
        before, stop, after = self._tokens[last - 1 : last + 2]
        if before.end == stop.start and (after.text[0].islower() or after.text in {"$", "%", "US"}):
            return last + 1
        return last

    def _added(self, value: Decimal, last: int, multiple: Decimal, *, word: bool) -> tuple[Decimal, int] | None:
        """Add what is smaller behind a multiple: "two thousand *three hundred*", "a hundred *and twenty*"."""
        joined = self._lower(last) == "and"
        index = last + joined
        small = spelled(self._lower(index))
        if small is None or (joined and value >= _TEN_THOUSAND and small < _HUNDRED and not word):
            return None
        if multiple == _HUNDRED:
            return (value + small, index + 1) if small < _HUNDRED else None
        more, end = self.of(Decimal(small), index + 1, word=True, below=multiple)
        if more >= multiple or (joined and more >= _HUNDRED):
            return None
        if not joined and more < _HUNDRED:
            return None  # "two million *three* years ago"
        return value + more, end

    def _decimals(self, value: Decimal, last: int) -> tuple[Decimal, int]:
        """Read the decimals of a spoken number: "three *point two five* percent"."""
        digits, index = "", last + 1
        while (digit := self._table.words.get(self._lower(index), 10)) < 10 or self._lower(
            index
        ) in self._table.noughts:
            digits += "0" if digit >= 10 else str(digit)
            index += 1
        if not digits and (small := spelled(self._lower(index))) is not None:
            digits, index = str(small), index + 1  # "two point twenty-five"
        return (value + Decimal(f"0.{digits}"), index) if digits else (value, last)

    def _part(self, index: int) -> tuple[Decimal, int] | None:
        """Read parts of one behind "and": "*a half*", "*a quarter* percent", "*three-quarters of a* percent"."""
        table, words = self._table, self._table.words
        lower, last = self._lower(index + 1), index + 2
        pieces = parts(lower)
        if lower == "half":
            above, below = 1, lower
        elif lower in words or lower == "a":
            above, below, last = words.get(lower, 1), self._lower(index + 2), index + 3
        elif len(pieces) == 2:
            above, below = words.get(pieces[0], 0), pieces[1]
        else:
            return None
        whole = table.parts.get(below)
        if whole is None or not 0 < above < whole:
            return None
        following = self._lower(last)
        if whole == 2 and lower == "a":
            return _HALF, last
        if following in table.multiples or following in _COUNTED:
            return Decimal(above) / Decimal(whole), last
        return None
