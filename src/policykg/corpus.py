"""Before reading: the articles of files, folders, patterns and corpora, one at a time, however many there are."""

from __future__ import annotations

import glob
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from policykg.article import Article
from policykg.errors import UnreadableError, UsageError
from policykg.reading import STANDARD_INPUT, article_from_fields, read_article

_LINES = (".jsonl", ".ndjson")
_PARQUET = (".parquet",)
_SUFFIXES = (".txt", ".md", ".markdown", ".html", ".htm", ".xhtml", *_LINES, *_PARQUET)
_COLUMNS = ("title", "date", "publisher", "source", "text", "language", "area")
_ROWS = 256  # of a Parquet file, read at a time


@dataclass(frozen=True, slots=True)
class Unreadable:
    """An article of a corpus that could not be read: where it stands, and what is wrong with it."""

    name: str
    message: str


def articles(inputs: Sequence[str | Path]) -> Iterator[Article | Unreadable]:
    """Give the articles that files, folders and patterns hold, in a fixed order.

    Args:
        inputs: text, Markdown and HTML files, JSON Lines (an object with ``title``, ``date``, ``publisher``,
            ``source`` and ``text`` a line), Parquet files with those columns, folders with any of them, patterns
            such as ``2023/*.txt``, or ``-`` for one article on standard input.

    Returns:
        Articles, or what is wrong with them, as they are read. A file that is the only input is not worth going on
        without, so its error is raised.

    Raises:
        UnreadableError: an input does not exist or holds no article, or the only input cannot be read.
    """
    files = [_expand(name) for name in inputs]
    alone = len(inputs) == 1 and _is_one_article(inputs[0])
    return _read(files, alone=alone)


def count(inputs: Sequence[str | Path]) -> int | None:
    """Return how many articles the inputs hold, None where only reading them all would tell."""
    total = 0
    for name in inputs:
        for path in _expand(name):
            if Path(path).suffix.lower() in _LINES:
                return None
            total += _rows_of(Path(path)) if Path(path).suffix.lower() in _PARQUET else 1
    return total


def _read(files: Iterable[Iterable[str | Path]], *, alone: bool) -> Iterator[Article | Unreadable]:
    for found in files:
        for path in found:
            for article in _members(path):
                if alone and isinstance(article, Unreadable):
                    raise UnreadableError(article.message)
                yield article


def _is_one_article(name: str | Path) -> bool:
    is_file = str(name) == STANDARD_INPUT or Path(name).is_file()
    return is_file and Path(name).suffix.lower() not in (*_LINES, *_PARQUET)


def _expand(name: str | Path) -> Iterable[str | Path]:
    """Return the files that an input stands for; folders are walked as they are read."""
    if str(name) == STANDARD_INPUT:
        return [STANDARD_INPUT]
    path = Path(name)
    if path.is_file():
        return [path]
    if path.is_dir():
        if next(_walk(path), None) is None:
            raise UnreadableError(f"The folder '{path}' holds no article; {_suffix_cure()}.")
        return _Folder(path)
    if glob.has_magic(str(name)):
        found = sorted(glob.glob(str(name), recursive=True))  # noqa: PTH207 - a pattern may be absolute
        files = [file for one in found for file in ([Path(one)] if Path(one).is_file() else _walk(Path(one)))]
        if files:
            return files
        raise UnreadableError(f"No file fits the pattern '{name}'; check it, and quote it for the shell.")
    raise UnreadableError(f"There is no article '{name}'; check the path.")


class _Folder:
    """The articles under a folder; walked anew each time, so that a long list is never held."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __iter__(self) -> Iterator[Path]:
        return _walk(self._path)


def _walk(folder: Path) -> Iterator[Path]:
    """Give the files of a folder and of its sub-folders that may hold articles, by name; hidden ones are left out."""
    for path in sorted(folder.iterdir()):
        if path.name.startswith("."):
            continue
        if path.is_dir():
            yield from _walk(path)
        elif path.suffix.lower() in _SUFFIXES:
            yield path


def _suffix_cure() -> str:
    return f"articles are files that end in {', '.join(_SUFFIXES)}"


def _members(path: str | Path) -> Iterator[Article | Unreadable]:
    suffix = Path(path).suffix.lower()
    if suffix in _LINES:
        yield from _from_lines(Path(path))
    elif suffix in _PARQUET:
        yield from _from_parquet(Path(path))
    else:
        try:
            yield read_article(path)
        except UnreadableError as error:
            yield Unreadable(str(path), str(error))


def _from_lines(path: Path) -> Iterator[Article | Unreadable]:
    try:
        with path.open("rb") as lines:
            for number, line in enumerate(lines, start=1):
                if line.strip():
                    yield _from_line(line, f"{path}, line {number}")
    except OSError as error:
        yield Unreadable(str(path), f"The corpus {path} cannot be read: {error.strerror}.")


def _from_line(line: bytes, name: str) -> Article | Unreadable:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError):
        return Unreadable(name, f"{name}, is not valid JSON; write one object a line in UTF-8.")
    if not isinstance(record, dict):
        return Unreadable(name, f"{name}, holds no JSON object; write one with title, date, publisher, source, text.")
    return _from_record(record, name)


def _from_parquet(path: Path) -> Iterator[Article | Unreadable]:
    row = 0
    try:
        file = _parquet_file(path)
        columns = [name for name in file.schema_arrow.names if name in _COLUMNS]
        for batch in file.iter_batches(batch_size=_ROWS, columns=columns):
            for record in batch.to_pylist():
                row += 1
                yield _from_record(record, f"{path}, row {row}")
    except (OSError, ValueError) as error:  # pyarrow's errors derive from both
        yield Unreadable(str(path), f"{path}, after row {row}, is no readable Parquet file ({error}); write it again.")


def _rows_of(path: Path) -> int:
    try:
        return int(_parquet_file(path).metadata.num_rows)
    except (OSError, ValueError):
        return 1  # reading it will say what is wrong


def _parquet_file(path: Path) -> Any:  # noqa: ANN401 - pyarrow has no types
    try:
        from pyarrow.parquet import ParquetFile  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise UsageError("Reading Parquet needs pyarrow; install it with: pip install 'policykg[parquet]'") from error
    return ParquetFile(path)


def _from_record(record: dict[str, object], name: str) -> Article | Unreadable:
    text = record.get("text")
    try:
        return article_from_fields(record, text if isinstance(text, str) else "", name)
    except UnreadableError as error:
        return Unreadable(name, str(error))
