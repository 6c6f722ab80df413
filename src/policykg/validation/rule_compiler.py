"""Rules in SPARQL, compiled into Python functions over an index; between the rule parser and the validator.

A query becomes nested loops: one ``for`` per triple pattern in an order that is settled once (the subject known, else
the value known), each filter at the first place where its variables are known. The text of the function is made of
fixed pieces and numbered names only; every term of the query is passed in as a value.
"""

from __future__ import annotations

import itertools
import operator
from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from math import floor

from policykg.ntriples import text
from policykg.validation.index import Index, Read
from policykg.validation.literals import Incomparable, equal, lexical, literal, number, order, string
from policykg.validation.paths import Path, follow, reverse
from policykg.validation.rule_parser import (
    BeyondSubset,
    Bind,
    Call,
    Constant,
    Exists,
    Expression,
    Filter,
    Group,
    Node,
    Part,
    Pattern,
    Select,
    Variable,
)

Solutions = Callable[[Index, Iterable[str]], list[tuple[str, str | None]]]
_ORDERS = {"<": operator.lt, ">": operator.gt, "<=": operator.le, ">=": operator.ge}


def compile_rule(query: Select) -> Solutions:
    """Return a function that gives, for an index and focus nodes, each pair of focus node and value that is wrong.

    Raises:
        BeyondSubset: the query names something that is not compiled.
    """
    return _Compiler(query).solutions()


class _Compiler:
    def __init__(self, query: Select) -> None:
        if "this" not in query.variables or not set(query.variables) <= {"this", "value"}:
            raise BeyondSubset("other results than $this and ?value")
        self._query = query
        self._paths: list[Path] = []
        self._constants: dict[str, object] = {
            "Incomparable": Incomparable, "lexical": lexical, "number": number, "string": string, "equal": equal,
            "ordered": _ordered, "either": _either, "language": _language, "datatype": _datatype, "floor": floor,
            "text": text, "substring": _substring, "before": _before, "after": _after, "term": _term,
        }  # fmt: skip
        self._names = itertools.count()

    def solutions(self) -> Solutions:
        """Compile the query."""
        result = "value" if "value" in self._query.variables else "None"
        names = {"this": "this"}
        body = self._group(
            self._query.group, names, 2, lambda known: f"found.append((this, {known.get(result, result)}))"
        )
        lines = ["def rule(reads, focus):", "    found = []", "    for this in focus:", *body, "    return found"]
        for place in range(len(self._paths)):
            lines.insert(1, f"    read{place} = reads[{place}]")
        namespace = dict(self._constants)
        exec("\n".join(lines), namespace)
        run: Callable[[Sequence[Read], Iterable[str]], list[tuple[str, str | None]]] = namespace["rule"]  # type: ignore[assignment]
        paths = tuple(self._paths)
        return lambda index, focus: list(dict.fromkeys(run([follow(path, index) for path in paths], focus)))

    def _constant(self, value: object) -> str:
        for name, known in self._constants.items():
            if type(known) is type(value) and known == value:
                return name
        name = f"c{next(self._names)}"
        self._constants[name] = value
        return name

    def _read(self, path: Path) -> str:
        if path not in self._paths:
            self._paths.append(path)
        return f"read{self._paths.index(path)}"

    def _group(
        self, group: Group, names: dict[str, str], depth: int, done: Callable[[dict[str, str]], str]
    ) -> list[str]:
        """Write the loops of a group inside a loop; ``names`` says which Python name holds which variable."""
        names = dict(names)
        waiting = _conjuncts(group)
        lines: list[str] = []
        own = {name for part in group if isinstance(part, Pattern | Bind) for name in _variables((part,))}
        while waiting:
            part = self._next(waiting, names, own)
            waiting.remove(part)
            pad = "    " * depth
            match part:
                case Filter(expression):
                    lines += self._guarded(pad, f"if not ({self._truth(expression, names)}): continue")
                case Bind(variable, expression):
                    name = f"v{next(self._names)}"
                    lines += self._guarded(pad, f"{name} = {self._as_term(expression, names)}")
                    names[variable.name] = name
                case Exists(inner, negated):
                    test = f"exists{next(self._names)}"
                    body = self._group(inner, names, depth + 2, lambda _: "return True")
                    lines += [f"{pad}def {test}():", f"{pad}    for _ in (0,):", *body, f"{pad}    return False"]
                    lines.append(f"{pad}if {'' if negated else 'not '}{test}(): continue")
                case Pattern():
                    depth += self._pattern(part, names, pad, lines)
        lines.append("    " * depth + done(names))
        return lines

    def _pattern(self, part: Pattern, names: dict[str, str], pad: str, lines: list[str]) -> int:
        """Write a triple pattern; return by how much it nests what follows."""
        subject, value = self._name(part.subject, names), self._name(part.value, names)
        if subject and value:
            lines.append(f"{pad}if {value} not in ({self._read(part.path)}({subject}) or ()): continue")
            return 0
        if not subject and not value:
            raise BeyondSubset("a pattern that nothing leads to")
        free = part.value if subject else part.subject
        if not isinstance(free, Variable):
            raise BeyondSubset("a constant that is not known")
        name = names[free.name] = f"v{next(self._names)}"
        path = part.path if subject else reverse(part.path)
        lines.append(f"{pad}for {name} in {self._read(path)}({subject or value}) or ():")
        return 1

    def _name(self, node: Node, names: dict[str, str]) -> str | None:
        return self._constant(node.term) if isinstance(node, Constant) else names.get(node.name)

    def _next(self, waiting: list[Part], names: dict[str, str], own: set[str]) -> Part:
        """Choose what comes next: what only tests, then what leads on from a subject, then from a value."""

        def cost(part: Part) -> int:
            match part:
                case Filter(expression):
                    return 0 if _named(expression) <= names.keys() else 99
                case Bind(_, expression):
                    return 0 if _named(expression) <= names.keys() else 99
                case Exists(inner):
                    return 2 if _variables(inner) & own <= names.keys() else 99  # its other variables are its own
                case Pattern(subject, _, value):
                    known = self._name(subject, names), self._name(value, names)
                    if all(known):
                        return 1
                    if known[0]:
                        return 3
                    return (4 if isinstance(value, Variable) else 5) if known[1] else 9
            raise BeyondSubset(str(part))

        best = min(waiting, key=cost)
        if cost(best) == 99:
            raise BeyondSubset("a variable that no pattern binds")
        return best

    @staticmethod
    def _guarded(pad: str, line: str) -> list[str]:
        return [f"{pad}try:", f"{pad}    {line}", f"{pad}except Incomparable: continue"]

    # Expressions: a kind (truth, number, string, term) and the Python text that computes it.

    def _truth(self, expression: Expression, names: dict[str, str]) -> str:
        kind, code = self._code(expression, names)
        if kind != "truth":
            raise BeyondSubset("a filter that is neither true nor false")
        return code

    def _as_term(self, expression: Expression, names: dict[str, str]) -> str:
        kind, code = self._code(expression, names)
        return code if kind == "term" else f"term({code})"

    def _as_string(self, expression: Expression, names: dict[str, str]) -> str:
        kind, code = self._code(expression, names)
        if kind not in ("string", "term"):
            raise BeyondSubset("a string that is none")
        return code if kind == "string" else f"string({code})"

    def _as_number(self, expression: Expression, names: dict[str, str]) -> str:
        kind, code = self._code(expression, names)
        if kind not in ("number", "term"):
            raise BeyondSubset("a number that is none")
        if kind == "term" and isinstance(expression, Constant):
            return self._constant(number(expression.term))
        return code if kind == "number" else f"number({code})"

    def _code(  # noqa: PLR0911 - one return per kind of expression
        self, expression: Expression, names: dict[str, str]
    ) -> tuple[str, str]:
        if isinstance(expression, Constant):
            return "term", self._constant(expression.term)
        if isinstance(expression, Variable):
            return "term", names[expression.name]
        name, arguments = expression.name, expression.arguments
        if name in ("+", "-", "*"):
            left, right = (self._as_number(one, names) for one in arguments)
            return "number", f"({left} {name} {right})"
        if name in ("&&", "||", "!"):
            truths = [self._truth(one, names) for one in arguments]
            if name == "!":
                return "truth", f"(not {truths[0]})"
            return "truth", f"either({name == '||'}, lambda: {truths[0]}, lambda: {truths[1]})"
        if name == "IN":
            return "truth", self._within(arguments, names)
        if name in ("=", "!=", *_ORDERS):
            return "truth", self._compared(name, arguments[0], arguments[1], names)
        return self._function(name, arguments, names)

    def _within(self, arguments: tuple[Expression, ...], names: dict[str, str]) -> str:
        one, *listed = arguments
        if not all(isinstance(other, Constant) and other.term[0] == "<" for other in listed):
            raise BeyondSubset("IN a list of other things than IRIs")
        return f"({self._code(one, names)[1]} in {self._constant(frozenset(o.term for o in listed))})"  # type: ignore[union-attr]

    def _compared(self, sign: str, left: Expression, right: Expression, names: dict[str, str]) -> str:
        kinds = {self._code(left, names)[0], self._code(right, names)[0]}
        python = "==" if sign == "=" else sign
        if "number" in kinds:
            return f"({self._as_number(left, names)} {python} {self._as_number(right, names)})"
        if "string" in kinds:
            return f"({self._as_string(left, names)} {python} {self._as_string(right, names)})"
        one, other = self._code(left, names)[1], self._code(right, names)[1]
        if sign in _ORDERS:
            return f"ordered({self._constant(_ORDERS[sign])}, {one}, {other})"
        if any(isinstance(side, Constant) and side.term[0] == "<" for side in (left, right)):
            return f"({one} {python} {other})"
        return f"({'' if sign == '=' else 'not '}equal({one}, {other}))"

    def _function(  # noqa: PLR0911 - one return per kind of function
        self, name: str, arguments: tuple[Expression, ...], names: dict[str, str]
    ) -> tuple[str, str]:
        if name in ("STR", "LANG", "DATATYPE"):
            kind, code = self._code(arguments[0], names)
            if kind == "string" and name == "STR":
                return kind, code
            return ("term", f"datatype({code})") if name == "DATATYPE" else (
                "string", f"{'lexical' if name == 'STR' else 'language'}({code})"
            )  # fmt: skip
        if name in ("FLOOR", "ABS"):
            return "number", f"{name.lower()}({self._as_number(arguments[0], names)})"
        if name == "SUBSTR":
            rest = ", ".join(self._as_number(one, names) for one in arguments[1:])
            return "string", f"substring({self._as_string(arguments[0], names)}, {rest})"
        strings = [self._as_string(one, names) for one in arguments]
        match name:
            case "STRLEN":
                return "number", f"len({strings[0]})"
            case "LCASE" | "UCASE":
                return "string", f"{strings[0]}.{'lower' if name == 'LCASE' else 'upper'}()"
            case "CONCAT":
                return "string", f"({' + '.join(strings)})"
            case "STRSTARTS" | "STRENDS":
                return "truth", f"{strings[0]}.{'startswith' if name == 'STRSTARTS' else 'endswith'}({strings[1]})"
            case "STRBEFORE" | "STRAFTER":
                return "string", f"{name[3:].lower()}({strings[0]}, {strings[1]})"
            case "STRLANG":
                return "term", f"text({strings[0]}, {strings[1]})"
            case "CONTAINS":
                return "truth", f"({strings[1]} in {strings[0]})"
        raise BeyondSubset(name)


def _conjuncts(group: Group) -> list[Part]:
    """Return the parts of a group, a filter on several conditions as several filters: each is tested early."""
    parts: list[Part] = []
    for part in group:
        if isinstance(part, Filter) and isinstance(part.expression, Call) and part.expression.name == "&&":
            parts += _conjuncts(tuple(Filter(side) for side in part.expression.arguments))
        else:
            parts.append(part)
    return parts


def _named(expression: Expression) -> set[str]:
    """Return the variables of an expression."""
    if isinstance(expression, Call):
        return {name for argument in expression.arguments for name in _named(argument)}
    return {expression.name} if isinstance(expression, Variable) else set()


def _variables(group: Group) -> set[str]:
    """Return the variables of a group."""

    def all_of() -> Iterator[str]:
        for part in group:
            match part:
                case Pattern(subject, _, value):
                    yield from (node.name for node in (subject, value) if isinstance(node, Variable))
                case Filter(expression):
                    yield from _named(expression)
                case Bind(variable, expression):
                    yield from (variable.name, *_named(expression))
                case Exists(inner):
                    yield from _variables(inner)

    return set(all_of())


def _either(wanted: bool, left: Callable[[], bool], right: Callable[[], bool]) -> bool:
    """``||`` (``wanted`` true) and ``&&`` (false): one clear side decides, even where the other is an error."""
    try:
        if left() is wanted:
            return wanted
    except Incomparable:
        if right() is wanted:
            return wanted
        raise
    return right()


def _ordered(compare: Callable[[int, int], bool], left: str, right: str) -> bool:
    return compare(order(left, right), 0)


def _substring(whole: str, start: int, length: int | None = None) -> str:
    first = start - 1
    return whole[max(first, 0) :] if length is None else whole[max(first, 0) : max(first + length, 0)]


def _before(whole: str, mark: str) -> str:
    return whole.partition(mark)[0] if mark in whole else ""


def _after(whole: str, mark: str) -> str:
    return whole.partition(mark)[2]


def _language(term: str) -> str:
    parts = literal(term)
    if parts is None:
        raise Incomparable
    return parts.language or ""


def _datatype(term: str) -> str:
    parts = literal(term)
    if parts is None:
        raise Incomparable
    return parts.datatype


def _term(value: object) -> str:
    """Return a computed value as a term."""
    if isinstance(value, str):
        return text(value)
    kind = "decimal" if isinstance(value, Decimal) else "integer"
    return f'"{value}"^^<http://www.w3.org/2001/XMLSchema#{kind}>'
