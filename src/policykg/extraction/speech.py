"""Who says what: the speakers of a sentence and the attribution of its facts; comes after actors."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from policykg import iris
from policykg.extraction.memory import Actor, ActorKind, Memory
from policykg.extraction.sentences import TextSentence
from policykg.extraction.tokens import Token
from policykg.extraction.words import word_lists
from policykg.facts import Attribution, Concept, Span
from policykg.records import quickly_made

_SPEAKERS: Final = frozenset(
    {ActorKind.BODY, ActorKind.REFERENCE, ActorKind.PERSON, ActorKind.PRONOUN, ActorKind.OTHER}
)
_AFTER: Final = frozenset({",", ".", ";", "on", "in", "at", "last", "said"})


@quickly_made
@dataclass(frozen=True, slots=True)
class Speech:
    """The speakers of one sentence: the bodies they speak for, and whom its facts are attributed to."""

    bodies: tuple[Concept, ...] = ()
    attribution: Attribution | None = None


def speech_in(tokens: Sequence[Token], sentence: TextSentence, actors: Mapping[int, Actor], memory: Memory) -> Speech:
    """Return who speaks in a sentence ("X said", "said X", "according to X"), and remember it."""
    said = word_lists()["said_form"]
    bodies: tuple[Concept, ...] = ()
    person: Attribution | None = None
    organisation: Attribution | None = None
    for end, actor in actors.items():
        if actor.kind not in _SPEAKERS:
            continue
        if not (_says(tokens, sentence, end, said) or _said_before(tokens, sentence, actor, said)):
            continue
        span = Span(tokens[actor.first].start, tokens[actor.last - 1].end)
        if actor.person is not None:
            memory.speaker = actor.person
            person = person or Attribution(iris.person(actor.person.name), actor.person.name, True, span)
        spoken_for = memory.it if actor.kind is ActorKind.PRONOUN else actor.bodies
        if spoken_for:
            body = spoken_for[0]
            organisation = organisation or Attribution(body.iri, body.label, False, span)
            if actor.kind is not ActorKind.OTHER:
                bodies = bodies or spoken_for
                memory.hear(spoken_for, sentence.ordinal)
    return Speech(bodies, person or organisation)


def _says(tokens: Sequence[Token], sentence: TextSentence, end: int, said: frozenset[str]) -> bool:
    """Tell whether a verb of saying follows an actor, right away or after an insertion."""
    place = end
    if place < sentence.last and tokens[place].text == ",":
        for ahead in range(place + 1, min(place + 26, sentence.last)):
            if tokens[ahead].text == ",":
                place = ahead + 1
                break
    for ahead in range(place, min(place + 4, sentence.last)):
        if tokens[ahead].lower in said or tokens[ahead].lower == "spoke":
            return True
        if tokens[ahead].text in {",", "."}:
            return False
    return False


def _said_before(tokens: Sequence[Token], sentence: TextSentence, actor: Actor, said: frozenset[str]) -> bool:
    """Tell whether "said" or "according to" stands before an actor."""
    if actor.first - 1 < sentence.first:
        return False
    before = tokens[actor.first - 1].lower
    if before == "to" and actor.first - 2 >= sentence.first:
        return tokens[actor.first - 2].lower == "according"
    follows = tokens[actor.last].lower if actor.last < sentence.last else "."
    return before in said and follows in _AFTER
