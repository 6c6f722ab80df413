"""The period that the sentence of a figure states for it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import Final

from policykg.extraction.document import Document
from policykg.extraction.items import Item
from policykg.extraction.observations.beside import copy_period
from policykg.extraction.observations.commitments import is_commitment
from policykg.extraction.observations.drafts import Draft, is_growth
from policykg.extraction.observations.foreign_periods import dates_no_figure, is_foreign, is_named_month
from policykg.extraction.observations.going_along import goes_with_one_before, had_been, moved_to, put_in
from policykg.extraction.observations.leaders import is_origin, leader
from policykg.extraction.observations.lone_periods import only_period, period_ahead, period_of_clause_before
from policykg.extraction.observations.outlooks import is_revised
from policykg.extraction.observations.periods_in_turn import is_pair_in_turn, period_in_turn, row_in_turn
from policykg.extraction.observations.reach import dates_another, period_left, period_owning, period_right
from policykg.extraction.observations.stating import WAYS, state_period
from policykg.extraction.observations.timeless import describes_part
from policykg.extraction.observations.timeline import Timeline
from policykg.extraction.observations.vocables import time_words
from policykg.extraction.periods import Shape, month_of, months_in, shift
from policykg.facts import Kind, ObservationStatus, Period

_UP_TO_NOW: Final = frozenset({"past years", "past weeks"})  # names of rules
_SET_AGAINST: Final = frozenset({"against", "compared", "from", "after"})
_YEAR: Final = 12  # months
_THAT: Final = frozenset({"that", "those"})
_YEARS: Final = frozenset({"relative year", "year"})  # rules that read one
_AGAIN: Final = 6  # items of ", which amounts to nearly 85 percent"
_FORESEEN: Final = frozenset({Shape.YEAR, Shape.QUARTER})
_BY_COMPARISON: Final = time_words("by_comparison")


def set_own_period(draft: Draft, before: Sequence[Draft], document: Document, timeline: Timeline) -> None:
    """Find the period that the sentence of a figure states."""
    items, day = draft.items, document.metadata.date
    reached = draft.at
    if before and draft.rule in WAYS and is_origin(items, before[-1].at):
        reached = before[-1].at
    if _is_told_outright(draft, before, document, timeline):
        return
    if draft.status is not ObservationStatus.ACTUAL and _is_open_ahead(draft):
        return
    if draft.status is ObservationStatus.FORECAST and is_revised(draft):
        _state_outlook(draft, document, timeline)
        return
    index, left = period_right(draft, day), period_left(draft, reached)
    if index is None and left is not None:
        index = period_ahead(draft, left, day)
        if index is not None and draft.status is ObservationStatus.ACTUAL:
            draft.status = ObservationStatus.TARGET
    if left is not None and before and _is_parenthesis(items, before[-1].at, left):
        if index is None:
            return
        left = None
    if left is not None and before and put_in(before[-1], draft) and items[left + 1].lower == ",":
        left = None  # "prices, which had leapt by 3 percent in April, rose by *2 percent*"
    if left is not None and before and _of_one_before(before[-1], left, draft):
        left = None
    if index is None or (
        left is not None and (_is_day_of_tally(items, left, index, draft.at) or draft.wording.is_apart(index, draft.at))
    ):
        index = left
    if index is None and before and any(item.lower == ";" for item in items[before[-1].at : draft.at]):
        index = only_period(draft)
    if index is None:
        if goes_with_one_before(draft, before, day):
            return
        index = _far_period(draft, before)
    aimed = bool(before) and before[-1].status is not ObservationStatus.ACTUAL
    if index is not None and aimed and index < draft.at and _was_done(draft, items[index], day):
        return
    if index is not None and before and _is_stock_over_year(draft, before[-1], items[index]):
        copy_period(draft, before[-1])
        return
    if index is not None and dates_no_figure(draft, index, day, timeline):
        return
    if index is not None and not is_foreign(draft, items[index], document):
        state_period(draft, items[index], document, timeline)
        _keep_apart(draft, index, document)
        _set_counterpart(draft, before, items[index], timeline)


def _is_told_outright(draft: Draft, before: Sequence[Draft], document: Document, timeline: Timeline) -> bool:
    """Settle the period of a figure that says one again, has none, or owns one by its place in the sentence."""
    items = draft.items
    if before and before[-1].period_stated and _says_again(items, before[-1].at, draft.at):
        copy_period(draft, before[-1])
        return True
    if describes_part(draft):
        return True
    if before and (_ends_range(draft, before[-1]) or moved_to(before[-1], draft)):
        copy_period(draft, before[-1])
        draft.aside = before[-1].aside
        return True
    bracketed = _bracketed_behind(items, draft.at)
    if bracketed is not None:
        state_period(draft, items[bracketed], document, timeline)
        return True
    paired = "respectively" in draft.wording.places or is_pair_in_turn(draft)
    turn = period_in_turn(items, draft.at) if paired else None
    turn = row_in_turn(draft) or turn
    if turn is not None and (turn[2] == 1 or _names_two(items[turn[0]], document)):
        state_period(draft, items[turn[0]], document, timeline)
        if turn[2] > 1:
            draft.period = _part_at_end(draft.period, items[turn[0]], last=turn[1] > 0)
        return True
    owning = draft.at + 1 if _is_that_of_period(draft) else period_owning(items, draft.at)
    if owning is not None:
        state_period(draft, items[owning], document, timeline)
        draft.aside = draft.aside or bool(before) or items[draft.at - 1].lower == "("
        return True
    return False


def _bracketed_behind(items: list[Item], at: int) -> int | None:
    """Return the period that stands alone in brackets right behind a number: "3 million euros (2016), 4 (*2017*)"."""
    if at + 3 >= len(items) or items[at + 1].lower != "(" or items[at + 3].lower != ")":
        return None
    mention = items[at + 2].period
    return at + 2 if items[at + 2].kind == "period" and mention is not None and mention.period is not None else None


def _says_again(items: list[Item], first: int, at: int) -> bool:
    """Tell whether a relative clause says a figure again: "3 million, *which amounts to 85 percent* of the target"."""
    for index in range(first + 1, at - 1):
        if items[index].lower == "," and items[index + 1].lower == "which":
            return items[index + 2].lower in time_words("saying_again") and at - index <= _AGAIN
    return False


def _far_period(draft: Draft, before: Sequence[Draft]) -> int | None:
    """Return the period of a figure from elsewhere in its sentence, where it is none of another figure."""
    items, index = draft.items, only_period(draft)
    if (
        index is not None
        and index > draft.at
        and _is_position(items[index])
        and (is_growth(draft) or [item.lower for item in items[index - 2 : index]] == [",", "and"])
    ):
        index = None
    if index is not None and index > draft.at and _is_position(items[index]) and _is_left(items, draft.at, index):
        index = None  # "took in 3 million and paid out *2 million*, leaving 4 million at the end of June"
    if index is not None and any(
        items[i].kind == "number" and leader(items, i) in _SET_AGAINST for i in range(draft.at + 1, index)
    ):
        index = None  # "69 euros, *against 74* a year ago and *68 in August*"
    if index is None or (index > draft.at and dates_another(items, draft.at, index)):
        index = period_of_clause_before(draft)
    found = items[index].period if index is not None else None
    of_another = found is not None and any(
        (other.aside or other.looks_back) and other.period == found.period for other in before
    )
    return None if of_another else index


def _is_parenthesis(items: list[Item], number: int, index: int) -> bool:
    """Tell whether a period closes what commas put in: "the share, *30 percent in 2018*, eased to 28"."""
    if index < number or index + 2 >= len(items) or items[index + 1].lower != ",":
        return False
    verb = items[index + 2]
    return items[number - 1].lower == "," and not verb.classes.isdisjoint(
        ("rise", "fall", "level", "auxiliary", "verb")
    )


def _was_done(draft: Draft, item: Item, day: date | None) -> bool:
    """Tell whether a time to come is that of an aim before what has been done: "will act in 2020 *and has set* 3"."""
    mention = item.period
    if draft.status is not ObservationStatus.ACTUAL or mention is None or mention.period is None or day is None:
        return False
    if mention.period.end <= day:
        return False
    between = draft.items[draft.items.index(item) : draft.at]
    return any(
        one.lower in {"and", "but", "it", "they"} and other.lower in {"has", "have"} for one, other in pairwise(between)
    )


def _is_that_of_period(draft: Draft) -> bool:
    """Tell whether a period right behind a figure says whose it is: "surpassed only by *the 9 percent of May 2011*"."""
    items, at = draft.items, draft.at
    if at == 0 or at + 1 >= len(items) or items[at + 1].lower != "of" or items[at - 1].lower != "the":
        return False
    mention = items[at + 1].period
    if items[at + 1].kind != "period" or mention is None or mention.period is None:
        return False
    return draft.unit != "count" and draft.kind is not Kind.SHARE


def _set_counterpart(draft: Draft, before: Sequence[Draft], item: Item, timeline: Timeline) -> None:
    """Give a figure the months spoken of in another year: "*the corresponding number this year* is 300, *that for* …".

    The figures after it go on with what was spoken of before.
    """
    mention, other = item.period, before[-1] if before else None
    if mention is None or mention.period is None or mention.rule not in _YEARS:
        return
    known = other.period if other is not None else timeline.current
    first = draft.items.index(item)
    led = [one.lower for one in draft.items[max(0, first - 3) : first]]
    if known is None:
        return
    listed = other is not None and other.looks_back and not _THAT.isdisjoint(led) and months_in(known) < _YEAR
    if listed or not time_words("counterpart").isdisjoint(led):
        years = mention.period.end.year - known.end.year
        draft.period, draft.looks_back = shift(known, 12 * years), draft.looks_back or years < 0 or listed


def _keep_apart(draft: Draft, index: int, document: Document) -> None:
    """Mark a figure whose period is none that later figures go on with."""
    items, at = draft.items, draft.at
    compared = items[0].lower in _BY_COMPARISON
    reached = items[index].lower == "by"  # "*by the end of May* 300 had been built": what is told now is of that day
    draft.looks_back = compared or (had_been(draft) and not reached) or _is_long_past(items[index])
    draft.looks_back = draft.looks_back or _was_granted(draft, items[index], document)
    opened = index == 0 and items[0].lower == "since"  # "*Since January* 300 wells have been drilled": that goes on
    draft.aside = draft.aside or (not opened and any(item.lower == "since" for item in items[max(0, at - 4) : at]))
    draft.aside = draft.aside or (items[at - 1].lower == "(" and index == at - 2)


def _state_outlook(draft: Draft, document: Document, timeline: Timeline) -> None:
    """Take the time that an outlook is for, not that in which it was cut: "cut its forecast *for 2020* in May"."""
    items, day = draft.items, document.metadata.date
    ahead = [index for index in draft.wording.dating if items[index].lower == "for" or _is_ahead(items[index], day)]
    if ahead:
        state_period(draft, items[min(ahead, key=lambda index: abs(index - draft.at))], document, timeline)


def _is_ahead(item: Item, day: date | None) -> bool:
    """Tell whether a period is not over on the article's day, or is a year or quarter: these are foreseen."""
    mention = item.period
    if mention is None or mention.period is None:
        return False
    return mention.shape in _FORESEEN or day is None or mention.period.end >= day


def _ends_range(draft: Draft, other: Draft) -> bool:
    """Tell whether a figure closes a range that a period owns: "against *yesterday's* 3 to *4 percent*"."""
    if not draft.at - 3 < other.at < draft.at or other.period is None or not other.period_stated:
        return False
    joined = draft.items[draft.at - 1].lower in {"to", "and", "-", "\u2013"} or other.at == draft.at - 1
    owning = period_owning(draft.items, other.at)
    if not joined or owning is None:
        return False
    return draft.items[draft.at - 1].lower != "to" or draft.items[owning - 1].lower != "from"


def _is_open_ahead(draft: Draft) -> bool:
    """Tell whether a time of no fixed length follows an aim: "to build 300 dams *over the next few years*"."""
    for item in draft.items[draft.at + 1 : draft.at + 8]:
        if item.period is not None:
            return item.period.rule == "coming years" and item.period.period is None
        if item.kind == "number" or item.lower in {",", ";", ":"}:
            return False
    return False


def _is_stock_over_year(draft: Draft, other: Draft, item: Item) -> bool:
    """Tell whether a stock moved up to its day: "70 percent at the end of 2018, *3 points* up over the year"."""
    period, year = other.period, item.period.period if item.period is not None else None
    return (
        draft.kind in {Kind.CHANGE, Kind.GAP}
        and period is not None
        and year is not None
        and other.period_stated
        and year.start <= period.start == period.end
        and (year.end == period.end or (item.period is not None and item.period.rule == "relative year"))
        and (year.end - year.start).days >= 364
        and item.lower in {"over", "in", "during", "within", ""}
    )


def _is_long_past(item: Item) -> bool:
    """Tell whether a period is one of years or of some days up to today: "over the past decade" opens no account."""
    mention = item.period
    if mention is None or mention.period is None or mention.rule not in _UP_TO_NOW:
        return False
    return mention.rule == "past weeks" or (mention.period.end - mention.period.start).days > 365


def _was_granted(draft: Draft, item: Item, document: Document) -> bool:
    """Tell whether money was granted in a month of which nothing else is: "fined 3 million euros in May 2016"."""
    return is_named_month(item) and draft.status is ObservationStatus.ACTUAL and is_commitment(draft, document)


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


def _is_day_of_tally(items: list[Item], left_at: int, right_at: int, at: int) -> bool:
    """Tell whether a figure is a tally at a day: "by March 4 it had passed 3 million for the year"."""
    left, right = items[left_at], items[right_at]
    if any("relative" in item.classes for item in items[at + 1 : right_at]):
        return False  # "well beyond the 500 *that were aimed at* for the year"
    dated = left.period is not None and left.period.shape in {Shape.DAY, Shape.POINT} and left.lower in {"by", "as of"}
    return dated and right.lower == "for" and right.period is not None and right.period.shape is Shape.YEAR


def _is_left(items: list[Item], at: int, index: int) -> bool:
    """Tell whether a participle says what comes of a figure, before the figure of a day: "*leaving* 4 million"."""
    between = items[at + 1 : index]
    led = next(
        (i for i, pair in enumerate(pairwise(between)) if pair[0].lower == "," and _is_participle(pair[1])), None
    )
    return led is not None and any(item.kind == "number" for item in between[led:])


def _is_participle(item: Item) -> bool:
    return item.lower.endswith("ing") and item.lower.isalpha()


def _is_position(item: Item) -> bool:
    return item.period is not None and item.period.shape is Shape.POINT
