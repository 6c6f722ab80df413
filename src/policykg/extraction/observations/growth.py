"""What grows where only "growth" is said, and whose growth points are added to.

"The bank forecasts *growth* of 3 percent", "*growth* had topped 4 percent", "mining added 2 points to *growth*". Comes
after ``resolving``; ``naming`` calls it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from policykg.extraction.observations.drafts import Draft
from policykg.extraction.observations.linking import Subject, code_of
from policykg.extraction.observations.noun_phrases import NOTHING, Phrase, complement_after
from policykg.extraction.observations.nouns import is_noun
from policykg.extraction.observations.resolving import Resolver
from policykg.extraction.observations.subjects import subject_before
from policykg.extraction.observations.vocables import figure_words
from policykg.facts import Component

_ECONOMY: Final = frozenset({"economy", "economies"})
_GROWTH: Final = frozenset({"growth", "expansion"})
_GROWING: Final = frozenset({"growth", "annual growth", "monthly growth", "year-on-year growth", "rate of growth"})
_HEADED: Final = 2  # words of "forecast of" before growth
_NEAR: Final = 3  # how many words from its rule "growth" says what grows
_MOVED: Final = 5  # items from a verb of movement to the growth that it is of
_EXPECTING: Final = frozenset({"forecast", "target"})  # classes
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

    def caused(self, draft: Draft) -> bool:
        """Name a movement of the economy that something brought about; tell if it is one.

        "Weak exports *triggered a 0.3 percent contraction* in the first quarter": it is the economy that shrank.
        """
        items, at = draft.items, draft.at
        if draft.unit != "percent" or draft.found is None or draft.found.rule.subject != "after":
            return False
        moved = complement_after(items, at + 2)
        economy = moved.mode == "phrase" and any(item.lower in _ECONOMY for item in self._resolver.reader.words(moved))
        if not economy and (moved.mode == "phrase" or items[at + 1].lower != "contraction"):
            return False
        causing = figure_words("causing")
        if all(item.lower.partition(" ")[0] not in causing for item in items[max(0, at - _MOVED) : at]):
            return False
        draft.subject = Subject(self._linker.known("indicator", "gdp"))
        return True

    def foretold(self, draft: Draft, verb: int) -> bool:
        """Name the growth of a forecast that is moved: "trimmed *its growth projection* by 3 points"; tell if it was.

        Args:
            draft: the figure.
            verb: the word of movement, which can be the noun of growth itself.
        """
        items = draft.items
        for index in range(max(verb, 1), min(verb + _MOVED, draft.at)):
            if "growth" not in items[index].classes or _GROWTH.isdisjoint(items[index].lower.split()):
                continue
            thing, noun = Phrase("phrase", index, index + 2), items[index + 1]
            if (
                noun.classes.isdisjoint(_EXPECTING) and noun.lower != "estimate"
            ) or self._resolver.reader.names_indicator(thing):
                return False
            draft.subject = Subject(self._linker.known("indicator", "gdp"))
            self._resolver.keep_phrase(draft, thing)
            return True
        return False

    def reported(self, draft: Draft, previous: Draft | None) -> bool:
        """Name growth that somebody has or tells of: "*the bank reported* a growth rate of", "*mining* saw growth of".

        What grows is what the phrase behind the number names, the branch that has it, else the economy. A known measure
        that grows names itself.

        Returns:
            Whether it was so.
        """
        verb = _verb_of_growth(draft)
        if verb < 1:
            return False
        reader = self._resolver.reader
        who = subject_before(draft.items, verb)
        if who.mode != "phrase" or reader.names_indicator(who):
            return False
        nouns = reader.nouns(who)
        placed = bool(nouns) and nouns <= figure_words("place")
        if reader.refers(who) and not placed:
            return False
        grown = complement_after(draft.items, draft.at + 1)
        if grown.mode == "phrase" and reader.knows(grown) and not reader.is_place(grown):
            self._resolver.fill(draft, grown, previous)
            return True
        if reader.is_reporter(who):
            discourse = self._resolver.discourse
            if previous is not None or (discourse.just_spoken() and discourse.moved_last(None) is not None):
                return False
            area = reader.area_of(grown) if grown.mode == "phrase" else None
        elif placed or reader.points_nowhere(who) or reader.is_place(who):
            area = reader.area_of(who)
        else:
            return self._of_branch(draft, who, previous)
        draft.subject = Subject(self._linker.known("indicator", "gdp"), None, area)
        self._resolver.keep_phrase(draft, _growth_phrase(draft))
        return True

    def _of_branch(self, draft: Draft, who: Phrase, previous: Draft | None) -> bool:
        """Name the growth of a branch or a sector, which is that of its value added; tell whether it is one."""
        reader = self._resolver.reader
        if reader.names_sector(who):
            self._resolver.fill(draft, who, previous)
        else:
            draft.subject = reader.subject(who)
        industry = draft.subject.industry
        if industry is None or industry.candidate or code_of(industry) in figure_words("firms"):
            return False
        draft.subject = replace(draft.subject, indicator=self._linker.known("indicator", "value-added"))
        self._resolver.keep_phrase(draft, _growth_phrase(draft))
        return True

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


def is_contribution(draft: Draft) -> bool:
    """Tell whether a rule fitted a contribution: what is added to is measured, not who adds."""
    found = draft.found
    rule = draft.items[found.first : found.last] if found is not None else []
    return any(not item.classes.isdisjoint(("contribution", "subtraction")) for item in rule)


def _growth_phrase(draft: Draft) -> Phrase:
    """Return the noun of growth before a number, which makes it a change: "a *growth rate* of 3 percent"."""
    first = draft.found.first if draft.found is not None else draft.at
    return Phrase("phrase", first - (draft.items[first].lower == "rate"), first + 1)


def _verb_of_growth(draft: Draft) -> int:
    """Return the verb that has a bare growth of so much for its object: "*posted* (real annual) growth of"; else 0."""
    found, items = draft.found, draft.items
    if found is None or draft.unit != "percent":
        return 0
    index = found.first
    if items[index].lower == "rate" and index:
        index -= 1
    if "growth" not in items[index].classes or _GROWTH.isdisjoint(items[index].lower.split()):
        return 0
    index -= 1
    while index > 0 and (
        items[index].light
        or not items[index].classes.isdisjoint(("determiner", "basis"))
        or items[index].kind == "basis"
        or items[index].lower in figure_words("growing_how")
    ):
        index -= 1
    if index and items[index].lower == "for" and not items[index - 1].classes.isdisjoint(("target", "forecast")):
        index -= 1
    named = not items[index].classes.isdisjoint(("preposition", "conjunction", "possessive", "pronoun"))
    return 0 if named or is_noun(items, index) else index
