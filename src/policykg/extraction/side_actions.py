"""What the actions told beside a main verb share: who can act for a state, and what is joined; part of initiatives."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from policykg.extraction.actions import Action, Reading
from policykg.extraction.coordination import Conjunct, object_end
from policykg.extraction.memory import STATES, Actor, ActorKind
from policykg.extraction.objects import in_phrase
from policykg.extraction.speech import for_a_state
from policykg.extraction.tokens import Token
from policykg.extraction.words import Verb, word_lists

COUNTED: Final = 7  # how far after a participle a number may stand, in tokens
_NEAR: Final = 3  # how far after a participle the noun of its object may stand, in tokens
_COSTS: Final = frozenset({"cost", "costs"})


def is_public(actor: Actor, tokens: tuple[Token, ...]) -> bool:
    """Tell whether an actor can decide for a state."""
    return actor.kind in STATES or (actor.kind is ActorKind.PERSON and for_a_state(actor, tokens))


def is_policy(verb: Verb, reading: Reading) -> bool:
    """Tell whether the object of a participle is one of policy, public spending included."""
    spending = word_lists()["spending_noun"]
    if verb.lemma in word_lists()["setting_aside"]:
        ahead = reading.lowers[verb.last : min(verb.last + COUNTED, reading.sentence.last)]
        if not word_lists()["sum"].isdisjoint(ahead):
            return True
    near = reading.lowers[verb.last : min(verb.last + _NEAR, reading.sentence.last)]
    if not spending.isdisjoint(near):
        return True
    if not _COSTS.isdisjoint(near):
        return False
    named = ("policy_object", "policy_noun") if verb.lemma == "launch" else ("policy_object",)
    return any(in_phrase(name, verb.last, reading.sentence.last, reading.tokens) for name in named)


def joined_to(conjunct: Conjunct | None, action: Action, reading: Reading) -> list[Action]:
    """Return the actions that are joined to one."""
    made: list[Action] = []
    while conjunct is not None:
        start, verb = conjunct.first, conjunct.verb
        last, conjunct = object_end(
            reading.tokens, verb.last, reading.sentence, verb.form, reading.actors, causative=False
        )
        made.append(replace(action, first=start, last=last, label=verb.first, rule=f"{action.rule}, joined"))
    return made
