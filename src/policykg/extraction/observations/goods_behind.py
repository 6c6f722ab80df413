"""The branch or the goods that stand behind a movement: "fell by 3 percent *for consumer goods*".

Comes after ``resolving``; ``naming`` calls it once a figure has the subject before its movement.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from policykg.extraction.document import Document
from policykg.extraction.observations.drafts import Draft
from policykg.extraction.observations.noun_phrases import Phrase, complement_after
from policykg.extraction.observations.resolving import Resolver
from policykg.extraction.observations.vocables import figure_words
from policykg.facts import Concept, Kind

_OPENERS: Final = frozenset({"for", "in", "among"})
_MOVED: Final = frozenset({Kind.CHANGE, Kind.GAP})
_UNITS: Final = frozenset({"percent", "percentage-point"})


def name_goods_behind(draft: Draft, previous: Draft | None, document: Document, resolver: Resolver) -> None:
    """Take the branch or goods behind a movement for what moved; "in" gives them only where the subject does not.

    What a figure only shares with the one before it gives way: "lamps fell 5 percent, with a drop of 3 *in toys*".
    """
    if draft.kind not in _MOVED or draft.unit not in _UNITS:
        return
    reader, named = resolver.reader, resolver.phrase_of(draft)
    phrase = complement_after(reader.items, draft.at + 1)
    if phrase.mode != "phrase" or reader.items[phrase.first - 1].lower not in _OPENERS:
        return
    shared = previous is not None and named is not None and named == resolver.phrase_of(previous)
    if reader.items[phrase.first - 1].lower == "in" and not shared and _names_thing(draft, resolver):
        return
    own = resolver.linker.subject(*reader.tokens(phrase))
    thing = own.industry
    if shared and thing is not None and not _ends_with_branch(phrase, resolver):
        thing = resolver.linker.thing(*reader.tokens(phrase))  # "in *industrial and other equipment*"
    elif thing is None and own.empty and reader.items[phrase.last - 1].lower in figure_words("sector"):
        thing = resolver.linker.thing(*reader.tokens(phrase))  # "in the *production sector*"
    elif thing is None and own.empty and draft.subject.industry is None:
        thing = _goods(phrase, document, resolver)
    if thing is not None and own.indicator is None:
        draft.subject = replace(draft.subject, industry=thing)
        if shared:
            resolver.keep_phrase(draft, None)


def _ends_with_branch(phrase: Phrase, resolver: Resolver) -> bool:
    """Tell whether a phrase ends with the name of a branch or product."""
    first, last = resolver.reader.tokens(phrase)
    named = resolver.linker.mentions("industry", first, last)
    return bool(named) and named[-1].last == last


def _names_thing(draft: Draft, resolver: Resolver) -> bool:
    """Tell whether the phrase that named a figure says of what it is: not "*it* fell by 3 percent in mining"."""
    if draft.subject.industry is None:
        return False
    phrase, reader = resolver.phrase_of(draft), resolver.reader
    if phrase is None or phrase.mode != "phrase":
        return True
    return not reader.refers(phrase) and reader.subject(phrase).industry is not None


def _goods(phrase: Phrase, document: Document, resolver: Resolver) -> Concept | None:
    """Return goods no vocabulary knows, written small; a plural behind "in": "rose by 3 percent for *bread*"."""
    reader = resolver.reader
    words = reader.items[phrase.first : phrase.last]
    last, many = words[-1].lower, reader.items[phrase.first - 1].lower != "in"
    if not words[0].lower[0].isalpha() or not (many or (last.endswith("s") and not last.endswith("ss"))):
        return None
    if many and any("preposition" in word.classes for word in words):
        return None  # "for *want of* rain"
    tokens = document.tokens[words[0].first : words[-1].last]
    if any(token.capital for token in tokens) or not words[0].classes.isdisjoint(("determiner", "possessive")):
        return None
    if reader.refers(phrase) or reader.is_hollow(phrase) or reader.is_measure(phrase):
        return None
    return resolver.linker.thing(*reader.tokens(phrase))
