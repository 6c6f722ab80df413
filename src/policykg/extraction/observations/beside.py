"""The period of a figure that is only what another is compared with: "after *3 percent* in May"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from policykg.extraction.document import Document
from policykg.extraction.items import Item
from policykg.extraction.observations.companions import EARLIER
from policykg.extraction.observations.drafts import Draft, number_class
from policykg.extraction.observations.leaders import is_origin, leader, period_of_when
from policykg.extraction.observations.period_items import is_month_of_outlook
from policykg.extraction.observations.reach import period_owning
from policykg.extraction.observations.stating import STEPS, state_period
from policykg.extraction.observations.timeline import Timeline
from policykg.extraction.observations.vocables import time_words
from policykg.extraction.periods import PeriodMention, Shape, month_of, months_in, shift
from policykg.facts import Kind, ObservationStatus, Period

_YEARS: Final = frozenset({Shape.YEAR, Shape.QUARTER})
_REACH: Final = 9  # items behind a figure
_AGAIN: Final = 5  # items of "or 4 euros a share"
_YEAR: Final = 12  # months
_FORMER: Final = "former estimate"  # the name of the rule for what an office had told of the same time
_OPENING: Final = 2  # months of a year
_COLUMNS: Final = frozenset({"from", "vs", "versus"})
_SHIFTS: Final = {"year-on-year": -12, "month-on-month": -1, "quarter-on-quarter": -3}


def is_set_beside(draft: Draft) -> bool:
    """Tell whether a figure is only what another is compared with."""
    items, at = draft.items, draft.at
    following = items[at + 1] if at + 1 < len(items) else None
    if following is not None and following.kind == "basis" and following.lower in {"of", "of that"}:
        return True  # "more than the 3 million of a year earlier"
    return draft.aside or leader(items, at) != "" or period_of_when(items, at) is not None


def is_older_outlook(draft: Draft) -> bool:
    """Tell whether a figure is what was expected: "from *2.4 percent seen* in May", "the *forecast 3 percent* fall"."""
    items, at, foreseen = draft.items, draft.at, time_words("foreseen")
    for index in range(at + 1, min(len(items), at + 5)):
        item = items[index]
        if item.lower in foreseen:
            dated = [later.period for later in items[index : index + 3] if later.period is not None]
            return not any(period.shape in _YEARS for period in dated)
        if not (item.light or item.lower in {"that", "which", "it", "was", "had", "been", "the", "bank", "ministry"}):
            break
    before = items[at - 1]
    return before.lower in foreseen and at > 1 and "determiner" in items[at - 2].classes


def set_outlook(draft: Draft, before: Sequence[Draft]) -> bool:
    """Give what was expected the time of what came of it, or of the outlook in its place."""
    main = next((d for d in reversed(before) if d.period is not None and not d.aside), None)
    if main is None or number_class(main.number) != number_class(draft.number):
        return False
    if draft.rule == _FORMER:
        draft.period, draft.period_stated, draft.aside = main.period, True, True
        return True
    if not is_older_outlook(draft):
        return False
    if main.status is ObservationStatus.ACTUAL and _is_only_seen(draft):
        return False
    draft.period, draft.period_stated, draft.aside = main.period, True, True
    draft.status = ObservationStatus.FORECAST
    return True


def _is_only_seen(draft: Draft) -> bool:
    """Tell whether a figure was seen, not foreseen: "from *the 2 percent seen* the month before"."""
    after = [item.lower for item in draft.items[draft.at + 1 : draft.at + 4]]
    return "seen" in after[:2] and "by" not in after


def period_beside(draft: Draft, before: Sequence[Draft], document: Document, timeline: Timeline) -> bool:
    """Find the period of a figure that another is compared with: right behind it, or so much before the other's."""
    items = draft.items
    main = next((d.period for d in reversed(before) if d.period is not None and not d.aside), None)
    when, owning = period_of_when(items, draft.at), period_owning(items, draft.at)
    nearest = when if when is not None else owning
    for item in [items[nearest]] if nearest is not None else items[draft.at + 1 : draft.at + _REACH]:
        if item.kind == "basis" and item.period is None:
            months = _SHIFTS.get(item.basis or "")
            counted = draft.kind is not Kind.CHANGE or when is not None or item.lower in {"over", "in", "during"}
            if main is not None and months is not None and counted:
                draft.period, draft.period_stated = shift(main, months), True
                timeline.step, timeline.step_paragraph = -months, draft.sentence.paragraph
                return True
        elif item.period is not None and item.period.period is not None:
            if _is_of_what_comes(item, draft, document) or (
                item.kind == "period" and is_month_of_outlook(items, items.index(item))
            ):
                return False
            steps = STEPS.get(item.period.shape)
            if item.period.rule == "same period" and item.period.period == main:
                steps = -12  # "up from 30 percent in the corresponding period"
            shown = draft.rule == EARLIER and item.period.shape is Shape.YEAR
            if shown and main is not None and _is_part_of_years(main):
                steps = 12 * (item.period.period.end.year - main.end.year)  # "rose by 3 percent in May (2018: 2)"
            if main is not None and _is_part_of_years(main) and _is_last_year(item.period, document):
                steps = -12  # "exports in May, against 3 million last year"
            if steps and main is None and not before:
                main = _spoken_of(draft, timeline)
            if steps and main is not None:
                draft.period, draft.period_stated = shift(main, steps), True
                timeline.step, timeline.step_paragraph = -steps, draft.sentence.paragraph
            elif item.kind == "basis" or when is not None:
                draft.period, draft.period_stated = item.period.period, True
            else:
                state_period(draft, item, document, timeline)
            return draft.period is not None
        elif item.lower in {"to", "or"} or (item.kind == "number" and leader(items, items.index(item)) != ""):
            continue  # "after a 3 percent rise to 4 million in May"
        elif item.kind == "number" and items[items.index(item, draft.at) - 1].lower == "or":
            continue  # "compared with 3 million, *or 4 euros* a share, a year ago"
        elif item.lower == "," and _goes_on_behind(items, items.index(item, draft.at)):
            continue
        elif item.kind == "number" or item.lower in {",", ";", ":", "and", "while", "but"}:
            break
    return False


def _is_of_what_comes(item: Item, draft: Draft, document: Document) -> bool:
    """Tell whether a time to come is that of what a figure is changed to: "to be cut to 3 *from 4 in* 2020"."""
    day, mention = document.metadata.date, item.period
    if day is None or mention is None or mention.period is None or mention.period.start <= day:
        return False
    return draft.status is ObservationStatus.ACTUAL and is_origin(draft.items, draft.at)


def _goes_on_behind(items: list[Item], comma: int) -> bool:
    """Tell whether a comma only sets off what says a figure again: "3 million*, or* 4 euros each*, a year ago*"."""
    following = items[comma + 1] if comma + 1 < len(items) else items[comma]
    again = any(item.lower == "or" for item in items[max(0, comma - _AGAIN) : comma])
    return following.lower == "or" or (again and following.kind in {"basis", "period"})


def _is_part_of_years(period: Period) -> bool:
    """Tell whether a stretch is no calendar year: some months of one, or a fiscal year that lies in two."""
    months = months_in(period)
    return period.start != period.end and (months < _YEAR or (months == _YEAR and period.start.month > 1))


def _spoken_of(draft: Draft, timeline: Timeline) -> Period | None:
    """Return the period that a sentence goes on about where it states none."""
    if timeline.current is not None and timeline.current_paragraph == draft.sentence.paragraph:
        return timeline.current
    return timeline.topic[0] if timeline.topic is not None else None


def _is_last_year(mention: PeriodMention, document: Document) -> bool:
    return mention.rule == "relative year" and document.flat[mention.start : mention.end] == "last year"


def period_earlier(draft: Draft, before: Sequence[Draft], basis: str | None, timeline: Timeline) -> bool:
    """Find the period of a figure that is only said to have been before another: one step before the other's.

    Rates and indices are compared with the month, quarter or year before; amounts with what the text compares with.
    """
    main = next((d for d in reversed(before) if d.period is not None and not d.aside), None)
    if main is None or main.period is None or main.period.start == main.period.end:
        return False
    origin = main.kind is Kind.CHANGE and main.unit == "percent" and is_origin(draft.items, draft.at)
    if (number_class(main.number) != number_class(draft.number) and not origin) or not _is_earlier(draft):
        return False
    if main.status is ObservationStatus.FORECAST or _is_of_aim(
        main
    ):  # "cut its forecast to 2 percent from 3 percent": both for one time
        draft.period, draft.period_stated, draft.status = main.period, True, main.status
        return True
    if main.status is ObservationStatus.TARGET:
        return False  # "to be raised to 30 percent next year from 25 percent"
    if main.kind is Kind.CHANGE and main.base_period is not None and is_origin(draft.items, draft.at):
        draft.period, draft.period_stated = main.base_period, True
        return True  # "fell by a third between 2015 and 2018, *from 900*"
    period = main.period
    head = {item.lower for item in draft.items[max(0, main.at - 9) : main.at]}
    tail = {item.lower for item in draft.items[main.at : draft.at + 4]}
    if "revised" in head or not tail.isdisjoint({"previously", "originally", "initially", "first"}):
        return False  # "revised to 3 percent from 2 percent": one and the same period
    known = _base_of_another(main, before, leader(draft.items, draft.at))
    if known is not None:
        draft.period, draft.period_stated = known, True
        return True
    if draft.unit in {"percent", "index"}:
        draft.period, draft.period_stated = step_back(period), True
        return True
    if months_in(period) > _YEAR and period.start.month > 1 and is_origin(draft.items, draft.at):
        draft.period, draft.period_stated = month_of(period.start.year, period.start.month), True
        return True  # "in the past three years … cut *from 2,800* to 1,100"
    step = -_SHIFTS.get(main.basis or basis or "", -12)
    if timeline.step is not None and timeline.step_paragraph == draft.sentence.paragraph:
        step = timeline.step
    draft.period, draft.period_stated = shift(period, -step), True
    return True


def _is_of_aim(main: Draft) -> bool:
    """Tell whether a figure is a target by name: "raised its *target to 70* from 66"."""
    if main.status is not ObservationStatus.TARGET:
        return False
    items, at = main.items, main.at
    return items[at - 1].lower in {"to", "at"} and items[at - 2].lower in time_words("yearly_aim")


def _base_of_another(main: Draft, before: Sequence[Draft], led: str) -> Period | None:
    """Return what another figure of the same time is compared with, by the same word.

    So in "A rose to 5 *in 2018 from 4 in 2017*, B to 7 from 6" and "A 4 percent (*vs 2 in May*), B 6 (vs 5)".
    """
    for other, following in pairwise(before):
        if following.aside and following.period is not None and other.period == main.period and not other.aside:
            same = led in _COLUMNS and leader(following.items, following.at) == led
            return following.period if same else None
    return None


def _is_earlier(draft: Draft) -> bool:
    """Tell whether the words before a figure say that it came first, not only that it differs."""
    led = leader(draft.items, draft.at)
    return led in {"from", "after", "following", "followed", "vs"} or (led == "" and draft.rule == "the amount before")


def step_back(period: Period) -> Period:
    """Return the month or quarter before a month or quarter, the same stretch of the year before for all others.

    January and February, which some countries report as one, follow December.
    """
    months = months_in(period)
    if months == _OPENING and period.start.month == 1:
        return month_of(period.start.year - 1, 12)
    return shift(period, -months if months in {1, 3} else -12)


def copy_period(draft: Draft, other: Draft) -> None:
    """Give a figure the period that another states."""
    draft.period, draft.period_stated, draft.whole = other.period, True, other.whole
