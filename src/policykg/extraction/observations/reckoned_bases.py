"""Against what a movement is measured by reckoning: "from 112 in 2012 to 168 in 2016, an increase of *50 percent*".

Two amounts of a sentence that are dated, and between which the movement leads, are its base and its end, wherever they
stand. Comes after ``wording``; ``bases`` asks here before it looks at custom.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from policykg.extraction.items import Item
from policykg.extraction.numbers import Number
from policykg.extraction.observations.drafts import Draft
from policykg.extraction.periods import months_in
from policykg.facts import Period

_STEPS: Final = {
    (1, 1): "month-on-month",
    (3, 3): "quarter-on-quarter",
    (6, 6): "half-on-half",
}  # length, apart: months
_YEAR: Final = 12  # months
_CLOSE: Final = Decimal("0.02")  # of the base: how far a rounded percentage may be from the amounts
_LEAST: Final = 1  # percent, below which two amounts tell nothing


def reckon_basis(draft: Draft) -> bool:
    """Set base and period of a movement that leads from one dated amount of its sentence to another; tell if one does.

    Args:
        draft: a change; its period may be known already.
    """
    if draft.unit != "percent" or abs(draft.value) < _LEAST or len(draft.wording.dated) <= 1:
        return False
    amounts = [found for index in draft.wording.dated if (found := _amount_at(draft.items, index)) is not None]
    growth = 1 + Decimal(draft.value) / 100
    for base, began in amounts:
        for end, ended in amounts:
            if began.end < ended.start and base.unit == end.unit and _leads(base, end, growth):
                _take(draft, began, ended)
                return True
    return False


def _amount_at(items: list[Item], index: int) -> tuple[Number, Period] | None:
    """Return the amount right before a time, and that time: "*112 million in 2012*"."""
    mention, number = items[index].period, items[index - 1].number if index else None
    if mention is None or mention.period is None or number is None or number.form != "plain" or number.value <= 0:
        return None
    return (number, mention.period) if number.unit not in {"percent", "percentage-point"} else None


def _leads(base: Number, end: Number, growth: Decimal) -> bool:
    """Tell whether one amount, grown so much, is another."""
    return abs(Decimal(end.value) / Decimal(base.value) - growth) < _CLOSE


def _take(draft: Draft, began: Period, ended: Period) -> None:
    """Set the base of a movement, and its time where nothing nearer tells that."""
    months = months_in(ended)
    apart = (ended.start.year - began.start.year) * _YEAR + ended.start.month - began.start.month
    same = months == months_in(began)
    draft.basis_stated = True
    if draft.period is None or not draft.period_stated:
        draft.period = ended
    if same and apart == _YEAR:
        draft.basis = "year-on-year"
    elif same and (months, apart) in _STEPS:
        draft.basis = _STEPS[months, apart]
    else:
        draft.basis, draft.base_period = "since", began
