"""The units that a number shares with a figure of its sentence: "3,100 euros in the north *and 2,800* in the south".

The figure that is set beside another, its clause's like, or a part of it leaves out the unit, often the multiple too:
"512 million litres, against *488* a year earlier". Comes before ``frames``, which asks before it chooses a rule.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from typing import Final

from policykg.extraction.items import Item
from policykg.extraction.numbers import Number
from policykg.extraction.observations.drafts import Draft, is_money, unit_class
from policykg.extraction.observations.leaders import leader
from policykg.extraction.observations.set_beside import (
    FINITE,
    comes_from,
    is_difference,
    is_done_too,
    is_ended,
    is_lone,
    is_of_balance,
    is_of_its_size,
    is_of_other,
    is_of_told,
    is_parallel,
    is_part,
    is_reached,
    is_recorded,
    is_repeated,
    is_told_again,
    is_wanted,
    subject_of_copula,
)
from policykg.extraction.observations.vocables import figure_words
from policykg.facts import Kind

_BRACKET: Final = 3  # items of a bracket before its number: "(a year earlier: 3"
_HUNDRED: Final = 100
_THOUSAND: Final = 1000
_TAKERS: Final = frozenset({"it", "he", "she", "they", "we"})
_CENT: Final = Decimal("0.01")
_ALIKE: Final = 5  # times what a movement came from that it can have led to
_NEAR: Final = 20  # times the figure before that a number can be whose multiple is left out
_BESIDE: Final = frozenset({"from", "against", "compared", "after", "versus", "than", "following"})
_HELD_AGAINST: Final = frozenset({"against", "compared", "versus"})
_SETTING: Final = frozenset({"to", "from", "at", "against"})
_LEADERS: Final = frozenset({"from", "against", "compared with", "compared to"})
_TIMES: Final = figure_words("time_unit")


def with_shared_unit(
    items: list[Item], at: int, number: Number, made: Sequence[Draft], lowers: Sequence[str]
) -> Number:
    """Return a number with the unit that it shares with a figure of its sentence; as it is where it has none to share.

    Args:
        items: the items of the sentence.
        at: the number.
        number: the number of that item.
        made: the figures before it.
        lowers: the words of the article.
    """
    if number.unit or number.form != "plain" or not made:
        return number
    if number.last > number.core + 1 and is_of_balance(items, at):
        return _in_money(number, made)
    last = made[-1]
    if last.unit == "percentage-point":  # "cut it 2 points *from 6-1/2*", where the rate was named before
        last = next((draft for draft in reversed(made) if draft.unit == "percent"), last)
    scaled = _scaled(number, last.number, lowers)
    if unit_class(last.number) == "bare":  # "29.7 million people; a year before *they were 33.1*"
        counted = scaled.value != number.value and last.kind is Kind.LEVEL
        return scaled if counted and _is_linked(items, at, scaled, last) else number
    if not echoes(items, at, scaled, last):
        return number
    return replace(scaled, unit=last.number.unit)


def _in_money(number: Number, made: Sequence[Draft]) -> Number:
    """Return a number in the currency of the last amount: "a 3 million euro deficit, after *a 2 million* one"."""
    unit = next((draft.number.unit for draft in reversed(made) if is_money(draft.number.unit)), "")
    return replace(number, unit=unit) if unit else number


def _is_linked(items: list[Item], at: int, number: Number, previous: Draft) -> bool:
    """Tell whether a number is what the one before was at another time, or where it moved to."""
    if not is_ended(items, at):
        return False
    if is_reached(items, at, previous) or is_told_again(items, at, number, previous):
        return True
    return leader(items, at) in _BESIDE or is_repeated(items, at, number, previous)


def _scaled(number: Number, known: Number, lowers: Sequence[str]) -> Number:
    """Give a number the multiple of the figure before where it left that out: "512 million litres, against *488*"."""
    if number.word or number.last != number.core + 1 or known.word:
        return number
    if unit_class(known) not in {"amount", "bare"} or not number.value:
        return number
    try:
        written = Decimal(lowers[known.core].replace(",", ""))
    except InvalidOperation:
        return number
    scale = known.value / written if written else Decimal(1)
    if scale < _THOUSAND and scale != _CENT:
        return number
    value = number.value * scale
    if number.value >= _THOUSAND or not known.value / _NEAR <= value <= known.value * _NEAR:
        return number
    return replace(number, value=value)


def echoes(items: list[Item], at: int, number: Number, previous: Draft) -> bool:
    """Tell whether a number leaves out the unit of the one before: "58 million barrels from 67 million"."""
    if number.unit or number.form != "plain":
        return False
    units = unit_class(previous.number)
    if units not in {"amount", "percent"}:
        return False
    after = items[at + 1] if at + 1 < len(items) else None
    lone, ended = is_lone(items, at), is_ended(items, at)
    if units == "amount" and is_difference(items, at, previous):
        return True
    if lone and at > _BRACKET and items[at - 1].lower == ":" and items[at - 3].lower == "(":
        return True  # "3 billion dollars (*2017: 2 billion*)"
    if after is not None and after.lower in {"a", "per"} and previous.number.unit.endswith("-per-day"):
        return (
            at + 2 < len(items) and items[at + 2].lower == "day"
        )  # "from 3 million barrels a day to *2 million a day*"
    if units == "percent":
        return _echoes_percent(items, at, number, previous, lone=lone, ended=ended)
    if ended and (is_reached(items, at, previous) or is_told_again(items, at, number, previous)):
        if previous.kind is Kind.CHANGE:
            return True  # "went up five euros *to 35*"
        return is_of_its_size(number, previous) or (number.word and previous.number.unit in _TIMES)
    if (ended or (after is not None and "verb" in after.classes)) and is_part(items, at, number, previous):
        return True
    if is_of_other(items, at, number, previous) or is_done_too(items, at, number, previous):
        return True
    if number.last == number.core + 1:
        written = not number.word and (number.value >= _THOUSAND or "." in str(number.value))
        if (
            (ended or is_recorded(items, at))
            and leader(items, at) in _BESIDE
            and (written or is_of_its_size(number, previous))
        ):
            return True
        return is_repeated(items, at, number, previous) or (lone and is_parallel(items, at, number, previous))
    if previous.number.unit in _TIMES and any(
        not item.classes.isdisjoint(FINITE) for item in items[previous.at + 1 : at] if item.lower not in _LEADERS
    ):
        return False  # "calls fell to 24 billion minutes, while messages dropped to *10 billion*"
    led = items[at - 1].lower in _SETTING and after is not None and "preposition" in after.classes
    return lone or (led and after is not None and after.lower != "of")


def _echoes_percent(items: list[Item], at: int, number: Number, previous: Draft, *, lone: bool, ended: bool) -> bool:
    """Tell whether a number is a percentage as the one before: "4.6 percent in June, compared with *5.0* in May"."""
    if number.value >= _HUNDRED:
        return False
    if number.word:  # "to six percent *from about nine*", "from seven percent *to about six*"
        back = items[at - 1].lower == "from" and items[previous.at - 1].lower == "to"
        return is_lone(items, at) and (back or is_reached(items, at, previous))
    if ended and is_reached(items, at, previous):
        return True
    led = leader(items, at) if lone or is_recorded(items, at) else ""
    if led in _HELD_AGAINST or (led == "than" and items[at - 1].lower == "the"):
        return True
    stated = previous.kind is not Kind.CHANGE or items[previous.at - 1].lower == "to"
    if led == "from" and (stated or comes_from(items, at)):
        return True
    arrived = ended and items[at - 1].lower == "to"  # "the net margin *to 3.9* from 4.4"
    if (lone or arrived) and is_parallel(items, at, number, previous):
        return True
    return ended and (is_repeated(items, at, number, previous) or is_told_again(items, at, number, previous))


def with_told_unit(
    items: list[Item], at: int, number: Number, before: Sequence[Draft], lowers: Sequence[str]
) -> Number:
    """Return a number with the unit of what the sentence before measured: "used 512 litres. A year ago *it was 488*".

    Args:
        items: the items of the sentence, of which this is the first figure.
        at: the number.
        number: the number of that item.
        before: the figures of the sentence before.
        lowers: the words of the article.
    """
    if number.unit or number.form != "plain" or at < 2 or not before:
        return number
    if number.last > number.core + 1 and is_of_balance(items, at):
        return _in_money(number, before)
    if not is_ended(items, at):
        return number
    told = next((draft for draft in reversed(before) if draft.unit == "percent" or draft.kind is Kind.LEVEL), None)
    if told is None:
        return number
    taken = is_money(told.number.unit) and number.last > number.core + 1 and items[0].lower in _TAKERS
    if not (taken or is_wanted(items, at) or is_of_told(items, subject_of_copula(items, at, -1), told.number.unit)):
        return number  # "asked for 90 million pounds. *It got 74 million*"
    scaled = _scaled(number, told.number, lowers)
    units = unit_class(told.number)
    if units == "percent":
        same = not number.word and number.value < _HUNDRED
    else:
        same = units == "amount" and is_of_its_size(scaled, told)
    return replace(scaled, unit=told.number.unit) if same else number


def of_pair(items: list[Item], at: int, number: Number, lowers: Sequence[str]) -> Number:
    """Give a number the unit that only the second of two has: "was *2 and 3 percentage points* higher"."""
    if number.unit or number.form != "plain" or number.word or at + 3 >= len(items):
        return number
    if items[at + 1].lower == "from" and items[at - 1].lower == "to":
        return _of_origin(items[at + 2].number, number, lowers)
    if items[at + 1].lower != "and":
        return number
    other, following = items[at + 2].number, items[at + 3]
    paired = other is not None and other.unit == "percentage-point" and other.value < 100 and number.value < 100
    compared = not following.classes.isdisjoint(("above", "below"))
    return replace(number, unit="percentage-point") if paired and compared else number


def _of_origin(origin: Number | None, number: Number, lowers: Sequence[str]) -> Number:
    """Give what a movement led to the unit of what it came from: "fell *to 3.4* from 3.6 percent"."""
    if origin is None or unit_class(origin) not in {"amount", "percent"} or not origin.value:
        return number
    scaled = _scaled(number, origin, lowers)
    alike = origin.value / _ALIKE <= scaled.value <= origin.value * _ALIKE
    return replace(scaled, unit=origin.unit) if alike else number
