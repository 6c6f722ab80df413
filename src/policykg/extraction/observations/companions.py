"""Numbers spoken of in one breath: lists of values, amounts given again in another unit, and their units."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from policykg.extraction.items import Item
from policykg.extraction.numbers import Number
from policykg.extraction.observations.drafts import Draft, is_money, number_class, unit_class
from policykg.extraction.observations.leaders import leader
from policykg.extraction.observations.noun_phrases import NOTHING, right_phrase
from policykg.facts import Bound, Kind

RESTATED: Final = "other currency in brackets"
EARLIER: Final = "earlier value in brackets"
_BRACKET: Final = 3  # items of a bracket before its number: "(a year earlier: 3"
_HUNDRED: Final = 100
_THOUSAND: Final = 1000
_BESIDE: Final = frozenset({"from", "against", "compared", "after"})
_SETTING: Final = frozenset({"to", "from", "at", "against"})
_MARKS: Final = frozenset({",", ";", "and", "while", "but", "whereas"})
_OF_SO_MUCH: Final = frozenset({"of", "than", "worth"})
_MORE: Final = frozenset({"more", "fewer", "less", "higher", "lower"})
_JOINTS: Final = frozenset({",", ";", "and", "or", "while", "but"})
_CLAUSE_LEADERS: Final = frozenset({",", "and", "while", "but", "followed", "by", "with", "to", "at"})
_LEADERS: Final = frozenset({"from", "against", "compared with", "compared to"})
_TIMES: Final = frozenset({"minute", "hour", "day"})
_SMALL: Final = frozenset({"preposition", "conjunction", "determiner", "adverb", "pronoun"})
_FINITE: Final = frozenset(
    {"verb", "level", "rise", "fall", "auxiliary", "speech", "share", "relative", "subordinator"}
)
_NAMES: Final = frozenset({"name", "rate"})
_NEXT: Final = frozenset({";", ",", "/"})
_AGAIN: Final = (["("], ["or"], [",", "or"], ["(", "or"], [",", "equivalent", "to"], ["(", "equivalent", "to"])


def echoed_unit(items: list[Item], at: int, number: Number, made: Sequence[Draft]) -> str:
    """Return the unit that a number shares with a figure of its sentence, empty where it has its own or counts."""
    if number.unit or number.form != "plain" or not made:
        return ""
    last = made[-1]
    if last.unit == "percentage-point":  # "cut it 2 points *from 6-1/2*", where the rate was named before
        last = next((draft for draft in reversed(made) if draft.unit == "percent"), last)
    return last.number.unit if echoes(items, at, number, last) else ""


def echoes(items: list[Item], at: int, number: Number, previous: Draft) -> bool:
    """Tell whether a number leaves out the unit of the one before: "58 million barrels from 67 million"."""
    if number.unit or number.form != "plain":
        return False
    units = unit_class(previous.number)
    if units not in {"amount", "percent"}:
        return False
    after = items[at + 1] if at + 1 < len(items) else None
    lone = (
        after is None
        or after.kind != "word"
        or not after.lower[0].isalnum()
        or not after.classes.isdisjoint(("conjunction", "auxiliary"))
    )
    if units == "amount" and _is_difference(items, at, previous):
        return True
    if lone and at > _BRACKET and items[at - 1].lower == ":" and items[at - 3].lower == "(":
        return True  # "3 billion dollars (*2017: 2 billion*)"
    if after is not None and after.lower in {"a", "per"} and previous.number.unit.endswith("-per-day"):
        return (
            at + 2 < len(items) and items[at + 2].lower == "day"
        )  # "from 3 million barrels a day to *2 million a day*"
    if units == "percent":
        stated = previous.kind is not Kind.CHANGE or items[previous.at - 1].lower == "to"
        small = not number.word and number.value < _HUNDRED
        if not (lone and small):
            return False
        return (stated and leader(items, at) == "from") or _is_parallel(items, at, number, previous)
    if number.last == number.core + 1:
        written = not number.word and (number.value >= _THOUSAND or "." in str(number.value))
        ended = lone or (after is not None and "preposition" in after.classes and after.lower != "of")
        if ended and leader(items, at) in _BESIDE and (written or _is_of_its_size(number, previous)):
            return True
        return _is_repeated(items, at, number, previous) or (lone and _is_parallel(items, at, number, previous))
    if previous.number.unit in _TIMES and any(
        not item.classes.isdisjoint(_FINITE) for item in items[previous.at + 1 : at] if item.lower not in _LEADERS
    ):
        return False  # "calls fell to 24 billion minutes, while messages dropped to *10 billion*"
    led = items[at - 1].lower in _SETTING and after is not None and "preposition" in after.classes
    return lone or (led and after is not None and after.lower != "of")


def _is_difference(items: list[Item], at: int, previous: Draft) -> bool:
    """Tell whether a number is by how much the amount before differs: "389 hours of frost, *165 more than* in May"."""
    if at + 2 >= len(items) or items[at + 1].lower not in _MORE:
        return False
    following = items[at + 2].lower
    if not (following.startswith("than") or following == "." or following in _JOINTS):
        return False
    if items[at - 1].lower not in _JOINTS or items[previous.at - 1].lower in _OF_SO_MUCH:
        return False
    return all(item.number is None and item.classes.isdisjoint(_FINITE) for item in items[previous.at + 1 : at])


def _is_repeated(items: list[Item], at: int, number: Number, previous: Draft) -> bool:
    """Tell whether a figure stands as the one before did: "3,100 euros *in* the north *and 2,800 in* the south"."""
    if at + 1 >= len(items) or not _is_of_its_size(number, previous):
        return False
    here, there = items[at + 1], items[previous.at + 1]
    if items[at - 1].lower == ":" and previous.at == at - 2:
        return here.lower in {"in", "for", "at", "on"}  # "93 square metres: *66 in* flats and 138 in houses"
    if items[at - 1].lower not in _JOINTS:
        return False
    if any(item.number is not None for item in items[previous.at + 1 : at]):
        return False
    timed = here.kind == "period" and there.kind == "period"
    return timed or ("preposition" in here.classes and here.lower == there.lower and here.lower != "of")


def _is_of_its_size(number: Number, previous: Draft) -> bool:
    """Tell whether a number in digits is a level as large as the one before, up to two orders of magnitude."""
    if number.word or not number.value or not previous.value:
        return False
    if previous.kind is Kind.SHARE:
        return previous.unit == "percent" and number.value <= _HUNDRED
    return previous.kind is Kind.LEVEL and 1 / _HUNDRED <= abs(number.value / previous.value) <= _HUNDRED


def _is_parallel(items: list[Item], at: int, number: Number, previous: Draft) -> bool:
    """Tell whether a clause without a verb goes on with a figure of its like: "3,100 tonnes and *imports 2,400*".

    What is set beside is of one order of magnitude or two, has a name of its own before it, and no verb.
    """
    if not _is_of_its_size(number, previous):
        return False
    between = items[previous.at + 1 : at]
    mark = next((place for place, item in enumerate(between) if item.lower in _MARKS), None)
    if mark is None or any(item.number is not None for item in between):
        return False
    if len(between) > 1 and between[-2].lower in {"which", "who"}:
        between = between[:-2]  # "ahead of Denmark, *which bought 2,400*"
    clause = [item for item in between[mark + 1 :] if item.kind == "word" and item.lower not in _CLAUSE_LEADERS]
    named = any(item.lower[0].isalpha() and item.classes.isdisjoint(_SMALL) for item in clause)
    return named and all(item.classes.isdisjoint(_FINITE) or not item.classes.isdisjoint(_NAMES) for item in clause)


def other_currency(items: list[Item], at: int, previous: Draft | None) -> Draft | None:
    """Return the draft before a number that gives its amount again in another money: "(£3m; $4m)", "or $4m"."""
    here = items[at].number
    assert here is not None
    if previous is None or at == 0 or here.unit == previous.number.unit:
        return None
    if not is_money(here.unit) or not is_money(previous.number.unit):
        return None
    between = [item.lower for item in items[previous.at + 1 : at]]
    again = between in _AGAIN or (between == [","] and here.bound is Bound.ABOUT)
    return previous if again or (previous.rule == RESTATED and len(between) == 1 and between[0] in _NEXT) else None


def earlier_in_brackets(items: list[Item], at: int, made: Sequence[Draft]) -> Draft | None:
    """Return the draft whose own earlier value a bracket gives: "rose by 3 percent (*May 2018: 2 percent*)"."""
    if at < _BRACKET or items[at - 1].lower != ":" or items[at - 3].lower != "(":
        return None
    number = items[at].number
    if number is None or items[at - 2].kind not in {"period", "basis"}:
        return None
    return next((draft for draft in reversed(made) if number_class(draft.number) == number_class(number)), None)


def list_head(items: list[Item], at: int, previous: Draft | None) -> Draft | None:
    """Return the draft before a number that follows it directly in a list: "3, 4 and 5 percent"."""
    if previous is None or previous.kind is Kind.STREAK or previous.total is not None:
        return None
    after = items[at + 1] if at + 1 < len(items) else None
    if after is not None and not after.classes.isdisjoint(("above", "below", "upward", "downward")):
        return None
    if after is not None and after.lower == "of" and items[at - 1].lower == "or":
        return None  # "up 3 percent, or 20 percent of the total"
    joined, end = False, items[at].number
    ranged = previous.number.bound is Bound.EXACT or (end is not None and end.bound is Bound.AT_MOST)
    for item in items[previous.at + 1 : at]:
        if item.lower in {",", "and", "or"} or (
            item.lower in {"to", "-", "\u2013", "/"} and previous.bound is Bound.AT_LEAST and ranged
        ):
            joined = True
        elif not item.light or item.kind == "basis":
            return None
    number = items[at].number
    assert number is not None
    return (
        previous
        if joined
        and number_class(previous.number) == number_class(number)
        and (number.unit or not _noun_follows(items, at))
        else None
    )


def _noun_follows(items: list[Item], at: int) -> bool:
    return at + 1 < len(items) and right_phrase(items, at + 1) is not NOTHING
