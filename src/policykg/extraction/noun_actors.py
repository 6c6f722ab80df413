"""Actors that the text names by a noun: "the ministry", "both sides", "a Senate panel"; part of actors."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from policykg.extraction.extents import counted_from, field_end, field_start, name_end, name_start, phrase_start
from policykg.extraction.group_actors import (
    CUSTOMS,
    OWNING,
    PARTNERS,
    TOGETHER,
    body_of_group,
    customs,
    named_together,
    partners,
    staff,
)
from policykg.extraction.memory import Actor, ActorKind
from policykg.extraction.offices import can_be_led
from policykg.extraction.scene import Scene, spoken_for
from policykg.extraction.sentences import TextSentence
from policykg.extraction.tokens import Token
from policykg.extraction.words import any_list, word_lists
from policykg.facts import Concept

_PAIR: Final = frozenset({"former", "latter"})
_PRIVATE: Final = frozenset({"association", "federation"})
_STATELY: Final = word_lists()["of_state"]
_CABINET: Final = {"ministry": "minister", "department": "secretary"}
_EITHER: Final = frozenset({"bank", "board"})
_POSSESSIVE: Final = frozenset({"'s", "\u2019s"})
_OF_FIELD: Final = frozenset({"agency", "office"})  # of "rating agency", "box office"
_POINTING: Final = frozenset({"the", "this", "our"})
_WHOLE: Final = word_lists()["whole_place"]
_QUARTERS: Final = frozenset({"area", "zone"})  # "the Hay New Area"
_STATES: Final = word_lists()["states_together"]
_HOUSES: Final = word_lists()["house"]
_PARLIAMENTS: Final = word_lists()["having_panels"]
_PLAIN: Final = frozenset({"own", "statistics", "same"})  # words before a body noun that name no field
_CHAMBERS: Final = frozenset({"lower", "upper"})
_OFFICES: Final = word_lists()["of_government"]


@lru_cache(maxsize=1)
def actor_nouns() -> frozenset[str]:
    """Return the nouns, and the names without more about them, that may name an actor by themselves."""
    bodies = {"ministries", "departments", "efforts", "effort"} | {noun for _, noun in _teams()}
    return (
        any_list("body_noun", "named_body_noun", "half_public_head", "public", "capital", "city", "place", "chamber")
        | word_lists()["staff_of_body"]
        | _PAIR
        | _QUARTERS
        | _STATES
        | _HOUSES
        | PARTNERS
        | TOGETHER
        | {CUSTOMS}
        | bodies
    )


def noun_actor(index: int, sentence: TextSentence, scene: Scene, before: Sequence[Actor]) -> Actor | None:
    """Return the actor that a noun names: "the ministry", "the minister", "the government", "efforts"."""
    lists, tokens, memory = word_lists(), scene.tokens, scene.memory
    lower = tokens[index].lower
    first = phrase_start(index, sentence, tokens)
    kind, bodies = None, memory.focus
    if lower in OWNING and tokens[index + 1].lower in lists["staff_of_body"]:
        return staff(index + 1, sentence, scene, before)
    if lower in lists["staff_of_body"] and (people := staff(index, sentence, scene, before)) is not None:
        return people
    if lower in TOGETHER and (several := named_together(index, sentence, scene, before)) is not None:
        return several
    if lower in lists["body_noun"] and lower != "government":
        return _body(index, first, sentence, scene, before)
    if (tokens[index - 1].lower, lower) in _teams():
        bodies = memory.refer(lower, index, (), sentence.paragraph)
        return Actor(ActorKind.REFERENCE, min(first, index - 1), index + 1, bodies)
    if lower in _HOUSES:
        return _chamber(index, first, sentence, tokens)
    if lower.endswith("ministries") or lower == "departments":
        kind, first = ActorKind.REFERENCE, min(first, counted_from(index, sentence, tokens))
    elif lower == "government" and tokens[index + 1].lower in _OFFICES:
        return None  # "six government departments": the next word is the actor
    elif lower in lists["legislator"] and (bodies := memory.legislature(index)):
        return Actor(ActorKind.REFERENCE, first, index + 1, bodies)
    elif lower in lists["public"]:
        panel = lower in _PARLIAMENTS and tokens[index + 1].lower in lists["panel"]  # "a Senate panel"
        held = body_of_group(index, sentence, scene)
        if held is not None:
            memory.group(lower, (held.concept,))
            return Actor(ActorKind.PUBLIC, first, held.last, (held.concept,))
        plain = tokens[first].lower in {"the", lower}
        bodies = memory.grouped(lower) if plain else ()
        if not bodies and plain and memory.is_near(sentence) and lower in lists["acting_for_body"]:
            bodies = memory.it
        return Actor(ActorKind.PUBLIC, first, index + 1 + panel, bodies)
    elif lower in lists["chamber"] and tokens[index].capital:
        kind = ActorKind.PUBLIC
    elif lower in _PAIR and tokens[first].lower == "the":
        bodies = _one_of_two(lower, before)
        kind = ActorKind.REFERENCE if bodies else None
    elif lower in {"efforts", "effort"}:
        kind = ActorKind.EFFORT
    elif (
        lower in lists["half_public_head"]
        and f"public_{lower}" in lists
        and tokens[index - 1].lower in lists[f"public_{lower}"]
    ):
        kind = ActorKind.REFERENCE
    elif lower in lists["named_body_noun"] and tokens[index - 1].lower in _POINTING:
        bodies = memory.named_so(lower, sentence.paragraph)
        kind = ActorKind.REFERENCE if bodies else None
    elif lower == CUSTOMS and (first == index or tokens[index].capital):
        bodies = customs(index, sentence, scene)
        kind = ActorKind.REFERENCE if bodies else None
    elif lower in PARTNERS:
        return partners(index, sentence, scene)
    if kind is not None:
        return Actor(kind, first, index + 1, bodies)
    return _state(index, first, sentence, tokens) or _office(index, first, sentence, scene)


def _body(index: int, first: int, sentence: TextSentence, scene: Scene, before: Sequence[Actor]) -> Actor:
    """Return the actor that the noun of a body names: "the ministry", "the group's board"."""
    lists, tokens = word_lists(), scene.tokens
    lower = tokens[index].lower
    last = field_end(index + 1, sentence, tokens)
    rating = lower in _OF_FIELD and tokens[index - 1].lower in lists["private_field"]
    if rating or _owned_privately(first, index, tokens):
        return Actor(ActorKind.OTHER, first, last)
    field = field_start(index, sentence, tokens) if lower in _CABINET else index
    described = field if first == index else first  # "Norway's trade ministry" has no article before its field
    first = min(first, field)
    nations = lower == tokens[index].text  # a capital before a noun in small letters: "the Norwegian finance ministry"
    words = [token.lower for token in tokens[described:index] if not (nations and token.capital)]
    words += [token.lower for token in tokens[index + 2 : last] if token.lower in lists["ministry_field"]]
    words = [word for word in words if word not in lists["determiner"] and word.isalpha()]
    words = [word for word in words if word not in lists["body_qualifier"] and word not in _PLAIN]
    speaker = next((actor.bodies for actor in before if actor.kind is ActorKind.PERSON), ())
    bodies = scene.memory.refer(lower, index, words, sentence.paragraph, speaker)
    if not bodies and lower in _CABINET and words and set(words) <= any_list("ministry_field", "field_qualifier"):
        ministry = scene.people.portfolios.of_body(field, index, last, sentence, _CABINET[lower])
        bodies = (ministry,) if ministry is not None else ()
    if not bodies and lower == "bank" and tokens[index - 1].lower == "central":
        central = scene.people.portfolios.central_bank(index)
        bodies = (central,) if central is not None else ()
    private = lower in _PRIVATE
    if lower in _EITHER:
        stately = _of_state(min(first, index - 1), index, tokens)
        private = not stately and not scene.memory.is_of_state(lower)
        if stately:
            scene.memory.note_of_state(lower)
    kind = ActorKind.OTHER if private and not bodies else ActorKind.REFERENCE
    return Actor(kind, first, _with_own_name(last, sentence, scene), bodies)


def _with_own_name(last: int, sentence: TextSentence, scene: Scene) -> int:
    """Return where the name ends that follows the noun of a body: "the state agency Cornhouse"."""
    if last >= sentence.last or last in scene.named_at:
        return last
    token = scene.tokens[last]
    named = token.capital and token.lower not in any_list("time_word", "never_name", "said_form")
    return last + named


def _owned_privately(first: int, index: int, tokens: tuple[Token, ...]) -> bool:
    """Tell whether the noun of a body is that of a company: "the group's board"."""
    private = word_lists()["private_noun"]
    return any(
        tokens[place].lower in _POSSESSIVE and tokens[place - 1].lower in private
        for place in range(max(1, first - 1), index)
    )


def _state(index: int, first: int, sentence: TextSentence, tokens: tuple[Token, ...]) -> Actor | None:
    """Return the states or the place that a noun names: "both sides", "six nations", "the province"."""
    lists, lower = word_lists(), tokens[index].lower
    if lower in _STATES:
        if tokens[index - 1].lower == "member":
            return Actor(ActorKind.COUNTRY, min(first, index - 1), index + 1)
        if tokens[first].lower in {"the", "both"} or tokens[index - 1].lower in _POSSESSIVE:
            return Actor(ActorKind.COUNTRY, first, index + 1)
        if (
            lower != "parties"
            and not tokens[index].capital
            and tokens[index - 1].capital
            and index > sentence.first + 1
        ):
            return Actor(ActorKind.COUNTRY, name_start(index, sentence, tokens), index + 1)  # "Gulf Arab states"
        counted = counted_from(index, sentence, tokens)  # "six Asian nations"
        return Actor(ActorKind.COUNTRY, counted, index + 1) if counted < index else None
    if lower not in lists["place"] and not (lower in _QUARTERS and tokens[index].capital):
        return None
    within = lower not in _WHOLE  # a province acts, and not a ministry of the country
    if tokens[first].lower in _POINTING or tokens[index - 1].lower in _POSSESSIVE:
        return Actor(ActorKind.COUNTRY, first, name_end(index + 1, sentence, tokens), elsewhere=within)
    if tokens[index].capital or (lower not in _QUARTERS and tokens[index - 1].capital):
        first = name_start(index, sentence, tokens)
        return Actor(ActorKind.COUNTRY, first, index + 1, elsewhere=within) if first < index else None
    return None


def _office(index: int, first: int, sentence: TextSentence, scene: Scene) -> Actor | None:
    """Return who holds the office that is named at a token: "the minister", "Prime Minister Ann Hay"."""
    tokens, memory = scene.tokens, scene.memory
    phrase = scene.people.phrase_at.get(index)
    if phrase is None:
        return None
    person = scene.people.holder(phrase)
    if phrase.organisation is not None:
        bodies: tuple[Concept, ...] = (memory.whole(phrase.organisation),)
    elif phrase.reference is not None:
        bodies = memory.refer(tokens[phrase.reference].lower, phrase.reference, (), sentence.paragraph)
        if bodies and person is not None and person.phrases[0] is phrase:
            person.body = bodies[0]  # better than what was known before the reading
    else:
        bodies = spoken_for(person or memory.speaker) or memory.own()
    if not bodies and memory.focus and can_be_led(memory.focus[0], phrase):
        bodies = memory.focus
    named = scene.people.at.get(phrase.last)  # "Prime Minister Ann Hay"
    last = named[0] if named is not None and named[1] is person else phrase.last
    return Actor(ActorKind.PERSON, min(first, phrase.first), last, bodies, person)


@lru_cache(maxsize=1)
def _teams() -> frozenset[tuple[str, str]]:
    """Return the pairs of words that name a body for one purpose: "task force"."""
    pairs = (pair.split("_") for pair in word_lists()["team"])
    return frozenset((first, second) for first, second in pairs)


def _chamber(index: int, first: int, sentence: TextSentence, tokens: tuple[Token, ...]) -> Actor | None:
    """Return the chamber of a parliament at a token: "the House", "the Lords", "the lower house"."""
    before, after = tokens[index - 1].lower if index > sentence.first else "", tokens[index + 1].text
    if before in _CHAMBERS:
        whole = tokens[index + 1].lower == "of" and tokens[index + 2].lower in word_lists()["public"]
        return Actor(ActorKind.PUBLIC, first, index + 3 if whole else index + 1)  # "the lower house of parliament"
    if tokens[index].capital and tokens[index + 1].lower in word_lists()["panel"]:
        return Actor(ActorKind.PUBLIC, index, index + 2)  # "House leaders"
    named = tokens[index].capital and before == "the" and not after[0].isupper()
    return Actor(ActorKind.PUBLIC, index - 1, index + 1) if named else None


def _one_of_two(lower: str, before: Sequence[Actor]) -> tuple[Concept, ...]:
    """Return the body that "the former" or "the latter" means: the first or second of the last two in the sentence."""
    bodies = list(dict.fromkeys(body for actor in before if actor.kind is ActorKind.BODY for body in actor.bodies))
    return () if len(bodies) < 2 else (bodies[-2],) if lower == "former" else (bodies[-1],)


def _of_state(first: int, index: int, tokens: tuple[Token, ...]) -> bool:
    """Tell whether a bank without a name is the central one, and a board that of one."""
    return any(token.lower in _STATELY for token in tokens[first:index])
