"""Numbers of a body with their unit, bound and sign; comes after the tokens and the lexicon.

A number is digits or number words, multiplied ("1.8 trillion", "three hundred"), a fraction ("two fifths"), an
ordinal ("13th") or a verb that is a change by itself ("doubled"). Number words and multiples stand in
``rules/numbers.toml``, units and bound words in the vocabularies. Years and dates are left to the calendar.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from policykg.extraction.currency_signs import currency_before, is_currency
from policykg.extraction.digits import Core, Digits
from policykg.extraction.fraction_words import Fractions
from policykg.extraction.joined_numbers import joined
from policykg.extraction.lexicon import Mention
from policykg.extraction.multiples import Multiples
from policykg.extraction.number_bounds import NumberBounds
from policykg.extraction.number_words import number_words, openers, spelled, spelled_ordinal
from policykg.extraction.numerals import Number
from policykg.extraction.short_units import ShortUnits
from policykg.extraction.stretches import Stretches
from policykg.extraction.tokens import Token
from policykg.facts import Bound

__all__ = ["Number", "numbers_of"]

_SIGNS: Final = {"+": 1, "-": -1, "\u2212": -1, "\u2013": -1, "plus": 1, "minus": -1}
_BOUNDED: Final = frozenset({"plain", "fraction", "ratio", "times"})  # forms of numbers that a bound can follow
_MILLION: Final = 1_000_000
_KINDS_OF_DAYS: Final = frozenset({"working", "business", "trading", "calendar", "such"})
_HYPHENS: Final = frozenset("-\u2010\u2011")
_STRETCHES: Final = frozenset(
    ["month", "quarter", "year", "day", "week", "half-year", "hour", "minute", "second", "position", "decade"]
)


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
        self._count = len(tokens)
        self._table = number_words()
        self._bounds = NumberBounds(tokens, bounds)
        self._multiples = Multiples(tokens)
        self._fractions = Fractions(tokens)
        self._digits = Digits(tokens, units, self._multiples, self._fractions)
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
                if form == "plain" and last == index + 1 and self._lower(last) == "m":
                    value, last = value * _MILLION, last + 1  # "€120 m", which is no length
                named = self._units.get(last)
                if named is not None and is_currency(named.term.code) and self._lower(last) != "mark":
                    last, unit = named.last, named.term.code  # "$3 million Canadian dollars"
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
                    symbol = None if unit else currency_before(self._tokens, self._units, first, reached)
                    if symbol:
                        first, unit = symbol  # "EUR -2 billion"
            if not unit:
                last, unit, form, value = self._unit(first, last, form, value)
                if unit and not word:
                    self._short.learn(index, last, unit)
        first, bound = self._bounds.before(first, reached, form, unit)
        if form in _BOUNDED:
            if not word and self._lower(index + 1) == "+" and self._is_open(index):
                last, bound = max(last, index + 2), Bound.AT_LEAST
            after = self._bounds.behind(last)
            if after is not None:
                last, bound = after
        start, end = self._tokens[first].start, self._tokens[last - 1].end
        return Number(first, index, last, start, end, value, unit, bound, form, sign, word)

    def _is_open(self, index: int) -> bool:
        """Tell whether a plus stands close behind digits: "300+ firms", "3+ million euros"."""
        tokens = self._tokens
        if index + 2 >= self._count:
            return False
        return tokens[index].end == tokens[index + 1].start and tokens[index + 1].end < tokens[index + 2].start

    def _core(self, index: int) -> Core | None:
        """Return value, end, form, unit and whether it is written in letters."""
        token, table = self._tokens[index], self._table
        lower = token.lower
        if lower[0].isdigit():
            return self._digits.at(index, lower)
        if lower in table.changes and self._lower(index + 1) not in {"digit", "digits", "-"}:
            return table.changes[lower], index + 1, "change", "percent", True
        if lower == "half" and [self._lower(index + step) for step in (1, 3)] == ["as", "again"]:
            return Decimal(50), index + 4, "change", "percent", True
        if lower == "half" and [self._lower(index + step) for step in (1, 3)] == ["as", "as"]:
            return Decimal(-50), index + 1, "change", "percent", True
        if lower == "twice" and (self._lower(index + 1) in {"as", "that", "those"} or self._is_level(index + 1)):
            return Decimal(100), index + 1, "change", "percent", True
        if lower == "half" and self._is_level(index + 1):
            return Decimal(-50), index + 1, "change", "percent", True
        fraction = self._fractions.at(index) or self._fractions.one_in(index)
        if fraction:
            return fraction
        value = spelled(lower)
        if value is not None:
            return (*self._multiples.of(Decimal(value), index + 1, word=True), "plain", "", True)
        if lower in self._table.noughts and self._lower(index + 1) == "point":
            return (*self._multiples.of(Decimal(0), index + 1, word=True), "plain", "", True)
        ordinal = spelled_ordinal(lower)
        if ordinal is not None:
            return Decimal(ordinal), index + 1, "ordinal", "", True
        place, _, size = lower.partition("-")
        if size in table.superlatives and place in table.ordinals:
            return Decimal(table.ordinals[place]), index + 1, "superlative", "", True
        if lower in table.multiples and self._lower(index - 1) == "a":
            return (*self._multiples.of(table.multiples[lower], index + 1), "plain", "", True)
        return None

    def _is_level(self, index: int) -> bool:
        """Tell whether a former value follows, which something is half of: "half *those* of", "half *the level* of"."""
        if self._lower(index) in {"those", "that"}:
            return self._lower(index + 1) == "of"
        if self._lower(index) not in {"the", "its", "their"} or self._lower(index + 1) not in self._table.valued:
            return False
        return self._lower(index - 2) in self._table.likened

    def _unit(self, first: int, last: int, form: str, value: Decimal) -> tuple[int, str, str, Decimal]:
        """Read the unit after a number; return the new end, the unit, the form and the value."""
        index = last
        if self._lower(index) in _HYPHENS:
            index += 1
        elif self._lower(index) == "of" and self._lower(index + 1) in {"a", "one"}:
            index += 2
        if self._lower(index) == "times":
            return index + 1, "", "times", value
        if self._lower(index) == "fold" and index > last and form == "plain":
            return index + 1, "percent", "change", 100 * (value - 1)
        named = index < self._count and (self._tokens[index].text[0].isupper() or self._lower(index) == "euro")
        coin = index + named  # "two *Swiss* centimes"
        if (pence := self._table.hundredths.get(self._lower(coin))) and form == "plain":
            return coin + 1, pence, form, value / 100
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
        if self._lower(index) == "mark" and self._lower(first - 1) == "the":
            return last, "", form, value  # "passed *the one million mark*"
        if code == "EUR" and self._lower(mention.last) in _ZONES:
            return last, "", form, value  # "the 12 *Euro zone* countries"
        if code in {"hour", "minute", "day", "week"} and self._stretches.is_measured(first, last, mention.last, code):
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
        if code == "count" and self._lower(index) in {"set", "piece"}:
            return last, "", form, value  # "13 billion *set* aside"
        scale = self._table.converted.get(code)
        if scale is not None:
            return mention.last, scale[1], form, value * scale[0]
        return mention.last, code, form, value
