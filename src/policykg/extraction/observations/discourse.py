"""What an article has spoken of so far: the last figure, the last change, the headline, and whom "its" means.

Comes before the modules that choose what a figure measures; they ask here when a sentence leaves something out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from policykg.extraction.document import Document
from policykg.extraction.observations.drafts import Draft
from policykg.extraction.observations.linking import Linker, Subject
from policykg.extraction.sentences import TextSentence
from policykg.facts import Component, Concept, Kind

_NOTHING_SAID = Subject()


@dataclass(frozen=True, slots=True)
class Spoken:
    """What a figure measured, and where it stands; ``sentence`` is -1 for one of the sentence being read."""

    subject: Subject = _NOTHING_SAID
    sentence: int = -1
    paragraph: int = -1


class Discourse:
    """Remembers what the figures of one document measured, sentence by sentence."""

    def __init__(self, document: Document, linker: Linker) -> None:
        self._document = document
        self._linker = linker
        self._sentence: TextSentence | None = None
        self._last = Spoken()  # the last figure of any kind
        self._moved = Spoken()  # the last change of a known indicator
        self._headline = Spoken()  # the first change of a known indicator: what the article is about
        self.owner: Concept | None = None  # the industry that "its" of this sentence can mean

    def open(self, sentence: TextSentence) -> None:
        """Begin a sentence."""
        self._sentence = sentence
        self.owner = self._first_industry(sentence.ordinal - 1)

    def _first_industry(self, ordinal: int) -> Concept | None:
        """Return the first industry that a sentence of the same paragraph names."""
        sentences = self._document.sentences
        if ordinal < 0 or self._sentence is None or sentences[ordinal].paragraph != self._sentence.paragraph:
            return None
        found = self._linker.mentions("industry", sentences[ordinal].first, sentences[ordinal].last)
        return self._linker.concept(found[0]) if found else None

    def spoken_of(self, previous: Draft | None) -> Subject | None:
        """Return what was measured last: in the sentence, else earlier in the paragraph."""
        if previous is not None:
            return previous.subject
        if self._sentence is None or self._last.paragraph != self._sentence.paragraph:
            return None
        return self._last.subject

    def measured_last(self) -> Subject:
        """Return what was measured last anywhere in the article."""
        return self._last.subject

    def just_spoken(self) -> bool:
        """Tell whether the sentence before this one holds the last figure."""
        return self._sentence is not None and self._last.sentence == self._sentence.ordinal - 1

    def moved_last(self, previous: Draft | None) -> Spoken | None:
        """Return what last moved: in the sentence, in the paragraph, or what the article is about."""
        if previous is not None and previous.kind is Kind.CHANGE:
            indicator = previous.subject.indicator
            if indicator is not None and not indicator.candidate:
                return Spoken(previous.subject)
        if self._sentence is not None and self._moved.paragraph == self._sentence.paragraph:
            return self._moved
        return self._headline if self._headline.sentence >= 0 else None

    def headline_of(self, indicator: Concept | None) -> Subject | None:
        """Return what the article is about where that has the given indicator."""
        return self._headline.subject if self._headline.subject.indicator == indicator else None

    def inherit(self, draft: Draft, component: Component, previous: Draft | None) -> None:
        """Record that a component comes from the last figure where that stands in an earlier sentence."""
        if previous is None and self._last.sentence >= 0:
            draft.inherit(component, sentence=self._last.sentence)

    def note(self, made: Sequence[Draft]) -> None:
        """Remember what the figures of the sentence measured."""
        if not made or self._sentence is None:
            return
        last = next((d for d in reversed(made) if not d.subject.empty), None)
        if last is not None:
            main = next((d for d in made if d.kind is Kind.CHANGE and not d.subject.empty), made[0])
            first = main.subject if not main.subject.empty else last.subject
            self._last = Spoken(first, self._sentence.ordinal, self._sentence.paragraph)
        change = next((draft for draft in made if _known_change(draft)), None)
        if change is not None:
            self._moved = Spoken(change.subject, self._sentence.ordinal, self._sentence.paragraph)
            if self._headline.sentence < 0:
                self._headline = self._moved


def _known_change(draft: Draft) -> bool:
    """Tell whether a figure is a change, in percent, of an indicator of the vocabularies."""
    indicator = draft.subject.indicator
    return (
        draft.kind is Kind.CHANGE
        and draft.unit == "percent"
        and indicator is not None
        and not indicator.candidate
        and not indicator.label.startswith("number of")
    )
