"""A long build needs no more memory than a short one: what the engine keeps is given back now and then."""

from __future__ import annotations

from pathlib import Path

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
