"""A Dask cluster makes parts that load into the same store as a build on one machine, also when a worker is killed."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph
import pytest
from corpus_samples import write_corpus

from policykg.build import build
from policykg.bulk import load_parts
from policykg.errors import UsageError
from policykg.store import Store

distributed = pytest.importorskip("distributed", reason="install Dask: pip install 'policykg[dask]'")

from policykg.cluster import build_parts, make_part  # noqa: E402

ARTICLES = 120
PARTITION = 10


def _quads(folder: Path) -> set[pyoxigraph.Quad]:
    with Store.open(folder) as store:
        return set(store.oxigraph)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Cluster:
    """A scheduler and two worker processes on the loopback."""

    def __init__(self) -> None:
        self.address = f"tcp://127.0.0.1:{_free_port()}"
        port = self.address.rpartition(":")[2]
        self._processes = [self._start("scheduler", "--host", "127.0.0.1", "--port", port, "--no-dashboard")]
        self.workers = [self._worker() for _ in range(2)]
        with distributed.Client(self.address, timeout="60s", set_as_default=False) as client:
            client.wait_for_workers(2, timeout=90)

    def _start(self, *arguments: str) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "distributed.cli.dask_" + arguments[0], *arguments[1:]]
        return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def _worker(self) -> subprocess.Popen[bytes]:
        arguments = ("--nthreads", "1", "--no-dashboard", "--no-nanny", "--host", "127.0.0.1")
        worker = self._start("worker", self.address, *arguments)
        self._processes.append(worker)
        return worker

    def kill_a_worker(self) -> None:
        """End a worker at once, without a word to the scheduler."""
        self.workers.pop().send_signal(signal.SIGKILL)

    def close(self) -> None:
        """End all processes."""
        for process in reversed(self._processes):
            process.terminate()
        for process in self._processes:
            try:
                process.wait(timeout=20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


@pytest.fixture(scope="module")
def cluster() -> Iterator[Cluster]:
    """A cluster for all tests of this file."""
    running = Cluster()
    yield running
    running.close()


@pytest.fixture(scope="module")
def corpus(tmp_path_factory) -> Path:
    """A hundred and twenty articles."""
    return write_corpus(tmp_path_factory.mktemp("corpus") / "corpus.jsonl", ARTICLES)


@pytest.fixture(scope="module")
def expected(tmp_path_factory, corpus: Path) -> set[pyoxigraph.Quad]:
    """What a build on one machine makes of them."""
    folder = tmp_path_factory.mktemp("store") / "store"
    build([corpus], folder)
    return _quads(folder)


def test_the_cluster_makes_the_same_graph(tmp_path: Path, cluster: Cluster, corpus: Path, expected):
    """Quad for quad; a second run finds every part in its place and makes none."""
    parts = tmp_path / "parts"
    first, second = (
        build_parts([corpus], cluster.address, str(parts), rejected=tmp_path / "rejected", partition=PARTITION)
        for _ in range(2)
    )
    load_parts([parts], tmp_path / "store")

    assert (first.added, first.unchanged) == (ARTICLES, 0)
    assert (second.added, second.unchanged) == (0, ARTICLES)
    assert len(list(parts.glob("*.nq"))) == ARTICLES // PARTITION
    assert _quads(tmp_path / "store") == expected


def test_a_part_that_is_lost_is_made_again_alone(tmp_path: Path, cluster: Cluster, corpus: Path, expected):
    """Running the same command makes what is missing."""
    parts = tmp_path / "parts"
    build_parts([corpus], cluster.address, str(parts), rejected=tmp_path / "rejected", partition=PARTITION)
    next(parts.glob("*.nq")).unlink()
    summary = build_parts([corpus], cluster.address, str(parts), rejected=tmp_path / "rejected", partition=PARTITION)
    load_parts([parts], tmp_path / "store")

    assert (summary.added, summary.unchanged) == (PARTITION, ARTICLES - PARTITION)
    assert _quads(tmp_path / "store") == expected


def test_rejected_articles_come_back_with_their_reports(tmp_path: Path, cluster: Cluster):
    """They are kept on this machine; the part holds the others; a second run tells of them again."""
    corpus = tmp_path / "corpus.jsonl"
    write_corpus(corpus, 5)
    with corpus.open("a", encoding="utf-8") as lines:
        lines.write('{"title": "Broken", "date": "2024-01-01"}\n')
    for _ in range(2):
        done = build_parts([corpus], cluster.address, str(tmp_path / "parts"), rejected=tmp_path / "rejected")
        assert (done.added + done.unchanged, len(done.unreadable)) == (5, 1)


def test_a_part_says_which_articles_were_rejected(tmp_path: Path, monkeypatch):
    """The report travels with the position of the article, and the part holds the graphs of the others."""
    from policykg import cluster as module
    from policykg import processing
    from policykg.corpus import articles
    from policykg.validation import Finding, Report

    finding = Finding("https://e.org/x", None, "MinCount", "https://e.org/s", "Violation", "Mend the pump.")
    monkeypatch.setattr(
        processing.Validator,
        "validate",
        lambda self, triples: Report.of([finding] if any("week 3" in o for _, _, o in triples) else []),
    )
    module._processor.cache_clear()
    chosen = list(articles([write_corpus(tmp_path / "corpus.jsonl", 5)]))
    summary = make_part(chosen, str(tmp_path / "parts"), "part", ((), "compiled", "rules"))
    module._processor.cache_clear()

    assert (summary.stored, list(summary.reports)) == (4, [3])
    assert "Mend the pump." in summary.reports[3]
    load_parts([tmp_path / "parts" / "part.nq"], tmp_path / "store")
    with Store.open(tmp_path / "store") as store:
        assert len(list(store.article_keys())) == 4


def test_no_scheduler_at_the_address_is_one_sentence(tmp_path: Path, corpus: Path):
    """The message says how to start one."""
    address = f"tcp://127.0.0.1:{_free_port()}"
    with pytest.raises(UsageError, match="start one with 'dask scheduler'"):
        build_parts([corpus], address, str(tmp_path / "parts"), rejected=tmp_path / "rejected")


def test_a_killed_worker_changes_nothing(tmp_path: Path, corpus: Path, expected):
    """One of two workers is killed while it works: the other does its partitions, and the graph is the same."""
    running = Cluster()
    parts = tmp_path / "parts"
    killed_at: list[int] = []

    def kill_in_the_middle() -> None:
        while len(made := list(parts.glob("*.nq"))) < 3:
            time.sleep(0.005)
        running.kill_a_worker()
        killed_at.append(len(made))

    killer = threading.Thread(target=kill_in_the_middle, daemon=True)
    try:
        killer.start()
        summary = build_parts(
            [corpus], running.address, str(parts), rejected=tmp_path / "rejected", partition=PARTITION
        )
        killer.join(timeout=10)
    finally:
        running.close()
    load_parts([parts], tmp_path / "store")

    assert killed_at
    assert killed_at[0] < ARTICLES // PARTITION
    assert summary.added == ARTICLES
    assert _quads(tmp_path / "store") == expected


def test_the_command_line_builds_on_the_cluster_and_loads_the_parts(
    policykg, tmp_path: Path, cluster: Cluster, corpus: Path, expected
):
    """``build --scheduler`` makes the parts and says how to load them; ``load`` brings them into a store."""
    parts = tmp_path / "parts"
    made = policykg("build", corpus, "--scheduler", cluster.address, "--parts", parts)
    loaded = policykg("load", parts, "--store", tmp_path / "store")

    assert (made.code, loaded.code) == (0, 0)
    assert f"{ARTICLES} added" in made.out
    assert f"policykg load {parts}" in made.out
    assert _quads(tmp_path / "store") == expected
