"""The period that the sentence of a figure states for it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from policykg.extraction.document import Document
from policykg.extraction.items import Item
from policykg.extraction.observations.beside import copy_period
from policykg.extraction.observations.commitments import is_commitment, is_deal
from policykg.extraction.observations.consequences import comes_of
from policykg.extraction.observations.drafts import Draft
from policykg.extraction.observations.leaders import is_open_year, is_origin
from policykg.extraction.observations.reach import (
    only_period,
    period_in_turn,
    period_left,
    period_of_clause_before,
    period_owning,
    period_right,
)
from policykg.extraction.observations.stating import RECENT, WAYS, is_growth, is_since, state_period
from policykg.extraction.observations.tenses import Tense, tense_of
from policykg.extraction.observations.timeless import describes_part, is_structural
from policykg.extraction.observations.timeline import Timeline
from policykg.extraction.observations.vocables import time_words
from policykg.extraction.periods import PeriodMention, Shape, month_of
from policykg.facts import Kind, ObservationStatus, Period


def set_own_period(draft: Draft, before: Sequence[Draft], document: Document, timeline: Timeline) -> None:
    """Find the period that the sentence of a figure states."""
    items, day = draft.items, document.metadata.date
    reached = draft.at
    if before and draft.rule in WAYS and is_origin(items, before[-1].at):
        reached = before[-1].at
    if describes_part(draft):
        return
    if before and _ends_range(draft, before[-1]):
        copy_period(draft, before[-1])
        draft.aside = before[-1].aside
        return
    turn = period_in_turn(items, draft.at) if "respectively" in draft.wording.places else None
    if turn is not None and (turn[2] == 1 or _names_two(items[turn[0]], document)):
        state_period(draft, items[turn[0]], document, timeline)
        if turn[2] > 1:
            draft.period = _part_at_end(draft.period, items[turn[0]], last=turn[1] > 0)
        return
    owning = period_owning(items, draft.at)
    if owning is not None:
        state_period(draft, items[owning], document, timeline)
        draft.aside = draft.aside or bool(before)
        return
    if draft.status is not ObservationStatus.ACTUAL and _is_open_ahead(draft):
        return
    index, left = period_right(draft), period_left(draft, reached)
    if left is not None and before and _put_in(before[-1], draft) and items[left + 1].lower == ",":
        left = None  # "prices, which had leapt by 3 percent in April, rose by *2 percent*"
    if left is not None and before and _of_one_before(before[-1], left, draft):
        left = None
    if index is None or (left is not None and _is_day_of_tally(items[left], items[index])):
        index = left
    if index is None and before and any(item.lower == ";" for item in items[before[-1].at : draft.at]):
        index = only_period(draft)
    if index is None:
        stated = [d for d in reversed(before) if d.period_stated and not d.aside and not _put_in(d, draft)]
        if stated and _has_deadline(stated[0], draft):
            return
        stated = [d for d in stated if not (d.looks_back and _comes_back(draft, d))]
        if stated and not is_deal(draft):
            copy_period(draft, stated[0])
            return
        index = only_period(draft)
        if (
            index is not None
            and index > draft.at
            and _is_position(items[index])
            and (is_growth(draft) or [item.lower for item in items[index - 2 : index]] == [",", "and"])
        ):
            index = None
        if index is None:
            index = period_of_clause_before(draft)
        found = items[index].period if index is not None else None
        if found is not None and any(
            (other.aside or other.looks_back) and other.period == found.period for other in before
        ):
            index = None
    if index is not None and before and _is_stock_over_year(draft, before[-1], items[index]):
        copy_period(draft, before[-1])
        return
    if index is not None and _dates_no_figure(draft, index, day):
        return
    if index is not None and not _is_foreign(draft, items[index], document):
        state_period(draft, items[index], document, timeline)
        _keep_apart(draft, index, document)


def _keep_apart(draft: Draft, index: int, document: Document) -> None:
    """Mark a figure whose period is none that later figures go on with."""
    items, at = draft.items, draft.at
    draft.looks_back = _had_been(draft) or _is_long_past(items[index]) or _was_granted(draft, items[index], document)
    draft.aside = draft.aside or any(item.lower == "since" for item in items[max(0, at - 4) : at])
    draft.aside = draft.aside or (items[at - 1].lower == "(" and index == at - 2)


def _dates_no_figure(draft: Draft, index: int, day: date | None) -> bool:
    """Tell whether the period found for a figure is that of something else after all."""
    items, at, actual = draft.items, draft.at, draft.status is ObservationStatus.ACTUAL
    if actual and is_open_year(items[index], day) and draft.kind in {Kind.CHANGE, Kind.GAP}:
        return True
    if actual and _is_start_of_aim(draft, items[index], day):
        return True
    if actual and _is_described(draft, index):
        return True
    if not actual and index > 1 and any(item.lower == "," for item in items[index:at]) and comes_of(draft):
        return True  # "the airport, due to open in 2021, will cost 3 million euros"
    return _only_stood(draft, items, index) or _was_put_forward(draft, items[index])


def _is_described(draft: Draft, index: int) -> bool:
    """Tell whether a figure is what is so, and a period of another clause when something was: "sold *in May*"."""
    if draft.kind not in {Kind.LEVEL, Kind.SHARE} or tense_of(draft.items, draft.at) is not Tense.PRESENT:
        return False
    low, high = sorted((draft.at, index))
    between = draft.items[low + 1 : high]
    past = any(item.lower in {"was", "were", "had"} or item.lower.endswith("ed") for item in between)
    return past and any(item.lower in {",", "and"} for item in between)


def _ends_range(draft: Draft, other: Draft) -> bool:
    """Tell whether a figure closes a range that a period owns: "against *yesterday's* 3 to *4 percent*"."""
    if not draft.at - 3 < other.at < draft.at or other.period is None or not other.period_stated:
        return False
    joined = draft.items[draft.at - 1].lower in {"to", "and", "-", "\u2013"} or other.at == draft.at - 1
    return joined and period_owning(draft.items, other.at) is not None


def _has_deadline(other: Draft, draft: Draft) -> bool:
    """Tell whether a period is the deadline of a figure in another part: "3 million by 2022; *4 million* for roads"."""
    parted = any(item.lower == ";" for item in draft.items[other.at : draft.at])
    if not parted or other.period is None:
        return False
    return any(
        item.lower in time_words("deadline") and item.period is not None and item.period.period == other.period
        for item in draft.items[other.at : draft.at]
    )


def _is_open_ahead(draft: Draft) -> bool:
    """Tell whether a time of no fixed length follows an aim: "to build 300 dams *over the next few years*"."""
    for item in draft.items[draft.at + 1 : draft.at + 8]:
        if item.period is not None:
            return item.period.rule == "coming years" and item.period.period is None
        if item.kind == "number" or item.lower in {",", ";", ":"}:
            return False
    return False


def _is_start_of_aim(draft: Draft, item: Item, day: date | None) -> bool:
    """Tell whether a figure is what an aim starts from: "from *15 million* to 40 million by 2030"."""
    period = item.period.period if item.period is not None else None
    return period is not None and day is not None and period.end > day and is_origin(draft.items, draft.at)


def _is_stock_over_year(draft: Draft, other: Draft, item: Item) -> bool:
    """Tell whether a stock moved up to its day: "70 percent at the end of 2018, *3 points* up over the year"."""
    period, year = other.period, item.period.period if item.period is not None else None
    return (
        draft.kind in {Kind.CHANGE, Kind.GAP}
        and period is not None
        and year is not None
        and other.period_stated
        and period.start == period.end
        and (year.end == period.end or (item.period is not None and item.period.rule == "relative year"))
        and (year.end - year.start).days >= 364
        and item.lower in {"over", "in", "during", "within", ""}
    )


def _is_long_past(item: Item) -> bool:
    """Tell whether a period is one of years up to today: "over the past decade" opens no account of it."""
    mention = item.period
    if mention is None or mention.period is None or mention.rule != "past years":
        return False
    return (mention.period.end - mention.period.start).days > 365


def _was_granted(draft: Draft, item: Item, document: Document) -> bool:
    """Tell whether money was granted in a month of which nothing else is: "fined 3 million euros in May 2016"."""
    return _is_named_month(item) and draft.status is ObservationStatus.ACTUAL and is_commitment(draft, document)


def _is_named_month(item: Item) -> bool:
    """Tell whether a month is named with its year."""
    return item.period is not None and item.period.shape is Shape.MONTH and not item.period.yearless


def _had_been(draft: Draft) -> bool:
    """Tell whether a figure looks back from those around it: "in May they *had been* 3 percent down"."""
    index = draft.at - 1
    while index >= 0 and draft.items[index].kind != "number" and draft.items[index].lower not in {",", ";", ":"}:
        if draft.items[index].lower == "had" or draft.items[index].lower.startswith("had "):
            following = draft.items[index + 1]
            return not following.classes.isdisjoint(("adverb", "level", "rise", "fall", "auxiliary", "verb"))
        index -= 1
    return False


def _comes_back(draft: Draft, other: Draft) -> bool:
    """Tell whether a text comes back from what had been: "it *had* stood at 41 in May and *was* at 50"."""
    between = draft.items[other.at + 1 : draft.at]
    if any("relative" in item.classes for item in between):
        return False
    return any(item.lower.partition(" ")[0] in {"was", "were", "is", "are"} for item in between)


def _put_in(other: Draft, draft: Draft) -> bool:
    """Tell whether a figure stands in a clause put into another: "prices, *which had leapt by 3 percent*, rose"."""
    if not other.looks_back or _had_been(draft):
        return False
    lead = draft.items[max(0, other.at - 6) : other.at]
    opened = any(item.lower == "," and "relative" in following.classes for item, following in pairwise(lead))
    return opened and any(item.lower == "," for item in draft.items[other.at : draft.at])


def _names_two(item: Item, document: Document) -> bool:
    """Tell whether a period names two months, not all from one to the other: "in May and June"."""
    mention = item.period
    named = mention is not None and " and " in document.flat[mention.start : mention.end]
    return named and item.lower not in {"between", "from"}


def _part_at_end(period: Period | None, item: Item, *, last: bool) -> Period | None:
    """Return the first or the last month of a stretch of months, year of one of years."""
    if period is None:
        return None
    day = period.end if last else period.start
    if item.period is not None and item.period.shape is Shape.YEARS:
        return Period(date(day.year, 1, 1), date(day.year, 12, 31))
    return month_of(day.year, day.month)


def _of_one_before(other: Draft, left: int, draft: Draft) -> bool:
    """Tell whether a period dates the figure before alone: "it followed a fall of 3 percent *in April* and was 2 …"."""
    if not (other.aside or other.looks_back) or left < other.at or other.period is None:
        return False
    after = draft.items[left + 1 : draft.at]
    if len(after) < 2:
        return False
    if after[0].lower == ",":
        return after[1].lower.endswith("ing") or after[1].lower in time_words("upshot")
    verb = any(not item.classes.isdisjoint(("auxiliary", "rise", "fall", "verb", "level")) for item in after[1:3])
    return after[0].lower == "and" and verb


def _is_day_of_tally(left: Item, right: Item) -> bool:
    """Tell whether a figure is a tally at a day: "by March 4 it had passed 3 million for the year"."""
    dated = left.period is not None and left.period.shape in {Shape.DAY, Shape.POINT} and left.lower in {"by", "as of"}
    return dated and right.lower == "for" and right.period is not None and right.period.shape is Shape.YEAR


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
    return any(following.lower in time_words("put_forward") for following in after)


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
    over = period.shape is Shape.POINT and day is not None and period.period.end <= day
    brief = over or period.shape in {Shape.MONTH, Shape.DAY, Shape.DAYS, Shape.WEEKDAY}
    since = item.lower == "since" or is_since(draft.items, item)
    given = draft.items[draft.at - 1].lower in {"allocated", "earmarked", "set aside", "paid out"}
    given = given or (item.lower in time_words("tallied") and not is_origin(draft.items, draft.at))
    named = item.lower == "in" and _is_named_month(item)
    if brief and not named and not since and not given and (is_commitment(draft, document) or is_deal(draft)):
        return True
    ahead = period.rule == "so many coming years" and draft.status is ObservationStatus.ACTUAL
    if is_structural(draft) and ((item.lower == "" and period.shape is Shape.YEARS) or ahead):
        return True
    if draft.status is ObservationStatus.TARGET and period.shape is Shape.NOW:
        return True  # "*today's* news that the firm plans to invest 3 billion euros"
    if draft.status is not ObservationStatus.ACTUAL and item.lower in {"", "on"} and _is_gone(period, day):
        return True  # "is likely to rise by 3 percent after what happened *yesterday*"
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
