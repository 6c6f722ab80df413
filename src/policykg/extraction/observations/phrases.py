"""What the words of a noun phrase tell by themselves: whether it names something known, points back, or is a place.

Comes after ``subjects``, which finds where a phrase begins and ends, and before the modules that choose what a figure
measures. Knows one sentence at a time and nothing of what was said before.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from policykg.extraction.document import Document
from policykg.extraction.items import Item
from policykg.extraction.observations.linking import Linker, Subject, filled
from policykg.extraction.observations.subjects import NOTHING, Phrase, complement_after
from policykg.facts import Concept
from policykg.vocabulary import Term, Vocabulary

PRONOUNS = frozenset(["it", "they", "he", "she", "this", "that", "these", "those", "there", "one"])
OWNED = frozenset({"its", "their", "whose"})
_REFERRING = PRONOUNS | frozenset(
    [
        "figure",
        "figures",
        "number",
        "rate",
        "total",
        "value",
        "amount",
        "increase",
        "decrease",
        "rise",
        "fall",
        "growth",
        "index",
        "reading",
        "latter",
        "former",
        "volume",
        "pace",
        "all",
        "estimate",
        "estimates",
        "gain",
        "loss",
        "decline",
        "drop",
        "trend",
        "tendency",
        "movement",
        "result",
        "outcome",
    ]
)
_SECTORS = frozenset({"sector", "sectors", "industry", "industries", "field", "fields", "branch", "area"})
_PARTITIVE = frozenset({"of which", "of them", "of these", "of this", "among them", "among these", "of those"})
_WEIGHTLESS = frozenset({"the", "total", "overall", "its", "their", "also"})  # words that name no thing to measure

_VERBS: dict[str, dict[str, Term]] = {}


def verbs_of(vocabulary: Vocabulary) -> dict[str, Term]:
    """Return the indicator that each verb of the vocabulary stands for: what is *sold* are sales."""
    known = _VERBS.get(vocabulary.checksum)
    if known is None:
        known = {verb: term for term in vocabulary.scheme("indicator") for verb in term.all("verb")}
        _VERBS.clear()
        _VERBS[vocabulary.checksum] = known
    return known


class PhraseReader:
    """Reads the noun phrases of one sentence, given as its items."""

    def __init__(self, document: Document, linker: Linker, items: Sequence[Item]) -> None:
        self._document = document
        self._linker = linker
        self.items = items

    def tokens(self, phrase: Phrase) -> tuple[int, int]:
        """Return the tokens ``first`` to ``last`` (exclusive) of a phrase."""
        return self.items[phrase.first].first, self.items[phrase.last - 1].last

    def words(self, phrase: Phrase) -> list[Item]:
        """Return the words of a phrase, without numbers, periods and bases."""
        return [item for item in self.items[phrase.first : phrase.last] if item.kind == "word"]

    def subject(self, phrase: Phrase) -> Subject:
        """Return what a phrase names; the words of "in X, output" are read too."""
        subject = self._linker.subject(*self.tokens(phrase))
        if subject.indicator is not None and subject.industry is None:
            opening = self._opening(phrase)
            if opening is not None:
                subject = filled(subject, Subject(None, opening.industry, opening.area))
        return subject

    def _opening(self, phrase: Phrase) -> Subject | None:
        """Return what "In shipbuilding," at the head of the clause names."""
        index = phrase.first - 1
        if index < 1 or self.items[index].lower != ",":
            return None
        start = index - 1
        while start >= 0 and self.items[start].kind == "word" and self.items[start].lower not in {",", ";"}:
            start -= 1
        start += 1
        if start >= index or "preposition" not in self.items[start].classes:
            return None
        return self._linker.subject(self.items[start].first, self.items[index - 1].last)

    def knows(self, phrase: Phrase) -> bool:
        """Tell whether a phrase holds an indicator or an industry of the vocabularies."""
        first, last = self.tokens(phrase)
        return bool(self._linker.mentions("indicator", first, last) or self._linker.mentions("industry", first, last))

    def names_indicator(self, phrase: Phrase) -> bool:
        """Tell whether a phrase holds an indicator of the vocabularies."""
        return bool(self._linker.mentions("indicator", *self.tokens(phrase)))

    def refers(self, phrase: Phrase) -> bool:
        """Tell whether a phrase only points back: "it", "the figure", "that of mining"."""
        content = [
            word
            for word in self.words(phrase)
            if word.classes.isdisjoint(("determiner", "adverb", "possessive")) or word.lower in _REFERRING
        ]
        if content and content[-1].lower in {"it", "they"}:
            return True
        if not content:
            return True
        if content[0].lower in {"that", "those"} and len(content) > 1 and content[1].lower in {"of", "for", "in"}:
            return True
        return all(word.lower in _REFERRING for word in content)

    def is_pronoun(self, phrase: Phrase) -> bool:
        """Tell whether a phrase is nothing but a pronoun."""
        return all(word.lower in PRONOUNS for word in self.words(phrase) if not word.light)

    def owned(self, phrase: Phrase) -> bool:
        """Tell whether a phrase says whose it is by a word that points back: "*its* output"."""
        return self.items[phrase.first].lower in OWNED or (
            phrase.first > 0 and self.items[phrase.first - 1].lower in OWNED
        )

    def partitive(self) -> bool:
        """Tell whether the sentence opens as a part of what the one before it said: "Of these, …"."""
        opening = " ".join(item.lower for item in self.items[:2])
        return any(opening.startswith(words) for words in _PARTITIVE)

    def open(self, phrase: Phrase) -> bool:
        """Tell whether a phrase is only an indicator that needs a thing to measure: "output", "the exports"."""
        first, last = self.tokens(phrase)
        indicators = self._linker.mentions("indicator", first, last)
        if len(indicators) != 1:
            return False
        label = [token.lower for token in self._document.tokens[first:last] if token.lower not in _WEIGHTLESS]
        mention = indicators[0]
        if len(label) > mention.last - mention.first:
            return False
        return all(
            self._document.vocabulary.lookup("indicator", " ".join(label[i:])) == () for i in range(1, len(label))
        )

    def is_place(self, phrase: Phrase) -> bool:
        """Tell whether a phrase ends in an area and measures nothing of it."""
        first, last = self.tokens(phrase)
        areas = self._linker.mentions("area", first, last)
        return bool(areas) and not self._linker.mentions("indicator", first, last) and areas[-1].last >= last

    def points_nowhere(self, phrase: Phrase) -> bool:
        """Tell whether a subject says nothing of what is measured: "there", "the country"."""
        if phrase.mode != "phrase":
            return False
        if [item.lower for item in self.words(phrase)] == ["there"]:
            return True
        first, last = self.tokens(phrase)
        bodies = self._document.names.within("organisation", first, last)
        if bodies and bodies[0].last - bodies[0].first >= last - first - 1:
            return True
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

    def compared_part(self, phrase: Phrase) -> Phrase:
        """Return what stands behind "that of" in a phrase that points back: "that of *mining*"."""
        words = self.items[phrase.first : phrase.last]
        for index, word in enumerate(words):
            if word.lower in {"of", "for"} and index and words[index - 1].lower in {"that", "those"}:
                first = phrase.first + index + 1
                return Phrase("phrase", first, phrase.last) if first < phrase.last else NOTHING
        return NOTHING

    def done(self, at: int, phrase: Phrase) -> Concept | None:
        """Return the indicator that the verb behind (else before) a counted thing stands for: "400 boats were *sold*".

        Args:
            at: the item of the number.
            phrase: the counted thing, or nothing.
        """
        verbs, items = verbs_of(self._document.vocabulary), self.items
        start = phrase.last if phrase.mode == "phrase" else at + 1
        for item in items[start : start + 5]:
            if item.kind == "number" or item.lower in {",", ";", "and"}:
                break
            if item.lower in verbs:
                return Concept(verbs[item.lower].iri, verbs[item.lower].label)
        for index in range(at - 1, max(-1, at - 5), -1):
            if items[index].kind != "word" or items[index].lower in {",", ";"}:
                break
            if items[index].lower in verbs and "name" not in items[index].classes:
                return Concept(verbs[items[index].lower].iri, verbs[items[index].lower].label)
        return None

    def is_doing(self, index: int) -> bool:
        """Tell whether an item is a verb that stands for an indicator."""
        return self.items[index].lower in verbs_of(self._document.vocabulary)

    def this_sector(self, at: int) -> bool:
        """Tell whether a count is placed in what was just named: "300 firms are active in *this sector*"."""
        words = [item.lower for item in self.items[at + 1 : at + 10]]
        return any(first in {"this", "that", "these"} and second in _SECTORS for first, second in pairwise(words))

    def grows(self, phrase: Phrase) -> bool:
        """Tell whether what is counted is said to grow: "30 of 40 branches *expanded*"."""
        following = self.items[phrase.last : phrase.last + 4]
        return any(not item.classes.isdisjoint(("rise", "growth")) for item in following if item.kind == "word")

    def past_brackets(self, index: int) -> int:
        """Return the item after a bracket that opens at an item, else the item itself."""
        items = self.items
        if index < len(items) and items[index].lower == "(":
            while index < len(items) and items[index].lower != ")":
                index += 1
            return index + 1
        return index

    def with_area(self, subject: Subject, phrase: Phrase) -> Subject:
        """Return a subject in the area that a phrase names, else as it is."""
        area = self.area_of(phrase)
        return replace(subject, area=area) if area is not None else subject
