"""For which body those speak whose role leaves that to the context: "Minister Ann Hay", "its head"; after memory."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from policykg.extraction.memory import Memory
from policykg.extraction.people import People, RolePhrase
from policykg.extraction.words import word_lists
from policykg.facts import Concept

if TYPE_CHECKING:
    from policykg.extraction.document import Document

_OVER_ALL: Final = frozenset({"chancellor", "premier", "president"})  # offices above every ministry


def settle(people: People, memory: Memory, document: Document) -> None:
    """Give each person the body that the role leaves to the context: "the ministry's chief engineer", "Minister X"."""
    for person in people.known.values():
        for phrase in person.phrases:
            if person.body is not None:
                break
            noun = document.tokens[phrase.reference].lower if phrase.reference is not None else ""
            if noun and noun not in {"its", "their"}:
                bodies = memory.refer(noun, phrase.first)
            elif not noun and (_elsewhere(phrase, document) or _is_expert(phrase)):
                bodies = ()
            elif not noun and memory.home is not None:
                bodies = memory.own()
            else:
                bodies = memory.named_near(phrase.first)
            if bodies and not noun and not can_be_led(bodies[0], phrase):
                bodies = ()
            person.body = bodies[0] if bodies else None
        if person.body is not None:
            person.body = memory.whole(person.body)


def _elsewhere(phrase: RolePhrase, document: Document) -> bool:
    """Tell whether a role is one in an organisation that is named and that is no known body: "head of Hay Mills"."""
    after = [token for token in document.tokens[phrase.last : phrase.last + 3] if token.lower != "the"]
    return len(after) > 1 and after[0].lower in {"of", "at"} and after[1].capital and not _is_minister(phrase)


def _is_expert(phrase: RolePhrase) -> bool:
    """Tell whether a role is that of somebody whom the press asks: an analyst speaks for no body beside it."""
    return any(title.lower() in word_lists()["outside_expert"] for title in phrase.titles)


def _is_of_state(phrase: RolePhrase) -> bool:
    """Tell whether a role is an office of state that one person holds: only a ministry or a cabinet can be its body."""
    offices = word_lists()["sole_office"] | {"president"}
    return any(title.lower().split()[-1] in offices for title in phrase.titles)


def can_be_led(body: Concept, phrase: RolePhrase) -> bool:
    """Tell whether who has an office of state can speak for a body: a chancellor heads no ministry of defence."""
    if not _is_of_state(phrase):
        return True
    words = body.label.lower().split()
    if any(title.lower().split()[-1] in _OVER_ALL for title in phrase.titles):
        return not word_lists()["governing"].isdisjoint(words)
    return _has_minister(body)


def _is_minister(phrase: RolePhrase) -> bool:
    return any("minister" in title.lower() for title in phrase.titles)


def _has_minister(body: Concept) -> bool:
    """Tell whether a minister can head a body: a statistics office or a bank is none of these."""
    return not word_lists()["ministerial"].isdisjoint(body.label.lower().split())
