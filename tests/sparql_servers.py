"""Real SPARQL servers on the loopback, Oxigraph's and Virtuoso, each in a folder of its own, ended after the test."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from shutil import which

from tests.external_tools import missing, need

_VIRTUOSO_SETTINGS = """
[Database]
DatabaseFile = {folder}/virtuoso.db
ErrorLogFile = {folder}/virtuoso.log
LockFile = {folder}/virtuoso.lck
TransactionFile = {folder}/virtuoso.trx
xa_persistent_file = {folder}/virtuoso.pxa
MaxCheckpointRemap = 2000
[TempDatabase]
DatabaseFile = {folder}/virtuoso-temp.db
TransactionFile = {folder}/virtuoso-temp.trx
MaxCheckpointRemap = 2000
[Parameters]
ServerPort = {port}
DirsAllowed = {folder}
NumberOfBuffers = 10000
MaxDirtyBuffers = 6000
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerRoot = {folder}
ServerThreads = 4
[SPARQL]
ResultSetMaxRows = 100000
"""


@dataclass(frozen=True)
class Server:
    """A running server: where to ask, where to send graphs, and the name and password it wants."""

    query: str
    graphs: str
    user: str | None = None
    password: str | None = None


@contextmanager
def oxigraph(folder: Path) -> Iterator[Server]:
    """Run the Oxigraph server of PyPI's package ``oxigraph``."""
    command = which("oxigraph") or which("oxigraph", path=str(Path(sys.executable).parent))
    if command is None:
        missing("the Oxigraph server is not installed; install it with: pip install oxigraph")
    port = _free_port()
    arguments = ["serve", "--location", str(folder), "--bind", f"127.0.0.1:{port}", "--union-default-graph"]
    with _running([str(command), *arguments], f"http://127.0.0.1:{port}/"):
        yield Server(f"http://127.0.0.1:{port}/query", f"http://127.0.0.1:{port}/store")


@contextmanager
def virtuoso(folder: Path) -> Iterator[Server]:
    """Run Virtuoso as Debian packages it."""
    command = need("virtuoso-t", package="virtuoso-opensource")
    folder.mkdir(parents=True, exist_ok=True)
    settings, http = folder / "virtuoso.ini", _free_port()
    text = _VIRTUOSO_SETTINGS.format(folder=folder, port=_free_port(), http=http)
    settings.write_text(text, encoding="utf-8")
    with _running([command, "+foreground", "+configfile", str(settings)], f"http://127.0.0.1:{http}/sparql"):
        address = f"http://127.0.0.1:{http}/sparql"
        yield Server(address, f"{address}-graph-crud-auth", "dba", "dba")


@contextmanager
def _running(command: list[str], address: str) -> Iterator[None]:
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _ in range(600):
            try:
                with urllib.request.urlopen(address, timeout=5):
                    break
            except urllib.error.HTTPError:
                break
            except OSError:
                assert process.poll() is None, f"{command[0]} ended with {process.returncode}"
                time.sleep(0.1)
        else:
            raise AssertionError(f"{command[0]} does not answer at {address}")
        yield
    finally:
        process.terminate()
        try:
            process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
