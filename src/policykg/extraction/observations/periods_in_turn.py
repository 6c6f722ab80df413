"""Periods that stand in the order of their figures: "3 and 4 percent in May and June respectively".

Comes after ``drafts``; ``own_period`` asks here before it looks for the period nearest to a figure.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from policykg.extraction.items import Item
from policykg.extraction.observations.drafts import Draft

_PAIR: Final = 2
_FAR: Final = 8  # items of two figures and what leads to their months


def period_in_turn(items: list[Item], at: int) -> tuple[int, int, int] | None:
    """Return the period of a figure by its place in a list: "3 and *4 percent* in May and *June* respectively".

    That is the item, the place of the figure among those of the list, and how many of these the item stands for.
    """
    number = items[at].number
    end = next((i for i, item in enumerate(items) if item.lower == "respectively"), len(items))
    turns = [i for i, item in enumerate(items) if item.number and number and item.number.unit == number.unit]
    if at < end and any(i > end for i in turns):
        turns = [i for i in turns if i < end]  # "rose 3 and 4 percent in May and June respectively, after 2 percent"
    place, run = turns.index(at), list[int]()
    for index, item in enumerate(items):
        if item.kind != "period" or item.period is None or item.period.period is None:
            continue
        if item.period.rule in {"months from to", "years from to"} and _in_pairs(items, turns):
            return index, place % _PAIR, _PAIR
        joined = run and all(between.lower in {",", "and"} for between in items[run[-1] + 1 : index])
        run = [*run, index] if joined else [index]
        if len(run) == len(turns) > 1 or (len(run) == _PAIR and _in_pairs(items, turns)):
            return run[place % len(run)], place % len(run), 1
    return None


def is_pair_in_turn(draft: Draft) -> bool:
    """Tell whether two figures were noted in two months: "from *5 and 4 billion* posted *in March and April*"."""
    items, at = draft.items, draft.at
    first = at
    if at > _PAIR and items[at - 1].lower == "and" and items[at - _PAIR].kind == "number":
        first = at - _PAIR
    if first + _PAIR >= len(items) or items[first + _PAIR].kind != "number" or items[first + 1].lower != "and":
        return False
    for item in items[first + _PAIR + 1 : first + _FAR]:
        if item.period is not None:
            return item.period.rule == "months from to" and item.lower == "in"
        if item.kind != "word" or item.lower in {",", ";", "and"}:
            return False
    return False


def _in_pairs(items: list[Item], turns: Sequence[int]) -> bool:
    """Tell whether all figures stand in pairs: "A rose *3 and 4 percent* respectively and B *5 and 6 percent*"."""
    pairs = zip(turns[::_PAIR], turns[1::_PAIR], strict=False)
    return len(turns) % _PAIR == 0 and all([item.lower for item in items[i + 1 : j]] == ["and"] for i, j in pairs)
