"""Which area an article is about where a sentence names none: that of its publisher, or of the body it quotes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from policykg.extraction.document import Document
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
