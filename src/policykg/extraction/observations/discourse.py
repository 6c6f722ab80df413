"""What an article has spoken of so far: the last figure, the last change, the headline, and whom "its" means.

Comes before the modules that choose what a figure measures; they ask here when a sentence leaves something out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from policykg.extraction.document import Document
from policykg.extraction.inflection import singular
from policykg.extraction.observations.drafts import Draft
from policykg.extraction.observations.entries import Entries
from policykg.extraction.observations.headings import Headings
from policykg.extraction.observations.linking import Linker, Subject
from policykg.extraction.observations.told_figures import Spoken, Told, ToldFigures
from policykg.extraction.observations.topics import title_of, topic_of
from policykg.extraction.observations.vocables import figure_pairs, figure_words
from policykg.extraction.sentences import TextSentence
from policykg.facts import Bound, Component, Concept, Kind

_OF_WHAT: Final = frozenset({"of", "for", "in", "at"})
_BESIDE: Final = 4  # tokens behind "of" within which the thing is named
_OPENING: Final = 4  # tokens into a sentence at which its subject begins


class Discourse:
    """Remembers what the figures of one document measured, sentence by sentence."""

    def __init__(self, document: Document, linker: Linker) -> None:
        self._document = document
        self._linker = linker
        self._sentence: TextSentence | None = None
        self._last = Spoken()  # the last figure of any kind
        self._moved = Spoken()  # the last change of a known indicator
        self._headline = Spoken()  # the first change of a known indicator: what the article is about
        self.figures = ToldFigures()
        self._things: dict[str, Concept] = {}  # industries named so far, by the last word of their name
        self._read = 0  # mentions of industries that are among the things
        title = title_of(document)
        self._titled = frozenset(title.named("indicator"))
        self.topic = topic_of(document, linker, title)
        self._measured = title.measured()
        self._headings = Headings(document, linker)
        self.entries = Entries(document, linker)
        self.label: Concept | None = None  # the thing that stands before the colon of this sentence
        self.paragraph: Spoken | None = None  # the industry that the paragraph opens with, in a sentence of its own
        self.owner: Concept | None = None  # the industry that "its" of this sentence can mean

    def open(self, sentence: TextSentence) -> None:
        """Begin a sentence."""
        opened = self._sentence.paragraph if self._sentence is not None else -1
        self._sentence = sentence
        self.figures.open(sentence)
        if sentence.paragraph != opened:
            self._open_paragraph(sentence)
        self._go_under(sentence)
        self.entries.open(sentence, self._last.subject)
        if not self._goes_on(sentence.ordinal - 1):
            self.owner = self._first_industry(sentence.ordinal - 1)

    def _go_under(self, sentence: TextSentence) -> None:
        """Find the label of a sentence, and the name that stands alone before it: "*Lamps.* Output rose"."""
        self.label = self._headings.label(sentence)
        if self.label is not None:
            self.paragraph = Spoken(Subject(None, self.label), sentence.ordinal, sentence.paragraph)
        if sentence.ordinal == 0 or self._document.sentences[sentence.ordinal - 1].paragraph != sentence.paragraph:
            return
        alone = self._headings.stands_alone(sentence.ordinal - 1)
        if alone is not None:
            self.paragraph = Spoken(Subject(None, alone), sentence.ordinal - 1, sentence.paragraph)

    def _goes_on(self, ordinal: int) -> bool:
        """Tell whether a sentence of the paragraph opens with a pronoun: it is about what the one before was about."""
        sentences = self._document.sentences
        if ordinal < 0 or self._sentence is None or sentences[ordinal].paragraph != self._sentence.paragraph:
            return False
        first = self._document.tokens[sentences[ordinal].first].lower
        return first in {"it", "they", "its", "their", "these", "those"} and self.owner is not None

    def _open_paragraph(self, sentence: TextSentence) -> None:
        """Find what a paragraph opens with, where its first sentence states no figure: "*Shipbuilding* did well."."""
        first = sentence.ordinal
        while first > 0 and self._document.sentences[first - 1].paragraph == sentence.paragraph:
            first -= 1
        industry = self._first_industry(first) if first < sentence.ordinal else None
        heading = self._headings.over(sentence)
        if industry is None and heading is not None:
            industry, first = heading
        self.paragraph = Spoken(Subject(None, industry), first, sentence.paragraph) if industry is not None else None

    def _first_industry(self, ordinal: int) -> Concept | None:
        """Return the first industry that a sentence of the same paragraph names."""
        sentences = self._document.sentences
        if ordinal < 0 or self._sentence is None or sentences[ordinal].paragraph != self._sentence.paragraph:
            return None
        found = self._linker.mentions("industry", sentences[ordinal].first, sentences[ordinal].last)
        return self._linker.concept(found[0]) if found else None

    def thing(self, noun: str) -> Concept | None:
        """Return the industry named before this sentence by a longer name that ends in a noun: "stations".

        Args:
            noun: a noun in lower case and the singular.
        """
        if self._sentence is None:
            return None
        named = self._document.names.industry
        while self._read < len(named) and named[self._read].first < self._sentence.first:
            mention = named[self._read]
            self._read += 1
            if mention.last - mention.first > 1:
                last = singular(self._document.tokens[mention.last - 1].lower)
                self._things[last] = self._linker.concept(mention)
        return self._things.get(noun)

    def indicators(self) -> frozenset[str]:
        """Return the IRIs of the indicators that the title and the last figures speak of."""
        told = {told.subject.indicator.iri for told in self.figures if told.subject.indicator is not None}
        return self._titled | told

    def topic_of_title(self) -> Concept | None:
        """Return the indicator that the title names, where it names only one."""
        return self._measured

    def shortened(self, nouns: frozenset[str]) -> Concept | None:
        """Return the indicator spoken of that a noun is short for: "the *surplus*" after "trade surplus" or "balance".

        Args:
            nouns: the nouns of a phrase, in lower case and the singular.
        """
        short = nouns & figure_words("shortened")  # "the collective *deficit* of the states"
        alone = nouns == short
        nouns = short if len(nouns) != 1 and len(short) == 1 else nouns
        if len(nouns) != 1:
            return None
        for iri in sorted(self.indicators()):
            term = self._document.vocabulary.terms.get(iri)
            names = (term.label, *term.alternatives) if term is not None else ()
            if term is not None and any(frozenset(name.split()[-1:]) == nouns for name in names):
                return Concept(term.iri, term.label)
        if not short:
            return None
        return self._named_as(*short) or (self._balance(*short) if alone else None)

    def _balance(self, noun: str) -> Concept | None:
        """Return the balance of trade, or of the budget, where an article that speaks of those says "surplus"."""
        spoken = {iri.rsplit("/", 1)[-1] for iri in self.indicators()}
        if self._sentence is not None:
            before = self._document.sentences[max(0, self._sentence.ordinal - 1)].first
            named = self._linker.mentions("indicator", before, self._sentence.last)
            spoken |= {mention.term.code for mention in named}
        if not spoken.isdisjoint(figure_words("traded")):
            return self._linker.known("indicator", figure_pairs("balance_of_trade").get(noun, ""))
        if not spoken.isdisjoint(figure_words("budgeted")):
            return self._linker.known("indicator", figure_pairs("balance_of_budget").get(noun, ""))
        return None

    def _named_as(self, noun: str) -> Concept | None:
        """Return the indicator named last before this sentence by a name that ends in a noun."""
        first = self._sentence.first if self._sentence is not None else 0
        for mention in reversed(self._document.names.indicator):
            if mention.last <= first and singular(self._document.lowers[mention.last - 1]) == noun:
                return Concept(mention.term.iri, mention.term.label)
        return None

    def named_before(self) -> Subject | None:
        """Return what the sentence before this one names, in the same paragraph."""
        if self._sentence is None or self._sentence.ordinal == 0:
            return None
        before = self._document.sentences[self._sentence.ordinal - 1]
        if before.paragraph != self._sentence.paragraph:
            return None
        named = self._linker.mentions("indicator", before.first, before.last)
        if not named:
            return None
        last = self._described_to(named[0].last, before.last)
        return replace(self._linker.subject(before.first, last), indicator=self._linker.concept(named[0]))

    def _described_to(self, last: int, end: int) -> int:
        """Return where the words behind an indicator end that say of what it is: "exports *of toys* rose"."""
        if last + 1 >= end or self._document.lowers[last] not in _OF_WHAT:
            return last
        named = self._linker.mentions("industry", last + 1, min(last + _BESIDE, end))
        return named[0].last if named else last

    def opened_with(self) -> Subject | None:
        """Return the indicator that the sentence before this one begins with, in its paragraph: "*Profits* grew"."""
        known = self.named_before()
        if known is None or known.indicator is None or known.indicator.span is None or self._sentence is None:
            return None
        before = self._document.sentences[self._sentence.ordinal - 1]
        first = min(before.first + _OPENING, before.last - 1)
        return known if known.indicator.span.start <= self._document.tokens[first].start else None

    def opened_anew(self) -> Subject | None:
        """Return the indicator that the sentence before this one begins with, where that states no figure of it."""
        return None if self.just_spoken() else self.opened_with()

    def words_before(self, sentences: int) -> frozenset[str]:
        """Return the words, in lower case, of some sentences before this one."""
        if self._sentence is None:
            return frozenset()
        first = self._document.sentences[max(0, self._sentence.ordinal - sentences)].first
        return frozenset(self._document.lowers[first : self._sentence.first])

    def is_near(self, told: Told | None) -> bool:
        """Tell whether a figure stands in the sentence before this one."""
        return told is not None and self._sentence is not None and told.sentence == self._sentence.ordinal - 1

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

    def stays_with(self, topic: Concept) -> bool:
        """Tell whether the paragraph has spoken of nothing else so far than what the article is about."""
        if self.paragraph is not None and self.paragraph.subject.industry != topic:
            return False
        spoken = (told.subject.industry for told in self.figures.of_paragraph())
        return all(industry is None or industry.iri == topic.iri for industry in spoken)

    def just_spoken(self) -> bool:
        """Tell whether the sentence before this one holds the last figure."""
        return self._sentence is not None and self._last.sentence == self._sentence.ordinal - 1

    def moved_last(self, previous: Draft | None) -> Spoken | None:
        """Return what last moved: in the sentence, in the paragraph, or what the article is about."""
        if previous is not None and previous.kind in {Kind.CHANGE, Kind.LEVEL}:
            indicator = previous.subject.indicator
            if indicator is not None and not indicator.candidate:
                return Spoken(previous.subject)
        if self._sentence is not None and self._moved.paragraph == self._sentence.paragraph:
            return self._moved
        return self._headline if self._headline.sentence >= 0 else None

    def headline_of(self, indicator: Concept | None) -> Subject | None:
        """Return what the article is about where that has the given indicator."""
        known = self._headline.subject.indicator
        same = known is not None and indicator is not None and known.iri == indicator.iri
        return self._headline.subject if same else None

    def inherit(self, draft: Draft, component: Component, previous: Draft | None) -> None:
        """Record that a component comes from the last figure where that stands in an earlier sentence."""
        if previous is None and self._last.sentence >= 0:
            draft.inherit(component, sentence=self._last.sentence)

    def note(self, made: Sequence[Draft], words: Sequence[frozenset[str]]) -> None:
        """Remember what the figures of the sentence measured.

        Args:
            made: the figures, in the order of the text.
            words: the words of the phrase that named each, in lower case.
        """
        if not made or self._sentence is None or self._document.tokens[self._sentence.first].text == "(":
            return  # a remark in brackets only explains
        for draft, spoken in zip(made, words, strict=True):
            if not draft.subject.empty:
                place = self._sentence.ordinal, self._sentence.paragraph
                self.figures.note(Told(draft.subject, draft.unit, spoken, *place, draft.kind))
        last = next((d for d in reversed(made) if not d.subject.empty), None)
        if last is not None:
            exact = next((d for d in made if d.bound is Bound.EXACT), made[0])  # a threshold only defines
            main = next((d for d in made if d.kind is Kind.CHANGE and not d.subject.empty), exact)
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
