"""The figures that an article has told so far, and what of them a noun, a unit or a place points back at.

Comes before ``discourse``, which remembers beside them what the sentences were about.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from policykg.extraction.inflection import singular
from policykg.extraction.observations.drafts import Draft, is_money
from policykg.extraction.observations.linking import Subject, code_of
from policykg.extraction.observations.vocables import figure_words
from policykg.extraction.sentences import TextSentence
from policykg.facts import Concept, Kind
from policykg.vocabulary import Vocabulary

_NOTHING_SAID: Final = Subject()


@dataclass(slots=True, init=False, unsafe_hash=True)
class Spoken:
    """What a figure measured, and where it stands; ``sentence`` is -1 for one of the sentence being read."""

    subject: Final[Subject]
    sentence: Final[int]
    paragraph: Final[int]

    def __init__(self, subject: Subject = _NOTHING_SAID, sentence: int = -1, paragraph: int = -1) -> None:
        self.subject = subject
        self.sentence = sentence
        self.paragraph = paragraph


@dataclass(slots=True, init=False, unsafe_hash=True)
class Told:
    """A figure of an earlier sentence: what it measured, in which unit, and the words that said so."""

    subject: Final[Subject]
    unit: Final[str]
    words: Final[frozenset[str]]
    sentence: Final[int]
    paragraph: Final[int]
    kind: Final[Kind]

    def __init__(
        self, subject: Subject, unit: str, words: frozenset[str], sentence: int, paragraph: int, kind: Kind = Kind.LEVEL
    ) -> None:
        self.subject = subject
        self.unit = unit
        self.words = words
        self.sentence = sentence
        self.paragraph = paragraph
        self.kind = kind


_JOINED: Final = frozenset({"and", "of", "over", "in", "for", "to", "or"})  # words of names of more than one thing
_REACH: Final = 24  # how many figures back a noun can point
_RATIOS: Final = frozenset({"percent", "percentage-point", "index"})
_TIMES: Final = figure_words("time_unit")
_COUNTED: Final = frozenset({"number", "numbers", "count", "quantity", "volume", "volumes"})
_GAUGED: Final = frozenset({"index", "reading", "gauge", "measure"})
_VALUED: Final = frozenset({"value", "amount", "sum", "gap"})


class ToldFigures:
    """Remembers the last figures of one document, sentence by sentence."""

    def __init__(self) -> None:
        self._told: deque[Told] = deque(maxlen=_REACH)
        self._sentence: TextSentence | None = None

    def open(self, sentence: TextSentence) -> None:
        """Begin a sentence."""
        self._sentence = sentence

    def note(self, told: Told) -> None:
        """Remember a figure."""
        self._told.append(told)

    def __iter__(self) -> Iterator[Told]:
        """Go through the figures in the order of the text."""
        return iter(self._told)

    def ended_with_share(self) -> bool:
        """Tell whether the last figure was a part of a whole."""
        return bool(self._told) and self._told[-1].kind is Kind.SHARE

    def of_paragraph(self) -> list[Told]:
        """Return the figures of this paragraph, the last first."""
        found: list[Told] = []
        for told in reversed(self._told):
            if self._sentence is None or told.paragraph != self._sentence.paragraph:
                break
            found.append(told)
        return found

    def recall(self, noun: str) -> Told | None:
        """Return the figure that a noun points back at: the last of which the text used the noun, else of its unit.

        Args:
            noun: what the text says now: "the *volume* reached …".
        """
        word = singular(noun)
        if noun in _COUNTED and word != "volume":
            return self.last_count()
        for told in reversed(self._told):
            if word in told.words and word != "figure":  # "the figure for men" names no figure
                return told
        return next((told for told in reversed(self._told) if _suits(noun, told.unit)), None)

    def recall_all(self, nouns: frozenset[str]) -> Told | None:
        """Return the last figure whose words hold all of some nouns: "the surveyed rate" after "surveyed … rate"."""
        if len(nouns) < 2:
            return None
        found = next((told for told in reversed(self._told) if nouns <= told.words), None)
        stems = {noun.removesuffix("ed") for noun in nouns}  # "the *surveyed* rate" after "the rate of the *survey*"
        if found is None and stems != nouns:
            found = next((told for told in reversed(self._told) if stems <= told.words), None)
        return found

    def one_of_two(self, turn: str) -> Told | None:
        """Return which of the things measured last "the former" or "the latter" is; None where there is only one.

        Args:
            turn: ``former`` or ``latter``.
        """
        told = [told for told in self._told if told.sentence == self._told[-1].sentence]
        apart = len({(known.subject.indicator, known.subject.industry) for known in told}) > 1
        return told[0 if turn == "former" else -1] if apart else None

    def last_count(self) -> Told | None:
        """Return the last figure that counts things."""
        return next((told for told in reversed(self._told) if _suits("number", told.unit)), None)

    def in_unit(self, unit: str, *, anywhere: bool = False) -> Told | None:
        """Return the last figure of the paragraph (or anywhere before) in a unit, where its indicator is known."""
        for told in reversed(self._told):
            if self._sentence is None or (told.paragraph != self._sentence.paragraph and not anywhere):
                return None
            if told.unit == unit and told.subject.indicator is not None and not told.subject.indicator.candidate:
                return told
        return None

    def longer_named(self, indicator: Concept, noun: str, vocabulary: Vocabulary) -> Told | None:
        """Return the last figure whose longer name a noun is short for: "*sales* rose" after "retail sales".

        Args:
            indicator: what the noun names by itself.
            noun: the noun, in the singular.
            vocabulary: knows the names of indicators.
        """
        for told in reversed(self._told):
            other = told.subject.indicator
            if other is None or other.candidate:
                continue
            if other.iri == indicator.iri:
                if told.subject.industry is None:
                    return None
                continue  # what is of a part says nothing of the whole
            term = vocabulary.terms.get(other.iri)
            if term is not None and noun in _heads((term.label, *term.alternatives)):
                return told
        return None

    def measured_as(self, indicator: Concept | None) -> Told | None:
        """Return the last amount that was measured of an indicator; None where it was counted."""
        for told in reversed(self._told):
            if _same(told.subject.indicator, indicator) and told.unit not in _RATIOS | _TIMES:
                return told if told.unit != "count" else None
        return None

    def money_before(self) -> str:
        """Return the currency of the last amount of money in this paragraph; empty for none."""
        return next((told.unit for told in self.of_paragraph() if is_money(told.unit)), "")

    def money_of_trade(self) -> str:
        """Return the currency in which trade was measured last; empty where it was told in no money."""
        traded = (
            told.unit for told in reversed(self._told) if code_of(told.subject.indicator) in figure_words("traded")
        )
        unit = next((unit for unit in traded if unit not in _RATIOS), "")
        return unit if is_money(unit) else ""

    def rate_before(self, made: Sequence[Draft]) -> str:
        """Return the money that was last said to be worth so much of another; empty for none."""
        known = [(told.subject, told.unit) for told in self._told] + [(draft.subject, draft.unit) for draft in made]
        rated = (unit for subject, unit in reversed(known) if code_of(subject.indicator) == "exchange-rate")
        return next((unit for unit in rated if is_money(unit)), "")

    def of_place(self, unit: str) -> Told | None:
        """Return what a figure of a place measures: the last amount in its unit, the last count of the paragraph."""
        found = self.in_unit(unit, anywhere=True)
        if found is not None or unit != "count" or self._sentence is None:
            return found
        told = self.last_count()
        return told if told is not None and told.paragraph == self._sentence.paragraph else None

    def percent_of(self, indicator: Concept | None) -> Kind | None:
        """Return what the last percentage of an indicator was, where that stands in this paragraph."""
        known = (told for told in self.of_paragraph() if told.unit == "percent")
        return next((told.kind for told in known if _same(told.subject.indicator, indicator)), None)

    def level_before(self) -> Told | None:
        """Return the last figure of an earlier sentence that is no percentage: what "the total" can be."""
        levels = [
            told for told in self._told if told.unit not in _RATIOS | _TIMES and told.subject.indicator is not None
        ]
        return next((told for told in reversed(levels) if told.unit != "count"), levels[-1] if levels else None)


@lru_cache(maxsize=512)
def _heads(names: tuple[str, ...]) -> frozenset[str]:
    """Return the last words, in the singular, of those of some names that describe their noun: "retail *sales*"."""
    described = [name.lower().split() for name in names]
    return frozenset([singular(words[-1]) for words in described if len(words) > 1 and _JOINED.isdisjoint(words)])


def _suits(noun: str, unit: str) -> bool:
    """Tell whether a figure in a unit can be what a noun of measurement points back at."""
    if noun in _COUNTED:
        return unit not in _RATIOS and not is_money(unit)
    if noun in _GAUGED:
        return unit == "index"
    return noun in _VALUED and is_money(unit)


def _same(one: Concept | None, other: Concept | None) -> bool:
    """Tell whether two concepts are the same, wherever the text names them."""
    return one is not None and other is not None and one.iri == other.iri
