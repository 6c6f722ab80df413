"""Which money an amount is in where the text does not say of which country: "$3", "4 billion pesos", "41 cents".

Comes after ``places``, which finds the article's own area, and before ``frames``.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from policykg.extraction.currency_signs import is_currency
from policykg.extraction.document import Document
from policykg.extraction.number_words import number_words, openers
from policykg.extraction.numbers import Number
from policykg.extraction.observations.former_money import money_on
from policykg.extraction.observations.vocables import figure_pairs
from policykg.facts import Concept

_NAMED: Final = 3  # tokens of a number with its country and coin
_SOON: Final = 40  # tokens in which a coin is still that of the country named


def in_local_money(numbers: list[Number], document: Document, area: Concept | None) -> list[Number]:
    """Return numbers with a money of no named country ("$3", "9 billion francs") as that of the article's own area.

    The vocabulary of units knows that money by the area's demonym or name: "Canadian dollar", "New Zealand dollar".
    Every money has the code of its time.
    """
    numbers = [_of_its_time(number, document) if is_currency(number.unit) else number for number in numbers]
    numbers = _in_cents_of_euros(_in_named_coins(numbers, document), document)
    term = document.vocabulary.terms.get(area.iri) if area else None
    if term is None:
        return numbers
    names = [*term.all("demonym"), term.label]
    local: dict[str, str | None] = {}
    read: list[Number] = []
    for number in numbers:
        kind = _kind_of_money(document, number) if is_currency(number.unit) else None
        if kind is not None and kind not in local:
            local[kind] = _money_of(names, kind, document)
        code = local[kind] if kind is not None else None
        low = read[-1] if read else None
        if code is not None and low is not None and low.unit == number.unit and _opens_range(document, low, number):
            read[-1] = replace(low, unit=code)  # "*200* to 250 million dollars"
        if code is not None and read and read[-1].unit == code and _is_bracketed(document, number, read[-1]):
            code = None  # "A$3 million (*$2 million*)" gives it again in the money of another country
        read.append(replace(number, unit=code) if code is not None and code != number.unit else number)
    return read


def _money_of(names: list[str], kind: str, document: Document) -> str | None:
    """Return the code of the money of a kind that has one of the names of a country: "Canadian dollar"."""
    units = (unit for name in names for unit in document.vocabulary.lookup("unit", f"{name} {kind}"))
    code = next((unit.code for unit in units), None)
    return money_on(code, document.metadata.date) if code is not None else None


def _of_its_time(number: Number, document: Document) -> Number:
    """Return an amount of money under the code that its money had at the time of the article."""
    code = money_on(number.unit, document.metadata.date)
    return number if code == number.unit else replace(number, unit=code)


def _in_named_coins(numbers: list[Number], document: Document) -> list[Number]:
    """Return numbers with the coins of a country that they name in its money: "two to five *Swiss* centimes".

    The same coins soon after are of that country too: "compared with *five centimes* in May".
    """
    code, coin, reached = None, "", 0
    for index, number in enumerate(numbers):
        if not is_currency(number.unit) or not _is_in_cents(document, number):
            continue
        kind = figure_pairs("money_of_many").get(document.lowers[number.last - 1], "")
        if number.last >= number.core + _NAMED:
            country = document.tokens[number.last - 2].text
            code, coin = "EUR" if country == "euro" else _money_of([country], kind, document), kind
        elif kind != coin or number.first > reached + _SOON:
            continue
        if code is None:
            continue
        reached = number.last
        if index and numbers[index - 1].unit == number.unit and _opens_range(document, numbers[index - 1], number):
            numbers[index - 1] = replace(numbers[index - 1], unit=code)
        numbers[index] = replace(number, unit=code)
    return numbers


def _in_cents_of_euros(numbers: list[Number], document: Document) -> list[Number]:
    """Return numbers with cents as those of the euro where the article has euros and no dollars."""
    cents = {id(number) for number in numbers if number.unit == "USD" and _is_in_cents(document, number)}
    units = {number.unit for number in numbers if id(number) not in cents}
    if not cents or "EUR" not in units or "USD" in units:
        return numbers
    return [replace(number, unit="EUR") if id(number) in cents else number for number in numbers]


def _is_in_cents(document: Document, number: Number) -> bool:
    """Tell whether an amount is told in the hundredth part of a money."""
    return document.lowers[number.last - 1] in number_words().hundredths


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
