"""What a number measures that no verb links: the thing that it counts, the goods that an amount of money is for.

Comes after ``resolving``; ``naming`` and ``frames`` call it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from policykg import iris
from policykg.extraction.inflection import singular
from policykg.extraction.items import Item
from policykg.extraction.observations.around import grows, is_per_unit, of_these, predicate, taken_part_in, this_sector
from policykg.extraction.observations.drafts import Draft
from policykg.extraction.observations.lending import lend_paragraph, lend_topic
from policykg.extraction.observations.linking import Subject, filled
from policykg.extraction.observations.noun_phrases import (
    NOTHING,
    Phrase,
    complement_after,
    left_phrase,
    past_brackets,
    right_phrase,
)
from policykg.extraction.observations.resolving import Resolver
from policykg.extraction.observations.subjects import sentence_subject, subject_before
from policykg.extraction.observations.vocables import figure_pairs, figure_words
from policykg.facts import Bound, Component, Concept, Kind

_GOODS = "/physical-goods"  # says no more than that something can be sold
_COUNTED = "number of "
_ACTED_ON = 4  # a clause that acts on something has a subject of two words and a verb at least before its object
_SETTINGS = frozenset({"in", "during", "at", "on", "under", "by", "over", "for"})
_THINGS = frozenset({"name", "commitment"})
_PEOPLE = frozenset({"people", "persons", "residents", "citizens", "workers"})
_DASHES = frozenset({"-", "\u2013", "\u2014"})
_GOING = frozenset({"to", "for", "on", "into"})
_TIMES = frozenset({"hour", "day", "minute", "week", "month", "year"})
_UNCOUNTED = frozenset({"units", "unit", "people", "times"})  # nouns that leave open of what


class Counter:
    """Names counts and amounts by the nouns beside them."""

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
        if reader.of_them(phrase):
            self._some_of_them(draft, previous)
            return
        if phrase.mode == "phrase" and self._is_expected(phrase):
            self._resolver.take(draft, previous)  # "short of the 400,000 *analysts* had expected"
            return
        if phrase.mode != "phrase" and of_these(reader.items, draft.at) and self._of_these(draft, previous):
            return
        if phrase.mode == "phrase":
            ranked = reader.subject(self._ranked_in(phrase)) if draft.kind is Kind.RANK else Subject()
            draft.subject = ranked if ranked.indicator is not None else self._linker.counted(*reader.tokens(phrase))
            self._resolver.keep_phrase(draft, phrase)
            before = subject_before(reader.items, draft.at)
            if before.mode == "relative":
                before = left_phrase(reader.items, before.last - (reader.items[before.last - 1].lower == ","))
            if draft.subject.industry is None and before.mode == "phrase" and not alone:
                outer = reader.subject(before)
                draft.subject = filled(draft.subject, replace(outer, indicator=None))
        if this_sector(reader.items, draft.at):
            draft.subject = replace(draft.subject, industry=self._discourse.owner if alone else None)
            self._resolver.take_clause_industry(draft, draft.at)
        self._name_hollow(draft, phrase, previous)
        self._covered(draft, phrase)
        self._name_by_verb(draft, phrase, previous)
        opened = reader.clause_before(draft.at) if phrase.mode != "phrase" else NOTHING
        if opened.mode == "phrase" and draft.subject.industry is None:
            draft.subject = replace(draft.subject, industry=reader.subject(opened).industry)
        if draft.subject.empty and phrase.mode != "phrase":
            handled = self._handled_before(draft.at)
            draft.subject = self._linker.counted(*reader.tokens(handled)) if handled is not NOTHING else draft.subject
        if draft.subject.industry is None and draft.subject.area is None and phrase.mode != "phrase":
            known = self._discourse.spoken_of(previous)
            if known is not None and known.industry is not None:
                draft.subject = replace(draft.subject, industry=known.industry)
                self._discourse.inherit(draft, Component.INDUSTRY, previous)
        if draft.subject.indicator is None and phrase.mode != "phrase" and self._takes_part(draft):
            return
        if draft.subject.indicator is None:
            self._resolver.fill(draft, subject_before(reader.items, draft.at), previous)
        elif draft.subject.industry is None and draft.subject.area is None:
            self._same_topic(draft, previous)

    def _ranked_in(self, phrase: Phrase) -> Phrase:
        """Return what a place is one in: "second in the world *in tin output*", "fifth globally *in exports*"."""
        items = self._resolver.reader.items
        inside = [index for index in range(phrase.first, phrase.last - 1) if items[index].lower == "in"]
        return Phrase("phrase", inside[-1] + 1, phrase.last) if inside else phrase

    def _handled_before(self, at: int) -> Phrase:
        """Return the plural that the clause before a semicolon acts on: "it gives out *lamps*; 300 were taken"."""
        items = self._resolver.reader.items
        mark = at - 1
        while mark > 0 and items[mark].light:
            mark -= 1
        following = items[at + 1] if at + 1 < len(items) else None
        if mark < 1 or items[mark].lower != ";" or following is None or "auxiliary" not in following.classes:
            return NOTHING
        for end in range(_ACTED_ON, mark + 1):
            noun, before = items[end - 1], items[end - 2]
            plural = noun.kind == "word" and noun.lower.endswith("s") and noun.classes <= _THINGS
            if plural and "preposition" not in before.classes and (end == mark or "preposition" in items[end].classes):
                return Phrase("phrase", end - 1, end)
        return NOTHING

    def _takes_part(self, draft: Draft) -> bool:
        """Name a count that opens its sentence by what it takes part in: "300 were enrolled *in evening schools*"."""
        reader = self._resolver.reader
        if any(item.kind == "word" and not item.light for item in reader.items[: draft.at]):
            return False
        what = taken_part_in(reader.items, draft.at)
        if what.mode != "phrase":
            return False
        thing = reader.subject(what).industry or self._linker.thing(*reader.tokens(what))
        if thing is None:
            return False
        draft.subject = Subject(self._linker.number_of(thing), thing)
        return True

    def _some_of_them(self, draft: Draft, previous: Draft | None) -> None:
        """Name a count of what was just spoken of: "300 *of them* had closed", "40 *of them* for coal"."""
        owner, told = self._discourse.owner, self._discourse.last_count()
        if previous is not None:
            draft.subject = previous.subject
        elif owner is not None and not self._discourse.is_near(told):
            draft.subject = Subject(self._linker.number_of(owner), owner)
            draft.inherit(Component.INDUSTRY, sentence=draft.sentence.ordinal - 1)
        elif told is not None:
            draft.subject = told.subject
            draft.inherit(Component.INDICATOR, sentence=told.sentence)

    def _of_these(self, draft: Draft, previous: Draft | None) -> bool:
        """Name a part of what was said before: "of which 300 *were lamps*", "of these, 40 *went to Europe*"."""
        reader, known = self._resolver.reader, self._discourse.spoken_of(previous)
        if known is None:
            told = self._discourse.last_count()
            if told is None:
                return False
            known = told.subject
        what = predicate(reader.items, draft.at)
        done = what.mode == "phrase" and reader.items[what.first].lower.endswith("ed") and not reader.knows(what)
        if what.mode == "phrase" and not reader.is_hollow(what) and not done:
            own = reader.subject(what)
            thing = own.industry or self._linker.thing(*reader.tokens(what))
            draft.subject = Subject(known.indicator, thing, own.area)
        else:
            draft.subject = known
        self._discourse.inherit(draft, Component.INDICATOR, previous)
        return True

    def _name_hollow(self, draft: Draft, phrase: Phrase, previous: Draft | None) -> None:
        """Name a count of "names", "members" or "stations": by the list that has them, or by their full name."""
        reader = self._resolver.reader
        if phrase.mode != "phrase" or draft.subject.industry is not None:
            return
        nouns = [word for word in reader.words(phrase) if word.classes.isdisjoint(("determiner", "adverb"))]
        if reader.is_hollow(phrase):
            before = subject_before(reader.items, draft.at)
            if before.mode == "phrase" and not reader.refers(before) and not reader.is_hollow(before):
                thing = self._linker.thing(*reader.tokens(before))
                draft.subject = replace(draft.subject, industry=reader.subject(before).industry or thing)
                return
            known = self._discourse.spoken_of(previous)
            if known is not None and known.industry is not None:
                draft.subject = replace(draft.subject, industry=known.industry)
                self._discourse.inherit(draft, Component.INDUSTRY, previous)
            else:
                lend_paragraph(draft, self._discourse)
        elif len(nouns) == 1:
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
        what = NOTHING if words.isdisjoint(_PEOPLE) else taken_part_in(reader.items, draft.at)
        if what.mode == "phrase" and not reader.is_hollow(what):
            thing = reader.subject(what).industry or self._linker.thing(*reader.tokens(what))
            draft.subject = replace(draft.subject, industry=thing)

    def by_unit(self, draft: Draft) -> None:
        """Name a figure of nothing by its unit: kilowatts are of a capacity, hours of a duration."""
        if draft.subject.indicator is None and draft.kind is Kind.LEVEL:
            code = figure_pairs("measured_in").get(draft.unit)
            known = self._linker.known("indicator", code) if code else None
            draft.subject = replace(draft.subject, indicator=known)

    def _runs(self, draft: Draft, previous: Draft | None) -> bool:
        """Name hours or days for which something runs: "*the mills* ran for 300 hours"."""
        items, reader = self._resolver.reader.items, self._resolver.reader
        known = self._linker.known("indicator", figure_pairs("measured_in").get(draft.unit, ""))
        before = items[draft.at - 1].lower if draft.at else ""
        takes = before.startswith(("take", "took", "need"))
        averaged = draft.at + 1 < len(items) and "average" in items[draft.at + 1].lower
        if draft.unit not in _TIMES or known is None or not (before == "for" or takes or averaged):
            return False
        clause = sentence_subject(items, draft.at)
        if clause.mode != "phrase":
            clause = left_phrase(items, draft.at - 2)  # no vocabulary knows the verb: "*the lamps* burn for 300 hours"
        if clause.mode == "phrase" and not reader.refers(clause) and (previous is None or clause.first > previous.at):
            thing = reader.subject(clause).industry or self._linker.thing(*reader.tokens(clause))
            draft.subject = Subject(known, thing)
            return True
        what = self._taken_for(draft.at) if takes else NOTHING
        if what.mode == "phrase":
            thing = reader.subject(what).industry or self._linker.thing(*reader.tokens(what))
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
        thing = reader.subject(phrase).industry or self._linker.thing(*reader.tokens(phrase))
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

    def _given(self, draft: Draft) -> None:
        """Give an amount of nobody whom it goes to: "30 million euros was paid out to *mills*"."""
        subject = draft.subject
        if subject.industry is None and subject.area is None and (subject.indicator is None or self._verb(draft)):
            draft.subject = replace(subject, industry=self._receiver(draft.at))

    def _verb(self, draft: Draft) -> bool:
        """Tell whether a verb beside an amount names what it is."""
        return self._resolver.reader.doings.beside(draft.at, NOTHING, draft.unit) is not None

    def _receiver(self, at: int) -> Concept | None:
        """Return to whom or what an amount is said to go."""
        reader = self._resolver.reader
        what = taken_part_in(reader.items, at, _GOING)
        if what.mode != "phrase" or reader.is_hollow(what) or reader.is_place(what):
            return None
        return reader.subject(what).industry or self._linker.thing(*reader.tokens(what))

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
        done = reader.doings.beside(draft.at, phrase, draft.unit) or self._done_together(draft, phrase, previous)
        indicator = draft.subject.indicator
        if done is not None and done.iri.rsplit("/", 1)[-1] not in figure_words("money"):
            if indicator is None or indicator.candidate:
                thing = draft.subject.industry
                if thing is None and phrase.mode == "phrase":
                    thing = self._linker.thing(*reader.tokens(phrase))
                draft.subject = replace(draft.subject, indicator=done, industry=thing)
            return
        if draft.total is None or phrase.mode != "phrase" or indicator is None or not grows(reader.items, phrase):
            return
        if indicator.candidate and indicator.label.startswith(_COUNTED):
            label = "number of growing " + indicator.label.removeprefix(_COUNTED)
            minted = replace(indicator, iri=iris.candidate("indicator", label), label=label)
            draft.subject = replace(draft.subject, indicator=minted)

    def _same_topic(self, draft: Draft, previous: Draft | None) -> None:
        """Give a count of parts the thing spoken of in the sentence before: "…; 300 stations were added"."""
        known = self._discourse.spoken_of(previous)
        if known is None or known.industry is None or known.industry.candidate:
            return
        draft.subject = replace(draft.subject, industry=known.industry)
        self._discourse.inherit(draft, Component.INDUSTRY, previous)

    def amount(self, draft: Draft, previous: Draft | None) -> None:
        """Name what an amount measures that no verb links: "40 billion euros in subsidies"."""
        self._amount(draft, previous)
        self._given(draft)
        self._in_unit(draft)
        self.by_unit(draft)

    def _in_unit(self, draft: Draft) -> None:
        """Let a unit say what is measured of a thing: "the mines fed *30 kilowatt-hours* into the grid"."""
        subject, phrase = draft.subject, self._resolver.phrase_of(draft)
        code = figure_pairs("measured_in").get(draft.unit)
        if code is None or draft.unit in _TIMES or subject.indicator is None or not subject.indicator.candidate:
            return
        if phrase is None or phrase.mode != "phrase" or self._resolver.reader.is_measure(phrase):
            return
        thing = subject.industry or self._linker.thing(*self._resolver.reader.tokens(phrase))
        draft.subject = replace(subject, indicator=self._linker.known("indicator", code), industry=thing)

    def _amount(self, draft: Draft, previous: Draft | None) -> None:
        """Name an amount by the goods, the verb or the clause beside it."""
        if self._runs(draft, previous) or self._qualifies(draft) or self._apart(draft, previous):
            return
        reader, fill = self._resolver.reader, self._resolver.fill
        done = reader.doings.beside(draft.at, NOTHING, draft.unit)
        phrase = complement_after(reader.items, past_brackets(reader.items, draft.at + 1))
        if phrase.mode == "phrase" and not reader.is_place(phrase):
            fill(draft, phrase, previous)
            if done is not None and (draft.subject.indicator is None or draft.subject.indicator.candidate):
                thing = draft.subject.industry or self._linker.thing(*reader.tokens(phrase))
                draft.subject = replace(draft.subject, indicator=done, industry=thing)
            return
        behind = NOTHING if is_per_unit(reader.items, draft.at + 1) else right_phrase(reader.items, draft.at + 1)
        if behind.mode == "phrase" and (
            "preposition" in reader.items[behind.first].classes or reader.is_hollow(behind)
        ):
            behind = NOTHING  # "fed 30 kilowatt-hours *into the grid*", "30 euros *worth*"
        acts = behind.mode == "phrase" and not reader.items[behind.first].classes.isdisjoint(("verb", "rise", "fall"))
        if behind.mode == "phrase" and ((done is None and not acts) or reader.knows(behind)):
            fill(draft, behind, previous)
            return
        before = self._doer(draft.at) if done is not None else subject_before(reader.items, draft.at)
        if done is not None and (
            before.mode == "nothing"
            or reader.points_nowhere(before)
            or (before.mode == "phrase" and reader.refers(before))
        ):
            known = self._discourse.spoken_of(previous)
            industry = self._discourse.owner or (known.industry if known is not None else None)
            draft.subject = Subject(done, self._object(draft.at) or self._receiver(draft.at) or industry)
            if draft.subject.industry is None:
                lend_topic(draft, self._discourse)
            return
        fill(draft, before, previous)
        if done is not None:
            thing = self._object(draft.at) or draft.subject.industry
            if thing is None and before.mode == "phrase":
                thing = self._linker.thing(*reader.tokens(before))
            draft.subject = replace(draft.subject, indicator=done, industry=thing)

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
        return industry if industry is not None and not industry.iri.endswith(_GOODS) else None

    def own_noun(self, at: int) -> bool:
        """Tell whether a bare number counts a thing of its own: a noun, no verb, follows."""
        reader = self._resolver.reader
        phrase = right_phrase(reader.items, at + 1)
        if phrase.mode != "phrase" or reader.doings.at(phrase.first) is not None:
            return False
        return reader.items[phrase.first].lower not in _UNCOUNTED

    def part(self, draft: Draft, previous: Draft | None) -> None:
        """Name a share of something: "60 percent of villages have a doctor"."""
        self._part(draft, previous)
        if draft.subject.industry is None:
            reader = self._resolver.reader
            what = taken_part_in(reader.items, draft.at)
            industry = reader.subject(what).industry if what.mode == "phrase" else None
            draft.subject = replace(draft.subject, industry=industry)

    def _part(self, draft: Draft, previous: Draft | None) -> None:
        """Name a share by its whole, and by what stands before it."""
        resolver, reader = self._resolver, self._resolver.reader
        after = draft.at + 1
        whole = right_phrase(reader.items, after + 1) if after < len(reader.items) else NOTHING
        before = subject_before(reader.items, draft.at)
        if before.mode == "phrase" and not reader.refers(before) and not _is_setting(reader.items, before):
            of = self._linker.subject(*reader.tokens(whole)) if whole.mode == "phrase" else Subject()
            resolver.fill(draft, before, previous, share=of.indicator is None)
            resolver.complete(draft, whole)
            own = reader.subject(before)
            if of.indicator is not None and own.indicator is None:
                thing = own.industry or self._linker.thing(*reader.tokens(before)) or of.industry
                draft.subject = Subject(of.indicator, thing, draft.subject.area)
            return
        if whole.mode == "phrase" and (reader.refers(whole) or reader.is_hollow(whole)):
            resolver.take(draft, previous)
            return
        thing = reader.fuller_of(whole) if whole.mode == "phrase" else None
        if thing is not None:
            draft.subject = Subject(self._linker.known("indicator", "share"), thing)
            return
        if whole.mode == "phrase" and before.mode == "previous" and previous is not None and _ends(reader.items, whole):
            resolver.share(draft, previous)
            resolver.complete(draft, whole)
            measured = self._linker.subject(*reader.tokens(whole)).indicator
            draft.subject = replace(draft.subject, indicator=measured or draft.subject.indicator)
            return
        if whole.mode == "phrase":
            subject = self._linker.subject(*reader.tokens(whole))
            minted = subject.indicator or self._linker.indicator_candidate(*reader.tokens(whole))
            draft.subject = replace(subject, indicator=minted)
            resolver.keep_phrase(draft, whole)
            return
        resolver.take(draft, previous)


def _is_setting(items: Sequence[Item], phrase: Phrase) -> bool:
    """Tell whether a phrase only says where or when, at the head of the sentence: "*In this campaign* 3 percent of"."""
    index = phrase.first - 1
    while index > 0 and (items[index].light or not items[index].classes.isdisjoint(("determiner", "possessive"))):
        index -= 1
    return index == 0 and items[0].lower in _SETTINGS


def _ends(items: Sequence[Item], phrase: Phrase) -> bool:
    """Tell whether a clause ends with a phrase: the words after a comma are then an apposition."""
    return phrase.last >= len(items) or items[phrase.last].lower in {".", ",", ";", ")"}
