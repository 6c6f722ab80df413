"""What an amount measures that no verb links: the goods it is for, who has it, or what its unit says.

"40 billion euros *in subsidies*", "*the mines* fed 30 kilowatt-hours into the grid". Comes after ``resolving``;
``naming`` and ``frames`` call it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from policykg.extraction.observations.around import predicate
from policykg.extraction.observations.asked_for import name_asked_for
from policykg.extraction.observations.behind_amounts import complement_of, noun_behind, taken_from
from policykg.extraction.observations.dimensions import name_by_dimension
from policykg.extraction.observations.drafts import Draft, is_money
from policykg.extraction.observations.lending import lend_topic
from policykg.extraction.observations.linking import Subject, code_of
from policykg.extraction.observations.noun_phrases import (
    NOTHING,
    Phrase,
    goods_after,
    left_phrase,
    past_brackets,
    right_phrase,
)
from policykg.extraction.observations.partitives import name_part_of_these
from policykg.extraction.observations.predicates import name_by_deed, name_money_by_deed
from policykg.extraction.observations.receiving import for_a_purpose, give, given_to, goes_somewhere, receiver
from policykg.extraction.observations.resolving import Resolver
from policykg.extraction.observations.subjects import sentence_subject, subject_before
from policykg.extraction.observations.sufficing import name_sufficing
from policykg.extraction.observations.vocables import figure_pairs, figure_words
from policykg.facts import Bound, Component, Concept, Kind

_BESIDE: Final = 8  # items between a count and what it is worth
_FUNDS: Final = 100_000  # less may be a price: "3 euros for a ticket"
_GOODS: Final = "/physical-goods"  # says no more than that something can be sold
_DASHES: Final = frozenset({"-", "\u2013", "\u2014"})


class AmountNamer:
    """Names amounts by the words and units beside them."""

    def __init__(self, resolver: Resolver) -> None:
        self._resolver = resolver
        self._linker = resolver.linker
        self._discourse = resolver.discourse

    def amount(self, draft: Draft, previous: Draft | None) -> None:
        """Name what an amount measures that no verb links: "40 billion euros in subsidies"."""
        self._amount(draft, previous)
        give(draft, self._resolver, named=self._verb(draft))
        self._in_unit(draft)
        self.by_unit(draft)

    def by_unit(self, draft: Draft) -> None:
        """Name a figure by its unit: kilowatts of nothing are of a capacity, reserves of money are foreign ones."""
        indicator = draft.subject.indicator
        if code_of(indicator) == "reserves" and draft.subject.industry is None and _in_money(draft):
            draft.subject = replace(draft.subject, indicator=self._linker.known("indicator", "foreign-reserves"))
            return
        if code_of(indicator) == "reserves" and is_money(draft.unit):  # "the *fiscal reserves*"
            phrase = self._resolver.phrase_of(draft)
            if phrase is not None and phrase.mode == "phrase":
                own = self._linker.indicator_candidate(*self._resolver.reader.tokens(phrase))
                draft.subject = replace(draft.subject, indicator=own or indicator)
            return
        counts = indicator is not None and indicator.label.startswith("number of ")
        counts = counts or code_of(indicator) == "share"  # "wind had the largest share at *30 gigawatts*"
        if draft.kind is Kind.LEVEL and (indicator is None or counts):
            code = figure_pairs("measured_in").get(draft.unit)
            known = self._linker.known("indicator", code) if code else None
            draft.subject = replace(draft.subject, indicator=known or indicator)

    def _amount(self, draft: Draft, previous: Draft | None) -> None:
        """Name an amount by the goods, the verb or the clause beside it."""
        if name_by_dimension(draft, self._resolver):
            return
        if self._runs(draft, previous) or self._qualifies(draft) or self._apart(draft, previous):
            return
        if self._attributive(draft) or self._is_worth(draft, previous):
            return
        source = taken_from(draft.items, draft.at)
        if source.mode == "phrase" and self._resolver.reader.names_indicator(source):
            self._resolver.fill(draft, source, previous)  # "3 million euros earned *from exports*"
            return
        part = predicate(draft.items, draft.at)  # "of which 3 million euros *were lamps*"
        if part.mode == "phrase" and name_part_of_these(draft, previous, self._resolver):
            return
        if name_asked_for(draft, goods_after(draft.items, draft.at + 1), self._resolver):
            return
        if name_by_deed(draft, self._resolver) or given_to(draft, self._resolver):
            return
        done = self._resolver.reader.doings.beside(draft.at, NOTHING, draft.unit)
        if not self._by_complement(draft, previous, done):
            self._by_doer(draft, previous, done)

    def _by_complement(self, draft: Draft, previous: Draft | None, done: Concept | None) -> bool:
        """Name an amount by what stands behind it: "3 tonnes *of tin*", "3 euros *for roads*"; tell whether that does.

        Args:
            draft: the amount.
            previous: the figure before it in the sentence.
            done: the indicator that the verb stands for.
        """
        reader, fill = self._resolver.reader, self._resolver.fill
        phrase = complement_of(draft, named=done is not None)
        if phrase.mode != "phrase" and goes_somewhere(draft, self._resolver):
            return True
        meant = phrase.mode == "phrase" and reader.items[phrase.first - 2].lower == "to"  # "*to bring* mills to Norway"
        if phrase.mode == "phrase" and (meant or not reader.is_place(phrase)):
            if for_a_purpose(draft, phrase, previous, done, self._resolver):
                return True
            if done is not None and reader.is_reporter(phrase):
                draft.subject = Subject(done, reader.subject(phrase).industry)  # "owing 3 million euros *to the bank*"
                return True
            if done is None and (self._consists_of(draft, phrase) or self._comes_from(draft, phrase)):
                return True
            fill(draft, phrase, previous)
            named = draft.subject.indicator
            counts = code_of(named) in figure_pairs("counted_by_movement")  # "invested 3 euros *in three sectors*"
            if done is not None and (named is None or named.candidate or counts):
                thing = draft.subject.industry or self._linker.thing(*reader.tokens(phrase))
                draft.subject = replace(draft.subject, indicator=done, industry=thing)
            return True
        behind = noun_behind(draft.at, reader)
        acts = behind.mode == "phrase" and not reader.items[behind.first].classes.isdisjoint(("verb", "rise", "fall"))
        if behind.mode == "phrase" and ((done is None and not acts) or reader.knows(behind)):
            fill(draft, behind, previous)
            return True
        return False

    def _comes_from(self, draft: Draft, phrase: Phrase) -> bool:
        """Name money by what is done with it where only its origin follows: "drained 3 million *from the market*"."""
        items = self._resolver.reader.items
        if not is_money(draft.unit) or items[phrase.first - 1].lower != "from" or self._resolver.reader.knows(phrase):
            return False
        return name_money_by_deed(draft, subject_before(items, draft.at), self._resolver)

    def _consists_of(self, draft: Draft, phrase: Phrase) -> bool:
        """Name money by what it is paid in, where no vocabulary knows that: "paid 3 million euros *in duty*"."""
        reader = self._resolver.reader
        if not is_money(draft.unit) or reader.items[phrase.first - 1].lower != "in" or reader.knows(phrase):
            return False
        if reader.refers(phrase) or reader.is_hollow(phrase) or not draft.at:
            return False
        doer = subject_before(reader.items, draft.at)
        known = doer.mode == "phrase" and not (reader.refers(doer) or reader.is_reporter(doer) or reader.is_place(doer))
        draft.subject = Subject(
            self._linker.indicator_candidate(*reader.tokens(phrase)), reader.thing(doer) if known else None
        )
        self._resolver.keep_phrase(draft, phrase)
        return draft.subject.indicator is not None

    def _by_doer(self, draft: Draft, previous: Draft | None, done: Concept | None) -> None:
        """Name an amount by what its verb says, and by who does it.

        Args:
            draft: the amount.
            previous: the figure before it in the sentence.
            done: the indicator that the verb stands for.
        """
        reader, fill = self._resolver.reader, self._resolver.fill
        before = self._doer(draft.at) if done is not None else subject_before(reader.items, draft.at)
        if done is not None and (
            before.mode == "nothing"
            or (previous is None and reader.partitive())
            or reader.points_nowhere(before)
            or (before.mode == "phrase" and (reader.refers(before) or reader.is_reporter(before)))
        ):
            known = self._discourse.spoken_of(previous)
            industry = self._discourse.owner or (known.industry if known is not None else None)
            draft.subject = Subject(done, self._object(draft.at) or receiver(draft.at, reader) or industry)
            if draft.subject.industry is None:
                lend_topic(draft, self._discourse)
            return
        if done is None and name_money_by_deed(draft, before, self._resolver):
            return
        fill(draft, before, previous)
        done = self._done_by(done, before)
        if done is not None:
            thing = self._object(draft.at) or draft.subject.industry
            if thing is None and before.mode == "phrase":
                thing = self._linker.thing(*reader.tokens(before))
            draft.subject = replace(draft.subject, indicator=done, industry=thing)

    def _is_charge(self, doer: Phrase) -> bool:
        """Tell whether a phrase is headed by a noun of what is charged: "*the duty* on tea", "import *tariffs*"."""
        words = self._resolver.reader.words(doer)
        end = next((i for i, word in enumerate(words) if i and "preposition" in word.classes), len(words))
        return bool(end) and words[end - 1].lower.rpartition(" ")[2] in figure_words("charged")

    def _done_by(self, done: Concept | None, doer: Phrase) -> Concept | None:
        """Return what a verb says of its doer: "*women* earned" are wages, "*the price* lost" is no loss."""
        reader = self._resolver.reader
        if done is None or doer.mode != "phrase":
            return done
        if self._is_charge(doer):
            return None  # "*the toll* brought in 3 million euros"
        if code_of(done) == "revenue" and reader.are_people(doer):
            return self._linker.known("indicator", "wages")
        if code_of(done) == "revenue" and code_of(reader.subject(doer).indicator) in figure_words("traded"):
            return None  # "*exports* earned 3 million euros"
        return None if code_of(done) == "losses" and reader.names_indicator(doer) else done

    def _in_unit(self, draft: Draft) -> None:
        """Let a unit say what is measured of a thing: "the mines fed *30 kilowatt-hours* into the grid"."""
        subject, phrase = draft.subject, self._resolver.phrase_of(draft)
        code = figure_pairs("measured_in").get(draft.unit)
        if (
            code is None
            or draft.unit in figure_words("time_unit")
            or subject.indicator is None
            or not subject.indicator.candidate
        ):
            return
        if phrase is None or phrase.mode != "phrase" or self._resolver.reader.is_measure(phrase):
            return
        thing = subject.industry or self._linker.thing(*self._resolver.reader.tokens(phrase))
        draft.subject = replace(subject, indicator=self._linker.known("indicator", code), industry=thing)

    def _runs(self, draft: Draft, previous: Draft | None) -> bool:
        """Name hours or days for which something runs: "*the mills* ran for 300 hours"."""
        if name_sufficing(draft, previous, self._resolver):
            return True
        items, reader = self._resolver.reader.items, self._resolver.reader
        known = self._linker.known("indicator", figure_pairs("measured_in").get(draft.unit, ""))
        before = items[draft.at - 1].lower if draft.at else ""
        takes = before.startswith(("take", "took", "need"))
        averaged = draft.at + 1 < len(items) and "average" in items[draft.at + 1].lower
        if draft.unit not in figure_words("time_unit") or known is None or not (before == "for" or takes or averaged):
            return False
        clause = sentence_subject(items, draft.at)
        if clause.mode != "phrase":
            clause = left_phrase(items, draft.at - 2)  # no vocabulary knows the verb: "*the lamps* burn for 300 hours"
        if clause.mode == "phrase" and not reader.refers(clause) and (previous is None or clause.first > previous.at):
            thing = reader.thing(clause)
            draft.subject = Subject(known, thing)
            return True
        what = self._taken_for(draft.at) if takes else NOTHING
        if what.mode == "phrase":
            thing = reader.thing(what)
            draft.subject = Subject(known, thing)
            return True
        spoken = self._discourse.spoken_of(previous)
        draft.subject = Subject(known, self._discourse.owner or (spoken.industry if spoken is not None else None))
        self._discourse.inherit(draft, Component.INDUSTRY, previous)
        return True

    def _taken_for(self, at: int) -> Phrase:
        """Return what time is taken for: "it took 5 months on average to examine *a request*"."""
        items = self._resolver.reader.items
        index = at + 1
        while index < len(items) and (items[index].light or "average" in items[index].classes):
            index += 1
        named = index + 2 < len(items) and items[index].lower == "to"
        return right_phrase(items, index + 2) if named else NOTHING

    def _qualifies(self, draft: Draft) -> bool:
        """Name an amount that says which things are meant: "*mills* with 30 megawatts or more"."""
        items, reader = self._resolver.reader.items, self._resolver.reader
        if draft.bound is Bound.EXACT or items[draft.at - 1].lower not in {"with", "of"}:
            return False
        code, phrase = figure_pairs("measured_in").get(draft.unit), left_phrase(items, draft.at - 1)
        if code is None or phrase.mode != "phrase" or reader.names_indicator(phrase):
            return False
        thing = reader.thing(phrase)
        if reader.refers(phrase) or thing is None:
            thing = self._discourse.owner or self._discourse.topic
        draft.subject = Subject(self._linker.known("indicator", code), thing)
        return True

    def _apart(self, draft: Draft, previous: Draft | None) -> bool:
        """Name an amount between dashes by what stands before them: "*the bulk of the aid* - 40 million - goes"."""
        items, at = self._resolver.reader.items, draft.at
        if at + 1 >= len(items) or not {items[at - 1].lower, items[at + 1].lower} <= _DASHES:
            return False
        phrase = left_phrase(items, at - 1)
        if phrase.mode == "phrase":
            self._resolver.fill(draft, phrase, previous)
        return phrase.mode == "phrase"

    def _attributive(self, draft: Draft) -> bool:
        """Name an amount that stands before its noun like an adjective: "a 2 billion euro (…) *expansion of* ports"."""
        items, reader = self._resolver.reader.items, self._resolver.reader
        before = draft.at - 1
        while before > 0 and (items[before].light or items[before].lower in figure_words("qualifying")):
            before -= 1
        given = before >= 0 and not items[before].classes.isdisjoint(("determiner", "possessive"))
        index = past_brackets(items, draft.at + 1)
        if index < len(items) and items[index].lower == "per":  # "the 3 euro *per head* fee"
            index += 2
        phrase = right_phrase(items, index) if given else NOTHING
        if phrase.mode != "phrase" or "preposition" in items[phrase.first].classes:
            return False
        if reader.refers(phrase) and items[phrase.last - 1].lower not in figure_words("project"):
            return False
        if reader.is_hollow(phrase) or items[phrase.first].lower.endswith("ed"):
            return False
        own = reader.subject(phrase)
        short = self._discourse.shortened(reader.nouns(phrase)) if own.empty else None  # "a 2 billion euro *surplus*"
        minted = own.indicator or short or self._linker.indicator_candidate(*reader.tokens(phrase))
        draft.subject = replace(own, indicator=minted)
        self._resolver.keep_phrase(draft, phrase)
        return True

    def _is_worth(self, draft: Draft, previous: Draft | None) -> bool:
        """Name what so much of something is worth by what is done with it: "imported 300 kettles *worth* 4 million"."""
        items, index = draft.items, draft.at - 1
        if previous is None or previous.kind is not Kind.LEVEL or is_money(previous.unit) or not is_money(draft.unit):
            return False
        worth = items[index].lower == "worth"
        beside = draft.at - previous.at <= _BESIDE and all(i.lower != ";" for i in items[previous.at + 1 : draft.at])
        indicator = previous.subject.indicator
        if not (worth and beside) or indicator is None or indicator.candidate:
            return False
        self._resolver.share(draft, previous)
        return True

    def _verb(self, draft: Draft) -> bool:
        """Tell whether a verb beside an amount names what it is."""
        return self._resolver.reader.doings.beside(draft.at, NOTHING, draft.unit) is not None

    def _doer(self, at: int) -> Phrase:
        """Return who does what the verb before an amount says: "*the ports* took in 3 million euros"."""
        verb = self._resolver.reader.doings.before(at)
        return subject_before(self._resolver.reader.items, verb if verb is not None else at)

    def _object(self, at: int) -> Concept | None:
        """Return the goods between a verb and its amount: "sold *toys* worth 3 million euros"; not goods as such."""
        items, verb = self._resolver.reader.items, self._resolver.reader.doings.before(at)
        if verb is None or verb + 1 >= at:
            return None
        industry = self._linker.subject(items[verb + 1].first, items[at].first).industry
        goods = right_phrase(items, verb + 1)
        if industry is None and goods.mode == "phrase" and items[at - 1].lower == "worth":
            return self._linker.thing(*self._resolver.reader.tokens(goods))  # "sold *lamps* worth 3 million"
        return industry if industry is not None and not industry.iri.endswith(_GOODS) else None


def _in_money(draft: Draft) -> bool:
    """Tell whether a figure, or another of its sentence, is an amount of money: "rose 3 percent to 4 euros"."""
    return any(item.number is not None and is_money(item.number.unit) for item in draft.items)
