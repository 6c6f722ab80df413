"""N-Triples and N-Quads: one statement a line, sorted within each graph, streamed graph by graph.

The engine writes a graph's lines at its own speed; what is held in memory is the largest graph, not the store.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pyoxigraph import NamedNode, RdfFormat, Store

MOST_AT_ONCE = 1000  # graphs that are sorted together; beyond, memory would grow with the store


def nquads(store: Store, graphs: Sequence[NamedNode]) -> Iterator[bytes]:
    """Give the lines of N-Quads, the graphs in the order given."""
    for graph in graphs:
        end = f" <{graph.value}> .\n".encode()
        found = _lines(store, graph)
        if found:
            yield b"".join([line[:-2] + end for line in found])


def ntriples(store: Store, graphs: Sequence[NamedNode]) -> Iterator[bytes]:
    """Give the lines of N-Triples, each triple once, sorted; of very many graphs, one graph after the other.

    Graphs of a store share no triples (what several articles mention has a graph of its own), so that only graphs
    that were made otherwise may then repeat one, which N-Triples allows.
    """
    if len(graphs) <= MOST_AT_ONCE:
        found = {line for graph in graphs for line in _lines(store, graph)}
        yield b"".join([line + b"\n" for line in sorted(found)])
        return
    for graph in graphs:
        yield b"".join([line + b"\n" for line in _lines(store, graph)])


def _lines(store: Store, graph: NamedNode) -> list[bytes]:
    """The sorted lines of a graph without their line ends; each ends in " ."."""
    written = store.dump(format=RdfFormat.N_TRIPLES, from_graph=graph)
    assert written is not None
    return sorted(line for line in written.split(b"\n") if line)
