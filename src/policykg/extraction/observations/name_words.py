"""What the words of a name tell by themselves: whether they name nothing, and whether one name lies in another.

Comes before ``linking``, which turns phrases into concepts.
"""

from __future__ import annotations

from collections.abc import Sequence

from policykg.extraction.lexicon import Mention
from policykg.extraction.observations.vocables import figure_words
from policykg.extraction.tokens import Token


def is_vague(word: str) -> bool:
    """Tell whether a word names no thing: a place, a time, a movement, a number or an adverb."""
    known = ("hollow", "pointing", "place", "weightless", "adjusting", "sector", "ranking")
    return (
        not word[0].isalpha()
        or word.endswith(("ly", "ed", "-largest", "-biggest"))
        or any(word in figure_words(name) for name in known)
    )


def covers(outer: Mention, inner: Mention, *, strict: bool) -> bool:
    """Tell whether one mention lies inside another (strictly: and is shorter)."""
    inside = outer.first <= inner.first and inner.last <= outer.last
    return inside and (not strict or (outer.first, outer.last) != (inner.first, inner.last))


def are_names(words: Sequence[Token]) -> bool:
    """Tell whether a phrase is a list of proper names: "Kenya, Ghana and Utopia"."""
    return any(word.lower == "and" for word in words) and all(
        word.capital or word.lower in {"and", ","} for word in words
    )
