"""Which area an article is about where a sentence names none: that of its publisher, or of the body it quotes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from policykg.extraction.currency_signs import is_currency
from policykg.extraction.document import Document
from policykg.extraction.number_words import openers
from policykg.extraction.numbers import Number
from policykg.extraction.observations.former_money import money_on
from policykg.extraction.observations.vocables import figure_pairs, figure_words
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
    """Return numbers with a money of no named country ("$3", "9 billion francs") as that of the article's own area.

    The vocabulary of units knows that money by the area's demonym or name: "Canadian dollar", "New Zealand dollar".
    Every money has the code of its time.
    """
    numbers = [_of_its_time(number, document) if is_currency(number.unit) else number for number in numbers]
    term = document.vocabulary.terms.get(area.iri) if area else None
    if term is None:
        return numbers
    names = [*term.all("demonym"), term.label]
    local: dict[str, str | None] = {}
    read: list[Number] = []
    for number in numbers:
        kind = _kind_of_money(document, number) if is_currency(number.unit) else None
        if kind is not None and kind not in local:
            units = (unit for name in names for unit in document.vocabulary.lookup("unit", f"{name} {kind}"))
            code = next((unit.code for unit in units), None)
            local[kind] = money_on(code, document.metadata.date) if code is not None else None
        code = local[kind] if kind is not None else None
        low = read[-1] if read else None
        if code is not None and low is not None and low.unit == number.unit and _opens_range(document, low, number):
            read[-1] = replace(low, unit=code)  # "*200* to 250 million dollars"
        if code is not None and read and read[-1].unit == code and _is_bracketed(document, number, read[-1]):
            code = None  # "A$3 million (*$2 million*)" gives it again in the money of another country
        read.append(replace(number, unit=code) if code is not None and code != number.unit else number)
    return read


def _of_its_time(number: Number, document: Document) -> Number:
    """Return an amount of money under the code that its money had at the time of the article."""
    code = money_on(number.unit, document.metadata.date)
    return number if code == number.unit else replace(number, unit=code)


def _opens_range(document: Document, low: Number, number: Number) -> bool:
    """Tell whether an amount has its money from the one that it is joined to."""
    joined = low.last == number.first - 1 and document.lowers[low.last] in {"to", "and", "or", "-", "\u2013"}
    return joined and low.first == low.core and _kind_of_money(document, low) is None


def _is_bracketed(document: Document, number: Number, before: Number) -> bool:
    """Tell whether an amount opens a bracket right behind another one."""
    return number.first == before.last + 1 and document.tokens[before.last].text == "("


def _kind_of_money(document: Document, number: Number) -> str | None:
    """Return the kind of a money of no named country: "$3", "3 mln dollars", "Rs 3"; none of "A$3", "3 US dollars"."""
    tokens, sign = document.tokens, number.core - 1
    kinds = figure_pairs("money_of_many")
    if sign >= number.first and (kind := kinds.get(tokens[sign].lower)) is not None:
        named = sign and tokens[sign - 1].end == tokens[sign].start and tokens[sign - 1].text.isalpha()
        return None if named else kind
    words = document.lowers[number.first : number.last]
    named = len(words) > 1 and words[-2].replace(".", "").isalpha() and words[-2] not in openers()
    return None if named else kinds.get(words[-1].rstrip("."))
