"""The compiled engine: shapes turned into checks once, run over each graph's index; between the compilers and the API.

It finds what pySHACL finds, result by result, in a small part of the time (tests compare the two).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path as File

import pyoxigraph

from policykg.errors import UnreadableError
from policykg.ntriples import Triple, ntriples
from policykg.validation.core import SetTest, Test, ValuesTest, ValueTest, component_of, value_test, values_test
from policykg.validation.index import TYPE, Index, Read
from policykg.validation.literals import Incomparable, lexical
from policykg.validation.paths import Step, follow
from policykg.validation.report import Finding, Report
from policykg.validation.rule_compiler import Solutions, compile_rule
from policykg.validation.rule_parser import BeyondSubset, parse
from policykg.validation.shapes import Rule, Shape, read_shapes

_PLACEHOLDER = re.compile(r"\{[?$](\w+)\}")
_COMBINED = ("node", "not", "and", "or", "xone")


class Engine:
    """The shapes of some Turtle files, ready to run.

    Raises:
        UnreadableError: a file is broken, or a shape uses something that would not be checked.
    """

    def __init__(self, files: Sequence[File]) -> None:
        self._shapes = read_shapes(tuple(files))
        self._checks: dict[str, _Check] = {}
        for term in self._shapes:
            self.check(term)
        self._targeted = [self._checks[term] for term, shape in self._shapes.items() if shape.targets]

    def check(self, term: str) -> _Check:
        """Return the compiled form of a shape."""
        known = self._checks.get(term)
        if known is None:
            if term not in self._shapes:
                raise UnreadableError(f"The shapes refer to {term}, which is no shape; mend the reference.")
            known = self._checks[term] = _Check(self._shapes[term], self)
        return known

    def validate(self, index: Index) -> Report:
        """Validate the nodes that an index itself (not its background) gives a type."""
        found: list[Finding] = []
        typed = index.outward.get(TYPE, {})
        for check in self._targeted:
            focus = _targets(check.shape, index, typed)
            if focus:
                check.run(index, focus, found.append)
        return Report.of(found)


def _targets(shape: Shape, index: Index, typed: Mapping[str, object]) -> Iterable[str]:
    """Return the nodes that a shape looks at: those of its targets that have a type in this layer."""
    if len(shape.targets) == 1 and shape.targets[0][0] == "targetClass":
        return index.instances(shape.targets[0][1])
    found: set[str] = set()
    for kind, term in shape.targets:
        if kind == "targetClass":
            found |= index.instances(term)
        elif kind == "targetNode":
            found |= {term} & typed.keys()
        elif kind == "targetSubjectsOf":
            found |= index.outward.get(term, {}).keys() & typed.keys()
        else:
            found |= index.inward(term).keys() & typed.keys()
    return found


class _Check:
    """One shape, compiled."""

    __slots__ = (
        "_closed",
        "_engine",
        "_least",
        "_most",
        "_path",
        "_per_value",
        "_properties",
        "_rules",
        "_together",
        "shape",
    )

    def __init__(self, shape: Shape, engine: Engine) -> None:
        self.shape = shape
        self._engine = engine
        self._path = "" if shape.path is None else (
            shape.path.predicate if isinstance(shape.path, Step) and not shape.path.inverse else f"path of {shape.iri}"
        )  # fmt: skip
        parameters = shape.parameters
        flags = lexical(parameters["flags"][0]) if "flags" in parameters else ""
        self._least = int(lexical(parameters["minCount"][0])) if "minCount" in parameters else 0
        self._most = int(lexical(parameters["maxCount"][0])) if "maxCount" in parameters else None
        self._per_value: list[ValueTest] = []
        self._together: list[ValuesTest] = []
        for name, values in parameters.items():
            self._per_value += value_test(name, values, flags)
            self._together += values_test(name, values)
            if name in _COMBINED:
                self._per_value += _combined(name, values, engine)
        if "qualifiedValueShape" in parameters:
            self._together += _qualified(parameters, engine)
        self._properties = parameters.get("property", ())
        self._closed = _allowed(shape, engine) if _is_true(parameters.get("closed")) else None
        self._rules = [(rule, _compiled(rule)) for rule in shape.rules]

    def run(self, index: Index, focus: Iterable[str], tell: Callable[[Finding], object]) -> None:
        """Check focus nodes and tell what does not fit."""
        if self.shape.path is None:
            if self._per_value or self._together:
                self._run_values(index, focus, lambda node: (node,), tell)
        else:
            self._run_values(index, focus, follow(self.shape.path, index), tell)
        for term in self._properties:
            self._run_property(term, index, focus, tell)
        if self._closed is not None:
            self._run_closed(self._closed, index, focus, tell)
        for rule, solutions in self._rules:
            for node, value in solutions(index, focus):
                shown = value if value is not None else None if self.shape.path else node
                tell(self._finding(node, "SPARQL", shown, rule.message))

    def conforming(self, index: Index) -> Test:
        """Return the test whether a node fits this shape, each node looked at once."""
        if not (self._properties or self._rules or self._closed or self.shape.path or self._together):
            tests = [test.bind(index) for test in self._per_value]
            return tests[0] if len(tests) == 1 else lambda term: all(test(term) for test in tests)
        known: dict[str, bool] = {}

        def test(term: str) -> bool:
            fits = known.get(term)
            if fits is None:
                found: list[Finding] = []
                self.run(index, (term,), found.append)
                fits = known[term] = not found
            return fits

        return test

    def _run_values(self, index: Index, focus: Iterable[str], read: Read, tell: Callable[[Finding], object]) -> None:
        tests = [(test.component, test.bind(index)) for test in self._per_value]
        together = [(test.component, test.bind(index)) for test in self._together]
        least, most = self._least, self._most
        for node in focus:
            values = read(node)
            if values:
                if most is not None and len(values) > most:
                    tell(self._finding(node, "MaxCount", None))
                for component, test in tests:
                    for value in values:
                        if not test(value):
                            tell(self._finding(node, component, value))
            if least and len(values or ()) < least:
                tell(self._finding(node, "MinCount", None))
            for component, wrong in together:
                for one in wrong(node, values or ()):
                    tell(self._finding(node, component, one))

    def _run_property(self, term: str, index: Index, focus: Iterable[str], tell: Callable[[Finding], object]) -> None:
        """Check the values of a property shape, or, of a node shape, the focus nodes through its path."""
        check = self._engine.check(term)
        if self.shape.path is None:
            check.run(index, focus, tell)
        else:
            read = follow(self.shape.path, index)
            check.run(index, list(dict.fromkeys(value for node in focus for value in read(node) or ())), tell)

    def _run_closed(
        self, allowed: frozenset[str], index: Index, focus: Iterable[str], tell: Callable[[Finding], object]
    ) -> None:
        described = index.described
        below = index.background.described if index.background else {}
        for node in focus:
            used = described.get(node, frozenset()) | below.get(node, frozenset())
            if not used <= allowed:
                for predicate in used - allowed:
                    for value in index.reader(predicate)(node) or ():
                        tell(self._finding(node, "Closed", value, path=predicate))

    def _finding(
        self, node: str, component: str, value: str | None, message: str = "", path: str | None = None
    ) -> Finding:
        shape = self.shape
        told = message or shape.message or f"The value does not fit sh:{component[0].lower()}{component[1:]}."
        shown = {"this": node, "value": value or ""}
        return Finding(
            focus_node=_plain(node),
            path=path or self._path or None,
            component=component,
            source_shape=_plain(shape.iri),
            severity=shape.severity,
            message=_PLACEHOLDER.sub(lambda match: _plain(shown.get(match[1], "")), told),
            value=value,
        )


def _plain(term: str) -> str:
    """Return an IRI's address or a literal's text."""
    try:
        return lexical(term) if term else ""
    except Incomparable:
        return term


def _is_true(values: Sequence[str] | None) -> bool:
    return bool(values) and lexical(values[0]) == "true"  # type: ignore[index]


def _allowed(shape: Shape, engine: Engine) -> frozenset[str]:
    """Return the predicates that a closed shape lists."""
    paths = (engine.check(term).shape.path for term in shape.parameters.get("property", ()))
    listed = {path.predicate for path in paths if isinstance(path, Step) and not path.inverse}
    return frozenset(listed | set(shape.parameters.get("ignoredProperties", ())))


def _combined(name: str, values: tuple[str, ...], engine: Engine) -> list[ValueTest]:
    """Compile the constraints that refer to other shapes."""
    checks = [engine.check(term) for term in values]
    if name in ("node", "not"):
        wanted = name == "node"

        def single(check: _Check) -> Callable[[Index], Test]:
            def bind(index: Index) -> Test:
                fits = check.conforming(index)
                return fits if wanted else lambda term: not fits(term)

            return bind

        return [ValueTest(component_of(name), single(check)) for check in checks]

    def bind(index: Index) -> Test:
        fits = [check.conforming(index) for check in checks]
        if name == "or":
            return lambda term: any(test(term) for test in fits)
        if name == "and":
            return lambda term: all(test(term) for test in fits)
        return lambda term: sum(test(term) for test in fits) == 1

    return [ValueTest(component_of(name), bind)]


def _qualified(parameters: Mapping[str, tuple[str, ...]], engine: Engine) -> list[ValuesTest]:
    """Compile ``sh:qualifiedValueShape`` with its two counts."""
    check = engine.check(parameters["qualifiedValueShape"][0])

    def counted(wrong: Callable[[int], bool]) -> Callable[[Index], SetTest]:
        def bind(index: Index) -> SetTest:
            fits = check.conforming(index)
            return lambda _, values: (None,) if wrong(sum(map(fits, values))) else ()

        return bind

    found = []
    if "qualifiedMinCount" in parameters:
        least = int(lexical(parameters["qualifiedMinCount"][0]))
        found.append(ValuesTest("QualifiedMinCount", counted(lambda count: count < least)))
    if "qualifiedMaxCount" in parameters:
        most = int(lexical(parameters["qualifiedMaxCount"][0]))
        found.append(ValuesTest("QualifiedMaxCount", counted(lambda count: count > most)))
    return found


def _compiled(rule: Rule) -> Solutions:
    """Compile a rule; one that goes beyond the compiled part of SPARQL runs on pyoxigraph."""
    try:
        return compile_rule(parse(rule.select, dict(rule.prefixes)))
    except BeyondSubset:
        return _on_pyoxigraph(rule)


def _on_pyoxigraph(rule: Rule) -> Solutions:
    query = "".join(f"PREFIX {prefix}: <{name}>\n" for prefix, name in rule.prefixes) + rule.select
    this = pyoxigraph.Variable("this")

    def run(index: Index, focus: Iterable[str]) -> list[tuple[str, str | None]]:
        store = pyoxigraph.Store()
        for layer in (index, index.background):
            if layer is not None:
                store.bulk_load(ntriples(_triples(layer)).encode(), format=pyoxigraph.RdfFormat.N_TRIPLES)
        found: dict[tuple[str, str | None], None] = {}
        for node in focus:
            solutions = store.query(query, substitutions={this: pyoxigraph.NamedNode(node[1:-1])})
            assert isinstance(solutions, pyoxigraph.QuerySolutions)  # a rule is a SELECT
            gives_value = any(variable.value == "value" for variable in solutions.variables)
            for solution in solutions:
                value = solution["value"] if gives_value else None
                found[node, None if value is None else str(value)] = None
        return list(found)

    return run


def _triples(index: Index) -> Iterable[Triple]:
    for predicate, objects in index.outward.items():
        for subject, values in objects.items():
            for value in values:
                yield subject, predicate, value
