"""An action as it is found, and what is known of the sentence that is read for it; comes after the word rules."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from policykg.extraction.coordination import Conjunct
from policykg.extraction.memory import Actor, Agent
from policykg.extraction.sentences import TextSentence
from policykg.extraction.subjects import Subject
from policykg.extraction.tokens import Token
from policykg.extraction.words import Form
from policykg.facts import Concept, InitiativeStatus

_NEVER: Final = -9  # before the first sentence


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


@dataclass(frozen=True, slots=True)
class Extent:
    """Where the object of a verb begins and ends, and the next verb that shares the subject."""

    first: int
    last: int
    conjunct: Conjunct | None
    form: Form | None  # of the verb after "to", where a verb in another form changes the status


@dataclass(slots=True)
class Last:
    """The last sentences that told what a later one may go on with."""

    acted: int = _NEVER  # told an action
    written: int = _NEVER  # was about a document, which "it" may mean in the next
    wrote: int = _NEVER  # gave the words of a document
    ruled: int = _NEVER  # told what a document wants done
    listed: int = _NEVER  # opened a list of lines, or was one
    lister: Agent | None = None  # who does what the lines of a list tell
    official: tuple[int, int] = (_NEVER, _NEVER)  # let an official speak: with its paragraph


@dataclass(slots=True)
class Reading:
    """What is known while one sentence is read."""

    tokens: tuple[Token, ...]  # of the body
    lowers: tuple[str, ...]
    sentence: TextSentence
    actors: Mapping[int, Actor]
    speakers: tuple[Concept, ...]
    words: frozenset[str]
    private: bool = False  # whether somebody speaks, and nobody who can speak for a state or a body
    official: bool = False  # whether somebody speaks who can speak for a state
    written: bool = False  # whether the sentence is about a document
    near_ruling: bool = False  # whether the sentence before was, or told what a document wants done
    rules: bool = False  # whether the sentence tells what a document wants done
    subject: Subject | None = None  # of the clause before, for a verb that shares it
    covered: int = 0  # up to where actions were found
    conditional: bool = False  # whether the sentence begins with a condition
    issued: list[int] = field(default_factory=list)  # where the documents end that the sentence says are issued
    labels: set[int] = field(default_factory=set)  # the tokens at which actions found begin with their verb
