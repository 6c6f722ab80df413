"""What the article's day makes of a period: it ends a stretch, and what lies behind it is still to come."""

from __future__ import annotations

from datetime import date
from typing import Final

from policykg.extraction.observations.drafts import Draft, is_money
from policykg.extraction.observations.outlooks import is_estimate_ahead
from policykg.extraction.observations.timeless import is_structural
from policykg.extraction.observations.vocables import time_words
from policykg.extraction.periods import month_of
from policykg.facts import Kind, ObservationStatus, Period

_ACTING: Final = frozenset({"future", "target"})  # classes
_BEHIND: Final = 7  # items behind a figure that can say that it was decided


def hold_to_day(draft: Draft, day: date | None) -> None:
    """Keep a measured figure from reaching beyond the article's day.

    A stretch that has begun ends on that day, but for a year, which is named as a whole; a stretch that has not begun
    makes the figure one of what is to come.
    The month of the article itself may stay whole: texts say "since March 2015" and mean up to this month.
    """
    period = draft.period
    if day is None or period is None or draft.status is not ObservationStatus.ACTUAL:
        return
    if draft.period_stated and is_estimate_ahead(draft, period, day):
        draft.status = ObservationStatus.FORECAST
    elif period.start > day and (not draft.whole or period.start == period.end):
        aimed = _was_decided(draft) or _is_where_acted(draft) or _is_worked_for(draft)
        draft.status = ObservationStatus.TARGET if aimed else ObservationStatus.FORECAST
    elif not draft.whole and period.end > month_of(day.year, day.month).end and not _is_year(period):
        draft.period = Period(period.start, day)


def _is_year(period: Period) -> bool:
    """Tell whether a period is a calendar year, of which a text speaks as a whole while it lasts."""
    return (period.start.month, period.start.day, period.end.month) == (1, 1, 12)


def _was_decided(draft: Draft) -> bool:
    """Tell whether a figure is what was decided: "*agreed on* cuts of 3 million, which apply from January"."""
    deciding = time_words("deciding")
    behind = draft.items[draft.at + 1 : draft.at + _BEHIND]
    return draft.wording.has_before(deciding, draft.at) or any(item.lower in deciding for item in behind)


def _is_where_acted(draft: Draft) -> bool:
    """Tell whether a count says where somebody will act: "will draw up lists and carry out trials *in 20 towns*"."""
    if draft.items[draft.at - 1].lower not in {"in", "across"} or not is_structural(draft):
        return False
    return any(not item.classes.isdisjoint(_ACTING) for item in draft.items[: draft.at])


def _is_worked_for(draft: Draft) -> bool:
    """Tell whether things or money to come are somebody's doing: "is hiring guards, *300 of them by December*"."""
    period = draft.period
    paid = is_money(draft.unit) and period is not None and period.start != period.end  # on a day it falls due
    counted = draft.kind is Kind.LEVEL and (draft.unit == "count" or paid)
    return counted and not draft.wording.has(time_words("not_by_doing"))
