"""What a query answers: a table of terms, or triples, and the formats they are written in; last step of the queries."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import zip_longest
from textwrap import wrap
from typing import TYPE_CHECKING, Any, overload

import pyoxigraph

from policykg.errors import UsageError
from policykg.iris import BASE
from policykg.namespaces import PREFIXES

if TYPE_CHECKING:
    import pandas

Term = pyoxigraph.NamedNode | pyoxigraph.BlankNode | pyoxigraph.Literal
Cell = str | int | float | bool | date | Decimal | None

_WIDEST = 44  # characters of a column on the terminal
_NAMESPACES = tuple(PREFIXES.values())
_XSD = PREFIXES["xsd"]
_STRING = _XSD + "string"
_LANGUAGE_STRING = PREFIXES["rdf"] + "langString"
_READERS: dict[str, Callable[[str], Cell]] = {
    **{_XSD + name: int for name in ("integer", "int", "long", "short", "nonNegativeInteger", "positiveInteger")},
    **{_XSD + name: float for name in ("double", "float")},
    _XSD + "decimal": Decimal,
    _XSD + "boolean": lambda text: text in ("true", "1"),
    _XSD + "date": date.fromisoformat,
}

TABLE_FORMATS = ("table", "csv", "tsv", "json", "xml", "markdown")
"""The formats of a table; ``csv``, ``tsv``, ``json`` and ``xml`` are the W3C's SPARQL 1.1 result formats."""

TRIPLE_FORMATS = {
    "turtle": pyoxigraph.RdfFormat.TURTLE,
    "ntriples": pyoxigraph.RdfFormat.N_TRIPLES,
    "rdfxml": pyoxigraph.RdfFormat.RDF_XML,
    "jsonld": pyoxigraph.RdfFormat.JSON_LD,
    "n3": pyoxigraph.RdfFormat.N3,
}
"""The formats of the triples that a CONSTRUCT answers."""


def python_value(term: Term | None) -> Cell:
    """Return a term as a Python value: numbers, days and truth values as such, IRIs and other texts as ``str``."""
    if not isinstance(term, pyoxigraph.Literal):
        return None if term is None else str(term.value)
    read = _READERS.get(term.datatype.value, str)
    try:
        return read(term.value)
    except (ValueError, ArithmeticError):
        return term.value  # an ill-typed literal is shown as it is written


def short(term: Term | None) -> str:
    """Return a term for the eye: IRIs of ours without the base, known ones with their prefix, literals bare."""
    if term is None:
        return ""
    if isinstance(term, pyoxigraph.NamedNode) and term.value.startswith(_NAMESPACES):
        prefix, namespace = next(pair for pair in PREFIXES.items() if term.value.startswith(pair[1]))
        return f"{prefix}:{term.value.removeprefix(namespace)}"
    return str(term.value).removeprefix(BASE) if isinstance(term, pyoxigraph.NamedNode) else str(term.value)


@dataclass(frozen=True, slots=True)
class Table(Sequence[Mapping[str, Cell]]):
    """The answer of a SELECT: rows as mappings of Python values, in the order of the query.

    ``columns`` are the variable names; ``terms`` the RDF terms behind the rows (None where a variable is unbound).
    An ASK answers one row with the column ``answer``.
    """

    columns: tuple[str, ...]
    terms: tuple[tuple[Term | None, ...], ...]

    @overload
    def __getitem__(self, index: int) -> Mapping[str, Cell]: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[Mapping[str, Cell]]: ...

    def __getitem__(self, index: int | slice) -> Mapping[str, Cell] | Sequence[Mapping[str, Cell]]:
        """Return a row, or a list of rows, as mappings."""
        if isinstance(index, slice):
            return [self._row(terms) for terms in self.terms[index]]
        return self._row(self.terms[index])

    def __iter__(self) -> Iterator[Mapping[str, Cell]]:
        """Yield the rows as mappings from column to Python value."""
        return map(self._row, self.terms)

    def __len__(self) -> int:
        """Return the number of rows."""
        return len(self.terms)

    def _row(self, terms: tuple[Term | None, ...]) -> Mapping[str, Cell]:
        return dict(zip(self.columns, map(python_value, terms), strict=True))

    def to_pandas(self) -> pandas.DataFrame:
        """Return a pandas DataFrame with one column per variable.

        Raises:
            UsageError: pandas is not installed.
        """
        try:
            import pandas  # noqa: PLC0415 (heavy, and optional)
        except ImportError as error:
            raise UsageError("pandas is not installed; run 'pip install pandas'.") from error
        return pandas.DataFrame([list(row.values()) for row in self], columns=list(self.columns))

    def render(self, format: str = "table") -> str:
        """Return the table as text in one of :data:`TABLE_FORMATS`.

        Raises:
            UsageError: the format does not exist.
        """
        writers = {
            "table": self._plain,
            "csv": self._csv,
            "tsv": self._tsv,
            "json": self._json,
            "xml": self._xml,
            "markdown": self._markdown,
        }
        if format not in writers:
            raise UsageError(f"A table cannot be written as '{format}'; use one of {', '.join(TABLE_FORMATS)}.")
        return writers[format]()

    def _plain(self) -> str:
        """Return the rows under their headings; long texts are wrapped, numbers stand flush right."""
        cells = [[[column] for column in self.columns]]
        cells += [[_cell(term) for term in row] for row in self.terms]
        widths = [max(len(line) for lines in column for line in lines) for column in zip(*cells, strict=True)]
        numeric = [
            bool(self.terms)
            and all(row[i] is None or isinstance(python_value(row[i]), int | float | Decimal) for row in self.terms)
            for i in range(len(self.columns))
        ]
        written: list[str] = []
        for row in cells:
            for parts in zip_longest(*row, fillvalue=""):
                aligned = (p.rjust(w) if n else p.ljust(w) for p, w, n in zip(parts, widths, numeric, strict=True))
                written.append("  ".join(aligned).rstrip())
        written.insert(1, "  ".join("-" * width for width in widths))
        return "\n".join(written) + "\n"

    def _csv(self) -> str:
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\r\n")  # as the W3C's format demands
        writer.writerow(self.columns)
        writer.writerows([("" if term is None else _bare(term)) for term in row] for row in self.terms)
        return out.getvalue()

    def _tsv(self) -> str:
        lines = ["\t".join(f"?{column}" for column in self.columns)]
        lines += [
            "\t".join("" if term is None else str(term).replace("\t", "\\t") for term in row) for row in self.terms
        ]
        return "\n".join(lines) + "\n"

    def _json(self) -> str:
        bindings = [
            {name: _json_term(term) for name, term in zip(self.columns, row, strict=True) if term is not None}
            for row in self.terms
        ]
        document = {"head": {"vars": list(self.columns)}, "results": {"bindings": bindings}}
        return json.dumps(document, ensure_ascii=False, indent=1) + "\n"

    def _xml(self) -> str:
        from policykg.queries.results_xml import document  # noqa: PLC0415 (its escaping brings HTTP along)

        return document(self.columns, self.terms)

    def _markdown(self) -> str:
        lines = [_pipes(self.columns), _pipes("---" for _ in self.columns)]
        lines += [_pipes(short(term) for term in row) for row in self.terms]
        return "\n".join(lines) + "\n"


@dataclass(frozen=True, slots=True)
class Triples(Sequence[pyoxigraph.Triple]):
    """The answer of a CONSTRUCT: distinct triples, sorted, so that the same graph gives the same text."""

    triples: tuple[pyoxigraph.Triple, ...]

    @overload
    def __getitem__(self, index: int) -> pyoxigraph.Triple: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[pyoxigraph.Triple]: ...

    def __getitem__(self, index: int | slice) -> pyoxigraph.Triple | Sequence[pyoxigraph.Triple]:
        """Return a triple, or some."""
        return self.triples[index]

    def __len__(self) -> int:
        """Return the number of triples."""
        return len(self.triples)

    def render(self, format: str = "turtle") -> str:
        """Return the triples as text in one of :data:`TRIPLE_FORMATS`.

        Raises:
            UsageError: the format does not exist.
        """
        if format not in TRIPLE_FORMATS:
            raise UsageError(f"Triples cannot be written as '{format}'; use one of {', '.join(TRIPLE_FORMATS)}.")
        used = {term.value for triple in self.triples for term in triple if isinstance(term, pyoxigraph.NamedNode)}
        prefixes = {
            prefix: namespace
            for prefix, namespace in PREFIXES.items()
            if any(iri.startswith(namespace) for iri in used)
        }
        written = pyoxigraph.serialize(self.triples, format=TRIPLE_FORMATS[format], prefixes=prefixes)
        return (written or b"").decode()


def _cell(term: Term | None) -> list[str]:
    """Return the lines of a cell; an IRI is never broken, so that it can be copied."""
    if isinstance(term, pyoxigraph.NamedNode):
        return [short(term)]
    text = short(term)
    return [text] if len(text) <= _WIDEST and text.isprintable() else wrap(text, _WIDEST) or [""]


def _bare(term: Term) -> str:
    return f"_:{term.value}" if isinstance(term, pyoxigraph.BlankNode) else str(term.value)


def _json_term(term: Term) -> dict[str, Any]:
    if isinstance(term, pyoxigraph.NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, pyoxigraph.BlankNode):
        return {"type": "bnode", "value": term.value}
    written = {"type": "literal", "value": term.value}
    if term.language:
        written["xml:lang"] = term.language
    elif term.datatype.value != _STRING:
        written["datatype"] = term.datatype.value
    return written


def _pipes(cells: Iterable[str]) -> str:
    return "| " + " | ".join(" ".join(cell.replace("|", "\\|").split()) for cell in cells) + " |"
