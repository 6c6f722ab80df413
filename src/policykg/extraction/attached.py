"""Actions that hang on another one: documents issued, lists of tasks, ellipses; part of initiatives."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from policykg.extraction.actions import Action, Last, Reading
from policykg.extraction.coordination import Conjunct, object_end
from policykg.extraction.enumerations import line_start, lined, opens_lines
from policykg.extraction.memory import Actor, Memory
from policykg.extraction.tokens import Token
from policykg.extraction.wordrules import Match, skip_adverbs
from policykg.extraction.words import Form, Verb, any_list, verb_at, word_lists
from policykg.extraction.writings import INCLUDING, issued, listed
from policykg.facts import InitiativeStatus

_OPENING: Final = INCLUDING | {",", "as", ":"}
_ELLIPTIC: Final = frozenset({"is", "are", "will", "was", "were"})


def documents_issued(reading: Reading, memory: Memory) -> list[Action]:
    """Return the documents that the sentence says are issued."""
    sentence, found = reading.sentence, list[Action]()
    for first, last, by in issued(reading.tokens, sentence, reading.actors):
        if by is not None:
            memory.issuer = by.bodies
            memory.heed(by.bodies, sentence.ordinal)
        agent = memory.agent(by, sentence, reading.speakers)
        found.append(Action(sentence.ordinal, first, last, first, InitiativeStatus.COMPLETED, "document issued", agent))
        reading.issued.append(last)
    return found


def with_tasks(reading: Reading, found: Sequence[Action], memory: Memory) -> list[Action]:
    """Return the actions found with those of a list of tasks; what holds the list ends before it."""
    ordinal, listing = reading.sentence.ordinal, listed(reading.tokens, reading.sentence, reading.actors)
    if len(listing) == 1 and not found:
        return []  # "problems, including opening hours"
    items = [item for item in listing if not any(_crosses(action, item, listing) for action in found)]
    agent = memory.agent(None, reading.sentence, reading.speakers, document=True)
    kept = [replace(action, last=_before_list(action, items, reading.tokens)) for action in found]
    kept = [action for action in kept if not items or not _only_opens(action, reading)]
    status = InitiativeStatus.PLANNED
    holder = next((action for action in reversed(found) if items and action.label < items[0][0]), None)
    if holder is not None:
        agent = holder.agent
        if _have_been_taken(reading.lowers[holder.first : items[0][0]]):
            status = holder.status
    return kept + [
        Action(ordinal, first, last, verb.first, status, "tasks of a list", agent) for first, last, verb in items
    ]


def with_lines(
    reading: Reading, found: Sequence[Action], opening: Actor | None, last: Last, memory: Memory
) -> list[Action]:
    """Return the actions found, or those of a line of a list that the sentences before opened: "- Widen the canals"."""
    sentence, tokens, lowers = reading.sentence, reading.tokens, reading.lowers
    if opens_lines(lowers, sentence):
        last.listed = sentence.ordinal
        last.lister = memory.agent(opening, sentence, reading.speakers, document=True)
        return [action for action in found if action.last < sentence.last - 1 or not _only_opens(action, reading)]
    if last.listed != sentence.ordinal - 1 or last.lister is None:
        return list(found)
    first = line_start(lowers, sentence)
    items = lined(tokens, first or sentence.first, sentence, reading.actors)
    if first is not None or items:
        last.listed = sentence.ordinal
    if not items or found:
        return list(found)
    status, agent = InitiativeStatus.PLANNED, last.lister
    return [Action(sentence.ordinal, at, end, verb.first, status, "line of a list", agent) for at, end, verb in items]


def _only_opens(action: Action, reading: Reading) -> bool:
    """Tell whether an action only opens a list: "will take the following measures:"."""
    return "following" in reading.lowers[action.label : action.last]


def _have_been_taken(words: Sequence[str]) -> bool:
    """Tell whether measures have been taken and not only laid down: "has adopted measures, including …"."""
    lists = word_lists()
    return not lists["carries_out"].isdisjoint(words) and (lists["document_head"] - lists["effort"]).isdisjoint(words)


def asked_of_others(match: Match, first: int, last: int, reading: Reading) -> tuple[int, Conjunct | None] | None:
    """Return where the first thing ends that others are asked to do, and the next: "urged ports to share radar and …".

    What is asked of firms stays in one action, however many verbs tell it.
    """
    verb, lists, tokens = match.verb, word_lists(), reading.tokens
    if not match.rule.value("handed") and (verb is None or verb.lemma not in lists["demands"]):
        return None
    for place in range(first, last - 1):
        if tokens[place].lower != "to":
            continue
        at = skip_adverbs(tokens, place + 1, last)
        inner = verb_at(tokens, at, last, Form.BASE, any_list("action", "firm_act"))
        if inner is None:
            return None
        end, conjunct = object_end(tokens, inner.last, reading.sentence, Form.BASE, reading.actors, causative=True)
        public = not lists["public_addressee"].isdisjoint(reading.lowers[first:place]) or any(
            first <= actor.first < place for actor in reading.actors.values()
        )
        if conjunct is None or end <= inner.last or not public:
            return None
        return end, conjunct
    return None


def elliptic(reading: Reading, found: Sequence[Action]) -> list[Action]:
    """Find "as is a campaign to …": a second subject that shares the verb of the action before it."""
    tokens, sentence = reading.tokens, reading.sentence
    for action in found:
        for index in range(action.label + 1, sentence.last - 3):
            opens = tokens[index].lower in {"as", "so"} and tokens[index - 1].lower in {",", "and"}
            if not opens or tokens[index + 1].lower not in _ELLIPTIC:
                continue
            if not word_lists()["policy_noun"].isdisjoint(reading.lowers[index : sentence.last]):
                last = sentence.last - (tokens[sentence.last - 1].text == ".")
                return [replace(action, first=index, last=last, label=index + 2, rule="as is another")]
    return []


def _crosses(action: Action, item: tuple[int, int, Verb], listing: Sequence[tuple[int, int, Verb]]) -> bool:
    """Tell whether an action found is one of a list's, and not what the list hangs on."""
    return action.first < item[1] and item[0] < action.last and action.label >= listing[0][0]


def _before_list(action: Action, items: Sequence[tuple[int, int, Verb]], tokens: tuple[Token, ...]) -> int:
    """Return where an action ends that a list of others hangs on: before the list and the words that open it."""
    if not items or not action.first < items[0][0] < action.last:
        return action.last
    last = items[0][0]
    while last > action.label + 1 and tokens[last - 1].lower in _OPENING:
        last -= 1
    return last
