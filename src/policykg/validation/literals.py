"""Literals as Python values: what datatype, length and order mean for the terms of the graph; used by both compilers.

Terms are N-Triples text (:mod:`policykg.ntriples`). What cannot be compared raises :class:`Incomparable`, as a type
error does in SPARQL (W3C, SPARQL 1.1, section 17.2).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

_XSD = "http://www.w3.org/2001/XMLSchema#"
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
STRING = f"<{_XSD}string>"
LANG_STRING = f"<{_RDF}langString>"
_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))", re.DOTALL)
_PLAIN = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f"}
_TAIL = re.compile(r'"(?:@([A-Za-z0-9-]+)|\^\^(<[^>]*>))?\Z')
_DATE = re.compile(r"-?\d{4,}-\d\d-\d\d(?:Z|[+-]\d\d:\d\d)?\Z")
_LEXICAL: dict[str, Callable[[str], object]] = {
    f"<{_XSD}integer>": re.compile(r"[+-]?\d+\Z").match,
    f"<{_XSD}decimal>": re.compile(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)\Z").match,
    f"<{_XSD}boolean>": re.compile(r"(?:true|false|1|0)\Z").match,
}
_INTEGERS = frozenset(
    f"<{_XSD}{name}>"
    for name in (
        "integer", "int", "long", "short", "byte", "nonNegativeInteger", "positiveInteger", "nonPositiveInteger",
        "negativeInteger", "unsignedInt", "unsignedLong", "unsignedShort", "unsignedByte",
    )
)  # fmt: skip
Number = int | Decimal | float


class Incomparable(Exception):  # noqa: N818 - a signal inside this package, never an error for the caller
    """Two terms have no order, or a term is not of the kind that a function needs."""


class Literal(NamedTuple):
    """A literal taken apart: its text, its datatype's term and its language tag."""

    lexical: str
    datatype: str
    language: str | None


@lru_cache(maxsize=16384)
def literal(term: str) -> Literal | None:
    """Take a literal apart; None for an IRI or a blank node."""
    if term[0] != '"':
        return None
    tail = _TAIL.search(term)
    if tail is None:
        return None
    lexical = term[1 : tail.start()]
    if "\\" in lexical:
        lexical = _ESCAPE.sub(_unescape, lexical)
    language, datatype = tail.groups()
    return Literal(lexical, LANG_STRING if language else datatype or STRING, language)


def _unescape(match: re.Match[str]) -> str:
    short, long, plain = match.groups()
    return chr(int(short or long, 16)) if plain is None else _PLAIN.get(plain, plain)


def lexical(term: str) -> str:
    """Return the text of a literal or the address of an IRI (SPARQL's ``STR``).

    Raises:
        Incomparable: the term is a blank node.
    """
    if term[0] == "<":
        return term[1:-1]
    parts = literal(term)
    if parts is None:
        raise Incomparable
    return parts.lexical


def string(term: str) -> str:
    """Return the text of a string, with or without language tag; Incomparable for anything else."""
    parts = literal(term)
    if parts is None or parts.datatype not in (STRING, LANG_STRING):
        raise Incomparable
    return parts.lexical


@lru_cache(maxsize=16384)
def number(term: str) -> Number:
    """Return the value of a number; Incomparable for anything else."""
    parts = literal(term)
    if parts is None:
        raise Incomparable
    try:
        if parts.datatype in _INTEGERS:
            return int(parts.lexical)
        if parts.datatype == f"<{_XSD}decimal>" and _LEXICAL[parts.datatype](parts.lexical):
            return Decimal(parts.lexical)
        if parts.datatype in (f"<{_XSD}double>", f"<{_XSD}float>"):
            return float(parts.lexical)
    except ValueError:
        pass
    raise Incomparable


def has_datatype(datatype: str) -> Callable[[str], bool]:
    """Return the test whether a term is a well-formed literal of a datatype."""
    if datatype == STRING:
        return lambda term: term[0] == '"' and (term[-1] == '"' or term.endswith(f"^^{STRING}"))
    if datatype == LANG_STRING:
        return lambda term: (parts := literal(term)) is not None and parts.language is not None
    ending = f"^^{datatype}"
    well_formed = _is_date if datatype == f"<{_XSD}date>" else _LEXICAL.get(datatype, lambda _: True)
    first, last = 1, -len(ending) - 1

    def test(term: str) -> bool:
        return term[0] == '"' and term.endswith(ending) and bool(well_formed(term[first:last]))

    return test


@lru_cache(maxsize=4096)
def _is_date(text: str) -> bool:
    if not _DATE.match(text):
        return False
    try:
        date.fromisoformat(text[:10])
    except ValueError:
        return False
    return True


def order(left: str, right: str) -> int:
    """Compare two terms as SPARQL's ``<`` does: below, equal to or above zero.

    Raises:
        Incomparable: they have no common order.
    """
    one, other = literal(left), literal(right)
    if one is None or other is None:
        raise Incomparable
    if one.datatype == other.datatype and one.datatype in (STRING, f"<{_XSD}date>", f"<{_XSD}dateTime>"):
        return (one.lexical > other.lexical) - (one.lexical < other.lexical)
    first, second = number(left), number(right)
    return (first > second) - (first < second)


def equal(left: str, right: str) -> bool:
    """Tell whether two terms are equal as SPARQL's ``=`` sees it: the same term, or numbers of the same value."""
    if left == right:
        return True
    if left[0] != '"' or right[0] != '"':
        return False
    try:
        return order(left, right) == 0
    except Incomparable:
        return False
