"""The names of shares: the whole in the indicator ("share of accidents"), the part in the industry ("drivers").

Comes after the figures of a sentence are named and their kinds are known; ``naming`` calls it when a sentence ends.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from policykg.extraction.inflection import plural
from policykg.extraction.items import Item
from policykg.extraction.observations.drafts import Draft
from policykg.extraction.observations.linking import Subject, code_of
from policykg.extraction.observations.noun_phrases import NOTHING, Phrase
from policykg.extraction.observations.rate_names import RateNamer
from policykg.extraction.observations.resolving import Resolver
from policykg.extraction.observations.verb_phrases import complement, finite_verb
from policykg.extraction.observations.vocables import figure_words
from policykg.extraction.observations.wholes import (
    clause_subject,
    is_subject,
    whole_after,
    whole_before,
    whole_named,
)
from policykg.facts import Concept, Kind, Span
from policykg.iris import candidate

_SHARING: Final = frozenset({"part of a whole", "took part", "contributed part", "percent of something"})
_LINKING: Final = frozenset({"is", "are", "was", "were"})


class ShareNamer:
    """Names the shares of one document by their wholes and parts."""

    def __init__(self, resolver: Resolver) -> None:
        self._resolver = resolver
        self._linker = resolver.linker
        self._rates = RateNamer(resolver)

    def close(self, made: Sequence[Draft]) -> None:
        """Name the shares of a sentence.

        Args:
            made: the figures of the sentence, in the order of the text.
        """
        shares = [draft for draft in made if draft.kind is Kind.SHARE and draft.unit == "percent"]
        if not shares:
            return
        self._rates.close(shares)
        before = [draft.subject for draft in shares]
        verb: int | None = None
        for index in range(len(shares) - 1, -1, -1):
            following = shares[index + 1] if index + 1 < len(shares) else None
            if index and self._taken_over(shares[index], shares[index - 1]):
                shares[index].subject = replace(
                    shares[index].subject, indicator=self._linker.known("indicator", "share")
                )
            verb = self._name(shares[index], following, verb)
        for index in range(1, len(shares)):
            self._go_on(shares[index], before[index], shares[index - 1], before[index - 1])

    def _taken_over(self, draft: Draft, previous: Draft) -> bool:
        """Tell whether a share with its own whole has that of the one before: "of exports and 8 of *the towns*"."""
        indicator = draft.subject.indicator
        if indicator is None or indicator.span is None or indicator != previous.subject.indicator:
            return False
        if not previous.number.end <= indicator.span.start < draft.number.start:
            return False
        whole = whole_after(draft.items, draft.at, False)
        return whole.mode == "phrase" and not self._points_back(whole) and not self._names_measure(whole)

    def _name(self, draft: Draft, following: Draft | None, verb: int | None) -> int | None:
        """Name a share by its whole, and by what is said of the part where the share is a subject.

        Args:
            draft: the share.
            following: the next share of the sentence.
            verb: of what that is the subject.

        Returns:
            The verb of which the share is the subject, None where it is none.
        """
        items, at = draft.items, draft.at
        opens = is_subject(items, at)
        whole = whole_after(items, at, opens)
        fronted = whole.mode != "phrase"
        if fronted:
            whole = whole_before(items, at)
        if whole.mode != "phrase":
            self._of_named(draft)
            return None
        named = self._of_whole(draft, whole) if not self._points_back(whole) else self._of_these(draft)
        if not opens:
            if named:
                self._part_before(draft)
            return None
        own = finite_verb(items, at if fronted else whole.first)
        if own is None and fronted and at + 1 < len(items) and items[at + 1].lower[:1].isalpha():
            own = at + 1  # "of the boats, 60 percent *fish* for crab"
        if own is None and whole.last < len(items) and items[whole.last].lower.endswith("ing"):
            own = whole.last  # "52 percent of firms *using* robots"
        if own is None and not fronted and whole.last < len(items) and self._points_back(whole):
            own = whole.last - 1 if "preposition" in items[whole.last].classes else None  # "60 of it *through banks*"
        if own is None and following is not None and verb is not None and _are_joined(items, whole.last, following.at):
            own = verb
        if own is not None:
            self._part(draft, whole, own, named)
        elif named and fronted:
            self._part_before(draft, whole)  # "*lamps* made up most of the haul (60 percent)"
        return own

    def _of_named(self, draft: Draft) -> None:
        """Name a share by the whole that its clause names: "lamps have the largest *share of the haul*, at 3"."""
        indicator = draft.subject.indicator
        if (
            indicator is not None
            and (not indicator.candidate or _is_measure(indicator))
            and code_of(indicator) != "share"
        ):
            return
        whole, index = whole_named(draft.items, draft.at)
        if whole.mode != "phrase" or self._points_back(whole):
            return
        tokens = self._resolver.reader.tokens(whole)
        named = self._linker.subject(*tokens).indicator or self._linker.share_of(*tokens)
        part = clause_subject(draft.items, index)
        thing = self._thing(part) if part.mode == "phrase" and not self._resolver.reader.refers(part) else None
        draft.subject = replace(draft.subject, indicator=named, industry=thing or draft.subject.industry)

    def _of_these(self, draft: Draft) -> bool:
        """Let the indicator of a share of what was counted before name that as its whole; tell whether it does."""
        indicator = draft.subject.indicator
        if indicator is None:
            draft.subject = replace(draft.subject, indicator=self._linker.known("indicator", "share"))
            return True
        if not indicator.candidate:
            return code_of(indicator) == "share"
        counted = indicator.label.removeprefix("number of ")
        if counted == indicator.label:
            return False
        *described, noun = counted.split()
        label = " ".join(["share of", *described, plural(noun)])
        named = replace(indicator, iri=candidate("indicator", label), label=label)
        draft.subject = replace(draft.subject, indicator=named)
        return True

    def _points_back(self, whole: Phrase) -> bool:
        """Tell whether a whole names nothing itself: "of *them*", "of the *rest*", not "of *respondents*"."""
        reader = self._resolver.reader
        if reader.items[whole.last - 1].lower in figure_words("surveyed"):
            return False
        if reader.items[whole.first].lower == "those" and whole.last - whole.first > 1:
            return False  # "of *those who lost their jobs*"
        return reader.refers(whole) or reader.is_hollow(whole)

    def _go_on(self, draft: Draft, named: Subject, previous: Draft, before: Subject) -> None:
        """Let a share without a whole be of that of the share before: "40 percent of trips by bus and *12 by tram*"."""
        indicator, whole, industry = draft.subject.indicator, previous.subject.indicator, draft.subject.industry
        if whole is None or named != draft.subject or (indicator != whole and whole == before.indicator):
            return
        if indicator is not None and indicator not in (whole, before.indicator) and code_of(indicator) != "share":
            return
        if industry is None or industry in (before.industry, previous.subject.industry):
            part, _ = complement(draft.items, draft.at)
            thing = self._own_thing(part)
            industry = thing or previous.subject.industry
        draft.subject = replace(draft.subject, indicator=whole, industry=industry)

    def _own_thing(self, part: Phrase) -> Concept | None:
        """Return the concept of a part that names something: no time, no place, nothing that points back."""
        reader = self._resolver.reader
        if part.mode != "phrase" or reader.refers(part) or reader.is_hollow(part) or reader.is_place(part):
            return None
        return self._thing(part)

    def _of_whole(self, draft: Draft, whole: Phrase) -> bool:
        """Let the indicator of a share name its whole, unless it is a measure known; tell whether it does."""
        indicator, reader = draft.subject.indicator, self._resolver.reader
        first, last = reader.tokens(whole)
        if indicator is not None and not indicator.candidate and code_of(indicator) != "share":
            inside = _lies_in(indicator, self._linker.span(first, last))  # "of vehicles *sold*"
            described = indicator.span is not None and self._linker.is_participle_at(indicator.span) and not inside
            if not described or self._names_measure(whole):
                return False  # not "*imported* cars took 37 percent of the market"
        if indicator is not None and indicator.candidate and not _lies_in(indicator, self._linker.span(first, last)):
            if _is_measure(indicator, draft.rule in _SHARING):
                return False  # "*the aid granted* was 3 percent of the budget"
            phrase = self._resolver.phrase_of(draft)
            industry = draft.subject.industry
            of_whole = industry is None or _lies_in(industry, self._linker.span(first, last))
            if of_whole and phrase is not None and phrase.last <= draft.at:
                draft.subject = replace(draft.subject, industry=self._linker.thing(*reader.tokens(phrase)))
        named = self._linker.share_of(first, last)
        if named is None:
            return False
        draft.subject = replace(draft.subject, indicator=named)
        return True

    def _names_measure(self, whole: Phrase) -> bool:
        """Tell whether a whole names an indicator, and not by a participle: "of *exports*", not "of fish *sold*"."""
        own = self._linker.subject(*self._resolver.reader.tokens(whole)).indicator
        return own is not None and not (own.span is not None and self._linker.is_participle_at(own.span))

    def _part(self, draft: Draft, whole: Phrase, verb: int, named: bool) -> None:
        """Take what is said of the part of which a share is the subject for the thing measured."""
        reader, industry = self._resolver.reader, draft.subject.industry
        part, _ = complement(draft.items, verb)
        if part.mode != "phrase" or reader.refers(part) or reader.is_hollow(part):
            return
        area = reader.area_of(part)
        if area is not None and reader.is_place(part):
            draft.subject = replace(draft.subject, area=draft.subject.area or area)
            return
        thing = self._thing(part)
        if thing is None:
            return
        if industry is not None and not named:
            inside = _lies_in(industry, self._linker.span(*reader.tokens(whole)))
            if not inside or draft.items[verb].lower not in _LINKING:
                return  # not "six out of ten of the cars sold were *hybrids*"
        if industry is not None and not industry.candidate and thing.candidate and not self._points_back(whole):
            span = self._linker.span(*reader.tokens(whole))
            if not _lies_in(industry, span) and _lies_in(industry, draft.sentence.span):
                return  # what the sentence has named says more than words of the text
        draft.subject = replace(draft.subject, industry=thing)

    def _part_before(self, draft: Draft, whole: Phrase = NOTHING) -> None:
        """Take the whole subject of the clause for the part: "*boats leaving the port* caught 30 percent of"."""
        part = clause_subject(draft.items, whole.first if whole.mode == "phrase" else draft.at)
        if part.mode != "phrase":
            return
        reader = self._resolver.reader
        if reader.refers(part) or reader.is_hollow(part) or reader.is_place(part) or reader.names_indicator(part):
            return
        words = draft.items[part.first + 1 : part.last]
        doing = any(item.lower.endswith("ing") and "name" not in item.classes for item in words)
        industry, behind = draft.subject.industry, False
        if industry is not None and industry.span is not None and draft.items[part.last].lower in _LINKING:
            behind = industry.span.start > self._linker.span(*reader.tokens(part)).end  # "*speeding* was the cause of"
        if industry is not None and self._describes(industry, part):
            behind = True  # "*fruit growers*" are no fruit
        if industry is not None and whole.mode == "phrase":
            behind = behind or _lies_in(industry, self._linker.span(*reader.tokens(whole)))
        if industry is None or doing or behind:
            thing = self._linker.thing(*reader.tokens(part)) if doing else self._thing(part)
            draft.subject = replace(draft.subject, industry=thing or draft.subject.industry)

    def _describes(self, industry: Concept, part: Phrase) -> bool:
        """Tell whether a concept of the vocabularies only describes the head of a part."""
        if industry.candidate or industry.span is None:
            return False
        items = self._resolver.reader.items
        head = next((i for i in range(part.first + 1, part.last) if "preposition" in items[i].classes), part.last)
        span = self._linker.span(items[part.first].first, items[head - 1].last)
        plain = all(item.kind == "word" and not item.lower.endswith("ed") for item in items[part.first : head])
        return plain and span.start <= industry.span.start and industry.span.end < span.end

    def _thing(self, part: Phrase) -> Concept | None:
        """Return the concept of a part: what its head is in the vocabularies, else a candidate of its words."""
        items, reader = self._resolver.reader.items, self._resolver.reader
        head = next((i for i in range(part.first + 1, part.last) if "preposition" in items[i].classes), part.last)
        if items[head - 1].lower == "of":
            head = part.last
        first, last = reader.tokens(Phrase("phrase", part.first, head))
        known = [mention for mention in self._linker.mentions("industry", first, last) if mention.last == last]
        if known:
            return self._linker.concept(known[-1])
        if self._linker.thing(first, last) is None:
            return None
        return self._linker.candidate("industry", first, last)


def _are_joined(items: list[Item], first: int, last: int) -> bool:
    """Tell whether nothing but a conjunction stands between a whole and the next share: "… of cases *and* half"."""
    joined = False
    for item in items[first:last]:
        if item.lower in {"and", "or", "but"}:
            joined = True
        elif not item.light and item.lower != "," and item.lower not in figure_words("bounding"):
            return False
    return joined


def _lies_in(concept: Concept, span: Span) -> bool:
    """Tell whether the text gives a concept its name between two places."""
    return concept.span is not None and span.start <= concept.span.start and concept.span.end <= span.end


def _is_measure(indicator: Concept, sharing: bool = False) -> bool:
    """Tell whether a candidate is named by a noun of measurement, whatever it is of: "deficit of the towns".

    Args:
        indicator: the candidate.
        sharing: whether the verb says that something makes up a part, as "violence" does of deaths.
    """
    head = indicator.label.partition(" of ")[0].rpartition(" ")[2]
    if head in figure_words("no_measure") or head in {"number", "share"}:
        return False  # "*share of* accidents", which names another whole
    if head in figure_words("measure"):
        return True
    return not sharing and head.endswith(tuple(figure_words("measure_ending")))
