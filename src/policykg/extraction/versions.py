"""Adjectives before a number that rules pass over: which version of a figure is meant, and how striking it is.

"Orders fell *a provisional, seasonally adjusted* 3 percent", "grew by *a breakneck* 9 percent". Comes before
``sentence_items``.
"""

from __future__ import annotations

from typing import Final

from policykg.extraction.items import Item
from policykg.extraction.numbers import Number
from policykg.extraction.words import word_lists

_JOINING: Final = frozenset({",", "and", "but"})
_ARTICLES: Final = frozenset({"a", "an"})
_ADVERB: Final = frozenset({"adverb"})


def fold_version(made: list[Item]) -> None:
    """Make one item that rules pass over of the adjectives before a number, where several stand behind an article."""
    words, first = word_lists()["version"], len(made)
    while first > 0 and made[first - 1].kind == "word" and _is_version(made[first - 1], words):
        first -= 1
    while first < len(made) and made[first].lower in _JOINING:
        first += 1
    if first == len(made):
        return
    if first > 0 and made[first - 1].lower in _ARTICLES:
        first -= 1
    elif made[first].lower.partition(" ")[0] not in _ARTICLES:
        return
    if all(item.light for item in made[first:]):
        return
    lower = " ".join([item.lower for item in made[first:]])
    made[first:] = [Item("word", made[first].first, made[-1].last, lower, _ADVERB, light=True)]


def _is_version(item: Item, words: frozenset[str]) -> bool:
    """Tell whether an item is one of these adjectives, the last word of several, or what joins them."""
    return item.lower in _JOINING or item.lower.rpartition(" ")[2] in words


def fold_striking(made: list[Item], number: Number, following: str) -> None:
    """Make one item that rules pass over of an adjective that marvels at a figure: "grew by *a breakneck* 9 percent".

    Args:
        made: the items before the number, whose last two are an article and a word that no vocabulary knows.
        number: the number.
        following: the word behind it, in lower case.
    """
    if number.unit in {"", "count"} or (following.isalpha() and following not in word_lists()["behind_figure"]):
        return
    if made[-3].lower in _PARTICLES and number.unit != "percent":
        return  # "drew *down a high 3 million* euros"
    if made[-3].lower != "by" and made[-3].classes.isdisjoint(_MOVING):
        return
    lower = f"{made[-2].lower} {made[-1].lower}"
    made[-2:] = [Item("word", made[-2].first, made[-1].last, lower, _ADVERB, light=True)]


_MOVING: Final = frozenset({"rise", "fall", "upward", "downward"})
_PARTICLES: Final = frozenset({"up", "down", "off"})
