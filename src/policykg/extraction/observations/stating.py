"""From a period expression of a sentence to the days of a figure: what the words around it make of it."""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import pairwise
from typing import Final

from policykg.extraction.document import Document
from policykg.extraction.items import Item
from policykg.extraction.observations.accounts import Account
from policykg.extraction.observations.bases import is_mean_per_year
from policykg.extraction.observations.drafts import Draft, is_growth, is_money
from policykg.extraction.observations.leaders import is_origin, words_before
from policykg.extraction.observations.tenses import Tense, tense_of
from policykg.extraction.observations.timeline import Timeline
from policykg.extraction.observations.vocables import figure_words, time_words
from policykg.extraction.periods import PeriodMention, Shape, month_of, months_in, shift
from policykg.facts import Kind, ObservationStatus, Period

RECENT: Final = timedelta(days=62)  # what ended so shortly ago is expected because it has not been published yet
_BEEN: Final = frozenset({"had been", "have been", "has been"})
_PROGRAMME: Final = re.compile(r" (?:\w+ )?(?:period|budget|plan|programme|program|framework|strategy|cycle)\b")
_SO_FAR: Final = ("so far", "this year so far", "the year so far")
_HAD: Final = frozenset({"had", "had been"})
STEPS: Final = {Shape.YEAR_BEFORE: -12, Shape.QUARTER_BEFORE: -3, Shape.MONTH_BEFORE: -1}
_WHOLE: Final = frozenset({"so many coming years", "rest of the year", "plan period"})
_YEAR: Final = 12  # months
_DAYS: Final = frozenset({Shape.DAY, Shape.WEEKDAY, Shape.POINT})
_STRETCHES: Final = frozenset({Shape.MONTH, Shape.QUARTER, Shape.SPAN})
_ENDING: Final = frozenset({Shape.MONTH, Shape.QUARTER, Shape.YEAR})
_TALLIED: Final = frozenset({Shape.MONTH, Shape.QUARTER, Shape.SPAN})
WAYS: Final = frozenset({"moved from and to", "taken from and to"})


def state_period(draft: Draft, item: Item, document: Document, timeline: Timeline) -> None:
    """Take the period of an item."""
    mention = item.period
    assert mention is not None
    assert mention.period is not None
    period, day = mention.period, document.metadata.date
    period = _in_context(draft, item, document, timeline)
    steps = STEPS.get(mention.shape)
    known = timeline.current if timeline.current_paragraph == draft.sentence.paragraph else None
    known = known or (timeline.topic[0] if timeline.topic else None)
    of_day = period.start == period.end and known is not None and known.start != known.end
    if steps and known is not None and steps != -_YEAR and months_in(known) != -steps:
        steps = None  # "last year 3 were found, in the last quarter *one*": no quarter that is moved back
    if steps and mention.rule == "same period" and _follows_stretch(draft, item):
        known = None
    if steps and known is not None and not of_day and not document.flat[mention.end - 4 : mention.end].isdigit():
        draft.period, draft.period_stated, draft.aside = shift(known, steps), True, True
        return
    if mention.shape is Shape.NOW and is_growth(draft) and item.lower != "in":
        if day is not None and document.flat[mention.start : mention.end].endswith("this year"):
            draft.period, draft.period_stated = Period(date(day.year, 1, 1), day), True
        return
    if (item.lower == "since" or is_since(draft.items, item)) and day is not None and period.start <= day:
        if draft.kind is Kind.CHANGE:
            return
        period = Period(period.start, _last_day_since(draft, mention, day, timeline))
    if (
        draft.kind is not Kind.CHANGE
        and mention.shape in {Shape.YEARS, Shape.SPAN}
        and (item.lower in {"between", "from"} or mention.rule == "past years")
    ):
        period = _end_of_way(draft, period, Shape.SPAN if mention.rule == "past years" else mention.shape)
    if is_growth(draft) and (mention.shape in {Shape.SPAN, Shape.YEARS} or _is_annual_rate(draft, item, document)):
        months = months_in(period)
        moving = months == 12 and period.start.month > 1 and not _against_same(draft) and not _adds_up(draft)
        if moving or (months == 2 and period.start.month > 1 and item.lower == "from"):
            period = Period(period.end.replace(day=1), period.end)
    period = _in_coming_year(draft, item, period, day)
    if (
        draft.kind is Kind.CHANGE
        and draft.status is not ObservationStatus.ACTUAL
        and mention.shape is Shape.YEAR
        and item.lower in {"until", "through", "to", "up to", "by"}
        and day is not None
        and period.end.year > day.year
        and is_mean_per_year(draft)
    ):
        period = Period(date(day.year, 1, 1), period.end)  # "by 4 percent a year until 2024": in each year from now on
    if mention.shape is Shape.POINT:
        period = _around_position(draft, mention, period, day)
    if _is_tally(draft, item, document) or _is_position(draft, item, day):
        period = Period(period.end, period.end)
    draft.period, draft.period_stated = period, True
    begun = day is not None and period.start <= day
    draft.whole = draft.whole or (begun and item.lower in {"as of", "for"} and mention.shape is Shape.YEAR)
    draft.whole = draft.whole or _is_granted_for(draft, item, document)
    draft.whole = (
        draft.whole or mention.rule in _WHOLE or _is_of_budget(draft.items, item) or _is_season(mention, document)
    )
    if mention.rule == "relative year" and document.flat[mention.start : mention.end] == "this year":
        so_far = "so far" in draft.wording.places or any(
            _is_so_far(draft.items[index], document) for index in draft.wording.dated
        )
        so_far = so_far and draft.status is ObservationStatus.ACTUAL
        draft.whole = not so_far
        if so_far and day is not None and draft.kind is not Kind.CHANGE:
            draft.period = Period(day, day)


def _follows_stretch(draft: Draft, item: Item) -> bool:
    """Tell whether a sentence names a stretch before "the same period": "*in May* 3, *in the like month* 4"."""
    items, place = draft.items, draft.items.index(item)
    stretches = [index for index in draft.wording.dated if items[index].period is not None and index < place]
    return any(mention.shape in _STRETCHES for mention in (items[index].period for index in stretches) if mention)


def _is_granted_for(draft: Draft, item: Item, document: Document) -> bool:
    """Tell whether money is for all of some years: "a programme of 3 million *for the period 2019-2022*"."""
    mention = item.period
    if mention is None or mention.shape is not Shape.YEARS or not is_money(draft.unit):
        return False
    named = document.flat.endswith(("for the period ", "for the years "), max(0, mention.start - 20), mention.start)
    return named or item.lower == "for"


def _last_day_since(draft: Draft, mention: PeriodMention, day: date, timeline: Timeline) -> date:
    """Return the last day of what is so since a time: "since the first of May", "has sold 300 since May"."""
    assert mention.period is not None
    if mention.shape in _DAYS:
        return day
    return month_of(day.year, day.month).end if _goes_on(draft) else _last_reported(mention.period, day, timeline)


def _around_position(draft: Draft, mention: PeriodMention, period: Period, day: date | None) -> Period:
    """Return the stretch that growth at the end of one is of, and the year end that is over where a figure is past."""
    if is_growth(draft):
        if mention.rule == "first months":  # "was up 3 percent at the end of the first eight months"
            return Period(date(period.end.year, 1, 1), period.end)
        if any(item.basis == "month-on-month" for item in draft.items):  # "fell 1 percent on the month at the end of"
            return month_of(period.end.year, period.end.month)
    elif mention.rule == "year end" and mention.yearless and day is not None and period.start > day:
        past = draft.status is ObservationStatus.ACTUAL and tense_of(draft.items, draft.at) is Tense.PAST
        return shift(period, -12) if past else period  # "by year-end the firm had 300 shops"
    return period


def _in_context(draft: Draft, item: Item, document: Document, timeline: Timeline) -> Period:
    """Return the period of an item, which some expressions take from what is spoken of."""
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
        period = shift(period, -1)  # "from 7 to 8 percent between March and April"
    if mention.rule == "this year so far" and document.flat[mention.start : mention.end].startswith(_SO_FAR):
        period = _up_to_topic(period, timeline)
    if mention.rule == "past years" and period.end > (day or period.end) - RECENT and _in_months(document, mention):
        period = _last_months(period, timeline)
    return period


def _up_to_topic(period: Period, timeline: Timeline) -> Period:
    """Return "so far this year" as the months up to the last one of which an account of figures tells."""
    topic = timeline.topic[0] if timeline.topic is not None else None
    if topic is None or not period.start <= topic.start < topic.end or timeline.account is Account.NONE:
        return period
    if topic.end != month_of(topic.end.year, topic.end.month).end:
        return period
    if timeline.account is not Account.FULL and (topic.start > period.start or months_in(topic) == 1):
        return period
    return Period(period.start, topic.end) if topic.end < period.end else period


def _in_coming_year(draft: Draft, item: Item, period: Period, day: date | None) -> Period:
    """Put an aim or outlook that names no year into the next one where its time is over: "to sell 300 by May"."""
    mention = item.period
    if draft.status is ObservationStatus.ACTUAL or day is None or mention is None or not mention.yearless:
        return period
    gone = period.end < day - RECENT or (period.end < day and item.lower in time_words("deadline"))
    if not gone or _had_been_expected(draft) or has_been_done(draft):
        return period
    return shift(period, 12)


def _is_annual_rate(draft: Draft, item: Item, document: Document) -> bool:
    """Tell whether growth "in the year to May" is the annual rate of May: of prices, wages, output, not of a firm.

    "Over the year to May" says so of anything.
    """
    mention = item.period
    if (
        mention is None
        or mention.rule != "quarter ending"
        or mention.shape is not Shape.YEAR
        or draft.subject.indicator is None
    ):
        return False
    if {"to", "through"}.isdisjoint(document.flat[mention.start : mention.end].split(" ")):
        return False
    code = draft.subject.indicator.iri.rpartition("/")[2]
    return item.lower == "over" or code in figure_words("economy_wide") or code in figure_words("yearly_rate")


def _had_been_expected(draft: Draft) -> bool:
    """Tell whether an outlook is itself one of the past: "the gap *had been predicted* to narrow to 3 million"."""
    return draft.status is ObservationStatus.FORECAST and draft.wording.has_before(_HAD, draft.at)


def _is_of_budget(items: list[Item], item: Item) -> bool:
    """Tell whether a year is that of a budget: "has 3 million euros in *the 2019 state budget*"."""
    if item.period is None or item.period.shape is not Shape.YEAR:
        return False
    first = items.index(item) + 1
    return any(following.lower in time_words("budget") for following in items[first : first + 3])


def _is_season(mention: PeriodMention, document: Document) -> bool:
    """Tell whether two years name one that lies in both, of which the whole is spoken of: "in 2018/19"."""
    if mention.rule == "months of two years":
        return mention.shape is Shape.YEAR
    if mention.rule != "years from to":
        return False
    flat, end = document.flat, mention.end
    return flat[end - 3] in {"/", "-"} or flat[end - 5] == "/" or _PROGRAMME.match(flat, end) is not None


def _is_tally(draft: Draft, item: Item, document: Document) -> bool:
    """Tell whether a figure counts what there is at the last day of a stretch.

    "Up to May 300 had joined", "through May they have spent 3 million", "fell in the month to end-May to 4,000".
    """
    mention = item.period
    if mention is None:
        return False
    if item.lower == "through" and draft.status is ObservationStatus.ACTUAL:
        return draft.wording.has(time_words("so_far_done"))
    if draft.kind is not Kind.LEVEL:
        return False
    if item.lower in {"up to", "until", "till"}:
        return mention.shape in _TALLIED
    by_day = mention.rule == "quarter ending" and mention.shape is Shape.MONTH and _is_reached(draft)
    return by_day and document.flat.find("end-", mention.start, mention.end) >= 0


def _is_position(draft: Draft, item: Item, day: date | None) -> bool:
    """Tell whether a stock is that of the end of a month, quarter or year: "300 were registered *as at September*"."""
    mention = item.period
    if item.lower != "as at" or mention is None or mention.period is None or day is None:
        return False
    counted = draft.kind in {Kind.LEVEL, Kind.SHARE} and draft.status is ObservationStatus.ACTUAL
    return counted and mention.shape in _ENDING and mention.period.end <= day


def _is_reached(draft: Draft) -> bool:
    """Tell whether a figure is what a movement led to: "rose to *a total of 4,000*"."""
    index = draft.at - 1
    while index > 0 and (draft.items[index].light or draft.items[index].lower in {"a", "total"}):
        index -= 1
    return draft.items[index].lower == "to"


def _against_same(draft: Draft) -> bool:
    """Tell whether a whole stretch is compared with another: "in the twelve months to May from *the same period*"."""
    bases = [item.period for item in draft.items if item.kind == "basis" and item.period is not None]
    return any(period.rule == "same period" for period in bases)


def _adds_up(draft: Draft) -> bool:
    """Tell whether a movement is that of the whole stretch: "in the year to May growth *accumulated* 3 percent"."""
    words = words_before(draft.items, draft.at + 2, 9)
    return any(word.startswith(("accumul", "cumul")) for word in words)


def _is_so_far(item: Item, document: Document) -> bool:
    """Tell whether an item is "so far" or "to date"."""
    mention = item.period
    return mention is not None and document.flat[mention.start : mention.end] in {"so far", "to date"}


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


def _goes_on(draft: Draft) -> bool:
    """Tell whether the present perfect lets a stretch reach the article's month: "*has* trained 300 since May"."""
    words = [word for item in draft.items[max(0, draft.at - 12) : draft.at + 6] for word in item.lower.split()]
    return not {"has", "have"}.isdisjoint(words)


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
    if led and (by_year or draft.rule in WAYS):
        return (
            Period(date(period.end.year, 1, 1), period.end) if by_year else month_of(period.end.year, period.end.month)
        )
    return period


def has_been_done(draft: Draft) -> bool:
    """Tell whether the verb right behind a figure says that it has come about: "*300 km had been* finished by May"."""
    return any(
        item.lower in _BEEN or (item.lower in {"had", "have", "has"} and then.lower == "been")
        for item, then in pairwise(draft.items[draft.at + 1 : draft.at + 5])
    )


def is_since(items: list[Item], period: Item) -> bool:
    """Tell whether a period dates what a stretch began with: "since the launch of the campaign in March"."""
    index = items.index(period)
    for item in reversed(items[max(0, index - 12) : index]):
        counted = item.number is not None and item.number.form != "ordinal"  # "since the first case last August"
        if item.lower in {",", ";", ":", "and", "but"} or counted:
            return False
        if item.lower == "since":
            return True
    return False
