"""What a heading over paragraphs, or a label before a colon, says that figures are of.

"*Cement*" on a line of its own, "*Steel*: output rose 3 percent". Comes after ``linking`` and before ``discourse``,
which asks here whenever a sentence begins.
"""

from __future__ import annotations

from typing import Final

from policykg.extraction.document import Document
from policykg.extraction.inflection import plural, singular
from policykg.extraction.observations.linking import Linker
from policykg.extraction.observations.vocables import figure_words
from policykg.extraction.sentences import TextSentence
from policykg.facts import Concept

_LONGEST: Final = 6  # tokens of a heading or a label
_STOPS: Final = frozenset(".!?\u3002")
_MARKS: Final = frozenset({"-", "\u2013", "\u2014", "\u2022", "*", "\u00b7"})
_WITHIN: Final = frozenset({"and", "of", "the", "in", "for", ",", "&"})


class Headings:
    """Finds the headings and labels of one document, sentence by sentence."""

    def __init__(self, document: Document, linker: Linker) -> None:
        self._document = document
        self._linker = linker
        self._read = 0  # sentences looked at
        self._over: tuple[Concept, int] | None = None

    def over(self, sentence: TextSentence) -> tuple[Concept, int] | None:
        """Return the thing that the last heading before a sentence names, and the heading's ordinal.

        A heading that follows another at once is the entry of a list, and heads nothing.
        """
        sentences = self._document.sentences
        for ordinal in range(self._read, sentence.ordinal):
            if not self._is_heading(ordinal):
                continue
            listed = ordinal > 0 and self._is_heading(ordinal - 1)
            named = None if listed else self._named(sentences[ordinal].first, sentences[ordinal].last)
            self._over = (named, ordinal) if named is not None else None
        self._read = max(self._read, sentence.ordinal)
        return self._over

    def label(self, sentence: TextSentence) -> Concept | None:
        """Return the thing that a sentence is about by what stands before its colon, or in a sentence of its own."""
        lowers, first = self._document.lowers, sentence.first
        while first < sentence.last and lowers[first] in _MARKS:
            first += 1
        end = next((i for i in range(first, min(first + _LONGEST, sentence.last)) if lowers[i] == ":"), first)
        return self._named(first, end) if end > first else None

    def stands_alone(self, ordinal: int) -> Concept | None:
        """Return the thing that is all a sentence says: "*Lamps.* Output rose 3 percent"."""
        sentence = self._document.sentences[ordinal]
        last = sentence.last - 1 if self._document.lowers[sentence.last - 1] in _STOPS else sentence.last
        return self._named(sentence.first, last) if 0 < last - sentence.first <= _LONGEST else None

    def _is_heading(self, ordinal: int) -> bool:
        """Tell whether a sentence is a short paragraph of its own without a full stop."""
        sentences = self._document.sentences
        sentence = sentences[ordinal]
        if sentence.last - sentence.first > _LONGEST or self._document.lowers[sentence.last - 1] in _STOPS:
            return False
        alone = ordinal == 0 or sentences[ordinal - 1].paragraph != sentence.paragraph
        return alone and (ordinal + 1 == len(sentences) or sentences[ordinal + 1].paragraph != sentence.paragraph)

    def _named(self, first: int, last: int) -> Concept | None:
        """Return the thing that some tokens name and nothing else: a branch or product, or things in the plural."""
        lowers = self._document.lowers
        if any(not self._linker.is_content(i) and lowers[i] not in _WITHIN for i in range(first, last)):
            return None
        if any(lowers[i] in figure_words("past") or lowers[i] in figure_words("reporter") for i in range(first, last)):
            return None
        if self._linker.mentions("indicator", first, last) or self._linker.mentions("area", first, last):
            return None
        named = self._linker.mentions("industry", first, last)
        if named:
            return self._linker.concept(named[0]) if named[-1].last == last else None
        head = lowers[last - 1]
        many = head == plural(singular(head)) and head not in figure_words("hollow") and last - first <= _LONGEST // 2
        return self._linker.thing(first, last) if many else None
