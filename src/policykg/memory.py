"""Under the store: memory that the engine has freed goes back to the system (with the C library of GNU, else not)."""

from __future__ import annotations

import ctypes
from contextlib import suppress

_ARENAS = -8  # M_ARENA_MAX of malloc.h


def keep_together() -> None:
    """Let all threads share one pool of memory; else each keeps for itself what others could use.

    The engine's threads mostly wait for the disk, so that sharing costs them nothing. Call it before they start.
    """
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).mallopt(_ARENAS, 1)


def give_back() -> None:
    """Return free memory to the system."""
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).malloc_trim(0)
