"""An action as it is found, and what is known of the sentence that is read for it; comes after the word rules."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from policykg.extraction.memory import Actor, Agent
from policykg.extraction.sentences import TextSentence
from policykg.extraction.subjects import Subject
from policykg.extraction.tokens import Token
from policykg.facts import Concept, InitiativeStatus


@dataclass(frozen=True, slots=True)
class Action:
    """An action as found: tokens ``first`` to ``last`` (exclusive) of its quote.

    Its label goes from ``label`` to ``told``, where the quote goes on with other actions, or else to its end.
    """

    sentence: int
    first: int
    last: int
    label: int
    status: InitiativeStatus
    rule: str
    agent: Agent
    told: int | None = None


@dataclass(slots=True)
class Reading:
    """What is known while one sentence is read."""

    tokens: tuple[Token, ...]  # of the body
    lowers: tuple[str, ...]
    sentence: TextSentence
    actors: Mapping[int, Actor]
    speakers: tuple[Concept, ...]
    words: frozenset[str]
    official: bool = False  # whether somebody speaks who can speak for a state
    written: bool = False  # whether the sentence is about a document
    near_ruling: bool = False  # whether the sentence before was, or told what a document wants done
    rules: bool = False  # whether the sentence tells what a document wants done
    subject: Subject | None = None  # of the clause before, for a verb that shares it
    covered: int = 0  # up to where actions were found
    issued: list[int] = field(default_factory=list)  # where the documents end that the sentence says are issued
    labels: set[int] = field(default_factory=set)  # the tokens at which actions found begin with their verb
