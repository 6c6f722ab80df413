"""Relative clauses that two commas set off from the clause around them: each has times and figures of its own.

``wording`` records them once for a sentence; what looks for the period of a figure passes over those it is not in.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from policykg.extraction.inflection import past_forms
from policykg.extraction.items import Item
from policykg.extraction.observations.vocables import time_words
from policykg.extraction.periods import Shape

_ASIDE: Final = 9  # items of ", in force since the beginning of May,"
_PUBLISHED: Final = 16  # items of ", made public on Friday by the office of statistics,"
_FINITE: Final = frozenset({"rise", "fall", "level", "auxiliary", "verb", "share", "future"})
_DAYS: Final = frozenset({Shape.DAY, Shape.WEEKDAY, Shape.NOW})
_COVERED: Final = frozenset({Shape.MONTH, Shape.QUARTER, Shape.SPAN, Shape.YEAR})  # what figures that come out cover
_SHORTEST: Final = 2  # items of "which fell,"


def set_off(items: list[Item], places: Mapping[str, int]) -> tuple[tuple[int, int], ...]:
    """Return where each relative clause opens and closes: "the rate*, which was 3 percent in May,* rose"."""
    index = places.get(",", len(items))
    found: list[tuple[int, int]] = []
    while index < len(items) - _SHORTEST - 1:
        opened = items[index].lower == "," and _is_relative(items, index + 1)
        closing = _closing(items, index + 1) if opened else None
        if closing is None and not opened and items[index].lower == ",":
            closing = _closing_aside(items, index) or _closing_publication(items, index)
        if closing is not None:
            found.append((index, closing))
        index = closing if closing is not None else index + 1
    return tuple(found)


def _is_relative(items: list[Item], index: int) -> bool:
    """Tell whether a relative clause begins at an item: "which", "of which"."""
    first = index + ("preposition" in items[index].classes)
    return "relative" in items[first].classes and items[first].lower != "that"


def _closing(items: list[Item], first: int) -> int | None:
    """Return the comma that closes a relative clause, None where the sentence ends with it."""
    first += "preposition" in items[first].classes
    if items[first + 1].lower == ",":  # "which, the bank said, fell"
        first = next((index for index in range(first + 2, len(items)) if items[index].lower == ","), len(items))
    for index in range(first + 1, len(items) - 1):
        item = items[index]
        if item.lower in {";", ":"} or item.lower in time_words("taking_place"):
            return None
        if item.lower == "," and index >= first + _SHORTEST and _goes_on(items, index + 1):
            return index
    return None


def _closing_aside(items: list[Item], first: int) -> int | None:
    """Return the comma that closes a phrase with its own time before a verb: "the law*, in force since May,* set"."""
    dated = False
    if first and "conjunction" in items[first - 1].classes:
        return None  # "and, with effect from May, reduced the fee to 3 euros"
    for index in range(first + 1, min(len(items) - 1, first + _ASIDE)):
        item = items[index]
        if item.lower == ",":
            ended = dated and items[index - 1].kind == "period" and index > first + _SHORTEST
            return index if ended and _is_finite(items[index + 1]) else None
        if item.kind == "number" or (index > first + 1 and not item.classes.isdisjoint(_FINITE)):
            return None
        dated = dated or item.kind == "period"
    return None


def _closing_publication(items: list[Item], first: int) -> int | None:
    """Return the comma that closes what is said of when figures came out: "the index for May*, put out on Friday,*".

    The words before it name the time of the figures; a participle opens it, and its own time is a day.
    """
    opening = items[first + 1]
    if not (
        opening.lower.endswith("ed") or opening.lower in past_forms() or opening.lower in time_words("brought_out")
    ):
        return None
    if opening.lower not in time_words("published") and not any(
        item.period is not None and item.period.shape in _COVERED for item in items[:first]
    ):
        return None
    dated = False
    for index in range(first + 2, min(len(items) - 1, first + _PUBLISHED)):
        item = items[index]
        if item.lower == ",":
            return index if dated else None
        if item.kind == "number" or item.lower in {";", ":"} or _is_auxiliary(item):
            return None
        dated = dated or (item.period is not None and item.period.shape in _DAYS)
    return None


def _is_auxiliary(item: Item) -> bool:
    return "auxiliary" in item.classes and "preposition" not in item.classes  # not "to"


def _is_finite(item: Item) -> bool:
    """Tell whether a word is a verb that a subject can have before it."""
    return not item.classes.isdisjoint(_FINITE) or item.lower.endswith("ed") or item.lower in past_forms()


def _goes_on(items: list[Item], first: int) -> bool:
    """Tell whether the clause around a relative one goes on behind a comma: no list of nouns does."""
    if "preposition" in items[first].classes or items[first].kind == "period" or items[first].lower in {"and", "but"}:
        return True
    if items[first].lower in {"a", "an"}:
        return False  # "of which 3 million were sold in June, *a rise* of 4 percent"
    for item in items[first:]:
        if item.lower == ";":
            return False
        if _is_finite(item):
            return True
    return False
