# ruff: noqa: ANN401 - pySHACL has no types, and rdflib's queries take anything
"""The judge of the shapes: pySHACL, over rdflib graphs; slow, independent of our own engine, and always right.

Its reports are read back into :mod:`policykg.validation.report`, so that they compare with the compiled engine's.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from policykg.ntriples import Triple, ntriples
from policykg.validation.report import Finding, Report

if TYPE_CHECKING:
    import rdflib

_SHACL = "http://www.w3.org/ns/shacl#"


@cache
def shapes_graph(files: tuple[Path, ...]) -> rdflib.Graph:
    """Return the shapes of several Turtle files as one rdflib graph; read once per process."""
    import rdflib  # noqa: PLC0415 - half a second that only this engine needs

    graph = rdflib.Graph()
    for file in files:
        graph.parse(file, format="turtle")
    return graph


def to_rdflib(triples: Iterable[Triple]) -> rdflib.Graph:
    """Return triples as an rdflib graph."""
    import rdflib  # noqa: PLC0415

    return rdflib.Graph().parse(data=ntriples(triples), format="nt")


def judge(
    data: rdflib.Graph, files: Sequence[Path], focus: Collection[str] | None = None, *, prepared: bool = True
) -> Report:
    """Validate a graph with pySHACL.

    Args:
        data: the whole graph: what is judged and what it refers to.
        files: the Turtle files of the shapes.
        focus: IRIs of the nodes that are looked at; every target where it is None.
        prepared: translate each SPARQL query of the shapes once instead of once per focus node; the findings are
            the same (tests compare them), eight times sooner.
    """
    import pyshacl  # noqa: PLC0415

    graph = _prepared(data) if prepared else data
    shapes = shapes_graph(tuple(files))
    with _aimed(shapes, data, frozenset(focus)) if focus is not None else nullcontext():
        _, results, _ = pyshacl.validate(graph, shacl_graph=shapes, inplace=True)
    return Report.of(_findings(results))


@contextmanager
def _aimed(shapes: rdflib.Graph, data: rdflib.Graph, focus: frozenset[str]) -> Iterator[None]:
    """Let the shapes name the nodes that they look at one by one, for a while.

    pySHACL's own option for focus nodes also passes over values that are none of them, so that ``sh:or`` and
    qualified counts go wrong.
    """
    import rdflib  # noqa: PLC0415

    shacl = rdflib.Namespace(_SHACL)

    def of_class(term: Any) -> Iterable[Any]:
        for kind in data.transitive_subjects(rdflib.RDFS.subClassOf, term):
            yield from data.subjects(rdflib.RDF.type, kind)

    nodes_of: dict[Any, Callable[[Any], Iterable[Any]]] = {
        shacl.targetClass: of_class,
        shacl.targetNode: lambda term: (term,),
        shacl.targetSubjectsOf: data.subjects,
        shacl.targetObjectsOf: lambda term: data.objects(None, term),
    }
    targets = [triple for predicate in nodes_of for triple in shapes.triples((None, predicate, None))]
    named = [
        (shape, shacl.targetNode, node)
        for shape, predicate, value in targets
        for node in nodes_of[predicate](value)
        if str(node) in focus
    ]
    try:
        _exchange(shapes, targets, named)
        yield
    finally:
        _exchange(shapes, named, targets)


def _exchange(graph: rdflib.Graph, old: Iterable[Any], new: Iterable[Any]) -> None:
    for triple in old:
        graph.remove(triple)
    for triple in new:
        graph.add(triple)


def _prepared(data: rdflib.Graph) -> rdflib.Graph:
    """Return a view of a graph that translates each query text once."""
    import rdflib  # noqa: PLC0415

    class Prepared(rdflib.Graph):
        def query(self, query_object: Any, *args: Any, **options: Any) -> rdflib.query.Result:
            if isinstance(query_object, str):
                query_object = _translate(query_object)
            return super().query(query_object, *args, **options)

    return Prepared(store=data.store, identifier=data.identifier, namespace_manager=data.namespace_manager)


@cache
def _translate(text: str) -> Any:
    from rdflib.plugins.sparql import prepareQuery  # noqa: PLC0415

    return prepareQuery(text)


def _findings(results: rdflib.Graph) -> Iterable[Finding]:
    """Read the results of a validation report."""
    import rdflib  # noqa: PLC0415

    shacl = rdflib.Namespace(_SHACL)
    for result in results.objects(None, shacl.result):

        def one(name: str, result: Any = result) -> Any:
            return results.value(result, shacl[name])

        path, value = one("resultPath"), one("value")
        component = str(one("sourceConstraintComponent")).removeprefix(_SHACL)
        yield Finding(
            focus_node=str(one("focusNode")),
            path=None if path is None else _path(path, one("sourceShape")),
            component=component.removesuffix("ConstraintComponent"),
            source_shape=str(one("sourceShape")),
            severity=str(one("resultSeverity")).removeprefix(_SHACL),
            message=" ".join(sorted(str(message) for message in results.objects(result, shacl.resultMessage))),
            value=None if value is None else value.n3(),
        )


def _path(path: Any, shape: Any) -> str:
    """Return a path as Turtle; pySHACL names a complex one by a blank node, for which its shape stands."""
    import rdflib  # noqa: PLC0415

    return f"<{path}>" if isinstance(path, rdflib.URIRef) else f"path of <{shape}>"
