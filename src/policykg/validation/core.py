"""SHACL Core, compiled: each constraint component as a check over an index; between the shapes and the validator.

Nothing here knows a rule of ours. A shape becomes a list of small functions once; for each graph they are bound to
its index and run over the focus nodes. (W3C, SHACL, section 4; where its text leaves room, pySHACL's way is taken.)
"""

from __future__ import annotations

import operator
import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from policykg.validation.index import Index
from policykg.validation.literals import Incomparable, has_datatype, lexical, literal, order

Test = Callable[[str], bool]
SetTest = Callable[[str, Sequence[str]], Iterable[str | None]]
_NODE_KINDS = {
    "IRI": '<', "BlankNode": "_", "Literal": '"', "BlankNodeOrIRI": "_<", "BlankNodeOrLiteral": '_"',
    "IRIOrLiteral": '<"',
}  # fmt: skip
_RANGES: dict[str, Callable[[int, int], bool]] = {
    "minExclusive": operator.gt,
    "minInclusive": operator.ge,
    "maxExclusive": operator.lt,
    "maxInclusive": operator.le,
}


class ValueTest(NamedTuple):
    """A constraint on each value: its component, and how the test is bound to an index."""

    component: str
    bind: Callable[[Index], Test]


class ValuesTest(NamedTuple):
    """A constraint on all values together; the bound test gives each value (or None) that is wrong."""

    component: str
    bind: Callable[[Index], SetTest]


def component_of(parameter: str) -> str:
    """Return the local name of the component that a parameter belongs to (``minCount`` → ``MinCount``)."""
    return parameter[0].upper() + parameter[1:]


def value_test(parameter: str, values: tuple[str, ...], flags: str = "") -> list[ValueTest]:
    """Compile a constraint that looks at each value alone; nothing for a parameter of another kind."""
    component = component_of(parameter)
    match parameter:
        case "class":
            return [ValueTest(component, lambda index, kind=kind: _is_a(index, kind)) for kind in values]  # type: ignore[misc]
        case "datatype":
            test = has_datatype(values[0])
        case "nodeKind":
            starts = _NODE_KINDS[values[0].rsplit("#", 1)[-1][:-1]]
            test = lambda term: term[0] in starts  # noqa: E731
        case "in":
            test = frozenset(values).__contains__
        case "pattern":
            return [ValueTest(component, _always(_matches(lexical(value), flags))) for value in values]
        case "minLength" | "maxLength":
            test = _has_length(parameter, int(lexical(values[0])))
        case "minExclusive" | "minInclusive" | "maxExclusive" | "maxInclusive":
            return [ValueTest(component, _always(_in_range(_RANGES[parameter], value))) for value in values]
        case "languageIn":
            test = _speaks(tuple(lexical(value).lower() for value in values))
        case _:
            return []
    return [ValueTest(component, _always(test))]


def values_test(  # noqa: PLR0911 - one return per component
    parameter: str, values: tuple[str, ...]
) -> list[ValuesTest]:
    """Compile a constraint that looks at all values of a focus node together."""
    component = component_of(parameter)
    match parameter:
        case "hasValue":
            return [ValuesTest(component, _bound(_has_value(value))) for value in values]
        case "uniqueLang":
            return [ValuesTest(component, _bound(_one_per_language))] if lexical(values[0]) == "true" else []
        case "equals":
            return [ValuesTest(component, _with_property(other, _equals)) for other in values]
        case "disjoint":
            return [ValuesTest(component, _with_property(other, _disjoint)) for other in values]
        case "lessThan":
            return [ValuesTest(component, _with_property(other, _less(operator.lt))) for other in values]
        case "lessThanOrEquals":
            return [ValuesTest(component, _with_property(other, _less(operator.le))) for other in values]
        case _:
            return []


def _always(test: Test) -> Callable[[Index], Test]:
    return lambda _: test


def _bound(test: SetTest) -> Callable[[Index], SetTest]:
    return lambda _: test


def _is_a(index: Index, kind: str) -> Test:
    own = index.instances(kind)
    if index.background is None:
        return own.__contains__
    below = index.background.instances(kind)
    return lambda term: term in own or term in below


def _matches(pattern: str, flags: str) -> Test:
    search = re.compile(pattern, re.IGNORECASE if "i" in flags else 0).search
    return lambda term: term[0] != "_" and search(lexical(term)) is not None


def _has_length(parameter: str, limit: int) -> Test:
    if parameter == "minLength":
        return lambda term: term[0] != "_" and len(lexical(term)) >= limit
    return lambda term: term[0] != "_" and len(lexical(term)) <= limit


def _in_range(compare: Callable[[int, int], bool], limit: str) -> Test:
    def test(term: str) -> bool:
        try:
            return compare(order(term, limit), 0)
        except Incomparable:
            return False

    return test


def _speaks(languages: tuple[str, ...]) -> Test:
    def test(term: str) -> bool:
        parts = literal(term)
        if parts is None or parts.language is None:
            return False
        tag = parts.language.lower()
        return any(tag == one or tag.startswith(f"{one}-") for one in languages)

    return test


def _has_value(wanted: str) -> SetTest:
    return lambda _, values: () if wanted in values else (None,)


def _one_per_language(_: str, values: Sequence[str]) -> Iterable[str | None]:
    if len(values) > 1:
        tags = Counter(parts.language.lower() for value in values if (parts := literal(value)) and parts.language)
        return [None for count in tags.values() if count > 1]
    return ()


def _with_property(
    other: str, compare: Callable[[Sequence[str], Sequence[str]], Iterable[str | None]]
) -> Callable[[Index], SetTest]:
    def bind(index: Index) -> SetTest:
        read = index.reader(other)
        return lambda focus, values: compare(values, read(focus) or ())

    return bind


def _equals(values: Sequence[str], others: Sequence[str]) -> Iterable[str | None]:
    if set(values) == set(others):
        return ()
    return [*(one for one in values if one not in others), *(one for one in others if one not in values)]


def _disjoint(values: Sequence[str], others: Sequence[str]) -> Iterable[str | None]:
    return [one for one in values if one in others] if others else ()


def _less(compare: Callable[[int, int], bool]) -> Callable[[Sequence[str], Sequence[str]], Iterable[str | None]]:
    def test(values: Sequence[str], others: Sequence[str]) -> Iterable[str | None]:
        return [value for value in values for other in others if not _ordered(compare, value, other)]

    return test


def _ordered(compare: Callable[[int, int], bool], left: str, right: str) -> bool:
    try:
        return compare(order(left, right), 0)
    except Incomparable:
        return False
