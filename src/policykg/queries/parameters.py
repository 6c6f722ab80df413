"""The parameters of a query, after grlc's convention, and the terms that values become; between lexer and binding.

grlc (https://grlc.io) names a parameter by a variable ``?_name_type`` (``?__name_type`` where it may stay free). Types
here: ``iri``, ``integer``, ``decimal`` (or ``number``), ``date``, ``boolean``, ``string`` (or ``literal``), and a
language tag of two letters for a text in that language. A name without a type is a string.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from enum import StrEnum

from policykg.errors import UsageError
from policykg.namespaces import DATA_PREFIXES, PREFIXES
from policykg.queries.lexer import Kind, Token

Value = str | int | float | bool | date | Decimal

_XSD = PREFIXES["xsd"]
_NAME = re.compile(r"_{1,2}(?P<name>[^_]+)(?:_(?:xsd_)?(?P<type>[a-zA-Z]+))?")
_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>\"{}|\\^`\ud800-\udfff]+")
_PREFIXED = re.compile(r"(?P<prefix>[a-z-]+):(?P<local>[\w.-]+)")
_BOOLEANS = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}


class ParameterType(StrEnum):
    """Which terms a parameter takes."""

    IRI = "iri"
    INTEGER = "integer"
    DECIMAL = "decimal"
    DATE = "date"
    BOOLEAN = "boolean"
    STRING = "string"
    LANGUAGE = "language"


_TYPES = {
    **{member.value: member for member in ParameterType},
    "number": ParameterType.DECIMAL,
    "literal": ParameterType.STRING,
}


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter: its name for callers, its type, the variable that stands for it, and its default.

    ``language`` is the tag of a text parameter (``en``). ``default`` is as the header of the query gives it; None
    leaves the variable free, which means "any".
    """

    name: str
    type: ParameterType
    variable: str
    language: str | None = None
    default: Value | None = None

    def term(self, value: Value) -> str:
        """Return a value as an N-Triples term that any SPARQL engine reads the same.

        Args:
            value: a Python value of the fitting kind, or its text; an IRI must be absolute or begin with a prefix of
                ours (names of things are resolved before, see :mod:`policykg.queries.resolving`).

        Raises:
            UsageError: the value does not fit the type.
        """
        if self.type is ParameterType.IRI:
            return f"<{self._iri(value)}>"
        if self.type is ParameterType.LANGUAGE:
            return f"{quoted(str(value))}@{self.language}"
        if self.type is ParameterType.STRING:
            return quoted(str(value))
        lexical = {
            ParameterType.INTEGER: self._integer,
            ParameterType.DECIMAL: self._decimal,
            ParameterType.DATE: self._date,
            ParameterType.BOOLEAN: self._boolean,
        }[self.type](value)
        return f'"{lexical}"^^<{_XSD}{self.type}>'

    def _iri(self, value: Value) -> str:
        iri = absolute(str(value))
        if iri is None:
            raise UsageError(
                f"The parameter '{self.name}' wants an IRI, and '{value}' is none; "
                "write it as https://… or name a thing that the graph holds."
            )
        return iri

    def _integer(self, value: Value) -> str:
        if isinstance(value, bool) or not re.fullmatch(r"[+-]?[0-9]{1,18}", str(value).strip()):
            raise self._misfit(value, "a whole number such as 2023")
        return str(int(str(value).strip()))

    def _decimal(self, value: Value) -> str:
        try:
            number = Decimal(str(value).strip())
        except InvalidOperation:
            number = Decimal("NaN")
        if isinstance(value, bool) or not number.is_finite() or abs(number.adjusted()) > 30:
            raise self._misfit(value, "a number such as 11.3")
        plain = f"{number:f}"
        return plain.rstrip("0").rstrip(".") if "." in plain else plain

    def _date(self, value: Value) -> str:
        if isinstance(value, datetime):
            value = value.date()
        text = value.isoformat() if isinstance(value, date) else str(value).strip()
        if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
            raise self._misfit(value, "a day such as 2023-10-21")
        try:
            return date.fromisoformat(text).isoformat()
        except ValueError as error:
            raise self._misfit(value, "a day such as 2023-10-21") from error

    def _boolean(self, value: Value) -> str:
        found = _BOOLEANS.get(str(value).strip().lower())
        if found is None:
            raise self._misfit(value, "true or false")
        return str(found).lower()

    def _misfit(self, value: Value, wanted: str) -> UsageError:
        return UsageError(f"The parameter '{self.name}' wants {wanted}, not '{value}'.")


def parameters(tokens: Iterable[Token], defaults: dict[str, Value | None]) -> tuple[Parameter, ...]:
    """Return the parameters that the variables of a query declare, in the order of the text.

    Args:
        tokens: the query's tokens.
        defaults: the defaults of its header, by parameter name.

    Raises:
        UsageError: one parameter has two types, has a type that does not exist, or a default has no parameter.
    """
    found: dict[str, Parameter] = {}
    for token in tokens:
        match = _NAME.fullmatch(token.name) if token.kind is Kind.VARIABLE else None
        if match is None:
            continue
        name, suffix = match["name"], (match["type"] or "string")
        kind = _TYPES.get(suffix.lower()) or (ParameterType.LANGUAGE if len(suffix) == 2 else None)
        if kind is None:
            raise UsageError(
                f"Line {token.line}: the variable '{token.text}' asks for the type '{suffix}', which does not exist; "
                f"use one of {', '.join(sorted(_TYPES.keys() - {'language'}))} or a language tag such as 'en'."
            )
        language = suffix.lower() if kind is ParameterType.LANGUAGE else None
        parameter = Parameter(name, kind, token.name, language, defaults.get(name))
        if found.setdefault(name, parameter) != parameter:
            raise UsageError(
                f"Line {token.line}: '{token.text}' and '?{found[name].variable}' are one parameter with two "
                "spellings; use one of them throughout."
            )
    unused = sorted(defaults.keys() - found.keys())
    if unused:
        raise UsageError(f"The header has a default for '{unused[0]}', but no variable ?_{unused[0]}_… stands for it.")
    return tuple(found.values())


def absolute(text: str) -> str | None:
    """Return the IRI that a text writes in full, in angle brackets or with a prefix of ours; None if it does not."""
    text = text.strip()
    if text.startswith("<") and text.endswith(">"):
        text = text[1:-1]
    prefixed = _PREFIXED.fullmatch(text)
    namespace = (PREFIXES | DATA_PREFIXES).get(prefixed["prefix"]) if prefixed else None
    if prefixed and namespace:
        return namespace + prefixed["local"]
    return text if _IRI.fullmatch(text) and ("/" in text or text.startswith("urn:")) else None


def quoted(text: str) -> str:
    r"""Return a text as an N-Triples string that nothing in it can end.

    Some engines turn ``\u…`` into characters before they read strings, others while they do (SPARQL 1.1, section
    19.2). A text that itself holds ``\u`` must mean the same to both: its ``u`` is written as an escape
    of eight digits (with four, rdflib would take hexadecimal letters behind them along).

    Raises:
        UsageError: the text holds half of a surrogate pair, which no encoding can carry.
    """
    if any("\ud800" <= c <= "\udfff" for c in text):
        raise UsageError("A text value holds half of a surrogate pair; give it as proper Unicode text.")
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\r", "\\r")
    escaped = re.sub(r"(\\\\)([uU])", lambda pair: f"{pair[1]}\\U{ord(pair[2]):08X}", escaped)
    return f'"{escaped}"'
