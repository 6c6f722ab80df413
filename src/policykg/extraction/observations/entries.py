"""What the entries of a list are of that a line before them opens: "Exports by destination:", then "- Japan: 3 euros".

Comes after ``headings`` and before ``discourse``, which asks here whenever a sentence begins.
"""

from __future__ import annotations

from typing import Final

from policykg.extraction.document import Document
from policykg.extraction.observations.linking import Linker, Subject
from policykg.extraction.sentences import TextSentence

_LABEL: Final = 7  # tokens to the colon of an entry
_HEADING: Final = 8  # tokens of a heading
_MARKS: Final = frozenset({"-", "\u2013", "\u2014", "\u2022", "*", "\u00b7", "\u25aa", "\u25cf"})
_STOPS: Final = frozenset(".!?")


class Entries:
    """Remembers of one document which list is being read, sentence by sentence."""

    def __init__(self, document: Document, linker: Linker) -> None:
        self._document = document
        self._linker = linker
        self.subject: Subject | None = None  # what the entries of the list are of
        self.sentence = -1  # the sentence that opens the list
        self._paragraph = -1

    def open(self, sentence: TextSentence, spoken: Subject) -> None:
        """Begin a sentence: find whether the one before it opens a list, and whether this one ends it.

        Args:
            sentence: the sentence that begins.
            spoken: what was measured last.
        """
        if sentence.ordinal == 0:
            return
        before = self._document.sentences[sentence.ordinal - 1]
        if self._opens(before) and self.label_end(sentence):
            named = self._linker.subject(before.first, self._told_apart(before))
            if named.indicator is None and spoken.indicator is None and before.ordinal:
                lead = self._document.sentences[before.ordinal - 1]
                spoken = self._linker.subject(lead.first, lead.last)  # "*Exports* fell. By destination: …"
            own = named if named.indicator is not None else spoken
            self.subject = own if own.indicator is not None else None
            self.sentence, self._paragraph = before.ordinal, sentence.paragraph
        elif self.subject is not None and not self.label_end(sentence) and sentence.paragraph != self._paragraph:
            self.subject = None
        self._paragraph = sentence.paragraph

    def _told_apart(self, sentence: TextSentence) -> int:
        """Return the token of a sentence behind which it says by what the entries are told apart: "exports *by* …"."""
        lowers, last = self._document.lowers, sentence.last
        return next((index for index in range(sentence.first + 1, last) if lowers[index] == "by"), last)

    def label_end(self, sentence: TextSentence) -> int:
        """Return the token of the colon behind the label of an entry; 0 where a sentence is no entry."""
        lowers, first = self._document.lowers, sentence.first
        while first < sentence.last and lowers[first] in _MARKS:
            first += 1
        end = next((i for i in range(first, min(first + _LABEL, sentence.last - 1)) if lowers[i] == ":"), 0)
        return end if end > first else 0

    def _opens(self, sentence: TextSentence) -> bool:
        """Tell whether a sentence ends with a colon, or is a heading that says by what its entries are told apart."""
        lowers = self._document.lowers
        if lowers[sentence.last - 1] == ":":
            return True
        short = sentence.last - sentence.first <= _HEADING and lowers[sentence.last - 1] not in _STOPS
        return short and "by" in lowers[sentence.first : sentence.last]
