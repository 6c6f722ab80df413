"""How long, wide or high something is: "*the tunnel*, 57 kilometres *long*", "a 30 metre *high* mast".

Comes after ``resolving``; ``naming`` and ``amounts`` call it.
"""

from __future__ import annotations

from policykg.extraction.observations.drafts import Draft
from policykg.extraction.observations.linking import Subject
from policykg.extraction.observations.noun_phrases import Phrase, left_phrase, right_phrase
from policykg.extraction.observations.nouns import NAMED, is_noun
from policykg.extraction.observations.resolving import Resolver
from policykg.extraction.observations.subjects import sentence_subject
from policykg.extraction.observations.vocables import figure_pairs, figure_words
from policykg.facts import Kind


def name_by_dimension(draft: Draft, resolver: Resolver) -> bool:
    """Name a length by the adjective behind it, and by what that describes; tell whether there is one.

    Args:
        draft: a figure.
        resolver: knows the sentence.
    """
    items, index = draft.items, draft.at + 1
    if draft.unit not in figure_words("length_unit") or index >= len(items) or draft.kind is not Kind.LEVEL:
        return False
    dimension = figure_pairs("dimension").get(items[index].lower)
    if dimension is None:
        return False
    what, reader = _described(draft), resolver.reader
    named = what.mode == "phrase" and not reader.refers(what) and not reader.is_hollow(what)
    span = draft.number.first, items[index].last
    draft.subject = Subject(
        resolver.linker.named("indicator", [dimension], *span), reader.thing(what) if named else None
    )
    return True


def _described(draft: Draft) -> Phrase:
    """Return what has the dimension: the noun behind the adjective, that before the comma, else the subject."""
    items, at = draft.items, draft.at
    behind = right_phrase(items, at + 2)
    if behind.mode == "phrase" and items[behind.first].classes.isdisjoint(("preposition", "conjunction", "adverb")):
        return behind
    index = at - 1
    while index > 0 and items[index].light:
        index -= 1
    if index > 0 and items[index].lower in {",", "("}:
        return left_phrase(items, index)
    before = items[index]
    named = before.kind == "word" and before.classes <= NAMED and is_noun(items, index)
    return left_phrase(items, index + 1) if named else sentence_subject(items, at)
