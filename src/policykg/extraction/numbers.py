"""Numbers of a body with their unit, bound and sign; comes after the tokens and the lexicon.

A number is digits or number words, multiplied ("1.8 trillion", "three hundred"), a fraction ("two fifths"), an
ordinal ("13th") or a verb that is a change by itself ("doubled"). Number words and multiples stand in
``rules/numbers.toml``, units and bound words in the vocabularies. Years and dates are left to the calendar.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from policykg.extraction.currency_signs import currency_before
from policykg.extraction.fraction_words import Fractions
from policykg.extraction.joined_numbers import joined
from policykg.extraction.lexicon import Mention
from policykg.extraction.number_words import number_words, openers, spelled, spelled_ordinal
from policykg.extraction.numerals import Number
from policykg.extraction.short_units import ShortUnits
from policykg.extraction.stretches import Stretches
from policykg.extraction.tokens import Token
from policykg.facts import Bound

__all__ = ["Number", "numbers_of"]

_DIGITS: Final = re.compile(r"\d+(?:,\d\d)*(?:,\d{3})*(?:\.\d+)?")  # 4,400 and, in India, 1,20,000
_GLUED: Final = re.compile(r"(\d+(?:,\d\d)*(?:,\d{3})*(?:\.\d+)?)([a-z]+[23]?)")
_ORDINAL: Final = re.compile(r"(\d+)(?:st|nd|rd|th)")
_SIGNS: Final = {"+": 1, "-": -1, "\u2212": -1, "\u2013": -1, "plus": 1, "minus": -1}
_KINDS_OF_DAYS: Final = frozenset({"working", "business", "trading", "calendar", "such"})
_COMPARING: Final = frozenset({"above", "below", "more", "less", "fewer", "as"})
_QUOTES: Final = frozenset('"\u201d\u2019')
_HYPHENS: Final = frozenset("-\u2010\u2011")
_STRETCHES: Final = frozenset(
    ["month", "quarter", "year", "day", "week", "half-year", "hour", "minute", "second", "position", "decade"]
)
_BEHIND: Final = {
    "or": {"more": Bound.AT_LEAST, "above": Bound.AT_LEAST, "over": Bound.AT_LEAST, "so": Bound.ABOUT}
    | {"less": Bound.AT_MOST, "fewer": Bound.AT_MOST, "below": Bound.AT_MOST},
    "and": {"above": Bound.AT_LEAST},
    "-": {"odd": Bound.ABOUT, "plus": Bound.AT_LEAST},
    "at": {"least": Bound.AT_LEAST, "most": Bound.AT_MOST},
}
_HALF: Final = Decimal("0.5")
_THOUSAND: Final = 1000
_PENCE: Final = 240  # prices and dividends in pence lie below, the lines of a screen above ("480p")


def numbers_of(
    tokens: tuple[Token, ...],
    lowers: tuple[str, ...],
    words: frozenset[str],
    units: Mapping[int, Mention],
    bounds: Mapping[int, tuple[int, str, bool]],
) -> tuple[Number, ...]:
    """Return the numbers among the tokens, in the order of the text.

    Args:
        tokens: all tokens of a body.
        lowers: the same in lower case.
        words: the same, each once.
        units: the unit that begins at a token, the longest.
        bounds: for each token at which a bound phrase ends (exclusive), where it begins, its code, and whether it is
            a verb that is no part of the number (``exceeded``).
    """
    known = openers()
    finder = _Finder(tokens, units, bounds)
    found: list[Number] = []
    reached = 0
    opening = {lower for lower in words if lower in known or lower[0].isdigit()}
    for index in [index for index, lower in enumerate(lowers) if lower in opening]:
        if index < reached:
            continue
        number = finder.at(index, reached)
        if number is not None:
            found.append(number)
            reached = number.last
    return joined(found, tokens)


_ZONES: Final = frozenset({"zone", "area"})


class _Finder:
    """Reads one number at a token."""

    def __init__(
        self, tokens: tuple[Token, ...], units: Mapping[int, Mention], bounds: Mapping[int, tuple[int, str, bool]]
    ) -> None:
        self._tokens = tokens
        self._units = units
        self._bounds = bounds
        self._count = len(tokens)
        self._table = number_words()
        self._fractions = Fractions(tokens)
        self._stretches = Stretches(tokens)
        self._short = ShortUnits(tokens, self._table.multiples, self._table.scaled)

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
        if form not in {"ordinal", "superlative"}:
            symbol = currency_before(self._tokens, self._units, first, reached)
            if symbol:
                first, unit = symbol
            elif (
                first and self._tokens[first - 1].end == self._tokens[first].start and self._lower(first - 1).isalpha()
            ):
                return None  # a name: no money is called "Q40 million"
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
                last, unit, form, value = self._unit(first, last, form, value)
                if unit and not word:
                    self._short.learn(index, last, unit)
        bound = Bound.EXACT
        while (phrase := self._bounds.get(first)) and phrase[0] >= reached and form != "ordinal":
            if self._tokens[phrase[0]].lower == "some" and form == "change":
                break
            if self._lower(phrase[0]) == "up" and self._goes_up(phrase[0]):
                break  # "sped *up to* 3 percent"
            code = Bound(phrase[1])
            bound = code if bound is Bound.EXACT else bound
            if phrase[2] and self._lower(phrase[0]) not in _COMPARING:
                break
            first = phrase[0]
        if bound is Bound.EXACT and self._lower(first - 1) in _QUOTES and first - 1 > reached:
            quoted = self._bounds.get(first - 1)  # it had to raise "at least" 3 million euros
            if quoted is not None and (not quoted[2] or self._lower(quoted[0]) in _COMPARING):
                bound = Bound(quoted[1])
        if bound is Bound.EXACT and unit == "percent" and self._lower(first - 1) in {"a", "an"}:
            before = self._bounds.get(first - 1)
            if before is not None and not before[2] and before[0] >= reached:
                bound = Bound(before[1])  # "roughly a 3 percent rise"
        after = self._after_bound(last)
        if after is not None:
            last, bound = last + 2, after
        start, end = self._tokens[first].start, self._tokens[last - 1].end
        return Number(first, index, last, start, end, value, unit, bound, form, sign, word)

    def _goes_up(self, index: int) -> bool:
        """Tell whether "up" belongs to a verb: "sped *up* to 3 percent", "drove inflation *up* to 3 percent"."""
        if self._lower(index - 1) in self._table.going:
            return True
        return any(self._lower(before) in self._table.driving for before in range(index - 4, index - 1))

    def _after_bound(self, last: int) -> Bound | None:
        """Read what bounds a number from behind: "300 or more", "300-odd firms", "300 at most"."""
        joint = "-" if self._lower(last) in _HYPHENS else self._lower(last)
        return _BEHIND.get(joint, {}).get(self._lower(last + 1))

    def _core(self, index: int) -> tuple[Decimal, int, str, str, bool] | None:
        """Return value, end, form, unit and whether it is written in letters."""
        token, table = self._tokens[index], self._table
        lower = token.lower
        if lower[0].isdigit():
            return self._digits(index, lower)
        if lower in table.changes and self._lower(index + 1) not in {"digit", "digits", "-"}:
            return table.changes[lower], index + 1, "change", "percent", True
        if lower == "half" and [self._lower(index + step) for step in (1, 3)] == ["as", "again"]:
            return Decimal(50), index + 4, "change", "percent", True
        if lower == "half" and [self._lower(index + step) for step in (1, 3)] == ["as", "as"]:
            return Decimal(-50), index + 1, "change", "percent", True
        if lower == "twice" and self._lower(index + 1) in {"as", "that", "the"}:
            return Decimal(100), index + 1, "change", "percent", True
        fraction = self._fractions.at(index) or self._fractions.one_in(index)
        if fraction:
            return fraction
        value = spelled(lower)
        if value is not None:
            return (*self._multiplied(Decimal(value), index + 1), "plain", "", True)
        ordinal = spelled_ordinal(lower)
        if ordinal is not None:
            return Decimal(ordinal), index + 1, "ordinal", "", True
        place, _, size = lower.partition("-")
        if size in table.superlatives and place in table.ordinals:
            return Decimal(table.ordinals[place]), index + 1, "superlative", "", True
        if lower in table.multiples and self._lower(index - 1) == "a":
            return (*self._multiplied(table.multiples[lower], index + 1), "plain", "", True)
        return None

    def _digits(self, index: int, lower: str) -> tuple[Decimal, int, str, str, bool] | None:
        ordinal = _ORDINAL.fullmatch(lower)
        if ordinal:
            return Decimal(ordinal[1]), index + 1, "ordinal", "", False
        if _DIGITS.fullmatch(lower):
            value = Decimal(lower.replace(",", ""))
            mixed = self._fractions.mixed(index, value)
            if mixed is not None:
                return (*self._multiplied(*mixed), "plain", "", False)
            last = self._fractions.second_quoted(index) if self._lower(index + 1) == "/" else index + 1
            return (*self._multiplied(value, last), "plain", "", False)
        part = self._table.signs.get(lower[-1])
        if part is not None and lower[:-1].isdigit():
            return (*self._multiplied(Decimal(lower[:-1]) + part, index + 1), "plain", "", False)
        glued = _GLUED.fullmatch(lower)
        if glued is None:
            return self._hyphened(index, lower)
        value = Decimal(glued[1].replace(",", ""))
        word = self._table.glued.get(glued[2])
        if word is None:
            scale = self._table.scaled.get(self._tokens[index].text[len(glued[1]) :])
            return (value * scale[0], index + 1, "plain", scale[1], False) if scale else None
        if glued[2] == "p":
            return (value / 100, index + 1, "plain", word, False) if value < _PENCE else None
        if len(glued[2]) == 1 and glued[2] != "x" and not self._is_multiple(index):
            return None
        if word in self._table.multiples:
            return (*self._multiplied(value * self._table.multiples[word], index + 1), "plain", "", False)
        if word == "times":
            return value, index + 1, "times", "", False
        return value, index + 1, "plain", word, False

    def _hyphened(self, index: int, lower: str) -> tuple[Decimal, int, str, str, bool] | None:
        """Read "5th-largest", and an amount with a word behind a hyphen: "$3bn-worth of tea", "300m-plus"."""
        number, _, rest = lower.partition("-")
        ordinal = _ORDINAL.fullmatch(number)
        if ordinal is not None and rest in self._table.superlatives:
            return Decimal(ordinal[1]), index + 1, "superlative", "", False
        glued = _GLUED.fullmatch(number)
        multiple = self._table.multiples.get(self._table.glued.get(glued[2], "")) if glued is not None else None
        if glued is None or multiple is None or rest not in {"worth", "plus", "odd", "strong"}:
            return None
        return Decimal(glued[1].replace(",", "")) * multiple, index + 1, "plain", "", False

    def _is_multiple(self, index: int) -> bool:
        """Tell whether a lone letter behind digits multiplies, and is no metre: "$3m", "3m euros", "3m people"."""
        if self._lower(index + 1) in self._table.counted or currency_before(self._tokens, self._units, index, 0):
            return True
        unit = self._units.get(index + 1 + (self._lower(index + 1) in _HYPHENS))
        return unit is not None and (unit.term.code.isupper() or unit.term.one("broader") is not None)

    def _multiplied(self, value: Decimal, last: int) -> tuple[Decimal, int]:
        """Multiply with the multiples that follow: ``2.5 million``, ``100 thousand crore``."""
        table = self._table
        if self._is_and_a_half(last):
            value, last = value + (_HALF if value < _THOUSAND else value / 2), last + 3  # "two and a half million"
        while True:
            lower = self._lower(last)
            if lower in _HYPHENS and self._lower(last + 1) in table.multiples:
                last, lower = last + 1, self._lower(last + 1)
            if lower not in table.multiples:
                return value, last
            value, last = value * table.multiples[lower], last + 1
            if self._is_and_a_half(last) and table.multiples[lower] >= _THOUSAND:
                return value + table.multiples[lower] / 2, last + 3  # "a million and a half"
            following = spelled(self._lower(last + 1)) if self._lower(last) == "and" else None
            if following and value < 10000:
                value, last = value + following, last + 2

    def _is_and_a_half(self, index: int) -> bool:
        """Tell whether "and a half" stands at a token."""
        return self._lower(index) == "and" and self._lower(index + 1) == "a" and self._lower(index + 2) == "half"

    def _unit(self, first: int, last: int, form: str, value: Decimal) -> tuple[int, str, str, Decimal]:
        """Read the unit after a number; return the new end, the unit, the form and the value."""
        index = last
        if self._lower(index) in _HYPHENS:
            index += 1
        elif self._lower(index) == "of" and self._lower(index + 1) in {"a", "one"}:
            index += 2
        if self._lower(index) in {"times", "fold"} and (self._lower(index) != "fold" or index > last):
            return index + 1, "", "times", value
        if (pence := self._table.hundredths.get(self._lower(index))) and form == "plain":
            return index + 1, pence, form, value / 100
        if self._lower(index) in _KINDS_OF_DAYS and self._lower(index + 1) == "days":
            within = self._stretches.is_within(first) and not self._stretches.is_lasting(first)
            return (last, "", form, value) if within else (index + 2, "day", form, value)
        short = self._short.at(index, value) if form == "plain" else None
        if short is not None:
            return index + 1, short[1], form, value * short[0]
        mention = self._units.get(index)
        if mention is None:
            return last, "", form, value
        code = next((term.code for term in mention.terms if term.one("broader")), mention.term.code)
        if code == "EUR" and self._lower(mention.last) in _ZONES:
            return last, "", form, value  # "the 12 *Euro zone* countries"
        if code in {"hour", "minute", "day"} and self._stretches.is_measured(first, last, mention.last, code):
            return mention.last, code, form, value
        if code in {"hour", "minute", "day", "week", "month", "year"} and self._stretches.is_taken(
            first, last, mention.last, value
        ):
            return mention.last, code, form, value
        if code in _STRETCHES:
            return last, "", form, value
        if self._lower(index) == "index":
            return last, "", form, value
        if code == "index":  # "up 2.3 points"
            code = "percentage-point"
        scale = self._table.converted.get(code)
        if scale is not None:
            return mention.last, scale[1], form, value * scale[0]
        return mention.last, code, form, value
