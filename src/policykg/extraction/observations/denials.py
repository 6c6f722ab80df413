"""Figures that a sentence denies, and what it puts in their place: "did not rise by 3 percent but *by 2*".

What is denied is no fact. A denied bound is the opposite bound: what does not exceed 3 percent is at most that. Comes
after ``rule_choice``, which finds how a number is read; ``frames`` asks here.
"""

from __future__ import annotations

from typing import Final

from policykg.extraction.items import Item
from policykg.extraction.observations.vocables import figure_words
from policykg.extraction.patterns import Match
from policykg.facts import Bound

_OPPOSITE: Final = {Bound.AT_LEAST: Bound.AT_MOST, Bound.AT_MOST: Bound.AT_LEAST}
_LED: Final = frozenset({"by", "to", "at", "of", "in", "from"})
_CONTRACTED: Final = ("n't", "n\u2019t")
_PASSED: Final = frozenset({"auxiliary", "forecast", "target"})
_UNCHANGED: Final = "no change from"  # the name of a rule whose denial is the fact
_BETWEEN: Final = 3  # words between "not" and the verb: "is not *expected to* rise"
_NEGATION: Final = figure_words("negation")


def is_put_aside(items: list[Item], at: int) -> bool:
    """Tell whether "not" stands right before a number: "fell by 2 percent, *not 3*", "*not by 3* but by 2"."""
    before = at - 1
    if before > 0 and items[before].lower in _LED:
        before -= 1
    return before > 0 and items[before].lower == "not"


def is_denied(items: list[Item], at: int, found: Match | None) -> bool:
    """Tell whether the verb that leads to a number stands behind a negation.

    Args:
        items: the items of the sentence.
        at: the number.
        found: how the number is read.
    """
    cue = _verb(items, at, found)
    if cue is None:
        return False
    negations = _NEGATION
    for index in range(cue - 1, max(-1, cue - 2 - _BETWEEN), -1):
        item = items[index]
        lower = item.lower
        if lower in negations:
            return lower != "not" or items[index - 1].lower in figure_words("deniable")
        if lower.endswith(_CONTRACTED):
            return True  # "didn't rise by"
        if not item.light and item.classes.isdisjoint(_PASSED):
            return False
        if lower == "to" and index > 0 and items[index - 1].lower in figure_words("failing"):
            return True
        if lower in figure_words("not_only"):
            return False
    return False


def _verb(items: list[Item], at: int, found: Match | None) -> int | None:
    """Return the verb that leads to a number: the movement of its rule, else a word of level close before it."""
    if found is None or found.rule.name == _UNCHANGED:
        return None
    if found.cue is not None:
        return found.cue if found.cue < at else None
    for index in range(found.first, min(at, found.first + 1)):
        if not items[index].classes.isdisjoint(("level", "verb", "share", "target")):
            return index
    return None


def opposite(bound: Bound) -> Bound | None:
    """Return the bound that a denied one means, None where the denial leaves no fact."""
    return _OPPOSITE.get(bound)


def follows_denial(items: list[Item], at: int) -> bool:
    """Tell whether a number is put in the place of a denied one: "not by 3 percent *but by 2*"."""
    before = at - 1
    if before > 0 and items[before].lower in _LED:
        before -= 1
    while before > 0 and items[before].light:
        before -= 1
    return before > 0 and items[before].lower in figure_words("instead")
