"""The period of a figure: from its own clause, its sentence, the sentences before it, or the article."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from policykg.extraction.document import Document
from policykg.extraction.items import Item
from policykg.extraction.observations.drafts import Draft
from policykg.extraction.observations.reach import is_origin, only_period, period_left, period_right
from policykg.extraction.observations.timeline import Timeline, carry
from policykg.extraction.periods import Shape, month_of, shift
from policykg.facts import Bound, Kind, ObservationStatus, Period

_DAY = timedelta(days=1)
_STEPS = {Shape.YEAR_BEFORE: -12, Shape.QUARTER_BEFORE: -3, Shape.MONTH_BEFORE: -1}
_GROUPS = frozenset(
    ["those", "firms", "companies", "enterprises", "businesses", "units", "projects", "plants", "households", "people"]
)
_SHIFTS = {"year-on-year": -12, "month-on-month": -1, "quarter-on-quarter": -3}


def set_period(draft: Draft, before: Sequence[Draft], document: Document, timeline: Timeline) -> None:
    """Find the period of a figure and record where it comes from.

    Args:
        draft: the figure.
        before: the figures of the same sentence before it.
        document: the article.
        timeline: what earlier sentences said of time.
    """
    items = draft.items
    if _threshold(draft):
        return
    if (draft.aside or is_origin(items, draft.at)) and _beside(draft, before, document):
        draft.aside = True
        return
    index = period_right(items, draft)
    if index is None:
        index = period_left(items, draft.at)
    if index is None and before and any(item.lower == ";" for item in items[before[-1].at : draft.at]):
        index = only_period(items, draft)
    if index is None and before and not before[-1].aside and before[-1].period_stated:
        _copy(draft, before[-1])
    elif (
        index is None
        and before
        and (earlier := next((d for d in reversed(before) if d.period_stated and not d.aside), None))
    ):
        _copy(draft, earlier)
    else:
        if index is None:
            index = only_period(items, draft)
        if index is not None:
            _state(draft, items[index], document)
    if draft.period is None:
        carry(draft, document, timeline)
    period = draft.period
    if period is not None and draft.kind is Kind.LEVEL and period.start != period.end and _total_so_far(draft):
        draft.period = Period(period.end, period.end)


def _beside(draft: Draft, before: Sequence[Draft], document: Document) -> bool:
    """Find the period of a figure that another is compared with: right behind it, or so much before the other's."""
    items = draft.items
    for item in items[draft.at + 1 : draft.at + 4]:
        if item.kind == "period" and item.period is not None and item.period.period is not None:
            steps = _STEPS.get(item.period.shape)
            if steps and before and before[-1].period is not None:
                draft.period, draft.period_stated = shift(before[-1].period, steps), True
            else:
                _state(draft, item, document)
            return draft.period is not None
        if item.kind == "basis":
            base = item.period.period if item.period else None
            months = _SHIFTS.get(item.basis or "")
            if before and before[-1].period is not None and months is not None:
                draft.period, draft.period_stated = shift(before[-1].period, months), True
                return True
            if base is not None:
                draft.period, draft.period_stated = base, True
                return True
        if item.kind not in {"word"} or item.lower in {",", ";"}:
            break
    return False


def _copy(draft: Draft, other: Draft) -> None:
    draft.period, draft.period_stated, draft.yearless = other.period, True, other.yearless


def _state(draft: Draft, item: Item, document: Document) -> None:
    """Take the period of an item."""
    mention = item.period
    assert mention is not None
    assert mention.period is not None
    period, day = mention.period, document.metadata.date
    if mention.shape is Shape.NOW and draft.kind is Kind.CHANGE and draft.unit == "percent" and item.lower != "in":
        return
    if (item.lower == "since" or _since(draft.items, item)) and day is not None and period.start <= day:
        if draft.kind is Kind.CHANGE:
            return
        month = Period(day.replace(day=1), day)
        period = Period(period.start, shift(Period(month.start, month.start), 1).start - _DAY)
    if (
        mention.shape is Shape.POINT
        and draft.kind is Kind.CHANGE
        and draft.unit == "percent"
        and item.lower not in {"by", "as of", "at"}
    ):
        period = mention.period
    if draft.kind is Kind.CHANGE and draft.unit == "percent" and mention.shape in {Shape.SPAN, Shape.YEARS}:
        months = (period.end.year - period.start.year) * 12 + period.end.month - period.start.month + 1
        if (months == 12 and period.start.month > 1) or (
            months == 2 and period.start.month > 1 and item.lower == "from"
        ):
            period = Period(period.end.replace(day=1), period.end)
    if draft.status is not ObservationStatus.ACTUAL and mention.yearless and day is not None and period.end < day:
        later = shift(Period(period.start.replace(day=1), period.end), 12)
        period = later if period.start != period.end else Period(later.end, later.end)
    draft.period, draft.period_stated, draft.yearless = period, True, mention.yearless


def _threshold(draft: Draft) -> bool:
    """Tell whether a level only defines a group: "firms with a yearly turnover of at least 20 million"."""
    if draft.kind is not Kind.LEVEL or draft.bound is not Bound.AT_LEAST:
        return False
    words = [item.lower for item in draft.items[max(0, draft.at - 6) : draft.at]]
    return "with" in words and any(word in _GROUPS for word in words[: words.index("with")])


def _since(items: Sequence[Item], period: Item) -> bool:
    """Tell whether a period dates what a stretch began with: "since the launch of the campaign in March"."""
    index = items.index(period)
    for item in reversed(items[max(0, index - 12) : index]):
        if item.lower in {",", ";", ":"} or item.kind == "number":
            return False
        if item.lower == "since":
            return True
    return False


def _total_so_far(draft: Draft) -> bool:
    """Tell whether a level is the stock that a flow leads to: "raising the total to", "bringing the number to"."""
    words = [item.lower for item in draft.items[max(0, draft.at - 7) : draft.at]]
    return any(w in {"raising", "bringing", "taking", "lifting", "raised", "brought", "took"} for w in words) and any(
        w in {"total", "number", "stock", "tally"} for w in words
    )


def hold_to_day(draft: Draft, day: date | None) -> None:
    """Keep a measured figure from reaching beyond the article's day.

    A stretch that has begun ends on that day; a stretch that has not begun makes the figure one of what is to come.
    The month of the article itself may stay whole: texts say "since March 2015" and mean up to this month.
    """
    period = draft.period
    if (
        day is None
        or period is None
        or period.end <= month_of(day.year, day.month).end
        or draft.status is not ObservationStatus.ACTUAL
    ):
        return
    if period.start > day:
        draft.status = ObservationStatus.FORECAST
    else:
        draft.period = Period(period.start, day)
