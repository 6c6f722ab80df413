"""Which money a sign, code or name before an amount means: ``$``, ``US$``, ``RMB``, ``Rs``, ``(dollars 3m``."""

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
        if before > reached and tokens[before - 1].end == tokens[before].start:
            whole = units.get(before - 1)  # "A$300m"
            if whole is not None and whole.last == first and is_currency(whole.term.code):
                return before - 1, whole.term.code
        return before, SYMBOLS[text]
    if text == "." and before and tokens[before - 1].lower == "rs":
        return before - 1, "INR"
    named = units.get(before - 1) or units.get(before - 2)
    if named is not None and named.last == first and first + 1 not in units and tokens[first].text[0].isdigit():
        text = tokens[named.first].text
        if before > reached and text[0].isupper() and is_currency(named.term.code):
            return named.first, named.term.code  # "a deficit of Australian dollar 3bn"
    mention = units.get(before)
    if mention is None and before > reached and not text.isalnum():
        mention = units.get(before - 1)
    if mention is None or mention.last != first:
        return None
    code = next((term.code for term in mention.terms if is_currency(term.code)), None)  # "L300bn": lire, no litres
    return (mention.first, code) if code is not None and _is_sign(tokens, mention.first, first) else None


def is_currency(code: str) -> bool:
    """Tell whether a unit is money: its code has three capitals."""
    return len(code) == 3 and code.isupper()


def _is_sign(tokens: tuple[Token, ...], start: int, first: int) -> bool:
    """Tell whether the name of a money belongs to the number after it: "RMB 30", "dollars 30m".

    A lone letter is a sign only where it stands close to the digits ("R30 million"), a name in small letters in the
    plural, and a standard is no money ("Euro 4").
    """
    text = tokens[start].text
    if len(text) == 1:
        return not text.isalpha() or tokens[start].end == tokens[first].start
    if text[0].islower():
        return text.endswith("s") and tokens[first].text[0].isdigit()
    return text != "Euro" or len(tokens[first].text) > 1
