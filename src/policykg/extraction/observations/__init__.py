"""Every number stated as a fact becomes an observation; comes after the base stages."""

from __future__ import annotations

from dataclasses import dataclass

from policykg.extraction.document import Document
from policykg.facts import Concept, NumberFate, Observation

__all__ = ["Observed", "observe"]


@dataclass(frozen=True, slots=True)
class Observed:
    """The observations of an article, its own area, and what became of each of its numbers."""

    observations: tuple[Observation, ...]
    area: Concept | None
    numbers: tuple[NumberFate, ...]


def observe(document: Document) -> Observed:
    """Return the observations of a document."""
    return Observed((), None, ())
