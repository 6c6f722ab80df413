"""The options that several commands share, and how they find their graph."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from policykg.errors import UsageError

if TYPE_CHECKING:
    from policykg.knowledge_graph import KnowledgeGraph

DEFAULT_STORE = "policykg-store"
_Command = TypeVar("_Command", bound=Callable[..., Any])


def store_option(command: _Command) -> _Command:
    """``--store DIR``: the folder of the store."""
    option = click.option(
        "--store",
        type=click.Path(path_type=Path, file_okay=True),
        metavar="DIR",
        help=f"Folder of the store (default: {DEFAULT_STORE} in the current folder).",
    )
    return option(command)


def endpoint_option(command: _Command) -> _Command:
    """``--endpoint URL``: ask a SPARQL server instead of a store."""
    option = click.option("--endpoint", metavar="URL", help="Ask this SPARQL endpoint instead of a store.")
    return option(command)


def vocabulary_option(command: _Command) -> _Command:
    """``--vocabulary DIR``, as often as wanted: vocabularies beside the shipped ones."""
    option = click.option(
        "--vocabulary",
        "vocabularies",
        multiple=True,
        type=click.Path(path_type=Path),
        metavar="DIR",
        help="Folder with further Turtle vocabularies; can be repeated.",
    )
    return option(command)


def extractor_option(command: _Command) -> _Command:
    """``--extractor NAME``: who finds the facts."""
    option = click.option(
        "--extractor",
        metavar="NAME",
        default="rules",
        show_default=True,
        help="Who finds the facts: our rules, or an extractor of another installed package.",
    )
    return option(command)


def engine_option(command: _Command) -> _Command:
    """``--engine``: who judges the graph against the shapes."""
    option = click.option(
        "--engine",
        type=click.Choice(["compiled", "pyshacl"]),
        default="compiled",
        show_default=True,
        help="What checks the shapes: our compiled checks, or pySHACL.",
    )
    return option(command)


def opened(store: Path | None, endpoint: str | None = None) -> KnowledgeGraph:
    """Return the graph that a command reads: the endpoint, the store named, the store here, or the shipped graph.

    Raises:
        UsageError: both a store and an endpoint are named.
        UnreadableError: there is no store at the place named.
    """
    from policykg.knowledge_graph import KnowledgeGraph  # noqa: PLC0415

    if endpoint is not None:
        if store is not None:
            raise UsageError("Name either --store or --endpoint, not both.")
        return KnowledgeGraph.at(endpoint)
    if store is not None:
        return KnowledgeGraph.open(store)
    here = Path(DEFAULT_STORE)
    return KnowledgeGraph.open(here) if here.is_dir() else KnowledgeGraph.shipped()


def parameters(pairs: tuple[str, ...]) -> dict[str, str]:
    """Return ``name=value`` arguments as a mapping.

    Raises:
        UsageError: an argument has no equals sign, or a name comes twice.
    """
    values: dict[str, str] = {}
    for pair in pairs:
        name, equals, value = pair.partition("=")
        if not equals or not name:
            raise UsageError(f"'-p {pair}' is no parameter; write it as -p name=value.")
        if name in values:
            raise UsageError(f"The parameter '{name}' is given twice; give it once.")
        values[name] = value
    return values
