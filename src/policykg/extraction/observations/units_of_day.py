"""The unit of what is made or sold each day, where the goods stand before "a day"."""

from __future__ import annotations

from typing import Final

from policykg.extraction.items import Item
from policykg.extraction.observations.vocables import figure_pairs

_REACH: Final = 6  # items from an amount to "a day"


def unit_of_day(items: list[Item], at: int, unit: str) -> str:
    """Return the unit of a figure, that of a day where one follows: "3 million barrels *of crude oil a day*"."""
    daily = figure_pairs("unit_of_day").get(unit)
    if daily is None or at + 1 >= len(items) or items[at + 1].lower != "of":
        return unit
    for index in range(at + 2, min(at + _REACH, len(items))):
        lower = items[index].lower
        if lower in {"daily", "a day", "per day"}:
            return daily
        if lower == "day" and items[index - 1].lower in {"a", "per", "each", "every"}:
            return daily
        if items[index].kind != "word":
            break
    return unit
