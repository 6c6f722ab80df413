"""Writes generated articles as JSON Lines or as text files with a header; streams, so memory stays flat."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from tests.benchmarks.corpus.articles import Record
from tests.benchmarks.corpus.expected import ExpectedFacts


def write_lines(articles: Iterable[tuple[Record, ExpectedFacts]], path: Path) -> Iterator[ExpectedFacts]:
    """Write one JSON object a line and give back the expected facts as they pass; consume it to the end."""
    with path.open("w", encoding="utf-8") as out:
        for record, facts in articles:
            out.write(json.dumps(record, ensure_ascii=False) + "\n")
            yield facts


def write_texts(articles: Iterable[tuple[Record, ExpectedFacts]], folder: Path) -> Iterator[ExpectedFacts]:
    """Write one text file an article, in sub-folders of a thousand; consume it to the end."""
    for number, (record, facts) in enumerate(articles):
        home = folder / f"{number // 1000:04d}"
        home.mkdir(parents=True, exist_ok=True)
        (home / f"{number:07d}.txt").write_text(as_text(record), encoding="utf-8")
        yield facts


def as_text(record: Record) -> str:
    """Return a record as a text file: header lines, a blank line, the body."""
    header = [f"{key}: {record[key]}" for key in ("title", "date", "publisher", "source") if record.get(key)]
    return "\n".join(header) + "\n\n" + (record.get("text") or "") + "\n"
