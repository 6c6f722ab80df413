"""Under the store: how many files the engine may hold open at once (on systems that limit them, else nothing)."""

from __future__ import annotations

from contextlib import suppress

try:
    import resource
except ImportError:  # Windows, which has no such limit
    resource = None  # type: ignore[assignment]


def allow_many() -> None:
    """Raise this process's own limit of open files to what the system lets it have.

    A store of a million articles lies in thousands of files, and the engine may need them all to put them in order; by
    custom a process starts with a thousand. Call it before the store is opened.
    """
    if resource is None:
        return
    with suppress(OSError, ValueError):
        most = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
