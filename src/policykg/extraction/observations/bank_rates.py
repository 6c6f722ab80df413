"""Rates of which a sentence says no more, where a central bank acts: "the bank cut *rates* by a quarter point".

Comes after ``resolving``; ``naming`` calls it.
"""

from __future__ import annotations

from typing import Final

from policykg.extraction.document import Document
from policykg.extraction.items import Item
from policykg.extraction.observations.drafts import Draft
from policykg.extraction.observations.linking import Subject
from policykg.extraction.observations.noun_phrases import Phrase
from policykg.extraction.observations.phrases import PhraseReader
from policykg.extraction.observations.resolving import Resolver
from policykg.extraction.observations.vocables import figure_pairs, figure_words

_UNITS: Final = frozenset({"percent", "percentage-point", "basis point"})
_PAIR: Final = 2  # items from "on" to the word before the rate: "*tax* rate on"
_REACH: Final = 30  # items between a rate and its figure
_BEFORE: Final = frozenset({"determiner", "possessive", "rise", "fall", "upward", "downward", "verb"})  # classes


def name_bank_rate(draft: Draft, document: Document, resolver: Resolver) -> None:
    """Name a figure of nothing known by the rates that a bank sets, or by what one is paid on: "kept *rates* at 4"."""
    _name_rate_on(draft, resolver)
    indicator, phrase = draft.subject.indicator, resolver.phrase_of(draft)
    if draft.unit not in _UNITS or (indicator is not None and not indicator.candidate):
        return
    told = phrase is not None and phrase.mode == "phrase"
    if indicator is not None and (phrase is None or not told or not _says_nothing(phrase, resolver.reader)):
        return
    items = draft.items
    if not any(_is_bare_rate(items, index) for index in range(max(0, draft.at - _REACH), draft.at)):
        return
    words = document.lowers[draft.sentence.first : draft.sentence.last]
    if not figure_words("rate_setter").isdisjoint(words):
        draft.subject = Subject(resolver.linker.known("indicator", "interest-rate"))


def _name_rate_on(draft: Draft, resolver: Resolver) -> None:
    """Name a rate by what it is paid on: "cut its *rates on loans* to 5 percent", "the *yield on* ten-year *bonds*"."""
    phrase = resolver.phrase_of(draft)
    if draft.unit not in _UNITS or phrase is None or phrase.mode != "phrase":
        return
    items = draft.items
    on = next((i for i in range(phrase.first, phrase.last - 1) if items[i].lower == "on"), 0)
    code = figure_pairs("paid_on").get(items[on - 1].lower) if on > phrase.first else None
    led = items[on - _PAIR].lower if code is not None and on - _PAIR >= phrase.first else ""
    charge = on > phrase.first and items[on - 1].lower in figure_words("charged")
    if charge and draft.subject.industry is None and draft.subject.indicator is not None:
        thing = resolver.reader.thing(Phrase("phrase", on + 1, phrase.last))  # "the duty on *tiles*"
        draft.subject = Subject(draft.subject.indicator, thing, draft.subject.area)
    if code is None or led in figure_words("no_interest"):
        return
    lent = Phrase("phrase", on + 1, phrase.last)
    if figure_words("lent").isdisjoint(resolver.reader.nouns(lent)):
        return
    tokens = resolver.reader.tokens(lent)
    thing = resolver.reader.thing(lent) or resolver.linker.candidate("industry", *tokens)
    draft.subject = Subject(resolver.linker.known("indicator", code), thing, draft.subject.area)


def _says_nothing(phrase: Phrase, reader: PhraseReader) -> bool:
    """Tell whether a phrase names who acts, or points at the rates: "leaving *them in a band* of"."""
    return reader.is_reporter(phrase) or reader.items[phrase.first].lower == "them"


def _is_bare_rate(items: list[Item], index: int) -> bool:
    """Tell whether a word means a rate that is not said to be of anything: "cut *rates*", "the *rate*"."""
    if items[index].lower not in {"rate", "rates"}:
        return False
    if index + 1 < len(items) and items[index + 1].lower == "of":
        return False
    before = items[index - 1] if index else None
    return before is None or not before.classes.isdisjoint(_BEFORE) or before.lower in figure_words("rate_kept")
