"""The rows of an answer as SPARQL Query Results XML (W3C Recommendation of 2013); a format of ``results``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

import pyoxigraph

if TYPE_CHECKING:
    from policykg.queries.results import Term

_STRING = "http://www.w3.org/2001/XMLSchema#string"


def document(columns: Sequence[str], rows: Iterable[Sequence[Term | None]]) -> str:
    """Return the document of a table.

    Args:
        columns: the names of the variables.
        rows: their terms; None where a variable is unbound.
    """
    return "\n".join(_lines(columns, rows)) + "\n"


def _lines(columns: Sequence[str], rows: Iterable[Sequence[Term | None]]) -> Iterator[str]:
    yield '<?xml version="1.0"?>'
    yield '<sparql xmlns="http://www.w3.org/2005/sparql-results#">'
    yield " <head>"
    for column in columns:
        yield f"  <variable name={quoteattr(column)}/>"
    yield " </head>"
    yield " <results>"
    for row in rows:
        yield "  <result>"
        for name, term in zip(columns, row, strict=True):
            if term is not None:
                yield f"   <binding name={quoteattr(name)}>{_written(term)}</binding>"
        yield "  </result>"
    yield " </results>"
    yield "</sparql>"


def _written(term: Term) -> str:
    text = escape(str(term.value))
    if isinstance(term, pyoxigraph.NamedNode):
        return f"<uri>{text}</uri>"
    if isinstance(term, pyoxigraph.BlankNode):
        return f"<bnode>{text}</bnode>"
    if term.language:
        return f"<literal xml:lang={quoteattr(term.language)}>{text}</literal>"
    if term.datatype.value == _STRING:
        return f"<literal>{text}</literal>"
    return f"<literal datatype={quoteattr(term.datatype.value)}>{text}</literal>"
