"""Turtle, TriG, JSON-LD and RDF/XML: documents with prefixes, made in memory in one canonical order."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from itertools import chain

from pyoxigraph import NamedNode, Quad, RdfFormat, Store, Triple, serialize

from policykg import turtle as writer
from policykg.export.lines import MOST_AT_ONCE
from policykg.namespaces import PREFIXES
from policykg.ntriples import Triple as Written


def turtle(store: Store, graphs: Sequence[NamedNode]) -> Iterator[bytes]:
    """Give the union of the graphs as canonical Turtle; of very many graphs, one after the other."""
    found = (list(_triples(store, graph)) for graph in graphs)
    if len(graphs) <= MOST_AT_ONCE:
        yield writer.turtle(chain.from_iterable(found)).encode()
        return
    for piece in writer.turtle_stream(found):
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


def _triples(store: Store, graph: NamedNode) -> Iterator[Written]:
    """Give the triples of a graph as N-Triples text: the engine writes them faster than it makes objects."""
    written = store.dump(format=RdfFormat.N_TRIPLES, from_graph=graph)
    assert written is not None
    for line in written.decode().split("\n"):
        if line:
            subject, predicate, value = line.split(" ", 2)
            yield subject, predicate, value[:-2]


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
