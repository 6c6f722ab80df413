"""Concepts that need no words of the text beside them: those known by their code, and what is made of others.

Comes before ``linking``, which finds concepts in noun phrases.
"""

from __future__ import annotations

from dataclasses import replace

from policykg import iris
from policykg.extraction.document import Document
from policykg.facts import Concept


class KnownConcepts:
    """Gives the concepts of the vocabularies by their codes, and tells how they are usually measured."""

    def __init__(self, document: Document) -> None:
        self._document = document

    def head_of(self, indicator: Concept | None) -> Concept | None:
        """Return what a candidate measures without of what: "purchases" of "purchases of lamps"."""
        if indicator is None or not indicator.candidate or indicator.label.startswith("number of "):
            return indicator
        head, _, rest = indicator.label.partition(" of ")
        return replace(indicator, iri=iris.candidate("indicator", head), label=head) if rest else indicator

    def number_of(self, thing: Concept) -> Concept:
        """Return the indicator that counts a thing."""
        label = f"number of {thing.label}"
        return Concept(iris.candidate("indicator", label), label, candidate=True, span=thing.span)

    def known(self, scheme: str, code: str) -> Concept | None:
        """Return a concept of a vocabulary by its code."""
        term = self._document.vocabulary.find(scheme, code)
        return Concept(term.iri, term.label) if term else None

    def usual_kind(self, indicator: Concept | None) -> str:
        """Return the kind of figure that an indicator usually is, by its vocabulary: ``share``, ``level`` …."""
        return self._usual(indicator, "usualKind")

    def usual_unit(self, indicator: Concept | None) -> str:
        """Return the unit that an indicator is usually given in, by its vocabulary: ``percent``, ``index`` …."""
        return self._usual(indicator, "usualUnit")

    def _usual(self, indicator: Concept | None, name: str) -> str:
        term = self._document.vocabulary.terms.get(indicator.iri) if indicator else None
        return ((term.one(name) if term else None) or "").rsplit("/", 1)[-1]


def unspecified(document: Document) -> Concept:
    """Return the indicator of a figure of which the text says too little."""
    concept = KnownConcepts(document).known("indicator", "unspecified")
    assert concept is not None
    return concept
