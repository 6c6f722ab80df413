"""Two builds at once, a disk that takes no more, a folder that may not be written: one sentence, a whole store."""

from __future__ import annotations

import resource
import subprocess
import sys
from pathlib import Path

import pyoxigraph
import pytest
from corpus_samples import write_corpus

from policykg.build import build
from policykg.store import Store

POLICYKG = [sys.executable, "-m", "policykg"]


def _quads(folder: Path) -> set[pyoxigraph.Quad]:
    with Store.open(folder) as store:
        return set(store.oxigraph)


def _sentence(done: subprocess.CompletedProcess[str]) -> str:
    """What a command that failed said: one line, no traceback."""
    assert done.returncode == 2, done
    (line,) = done.stderr.splitlines()
    return line


def test_the_second_of_two_builds_is_told_and_the_first_goes_on(tmp_path: Path):
    """Two commands on one store: the second ends with exit code 2 and leaves the first alone."""
    corpus, store = write_corpus(tmp_path / "corpus.jsonl", 200), tmp_path / "store"
    first = subprocess.Popen([*POLICYKG, "build", str(corpus), "--store", str(store)], stdout=subprocess.PIPE)
    while not (store / "CURRENT").exists():
        assert first.poll() is None
    command = [*POLICYKG, "build", str(corpus), "--store", str(store)]
    second = subprocess.run(command, capture_output=True, text=True, check=False)
    still_running = first.poll() is None
    first.communicate()

    assert still_running, "the first build was too short to prove anything"
    assert "Another process is writing to the store" in _sentence(second)
    assert "try again when it is done" in second.stderr
    assert first.returncode == 0
    with Store.open(store) as opened:
        assert len(list(opened.article_keys())) == 200


@pytest.mark.parametrize("room", [30_000, 0])
def test_a_disk_that_takes_no_more_is_told_and_the_store_is_as_before(tmp_path: Path, room: int):
    """Where files can grow no further, the build says so; with room again the same command completes the store."""
    few, more = write_corpus(tmp_path / "few.jsonl", 5), write_corpus(tmp_path / "more.jsonl", 40)
    store = tmp_path / "store"
    build([few], store)
    before = _quads(store)

    def without_room() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))

    command = [*POLICYKG, "build", str(more), "--store", str(store)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, preexec_fn=without_room)

    assert "make room" in _sentence(done)
    assert _quads(store) == before
    again = subprocess.run(command, capture_output=True, text=True, check=False)
    assert again.returncode == 0, again
    build([more], tmp_path / "whole")
    assert _quads(store) == _quads(tmp_path / "whole")


def test_a_folder_that_may_not_be_written_is_named():
    """The message names the folder and the cure; the system's own folders take nothing, whoever asks."""
    command = [*POLICYKG, "build", "--store", "/proc/policykg/store"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)

    said = _sentence(done)
    assert "/proc/policykg/store" in said
    assert "choose another place with --store" in said
