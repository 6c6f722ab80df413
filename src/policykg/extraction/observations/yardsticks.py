"""What a movement is held against that is no earlier time: a plan, a norm, an expectation, or something else.

"Output was 3 percent *above plan*", "prices were 4 percent *higher than expected*", "women earned 9 percent *less than
men*" have no basis in time. Comes after ``leaders``; ``bases`` asks here before it takes what custom says.
"""

from __future__ import annotations

from typing import Final

from policykg.extraction.items import Item
from policykg.extraction.observations.drafts import Draft
from policykg.extraction.observations.vocables import time_words

_OUTDONE: Final = frozenset(
    [
        "outdone by",
        "over or under the plan by",
        "ran over budget",
        "past the plan by so many",
        "so much short of the plan",
    ]
)
_REACH: Final = 7  # items from a figure to the yardstick
_STEPS: Final = 4  # items from a figure to "than"


def is_against_yardstick(draft: Draft) -> bool:
    """Tell whether a change is how far something is from a plan, a norm or another thing."""
    if draft.rule in _OUTDONE:
        return True
    items, first = draft.items, draft.at + 1
    if first >= len(items) or draft.unit == "percentage-point":
        return False
    opening = items[first].lower
    if _is_former(items, first):
        return True
    if opening in time_words("away_from"):
        return _names_yardstick(items, first + 1)
    for index in range(first, min(first + _STEPS, len(items))):
        item = items[index]
        if item.lower == "than":
            return index > first and items[index - 1].lower != "rather" and _is_other_thing(items, index + 1)
        if item.kind != "word" or item.lower in time_words("clause_end"):
            return False
    return False


def _is_former(items: list[Item], first: int) -> bool:
    """Tell whether something is held against what was before, at no time told: "3 euros *below the previous level*"."""
    for index in range(first, min(first + _STEPS, len(items) - 1)):
        if items[index].lower in time_words("former"):
            return items[index + 1].lower in time_words("formerly_paid")
        if items[index].kind != "word":
            return False
    return False


def _names_yardstick(items: list[Item], first: int) -> bool:
    """Tell whether a plan, a norm or an expectation stands at a place or a few words behind it."""
    for index in range(first, min(first + _REACH, len(items))):
        item = items[index]
        if item.lower in time_words("yardstick"):
            return True
        if item.lower in time_words("usual_level"):
            usual = time_words("of_usual")
            return index == first or any(not usual.isdisjoint(i.lower.split()) for i in items[first:index])
        if item.kind not in {"word", "number"} or item.lower in time_words("clause_end"):
            return False
    return False


def _is_other_thing(items: list[Item], first: int) -> bool:
    """Tell whether what stands behind "than" is no time: a thing, a group of people, what was expected."""
    if first >= len(items) or items[first].lower in time_words("formerly_so"):
        return False
    for index in range(first, min(first + _REACH, len(items))):
        item = items[index]
        if item.lower in time_words("yardstick"):
            return True
        if item.kind == "basis" or "determiner" in item.classes:
            return False
        if item.kind == "period" or item.lower in time_words("clause_end"):
            return index > first
    return True
