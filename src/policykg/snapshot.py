"""Under the store: the files of a database as they are at one moment, for a reader beside a process that writes.

RocksDB, in which the engine keeps its data, never changes a data file (``*.sst``) once it is written. But the process
that writes removes the files that it has merged into others, and a reader opens a file only when it first needs it.
So a reader gets hard links of its own, in a folder inside the store: no data is copied, the writer goes on as if
nobody read, and what was merged away stays on the disk until the last reader is gone.
"""

from __future__ import annotations

import os
import shutil
import time
import uuid
from contextlib import suppress
from pathlib import Path

from policykg.locking import LOCKS, lock

_READERS = "policykg-readers"
_TRIES = 200
_PAUSE = 0.02  # seconds until the writer has most likely finished what it was doing


class Snapshot:
    """A folder with the files of a database, linked at a moment when they belonged together.

    Make one with :func:`take`; :meth:`close` it when nothing reads it any more. What a reader that was killed leaves
    behind goes when the next one comes.
    """

    def __init__(self, store: Path) -> None:
        """Make an empty folder in the store, held by a lock that ends with this process."""
        self._home = store / _READERS
        self._home.mkdir(exist_ok=True)
        _sweep(self._home)
        self.folder = self._home / uuid.uuid4().hex
        self._lock = lock(self.folder.with_suffix(".lock"), wait=True)
        self.folder.mkdir()

    def close(self) -> None:
        """Remove the folder."""
        if self._lock < 0:
            return
        _remove(self.folder)
        os.close(self._lock)
        self._lock = -1


def take(store: Path) -> Snapshot | None:
    """Return the files of a database as they are at one moment.

    Args:
        store: the folder of the database.

    Returns:
        The snapshot; None where the file system or the reader's rights allow no links, so that the reader has to look
        at the folder itself.
    """
    if not LOCKS:  # Windows, where nobody can remove a file that another process has open
        return None
    snapshot: Snapshot | None = None
    try:
        snapshot = Snapshot(store)
        for _ in range(_TRIES):
            if _linked(store, snapshot.folder):
                return snapshot
            time.sleep(_PAUSE)
    except OSError:
        pass
    if snapshot is not None:
        snapshot.close()
    return None


def _linked(store: Path, target: Path) -> bool:
    """Link the files into a folder; tell whether they belong together, else leave it empty.

    The manifest says which data files there are; it grows with each change of them, and ``CURRENT`` names it. What
    the writer has put into its log beyond that is taken as far as it goes.
    """
    try:
        name, size = _state(store)
        manifest = (store / name).read_bytes()[:size]
        logs = sorted(store.glob("*.log"))
        for file in store.glob("*.sst"):
            (target / file.name).hardlink_to(file)
        for file in logs:
            shutil.copyfile(file, target / file.name)
        (target / name).write_bytes(manifest)
        (target / "CURRENT").write_text(f"{name}\n", encoding="ascii")
        if _state(store) == (name, size):
            return True
    except FileNotFoundError:
        pass  # merged away in between
    for file in target.iterdir():
        file.unlink()
    return False


def _state(store: Path) -> tuple[str, int]:
    name = (store / "CURRENT").read_text(encoding="ascii").strip()
    return name, (store / name).stat().st_size


def _sweep(home: Path) -> None:
    """Remove the folders of readers that are gone."""
    for file in home.glob("*.lock"):
        with suppress(OSError):
            descriptor = lock(file)
            _remove(file.with_suffix(""))
            os.close(descriptor)


def _remove(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    folder.with_suffix(".lock").unlink(missing_ok=True)
