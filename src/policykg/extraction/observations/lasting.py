"""What lasts for the periods of a streak: "*exports* have risen for four months in a row".

Comes after ``resolving``; ``naming`` calls it.
"""

from __future__ import annotations

from policykg.extraction.items import Item
from policykg.extraction.observations.around import predicate
from policykg.extraction.observations.drafts import Draft
from policykg.extraction.observations.noun_phrases import NOTHING, right_phrase
from policykg.extraction.observations.resolving import Resolver
from policykg.extraction.observations.subjects import sentence_subject, subject_before
from policykg.facts import Component


def name_lasting(draft: Draft, previous: Draft | None, resolver: Resolver) -> None:
    """Name what lasts for the periods of a streak: the subject of its clause, else what the figure before says.

    Args:
        draft: the streak; ``found`` holds where its rule fits.
        previous: the figure before it in the sentence.
        resolver: turns the phrase found into a subject.
    """
    found, reader = draft.found, resolver.reader
    assert found is not None
    near = subject_before(reader.items, found.first)
    clause = sentence_subject(reader.items, found.first)
    grows = right_phrase(reader.items, found.last + 2) if _in_which(reader.items, found.last) else NOTHING
    for phrase in (grows, near, clause):
        if phrase.mode == "phrase" and (reader.knows(phrase) or reader.refers(phrase)):
            resolver.fill(draft, phrase, previous)
            return
    if (
        previous is None
        and near.mode == "phrase"
        and not (reader.is_hollow(near) or reader.is_reporter(near) or reader.points_nowhere(near))
    ):
        resolver.fill(draft, near, previous)
        return
    if previous is not None:
        resolver.share(draft, previous)
        return
    what = (
        predicate(reader.items, clause.last - 1)
        if clause.mode == "phrase" and reader.points_nowhere(clause)
        else NOTHING
    )
    if what.mode == "phrase" and what.last <= found.first:
        resolver.fill(draft, what, previous)
        return
    moved = resolver.discourse.moved_last(None)
    if moved is not None:
        draft.subject = moved.subject
        draft.inherit(Component.INDICATOR, sentence=moved.sentence)
        return
    resolver.fill(draft, clause if clause.mode == "phrase" else near, previous)


def _in_which(items: list[Item], index: int) -> bool:
    """Tell whether a streak goes on with what lasts: "the seventh month running *in which* exports rose"."""
    return [item.lower for item in items[index : index + 2]] == ["in", "which"]
