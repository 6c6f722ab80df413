"""Figures of one person whom an article quotes or shows: what she earned or owns is of no period of the article.

"…, said the grower, *who was paid 11 shillings* a kilogram."
"""

from __future__ import annotations

from typing import Final

from policykg.extraction.observations.drafts import Draft
from policykg.facts import Kind

_PERSONAL: Final = frozenset({"who", "whose"})
_BACK: Final = 8  # items from "who" to the figure
_VERBS: Final = frozenset({"verb", "level", "auxiliary", "rise", "fall"})


def is_of_a_bystander(draft: Draft) -> bool:
    """Tell whether a figure is in a clause on a person who has just spoken."""
    if draft.kind is not Kind.LEVEL or not draft.wording.has(_PERSONAL):
        return False
    items, verbs, who = draft.items, 0, -1
    for index in range(draft.at - 1, max(-1, draft.at - _BACK), -1):
        item = items[index]
        if item.lower in _PERSONAL:
            who = index
            break
        if item.kind != "word" or item.lower in {",", ";", ":"}:
            return False
        grouped = not items[index + 1].classes.isdisjoint(_VERBS)
        verbs += not item.classes.isdisjoint(_VERBS) and not grouped
    return who > 0 and verbs <= 1 and any("speech" in item.classes for item in items[:who])
