"""The noun phrase that a comma or bracket sets a figure beside: "and *lamps*, down 3 percent", "*toys* (4 percent)".

Comes after ``phrases`` and before ``resolving``.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from policykg.extraction.items import Item
from policykg.extraction.observations.drafts import Draft
from policykg.extraction.observations.noun_phrases import NOTHING, Phrase, left_phrase
from policykg.extraction.observations.phrases import PhraseReader
from policykg.extraction.observations.vocables import figure_words
from policykg.facts import Kind

_MARKS: Final = frozenset({",", "-", "\u2013", "\u2014", ";", ":"})
# Names of rules.
_SET_OFF: Final = frozenset({"so many more than", "points up or down", "moved by points", "up or down", "moved by"})
_WHERE: Final = frozenset({"in", "across", "among", "at", "within", "throughout"})
_APART: Final = frozenset({";", ":", ",", "and", "but", "while", "which"})
_OWNER: Final = 5  # items of "the whole world"


def set_beside(draft: Draft, previous: Draft | None, reader: PhraseReader) -> Phrase:
    """Return the noun phrase that a comma or bracket sets a figure beside: "and *lamps*, down 3 percent"."""
    items = reader.items
    index = (draft.found.first if draft.found is not None else draft.at) - 1
    passed = {"at", *figure_words("trailing")}
    while index > 0 and (items[index].light or items[index].lower in passed):
        index -= 1
    if index < 1 or items[index].lower not in {",", "("}:
        return NOTHING
    near = left_phrase(items, index)
    if near.first and not items[near.first - 1].classes.isdisjoint(("auxiliary", "level")):
        subject = left_phrase(items, near.first - 1) if near.mode == "phrase" and previous is None else NOTHING
        if subject.mode != "phrase" or reader.knows(subject) or not reader.knows(near):
            return NOTHING  # "the worst was *steel*, down 3 percent", not "exports were weak, down 3 percent"
    if near.mode == "phrase" and _is_predicate(items, near):
        return NOTHING
    if near.mode != "phrase" or reader.refers(near) or reader.is_hollow(near) or reader.is_reporter(near):
        return NOTHING
    bracketed = items[index].lower == "("
    if reader.is_place(near) or not (bracketed or reader.is_named(near)):
        return NOTHING
    if previous is None:
        return near if near.first == 0 or not _behind_preposition(items, near.first) else NOTHING
    if near.first <= previous.at + 1 or _behind_preposition(items, near.first):
        return NOTHING
    article = items[near.first].lower in {"a", "an", "the"}
    return near if reader.knows(near) or not article else NOTHING


def set_off_from(draft: Draft, made: Sequence[Draft]) -> Draft | None:
    """Return the figure that a movement is of which a comma sets off past where it was: "had 300 in towns, *40 more*".

    Points are those of the last rate: "was 84 percent in 337 towns, *up 3 points*"; a percentage passes over the number
    of places: "sold 3,000 cars in 40 towns, *up 3 percent*".
    """
    found, items = draft.found, draft.items
    if found is None or not made or draft.rule not in _SET_OFF:
        return None
    comma = found.first - 1
    while comma > made[-1].at and "determiner" in items[comma].classes:
        comma -= 1
    if items[comma].lower != ",":
        return None
    if draft.unit == "percent":
        where = made[-1].unit == "count" and items[made[-1].at - 1].lower in _WHERE
        other = made[-2] if where and len(made) > 1 else None
    else:
        unit = "percent" if draft.unit == "percentage-point" else draft.unit
        other = next((one for one in reversed(made) if one.unit == unit), None)
    if other is None or other.kind not in {Kind.LEVEL, Kind.SHARE}:
        return None
    apart = any(item.lower in _APART for item in items[other.at : comma])
    return None if apart else other


def ranked_beside(items: list[Item], possessive: int) -> Phrase:
    """Return what a comma sets a place in an order beside: "*its reserves*, the world's third largest, rose".

    Args:
        items: the items of a sentence.
        possessive: the item behind the place whose order it is.
    """
    if items[possessive].lower not in {"'s", "\u2019s"}:
        return NOTHING
    index = possessive - 1
    while index > 0 and items[index].kind == "word" and items[index].lower not in _MARKS:
        index -= 1
    if index < 1 or possessive - index > _OWNER or items[index].lower != ",":
        return NOTHING
    beside = left_phrase(items, index)
    return beside if beside.mode == "phrase" and beside.last == index else NOTHING


def _behind_preposition(items: list[Item], index: int) -> bool:
    """Tell whether a preposition that belongs to the clause before opens the phrase at an item.

    "Led *by* lamps, up 3 percent" and "came *from* lamps, up 3 percent" speak of the lamps themselves.
    """
    if index == 0 or "preposition" not in items[index - 1].classes:
        return False
    opening = items[index - 2].lower if index > 1 else ""
    return not (items[index - 1].lower in {"by", "from"} and opening in figure_words("led"))


def _is_predicate(items: list[Item], near: Phrase) -> bool:
    """Tell whether a phrase says where something is at its height: "was *highest in the north*, at 3 percent"."""
    superlative = figure_words("superlative")
    index = near.first
    if "preposition" in items[index].classes and index:
        index -= 1
    elif index > 1 and "preposition" in items[index - 1].classes:
        index -= 2
    return items[index].lower in superlative and (index == 0 or items[index - 1].lower not in {"the", "its", "their"})
