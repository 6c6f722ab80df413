"""What earlier sentences compared with: a movement that names no basis shares theirs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from policykg.extraction.document import Document
from policykg.extraction.items import BASES
from policykg.extraction.observations.drafts import Draft
from policykg.extraction.observations.linking import code_of
from policykg.extraction.observations.vocables import figure_words
from policykg.extraction.sentences import TextSentence

_COMPARED: Final = re.compile(r"\b(?:from|than(?: in)?|with|to|on|over|against) {1,3}$")
# "three more than in May" does not tell how all is measured
_COUNTED: Final = frozenset({"so many more than", "so many more than others"})
_PLAIN: Final = frozenset({"year-on-year", "month-on-month", "quarter-on-quarter"})


def stated_bases(document: Document) -> list[str]:
    """Return the bases that the text states, in its order: early figures without one share the first."""
    places: list[tuple[int, str]] = [
        (document.tokens[first].start, mention.term.code)
        for first, mentions in document.cues.items()
        for mention in mentions
        if mention.scheme == "comparison-basis" and mention.term.code in _PLAIN
    ]
    places += [
        (p.start, BASES[p.shape])
        for p in document.periods
        if p.shape in BASES and _COMPARED.search(document.flat, max(0, p.start - 14), p.start)
    ]
    return [basis for _, basis in sorted(places)]


@dataclass(slots=True)
class BasisMemory:
    """The last basis that the text stated, and where."""

    first: str | None = None  # the first basis that the text states anywhere
    usual: str = "year-on-year"  # what the statistics of the article's area are measured against
    official: bool = False  # whether that area's own body publishes the article
    day: date | None = None
    lead: str | None = None  # the basis of the first change that has one
    of_prices: bool = False  # whether that change is one of prices, whose bodies of every area tell the annual rate
    last: str | None = None  # the first basis of the current paragraph
    paragraph: int = -1

    def keep(self, draft: Draft) -> None:
        """Remember the basis of a figure: the lead's stated one for the article, a paragraph's first for it."""
        if draft.rule in _COUNTED or draft.basis not in _PLAIN or not (draft.basis_stated or draft.basis == self.usual):
            return
        if draft.basis_stated:
            if self.lead is None:
                self.of_prices = code_of(draft.subject.indicator) in figure_words("inflation")
            self.lead = self.lead or draft.basis
        if self.paragraph != draft.sentence.paragraph:
            self.last, self.paragraph = draft.basis, draft.sentence.paragraph

    def known(self, paragraph: int) -> str | None:
        """Return the basis that a figure of a paragraph shares where it states none."""
        later = self.first if self.usual == "year-on-year" else None
        lead = None if self.official and self.usual != "year-on-year" and not self.of_prices else self.lead
        return (self.last if self.paragraph == paragraph else None) or lead or later

    def note(self, sentence: TextSentence, document: Document) -> None:
        """Remember the basis that a sentence without figures announces for those after it."""
        for first in document.cues_in(sentence):
            for mention in document.cues[first]:
                if mention.scheme == "comparison-basis" and mention.term.code in _PLAIN:
                    self.last, self.paragraph = mention.term.code, sentence.paragraph
