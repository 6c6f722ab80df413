"""The units that bare numbers leave out: "… 50 billion yen, after *40 billion*", "the index fell to *96*".

Comes after ``resolving`` and ``counts``; ``frames`` calls it when a figure is named.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from policykg.extraction.inflection import singular
from policykg.extraction.observations.counts import CountNamer
from policykg.extraction.observations.drafts import Draft, is_money, unit_class
from policykg.extraction.observations.linking import code_of
from policykg.extraction.observations.resolving import Resolver
from policykg.extraction.observations.vocables import figure_words
from policykg.facts import Concept, Kind

_LARGE: Final = 10_000
_COUNTED: Final = "number of "


class ImpliedUnits:
    """Tells which unit a bare number shares with what was said before."""

    def __init__(self, resolver: Resolver, counts: CountNamer) -> None:
        self._resolver = resolver
        self._linker = resolver.linker
        self._counts = counts

    def left_out(self, draft: Draft, made: Sequence[Draft]) -> str:
        """Return the unit that a large number shares with what was measured so before: "… yen, after 40 *billion*".

        Args:
            draft: a figure whose number has no unit and counts nothing of its own.
            made: the figures of the sentence before it.
        """
        if self._counts.own_noun(draft.at) or draft.kind is not Kind.LEVEL or draft.total is not None:
            return ""
        if code_of(draft.subject.indicator) == "share-index":
            return "index"  # "the Dax was up 0.3 percent at *4,300*"
        indicator, phrase = draft.subject.indicator, self._resolver.phrase_of(draft)
        if indicator is not None and indicator.candidate and indicator.label.startswith(_COUNTED):
            return ""  # "*applications for grants* numbered 2 million"
        if phrase is not None and self._resolver.reader.pointed(phrase) in figure_words("counting_noun"):
            return ""  # "*the number* climbed to 20 million"
        for other in reversed(made):
            known = other.subject.indicator
            if other.kind is not Kind.LEVEL or known is None or indicator is None or known.iri != indicator.iri:
                continue
            if other.unit == "index" and abs(draft.value) < _LARGE:
                return "index"
            known_unit = unit_class(other.number) == "amount" or is_money(other.unit)
            return other.unit if known_unit and _is_multiplied(draft) else ""
        if not _is_multiplied(draft):
            return ""
        told = self._resolver.discourse.figures.measured_as(indicator)
        last = next((other for other in reversed(made) if other.kind is Kind.LEVEL), None)
        traded = last is not None and {code_of(indicator), code_of(last.subject.indicator)} <= figure_words("traded")
        if last is not None and traded and is_money(last.unit):
            return last.unit
        if told is None and last is None and code_of(indicator) in figure_words("traded"):
            return self._resolver.discourse.figures.money_of_trade()  # "Exports rose to 3 billion euros. *Imports* …"
        if told is None and self._is_of_money(indicator):
            money = next((other.unit for other in reversed(made) if is_money(other.unit)), "")
            return money or self._resolver.discourse.figures.money_before()
        if told is not None and draft.subject.industry is not None and told.subject.industry != draft.subject.industry:
            return ""
        return told.unit if told is not None else ""

    def _is_of_money(self, indicator: Concept | None) -> bool:
        """Tell whether what is measured is an amount of money: revenue, "interest *payments*"."""
        if indicator is None:
            return False
        if code_of(indicator) in figure_words("money") or is_money(self._linker.usual_unit(indicator)):
            return True
        return singular(indicator.label.rpartition(" ")[2].lower()) in figure_words("paid_noun")

    def is_index(self, draft: Draft) -> bool:
        """Tell whether a bare number is the reading of an index."""
        indicator = draft.subject.indicator
        if indicator is None or abs(draft.value) >= _LARGE:
            return False
        return self._linker.usual_unit(indicator) == "index" or "index" in indicator.label.lower().split()


def _is_multiplied(draft: Draft) -> bool:
    """Tell whether a number is written with a multiple: "40 billion", "3bn"."""
    return draft.number.last > draft.number.core + 1 or abs(draft.value) >= _LARGE * _LARGE
