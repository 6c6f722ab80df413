"""Graphs that were built elsewhere into the store: N-Quads and TriG parts, streamed, in batches of whole articles."""

from __future__ import annotations

import glob
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import IO, Any, cast

from pyoxigraph import Quad, RdfFormat, parse

from policykg.errors import UnreadableError, UsageError
from policykg.store import Store

_FORMATS = {".nq": RdfFormat.N_QUADS, ".trig": RdfFormat.TRIG}
_BATCH = 60_000  # quads that go in together, and those of the article at the end


def load_parts(
    parts: Sequence[str | Path], folder: str | Path, *, progress: Callable[[int], None] | None = None
) -> int:
    """Load parts into a store.

    An article that the store holds already is replaced by what a part says of it. Loading again changes nothing, so
    a load that was cut off is completed by running it again.

    Args:
        parts: N-Quads and TriG files, folders of them, patterns, or addresses that fsspec opens (``s3://…``).
        folder: the folder of the store; made where it is missing.
        progress: called now and then with the number of quads loaded so far.

    Returns:
        How many quads the parts hold.

    Raises:
        UnreadableError: there is no such part, or its syntax is broken; what came before it stays.
        UnwritableError: the store cannot be written.
        StoreBusyError: another process is writing to it.
    """
    names = [name for part in parts for name in _expand(str(part))]
    loaded = 0
    with Store.create(folder) as store:
        store.set_terms()
        for name in names:
            fresh: set[str] = set()  # articles whose old graph this part has replaced
            for lines, graphs in _batches(name):
                store.load_lines(lines, graphs - fresh, graphs)
                fresh |= graphs
                loaded += len(lines)
                if progress:
                    progress(loaded)
        store.finish()
    return loaded


def _expand(part: str) -> list[str]:
    if "://" in part:
        found = [str(file.full_name) for file in _fsspec().open_files(part)]
    elif Path(part).is_dir():
        found = [str(path) for path in sorted(Path(part).iterdir()) if path.suffix in _FORMATS]
    elif glob.has_magic(part):
        found = sorted(glob.glob(part, recursive=True))  # noqa: PTH207 - a pattern may be absolute
    else:
        found = [part] if Path(part).is_file() else []
    if not found:
        raise UnreadableError(f"There is no part '{part}'; name N-Quads or TriG files, or a folder that holds some.")
    for name in found:
        if Path(name).suffix not in _FORMATS:
            raise UsageError(f"'{name}' is no part by its name; parts end in .nq or .trig.")
    return found


def _batches(name: str) -> Iterator[tuple[list[str], set[str]]]:
    """Give the lines of a part in batches of whole graphs, with the names of their graphs."""
    lines: list[str] = []
    graphs: set[str] = set()
    last = ""
    for line in _lines(name):
        graph = line.rsplit(" ", 2)[1]
        if graph != last:
            if len(lines) >= _BATCH:
                yield lines, graphs
                lines, graphs = [], set()
            graphs.add(graph[1:-1])
            last = graph
        lines.append(line)
    if lines:
        yield lines, graphs


def _lines(name: str) -> Iterator[str]:
    """Give the quads of a part as N-Quads lines."""
    number = 0
    try:
        with _open(name) as stream:
            for quad in parse(stream, format=_FORMATS[Path(name).suffix]):
                number += 1
                if not _is_named(quad):
                    raise UnreadableError(
                        f"'{name}', statement {number}, is in no named graph; parts are made of those."
                    )
                yield f"{quad.subject} {quad.predicate} {quad.object} {quad.graph_name} .\n"
    except SyntaxError as error:
        raise UnreadableError(
            f"'{name}', line {error.lineno}, is broken ({error.msg}); make the part again."
        ) from error
    except OSError as error:
        raise UnreadableError(f"'{name}' cannot be read ({error.strerror or error}); check it.") from error


def _is_named(quad: Quad) -> bool:
    return str(quad.graph_name).startswith("<")


def _open(name: str) -> IO[bytes]:
    return cast("IO[bytes]", _fsspec().open(name, "rb").open()) if "://" in name else Path(name).open("rb")


def _fsspec() -> Any:  # noqa: ANN401 - fsspec has no types
    try:
        import fsspec  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise UsageError("Addresses of parts need fsspec; install it with: pip install 'policykg[dask]'") from error
    return fsspec
