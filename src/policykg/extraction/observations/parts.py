"""What a share is a part of: "60 percent of villages have a doctor".

Comes after ``resolving``; ``naming`` calls it.
"""

from __future__ import annotations

from dataclasses import replace

from policykg.extraction.items import Item
from policykg.extraction.observations.around import taken_part_in
from policykg.extraction.observations.drafts import Draft
from policykg.extraction.observations.linking import Subject, code_of
from policykg.extraction.observations.noun_phrases import (
    NOTHING,
    Phrase,
    complement_after,
    past_restated,
    right_phrase,
)
from policykg.extraction.observations.resolving import Resolver
from policykg.extraction.observations.set_places import PlaceNamer
from policykg.extraction.observations.subjects import sentence_subject, subject_before
from policykg.extraction.observations.vocables import figure_words
from policykg.facts import Kind


class PartNamer:
    """Names shares by their whole, and by what stands before them."""

    def __init__(self, resolver: Resolver, places: PlaceNamer) -> None:
        self._resolver = resolver
        self._linker = resolver.linker
        self._places = places

    def part(self, draft: Draft, previous: Draft | None) -> None:
        """Name a share of something: "60 percent of villages have a doctor"."""
        self._part(draft, previous)
        self._done(draft)
        if draft.subject.industry is None:
            reader = self._resolver.reader
            what = taken_part_in(reader.items, draft.at)
            industry = reader.subject(what).industry if what.mode == "phrase" else None
            draft.subject = replace(draft.subject, industry=industry)

    def share(self, draft: Draft, previous: Draft | None) -> None:
        """Name a share: the part is the subject, the indicator that of the whole ("of all *sales*"), or a share."""
        reader, phrase = self._resolver.reader, self._part_before(draft, previous)
        self._resolver.fill(draft, phrase, previous, share=True)
        self._places.done_in(draft)
        whole = complement_after(reader.items, past_restated(reader.items, draft.at + 1))
        if whole.mode != "phrase" or reader.items[whole.first - 1].lower != "of":
            self._places.share_itself(draft)
            return
        of = self._linker.subject(*reader.tokens(whole))
        own = draft.subject
        inherited = (
            own.indicator is None
            or own.indicator.candidate
            or phrase.mode != "phrase"
            or not reader.names_indicator(phrase)
        )
        named = own.indicator is not None and own.indicator.candidate and code_of(of.indicator) == "gdp"
        if of.indicator is not None and inherited and not named:  # "research spending was 2 percent of GDP" is of that
            own = replace(own, indicator=of.indicator)
        if own.industry is None:
            of_known = of.industry or (self._linker.thing(*reader.tokens(whole)) if of.empty else None)
            own = replace(own, industry=of_known)
        draft.subject = own

    def _part_before(self, draft: Draft, previous: Draft | None) -> Phrase:
        """Return what makes up a part, the nearest behind another part: "*wind* was the largest source with"."""
        items, first = draft.items, draft.found.first if draft.found is not None else draft.at
        part = subject_before(items, first)
        if items[first].lower != "with" or part.mode != "phrase":
            return part
        if previous is not None and previous.kind is Kind.SHARE and part.first > previous.at:
            return part  # "45 percent, followed by *workers* with 32"
        clause = sentence_subject(items, first)
        return clause if clause.mode == "phrase" and not self._resolver.reader.is_place(clause) else part

    def _done(self, draft: Draft) -> None:
        """Let the verb before a part say what is shared: "*producing* 30 percent of all lamps" is of output."""
        reader = self._resolver.reader
        if self._owned(draft) or self._spent(draft):
            return
        verb = reader.doings.before(draft.at) if code_of(draft.subject.indicator) == "share" else None
        done = reader.doings.at(verb, "count") if verb is not None and verb == draft.at - 1 else None
        if done is None:
            return
        whole = right_phrase(reader.items, draft.at + 2)
        goods = self._linker.subject(*reader.tokens(whole)).industry if whole.mode == "phrase" else None
        if goods is None and whole.mode == "phrase":
            goods = self._linker.thing(*reader.tokens(whole))
        draft.subject = replace(draft.subject, indicator=done, industry=goods or draft.subject.industry)

    def _spent(self, draft: Draft) -> bool:
        """Name a part of money by what is done with it: "*spent* 4 percent of GDP *on roads*"."""
        reader, items = self._resolver.reader, self._resolver.reader.items
        verb = reader.doings.before(draft.at)
        if verb is None or not all(item.light for item in items[verb + 1 : draft.at]):
            return False
        done = reader.doings.at(verb)
        whole = right_phrase(items, draft.at + 2)
        if code_of(done) not in figure_words("spent") or whole.mode != "phrase":
            return False
        ends = next((i for i in range(draft.at + 2, whole.last) if items[i].lower in {"on", "in", "into"}), whole.last)
        if ends == whole.last and not reader.names_indicator(whole):
            return False
        goods = complement_after(items, ends)
        thing = reader.thing(goods) if goods.mode == "phrase" else None
        draft.subject = Subject(done, thing, draft.subject.area)
        return True

    def _owned(self, draft: Draft) -> bool:
        """Name a part that somebody owns of something: "the state *owns* 30 percent of *the bank*" has a stake."""
        items, reader, index = draft.items, self._resolver.reader, draft.at - 1
        while index > 0 and items[index].light:
            index -= 1
        whole = right_phrase(items, draft.at + 2)
        if index < 1 or items[index].lower not in figure_words("owning") or whole.mode != "phrase":
            return False
        if reader.names_indicator(whole) and not items[whole.last - 1].lower.startswith("share"):
            return False  # "controls 30 percent of *exports*"
        if reader.refers(whole) or reader.is_hollow(whole):
            return False
        thing = reader.thing(whole)
        draft.subject = Subject(self._linker.known("indicator", "stake"), thing)
        return True

    def _part(self, draft: Draft, previous: Draft | None) -> None:
        """Name a share by its whole, and by what stands before it."""
        resolver, reader = self._resolver, self._resolver.reader
        after = draft.at + 1
        whole = right_phrase(reader.items, after + 1)
        counted = after + 3 < len(reader.items) and reader.items[after + 2].kind == "number"
        if whole.mode != "phrase" and counted and "determiner" in reader.items[after + 1].classes:
            whole = right_phrase(reader.items, after + 3)  # "two thirds of the 900 *jobs*"
        if whole.mode == "phrase" and reader.items[whole.first].lower in {"them", "it", "us"}:
            whole = Phrase("phrase", whole.first, whole.first + 1)  # "71 percent of *them* from Asia"
        before = subject_before(reader.items, draft.at)
        if before.mode == "phrase" and any(
            item.lower.endswith(" that") for item in reader.items[before.last : draft.at]
        ):
            before = NOTHING  # "*the law* requires that 30 percent of fuel be renewable"
        if before.mode == "phrase" and not reader.refers(before) and not _is_setting(reader.items, before):
            of = self._linker.subject(*reader.tokens(whole)) if whole.mode == "phrase" else Subject()
            resolver.fill(draft, before, previous, share=of.indicator is None)
            resolver.complete(draft, whole)
            own = reader.subject(before)
            if of.indicator is not None and own.indicator is None and not reader.is_measure(before):
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
            if minted is None and subject.industry is None:
                minted = self._linker.known("indicator", "share")  # "40 percent *of respondents*"
            draft.subject = replace(subject, indicator=minted)
            resolver.keep_phrase(draft, whole)
            return
        resolver.take(draft, previous)


def _is_setting(items: list[Item], phrase: Phrase) -> bool:
    """Tell whether a phrase only says where or when, at the head of the sentence: "*In this campaign* 3 percent of"."""
    if phrase.first == 0:
        return items[0].lower in figure_words("setting")
    index = phrase.first - 1
    while index > 0 and (items[index].light or not items[index].classes.isdisjoint(("determiner", "possessive"))):
        index -= 1
    return index == 0 and items[0].lower in figure_words("setting")


def _ends(items: list[Item], phrase: Phrase) -> bool:
    """Tell whether a clause ends with a phrase: the words after a comma are then an apposition."""
    return phrase.last >= len(items) or items[phrase.last].lower in {".", ",", ";", ")"}
