"""What the figures of a list measure, and those of clauses without a verb: each has its own thing, or its own goods.

"3 tonnes of maize and *2 tonnes of beans*", "exports rose 4 percent, *those of tin 3 percent*". Comes after
``amounts``; ``frames`` and ``verbless`` call it through the namer.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from policykg.extraction.document import Document
from policykg.extraction.observations.amounts import AmountNamer
from policykg.extraction.observations.drafts import Draft, is_money, unit_class
from policykg.extraction.observations.linking import Subject
from policykg.extraction.observations.noun_phrases import NOTHING, Phrase, complement_after, left_phrase
from policykg.extraction.observations.resolving import Resolver
from policykg.extraction.observations.vocables import figure_words
from policykg.facts import Concept

_BEHIND: Final = 5  # items
_ELSEWHERE: Final = frozenset({"ahead of a value", "more than a value told with its holder"})  # names of rules
_PARTING: Final = frozenset({"in", "from", "for", "among"})


class ListNamer:
    """Names the further figures of a list, each by what it has of its own."""

    def __init__(self, document: Document, resolver: Resolver, amounts: AmountNamer) -> None:
        self._document = document
        self._resolver = resolver
        self._linker = resolver.linker
        self._amounts = amounts

    def refine(self, draft: Draft, made: Sequence[Draft]) -> None:
        """Let a listed figure share the phrase of the one before; the end of the sentence hands out its parts."""
        reader, items = self._resolver.reader, self._resolver.reader.items
        if made:
            self._resolver.share(draft, made[-1])
        done = self._done(draft)
        if done is not None:
            draft.subject = replace(draft.subject, indicator=done)
            self._resolver.keep_phrase(draft, None)
        content = complement_after(items, draft.at + 1)
        if made:
            self.own_part(draft, made[-1])
        if unit_class(draft.number) != "amount" or content.mode != "phrase":
            return
        opener = items[content.first - 1].lower
        listed = opener in {"in", "for"}
        if listed:  # "3 euros *in ports* and 2 euros *in railways*", "3 tonnes *for A* and 2 *for B*"
            first = complement_after(items, made[-1].at + 1) if made else NOTHING
            alike = first.mode == "phrase" and items[first.first - 1].lower == opener
            if opener == "in" and (reader.is_place(content) or not alike):
                return
            listed = alike
        purpose = is_money(draft.unit) and opener in figure_words("purpose")
        if (purpose or listed or opener in {"of", "from"}) and items[draft.at - 1].kind != "number":
            self._own_content(draft, content, kept=listed)

    def own_part(self, draft: Draft, previous: Draft) -> None:
        """Give a listed percentage what stands behind it: "12 percent in tin and 8 percent *in zinc*".

        A percentage that another is set against has it too: "grew faster than the 8 percent *in zinc*".
        """
        if draft.unit != "percent":
            return
        reader, items = self._resolver.reader, self._resolver.reader.items
        content = complement_after(items, draft.at + 1)
        if content.mode != "phrase":
            return
        opener = items[content.first - 1].lower
        if reader.is_place(content):
            if draft.rule in _ELSEWHERE:
                draft.subject = Subject(draft.subject.indicator, self._whole_of(previous), reader.area_of(content))
            return
        alike = any(item.lower == opener for item in items[previous.at + 1 : min(previous.at + _BEHIND, draft.at)])
        compared = any(item.lower in figure_words("setting_against") for item in items[previous.at + 1 : draft.at])
        elsewhere = draft.rule in _ELSEWHERE
        if not (compared and opener in {"in", "for"}) and not (alike and opener in _PARTING) and not elsewhere:
            return
        own = reader.subject(content)
        if own.indicator is not None:
            draft.subject = own  # "a rise of 12 percent in exports and of 8 percent *in imports*"
        elif own.industry is not None:
            draft.subject = replace(draft.subject, industry=own.industry)
        elif (alike or elsewhere) and not reader.is_hollow(content) and not reader.refers(content):
            draft.subject = replace(draft.subject, industry=self._linker.thing(*reader.tokens(content)))
        self._resolver.keep_phrase(draft, None)

    @staticmethod
    def _whole_of(previous: Draft) -> Concept | None:
        """Return what is measured in the place before too: no candidate, which can be that place itself."""
        thing = previous.subject.industry
        return None if thing is None or thing.candidate else thing

    def ellipsis(self, draft: Draft, phrase: Phrase, previous: Draft) -> None:
        """Name the figure of a clause without a verb: it has its own thing and the indicator of the one before."""
        reader, items = self._resolver.reader, self._resolver.reader.items
        if reader.is_hollow(phrase) and unit_class(draft.number) == "amount":
            self._amounts.amount(draft, previous)
            return
        part = reader.compared_part(phrase)  # "and those *from parking* 14 million"
        phrase = part if part.mode == "phrase" else phrase
        own = reader.subject(phrase)
        self._resolver.keep_phrase(draft, phrase)
        if reader.refers(phrase) and self._resolver.choose(draft):
            return
        if own.indicator is None and own.industry is None and own.area is None:
            if reader.is_measure(phrase):  # "exports were 3 million tonnes and *stocks* 2 million"
                own = replace(own, indicator=self._linker.indicator_candidate(*reader.tokens(phrase)))
            else:
                own = replace(own, industry=self._linker.thing(*reader.tokens(phrase)))
        if own.industry is None and (own.area is not None or own.indicator is not None):
            own = replace(own, industry=previous.subject.industry)
        if own.indicator is not None and draft.unit == "percent" and not self._counts(own.indicator):
            named = own.industry if own.industry is not None and not own.industry.candidate else None
            own = Subject(None, named or self._linker.thing(*reader.tokens(phrase)), own.area)
        counted = own.indicator is not None and self._linker.usual_unit(own.indicator) == "count"
        if counted and is_money(draft.unit):  # "sales brought in 3 euros, *subscriptions* 4": no subscribers
            own = Subject(None, self._linker.thing(*reader.tokens(phrase)), own.area)
        behind = complement_after(items, draft.at + 1)
        if behind.mode == "phrase" and items[behind.first - 1].lower == "of" and own.indicator is not None:
            own = replace(own, industry=self._linker.subject(*reader.tokens(behind)).industry or own.industry)
        own = replace(own, indicator=self._done(draft) or own.indicator or previous.subject.indicator)
        verb = reader.doings.before(draft.at) if unit_class(draft.number) == "amount" else None
        if verb is not None and verb > previous.at:  # "took in 4 euros and *paid out* 3"
            done = reader.doings.at(verb, draft.unit)
            own = replace(own, indicator=done or own.indicator, industry=own.industry or previous.subject.industry)
        draft.subject = own

    def holder_before(self, bracket: int) -> Phrase:
        """Return whose the figure in a bracket is, where a name stands before it: "*Oakham* (3 million tonnes)"."""
        reader = self._resolver.reader
        phrase = left_phrase(reader.items, bracket)
        if phrase.mode != "phrase" or reader.refers(phrase):
            return NOTHING
        behind = [i for i in range(phrase.first, phrase.last - 1) if "preposition" in reader.items[i].classes]
        name = Phrase("phrase", behind[-1] + 1, phrase.last) if behind else phrase
        return name if reader.is_name(name) else (phrase if reader.knows(phrase) else NOTHING)

    def _own_content(self, draft: Draft, content: Phrase, *, kept: bool) -> None:
        """Give a listed amount its own goods: "3 tonnes of maize and 2 tonnes *of beans*"."""
        reader = self._resolver.reader
        own = self._linker.subject(*reader.tokens(content))
        thing = own.industry or self._linker.thing(*reader.tokens(content))
        indicator = draft.subject.indicator
        if indicator is not None and indicator.candidate and not kept:  # "the *premium* is 4 for A and 3 for B"
            indicator = own.indicator or self._linker.indicator_candidate(*reader.tokens(content))
        draft.subject = replace(draft.subject, indicator=indicator, industry=thing)
        self._resolver.keep_phrase(draft, None)

    def _counts(self, indicator: Concept) -> bool:
        """Tell whether the text names an indicator as a measure: "the number of shops", not "*shops* 3 percent"."""
        if indicator.candidate or indicator.span is None or not indicator.label.startswith("number of"):
            return True
        return self._document.flat[indicator.span.start : indicator.span.end].lower().startswith("number")

    def _done(self, draft: Draft) -> Concept | None:
        """Return the indicator that the verb beside a bare number stands for."""
        return (
            self._resolver.reader.doings.beside(draft.at, NOTHING, draft.unit)
            if unit_class(draft.number) == "bare"
            else None
        )
