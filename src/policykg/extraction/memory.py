"""Who an article has let act so far, and so whom "the ministry", "it" or a passive means; after people."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from policykg.extraction.organisations import Named
from policykg.extraction.people import Known
from policykg.facts import Concept


class ActorKind(StrEnum):
    """How the text names an actor."""

    BODY = "body"  # by name
    REFERENCE = "reference"  # "the ministry", "his ministry", "both departments"
    PRONOUN = "pronoun"  # "it", "they"
    PERSON = "person"  # a name, "the minister", "he"
    COUNTRY = "country"
    PUBLIC = "public"  # "the government", "authorities"
    DOCUMENT = "document"  # "the plan"
    EFFORT = "effort"  # "efforts"
    OTHER = "other"  # an association, a company: no public body


@dataclass(frozen=True, slots=True)
class Actor:
    """An actor at tokens ``first`` to ``last`` (exclusive); ``bodies`` are the organisations meant, the lead first."""

    kind: ActorKind
    first: int
    last: int
    bodies: tuple[Concept, ...] = ()
    person: Known | None = None


# How many namings of bodies before and after a reference are looked at.
_REACH: Final = 60
_BODY_WORDS: Final = {
    "ministry": ("ministry", "department"),
    "administration": ("administration",),
    "commission": ("commission",),
    "bank": ("bank", "federal reserve"),
    "bureau": ("bureau",),
    "agency": ("agency", "administration", "bureau"),
    "office": ("office",),
    "council": ("council",),
    "committee": ("committee",),
    "department": ("department", "ministry"),
    "authority": ("authority", "administration"),
    "cabinet": ("cabinet", "council"),
    "institute": ("institute",),
    "board": ("board",),
    "treasury": ("treasury", "finance"),
}


@dataclass(frozen=True, slots=True)
class Agent:
    """Who acts: the bodies, or the code why none is known, and the sentence that the bodies were taken from."""

    bodies: tuple[Concept, ...]
    missing: str | None = None
    source: int | None = None


class Memory:
    """The bodies that the article has named and let act so far."""

    def __init__(self, named: Sequence[Named], publisher: Concept | None) -> None:
        self._named = [item for item in named if item.public]
        bodies = {item.concept.iri: item.concept for item in self._named}
        self._only = tuple(bodies.values()) if len(bodies) == 1 else ()
        self._firsts = [item.first for item in self._named]
        self._publisher = publisher
        self.focus: tuple[Concept, ...] = ()
        self.it: tuple[Concept, ...] = ()  # what "it" means; empty also where "it" is the government
        self.it_sentence = -9
        self.speaker: Known | None = None
        self.issuer: tuple[Concept, ...] = ()
        self.source: int | None = None  # sentence that gave the focus

    def heed(self, bodies: tuple[Concept, ...], sentence: int) -> None:
        """Remember who acts or speaks in a main clause: bodies, or nobody by name."""
        if bodies:
            self.focus, self.source = bodies, sentence
        self.it, self.it_sentence = bodies, sentence

    def fallback(self) -> tuple[Concept, ...]:
        """Return the body whose doings an article is about while nobody is in focus: its publisher, or its only one."""
        if self.focus:
            return self.focus
        if self._publisher is not None:
            return (self._publisher,)
        return self._only

    def named_near(self, before: int) -> tuple[Concept, ...]:
        """Return the public body named last before a token, else the first of the article."""
        place = bisect_left(self._firsts, before)
        return tuple(item.concept for item in self._named[max(0, place - 1) : max(1, place)])

    def refer(self, noun: str, before: int, field_words: Sequence[str] = ()) -> tuple[Concept, ...]:
        """Return the body that a body noun means at a token: the last one in focus or named whose name has the word.

        ``field_words`` are what stands before the noun ("heavy industries" ministry): the name must hold them.
        """
        words = _BODY_WORDS.get(noun, (noun,)) if noun not in {"regulator", "watchdog"} else ("",)
        stems = [word[:5] for word in field_words if len(word) > 3]

        def fits(concept: Concept) -> bool:
            label = concept.label.lower()
            return any(word in label for word in words) and all(stem in label for stem in stems)

        for concept in self.focus:
            if fits(concept):
                return (concept,)
        place = bisect_left(self._firsts, before)
        near = [*reversed(self._named[max(0, place - _REACH) : place]), *self._named[place : place + _REACH]]
        for item in near:
            if fits(item.concept):
                return (item.concept,)
        if self._publisher is not None and fits(self._publisher):
            return (self._publisher,)
        return ()

    def agent(
        self, actor: Actor | None, sentence: int, speakers: tuple[Concept, ...], *, document: bool = False
    ) -> Agent:
        """Return who acts.

        Args:
            actor: what stands before the verb (or after "by"); None for a passive and for documents.
            sentence: the ordinal of the sentence.
            speakers: the bodies that the sentence quotes: what they announce, they do.
            document: whether a plan or a notice "does" it: then its issuer acts.
        """
        kind = actor.kind if actor is not None else None
        if kind is ActorKind.PRONOUN:
            return Agent(self.it, None, self.source) if self.it else Agent((), "unnamed-group")
        if actor is not None and kind in {ActorKind.BODY, ActorKind.REFERENCE, ActorKind.PERSON}:
            if actor.bodies:
                inherited = kind is not ActorKind.BODY and self.source != sentence
                return Agent(actor.bodies, None, self.source if inherited else None)
            return Agent(self.focus, None, self.source) if self.focus else Agent((), "not-stated")
        if speakers:
            return Agent(speakers)
        if kind is ActorKind.PUBLIC:
            return Agent((), "unnamed-group")
        if kind is ActorKind.COUNTRY:
            return Agent(self.issuer, None, self.source) if self.issuer else Agent((), "government-at-large")
        if document and self.issuer:
            return Agent(self.issuer, None, self.source)
        bodies = self.fallback()
        if bodies:
            return Agent(bodies, None, self.source)
        return Agent((), "not-stated" if document else "passive")
