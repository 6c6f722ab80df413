"""What the words around a number in its sentence say of it: what it is said to be, of what it is part, who leads.

Works on the items of one sentence; comes beside ``phrases``, which reads noun phrases.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from policykg.extraction.items import Item
from policykg.extraction.observations.drafts import Draft
from policykg.extraction.observations.noun_phrases import NOTHING, Phrase, right_phrase
from policykg.extraction.observations.vocables import figure_words
from policykg.facts import Kind

_LINKING: Final = frozenset({"is", "are", "was", "were", "being", "be", "been"})
_TAKING: Final = frozenset({"in", "by", "under", "with"})
_FRONTED: Final = frozenset({"also", "by", ","})
_GOING: Final = frozenset({"go", "goes", "went"})
_NEAR: Final = 8
_STREAK: Final = 4  # items from the number of a streak to "by"
_WHOLES: Final = (["of", "the"], ["of", "this"], ["of", "that"])
_TOTALS: Final = frozenset({"total", "number", "sum", "figure"})
_ACTED_ON: Final = 4  # a clause that acts on something has a subject of two words and a verb at least before its object
_THINGS: Final = frozenset({"name", "commitment"})  # classes
_ONLY_NAMED: Final = frozenset({"name"})


def ranks(items: list[Item], holder: Phrase, at: int) -> bool:
    """Tell whether the words from a subject to a number say its place in an order: "*came second* with"."""
    between = items[holder.last : at]
    if not between or any(item.number is not None and item.number.form != "ordinal" for item in between):
        return False
    known, near = figure_words("ranking"), between[:_NEAR]
    if not any(item.number is not None or item.lower in known for item in near):
        return False
    return all(
        item.number is not None
        or item.light
        or item.lower in known
        or not item.classes <= _ONLY_NAMED
        or not item.lower[0].isalpha()
        for item in between
    )


def predicate(items: list[Item], at: int) -> Phrase:
    """Return what a number is said to be: "12 million were *folding phones*"."""
    index = at + 1
    while index < len(items) and (items[index].light or "auxiliary" in items[index].classes):
        index += 1
    linked = any(item.lower in _LINKING for item in items[at + 1 : index])
    return right_phrase(items, index) if linked and index < len(items) else NOTHING


def taken_part_in(items: list[Item], at: int, led: frozenset[str] = _TAKING) -> Phrase:
    """Return what a number of people or things is part of: "300 were enrolled in *evening schools*".

    Args:
        items: the items of a sentence.
        at: the number.
        led: the words that lead from the verb to what is looked for.
    """
    linked = False
    for index in range(at + 1, min(at + _NEAR, len(items))):
        item = items[index]
        linked = linked or item.lower in _LINKING or item.lower in _GOING
        if linked and item.lower in led:
            return right_phrase(items, index + 1)
    return NOTHING


def of_these(items: list[Item], at: int) -> bool:
    """Tell whether a number is a part of what was said before: "*of which* 300 …", "*of these*, 300 …"."""
    words = [item.lower for item in items[max(0, at - 4) : at] if item.kind == "word" and item.lower != ","]
    if any(first in {"of", "among"} and second in figure_words("partitive") for first, second in pairwise(words)):
        return True
    return of_the_total(items, at)


def of_the_total(items: list[Item], at: int) -> bool:
    """Tell whether a number is a part of the whole that was given before: "*of the total*, 300 …"."""
    words = [item.lower for item in items[max(0, at - 4) : at] if item.kind == "word" and item.lower != ","]
    return words[-3:-1] in _WHOLES and words[-1] in _TOTALS


def is_part_of(draft: Draft, previous: Draft | None) -> bool:
    """Tell whether an amount is a part of the one before: "3 euros, *including* 1 of tea", "*of which* tea"."""
    if previous is None or previous.unit != draft.unit or previous.kind is not Kind.LEVEL:
        return False
    between = draft.items[previous.at + 1 : draft.at]
    return any(
        item.lower == "including"
        or (item.lower == "which" and index > 0 and between[index - 1].lower == "of")
        or (item.lower == "with" and between[index - 1].lower == "," and "share" in between[-1].classes)
        for index, item in enumerate(between)
    )


def turned_round(items: list[Item], at: int) -> Phrase:
    """Return the subject behind the verb of a sentence that opens with its movement: "Up 3 percent was *output*"."""
    if any(
        not item.light
        and item.classes.isdisjoint(("upward", "downward", "rise", "fall", "above", "below"))
        and item.lower not in _FRONTED
        for item in items[:at]
    ):
        return NOTHING
    index = at + 1
    while index < len(items) and (items[index].light or items[index].lower == ","):
        index += 1
    if index + 1 >= len(items) or items[index].lower not in _LINKING:
        return NOTHING
    return right_phrase(items, index + 1)


def this_sector(items: list[Item], at: int) -> bool:
    """Tell whether a count is placed in what was just named: "300 firms are active in *this sector*"."""
    words = [item.lower for item in items[at + 1 : at + 10]]
    return any(
        first in {"this", "that", "these"} and second in figure_words("sector") for first, second in pairwise(words)
    )


def grows(items: list[Item], phrase: Phrase) -> bool:
    """Tell whether what is counted is said to grow: "30 of 40 branches *expanded*"."""
    following = items[phrase.last : phrase.last + 4]
    return any(not item.classes.isdisjoint(("rise", "growth")) for item in following if item.kind == "word")


def is_per_unit(items: list[Item], index: int) -> bool:
    """Tell whether an item begins what an amount is paid for each of: "400 yuan *a tonne*", "*per* person"."""
    return index < len(items) and items[index].lower in {"a", "an", "per", "each", "every"}


def ranked_in(items: list[Item], phrase: Phrase) -> Phrase:
    """Return what a place is one in: "second in the world *in tin output*", "fifth globally *in exports*"."""
    inside = [index for index in range(phrase.first, phrase.last - 1) if items[index].lower == "in"]
    return Phrase("phrase", inside[-1] + 1, phrase.last) if inside else phrase


def handled_before(items: list[Item], at: int) -> Phrase:
    """Return the plural that the clause before a mark acts on: "it gives out *lamps*; 300 were taken"."""
    mark = at - 1
    while mark > 0 and items[mark].light:
        mark -= 1
    following = items[at + 1] if at + 1 < len(items) else None
    if mark < 1 or items[mark].lower not in {";", ":"} or following is None:
        return NOTHING
    if "auxiliary" not in following.classes and following.lower not in figure_words("being_somewhere"):
        return NOTHING
    for end in range(_ACTED_ON, mark + 1):
        noun, before = items[end - 1], items[end - 2]
        plural = noun.kind == "word" and noun.lower.endswith("s") and noun.classes <= _THINGS
        if plural and "preposition" not in before.classes and (end == mark or "preposition" in items[end].classes):
            return Phrase("phrase", end - 1, end)
    return NOTHING


def is_unranked(items: list[Item], after: int) -> bool:
    """Tell whether the words after a place name things, but nobody who can hold a place."""
    beside = (item for item in items[after : after + 3] if item.kind == "word")
    named = [word for item in beside for word in item.lower.split() if word.isalpha()]
    holders = figure_words("ranked_holder")
    return bool(named) and not any(word in holders or word.endswith(("er", "or", "ers", "ors")) for word in named)


def is_streak_measured(previous: Draft | None, items: list[Item], index: int) -> bool:
    """Tell whether a word says by how much there was a streak: "rose for a third month in a row *by* 3 percent"."""
    near = previous is not None and previous.kind is Kind.STREAK and index - previous.at <= _STREAK
    return near and items[index].lower == "by"
