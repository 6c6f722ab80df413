"""After the store: the graph as a file, in the format that the end of its name says.

The same graph gives the same bytes, whatever order the store holds it in; a file is written beside its place and then
renamed. Line formats (:mod:`.lines`) and Turtle are streamed with flat memory, the other documents
(:mod:`.documents`) are made in memory.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from pyoxigraph import NamedNode, Store

from policykg.errors import UsageError
from policykg.export import documents, lines
from policykg.writing import write_whole

Writer = Callable[[Store, Sequence[NamedNode]], Iterable[bytes]]

FORMATS: dict[str, Writer] = {
    ".ttl": documents.turtle,
    ".trig": documents.trig,
    ".nt": lines.ntriples,
    ".nq": lines.nquads,
    ".jsonld": documents.jsonld,
    ".rdf": documents.rdfxml,
    ".xml": documents.rdfxml,
}


def export(store: Store, path: str | os.PathLike[str], graphs: Iterable[str] | None = None) -> Path:
    """Write a store, or some of its graphs, to a file.

    Formats of triples (Turtle, N-Triples, RDF/XML, JSON-LD) hold the union of the graphs; TriG and N-Quads keep them
    apart.

    Args:
        store: what is written.
        path: the file; ``.ttl``, ``.trig``, ``.nt``, ``.nq``, ``.jsonld``, ``.rdf`` or ``.xml``.
        graphs: the IRIs of the named graphs to write; by default all.

    Returns:
        The path written.

    Raises:
        UsageError: no format has such a name.
        UnwritableError: the file cannot be written; what stood there is as it was.
    """
    writer = FORMATS.get(Path(path).suffix.lower())
    if writer is None:
        raise UsageError(f"'{path}' names no format that can be written; let it end in {', '.join(FORMATS)}.")
    if graphs is None:
        names = [graph for graph in store.named_graphs() if isinstance(graph, NamedNode)]
    else:
        names = [NamedNode(graph) for graph in graphs]
    return write_whole(path, writer(store, sorted(names, key=lambda name: name.value)))
