"""Numbers written in digits: "4,400", "1 200 000", "3,5 billion", "6-1/2", "$300m", "3½", "$3bn-worth".

The tokens say where one number ends and the next begins; here it is read, with the multiple glued to it or behind it.
Comes after ``multiples`` and ``fraction_words``, before ``numbers``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from policykg.extraction.currency_signs import currency_before, is_currency
from policykg.extraction.date_words import MONTHS
from policykg.extraction.fraction_words import Fractions
from policykg.extraction.lexicon import Mention
from policykg.extraction.multiples import Multiples
from policykg.extraction.number_words import number_words
from policykg.extraction.tokens import Token

_PLAIN: Final = re.compile(r"\d+(?:(?:,\d\d)*(?:,\d{3})+)?(?:\.\d+)?")  # 4,400 and, in India, 1,20,000
_DECIMAL_COMMA: Final = re.compile(r"\d+,\d\d?")
_POINTED: Final = re.compile(r"\d{1,3}(?:\.\d{3}){2,}")  # 1.200.000
_GLUED: Final = re.compile(r"(\d+(?:(?:,\d\d)*(?:,\d{3})+)?(?:\.\d+)?|\d+,\d\d?)([a-z]+[23]?)")
_ORDINAL: Final = re.compile(r"(\d+)(?:st|nd|rd|th)")
_HYPHENS: Final = frozenset("-\u2010\u2011")
_BEHIND: Final = frozenset({"worth", "plus", "odd", "strong"})
_MIXING: Final = frozenset("/-\u2013")
_LETTERS: Final = frozenset({"m", "b", "t"})
_LINES: Final = frozenset({144, 240, 360, 480, 720, 1080, 1440, 2160, 4320})  # of a screen: "a 480p film", no pence
_CLOSING: Final = frozenset(",.;)")
_GROUP: Final = 3  # digits between two separators

Core = tuple[Decimal, int, str, str, bool]
"""Value, end, form, unit of a number, and whether it is written in letters."""


class Digits:
    """Reads the numbers in digits of one body."""

    def __init__(
        self, tokens: tuple[Token, ...], units: Mapping[int, Mention], multiples: Multiples, fractions: Fractions
    ) -> None:
        self._tokens = tokens
        self._units = units
        self._count = len(tokens)
        self._table = number_words()
        self._multiples = multiples
        self._fractions = fractions
        self._spaced = False  # whether the body has written a number in groups with spaces between

    def _lower(self, index: int) -> str:
        return self._tokens[index].lower if 0 <= index < self._count else ""

    def at(self, index: int, lower: str) -> Core | None:
        """Return the number that begins with a token, None where its digits are part of something else."""
        if lower.isdecimal():
            return self._whole(index, lower)
        if _PLAIN.fullmatch(lower):
            last = self._fractions.second_quoted(index) if self._lower(index + 1) == "/" else index + 1
            return self._plain(Decimal(lower.replace(",", "")), last)
        ordinal = _ORDINAL.fullmatch(lower)
        if ordinal:
            return Decimal(ordinal[1]), index + 1, "ordinal", "", False
        if _DECIMAL_COMMA.fullmatch(lower):
            return self._plain(Decimal(lower.replace(",", ".")), index + 1)
        if _POINTED.fullmatch(lower):
            return self._plain(Decimal(lower.replace(".", "")), index + 1)
        part = self._table.signs.get(lower[-1])
        if part is not None and lower[:-1].isdecimal():
            return self._plain(Decimal(lower[:-1]) + part, index + 1)
        glued = _GLUED.fullmatch(lower)
        return self._hyphened(index, lower) if glued is None else self._glued(index, glued[1], glued[2])

    def _plain(self, value: Decimal, last: int) -> Core:
        """Return a number with the multiples behind it."""
        value, last = self._multiples.of(value, last)
        return value, last, "plain", "", False

    def _whole(self, index: int, lower: str) -> Core | None:
        """Read a whole number, with what may belong to it: parts of one, further groups of digits, a multiple."""
        following = self._lower(index + 1)
        value = Decimal(lower)
        if following.isalpha() and following not in _LETTERS and self._lower(index - 1) != ",":
            part = self._fractions.one_in(index) if following == "in" and lower == "1" else None
            return part if part is not None else self._plain(value, index + 1)
        if following in _MIXING or self._lower(index + 2) == "/":
            mixed = self._fractions.mixed(index, value)
            if mixed is not None:
                return self._plain(*mixed)
            if following == "/":
                part = self._fractions.of_whole(index)
                return part if part is not None else self._plain(value, self._fractions.second_quoted(index))
        if self._is_torn(index, following):
            return None
        if len(following) == _GROUP and following.isdecimal() and len(lower) <= _GROUP:
            grouped = self._grouped(index)
            if grouped is not None:
                return self._plain(*grouped)
        if following in _LETTERS and self._tokens[index + 1].capital and self._is_money(index):
            return self._plain(value * self._table.multiples[self._table.glued[following]], index + 2)
        return self._plain(value, index + 1)

    def _is_torn(self, index: int, following: str) -> bool:
        """Tell whether digits stand close to a comma and other digits, and so are the half of a number or of a list."""
        tokens = self._tokens
        if following == "," and index + 2 < self._count and tokens[index + 2].text[0].isdecimal():
            return tokens[index].end == tokens[index + 1].start and tokens[index + 1].end == tokens[index + 2].start
        if self._lower(index - 1) == "," and index > 1 and tokens[index - 2].text[-1].isdecimal():
            return tokens[index - 2].end == tokens[index - 1].start and tokens[index - 1].end == tokens[index].start
        return False

    def _grouped(self, index: int) -> tuple[Decimal, int] | None:
        """Read digits in groups of three with spaces between: "1 200 000", "12 300 farms"."""
        tokens, last = self._tokens, index + 1
        text = tokens[index].text
        if text[0] == "0":
            return None
        before = self._lower(index - 1)
        while last < self._count and tokens[last].start == tokens[last - 1].end + 1:
            group = tokens[last].text
            if len(group.partition(".")[0]) != _GROUP or not group.replace(".", "", 1).isdecimal():
                break
            text, last = text + group, last + 1
            if "." in group:
                break
        if last == index + 1 or before[:1].isdecimal():
            return None
        after = tokens[last].text if last < self._count else ""
        counts = after[:1].islower() or after[:1] in {"%", "\u20ac"} or last in self._units
        led = before.isalpha() or (before in {",", "("} and self._lower(index - 2).isalpha())
        counts = counts or (self._spaced and after[:1] in _CLOSING)  # "5 384 homes, after *2 896*."
        if not counts or (last == index + 2 and not led and index not in self._units):
            return None
        if before in MONTHS and index > 1:
            return None  # "on March 12 300 people met"
        self._spaced = True
        return Decimal(text), last

    def _is_money(self, index: int) -> bool:
        """Tell whether a sign of money stands before a number."""
        return currency_before(self._tokens, self._units, index, 0) is not None

    def _glued(self, index: int, digits: str, letters: str) -> Core | None:
        """Read digits with letters glued to them: "300m", "12.5km", "30p", "3x"."""
        table, text = self._table, self._tokens[index].text
        value = Decimal(digits.replace(",", "." if _DECIMAL_COMMA.fullmatch(digits) else ""))
        word = table.glued.get(letters)
        if word is None:
            scale = table.scaled.get(text[len(digits) :])
            return (value * scale[0], index + 1, "plain", scale[1], False) if scale else None
        if letters == "p":
            return (value / 100, index + 1, "plain", word, False) if value not in _LINES else None
        if letters == "t" and not self._is_counted_money(index):
            return (value, index + 1, "plain", "tonne", False) if text[-1] == "t" else None
        if len(letters) == 1 and letters != "x" and not self._is_multiple(index):
            return None
        if word in table.multiples:
            return self._plain(value * table.multiples[word], index + 1)
        if word == "times":
            return value, index + 1, "times", "", False
        return value, index + 1, "plain", word, False

    def _hyphened(self, index: int, lower: str) -> Core | None:
        """Read "5th-largest", and an amount with a word behind a hyphen: "$3bn-worth of tea", "300m-plus"."""
        number, _, rest = lower.partition("-")
        ordinal = _ORDINAL.fullmatch(number)
        if ordinal is not None and rest in self._table.superlatives:
            return Decimal(ordinal[1]), index + 1, "superlative", "", False
        glued = _GLUED.fullmatch(number)
        if glued is None or rest not in _BEHIND:
            return None
        multiple = self._table.multiples.get(self._table.glued.get(glued[2], ""))
        if multiple is None:
            return None
        return Decimal(glued[1].replace(",", "")) * multiple, index + 1, "plain", "", False

    def _is_multiple(self, index: int) -> bool:
        """Tell whether a lone letter behind digits multiplies, and is no metre: "$3m", "3m euros", "3m people"."""
        if self._lower(index + 1) in self._table.counted or self._is_money(index):
            return True
        unit = self._units.get(index + 1 + (self._lower(index + 1) in _HYPHENS))
        return unit is not None and (unit.term.code.isupper() or unit.term.one("broader") is not None)

    def _is_counted_money(self, index: int) -> bool:
        """Tell whether digits and a lone letter are an amount of money: "$3t", "3t euros"."""
        unit = self._units.get(index + 1)
        return self._is_money(index) or (unit is not None and is_currency(unit.term.code))
