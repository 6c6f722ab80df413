"""Bases that follow from the length of a period: "rose *0.4 percent* in May and 3 percent year on year".

The first of two rates of one thing has the shorter basis; what is compared with "the previous period" too.

Comes after ``reach``, which dates figures; ``bases`` asks here where nothing beside a figure says against what it is.
"""

from __future__ import annotations

from typing import Final

from policykg.extraction.items import Item
from policykg.extraction.observations.drafts import Draft
from policykg.extraction.periods import months_in

_BY_LENGTH: Final = {1: "month-on-month", 3: "quarter-on-quarter", 6: "half-on-half", 12: "year-on-year"}  # months
_BEFORE: Final = frozenset({"previous", "preceding", "prior"})
_AGAINST: Final = frozenset({"on", "from", "to", "with", "over", "against", "than"})
_NEAR: Final = 12  # items between the two rates
_JOINTS: Final = frozenset({"and", "or", "for", "marking", "(", "but", "leaving"})
_CONTRASTS: Final = frozenset({"while", "though", "although", "whereas", "yet", "which", "it", "they"})
_LEADING: Final = frozenset({",", "by", "a", "an"})
_LEADING_TO: Final = frozenset({"to", "at", "of"})
_MOVED: Final = frozenset({"rise", "fall", "upward", "downward", "level", "auxiliary"})
_HIGHER: Final = frozenset({"above", "below", "upward", "downward"})
_STREAK: Final = 8  # items of ", the third consecutive quarterly fall"
_BEHIND: Final = 4  # items from a rate to what it is held against
_SINCE: Final = frozenset({"above", "below", "upward", "downward", "determiner", "preposition"})  # classes between
_YEAR: Final = frozenset({"annual", "yearly"})
_PACE: Final = frozenset({"rate", "pace", "basis", "terms"})
_YEARLY: Final = "year-on-year"
_BETWEEN: Final = frozenset({"rise", "fall", "upward", "downward", "auxiliary", "adverb"})


def basis_of_period_before(draft: Draft) -> str | None:
    """Return the basis of a movement against the period before its own: "3 percent up *on the previous period*"."""
    index = draft.wording.places.get("period", 0)
    if index <= max(draft.at, 2) or draft.period is None:
        return None
    items = draft.items
    led = items[index - 2].lower == "the" and items[index - 3].lower.rpartition(" ")[2] in _AGAINST
    if not led or items[index - 1].lower not in _BEFORE:
        return None
    if any(item.kind == "basis" or item.lower == ";" for item in items[draft.at : index]):
        return None
    return _BY_LENGTH.get(months_in(draft.period))


def basis_beside_yearly(draft: Draft) -> str | None:
    """Return the basis of a rate of a month or quarter that a yearly rate of the same thing goes on from."""
    if draft.unit != "percent" or draft.period is None:
        return None
    basis = _BY_LENGTH.get(months_in(draft.period))
    return basis if basis is not None and basis != _YEARLY and _goes_on_yearly(draft.items, draft.at) else None


def _goes_on_yearly(items: list[Item], at: int) -> bool:
    """Tell whether the next rate is a yearly one and nothing between names another thing or time."""
    joined, led = False, False
    for index in range(at + 1, min(len(items) - 1, at + _NEAR)):
        item = items[index]
        if item.number is not None and item.number.unit != "percent" and items[index - 1].lower in _LEADING_TO:
            led = True  # "fell 4 percent *to 19,200*, down 11 percent from a year earlier"
            continue
        if item.number is not None:
            yearly = _next_basis(items, index, moved=not items[index - 1].classes.isdisjoint(_MOVED))
            return joined and item.number.unit == "percent" and (yearly or _is_over_year(items, index))
        if item.kind == "period":
            if joined:
                return False
            continue
        if item.kind == "basis":
            return False
        joint = item.lower in _JOINTS or item.lower in _CONTRASTS
        joined = joined or joint or (led and item.lower == ",")
        if not joint and item.lower not in _LEADING and item.classes.isdisjoint(_BETWEEN):
            return False
    return False


def _is_over_year(items: list[Item], at: int) -> bool:
    """Tell whether a rate is told as one over a year: "3 percent *higher over the year*", "3 *at an annual rate*"."""
    for index in range(at + 1, min(len(items), at + 1 + _BEHIND)):
        item = items[index]
        if item.period is not None:
            return item.kind == "period" and item.lower == "over" and item.period.rule == "relative year"
        if item.lower in _YEAR:
            return index + 1 < len(items) and items[index + 1].lower in _PACE
        if item.classes.isdisjoint(_SINCE):
            return False
    return False


def _next_basis(items: list[Item], index: int, *, moved: bool) -> bool:
    """Tell whether the basis behind a rate is the year before; one in words only where the rate moves by itself."""
    following = items[index + 1]
    if not moved:
        later = items[index + 2] if index + 2 < len(items) else None
        return (
            following.basis == _YEARLY
            and following.period is None
            and not (later is not None and later.kind == "period")
        )
    if not following.classes.isdisjoint(_HIGHER) and index + 2 < len(items):
        following = items[index + 2]
    return following.kind == "basis" and following.basis == _YEARLY


def basis_of_streak(draft: Draft) -> str | None:
    """Return the basis of a movement that is one of several: "fell 0.5 percent, *the second quarterly fall*"."""
    items, at = draft.items, draft.at
    if draft.unit != "percent" or at + 2 >= len(items) or items[at + 1].lower != ",":
        return None
    for index in range(at + 2, min(len(items) - 1, at + _STREAK)):
        if items[index].lower == "quarterly" and not items[index + 1].classes.isdisjoint(("rise", "fall")):
            return "quarter-on-quarter"
        if items[index].lower in {",", ";"}:
            return None
    return None
