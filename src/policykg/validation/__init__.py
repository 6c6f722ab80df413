"""Does a graph fit the shapes? The gate between an article's graph and the store.

``compiled`` is our engine, made for many articles; ``pyshacl`` is the judge. Both read the same shapes under
``ontology/shapes``, the only statement of the rules, and give the same findings.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Literal, cast

import pyoxigraph

from policykg.errors import UsageError
from policykg.ntriples import Triple, from_pyoxigraph
from policykg.term_graphs import term_quads
from policykg.validation.engine import Engine
from policykg.validation.index import TYPE, Index
from policykg.validation.report import Finding, Report
from policykg.validation.shapes import shape_files

if TYPE_CHECKING:
    import rdflib

__all__ = ["Data", "EngineName", "Finding", "Report", "Validator", "validate"]

EngineName = Literal["compiled", "pyshacl"]
if TYPE_CHECKING:
    Data = Iterable[Triple] | Iterable[pyoxigraph.Triple] | Iterable[pyoxigraph.Quad] | pyoxigraph.Store | rdflib.Graph


class Validator:
    """The shapes with what all graphs share: make one, then validate article after article.

    Args:
        background: the triples that the validated graphs refer to; None stands for the vocabularies and the ontology
            that ship with the package. They are taken as valid: only nodes that the validated graph itself gives a
            type are looked at.
        engine: ``compiled`` or ``pyshacl``.
        shapes: a folder of shapes, those that ship with the package where it is None.

    Raises:
        UsageError: there is no such engine.
        UnreadableError: the shapes are missing or broken.
    """

    def __init__(
        self, background: Data | None = None, *, engine: EngineName = "compiled", shapes: Path | None = None
    ) -> None:
        if engine not in ("compiled", "pyshacl"):
            raise UsageError(f"There is no validation engine '{engine}'; use 'compiled' or 'pyshacl'.")
        self.engine = engine
        self._files = shape_files(shapes)
        self._background_triples = list(as_triples(_shipped_terms() if background is None else background))

    @cached_property
    def _compiled(self) -> Engine:
        return Engine(self._files)

    @cached_property
    def _background(self) -> Index | None:
        return Index(self._background_triples) if self._background_triples else None

    def validate(self, graph: Data) -> Report:
        """Validate a graph, an article's for example.

        Args:
            graph: triples as N-Triples text, pyoxigraph's triples, quads or store, or an rdflib graph.
        """
        triples = as_triples(graph)
        if self.engine == "compiled":
            return self._compiled.validate(Index(triples, self._background))
        from policykg.validation.judge import judge, to_rdflib  # noqa: PLC0415 - half a second that one engine needs

        own = list(triples)
        typed = {subject for subject, predicate, _ in own if predicate == TYPE}
        below = {subject for subject, predicate, _ in self._background_triples if predicate == TYPE}
        focus = None if below <= typed else sorted(subject[1:-1] for subject in typed)
        return judge(to_rdflib([*self._background_triples, *own]), self._files, focus)


def validate(
    graph: Data, *, engine: EngineName = "compiled", background: Data | None = None, shapes: Path | None = None
) -> Report:
    """Validate a single graph; see :class:`Validator`, which is quicker for several."""
    return Validator(background, engine=engine, shapes=shapes).validate(graph)


def as_triples(data: Data) -> Iterable[Triple]:
    """Return any of the forms that a graph may have as triples in N-Triples text."""
    if isinstance(data, pyoxigraph.Store):
        return from_pyoxigraph(data.quads_for_pattern(None, None, None))
    if hasattr(data, "namespace_manager"):  # an rdflib graph; rdflib is not imported to find out
        written = cast("rdflib.Graph", data).serialize(format="nquads" if hasattr(data, "quads") else "nt")
        return from_pyoxigraph(pyoxigraph.parse(written, format=pyoxigraph.RdfFormat.N_QUADS))
    if isinstance(data, list | tuple) and data and isinstance(data[0], tuple):
        return cast("Sequence[Triple]", data)
    return (one if isinstance(one, tuple) else next(from_pyoxigraph([one])) for one in data)


@cache
def _shipped_terms() -> tuple[Triple, ...]:
    """Return the statements of the ontology and the vocabularies; read once per process."""
    return tuple(from_pyoxigraph(term_quads()))
