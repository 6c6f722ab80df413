"""Turtle, TriG, JSON-LD and RDF/XML: documents with prefixes in one canonical order, all but Turtle made in memory."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence

from pyoxigraph import NamedNode, Quad, RdfFormat, Store, Triple, serialize

from policykg import turtle as writer
from policykg.export.lines import together, triples
from policykg.namespaces import PREFIXES
from policykg.ntriples import Triple as Written


def turtle(store: Store, graphs: Sequence[NamedNode]) -> Iterator[bytes]:
    """Give the union of the graphs as canonical Turtle; a large one subject by subject, all our prefixes declared."""
    with triples(store, graphs) as sorter:
        if sorter.large:
            pieces = writer.turtle_stream(map(_statements, _by_subjects(sorter.lines())))
        else:
            pieces = iter([writer.turtle(_statements(sorter.lines()))])
        for piece in pieces:
            yield piece.encode()


def trig(store: Store, graphs: Sequence[NamedNode]) -> Iterator[bytes]:
    """Give the graphs as canonical TriG."""
    quads: list[Quad] = [quad for graph in graphs for quad in store.quads_for_pattern(None, None, None, graph)]
    yield writer.trig(quads).encode()


def rdfxml(store: Store, graphs: Sequence[NamedNode]) -> Iterator[bytes]:
    """Give the union of the graphs as RDF/XML (W3C, RDF 1.1 XML Syntax)."""
    yield _serialized(_union(store, graphs), RdfFormat.RDF_XML)


def jsonld(store: Store, graphs: Sequence[NamedNode]) -> Iterator[bytes]:
    """Give the union of the graphs as JSON-LD 1.1 in expanded form, one node to a line."""
    nodes = json.loads(_serialized(_union(store, graphs), RdfFormat.JSON_LD))
    lines = [json.dumps(node, ensure_ascii=False) for node in nodes]
    yield ("[\n" + ",\n".join(lines) + "\n]\n").encode()


def _by_subjects(lines: Iterator[bytes]) -> Iterator[list[bytes]]:
    """Give sorted lines in lists, each with all lines of its subjects."""
    found: list[bytes] = []
    for some in together(lines):
        if found and found[-1].split(b" ", 1)[0] != some[-1].split(b" ", 1)[0]:
            last = some[-1].split(b" ", 1)[0] + b" "
            cut = next(place for place in range(len(some)) if some[place].startswith(last))
            yield found + some[:cut]
            found = some[cut:]
        else:
            found += some
    if found:
        yield found


def _statements(lines: Iterable[bytes]) -> Iterator[Written]:
    """Give lines as triples of their terms: the engine writes lines faster than it makes objects."""
    for line in lines:
        subject, predicate, value = line.decode().split(" ", 2)
        yield subject, predicate, value[:-3]


def _union(store: Store, graphs: Sequence[NamedNode]) -> list[Triple]:
    found = {quad.triple for graph in graphs for quad in store.quads_for_pattern(None, None, None, graph)}
    return sorted(found, key=str)


def _serialized(triples: list[Triple], form: RdfFormat) -> bytes:
    used = {name.value for triple in triples for name in triple if isinstance(name, NamedNode)}
    prefixes = {
        prefix: namespace for prefix, namespace in PREFIXES.items() if any(iri.startswith(namespace) for iri in used)
    }
    written = serialize(triples, format=form, prefixes=prefixes)
    assert written is not None
    return written + (b"" if written.endswith(b"\n") else b"\n")
