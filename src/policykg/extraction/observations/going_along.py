"""Figures that go with the period of one before them in their sentence: "rose 3 percent in May and imports *4*"."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import Final

from policykg.extraction.observations.beside import copy_period
from policykg.extraction.observations.commitments import is_deal
from policykg.extraction.observations.drafts import Draft
from policykg.extraction.observations.vocables import time_words
from policykg.extraction.periods import month_of, months_in
from policykg.facts import Kind, ObservationStatus

_YEAR: Final = 12  # months
_LED: Final = 4  # items of "3 percent drop in April to 4,000"


def goes_with_one_before(draft: Draft, before: Sequence[Draft], day: date | None) -> bool:
    """Give a figure the period that one before it stated; also settled where that is the deadline of the other."""
    stated = [d for d in reversed(before) if d.period_stated and not d.aside and not put_in(d, draft)]
    within = draft.wording.set_off
    if within and not any(first < draft.at < last for first, last in within):
        stated = [d for d in stated if not any(first < d.at < last for first, last in within)]
    if stated and stated[0].kind is Kind.STREAK and any(i.lower == ";" for i in draft.items[stated[0].at : draft.at]):
        return False  # "has now declined for five quarters; its average, *36 tonnes*"
    if stated and _has_deadline(stated[0], draft):
        return True
    stated = [d for d in stated if not ((d.looks_back and _comes_back(draft, d)) or _is_ahead_of(d, draft, day))]
    if not stated or is_deal(draft):
        return False
    if (
        draft.status is not ObservationStatus.ACTUAL
        and stated[0].status is ObservationStatus.ACTUAL
        and day is not None
    ):
        over = stated[0].period
        if over is not None and over.end == day and over.start < day:
            return True  # "since May 300 have applied with plans *that will save 900 jobs*"
    copy_period(draft, stated[0])
    _end_way(draft)
    return True


def _end_way(draft: Draft) -> None:
    """Put what has come about over years at their end: "in the past three years … shrank *to 1,100 hectares*"."""
    period, led = draft.period, draft.items[draft.at - 1].lower
    if (
        period is None
        or led != "to"
        or draft.kind is Kind.CHANGE
        or months_in(period) <= _YEAR
        or period.start.month == 1
    ):
        return
    draft.period = month_of(period.end.year, period.end.month)


def _is_ahead_of(other: Draft, draft: Draft, day: date | None) -> bool:
    """Tell whether the time of an aim is still to come and the figure has been done: "will help … *and has set* 3"."""
    if draft.status is not ObservationStatus.ACTUAL or other.status is ObservationStatus.ACTUAL or day is None:
        return False
    return other.period is not None and other.period.end > day


def _has_deadline(other: Draft, draft: Draft) -> bool:
    """Tell whether a period is the deadline of a figure in another part: "3 million by 2022; *4 million* for roads"."""
    parted = any(item.lower == ";" for item in draft.items[other.at : draft.at])
    if not parted or other.period is None:
        return False
    return any(
        item.lower in time_words("deadline") and item.period is not None and item.period.period == other.period
        for item in draft.items[other.at : draft.at]
    )


def _comes_back(draft: Draft, other: Draft) -> bool:
    """Tell whether a text comes back from what had been: "it *had* stood at 41 in May and *was* at 50"."""
    between = draft.items[other.at + 1 : draft.at]
    if any("relative" in item.classes for item in between):
        return False
    return any(item.lower.partition(" ")[0] in {"was", "were", "is", "are"} for item in between)


def put_in(other: Draft, draft: Draft) -> bool:
    """Tell whether a figure stands in a clause put into another: "prices, *which had leapt by 3 percent*, rose"."""
    if not other.looks_back or had_been(draft):
        return False
    lead = draft.items[max(0, other.at - 6) : other.at]
    opened = any(item.lower == "," and "relative" in following.classes for item, following in pairwise(lead))
    return opened and any(item.lower == "," for item in draft.items[other.at : draft.at])


def had_been(draft: Draft) -> bool:
    """Tell whether a figure looks back from those around it: "in May they *had been* 3 percent down"."""
    index = draft.at - 1
    while index >= 0 and draft.items[index].kind != "number" and draft.items[index].lower not in {",", ";", ":"}:
        if draft.items[index].lower == "had" or draft.items[index].lower.startswith("had "):
            following = draft.items[index + 1]
            return not following.classes.isdisjoint(("adverb", "level", "rise", "fall", "auxiliary", "verb"))
        index -= 1
    return False


def moved_to(other: Draft, draft: Draft) -> bool:
    """Tell whether a figure is what a movement in a period led to: "followed a 3 percent drop in April to *4,000*"."""
    items, at = draft.items, draft.at
    if not other.period_stated or other.unit != "percent" or at - other.at < _LED or items[at - 1].lower != "to":
        return False
    moved = items[other.at + 1]
    if items[at - 2].kind != "period" or moved.kind != "word" or moved.classes.isdisjoint(("rise", "fall")):
        return False
    return all(item.lower != "," for item in items[other.at : at])
