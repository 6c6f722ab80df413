"""What each figure of a sentence measures: the phrase that says so, by the place where its rule fits.

Comes between ``frames``, which knows where a rule fits, and ``resolving``, which turns the phrase chosen here into an
indicator, an industry and an area.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from policykg.extraction.document import Document
from policykg.extraction.items import Item
from policykg.extraction.observations.amounts import AmountNamer
from policykg.extraction.observations.appositions import ranked_beside, set_off_from
from policykg.extraction.observations.bank_rates import name_bank_rate
from policykg.extraction.observations.counts import CountNamer
from policykg.extraction.observations.dimensions import name_by_dimension
from policykg.extraction.observations.drafts import Draft, is_money, unit_class
from policykg.extraction.observations.goods_behind import name_goods_behind
from policykg.extraction.observations.growth import GrowthNamer, is_contribution
from policykg.extraction.observations.holding_places import at_its_height, had_by, led_by_place, part_of_own
from policykg.extraction.observations.implied_units import ImpliedUnits
from policykg.extraction.observations.lasting import name_lasting
from policykg.extraction.observations.linking import Subject, code_of
from policykg.extraction.observations.listing import ListNamer
from policykg.extraction.observations.moved_things import is_brought, is_moved
from policykg.extraction.observations.multiplying import acts_on
from policykg.extraction.observations.noun_phrases import (
    NOTHING,
    Phrase,
    complement_after,
    left_phrase,
    past_brackets,
    past_periods,
    past_restated,
    right_phrase,
)
from policykg.extraction.observations.numbering import name_numbered
from policykg.extraction.observations.parts import PartNamer
from policykg.extraction.observations.predicates import is_told_of
from policykg.extraction.observations.pricing import PriceNamer
from policykg.extraction.observations.resolving import Resolver
from policykg.extraction.observations.set_places import SET_PLACES, PlaceNamer
from policykg.extraction.observations.share_names import ShareNamer
from policykg.extraction.observations.sharing import share_out
from policykg.extraction.observations.subjects import sentence_subject, subject_before
from policykg.extraction.observations.things_told import name_by_things_told
from policykg.extraction.observations.vocables import figure_pairs, figure_words
from policykg.extraction.sentences import TextSentence
from policykg.facts import Kind

_GROWN: Final = frozenset({"percent", "percentage-point"})  # units
_CODE: Final = 3  # letters of the code of a currency
_PUT: Final = "put at so much"  # names of rules
_PLACED: Final = "place by size"
_PROPOSED: Final = "aimed at a value"
_TARGETED: Final = "a target of so much"
_OF_JOBS: Final = frozenset({"jobs added or lost", "jobs cut", "jobs that went"})
_AVERAGES: Final = figure_words("averages")


class Namer:
    """Names what the drafts of one document measure, sentence by sentence."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self.resolver = Resolver(document)
        self._linker = self.resolver.linker
        self.counts = CountNamer(self.resolver)
        self.amounts = AmountNamer(self.resolver)
        self.places = PlaceNamer(self.resolver)
        self._parts = PartNamer(self.resolver, self.places)
        self._shares = ShareNamer(self.resolver)
        self.prices = PriceNamer(document, self.resolver)
        self._growth = GrowthNamer(self.resolver)
        self.lists = ListNamer(document, self.resolver, self.amounts)
        self.units = ImpliedUnits(self.resolver, self.counts)
        self._items: list[Item] = []

    def open(self, sentence: TextSentence, items: list[Item]) -> None:
        """Begin a sentence."""
        self._items = items
        self.resolver.open(sentence, items)

    def close(self, made: Sequence[Draft]) -> None:
        """End a sentence: share lists out over its figures, and remember what they measured."""
        share_out(made, self.resolver, self._document)
        self._shares.close(made)
        for draft in made:
            self.amounts.by_unit(draft)
            if draft.unit == "count":
                self.counts.by_movement(draft)
            if draft.unit == "count" and code_of(draft.subject.indicator) == "unemployment-rate":
                people = self._linker.known("indicator", "unemployed-persons")  # "unemployment rose by *12,000*"
                draft.subject = replace(draft.subject, indicator=people)
        name_by_things_told(made, self._document, self._linker)
        self.resolver.close(made)

    def name(self, draft: Draft, where: str, made: Sequence[Draft]) -> None:
        """Find what the figure of a matched rule measures.

        Args:
            draft: the figure; ``found`` holds where the rule fits.
            where: the rule's ``subject``: before, after, counted, previous, part or follower.
            made: the figures of the sentence before it.
        """
        found = draft.found
        assert found is not None
        previous = made[-1] if made else None
        if draft.unit == "day" and self._document.lowers[draft.number.last - 2] in figure_words("day_kind"):
            span = draft.number.last - 2, draft.number.last
            draft.subject = Subject(self._linker.indicator_candidate(*span))  # "May had 21 *business days*"
        elif name_numbered(draft, self.resolver):
            pass
        elif (told := set_off_from(draft, made)) is not None:
            self.resolver.share(draft, told)
        elif where == "counted" and unit_class(draft.number) == "percent":
            self.places.qualified(draft, previous)
        elif where == "counted":
            self.counts.count(draft, right_phrase(self._items, draft.at + 1), previous)
        elif where in SET_PLACES:
            self.places.name(draft, where, previous)
        elif where == "previous":
            self.resolver.take(draft, previous)
            name_goods_behind(draft, previous, self._document, self.resolver)
        elif where == "money":
            draft.subject = Subject(self._linker.known("indicator", "exchange-rate"))
            draft.unit = (
                self.prices.money_before(draft.at) or self.resolver.discourse.figures.rate_before(made) or draft.unit
            )
        elif where == "part":
            self._parts.part(draft, previous)
        elif where == "follower" and previous is not None:
            self.lists.ellipsis(draft, right_phrase(self._items, found.first + 2, lists=False), previous)
        elif draft.kind is Kind.STREAK:
            name_lasting(draft, previous, self.resolver)
        elif draft.rule == _PLACED and (ranked := ranked_beside(self._items, found.first)).mode == "phrase":
            self.resolver.fill(draft, ranked, previous)
        elif found.rule.kind == "gap" and is_contribution(draft):
            self._growth.contribution(draft, complement_after(self._items, draft.at + 1), previous)
        elif found.rule.kind == "share" and draft.unit == "percent":
            self._parts.share(draft, previous)
        elif not (
            self._moves_on(draft, where, previous)
            or self._named_by_what_moves(draft, previous)
            or self._growth.itself(draft, previous)
            or self._growth.reported(draft, previous)
            or self._growth.caused(draft)
            or self.places.more_of(draft)
        ):
            self._by_place(draft, where, previous)
        if draft.unit in _GROWN and draft.subject.indicator is None and draft.subject.industry is None:
            self._growth.of_economy(draft)
            subject = draft.subject  # which the growth may have named: what was known of the old one is not of this
            if subject.indicator is None and found.rule.name == _TARGETED:
                self.places.qualified(draft, previous)  # "the 90 percent *filling target*"
        if draft.subject.empty and draft.kind is Kind.LEVEL and unit_class(draft.number) == "bare":
            counted = right_phrase(self._items, draft.at + 1)  # "of the total 300 *jobs*, 40 are new"
            if counted.mode == "phrase":
                self.counts.count(draft, counted, previous, alone=True)
        self._specify(draft)

    def _specify(self, draft: Draft) -> None:
        """Give a figure the closer name that its subject, its rule and its unit make together: a price, jobs."""
        name_bank_rate(draft, self._document, self.resolver)
        self.prices.price(draft)
        self.prices.of_shares(draft)
        self.prices.costing(draft)
        name_by_dimension(draft, self.resolver)
        indicator = draft.subject.indicator
        if draft.rule in _OF_JOBS and (indicator is None or indicator.candidate):
            draft.subject = replace(draft.subject, indicator=self._linker.known("indicator", "employment"))

    def own_measure(self, first: int, previous: Draft | None) -> Phrase:
        """Return the measure that stands right before a rule behind a figure: "rose 3 percent on *sales* up from"."""
        near = left_phrase(self._items, first)
        own = self.resolver.reader.nearest_indicator(near) if near.mode == "phrase" else NOTHING
        if previous is None or own.mode != "phrase" or own.last != first or own.first <= previous.at + 1:
            return NOTHING
        return own if self.resolver.reader.names_indicator(own) else NOTHING

    def _moves_on(self, draft: Draft, where: str, previous: Draft | None) -> bool:
        """Share what the change measures that a rule fits together with a figure: "was up 8 percent *to 1,600*"."""
        first = draft.found.first if draft.found is not None else draft.at
        if previous is None or previous.at <= first or where != "before":
            return False
        if previous.kind is not Kind.CHANGE and previous.unit != draft.unit:
            return False
        self.resolver.share(draft, previous)
        return True

    def _named_by_what_moves(self, draft: Draft, previous: Draft | None) -> bool:
        """Name a figure by the known thing between movement and number: "raised *their output* by 3 percent"."""
        found = draft.found
        assert found is not None
        cue = found.first if found.cue is None else found.cue
        if "..." not in found.rule.pattern or cue >= draft.at:
            return False
        if self._growth.foretold(draft, cue):
            return True
        thing = right_phrase(self._items, past_periods(self._items, cue + 1))
        reader = self.resolver.reader
        if thing.mode != "phrase" or self._items[thing.first].lower == "by":
            return False  # "was trimmed *by the same margin* to 4 percent"
        given = not self._items[thing.first].classes.isdisjoint(("determiner", "possessive"))
        if reader.refers(thing):
            if given and previous is None:
                self.resolver.fill(draft, thing, previous)
            if draft.subject.indicator is None:  # "*exports* exceeded the estimate by 3 percent"
                mover = subject_before(self._items, found.first)
                given = given and not (mover.mode == "phrase" and reader.names_indicator(mover))
            return given and previous is None
        if given and self._items[thing.last - 1].lower in figure_words("aimed_at") and thing.last - thing.first > 1:
            self.resolver.fill(draft, thing, previous)  # "cut *its housing target* by 300"
            return True
        put = found.rule.name == _PUT  # "put *the damage from the flood* at 3 million euros"
        measured = reader.is_measure(thing) and (given or put or is_moved(thing, reader))
        brought = is_brought(thing, reader, given=given)
        known = reader.knows(thing) or (given and put) or measured or brought
        if not (known or (not given and is_moved(thing, reader))):
            return False
        mover = subject_before(self._items, found.first)
        self.resolver.fill(draft, thing, previous)
        if (
            mover.mode == "phrase"
            and self._items[thing.first].lower in figure_words("made")
            and not reader.is_reporter(mover)
        ):
            own = self._linker.subject(*self.resolver.reader.tokens(mover)).industry
            if own is not None:
                draft.subject = replace(draft.subject, industry=own)
        return True

    def _by_place(self, draft: Draft, where: str, previous: Draft | None) -> None:
        """Name a figure by the phrase before its rule or after it."""
        found, reader, units = draft.found, self.resolver.reader, unit_class(draft.number)
        assert found is not None
        phrase, content = self._beside(draft, where)
        if phrase.mode == "phrase" and units in {"bare", "percent"} and found.first and reader.only_measures(phrase):
            clause = sentence_subject(self._items, found.first)  # "*lamps* were assembled at an annual rate of 300"
            named = clause.mode == "phrase" and (units == "bare" or reader.names_indicator(clause))
            if named and clause.last <= phrase.first and not reader.refers(clause):
                self._done_to(draft, clause, found.first, previous)
                return
        if self.places.in_brackets(draft, phrase):
            return
        phrase, holder = had_by(self._items, self.places.balanced(draft, self._subject_of(draft, phrase)), found.first)
        if self._growth.told(draft, phrase):
            return
        placed = phrase.mode == "phrase" and (reader.points_nowhere(phrase) or reader.is_place(phrase))
        if units == "bare" and (placed or reader.is_reporter(phrase)):
            self.counts.count(draft, right_phrase(self._items, draft.at + 1), previous, alone=True)
            return
        told = phrase.mode == "phrase" and reader.is_reporter(phrase)  # "*the agency* expects 3 million tonnes"
        told = told or (found.rule.name == _PROPOSED and is_told_of(draft, phrase, reader))
        if units == "amount" and (told or reader.points_nowhere(phrase)):
            self.amounts.amount(draft, previous)
            return
        self.resolver.fill(draft, phrase, previous)
        if holder.mode == "phrase" and draft.subject.industry is None:
            draft.subject = replace(draft.subject, industry=reader.thing(holder))
        done = (
            reader.doings.beside(past_brackets(self._items, draft.at + 1) - 1, NOTHING, draft.unit)
            if units == "amount"
            else None
        )
        if draft.unit in figure_pairs("measured_in"):
            done = None  # "wind farms with a capacity of 300 megawatts were *built*"
        if done is not None and phrase.mode == "phrase" and not reader.names_indicator(phrase):
            thing = draft.subject.industry or self._linker.thing(*reader.tokens(phrase))
            draft.subject = replace(draft.subject, indicator=done, industry=thing)
        if content.mode == "phrase" and content != phrase:
            own = self._linker.subject(*reader.tokens(content)).industry
            draft.subject = replace(draft.subject, industry=own or draft.subject.industry)
        if units == "bare" and draft.kind is Kind.CHANGE:
            self.counts.moved(draft, right_phrase(self._items, draft.at + 1))
        if where == "before" and draft.subject.indicator is None:
            self.resolver.complete(draft, complement_after(self._items, found.last))
        if draft.subject.indicator is None:
            self.places.left_open(draft)
        if units == "amount":
            self.places.consists_of(draft)
        if where == "after" and draft.subject.industry is None and draft.subject.area is None:
            self.resolver.take_clause_industry(draft, found.first)
        name_goods_behind(draft, previous, self._document, self.resolver)
        self.places.charged_on(draft)

    def _beside(self, draft: Draft, where: str) -> tuple[Phrase, Phrase]:
        """Return the phrase right beside a figure or its rule that says what it is, and what an amount consists of."""
        found, reader, units = draft.found, self.resolver.reader, unit_class(draft.number)
        assert found is not None
        phrase = complement_after(self._items, found.last) if where == "after" else NOTHING
        content = NOTHING
        if units == "amount" and self._items[found.first].lower == "of":
            content = reader.content_of_amount(draft.at)
            before = subject_before(self._items, found.first)
            phrase = content if before.mode != "phrase" or not reader.names_indicator(before) else before
        if found.rule.name == _PROPOSED and is_money(draft.unit):
            spent = reader.content_of_amount(draft.at)  # "plans to put 3 million euros *in tariffs on lamps*"
            phrase = spent if spent.mode == "phrase" and reader.names_indicator(spent) else phrase
        opened = found.first and self._items[found.first - 1].lower
        if opened == "(" or (opened == "both" and found.first == draft.at):  # "lamps (*up 3 million euros*)"
            bracket = found.first - (1 if opened == "(" else 2)
            phrase = left_phrase(self._items, bracket)
            if phrase.mode != "phrase" and bracket and self._items[bracket - 1].lower.endswith("ing"):
                phrase = Phrase("phrase", bracket - 1, bracket)  # "food (3 percent) and *housing* (2 percent)"
        if draft.number.form == "change" and acts_on(draft, self.resolver.reader, self._document):
            phrase = right_phrase(self._items, draft.at + 1)
        averaged = self._items[found.first].lower in _AVERAGES and found.first > 1
        averaged = averaged and self._items[found.first - 1].lower in figure_words("of_what_average")
        if phrase is NOTHING and (
            averaged or not self._items[found.first].classes.isdisjoint(("rate", "interest-rate", "name"))
        ):
            phrase = left_phrase(self._items, found.first + 1)
        return phrase, content

    def _subject_of(self, draft: Draft, phrase: Phrase) -> Phrase:
        """Return the subject of a figure's rule where nothing beside it says what it is, with its head found."""
        found, reader = draft.found, self.resolver.reader
        assert found is not None
        if phrase is NOTHING:
            led = found.first > 0 and self._items[found.first - 1].lower in {"a", "an"}  # "from *an* expected 3 tonnes"
            phrase = subject_before(self._items, found.first - (led and "forecast" in self._items[found.first].classes))
        if phrase.mode == "phrase" and self._items[found.first].lower == ",":
            phrase = led_by_place(self._items, at_its_height(self._items, phrase), found.first)
        if draft.kind is Kind.CHANGE and phrase is not NOTHING:
            moved = complement_after(self._items, past_restated(self._items, found.last))
            if moved.mode != "phrase" or self._items[moved.first - 1].lower != "in":
                moved = part_of_own(self._items, draft.at)
            if moved.mode == "phrase" and reader.names_indicator(moved):
                phrase = moved  # "an increase of 3 euros *in the surplus*"
        if self._items[found.first].lower == "of" and phrase.mode == "phrase":
            phrase = reader.nearest_indicator(reader.brought_to(phrase))
        return phrase

    def _done_to(self, draft: Draft, clause: Phrase, end: int, previous: Draft | None) -> None:
        """Name a figure by the subject of its clause, and by the verb of it that stands for an indicator."""
        reader = self.resolver.reader
        self.resolver.fill(draft, clause, previous)
        done = next((found for i in range(clause.last, end) if (found := reader.doings.at(i, draft.unit))), None)
        if done is not None and not reader.names_indicator(clause):
            thing = draft.subject.industry or self._linker.thing(*reader.tokens(clause))
            draft.subject = replace(draft.subject, indicator=done, industry=thing)
