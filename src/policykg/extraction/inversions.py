"""Actions told back to front: "under preparation are rules on …", "widening two locks is a further aim".

What is planned or under way stands behind the verb, or is the subject of a sentence that says what it is. Part of
initiatives.
"""

from __future__ import annotations

from typing import Final

from policykg.extraction.actions import Action, Reading
from policykg.extraction.memory import Memory
from policykg.extraction.wordrules import skip_adverbs
from policykg.extraction.words import Form, verb_at, word_lists
from policykg.facts import InitiativeStatus

_BEING: Final = frozenset({"is", "are"})
_STAYING: Final = frozenset({"is", "are", "remains", "remain"})
_AIMED: Final = 5  # the longest words for an aim before its noun, in tokens
_OPENING: Final = 6  # how far behind the start of a sentence its verb may stand, in tokens
_FOR: Final = frozenset({"for", "in", "by", "from"})
_ENDS: Final = frozenset({".", ",", ";", "and", "of", "for"})
_TO_COME: Final = frozenset({"next", "further", "planned", "future", "coming"})


def inverted(reading: Reading, memory: Memory) -> list[Action]:
    """Return what a sentence tells as planned or under way before it names it, or as an aim after it."""
    sentence, lowers = reading.sentence, reading.lowers
    opening = skip_adverbs(reading.tokens, sentence.first, sentence.last)
    if opening + 3 >= sentence.last:
        return []
    status = _status_told_first(opening, reading)
    if status is not None:
        last = min(opening + _OPENING, sentence.last - 2)
        being = next((at for at in range(opening + 1, last) if lowers[at] in _BEING), None)
        return [] if being is None else [_action(being + 1, _end(being, reading), status, reading, memory)]
    aim = _aim(opening, reading)
    return [] if aim is None else [_action(opening, aim, InitiativeStatus.PLANNED, reading, memory)]


def _status_told_first(opening: int, reading: Reading) -> InitiativeStatus | None:
    """Return the status of what stands behind the verb: "*planned* are two docks", "*under way* is a survey"."""
    lowers, lists = reading.lowers, word_lists()
    word, following = lowers[opening], lowers[opening + 1]
    if word in lists["told_as_planned"]:
        return InitiativeStatus.PLANNED if following in _BEING | _FOR else None
    if word == "under":
        return InitiativeStatus.ONGOING if following in lists["told_as_running"] else None
    if word == "underway":
        return InitiativeStatus.ONGOING if following in _BEING else None
    ahead = lowers[opening + 1 : opening + _AIMED]
    if word == "among" and not _TO_COME.isdisjoint(ahead) and not lists["aimed_noun"].isdisjoint(ahead):
        return InitiativeStatus.PLANNED
    return None


def _aim(opening: int, reading: Reading) -> int | None:
    """Return where the aim ends that the doing is which opens a sentence: "*Widening locks* is another aim"."""
    tokens, lowers, sentence, lists = reading.tokens, reading.lowers, reading.sentence, word_lists()
    doing = verb_at(tokens, opening, sentence.last, Form.GERUND, lists["action"]) is not None
    if not doing and "among" not in reading.words:
        return None
    for place in range(opening + 1, sentence.last - 2):
        if lowers[place] not in _STAYING:
            if lowers[place] in lists["finite"] or lowers[place] in lists["relative"]:
                return None
            continue
        reach = min(place + 1 + _AIMED, sentence.last - 1)
        noun = next((at for at in range(place + 1, reach) if lowers[at] in lists["aimed_noun"]), None)
        if noun is None or lowers[noun + 1] not in _ENDS:
            return None
        between = lowers[place + 1 : noun]
        if not doing and ("among" not in between or _TO_COME.isdisjoint(between)):
            return None
        return noun + 1
    return None


def _end(first: int, reading: Reading) -> int:
    """Return where what stands behind the verb ends: with its clause."""
    place = first + 1
    while place < reading.sentence.last - 1 and reading.lowers[place] not in {";", ":"}:
        place += 1
    return place


def _action(first: int, last: int, status: InitiativeStatus, reading: Reading, memory: Memory) -> Action:
    """Make the action that a noun phrase names."""
    agent = memory.agent(None, reading.sentence, reading.speakers)
    label = skip_adverbs(reading.tokens, first, last)
    return Action(reading.sentence.ordinal, reading.sentence.first, last, label, status, "told back to front", agent)
