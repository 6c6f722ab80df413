"""Who says what: the speakers of a sentence and the attribution of its facts; comes after actors."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from policykg import iris
from policykg.extraction.memory import Actor, ActorKind, Memory
from policykg.extraction.sentences import TextSentence
from policykg.extraction.tokens import Token
from policykg.extraction.words import word_lists
from policykg.facts import Attribution, Concept, Span

_SPEAKERS: Final = frozenset(
    {ActorKind.BODY, ActorKind.REFERENCE, ActorKind.PERSON, ActorKind.PRONOUN, ActorKind.OTHER}
)
_CLOSING: Final = {"\u201c": "\u201d", '"': '"'}
_SOURCE: Final = 14  # how far before a body "according to" may stand, in tokens
_OF: Final = frozenset({"of", "at", "from", "with"})  # "said Ann Hay of the Timber Council"
_AFTER: Final = frozenset({",", ".", ";", "on", "in", "at", "last", "said"})


@dataclass(slots=True, init=False, unsafe_hash=True)
class Speech:
    """The speakers of one sentence: the bodies they speak for, and whom its facts are attributed to."""

    bodies: Final[tuple[Concept, ...]]
    attribution: Final[Attribution | None]
    official: Final[bool]  # whether one of them can speak for a state: a body, a minister, "officials"
    private: Final[bool]  # whether only a company or who belongs to one speaks

    def __init__(
        self,
        bodies: tuple[Concept, ...] = (),
        attribution: Attribution | None = None,
        official: bool = False,
        private: bool = False,
    ) -> None:
        self.bodies = bodies
        self.attribution = attribution
        self.official = official
        self.private = private


def speech_in(
    tokens: tuple[Token, ...],
    sentence: TextSentence,
    actors: Mapping[int, Actor],
    memory: Memory,
    *,
    remember: bool = True,
) -> Speech:
    """Return who speaks in a sentence ("X said", "said X", "according to X"), and remember it if wanted."""
    said = word_lists()["said_form"]
    bodies: tuple[Concept, ...] = ()
    person: Attribution | None = None
    organisation: Attribution | None = None
    official, private, written = False, False, tuple[Concept, ...]()
    for end, actor in actors.items():
        if actor.kind is ActorKind.PUBLIC:
            official = official or _says(tokens, sentence, end, said) or _said_before(tokens, sentence, actor, said)
        if actor.kind not in _SPEAKERS:
            continue
        if not (_says(tokens, sentence, end, said) or _said_before(tokens, sentence, actor, said)):
            if actor.kind is ActorKind.BODY and _according(tokens, sentence, actor):
                written = actor.bodies
            continue
        span = Span(tokens[actor.first].start, tokens[actor.last - 1].end)
        public = memory.are_public(actor.bodies)
        official = official or (public and for_a_state(actor, tokens))
        private = private or not public or _is_of_company(actor)
        if actor.person is not None:
            memory.speaker = actor.person if remember else memory.speaker
            person = person or Attribution(iris.person(actor.person.name), actor.person.name, True, span)
        spoken_for = memory.it if actor.kind is ActorKind.PRONOUN else actor.bodies
        if spoken_for:
            body = spoken_for[0]
            organisation = organisation or Attribution(body.iri, body.label, False, span)
            if actor.kind is not ActorKind.OTHER and public:
                bodies = bodies or spoken_for
                if remember:
                    memory.hear(spoken_for, sentence)
    official = official or bool(written)
    return Speech(bodies or written, person or organisation, official, private and not official and not bodies)


def goes_on_quoting(tokens: tuple[Token, ...], sentence: TextSentence) -> bool:
    """Tell whether a sentence opens a quotation that it does not close, so that its speaker is named later."""
    opening = tokens[sentence.first].text
    if opening not in _CLOSING:
        return False
    return all(token.text != _CLOSING[opening] for token in tokens[sentence.first + 1 : sentence.last])


def _is_of_company(actor: Actor) -> bool:
    """Tell whether a person has an office in a company."""
    return actor.person is not None and any(phrase.of_company for phrase in actor.person.phrases)


def company_says(lowers: tuple[str, ...], sentence: TextSentence, words: frozenset[str]) -> bool:
    """Tell whether a company speaks that is called so: "the company said"."""
    lists = word_lists()
    said, private = lists["said_form"], lists["private_noun"]
    if words.isdisjoint(private) or words.isdisjoint(said):
        return False
    places = range(sentence.first, sentence.last - 1)
    return any(lowers[place] in private and lowers[place + 1] in said for place in places)


def _according(tokens: tuple[Token, ...], sentence: TextSentence, actor: Actor) -> bool:
    """Tell whether a body decided what the sentence tells: "according to a plan of the ministry"."""
    lists = word_lists()
    for place in range(actor.first - 1, max(sentence.first, actor.first - _SOURCE), -1):
        lower = tokens[place].lower
        if lower in lists["statistics"] or tokens[place].text in {",", ";"}:
            return False
        if lower == "to" and tokens[place - 1].lower == "according":
            return True
    return False


def for_a_state(actor: Actor, tokens: tuple[Token, ...]) -> bool:
    """Tell whether who speaks is a public body or holds an office of state, by the body or by the title."""
    if actor.kind is ActorKind.OTHER:
        return False
    if actor.kind is not ActorKind.PERSON:
        return True
    if actor.first and tokens[actor.first - 1].lower in word_lists()["not_held"]:
        return False
    if _is_of_company(actor):
        return False
    if actor.bodies:
        return True
    titles = " ".join(token.lower for token in tokens[max(0, actor.first - 1) : actor.last])
    if actor.person is not None:
        titles = " ".join((titles, *(post.title.lower() for post in actor.person.posts if post.organisation is None)))
    if "of state" in titles:
        return True  # a secretary of state
    words = titles.replace("-", " ").split()
    return not word_lists()["state_office"].isdisjoint(words) and word_lists()["not_held"].isdisjoint(words)


def _says(tokens: tuple[Token, ...], sentence: TextSentence, end: int, said: frozenset[str]) -> bool:
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


def _said_before(tokens: tuple[Token, ...], sentence: TextSentence, actor: Actor, said: frozenset[str]) -> bool:
    """Tell whether "said" or "according to" stands before an actor."""
    if actor.first - 1 < sentence.first:
        return False
    first = actor.first
    while actor.person is not None and first - 1 > sentence.first and tokens[first - 1].capital:
        first -= 1  # "said Health Minister Ann Hay"
    before = tokens[first - 1].lower
    if before == "the":
        before = tokens[first - 2].lower if first - 2 >= sentence.first else ""
    if before in word_lists()["told"]:
        return False  # "the minister told the council"
    if before == "to" and actor.first - 2 >= sentence.first:
        return tokens[actor.first - 2].lower == "according"
    follows = tokens[actor.last].lower if actor.last < sentence.last else "."
    return before in said and (follows in _AFTER or (actor.person is not None and follows in _OF))
