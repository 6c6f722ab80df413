"""The ontology and the vocabularies as graphs: what every store holds beside the graphs of its articles."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

from pyoxigraph import NamedNode, Quad, RdfFormat, parse

from policykg import iris
from policykg.errors import UnreadableError
from policykg.resources import shipped
from policykg.vocabulary import Vocabulary

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


def term_checksum(vocabularies: Iterable[str | Path] = ()) -> str:
    """Return a checksum of the files that :func:`term_quads` reads: equal where it would return the same.

    Args:
        vocabularies: folders with further Turtle vocabularies.
    """
    ontology = (shipped("ontology") / "policykg.ttl").read_bytes()
    return hashlib.sha256(ontology + Vocabulary.checksum_of(vocabularies).encode()).hexdigest()


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
