"""Parts that no rule reads: of the whole that a clause opens with, and of what the part before was of.

"Of the boats, *60 percent* fish for crab", "lightning started 18 percent of the fires, while campers started *9*".
Comes after ``resolving`` and before ``verbless``; ``frames`` asks here last.
"""

from __future__ import annotations

from typing import Final

from policykg.extraction.items import Item
from policykg.extraction.numbers import Number
from policykg.extraction.observations.drafts import Draft, draft_like, unit_class
from policykg.extraction.observations.linking import Subject
from policykg.extraction.observations.noun_phrases import left_phrase
from policykg.extraction.observations.resolving import Resolver
from policykg.extraction.observations.vocables import figure_words
from policykg.extraction.observations.wholes import clause_subject, whole_before, whole_named
from policykg.extraction.patterns import Match, Rule
from policykg.extraction.sentences import TextSentence
from policykg.facts import Kind

_MARKS: Final = frozenset({":", "(", "-", "\u2013", "\u2014"})
_OPENED: Final = Rule("part of what opens", (), (), (), "share", "part")


class PartFramer:
    """Makes drafts of the parts of one document that no rule reads."""

    def __init__(self, resolver: Resolver) -> None:
        self._resolver = resolver

    def part(
        self, sentence: TextSentence, items: list[Item], at: int, number: Number, previous: Draft | None
    ) -> Draft | None:
        """Return the draft of a part; None where a number is none.

        Args:
            sentence: the sentence.
            items: its items.
            at: the number's place among them.
            number: the number.
            previous: the figure before it in the sentence.
        """
        if unit_class(number) != "percent" or number.form not in {"plain", "fraction"}:
            return None
        return self._opened(sentence, items, at, number) or self._going_on(sentence, items, at, number, previous)

    def _opened(self, sentence: TextSentence, items: list[Item], at: int, number: Number) -> Draft | None:
        """Return the draft of a part of the whole that its clause opens with: "of the boats, *60 percent* fish"."""
        if at > 1 and at + 2 < len(items) and items[at - 1].lower == items[at + 1].lower == ",":
            group = left_phrase(items, at - 1)  # "the largest *group*, 36 percent, came from"
            if group.mode == "phrase" and items[group.last - 1].lower in figure_words("group_noun"):
                draft = Draft(sentence, items, at, number, "part of what opens", Kind.SHARE, number.value, "percent")
                draft.bound, draft.found = number.bound, Match(_OPENED, at, at + 1, None, 1)
                thing = self._resolver.linker.candidate("industry", *self._resolver.reader.tokens(group))
                draft.subject = Subject(self._resolver.linker.known("indicator", "share"), thing)
                return draft
        set_off = at > 1 and items[at - 1].lower in _MARKS and whole_named(items, at)[0].mode == "phrase"
        if not set_off and whole_before(items, at).mode != "phrase":
            return None  # "lamps make up a growing share of exports: *13 percent*"
        draft = Draft(sentence, items, at, number, "part of what opens", Kind.SHARE, number.value, "percent")
        draft.bound, draft.found = number.bound, Match(_OPENED, at, at + 1, None, 1)
        draft.subject = Subject(self._resolver.linker.known("indicator", "share"))
        return draft

    def _going_on(
        self, sentence: TextSentence, items: list[Item], at: int, number: Number, previous: Draft | None
    ) -> Draft | None:
        """Return the draft of a part of what the one before was of: "… of the fires; lamps caused *8 percent*"."""
        if previous is None or previous.kind is not Kind.SHARE or previous.unit != "percent":
            return None
        draft = draft_like(sentence, items, at, number, previous, "part that goes on")
        draft.value, subject = number.value, clause_subject(items, at)
        reader = self._resolver.reader
        if subject.mode == "phrase" and not reader.refers(subject) and not reader.is_hollow(subject):
            own = reader.subject(subject)
            thing = own.industry or self._resolver.linker.thing(*reader.tokens(subject))
            draft.subject = Subject(previous.subject.indicator, thing, own.area)
        return draft
