"""The basis of a change that names none: what custom, the article and the length of its period say.

Comes after ``basis_memory``; ``bases`` asks here where neither the figure nor those beside it state one.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from policykg.extraction.observations.at_one_stroke import is_at_one_stroke
from policykg.extraction.observations.basis_memory import BasisMemory
from policykg.extraction.observations.drafts import Draft
from policykg.extraction.observations.leaders import words_before
from policykg.extraction.observations.linking import code_of
from policykg.extraction.observations.markets import is_of_a_day
from policykg.extraction.observations.stocks import measures_stock
from policykg.extraction.observations.vocables import figure_words, time_words
from policykg.extraction.periods import months_in, shift
from policykg.facts import ObservationStatus, Period

_OF_MARKETS: Final = frozenset({"basis point", "index"})  # units in which a market moves
_OPENING: Final = 4  # items of a sentence in which those stand who had expected something
_FORTNIGHT: Final = 14  # days
_YEAR: Final = 12  # months
_SMALL: Final = 3  # percent, below which rates of a month lie
_RATE_OF_MONTH: Final = 6  # percent, below which a rate beside one over a year can be one of a month
_BESIDE: Final = 14  # items from a figure to the time of the one beside it
_WITHIN: Final = {"last month": "month-on-month", "this quarter": "quarter-on-quarter"}  # by how the period is named
_SUMMED: Final = ("cumulat", "accumulat")
_NEAR: Final = 3  # items
_WEEK: Final = "week beside that of the article"  # the name of a rule
_OF_YEAR: Final = frozenset({"relative year", "quarter ending"})
_STEPS_OF_QUARTER: Final = 3  # months
_STEPS: Final = {1: "month-on-month", 3: "quarter-on-quarter"}  # by the months of a period


def set_silent_basis(draft: Draft, memory: BasisMemory) -> None:
    """Set the basis of a change of which its sentence is silent; some name none even by custom.

    Args:
        draft: the figure; its period is known.
        memory: the bases that earlier sentences stated.
    """
    period = draft.period
    day = period is not None and period.start == period.end
    of_today = day and period is not None and period.end == memory.day and draft.unit == "percent"
    if (
        draft.unit in _OF_MARKETS
        or code_of(draft.subject.indicator) in figure_words("rate_as_level")
        or of_today
        or (day and is_of_a_day(draft))
    ):
        return  # a step of a rate or a move of one day: silence names no basis
    lasting = draft.unit == "percent" and (
        code_of(draft.subject.indicator) in figure_words("inflation") or _is_kept_up(draft)
    )
    if (
        draft.status is not ObservationStatus.ACTUAL
        and not lasting
        and (_is_one_step(draft) or period is None or months_in(period) > _YEAR)
    ):
        return  # a step that is planned once: "will cut spending by 3 million euros"
    if is_at_one_stroke(draft):
        return
    if _is_of_money_value(draft):
        return  # "the krona was devalued by 3 percent": at one stroke
    if period is not None and _is_over_past_weeks(draft):
        draft.basis, draft.base_period = "since", Period(period.start, period.start)
        return
    if period is not None and _is_summed_up(draft, period):
        eve = period.start - timedelta(days=1)
        draft.basis, draft.base_period = "since", Period(eve, eve)
        return
    if period is not None and 1 < (period.end - period.start).days <= _FORTNIGHT:
        return  # figures of a week name what they are compared with
    if _is_of_week(draft):
        return
    if memory.latest in _STEPS.values() and _is_by_onlookers(draft):
        draft.basis = fitting(memory.latest, draft.period)
        return
    within = _step_within(draft)
    if within is not None:
        draft.basis = within
        return
    if period is not None and months_in(period) == _STEPS_OF_QUARTER and _is_between_months(draft):
        draft.basis = "quarter-on-quarter"
        return
    turned = draft.sentence.ordinal in memory.turns and draft.unit == "percent" and abs(draft.value) < _RATE_OF_MONTH
    months = months_in(period) if period is not None else 0
    if turned and months in _STEPS and not day:
        draft.basis, draft.basis_known = _STEPS[months], False  # "fell 2 percent in May. But *on an annual basis*"
        return
    step_before = _step_before(draft) if memory.lead is None else None
    if step_before is not None:
        draft.basis = step_before
        return
    if period is not None and _moved_to_so_many(draft):
        draft.basis, draft.basis_known = _STEPS.get(months_in(period)), False
        if draft.basis is not None:
            return
    known = memory.known(draft.sentence.paragraph)
    if known is None and period is None and code_of(draft.subject.indicator) == "gdp":
        known = "year-on-year"  # a rate of growth as such is one of a year
    step = _STEPS.get(months_in(period)) if period is not None and known is None else None
    if step is not None and draft.wording.has(time_words("seasonal")):
        draft.basis, draft.basis_known = step, False  # what the season is taken out of is held against what was before
        return
    draft.basis_known = known is not None
    if known is None and draft.unit != "percent" and period is not None and months_in(period) == 1 and not day:
        draft.basis = "month-on-month"  # by how many or how much something moved in a month
        return
    silent = memory.usual if draft.status is not ObservationStatus.TARGET else "year-on-year"  # plans are yearly
    draft.basis = fitting(known or silent, draft.period)


def _moved_to_so_many(draft: Draft) -> bool:
    """Tell whether a count of what there is moved by so many: "the *jobless total* fell 3,000 *to 40,000* in May".

    Its office counts it anew each month or quarter, and holds it against the count before.
    """
    if draft.rule != "moved by so many to" or draft.status is not ObservationStatus.ACTUAL:
        return False
    code = code_of(draft.subject.indicator)
    return code in figure_words("counted_anew")


def _is_by_onlookers(draft: Draft) -> bool:
    """Tell whether a figure is what others had thought the one before would be: "*Analysts had forecast* a rise of"."""
    if draft.status is not ObservationStatus.FORECAST:
        return False
    opening = [item.lower for item in draft.items[: min(draft.at, _OPENING)]]
    return not time_words("onlooker").isdisjoint(opening)


def _is_kept_up(draft: Draft) -> bool:
    """Tell whether a figure is growth that is to last: "promised to *keep growth of 6 percent*"."""
    items, at = draft.items, draft.at
    return draft.period is None and at > 1 and items[at - 1].lower == "of" and "growth" in items[at - 2].classes


def _is_of_week(draft: Draft) -> bool:
    """Tell whether a movement is that of the week of the article or the one before: "gained 3 percent *last week*"."""
    following = draft.items[draft.at + 1] if draft.at + 1 < len(draft.items) else None
    return following is not None and following.period is not None and following.period.rule == _WEEK


def _is_over_past_weeks(draft: Draft) -> bool:
    """Tell whether a movement is that of the days up to the article's: "rose by 3 million *in the past two weeks*"."""
    if not draft.period_stated:
        return False
    dated = (draft.items[index].period for index in draft.wording.dated)
    return any(mention is not None and mention.rule == "past weeks" for mention in dated)


def _is_summed_up(draft: Draft, period: Period) -> bool:
    """Tell whether it is a stock's movement over all of a stretch, or one over years: "fell by *a cumulative* 3%".

    A flow's in a part of a year is not: statisticians sum it up too, and hold the sum against that of a year before.
    """
    if not any(word.startswith(_SUMMED) for word in words_before(draft.items, draft.at, _NEAR)):
        return False
    months = months_in(period)
    return months > _YEAR or (months > 1 and draft.unit != "percent" and measures_stock(draft))


def _step_before(draft: Draft) -> str | None:
    """Return the basis of a small rate beside that of the time before: "rose 0.4 percent *after 0.2 in May*"."""
    period = draft.period
    months = months_in(period) if period is not None else 0
    if draft.unit != "percent" or abs(draft.value) >= _SMALL or period is None or months not in _STEPS:
        return None
    items, led = draft.items, False
    for item in items[draft.at + 1 : draft.at + _BESIDE]:
        led = led or item.lower in {"after", "following"} or (months > 1 and item.lower == "compared")
        if led and item.period is not None:
            return _STEPS[months] if item.period.period == shift(period, -months) else None
        if item.kind == "basis" or item.lower in {";", ":"}:
            return None
    return None


def _is_between_months(draft: Draft) -> bool:
    """Tell whether a quarter is named by the months between which something moved: "rose *between April and June*"."""
    if draft.unit != "percent" or abs(draft.value) >= _SMALL:
        return False
    following = draft.items[draft.at + 1] if draft.at + 1 < len(draft.items) else None
    return following is not None and following.period is not None and following.lower == "between"


def _step_within(draft: Draft) -> str | None:
    """Return the basis of an amount that something moved by within a month or quarter: "fell by 300 *in the month*"."""
    following = draft.items[draft.at + 1] if draft.at + 1 < len(draft.items) else None
    if following is None or following.period is None or (draft.unit == "percent" and not _is_beside_year(draft)):
        return None
    return _WITHIN.get(following.period.rule) if following.lower in {"in", "during", "within"} else None


def _is_beside_year(draft: Draft) -> bool:
    """Tell whether a later rate is that over a year: "rose 0.4 percent in the month and *3 percent in the year*"."""
    dated = (draft.items[index].period for index in draft.wording.dated if index > draft.at + 1)
    return any(mention is not None and mention.rule in _OF_YEAR for mention in dated)


def _is_of_money_value(draft: Draft) -> bool:
    """Tell whether a figure is by how much a government sets its money higher or lower."""
    words = [item.lower for item in draft.items[max(0, draft.at - 5) : draft.at + 3]]
    return any(word.startswith(("devalu", "revalu")) for word in words)


def _is_one_step(draft: Draft) -> bool:
    """Tell whether an amount is taken off or put on something once: "to cut spending *by 3 million euros*"."""
    aimed = draft.status is ObservationStatus.TARGET or draft.rule.startswith("moved something")
    return draft.unit != "percent" and aimed


def fitting(basis: str | None, period: Period | None) -> str | None:
    """Return a basis that a period of this length can have: nine months are not measured against a month."""
    if basis is None or period is None:
        return basis
    months = months_in(period)
    if basis == "month-on-month" and months > 1:
        return "year-on-year" if months != 3 else "quarter-on-quarter"
    if basis == "quarter-on-quarter" and months != 3:
        return "year-on-year" if months != 1 else "month-on-month"
    return basis
