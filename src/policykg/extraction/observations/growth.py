"""What grows where only "growth" is said, and whose growth points are added to.

"The bank forecasts *growth* of 3 percent", "*growth* had topped 4 percent", "mining added 2 points to *growth*". Comes
after ``resolving``; ``naming`` calls it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from policykg.extraction.observations.drafts import Draft
from policykg.extraction.observations.linking import Subject
from policykg.extraction.observations.noun_phrases import NOTHING, Phrase, complement_after
from policykg.extraction.observations.resolving import Resolver
from policykg.extraction.observations.subjects import subject_before
from policykg.facts import Component

_GROWTH: Final = frozenset({"growth", "expansion"})
_GROWING: Final = frozenset({"growth", "annual growth", "monthly growth", "year-on-year growth", "rate of growth"})
_HEADED: Final = 2  # words of "forecast of" before growth
_NEAR: Final = 3  # how many words from its rule "growth" says what grows
_TELLING: Final = frozenset({"forecast", "speech", "target"})


class GrowthNamer:
    """Names the growth of one document that no phrase names."""

    def __init__(self, resolver: Resolver) -> None:
        self._resolver = resolver
        self._linker = resolver.linker

    def told(self, draft: Draft, phrase: Phrase) -> bool:
        """Name growth by what grows where the phrase found only says who expects it: "the bank forecasts *growth* of".

        Returns:
            Whether it was so.
        """
        found, items = draft.found, draft.items
        if phrase.mode != "phrase" or found is None or items[found.first].lower not in _GROWTH:
            return False
        told = any(not item.classes.isdisjoint(_TELLING) for item in items[phrase.last : found.first])
        if not told or not self._resolver.reader.is_reporter(phrase):
            return False
        grown, reader = complement_after(items, draft.at + 1), self._resolver.reader
        if grown.mode == "phrase" and reader.knows(grown) and not reader.is_place(grown):
            self._resolver.fill(draft, grown, None)
        else:
            area = reader.area_of(grown if grown.mode == "phrase" else phrase)
            draft.subject = Subject(self._linker.known("indicator", "gdp"), None, area)
        return True

    def itself(self, draft: Draft, previous: Draft | None) -> bool:
        """Name growth that somebody expects, and brings to a value: "lifted its forecast *of growth* to"."""
        first = draft.found.first if draft.found is not None else 0
        if previous is not None or first < _HEADED or draft.unit != "percent":
            return False
        named = draft.items[first].lower == "growth" and draft.items[first - 1].lower in {"of", "for"}
        if named and not draft.items[first - 2].classes.isdisjoint(("forecast", "target")):
            draft.subject = Subject(self._linker.known("indicator", "gdp"))
            return True
        return False

    def of_economy(self, draft: Draft) -> None:
        """Take growth of which nothing else is said for that of the economy: "*growth* had topped 4 percent"."""
        first = draft.found.first if draft.found is not None else draft.at
        near = draft.items[max(0, first - _NEAR) : draft.at + _NEAR]
        if any(item.lower in _GROWING for item in near):
            draft.subject = replace(draft.subject, indicator=self._linker.known("indicator", "gdp"))

    def contribution(self, draft: Draft, phrase: Phrase, previous: Draft | None) -> None:
        """Name points added to a growth: the growth of what the phrase behind them says, else that spoken of."""
        reader = self._resolver.reader
        own = reader.subject(phrase) if phrase.mode == "phrase" else Subject()
        subject = subject_before(draft.items, draft.found.first) if draft.found is not None else NOTHING
        who = reader.subject(subject) if subject.mode == "phrase" and not reader.refers(subject) else Subject()
        moved = self._resolver.discourse.moved_last(previous)
        indicator = own.indicator or who.indicator or (moved.subject.indicator if moved is not None else None)
        industry = who.industry or own.industry
        if subject.mode == "previous" and previous is not None:
            industry = previous.subject.industry or industry
        draft.subject = Subject(indicator, industry, own.area or who.area)
        if own.indicator is None and who.indicator is None and moved is not None and moved.sentence >= 0:
            draft.inherit(Component.INDICATOR, sentence=moved.sentence)
