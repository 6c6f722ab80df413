"""Actions that a noun or a participle tells beside the main verb; part of initiatives.

"The cabinet's decision to raise the duty" is a decision even where the sentence only says how it was received, and
"the notice said, calling for lower tolls" asks for something after what it says.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from policykg.extraction.actions import Action, Reading
from policykg.extraction.coordination import Conjunct, object_end
from policykg.extraction.memory import STATES, Actor, ActorKind, Memory
from policykg.extraction.objects import in_phrase
from policykg.extraction.speech import for_a_state
from policykg.extraction.subjects import first_subject
from policykg.extraction.tokens import Token
from policykg.extraction.wordrules import forms_of, skip_adverbs
from policykg.extraction.words import Form, Verb, any_list, verb_at, word_lists, words_of
from policykg.facts import InitiativeStatus

_POSSESSIVE: Final = frozenset({"'s", "\u2019s", "'", "\u2019"})
_TO: Final = frozenset({"to", "for"})
_OF: Final = frozenset({"of", "by", "between"})
_ADJECTIVES: Final = 3  # words that may stand between an owner and the noun of intention
_OPENERS: Final = frozenset({"in", "while", "after", "by", "on"})
_OPENING: Final = 20  # the longest opening of a sentence, in tokens
_ADDED: Final = 12  # how far after "adding" and "making" it may stand what they add to or make, in tokens
_COUNTED: Final = 7  # how far after a participle a number may stand, in tokens
_UNDONE: Final = frozenset({"will", "would", "could", "may", "might", "hope", "hopes", "hoped"})
_STRESSED: Final = frozenset({"need", "importance", "necessity", "urgency", "efforts"})
_COSTS: Final = frozenset({"cost", "costs"})
_OWNED: Final = 8  # how far after the noun "to" may stand, where its owner follows it, in tokens


def intentions(reading: Reading, found: Sequence[Action], memory: Memory) -> list[Action]:
    """Find what a public body means to do by "the body's plan to …", where no verb has told it already."""
    tokens, sentence = reading.tokens, reading.sentence
    nouns, made = any_list("intention", "resolution"), list[Action]()
    for place in range(sentence.first + 1, sentence.last - 2):
        if reading.lowers[place] not in nouns or any(one.first <= place < one.last for one in [*found, *made]):
            continue
        owned = _owned_before(place, reading) or _owned_after(place, reading)
        if owned is None:
            continue
        owner, first, to = owned
        at = skip_adverbs(tokens, to + 1, sentence.last)
        verb = (
            verb_at(tokens, at, sentence.last, Form.BASE, word_lists()["action"]) if tokens[to].lower == "to" else None
        )
        if verb is None and not _is_for_policy(to, reading):
            continue
        decided = reading.lowers[place] in word_lists()["resolution"]
        status = InitiativeStatus.COMPLETED if decided else InitiativeStatus.PLANNED
        agent = memory.agent(owner, sentence, reading.speakers)
        after = verb.last if verb is not None else to + 1
        last, conjunct = object_end(tokens, after, sentence, Form.BASE, reading.actors, causative=False)
        finite = next((at for at in range(after, last) if reading.lowers[at] in word_lists()["finite"]), last)
        last, conjunct = (last, conjunct) if finite == last else (finite, None)  # "… was welcomed by brewers"
        rule = "decision to do" if decided else "intention to do"
        label = verb.first if verb is not None else place
        made.append(Action(sentence.ordinal, first, last, label, status, rule, agent))
        made += _rest(conjunct, made[-1], reading)
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
            return (owner, owner.first, noun + 1) if _is_public(owner, reading.tokens) else None
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
            if not _is_public(owner, reading.tokens) or last > noun + _OWNED:
                return None
            first = noun - (lowers[noun - 1] in word_lists()["determiner"])
            return owner, first, last
    return None


def _owned_by_both(noun: int, reading: Reading) -> tuple[Actor, int, int] | None:
    """Return the same for "the accord between the two states to"."""
    owner = next((one for one in reading.actors.values() if noun + 2 <= one.first <= noun + 3), None)
    if owner is None or not _is_public(owner, reading.tokens):
        return None
    to = next(
        (at for at in range(owner.last, min(noun + _OWNED, reading.sentence.last)) if reading.lowers[at] == "to"), None
    )
    first = noun - (reading.lowers[noun - 1] in word_lists()["determiner"])
    return None if to is None else (owner, first, to)


def _is_public(actor: Actor, tokens: tuple[Token, ...]) -> bool:
    """Tell whether an actor can decide for a state."""
    return actor.kind in STATES or (actor.kind is ActorKind.PERSON and for_a_state(actor, tokens))


_TELLING: Final = ("demanding", "enacting", "delivering", "drafting", "adding", "turning", "promise", "stressing")
# The participles that can tell an act, a phrasal verb by its first word.
PARTICIPLES: Final = frozenset(words_of(Form.GERUND, any_list(*_TELLING)))


def participles(reading: Reading, found: Sequence[Action], memory: Memory) -> list[Action]:
    """Find what a public body does by a participle after a comma: "…, calling for lower tolls", "…, banning nets".

    What it asks of others may follow its words; anything else follows an act of its own.
    """
    tokens, sentence, made = reading.tokens, reading.sentence, list[Action]()
    lists, speaks = word_lists(), reading.official and not reading.words.isdisjoint(word_lists()["said_form"])
    for comma in range(sentence.first + 1, sentence.last - 2):
        if tokens[comma].text != "," and (reading.lowers[comma] != "by" or made or found):
            continue
        place = skip_adverbs(tokens, comma + 1, sentence.last)
        if reading.lowers[place] not in PARTICIPLES:
            continue
        if any(one.first <= place < one.last and one.label >= comma for one in [*found, *made]):
            continue
        before = next((one for one in reversed([*found, *made]) if one.label < comma), None)
        if tokens[comma].text == "," and (before is not None or speaks) and (promised := _promised(place, reading)):
            made += _promised_by(reading, promised, comma + 1, before, memory)
            continue
        asks = verb_at(tokens, place, sentence.last, Form.GERUND, lists["demanding"])
        if asks is not None and (before is not None or speaks):
            made += _demanded(reading, asks, comma + 1, before, memory)
            continue
        acts = verb_at(tokens, place, sentence.last, Form.GERUND, any_list("enacting", "delivering", "drafting"))
        known = acts is not None and (acts.lemma in lists["drafting"] or reading.lowers[comma] == "by")
        if acts is None:
            acts = verb_at(tokens, place, sentence.last, Form.GERUND, any_list("adding", "turning"))
            if acts is not None and not _adds_or_turns(acts, reading):
                continue
        told = acts is not None and (_is_policy(acts, reading) or _delivers(acts, reading))
        if acts is not None and known and before is None and _is_policy(acts, reading):
            made += _made_known(reading, acts, comma + 1, memory)
        elif acts is not None and before is not None and (told or _adds_or_turns(acts, reading)):
            last, joined = object_end(tokens, acts.last, sentence, Form.GERUND, reading.actors, causative=False)
            rule = f"{before.rule}, participle"
            drafted = verb_at(tokens, before.label, sentence.last, Form.PAST, lists["drafting"]) is not None
            status = InitiativeStatus.PLANNED if drafted else before.status
            made.append(replace(before, first=comma + 1, last=last, label=acts.first, status=status, rule=rule))
            made += _rest(joined, made[-1], reading)
    return made


def _promised(index: int, reading: Reading) -> Verb | None:
    """Return what is promised or stressed by a participle: "vowing to train pilots", "stressing the need to …"."""
    lists, lowers, last = word_lists(), reading.lowers, reading.sentence.last
    place = index + 1
    if lowers[index] in forms_of("stressing"):
        place += lowers[place] in lists["determiner"]
        if lowers[place] not in _STRESSED:
            return None
        place += 1
        if lowers[place] == "of":
            return verb_at(reading.tokens, place + 1, last, Form.GERUND, lists["action"])
    elif lowers[index] not in forms_of("promise"):
        return None
    if lowers[place] != "to":
        return None
    return verb_at(reading.tokens, skip_adverbs(reading.tokens, place + 1, last), last, Form.BASE, lists["action"])


def _promised_by(reading: Reading, verb: Verb, first: int, before: Action | None, memory: Memory) -> list[Action]:
    """Return what a participle such as "vowing to" promises."""
    sentence = reading.sentence
    agent = before.agent if before is not None else memory.agent(None, sentence, reading.speakers, document=True)
    last, joined = object_end(reading.tokens, verb.last, sentence, verb.form, reading.actors, causative=False)
    status, rule = InitiativeStatus.PLANNED, "promised by a participle"
    action = Action(sentence.ordinal, first, last, verb.first, status, rule, agent)
    return [action, *_rest(joined, action, reading)] if last > verb.last else []


def _made_known(reading: Reading, verb: Verb, first: int, memory: Memory) -> list[Action]:
    """Return what who opens a sentence makes known by a participle: "the minister spoke, announcing a fund"."""
    sentence = reading.sentence
    if reading.lowers[first - 1] == "by":
        actor = next((one for one in reading.actors.values() if _has_acted(one, reading)), None)
    else:
        actor = first_subject(reading.tokens, sentence, reading.actors)
    if actor is None or not _is_public(actor, reading.tokens):
        return []
    agent, rule = memory.agent(actor, sentence, reading.speakers), "announced by a participle"
    last, _ = object_end(reading.tokens, verb.last, sentence, Form.GERUND, reading.actors, causative=False)
    return [Action(sentence.ordinal, first, last, verb.first, InitiativeStatus.COMPLETED, rule, agent)]


def _has_acted(actor: Actor, reading: Reading) -> bool:
    """Tell whether a verb in the past follows an actor: "the bank surprised markets by raising its rate"."""
    return verb_at(reading.tokens, actor.last, reading.sentence.last, Form.PAST, None) is not None


def _delivers(verb: Verb, reading: Reading) -> bool:
    """Tell whether a participle gives out what is counted: "sending pumps to 900 villages"."""
    lists, ahead = word_lists(), reading.lowers[verb.last : min(verb.last + _COUNTED, reading.sentence.last)]
    if verb.lemma not in lists["delivering"] or not lists["effect_noun"].isdisjoint(ahead):
        return False
    return any(word[0].isdigit() for word in ahead)


def _adds_or_turns(verb: Verb, reading: Reading) -> bool:
    """Tell whether a participle adds to a list or makes a rule: "adding ports to the list", "making it a law"."""
    lists, turning = word_lists(), verb.lemma in word_lists()["turning"]
    if not turning and verb.lemma not in lists["adding"]:
        return False
    seen, wanted = turning, lists["turned_into"] if turning else lists["added_to"]
    for place in range(verb.last, min(verb.last + _ADDED, reading.sentence.last)):
        word = reading.lowers[place]
        if word == "," or word in lists["finite"] or (turning and word in lists["preposition"]):
            return False
        seen = seen or word == "to"
        if seen and word in wanted:
            return True
    return False


def accompanying(reading: Reading, found: Sequence[Action], memory: Memory) -> list[Action]:
    """Find what a body does beside what the sentence tells: "…, with the Ministry of Housing drafting rules"."""
    made, lists = list[Action](), word_lists()
    for place, actor in reading.actors.items():
        before = actor.first - 1 - (reading.lowers[actor.first - 1] == "the")
        if reading.lowers[before] != "with" or before <= reading.sentence.first:
            continue
        verb = verb_at(reading.tokens, place, reading.sentence.last, Form.GERUND, lists["action"])
        if verb is None or not _is_public(actor, reading.tokens):
            continue
        moved = actor.kind is ActorKind.COUNTRY and not _is_policy(verb, reading)
        if moved or any(one.label >= place for one in found if one.first <= place < one.last):
            continue
        agent = memory.agent(actor, reading.sentence, reading.speakers)
        last, joined = object_end(
            reading.tokens, verb.last, reading.sentence, Form.GERUND, reading.actors, causative=False
        )
        status, rule = InitiativeStatus.ONGOING, "with a body doing"
        made.append(Action(reading.sentence.ordinal, actor.first, last, verb.first, status, rule, agent))
        made += _rest(joined, made[-1], reading)
    return made


def announced(reading: Reading, memory: Memory) -> list[Action]:
    """Find what a speaker announces by a participle before the clause: "In announcing the ban, the minister said"."""
    sentence, tokens, lowers, lists = reading.sentence, reading.tokens, reading.lowers, word_lists()
    first = sentence.first
    place = first + (lowers[first] in _OPENERS)
    sealed = lowers[first] == "by" and verb_at(tokens, place, sentence.last, Form.GERUND, lists["sealing"])
    verb = sealed or verb_at(tokens, place, sentence.last, Form.GERUND, lists["drafting"])
    comma = next((at for at in range(place, min(place + _OPENING, sentence.last)) if tokens[at].text == ","), None)
    if verb is None or comma is None or comma <= verb.last:
        return []
    done = sealed and _acts_after(comma, reading)
    if not reading.official and not done:
        return []
    if not in_phrase("policy_object", verb.last, comma, tokens):
        return []
    agent = memory.agent(None, sentence, reading.speakers, document=True)
    rule = "announced by a participle"
    return [Action(sentence.ordinal, first, comma, verb.first, InitiativeStatus.COMPLETED, rule, agent)]


def _acts_after(comma: int, reading: Reading) -> bool:
    """Tell whether a public actor who does not only intend something follows a comma: ", the two states ended"."""
    if any(actor.first == comma + 1 and _is_public(actor, reading.tokens) for actor in reading.actors.values()):
        return reading.words.isdisjoint(_UNDONE)
    return False


def _is_policy(verb: Verb, reading: Reading) -> bool:
    """Tell whether the object of a participle is one of policy, public spending included."""
    spending = word_lists()["spending_noun"]
    near = reading.lowers[verb.last : min(verb.last + _ADJECTIVES, reading.sentence.last)]
    if not spending.isdisjoint(near):
        return True
    if not _COSTS.isdisjoint(near):
        return False
    named = ("policy_object", "policy_noun") if verb.lemma == "launch" else ("policy_object",)
    return any(in_phrase(name, verb.last, reading.sentence.last, reading.tokens) for name in named)


def _rest(conjunct: Conjunct | None, action: Action, reading: Reading) -> list[Action]:
    """Return the actions that are joined to one."""
    made: list[Action] = []
    while conjunct is not None:
        start, verb = conjunct.first, conjunct.verb
        last, conjunct = object_end(
            reading.tokens, verb.last, reading.sentence, verb.form, reading.actors, causative=False
        )
        made.append(replace(action, first=start, last=last, label=verb.first, rule=f"{action.rule}, joined"))
    return made


def _demanded(reading: Reading, verb: Verb, first: int, before: Action | None, memory: Memory) -> list[Action]:
    """Return what a participle such as "calling for" demands."""
    tokens, sentence = reading.tokens, reading.sentence
    agent = before.agent if before is not None else memory.agent(None, sentence, reading.speakers, document=True)
    last, _ = object_end(tokens, verb.last, sentence, Form.GERUND, reading.actors, causative=True)
    bodily = before is not None and before.status is InitiativeStatus.COMPLETED
    status = InitiativeStatus.COMPLETED if bodily else InitiativeStatus.PLANNED
    if last <= verb.last:
        return []
    return [Action(sentence.ordinal, first, last, verb.first, status, "demands by a participle", agent)]
