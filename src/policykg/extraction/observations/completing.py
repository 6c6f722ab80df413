"""What a phrase leaves out, taken from its clause or from what was spoken of before: the indicator, or of what it is.

"*The mills* saw profits fall", "exports grew, with *lamps* up 3 percent", "*France* led with 280,000". Comes after
``phrases`` and ``discourse``, and before ``resolving``, which asks for each part that a phrase lacks.
"""

from __future__ import annotations

from dataclasses import replace

from policykg.extraction.document import Document
from policykg.extraction.observations.discourse import Discourse
from policykg.extraction.observations.drafts import Draft, unit_class
from policykg.extraction.observations.lending import lend_topic
from policykg.extraction.observations.linking import Linker, Subject, code_of
from policykg.extraction.observations.noun_phrases import NOTHING, Phrase, left_phrase
from policykg.extraction.observations.nouns import is_noun
from policykg.extraction.observations.phrases import PhraseReader
from policykg.extraction.observations.subjects import sentence_subject
from policykg.extraction.observations.told_figures import Spoken
from policykg.extraction.observations.vocables import figure_pairs, figure_words
from policykg.facts import Component, Concept, Kind


class Completer:
    """Finds the parts of subjects that phrases of one document leave out."""

    def __init__(self, document: Document, linker: Linker, discourse: Discourse) -> None:
        self._document = document
        self._linker = linker
        self._discourse = discourse

    def goes_on_with(self, draft: Draft, previous: Draft | None, reader: PhraseReader) -> Spoken | None:
        """Return what a figure goes on with where its phrase names a thing only: the last movement or amount.

        Changes go on with the indicator of the last one, amounts with that of the same unit; counts name their own.
        """
        listed = previous is not None and draft.kind is Kind.SHARE and previous.kind is Kind.SHARE
        if listed and previous is not None and _is_known(previous.subject):
            return Spoken(previous.subject)
        if draft.unit == "percent" or draft.kind in {Kind.GAP, Kind.STREAK}:
            return self._discourse.moved_last(previous)
        counted = unit_class(draft.number) != "amount"
        goes_on = not counted or (previous is not None and previous.kind is draft.kind is Kind.CHANGE)
        if goes_on and previous is not None and previous.unit == draft.unit and _is_known(previous.subject):
            return Spoken(previous.subject)
        told = self._discourse.figures.in_unit(draft.unit)
        if told is None or (counted and not reader.doings.stands_for(told.subject.indicator)):
            return None
        return Spoken(told.subject, told.sentence)

    def led_by(self, phrase: Phrase, reader: PhraseReader) -> Concept | None:
        """Return the indicator of the clause that "with" goes on with: "*exports* grew, with lamps up 3 percent"."""
        index = phrase.first - 1
        if index < 2 or reader.items[index].lower != "with" or reader.items[index - 1].lower != ",":
            return None
        clause = sentence_subject(reader.items, index - 1)
        return reader.subject(clause).indicator if clause.mode == "phrase" else None

    def of_place(self, draft: Draft, phrase: Phrase, reader: PhraseReader) -> bool:
        """Let a figure of a place alone measure what was measured last: "*France* led with 280,000"."""
        return draft.subject.industry is None and reader.points_nowhere(phrase) and self.of_holder(draft)

    def size(self, draft: Draft, phrase: Phrase, reader: PhraseReader) -> bool:
        """Let an amount or a movement be the size of what is told by it: "*the market* was worth 3 billion euros"."""
        nouns = reader.nouns(phrase)
        code = figure_pairs("sized").get(next(iter(nouns))) if len(nouns) == 1 else None
        foretold = draft.unit == "percent" and (draft.kind is not Kind.CHANGE or _is_expecting(draft, phrase))
        if code is None or draft.unit == "count" or foretold:
            return False
        draft.subject = Subject(self._linker.known("indicator", code))
        return True

    def measure(self, draft: Draft, phrase: Phrase, reader: PhraseReader) -> Concept | None:
        """Return a candidate for what a phrase says is measured; None where it only names who holds it."""
        tokens = reader.tokens(phrase)
        if draft.kind is Kind.RANK:
            return self._linker.candidate("indicator", *tokens)  # "*Hay City* ranked third"
        minted = self._linker.indicator_candidate(*tokens)
        if reader.points_nowhere(phrase) and (minted is None or minted.candidate):
            return self._of_whole_place(draft)
        return minted

    def of_holder(self, draft: Draft) -> bool:
        """Let a figure of a phrase that only names who holds it measure what was measured last in its unit."""
        told = self._discourse.figures.of_place(draft.unit)
        if told is None:
            return False
        draft.subject = replace(told.subject, area=draft.subject.area or told.subject.area)
        draft.inherit(Component.INDICATOR, sentence=told.sentence)
        return True

    def _of_whole_place(self, draft: Draft) -> Concept | None:
        """Return what grows where a place alone does: "*Japan* grew 3 percent" speaks of its economy."""
        found = draft.found
        words = draft.items[found.first : found.last + 1] if found is not None else ()
        grown = (
            draft.kind is Kind.CHANGE
            and draft.unit == "percent"
            and any(word.lower in figure_words("growing") for word in words)
        )
        return self._linker.known("indicator", "gdp") if grown else None

    def of_area(self, phrase: Phrase, reader: PhraseReader) -> Concept | None:
        """Return the thing of an area that no vocabulary knows: "India's *lamp market*"."""
        first, last = reader.tokens(phrase)
        areas = self._linker.mentions("area", first, last)
        if not areas or areas[0].first > first + 1:
            return None
        begin = areas[0].last
        if begin < last and self._document.lowers[begin] in {"'s", "\u2019s"}:
            return self._linker.thing(begin + 1, last)
        return None

    def complete_industry(self, draft: Draft, previous: Draft | None, phrase: Phrase, reader: PhraseReader) -> None:
        """Give an indicator that needs a thing to measure the one spoken of."""
        if previous is None and not reader.owned(phrase) and self._narrow(draft, phrase, reader):
            return
        subject, owned, discourse = draft.subject, reader.owned(phrase), self._discourse
        if not (owned or reader.partitive() or reader.open(phrase)) or reader.is_whole(phrase):
            return
        if discourse.label is not None and not owned:
            draft.subject = replace(subject, industry=discourse.label)  # "*Steel*: output rose 3 percent"
            return
        possessor = reader.possessor(phrase)
        if possessor.mode == "phrase":
            industry = reader.thing(possessor)
            draft.subject = replace(subject, industry=industry)
            return
        clause = sentence_subject(reader.items, draft.at)
        if previous is not None and not owned:
            clause = _doer_before(phrase, reader)  # "…, and *the mines* posted profits of"
        anew = previous is not None and clause.mode == "phrase" and clause.first > previous.at
        whose = self._clause_owner(clause, phrase, reader) if previous is None or owned or anew else None
        if whose is not None:
            draft.subject = replace(subject, industry=whose)
            return
        if previous is None and _is_companion(phrase, reader):
            industry = self._first_named(phrase, reader)  # "the sharpest rise was in *mining*, with output up"
            if industry is not None:
                draft.subject = replace(subject, industry=industry)
                return
        opened = reader.clause_before(draft.at) if owned or previous is None else NOTHING
        if opened.mode == "phrase" and reader.subject(opened).industry is not None:
            draft.subject = replace(subject, industry=reader.subject(opened).industry)
            return
        if owned and previous is None and discourse.owner is not None:
            draft.subject = replace(subject, industry=discourse.owner)
            draft.inherit(Component.INDUSTRY, sentence=draft.sentence.ordinal - 1)
            return
        known = discourse.spoken_of(previous)
        if (known is None or known.industry is None) and owned:
            known = discourse.measured_last()
        if (known is None or known.industry is None) and draft.kind in {Kind.CHANGE, Kind.GAP}:
            known = discourse.headline_of(subject.indicator)
        if (known is None or known.industry is None) and lend_topic(draft, self._discourse):
            return
        if known is not None and known.industry is not None:
            if code_of(known.industry) in figure_words("anything_sold"):
                return  # goods as such are not those of another measure
            part = known.industry.candidate and previous is None and discourse.figures.ended_with_share()
            if part or (subject.indicator is not None and subject.indicator.label.startswith("number of ")):
                return  # "women are 58 percent of the members. *The budget* was …"
            draft.subject = replace(subject, industry=known.industry)
            discourse.inherit(draft, Component.INDUSTRY, previous)

    def _narrow(self, draft: Draft, phrase: Phrase, reader: PhraseReader) -> bool:
        """Give a noun alone that opens its sentence the longer name told before: "*sales*" after "retail sales"."""
        opening = reader.items[: phrase.first]
        if any(item.kind == "word" and not item.light and item.lower != "," for item in opening):
            return False
        indicator, nouns = draft.subject.indicator, reader.nouns(phrase)
        if indicator is None or code_of(indicator) not in figure_words("narrowed") or len(nouns) != 1:
            return False
        told = self._discourse.figures.longer_named(indicator, min(nouns), self._document.vocabulary)
        if told is None or told.subject.indicator is None:
            return False
        draft.subject = replace(draft.subject, indicator=told.subject.indicator, industry=told.subject.industry)
        draft.inherit(Component.INDICATOR, sentence=told.sentence)
        return True

    def _first_named(self, phrase: Phrase, reader: PhraseReader) -> Concept | None:
        """Return the first branch or product that a sentence names before a phrase."""
        found = self._linker.mentions("industry", reader.items[0].first, reader.items[phrase.first].first)
        return self._linker.concept(found[0]) if found else None

    def _clause_owner(self, clause: Phrase, phrase: Phrase, reader: PhraseReader) -> Concept | None:
        """Return who the clause of a bare indicator is about: "*the mills* saw (their) profits fall"."""
        if clause.mode != "phrase" or clause.last > phrase.first or reader.refers(clause):
            return None
        if clause.first and reader.items[clause.first - 1].lower in figure_words("by_whom"):
            return None  # "*according to customs statistics* …"
        if clause.last - clause.first > 1 and reader.items[clause.last - 1].lower.endswith("ed"):
            return None  # a verb that no vocabulary knows: "*the office also revised* growth"
        verb, following = reader.items[clause.last], reader.items[min(clause.last + 1, len(reader.items) - 1)]
        if verb.lower in figure_words("telling") or ("speech" in verb.classes and following.lower == "that"):
            return None  # "*the chairman* said …"
        if reader.points_nowhere(clause) or reader.is_hollow(clause) or reader.is_reporter(clause):
            return None
        named = reader.subject(clause)
        if reader.pointed(clause) or reader.is_measure(clause):
            return named.industry
        if named.indicator is not None or named.industry is not None:
            return named.industry
        return self._linker.thing(*reader.tokens(clause))


def _doer_before(phrase: Phrase, reader: PhraseReader) -> Phrase:
    """Return who does what the verb right before a phrase says: "*the mines* posted (profits)"."""
    verb = phrase.first - 1
    while verb > 0 and not reader.items[verb].classes.isdisjoint(("determiner", "adverb")):
        verb -= 1
    if verb < 1 or reader.items[verb].kind != "word" or not reader.items[verb].lower[0].isalpha():
        return NOTHING
    led = not reader.items[verb].classes.isdisjoint(("preposition", "conjunction"))
    return NOTHING if led or is_noun(reader.items, verb) else left_phrase(reader.items, verb)


def _is_companion(phrase: Phrase, reader: PhraseReader) -> bool:
    """Tell whether a phrase stands behind a comma and "with": "…, with *output* up 3 percent"."""
    index = phrase.first - (reader.items[phrase.first].lower != "with")
    return index > 0 and reader.items[index].lower == "with" and reader.items[index - 1].lower == ","


def _is_known(subject: Subject) -> bool:
    """Tell whether a subject has an indicator of the vocabularies."""
    return subject.indicator is not None and not subject.indicator.candidate


def _is_expecting(draft: Draft, phrase: Phrase) -> bool:
    """Tell whether a phrase names those who expect a figure: "*the market had forecast* a rise of 3 percent"."""
    return any("forecast" in item.classes for item in draft.items[phrase.last : draft.at]) and not any(
        item.lower in {"is", "are", "was", "were", "to"} for item in draft.items[phrase.last : draft.at]
    )
