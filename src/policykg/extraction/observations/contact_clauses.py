"""Subjects that a clause without a relative word describes: "*the time a container spends* on the quay fell to".

Works on the items of one sentence; comes after ``noun_phrases`` and before ``subjects``.
"""

from __future__ import annotations

from typing import Final

from policykg.extraction.items import Item
from policykg.extraction.observations.noun_phrases import BREAKS, NOTHING, SPLITTING, Phrase, left_phrase
from policykg.extraction.observations.nouns import NAMED

_BORDERS: Final = BREAKS | SPLITTING | {",", "and", "or", "that", "which", "who"}
_OPENING: Final = frozenset({"preposition", "conjunction", "adverb"})  # classes
_CLAUSE: Final = 3  # items of the shortest clause: "the port holds"


def described_before(items: list[Item], at: int) -> Phrase:
    """Return the subject of the predicate at an item with the clause that describes it; nothing where none does.

    Two noun phrases side by side, the first of which opens the clause, are such a subject and that of its description.
    """
    second = at - 1
    while second > 1 and not (_opens(items, second) and items[second - 1].classes <= NAMED):
        if items[second].kind != "word" or items[second].lower in _BORDERS:
            return NOTHING
        second -= 1
    if second < 2 or at - second < _CLAUSE or not items[second - 1].lower.isalpha():
        return NOTHING
    head = left_phrase(items, second)
    if head.mode != "phrase" or head.last != second or not _begins(items, head.first):
        return NOTHING
    end = second + 2
    while end < at and items[end].kind == "word" and items[end].classes.isdisjoint(_OPENING):
        end += 1
    while end > second + 2 and "auxiliary" in items[end - 1].classes:
        end -= 1
    return Phrase("phrase", head.first, end) if end - second >= _CLAUSE else NOTHING


def _opens(items: list[Item], index: int) -> bool:
    """Tell whether an article or a possessive opens a noun phrase at an item."""
    return items[index].kind == "word" and "determiner" in items[index].classes and items[index - 1].kind == "word"


def _begins(items: list[Item], index: int) -> bool:
    """Tell whether a noun phrase with an article opens its clause."""
    if "determiner" not in items[index].classes:
        index -= 1
    if index < 0 or "determiner" not in items[index].classes:
        return False
    return index == 0 or items[index - 1].kind == "period" or items[index - 1].lower in {",", ";", ":", "and", "but"}
