"""Periods that stand in the order of their figures: "3 and 4 percent in May and June respectively".

Comes after ``drafts``; ``own_period`` asks here before it looks for the period nearest to a figure.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from policykg.extraction.items import Item
from policykg.extraction.observations.drafts import Draft

_PAIR: Final = 2
_JOINED: Final = frozenset({",", "and"})
_TWO: Final = frozenset({"months from to", "years from to"})
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


def row_in_turn(draft: Draft) -> tuple[int, int, int] | None:
    """Return the period of a figure in a row of as many as there are times: "in 2016, 2017 and 2018 *3*, 4 and 5 …".

    That is the item, and the part of it and how many parts it has, as for :func:`period_in_turn`.
    """
    items, at = draft.items, draft.at
    if not draft.wording.dating or "," not in draft.wording.places:
        return None
    first, last = _row_around(items, at)
    numbers = [index for index in range(first, last + 1) if items[index].kind == "number"]
    if len(numbers) <= _PAIR:
        return None
    row: list[tuple[int, int, int]] = []
    for index in draft.wording.dated:
        mention = items[index].period
        if mention is None or mention.period is None or items[index].kind != "period" or first <= index <= last:
            row = []
            continue
        if row and (index == row[-1][0] + 1 or _is_parted(items[row[-1][0] + 1 : index])):
            row = []
        parts = _PAIR if row and mention.rule in _TWO else 1
        row += [(index, part, parts) for part in range(parts)]
        if len(row) == len(numbers):
            return row[numbers.index(at)]
    return None


def _is_parted(items: list[Item]) -> bool:
    """Tell whether more than commas and "and" stands between two times."""
    return any(item.lower not in _JOINED for item in items)


def _row_around(items: list[Item], at: int) -> tuple[int, int]:
    """Return where the row of numbers begins and ends that a number stands in, joined by commas and "and" alone."""
    first = last = at
    while first > 1 and items[first - 1].lower in _JOINED and _is_number_near(items, first - 1, -1):
        first -= _PAIR if items[first - _PAIR].kind == "number" else 3
    while last + _PAIR < len(items) and items[last + 1].lower in _JOINED and _is_number_near(items, last + 1, 1):
        last += _PAIR if items[last + _PAIR].kind == "number" else 3
    return first, last


def _is_number_near(items: list[Item], joint: int, step: int) -> bool:
    """Tell whether a number stands behind a comma, an "and" or both, in one of the two directions."""
    index = joint + step
    if 0 < index < len(items) - 1 and items[index].lower in _JOINED and items[index].kind == "word":
        index += step
    return 0 <= index < len(items) and items[index].kind == "number"


def _in_pairs(items: list[Item], turns: Sequence[int]) -> bool:
    """Tell whether all figures stand in pairs: "A rose *3 and 4 percent* respectively and B *5 and 6 percent*"."""
    pairs = zip(turns[::_PAIR], turns[1::_PAIR], strict=False)
    return len(turns) % _PAIR == 0 and all([item.lower for item in items[i + 1 : j]] == ["and"] for i, j in pairs)
