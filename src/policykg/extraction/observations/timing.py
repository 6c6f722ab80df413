"""The period of a figure: from its own clause, its sentence, the sentences before it, or the article."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from policykg.extraction.document import Document
from policykg.extraction.items import Item
from policykg.extraction.observations.drafts import Draft, number_class
from policykg.extraction.observations.reach import (
    is_open_year,
    is_origin,
    leader,
    only_period,
    period_left,
    period_of_clause_before,
    period_of_when,
    period_right,
)
from policykg.extraction.observations.timeline import (
    Timeline,
    carry,
    describes,
    describes_part,
    is_commitment,
    is_structural,
    is_threshold,
)
from policykg.extraction.periods import PeriodMention, Shape, month_of, shift
from policykg.facts import Component, Kind, ObservationStatus, Period

_RECENT = timedelta(days=62)  # what ended so shortly ago is expected because it has not been published yet
_STEPS = {Shape.YEAR_BEFORE: -12, Shape.QUARTER_BEFORE: -3, Shape.MONTH_BEFORE: -1}
_WAYS = frozenset({"moved from and to", "taken from and to"})
_ROLLED = {"two": 2, "three": 3, "four": 4, "six": 6, "twelve": 12}
_ROLLING = re.compile(r"\b(two|three|four|six|twelve|[2-9]|1[0-2])[- ]month (?:moving |rolling )?average")
_SHIFTS = {"year-on-year": -12, "month-on-month": -1, "quarter-on-quarter": -3}


def set_period(
    draft: Draft, before: Sequence[Draft], document: Document, timeline: Timeline, basis: str | None
) -> None:
    """Find the period of a figure and record where it comes from.

    Args:
        draft: the figure.
        before: the figures of the same sentence before it.
        document: the article.
        timeline: what earlier sentences said of time.
        basis: what figures of this place of the text are compared with where they do not say.
    """
    day = document.metadata.date
    if is_threshold(draft) or describes(draft):
        return
    if before and _aimed_before(draft):
        _copy(draft, before[-1])
        return
    if day is not None and _is_of_the_year(draft):
        draft.period, draft.period_stated = Period(date(day.year, 1, 1), date(day.year, 12, 31)), True
        draft.whole = True
        return
    if _is_set_beside(draft):
        if _beside(draft, before, document, timeline) or _earlier(draft, before, basis, timeline):
            draft.aside = True
            return
        if before and before[-1].status is not ObservationStatus.ACTUAL and draft.status is ObservationStatus.ACTUAL:
            return  # what an aim starts from has a time of its own
    _own(draft, before, document, timeline)
    if draft.period is None and not (before and _go_along(draft, before[-1])):
        carry(draft, document, timeline)
        if (
            draft.rule in {"taken from", "moved from"}
            and draft.period is not None
            and draft.unit in {"percent", "index"}
        ):
            draft.period, draft.aside = _step_back(draft.period), True
    _roll(draft, document)
    draft.whole = draft.period_stated and is_commitment(draft, document)
    period = draft.period
    if period is not None and draft.kind is Kind.LEVEL and period.start != period.end and _total_so_far(draft):
        draft.period = Period(period.end, period.end)


def _is_set_beside(draft: Draft) -> bool:
    """Tell whether a figure is only what another is compared with."""
    items, at = draft.items, draft.at
    following = items[at + 1] if at + 1 < len(items) else None
    if following is not None and following.kind == "basis" and following.lower in {"of", "of that"}:
        return True  # "more than the 73 million of a year earlier"
    return draft.aside or leader(items, at) != "" or period_of_when(items, at) is not None


def _is_of_the_year(draft: Draft) -> bool:
    """Tell whether a figure is what a year is to bring: "67 percent of the annual target of *11 million*"."""
    words = [word for item in draft.items[max(0, draft.at - 5) : draft.at] for word in item.lower.split()]
    return words[-1:] == ["of"] and not {"annual", "full-year"}.isdisjoint(words) and not _AIMS.isdisjoint(words)


_AIMS = frozenset({"target", "goal", "plan", "aim", "quota", "budget"})


def _aimed_before(draft: Draft) -> bool:
    """Tell whether a figure is what the one before was to be: "3 million, against a target of *4 million*"."""
    words = [item.lower for item in draft.items[max(0, draft.at - 5) : draft.at]]
    return "against" in words and words[-1:] == ["of"] and not _AIMS.isdisjoint(words)


def _own(draft: Draft, before: Sequence[Draft], document: Document, timeline: Timeline) -> None:
    """Find the period that the sentence of a figure states."""
    items = draft.items
    reached = draft.at
    if before and draft.rule in _WAYS and is_origin(items, before[-1].at):
        reached = before[-1].at
    if describes_part(draft):
        return
    index, left = period_right(items, draft), period_left(items, reached)
    if index is None or (left is not None and _is_day_of_tally(items[left], items[index])):
        index = left
    if index is None and before and any(item.lower == ";" for item in items[before[-1].at : draft.at]):
        index = only_period(items, draft)
    if index is None:
        stated = [d for d in before[-1:] if d.period_stated and not d.aside]
        stated += [d for d in reversed(before) if d.period_stated and not d.aside]
        if stated:
            _copy(draft, stated[0])
            return
        index = only_period(items, draft)
        if index is not None and index > draft.at and _is_position(items[index]) and _is_growth(draft):
            index = None
        if index is None:
            index = period_of_clause_before(items, draft.at)
        found = items[index].period if index is not None else None
        if found is not None and any(
            (other.aside or other.looks_back) and other.period == found.period for other in before
        ):
            index = None
    if (
        index is not None
        and is_open_year(items[index], document.metadata.date)
        and draft.kind in {Kind.CHANGE, Kind.GAP}
    ):
        return
    if index is not None and not _is_foreign(draft, items[index], document):
        _state(draft, items[index], document, timeline)
        draft.looks_back = _had_been(draft)
        draft.aside = draft.aside or (items[draft.at - 1].lower == "(" and index == draft.at - 2)


def _had_been(draft: Draft) -> bool:
    """Tell whether a figure looks back from those around it: "in October they *had been* 3 percent down"."""
    index = draft.at - 1
    while index >= 0 and draft.items[index].kind != "number" and draft.items[index].lower not in {",", ";", ":"}:
        if draft.items[index].lower == "had" or draft.items[index].lower.startswith("had "):
            following = draft.items[index + 1]
            return not following.classes.isdisjoint(("adverb", "level", "rise", "fall", "auxiliary", "verb"))
        index -= 1
    return False


def _is_day_of_tally(left: Item, right: Item) -> bool:
    """Tell whether a figure is a tally at a day: "by December 4 it had passed 3 million for the year"."""
    dated = left.period is not None and left.period.shape in {Shape.DAY, Shape.POINT} and left.lower in {"by", "as of"}
    return dated and right.lower == "for" and right.period is not None and right.period.shape is Shape.YEAR


def _is_growth(draft: Draft) -> bool:
    return draft.kind is Kind.CHANGE and draft.unit == "percent"


def _is_position(item: Item) -> bool:
    return item.period is not None and item.period.shape is Shape.POINT


def _is_foreign(draft: Draft, item: Item, document: Document) -> bool:
    """Tell whether a period of the sentence dates what was done, not the figure.

    So with the month in which a fund was set up, the years in the name of a plan that has so many parts, and the past
    month in which something was aimed at.
    """
    period, day = item.period, document.metadata.date
    assert period is not None
    assert period.period is not None
    brief = period.shape in {Shape.MONTH, Shape.DAY, Shape.DAYS, Shape.WEEKDAY}
    since = item.lower == "since" or _since(draft.items, item)
    given = draft.items[draft.at - 1].lower in {"allocated", "earmarked", "set aside", "paid out"}
    if is_commitment(draft, document) and brief and not since and not given:
        return True
    if is_structural(draft) and item.lower == "" and period.shape is Shape.YEARS:
        return True
    past = day is not None and period.period.end < day.replace(day=1)
    done = past and (not period.yearless or (day is not None and period.period.end >= day - _RECENT))
    return draft.status is ObservationStatus.TARGET and brief and done and item.lower in {"in", "on"}


def _go_along(draft: Draft, other: Draft) -> bool:
    """Give a figure the period that the one before it in its clause has from elsewhere."""
    if other.period is None or other.period_stated or other.aside or other.status is not draft.status:
        return False
    if any(item.lower in {";", ":"} for item in draft.items[other.at : draft.at]):
        return False
    source = next((known for known in other.inherited if known.component is Component.PERIOD), None)
    if source is None:
        return False
    draft.period = other.period
    draft.inherit(Component.PERIOD, sentence=source.sentence, header=source.header)
    return True


def _roll(draft: Draft, document: Document) -> None:
    """Widen the month of "on a three-month moving average" to the months that the mean covers."""
    period = draft.period
    if period is None or period.start.day != 1 or (period.end - period.start).days > 31:
        return
    span = draft.sentence.span
    found = _ROLLING.search(document.flat, span.start, span.end)
    if found is not None:
        word = found[1]
        count = int(word) if word.isdigit() else _ROLLED[word]
        draft.period = Period(shift(period, 1 - count).start, period.end)


def _beside(draft: Draft, before: Sequence[Draft], document: Document, timeline: Timeline) -> bool:
    """Find the period of a figure that another is compared with: right behind it, or so much before the other's."""
    items = draft.items
    main = next((d.period for d in reversed(before) if d.period is not None and not d.aside), None)
    when = period_of_when(items, draft.at)
    for item in [items[when]] if when is not None else items[draft.at + 1 : draft.at + 7]:
        if item.kind == "basis" and item.period is None:
            months = _SHIFTS.get(item.basis or "")
            counted = draft.kind is not Kind.CHANGE or when is not None or item.lower in {"over", "in", "during"}
            if main is not None and months is not None and counted:
                draft.period, draft.period_stated = shift(main, months), True
                timeline.step, timeline.step_paragraph = -months, draft.sentence.paragraph
                return True
        elif item.period is not None and item.period.period is not None:
            steps = _STEPS.get(item.period.shape)
            if item.period.rule == "same period" and item.period.period == main:
                steps = -12  # "up from 88 percent in the corresponding period"
            if steps and main is not None:
                draft.period, draft.period_stated = shift(main, steps), True
                timeline.step, timeline.step_paragraph = -steps, draft.sentence.paragraph
            elif item.kind == "basis" or when is not None:
                draft.period, draft.period_stated = item.period.period, True
            else:
                _state(draft, item, document, timeline)
            return draft.period is not None
        elif item.kind == "number" or item.lower in {",", ";", ":", "and", "while", "but", "to"}:
            break
    return False


def _earlier(draft: Draft, before: Sequence[Draft], basis: str | None, timeline: Timeline) -> bool:
    """Find the period of a figure that is only said to have been before another: one step before the other's.

    Rates and indices are compared with the month, quarter or year before; amounts with what the text compares with.
    """
    main = next((d for d in reversed(before) if d.period is not None and not d.aside), None)
    if main is None or main.period is None or main.period.start == main.period.end:
        return False
    if number_class(main.number) != number_class(draft.number) or not _is_earlier(draft):
        return False
    if main.status is ObservationStatus.FORECAST:  # "cut its forecast to 2 percent from 3 percent": both for one time
        draft.period, draft.period_stated, draft.status = main.period, True, main.status
        return True
    period = main.period
    head = {item.lower for item in draft.items[max(0, main.at - 9) : main.at]}
    tail = {item.lower for item in draft.items[main.at : draft.at + 4]}
    if "revised" in head or not tail.isdisjoint({"previously", "originally", "initially", "first"}):
        return False  # "revised to 0.5 percent from 0.4 percent": one and the same period
    if draft.unit in {"percent", "index"}:
        draft.period, draft.period_stated = _step_back(period), True
        return True
    step = -_SHIFTS.get(main.basis or basis or "", -12)
    if timeline.step is not None and timeline.step_paragraph == draft.sentence.paragraph:
        step = timeline.step
    draft.period, draft.period_stated = shift(period, -step), True
    return True


def _is_earlier(draft: Draft) -> bool:
    """Tell whether the words before a figure say that it came first, not only that it differs."""
    led = leader(draft.items, draft.at)
    return led in {"from", "after", "following"} or (led == "" and draft.rule == "the amount before")


def _step_back(period: Period) -> Period:
    """Return the month or quarter before a month or quarter, the same stretch of the year before for all others."""
    months = (period.end.year - period.start.year) * 12 + period.end.month - period.start.month + 1
    return shift(period, -months if months in {1, 3} else -12)


def _copy(draft: Draft, other: Draft) -> None:
    draft.period, draft.period_stated, draft.yearless = other.period, True, other.yearless


def _state(draft: Draft, item: Item, document: Document, timeline: Timeline) -> None:
    """Take the period of an item."""
    mention = item.period
    assert mention is not None
    assert mention.period is not None
    period, day = mention.period, document.metadata.date
    if mention.rule == "same period" and mention.shape is Shape.MONTH and timeline.current is not None:
        current = timeline.current
        period = current if current == month_of(current.start.year, current.start.month) else period
    if mention.rule == "three quarters" and timeline.topic is not None and _as_long(period, timeline.topic[0]):
        period = timeline.topic[0]  # "in the four months" of which the article speaks
    if mention.rule == "months from to" and mention.shape is Shape.MONTH and is_origin(draft.items, draft.at):
        period = shift(period, -1)  # "from 5.0 to 5.1 percent between May and June"
    if mention.rule == "past years" and period.end > (day or period.end) - _RECENT and _in_months(document, mention):
        period = _last_months(period, timeline)
    steps = _STEPS.get(mention.shape)
    known = timeline.current if timeline.current_paragraph == draft.sentence.paragraph else None
    known = known or (timeline.topic[0] if timeline.topic else None)
    if steps and known is not None:
        draft.period, draft.period_stated, draft.aside = shift(known, steps), True, True
        return
    if mention.shape is Shape.NOW and _is_growth(draft) and item.lower != "in":
        if day is not None and document.flat[mention.start : mention.end].endswith("this year"):
            draft.period, draft.period_stated = Period(date(day.year, 1, 1), day), True
        return
    if (item.lower == "since" or _since(draft.items, item)) and day is not None and period.start <= day:
        if draft.kind is Kind.CHANGE:
            return
        period = Period(period.start, _last_reported(period, day, timeline))
    if (
        draft.kind is not Kind.CHANGE
        and mention.shape in {Shape.YEARS, Shape.SPAN}
        and item.lower in {"between", "from"}
    ):
        period = _end_of_way(draft, period, mention.shape)
    if _is_growth(draft) and mention.shape in {Shape.SPAN, Shape.YEARS}:
        months = (period.end.year - period.start.year) * 12 + period.end.month - period.start.month + 1
        if (months == 12 and period.start.month > 1) or (
            months == 2 and period.start.month > 1 and item.lower == "from"
        ):
            period = Period(period.end.replace(day=1), period.end)
    if (
        draft.status is not ObservationStatus.ACTUAL
        and mention.yearless
        and day is not None
        and period.end < day - _RECENT
    ):
        later = shift(Period(period.start.replace(day=1), period.end), 12)
        period = later if period.start != period.end else Period(later.end, later.end)
    draft.period, draft.period_stated, draft.yearless = period, True, mention.yearless


def _as_long(one: Period, other: Period) -> bool:
    """Tell whether two stretches of whole months are equally long."""
    months = [(p.end.year - p.start.year) * 12 + p.end.month - p.start.month for p in (one, other)]
    return months[0] == months[1]


def _in_months(document: Document, mention: PeriodMention) -> bool:
    return document.flat[mention.start : mention.end].endswith("months")


def _last_months(period: Period, timeline: Timeline) -> Period:
    """Return "the last three months" as the months up to the one that an article reports."""
    topic = timeline.topic[0] if timeline.topic is not None else None
    if topic is None or topic != month_of(topic.start.year, topic.start.month) or topic.end >= period.end:
        return period
    months = (period.end.year - period.start.year) * 12 + period.end.month - period.start.month
    return Period(shift(topic, 1 - months).start, topic.end)


def _last_reported(period: Period, day: date, timeline: Timeline) -> date:
    """Return the last day of a stretch "since January": of the months reported, else of the article's."""
    topic = timeline.topic[0].end if timeline.topic is not None else day
    return topic if period.start < topic < day < topic + timedelta(days=100) else month_of(day.year, day.month).end


def _end_of_way(draft: Draft, period: Period, shape: Shape) -> Period:
    """Return the first or last year (month) of a stretch for "from 3 to 4 million between 2017 and 2022"."""
    by_year = shape is Shape.YEARS
    if is_origin(draft.items, draft.at):
        return (
            Period(period.start, date(period.start.year, 12, 31))
            if by_year
            else month_of(period.start.year, period.start.month)
        )
    led = draft.items[draft.at - 1].lower == "to" and draft.rule != "moved by and to"
    if led and (by_year or draft.rule in _WAYS):
        return (
            Period(date(period.end.year, 1, 1), period.end) if by_year else month_of(period.end.year, period.end.month)
        )
    return period


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
        or draft.whole
        or period.end <= month_of(day.year, day.month).end
        or draft.status is not ObservationStatus.ACTUAL
    ):
        return
    if period.start > day:
        draft.status = ObservationStatus.FORECAST
    else:
        draft.period = Period(period.start, day)
