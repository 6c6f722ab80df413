"""Under the store: files that say by a lock which process is at work; however a process ends, so does its lock."""

from __future__ import annotations

import os
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows, where the engine's own lock has to do
    fcntl = None  # type: ignore[assignment]

LOCKS = fcntl is not None


def lock(file: Path, *, wait: bool = False) -> int:
    """Take the lock of a file.

    Args:
        file: the file; made where it is missing.
        wait: whether to wait for the process that holds it.

    Returns:
        A descriptor of the file; closing it gives the lock back.

    Raises:
        BlockingIOError: another process, or another part of this one, holds the lock.
        OSError: the file cannot be made, or the file system knows no locks.
    """
    while True:
        descriptor = os.open(file, os.O_RDWR | os.O_CREAT, 0o644)
        try:
            if fcntl is not None:
                fcntl.flock(descriptor, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
            if file.exists() and os.path.samestat(file.stat(), os.fstat(descriptor)):
                return descriptor
        except OSError:
            os.close(descriptor)
            raise
        os.close(descriptor)  # who held it has removed the file
