"""What was done of late, told by a noun: "the recent publication of the strategy"; part of initiatives."""

from __future__ import annotations

from typing import Final

from policykg.extraction.actions import Action, Reading
from policykg.extraction.memory import AUTHORITIES, Actor, Memory
from policykg.extraction.objects import in_phrase
from policykg.extraction.words import word_lists
from policykg.facts import InitiativeStatus

_AFTER: Final = frozenset({"after", "following", "since"})
_LATE: Final = word_lists()["of_late"]
_OF: Final = frozenset({"of", "in", "on"})
_WANTED: Final = word_lists()["not_done"]
_UNSURE: Final = word_lists()["before_undone"]
_REACH: Final = 14  # how far behind its noun who did something may be named, in tokens
_ENDS: Final = frozenset({",", ".", ";", ":", "and", "which", "that", "while"})


def recent_deeds(reading: Reading, memory: Memory) -> list[Action]:
    """Return what a noun says was done to a policy: "the recent adoption of the code", "after the launch of …"."""
    made, lowers, sentence, lists = list[Action](), reading.lowers, reading.sentence, word_lists()
    for place in range(sentence.first + 1, sentence.last - 3):
        if lowers[place] not in lists["done_noun"] or lowers[place + 1] != "of" or not _is_past(place, reading):
            continue
        if not any(in_phrase(name, place + 2, sentence.last, reading.tokens) for name in ("document_head", "treaty")):
            continue
        last = place + 2
        while last < sentence.last and lowers[last] not in _ENDS and lowers[last] not in lists["finite"]:
            last += 1
        by = next(
            (one for one in reading.actors.values() if place < one.first < last and lowers[one.first - 1] == "by"), None
        )
        agent = memory.agent(by if by is not None and by.kind in AUTHORITIES else None, sentence, reading.speakers)
        first = place - 1 if lowers[place - 1] not in _LATE else place - 2
        status, rule = InitiativeStatus.COMPLETED, "done of late"
        made.append(Action(sentence.ordinal, max(first, sentence.first), last, place, status, rule, agent))
    return made


def deeds_of_bodies(reading: Reading, memory: Memory) -> list[Action]:
    """Return what a noun says that a body did whom "by" names: "a tightening of the rules by the central bank"."""
    made, lowers, sentence, lists = list[Action](), reading.lowers, reading.sentence, word_lists()
    for place in range(sentence.first, sentence.last - 4):
        if lowers[place] not in lists["decreed_noun"] or lowers[place + 1] not in _OF or reading.covered > place:
            continue
        opening = place - (lowers[place - 1] in lists["determiner"])
        if lowers[opening - 1] in _WANTED or lowers[place - 1] in _UNSURE:
            continue  # "called for a cut in the duty by the board"
        reach = min(place + _REACH, sentence.last)
        by = next((actor for actor in reading.actors.values() if place < actor.first < reach), None)
        if by is not None and (by.kind not in AUTHORITIES or not _is_doer(by, lowers)):
            continue
        if by is None or not in_phrase("policy_object", place + 2, by.first, reading.tokens):
            continue
        agent = memory.agent(by, sentence, reading.speakers)
        status, rule = InitiativeStatus.COMPLETED, "done by a body, as a noun"
        made.append(Action(sentence.ordinal, max(opening, sentence.first), by.last, place, status, rule, agent))
    return made


def _is_doer(actor: Actor, lowers: tuple[str, ...]) -> bool:
    """Tell whether "by" names an actor behind a noun, and not behind a participle: not "approved by the council"."""
    before = actor.first - 1 - (lowers[actor.first - 1] == "the")
    return lowers[before] == "by" and not lowers[before - 1].endswith("ed")


def _is_past(noun: int, reading: Reading) -> bool:
    """Tell whether what a noun names was done: "the recent launch", "following the launch"."""
    lowers = reading.lowers
    if lowers[noun - 1] in _LATE:
        return True
    return (
        lowers[noun - 1] == "the" and lowers[noun - 2] in _AFTER and reading.words.isdisjoint(word_lists()["planning"])
    )
