"""The areas that adjectives of origin name: "*German* exports", "*South Korean* yards"; comes before ``linking``.

Which area a demonym belongs to is knowledge of the vocabulary (``pkg:demonym``).
"""

from __future__ import annotations

from collections.abc import Sequence

from policykg.extraction.tokens import Token
from policykg.vocabulary import Term, Vocabulary

_DEMONYMS: dict[str, dict[str, Term]] = {}


def demonyms_of(vocabulary: Vocabulary) -> dict[str, Term]:
    """Return the area of each demonym of the vocabulary, which is written in lower case."""
    known = _DEMONYMS.get(vocabulary.checksum)
    if known is None:
        areas = reversed(vocabulary.scheme("area"))
        known = {name.lower(): term for term in areas for name in term.all("demonym")}
        _DEMONYMS.clear()
        _DEMONYMS[vocabulary.checksum] = known
    return known


def demonym_at(tokens: Sequence[Token], first: int, last: int, demonyms: dict[str, Term]) -> tuple[Term, int] | None:
    """Return the area of the demonym at a token and where it ends; None where there is none.

    Args:
        tokens: the tokens of the body.
        first: where the demonym has to begin.
        last: where the phrase ends.
        demonyms: the areas of the demonyms.
    """
    if first >= last or not tokens[first].capital:
        return None
    if first + 1 < last:
        term = demonyms.get(f"{tokens[first].lower} {tokens[first + 1].lower}")
        if term is not None:
            return term, first + 2
    term = demonyms.get(tokens[first].lower)
    return (term, first + 1) if term is not None else None
