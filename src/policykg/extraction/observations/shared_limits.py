"""A limit that all figures of a list share: "up to 60 percent of banks, *30 percent* of airlines and *20* of mills"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from policykg.extraction.items import Item
from policykg.extraction.observations.drafts import Draft
from policykg.facts import Bound

_LISTED: Final = 6  # items from one figure of a list to the next
_JOINTS: Final = frozenset({",", "and", "or"})
_VERBS: Final = frozenset({"auxiliary", "level", "verb", "rise", "fall", "speech", "relative", "subordinator"})


def share_limits(drafts: Sequence[Draft], lowers: tuple[str, ...]) -> None:
    """Let the figures of a list be limited as its first one is by "up to".

    Args:
        drafts: the figures of a sentence in their order.
        lowers: the tokens of the body in lower case.
    """
    limited = False  # whether the list goes on
    for draft, following in pairwise(drafts):
        core = draft.number.core
        limited = limited or lowers[core - 2 : core] == ("up", "to")
        limited = limited and draft.bound is Bound.AT_MOST and following.bound is Bound.EXACT
        if limited and _goes_on(draft.items, draft, following):
            following.bound = Bound.AT_MOST
        else:
            limited = False


def _goes_on(items: list[Item], draft: Draft, following: Draft) -> bool:
    """Tell whether a figure is the next one of a list without a verb of its own."""
    same = draft.kind is following.kind and draft.unit == following.unit
    if not same or not 2 < following.at - draft.at <= _LISTED or items[following.at - 1].lower not in _JOINTS:
        return False
    between = items[draft.at + 1 : following.at]
    return all(item.kind == "word" and item.classes.isdisjoint(_VERBS) for item in between)
