"""The immutable records that travel from extraction to the graph.

Extraction fills them, :mod:`policykg.graph` turns them into RDF; nothing here knows RDF, files or patterns.
Offsets are half-open, in Unicode code points into the body of the article.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal

from policykg.kinds import Bound, Component, InitiativeStatus, Kind, ObservationStatus, ReadingStatus
from policykg.records import quickly_made

__all__ = [
    "Achievement",
    "Attribution",
    "Bound",
    "Comparison",
    "Component",
    "Concept",
    "Event",
    "Evidence",
    "Extraction",
    "Fact",
    "Goal",
    "Inheritance",
    "Initiative",
    "InitiativeStatus",
    "Kind",
    "Metadata",
    "NumberFate",
    "Observation",
    "ObservationStatus",
    "OrganisationMention",
    "Period",
    "Person",
    "Post",
    "Reading",
    "ReadingStatus",
    "Sentence",
    "Software",
    "Span",
    "Trend",
]


@quickly_made
@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of the body: ``body[start:end]``."""

    start: int
    end: int


@quickly_made
@dataclass(frozen=True, slots=True)
class Concept:
    """A thing that a fact is about: a term of a vocabulary, or a candidate minted from the text.

    ``iri`` is absolute. ``label`` is the preferred English label (for a candidate: the noun phrase as normalised).
    ``span`` is where the text names it, if it does.
    """

    iri: str
    label: str
    candidate: bool = False
    span: Span | None = None


@quickly_made
@dataclass(frozen=True, slots=True)
class Period:
    """Calendar days from ``start`` to ``end``, both included."""

    start: date
    end: date

    @property
    def iso(self) -> str:
        """The shortest ISO 8601 form: ``2023``, ``2023-09``, ``2023-01/2023-09``, ``2023-09-30`` or two days."""
        first, last = self.start, self.end
        if first.day != 1 or (last + timedelta(days=1)).day != 1:
            return first.isoformat() if first == last else f"{first}/{last}"
        if (first.month, last.month) == (1, 12):
            return f"{first:%Y}" if first.year == last.year else f"{first:%Y}/{last:%Y}"
        same_month = (first.year, first.month) == (last.year, last.month)
        return f"{first:%Y-%m}" if same_month else f"{first:%Y-%m}/{last:%Y-%m}"


@quickly_made
@dataclass(frozen=True, slots=True)
class Inheritance:
    """Where a component came from that the fact's own sentence does not state.

    Exactly one of ``sentence`` (ordinal of a sentence, from 0) and ``header`` (``title``, ``date`` or
    ``publisher``: a field of the article's header) is set.
    """

    component: Component
    sentence: int | None = None
    header: str | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to understand a doubtful fact."""

    label: str
    reason: str
    kind: Kind | None = None
    basis: str | None = None
    unit: str | None = None
    value: Decimal | None = None
    status: ReadingStatus = ReadingStatus.UNRESOLVED


@quickly_made
@dataclass(frozen=True, slots=True)
class Attribution:
    """Who a sentence says said it: a person or an organisation (an IRI of ours and its label)."""

    iri: str
    label: str
    person: bool
    span: Span | None = None


@quickly_made
@dataclass(frozen=True, slots=True)
class Evidence:
    """The exact words behind a fact: the span, the ordinal of its sentence, and who says it.

    ``rule`` names the rule that found the fact. ``attributed_to`` is None where the article speaks for itself.
    ``quote`` is what an extractor that was told the words, rather than cut them out, says stands at the span; the
    evidence gate compares.
    """

    span: Span
    sentence: int
    rule: str
    attributed_to: Attribution | None = None
    inherited: tuple[Inheritance, ...] = ()
    quote: str | None = None


@quickly_made
@dataclass(frozen=True, slots=True)
class Observation:
    """One number stated as a fact (a statistic, a target or a forecast).

    ``value`` is written out (1.8 trillion is 1800000000000) and negative for a fall. ``unit`` is a code of the
    unit vocabulary (``percent``, ``CNY``, ``count`` …) or the singular English name of another unit.
    ``basis`` of a change is ``year-on-year``, ``month-on-month``, ``quarter-on-quarter``, ``annual-average`` or
    ``since`` (with ``base_period``); None for the other kinds. ``comparator`` holds a gap's "against what".
    """

    evidence: Evidence
    value_span: Span
    kind: Kind
    value: Decimal
    unit: str
    indicator: Concept
    industry: Concept | None = None
    basis: str | None = None
    base_period: Period | None = None
    comparator: str | None = None
    bound: Bound = Bound.EXACT
    total: Decimal | None = None
    period: Period | None = None
    area: Concept | None = None
    status: ObservationStatus = ObservationStatus.ACTUAL
    condition: str | None = None  # of a streak: what held in each of its periods, a code of the direction vocabulary
    readings: tuple[Reading, ...] = ()
    value_text: str | None = None  # what is said to stand at ``value_span``, as ``quote`` of the evidence


@dataclass(frozen=True, slots=True)
class Trend:
    """A movement without a number: "the PMI returned to expansion in September"."""

    evidence: Evidence
    direction: str  # a code of the direction vocabulary
    indicator: Concept
    industry: Concept | None = None
    period: Period | None = None
    area: Concept | None = None
    readings: tuple[Reading, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """One series set against another without an amount: "outpacing overall manufacturing investment"."""

    evidence: Evidence
    relation: str  # a code of the comparison-relation vocabulary: greater, less, equal
    indicator: Concept
    comparator: str
    industry: Concept | None = None
    period: Period | None = None
    area: Concept | None = None


@quickly_made
@dataclass(frozen=True, slots=True)
class Initiative:
    """An action that a public body takes, continues or announces.

    ``label`` is the action as a short phrase from the text ("speed up the formulation of …"), ``gist`` the same in base
    forms ("expand port"), by which one action in two wordings is known. Where ``agents`` is empty, ``agent_missing`` is
    a code of the agent-missing vocabulary that says why. Where one announcement holds several actions, ``announced``
    is the span of the first one.
    """

    evidence: Evidence
    label: str
    status: InitiativeStatus
    agents: tuple[Concept, ...]
    targets: tuple[Concept, ...] = ()
    instrument: Concept | None = None
    goals: tuple[str, ...] = ()  # labels of Goal records of the same article
    means: str | None = None
    period: Period | None = None
    agent_missing: str | None = None
    gist: str = ""
    announced: Span | None = None


@dataclass(frozen=True, slots=True)
class Goal:
    """A state that a public body wants to reach."""

    evidence: Evidence
    label: str
    agents: tuple[Concept, ...] = ()
    targets: tuple[Concept, ...] = ()


@dataclass(frozen=True, slots=True)
class Achievement:
    """A result that the article reports as reached, without a number."""

    evidence: Evidence
    label: str
    agents: tuple[Concept, ...] = ()
    targets: tuple[Concept, ...] = ()
    exhaustive: bool = True  # False where the text introduces it by "such as"


@dataclass(frozen=True, slots=True)
class Post:
    """A post that the text says a person holds."""

    title: str
    organisation: Concept | None
    role: Concept | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """A person whom the text names; ``spans`` are all places that name them."""

    iri: str
    name: str
    spans: tuple[Span, ...]
    evidence: Evidence
    posts: tuple[Post, ...] = ()


@dataclass(frozen=True, slots=True)
class OrganisationMention:
    """An organisation that the text names, known or candidate; ``spans`` are all places that name it."""

    organisation: Concept
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """What the article reports on: a press conference, a meeting, a release."""

    evidence: Evidence
    label: str
    kind: str  # a code of the event-kind vocabulary: press-conference, meeting, release, forum
    date: date | None = None
    hosts: tuple[Concept, ...] = ()
    speakers: tuple[Attribution, ...] = ()
    topic: str | None = None
    period: Period | None = None  # the period that the event is about


Fact = Observation | Trend | Comparison | Initiative | Goal | Achievement | Person | Event


@quickly_made
@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of the body. ``without_fact`` is a code of the no-fact-reason vocabulary, or None."""

    ordinal: int
    span: Span
    without_fact: str | None = None


@quickly_made
@dataclass(frozen=True, slots=True)
class NumberFate:
    """What became of one number of the text, and by which rule (``--explain``)."""

    span: Span
    fate: str  # "observation", "period", "name", "total", "threshold", "list-number", "unexplained" …
    rule: str


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the header of an article says about it."""

    title: str
    date: date | None
    publisher: str | None = None
    source: str | None = None
    language: str = "en"
    area: str | None = None  # an ISO 3166-1 alpha-2 code, only where the header states it
    note: str | None = None
    author: str | None = None


@dataclass(frozen=True, slots=True)
class Software:
    """A program by name and version."""

    name: str
    version: str


@dataclass(frozen=True, slots=True)
class Extraction:
    """All facts of one article, in the order of the text.

    ``extractor`` is who found them; None stands for the rules of this package.
    """

    metadata: Metadata
    body: str
    area: Concept | None
    sentences: tuple[Sentence, ...]
    observations: tuple[Observation, ...] = ()
    trends: tuple[Trend, ...] = ()
    comparisons: tuple[Comparison, ...] = ()
    initiatives: tuple[Initiative, ...] = ()
    goals: tuple[Goal, ...] = ()
    achievements: tuple[Achievement, ...] = ()
    events: tuple[Event, ...] = ()
    persons: tuple[Person, ...] = ()
    organisations: tuple[OrganisationMention, ...] = ()
    numbers: tuple[NumberFate, ...] = field(default=())
    extractor: Software | None = None

    def quote(self, span: Span) -> str:
        """Return the words at a span."""
        return self.body[span.start : span.end]
