"""A reader sees one moment of the store, whatever a build beside it writes, merges and removes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pyoxigraph
import pytest
from corpus_samples import COMPACTING_BUILD, write_corpus

from policykg.build import build
from policykg.graph import SHARED
from policykg.knowledge_graph import KnowledgeGraph
from policykg.snapshot import take
from policykg.store import Store

READ = """
import sys
from policykg.store import Store
store = Store.open(sys.argv[1])
print("open", flush=True)
sys.stdin.readline()
"""
Graphs = dict[str, set[pyoxigraph.Quad]]


def _graphs(store: Store) -> Graphs:
    found: Graphs = {}
    for quad in store.oxigraph:
        found.setdefault(quad.graph_name.value, set()).add(quad)
    return found


@pytest.fixture(scope="module")
def corpus(tmp_path_factory) -> Path:
    """A hundred and twenty articles."""
    return write_corpus(tmp_path_factory.mktemp("corpus") / "corpus.jsonl", 120)


@pytest.fixture(scope="module")
def whole(tmp_path_factory, corpus: Path) -> Path:
    """A store of all of them."""
    folder = tmp_path_factory.mktemp("whole") / "store"
    build([corpus], folder)
    return folder


def _readers(folder: Path) -> list[Path]:
    return [path for path in (folder / "policykg-readers").iterdir() if path.is_dir()]


def test_reading_beside_a_build_sees_whole_articles(tmp_path: Path, corpus: Path, whole: Path):
    """Stores are opened and read to the end, again and again, while a build merges and removes files."""
    with Store.open(whole) as store:
        expected = _graphs(store)
    folder = tmp_path / "store"
    running = subprocess.Popen([sys.executable, "-c", COMPACTING_BUILD, str(corpus), str(folder), "4"])
    sizes: list[int] = []
    files: set[str] = set()
    try:
        while running.poll() is None:
            if not (folder / "CURRENT").exists():
                continue
            files |= {path.name for path in folder.glob("*.sst")}
            with Store.open(folder) as store:
                found = _graphs(store)
            assert all(graph == expected[name] for name, graph in found.items() if name != SHARED)
            sizes.append(len(found))
    finally:
        running.kill()
        running.wait()

    assert running.returncode == 0
    assert len(set(sizes)) > 3
    assert sizes == sorted(sizes)
    assert len(files) > 5 * len(list(folder.glob("*.sst"))), "the build removed too few files to prove anything"


def test_what_is_open_stays_readable_when_its_files_are_merged_away(tmp_path: Path, corpus: Path):
    """A graph opened before a build shows the store of that moment to the end."""
    folder = tmp_path / "store"
    build([write_corpus(tmp_path / "few.jsonl", 5)], folder)
    graph = KnowledgeGraph.open(folder)
    assert graph.store is not None
    before = {path.name for path in folder.glob("*.sst")}
    build([corpus], folder)
    with Store.open(folder, writing=True) as store:
        store.compact()

    assert len(before - {path.name for path in folder.glob("*.sst")}) > len(before) / 2
    assert len(graph.articles()) == 5
    assert len(set(graph.store)) == len(graph.store)


def test_closing_a_reader_removes_its_files(whole: Path):
    """Nothing is left of readers that are done, also of those that nobody closed."""
    with Store.open(whole) as store:
        assert len(_readers(whole)) == 1
        linked = next(iter(_readers(whole)[0].glob("*.sst")))
        assert linked.stat().st_nlink == 2
        assert len(list(store.article_keys())) == 120
    Store.open(whole)

    assert _readers(whole) == []


def test_what_a_killed_reader_leaves_goes_with_the_next(whole: Path):
    """Readers that live keep theirs."""
    killed, living = (
        subprocess.Popen([sys.executable, "-c", READ, str(whole)], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        for _ in range(2)
    )
    for reader in (killed, living):
        assert reader.stdout
        assert reader.stdout.readline() == b"open\n"
    killed.send_signal(signal.SIGKILL)
    killed.wait()
    assert len(_readers(whole)) == 2
    Store.open(whole).close()
    assert len(_readers(whole)) == 1
    living.communicate(b"\n")

    assert _readers(whole) == []


def test_where_files_cannot_be_linked_the_store_itself_is_read(whole: Path, monkeypatch):
    """Some file systems have no hard links, and some readers no rights in the folder."""

    def refuse(*names):
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)

    assert take(whole) is None
    with Store.open(whole) as store:
        assert len(list(store.article_keys())) == 120
    assert _readers(whole) == []
