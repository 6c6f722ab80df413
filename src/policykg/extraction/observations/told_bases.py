"""The basis that the words right beside a figure tell: an adjective, an annual rate, so much a month.

Comes after ``drafts``; ``bases`` asks here before it looks further away.
"""

from __future__ import annotations

from typing import Final

from policykg.extraction.observations.drafts import Draft
from policykg.extraction.periods import months_in
from policykg.facts import Bound

_BY_ADJECTIVE: Final = {"annual": "year-on-year", "yearly": "year-on-year", "monthly": "month-on-month"}
_AT_RATE: Final = (["annual", "rate"], ["annual", "pace"], ["yearly", "rate"])
_MONTHLY: Final = (["a", "month"], ["per", "month"], ["each", "month"], ["every", "month"])


def told_beside(draft: Draft) -> str | None:
    """Return the basis that the words right beside a figure tell, as its adjective or as a rate."""
    items, at = draft.items, draft.at
    if _is_per_month(draft):
        return "month-on-month"
    if draft.unit != "percent":
        return None
    after = [word.lower for word in items[at + 1 : at + 5]]
    of_month = draft.period is not None and months_in(draft.period) == 1
    if of_month and after[:2] == ["at", "an"] and after[2:] in _AT_RATE:
        return "year-on-year"  # "and 3 percent *at an annual rate*"
    if after[:1] and after[0] in _BY_ADJECTIVE and after[:2][-1] not in {"pace", "rate"}:
        return _BY_ADJECTIVE[after[0]]  # "the 4 percent annual reading"
    if at > 1 and "determiner" in items[at - 2].classes:
        return _BY_ADJECTIVE.get(items[at - 1].lower)  # "fell an *annual 4 percent*"
    return None


def _is_per_month(draft: Draft) -> bool:
    """Tell whether a movement is that of each month: "grew at a pace of 3 million *a month*", "by 3 to 4 *a month*"."""
    items, last = draft.items, draft.at
    if last + 2 < len(items) and draft.bound is Bound.AT_LEAST and items[last + 2].kind == "number":
        last += 2
    return [item.lower for item in items[last + 1 : last + 3]] in _MONTHLY
