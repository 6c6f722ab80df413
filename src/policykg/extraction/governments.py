"""The government that a premier heads, as far as a vocabulary knows it; part of people."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from policykg.extraction.lexicon import Mention
from policykg.extraction.tokens import Token
from policykg.facts import Concept
from policykg.vocabulary import Vocabulary

_HEADS: Final = frozenset({"premier", "prime minister"})
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

    Args:
        title: what the text calls the office.
        first: the token at which the title begins.
        tokens: the tokens of the body.
        areas: the countries and places that the body names.
        home: the article's own.
        vocabulary: where the cabinets are: "China's cabinet".
    """
    if title.lower() not in _HEADS:
        return None
    end = first - (first > 0 and tokens[first - 1].text in _POSSESSIVES)
    place = next((mention.term for mention in areas if mention.last == end), None)
    label = place.label if place is not None else home.label if home is not None else ""
    for term in vocabulary.lookup("organisation", f"{label}'s cabinet") if label else ():
        return Concept(term.iri, term.label)
    return None
