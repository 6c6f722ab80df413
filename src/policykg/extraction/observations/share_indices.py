"""Points of an index of shares, which no rate moves by; comes after the rules that take points for those of a rate."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from policykg.extraction.observations.drafts import Draft
from policykg.extraction.observations.vocables import figure_words
from policykg.facts import Kind

_POINTS: Final = frozenset({"point", "points"})
_RATED: Final = frozenset({"percentage", "basis", "-"})  # what stands before points of a rate
_CLOSING: Final = frozenset({"to", "at"})
_STOPS: Final = frozenset({";", ":"})


def count_in_points(draft: Draft, made: Sequence[Draft], lowers: tuple[str, ...]) -> None:
    """Count a figure in points of an index of shares where it is one.

    Args:
        draft: the figure.
        made: the figures of its sentence before it.
        lowers: the tokens of the body in lower case.
    """
    if draft.kind is Kind.GAP and _moves_shares(draft, made, lowers):
        draft.kind, draft.unit = Kind.CHANGE, "index"
    elif draft.kind is Kind.LEVEL and draft.unit == "count" and _closes_shares(draft, made):
        draft.unit = "index"


def _moves_shares(draft: Draft, made: Sequence[Draft], lowers: tuple[str, ...]) -> bool:
    """Tell whether points are how far an index of shares moved: "*the Dow* lost 30 points", "*shares* fell 40"."""
    number = draft.number
    if number.last > number.core + 1 and (
        lowers[number.last - 1] not in _POINTS or lowers[number.last - 2] in _RATED or number.value < 1
    ):
        return False
    if number.last == number.core + 1 and not (made and made[-1].unit == "index"):
        return False  # "the shares were *3* and 4 percentage points higher"
    dealt = figure_words("of_shares")
    items = draft.items
    for index in range(draft.at - 1, -1, -1):
        item = items[index]
        if item.lower in _STOPS:
            return False
        if item.kind == "word" and (item.lower in dealt or not dealt.isdisjoint(item.lower.split(" "))):
            return index + 1 >= len(items) or items[index + 1].lower not in {"of", "in"}  # "the *share of* rail"
    return False


def _closes_shares(draft: Draft, made: Sequence[Draft]) -> bool:
    """Tell whether a bare number is where an index of shares stands that moved: "lost 30 points to *2,300*"."""
    moved = made[-1] if made else None
    if moved is None or moved.unit != "index" or moved.kind is not Kind.CHANGE or draft.number.unit:
        return False
    return draft.items[draft.at - 1].lower in _CLOSING and draft.value > abs(moved.value)
