"""What is done to what a number counts, where a noun says so: "led to *the arrest of* 300 smugglers".

Works on the items of one sentence; ``counts`` makes names of what is found here.
"""

from __future__ import annotations

from typing import Final

from policykg.extraction.items import Item
from policykg.extraction.observations.vocables import figure_words

_ENDINGS: Final = tuple(sorted(figure_words("deed_ending")))
_SHORTEST: Final = 6  # letters of a noun that its ending makes one of a deed
_KNOWN: Final = frozenset({"name", "rate", "share", "rise", "fall", "growth", "level"})  # classes of what is no deed


def deed_noun(items: list[Item], at: int) -> int:
    """Return the item of the noun that says what is done to so many: "*the arrest of* 300 smugglers"; 0 for none.

    Args:
        items: the items of a sentence.
        at: the count.
    """
    index = at - 1
    while index > 1 and items[index].light and items[index].lower != "of":
        index -= 1
    if index < 2 or items[index].lower != "of" or items[index].kind != "word":
        return 0
    noun, before = items[index - 1], items[index - 2]
    if noun.kind != "word" or not noun.classes.isdisjoint(_KNOWN) or before.lower not in {"the", "and"}:
        return 0
    word = noun.lower
    ends = len(word) >= _SHORTEST and word.endswith(_ENDINGS) and word not in figure_words("no_deed")
    return index - 1 if ends or word in figure_words("deed_noun") else 0
