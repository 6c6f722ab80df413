"""The SPARQL of the shapes' rules, parsed: the part of the language in which they are written; before the compiler.

    SELECT $this [?value] WHERE { patterns, FILTER, FILTER [NOT] EXISTS, BIND }

with property paths and expressions. What goes beyond raises :class:`BeyondSubset`; such a rule still runs, on
pyoxigraph (W3C, SPARQL 1.1, sections 5, 8, 9, 17 and 19).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from policykg.ntriples import text
from policykg.validation.index import TYPE
from policykg.validation.paths import Either, Path, Repeated, Sequenced, Step, reverse

_XSD = "http://www.w3.org/2001/XMLSchema#"
_TOKEN = re.compile(
    r"""(?P<space>\s+|\#[^\n]*)
    |(?P<iri><[^<>"{}|^`\\\s]*>)
    |(?P<variable>[?$]\w+)
    |(?P<string>"(?:[^"\\\n]|\\.)*"(?:@[A-Za-z-]+|\^\^\S+?(?=[\s),;.]))?)
    |(?P<number>\d+(?:\.\d+)?)
    |(?P<name>[A-Za-z][\w-]*:[\w-]*)
    |(?P<word>[A-Za-z]\w*)
    |(?P<sign>&&|\|\||!=|<=|>=|\^\^|[{}()\[\].;,|/^*+?=<>!-])""",
    re.VERBOSE,
)
FUNCTIONS = frozenset(
    (
        "STRLEN", "SUBSTR", "STRSTARTS", "STRENDS", "CONTAINS", "STR", "LCASE", "UCASE", "CONCAT", "LANG", "DATATYPE",
        "FLOOR", "ABS", "STRBEFORE", "STRAFTER", "STRLANG",
    )
)  # fmt: skip


class BeyondSubset(Exception):  # noqa: N818 - a signal inside this package, never an error for the caller
    """A rule uses SPARQL that is not compiled."""


@dataclass(frozen=True, slots=True)
class Variable:
    """A variable, without its sign."""

    name: str


@dataclass(frozen=True, slots=True)
class Constant:
    """An RDF term as N-Triples text."""

    term: str


Node = Variable | Constant


@dataclass(frozen=True, slots=True)
class Call:
    """An operator or function (``&&``, ``=``, ``IN``, ``STRLEN`` …) with its arguments."""

    name: str
    arguments: tuple[Expression, ...]


Expression = Variable | Constant | Call


@dataclass(frozen=True, slots=True)
class Pattern:
    """A triple pattern, its predicate a property path."""

    subject: Node
    path: Path
    value: Node


@dataclass(frozen=True, slots=True)
class Filter:
    """An expression that has to be true."""

    expression: Expression


@dataclass(frozen=True, slots=True)
class Exists:
    """A group that has to have a solution, or (``negated``) none."""

    group: Group
    negated: bool


@dataclass(frozen=True, slots=True)
class Bind:
    """A variable that an expression gives a value."""

    variable: Variable
    expression: Expression


Part = Pattern | Filter | Exists | Bind
Group = tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Select:
    """A whole query."""

    variables: tuple[str, ...]
    group: Group


def parse(query: str, prefixes: Mapping[str, str]) -> Select:
    """Parse the query of a rule.

    Raises:
        BeyondSubset: it is not in the part of SPARQL that is compiled.
    """
    return _Parser(query, prefixes).select()


class _Parser:
    def __init__(self, query: str, prefixes: Mapping[str, str]) -> None:
        self._prefixes = prefixes
        self._tokens: list[tuple[str, str]] = []
        place = 0
        while place < len(query):
            match = _TOKEN.match(query, place)
            if match is None or match.lastgroup is None:
                raise BeyondSubset(query[place : place + 20])
            if match.lastgroup != "space":
                self._tokens.append((match.lastgroup, match.group()))
            place = match.end()
        self._tokens.append(("end", ""))
        self._at = 0

    def _see(self, *texts: str) -> bool:
        kind, value = self._tokens[self._at]
        return kind in ("sign", "word") and value.upper() in texts

    def _accept(self, *texts: str) -> bool:
        if self._see(*texts):
            self._at += 1
            return True
        return False

    def _expect(self, *texts: str) -> None:
        for one in texts:
            if not self._accept(one):
                raise BeyondSubset(f"{self._tokens[self._at][1]!r} where {one!r} was expected")

    def _take(self) -> tuple[str, str]:
        self._at += 1
        return self._tokens[self._at - 1]

    def select(self) -> Select:
        self._expect("SELECT")
        self._accept("DISTINCT")
        names = []
        while self._tokens[self._at][0] == "variable":
            names.append(self._take()[1][1:])
        self._accept("WHERE")
        group = self._group()
        if self._tokens[self._at][0] != "end":
            raise BeyondSubset(self._tokens[self._at][1])
        return Select(tuple(names), group)

    def _group(self) -> Group:
        self._expect("{")
        parts: list[Part] = []
        while not self._accept("}"):
            if self._accept("."):
                continue
            if self._accept("FILTER"):
                parts.append(self._filter())
            elif self._accept("BIND"):
                self._expect("(")
                expression = self._expression()
                self._expect("AS")
                parts.append(Bind(Variable(self._take()[1][1:]), expression))
                self._expect(")")
            elif self._see("OPTIONAL", "UNION", "MINUS", "GRAPH", "VALUES", "SELECT", "{"):
                raise BeyondSubset(self._tokens[self._at][1])
            else:
                parts += self._triples()
        return tuple(parts)

    def _filter(self) -> Filter | Exists:
        negated = self._accept("NOT")
        if self._accept("EXISTS"):
            return Exists(self._group(), negated)
        if negated:
            raise BeyondSubset("NOT")
        return Filter(self._primary())

    def _triples(self) -> list[Pattern]:
        subject = self._node()
        found = []
        while True:
            path = self._alternatives()
            while True:
                found.append(Pattern(subject, path, self._node()))
                if not self._accept(","):
                    break
            if not self._accept(";") or self._see(".", "}"):
                return found

    def _node(self) -> Node:
        kind, value = self._take()
        if kind == "variable":
            return Variable(value[1:])
        return Constant(self._term(kind, value))

    def _term(self, kind: str, value: str) -> str:
        if kind == "iri":
            return value
        if kind == "name":
            prefix, _, local = value.partition(":")
            if prefix not in self._prefixes:
                raise BeyondSubset(value)
            return f"<{self._prefixes[prefix]}{local}>"
        if kind == "number":
            return f'"{value}"^^<{_XSD}{"decimal" if "." in value else "integer"}>'
        if kind == "string":
            content, _, tail = value[1:].rpartition('"')
            if tail.startswith("^^"):
                raise BeyondSubset(value)
            return text(content.replace('\\"', '"'), tail[1:])
        if kind == "word" and value in ("true", "false"):
            return f'"{value}"^^<{_XSD}boolean>'
        raise BeyondSubset(value)

    def _alternatives(self) -> Path:
        parts = [self._sequence()]
        while self._accept("|"):
            parts.append(self._sequence())
        return parts[0] if len(parts) == 1 else Either(tuple(parts))

    def _sequence(self) -> Path:
        parts = [self._step()]
        while self._accept("/"):
            parts.append(self._step())
        return parts[0] if len(parts) == 1 else Sequenced(tuple(parts))

    def _step(self) -> Path:
        inverse = self._accept("^")
        path: Path
        if self._accept("("):
            path = self._alternatives()
            self._expect(")")
        elif self._accept("A"):
            path = Step(TYPE)
        else:
            kind, value = self._take()
            if kind == "variable":
                raise BeyondSubset("a variable as predicate")
            path = Step(self._term(kind, value))
        for sign, least, once in (("+", 1, False), ("*", 0, False), ("?", 0, True)):
            if self._accept(sign):
                path = Repeated(path, least, once)
        return reverse(path) if inverse else path

    def _expression(self) -> Expression:
        return self._chain(("||",), lambda: self._chain(("&&",), self._comparison))

    def _chain(self, signs: tuple[str, ...], inner: object) -> Expression:
        operand = inner  # the next finer level of the grammar
        left: Expression = operand()  # type: ignore[operator]
        while self._see(*signs):
            sign = self._take()[1]
            left = Call(sign, (left, operand()))  # type: ignore[operator]
        return left

    def _comparison(self) -> Expression:
        left = self._sum()
        if self._see("=", "!=", "<", ">", "<=", ">="):
            return Call(self._take()[1], (left, self._sum()))
        negated = self._accept("NOT")
        if self._accept("IN"):
            listed = Call("IN", (left, *self._arguments()))
            return Call("!", (listed,)) if negated else listed
        return left

    def _sum(self) -> Expression:
        return self._chain(("+", "-"), lambda: self._chain(("*",), self._unary))

    def _unary(self) -> Expression:
        if self._accept("!"):
            return Call("!", (self._unary(),))
        if self._accept("-"):
            return Call("-", (Constant(self._term("number", "0")), self._unary()))
        return self._primary()

    def _primary(self) -> Expression:
        if self._accept("("):
            inner = self._expression()
            self._expect(")")
            return inner
        kind, value = self._tokens[self._at]
        if kind == "word" and value not in ("true", "false"):
            if value.upper() not in FUNCTIONS:
                raise BeyondSubset(value)
            self._at += 1
            return Call(value.upper(), self._arguments())
        return self._node()

    def _arguments(self) -> tuple[Expression, ...]:
        self._expect("(")
        arguments = []
        while not self._accept(")"):
            arguments.append(self._expression())
            self._accept(",")
        return tuple(arguments)
