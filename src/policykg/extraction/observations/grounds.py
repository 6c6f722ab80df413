"""Figures in a sentence of aims or expectations that are none: what was before, why something is done."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from policykg.extraction.inflection import past_forms, past_participles
from policykg.extraction.items import Item
from policykg.extraction.observations.aims import AIMING
from policykg.extraction.observations.drafts import Draft
from policykg.extraction.observations.vocables import time_words

_DONE: Final = 7  # items behind a figure in which the participle stands
_WHY: Final = 8  # items before a figure in which the word of the reason stands
_MOVED: Final = frozenset({"rise", "fall"})
_FINITE: Final = frozenset({"auxiliary", "level", "verb", "relative"})


def is_reached_before(draft: Draft) -> bool:
    """Tell whether a figure is what there was before: "3 percent more than *the 4 million tonnes sold* in May"."""
    items, at = draft.items, draft.at
    if items[at - 1].lower != "the":
        return False
    behind = items[at + 1 : at + _DONE]
    done = any(
        item.lower.endswith("ed") or item.lower in past_forms() or item.lower in past_participles() for item in behind
    )
    return done and not _aims(behind)


def is_reason(draft: Draft) -> bool:
    """Tell whether a movement that has happened is why something is done: "*because of the fall of 3 percent*"."""
    items, at = draft.items, draft.at
    if items[at - 1].lower != "of" or items[at - 2].classes.isdisjoint(_MOVED):
        return False
    for index in range(at - 3, max(-1, at - _WHY), -1):
        item = items[index]
        if item.lower in time_words("reason"):
            return not _aims(items[index:at])
        if item.kind != "word" or not item.classes.isdisjoint(_FINITE) or not item.lower[0].isalpha():
            return False
    return False


def never_was(draft: Draft) -> bool:
    """Tell whether a figure is what would have been: "without ships there *would have been* a gain of 3 percent"."""
    words = [item.lower for item in draft.items[max(0, draft.at - 14) : draft.at]]
    return any(first == "would" and second.startswith("have") for first, second in pairwise(words))


def _aims(items: list[Item]) -> bool:
    """Tell whether one of some items speaks of an aim or of what is expected."""
    return any(item.marks & AIMING for item in items)
