"""Which area an article is about where a sentence names none: that of its publisher, or of the body it quotes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

from policykg.extraction.document import Document
from policykg.extraction.items import OWNING
from policykg.extraction.lexicon import Mention
from policykg.extraction.mentions import is_of_money
from policykg.extraction.observations.demonyms import demonym_at, demonyms_of
from policykg.extraction.observations.vocables import figure_words
from policykg.extraction.sentences import TextSentence
from policykg.extraction.tokens import Token, tokens_of
from policykg.facts import Concept

_OF_PUBLISHER: Final = 4  # namings in the body that one in the publisher's name is worth
_PARTED: Final = frozenset({"from", "to", "with", "against", "after", "behind"})
_OF_TITLE: Final = 2


def home_area(document: Document) -> tuple[Concept, str] | None:
    """Return the area of an article and the header field that supplies it (``publisher`` or ``title``).

    The header's own statement counts first, then the country of a publisher that a vocabulary knows, then the area
    that the names of the publisher, the title and the body (its organisations and places together) name most often.
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
    at_home = [mention for mention in document.names.area if not _is_partner(mention, document.lowers)]
    for area in _named_in(document.tokens, at_home, document):
        votes[area] += 1
    for term in vocabulary.lookup("organisation", metadata.publisher or ""):
        area = term.one("area") or ""
        kind = (term.one("classification") or "").rsplit("/", 1)[-1]
        if area and (kind != "media" or votes[area] or not votes):
            known = vocabulary.terms.get(area)
            if known is not None:
                return Concept(known.iri, known.label), "publisher"
    for text, weight in ((metadata.publisher or "", _OF_PUBLISHER), (metadata.title, _OF_TITLE)):
        tokens = tokens_of(text)
        mentions = [
            mention
            for mention in document.lexicon.find_all(tokens)
            if mention.scheme == "area" and not is_of_money(mention, tokens)
        ]
        for area in dict.fromkeys(_named_in(tokens, mentions, document)):
            votes[area] += weight
    partners = {mention.term.iri for mention in document.names.area if not _is_excelled_in(mention, document.lowers)}
    if not votes and len(partners) == 1:
        votes.update(partners)
    if not votes:
        return None
    order = list(votes)  # of the first naming
    known = vocabulary.terms.get(max(order, key=lambda area: (votes[area], -order.index(area))))
    return (Concept(known.iri, known.label), "title") if known else None


def _is_partner(mention: Mention, lowers: Sequence[str]) -> bool:
    """Tell whether an area is one that something goes to or comes from: "arrivals *from Germany*"."""
    led = mention.first > 0 and lowers[mention.first - 1] in _PARTED
    return led or _is_excelled_in(mention, lowers)


def _is_excelled_in(mention: Mention, lowers: Sequence[str]) -> bool:
    """Tell whether an area only says how far something excels: "the *world's* largest dam"."""
    if mention.last + 1 >= len(lowers) or lowers[mention.last] not in OWNING or lowers[mention.last - 1] != "world":
        return False
    return lowers[mention.last + 1].endswith("est") or lowers[mention.last + 1] in {"most", "top", "leading"}


def _named_in(tokens: Sequence[Token], mentions: Iterable[Mention], document: Document) -> list[str]:
    """Return the areas that a text names, by name or by demonym, in its order."""
    demonyms = demonyms_of(document.vocabulary)
    found = [(mention.first, mention.term.iri) for mention in mentions]
    taken = {first for first, _ in found}
    for index, token in enumerate(tokens):
        if not token.capital or index in taken:
            continue
        here = demonym_at(tokens, index, len(tokens), demonyms)
        following = tokens[index + 1].lower if index + 1 < len(tokens) else ""
        if here is not None and not document.vocabulary.lookup("unit", f"{token.text} {following}"):
            found.append((index, here[0].iri))  # not "the *Australian* dollar"
    return [iri for _, iri in sorted(found)]


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
