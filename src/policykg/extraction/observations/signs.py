"""The sign that a rule, and the words of movement where it fits, give a figure: a fall is negative.

Comes after ``percentages`` and before ``frames``.
"""

from __future__ import annotations

from policykg.extraction.items import Item
from policykg.extraction.numbers import Number
from policykg.extraction.observations.percentages import names_movement, of_a_fall, of_growth_cut
from policykg.extraction.patterns import Match, sign_of


def sign_of_match(number: Number, found: Match, items: list[Item]) -> int:
    """Return the sign that a rule and the word of movement it fits at give a number."""
    rule, cue = found.rule, found.cue
    sign = 1 if rule.sign == "none" else (number.sign if rule.sign == "written" else found.sign) or 1
    if rule.sign == "fall":
        sign = -1
    if cue is None:
        return sign
    if cue and items[cue - 1].lower == "negative":
        sign = -1  # "*negative growth* of 2 percent"
    if of_a_fall(items, cue):
        sign = -sign  # "the decline narrowed by 2 points": the rate rose
    if found.sign > 0 and rule.sign == "cue" and of_growth_cut(items, cue):
        sign = -sign
    return sign


def movement_before(items: list[Item], first: int, at: int) -> int:
    """Return the sign of the noun of movement that a number is the size of: "with *a fall of* 2"; 0 for none."""
    if items[at - 1].lower != "of":
        return 0
    led = next((item for item in reversed(items[first:at]) if names_movement(item)), None)
    return 0 if led is None else sign_of(led) or 1
