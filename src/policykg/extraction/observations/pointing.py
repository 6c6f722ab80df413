"""Which noun phrases only point back at what was said before: "it", "the figure", "that of mining", "these mills".

Works on the items of one sentence; ``phrases`` builds on it and knows the vocabularies too.
"""

from __future__ import annotations

from typing import Final

from policykg.extraction.document import Document
from policykg.extraction.items import Item
from policykg.extraction.observations.noun_phrases import NOTHING, Phrase
from policykg.extraction.observations.vocables import figure_words

_GIVEN: Final = frozenset({"the", "that", "this", "a", "an"})
_PARTED: Final = 4  # items of "the rate for men"
_OF_WHAT: Final = frozenset({"of", "for", "in", "with", "to", "from", "at", "by", "on"})
_PLACE: Final = figure_words("place")
_POINTING: Final = figure_words("pointing")
_OF_BEFORE: Final = figure_words("of_before")
_PRONOUN: Final = figure_words("pronoun")
_SUPERLATIVE: Final = figure_words("superlative")
_AVERAGES: Final = figure_words("averages")
_SECTOR: Final = figure_words("sector")
_OWNED: Final = figure_words("owned")


class PointingReader:
    """Tells of the noun phrases of one sentence, given as its items, whether and by which noun they point back."""

    def __init__(self, document: Document, items: list[Item]) -> None:
        self._document = document
        self.items = items

    def tokens(self, phrase: Phrase) -> tuple[int, int]:
        """Return the tokens ``first`` to ``last`` (exclusive) of a phrase."""
        return self.items[phrase.first].first, self.items[phrase.last - 1].last

    def are_people(self, phrase: Phrase) -> bool:
        """Tell whether a phrase speaks of people who earn wages: "the average *worker*"."""
        return any(word.lower in figure_words("earners") for word in self.words(phrase))

    def words(self, phrase: Phrase) -> list[Item]:
        """Return the words of a phrase, without numbers, periods and bases."""
        return [item for item in self.items[phrase.first : phrase.last] if item.kind == "word"]

    def refers(self, phrase: Phrase) -> bool:
        """Tell whether a phrase only points back: "it", "the figure", "that of mining"."""
        pronouns, pointing, former = _PRONOUN, _POINTING, _OF_BEFORE
        content = [
            word
            for word in self.words(phrase)
            if (word.classes.isdisjoint(("determiner", "adverb", "possessive")) or word.lower in pronouns)
            and word.lower not in _PLACE
            and word.lower not in {"'s", "\u2019s"}
            and word.lower not in former
        ]
        if len(content) > 1 and "preposition" in content[0].classes:
            content = content[1:]  # "*from* an earlier estimate"
        if not content or content[-1].lower in {"it", "they"}:
            return True
        if content[0].lower in {"that", "those"} and len(content) > 1 and content[1].lower in _OF_WHAT:
            return True
        superlative = _SUPERLATIVE
        following = self.items[phrase.last] if phrase.last < len(self.items) else None
        expected = following is not None and "forecast" in following.classes  # "the *longer term* projection"
        if expected or self.items[phrase.last - 1].lower in _AVERAGES:  # "the *national* average"
            content = [word for word in content if word.lower not in figure_words("of_what_average")]
        return all(word.lower in pronouns or word.lower in pointing or word.lower in superlative for word in content)

    def is_whole(self, phrase: Phrase) -> bool:
        """Tell whether a phrase speaks of all there is: "trade *as a whole*"."""
        return any(item.lower == "as a whole" for item in self.items[phrase.first : phrase.last + 1])

    def only_measures(self, phrase: Phrase) -> bool:
        """Tell whether a phrase ends in words that only say how a figure was made: "(built) at *an annual rate*"."""
        known = ("pointing", "adjusting", "weightless")
        words = self.words(phrase)
        led = max((i for i, word in enumerate(words) if "preposition" in word.classes), default=-1)
        words = [word for word in words[led + 1 :] if word.classes.isdisjoint(("determiner", "adverb"))]
        return bool(words) and all(any(word.lower in figure_words(name) for name in known) for word in words)

    def pointed(self, phrase: Phrase) -> str:
        """Return the noun by which a phrase points back: ``volume`` of "the volume"; empty for a pronoun."""
        pointing = _POINTING
        nouns = [word.lower for word in self.words(phrase) if word.lower in pointing]
        return nouns[-1] if nouns else ""

    def is_pronoun(self, phrase: Phrase) -> bool:
        """Tell whether a phrase is nothing but a pronoun."""
        return all(word.lower in _PRONOUN for word in self.words(phrase) if not word.light)

    def owned(self, phrase: Phrase) -> bool:
        """Tell whether a phrase says whose it is by a word that points back: "*its* output"."""
        owners = _OWNED
        return self.items[phrase.first].lower in owners or (
            phrase.first > 0 and self.items[phrase.first - 1].lower in owners
        )

    def partitive(self) -> bool:
        """Tell whether the sentence opens as a part of what the one before it said: "Of these, …"."""
        opening = [item.lower for item in self.items[:2]]
        return len(opening) == 2 and opening[0] in {"of", "among"} and opening[1] in figure_words("partitive")

    def compared_part(self, phrase: Phrase) -> Phrase:
        """Return what stands behind "that of" in a phrase that points back: "that of *mining*"."""
        words = self.items[phrase.first : phrase.last]
        for index, word in enumerate(words):
            if word.lower in _OF_WHAT and index and words[index - 1].lower in {"that", "those"}:
                first = phrase.first + index + 1
                return Phrase("phrase", first, phrase.last) if first < phrase.last else NOTHING
        return NOTHING

    def pointed_part(self, phrase: Phrase) -> Phrase:
        """Return for what a noun that points back is given: "the rate for *men*", "the increase among *mills*"."""
        if phrase.last - phrase.first < _PARTED or self.items[phrase.first].lower not in _GIVEN:
            return NOTHING
        words = self.items[phrase.first : phrase.last]
        index = 1
        while index < len(words) - 1 and words[index].lower in _OF_BEFORE:
            index += 1
        if words[index].lower not in _POINTING or words[index + 1].lower not in {"for", "among"}:
            return NOTHING
        return Phrase("phrase", phrase.first + index + 2, phrase.last)

    def of_them(self, phrase: Phrase) -> bool:
        """Tell whether what follows a count is "of them": some of what was just spoken of."""
        if phrase.mode != "phrase" or phrase.last - phrase.first < 2:
            return False
        first, second = self.items[phrase.first].lower, self.items[phrase.first + 1].lower
        return first == "of" and second in figure_words("partitive")

    def names_sector(self, phrase: Phrase) -> bool:
        """Tell whether a phrase speaks of "the sector": a branch that was named before."""
        tokens, sectors = self._document.tokens, _SECTOR
        first, last = self.tokens(phrase)
        return any(
            tokens[index].lower in sectors and tokens[index - 1].lower in {"the", "this", "that"}
            for index in range(max(first, 1), last)
        )
