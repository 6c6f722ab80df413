"""Deeds told in a row after a decision: "decided to halve the toll, passed a plan and heard a report"."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from policykg.extraction.actions import Action, Reading
from policykg.extraction.coordination import object_end
from policykg.extraction.wordrules import skip_adverbs
from policykg.extraction.words import Form, Verb, any_list, verb_at
from policykg.facts import InitiativeStatus

_JOINTS: Final = frozenset({",", "and"})
_OBJECT_STARTS: Final = frozenset({"a", "an", "the", "its", "their", "two", "three", "several"})
_DEEDS: Final = any_list("action", "hearing")


def with_later_deeds(action: Action, reading: Reading) -> list[Action]:
    """Return the action of an infinitive, cut before the deeds in the past that follow it, and these deeds."""
    made, rule = list[Action](), f"{action.rule}, later"
    current, first, last = action, action.label + 1, action.last
    found = _next_deed(first, last, reading)
    while found is not None:
        joint, verb = found
        made.append(replace(current, last=joint))
        last, conjunct = object_end(
            reading.tokens, verb.last, reading.sentence, Form.PAST, reading.actors, causative=False
        )
        status = InitiativeStatus.COMPLETED
        current = replace(action, first=verb.first, last=last, label=verb.first, status=status, rule=rule)
        found = _next_deed(verb.last, last, reading)
        if found is None and conjunct is not None:
            found = last, conjunct.verb
    return [*made, current]


def _next_deed(first: int, last: int, reading: Reading) -> tuple[int, Verb] | None:
    """Return the first comma or "and" between two tokens that a deed in the past follows, and the deed's verb."""
    for joint in range(first, last - 1):
        if reading.lowers[joint] in _JOINTS:
            verb = _deed_at(joint + 1, reading)
            if verb is not None:
                return joint, verb
    return None


def _deed_at(index: int, reading: Reading) -> Verb | None:
    """Return the verb in the past at a token, after adverbs and "and", if an object with an article follows."""
    tokens, end = reading.tokens, reading.sentence.last
    place = skip_adverbs(tokens, index, end)
    if place < end and tokens[place].lower == "and":
        place = skip_adverbs(tokens, place + 1, end)
    verb = verb_at(tokens, place, end, Form.PAST, _DEEDS)
    if verb is None or verb.last >= end or tokens[verb.last].lower not in _OBJECT_STARTS:
        return None
    return verb
