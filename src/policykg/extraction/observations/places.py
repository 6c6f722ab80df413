"""Which area an article is about where a sentence names none: that of its publisher, or of the body it quotes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from policykg.extraction.document import Document
from policykg.extraction.numbers import Number
from policykg.extraction.observations.vocables import figure_words
from policykg.extraction.sentences import TextSentence
from policykg.facts import Concept


def home_area(document: Document) -> tuple[Concept, str] | None:
    """Return the area of an article and the header field that supplies it (``publisher`` or ``title``).

    The header's own statement counts first, then the publisher's country, then the area that the title or, at last,
    the body names most often (its organisations and places together).
    """
    vocabulary, metadata = document.vocabulary, document.metadata
    if metadata.area:
        term = vocabulary.find("area", metadata.area)
        if term is not None:
            return Concept(term.iri, term.label), "publisher"
    votes: Counter[str] = Counter()
    for mention in document.names.organisation:
        for area in mention.term.all("area"):
            votes[area] += 1
    for mention in document.names.area:
        votes[mention.term.iri] += 1
    for term in vocabulary.lookup("organisation", metadata.publisher or ""):
        area = term.one("area") or ""
        kind = (term.one("classification") or "").rsplit("/", 1)[-1]
        if area and (kind != "media" or votes[area] or not votes):
            known = vocabulary.terms.get(area)
            if known is not None:
                return Concept(known.iri, known.label), "publisher"
    if not votes:
        return None
    iri = min(votes, key=lambda area: (-votes[area], area))
    known = vocabulary.terms.get(iri)
    return (Concept(known.iri, known.label), "title") if known else None


def stated_area(document: Document, sentence: TextSentence, home: Concept) -> Concept | None:
    """Return the article's own area with its place in a sentence that names it and no other."""
    named = document.names.within("area", sentence.first, sentence.last)
    if not named or any(mention.term.iri != home.iri for mention in named):
        return None
    return Concept(home.iri, home.label, span=document.span(named[0].first, named[0].last))


def customary_basis(document: Document, area: Concept | None, stated: Sequence[str]) -> str:
    """Return what changes are measured against in an area's statistics where a text is silent.

    That is the year before, unless the vocabulary says otherwise; foreign trade is not adjusted for the season
    everywhere, so that it is the year before where the title is about trade and the text states nothing else.
    """
    term = document.vocabulary.terms.get(area.iri) if area else None
    usual = term.one("customaryBasis") if term else None
    if usual is None:
        return "year-on-year"
    basis = usual.rpartition("/")[2]
    of_trade = not figure_words("trade").isdisjoint(document.metadata.title.lower().split())
    return "year-on-year" if of_trade and "year-on-year" in stated and basis not in stated else basis


def in_local_money(numbers: list[Number], document: Document, area: Concept | None) -> list[Number]:
    """Return numbers with the bare dollar sign read as the dollar of the article's own area, where it has one.

    The vocabulary of units knows that dollar by the area's demonym or name: "Canadian dollar", "New Zealand dollar".
    """
    term = document.vocabulary.terms.get(area.iri) if area else None
    if term is None:
        return numbers
    names = (term.one("demonym"), term.label)
    numbers = _in_local_francs(numbers, document, names)
    found = (unit for name in names if name for unit in document.vocabulary.lookup("unit", f"{name} dollar"))
    local = next((unit.code for unit in found), "USD")
    if local == "USD":
        return numbers
    return [
        replace(number, unit=local) if number.unit == "USD" and _is_bare_sign(document, number) else number
        for number in numbers
    ]


def _in_local_francs(numbers: list[Number], document: Document, names: Sequence[str | None]) -> list[Number]:
    """Return numbers with "francs" of no named country read as those of the article's own area: "9 billion francs"."""
    if all(number.unit != "FRF" for number in numbers):
        return numbers
    found = (unit for name in names if name for unit in document.vocabulary.lookup("unit", f"{name} franc"))
    local = next((unit.code for unit in found), "FRF")
    return [
        replace(number, unit=local) if number.unit == "FRF" and not _is_french(document, number) else number
        for number in numbers
    ]


def _is_french(document: Document, number: Number) -> bool:
    """Tell whether an amount is in "French francs", "FRF" or the like."""
    words = document.flat[number.start : number.end].lower().split()
    return words[-1] not in {"franc", "francs"} or "french" in words


def _is_bare_sign(document: Document, number: Number) -> bool:
    """Tell whether an amount is in dollars of no named country: "$3", "3 million dollars", "3 dlrs"."""
    sign = number.core - 1
    tokens = document.tokens
    if sign >= 0 and tokens[sign].text == "$":
        return not (sign and tokens[sign - 1].end == tokens[sign].start and tokens[sign - 1].text.isalpha())
    words = document.flat[number.start : number.end].lower().split()
    return words[-1].rstrip(".") in _DOLLARS and (len(words) < 2 or words[-2] not in _AMERICAN)


_DOLLARS = frozenset({"dollar", "dollars", "dlr", "dlrs"})
_AMERICAN = frozenset({"us", "u.s.", "american", "states"})
