"""An action as it is found, and what is known of the sentence that is read for it; comes after the word rules."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from policykg.extraction.coordination import Conjunct
from policykg.extraction.memory import Actor, Agent
from policykg.extraction.sentences import TextSentence
from policykg.extraction.subjects import Subject
from policykg.extraction.tokens import Token
from policykg.extraction.words import Form
from policykg.facts import Concept, InitiativeStatus

_NEVER: Final = -9  # before the first sentence


@dataclass(slots=True, init=False, unsafe_hash=True)
class Action:
    """An action as found: tokens ``first`` to ``last`` (exclusive) of its quote.

    Its label goes from ``label`` to ``told``, where the quote goes on with other actions, or else to its end.
    """

    sentence: Final[int]
    first: Final[int]
    last: Final[int]
    label: Final[int]
    status: Final[InitiativeStatus]
    rule: Final[str]
    agent: Final[Agent]
    told: Final[int | None]

    def __init__(
        self,
        sentence: int,
        first: int,
        last: int,
        label: int,
        status: InitiativeStatus,
        rule: str,
        agent: Agent,
        told: int | None = None,
    ) -> None:
        self.sentence = sentence
        self.first = first
        self.last = last
        self.label = label
        self.status = status
        self.rule = rule
        self.agent = agent
        self.told = told


@dataclass(slots=True, init=False, unsafe_hash=True)
class Extent:
    """Where the object of a verb begins and ends, and the next verb that shares the subject."""

    first: Final[int]
    last: Final[int]
    conjunct: Final[Conjunct | None]
    form: Final[Form | None]  # of the verb after "to", where a verb in another form changes the status

    def __init__(
        self,
        first: int,
        last: int,
        conjunct: Conjunct | None,
        form: Form | None,
    ) -> None:
        self.first = first
        self.last = last
        self.conjunct = conjunct
        self.form = form


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


@dataclass(slots=True, init=False, eq=False)
class Reading:
    """What is known while one sentence is read."""

    tokens: tuple[Token, ...]  # of the body
    lowers: tuple[str, ...]
    sentence: TextSentence
    actors: Mapping[int, Actor]
    speakers: tuple[Concept, ...]
    words: frozenset[str]
    private: bool  # whether somebody speaks, and nobody who can speak for a state or a body
    official: bool  # whether somebody speaks who can speak for a state
    written: bool  # whether the sentence is about a document
    near_ruling: bool  # whether the sentence before was, or told what a document wants done
    rules: bool  # whether the sentence tells what a document wants done
    subject: Subject | None  # of the clause before, for a verb that shares it
    covered: int  # up to where actions were found
    conditional: bool  # whether the sentence begins with a condition
    issued: list[int]  # where the documents end that the sentence says are issued
    labels: set[int]  # the tokens at which actions found begin with their verb

    def __init__(
        self,
        tokens: tuple[Token, ...],
        lowers: tuple[str, ...],
        sentence: TextSentence,
        actors: Mapping[int, Actor],
        speakers: tuple[Concept, ...],
        words: frozenset[str],
        private: bool = False,
        official: bool = False,
        written: bool = False,
        near_ruling: bool = False,
        rules: bool = False,
        subject: Subject | None = None,
        covered: int = 0,
        conditional: bool = False,
    ) -> None:
        self.tokens = tokens
        self.lowers = lowers
        self.sentence = sentence
        self.actors = actors
        self.speakers = speakers
        self.words = words
        self.private = private
        self.official = official
        self.written = written
        self.near_ruling = near_ruling
        self.rules = rules
        self.subject = subject
        self.covered = covered
        self.conditional = conditional
        self.issued = []
        self.labels = set()
