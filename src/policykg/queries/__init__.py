"""Questions to the graph: ``.rq`` files with typed parameters, bound safely, asked of a store or an endpoint.

The flow inside: a file becomes a :class:`Query` (``query``) by its header (``decorators``) and tokens (``lexer``);
its ``parameters`` take values, names are looked up in the data (``resolving``), ``binding`` writes the terms in,
``sources`` answers, ``results`` holds the rows or triples.
"""

from policykg.queries.parameters import Parameter, ParameterType, Value
from policykg.queries.query import Query, load, names, parse
from policykg.queries.results import TABLE_FORMATS, TRIPLE_FORMATS, Cell, Table, Triples
from policykg.queries.sources import Ask, Endpoint, Source, ask

__all__ = [
    "TABLE_FORMATS",
    "TRIPLE_FORMATS",
    "Ask",
    "Cell",
    "Endpoint",
    "Parameter",
    "ParameterType",
    "Query",
    "Source",
    "Table",
    "Triples",
    "Value",
    "ask",
    "load",
    "names",
    "parse",
]
