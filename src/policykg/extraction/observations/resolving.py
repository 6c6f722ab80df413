"""The subject of a figure from a phrase, with what the phrase leaves out taken from what was spoken of before.

Comes after ``phrases`` (what the words say) and ``discourse`` (what was said before); ``naming`` and the
namers of counts, amounts and parts choose the phrase.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from policykg.extraction.document import Document
from policykg.extraction.inflection import singular
from policykg.extraction.items import Item
from policykg.extraction.observations.anaphora import Anaphora
from policykg.extraction.observations.appositions import set_beside
from policykg.extraction.observations.around import is_part_of
from policykg.extraction.observations.completing import Completer
from policykg.extraction.observations.discourse import Discourse
from policykg.extraction.observations.drafts import Draft, unit_class
from policykg.extraction.observations.holders import Holders
from policykg.extraction.observations.lending import lend_label, lend_to_bare, lend_to_entry
from policykg.extraction.observations.linking import Linker, Subject, filled, is_unspecific, of_owner
from policykg.extraction.observations.noun_phrases import NOTHING, SPLITTING, Phrase, complement_after, left_phrase
from policykg.extraction.observations.phrases import PhraseReader
from policykg.extraction.observations.subjects import sentence_subject
from policykg.extraction.observations.told_figures import Spoken
from policykg.extraction.observations.vocables import figure_words
from policykg.extraction.sentences import TextSentence
from policykg.facts import Component, Kind


class Resolver:
    """Sets the subjects of the figures of one document, sentence by sentence."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self.linker = Linker(document)
        self.discourse = Discourse(document, self.linker)
        self.reader = PhraseReader(document, self.linker, [])
        self._anaphora = Anaphora(self.linker, self.discourse)
        self._holders = Holders(self.linker, self.discourse)
        self._completer = Completer(document, self.linker, self.discourse)
        self._phrases: dict[int, Phrase] = {}

    def open(self, sentence: TextSentence, items: list[Item]) -> None:
        """Begin a sentence."""
        self.discourse.open(sentence)
        self.reader = PhraseReader(self._document, self.linker, items, self.discourse.indicators())
        self._phrases = {}

    def close(self, made: Sequence[Draft]) -> None:
        """End a sentence: give its figures what the article is about, and remember what they measured."""
        topic = self.discourse.topic
        lend_label(made, self.discourse)
        lend_to_entry(made, self.discourse, self._document, self.linker)
        if topic is not None and all(draft.subject.industry in {None, topic} for draft in made):
            for draft in made:
                phrase, indicator = self.phrase_of(draft), draft.subject.indicator
                known = indicator is None or not indicator.candidate
                if known or (phrase is not None and phrase.mode == "phrase" and self.reader.is_measure(phrase)):
                    lend_to_bare(draft, self.discourse, topic)
        self.discourse.note(made, [self._words_of(draft) for draft in made])

    def _words_of(self, draft: Draft) -> frozenset[str]:
        """Return the nouns that named a figure, in the singular: those of its phrase and of its concepts' labels."""
        phrase = self.phrase_of(draft)
        words = [item.lower for item in self.reader.words(phrase)] if phrase is not None else []
        for concept in (draft.subject.indicator, draft.subject.industry):
            if concept is not None:
                words += concept.label.lower().split()
        return frozenset([singular(word) for word in words])

    def phrase_of(self, draft: Draft) -> Phrase | None:
        """Return the phrase that named a figure of this sentence."""
        return self._phrases.get(id(draft))

    def told_of(self, draft: Draft) -> Kind | None:
        """Return what the last percentage was at which a phrase points back: "*it* was down to 3 percent"."""
        phrase = self.phrase_of(draft)
        if phrase is None or phrase.mode != "phrase" or not self.reader.refers(phrase):
            return None
        return self.discourse.figures.percent_of(draft.subject.indicator)

    def keep_phrase(self, draft: Draft, phrase: Phrase | None) -> None:
        """Remember, or forget, the phrase that named a figure: figures that share one share its parts out."""
        if phrase is None:
            self._phrases.pop(id(draft), None)
        else:
            self._phrases[id(draft)] = phrase

    def fill(self, draft: Draft, phrase: Phrase, previous: Draft | None, *, share: bool = False) -> None:
        """Set the subject that a phrase gives, with what it leaves out taken from before.

        Args:
            draft: the figure.
            phrase: what stands for its subject.
            previous: the figure before it in the sentence.
            share: whether the phrase names the part of a whole.
        """
        if phrase.mode == "relative" and phrase.last == 0:
            phrase = Phrase("phrase", 0, 1)  # "*That* is up from 3 percent"
        if phrase.mode == "relative":
            before = phrase.last - 1 if self.reader.items[phrase.last - 1].lower == "," else phrase.last
            phrase = left_phrase(self.reader.items, before)
            if previous is not None and (phrase.mode != "phrase" or phrase.first <= previous.at + 1):
                self.take(draft, previous)
                return
        if phrase.mode != "phrase":
            self.take(draft, previous)
            return
        self.keep_phrase(draft, phrase)
        if self.reader.refers(phrase):
            self._anaphora.resolve(draft, phrase, previous, self.reader)
            return
        if self._anaphora.part(draft, phrase, previous, self.reader):
            return
        if self._holders.lead(draft, phrase, previous, self.reader):
            return
        if not self.reader.knows(phrase) and (self.reader.is_hollow(phrase) or self.reader.is_reporter(phrase)):
            self._fall_back(draft, phrase, previous)
            return
        draft.subject = self.reader.subject(phrase)
        if previous is None and self.discourse.owner is not None and self.reader.owned(phrase):
            draft.subject = of_owner(draft.subject)
        if self.reader.names_sector(phrase) and is_unspecific(draft.subject.industry):
            self._resolve_sector(draft, previous)
        alone = self.reader.alone(phrase) if draft.subject.indicator is None else None
        if alone is not None:
            draft.subject = replace(draft.subject, indicator=alone)
            return
        if share and self._holders.part(draft, phrase, self.reader, complement_after(self.reader.items, draft.at + 1)):
            return
        told = self.discourse.figures.recall_all(self.reader.nouns(phrase)) if draft.subject.empty else None
        if told is not None:
            draft.subject = told.subject
            draft.inherit(Component.INDICATOR, sentence=told.sentence)
            return
        short = self.discourse.shortened(self.reader.nouns(phrase)) if draft.subject.indicator is None else None
        if short is not None:
            draft.subject = replace(draft.subject, indicator=short)
            return
        if draft.subject.indicator is None:
            self._complete_indicator(draft, previous, phrase)
        elif draft.subject.industry is None and draft.subject.area is None:
            self._completer.complete_industry(draft, previous, phrase, self.reader)

    def _resolve_sector(self, draft: Draft, previous: Draft | None) -> None:
        """Give "the sector" its name: the industry spoken of last."""
        known = self.discourse.spoken_of(previous)
        industry = known.industry if known is not None else None
        industry = industry or self.discourse.owner or self.discourse.topic or draft.subject.industry
        draft.subject = replace(draft.subject, industry=industry)
        self.discourse.inherit(draft, Component.INDUSTRY, previous)

    def _complete_indicator(self, draft: Draft, previous: Draft | None, phrase: Phrase) -> None:
        """Give a subject without indicator the one spoken of, that of its clause, or a candidate."""
        subject, reader, completer = draft.subject, self.reader, self._completer
        part = reader.grown_part(phrase) if reader.is_growth(phrase) else NOTHING
        if part.mode == "phrase" and reader.is_measure(part):
            phrase = part  # "the growth of *cash income*"
        known = completer.goes_on_with(draft, previous, reader) if not reader.is_measure(phrase) else None
        if subject.industry is None and subject.area is not None and known is not None:
            subject = replace(subject, industry=completer.of_area(phrase, reader))
        led = completer.led_by(phrase, reader) if previous is None else None
        known = Spoken(Subject(led)) if led is not None else known
        if (subject.industry is not None or subject.area is not None) and known is not None:
            industry = subject.industry or known.subject.industry
            draft.subject = replace(subject, indicator=known.subject.indicator, industry=industry)
            if known.sentence >= 0:
                draft.inherit(Component.INDICATOR, sentence=known.sentence)
        elif self._holders.named(draft, phrase, previous, reader) or completer.of_place(draft, phrase, reader):
            return
        elif _is_of_so_much(draft, phrase) or not (subject.empty and self._clause_names(draft, phrase, previous)):
            listed = draft.kind is Kind.SHARE and previous is not None and previous.kind is Kind.SHARE
            listed = listed or is_part_of(draft, previous)
            if known is not None and (listed or draft.kind in {Kind.CHANGE, Kind.STREAK}):
                thing = self.linker.thing(*reader.tokens(phrase))
                draft.subject = replace(subject, indicator=known.subject.indicator, industry=thing)
                if known.sentence >= 0:
                    draft.inherit(Component.INDICATOR, sentence=known.sentence)
                return
            if (minted := completer.measure(draft, phrase, reader)) is None and completer.of_holder(draft):
                return
            industry, part = subject.industry, reader.grown_part(phrase)
            grows = draft.kind in {Kind.CHANGE, Kind.GAP, Kind.LEVEL} and reader.is_growth(phrase)
            if grows and (industry is not None or part.mode == "phrase"):
                minted = self.linker.known("indicator", "value-added")
                industry = industry or self.linker.thing(*reader.tokens(part))
            if industry is None and reader.is_bare(phrase):
                spoken = self.discourse.spoken_of(previous)
                industry = spoken.industry if spoken is not None else None
            draft.subject = replace(subject, indicator=minted, industry=industry)

    def _fall_back(self, draft: Draft, phrase: Phrase, previous: Draft | None) -> None:
        """Set the subject of a figure whose phrase names nothing that is measured: "the institute", "March"."""
        if self._clause_names(draft, phrase, previous):
            return
        known = self._completer.goes_on_with(draft, previous, self.reader)
        if known is None:
            if not self._completer.size(draft, phrase, self.reader):
                self.take(draft, previous)
            return
        draft.subject = self.reader.with_area(known.subject, phrase)
        if known.sentence >= 0:
            draft.inherit(Component.INDICATOR, sentence=known.sentence)

    def _clause_names(self, draft: Draft, phrase: Phrase, previous: Draft | None) -> bool:
        """Let the subject of the clause name a figure whose nearest phrase names nothing that is known."""
        clause = sentence_subject(self.reader.items, draft.at)
        if clause.mode != "phrase" or clause == phrase:
            return False
        if not self.reader.knows(clause) and not self.reader.is_money(clause):
            return False
        if previous is not None and previous.at > clause.first and previous.at >= clause.last:
            return False  # a number inside the subject is no figure before: "output by the *71* countries that report"
        self.fill(draft, clause, previous)
        return True

    def choose(self, draft: Draft) -> bool:
        """Let "the former" or "the latter" before a figure choose what it measures; tell whether one did."""
        return self._anaphora.choose(draft, self.reader)

    def take(self, draft: Draft, previous: Draft | None) -> None:
        """Take the subject set beside a figure, that of the figure before, of the clause, or of the sentence before."""
        if previous is not None and previous.subject.empty:
            previous = None  # "after *three* months of rises, the last of 2 percent, orders fell"
        beside = set_beside(draft, previous, self.reader)
        if beside.mode == "phrase":
            self.fill(draft, beside, previous)
            return
        clause = sentence_subject(self.reader.items, draft.at)
        if clause.mode != "phrase" or (previous is None and not self.reader.knows(clause)):
            main = self.reader.main_subject(draft.at)  # behind "after two months of rises,"
            clause = main if main.mode == "phrase" else clause
            pointing = main.mode == "phrase" and self.reader.refers(main)  # "At 52.1, *the index* was the lowest"
            if clause.mode == "phrase" and previous is None and (pointing or self.reader.is_pronoun(clause)):
                self.fill(draft, clause, None)  # "At 3 percent, *it* is the lowest"
                return
        moved = draft.kind is Kind.CHANGE and draft.unit == "percent"
        counted = moved and previous is not None and _counts(previous)
        named = self.reader.named_before(draft.at) if counted else Subject()
        if not named.empty and not (clause.mode == "phrase" and self.reader.names_indicator(clause)):
            # "cuts in *budgets* at 12 offices, including one of 3 percent"
            draft.subject = Subject(named.indicator, None, named.area)
            return
        if previous is not None and clause.mode == "phrase" and clause.first > previous.at:
            split = self.reader.items[clause.first - 1].lower in SPLITTING
            if split and self.reader.names_indicator(clause):
                self.fill(draft, clause, previous)  # "exports rose 3 percent, but *imports* saw a fall, slumping 4"
                return
        if previous is not None and not (counted and clause.mode == "phrase" and self.reader.names_indicator(clause)):
            self.share(draft, previous)
            if moved and previous.kind is Kind.SHARE:
                self._move_part(draft, clause)
            return
        if clause.mode == "phrase" and self.reader.knows(clause):
            self.fill(draft, clause, None)
            return
        opened = self.reader.clause_before(draft.at)
        if opened.mode == "phrase" and self.reader.knows(opened):
            self.fill(draft, opened, None)
            return
        if self._holders.place(draft, previous, self.reader) or self._anaphora.choose(draft, self.reader):
            return
        if moved and self._anaphora.grows_alone(draft):
            draft.subject = Subject(self.linker.known("indicator", "gdp"))  # "But *growth* of 0.2 percent"
            return
        anew = self.discourse.opened_anew()
        if anew is not None and draft.unit in {"percent", "percentage-point"}:
            draft.subject = anew  # "*Orders* rose. The gain of 3 percent was …"
            draft.inherit(Component.INDICATOR, sentence=draft.sentence.ordinal - 1)
            return
        known = self.discourse.spoken_of(None)
        if known is None and self.discourse.just_spoken() and self.reader.items[0].lower in figure_words("pronoun"):
            known = self.discourse.measured_last()  # "*This* was 3 percent less", in a paragraph of its own
        if known is not None:
            draft.subject = known
            self.discourse.inherit(draft, Component.INDICATOR, None)
            return
        self._take_written(draft, clause)

    def _take_written(self, draft: Draft, clause: Phrase) -> None:
        """Take what the sentence, the title or the subject of the clause names where nothing was spoken of before."""
        draft.subject = self.reader.named_before(draft.at)
        topic = self.discourse.topic_of_title()
        if draft.subject.empty and draft.unit == "percent" and topic is not None:
            draft.subject = Subject(topic, self.discourse.topic)
            draft.inherit(Component.INDICATOR, header="title")
        opens = clause.mode == "phrase" and (clause.first == 0 or self.reader.items[clause.first - 1].lower == ",")
        if draft.subject.empty and opens and self._can_name(clause):
            draft.subject = Subject(self._completer.measure(draft, clause, self.reader))
            if draft.subject.empty:  # "*Arrivals* passed a mark, reaching 3 million"
                self._completer.of_holder(draft)

    def _can_name(self, clause: Phrase) -> bool:
        """Tell whether the subject of a clause can be what a figure measures of which nothing else is known."""
        reader = self.reader
        if reader.refers(clause) or reader.is_reporter(clause) or reader.is_hollow(clause):
            return False
        return not any("target" in item.classes or "forecast" in item.classes for item in reader.words(clause))

    def _move_part(self, draft: Draft, clause: Phrase) -> None:
        """Give a part that moves the indicator of its whole: "lamps made up 40 percent *of exports* and grew 3"."""
        own = self.reader.subject(clause).indicator if clause.mode == "phrase" else None
        known = self.discourse.moved_last(None)
        indicator = draft.subject.indicator
        if indicator is None or not indicator.iri.endswith("/share"):
            return
        whole = own or (known.subject.indicator if known is not None else None)
        if whole is not None:
            draft.subject = replace(draft.subject, indicator=whole)

    def share(self, draft: Draft, previous: Draft) -> None:
        """Give a figure the subject, and the phrase, of the one before."""
        draft.subject = previous.subject
        phrase = self.phrase_of(previous)
        if phrase is not None:
            self.keep_phrase(draft, phrase)
        draft.inherited = [known for known in previous.inherited if known.component is not Component.PERIOD]

    def complete(self, draft: Draft, phrase: Phrase) -> None:
        """Add what a phrase behind the number says: "rose 3 percent *in mining*"."""
        if phrase.mode == "phrase":
            more = self.linker.subject(*self.reader.tokens(phrase))
            draft.subject = filled(draft.subject, more)

    def take_clause_industry(self, draft: Draft, end: int) -> None:
        """Take the industry of the clause's subject: "the mills did well, with a 3 percent increase in output"."""
        clause = sentence_subject(self.reader.items, end)
        if clause.mode != "phrase":
            return
        industry = self.linker.subject(*self.reader.tokens(clause)).industry
        if industry is not None and not industry.candidate:
            draft.subject = replace(draft.subject, industry=industry)


def _is_of_so_much(draft: Draft, phrase: Phrase) -> bool:
    """Tell whether a phrase stands right before so much of it: "*a credit line* of …", "cut *waiting times* from …"."""
    found = draft.found
    if found is None or draft.kind is not Kind.LEVEL or unit_class(draft.number) not in {"amount", "bare"}:
        return False
    return phrase.last == found.first and draft.items[found.first].lower in {"of", "from"}


def _counts(draft: Draft) -> bool:
    """Tell whether a figure only counts things that are no indicator."""
    indicator = draft.subject.indicator
    return unit_class(draft.number) == "bare" and (indicator is None or indicator.candidate)
