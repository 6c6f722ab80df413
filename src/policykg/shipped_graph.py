"""The graph that ships with the package, loaded into memory: what the reading commands use without a store."""

from __future__ import annotations

from pathlib import Path

from pyoxigraph import RdfFormat, Store

from policykg.errors import UnreadableError
from policykg.resources import shipped
from policykg.term_graphs import term_quads

GRAPH_FILE = "articles.trig"


def shipped_file() -> Path:
    """Return the file that holds the graphs of the shipped articles."""
    return shipped("data") / "graph" / GRAPH_FILE


def shipped_store() -> Store:
    """Return the shipped articles' graphs with the ontology and the vocabularies, in memory.

    Raises:
        UnreadableError: the installation lacks the graph.
    """
    path = shipped_file()
    if not path.is_file():
        raise UnreadableError(f"The shipped graph '{path}' is missing; install policykg again or name a --store.")
    store = Store()
    store.bulk_load(path=str(path), format=RdfFormat.TRIG)
    add_terms(store)
    return store


def add_terms(store: Store) -> None:
    """Load the ontology and the vocabularies into their graphs of a store."""
    store.bulk_extend(term_quads())
