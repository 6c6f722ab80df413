"""The period of a figure: from its own clause, its sentence, the sentences before it, or the article."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from policykg.extraction.document import Document
from policykg.extraction.items import Item
from policykg.extraction.observations.beside import copy_period, is_set_beside, period_beside, period_earlier, step_back
from policykg.extraction.observations.drafts import Draft
from policykg.extraction.observations.reach import (
    is_open_year,
    is_origin,
    only_period,
    period_in_turn,
    period_left,
    period_of_clause_before,
    period_owning,
    period_right,
    words_before,
)
from policykg.extraction.observations.stating import RECENT, WAYS, is_growth, is_since, state_period
from policykg.extraction.observations.timeline import (
    Timeline,
    carry,
    describes,
    describes_part,
    is_commitment,
    is_structural,
    is_threshold,
)
from policykg.extraction.periods import Shape, month_of, shift
from policykg.facts import Component, Kind, ObservationStatus, Period

_ROLLED = {"two": 2, "three": 3, "four": 4, "six": 6, "twelve": 12}
_ROLLING = re.compile(r"\b(two|three|four|six|twelve|[2-9]|1[0-2])[- ]month (?:moving |rolling )?average")


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
    if draft.rule == "place by size before its thing":
        return
    if is_threshold(draft) or describes(draft) or _is_norm(draft) or _is_reach_of_aim(draft):
        return
    if _is_of_a_list(draft):
        return
    if before and draft.rule == "other currency in brackets":
        copy_period(draft, before[-1])
        draft.period_stated, draft.inherited = before[-1].period_stated, list(before[-1].inherited)
        return
    if before and _aimed_before(draft):
        copy_period(draft, before[-1])
        return
    if day is not None and _is_of_the_year(draft):
        draft.period, draft.period_stated = Period(date(day.year, 1, 1), date(day.year, 12, 31)), True
        draft.whole = True
        return
    if day is not None and _is_current(draft):
        draft.period = Period(day, day)
        draft.period_stated = draft.aside = True
        return
    if day is not None and day.month < _LATE and _is_of_full_year(draft):
        draft.period = Period(date(day.year - 1, 1, 1), date(day.year - 1, 12, 31))
        draft.period_stated = draft.aside = True
        return
    if before and draft.found is not None and draft.found.rule.name == "expected value":
        main = next((other for other in reversed(before) if other.period is not None and not other.aside), None)
        if main is not None:
            draft.period, draft.period_stated, draft.aside = main.period, True, True
            return
    if is_set_beside(draft):
        if period_beside(draft, before, document, timeline) or period_earlier(draft, before, basis, timeline):
            draft.aside = True
            return
        if before and before[-1].status is not ObservationStatus.ACTUAL and draft.status is ObservationStatus.ACTUAL:
            return  # what an aim starts from has a time of its own
    _own(draft, before, document, timeline)
    if not _is_dated(draft) and not (before and _go_along(draft, before[-1])):
        carry(draft, document, timeline)
        if (
            draft.rule in {"taken from", "moved from"}
            and draft.period is not None
            and draft.unit in {"percent", "index"}
        ):
            draft.period, draft.aside = step_back(draft.period), True
    _roll(draft, document)
    draft.whole = draft.whole or (draft.period_stated and is_commitment(draft, document))
    period = draft.period
    if period is not None and draft.kind is Kind.LEVEL and period.start != period.end and _total_so_far(draft):
        draft.period = Period(period.end, period.end)


def _is_reach_of_aim(draft: Draft) -> bool:
    """Tell whether a count only says where something is to be done: "is to be tried out *in seven towns*"."""
    if (
        draft.status is not ObservationStatus.ACTUAL
        or not is_structural(draft)
        or draft.items[draft.at - 1].lower != "in"
    ):
        return False
    before = draft.items[max(0, draft.at - 6) : draft.at]
    return any(not item.classes.isdisjoint(("target", "future")) for item in before)


def _is_of_a_list(draft: Draft) -> bool:
    """Tell whether a count only says among how many something is placed: "first *among the 30 branches*"."""
    counted = draft.unit == "count" and draft.total is None and draft.value == int(draft.value) < _FEW
    words = [item.lower for item in draft.items[max(0, draft.at - 2) : draft.at]]
    if not counted or words not in (["among", "the"], ["of", "the"], ["among", "all"]):
        return False
    return any(
        "rank" in item.classes or item.lower in _PLACES or item.lower.endswith("est")
        for item in draft.items[: draft.at]
    )


_FEW = 100
_PLACES = frozenset({"first", "second", "third", "fourth", "fifth", "top", "last"})


def _is_norm(draft: Draft) -> bool:
    """Tell whether a figure is what has long been usual: "against a long-run average of *3 percent*"."""
    words = words_before(draft.items, draft.at, 5)
    return not _LONG.isdisjoint(words) and not {"average", "mean", "norm"}.isdisjoint(words)


_LONG = frozenset({"long-run", "long-term", "long-time", "historical", "historic", "multi-year"})


def _is_dated(draft: Draft) -> bool:
    """Tell whether a figure has its period by now; type checkers take what they see of a field for lasting."""
    return draft.period is not None


def _is_of_the_year(draft: Draft) -> bool:
    """Tell whether a figure is what a year is to bring: "half of the annual target of *8 million*"."""
    words = words_before(draft.items, draft.at, 5)
    return words[-1:] == ["of"] and not {"annual", "full-year"}.isdisjoint(words) and not _AIMS.isdisjoint(words)


_AIMS = frozenset({"target", "goal", "plan", "aim", "quota", "budget"})


def _is_current(draft: Draft) -> bool:
    """Tell whether a figure is what is to be changed: "from *the current* 18 percent to 14"."""
    items, at = draft.items, draft.at
    if draft.status is not ObservationStatus.ACTUAL or draft.kind not in {Kind.LEVEL, Kind.SHARE}:
        return False
    before = [item.lower for item in items[max(0, at - 4) : at]]
    return before[-1:] in (["the current"], ["current"]) and not {"from", "against", "than", "with"}.isdisjoint(before)


_LATE = 9  # late in a year the full year may be the current one


def _is_of_full_year(draft: Draft) -> bool:
    """Tell whether a measured figure is that of the last whole year: "*full-year* sales fell to 3 million"."""
    if draft.status is not ObservationStatus.ACTUAL:
        return False
    items, index = draft.items, draft.at - 1
    while index > max(0, draft.at - 9) and items[index].kind == "word" and items[index].lower not in {",", ";", ":"}:
        if items[index].lower == "full-year" and items[index + 1].kind == "word":
            return not any(item.kind == "period" for item in items[draft.at + 1 : draft.at + 3])
        index -= 1
    return False


def _aimed_before(draft: Draft) -> bool:
    """Tell whether a figure is what the one before was to be: "3 million, against a target of *4 million*"."""
    words = [item.lower for item in draft.items[max(0, draft.at - 5) : draft.at]]
    return "against" in words and words[-1:] == ["of"] and not _AIMS.isdisjoint(words)


def _own(draft: Draft, before: Sequence[Draft], document: Document, timeline: Timeline) -> None:
    """Find the period that the sentence of a figure states."""
    items, day = draft.items, document.metadata.date
    reached = draft.at
    if before and draft.rule in WAYS and is_origin(items, before[-1].at):
        reached = before[-1].at
    if describes_part(draft):
        return
    turn = period_in_turn(items, draft.at)
    if turn is not None and (turn[2] == 1 or _names_two(items[turn[0]], document)):
        state_period(draft, items[turn[0]], document, timeline)
        if turn[2] > 1:
            draft.period = _month_at_end(draft.period, last=turn[1] > 0)
        return
    owning = period_owning(items, draft.at)
    if owning is not None:
        state_period(draft, items[owning], document, timeline)
        draft.aside = draft.aside or bool(before)
        return
    if draft.status is not ObservationStatus.ACTUAL and _is_open_ahead(draft):
        return
    index, left = period_right(items, draft), period_left(items, reached)
    if left is not None and before and _put_in(before[-1], draft) and items[left + 1].lower == ",":
        left = None  # "prices, which had leapt by 3 percent in April, rose by *2 percent*"
    if left is not None and before and _of_one_before(before[-1], left, draft):
        left = None
    if index is None or (left is not None and _is_day_of_tally(items[left], items[index])):
        index = left
    if index is None and before and any(item.lower == ";" for item in items[before[-1].at : draft.at]):
        index = only_period(items, draft)
    if index is None:
        stated = [d for d in reversed(before) if d.period_stated and not d.aside and not _put_in(d, draft)]
        if stated:
            copy_period(draft, stated[0])
            return
        index = only_period(items, draft)
        if (
            index is not None
            and index > draft.at
            and _is_position(items[index])
            and (is_growth(draft) or [item.lower for item in items[index - 2 : index]] == [",", "and"])
        ):
            index = None
        if index is None:
            index = period_of_clause_before(items, draft.at)
        found = items[index].period if index is not None else None
        if found is not None and any(
            (other.aside or other.looks_back) and other.period == found.period for other in before
        ):
            index = None
    if index is not None and before and _is_stock_over_year(draft, before[-1], items[index]):
        copy_period(draft, before[-1])
        return
    if (
        index is not None
        and draft.status is ObservationStatus.ACTUAL
        and is_open_year(items[index], document.metadata.date)
        and draft.kind in {Kind.CHANGE, Kind.GAP}
    ):
        return
    if index is not None and draft.status is ObservationStatus.ACTUAL and _is_start_of_aim(draft, items[index], day):
        return
    if index is not None and not _is_foreign(draft, items[index], document):
        state_period(draft, items[index], document, timeline)
        draft.looks_back = _had_been(draft) or _is_long_past(items[index])
        draft.aside = draft.aside or any(item.lower == "since" for item in items[max(0, draft.at - 4) : draft.at])
        draft.aside = draft.aside or (items[draft.at - 1].lower == "(" and index == draft.at - 2)


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


def _had_been(draft: Draft) -> bool:
    """Tell whether a figure looks back from those around it: "in May they *had been* 3 percent down"."""
    index = draft.at - 1
    while index >= 0 and draft.items[index].kind != "number" and draft.items[index].lower not in {",", ";", ":"}:
        if draft.items[index].lower == "had" or draft.items[index].lower.startswith("had "):
            following = draft.items[index + 1]
            return not following.classes.isdisjoint(("adverb", "level", "rise", "fall", "auxiliary", "verb"))
        index -= 1
    return False


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


def _month_at_end(period: Period | None, *, last: bool) -> Period | None:
    """Return the first or the last month of a stretch."""
    if period is None:
        return None
    day = period.end if last else period.start
    return month_of(day.year, day.month)


def _of_one_before(other: Draft, left: int, draft: Draft) -> bool:
    """Tell whether a period dates the figure before alone: "it followed a fall of 3 percent *in April* and was 2 …"."""
    if not other.aside or left < other.at or other.period is None:
        return False
    after = draft.items[left + 1 : draft.at]
    verb = any(not item.classes.isdisjoint(("auxiliary", "rise", "fall", "verb", "level")) for item in after[1:3])
    return len(after) > 1 and after[0].lower == "and" and verb


def _is_day_of_tally(left: Item, right: Item) -> bool:
    """Tell whether a figure is a tally at a day: "by March 4 it had passed 3 million for the year"."""
    dated = left.period is not None and left.period.shape in {Shape.DAY, Shape.POINT} and left.lower in {"by", "as of"}
    return dated and right.lower == "for" and right.period is not None and right.period.shape is Shape.YEAR


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
    if is_commitment(draft, document) and brief and not since and not given:
        return True
    if is_structural(draft) and item.lower == "" and period.shape is Shape.YEARS:
        return True
    if draft.status is ObservationStatus.TARGET and period.shape is Shape.NOW:
        return True  # "*today's* news that the firm plans to invest 3 billion euros"
    past = day is not None and period.period.end < day.replace(day=1)
    if draft.status is ObservationStatus.FORECAST and past and brief and _was_expected(draft):
        return True
    done = past and (not period.yearless or (day is not None and period.period.end >= day - RECENT))
    return draft.status is ObservationStatus.TARGET and brief and done and item.lower in {"in", "on"}


def _was_expected(draft: Draft) -> bool:
    """Tell whether a period is when something was expected: "in January it *had forecast* 3 percent"."""
    before = draft.items[: draft.at]
    return any(item.lower == "had" and "forecast" in following.classes for item, following in pairwise(before))


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
    if document.flat.find("average", span.start, span.end) < 0:
        return
    found = _ROLLING.search(document.flat, span.start, span.end)
    if found is not None:
        word = found[1]
        count = int(word) if word.isdigit() else _ROLLED[word]
        draft.period = Period(shift(period, 1 - count).start, period.end)


def _total_so_far(draft: Draft) -> bool:
    """Tell whether a level is the stock that a flow leads to: "raising the total to", "bringing the number to"."""
    words = [item.lower for item in draft.items[max(0, draft.at - 7) : draft.at]]
    return any(w in {"raising", "bringing", "taking", "lifting", "raised", "brought", "took"} for w in words) and any(
        w in {"total", "number", "stock", "tally"} for w in words
    )


def share_aim(draft: Draft, following: Draft) -> None:
    """Give an aim the time that closes its sentence: "to make *300 jobs* and keep the rate at 5 percent this year"."""
    if draft.status is ObservationStatus.ACTUAL or following.status is not draft.status or draft.period is not None:
        return
    between = [item.lower for item in draft.items[draft.at : following.at]]
    if "and" in between and not {";", ":", "but", "while"} & set(between) and following.period_stated:
        copy_period(draft, following)


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
