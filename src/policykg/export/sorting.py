"""Lines in order, each once, however many: sorted in memory piece by piece, the pieces merged from files."""

from __future__ import annotations

import heapq
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from types import TracebackType
from typing import IO

_PIECE = 16_000_000  # bytes of lines that are sorted in memory at a time
_FILES = 64  # sorted pieces that are open at a time


class LineSorter:
    """Takes lines as the engine writes them and gives them back sorted, each once.

    Use it as a context manager: its files go with it.
    """

    def __init__(self, piece: int = _PIECE) -> None:
        """Take lines; ``piece`` is how many bytes of them are held in memory."""
        self._piece = piece
        self._waiting: list[bytes] = []
        self._size = 0
        self._pieces: list[IO[bytes]] = []
        self._files = ExitStack()

    def write(self, data: bytes) -> int:
        """Take the next bytes; a line may be cut anywhere."""
        self._waiting.append(data)
        self._size += len(data)
        if self._size > self._piece:
            lines = self._split()
            rest = lines.pop() if lines[-1][-1:] != b"\n" else b""
            self._pieces.append(self._written(sorted(set(lines))))
            self._waiting, self._size = [rest], len(rest)
            if len(self._pieces) == _FILES:
                self._pieces = [self._written(_merged(self._pieces))]
        return len(data)

    def flush(self) -> None:
        """Do nothing; what writes to a file asks for it."""

    @property
    def large(self) -> bool:
        """Whether there is more than is sorted in memory at once."""
        return bool(self._pieces)

    def lines(self) -> Iterator[bytes]:
        """Give the lines with their ends, sorted."""
        last = sorted(set(self._split()))
        return _merged([*self._pieces, last]) if self._pieces else iter(last)

    def _split(self) -> list[bytes]:
        """Take what is waiting as lines; line ends inside of texts are escaped, so that these are the only ones."""
        data = b"".join(self._waiting)
        self._waiting.clear()
        return data.splitlines(keepends=True)

    def _written(self, lines: Iterable[bytes]) -> IO[bytes]:
        file = self._files.enter_context(tempfile.TemporaryFile())  # noqa: SIM115 - closed with the sorter
        file.writelines(lines)
        file.seek(0)
        return file

    def __enter__(self) -> LineSorter:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._files.close()


def _merged(pieces: Iterable[Iterable[bytes]]) -> Iterator[bytes]:
    before = b""
    for line in heapq.merge(*pieces):
        if line != before:
            yield line
            before = line
