"""Who can act in a sentence; comes after people and memory.

An actor is found without looking at its verb; the rules of initiatives and speech ask which actor stands before a
verb. References are resolved in the order of the text, by what the memory holds.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final

from policykg.extraction.memory import BODIES, GROUPS, Actor, ActorKind, Memory
from policykg.extraction.noun_actors import actor_nouns, noun_actor
from policykg.extraction.scene import Scene, spoken_for
from policykg.extraction.sentences import TextSentence
from policykg.extraction.tokens import Token
from policykg.extraction.words import any_list, contractions, word_lists
from policykg.facts import Concept

__all__ = ["Actor", "ActorKind", "Memory", "Scene", "actors_of"]

_COLLECTIVE: Final = any_list("public", "body_noun")
_PERSONAL: Final = frozenset({"he", "she"})
_THING: Final = frozenset({"it", "they"})
_SELF: Final = frozenset({"we"})
_SPEAKING: Final = "I"


def actors_of(sentence: TextSentence, scene: Scene) -> dict[int, Actor]:
    """Return the actors of a sentence by the token after their end.

    Bodies that are joined ("A, B and other departments") make one actor with the lead body first.
    """
    tokens = scene.tokens
    found: list[Actor] = []
    reached, nouns, named = sentence.first, _actor_words(), scene.named_at
    first, last = sentence.first, sentence.last
    for index in range(first, last):
        if index < reached or not (index in named or tokens[index].lower in nouns):
            continue
        actor = _actor_at(index, sentence, scene, found)
        if actor is not None:
            found.append(actor)
            reached = actor.last
    joined = _join(found, tokens, sentence, _COLLECTIVE)
    if len(joined) > 1:
        joined = _with_members(joined, tokens)
    return {actor.last: actor for actor in joined}


@lru_cache(maxsize=1)
def _actor_words() -> frozenset[str]:
    """Return the words that may name an actor by themselves."""
    word_lists()
    named = actor_nouns() | _THING | _PERSONAL | _SELF | {_SPEAKING.lower()}
    return named | {short for short, (word, _) in contractions().items() if word in named}


def _actor_at(index: int, sentence: TextSentence, scene: Scene, before: Sequence[Actor]) -> Actor | None:
    """Return the actor that begins at a token, if any; ``before`` are those of the sentence so far."""
    token, memory = scene.tokens[index], scene.memory
    item, person = scene.named.get(index), scene.people.at.get(index)
    lower, kind, bodies = contractions().get(token.lower, (token.lower, ""))[0], None, tuple[Concept, ...]()
    if item is not None:
        if token.text == lower and _of_place(index, sentence, scene):
            return Actor(
                ActorKind.PUBLIC, index, item.last
            )  # "the province's department of commerce": not the known one
        opened = index > sentence.first and scene.tokens[index - 1].lower in {"the", "its", "our"}
        kind = ActorKind.BODY if item.public else ActorKind.OTHER
        members = item.last < sentence.last and scene.tokens[item.last].lower in _LED_BY  # "OPEC ministers"
        return Actor(kind, index - 1 if opened else index, item.last + members, (item.concept,))
    if person is not None:
        return Actor(ActorKind.PERSON, index, person[0], spoken_for(person[1]), person[1])
    if lower in word_lists()["capital"] and token.capital:
        kind = ActorKind.PUBLIC
    elif lower in word_lists()["city"] and token.capital:
        kind = ActorKind.COUNTRY
    elif lower in _SELF or token.text == _SPEAKING:
        kind = ActorKind.SELF
    elif index in scene.areas:
        if (
            index - 1 > sentence.first
            and scene.tokens[index - 1].text.isupper()
            and len(scene.tokens[index - 1].text) > 1
        ):
            return None  # the end of another name: "IEA Bioenergy Japan"
        last = scene.areas[index].last
        if _names_firm(index, last, sentence, scene):
            return Actor(ActorKind.OTHER, index, last + 1)
        if last < sentence.last and scene.tokens[last].lower in word_lists()["legislator"]:
            bodies = memory.legislature(index)  # "Chinese lawmakers"
            return Actor(ActorKind.REFERENCE if bodies else ActorKind.PUBLIC, index, last + 1, bodies)
        led = last < sentence.last and scene.tokens[last].lower in _LED_BY  # "EU leaders"
        home = scene.people.area
        elsewhere = home is not None and scene.areas[index].term.iri != home.iri
        return Actor(ActorKind.COUNTRY, index, last + led, elsewhere=elsewhere)
    elif lower in _THING:
        kind, bodies = ActorKind.PRONOUN, memory.it
    elif lower in _PERSONAL:
        last = index + (lower == token.lower)  # of "she'll" the verb is the same token
        speaker = next((actor.person for actor in reversed(before) if actor.person is not None), memory.speaker)
        return Actor(ActorKind.PERSON, index, last, spoken_for(speaker), speaker)
    if kind is not None:
        city = kind is ActorKind.COUNTRY  # a city acts, and not a ministry of the country
        return Actor(kind, index, index + (lower == token.lower), bodies, elsewhere=city)
    return noun_actor(index, sentence, scene, before)


def _names_firm(index: int, last: int, sentence: TextSentence, scene: Scene) -> bool:
    """Tell whether a place only begins the name of a company: "Norway Telecom", "British Airways"."""
    if last >= sentence.last or scene.tokens[last - 1].text.endswith("."):
        return False  # newswires go on with a capital after "U.S."
    token = scene.tokens[last]
    if not token.capital or token.text.isupper() or not token.text.isalpha():
        return False
    known = last in scene.named_at or index in scene.people.phrase_at
    return not known and token.lower not in any_list(
        "time_word", "body_noun", "public", "place", "capital", "policy_noun"
    )


def _of_place(index: int, sentence: TextSentence, scene: Scene) -> bool:
    """Tell whether a place has the body that begins at a token: "the city's bureau of water", "Ohio's …"."""
    before, tokens = index - 1, scene.tokens
    if before - 1 < sentence.first or tokens[before].text not in {"'s", "\u2019s"}:
        return False
    return tokens[before - 1].lower in any_list("place", "city")


def _is_capital(actor: Actor, tokens: tuple[Token, ...]) -> bool:
    """Tell whether an actor is a capital that stands for its government: "Lima and Quito agreed"."""
    return actor.kind is ActorKind.PUBLIC and tokens[actor.first].lower in word_lists()["capital"]


def _join(
    found: Sequence[Actor], tokens: tuple[Token, ...], sentence: TextSentence, collective: frozenset[str]
) -> list[Actor]:
    """Join the bodies of a list into one actor, and take "and other departments" and "and others" into it."""
    joined: list[Actor] = []
    index = 0
    while index < len(found):
        actor = found[index]
        last = index
        if actor.kind in BODIES or actor.kind is ActorKind.COUNTRY or _is_capital(actor, tokens):
            last = _list_end(found, index, tokens, sentence)
        if last > index:
            named = [item for item in found[index : last + 1] if item.kind is not ActorKind.OTHER]
            bodies = tuple(body for item in named for body in item.bodies)
            elsewhere = any(item.elsewhere for item in named)
            actor = Actor(actor.kind, actor.first, found[last].last, _unique(bodies), elsewhere=elsewhere)
        joined.append(actor)
        index = last + 1
    finished: list[Actor] = []
    for actor in joined:
        last = actor.last
        if actor.kind not in BODIES:
            finished.append(actor)
            continue
        ahead = [token.lower for token in tokens[last : min(last + 4, sentence.last)]]
        if ahead[:2] == ["and", "others"]:
            last += 2
        elif len(ahead) > 3 and ahead[0] == "and" and ahead[3] in collective and ahead[2] == "other":
            last += 4
        finished.append(actor if last == actor.last else replace(actor, last=last))
    return finished


def _with_members(joined: Sequence[Actor], tokens: tuple[Token, ...]) -> list[Actor]:
    """Give unnamed bodies those that the text counts among them: "six departments, including the Ministry of Wells"."""
    named: list[Actor] = []
    for actor in joined:
        last = named[-1] if named else None
        if last is not None and actor.kind is ActorKind.BODY and last.kind in GROUPS:
            between = tuple(token.lower for token in tokens[last.last : actor.first])
            if tokens[last.last - 1].lower.endswith("s") and between in _MEMBERS:
                closed = between[0] == "," == tokens[actor.last].text and tokens[last.first - 1].lower != "by"
                named[-1] = Actor(ActorKind.REFERENCE, last.first, actor.last + closed, actor.bodies)
                continue
        named.append(actor)
    return named


_LED_BY: Final = word_lists()["led_by"]
_MEMBERS: Final = frozenset(
    {
        (",", "including"),
        (",", "led", "by"),
        ("led", "by"),
        ("including",),
        (",", "among", "them"),
        (",", "headed", "by"),
    }
)
_OTHERS: Final = frozenset(
    {"and", "other", "several", "some", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", ","}
)


def _list_end(found: Sequence[Actor], first: int, tokens: tuple[Token, ...], sentence: TextSentence) -> int:
    """Return the last actor of the list that begins with an actor: "A, B and C", "A together with B"."""
    last, place = first, first
    commas = 0
    while place + 1 < len(found):
        here, following = found[place], found[place + 1]
        between = [token.lower for token in tokens[here.last : following.first]]
        if between[:1] == ["("] and between[2:3] == [")"]:
            between = between[3:]
        listed = BODIES | {ActorKind.OTHER} if place > first else BODIES
        alike = following.kind in listed if here.kind in listed else following.kind is here.kind
        alike = alike and (_is_capital(here, tokens) == _is_capital(following, tokens))
        other = following.kind is ActorKind.PUBLIC or following.kind is ActorKind.REFERENCE
        if (other and "and" in between and set(between) <= _OTHERS) or (
            between[:2] == ["and", "other"] and len(between) == 2
        ):
            return place + 1
        if not alike or not between:
            break
        if between == [","]:
            commas += 1
            place += 1
            ahead = [token.lower for token in tokens[following.last : min(following.last + 2, sentence.last)]]
            if ahead == ["and", "others"]:
                return place
            continue
        if between in (["and"], ["&"], ["as", "well", "as"], ["together", "with"], ["along", "with"]) or (
            between == [",", "and"] and commas
        ):
            return place + 1
        break
    closing = found[place].last  # "A, B and Hay Mills": the last of the list is no actor
    names = [token for token in tokens[closing : min(closing + 3, sentence.last)] if token.lower != "the"]
    if place > last and len(names) > 1 and names[0].lower == "and" and names[1].capital:
        return place
    return last


def _unique(bodies: tuple[Concept, ...]) -> tuple[Concept, ...]:
    """Drop repeated bodies, keeping the order."""
    return tuple({body.iri: body for body in bodies}.values())
