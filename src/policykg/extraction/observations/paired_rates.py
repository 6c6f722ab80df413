"""A rate beside an amount of the same movement: "up 490 million kWh from April *and 81 percent from a year ago*".

Comes after the elliptic figures of ``verbless``, which share the unit of the one before; ``frames`` asks here.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from policykg.extraction.items import Item
from policykg.extraction.numbers import Number
from policykg.extraction.observations.drafts import Draft, draft_like, signed, unit_class
from policykg.extraction.sentences import TextSentence
from policykg.facts import Kind

_TIMES: Final = frozenset({"basis", "period"})
_NEAR: Final = 10  # items from the amount to the rate


def paired_rate(
    sentence: TextSentence, items: list[Item], at: int, number: Number, made: Sequence[Draft]
) -> Draft | None:
    """Return the draft of a rate that goes on with an amount by which something moved, against another time."""
    amount = made[-1] if made else None
    if amount is None or unit_class(number) != "percent" or items[at - 1].lower != "and" or number.form != "plain":
        return None
    if amount.kind is not Kind.CHANGE or amount.unit == "percent" or at - amount.at > _NEAR:
        return None
    behind = items[at + 1] if at + 1 < len(items) else None
    between = items[amount.at + 1 : at - 1]
    if behind is None or behind.kind not in _TIMES or not any(item.kind in _TIMES for item in between):
        return None
    draft = draft_like(sentence, items, at, number, amount, "and so much of it")
    draft.value, draft.unit = number.value, "percent"
    draft.value = signed(draft)
    return draft
