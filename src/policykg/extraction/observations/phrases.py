"""What the words of a noun phrase tell by themselves: whether it names something known, points back, or is a place.

Comes after ``subjects``, which finds where a phrase begins and ends, and before the modules that choose what a figure
measures. Knows one sentence at a time and nothing of what was said before.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from functools import lru_cache
from typing import Final

from policykg.extraction.document import Document
from policykg.extraction.inflection import singular
from policykg.extraction.items import Item
from policykg.extraction.observations.around import turned_round
from policykg.extraction.observations.doings import Doings
from policykg.extraction.observations.drafts import is_money
from policykg.extraction.observations.linking import Linker, Subject, filled
from policykg.extraction.observations.noun_phrases import NOTHING, Phrase, complement_after, left_phrase, right_phrase
from policykg.extraction.observations.opening_phrases import opening_subject
from policykg.extraction.observations.pointing import PointingReader
from policykg.extraction.observations.subjects import sentence_subject
from policykg.extraction.observations.vocables import figure_pairs, figure_words
from policykg.facts import Concept

_LIGHT: Final = frozenset({"determiner", "adverb", "possessive", "preposition", "conjunction"})
_MARKETS: Final = frozenset({"market", "markets"})
_NO_NOUN: Final = frozenset({"share", "upward", "downward", "auxiliary"})
_HOLLOW: Final = ("hollow", "pronoun", "trailing", "place")
_PARTICIPLES: Final = figure_words("without_subject")
_BACK: Final = 120  # how many words back the full name of a thing is looked for
_MODIFIERS: Final = 3
_REPORTER: Final = figure_words("reporter")


@lru_cache(maxsize=1)
def _hollow_words() -> frozenset[str]:
    """Return the words that name neither a thing nor a measure."""
    return frozenset[str]().union(*(figure_words(name) for name in _HOLLOW))


def _names(word: Item) -> bool:
    """Tell whether a word that can be a verb names a thing or a measure: "41 percent *of claims*"."""
    return not word.classes.isdisjoint(("name", "rate")) or word.lower in figure_words("noun_too")


class PhraseReader(PointingReader):
    """Reads the noun phrases of one sentence, given as its items."""

    def __init__(self, document: Document, linker: Linker, items: list[Item], spoken: Collection[str] = ()) -> None:
        super().__init__(document, items)
        self._linker = linker
        self.doings = Doings(document.vocabulary, items, spoken)

    def subject(self, phrase: Phrase) -> Subject:
        """Return what a phrase names; the words of "in X, output" are read too."""
        subject = self._linker.subject(*self.tokens(phrase))
        if subject.indicator is not None and subject.industry is not None:
            return subject
        opening = opening_subject(self.items, phrase, self._linker)
        if opening is None:
            return subject
        if subject.indicator is not None:
            return filled(subject, Subject(None, opening.industry, opening.area))
        return filled(subject, Subject(opening.indicator)) if subject.industry is not None else subject

    def thing(self, phrase: Phrase) -> Concept | None:
        """Return the industry, product or group that a phrase names, a candidate where no vocabulary knows it."""
        return self.subject(phrase).industry or self._linker.thing(*self.tokens(phrase))

    def knows(self, phrase: Phrase) -> bool:
        """Tell whether a phrase holds an indicator or an industry of the vocabularies."""
        first, last = self.tokens(phrase)
        return bool(self._linker.indicators(first, last) or self._linker.mentions("industry", first, last))

    def names_indicator(self, phrase: Phrase) -> bool:
        """Tell whether a phrase holds an indicator of the vocabularies."""
        return bool(self._linker.indicators(*self.tokens(phrase)))

    def is_reporter(self, phrase: Phrase) -> bool:
        """Tell whether a phrase names who expects or reports a figure: "the institute", "analysts polled by …"."""
        words = self.words(phrase)
        end = next((i for i, word in enumerate(words) if i and "preposition" in word.classes), len(words))
        bodies = self._document.names.within("organisation", *self.tokens(phrase))
        if bodies and bodies[-1].last == self.tokens(phrase)[1]:
            return True
        described = [word for word in words[:end] if word.classes.isdisjoint(_LIGHT)]
        if len(described) > 1 and described[-1].lower in _MARKETS:
            return False  # "the lamp market", which grows; "markets" expect
        if len(described) > 1 and described[-1].lower not in _REPORTER and self._is_measured(described):
            return False  # "government *procurement*" is no government
        return any(word.lower in _REPORTER for word in words[:end])

    def _is_measured(self, words: list[Item]) -> bool:
        """Tell whether the last of some words is a noun of what is measured."""
        return self.is_measure(Phrase("phrase", self.items.index(words[-1]), self.items.index(words[-1]) + 1))

    def is_hollow(self, phrase: Phrase) -> bool:
        """Tell whether a phrase holds no noun of a thing or a measure: "the month", "nonetheless", "them"."""
        known = _hollow_words()
        return all(
            not word.classes.isdisjoint(("determiner", "adverb", "possessive", "preposition", "conjunction"))
            or word.lower in known
            or (word.lower.endswith("ly") and word.lower not in figure_words("no_adverb"))
            or not word.lower[0].isalpha()
            or (not word.classes.isdisjoint(_NO_NOUN) and not _names(word))
            for word in self.words(phrase)
        )

    def is_name(self, phrase: Phrase) -> bool:
        """Tell whether a phrase is a proper name: capitals throughout, and no word of the text without one."""
        first, last = self.tokens(phrase)
        words = [token for token in self._document.tokens[first:last] if token.text[0].isalpha()]
        if not words or not all(word.capital for word in words):
            return False
        return first > self.items[0].first or not self._linker.is_written_small(words[0].lower)

    def nearest_indicator(self, phrase: Phrase) -> Phrase:
        """Return the end of a phrase behind its last preposition, where that is an indicator: "profits on *sales*"."""
        first, last = self.tokens(phrase)
        found = self._linker.mentions("indicator", first, last)
        if len(found) < 2 or found[-1].last != last or found[0].term.code in figure_words("charges"):
            return phrase
        for index in range(phrase.last - 1, phrase.first, -1):
            if "preposition" in self.items[index].classes and self.items[index].first < found[-1].first:
                return Phrase("phrase", index + 1, phrase.last)
        return phrase

    def brought_to(self, phrase: Phrase) -> Phrase:
        """Return what is brought to a mark that says nothing itself: "a rise in *the fee* to a record high of"."""
        index = phrase.last - 1
        while index > 0 and (self.items[index].light or self.is_hollow(Phrase("phrase", index, index + 1))):
            if self.items[index].lower in {"to", "at", "from"}:
                break
            index -= 1
        led = 0 < index < phrase.last - 1 and self.items[index].lower in {"to", "at", "from"}
        near = left_phrase(self.items, index) if led else NOTHING
        return near if near.mode == "phrase" and self.knows(near) else phrase

    def alone(self, phrase: Phrase) -> Concept | None:
        """Return what a noun measures where no branch goes with it: "*the region's economy* grew", "*trade* with …"."""
        words = [word for word in self.words(phrase) if word.classes.isdisjoint(("determiner", "adverb"))]
        end = next((i for i, word in enumerate(words) if i and "preposition" in word.classes), len(words))
        code = figure_pairs("measured_alone").get(words[end - 1].lower) if words else None
        owner = next((i for i in range(1, end) if words[i].lower in {"'s", "\u2019s"}), end)
        if code is None and words and self._is_money(words[:owner]):
            code = "exchange-rate"  # "*the dollar* rose 2 percent to 140 yen", "*the dollar's value* fell"
        if code is None or self._linker.mentions("industry", *self.tokens(phrase)):
            return None
        return self._linker.known("indicator", code)

    def is_money(self, phrase: Phrase) -> bool:
        """Tell whether a phrase is the name of a money: "the dollar"."""
        return self._is_money(
            [word for word in self.words(phrase) if word.classes.isdisjoint(("determiner", "adverb"))]
        )

    def _is_money(self, words: list[Item]) -> bool:
        """Tell whether words are the name of a money: "the dollar", "sterling"."""
        name = " ".join(word.lower for word in words)
        if name in figure_pairs("money_of_many"):
            return True
        return any(is_money(term.code) for term in self._document.vocabulary.lookup("unit", name))

    def is_bare(self, phrase: Phrase) -> bool:
        """Tell whether a phrase is a noun of measurement alone: "a *capacity*"."""
        nouns = [word for word in self.words(phrase) if word.classes.isdisjoint(("determiner", "adverb", "possessive"))]
        return len(nouns) == 1 and self.is_measure(phrase)

    def main_subject(self, at: int) -> Phrase:
        """Return the subject behind an opening clause without one: "Having fallen 3 percent, *exports* rose"."""
        turned = turned_round(self.items, at)
        if turned.mode == "phrase":
            return turned
        opening = self.items[0].lower
        set_off = opening == "at" and at == 1  # "*At 52.3*, the index …"
        if not (opening.endswith("ing") or opening in _PARTICIPLES or set_off) or self.items[0].kind != "word":
            return NOTHING
        index = at + 1
        while index < len(self.items) and self.items[index].lower != ",":
            index += 1
        return right_phrase(self.items, index + 1)

    def nouns(self, phrase: Phrase) -> frozenset[str]:
        """Return the content words of a phrase in the singular."""
        words = (word for word in self.words(phrase) if word.classes.isdisjoint(_LIGHT))
        return frozenset(singular(word.lower) for word in words if word.lower[0].isalpha())

    def clause_before(self, at: int) -> Phrase:
        """Return the subject of the clause that a colon or semicolon ends before a number without one of its own."""
        index = at - 1
        while index > 0 and self.items[index].lower not in {":", ";"}:
            if self.items[index].kind == "number":
                return NOTHING
            index -= 1
        if index < 1:
            return NOTHING
        found = sentence_subject(self.items, index)
        return found if found.mode == "phrase" and not self.refers(found) else NOTHING

    def named_before(self, at: int) -> Subject:
        """Return what the words of the sentence before a number name, where that is an indicator."""
        own = self._linker.subject(self.items[0].first, self.items[at].first) if at else Subject()
        return own if own.indicator is not None else Subject()

    def is_growth(self, phrase: Phrase) -> bool:
        """Tell whether the head of a phrase is a noun of growth: "*growth* at the mills"."""
        words = self.words(phrase)
        return any("growth" in word.classes for word in words[:3])

    def possessor(self, phrase: Phrase) -> Phrase:
        """Return whose something is that "whose" opens: "*the mills*, whose output fell"."""
        for index in (phrase.first, phrase.first - 1):
            lower = self.items[index].lower if index > 0 else ""
            if lower in {"whose", "where"}:
                whose = left_phrase(self.items, index - (self.items[index - 1].lower == ","))
                if lower == "whose" or (whose.mode == "phrase" and self._names_branch(whose)):
                    return whose
        return NOTHING

    def _names_branch(self, phrase: Phrase) -> bool:
        """Tell whether a phrase names a branch or product of the vocabularies."""
        return bool(self._linker.mentions("industry", *self.tokens(phrase)))

    def grown_part(self, phrase: Phrase) -> Phrase:
        """Return what grows in a phrase headed by a noun of growth: "growth in *services*"."""
        for index in range(phrase.first, phrase.last - 1):
            if "preposition" in self.items[index].classes:
                return Phrase("phrase", index + 1, phrase.last)
        return NOTHING

    def spoken_before(self, phrase: Phrase) -> Subject:
        """Return what the words of the sentence before a phrase name: whose "*their* gauge" is."""
        if phrase.first == 0:
            return Subject()
        return self._linker.subject(self.items[0].first, self.items[phrase.first].first)

    def is_named(self, phrase: Phrase) -> bool:
        """Tell whether a phrase is a noun phrase of its own: it is known, has an article, or is a plural or a name."""
        if self.knows(phrase):
            return True
        first, last = self.items[phrase.first], self.items[phrase.last - 1]
        if first.lower in figure_words("trailing") or last.lower.endswith("ly"):
            return False
        plural = last.lower.endswith("s") and not last.lower.endswith("ss")
        return plural or "determiner" in first.classes or self._document.tokens[last.first].capital

    def is_measure(self, phrase: Phrase) -> bool:
        """Tell whether the head of a phrase is a noun of measurement, of whatever: "filings", "the survival rate"."""
        words = self.words(phrase)
        end = next((i for i, word in enumerate(words) if i and "preposition" in word.classes), len(words))
        head = words[end - 1].lower.split()[-1] if end else ""
        last = words[end - 1].last if end else 0
        if any(mention.last == last for mention in self._linker.mentions("industry", *self.tokens(phrase))):
            return False
        if head in figure_words("no_measure"):
            return False
        return head in figure_words("measure") or head.endswith(tuple(figure_words("measure_ending")))

    def open(self, phrase: Phrase) -> bool:
        """Tell whether a phrase is only an indicator that needs a thing to measure: "output", "the exports"."""
        first, last = self.tokens(phrase)
        indicators = self._linker.mentions("indicator", first, last)
        if len(indicators) != 1:
            return False
        label = [
            token.lower for token in self._document.tokens[first:last] if token.lower not in figure_words("weightless")
        ]
        mention = indicators[0]
        while len(label) > 1 and label[0] in figure_words("unspecific"):
            label.pop(0)
        if len(label) > mention.last - mention.first:
            return False
        return all(
            self._document.vocabulary.lookup("indicator", " ".join(label[i:])) == () for i in range(1, len(label))
        )

    def is_place(self, phrase: Phrase) -> bool:
        """Tell whether a phrase ends in an area and measures nothing of it."""
        first, last = self.tokens(phrase)
        areas = self._linker.mentions("area", first, last)
        if not areas or areas[-1].last < last or self._linker.mentions("indicator", first, last):
            return False
        return not any(mention.last < areas[-1].first for mention in self._linker.mentions("industry", first, last))

    def points_nowhere(self, phrase: Phrase) -> bool:
        """Tell whether a subject says nothing of what is measured: "there", "the country"."""
        if phrase.mode != "phrase":
            return False
        if [item.lower for item in self.words(phrase)] == ["there"]:
            return True
        first, last = self.tokens(phrase)
        bodies = self._document.names.within("organisation", first, last)
        if bodies and bodies[0].last - bodies[0].first >= last - first - 1:
            return not self._linker.mentions("indicator", first, last)  # "the *Nikkei index*" is of no newspaper
        areas = self._linker.mentions("area", first, last)
        return (
            len(areas) == 1
            and areas[0].last - areas[0].first >= last - first - 1
            and not self._linker.mentions("indicator", first, last)
        )

    def content_of_amount(self, at: int) -> Phrase:
        """Return what an amount consists of: "help of 3 billion euros *in subsidies*"."""
        phrase = complement_after(self.items, at + 1)
        if phrase.mode == "phrase" and not self.is_place(phrase) and self.items[phrase.first - 1].lower == "in":
            return phrase
        return NOTHING

    def area_of(self, phrase: Phrase) -> Concept | None:
        """Return the first area that a phrase names."""
        areas = self._linker.mentions("area", *self.tokens(phrase))
        return self._linker.concept(areas[0]) if areas else None

    def fuller(self, noun: Item) -> Concept | None:
        """Return a candidate for the last longer name that ended in a noun: "these *areas*" are "service areas"."""
        word, tokens = singular(noun.lower), self._document.tokens
        for index in range(noun.first - 1, max(0, noun.first - _BACK), -1):
            if singular(tokens[index].lower) != word:
                continue
            first = index
            while first > 0 and index - first < _MODIFIERS and self._linker.is_content(first - 1):
                if self._document.vocabulary.lookup("unit", tokens[first - 1].lower):
                    break  # "an 80 million *markka* surplus"
                first -= 1
            if first < index:
                return self._linker.thing(first, index + 1)
        return None

    def fuller_of(self, phrase: Phrase) -> Concept | None:
        """Return the full name of "these *areas*", a thing that the text has named before; None for other phrases."""
        words = self.words(phrase)
        nouns = [word for word in words if word.classes.isdisjoint(("determiner", "adverb"))]
        pointing = bool(words) and words[0].lower in {"these", "those"}
        return self.fuller(nouns[0]) if pointing and len(nouns) == 1 else None

    def with_area(self, subject: Subject, phrase: Phrase) -> Subject:
        """Return a subject in the area that a phrase names, else as it is."""
        area = self.area_of(phrase)
        return replace(subject, area=area) if area is not None else subject
