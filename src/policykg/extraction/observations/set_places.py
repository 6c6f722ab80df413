"""What a figure measures where its rule says at which place of the sentence that stands.

"From 5 percent in April, *unemployment* fell", "*inflation* is within the bank's 2-3 percent range", "12 percent more
*tourists*". Comes after ``resolving``; ``naming`` calls it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from policykg.extraction.items import Item
from policykg.extraction.observations.around import taken_part_in
from policykg.extraction.observations.drafts import Draft, is_money
from policykg.extraction.observations.linking import Subject, code_of, filled
from policykg.extraction.observations.noun_phrases import (
    NOTHING,
    Phrase,
    complement_after,
    left_phrase,
    right_phrase,
)
from policykg.extraction.observations.percentages import lists_leaders
from policykg.extraction.observations.resolving import Resolver
from policykg.extraction.observations.subjects import sentence_subject, subject_before
from policykg.extraction.observations.vocables import figure_words
from policykg.facts import Component, Kind

_MORE: Final = frozenset({"more", "fewer", "less"})
_NO_NOUN: Final = frozenset({"preposition", "conjunction", "auxiliary", "verb", "level", "determiner", "adverb"})
_MOVING: Final = frozenset({"rise", "fall", "growth"})
_BEHIND: Final = 24  # items from a bracket to what moved
_SHARES: Final = frozenset({"share", "proportion"})
_FOR: Final = frozenset({"for", "in"})
SET_PLACES: Final = frozenset({"clause", "main clause", "rated", "moved"})


class PlaceNamer:
    """Names the figures of one document by phrases at set places."""

    def __init__(self, resolver: Resolver) -> None:
        self._resolver = resolver
        self._linker = resolver.linker

    def name(self, draft: Draft, where: str, previous: Draft | None) -> None:
        """Name a figure.

        Args:
            draft: the figure; ``found`` holds where its rule fits.
            where: one of :data:`SET_PLACES`.
            previous: the figure before it in the sentence.
        """
        found, items = draft.found, draft.items
        assert found is not None
        if where == "moved":
            moved = self._resolver.discourse.moved_last(previous)
            draft.subject = moved.subject if moved is not None else draft.subject
            return
        if where == "rated":
            rate = left_phrase(items, found.first + 1)  # "*the vacancy rate of inns*, 3 percent, was low"
            phrase = Phrase("phrase", rate.first, draft.at - 1) if rate.mode == "phrase" else rate
        else:
            phrase = sentence_subject(items, found.first) if where == "clause" else self._after_comma(draft)
        self._resolver.fill(draft, phrase, previous)

    def qualified(self, draft: Draft, previous: Draft | None) -> None:
        """Name a percentage that stands before its noun by it: "a 3 percent *jobless rate*", "a 5 percent *duty*"."""
        index, reader = draft.at + 1, self._resolver.reader
        while index < len(draft.items) and draft.items[index].kind == "basis":
            index += 1  # "the 3 percent *annual* reading"
        phrase = right_phrase(draft.items, index)
        if phrase.mode == "phrase" and draft.items[phrase.first].lower in figure_words("balanced"):
            self._resolver.fill(draft, Phrase("phrase", phrase.first, phrase.first + 1), previous)
            return  # "a 4 percent *deficit* of our income"
        named = phrase.mode == "phrase" and reader.names_indicator(phrase)  # "3 percent *GDP growth*"
        named = named and code_of(reader.subject(phrase).indicator) != "growth-rate"
        if phrase.mode != "phrase" or reader.refers(phrase) or (reader.is_growth(phrase) and not named):
            if phrase.mode == "phrase" and reader.refers(phrase):
                self._resolver.fill(draft, phrase, previous)
                return
            self._resolver.take(draft, previous)
            if phrase.mode == "phrase":
                self._resolver.keep_phrase(draft, phrase)
            return
        own = reader.subject(phrase)
        draft.subject = replace(
            own, indicator=own.indicator or self._linker.indicator_candidate(*reader.tokens(phrase))
        )
        self._resolver.keep_phrase(draft, phrase)
        holder = subject_before(draft.items, draft.at)
        if draft.subject.industry is None and draft.subject.area is None and holder.mode == "phrase":
            whose = reader.subject(holder)
            draft.subject = replace(draft.subject, industry=whose.industry, area=whose.area)

    def _of_rates(self, draft: Draft, own: Subject, phrase: Phrase) -> bool:
        """Name a rate in brackets behind whose it is by what was measured last; tell whether something was."""
        known = self._resolver.discourse.measured_last()
        thing = own.industry
        if thing is None and own.area is None:
            thing = self._linker.thing(*self._resolver.reader.tokens(phrase))
        if known.indicator is None or (thing is None and own.area is None):
            return False
        draft.subject = Subject(known.indicator, thing, own.area)
        draft.inherit(Component.INDICATOR, sentence=draft.sentence.ordinal - 1)
        return True

    def _of_leader(self, draft: Draft, own: Subject) -> bool:
        """Name a part in brackets behind who has it: "the top markets were *Oakham (3 percent)*"; tell if it is."""
        if own.area is None and own.industry is None:
            return False
        known = self._resolver.discourse.spoken_of(None) or Subject()
        share = self._linker.known("indicator", "share")
        draft.subject = Subject(known.indicator or share, own.industry or known.industry, own.area)
        return True

    def _of_mover(self, draft: Draft, own: Subject) -> bool:
        """Name a movement in brackets behind whose it is by what moved last; tell whether something did."""
        discourse = self._resolver.discourse
        moved = discourse.moved_last(None)
        known = moved.subject if moved is not None else discourse.measured_last()
        if known.indicator is None or (own.area is None and own.industry is None):
            return False
        draft.subject = Subject(known.indicator, own.industry or known.industry, own.area)
        draft.inherit(Component.INDICATOR, sentence=draft.sentence.ordinal - 1)
        return True

    def compare(self, draft: Draft, first: int) -> None:
        """Name what a figure is set beside by its own name: "this compares with *a deficit of* 2 million euros"."""
        own = left_phrase(draft.items, draft.at - 1) if draft.items[draft.at - 1].lower == "of" else NOTHING
        reader = self._resolver.reader
        if own.mode != "phrase" or own.first <= first:
            return
        if reader.knows(own) or not reader.nouns(own).isdisjoint(figure_words("shortened")):
            self._resolver.fill(draft, own, None)

    def share_itself(self, draft: Draft) -> None:
        """Call a share nothing but a share where only its holder is named: "its *share in exports*, 3 percent"."""
        found, items = draft.found, draft.items
        if found is None or draft.subject.indicator is not None or items[found.first].lower not in _SHARES:
            return
        whole = right_phrase(items, found.first + 2) if found.first + 2 < draft.at else NOTHING
        of = self._linker.subject(*self._resolver.reader.tokens(whole)) if whole.mode == "phrase" else Subject()
        share = self._linker.known("indicator", "share")
        draft.subject = filled(draft.subject, Subject(of.indicator or share, of.industry))

    def charged_on(self, draft: Draft) -> None:
        """Take the goods that a tax or duty is put on: "a duty of 15 percent *on steel*"."""
        found, items = draft.found, draft.items
        if (
            found is None
            or draft.subject.industry is not None
            or items[found.first].lower not in figure_words("charged")
        ):
            return
        index = draft.at + 1
        if index + 1 >= len(items) or items[index].lower != "on":
            return
        goods = right_phrase(items, index + 1)
        if goods.mode == "phrase":
            own = self._linker.subject(*self._resolver.reader.tokens(goods))
            draft.subject = replace(draft.subject, industry=own.industry)

    def balanced(self, draft: Draft, phrase: Phrase) -> Phrase:
        """Return of what a bare surplus or deficit is: "*the current account* showed a surplus of 3 million euros"."""
        items = draft.items
        if phrase.mode != "phrase" or items[phrase.last - 1].lower not in figure_words("balanced"):
            return phrase
        bare = all("determiner" in item.classes for item in items[phrase.first : phrase.last - 1])
        clause = sentence_subject(items, phrase.first) if bare else NOTHING
        if clause.mode != "phrase" or clause.last > phrase.first:
            return phrase
        indicator = self._resolver.reader.subject(clause).indicator
        return clause if code_of(indicator) in figure_words("balances") else phrase

    def in_brackets(self, draft: Draft, phrase: Phrase) -> bool:
        """Name a figure in brackets by its clause and what stands before it: "*prices* rose for *food* (3 percent)".

        Returns:
            Whether the clause names an indicator, and the phrase before the bracket another thing or a place.
        """
        items, reader = draft.items, self._resolver.reader
        first = draft.found.first if draft.found is not None else draft.at
        if not first or items[first - 1].lower != "(" or phrase.mode != "phrase" or reader.names_indicator(phrase):
            return False
        clause = sentence_subject(items, draft.at)
        if (clause.mode != "phrase" or clause.last > phrase.first) and draft.kind is Kind.CHANGE:
            clause = _moved_behind(items, draft.at)  # "Oakham (up 3 percent) saw the largest *gains in exports*"
        if clause.mode != "phrase" and items[items[0].lower == "the"].lower in figure_words("averages"):
            return self._of_rates(draft, reader.subject(phrase), phrase)  # "*rates* for others - men (3 percent) -"
        if clause.mode != "phrase" or (clause.last > phrase.first and clause.first < draft.at):
            return False
        own, whole = reader.subject(phrase), reader.subject(clause)
        if not reader.names_indicator(clause):
            if draft.kind is Kind.SHARE and lists_leaders(items[: phrase.first]):
                return self._of_leader(draft, own)
            if reader.refers(clause) and draft.kind is Kind.CHANGE and draft.unit == "percent":
                return self._of_mover(draft, own)  # "the largest rises were in *Oakham (3 percent)*"
            part = reader.grown_part(clause)
            moves = any(not item.classes.isdisjoint(_MOVING) for item in items[clause.first : clause.last])
            if moves and part.mode == "phrase" and draft.kind is Kind.CHANGE:
                clause = part  # "the largest rises *in boat trade* were in Oakham (3 percent)"
            elif items[clause.last].classes.isdisjoint(("rise", "fall")) or whole.industry is not None:
                return False
            if reader.refers(clause) or reader.is_hollow(clause) or reader.is_reporter(clause):
                return False  # "*consents* rose in Oakham (up 3 percent)"
            whole = Subject(self._linker.indicator_candidate(*reader.tokens(clause)), None, whole.area)
        thing = own.industry
        if thing is None and not reader.is_place(phrase):
            thing = self._linker.thing(*reader.tokens(phrase))
        if thing is None and own.area is None:
            return False
        draft.subject = Subject(whole.indicator, thing or whole.industry, own.area or whole.area)
        self._resolver.keep_phrase(draft, phrase)
        return True

    def more_of(self, draft: Draft) -> bool:
        """Name a comparison by what there is more or less of: "the port handled 12 percent more *grain*".

        Returns:
            Whether there is such a noun.
        """
        found, items = draft.found, draft.items
        assert found is not None
        counted = draft.unit == "count" and draft.kind is Kind.CHANGE
        at = draft.at + 1 if counted else found.last - 1
        if at + 1 >= len(items) or at < 0 or items[at].lower not in _MORE:
            return False
        phrase = right_phrase(items, at + 1)
        if not (counted or draft.unit == "percent") or draft.kind is not Kind.CHANGE or phrase.mode != "phrase":
            return False
        reader, opening = self._resolver.reader, items[phrase.first]
        if not opening.classes.isdisjoint(_NO_NOUN) or reader.refers(phrase) or reader.is_hollow(phrase):
            return False
        own = self._linker.counted(*reader.tokens(phrase))
        if not items[phrase.last - 1].lower.endswith("s") and (own.indicator is None or own.indicator.candidate):
            own = reader.subject(phrase)
        done = reader.doings.beside(draft.at, phrase, draft.unit)
        thing = own.industry or (self._linker.thing(*reader.tokens(phrase)) if done is not None else None)
        named = own.indicator or self._linker.indicator_candidate(*reader.tokens(phrase))
        draft.subject = replace(own, indicator=done or named, industry=thing)
        self._resolver.keep_phrase(draft, phrase)
        return True

    def left_open(self, draft: Draft) -> None:
        """Name what no phrase beside it names by what it is recorded for: "a fall of 3 was seen for *orders*"."""
        recorded = taken_part_in(draft.items, draft.at, _FOR)
        if recorded.mode == "phrase" and self._resolver.reader.knows(recorded):
            self._resolver.fill(draft, recorded, None)

    def done_in(self, draft: Draft) -> None:
        """Name a share of nobody by what they do: "23 percent were enrolled *in courses*"; of those at work by it."""
        self._worked_in(draft)
        if not draft.subject.empty:
            return
        reader = self._resolver.reader
        what = taken_part_in(draft.items, draft.at)
        if [item.lower for item in draft.items[draft.at + 2 : draft.at + 3]] == ["from"]:
            what = right_phrase(draft.items, draft.at + 3)  # "of the total, 40 percent came *from tourism*"
        if what.mode != "phrase" or reader.is_place(what):
            return
        thing = reader.thing(what)
        if thing is not None:
            draft.subject = Subject(self._linker.known("indicator", "share"), thing)

    def _worked_in(self, draft: Draft) -> None:
        """Name a share of those at work by their branch: "of those employed, 23 percent were employed *in farming*"."""
        items, at = draft.items, draft.at
        verb = at + 1 + ("auxiliary" in items[at + 1].classes) if at + 1 < len(items) else at
        if verb + 2 >= len(items) or items[verb].lower not in figure_words("at_work") or items[verb + 1].lower != "in":
            return
        reader, branch = self._resolver.reader, right_phrase(items, verb + 2)
        if branch.mode != "phrase" or reader.is_place(branch):
            return
        thing = reader.thing(branch)
        if thing is not None:
            draft.subject = Subject(self._linker.known("indicator", "employment"), thing, draft.subject.area)

    def consists_of(self, draft: Draft) -> None:
        """Take what tonnes or cubic metres are of for the thing measured: "output was 3 million tonnes *of coal*"."""
        if is_money(draft.unit) or draft.unit in figure_words("time_unit"):
            return
        content = complement_after(draft.items, draft.at + 1)
        if content.mode != "phrase" or draft.items[content.first - 1].lower != "of":
            return
        reader, indicator = self._resolver.reader, draft.subject.indicator
        if reader.refers(content) or reader.is_hollow(content):
            return
        own = reader.subject(content)
        named = own.indicator is not None or reader.is_measure(content)
        if indicator is None or (indicator.candidate and named):
            minted = own.indicator or self._linker.indicator_candidate(*reader.tokens(content))
            draft.subject = replace(own, indicator=minted)  # "the construction of 30 megawatts *of storage capacity*"
            return
        if draft.subject.industry is not None:
            return
        thing = own.industry or (self._linker.thing(*reader.tokens(content)) if own.empty else None)
        draft.subject = replace(draft.subject, industry=thing)

    def _after_comma(self, draft: Draft) -> Phrase:
        """Return the subject of the clause that a fronted phrase stands before: "from 5 percent, *exports* fell"."""
        items, index = draft.items, draft.at + 1
        while index < len(items) and items[index].lower != ",":
            index += 1
        return right_phrase(items, index + 1)


def _moved_behind(items: list[Item], at: int) -> Phrase:
    """Return in what a clause behind a bracket says that something moved: "(3 percent) had growth *in sales*"."""
    for index in range(at + 2, min(at + _BEHIND, len(items) - 2)):
        if not items[index].classes.isdisjoint(_MOVING) and items[index + 1].lower == "in":
            return right_phrase(items, index + 2)
    return NOTHING
