"""Figures of a whole year that say so by a word before them: "*full-year* sales", "taking *the annual total* to 3"."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import Final

from policykg.extraction.observations.drafts import Draft
from policykg.extraction.observations.leaders import words_before
from policykg.facts import ObservationStatus, Period

_DECEMBER: Final = 12
_OF_YEAR: Final = frozenset({"annual", "yearly", "full-year"})
_SUMS: Final = frozenset({"total", "sum", "figure", "tally"})
_LATE: Final = 9  # late in a year the full year may be the current one


def year_of_sum(draft: Draft, before: Sequence[Draft], day: date | None) -> Period | None:
    """Return the year that a figure sums up: that of the December before it, else the last whole one."""
    if before and _is_annual_total(draft, before[-1]):
        closed = before[-1].period
        return Period(date(closed.end.year, 1, 1), closed.end) if closed is not None else None
    if day is not None and day.month < _LATE and _is_of_full_year(draft):
        return Period(date(day.year - 1, 1, 1), date(day.year - 1, 12, 31))
    return None


def _is_annual_total(draft: Draft, other: Draft) -> bool:
    """Tell whether a figure is that of the year which a December closed: "taking *the annual total up 3 percent*"."""
    period = other.period
    if draft.status is not ObservationStatus.ACTUAL or period is None or period.end.month != _DECEMBER:
        return False
    words = words_before(draft.items, draft.at, 8)
    return any(one in _OF_YEAR and two in _SUMS for one, two in pairwise(words))


def _is_of_full_year(draft: Draft) -> bool:
    """Tell whether a measured figure is that of the last whole year: "*full-year* sales fell to 3 million"."""
    if draft.status is not ObservationStatus.ACTUAL or "full-year" not in draft.wording.places:
        return False
    items, index = draft.items, draft.at - 1
    while index > max(0, draft.at - 9) and items[index].kind == "word" and items[index].lower not in {",", ";", ":"}:
        if items[index].lower == "full-year" and items[index + 1].kind == "word":
            return not any(item.kind == "period" for item in items[draft.at + 1 : draft.at + 3])
        index -= 1
    return False
