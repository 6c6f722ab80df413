"""Numbers of a body with their unit, bound and sign; comes after the tokens and the lexicon.

A number is digits or number words, multiplied ("1.8 trillion", "three hundred"), a fraction ("two fifths"), an
ordinal ("13th") or a verb that is a change by itself ("doubled"). Number words and multiples stand in
``rules/numbers.toml``, units and bound words in the vocabularies. Years and dates are left to the calendar.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from importlib import resources
from typing import Any

from policykg.extraction.lexicon import Mention
from policykg.extraction.short_units import ShortUnits
from policykg.extraction.tokens import Token, lowers_of, parts
from policykg.facts import Bound

_DIGITS = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
_GLUED = re.compile(r"(\d+(?:,\d{3})*(?:\.\d+)?)([a-z]+)")
_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th)")
_SIGNS = {"+": 1, "-": -1, "\u2212": -1, "\u2013": -1, "plus": 1, "minus": -1}
_SYMBOLS = {
    "$": "USD",
    "\u20ac": "EUR",
    "\u00a3": "GBP",
    "\u00a5": "CNY",
    "\uffe5": "CNY",
    "\u20b9": "INR",
    "\u20a9": "KRW",
    "\u20bd": "RUB",
}
_HYPHENS = frozenset("-\u2010\u2011")
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Number:
    """A number of the text: tokens ``first`` to ``last`` (exclusive), characters ``start`` to ``end``.

    ``core`` is the token of its first digit or number word. ``unit`` is a code of the unit vocabulary, empty for a
    bare number. ``form`` is ``plain``, ``fraction``, ``times``, ``ordinal`` or ``change`` (doubled). ``sign`` is that
    of a sign written before it, else 0. ``word`` says that it is written in letters.
    """

    first: int
    core: int
    last: int
    start: int
    end: int
    value: Decimal
    unit: str = ""
    bound: Bound = Bound.EXACT
    form: str = "plain"
    sign: int = 0
    word: bool = False


@dataclass(frozen=True, slots=True)
class _Words:
    words: dict[str, int]
    ordinals: dict[str, int]
    parts: dict[str, int]
    multiples: dict[str, Decimal]
    changes: dict[str, Decimal]
    glued: dict[str, str]


@lru_cache(maxsize=1)
def _words() -> _Words:
    text = resources.files(__package__).joinpath("rules/numbers.toml").read_text(encoding="utf-8")
    table: dict[str, Any] = tomllib.loads(text)
    return _Words(
        words=table["words"],
        ordinals=table["ordinals"],
        parts=table["parts"],
        multiples={word: Decimal(value) for word, value in table["multiples"].items()},
        changes={word: Decimal(value) for word, value in table["changes"].items()},
        glued=table["glued"],
    )


@lru_cache(maxsize=1)
def _openers() -> frozenset[str]:
    """Return the lower-case words that can be or begin a number."""
    table = _words()
    tens = [word for word, value in table.words.items() if value >= 20 and value % 10 == 0]
    units = [word for word, value in {**table.words, **table.ordinals}.items() if value < 10]
    compound = [f"{ten}-{unit}" for ten in tens for unit in units]
    numerators = [f"{word}-{part}" for word in (*table.words, "a") for part in table.parts]
    return frozenset(
        [*table.words, *table.ordinals, *table.multiples, *table.changes, *compound, *numerators, *table.parts, "tens"]
    )


def numbers_of(
    tokens: Sequence[Token], units: Mapping[int, Mention], bounds: Mapping[int, tuple[int, str, bool]]
) -> tuple[Number, ...]:
    """Return the numbers among the tokens, in the order of the text.

    Args:
        tokens: all tokens of a body.
        units: the unit that begins at a token, the longest.
        bounds: for each token at which a bound phrase ends (exclusive), where it begins, its code, and whether it is
            a verb that is no part of the number (``exceeded``).
    """
    openers = _openers()
    finder = _Finder(tokens, units, bounds)
    found: list[Number] = []
    reached = 0
    lowers = lowers_of(tokens)
    opening = {lower for lower in set(lowers) if lower in openers or lower[0].isdigit()}
    for index in [index for index, lower in enumerate(lowers) if lower in opening]:
        if index < reached:
            continue
        number = finder.at(index, reached)
        if number is not None:
            found.append(number)
            reached = number.last
    return tuple(_ranges(_share_units(found, tokens), tokens))


def _ranges(found: list[Number], tokens: Sequence[Token]) -> list[Number]:
    """Bound the ends of "between 5 and 6 percent" and "5 to 6 percent"."""
    for index in range(len(found) - 1):
        low, high = found[index], found[index + 1]
        if low.last != high.first - 1 or low.unit != high.unit or not low.value < high.value <= 3 * low.value:
            continue
        joint = tokens[low.last].lower
        before = tokens[low.first - 1].lower if low.first else ""
        if {low.form, high.form} != {"plain"} or {low.bound, high.bound} - {Bound.EXACT, Bound.ABOUT}:
            continue
        if (joint == "and" and before == "between") or (
            joint in {"to", "-", "\u2013"} and before != "from" and low.unit
        ):
            first = low.first - (before == "between")
            found[index] = replace(low, first=first, start=tokens[low.first].start, bound=Bound.AT_LEAST)
            found[index + 1] = replace(high, bound=Bound.AT_MOST)
    return found


def _share_units(found: list[Number], tokens: Sequence[Token]) -> list[Number]:
    """Give "3.8 and 3.1 percentage points" one unit, and "between 5 and 6 million" one multiple."""
    for index in range(len(found) - 2, -1, -1):
        number, following = found[index], found[index + 1]
        joined = number.last == following.first - 1 and tokens[number.last].lower in {"and", "or", "to", "-", "\u2013"}
        if not joined or number.unit or not following.unit or number.form != "plain" or following.form != "plain":
            continue
        if number.value == int(number.value) and _YEAR.fullmatch(tokens[number.core].text):
            continue
        last = tokens[following.core + 1].lower if following.core + 1 < len(tokens) else ""
        multiple = _words().multiples.get(last)
        bare = number.last == number.core + 1
        value = (
            number.value * multiple
            if multiple and bare and number.value <= following.value / multiple
            else number.value
        )
        found[index] = replace(number, unit=following.unit, value=value)
    return found


class _Finder:
    """Reads one number at a token."""

    def __init__(
        self, tokens: Sequence[Token], units: Mapping[int, Mention], bounds: Mapping[int, tuple[int, str, bool]]
    ) -> None:
        self._tokens = tokens
        self._units = units
        self._bounds = bounds
        self._count = len(tokens)
        self._table = _words()
        self._short = ShortUnits(tokens, self._table.multiples)

    def _lower(self, index: int) -> str:
        return self._tokens[index].lower if 0 <= index < self._count else ""

    def at(self, index: int, reached: int) -> Number | None:
        """Return the number whose first digit or word is the token, with what stands before and after it."""
        core = self._core(index)
        if core is None:
            return None
        value, last, form, unit, word = core
        first, sign = index, 0
        if self._lower(first - 1) == "a" and form in {"fraction", "plain"} and word:
            first -= 1
        if form != "ordinal":
            symbol = self._symbol(first, reached)
            if symbol:
                first, unit = symbol
            if first - 1 >= reached and self._lower(first - 1) in _SIGNS:
                dash = self._lower(first - 1)
                adjacent = self._tokens[first - 1].end == self._tokens[first].start
                apart = (
                    first < 2
                    or self._tokens[first - 2].end < self._tokens[first - 1].start
                    or self._lower(first - 2) in {"(", "by"}
                )
                if len(dash) > 1 or (adjacent and apart):
                    first, sign = first - 1, _SIGNS[dash]
            if not unit:
                last, unit, form, value = self._unit(last, form, value)
                if unit and not word:
                    self._short.learn(index, last, unit)
        bound = Bound.EXACT
        while (phrase := self._bounds.get(first)) and phrase[0] >= reached and form != "ordinal":
            if self._tokens[phrase[0]].lower == "some" and form == "change":
                break
            code = Bound(phrase[1])
            bound = code if bound is Bound.EXACT else bound
            if phrase[2] and self._tokens[phrase[0]].lower not in {"above", "below", "more", "less", "fewer"}:
                break
            first = phrase[0]
        if self._lower(last) in {"or", "and"} and (after := self._after_bound(last)):
            last, bound = last + 2, after
        start, end = self._tokens[first].start, self._tokens[last - 1].end
        return Number(first, index, last, start, end, value, unit, bound, form, sign, word)

    def _after_bound(self, last: int) -> Bound | None:
        """Read "or more", "or so", "or less" after a number."""
        code = {
            "more": Bound.AT_LEAST,
            "above": Bound.AT_LEAST,
            "over": Bound.AT_LEAST,
            "so": Bound.ABOUT,
            "less": Bound.AT_MOST,
            "fewer": Bound.AT_MOST,
            "below": Bound.AT_MOST,
        }.get(self._lower(last + 1))
        return (
            code if self._lower(last) == "or" or (code is Bound.AT_LEAST and self._lower(last + 1) == "above") else None
        )

    def _core(self, index: int) -> tuple[Decimal, int, str, str, bool] | None:
        """Return value, end, form, unit and whether it is written in letters."""
        token, table = self._tokens[index], self._table
        lower = token.lower
        if lower[0].isdigit():
            return self._digits(index, lower)
        if lower in table.changes:
            return table.changes[lower], index + 1, "change", "percent", True
        fraction = self._fraction(index)
        if fraction:
            return fraction
        value = self._spelled(lower)
        if value is not None:
            return (*self._multiplied(Decimal(value), index + 1), "plain", "", True)
        ordinal = self._spelled_ordinal(lower)
        if ordinal is not None:
            return Decimal(ordinal), index + 1, "ordinal", "", True
        if lower in table.multiples and self._lower(index - 1) == "a":
            return (*self._multiplied(table.multiples[lower], index + 1), "plain", "", True)
        return None

    def _digits(self, index: int, lower: str) -> tuple[Decimal, int, str, str, bool] | None:
        ordinal = _ORDINAL.fullmatch(lower)
        if ordinal:
            return Decimal(ordinal[1]), index + 1, "ordinal", "", False
        if _DIGITS.fullmatch(lower):
            value = Decimal(lower.replace(",", ""))
            return (*self._multiplied(value, index + 1), "plain", "", False)
        glued = _GLUED.fullmatch(lower)
        word = self._table.glued.get(glued[2]) if glued else None
        if (
            glued is None
            or word is None
            or (len(glued[2]) == 1 and self._lower(index - 1) not in _SYMBOLS and glued[2] != "x")
        ):
            return None
        value = Decimal(glued[1].replace(",", ""))
        if word in self._table.multiples:
            return (*self._multiplied(value * self._table.multiples[word], index + 1), "plain", "", False)
        if word == "times":
            return value, index + 1, "times", "", False
        unit = {"basis points": "basis point", "percent": "percent"}.get(word, word)
        return value, index + 1, "plain", unit, False

    def _multiplied(self, value: Decimal, last: int) -> tuple[Decimal, int]:
        """Multiply with the multiples that follow: ``2.5 million``, ``100 thousand crore``."""
        table = self._table
        while True:
            lower = self._lower(last)
            if lower in _HYPHENS and self._lower(last + 1) in table.multiples:
                last, lower = last + 1, self._lower(last + 1)
            if lower not in table.multiples:
                return value, last
            value, last = value * table.multiples[lower], last + 1
            following = self._spelled(self._lower(last + 1)) if self._lower(last) == "and" else None
            if following and value < 10000:
                value, last = value + following, last + 2

    def _spelled(self, lower: str) -> int | None:
        """Return the value of a number word: ``seven``, ``twenty-seven``."""
        words = self._table.words
        if lower in words:
            return words[lower]
        pieces = parts(lower)
        if len(pieces) == 2 and words.get(pieces[0], 0) >= 20 and 0 < words.get(pieces[1], 0) < 10:
            return words[pieces[0]] + words[pieces[1]]
        return None

    def _spelled_ordinal(self, lower: str) -> int | None:
        ordinals = self._table.ordinals
        if lower in ordinals:
            return ordinals[lower]
        pieces = parts(lower)
        if len(pieces) == 2 and self._table.words.get(pieces[0], 0) >= 20 and 0 < ordinals.get(pieces[1], 0) < 10:
            return self._table.words[pieces[0]] + ordinals[pieces[1]]
        return None

    def _fraction(self, index: int) -> tuple[Decimal, int, str, str, bool] | None:
        """Read ``a third``, ``two-fifths``, ``three quarters`` and ``half`` as percent."""
        lower, table = self._lower(index), self._table
        pieces = parts(lower)
        numerator, last, part = None, index + 1, ""
        if len(pieces) == 2 and pieces[1] in table.parts and (pieces[0] in table.words or pieces[0] == "a"):
            numerator, part = table.words.get(pieces[0], 1), pieces[1]
        elif lower in table.words and self._lower(index + 1) in table.parts:
            numerator, part, last = table.words[lower], self._lower(index + 1), index + 2
        elif lower in table.parts and (self._lower(index - 1) == "a" or lower == "half"):
            numerator, part = 1, lower
        if numerator is None or numerator >= table.parts[part]:
            return None
        points = last + 1 if self._lower(last) == "of" else last
        if self._lower(points) in {"a", "percentage"} and (unit := self._points(points)):
            return Decimal(numerator) / Decimal(table.parts[part]), unit, "plain", "percentage-point", True
        following = self._lower(last)
        if part in {"quarter", "quarters"} and (
            (following in {"of", "earlier", "ago"} and self._lower(last + 1).isdigit())
            or following in {"earlier", "ago", "before", "later"}
        ):
            return None
        if lower == "half" and (
            following not in {"of", "the", "a", "its", "their", "all"}
            or self._lower(index - 1) in {"first", "second", "the"}
        ):
            return None
        if following in {"month", "months", "quarter", "year", "years", "consecutive", "straight", "hour", "hours"}:
            return None
        if lower == "half" and following == "a" and self._lower(last + 1) in self._table.multiples:
            value = self._table.multiples[self._lower(last + 1)] / 2
            return value, last + 2, "plain", "", True
        value = (Decimal(numerator) * 100 / Decimal(table.parts[part])).quantize(Decimal("0.001")).normalize()
        return value, last, "fraction", "percent", True

    def _points(self, index: int) -> int | None:
        """Return where "a percentage point" or "a point" ends, None where something else stands."""
        index += self._lower(index) == "a"
        index += self._lower(index) == "percentage"
        return index + 1 if self._lower(index) in {"point", "points"} else None

    def _symbol(self, first: int, reached: int) -> tuple[int, str] | None:
        """Read the currency before a number: ``$``, ``US$``, ``RMB``, ``Rs``."""
        before = first - 1
        if before < reached:
            return None
        text = self._tokens[before].text
        if text in _SYMBOLS:
            country = self._tokens[before - 1].text.rstrip(".") if before > reached else ""
            if text == "$" and self._tokens[before - 1].end == self._tokens[before].start and country.isupper():
                code = {
                    "US": "USD",
                    "R": "BRL",
                    "A": "AUD",
                    "C": "CAD",
                    "HK": "HKD",
                    "S": "SGD",
                    "NZ": "NZD",
                    "NT": "TWD",
                }.get(country)
                return (before - 1, code) if code else (before, "USD")
            return before, _SYMBOLS[text]
        if text == "." and self._lower(before - 1) == "rs":
            return before - 1, "INR"
        if not text[0].isupper():
            return None
        mention = self._units.get(before)
        if mention and mention.last == first and len(mention.term.code) == 3 and mention.term.code.isupper():
            return before, mention.term.code
        return None

    def _unit(self, last: int, form: str, value: Decimal) -> tuple[int, str, str, Decimal]:
        """Read the unit after a number; return the new end, the unit, the form and the value."""
        index = last
        if self._lower(index) in _HYPHENS:
            index += 1
        elif self._lower(index) == "of" and self._lower(index + 1) in {"a", "one"}:
            index += 2
        if self._lower(index) in {"times", "fold"} and (self._lower(index) != "fold" or index > last):
            return index + 1, "", "times", value
        short = self._short.at(index) if form == "plain" else None
        if short is not None:
            return index + 1, short[1], form, value * short[0]
        mention = self._units.get(index)
        if mention is None:
            return last, "", form, value
        code = next((term.code for term in mention.terms if term.one("broader")), mention.term.code)
        if code in {"month", "quarter", "year", "day", "week", "half-year", "hour", "minute", "second"}:
            return last, "", form, value
        if self._lower(index) == "index":
            return last, "", form, value
        if code == "index":  # "up 2.3 points"
            code = "percentage-point"
        return mention.last, code, form, value
