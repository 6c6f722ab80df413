"""What money costs who borrows it: a rate by its name, but no part of a whole and no growth."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from policykg.extraction.items import Item
from policykg.extraction.observations.vocables import figure_words

_ON: Final = frozenset({"on", "for", "of"})
_NEAR: Final = 5  # items from "rate on" to what is lent


def is_interest(items: Sequence[Item]) -> bool:
    """Tell whether a phrase names the price of money: "*its rate on housing loans*", "*interest on the bonds*"."""
    called, lent = figure_words("price_of_money"), figure_words("lent_as")
    for index, item in enumerate(items):
        if item.lower in figure_words("named_price_of_money"):
            return index == 0 or items[index - 1].lower in {"the", "a", "its", "their"}
        if item.lower not in called:
            continue
        if item.lower == "rate" and index and _is_at_rate(items, index):
            return True
        if item.lower == "rate" and index + 2 < len(items) and items[index + 1].lower == "of":
            return items[index + 2].lower == "interest"
        if index + 1 < len(items) and items[index + 1].lower in _ON:
            return any(word in lent for near in items[index + 2 : index + _NEAR] for word in near.lower.split(" "))
    return False


def _is_at_rate(items: Sequence[Item], index: int) -> bool:
    """Tell whether something is lent at a rate: "*offered loans at* an unchanged *rate* of 3 percent"."""
    for back in range(index - 1, max(0, index - _NEAR), -1):
        if items[back].lower == "at":
            return items[back - 1].lower in figure_words("lent_as") or items[back - 1].lower in figure_words("lending")
    return False
