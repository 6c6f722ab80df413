"""From the numbers of one sentence to drafts: which rule fits, which kind of figure it is, what it measures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from policykg.extraction.document import Document
from policykg.extraction.items import Item
from policykg.extraction.numbers import Number
from policykg.extraction.observations.around import is_per_unit
from policykg.extraction.observations.colon_series import first_of_series
from policykg.extraction.observations.companions import (
    EARLIER,
    RESTATED,
    earlier_in_brackets,
    list_head,
    other_currency,
)
from policykg.extraction.observations.counting import (
    closes,
    countable,
    is_decimal,
    is_reading,
    is_signed_reading,
    is_valued,
    moves_index,
    names_index,
)
from policykg.extraction.observations.denials import follows_denial, is_denied, is_put_aside, opposite
from policykg.extraction.observations.drafts import Draft, draft_like, number_class, signed, unit_class
from policykg.extraction.observations.elliptic_units import echoes, of_pair, with_shared_unit, with_told_unit
from policykg.extraction.observations.limits import is_past_limit
from policykg.extraction.observations.linking import code_of
from policykg.extraction.observations.naming import Namer
from policykg.extraction.observations.noun_phrases import NOTHING, right_phrase
from policykg.extraction.observations.paired_rates import paired_rate
from policykg.extraction.observations.percent_kinds import PercentKinds
from policykg.extraction.observations.percentages import names_movement
from policykg.extraction.observations.rule_choice import first_match, last_like, match_past_bracket, points_back
from policykg.extraction.observations.share_indices import count_in_points
from policykg.extraction.observations.signs import movement_before, sign_of_match
from policykg.extraction.observations.totals import is_member, is_ranked, totals_of
from policykg.extraction.observations.units_of_day import unit_of_day
from policykg.extraction.observations.verbless import VerblessFramer
from policykg.extraction.observations.vocables import figure_pairs, figure_words
from policykg.extraction.patterns import Match, Rule, sign_of
from policykg.extraction.sentences import TextSentence
from policykg.facts import Bound, Kind, NumberFate, ObservationStatus, Span

_OPENING: Final = 2  # "*At 100.0*, the index …"
_AS_MUCH: Final = frozenset({"so many times as much", "so many times a former value"})
_COMPARED: Final = frozenset({"higher than so much", "rather than so much"})  # names of rules
_BEFORE: Final = "the amount before"  # the name of a rule
_MEMBERS: Final = "moved in so many of them"  # the name of a rule
_MARK: Final = "came from a mark of"  # the name of a rule
_COMPARING: Final = frozenset({"compared with a value", "compared with an average"})  # names of rules
_STANDING_ALONE: Final = frozenset(  # names of rules
    {"the amount before", "expected value", "unchanged from a former value"}
)


class Framer:
    """Turns the numbers of sentences into drafts, one sentence after the other."""

    def __init__(self, document: Document, namer: Namer) -> None:
        self._document = document
        self._namer = namer
        self._kinds = PercentKinds(namer.resolver)
        self._verbless = VerblessFramer(namer, self._kinds)
        self._before: list[Draft] = []  # the figures of the last sentence that has some
        self._denied: Draft | None = None  # the last figure of the sentence that it denies
        self.fates: list[NumberFate] = []

    def drafts(self, sentence: TextSentence, items: list[Item]) -> list[Draft]:
        """Return the drafts of a sentence, with kind, sign, value and subject, in the order of the text."""
        made: list[Draft] = []
        totals = totals_of(items)
        self._namer.open(sentence, items)
        self._denied = None
        for at, item in enumerate(items):
            number = item.number
            if number is None:
                continue
            written = number.unit
            reading = number.unit == "percentage-point" and is_reading(
                items, at, self._document.lowers[number.last - 2]
            )
            if reading:
                number = replace(number, unit="")  # "the index rose to 52.3 points"
            if made:
                number = with_shared_unit(items, at, number, made, self._document.lowers)
            elif self._before:
                number = with_told_unit(items, at, number, self._before, self._document.lowers)
            number = of_pair(items, at, number, self._document.lowers)
            if number.unit and not written:
                items[at] = Item("number", item.first, item.last, "", item.classes, number)  # as the next steps read it
            if is_member(items, at):
                self._fate(number, "total", "one of a group")
                continue
            if at in totals.values() or is_ranked(items, at, made):
                self._fate(number, "total", "the whole of a part")
                continue
            draft = self._draft(sentence, items, at, number, made, totals)
            if draft is None:
                self._fate(number, "ordinal" if number.form == "ordinal" else "unexplained", "no rule")
                continue
            if draft.unit == "count" and number.unit == "":
                if draft.rule == "counted" and not reading:
                    reading = (at < _OPENING and is_decimal(number)) or closes(items, at, number)
                    reading = reading or (is_decimal(number) and is_valued(items, at))
                draft.unit = "index" if reading else self._namer.units.left_out(draft, made) or draft.unit
            if draft.unit == "index" and code_of(draft.subject.indicator) == "exchange-rate":
                draft.unit = self._namer.resolver.discourse.figures.rate_before(made) or draft.unit
            if draft.kind is Kind.CHANGE and draft.unit == "count" and moves_index(draft, made):
                draft.kind, draft.unit = Kind.GAP, "percentage-point"  # "closed at 104.2, *up 0.3*"
            count_in_points(draft, made, self._document.lowers)
            signed_reading = draft.unit == "count" and draft.rule == "signed" and is_signed_reading(draft)
            if signed_reading or (reading and draft.rule == "signed"):
                draft.kind, draft.unit = Kind.LEVEL, "index"  # "sentiment improved from *-2.8*"
            made.append(draft)
        self._before = made or self._before
        self._namer.close(made)
        self._kinds.note(made, items, sentence.paragraph)
        return made

    def _fate(self, number: Number, fate: str, rule: str) -> None:
        self.fates.append(NumberFate(Span(number.start, number.end), fate, rule))

    def _draft(
        self,
        sentence: TextSentence,
        items: list[Item],
        at: int,
        number: Number,
        made: Sequence[Draft],
        totals: dict[int, int],
    ) -> Draft | None:
        previous = made[-1] if made else None
        if at in totals:
            return self._part(sentence, items, at, number, totals[at], previous)
        past, aside = is_past_limit(number, self._document.lowers), is_put_aside(items, at)
        bracketed = other_currency(items, at, made)
        if bracketed is not None:
            draft = draft_like(sentence, items, at, number, bracketed, RESTATED)
            draft.bound = bracketed.bound if number.bound is Bound.EXACT else number.bound
            return draft
        earlier = earlier_in_brackets(items, at, made)
        if earlier is not None:
            draft = draft_like(sentence, items, at, number, earlier, EARLIER)
            draft.aside = True
            return draft
        listed = list_head(items, at, previous) if not aside else None
        if listed is not None and listed.number.form == number.form:
            draft = draft_like(sentence, items, at, number, listed, listed.rule)
            draft.total = None
            if listed.found is not None and listed.bound is Bound.AT_LEAST:
                _end_range(draft, listed.found.rule)
            self._namer.lists.refine(draft, made)
            return draft
        found = match_past_bracket(items, at, number, made) or first_match(items, at, number, made, past)
        if aside or is_denied(items, at, found):
            bound = opposite(number.bound)
            if bound is None or found is None:
                self._denied = self._matched(sentence, items, at, number, found, made) if found is not None else None
                return None
            number = replace(number, bound=bound)
        elif self._denied is not None and follows_denial(items, at):
            number = number if number.unit else replace(number, unit=self._denied.number.unit)
            return draft_like(sentence, items, at, number, self._denied, "in the place of another")
        if found is not None:
            return self._matched(sentence, items, at, number, found, made)
        return (
            self._verbless.labelled(sentence, items, at, number, made)
            or first_of_series(sentence, items, at, number, made, self._namer)
            or self._verbless.said_twice(sentence, items, at, number, made[-1] if made else None)
            or self._verbless.bracketed(sentence, items, at, number, made)
            or self._verbless.listed(sentence, items, at, number, made)
            or self._verbless.set_off(sentence, items, at, number, made)
            or self._verbless.elliptic(sentence, items, at, number, made)
            or paired_rate(sentence, items, at, number, made)
            or self._verbless.parts.part(sentence, items, at, number, previous)
            or self._counted(sentence, items, at, number, made)
        )

    def _matched(
        self, sentence: TextSentence, items: list[Item], at: int, number: Number, found: Match, made: Sequence[Draft]
    ) -> Draft | None:
        rule = found.rule
        previous = made[-1] if made else None
        if rule.kind == "same" and unit_class(number) == "percent":
            previous = last_like(number, made) or previous  # "rose 3 percent to 4 million, up from 2 percent"
        if rule.kind == "restated":
            return self._verbless.restated(sentence, items, at, number, made)
        if rule.kind == "same" and previous is not None and echoes(items, at, number, previous):
            number = replace(number, unit=previous.number.unit)
        if rule.name in _COMPARED and (other := last_like(number, made)) is not None:
            return self._beside(draft_like(sentence, items, at, number, other, rule.name), other, found)
        alone = previous is None and rule.name in _STANDING_ALONE and unit_class(number) in {"percent", "bare"}
        measure = self._namer.own_measure(found.first, previous) if rule.name == _BEFORE else NOTHING
        back = previous is None and rule.name in _COMPARING and points_back(items)
        alone = alone or back or measure.mode == "phrase"  # "*This compares with* 3 percent in May"
        kind_of, where = ("by subject", "before") if alone else (rule.kind, rule.subject)
        if kind_of == "same" and (previous is None or number_class(previous.number) != number_class(number)):
            own = unit_class(number) == "bare" and self._namer.counts.own_noun(at)  # "from five large banks"
            if previous is None and unit_class(number) in {"percent", "bare"} and not own:
                return None
            return self._counted(sentence, items, at, number, made)
        if kind_of == "same":
            assert previous is not None
            draft = draft_like(sentence, items, at, number, previous, rule.name)
            self._namer.lists.own_part(draft, previous)
            return self._beside(draft, previous, found)
        counting = kind_of not in {"streak", "rank"} and rule.name != _MEMBERS
        if counting and unit_class(number) == "bare" and not countable(items, at, number):
            return None
        draft = _draft_of(sentence, items, at, number, found, kind_of)
        if measure.mode == "phrase":
            self._namer.resolver.fill(draft, measure, None)  # "rose 3 percent on *sales* up from"
        else:
            self._namer.name(draft, where, made)
        if back and number.unit and number.unit != "percent":
            self._namer.places.compare(draft, found.first)
        if back and (led := movement_before(items, found.first, at)):
            draft.kind, draft.sign = Kind.CHANGE, led  # "this compares with *a fall of* 2 percent"
        elif kind_of == "by subject":
            self._decide(draft, made)
            following = items[at + 1] if at + 1 < len(items) else None
            if draft.kind is Kind.CHANGE and at > 1 and items[at - 2].lower == "negative":
                draft.sign = -1  # "growth was *negative at* 2 percent"
            if draft.kind is Kind.CHANGE and following is not None and names_movement(following):
                draft.sign = sign_of(following) or draft.sign  # "easing from a 7 percent *drop*"
        draft.value = signed(draft)
        return draft

    @staticmethod
    def _beside(draft: Draft, previous: Draft, found: Match) -> Draft:
        """Finish the draft of a figure that is only set beside another: "after *2 percent* growth in April"."""
        items, at = draft.items, draft.at
        if previous.kind is not Kind.CHANGE:
            draft.sign = 1
        draft.found = found
        draft.aside = found.rule.name != "one of so much"
        mark = found.rule.name == _MARK  # "down from *a peak of* 2 percent" is no fall of so much
        moved = 0 if mark else movement_before(items, found.first, at)  # "compared with *a fall of* 2 percent"
        draft.sign = moved or draft.sign
        following = next((item for item in items[at + 1 : at + 4] if not item.light), None)
        if following is not None and not following.classes.isdisjoint(("rise", "fall")):
            draft.sign = sign_of(following) or draft.sign
        if draft.kind is Kind.CHANGE and draft.unit != "percent" and not moved:
            draft.kind, draft.sign = Kind.LEVEL, 1  # "up 3 euros from 40 euros"
        draft.value = signed(draft)
        if found.rule.status == "forecast":
            draft.status, draft.aside = ObservationStatus.FORECAST, False
        return draft

    def _decide(self, draft: Draft, made: Sequence[Draft]) -> None:
        """Let what is measured decide what a figure is: an index for a bare number, the kind of a percentage."""
        if draft.unit == "percent":
            self._kinds.decide(draft, made)
        elif self._namer.counts.own_noun(draft.at):
            return  # "cut to *100 seats*"
        elif draft.number.unit == "" and (self._namer.units.is_index(draft) or names_index(draft)):
            draft.unit = "index"

    def _part(
        self, sentence: TextSentence, items: list[Item], at: int, number: Number, total: int, previous: Draft | None
    ) -> Draft:
        """Return the draft of "27 of 41 sectors"."""
        draft = Draft(sentence, items, at, number, "part of a total", Kind.LEVEL, number.value, "count")
        whole = items[total].number
        assert whole is not None
        draft.total, draft.bound = whole.value, number.bound
        phrase = right_phrase(items, total + 1)
        if phrase is NOTHING and items[at + 1].lower != "out":
            phrase = right_phrase(items, at + 1)
        self._namer.counts.count(draft, phrase, previous)
        return draft

    def _counted(
        self, sentence: TextSentence, items: list[Item], at: int, number: Number, made: Sequence[Draft]
    ) -> Draft | None:
        """Return the draft of a number that only counts or measures what follows it: "400 mills"."""
        units = unit_class(number)
        if number.form not in {"plain", "fraction"} or units == "points":
            return None
        if units == "bare" and not countable(items, at, number):
            return None
        previous = made[-1] if made else None
        kind = Kind.SHARE if units == "percent" else Kind.LEVEL
        unit = unit_of_day(items, at, number.unit or "count")
        draft = Draft(sentence, items, at, number, "counted", kind, number.value, unit)
        draft.value = signed(draft)
        draft.bound = number.bound
        if units == "bare":
            ranged = number.bound is Bound.AT_LEAST and at + 2 < len(items) and items[at + 2].number is not None
            last = at
            if ranged and items[at + 1].lower in figure_words("ranging"):  # "*300*-400 jobs"
                last = at + 2
            per = is_per_unit(items, last + 1) and last + 2 < len(items) and "period-unit" in items[last + 2].classes
            counted = NOTHING if per else right_phrase(items, last + 1)  # "900 *a month*"
            self._namer.counts.count(draft, counted, previous)
        elif units == "amount":
            self._namer.amounts.amount(draft, previous)
            self._namer.prices.price(draft)
        else:
            return None
        return draft


def _draft_of(sentence: TextSentence, items: list[Item], at: int, number: Number, found: Match, kind_of: str) -> Draft:
    """Return the draft of a figure of its own, with the kind, the unit and the sign that its rule gives."""
    unit, value = unit_of_day(items, at, found.rule.unit or number.unit or "count"), number.value
    kind = Kind(kind_of) if kind_of != "by subject" else Kind.LEVEL
    draft = Draft(sentence, items, at, number, found.rule.name, kind, value, unit, found=found)
    draft.bound = Bound(found.rule.bound) if found.rule.bound and number.bound is Bound.EXACT else number.bound
    draft.sign = sign_of_match(number, found, items)
    if kind is Kind.STREAK:
        units = figure_pairs("period_units")
        draft.unit = next((units[i.lower] for i in items[at : at + 4] if i.lower in units), found.rule.unit or "month")
    elif kind is Kind.RANK:
        draft.unit = "position"
    elif number.form == "times":
        whole = 100 if found.rule.name in _AS_MUCH else 0  # 1.6 times as much is up 60 percent
        draft.value, draft.unit = value * 100 - whole, "percent"
    elif number.unit == "basis-point":
        draft.kind, draft.unit = Kind.CHANGE, "basis point"
    return draft


def _end_range(draft: Draft, rule: Rule) -> None:
    """Let the upper end of a range be what its lower end is by its rule: "the 2-*3 percent* target range"."""
    if rule.status:
        draft.status = ObservationStatus(rule.status)
    if (rule.bound or rule.name == "moved from") and draft.number.bound is Bound.EXACT:
        draft.bound = Bound.AT_MOST
