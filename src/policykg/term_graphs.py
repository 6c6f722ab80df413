"""The ontology and the vocabularies as graphs: what every store holds beside the graphs of its articles."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from pyoxigraph import NamedNode, Quad, RdfFormat, parse

from policykg import iris
from policykg.errors import UnreadableError
from policykg.resources import shipped

ONTOLOGY = iris.graph("ontology")
VOCABULARIES = iris.graph("vocabularies")


def term_quads(vocabularies: Iterable[str | Path] = ()) -> list[Quad]:
    """Return the statements of the ontology and the vocabularies, each in its named graph.

    Args:
        vocabularies: folders with further Turtle vocabularies.

    Raises:
        UnreadableError: a file is not valid Turtle.
    """
    ontology = shipped("ontology")
    folders = (ontology / "vocabularies", *map(Path, vocabularies))
    quads = _read(ontology.glob("policykg.ttl"), ONTOLOGY)
    return quads + [quad for folder in folders for quad in _read(folder.glob("*.ttl"), VOCABULARIES)]


def _read(files: Iterable[Path], graph: str) -> list[Quad]:
    name = NamedNode(graph)
    quads: list[Quad] = []
    for path in sorted(files):
        try:
            for triple in parse(path=path, format=RdfFormat.TURTLE):
                quads.append(Quad(triple.subject, triple.predicate, triple.object, name))
        except SyntaxError as error:
            raise UnreadableError(
                f"{path}, line {error.lineno}, is not valid Turtle ({error.msg}); mend it."
            ) from error
    return quads
