"""A query with a name, a header and typed parameters: read from a file, bound to values, asked of the data."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pyoxigraph

from policykg.errors import UnreadableError, UsageError
from policykg.queries import binding, resolving
from policykg.queries.decorators import Header, header
from policykg.queries.lexer import Token, tokens
from policykg.queries.parameters import Parameter, Value, parameters
from policykg.queries.results import Table, Triples
from policykg.queries.sources import Answer, Source, ask, form
from policykg.resources import shipped

_PLACE = re.compile(r"\bat (?P<line>[0-9]+):(?P<column>[0-9]+):? ?")


@dataclass(frozen=True)
class Query:
    """A SPARQL query as a file of ``queries/`` holds it.

    ``name`` is the file's name without ``.rq``, ``text`` the whole file, ``where`` what messages call it.
    """

    name: str
    text: str
    where: str

    @cached_property
    def _header(self) -> Header:
        return header(self.text, self.where)

    @cached_property
    def _tokens(self) -> tuple[Token, ...]:
        return tuple(tokens(self.text))

    @property
    def summary(self) -> str:
        """The question in one sentence."""
        return self._header.summary

    @property
    def description(self) -> str:
        """What the columns hold and what to know about them."""
        return self._header.description

    @property
    def tags(self) -> tuple[str, ...]:
        """The topics that the query belongs to."""
        return self._header.tags

    @property
    def form(self) -> str:
        """``SELECT``, ``ASK``, ``CONSTRUCT`` or ``DESCRIBE``."""
        return form(self.text)

    @cached_property
    def parameters(self) -> tuple[Parameter, ...]:
        """The parameters in the order of the text.

        Raises:
            UnreadableError: the header or a variable's name is broken.
        """
        try:
            return parameters(self._tokens, self._header.defaults)
        except UsageError as error:
            raise UnreadableError(f"{self.where}: {error}") from error

    def bind(self, resolve: binding.Resolver | None = None, /, **values: Value | None) -> str:
        """Return the SPARQL text with its parameters bound to values, else to their defaults.

        Args:
            resolve: finds the IRI of a thing by parameter and name, for IRI parameters whose value is no IRI.
            values: by parameter name; None frees a parameter from its default.

        Raises:
            UsageError: a parameter does not exist, or a value does not fit it.
        """
        chosen = binding.chosen(self.parameters, values, self.name)
        return binding.bind(self._tokens, chosen, resolve)

    def run(self, source: Source, /, **values: Value | None) -> Table | Triples:
        """Ask the query.

        Args:
            source: a pyoxigraph store, the address of an endpoint, or a callable that answers SPARQL text.
            values: by parameter name; None frees a parameter from its default.

        Returns:
            A :class:`Table` for SELECT and ASK, :class:`Triples` for CONSTRUCT and DESCRIBE.

        Raises:
            UsageError: a parameter does not exist, or a value does not fit it.
            UnreadableError: the query is no SPARQL, or the endpoint does not answer.
        """
        asked = ask(source)
        text = self.bind(lambda kind, name: resolving.resolve(asked, kind, name), **values)
        try:
            return _collected(asked(text))
        except SyntaxError as error:
            raise self._broken(str(error)) from error
        except (RuntimeError, OSError) as error:
            raise UnreadableError(f"{self.where}: the store cannot answer ({error}); build the store again.") from error

    def _broken(self, message: str) -> UnreadableError:
        place = _PLACE.search(message)
        problem = " ".join(_PLACE.sub("", message).removeprefix("error").split()) or "it is no SPARQL"
        if place is None:
            return UnreadableError(f"{self.where} is no SPARQL 1.1 query: {problem}; mend the file.")
        line = self.text.splitlines()[int(place["line"]) - 1 :][:1]
        shown = f" in '{line[0].strip()}'" if line and line[0].strip() else ""
        return UnreadableError(
            f"{self.where}, line {place['line']}: no SPARQL 1.1{shown}: {problem.removeprefix(':').strip()}; "
            "mend the query there."
        )


def names() -> tuple[str, ...]:
    """Return the names of the queries that ship with the package, sorted."""
    return tuple(sorted(path.stem for path in shipped("queries").glob("*.rq")))


def load(name: str | Path) -> Query:
    """Return a query: a shipped one by its name, or any by the path of its ``.rq`` file.

    Raises:
        UsageError: there is no shipped query of that name.
        UnreadableError: the file is missing, empty or no UTF-8 text.
    """
    text = str(name)
    if isinstance(name, Path) or text.endswith(".rq") or "/" in text:
        return _read(Path(name))
    path = shipped("queries") / f"{text}.rq"
    if not path.is_file():
        import difflib  # noqa: PLC0415 (only a wrong name needs it)

        near = difflib.get_close_matches(text, names(), n=3, cutoff=0.4)
        hint = f"did you mean {' or '.join(near)}?" if near else "'policykg query' lists them."
        raise UsageError(f"There is no query '{text}'; {hint}")
    return _read(path)


def parse(text: str, name: str = "query") -> Query:
    """Return a query from its text."""
    return Query(name, text, f"The query '{name}'")


def _read(path: Path) -> Query:
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise UnreadableError(f"{path} is no UTF-8 text; save the query as UTF-8.") from error
    except OSError as error:
        raise UnreadableError(f"{path} cannot be read ({error.strerror}); check the path.") from error
    if not text.strip():
        raise UnreadableError(f"{path} is empty; write a SPARQL query into it.")
    return Query(path.stem, text, str(path))


def _collected(answer: Answer) -> Table | Triples:
    if isinstance(answer, pyoxigraph.QuerySolutions):
        columns = tuple(variable.value for variable in answer.variables)
        return Table(columns, tuple(tuple(row) for row in answer))
    if isinstance(answer, pyoxigraph.QueryTriples):
        return Triples(tuple(sorted(set(answer), key=str)))
    return Table(("answer",), ((pyoxigraph.Literal(bool(answer)),),))


def bound_values(query: Query, **values: Value | None) -> Mapping[str, Value | None]:
    """Return the value that each parameter of a query gets from the caller or from its default."""
    return {p.name: value for p, value in binding.chosen(query.parameters, values, query.name).items()}
