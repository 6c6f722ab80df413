"""What an article tells beside its figures: who acts, says, plans and reached what; the last stage of extraction.

Works on the document of the base stages and on the observations; each kind of fact has a module of its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from policykg.extraction.actors import actors_of
from policykg.extraction.initiatives import Action, Finder
from policykg.extraction.memory import Actor, ActorKind, Memory
from policykg.extraction.organisations import gathered, organisations_of
from policykg.extraction.people import People, persons_of
from policykg.extraction.words import word_lists
from policykg.facts import (
    Achievement,
    Comparison,
    Component,
    Concept,
    Event,
    Evidence,
    Goal,
    Inheritance,
    Initiative,
    OrganisationMention,
    Person,
    Sentence,
    Trend,
)

if TYPE_CHECKING:
    from policykg.extraction.document import Document
    from policykg.extraction.sentences import TextSentence


@dataclass(frozen=True, slots=True)
class Narrative:
    """The facts of an article that are no observations."""

    sentences: tuple[Sentence, ...]
    trends: tuple[Trend, ...] = ()
    comparisons: tuple[Comparison, ...] = ()
    initiatives: tuple[Initiative, ...] = ()
    goals: tuple[Goal, ...] = ()
    achievements: tuple[Achievement, ...] = ()
    events: tuple[Event, ...] = ()
    persons: tuple[Person, ...] = ()
    organisations: tuple[OrganisationMention, ...] = ()


_LABEL_WORDS: Final = 40


def narrate(document: Document) -> Narrative:
    """Find everything an article tells beside its figures."""
    tokens, sentences = document.tokens, document.sentences
    named = organisations_of(tokens, sentences, document.names.organisation)
    people = People(document, named)
    memory = Memory(named, publisher_of(document))
    settle(people, memory, document)
    finder = Finder(tokens, memory)
    by_first = {item.first: item for item in named}
    areas = {mention.first: mention for mention in document.names.area if tokens[mention.first].text[0].isupper()}
    initiatives: list[Initiative] = []
    for sentence in sentences:
        actors = actors_of(sentence, tokens, by_first, areas, people, memory)
        speakers = speaking(document, sentence, actors, people, memory)
        actions = finder.read(sentence, actors, speakers)
        initiatives += [_initiative(document, action) for action in actions]
    return Narrative(
        sentences=tuple(Sentence(s.ordinal, s.span) for s in sentences),
        initiatives=tuple(initiatives),
        persons=persons_of(people, tokens),
        organisations=gathered(named),
    )


def settle(people: People, memory: Memory, document: Document) -> None:
    """Give each person the body that the role leaves to the context: "the ministry's chief engineer", "Minister X"."""
    for person in people.known.values():
        for phrase in person.phrases:
            if person.body is not None:
                break
            noun = document.tokens[phrase.reference].lower if phrase.reference is not None else ""
            bodies = (
                memory.refer(noun, phrase.first)
                if noun and noun not in {"its", "their"}
                else memory.named_near(phrase.first)
            )
            person.body = bodies[0] if bodies else None


def publisher_of(document: Document) -> Concept | None:
    """Return the public body that publishes the article, if the vocabulary knows it and it is one that acts."""
    publisher = document.metadata.publisher
    if not publisher:
        return None
    for term in document.vocabulary.lookup("organisation", publisher):
        kind = (term.one("classification") or "").rsplit("/", 1)[-1]
        if kind not in {"media", "office", "industry-association", "enterprise", "research-institute"}:
            return Concept(term.iri, term.label)
    return None


def speaking(
    document: Document, sentence: TextSentence, actors: dict[int, Actor], people: People, memory: Memory
) -> tuple[Concept, ...]:
    """Return the bodies that a sentence quotes, and remember them: "the ministry said", "according to X"."""
    tokens, said = document.tokens, word_lists()["said_form"]
    found: tuple[Concept, ...] = ()
    for end, actor in actors.items():
        if actor.kind in {ActorKind.COUNTRY, ActorKind.OTHER, ActorKind.PUBLIC, ActorKind.EFFORT, ActorKind.DOCUMENT}:
            continue
        speaks = _says(document, sentence, end, said) or _said_before(document, sentence, actor, said)
        if not speaks:
            continue
        if actor.person is not None:
            memory.speaker = actor.person
        if actor.bodies:
            found = found or actor.bodies
            memory.heed(actor.bodies, sentence.ordinal)
    _ = people
    return found


def _says(document: Document, sentence: TextSentence, end: int, said: frozenset[str]) -> bool:
    """Tell whether a verb of saying follows an actor, right away or after an insertion."""
    tokens = document.tokens
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


def _said_before(document: Document, sentence: TextSentence, actor: Actor, said: frozenset[str]) -> bool:
    """Tell whether "said" or "according to" stands before an actor."""
    tokens = document.tokens
    if actor.first - 1 < sentence.first:
        return False
    before = tokens[actor.first - 1].lower
    if before == "to" and actor.first - 2 >= sentence.first:
        return tokens[actor.first - 2].lower == "according"
    follows = tokens[actor.last].text if actor.last < len(tokens) else "."
    return before in said and follows in {",", ".", ";"}


def _initiative(document: Document, action: Action) -> Initiative:
    """Turn an action into the record of an initiative."""
    span = document.span(action.first, action.last)
    inherited: tuple[Inheritance, ...] = ()
    if action.agent.bodies and action.agent.source not in {None, action.sentence}:
        inherited = (Inheritance(Component.AGENT, sentence=action.agent.source),)
    evidence = Evidence(span, action.sentence, action.rule, inherited=inherited)
    label = document.words(action.label, min(action.last, action.label + _LABEL_WORDS))
    targets = tuple(
        {
            m.term.iri: Concept(m.term.iri, m.term.label, span=document.span(m.first, m.last))
            for m in document.names.within("industry", action.first, action.last)
        }.values()
    )
    instrument = next(
        (
            Concept(m.term.iri, m.term.label, span=document.span(m.first, m.last))
            for m in document.names.within("instrument", action.first, action.last)
        ),
        None,
    )
    return Initiative(evidence, label, action.status, action.agent.bodies, targets, instrument, agent_missing=action.agent.missing)
