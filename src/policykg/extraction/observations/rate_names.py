"""The names of rates: the whole phrase a rate is of, how full something is, those who do something.

"The *rate of failed deliveries*", "*evasion of the tax*", "the share of *firms reporting losses*". Comes before
``share_names``, which calls it for the shares of a sentence.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from policykg.extraction.observations.drafts import Draft
from policykg.extraction.observations.linking import Subject, code_of
from policykg.extraction.observations.noun_phrases import NOTHING, Phrase, left_phrase
from policykg.extraction.observations.resolving import Resolver
from policykg.extraction.observations.vocables import figure_words

_FULL: Final = "so much of it full"  # the name of a rule
_OF_WHAT: Final = frozenset({"of", "with", "on", "in", "for", "by", "to"})
_SHARES: Final = frozenset({"share", "proportion", "percentage"})


class RateNamer:
    """Names the rates of one document."""

    def __init__(self, resolver: Resolver) -> None:
        self._resolver = resolver
        self._linker = resolver.linker

    def close(self, shares: Sequence[Draft]) -> None:
        """Name the rates among the shares of a sentence, in the order of the text."""
        known = Subject()
        for index, draft in enumerate(shares):
            own = draft.subject
            self._of_rate(draft)
            if index and own == known and own == draft.subject:
                draft.subject = shares[index - 1].subject  # "compliance with the quotas was 92 percent, up from *85*"
            known = own

    def _of_rate(self, draft: Draft) -> None:
        """Let a rate be that of its whole phrase: "the *rate of failed deliveries*", "*evasion of the tax*"."""
        items, indicator = draft.items, draft.subject.indicator
        if draft.found is not None and draft.found.rule.name == _FULL:
            draft.subject = replace(draft.subject, indicator=self._linker.known("indicator", "filling-level"))
            before, comma = NOTHING, draft.at - 1
            while comma > 0 and items[comma].light:
                comma -= 1
            if comma > 0 and items[comma].lower == ",":
                before = left_phrase(items, comma)
            if draft.subject.industry is None and before.mode == "phrase":
                thing = self._resolver.reader.thing(before)  # "the *lake*, only 31 percent full,"
                draft.subject = replace(draft.subject, industry=thing)
            return
        phrase = self._resolver.phrase_of(draft)
        if phrase is None or phrase.mode != "phrase" or indicator is None or indicator.candidate:
            return
        if code_of(indicator) == "share":
            self._of_doers(draft, phrase)
            return
        if indicator.label.startswith("number of "):
            named = self._linker.indicator_candidate(*self._resolver.reader.tokens(phrase))
            draft.subject = replace(draft.subject, indicator=named or indicator)  # "*humidity in the stores*"
            return
        for index in range(phrase.first, min(phrase.first + 3, phrase.last - 1)):
            if items[index].lower in figure_words("rated") and items[index + 1].lower in _OF_WHAT:
                own = self._linker.span(items[index].first, items[phrase.last - 1].last)
                if indicator.span is None or indicator.span.start <= own.start:
                    return
                named = self._linker.indicator_candidate(*self._resolver.reader.tokens(phrase))
                draft.subject = replace(draft.subject, indicator=named or indicator)
                return

    def _of_doers(self, draft: Draft, phrase: Phrase) -> None:
        """Let a share be that of those who do something: "the share of *firms reporting losses*"."""
        items = draft.items
        first = next((i + 2 for i in range(phrase.first, phrase.last - 1) if items[i].lower in _SHARES), 0)
        if not first or first >= phrase.last or items[first - 1].lower != "of":
            return
        while first < phrase.last and not items[first].classes.isdisjoint(("determiner", "possessive")):
            first += 1
        doing = any(
            item.lower.endswith("ing") and "name" not in item.classes for item in items[first + 1 : phrase.last]
        )
        thing = self._linker.candidate("industry", *self._resolver.reader.tokens(Phrase("phrase", first, phrase.last)))
        known = draft.subject.industry is not None and not draft.subject.industry.candidate
        if doing and thing is not None and not known:
            draft.subject = replace(draft.subject, industry=thing)
