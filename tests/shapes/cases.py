"""The cases of the shapes: small declared changes to a valid graph, and the constraints that the shapes state."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pyoxigraph

from policykg.namespaces import DATA_PREFIXES, PREFIXES
from policykg.ntriples import Triple, from_pyoxigraph
from policykg.validation.core import component_of
from policykg.validation.shapes import SH, read_shapes, shape_files

FOLDER = Path(__file__).parent
SHAPES = "https://w3id.org/policykg/shapes#"
# Parameters that say how another one is meant, or hold shapes whose own constraints are counted.
_NO_CONSTRAINTS = {"property", "qualifiedValueShape", "ignoredProperties", "flags"}


@dataclass(frozen=True)
class Case:
    """A change to the valid graph and the constraint that it breaks."""

    shape: str
    component: str
    focus: frozenset[str]
    removed: frozenset[Triple]
    added: frozenset[Triple]

    @property
    def name(self) -> str:
        """The constraint, for test reports."""
        return f"{self.shape}:{self.component}"

    def graph(self) -> list[Triple]:
        """Return the valid graph with the change made."""
        return [triple for triple in valid_graph() if triple not in self.removed] + sorted(self.added)

    @property
    def touched(self) -> frozenset[str]:
        """The IRIs of the nodes that the change speaks of, where a finding could arise."""
        nodes = {node for subject, _, value in self.removed | self.added for node in (subject, value)}
        near = {subject for subject, _, value in valid_graph() if value in nodes and subject not in nodes}
        return frozenset(node[1:-1] for node in nodes | near if node[0] == "<") | self.focus


@cache
def valid_graph() -> tuple[Triple, ...]:
    """Return the graph that fits all shapes."""
    return tuple(from_pyoxigraph(pyoxigraph.parse(path=FOLDER / "valid.ttl")))


@cache
def _names() -> dict[str, str]:
    return tomllib.loads((FOLDER / "names.toml").read_text())


def _triples(text: str) -> frozenset[Triple]:
    """Read Turtle with the names of the valid graph's nodes in it."""
    named = re.sub(r"\$([\w-]+)", lambda match: f"<{_names()[match[1]]}>", text)
    head = "".join(f"PREFIX {prefix}: <{name}>\n" for prefix, name in (PREFIXES | DATA_PREFIXES).items())
    return frozenset(from_pyoxigraph(pyoxigraph.parse(head + named, format=pyoxigraph.RdfFormat.TURTLE)))


def _iri(name: str) -> str:
    if name.startswith("$"):
        return _names()[name[1:]]
    if name.startswith("<"):
        return name[1:-1]
    prefix, _, local = name.partition(":")
    return (PREFIXES | DATA_PREFIXES)[prefix] + local


@cache
def cases() -> tuple[Case, ...]:
    """Return every declared case."""
    found = []
    for file in sorted((FOLDER / "cases").glob("*.toml")):
        for declared in tomllib.loads(file.read_text())["case"]:
            unknown = declared.keys() - {"shape", "component", "focus", "blank", "remove", "without", "add"}
            assert not unknown, f"{file.name}: {unknown}"
            without = {f"<{_iri(name)}>" for name in declared.get("without", ())}
            gone = {triple for triple in valid_graph() if triple[0] in without}
            removed = _triples(declared.get("remove", "")) | gone
            assert removed <= set(valid_graph()), f"{file.name}, {declared['shape']}: removes what is not there"
            found.append(
                Case(
                    declared["shape"],
                    declared["component"],
                    frozenset(map(_iri, declared.get("focus", ()))),
                    removed,
                    _triples(declared.get("add", "")),
                )
            )
    return tuple(found)


def constraints() -> frozenset[tuple[str, str]]:
    """Return every constraint of the shapes files: the shape that a report names, and the component."""
    shapes = read_shapes(shape_files())
    reported = set()
    for term, shape in shapes.items():
        if shape.targets:
            reported |= {term, *shape.parameters.get("property", ())}
    return frozenset(
        (term[1:-1].removeprefix(SHAPES), "SPARQL" if name == "sparql" else component_of(name))
        for term in reported
        for name in shapes[term].parameters
        if name not in _NO_CONSTRAINTS
    )


__all__ = ["SH", "SHAPES", "Case", "cases", "constraints", "valid_graph"]
