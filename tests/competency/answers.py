"""The right answers, and how an answer is compared with them.

``python -m tests.competency.answers`` writes the answers that every shipped query gives today on the shipped graph
(``expected/*.csv``, ``expected/*.ttl``) and the index in ``queries/README.md``; read the difference before you commit
it. The answers to the competency questions (``questions.yaml``) are written by hand only.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from pyoxigraph import Store

from policykg import queries
from policykg.resources import shipped
from policykg.shipped_graph import shipped_store

FOLDER = Path(__file__).parent
EXPECTED = FOLDER / "expected"
INDEX = shipped("queries") / "README.md"
BRIEFING = shipped("data") / "articles" / "2023-10-21-miit-first-three-quarters.txt"
_BEGIN, _END = "<!-- index -->", "<!-- /index -->"


@dataclass(frozen=True)
class Question:
    """A competency question with its right answer; the fields are explained at the head of ``questions.yaml``."""

    id: str
    question: str
    query: str
    columns: list[str]
    rows: list[list[str]]
    parameters: Mapping[str, Any] = field(default_factory=dict)
    repeats: bool = False
    among: bool = False
    order: bool = False
    first: int | None = None

    def answer(self, store: Store) -> list[list[str]]:
        """Ask the question and return its rows, reduced to what counts."""
        table = queries.load(self.query).run(store, **self.parameters)
        assert isinstance(table, queries.Table)
        rows = [[_text(row[column]) for column in self.columns] for row in table][: self.first]
        if not self.repeats:
            rows = [list(row) for row in dict.fromkeys(map(tuple, rows))]
        if self.among:
            rows = [row for row in rows if row in self.rows]
        return rows if self.order else sorted(rows)

    @property
    def expected(self) -> list[list[str]]:
        """The right rows, in the order in which :meth:`answer` gives them."""
        return self.rows if self.order else sorted(self.rows)


def questions() -> Iterator[Question]:
    """Yield the competency questions."""
    for entry in yaml.safe_load((FOLDER / "questions.yaml").read_text(encoding="utf-8")):
        rows = [[_text(cell) for cell in row] for row in entry.pop("rows")]
        yield Question(id=str(entry.pop("id")), rows=rows, **entry)


def expected_file(name: str) -> Path:
    """Return the file with the expected answer of a shipped query on the shipped graph."""
    return EXPECTED / f"{name}.{'ttl' if queries.load(name).form == 'CONSTRUCT' else 'csv'}"


def written(name: str, store: Store) -> str:
    """Return what a query answers with its defaults, as the expected files hold it."""
    answer = queries.load(name).run(store)
    return (
        answer.render("turtle") if isinstance(answer, queries.Triples) else answer.render("csv").replace("\r\n", "\n")
    )


def index() -> str:
    """Return the generated part of ``queries/README.md``."""
    lines = ["", "| query | question | parameters (default) |", "| --- | --- | --- |"]
    for name in queries.names():
        query = queries.load(name)
        parameters = [f"`{p.name}` {p.type} ({_default(p.default)})" for p in query.parameters]
        lines.append(f"| [{name}]({name}.rq) | {query.summary} | {', '.join(parameters) or '–'} |")
    lines += ["", "## Competency questions", "", "| no. | question | query and parameters |", "| --- | --- | --- |"]
    for asked in questions():
        given = "".join(f" `-p {key}={_quoted(value)}`" for key, value in asked.parameters.items())
        lines.append(f"| {asked.id} | {asked.question} | [{asked.query}]({asked.query}.rq){given} |")
    return "\n".join([*lines, ""])


def indexed(text: str) -> str:
    """Return the text of the README with its generated part as it should be."""
    before, _, rest = text.partition(_BEGIN)
    _, _, after = rest.partition(_END)
    return f"{before}{_BEGIN}{index()}\n{_END}{after}"


def _default(value: object) -> str:
    if value is None:
        return "any"
    return str(value).rpartition("w3id.org/policykg/")[2]


def _quoted(value: object) -> str:
    return f'"{value}"' if " " in str(value) else str(value)


def _text(cell: object) -> str:
    return "" if cell is None else str(cell)


def main() -> None:
    """Write the expected answers and the index anew."""
    EXPECTED.mkdir(exist_ok=True)
    store = shipped_store()
    wanted = {expected_file(name): written(name, store) for name in queries.names()}
    for stale in set(EXPECTED.iterdir()) - wanted.keys():
        stale.unlink()
    for path, text in wanted.items():
        path.write_text(text, encoding="utf-8", newline="\n")
    INDEX.write_text(indexed(INDEX.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
