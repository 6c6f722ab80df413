"""Who an article has let act so far, and so whom "the ministry", "it" or a passive means; after people."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from policykg.extraction.body_names import Named
from policykg.extraction.people import Known
from policykg.extraction.sentences import TextSentence
from policykg.extraction.words import any_list, word_lists
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
    SELF = "self"  # "we": who speaks, or the body that publishes the article
    OTHER = "other"  # an association, a company: no public body


# Who is a public body by name or by a noun for it, and who by a pronoun too.
BODIES: Final = frozenset({ActorKind.BODY, ActorKind.REFERENCE})
BODILY: Final = BODIES | {ActorKind.PRONOUN}
# Who can act for a state, who can act for it or as one, and who may be several.
AUTHORITIES: Final = BODIES | {ActorKind.PUBLIC}
STATES: Final = AUTHORITIES | {ActorKind.COUNTRY}
GROUPS: Final = frozenset({ActorKind.PUBLIC, ActorKind.REFERENCE})


@dataclass(slots=True, init=False, unsafe_hash=True)
class Actor:
    """An actor at tokens ``first`` to ``last`` (exclusive); ``bodies`` are the organisations meant, the lead first."""

    kind: Final[ActorKind]
    first: Final[int]
    last: Final[int]
    bodies: Final[tuple[Concept, ...]]
    person: Final[Known | None]
    elsewhere: Final[bool]  # whether a state or a place acts that is not the article's own country

    def __init__(
        self,
        kind: ActorKind,
        first: int,
        last: int,
        bodies: tuple[Concept, ...] = (),
        person: Known | None = None,
        elsewhere: bool = False,
    ) -> None:
        self.kind = kind
        self.first = first
        self.last = last
        self.bodies = bodies
        self.person = person
        self.elsewhere = elsewhere


_INNER: Final = tuple([head.replace("_", " ") + " of " for head in sorted(word_lists()["inside_ministry"])])
_OUTER: Final = word_lists()["having_offices"]
_LOOSE: Final = word_lists()["loose_body_noun"]
_SOLE: Final = word_lists()["one_of_state"]
_LENDERS: Final = ("bank", "fund")
_EARLY: Final = 3  # the words at the head of a name
_OPENING: Final = 2  # sentences that tell whose briefing an article reports
# How many namings of bodies before and after a reference are looked at.
_REACH: Final = 60
_ECHO: Final = 40  # how far behind the sentence of who speaks "the ministry" means theirs, in tokens
_BODY_WORDS: Final = {
    noun: tuple(words.replace("_", " ").split("/"))
    for noun, _, words in (entry.partition("=") for entry in sorted(word_lists()["named_as"]))
}


@dataclass(slots=True, init=False, unsafe_hash=True)
class Agent:
    """Who acts: the bodies, or the code why none is known, and the sentence that the bodies were taken from."""

    bodies: Final[tuple[Concept, ...]]
    missing: Final[str | None]
    source: Final[int | None]

    def __init__(self, bodies: tuple[Concept, ...], missing: str | None = None, source: int | None = None) -> None:
        self.bodies = bodies
        self.missing = missing
        self.source = source


class Memory:
    """The bodies that the article has named and let act so far."""

    def __init__(self, named: Sequence[Named], publisher: Concept | None) -> None:
        self._named = [item for item in named if item.public]
        bodies = {item.concept.iri: item.concept for item in self._named}
        self._others = {item.concept.iri for item in named if not item.public}
        self._only = tuple(bodies.values()) if len(bodies) == 1 else ()
        self._firsts = [item.first for item in self._named]
        self.home = publisher  # the body whose article it is, as far as is known
        self._hosted = False
        self.focus: tuple[Concept, ...] = ()
        self.it: tuple[Concept, ...] = ()  # what "it" means; empty also where "it" is the government
        self.it_sentence = -9
        self.it_country = -9  # the sentence that began with a country, which "it" may mean
        self.speaker: Known | None = None  # whom "he" and "she" mean
        self.issuer: tuple[Concept, ...] = ()
        self._topic: tuple[Concept, ...] = ()  # the body whose doings the paragraph tells
        self._topic_sentence, self._topic_paragraph = -9, -9
        self._opening: tuple[Concept, ...] = ()  # the first such body of that paragraph
        self._meant: dict[str, tuple[Concept, ...]] = {}  # whom "the bureau" has meant so far
        self._groups: dict[str, tuple[Concept, ...]] = {}
        self._of_state: set[str] = set()  # nouns of bodies without a name that were told to be those of a state
        self._heard: tuple[Concept, ...] = ()  # the body that spoke last
        self._heard_paragraph, self._heard_until = -9, -9
        self._led: tuple[Concept, ...] = ()  # the body of the person who acted last
        self.source: int | None = None  # sentence that gave the focus
        self.met: tuple[Concept, ...] = ()  # the body of which the article has told a meeting

    def heed(self, bodies: tuple[Concept, ...], sentence: int) -> None:
        """Remember who acts or speaks in a main clause: bodies, or nobody by name."""
        if bodies:
            self.focus, self.source = bodies, sentence
        self.it, self.it_sentence = bodies, sentence

    def hear(self, bodies: tuple[Concept, ...], spoken: TextSentence) -> None:
        """Remember who speaks: an article that begins with what a body says is about the doings of that body.

        Where no public body publishes the article, a statistics office may be quoted for a figure only.
        """
        self.heed(bodies, spoken.ordinal)
        self._heard, self._heard_paragraph, self._heard_until = bodies[:1], spoken.paragraph, spoken.last
        if spoken.ordinal <= _OPENING and not self._hosted and (self.home or "statisti" not in bodies[0].label.lower()):
            self.home, self._hosted = bodies[0], True

    def open_with(self, subject: Actor, sentence: TextSentence) -> None:
        """Remember the body that is the first subject of a sentence: the paragraph goes on about it."""
        if subject.bodies and subject.kind in BODIES:
            self._topic, self._topic_sentence = subject.bodies[:1], sentence.ordinal
            if sentence.paragraph != self._topic_paragraph:
                self._opening = self._topic
            self._topic_paragraph = sentence.paragraph
            self.it, self.it_sentence = subject.bodies, sentence.ordinal
        elif subject.kind is ActorKind.PERSON:
            self.speaker = subject.person or self.speaker
            self._led = subject.bodies or self._led
        elif subject.kind is ActorKind.OTHER:
            self.it_sentence = -9
        elif subject.kind in {ActorKind.PUBLIC, ActorKind.COUNTRY, ActorKind.REFERENCE}:
            self.it, self.it_sentence = (), sentence.ordinal
            self.it_country = sentence.ordinal if subject.kind is ActorKind.COUNTRY else -9

    def at_home(self, paragraph: int) -> Agent:
        """Return whom a paragraph is about: the body that it began with, else the publisher, else who acted last."""
        if paragraph == self._topic_paragraph and self._topic:
            return Agent(self._topic, None, self._topic_sentence)
        if self.home is None or self.home in self.focus:
            return Agent(self.focus or self._only, None, self.source)
        return Agent(self.own())

    def are_public(self, bodies: Sequence[Concept]) -> bool:
        """Tell whether none of some bodies is a company, an association or another one that takes no initiatives."""
        return self._others.isdisjoint(body.iri for body in bodies)

    def is_near(self, sentence: TextSentence) -> bool:
        """Tell whether this sentence or the one before is about a body that "it" can mean."""
        return bool(self.it) and self.it_sentence >= sentence.ordinal - 1

    def pass_over(self, sentence: TextSentence) -> None:
        """Keep what "it" means over a sentence about several things, which "it" cannot mean, or about "it" itself."""
        if self.it_sentence == sentence.ordinal - 1:
            self.it_sentence = sentence.ordinal

    def own(self) -> tuple[Concept, ...]:
        """Return the body that publishes the article, if it is a public one."""
        return (self.home,) if self.home is not None else ()

    def whole(self, body: Concept) -> Concept:
        """Return the publishing ministry for an office that no vocabulary knows and that can only be one inside it."""
        home = self.home
        if home is None or not body.candidate or not body.label.startswith(_INNER):
            return body
        return home if any(word in home.label for word in _OUTER) else body

    def named_near(self, before: int) -> tuple[Concept, ...]:
        """Return the public body named last before a token."""
        place = bisect_left(self._firsts, before)
        return tuple(item.concept for item in self._named[max(0, place - 1) : place])

    def refer(
        self,
        noun: str,
        before: int,
        field_words: Sequence[str] = (),
        paragraph: int = -1,
        spoken_for: Sequence[Concept] = (),
    ) -> tuple[Concept, ...]:
        """Return the body that a body noun means at a token: one whose name has the word, else one of a like word.

        The body of who speaks in the sentence comes first, then the one that this paragraph or the one before tells
        about, the one that just spoke, then the publisher, as an article of a ministry calls hardly another one "the
        ministry"; then the body that the word has meant, the one in focus, and the one named last. ``field_words`` are
        what stands before the noun ("heavy industries" ministry): the name must hold them.
        """
        words = _BODY_WORDS.get(noun, (noun,)) if noun not in {"regulator", "watchdog"} else ("",)
        stems = [word[:5] for word in field_words if len(word) > 3]
        place = bisect_left(self._firsts, before)
        near = [*reversed(self._named[max(0, place - _REACH) : place]), *self._named[place : place + _REACH]]
        named = [item.concept for item in near]
        topic = {0: self._topic, 1: self._opening}.get(paragraph - self._topic_paragraph, ())
        near_speech = paragraph == self._heard_paragraph and before - self._heard_until < _ECHO
        home, heard = self.own(), self._heard if near_speech else ()
        for wanted in (words[:1], words[1:]):
            for concept in (
                *spoken_for,
                *topic,
                *heard,
                *home,
                *self._meant.get(noun, ()),
                *self.focus,
                *self._led,
                *named,
            ):
                label = concept.label.lower()
                if any(word in label for word in wanted) and all(stem in label for stem in stems):
                    if paragraph >= 0:
                        self._meant[noun] = (concept,)
                    return (concept,)
        if not stems and noun not in _SOLE:  # a body whose name does not say what it is: "Statistics Canada"
            for concept in (*spoken_for, *topic, *home, *self.focus):
                if any_list("body_noun", "public_head").isdisjoint(concept.label.lower().split()):
                    return (concept,)
            return (tuple(spoken_for[:1]) or home or self._last_acting(topic)) if noun in _LOOSE else ()
        return ()

    def _last_acting(self, topic: tuple[Concept, ...]) -> tuple[Concept, ...]:
        """Return the body that any loose word for one can mean: whom the paragraph is about, else who acted last."""
        for concept in (*topic, *self.focus):
            if any_list("sole_body").isdisjoint(concept.label.lower().split()):
                return (concept,)
        return ()

    def group(self, noun: str, bodies: tuple[Concept, ...]) -> None:
        """Remember whose "ministers" or "officials" were told about."""
        self._groups[noun] = bodies

    def grouped(self, noun: str) -> tuple[Concept, ...]:
        """Return the body whose "ministers" or "officials" the article told about last."""
        return self._groups.get(noun, ())

    def note_of_state(self, noun: str) -> None:
        """Remember that a noun was told to be a body of the state: "the state grain board", which "the board" means."""
        self._of_state.add(noun)

    def is_of_state(self, noun: str) -> bool:
        """Tell whether a noun was told to be a body of the state."""
        return noun in self._of_state

    def named_so(self, noun: str, paragraph: int) -> tuple[Concept, ...]:
        """Return the body last told about whose name ends with a noun, or in whose name it stands early: "the fund"."""
        topic = {0: self._topic, 1: self._opening}.get(paragraph - self._topic_paragraph, ())
        nouns = _LENDERS if noun == "lender" else (noun,)
        for concept in (*topic, *self.focus):
            words = concept.label.lower().split()
            if words[-1] in nouns or noun in words[:_EARLY] or words[0] in nouns:
                return (concept,)
        return ()

    def legislature(self, before: int) -> tuple[Concept, ...]:
        """Return the parliament that lawmakers mean at a token: the one that the article named last."""
        place = bisect_left(self._firsts, before)
        for item in (*reversed(self._named[:place]), *self._named[place:]):
            if any(word in item.concept.label.lower() for word in _BODY_WORDS["legislature"]):
                return (item.concept,)
        return ()

    def agent(
        self, actor: Actor | None, sentence: TextSentence, speakers: tuple[Concept, ...], *, document: bool = False
    ) -> Agent:
        """Return who acts.

        Args:
            actor: what stands before the verb (or after "by"); None for a passive and for documents.
            sentence: the sentence.
            speakers: the bodies that the sentence quotes: what they announce, they do.
            document: whether a plan or a notice "does" it: then its issuer acts.
        """
        kind = actor.kind if actor is not None else None
        if kind is ActorKind.PRONOUN:
            return Agent(self.it, None, self.source) if self.it else Agent((), "unnamed-group")
        if actor is not None and kind in {ActorKind.BODY, ActorKind.REFERENCE, ActorKind.PERSON}:
            if actor.bodies:
                inherited = kind is not ActorKind.BODY and self.source != sentence.ordinal
                return Agent(actor.bodies, None, self.source if inherited else None)
            meant = self.focus if kind is ActorKind.PERSON and actor.person is None else ()
            return Agent(meant, None, self.source) if meant else Agent((), "not-stated")
        if actor is not None and kind is ActorKind.PUBLIC and actor.bodies:
            return Agent(actor.bodies, None, self.source)
        if actor is not None and actor.elsewhere:
            return Agent((), "government-at-large")
        if speakers:
            return Agent(speakers)
        if kind is ActorKind.SELF:
            return Agent(self.own())
        if kind is ActorKind.PUBLIC:
            return Agent((), "unnamed-group")
        if kind is ActorKind.COUNTRY:
            return Agent(self.issuer, None, self.source) if self.issuer else Agent((), "government-at-large")
        if document and self.issuer:
            return Agent(self.issuer, None, self.source)
        home = self.at_home(sentence.paragraph)
        return home if home.bodies else Agent((), "not-stated" if document else "passive")
