"""Against what a movement is measured."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import Final

from policykg.extraction.items import Item
from policykg.extraction.observations.basis_memory import BasisMemory
from policykg.extraction.observations.drafts import Draft
from policykg.extraction.observations.leaders import grown_since, is_open_year, words_before
from policykg.extraction.observations.linking import code_of
from policykg.extraction.observations.paired_bases import basis_beside_yearly, basis_of_period_before, basis_of_streak
from policykg.extraction.observations.reach import period_left, period_right
from policykg.extraction.observations.reckoned_bases import reckon_basis
from policykg.extraction.observations.silent_bases import fitting, set_silent_basis
from policykg.extraction.observations.stated_bases import stated_basis
from policykg.extraction.observations.told_bases import told_beside
from policykg.extraction.observations.vocables import figure_words, time_words
from policykg.extraction.observations.yardsticks import is_against_yardstick
from policykg.extraction.periods import Shape, month_of, months_in, shift
from policykg.facts import ObservationStatus, Period

_QUARTER: Final = 3
_OVER_YEARS: Final = ("two", "three", "four", "five", "2", "3", "4", "5")
_STEPS: Final = frozenset({1, _QUARTER})  # months of which rates over a year are told
_ANNUALISED: Final = frozenset({_QUARTER, 6})  # months whose growth is told as that of a year

_GROWTH: Final = 6  # items of "annual growth in lending to"
_YEARLY: Final = frozenset({"annual", "yearly"})
_BROUGHT: Final = frozenset({"to", "at", "was", "of"})
_OPENING: Final = 6  # items of "On a seasonally adjusted basis,"
_YEAR: Final = 12  # months
_STALE: Final = 900  # days after which nothing is compared with a time because it is the one a year before
_INFLATION: Final = figure_words("inflation")
_CLAUSE_MARK: Final = time_words("clause_mark")


def set_basis(draft: Draft, before: Sequence[Draft], memory: BasisMemory) -> None:
    """Find the basis of a change.

    Args:
        draft: the figure; its period is known.
        before: the figures of the same sentence before it.
        memory: the bases that earlier sentences stated.
    """
    items = draft.items
    following = items[draft.at + 1] if draft.at + 1 < len(items) else None
    yearly = following is not None and is_open_year(following, memory.day)  # "and 5 percent *over the year*"
    item = None if yearly else stated_basis(draft)
    if is_mean_per_year(draft):
        draft.basis, draft.basis_stated = "annual-average", True
        return
    if _annualised(draft) and not _of_prices(draft):
        draft.basis, draft.basis_stated = "quarter-on-quarter", True
        return
    told = told_beside(draft)
    if told is not None:
        draft.basis, draft.basis_stated = told, True
        return
    if reckon_basis(draft):
        return
    start = grown_since(draft.items, draft.at)
    if start is not None:
        draft.basis, draft.base_period, draft.basis_stated = "since", start, True
        return
    before_it = basis_of_period_before(draft)
    if before_it is not None:
        draft.basis, draft.basis_stated = before_it, True
        return
    if item is None and (_over_twelve_months(draft) or _over_open_year(draft, memory.day)):
        draft.basis, draft.basis_stated = "year-on-year", True
        return
    named = _is_inflation(draft) and (item is None or any(i.kind == "number" for i in _between(items, draft.at, item)))
    if named or _is_yearly_growth(draft):
        draft.basis, draft.basis_stated = "year-on-year", True
        return
    if item is not None:
        _take(draft, item, memory.day)
        if draft.basis or (item.period is not None and item.period.rule == "years before"):
            return  # "3 percent more than five years before", of a time that is not known
    if _from_year_to_year(draft) or is_against_yardstick(draft):
        return
    if item is None and _is_adjusted(draft):
        draft.basis = "month-on-month" if draft.period is None or months_in(draft.period) == 1 else "quarter-on-quarter"
        return
    beside = basis_beside_yearly(draft) or (basis_of_streak(draft) if item is None else None)
    if beside is not None:
        draft.basis = beside  # of this figure alone
        return
    if draft.aside:
        before = [other for other in before if other.kind is draft.kind] or before  # beside the rate, not its amount
    contrasted = before and any(item.lower in _CLAUSE_MARK for item in items[before[-1].at : draft.at])
    mixed = len({other.basis for other in before if other.kind is draft.kind}) > 1 and not _above_it(draft)
    stepped = draft.status is not ObservationStatus.ACTUAL and bool(before) and before[-1].unit != draft.unit
    if before and before[-1].basis and before[-1].kind is draft.kind and not (contrasted and mixed) and not stepped:
        draft.basis, draft.basis_stated = before[-1].basis, before[-1].basis_stated
        draft.base_period = before[-1].base_period
        draft.basis = fitting(draft.basis, draft.period)
        return
    set_silent_basis(draft, memory)


def _is_yearly_growth(draft: Draft) -> bool:
    """Tell whether it is growth over a year that is brought to a rate: "that took *annual growth to* 6 percent"."""
    if draft.unit != "percent" or draft.at < 1 or draft.items[draft.at - 1].lower not in _BROUGHT:
        return False
    words = words_before(draft.items, draft.at, _GROWTH)
    return any(one in _YEARLY and other == "growth" for one, other in pairwise(words))


def _between(items: list[Item], at: int, item: Item) -> list[Item]:
    """Return the items between a figure and another item."""
    low, high = sorted((at, items.index(item)))
    return items[low + 1 : high]


def _is_inflation(draft: Draft) -> bool:
    """Tell whether a figure is a rate of inflation, which is one over a year where nothing else is said."""
    if draft.unit != "percent" or code_of(draft.subject.indicator) not in _INFLATION:
        return False
    words = words_before(draft.items, draft.at, 8)
    named = any(word.endswith("inflation") for word in words)
    return named and time_words("of_a_month").isdisjoint(words)


def _is_adjusted(draft: Draft) -> bool:
    """Tell whether a rate of a month or a quarter is free of the seasons, as those against the one before are."""
    if draft.unit != "percent" or draft.period is None or months_in(draft.period) not in {1, _QUARTER}:
        return False
    before = [item.lower for item in draft.items[max(0, draft.at - 3) : draft.at]]
    opening = [item.lower for item in draft.items[: min(draft.at, _OPENING)]]
    return any(
        any("season" in word for word in words) and any("adjusted" in word for word in words)
        for words in (before, opening)
    )


def _above_it(draft: Draft) -> bool:
    """Tell whether a figure is compared with what the one before is: "*3 percent* above it"."""
    following = [item.lower for item in draft.items[draft.at + 1 : draft.at + 4]]
    return following[:1] in (["above"], ["below"]) and not {"it", "that", "this"}.isdisjoint(following[1:])


def _take(draft: Draft, item: Item, day: date | None) -> None:
    """Read a basis item against the period of the figure."""
    if item.basis:
        _take_named(draft, item.basis)
        return
    base = item.period.period if item.period else None
    period = draft.period
    if base is not None and period is not None and item.lower.endswith(("those of", "that of")):
        back = 12 * (base.start.year - period.start.year)
        base = shift(period, back) if (base.end - base.start).days >= 364 and back < 0 else base
    if base == period and draft.status is ObservationStatus.ACTUAL and not draft.period_stated and item.lower == "from":
        draft.period = period = None  # "rose 3 percent from April": in May
    if base is None or base == period:
        return
    mention = item.period
    begins = mention is not None and (mention.yearless or (day is not None and base.end > day))
    if begins and draft.status is not ObservationStatus.ACTUAL and item.lower == "from":
        return  # "will cut the tax by 10 percent from August": when it begins
    draft.basis_stated = True
    relative = mention is not None and mention.shape is Shape.YEAR and mention.rule == "relative year"
    if relative and base.end.year + 1 == (day or base.end).year and not _is_of_later_year(draft, base):
        draft.basis = "year-on-year"  # "3 percent more than last year"
        return
    recent = day is None or (day - base.end).days < _STALE
    recent = recent and not (mention is not None and mention.rule == "years before")
    if not draft.period_stated and recent and draft.status is ObservationStatus.ACTUAL and base.start.day == 1:
        later = shift(base, 12)  # "Against April 2023 output was down": the figure is that of April 2024
        if day is not None and (base.end - base.start).days < 32 and 0 <= (day - later.end).days < 130:
            draft.period = period = later
            draft.period_stated = item is draft.items[0]  # later figures go on with it
        if period is None and mention is not None and mention.shape is Shape.MONTH and day and later.end > day:
            later = shift(base, 1)  # "3 percent up on May", said in July: the figure is that of June
        if _is_replaced(period, base, later):
            draft.period = period = later if day is None or later.start <= day else period
    if period is None:
        draft.basis, draft.base_period = "since", base
        return
    if base.start == base.end and period.start != period.end:
        draft.basis, draft.base_period = "since", base
        return
    months = months_in(period)
    apart = (period.start.year - base.start.year) * 12 + period.start.month - base.start.month
    same_length = months == months_in(base)
    if (apart == 12 and same_length) or (
        months < 12 and base == Period(shift(period, -12).start, shift(period, -12).end)
    ):
        draft.basis = "year-on-year"
    elif _is_year_before(base, period) and (months > 1 or not draft.period_stated or _closes_year(period)):
        draft.basis = "year-on-year"  # "2 percent fewer in nine months than in the year before": than in the same nine
    elif same_length and apart == 1 and months == 1:
        draft.basis = "month-on-month"
    elif same_length and apart == 3 and months == 3:
        draft.basis = "quarter-on-quarter"
    elif same_length and apart == 6 and months == 6:
        draft.basis = "half-on-half"
    else:
        draft.basis, draft.base_period = "since", base
        if months == _YEAR and period.start.month > 1:  # "in the 12 months to May it rose, and is 3 percent above 2008"
            draft.period = Period(period.end.replace(day=1), period.end)


def _take_named(draft: Draft, basis: str) -> None:
    """Set a basis that words name; what moved on the month is of the last month of those spoken of."""
    draft.basis, draft.basis_stated = basis, True
    if basis == "month-on-month" and draft.period is not None and not draft.period_stated:
        draft.period = _last_month(draft.period)


def _last_month(period: Period) -> Period:
    """Return the month that closes some of a year: "in the three months to May …, with lamps up 2 *on the month*"."""
    whole = period.start.day == 1 and period.end == month_of(period.end.year, period.end.month).end
    if not whole or not 1 < months_in(period) < _YEAR:
        return period
    return month_of(period.end.year, period.end.month)


def _is_of_later_year(draft: Draft, base: Period) -> bool:
    """Tell whether an aim or outlook is of a later year than the one after its base."""
    period = draft.period
    return draft.status is not ObservationStatus.ACTUAL and period is not None and period.end.year > base.end.year + 1


def _is_replaced(period: Period | None, base: Period, later: Period) -> bool:
    """Tell whether a figure is one of the time a year after its base, not of that carried over from before.

    "Sales rose in June. They were 3 percent above 2018": a stretch inside that time is still the figure's own.
    """
    if period is None or period.start <= base.start:
        return True
    inside = later.start <= period.start < period.end <= later.end
    return not inside and period.start <= later.end and later.start <= period.end


def _from_year_to_year(draft: Draft) -> bool:
    """Set a movement over several years against the first of them: "rose 30 percent *between 2013 and 2018*"."""
    if draft.period is None or draft.period.start.year == draft.period.end.year or draft.unit != "percent":
        return False
    index = period_right(draft)
    index = period_left(draft, draft.at) if index is None else index
    item = draft.items[index] if index is not None else None
    mention = item.period if item is not None else None
    if item is None or mention is None or mention.period is None:
        return False
    if mention.rule != "years from to" or item.lower not in {"from", "between"} or draft.period != mention.period:
        return False
    first, last = mention.period.start.year, mention.period.end.year
    draft.basis, draft.basis_stated = "since", True
    draft.base_period = Period(date(first, 1, 1), date(first, 12, 31))
    draft.period = Period(date(last, 1, 1), date(last, 12, 31))
    return True


def _is_year_before(base: Period, period: Period) -> bool:
    """Tell whether a base is the whole calendar year before a stretch of several months."""
    year = base.start.year
    whole = base == Period(date(year, 1, 1), date(year, 12, 31))
    return whole and period.start.year == period.end.year == year + 1


def _closes_year(period: Period) -> bool:
    """Tell whether a position is that of a year's last day: "900 *at the end of 2018*, 8 percent up on 2017"."""
    return period.start == period.end and (period.end.month, period.end.day) == (12, 31)


def _over_open_year(draft: Draft, day: date | None) -> bool:
    """Tell whether a measured figure is set against the year before by "over the year"."""
    return draft.status is ObservationStatus.ACTUAL and any(
        is_open_year(draft.items[index], day) and not _is_of_later(draft, index) for index in draft.wording.dated
    )


def _is_of_later(draft: Draft, index: int) -> bool:
    """Tell whether a time stands behind a later rate: "rose 0.4 percent and is *3 percent* higher over the year"."""
    return any(item.number is not None for item in draft.items[draft.at + 1 : index])


def is_mean_per_year(draft: Draft) -> bool:
    """Tell whether a number is a mean per year: "an average of 6 percent a year", "averaged 6 percent annually"."""
    items, at = draft.items, draft.at
    after = [item.lower for item in items[at + 1 : at + 6]]
    after = after[2:] if after[:2] == ["on", "average"] else after
    if after[:1] == ["annually"] and (
        any(item.lower == "monthly" for item in items[max(0, at - 4) : at])
        or (draft.period is not None and months_in(draft.period) in _STEPS)
    ):
        return False  # "prices rose by 3 percent annually in May"
    per_year = after[:2] in (["a", "year"], ["per", "year"], ["per", "annum"], ["each", "year"], ["every", "year"]) or (
        after[:1] in (["annually"], ["a year"])
    )
    before = " ".join(item.lower for item in items[max(0, at - 8) : at] if item.kind == "word")
    average = "average" in before.rsplit(",", 1)[-1]
    if average and any(f"{years}-year average" in before for years in _OVER_YEARS):
        return draft.unit == "percent"  # "the two-year average growth stood at 4 percent"
    if per_year:
        return True
    if average and draft.period is not None and draft.period_stated and months_in(draft.period) > _YEAR:
        return True  # "averaged 6 percent in the past three years"
    return average and not time_words("yearly").isdisjoint(before.rsplit(",", 1)[-1].split())


def _over_twelve_months(draft: Draft) -> bool:
    """Tell whether a movement is that of a year up to a month: "rose 3 percent in the 12 months to May"."""
    if _of_prices(draft):
        return True
    index = period_right(draft)
    if index is None:
        index = period_left(draft, draft.at)
    mention = draft.items[index].period if index is not None else None
    if mention is None or mention.period is None:
        return False
    if mention.rule == "quarter ending" and mention.shape is Shape.YEAR:
        return True  # "rose 3 percent in the year to May"
    if mention.shape is not Shape.SPAN:
        return False
    start, end = mention.period.start, mention.period.end
    return start.month > 1 and (end.year - start.year) * 12 + end.month - start.month == 11


def _of_prices(draft: Draft) -> bool:
    """Tell whether a figure is "the annual rate of inflation"; so is any annual rate of what is measured in prices."""
    words = words_before(draft.items, draft.at, 11)
    priced = code_of(draft.subject.indicator) in _INFLATION
    return "annual" in words and (priced or any(word.endswith("inflation") for word in words))


def _annualised(draft: Draft) -> bool:
    """Tell whether a number is the annualised rate of a quarter."""
    items = draft.items[max(0, draft.at - 7) : draft.at]
    before = " ".join(item.lower for item in items)
    if "annual rate of" in before and any("growth" in item.classes for item in items):
        return False  # "the annual rate *of growth*"
    after = [item.lower for item in draft.items[draft.at + 1 : draft.at + 4]]
    if not {"annualised", "annualized"}.isdisjoint(after if after[:1] == ["on"] else after[:2]):
        return True
    if "annualised" in before or "annualized" in before:
        return True
    if all(item.classes.isdisjoint(("rise", "fall")) for item in items):
        return False
    behind = " ".join(item.lower for item in draft.items[draft.at + 1 : draft.at + 4])
    yearly = behind.startswith(("annual rate", "annual pace")) or "annual rate" in before
    return yearly and (draft.period is None or months_in(draft.period) in _ANNUALISED)
