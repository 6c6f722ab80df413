"""What a count of nothing is of: the things of the sentence before, "the town builds *docks*. There were 27 in May".

Comes after ``linking``; ``naming`` asks at the end of a sentence for the counts that its own words leave open.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from policykg.extraction.document import Document
from policykg.extraction.items import Item
from policykg.extraction.observations.drafts import Draft, unit_class
from policykg.extraction.observations.linking import Linker
from policykg.extraction.observations.noun_phrases import Phrase
from policykg.extraction.observations.nouns import is_noun
from policykg.extraction.observations.vocables import figure_words
from policykg.extraction.sentence_items import items_of
from policykg.facts import Component, Kind

_STOPPED: Final = frozenset(
    {"determiner", "possessive", "preposition", "conjunction", "auxiliary", "pronoun", "relative", "subordinator"}
)
_SINGULAR: Final = ("ss", "us", "is")


def name_by_things_told(made: Sequence[Draft], document: Document, linker: Linker) -> None:
    """Name the counts of a sentence that counts nothing by the plural that the sentence before acts on.

    Args:
        made: the figures of a sentence.
        document: the article.
        linker: names what is counted.
    """
    open_counts = [draft for draft in made if _counts_nothing(draft)]
    if not open_counts or len(open_counts) < len(made):
        return
    sentence = made[0].sentence
    before = document.sentences[sentence.ordinal - 1] if sentence.ordinal else None
    if before is None or before.paragraph != sentence.paragraph:
        return
    items = items_of(document, before, [])
    things = _things_of(items)
    if things is None:
        return
    for draft in open_counts:
        draft.subject = linker.counted(items[things.first].first, items[things.last - 1].last)
        draft.inherit(Component.INDICATOR, sentence=before.ordinal)


def _counts_nothing(draft: Draft) -> bool:
    """Tell whether a figure is a count of which nothing is known."""
    bare = draft.kind is Kind.LEVEL and draft.unit == "count" and unit_class(draft.number) == "bare"
    return bare and draft.total is None and draft.subject.indicator is None and draft.subject.industry is None


def _things_of(items: list[Item]) -> Phrase | None:
    """Return the only plural that a clause acts on, else that it is about; None where there are several."""
    acted: list[Phrase] = []
    about: Phrase | None = None
    for last in range(1, len(items) + 1):
        if not _ends_plural(items, last):
            continue
        first = last - 1
        while first and _is_part(items, first - 1):
            first -= 1
        if first and first < last - 1 and items[first - 1].lower.rpartition(" ")[2] == "to":
            first += 1  # "is to plant *hedges*"
        led = items[first - 1] if first else None
        if led is not None and "possessive" in led.classes and first > 1:
            led = items[first - 2]
        if led is None or (first == 1 and "determiner" in led.classes):
            about = Phrase("phrase", first, last)
        elif "preposition" not in led.classes and led.lower not in {"and", "or", ","}:
            acted.append(Phrase("phrase", first, last))
        elif acted and led.lower in {"and", "or", ","}:
            return None
    if len(acted) > 1:
        return None
    return acted[0] if acted else about


def _ends_plural(items: list[Item], last: int) -> bool:
    """Tell whether a plural that can be counted ends a noun phrase."""
    item = items[last - 1]
    if item.kind != "word" or not item.lower.endswith("s"):
        return False
    noun = item.lower.rpartition(" ")[2]
    if not noun.isalpha() or noun.endswith(_SINGULAR) or noun in figure_words("uncounted") | figure_words("reporter"):
        return False
    if noun in figure_words("hollow") or not item.classes.isdisjoint(_STOPPED) or not is_noun(items, last - 1):
        return False
    return last >= len(items) or not _is_part(items, last) or items[last].lower in figure_words("moment")


def _is_part(items: list[Item], index: int) -> bool:
    """Tell whether a word can belong to a noun phrase without prepositions."""
    item = items[index]
    if item.kind != "word" or not item.lower[0].isalpha() or not item.classes.isdisjoint(_STOPPED):
        return False
    return is_noun(items, index) and not item.light
