"""Periods of a sentence that date something else than its figure: what was done, announced, or stood beside it."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import Final

from policykg.extraction.document import Document
from policykg.extraction.inflection import past_forms
from policykg.extraction.items import OWNING, Item
from policykg.extraction.observations.commitments import is_commitment, is_deal
from policykg.extraction.observations.consequences import comes_of
from policykg.extraction.observations.drafts import Draft
from policykg.extraction.observations.going_along import had_been
from policykg.extraction.observations.leaders import is_open_year, is_origin, words_before
from policykg.extraction.observations.stating import RECENT, has_been_done, is_since
from policykg.extraction.observations.tenses import Tense, tense_of
from policykg.extraction.observations.timeless import is_structural
from policykg.extraction.observations.timeline import Timeline
from policykg.extraction.observations.vocables import time_words
from policykg.extraction.periods import PeriodMention, Shape, shift
from policykg.facts import Kind, ObservationStatus

_TALLIED: Final = time_words("tallied")
_BEHIND: Final = 7  # items of "million euros in bonds had been"


def dates_no_figure(draft: Draft, index: int, day: date | None, timeline: Timeline) -> bool:
    """Tell whether the period found for a figure is that of something else after all."""
    items, at, actual = draft.items, draft.at, draft.status is ObservationStatus.ACTUAL
    if actual and is_open_year(items[index], day) and (draft.kind in {Kind.CHANGE, Kind.GAP} or _is_moved(draft)):
        return not any(word.startswith(("accumul", "cumul")) for word in words_before(items, at, 9))
    if (not actual or draft.kind is Kind.CHANGE) and _is_beginning(items[index]):
        return True  # "sales plunged by 60 percent when it broke out at the start of the year"
    if actual and index > at and _is_open_until(items[index], day):
        return True  # "agreed to borrow *3 million*, extending the deal until 2030"
    if actual and index > at and _is_done_before(draft, items[index], day):
        return True
    if not actual and _is_owned_by_other(items, index, day):
        return True  # "hopes a rise of *8 percent* will offset last year's loss"
    if actual and _is_start_of_aim(draft, items[index], day):
        return True
    if (actual and _is_described(draft, index)) or _is_over_base(draft, items[index], day, timeline):
        return True
    if not actual and index > 1 and any(item.lower == "," for item in items[index:at]) and comes_of(draft):
        return True  # "the airport, due to open in 2021, will cost 3 million euros"
    return _only_stood(draft, items, index) or _was_put_forward(draft, items[index])


def _is_open_until(item: Item, day: date | None) -> bool:
    """Tell whether a period is one up to which something is to last."""
    mention = item.period
    if mention is None or mention.period is None or day is None or mention.period.start <= day:
        return False
    return item.lower in {"until", "till", "through", "up to"}


def _is_done_before(draft: Draft, item: Item, day: date | None) -> bool:
    """Tell whether a time to come stands behind what has been: "*3 had been paid*, and 4 were to follow in May"."""
    mention = item.period
    if mention is None or mention.period is None or day is None or mention.period.start <= day:
        return False
    behind = draft.items[draft.at + 1 : draft.at + _BEHIND]
    return had_been(draft) or any(item.lower.partition(" ")[0] == "had" for item in behind)


def _is_owned_by_other(items: list[Item], index: int, day: date | None) -> bool:
    """Tell whether the last year is that of a noun of its own: "*last year's* severe deficit"."""
    mention, following = items[index].period, items[index + 1 : index + 2]
    if mention is None or mention.rule != "relative year" or not following or following[0].lower not in OWNING:
        return False
    return mention.period is not None and day is not None and mention.period.end < day


def _is_beginning(item: Item) -> bool:
    """Tell whether a period is the first day of another: "at the start of the year"."""
    mention = item.period
    return (
        mention is not None
        and mention.shape is Shape.POINT
        and mention.period is not None
        and (mention.period.start.day == 1)
    )


def _is_moved(draft: Draft) -> bool:
    """Tell whether a figure is where something moved from or to: "the rate fell *from 5 to 4 percent* in the year"."""
    return draft.rule.startswith(("moved", "taken from"))


def _is_over_base(draft: Draft, item: Item, day: date | None, timeline: Timeline) -> bool:
    """Tell whether a movement is one over the year before: "prices rose 4 percent *over 2017*" in 2018."""
    mention = item.period
    spoken = timeline.current or (timeline.topic[0] if timeline.topic is not None else None)
    if item.lower != "over" or mention is None or mention.period is None:
        return False
    if draft.status is not ObservationStatus.ACTUAL:
        return mention.shape is Shape.YEAR and day is not None and mention.period.end < day
    return (
        draft.kind is Kind.CHANGE
        and mention.shape is Shape.YEAR
        and spoken is not None
        and spoken == shift(mention.period, 12)
    )


def _is_described(draft: Draft, index: int) -> bool:
    """Tell whether a figure is what is so, and a period of another clause when something was: "sold *in May*"."""
    if draft.kind not in {Kind.LEVEL, Kind.SHARE} or tense_of(draft.items, draft.at) is not Tense.PRESENT:
        return False
    low, high = sorted((draft.at, index))
    between = draft.items[low + 1 : high]
    if index < draft.at and any(_is_relative(item) for item in between):
        mention = draft.items[index].period
        return mention is None or mention.shape is not Shape.NOW  # "was set up in June, *under which* each *gets 3*"
    past = any(
        item.lower in {"was", "were", "had"} or item.lower.endswith("ed") or item.lower in past_forms()
        for item in between
    )
    return past and any(item.lower in {",", "and"} for item in between)


def _is_relative(item: Item) -> bool:
    """Tell whether a word opens a relative clause that says how something is: "under which", "whose"."""
    return "relative" in item.classes and item.lower not in {"that", "when"}


def _is_start_of_aim(draft: Draft, item: Item, day: date | None) -> bool:
    """Tell whether a figure is what an aim starts from: "from *15 million* to 40 million by 2030"."""
    mention = item.period
    if mention is None or mention.period is None or mention.rule == "past years" or day is None:
        return False
    return mention.period.end > day and is_origin(draft.items, draft.at)


def _only_stood(draft: Draft, items: list[Item], index: int) -> bool:
    """Tell whether a figure describes a thing that did something since: "*the 3 MW* mill has stood idle since"."""
    if items[index].lower != "since" or draft.kind is not Kind.LEVEL or draft.unit == "count" or index < draft.at:
        return False
    at = draft.at
    if at and "determiner" in items[at - 1].classes:
        return at + 1 < index and items[at + 1].kind == "word" and "preposition" not in items[at + 1].classes
    return at == 1 and items[0].lower in time_words("measuring")


def _was_put_forward(draft: Draft, item: Item) -> bool:
    """Tell whether a count is of what was said on a day: "on Friday raised *four proposals*" says them, no more."""
    mention = item.period
    if mention is None or mention.shape not in {Shape.DAY, Shape.WEEKDAY} or draft.unit != "count":
        return False
    after = draft.items[draft.at + 1 : draft.at + 4]
    put_forward = any(following.lower in time_words("put_forward") for following in after)
    return put_forward and item.lower != "since" and not is_since(draft.items, item)


def is_foreign(draft: Draft, item: Item, document: Document) -> bool:
    """Tell whether a period of the sentence dates what was done, not the figure.

    So with the month in which a fund was set up, the years in the name of a plan that has so many parts, and the past
    month in which something was aimed at.
    """
    period, day = item.period, document.metadata.date
    assert period is not None
    assert period.period is not None
    over = period.shape is Shape.POINT and day is not None and period.period.end <= day
    brief = over or period.shape in {Shape.MONTH, Shape.DAY, Shape.DAYS, Shape.WEEKDAY}
    since = item.lower == "since" or is_since(draft.items, item)
    given = draft.items[draft.at - 1].lower in {"allocated", "earmarked", "set aside", "paid out"}
    given = given or [one.lower for one in draft.items[max(0, draft.at - 2) : draft.at]] == ["paid", "out"]
    given = given or (item.lower in _TALLIED and not is_origin(draft.items, draft.at))
    given = given or (over and draft.items[draft.at - 1].lower in time_words("held_then"))
    given = given or item.lower == "as from"  # "a levy of *3 euros* will apply from 1 May"
    given = given or (item.lower == "by" and has_been_done(draft))
    given = given or (day is not None and period.period.start > day and draft.status is ObservationStatus.TARGET)
    named = item.lower == "in" and is_named_month(item)
    if period.shape is Shape.NOW and item.lower == "" and is_deal(draft):
        return True  # "today announced a 3 million euro upgrade"
    if brief and not named and not since and not given and (is_commitment(draft, document) or is_deal(draft)):
        return True
    ahead = period.rule == "so many coming years" and draft.status is ObservationStatus.ACTUAL
    if ahead and draft.kind is Kind.SHARE:
        return True  # "41 percent plan to hire *in the next two years*"
    if is_structural(draft) and ((item.lower == "" and period.shape is Shape.YEARS) or ahead):
        return True
    if draft.status is not ObservationStatus.ACTUAL and (period.shape is Shape.NOW or since):
        return True  # "*today's* news that the firm plans to invest 3 billion euros"
    if draft.status is not ObservationStatus.ACTUAL and item.lower in {"", "on"} and _is_gone(period, day):
        return True  # "is likely to rise by 3 percent after what happened *yesterday*"
    if draft.status is ObservationStatus.ACTUAL:
        return False
    past = day is not None and period.period.end < day.replace(day=1)
    if draft.status is ObservationStatus.FORECAST and past and brief and _was_expected(draft):
        return True
    done = past and (not period.yearless or (day is not None and period.period.end >= day - RECENT))
    return draft.status is ObservationStatus.TARGET and brief and done and item.lower in {"in", "on"}


def _is_gone(mention: PeriodMention, day: date | None) -> bool:
    """Tell whether a period is a day that is over."""
    named = mention.period if mention.shape in {Shape.DAY, Shape.WEEKDAY} else None
    return named is not None and day is not None and named.end < day


def _was_expected(draft: Draft) -> bool:
    """Tell whether a period is when something was expected: "in January it *had forecast* 3 percent"."""
    before = draft.items[: draft.at]
    return any(item.lower == "had" and "forecast" in following.classes for item, following in pairwise(before))


def is_named_month(item: Item) -> bool:
    """Tell whether a month is named with its year."""
    return item.period is not None and item.period.shape is Shape.MONTH and not item.period.yearless
