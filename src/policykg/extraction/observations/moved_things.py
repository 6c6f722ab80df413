"""Whether what stands between a verb and a number is what the verb moves: "reduced *staff* by 3 percent".

Comes after ``phrases``; ``naming`` calls it.
"""

from __future__ import annotations

from typing import Final

from policykg.extraction.items import Item
from policykg.extraction.observations.noun_phrases import Phrase
from policykg.extraction.observations.phrases import PhraseReader

_NO_NOUN: Final = frozenset({"adverb", "preposition", "conjunction", "determiner", "auxiliary", "relative", "pronoun"})


def is_moved(thing: Phrase, reader: PhraseReader) -> bool:
    """Tell whether a bare noun stands between a verb and by how much: "reduced *staff by* 3 percent"."""
    items = reader.items
    return _are_nouns(items, thing) and items[thing.last].lower == "by" and not reader.is_hollow(thing)


def is_brought(thing: Phrase, reader: PhraseReader, *, given: bool) -> bool:
    """Tell whether what stands between a verb and where it is brought to is a thing: "bring *membership* to 300".

    Args:
        thing: the noun phrase behind the verb.
        reader: reads the phrases of the sentence.
        given: whether the phrase has an article or a possessive.
    """
    items = reader.items
    if items[thing.last].lower not in {"to", "from"} or thing.last + 1 >= len(items):
        return False
    if items[thing.last + 1].number is None and not items[thing.last + 1].light:
        return False
    named = given or _are_nouns(items, thing)
    return named and not (reader.is_hollow(thing) or reader.is_reporter(thing) or reader.is_place(thing))


def _are_nouns(items: list[Item], thing: Phrase) -> bool:
    """Tell whether a phrase is a row of nouns and adjectives."""
    words = items[thing.first : thing.last]
    return all(item.classes.isdisjoint(_NO_NOUN) and item.kind == "word" for item in words)
