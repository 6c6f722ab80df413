"""Whose meeting a sentence tells of: "a State Council executive meeting"; part of initiatives."""

from __future__ import annotations

from typing import Final

from policykg.extraction.actions import Reading
from policykg.extraction.memory import ActorKind
from policykg.extraction.words import word_lists
from policykg.facts import Concept

_NEAR: Final = 4  # how far after the name of a body its meeting may stand, in tokens
_OF: Final = frozenset({"of", "by"})
_BEFORE: Final = 2  # how far before "of" and the name it may stand


def meeting_body(reading: Reading) -> tuple[Concept, ...]:
    """Return the body that meets in a sentence: "a Wells Council executive meeting", "a session of the cabinet"."""
    meetings, lowers = word_lists()["meeting_noun"], reading.lowers
    for last, actor in reading.actors.items():
        if actor.kind is not ActorKind.BODY or not actor.bodies:
            continue
        after = lowers[last : min(last + _NEAR, reading.sentence.last)]
        named = next((at for at, word in enumerate(after) if word in meetings), None)
        if named is not None and all(word.isalpha() for word in after[:named]):
            return actor.bodies[:1]
        before = lowers[max(reading.sentence.first, actor.first - _BEFORE) : actor.first]
        if before and before[-1] in _OF and not meetings.isdisjoint(before):
            return actor.bodies[:1]
    return ()
