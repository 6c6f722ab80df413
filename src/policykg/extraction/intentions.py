"""Actions that a noun tells beside the main verb; part of initiatives.

"The cabinet's decision to raise the duty" is a decision even where the sentence only says how it was received.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from policykg.extraction.actions import Action, Reading
from policykg.extraction.coordination import object_end
from policykg.extraction.memory import AUTHORITIES, Actor, ActorKind, Memory
from policykg.extraction.objects import in_phrase
from policykg.extraction.side_actions import is_public, joined_to
from policykg.extraction.wordrules import skip_adverbs
from policykg.extraction.words import Form, any_list, verb_at, word_lists
from policykg.facts import InitiativeStatus

_POSSESSIVE: Final = frozenset({"'s", "\u2019s", "'", "\u2019"})
_TO: Final = frozenset({"to", "for"})
_OF: Final = frozenset({"of", "by", "between"})
_ADJECTIVES: Final = 3  # words that may stand between an owner and the noun of intention
_ITS: Final = frozenset({"its", "their"})
_DETERMINERS: Final = _ITS | {"the", "a", "this", "that"}
_RATE_WORDS: Final = frozenset({"rate", "rates"})
_RATE_NEAR: Final = 8  # how far after "decision to" the rate may stand, in tokens
_TAKEN: Final = 14  # how far after "decision to" it may be told that it was taken, in tokens
_BEING: Final = frozenset({"was", "were", "been"})
_OWNED: Final = 8  # how far after the noun "to" may stand, where its owner follows it, in tokens


def intentions(reading: Reading, found: Sequence[Action], memory: Memory) -> list[Action]:
    """Find what a public body means to do by "the body's plan to …", where no verb has told it already."""
    tokens, sentence = reading.tokens, reading.sentence
    nouns, made = any_list("intention", "resolution", "striving", "ordering_noun"), list[Action]()
    for place in range(sentence.first, sentence.last - 2):
        if reading.lowers[place] not in nouns or any(one.first <= place < one.last for one in [*found, *made]):
            continue
        owned = _owned_before(place, reading) or _owned_after(place, reading) or _of_it(place, reading, memory)
        if owned is None:
            continue
        owner, first, to = owned
        at = skip_adverbs(tokens, to + 1, sentence.last)
        orders = reading.lowers[place] in word_lists()["ordering_noun"]
        strives = reading.lowers[place] in word_lists()["striving"]
        if strives and owner.kind not in AUTHORITIES:
            continue  # "China's efforts to win more medals"
        verb = None
        if tokens[to].lower == "to":
            verb = verb_at(tokens, at, sentence.last, Form.BASE, None if orders else any_list("action", "leaving"))
        if verb is None and not _is_for_policy(to, reading):
            continue
        decided = orders or reading.lowers[place] in word_lists()["resolution"]
        status = InitiativeStatus.COMPLETED if decided else InitiativeStatus.PLANNED
        if strives:
            status = InitiativeStatus.ONGOING
        agent = memory.agent(owner, sentence, reading.speakers)
        after = verb.last if verb is not None else to + 1
        last, conjunct = object_end(tokens, after, sentence, Form.BASE, reading.actors, causative=False)
        finite = next((at for at in range(after, last) if reading.lowers[at] in word_lists()["finite"]), last)
        last, conjunct = (last, conjunct) if finite == last else (finite, None)  # "… was welcomed by brewers"
        rule = "decision to do" if decided else "striving to do" if strives else "intention to do"
        label = verb.first if verb is not None else place
        made.append(Action(sentence.ordinal, first, last, label, status, rule, agent))
        made += joined_to(conjunct, made[-1], reading)
    return made


def _is_for_policy(index: int, reading: Reading) -> bool:
    """Tell whether "for" and a policy follow: "a ministry plan for a charge on yachts"."""
    return reading.lowers[index] == "for" and in_phrase(
        "policy_object", index + 1, reading.sentence.last, reading.tokens
    )


def _owned_before(noun: int, reading: Reading) -> tuple[Actor, int, int] | None:
    """Return who has an intention, where the words for it begin, and its "to" or "for".

    The owner is a possessor or stands right before the noun: "the cabinet's firm decision to", "a Commission plan for".
    """
    lowers = reading.lowers
    if lowers[noun + 1] not in _TO:
        return None
    for place in range(noun, max(reading.sentence.first, noun - 2 - _ADJECTIVES), -1):
        owner = reading.actors.get(place)
        if owner is not None and (place == noun or lowers[place] in _POSSESSIVE):
            return (owner, owner.first, noun + 1) if is_public(owner, reading.tokens) else None
        named = reading.tokens[place].capital and place < noun  # "Peru's state brewer Hay plans to …"
        if place < noun and (named or not lowers[place].isalpha() or lowers[place] in word_lists()["preposition"]):
            return None
    return None


def _owned_after(noun: int, reading: Reading) -> tuple[Actor, int, int] | None:
    """Return the same for "the decision of the cabinet to", "a plan by the ministry to"."""
    lowers = reading.lowers
    if lowers[noun + 1] == "between":
        return _owned_by_both(noun, reading)
    if lowers[noun + 1] not in _OF:
        return None
    for last, owner in reading.actors.items():
        if owner.first == noun + 2 and last < reading.sentence.last and lowers[last] == "to":
            if not is_public(owner, reading.tokens) or last > noun + _OWNED:
                return None
            first = noun - (lowers[noun - 1] in word_lists()["determiner"])
            return owner, first, last
    return None


def _of_it(noun: int, reading: Reading, memory: Memory) -> tuple[Actor, int, int] | None:
    """Return the same for "its decision to" after a sentence about a body, and for a decision on a rate."""
    lowers, sentence = reading.lowers, reading.sentence
    if lowers[noun + 1] != "to":
        return None
    first = noun - 1
    if first < sentence.first:
        return None
    while first > sentence.first and noun - first <= _ADJECTIVES and lowers[first] not in _DETERMINERS:
        first -= 1
    it = Actor(ActorKind.PRONOUN, first, first + 1, memory.it)
    if lowers[first] in _ITS:
        return (it, first, noun + 1) if memory.it_sentence in {sentence.ordinal, sentence.ordinal - 1} else None
    if lowers[noun] != "decision" or lowers[first] not in _DETERMINERS:
        return None
    ahead = lowers[noun + 2 : min(noun + 2 + _TAKEN, sentence.last)]
    taken = any(word in word_lists()["taken_word"] and before in _BEING for before, word in pairwise(ahead))
    return (it, first, noun + 1) if taken or _RATE_WORDS.intersection(ahead[:_RATE_NEAR]) else None


def _owned_by_both(noun: int, reading: Reading) -> tuple[Actor, int, int] | None:
    """Return the same for "the accord between the two states to"."""
    owner = next((one for one in reading.actors.values() if noun + 2 <= one.first <= noun + 3), None)
    if owner is None or not is_public(owner, reading.tokens):
        return None
    to = next(
        (at for at in range(owner.last, min(noun + _OWNED, reading.sentence.last)) if reading.lowers[at] == "to"), None
    )
    first = noun - (reading.lowers[noun - 1] in word_lists()["determiner"])
    return None if to is None else (owner, first, to)
