"""What held in each of the periods of a streak: "rose for three months" is a streak of rises."""

from __future__ import annotations

import itertools
from typing import Final

from policykg.extraction.items import Item
from policykg.extraction.observations.drafts import Draft
from policykg.extraction.observations.vocables import figure_words
from policykg.extraction.patterns import sign_of

_ZONES: Final = figure_words("zone")
_CLAUSE: Final = frozenset({";", ":"})


def set_condition(draft: Draft) -> None:
    """Set the direction (a code of the direction vocabulary) that the nearest movement of the clause gives a streak."""
    items, at = draft.items, draft.at
    for item, following in itertools.pairwise(items):
        if following.lower in _ZONES and item.lower in {"expansion", "contraction"}:
            draft.condition = f"continued-{item.lower}"
            return
    for index in (*range(at + 1, min(at + 7, len(items))), *range(at - 1, -1, -1)):
        item = items[index]
        if item.lower in _CLAUSE:
            if index > at:
                continue
            return
        if index > at and item.kind == "number":
            continue
        code = _direction(item)
        if code is not None:
            draft.condition = code
            return


def _direction(item: Item) -> str | None:
    """Return the direction that one word states."""
    if item.lower.startswith("narrow"):
        return "narrowed"
    if not item.classes.isdisjoint(("rise", "fall", "upward", "downward")):
        return "up" if sign_of(item) > 0 else "down"
    if "stable" in item.classes:
        return "stable"
    if item.lower in {"expansion", "growth", "contraction"}:
        return "down" if item.lower == "contraction" else "up"
    return None
