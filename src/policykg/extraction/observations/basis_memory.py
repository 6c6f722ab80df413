"""What earlier sentences compared with: a movement that names no basis shares theirs."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from policykg.extraction.document import Document
from policykg.extraction.items import BASES
from policykg.extraction.numbers import Number
from policykg.extraction.observations.drafts import Draft
from policykg.extraction.observations.linking import code_of
from policykg.extraction.observations.vocables import figure_words
from policykg.extraction.sentence_items import BY_ADJECTIVE
from policykg.extraction.sentences import TextSentence

_COMPARED: Final = re.compile(r"\b(?:from|than(?: in)?|with|to|on|over|against) {1,3}$")
# "three more than in May" does not tell how all is measured
_COUNTED: Final = frozenset({"so many more than", "so many more than others"})
_PLAIN: Final = frozenset({"year-on-year", "month-on-month", "quarter-on-quarter"})


# A rate over a year that a sentence opens with, and that the vocabulary of bases does not know.
_ANNUAL: Final = re.compile(r"\b(?:annual|yearly) {1,3}(?:rate|pace|reading|figure|change|gain|increase)\b")
_HEADING: Final = 5  # the longest heading, in tokens
_STOPS: Final = frozenset(".!?:;")
_OPENING: Final = 48  # characters of a sentence within which it says that it goes on with rates over a year


def stated_bases(document: Document) -> list[tuple[int, str]]:
    """Return the bases that the text states, each with where it stands; early figures without one share the first."""
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
    return sorted(places)


def yearly_turns(document: Document, bases: Sequence[tuple[int, str]]) -> frozenset[int]:
    """Return the ordinals of sentences that the next one of the paragraph sets a rate over a year against.

    "Sales fell 2 percent in May. *But on an annual basis* they rose 3": what is said before is no rate over a year.

    Args:
        document: the article.
        bases: where it states which basis.
    """
    places = [place for place, basis in bases if basis == "year-on-year"]
    places += [found.start() for found in _ANNUAL.finditer(document.flat)]
    turns: set[int] = set()
    for place in places:
        sentence = document.sentences[bisect_right(document.sentences, place, key=_starts) - 1]
        before = document.sentences[sentence.ordinal - 1] if sentence.ordinal else None
        near = place - sentence.span.start < _OPENING and before is not None
        if near and before is not None and before.paragraph == sentence.paragraph:
            number = bisect_left(document.numbers, sentence.span.start, key=_number_start)
            if number < len(document.numbers) and document.numbers[number].start > place:
                turns.add(before.ordinal)
    return frozenset(turns)


def _starts(sentence: TextSentence) -> int:
    """Return where a sentence begins."""
    return sentence.span.start


def _number_start(number: Number) -> int:
    """Return where a number begins."""
    return number.start


@dataclass(slots=True)
class BasisMemory:
    """The last basis that the text stated, and where."""

    first: str | None = None  # the first basis that the text states anywhere
    usual: str = "year-on-year"  # what the statistics of the article's area are measured against
    official: bool = False  # whether that area's own body publishes the article
    day: date | None = None
    turns: frozenset[int] = frozenset()  # sentences that the next one sets a rate over a year against
    lead: str | None = None  # the basis of the first change that has one
    of_prices: bool = False  # whether that change is one of prices, whose bodies of every area tell the annual rate
    last: str | None = None  # the first basis of the current paragraph
    latest: str | None = None  # the basis of the last change
    paragraph: int = -1
    section: str | None = None  # the basis that a heading names for what stands under it

    def keep(self, draft: Draft) -> None:
        """Remember the basis of a figure: the lead's stated one for the article, a paragraph's first for it."""
        self.latest = draft.basis
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
        return (self.last if self.paragraph == paragraph else None) or self.section or lead or later

    def note(self, sentence: TextSentence, document: Document) -> None:
        """Remember the basis that a sentence without figures, or a heading, announces for those after it."""
        if sentence.last - sentence.first <= _HEADING and document.tokens[sentence.last - 1].text not in _STOPS:
            named = [BY_ADJECTIVE.get(lower) for lower in document.lowers[sentence.first : sentence.last]]
            self.section = next((basis for basis in named if basis), None)  # "Annual comparison"
        for first in document.cues_in(sentence):
            for mention in document.cues[first]:
                if mention.scheme == "comparison-basis" and mention.term.code in _PLAIN:
                    self.last, self.paragraph = mention.term.code, sentence.paragraph
