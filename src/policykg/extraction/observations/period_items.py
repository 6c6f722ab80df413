"""Which period expressions of a sentence can date a figure, and not only a statement or a level it is held against."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from policykg.extraction.items import POSSESSED, Item
from policykg.extraction.observations.leaders import leader
from policykg.extraction.observations.vocables import time_words
from policykg.extraction.periods import Shape

STRETCHES: Final = frozenset({Shape.MONTH, Shape.QUARTER, Shape.SPAN, Shape.YEAR})
_EVENTS: Final = frozenset({Shape.DAY, Shape.WEEKDAY})
_NO_NOUN: Final = frozenset(
    {"preposition", "determiner", "relative", "conjunction", "auxiliary", "possessive", "speech"}
)
_TWO_ENDED: Final = frozenset(
    {"days across months", "days to a day", "months from to", "months to a month", "years from to"}
)


def dates(items: Sequence[Item], index: int) -> bool:
    """Tell whether a period item can be the time of a figure."""
    return _usable(items, index) and not _is_compared(items, index)


def _usable(items: Sequence[Item], index: int) -> bool:
    """Tell whether a period item can be the time of a figure, not only of a statement."""
    item = items[index]
    period = item.period
    if item.kind != "period" or period is None or period.period is None or item.lower == POSSESSED:
        return False
    if period.shape is Shape.NOW and item.lower == "from":
        return False
    if item.lower.endswith("on") and period.shape in STRETCHES:
        return False
    if index and "speech" in items[index - 1].classes and item.lower in {"in", "on", ""}:
        return period.shape is Shape.MONTH and period.yearless and _belongs_to_next(items, index)
    if period.shape in _EVENTS and item.lower not in time_words("at_a_day"):
        if item.lower not in {"on", ""}:
            return False
        return not _beside_saying(items, index)
    if item.lower == "of" and index and items[index - 1].kind == "number":
        return False  # "up in six of the last seven months"
    looking_back = item.lower == "since" or period.rule == "past years"
    if looking_back and not _opens_stretch(items, index):
        return False
    return period.shape not in {Shape.BEFORE, Shape.UNKNOWN}


def _opens_clause(items: Sequence[Item], index: int) -> bool:
    """Tell whether a period begins the subject of a clause: "*The June* figure was revised"."""
    first = index - (index > 0 and items[index - 1].lower in {"the", "its", "their"})
    return first == 0 or items[first - 1].lower in {",", ";", ":", "and", "but", "while"}


def _belongs_to_next(items: Sequence[Item], index: int) -> bool:
    """Tell whether a month belongs to the noun behind it: "the ministry reported *January orders* fell"."""
    if items[index].lower or index + 1 >= len(items):
        return False
    following = items[index + 1]
    return following.kind == "word" and following.lower[0].isalpha() and following.classes.isdisjoint(_NO_NOUN)


def _opens_stretch(items: Sequence[Item], index: int) -> bool:
    """Tell whether "since" dates the figures of a clause, not a record: "the sharpest rise since May" dates nothing."""
    for item in reversed(items[max(0, index - 10) : index]):
        if item.lower in {",", ";", ":", "-", "("} or item.kind == "number":
            return True
        if item.lower.endswith("est") or item.lower in time_words("of_record"):
            return False
    return True


def _is_compared(items: Sequence[Item], index: int) -> bool:
    """Tell whether a period stands in a comparison: "above the level of May", "from 4 million in 2019"."""
    following = [item.lower for item in items[index + 1 : index + 4]]
    subject = items[index].lower == "" and following[:1] not in (["as"], ["="]) and _opens_clause(items, index)
    led = items[index].lower in {"in", "during", "for"} or subject
    if following and following[0] in time_words("named_level") and following != ["as", "a", "whole"] and not led:
        return True
    if _counts_from(items, index):
        return True
    position, words = index - 1, 0
    while position >= 0 and words < 9:
        item = items[position]
        if item.lower in {",", ";", ":"}:
            return False
        if item.kind == "number":
            return leader(items, position) != ""
        if item.lower == "since":
            return False
        if item.lower in time_words("comparator"):
            return True
        if "preposition" in item.classes and not item.classes.isdisjoint(("above", "below")):
            return True
        if (
            item.lower in time_words("mark")
            and items[index].lower != "by"
            and (words == 0 or (words <= 3 and _only_leads(items, position + 1, index)))
        ):
            return True
        if (
            item.kind == "word"
            and not item.classes.isdisjoint(("level", "share", "auxiliary"))
            and ("name" not in item.classes)
        ):
            return False
        words += 1
        position -= 1
    return False


def _only_leads(items: Sequence[Item], first: int, last: int) -> bool:
    """Tell whether nothing but a season leads from a word to a period: "from their peak *in the spring of* 2017"."""
    return all(
        item.lower in time_words("season") or not item.classes.isdisjoint(("preposition", "determiner"))
        for item in items[first:last]
    )


def _counts_from(items: Sequence[Item], index: int) -> bool:
    """Tell whether a period right behind a number is where a movement began: "quickened by 2 points *from May*"."""
    period = items[index].period
    return (
        items[index].lower == "from"
        and index > 0
        and items[index - 1].kind == "number"
        and period is not None
        and period.rule not in _TWO_ENDED
    )


def _beside_saying(items: Sequence[Item], index: int) -> bool:
    """Tell whether a day is that of an announcement: a verb of saying in the same stretch, or a dateline."""
    position = index - 1
    while position >= 0 and items[position].kind != "number" and items[position].lower not in {",", ";", ":"}:
        if "speech" in items[position].classes or (
            "verb" in items[position].classes and "name" not in items[position].classes
        ):
            return "speech" in items[position].classes or items[position].lower in {"launched", "held", "issued"}
        position -= 1
    position = index + 1
    while position < len(items) and position < index + 8 and items[position].lower not in {";", ":"}:
        if "speech" in items[position].classes:
            return True
        position += 1
    return index < 4 and not items[index].lower
