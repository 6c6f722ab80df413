"""What a generated article states: the records that the corpus promises and a test compares; knows no text frames."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class ExpectedObservation:
    """One figure of a generated article.

    ``start`` and ``end`` are offsets of the number into the body, ``text`` the number as written there. ``period``
    is ISO 8601 as the annotation guide has it. ``indicator`` and ``industry`` are preferred labels of the
    vocabularies; None where a reader may name them in several ways, so that nothing is compared.
    """

    start: int
    end: int
    text: str
    kind: str
    value: Decimal
    unit: str
    basis: str | None
    period: str | None
    bound: str = "exact"
    status: str = "actual"
    total: Decimal | None = None
    indicator: str | None = None
    industry: str | None = None

    @property
    def identity(self) -> tuple[object, ...]:
        """What must be found again: where the number starts and everything the vocabularies do not decide."""
        period = None if self.kind == "streak" else self.period
        fixed = (self.start, self.kind, self.value, self.unit, self.basis, period)
        return (*fixed, self.bound, self.status, self.total)


@dataclass(frozen=True, slots=True)
class ExpectedInitiative:
    """One action of a generated article: its words, where they start, who acts and how far it has come."""

    start: int
    end: int
    agent: str
    status: str


@dataclass(frozen=True, slots=True)
class ExpectedFacts:
    """All that a generated article states.

    ``broken`` names what is wrong with the record (``no-title``, ``no-date``, ``bad-date``, ``empty-text``,
    ``missing-text``); such an article must be rejected, and states nothing.
    """

    source: str
    area: str
    observations: tuple[ExpectedObservation, ...] = ()
    initiatives: tuple[ExpectedInitiative, ...] = ()
    sentences: int = 0
    broken: str | None = None


def totals(facts: Iterable[ExpectedFacts]) -> dict[str, int]:
    """Add up a corpus: articles, rejected ones, observations by kind, initiatives by status."""
    counts: Counter[str] = Counter()
    for article in facts:
        counts["articles"] += 1
        counts["broken"] += article.broken is not None
        counts["sentences"] += article.sentences
        counts["observations"] += len(article.observations)
        counts["initiatives"] += len(article.initiatives)
        counts.update(f"observations: {observation.kind}" for observation in article.observations)
        counts.update(f"initiatives: {initiative.status}" for initiative in article.initiatives)
    return dict(sorted(counts.items()))
