"""To whom what a sentence counts is handed out: "3,000 grants worth 4 million euros were made *to students*".

The count, and the money that it comes to, are of those who get it. Comes after ``resolving``; ``sharing`` calls it
for the figures of a sentence together.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from policykg.extraction.items import Item
from policykg.extraction.observations.drafts import Draft, is_money
from policykg.extraction.observations.noun_phrases import Phrase, right_phrase
from policykg.extraction.observations.resolving import Resolver
from policykg.extraction.observations.vocables import figure_words
from policykg.facts import Concept, Kind

_ENDS: Final = frozenset({";", ":", ",", "but", "while"})
_REACH: Final = 14  # items from a figure to whom it goes


def give_to_takers(made: Sequence[Draft], resolver: Resolver) -> None:
    """Give counts and money of nobody those to whom the clause says that they go.

    Args:
        made: the figures of a sentence, named.
        resolver: knows the sentence.
    """
    until, thing = -1, None
    for draft in made:
        subject = draft.subject
        if draft.kind is not Kind.LEVEL or subject.industry is not None or subject.indicator is None:
            continue
        if draft.unit != "count" and not is_money(draft.unit):
            continue
        if draft.at >= until:
            until = _handed_to(draft.items, draft.at)
            thing = _taker(until, resolver) if until > 0 else None
        if thing is not None:
            draft.subject = replace(subject, industry=thing)


def _taker(to: int, resolver: Resolver) -> Concept | None:
    """Return those to whom something goes; None for a place, or for what is no group."""
    reader = resolver.reader
    taker = right_phrase(reader.items, to + 1)
    if taker.mode != "phrase" or reader.is_hollow(taker) or reader.refers(taker) or reader.is_place(taker):
        return None
    inside = range(taker.first + 1, taker.last)
    head = next((index for index in inside if "preposition" in reader.items[index].classes), taker.last)
    taker = Phrase("phrase", taker.first, head)  # "to *pupils* in poor counties"
    return reader.subject(taker).industry or resolver.linker.thing(*reader.tokens(taker))


def _handed_to(items: list[Item], at: int) -> int:
    """Return the item of "to" behind what is done with a count or its sum; 0 for none."""
    handed = figure_words("handed")
    given = at > 0 and _is_handing(items, at - 1)  # "*paid out* 3,000 allowances (totalling 4 million) to"
    for index in range(at + 1, min(len(items) - 1, at + _REACH)):
        item = items[index]
        if item.lower in _ENDS:
            return 0
        if item.lower.endswith(" to") and item.lower[:-3] in handed:
            return index  # "were *extended to* farmers"
        if item.lower == "to" and item.kind == "word":
            given = given or items[index - 1].lower in handed
            return index if given else 0
    return 0


def _is_handing(items: list[Item], index: int) -> bool:
    """Tell whether a word right before a figure hands it out: "*awarded* 300", "*handed out* some 300"."""
    while index > 0 and items[index].light:
        index -= 1
    word = items[index].lower
    handed = figure_words("handed")
    return word in handed or (word == "out" and index > 0 and items[index - 1].lower in handed) or word in _OUT


_OUT: Final = frozenset({"paid out", "handed out", "given out"})
