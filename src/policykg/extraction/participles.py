"""Actions that a participle tells beside the main verb: "…, banning nets", "…, vowing to …"; part of initiatives.

"The notice said, calling for lower tolls" asks for something after what it says.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from policykg.extraction.actions import Action, Reading
from policykg.extraction.connectors import done_beside
from policykg.extraction.coordination import object_end
from policykg.extraction.memory import Actor, ActorKind, Agent, Memory
from policykg.extraction.objects import in_phrase
from policykg.extraction.side_actions import COUNTED, is_policy, is_public, joined_to
from policykg.extraction.subjects import first_subject
from policykg.extraction.wordrules import forms_of, skip_adverbs
from policykg.extraction.words import Form, Verb, any_list, verb_at, word_lists, words_of
from policykg.facts import InitiativeStatus

_OPENERS: Final = frozenset({"in", "while", "after", "by", "on"})
_OPENING: Final = 20  # the longest opening of a sentence, in tokens
_ADDED: Final = 12  # how far after "adding" and "making" it may stand what they add to or make, in tokens
_UNDONE: Final = frozenset({"will", "would", "could", "may", "might", "hope", "hopes", "hoped"})
_CALLING: Final = frozenset({"call_for", "call_on"})  # what is called for is still to come
_STRESSED: Final = word_lists()["stressed_noun"]
_TELLING: Final = ("action", "demanding", "enacting", "delivering", "drafting", "adding", "turning", "promise")
# The participles that can tell an act, a phrasal verb by its first word.
PARTICIPLES: Final = frozenset(words_of(Form.GERUND, any_list(*_TELLING, "stressing")))


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
            if acts is None or not _adds_or_turns(acts, reading):
                acts = None if before is None else _acts_on_policy(place, reading)
                if acts is None:
                    continue
        enacted = acts.lemma in lists["enacting"] and tokens[comma].text == ","
        policy = is_policy(acts, reading)
        if before is None and (known or enacted) and policy:
            made += _made_known(reading, acts, comma + 1, memory)
        elif before is not None and (policy or _delivers(acts, reading) or _adds_or_turns(acts, reading)):
            last, joined = object_end(tokens, acts.last, sentence, Form.GERUND, reading.actors, causative=False)
            rule = f"{before.rule}, participle"
            drafted = verb_at(tokens, before.label, sentence.last, Form.PAST, lists["drafting"]) is not None
            status = InitiativeStatus.PLANNED if drafted else before.status
            made.append(replace(before, first=comma + 1, last=last, label=acts.first, status=status, rule=rule))
            made += joined_to(joined, made[-1], reading)
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


def _agent(before: Action | None, reading: Reading, memory: Memory) -> Agent:
    """Return who does what a participle tells: who did what stands before it, else who speaks."""
    if before is not None:
        return before.agent
    return memory.agent(None, reading.sentence, reading.speakers, document=True)


def _promised_by(reading: Reading, verb: Verb, first: int, before: Action | None, memory: Memory) -> list[Action]:
    """Return what a participle such as "vowing to" promises."""
    sentence = reading.sentence
    agent = _agent(before, reading, memory)
    last, joined = object_end(reading.tokens, verb.last, sentence, verb.form, reading.actors, causative=False)
    status, rule = InitiativeStatus.PLANNED, "promised by a participle"
    action = Action(sentence.ordinal, first, last, verb.first, status, rule, agent)
    return [action, *joined_to(joined, action, reading)] if last > verb.last else []


def _made_known(reading: Reading, verb: Verb, first: int, memory: Memory) -> list[Action]:
    """Return what who opens a sentence makes known by a participle: "the minister spoke, announcing a fund"."""
    sentence = reading.sentence
    if reading.lowers[first - 1] == "by":
        actor = next((one for one in reading.actors.values() if _has_acted(one, reading)), None)
    else:
        actor = first_subject(reading.tokens, sentence, reading.actors)
        drafted = verb.lemma in word_lists()["drafting"]
        if actor is not None and not drafted and (actor.kind is ActorKind.COUNTRY or not _has_acted(actor, reading)):
            return []  # of a state only what it says, and not "exports fell, lifting …"
    if actor is None or not is_public(actor, reading.tokens):
        return []
    agent, rule = memory.agent(actor, sentence, reading.speakers), "announced by a participle"
    last, _ = object_end(reading.tokens, verb.last, sentence, Form.GERUND, reading.actors, causative=False)
    return [Action(sentence.ordinal, first, last, verb.first, InitiativeStatus.COMPLETED, rule, agent)]


def _has_acted(actor: Actor, reading: Reading) -> bool:
    """Tell whether a verb in the past follows an actor: "the bank surprised markets by raising its rate"."""
    return verb_at(reading.tokens, actor.last, reading.sentence.last, Form.PAST, None) is not None


def _acts_on_policy(index: int, reading: Reading) -> Verb | None:
    """Return the verb of any participle whose object is one of policy: "…, streamlining its rules on dykes"."""
    lists = word_lists()
    verb = verb_at(reading.tokens, index, reading.sentence.last, Form.GERUND, lists["action"])
    if verb is None or verb.lemma in any_list("resulting", "accompanying", "no_policy_act"):
        return None
    return verb if is_policy(verb, reading) else None


def _delivers(verb: Verb, reading: Reading) -> bool:
    """Tell whether a participle gives out what is counted: "sending pumps to 900 villages"."""
    lists, ahead = word_lists(), reading.lowers[verb.last : min(verb.last + COUNTED, reading.sentence.last)]
    if ahead[:1] == ("on",):
        return False  # "building on nine million euros"
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
        if verb is None or not is_public(actor, reading.tokens):
            continue
        moved = actor.kind is ActorKind.COUNTRY and not is_policy(verb, reading)
        if moved or any(one.label >= place for one in found if one.first <= place < one.last):
            continue
        agent = memory.agent(actor, reading.sentence, reading.speakers)
        last, joined = object_end(
            reading.tokens, verb.last, reading.sentence, Form.GERUND, reading.actors, causative=False
        )
        status, rule = InitiativeStatus.ONGOING, "with a body doing"
        made.append(Action(reading.sentence.ordinal, actor.first, last, verb.first, status, rule, agent))
        made += joined_to(joined, made[-1], reading)
    return made or _done_beside(reading, found)


def _done_beside(reading: Reading, found: Sequence[Action]) -> list[Action]:
    """Find what is done beside what the sentence tells: "…, with 40 pumps *to be lent* to villages"."""
    tokens, lowers, sentence = reading.tokens, reading.lowers, reading.sentence
    for comma in range(sentence.first + 2, sentence.last - 5):
        place = done_beside(tokens, comma, sentence) if lowers[comma] == "," else None
        if place is None:
            continue
        planned = lowers[place] == "to"
        at = skip_adverbs(tokens, place + 1 + planned, sentence.last)
        verb = verb_at(tokens, at, sentence.last, Form.PAST, any_list("done_to", "authority_act"))
        before = next((one for one in reversed(found) if one.first < comma), None)
        if verb is None or before is None or (planned and lowers[comma + 2][0].isdigit()):
            return []  # ", with 40 percent to be met by …" is a target
        last, _ = object_end(tokens, verb.last, sentence, Form.BASE, reading.actors, causative=True)
        status = InitiativeStatus.PLANNED if planned else InitiativeStatus.ONGOING
        rule = "with something to be done"
        return [replace(before, first=comma + 1, last=last, label=comma + 2, status=status, rule=rule, told=None)]
    return []


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
    if any(actor.first == comma + 1 and is_public(actor, reading.tokens) for actor in reading.actors.values()):
        return reading.words.isdisjoint(_UNDONE)
    return False


def _demanded(reading: Reading, verb: Verb, first: int, before: Action | None, memory: Memory) -> list[Action]:
    """Return what a participle such as "calling for" demands."""
    tokens, sentence = reading.tokens, reading.sentence
    agent = _agent(before, reading, memory)
    last, _ = object_end(tokens, verb.last, sentence, Form.GERUND, reading.actors, causative=True)
    asked = verb.lemma not in _CALLING and not reading.written
    asked = asked or (before is not None and before.status is InitiativeStatus.COMPLETED)
    status = InitiativeStatus.COMPLETED if asked else InitiativeStatus.PLANNED
    if last <= verb.last:
        return []
    return [Action(sentence.ordinal, first, last, verb.first, status, "demands by a participle", agent)]
