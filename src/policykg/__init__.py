"""Industrial-policy articles as a knowledge graph in which every fact carries the words that state it.

    >>> from policykg import KnowledgeGraph
    >>> graph = KnowledgeGraph.shipped()
    >>> row = graph.query("growth-by-industry", year=2023)[0]

The names below are loaded when they are first used (PEP 562), so that ``import policykg`` costs nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from policykg.version import __version__

if TYPE_CHECKING:
    from policykg.article_facts import ArticleFacts, extract, extract_file
    from policykg.build import BuildSummary
    from policykg.build import build as build_corpus
    from policykg.errors import PolicyKGError
    from policykg.extractors import Extractor
    from policykg.facts import Extraction, Metadata
    from policykg.knowledge_graph import KnowledgeGraph
    from policykg.queries import Table, Triples

_WHERE = {
    "ArticleFacts": "policykg.article_facts",
    "BuildSummary": "policykg.build",
    "Extraction": "policykg.facts",
    "Extractor": "policykg.extractors",
    "KnowledgeGraph": "policykg.knowledge_graph",
    "Metadata": "policykg.facts",
    "PolicyKGError": "policykg.errors",
    "Table": "policykg.queries",
    "Triples": "policykg.queries",
    "build_corpus": "policykg.build",
    "extract": "policykg.article_facts",
    "extract_file": "policykg.article_facts",
}
_RENAMED = {"build_corpus": "build"}  # "policykg.build" is the module

__all__ = [
    "ArticleFacts",
    "BuildSummary",
    "Extraction",
    "Extractor",
    "KnowledgeGraph",
    "Metadata",
    "PolicyKGError",
    "Table",
    "Triples",
    "__version__",
    "build_corpus",
    "extract",
    "extract_file",
]


def __getattr__(name: str) -> object:
    """Load a public name from the module that holds it."""
    if name not in _WHERE:
        raise AttributeError(f"module 'policykg' has no attribute '{name}'")
    from importlib import import_module  # noqa: PLC0415

    value: object = getattr(import_module(_WHERE[name]), _RENAMED.get(name, name))
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """Name what can be used, also before it is loaded."""
    return sorted({*globals(), *__all__})
