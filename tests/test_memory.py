"""A long build needs no more of the machine than a short one: memory is given back, and files may be many."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from corpus_samples import write_corpus

from policykg import build as module
from policykg.build import build
from policykg.store import Store


def test_a_store_is_opened_anew_in_the_middle_of_a_build(tmp_path: Path, monkeypatch):
    """It holds the same articles, and no other process may write in between."""
    corpus = write_corpus(tmp_path / "corpus.jsonl", 20)
    build([corpus], tmp_path / "whole")
    opened = []
    reopen = Store.reopen
    monkeypatch.setattr(module, "_BATCH", 4)
    monkeypatch.setattr(module, "_REOPEN", 2)
    monkeypatch.setattr(Store, "reopen", lambda self: opened.append(reopen(self)))
    build([corpus], tmp_path / "store")

    assert len(opened) == 2
    with Store.open(tmp_path / "whole") as whole, Store.open(tmp_path / "store") as store:
        assert set(whole.oxigraph) == set(store.oxigraph)


FEW_FILES = """
import resource, sys
most = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
resource.setrlimit(resource.RLIMIT_NOFILE, (200, most))
from policykg.build import build
build([sys.argv[1]], sys.argv[2])
print(resource.getrlimit(resource.RLIMIT_NOFILE)[0] == most)
"""


def test_a_build_may_open_as_many_files_as_the_system_allows(tmp_path: Path):
    """However few a process starts with: a large store lies in thousands."""
    pytest.importorskip("resource", reason="this system does not limit open files")
    corpus = write_corpus(tmp_path / "corpus.jsonl", 2)
    command = [sys.executable, "-c", FEW_FILES, str(corpus), str(tmp_path / "store")]

    assert subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip() == "True"
