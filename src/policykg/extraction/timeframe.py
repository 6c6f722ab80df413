"""The period and area of facts that are no observations; comes after the base stages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from policykg.extraction.document import topic_period
from policykg.extraction.periods import Shape
from policykg.facts import Component, Inheritance, Period

if TYPE_CHECKING:
    from policykg.extraction.document import Document
    from policykg.extraction.sentences import TextSentence

_TOPICAL: Final = frozenset({Shape.MONTH, Shape.QUARTER, Shape.SPAN, Shape.YEAR, Shape.YEARS, Shape.DAYS, Shape.POINT})


@dataclass(frozen=True, slots=True)
class Timeframe:
    """What the article as a whole says of time and place."""

    document: Document
    topic: tuple[Period, int] | None
    area: tuple[Inheritance, ...]

    @classmethod
    def open(cls, document: Document, area: tuple[Inheritance, ...]) -> Timeframe:
        """Read the topic of a document."""
        return cls(document, topic_period(document), area)

    def of(self, sentence: TextSentence, first: int, last: int) -> tuple[Period | None, tuple[Inheritance, ...]]:
        """Return the period of a clause, and where it comes from when the sentence is silent.

        The nearest period expression counts; one that ends after the article's day is cut at it.
        """
        tokens, day = self.document.tokens, self.document.metadata.date
        start, end = tokens[first].start, tokens[last - 1].end
        mentions = [m for m in self.document.periods_in(sentence) if m.shape in _TOPICAL and m.period is not None]
        mentions = [m for m in mentions if day is None or (m.period is not None and m.period.start <= day)]
        if mentions:
            nearest = min(mentions, key=lambda m: max(0, start - m.end, m.start - end))
            return self._cut(nearest.period), ()
        if self.topic is None:
            return None, ()
        period, ordinal = self.topic
        if ordinal > sentence.ordinal:
            return None, ()
        return self._cut(period), (
            Inheritance(Component.PERIOD, sentence=ordinal),
        ) if ordinal < sentence.ordinal else ()

    def _cut(self, period: Period | None) -> Period | None:
        """End a period at the article's day at the latest."""
        day = self.document.metadata.date
        if period is None or day is None or period.end <= day:
            return period
        return Period(period.start, day) if period.start <= day else None
