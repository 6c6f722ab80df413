"""Put values into a query: its parameter variables become terms, token by token; between parameters and running.

Nothing is pasted: only tokens that are parameter variables are replaced, and only by the N-Triples form of one term.
The bound text means the same to the embedded engine and to any endpoint.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from policykg.errors import UsageError
from policykg.queries.lexer import Kind, Token
from policykg.queries.parameters import Parameter, ParameterType, Value

Resolver = Callable[[str, str], str]
"""Turns what a caller calls a thing into its IRI: takes the parameter's name and the text."""


def chosen(
    parameters: Iterable[Parameter], values: Mapping[str, Value | None], query: str
) -> dict[Parameter, Value | None]:
    """Return the value that each parameter gets: the caller's, else the default.

    None and an empty text free a parameter from its default, so that it means "any".

    Raises:
        UsageError: a value is given for a parameter that the query does not have.
    """
    known = {parameter.name: parameter for parameter in parameters}
    for name in values:
        if name not in known:
            has = f"it has {', '.join(sorted(known))}" if known else "it has none"
            raise UsageError(f"The query '{query}' has no parameter '{name}'; {has}.")
    taken = {parameter: values.get(name, parameter.default) for name, parameter in known.items()}
    return {parameter: None if value == "" else value for parameter, value in taken.items()}


def bind(tokens: Iterable[Token], values: Mapping[Parameter, Value | None], resolve: Resolver | None = None) -> str:
    """Return the text of a query with its parameters bound.

    Args:
        tokens: the query.
        values: the value of each parameter; None leaves its variable free.
        resolve: finds the IRI of a thing by its name, for IRI parameters whose value is no IRI.

    Raises:
        UsageError: a value does not fit its parameter.
    """
    by_variable = {p.variable: (p, value) for p, value in values.items() if value is not None}
    written: list[str] = []
    previous = ""
    for token in tokens:
        bound = by_variable.get(token.name) if token.kind is Kind.VARIABLE else None
        if bound is None:
            written.append(token.text)
        else:
            # Spaces on both sides, so that the term can not melt into a neighbouring sign ("<" before an IRI).
            written.append(f" {_term(*bound, after=previous, resolve=resolve)} ")
        if token.kind not in (Kind.SPACE, Kind.COMMENT):
            previous = token.text.upper()
    return "".join(written)


def _term(parameter: Parameter, value: Value, *, after: str, resolve: Resolver | None) -> str:
    if after in ("LIMIT", "OFFSET"):  # the one place where the grammar wants bare digits and no term
        digits = parameter.term(value).split('"')[1] if parameter.type is ParameterType.INTEGER else "-"
        if digits.startswith("-"):
            raise UsageError(f"The parameter '{parameter.name}' wants a whole number from 0 on, not '{value}'.")
        return digits
    if parameter.type is ParameterType.IRI and resolve is not None:
        value = resolve(parameter.name, str(value))
    return parameter.term(value)
