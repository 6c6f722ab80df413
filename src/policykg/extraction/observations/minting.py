"""Names that the text itself gives: what is left of a phrase without its articles, places and periods.

Comes before ``linking``, which looks in the vocabularies first.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import Final

from policykg import iris
from policykg.extraction.document import Document
from policykg.extraction.inflection import singular
from policykg.extraction.lexicon import Mention
from policykg.extraction.observations.company_names import company_words
from policykg.extraction.observations.demonyms import demonyms_of
from policykg.extraction.observations.known_concepts import KnownConcepts
from policykg.extraction.observations.vocables import figure_words
from policykg.extraction.tokens import Token
from policykg.facts import Concept, Span

LINKS: Final = frozenset({"of", "in", "for", "from", "by", "at", "on", "with", "to", "among", "between", "per", "into"})
POSSESSIVES: Final = frozenset({"'s", "\u2019s"})
ARTICLES: Final = frozenset({"the", "a", "an", "its", "their"})
_SCALES: Final = frozenset(
    {"hundred", "thousand", "million", "billion", "trillion", "lakh", "crore", "mln", "bln", "mn", "bn", "tn"}
)
_OWNER: Final = 6  # tokens of a possessor
_PLACED: Final = 3
_DATED: Final = 4  # words from a preposition to the end of a phrase
_LONGEST: Final = 8  # words of the name of a candidate
_EMPTY: Final = figure_words("empty")


class Minter(KnownConcepts):
    """Finds the names in the phrases of one document, and mints candidates from their words."""

    def __init__(self, document: Document) -> None:
        super().__init__(document)
        self._tokens = document.tokens
        self._demonyms = demonyms_of(document.vocabulary)
        self._masked = {i for m in document.names.organisation for i in range(m.first, m.last)}
        self._masked |= company_words(document, self._demonyms)
        self._small: frozenset[str] | None = None

    def concept(self, mention: Mention) -> Concept:
        """Return the concept of a mention."""
        return Concept(mention.term.iri, mention.term.label, span=self._document.span(mention.first, mention.last))

    def mentions(self, scheme: str, first: int, last: int) -> list[Mention]:
        """Return the mentions of a scheme between two tokens, those inside names of organisations left out."""
        return [m for m in self._document.names.within(scheme, first, last) if m.first not in self._masked]

    def candidate(self, kind: str, first: int, last: int) -> Concept | None:
        """Mint a candidate from the words of a noun phrase; None where no content word is left."""
        words = self._content(first, last)
        if not words or (len(words) == 1 and self._is_participle(first, last)):
            return None
        if kind == "industry" and words[-1] in figure_words("trader") and self._is_title(words, first):
            return None
        while len(words) > _LONGEST or words[-1] in LINKS or words[-1] in _EMPTY:
            words.pop()
        label = " ".join(words).replace(" '", "'").replace(" \u2019", "\u2019")
        return Concept(iris.candidate(kind, label), label, candidate=True, span=self._document.span(first, last))

    def words_of(self, first: int, last: int) -> list[str]:
        """Return the words of a noun phrase as they stand in a name."""
        return self._content(first, last)

    def named(self, kind: str, words: Sequence[str], first: int, last: int) -> Concept:
        """Mint a candidate from words put together from several places of a sentence.

        Args:
            kind: "indicator" or "industry".
            words: the words of its label.
            first: the first token of the stretch that says so.
            last: the token behind it.
        """
        label = " ".join(words)
        return Concept(iris.candidate(kind, label), label, candidate=True, span=self._document.span(first, last))

    def span(self, first: int, last: int) -> Span:
        """Return where tokens stand in the text."""
        return self._document.span(first, last)

    def is_participle_at(self, span: Span) -> bool:
        """Tell whether a name of the text is only a participle that describes a thing: "*imported* cars"."""
        word = self._document.flat[span.start : span.end].lower()
        if word == "sale" and self._document.flat[: span.start].endswith(("on ", "for ")):
            return True  # "the honey on *sale*"
        return " " not in word and (word.endswith("ed") or word in figure_words("done"))

    def share_of(self, first: int, last: int) -> Concept | None:
        """Mint the indicator of the shares of a whole, given by its words: "share of *fatal accidents*"."""
        words = self._content(first, last)[:_LONGEST]
        if self._tokens[first].lower in {"those", "what"}:
            words = [token.lower for token in self._tokens[first:last]]  # "of *those who lost their jobs*"
        while words and (words[-1] in LINKS or words[-1] in _EMPTY):
            words.pop()
        if not words:
            return None
        written = (token.lower for token in reversed(self._tokens[first:last]) if singular(token.lower) == words[-1])
        words[-1] = next(written, words[-1])  # in the plural that the text has
        label = " ".join(["share of", *words]).replace(" '", "'").replace(" \u2019", "\u2019")
        return Concept(iris.candidate("indicator", label), label, candidate=True, span=self.span(first, last))

    def _is_title(self, words: Sequence[str], first: int) -> bool:
        """Tell whether words say what place somebody has: "Spain was *the largest market*", not "in the largest …"."""
        if figure_words("foremost").isdisjoint(words):
            return False
        before = first - 1
        while before > 0 and self._tokens[before].lower in ARTICLES:
            before -= 1
        return before < 0 or self._tokens[before].lower not in LINKS | POSSESSIVES

    def _is_participle(self, first: int, last: int) -> bool:
        """Tell whether one word is what somebody did, and no group: "one in five *filed*", not "the injured"."""
        word = self._tokens[last - 1].lower
        return last - first == 1 and word.endswith("ed") and word not in figure_words("no_past")

    def is_content(self, index: int) -> bool:
        """Tell whether a token is a word that can be part of a name: no function word, number or mark."""
        token = self._tokens[index]
        return token.text[0].isalpha() and token.lower not in _EMPTY and token.lower not in LINKS

    def _is_dated(self, token: Token) -> bool:
        """Tell whether a token is part of a period: "its *June* profit" is no profit of a June."""
        periods = self._document.periods
        place = bisect_right(self._document.period_starts, token.start) - 1
        return place >= 0 and token.start < periods[place].end

    def _content(self, first: int, last: int) -> list[str]:
        """Return the words of a noun phrase in lower case, without what only begins or ends it."""
        words: list[str] = []
        first = self._past_owner(first, last)
        for index in range(first, last):
            token = self._tokens[index]
            if not ((token.text[0].isalnum() and not token.text[-1].isdigit()) or token.text in POSSESSIVES):
                continue
            if self._is_dated(token) or token.lower in _SCALES:
                continue
            word = token.text if token.text.isupper() and len(token.text) > 1 else token.lower
            if index > first + 1 and self._tokens[index - 1].text == "-" and self._tokens[index - 2].text.isdigit():
                word = f"{self._tokens[index - 2].text}-{word}"  # "the *27-member* union"
            words.append(word)
        if first < last and any(self._is_dated(token) for token in self._tokens[last - 1 : last + 1]):
            words = _undated(words)
        empty = _EMPTY
        if len(words) > 2 and words[1] in ARTICLES and words[0] not in empty and words[0] not in LINKS:
            del words[:2]  # a verb that no vocabulary knows: "*delayed the* sowing"
        while words and (words[0] in empty or words[0] in LINKS):
            words.pop(0)
        if len(words) > 2 and words[1] in POSSESSIVES and words[0] in figure_words("place"):
            del words[:2]
        while words and (words[-1] in empty or words[-1] in LINKS or words[-1] == "worth"):
            words.pop()
        if len(words) > _PLACED and words[-1] in figure_words("place") and words[-2] in ARTICLES:
            del words[-_PLACED:]  # "charging points *in the country*"
        if words and words[-1].islower():
            words[-1] = singular(words[-1])
        return words

    def _past_owner(self, first: int, last: int) -> int:
        """Return where a phrase goes on behind the area that owns it: "(Japan's) *retail trade*"."""
        owning = next(
            (i for i in range(first + 1, min(first + _OWNER, last - 1)) if self._tokens[i].lower in POSSESSIVES), 0
        )
        if not owning:
            return first
        areas = self.mentions("area", first, owning)
        if not areas or areas[-1].last != owning:
            return first
        return owning + 1

    def is_written_small(self, word: str) -> bool:
        """Tell whether the article writes a word without a capital somewhere, so that it is no name.

        Args:
            word: a word in lower case.
        """
        if self._small is None:
            self._small = frozenset(token.text for token in self._tokens if token.text == token.lower)
        return word in self._small


def _undated(words: list[str]) -> list[str]:
    """Return words without what led to the time that closed them: "wheat *in the agricultural* (year 2018/19)"."""
    for index in range(len(words) - 1, max(0, len(words) - _DATED), -1):
        if words[index] in {"in", "for", "during"}:
            return words[:index]
    return words
