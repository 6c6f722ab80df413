"""RDF terms and triples as their N-Triples text: the form in which the graph is made, moved and written.

A term is the string that stands for it in N-Triples (``<https://…>``, ``"4"^^<…decimal>``), a triple is a tuple of
three of them. Strings are made an order of magnitude faster than the objects of any RDF library, sort the same way
everywhere, and become the objects of pyoxigraph or rdflib when a caller asks for them.
(W3C, RDF 1.1 N-Triples; escapes as in its canonical form.)
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from urllib.parse import quote

import pyoxigraph

Triple = tuple[str, str, str]

_XSD = "http://www.w3.org/2001/XMLSchema#"
_ESCAPES = {code: f"\\u{code:04X}" for code in (*range(0x20), 0x7F)} | {
    ord("\b"): "\\b",
    ord("\t"): "\\t",
    ord("\n"): "\\n",
    ord("\f"): "\\f",
    ord("\r"): "\\r",
    ord('"'): '\\"',
    ord("\\"): "\\\\",
}
_SPECIAL = re.compile(r'[\x00-\x1f"\\\x7f]').search
_NOT_IN_IRIS = re.compile(r"[\x00-\x20<>\"{}|^`\\]")


def iri(value: str) -> str:
    """Return an IRI's term; characters that no IRI may hold (spaces, quotes …) are percent-encoded."""
    if _NOT_IN_IRIS.search(value):
        value = _NOT_IN_IRIS.sub(lambda found: quote(found.group()), value)
    return f"<{value}>"


def text(value: str, language: str = "") -> str:
    """Return a string's term, with a language tag where one is given."""
    if _SPECIAL(value):
        value = value.translate(_ESCAPES)
    return f'"{value}"@{language}' if language else f'"{value}"'


def integer(value: int) -> str:
    """Return a whole number's term (xsd:integer)."""
    return f'"{value}"^^<{_XSD}integer>'


def plain_decimal(value: Decimal) -> str:
    """Return a decimal's digits: no exponent, no trailing zeros, no sign on zero (``4``, ``29.8``)."""
    digits = f"{value:f}"
    if "." in digits:
        digits = digits.rstrip("0").rstrip(".")
    return "0" if digits == "-0" else digits


def decimal(value: Decimal) -> str:
    """Return a decimal's term (xsd:decimal) in the one form that every store gives back unchanged."""
    return f'"{plain_decimal(value)}"^^<{_XSD}decimal>'


def boolean(value: bool) -> str:
    """Return a truth value's term (xsd:boolean)."""
    return f'"{"true" if value else "false"}"^^<{_XSD}boolean>'


def day(value: date) -> str:
    """Return a calendar day's term (xsd:date)."""
    return f'"{value.isoformat()}"^^<{_XSD}date>'


def nquads(triples: Iterable[Triple], graph: str) -> str:
    """Return triples as N-Quads lines of one named graph (``graph`` is its IRI, not its term)."""
    end = f" <{graph}> .\n"
    return "".join([f"{s} {p} {o}{end}" for s, p, o in triples])


def ntriples(triples: Iterable[Triple]) -> str:
    """Return triples as N-Triples lines."""
    return "".join([f"{s} {p} {o} .\n" for s, p, o in triples])


def as_quads(triples: Iterable[Triple], graph: str) -> list[pyoxigraph.Quad]:
    """Return triples as pyoxigraph's quads of one named graph."""
    return list(pyoxigraph.parse(nquads(triples, graph), format=pyoxigraph.RdfFormat.N_QUADS))


def from_pyoxigraph(triples: Iterable[pyoxigraph.Triple | pyoxigraph.Quad]) -> Iterator[Triple]:
    """Give pyoxigraph's triples, or the triples of its quads, as ours."""
    for triple in triples:
        yield str(triple.subject), str(triple.predicate), str(triple.object)
