"""Who holds a place in an order or a part of a whole: what is measured was said before, the holder is the thing.

"*Oakham* came second with 3 million tonnes", "*slate* contributed 3 percent of the total". Comes after ``phrases`` and
``discourse``, and before ``resolving``.
"""

from __future__ import annotations

from typing import Final

from policykg.extraction.observations.around import ranks
from policykg.extraction.observations.discourse import Discourse
from policykg.extraction.observations.drafts import Draft, unit_class
from policykg.extraction.observations.linking import Linker, Subject
from policykg.extraction.observations.noun_phrases import Phrase
from policykg.extraction.observations.phrases import PhraseReader
from policykg.extraction.observations.subjects import sentence_subject
from policykg.extraction.observations.told_figures import Spoken
from policykg.extraction.observations.traders import name_by_trader
from policykg.extraction.observations.vocables import figure_words
from policykg.facts import Component, Concept, Kind

_OF_ALL: Final = (
    ["of", "the", "total"],
    ["of", "this", "total"],
    ["of", "that", "total"],
    ["of", "this", "amount"],
    ["of", "that", "amount"],
    ["of", "this", "sum"],
    ["of", "that", "sum"],
)  # what follows are its parts
_CODE: Final = 3  # letters of the code of a currency


class Holders:
    """Sets the subjects of figures whose phrase names who holds something that was measured before."""

    def __init__(self, linker: Linker, discourse: Discourse) -> None:
        self._linker = linker
        self._discourse = discourse

    def place(self, draft: Draft, previous: Draft | None, reader: PhraseReader) -> bool:
        """Set the subject of a figure of who holds a place in an order: "*Oakham* remained at the top with …".

        Args:
            draft: the figure.
            previous: the figure before it in the sentence.
            reader: reads the phrases of the sentence.

        Returns:
            Whether the clause speaks of a place in an order, and of whom and what is known.
        """
        if previous is not None and previous.kind is Kind.RANK:
            previous = None
        holder = sentence_subject(reader.items, draft.at)
        if holder.mode != "phrase" or (previous is not None and holder.first <= previous.at):
            return False
        if not ranks(reader.items, holder, draft.at) or reader.refers(holder) or reader.names_indicator(holder):
            return False
        return self._hold(draft, holder, self._measured(draft, previous), reader)

    def lead(self, draft: Draft, phrase: Phrase, previous: Draft | None, reader: PhraseReader) -> bool:
        """Set the subject of a figure of who leads: the first among traders, or the holder of a place in an order.

        Args:
            draft: the figure.
            phrase: what stands for its subject.
            previous: the figure before it in the sentence.
            reader: reads the phrases of the sentence.

        Returns:
            Whether the phrase speaks of such a one.
        """
        if name_by_trader(draft, phrase, previous, reader, self._linker, self._discourse):
            return True
        return not reader.knows(phrase) and self.place(draft, previous, reader)

    def named(self, draft: Draft, phrase: Phrase, previous: Draft | None, reader: PhraseReader) -> bool:
        """Set the subject of an amount of which only the holder is named: "*Oakham* followed with 3 million tonnes".

        Returns:
            Whether the phrase is a name, or goods in the unit (or counted by the verb) of what was measured before.
        """
        units = unit_class(draft.number)
        if draft.kind is not Kind.LEVEL or reader.is_measure(phrase):
            return False
        if units == "bare":
            told = self._discourse.figures.in_unit("count")
            plural = reader.items[phrase.last - 1].lower.endswith("s")
            if told is None or not plural or not reader.doings.stands_for(told.subject.indicator):
                return False
            return self._hold(draft, phrase, Spoken(told.subject, told.sentence), reader)
        if units != "amount":
            return False
        money = len(draft.unit) == _CODE and draft.unit.isupper()
        gives = draft.at > 0 and draft.items[draft.at - 1].lower in figure_words("contributing")
        if (
            money
            and not gives
            and not reader.is_name(phrase)
            and [item.lower for item in reader.items[:3]] not in _OF_ALL
        ):
            return False
        return self._hold(draft, phrase, self._measured(draft, previous), reader)

    def part(self, draft: Draft, phrase: Phrase, reader: PhraseReader, whole: Phrase) -> bool:
        """Set the subject of a share of which the part is in no vocabulary: "*slate* made up 3 percent of the load".

        Args:
            draft: the share.
            phrase: the part.
            reader: reads the phrases of the sentence.
            whole: what stands behind "of", or nothing.

        Returns:
            Whether the phrase is a part; a measure ("the coverage") is none.
        """
        own = reader.subject(phrase)
        if own.indicator is not None or (own.industry is None and reader.is_measure(phrase)):
            return False
        indicator = self._linker.known("indicator", "share")
        if whole.mode == "phrase" and (reader.refers(whole) or reader.is_hollow(whole)):
            told = self._discourse.figures.level_before()
            if told is not None and told.subject.indicator is not None:
                indicator = told.subject.indicator
                draft.inherit(Component.INDICATOR, sentence=told.sentence)
        thing = own.industry or self._linker.thing(*reader.tokens(phrase))
        if thing is None and own.area is None:
            return False
        draft.subject = Subject(indicator, thing, own.area)
        return True

    def _measured(self, draft: Draft, previous: Draft | None) -> Spoken | None:
        """Return what was measured last in the unit of a figure; for a share or a change what moved last."""
        if draft.unit == "percent":
            return self._discourse.moved_last(previous)
        indicator = previous.subject.indicator if previous is not None and previous.unit == draft.unit else None
        if previous is not None and indicator is not None and not indicator.candidate:
            return Spoken(previous.subject)
        if draft.kind is Kind.RANK:
            told = self._discourse.figures.level_before()
            return Spoken(told.subject, told.sentence) if told is not None else None
        told = self._discourse.figures.in_unit(draft.unit, anywhere=True)
        return Spoken(told.subject, told.sentence) if told is not None else None

    def _hold(self, draft: Draft, holder: Phrase, known: Spoken | None, reader: PhraseReader) -> bool:
        """Give a figure the indicator known and the holder as its thing."""
        if known is None or known.subject.indicator is None:
            return False
        own = reader.subject(holder)
        thing: Concept | None = own.industry
        if thing is None and not reader.is_place(holder):
            thing = self._linker.thing(*reader.tokens(holder))
        if thing is None and own.area is None:
            return False
        draft.subject = Subject(known.subject.indicator, thing or known.subject.industry, own.area)
        if known.sentence >= 0:
            draft.inherit(Component.INDICATOR, sentence=known.sentence)
        return True
