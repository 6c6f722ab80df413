"""From a few articles to a graph in memory, for Python users who need no store; beside the build of stores."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Sequence
from pathlib import Path

import pyoxigraph
from pyoxigraph import NamedNode, RdfFormat

from policykg import iris
from policykg.corpus import Unreadable, articles
from policykg.errors import NonConformingError, UnreadableError
from policykg.extractors import RULES, Extractor
from policykg.graph import SHARED
from policykg.processing import Processor
from policykg.term_graphs import term_quads
from policykg.validation import EngineName


def build_in_memory(
    inputs: Sequence[Path],
    *,
    engine: EngineName = "compiled",
    vocabularies: Iterable[Path] = (),
    extractor: str | Extractor = RULES,
) -> pyoxigraph.Store:
    """Return the graphs of articles with the ontology and the vocabularies.

    A warning tells of facts that are left out for want of evidence.

    Raises:
        UnreadableError: an article cannot be read.
        NonConformingError: the facts of an article break the shapes, or the extractor fails.
        UsageError: there is no such extractor.
    """
    folders = tuple(vocabularies)
    store = pyoxigraph.Store()
    store.bulk_extend(term_quads(folders))
    processor = Processor(folders, engine, extractor)
    for article in articles(inputs):
        if isinstance(article, Unreadable):
            raise UnreadableError(article.message)
        outcome = processor.process(article)
        if outcome.graph is None:
            raise NonConformingError(f"'{article.path}' does not enter the graph. {outcome.report}")
        if outcome.report:
            warnings.warn(f"'{article.path}': {outcome.report}", stacklevel=3)
        own = NamedNode(iris.graph(outcome.graph.key))
        store.bulk_load(outcome.graph.own.encode(), format=RdfFormat.N_TRIPLES, to_graph=own)
        store.bulk_load(outcome.graph.shared.encode(), format=RdfFormat.N_TRIPLES, to_graph=NamedNode(SHARED))
    return store
