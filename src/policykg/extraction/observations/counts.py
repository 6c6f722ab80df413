"""What a number counts: the noun behind it, what its verb says, or what was counted before.

Comes after ``resolving`` and ``numbering``; ``naming`` and ``frames`` call it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from policykg import iris
from policykg.extraction.inflection import singular
from policykg.extraction.items import Item
from policykg.extraction.observations.around import grows, handled_before, ranked_in, taken_part_in, this_sector
from policykg.extraction.observations.asked_for import name_asked_for
from policykg.extraction.observations.counted_doers import acts, without_deed
from policykg.extraction.observations.counting import BEFORE_NOUN
from policykg.extraction.observations.drafts import Draft, is_money
from policykg.extraction.observations.lending import lend_paragraph
from policykg.extraction.observations.linking import Subject, code_of, filled
from policykg.extraction.observations.nominal_deeds import deed_noun
from policykg.extraction.observations.noun_phrases import NOTHING, Phrase, left_phrase, right_phrase
from policykg.extraction.observations.numbering import name_numbered
from policykg.extraction.observations.partitives import name_part_of_these
from policykg.extraction.observations.resolving import Resolver
from policykg.extraction.observations.subjects import subject_before
from policykg.extraction.observations.vocables import figure_pairs, figure_words
from policykg.facts import Component, Concept, Kind

_COUNTED: Final = "number of "
_CLAUSE_ENDS: Final = frozenset({";", "while", "whereas", "but"})
_FELL: Final = frozenset({"fall", "downward"})  # classes
_MOVED: Final = frozenset({"rise", "growth", "upward"}) | _FELL
PASSIVE: Final = figure_words("done_to_units")
_AGAINST: Final = frozenset({"against", "versus"})  # what a reading is set beside follows


class CountNamer:
    """Names counts by the nouns beside them."""

    def __init__(self, resolver: Resolver) -> None:
        self._resolver = resolver
        self._linker = resolver.linker
        self._discourse = resolver.discourse

    def count(self, draft: Draft, phrase: Phrase, previous: Draft | None, *, alone: bool = False) -> None:
        """Name what a number counts: the noun phrase after it, or what the number before counted.

        The verb that follows can name the indicator ("400 boats were *sold*").

        Args:
            draft: the count.
            phrase: the noun phrase after it.
            previous: the figure before it in the sentence.
            alone: whether nothing before the number helps.
        """
        reader = self._resolver.reader
        phrase = without_deed(reader.items, phrase)
        if name_numbered(draft, self._resolver) or self._makes_up(draft, phrase, previous):
            return
        if phrase.mode == "phrase" and phrase.last - phrase.first == 1 and reader.doings.at(phrase.first, draft.unit):
            phrase = NOTHING if reader.items[phrase.first].lower in PASSIVE else phrase  # "7,000 units *sold*"
        if reader.of_them(phrase):
            self._some_of_them(draft, previous)
            return
        if phrase.mode == "phrase" and self._is_expected(phrase):
            self._resolver.take(draft, previous)  # "short of the 400,000 *analysts* had expected"
            return
        if phrase.mode != "phrase" and name_part_of_these(draft, previous, self._resolver):
            return
        if previous is not None and is_money(previous.unit) and self._is_same_balance(phrase, previous):
            self._resolver.share(draft, previous)
            return
        if phrase.mode == "phrase":
            ranked = reader.subject(ranked_in(reader.items, phrase)) if draft.kind is Kind.RANK else Subject()
            draft.subject = ranked if ranked.indicator is not None else self._linker.counted(*reader.tokens(phrase))
            self._resolver.keep_phrase(draft, phrase)
            before = subject_before(reader.items, draft.at)
            if before.mode == "relative":
                before = left_phrase(reader.items, before.last - (reader.items[before.last - 1].lower == ","))
            if (
                draft.subject.industry is None
                and before.mode == "phrase"
                and not alone
                and not self._tells(before, draft)
            ):
                outer = reader.subject(before)
                draft.subject = filled(draft.subject, replace(outer, indicator=None))
        if this_sector(reader.items, draft.at):
            draft.subject = replace(draft.subject, industry=self._discourse.owner if alone else None)
            self._resolver.take_clause_industry(draft, draft.at)
        if name_asked_for(draft, phrase, self._resolver):
            return
        if not self._name_by_noun(draft, phrase):
            self._name_hollow(draft, phrase, previous)
        self._covered(draft, phrase)
        self._name_by_verb(draft, phrase, previous)
        opened = reader.clause_before(draft.at) if phrase.mode != "phrase" else NOTHING
        if opened.mode == "phrase" and draft.subject.industry is None:
            draft.subject = replace(draft.subject, industry=reader.subject(opened).industry)
        if draft.subject.empty and phrase.mode != "phrase":
            handled = handled_before(reader.items, draft.at)
            draft.subject = self._linker.counted(*reader.tokens(handled)) if handled is not NOTHING else draft.subject
        if draft.subject.industry is None and draft.subject.area is None and phrase.mode != "phrase":
            known = self._discourse.spoken_of(previous)
            if known is not None and known.industry is not None:
                draft.subject = replace(draft.subject, industry=known.industry)
                self._discourse.inherit(draft, Component.INDUSTRY, previous)
        if draft.subject.indicator is None and phrase.mode != "phrase" and self._takes_part(draft):
            return
        if draft.subject.indicator is None:
            before = subject_before(reader.items, draft.at)
            if before.mode == "phrase" and phrase.mode != "phrase" and _is_told_that(draft, before):
                before = NOTHING  # "*the bank* expects that 140 will be left"
            self._resolver.fill(draft, before, previous)
        elif draft.subject.industry is None and draft.subject.area is None:
            self._same_topic(draft, previous)

    def _makes_up(self, draft: Draft, phrase: Phrase, previous: Draft | None) -> bool:
        """Name how many of what was just counted are of something: "3,000 trips; *ferries* accounted for 400"."""
        items, index = draft.items, draft.at - 1
        if (
            phrase.mode == "phrase"
            or previous is None
            or previous.unit != "count"
            or previous.subject.indicator is None
        ):
            return False
        while index > 0 and items[index].light:
            index -= 1
        if "share" not in items[index].classes:
            return False
        part, reader = subject_before(items, index), self._resolver.reader
        if part.mode != "phrase" or part.first <= previous.at or reader.refers(part):
            return False
        own, thing = reader.subject(part), reader.thing(part)
        if reader.names_indicator(part):
            thing = self._linker.thing(*reader.tokens(part))  # "*charter flights* accounted for 2 million passengers"
        if thing is None and own.area is None:
            return False
        draft.subject = Subject(previous.subject.indicator, thing, own.area)
        return True

    def _name_by_noun(self, draft: Draft, phrase: Phrase) -> bool:
        """Name a count by what is done to what it counts: "led to *the arrest* of 300 smugglers"; tell if one is."""
        indicator = draft.subject.indicator
        if phrase.mode != "phrase" or draft.unit != "count" or (indicator is not None and not indicator.candidate):
            return False
        noun, reader = deed_noun(draft.items, draft.at), self._resolver.reader
        if not noun:
            return False
        done = self._linker.indicator_candidate(draft.items[noun].first, draft.items[noun].last)
        own = reader.subject(phrase).industry
        draft.subject = replace(
            draft.subject, indicator=done or indicator, industry=own or self._linker.thing(*reader.tokens(phrase))
        )
        return True

    def _is_same_balance(self, phrase: Phrase, previous: Draft) -> bool:
        """Tell whether a bare number is of the surplus or deficit before: "and a 60 million *surplus* in May"."""
        if phrase.mode != "phrase" or self._resolver.reader.nouns(phrase).isdisjoint(figure_words("shortened")):
            return False
        return code_of(previous.subject.indicator) in figure_words("balances")

    def _tells(self, phrase: Phrase, draft: Draft) -> bool:
        """Tell whether a phrase names only who says a thing: "*the office* found that output in 66 countries"."""
        said = any(item.lower == "that" for item in draft.items[phrase.last : draft.at])
        return said and self._resolver.reader.is_reporter(phrase)

    def own_noun(self, at: int) -> bool:
        """Tell whether a bare number counts a thing of its own: a noun, no verb, follows."""
        reader = self._resolver.reader
        sized = at + 1 < len(reader.items) and reader.items[at + 1].lower in BEFORE_NOUN
        phrase = right_phrase(reader.items, at + 1 + sized)
        if phrase.mode != "phrase" or reader.doings.at(phrase.first) is not None:
            return False
        head = reader.items[phrase.first]
        return head.lower not in figure_words("uncounted") and head.lower not in _AGAINST

    def _takes_part(self, draft: Draft) -> bool:
        """Name a count that opens its sentence by what it takes part in: "300 were enrolled *in evening schools*"."""
        reader = self._resolver.reader
        if any(item.kind == "word" and not item.light for item in reader.items[: draft.at]):
            return False
        what = taken_part_in(reader.items, draft.at)
        if what.mode != "phrase":
            return False
        thing = reader.thing(what)
        if thing is None:
            return False
        draft.subject = Subject(self._linker.number_of(thing), thing)
        return True

    def _some_of_them(self, draft: Draft, previous: Draft | None) -> None:
        """Name a count of what was just spoken of: "300 *of them* had closed", "40 *of them* for coal"."""
        owner, told = self._discourse.owner, self._discourse.figures.last_count()
        if previous is not None:
            draft.subject = previous.subject
        elif owner is not None and not self._discourse.is_near(told):
            draft.subject = Subject(self._linker.number_of(owner), owner)
            draft.inherit(Component.INDUSTRY, sentence=draft.sentence.ordinal - 1)
        elif told is not None:
            draft.subject = told.subject
            draft.inherit(Component.INDICATOR, sentence=told.sentence)

    def _name_hollow(self, draft: Draft, phrase: Phrase, previous: Draft | None) -> None:
        """Name a count of "names", "members" or "stations": by the list that has them, or by their full name."""
        reader = self._resolver.reader
        if phrase.mode != "phrase" or draft.subject.industry is not None:
            return
        nouns = [word for word in reader.words(phrase) if word.classes.isdisjoint(("determiner", "adverb"))]
        if reader.is_hollow(phrase):
            before = subject_before(reader.items, draft.at)
            named = before.mode == "phrase" and not reader.refers(before) and not reader.is_hollow(before)
            if named and not self._tells(before, draft):
                thing = self._linker.thing(*reader.tokens(before))
                draft.subject = replace(draft.subject, industry=reader.subject(before).industry or thing)
                return
            known = self._discourse.spoken_of(previous)
            if known is not None and known.industry is not None:
                draft.subject = replace(draft.subject, industry=known.industry)
                self._discourse.inherit(draft, Component.INDUSTRY, previous)
            else:
                lend_paragraph(draft, self._discourse)
        elif len(nouns) == 1 and (draft.subject.indicator is None or draft.subject.indicator.candidate):
            thing = self._discourse.thing(singular(nouns[0].lower)) or reader.fuller(nouns[0])
            if thing is not None:
                draft.subject = replace(draft.subject, industry=thing)
            full, indicator = reader.fuller(nouns[0]), draft.subject.indicator
            if full is not None and indicator is not None and indicator.candidate:
                draft.subject = replace(draft.subject, indicator=self._linker.number_of(full))

    def _is_expected(self, phrase: Phrase) -> bool:
        """Tell whether a noun behind a number is who expects so many, not what is counted."""
        items, index = self._resolver.reader.items, phrase.last
        while index < len(items) and (items[index].light or "auxiliary" in items[index].classes):
            index += 1
        expects = index < len(items) and "forecast" in items[index].classes
        return expects and self._resolver.reader.is_reporter(phrase)

    def _covered(self, draft: Draft, phrase: Phrase) -> None:
        """Name a count of people by what covers them: "300 people were covered by *health insurance*"."""
        reader = self._resolver.reader
        if draft.subject.industry is not None or phrase.mode != "phrase":
            return
        words = {word.lower for word in reader.words(phrase)}
        what = NOTHING if words.isdisjoint(figure_words("people")) else taken_part_in(reader.items, draft.at)
        if what.mode == "phrase" and not reader.is_hollow(what):
            thing = reader.thing(what)
            draft.subject = replace(draft.subject, industry=thing)

    def _done_together(self, draft: Draft, phrase: Phrase, previous: Draft | None) -> Concept | None:
        """Return the indicator that the verb of a list gives its further parts: "built 3 ships and *40 boats*"."""
        items = self._resolver.reader.items
        index = draft.at - 1
        while index > 0 and items[index].light:
            index -= 1
        if previous is None or phrase.mode != "phrase" or items[index].lower not in {"and", ","}:
            return None
        following = items[phrase.last] if phrase.last < len(items) else None
        if following is not None and not following.classes.isdisjoint(("auxiliary", "verb", "level", "rise", "fall")):
            return None
        indicator = previous.subject.indicator
        return indicator if self._resolver.reader.doings.stands_for(indicator) else None

    def _name_by_verb(self, draft: Draft, phrase: Phrase, previous: Draft | None) -> None:
        """Let the verb beside a counted thing name the indicator: "400 boats were sold", "30 of 40 branches grew"."""
        reader = self._resolver.reader
        done = None if acts(reader.items, phrase) else reader.doings.beside(draft.at, phrase, draft.unit)
        done = done or self._done_together(draft, phrase, previous)
        indicator = draft.subject.indicator
        if done is not None and done.iri.rsplit("/", 1)[-1] not in figure_words("money"):
            if indicator is None or indicator.candidate:
                thing = draft.subject.industry
                goods = thing is None or (
                    code_of(done) in figure_words("of_goods") and reader.subject(phrase).industry is None
                )
                if goods and phrase.mode == "phrase" and not reader.is_hollow(phrase):
                    named = reader.items[phrase.last - 1].lower not in figure_words("uncounted")
                    thing = (self._linker.thing(*reader.tokens(phrase)) if named or thing is None else None) or thing
                draft.subject = replace(draft.subject, indicator=done, industry=thing)
            return
        if draft.total is None or phrase.mode != "phrase" or indicator is None or not grows(reader.items, phrase):
            return
        if indicator.candidate and indicator.label.startswith(_COUNTED):
            label = "number of growing " + indicator.label.removeprefix(_COUNTED)
            minted = replace(indicator, iri=iris.candidate("indicator", label), label=label)
            draft.subject = replace(draft.subject, indicator=minted)

    def moved(self, draft: Draft, phrase: Phrase) -> None:
        """Let the noun behind a movement name it where nothing else does: "the mills lost 300 *jobs*"."""
        indicator = draft.subject.indicator
        whole = code_of(indicator) in figure_words("economy")  # "*the economy* lost 300 jobs"
        if phrase.mode != "phrase" or (indicator is not None and not indicator.candidate and not whole):
            return
        own = self._linker.subject(*self._resolver.reader.tokens(phrase)).indicator
        draft.subject = replace(draft.subject, indicator=own or indicator)

    def by_movement(self, draft: Draft) -> None:
        """Say which parts of a whole are counted: those that grow, those that fall ("9 *reported a drop*"), or all."""
        growing = draft.subject.indicator
        falling = figure_pairs("counted_by_movement").get(code_of(growing))
        if growing is None or falling is None:
            return
        items, end = draft.items, draft.at + 1
        if draft.total is not None:  # "30 of the *41* sectors grew"
            end = next((i + 1 for i in range(end, len(items)) if items[i].number is not None), end)
        while end < len(items) and items[end].lower not in _CLAUSE_ENDS and not _counts_on(items, end):
            end += 1
        around = [*items[draft.at + 1 : end], *reversed(items[: draft.at])]
        moved = next((item for item in around if not item.classes.isdisjoint(_MOVED)), None)
        if moved is not None and not moved.classes.isdisjoint(_FELL):
            draft.subject = replace(draft.subject, indicator=self._linker.known("indicator", falling))
        elif moved is None and self._resolver.phrase_of(draft) is not None:
            parts = replace(growing, label=growing.label.split()[-1])
            draft.subject = replace(draft.subject, indicator=self._linker.number_of(parts))

    def _same_topic(self, draft: Draft, previous: Draft | None) -> None:
        """Give a count of parts the thing spoken of in the sentence before: "…; 300 stations were added"."""
        known = self._discourse.spoken_of(previous)
        if known is None or known.industry is None or known.industry.candidate:
            return
        if code_of(draft.subject.indicator) in figure_pairs("counted_by_movement"):
            return  # branches are no parts of the branch spoken of before
        counted = known.indicator
        if counted is not None and counted.candidate and counted.label.startswith(_COUNTED) and previous is None:
            return  # "handed out 300 sacks of maize. The army drilled 60 *wells*"
        draft.subject = replace(draft.subject, industry=known.industry)
        self._discourse.inherit(draft, Component.INDUSTRY, previous)


def _is_told_that(draft: Draft, teller: Phrase) -> bool:
    """Tell whether a phrase is who says that so many do something."""
    between = draft.items[teller.first : draft.at]
    return any(item.lower == "that" or item.lower.endswith(" that") for item in between)


def _counts_on(items: list[Item], index: int) -> bool:
    """Tell whether another count begins: "30 branches grew and *9* shrank"."""
    number = items[index].number
    return number is not None and number.unit in {"", "count"}
