"""N-Triples and N-Quads: one statement a line, sorted, streamed: memory does not grow with the store.

The engine writes a graph's lines at its own speed; they are sorted here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import IO, cast

from pyoxigraph import NamedNode, RdfFormat, Store

from policykg.export.sorting import LineSorter

_TOGETHER = 2_000  # lines that are handed on together


def nquads(store: Store, graphs: Sequence[NamedNode]) -> Iterator[bytes]:
    """Give the lines of N-Quads, the graphs in the order given, each sorted."""
    for graph in graphs:
        end = f" <{graph.value}> .\n".encode()
        with triples(store, [graph]) as sorter:
            for lines in together(sorter.lines()):
                yield b"".join([line[:-3] + end for line in lines])


def ntriples(store: Store, graphs: Sequence[NamedNode]) -> Iterator[bytes]:
    """Give the lines of N-Triples, each triple once, sorted."""
    with triples(store, graphs) as sorter:
        for lines in together(sorter.lines()):
            yield b"".join(lines)


def triples(store: Store, graphs: Iterable[NamedNode]) -> LineSorter:
    """Return a sorter that holds the triples of some graphs as N-Triples lines."""
    sorter = LineSorter()
    for graph in graphs:
        store.dump(cast("IO[bytes]", sorter), RdfFormat.N_TRIPLES, from_graph=graph)
    return sorter


def together(lines: Iterator[bytes]) -> Iterator[list[bytes]]:
    """Give lines in lists, which are faster to write than lines."""
    while found := list(islice(lines, _TOGETHER)):
        yield found
