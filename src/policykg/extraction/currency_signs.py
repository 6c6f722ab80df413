"""Which money a sign or code before an amount means: ``$``, ``US$``, ``RMB``, ``Rs``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from policykg.extraction.lexicon import Mention
from policykg.extraction.tokens import Token

SYMBOLS: Final = {
    "$": "USD",
    "\u20ac": "EUR",
    "\u00a3": "GBP",
    "\u00a5": "CNY",
    "\uffe5": "CNY",
    "\u20b9": "INR",
    "\u20a9": "KRW",
    "\u20bd": "RUB",
}


def currency_before(
    tokens: tuple[Token, ...], units: Mapping[int, Mention], first: int, reached: int
) -> tuple[int, str] | None:
    """Read the currency before a number: ``$``, ``US$``, ``RMB``, ``Rs``."""
    before = first - 1
    if before < reached:
        return None
    text = tokens[before].text
    if text in SYMBOLS:
        country = tokens[before - 1].text.rstrip(".") if before > reached else ""
        if text == "$" and tokens[before - 1].end == tokens[before].start and country.isupper():
            code = {
                "US": "USD",
                "R": "BRL",
                "A": "AUD",
                "C": "CAD",
                "HK": "HKD",
                "S": "SGD",
                "NZ": "NZD",
                "T": "TWD",
                "MX": "MXN",
                "NT": "TWD",
            }.get(country)
            return (before - 1, code) if code else (before, "USD")
        return before, SYMBOLS[text]
    if text == "." and before and tokens[before - 1].lower == "rs":
        return before - 1, "INR"
    if not text[0].isupper():
        return None
    mention = units.get(before)
    if mention and mention.last == first and len(mention.term.code) == 3 and mention.term.code.isupper():
        return before, mention.term.code
    return None
