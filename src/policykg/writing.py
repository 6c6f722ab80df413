"""Files that are written whole or not at all: beside the target first, then renamed over it."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from policykg.errors import UnwritableError


def write_whole(target: str | os.PathLike[str], content: str | bytes | Iterable[bytes]) -> Path:
    """Write a file so that a reader sees either what stood there before or all of the new content.

    Args:
        target: the file; its folder must exist.
        content: text (written as UTF-8), bytes, or bytes in pieces for what should not be held in memory at once.

    Returns:
        The path written.

    Raises:
        UnwritableError: the target is a folder, its folder is missing or read-only, or the disk is full; what stood
            there is as it was.
    """
    path = Path(target)
    if path.is_dir():
        raise UnwritableError(f"'{path}' is a folder; name a file to write to.")
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    pieces = [content.encode()] if isinstance(content, str) else [content] if isinstance(content, bytes) else content
    try:
        try:
            with beside.open("xb") as stream:
                stream.writelines(pieces)
            beside.replace(path)
        finally:
            beside.unlink(missing_ok=True)
    except FileNotFoundError as error:
        raise UnwritableError(f"'{path}' cannot be written: its folder does not exist; make it first.") from error
    except OSError as error:
        reason = error.strerror or "the system refuses"
        raise UnwritableError(f"'{path}' cannot be written ({reason}); choose another place or make room.") from error
    return path
