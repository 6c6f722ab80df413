"""What the head of a clause says the figure behind is about: "*In shipbuilding*, output", "*Among women* the rate".

Comes after ``linking`` and before ``phrases``.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from policykg.extraction.items import Item
from policykg.extraction.observations.linking import Linker, Subject
from policykg.extraction.observations.noun_phrases import Phrase

_LEAVING_OUT: Final = frozenset({"excluding", "without", "including", "unlike", "besides", "despite", "like"})


def opening_subject(items: list[Item], phrase: Phrase, linker: Linker) -> Subject | None:
    """Return what the words before a phrase name at the head of its clause; None for nothing that a vocabulary knows.

    Args:
        items: the items of the sentence.
        phrase: the phrase that is to be completed.
        linker: finds the concepts of words.
    """
    if items[0].lower == "among" and phrase.first > 1:
        return _among(items, phrase, linker)
    index = phrase.first - 1
    if index < 1 or items[phrase.first].kind != "word":
        return None
    if items[index].lower != ",":
        if items[phrase.first].lower not in {"the", "a", "an"} or items[index].kind != "word":
            return None  # "in shipbuilding *the* output"
        index += 1
    start = index - 1
    while start >= 0 and items[start].kind == "word" and items[start].lower not in {",", ";"}:
        start -= 1
    start += 1
    if start >= index or "preposition" not in items[start].classes or items[start].lower in _LEAVING_OUT:
        return None
    opening = linker.subject(items[start].first, items[index - 1].last)
    return None if opening.industry is not None and opening.industry.candidate else opening  # "in his *budget* report"


def _among(items: list[Item], phrase: Phrase, linker: Linker) -> Subject | None:
    """Return who or what "among" opens a sentence with: "*Among women*, the jobless rate", "Among *tools*, axes"."""
    end = next((i for i in range(1, phrase.first) if items[i].lower == ","), phrase.first)
    first, last = items[1].first, items[end].first
    opening = linker.subject(first, last)
    if items[end].lower == "," and items[end + 1].lower != "the":
        return opening  # "among the main markets, *Spain* bought"
    return replace(opening, industry=opening.industry or linker.thing(first, last))
