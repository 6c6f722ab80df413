"""The government of a premier and the commission of a commissioner, as a vocabulary knows them; part of people."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from policykg import iris
from policykg.extraction.lexicon import Mention
from policykg.extraction.tokens import Token
from policykg.extraction.words import word_lists
from policykg.facts import Concept
from policykg.vocabulary import Vocabulary

_HEADS: Final = frozenset({"premier", "prime minister"})
_BRITISH: Final = frozenset({"chancellor of the exchequer", "uk chancellor"})
_BRITAIN: Final = "United Kingdom"
_REACH: Final = 4  # words of a field: "Taxation and Customs Union"
_POSSESSIVES: Final = frozenset({"'s", "\u2019s"})


def government_of(
    title: str,
    first: int,
    tokens: tuple[Token, ...],
    areas: Sequence[Mention],
    home: Concept | None,
    vocabulary: Vocabulary,
) -> Concept | None:
    """Return the cabinet of who heads a government: of the country before the title, else of the article's own.

    The British chancellor heads the Treasury, and no government.

    Args:
        title: what the text calls the office.
        first: the token at which the title begins.
        tokens: the tokens of the body.
        areas: the countries and places that the body names.
        home: the article's own.
        vocabulary: where the cabinets are: "China's cabinet".
    """
    called = title.lower()
    if called not in _HEADS and "chancellor" not in called:
        return None
    end = first - (first > 0 and tokens[first - 1].text in _POSSESSIVES)
    place = next((mention.term for mention in areas if mention.last == end), None)
    label = place.label if place is not None else home.label if home is not None else ""
    if called not in _HEADS:
        held = first == 0 or tokens[first - 1].lower not in word_lists()["not_held"]
        british = held and (called in _BRITISH or label == _BRITAIN)
        return Concept(iris.candidate("organisation", "Treasury"), "Treasury", True) if british else None
    for term in vocabulary.lookup("organisation", f"{label}'s cabinet") if label else ():
        return Concept(term.iri, term.label)
    return None


def commission_of(
    title: str, first: int, least: int, tokens: tuple[Token, ...], vocabulary: Vocabulary
) -> tuple[Concept | None, int]:
    """Return the commission of a commissioner, and where its name begins: "European Trade Commissioner".

    Args:
        title: what the text calls the office.
        first: the token at which the title begins.
        least: the first token of the sentence.
        tokens: the tokens of the body.
        vocabulary: where the commissions are.
    """
    if title.lower() != "commissioner":
        return None, first
    for place in range(first - 1, max(least, first - _REACH) - 1, -1):
        if not tokens[place].capital and tokens[place].lower not in word_lists()["ministry_field"]:
            break
        for term in vocabulary.lookup("organisation", f"{tokens[place].text} Commission"):
            return Concept(term.iri, term.label), place
    return None, first
