"""The period of a figure: from its own clause, its sentence, the sentences before it, or the article."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import Final

from policykg.extraction.document import Document
from policykg.extraction.observations.beside import (
    copy_period,
    is_set_beside,
    period_beside,
    period_earlier,
    set_outlook,
    step_back,
)
from policykg.extraction.observations.carrying import carry, is_aimed
from policykg.extraction.observations.commitments import is_commitment, is_deal
from policykg.extraction.observations.continuing import goes_without
from policykg.extraction.observations.drafts import Draft
from policykg.extraction.observations.leaders import is_moved_on_day, is_origin, words_before
from policykg.extraction.observations.limits import is_purposed, is_threshold
from policykg.extraction.observations.markets import take_day
from policykg.extraction.observations.own_period import set_own_period
from policykg.extraction.observations.stocks import names_stock
from policykg.extraction.observations.timeless import (
    describes,
    is_adjectival,
    is_apposed,
    is_joint_author,
    is_named_group,
    is_of_now,
    is_one_of,
    is_sample,
    is_structural,
    is_where,
)
from policykg.extraction.observations.timeline import Timeline
from policykg.extraction.observations.vocables import time_words
from policykg.extraction.observations.yearly_sums import year_of_sum
from policykg.extraction.periods import Shape, shift
from policykg.facts import Bound, Component, Kind, ObservationStatus, Period

_ROLLED: Final = {"two": 2, "three": 3, "four": 4, "six": 6, "twelve": 12}
_ROLLING: Final = re.compile(r"\b(two|three|four|six|twelve|[2-9]|1[0-2])[- ]month (?:moving |rolling )?average")
_TIMELESS: Final = frozenset({"place by size before its thing", "place by size in one word", "a stake of so much"})
_FEW: Final = 100
_AGAIN: Final = 4  # items from a figure to what says it again
_LONG_RUN: Final = time_words("long_run")
_FORMERLY: Final = time_words("formerly")


_ENDING_IN: Final = frozenset({"moved by and to", "moved by in terms and to"})  # names of rules


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
    if draft.rule in _TIMELESS:
        return
    if is_threshold(draft) or is_purposed(draft) or describes(draft) or _is_norm(draft) or _is_reach_of_aim(draft):
        return
    if (
        _is_of_a_list(draft)
        or is_one_of(draft)
        or is_where(draft)
        or is_named_group(draft)
        or is_sample(draft)
        or is_apposed(draft)
        or is_joint_author(draft)
        or is_adjectival(draft)
    ):
        return
    if before and draft.rule == "other currency in brackets":
        copy_period(draft, before[-1])
        draft.period_stated, draft.inherited = before[-1].period_stated, list(before[-1].inherited)
        draft.status = before[-1].status
        return
    if before and _is_said_again(draft, before[-1]):
        copy_period(draft, before[-1])
        draft.inherited, draft.aside = list(before[-1].inherited), before[-1].aside
        return
    if before and (_aimed_before(draft) or _was_at_first(draft) or _goes_on_aside(draft, before[-1])):
        copy_period(draft, before[-1])
        return
    if day is not None and _is_of_the_year(draft):
        draft.period, draft.period_stated = Period(date(day.year, 1, 1), date(day.year, 12, 31)), True
        draft.whole = True
        return
    if day is not None and (_is_current(draft) or is_of_now(draft) or _is_current_too(draft, before)):
        draft.period = Period(day, day)
        draft.period_stated = draft.aside = True
        draft.status = ObservationStatus.ACTUAL
        return
    year = year_of_sum(draft, before, day)
    if year is not None:
        draft.period, draft.period_stated, draft.aside = year, True, True
        return
    if before and draft.found is not None and draft.found.rule.name == "expected value":
        main = next((other for other in reversed(before) if other.period is not None and not other.aside), None)
        if main is not None:
            draft.period, draft.period_stated, draft.aside = main.period, True, True
            return
    beside = is_set_beside(draft) and not (before and _has_led_to(draft, before[-1]))
    if (beside or draft.status is ObservationStatus.FORECAST) and set_outlook(draft, before):
        return
    if beside and is_moved_on_day(draft.items, draft.at):
        return  # what a rate had been before it was moved on a day
    if beside:
        if period_beside(draft, before, document, timeline) or period_earlier(draft, before, basis, timeline):
            draft.aside = True
            return
        if before and before[-1].status is not ObservationStatus.ACTUAL and draft.status is ObservationStatus.ACTUAL:
            return  # what an aim starts from has a time of its own
    if not (before and _ends_in(draft, before[-1])):
        set_own_period(draft, before, document, timeline)
    if not _is_dated(draft) and _is_of_week(draft):
        return
    if not _is_dated(draft) and (take_day(draft, document) or (before and goes_without(draft, before[-1]))):
        return
    if not _is_dated(draft) and is_origin(draft.items, draft.at) and is_aimed(draft):
        return  # "the aim is to raise the share *from 4 percent* to 9 by 2030"
    if not _is_dated(draft) and not (before and not is_deal(draft) and _go_along(draft, before[-1])):
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
        draft.period = _last_day(period, day)


def _last_day(period: Period, day: date | None) -> Period:
    """Return the last day of a period, the article's where that comes first."""
    end = period.end if day is None or day < period.start else min(day, period.end)
    return Period(end, end)


def _ends_in(draft: Draft, other: Draft) -> bool:
    """Give a figure the time of the movement that led to it, where that looks elsewhere: "in May, when … to *3*"."""
    if not other.aside or not other.period_stated or draft.rule not in _ENDING_IN:
        return False
    draft.period, draft.period_stated, draft.aside = other.period, True, True
    return True


def _has_led_to(draft: Draft, other: Draft) -> bool:
    """Tell whether a figure is the movement that led to a stock: "stood at 3 million, *having grown by 2 percent*"."""
    if other.kind not in {Kind.LEVEL, Kind.SHARE} or draft.kind is not Kind.CHANGE:
        return False
    return any(item.lower == "having" for item in draft.items[other.at : draft.at])


def _is_said_again(draft: Draft, other: Draft) -> bool:
    """Tell whether a figure says another once more in other units: "from 3 million, *or 4 euros* a share"."""
    return other.aside and draft.items[draft.at - 1].lower == "or" and draft.at - other.at <= _AGAIN


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
        "rank" in item.classes or item.lower in time_words("place_in_order") or item.lower.endswith("est")
        for item in draft.items[: draft.at]
    )


def _is_norm(draft: Draft) -> bool:
    """Tell whether a figure is what is usual or allowed: "a long-run average of *3*", "a legal limit of *3*"."""
    if draft.items[draft.at - 1].lower == "of" and draft.wording.has(time_words("limiting")):
        return not time_words("limiting").isdisjoint(words_before(draft.items, draft.at, 5))
    if not draft.wording.has(_LONG_RUN):
        return False
    words = words_before(draft.items, draft.at, 5)
    return not _LONG_RUN.isdisjoint(words) and not {"average", "mean", "norm"}.isdisjoint(words)


def _is_of_week(draft: Draft) -> bool:
    """Tell whether a figure is of a week that is not named by its days: "lent farms *3 million last week*"."""
    items, at = draft.items, draft.at
    for index in draft.wording.dated:
        mention = items[index].period
        if mention is not None and mention.rule == "week beside that of the article":
            low, high = sorted((index, at))
            return not any(item.lower in {";", ":", "while", "but"} for item in items[low:high])
    return False


def _is_dated(draft: Draft) -> bool:
    """Tell whether a figure has its period by now; type checkers take what they see of a field for lasting."""
    return draft.period is not None


def _is_of_the_year(draft: Draft) -> bool:
    """Tell whether a figure is what a year is to bring: "half of the annual target of *8 million*"."""
    if draft.items[draft.at - 1].lower != "of":
        return False
    words = words_before(draft.items, draft.at, 5)
    return not {"annual", "full-year"}.isdisjoint(words) and not time_words("yearly_aim").isdisjoint(words)


def _is_current(draft: Draft) -> bool:
    """Tell whether a figure is what is to be changed: "from *the current* 18 percent to 14"."""
    items, at = draft.items, draft.at
    if draft.kind not in {Kind.LEVEL, Kind.SHARE}:
        return False
    before = [item.lower for item in items[max(0, at - 4) : at]]
    return before[-1:] in (["the current"], ["current"]) and not {"from", "against", "than", "with"}.isdisjoint(before)


def _is_current_too(draft: Draft, before: Sequence[Draft]) -> bool:
    """Tell whether a figure goes on a list of what is to be changed: "from the current 3 to 5 euros, *from 2* to 4"."""
    if before and draft.bound is Bound.AT_MOST and before[-1].bound is Bound.AT_LEAST and before[-1].at == draft.at - 2:
        return _is_current(before[-1]) or is_of_now(before[-1])  # "from the current 3 to *5* percent"
    return is_origin(draft.items, draft.at) and any(_is_current(other) for other in before)


def _aimed_before(draft: Draft) -> bool:
    """Tell whether a figure is what the one before was to be: "3 million, against a target of *4 million*"."""
    words = [item.lower for item in draft.items[max(0, draft.at - 5) : draft.at]]
    return "against" in words and words[-1:] == ["of"] and not time_words("yearly_aim").isdisjoint(words)


def _goes_on_aside(draft: Draft, other: Draft) -> bool:
    """Tell whether a rate goes on with one of an earlier time: "when it rose 0.2 percent *and 4 percent* a year"."""
    if not other.aside or other.period is None or other.unit != draft.unit or draft.kind is not other.kind:
        return False
    between = draft.items[other.at + 1 : draft.at]
    joined = [item.lower for item in between if item.kind == "word" and not item.light]
    following = draft.items[draft.at + 1] if draft.at + 1 < len(draft.items) else None
    return joined == ["and"] and (following is None or following.kind != "period")


def _was_at_first(draft: Draft) -> bool:
    """Tell whether a figure in brackets is what the one before had been put at: "(*originally 3 percent*)"."""
    words = words_before(draft.items, draft.at, 5)
    if not _FORMERLY.isdisjoint(words) and {"reported", "as"} <= set(words):
        return True  # "after a 0.3 percent gain in May, previously reported as a *0.6 percent* rise"
    if "(" not in draft.wording.places:
        return False
    opened = next((index for index in range(len(words) - 1, -1, -1) if words[index] == "("), None)
    return opened is not None and not _FORMERLY.isdisjoint(words[opened:])


def _go_along(draft: Draft, other: Draft) -> bool:
    """Give a figure the period that the one before it in its clause has from elsewhere."""
    if other.period is None or other.period_stated or other.aside or other.status is not draft.status:
        return False
    alike = draft.kind is Kind.SHARE and other.kind is Kind.SHARE  # "has 40 percent; the mines follow with *10*"
    if not alike and any(item.lower in {";", ":"} for item in draft.items[other.at : draft.at]):
        return False
    source = next((known for known in other.inherited if known.component is Component.PERIOD), None)
    if source is None or (other.kind is Kind.RANK and draft.kind is not Kind.RANK and source.header):
        return False  # "is in first place *with 3 million tonnes*": the place is of today, the amount of the account
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


_OF_FLOWS: Final = frozenset({Shape.SPAN, Shape.YEARS, Shape.YEAR, Shape.QUARTER, Shape.MONTH})
_SUMS: Final = frozenset({"total", "number", "stock", "tally"})


def _total_so_far(draft: Draft) -> bool:
    """Tell whether a level is the stock that a flow leads to: "raising the total to", "bringing the number to"."""
    items = draft.items[max(0, draft.at - 7) : draft.at]
    words = [item.lower for item in items]
    if words[-2:] == ["to", "a total of"]:
        return names_stock(draft)  # "capacity rose by 3 GW to a total of 40"
    raising = next((index for index, word in enumerate(words) if word in time_words("raising_to")), None)
    if raising is None or _SUMS.isdisjoint(words):
        return False
    # "brought the total *for the first five months* to 3 million" is no stock
    return all(item.period is None or item.period.shape not in _OF_FLOWS for item in items[raising:])


def share_aim(draft: Draft, following: Draft) -> None:
    """Give an aim the time that closes its sentence: "to make *300 jobs* and keep the rate at 5 percent this year"."""
    if draft.status is ObservationStatus.ACTUAL or following.status is not draft.status or draft.period is not None:
        return
    between = [item.lower for item in draft.items[draft.at : following.at]]
    listed = "and" in between or any(
        mark == "," and verb.partition(" ")[0].endswith("ing") for mark, verb in pairwise(between)
    )  # "set targets of building 300 flats, *planting* 40 parks and closing 3 mills this year"
    if listed and not {";", ":", "but", "while"} & set(between) and following.period_stated:
        copy_period(draft, following)
        draft.period_stated = True
