"""The shapes as records, read from their Turtle files with pyoxigraph's parser; comes before the compilers.

Every constraint parameter of SHACL Core and ``sh:sparql`` is read; a parameter that nobody would check is an error
here, so that no rule is ever passed over in silence.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path as File

import pyoxigraph

from policykg.errors import UnreadableError
from policykg.resources import shipped
from policykg.validation.literals import lexical
from policykg.validation.paths import Either, Path, Repeated, Sequenced, Step, reverse

SH = "http://www.w3.org/ns/shacl#"
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_FIRST, _REST, _NIL = f"<{_RDF}first>", f"<{_RDF}rest>", f"<{_RDF}nil>"
_TARGETS = ("targetClass", "targetNode", "targetSubjectsOf", "targetObjectsOf")
_ABOUT = {"name", "description", "message", "severity", "path", "deactivated", "order", "group", "defaultValue"}
_CHECKED = {
    "class", "datatype", "nodeKind", "minCount", "maxCount", "minExclusive", "minInclusive", "maxExclusive",
    "maxInclusive", "minLength", "maxLength", "pattern", "flags", "languageIn", "uniqueLang", "equals", "disjoint",
    "lessThan", "lessThanOrEquals", "not", "and", "or", "xone", "node", "property", "qualifiedValueShape",
    "qualifiedMinCount", "qualifiedMaxCount", "closed", "ignoredProperties", "hasValue", "in", "sparql",
}  # fmt: skip
_REPEATS = (("zeroOrMorePath", 0, False), ("oneOrMorePath", 1, False), ("zeroOrOnePath", 0, True))
_LISTS = {"in", "languageIn", "and", "or", "xone", "ignoredProperties"}


@dataclass(frozen=True, slots=True)
class Rule:
    """A SPARQL constraint: its query with the prefixes it may use, and what to tell people."""

    iri: str
    select: str
    prefixes: tuple[tuple[str, str], ...]
    message: str


@dataclass(frozen=True, slots=True)
class Shape:
    """A node or property shape.

    Attributes:
        iri: its term, also of a blank one.
        path: what a property shape looks at; None for a node shape.
        targets: pairs of the kind of target (``targetClass`` …) and its term.
        severity: ``Violation``, ``Warning`` or ``Info``.
        message: what to tell people; empty where the shape is silent.
        parameters: constraint parameter → terms, lists taken apart (one parameter holds all members of its lists).
        rules: its SPARQL constraints.
    """

    iri: str
    path: Path | None
    targets: tuple[tuple[str, str], ...]
    severity: str
    message: str
    parameters: Mapping[str, tuple[str, ...]]
    rules: tuple[Rule, ...] = ()


def shape_files(folder: File | None = None) -> tuple[File, ...]:
    """Return the Turtle files of the shapes, those that ship with the package unless a folder is named.

    Raises:
        UnreadableError: there are none.
    """
    folder = folder or shipped("ontology") / "shapes"
    files = tuple(sorted(folder.glob("*.ttl")))
    if not files:
        raise UnreadableError(f"The folder {folder} holds no shapes (*.ttl); name one that does.")
    return files


@cache
def read_shapes(files: tuple[File, ...]) -> Mapping[str, Shape]:
    """Read the shapes of Turtle files, by term.

    Raises:
        UnreadableError: a file is broken, or a shape uses something that would not be checked.
    """
    return _Reader(files).shapes()


class _Reader:
    def __init__(self, files: Iterable[File]) -> None:
        self._values: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for file in files:
            try:
                triples = pyoxigraph.parse(file.read_bytes(), format=pyoxigraph.RdfFormat.TURTLE)
                for triple in triples:
                    self._values[str(triple.subject)][str(triple.predicate)].append(str(triple.object))
            except (OSError, SyntaxError, ValueError) as error:
                raise UnreadableError(f"The shapes in {file} cannot be read ({error}); mend the file.") from error

    def shapes(self) -> Mapping[str, Shape]:
        kinds = {f"<{SH}NodeShape>", f"<{SH}PropertyShape>"}
        found = [term for term, values in self._values.items() if kinds & set(values.get(f"<{_RDF}type>", ()))]
        return {term: self._shape(term) for term in found if not self._is_off(term)}

    def _is_off(self, term: str) -> bool:
        return any(lexical(value) == "true" for value in self._all(term, "deactivated"))

    def _all(self, term: str, name: str) -> list[str]:
        return self._values[term].get(f"<{SH}{name}>", [])

    def _one(self, term: str, name: str, default: str = "") -> str:
        return next(iter(self._all(term, name)), default)

    def _text(self, term: str, name: str) -> str:
        return " ".join(sorted(lexical(value) for value in self._all(term, name)))

    def _shape(self, term: str) -> Shape:
        parameters: dict[str, tuple[str, ...]] = {}
        for predicate, values in self._values[term].items():
            name = predicate[1:-1].removeprefix(SH)
            if name == predicate[1:-1] or name in _ABOUT or name in _TARGETS:
                continue
            if name not in _CHECKED:
                raise UnreadableError(f"The shape {term} uses sh:{name}, which is not checked; write it otherwise.")
            parameters[name] = tuple(self._members(values) if name in _LISTS else values)
        return Shape(
            iri=term,
            path=self._path(self._one(term, "path")) if self._one(term, "path") else None,
            targets=tuple((kind, value) for kind in _TARGETS for value in self._all(term, kind)),
            severity=self._one(term, "severity", f"<{SH}Violation>")[1:-1].removeprefix(SH),
            message=self._text(term, "message"),
            parameters={
                name: tuple(value for value in values if name not in ("node", "property") or not self._is_off(value))
                for name, values in parameters.items()
            },
            rules=tuple(self._rule(rule) for rule in parameters.get("sparql", ()) if not self._is_off(rule)),
        )

    def _members(self, heads: Iterable[str]) -> Iterable[str]:
        for head in heads:
            while head != _NIL:
                yield self._values[head][_FIRST][0]
                head = self._values[head][_REST][0]  # noqa: PLW2901 - walks the list

    def _path(self, term: str) -> Path:
        node = self._values.get(term, {})
        if _FIRST in node:
            return Sequenced(tuple(self._path(part) for part in self._members([term])))
        if inverse := self._one(term, "inversePath"):
            return reverse(self._path(inverse))
        if either := self._one(term, "alternativePath"):
            return Either(tuple(self._path(part) for part in self._members([either])))
        for name, least, once in _REPEATS:
            if part := self._one(term, name):
                return Repeated(self._path(part), least, once)
        return Step(term)

    def _rule(self, term: str) -> Rule:
        prefixes = []
        for holder in self._all(term, "prefixes"):
            for declared in self._all(holder, "declare"):
                prefixes.append((self._text(declared, "prefix"), self._text(declared, "namespace")))
        return Rule(term, self._text(term, "select"), tuple(sorted(prefixes)), self._text(term, "message"))
