"""A build reads what is new and keeps out what breaks the shapes; running it again completes what was cut off."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pyoxigraph
import pytest
from corpus_samples import COMPACTING_BUILD, records, write_corpus

from policykg import processing
from policykg.build import build
from policykg.errors import StoreBusyError, UnreadableError, UnwritableError
from policykg.graph import SHARED
from policykg.reading import read_article
from policykg.resources import shipped
from policykg.store import Store
from policykg.validation import Finding, Report

ARTICLE = shipped("data") / "articles" / "2023-10-21-miit-first-three-quarters.txt"


def _quads(folder: Path) -> set[pyoxigraph.Quad]:
    with Store.open(folder) as store:
        return set(store.oxigraph)


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Twenty articles as JSON Lines."""
    return write_corpus(tmp_path / "corpus.jsonl", 20)


@pytest.fixture
def strict_gate(monkeypatch):
    """A gate that refuses every article whose graph says what it is told to look for."""

    def refuse(words: str) -> None:
        real = processing.Validator.validate

        def validate(self, triples):
            if any(words in value for _, _, value in triples):
                finding = Finding("https://e.org/x", None, "MinCount", "https://e.org/s", "Violation", "Mend the pump.")
                return Report.of([finding])
            return real(self, triples)

        monkeypatch.setattr(processing.Validator, "validate", validate)

    return refuse


def test_the_shipped_article_is_stored_with_its_facts(tmp_path: Path):
    """It passes the gate, and the summary counts what its graph states."""
    summary = build([ARTICLE], tmp_path / "store")
    with Store.open(tmp_path / "store") as store:
        (record,) = store.articles()

    assert (summary.added, summary.rejected, summary.unreadable) == (1, [], [])
    assert record.key == read_article(ARTICLE).key
    assert summary.counts["statements"] >= summary.counts["initiatives"] > 0


def test_an_unchanged_article_is_not_read_again(tmp_path: Path, corpus: Path, monkeypatch):
    """The second build looks each article up and extracts nothing."""
    first = build([corpus], tmp_path / "store")
    before = _quads(tmp_path / "store")
    monkeypatch.setattr(processing, "find", None)
    second = build([corpus], tmp_path / "store")

    assert (first.added, first.unchanged) == (20, 0)
    assert (second.added, second.unchanged) == (0, 20)
    assert _quads(tmp_path / "store") == before


def test_a_changed_article_replaces_the_old_one(tmp_path: Path):
    """Same header, other text: the old facts go, the new ones come."""
    path = tmp_path / "a.txt"
    head = "title: Pumps\ndate: 2024-02-01\nsource: https://example.org/p\n\n"
    path.write_text(head + "Output of pumps rose 3% in 2023.", encoding="utf-8")
    build([path], tmp_path / "store")
    path.write_text(head + "Output of pumps rose 4% in 2023.", encoding="utf-8")
    summary = build([path], tmp_path / "store")
    text = "\n".join(str(quad) for quad in _quads(tmp_path / "store"))

    assert (summary.added, summary.replaced) == (0, 1)
    assert "rose 4%" in text
    assert "rose 3%" not in text


def test_again_reads_unchanged_articles_too(tmp_path: Path, corpus: Path):
    """For those who change rules without a new version; the graph stays the same."""
    build([corpus], tmp_path / "store")
    before = _quads(tmp_path / "store")

    assert build([corpus], tmp_path / "store", again=True).replaced == 20
    assert _quads(tmp_path / "store") == before


def test_the_gate_keeps_one_article_out_and_lets_the_others_in(tmp_path: Path, corpus: Path, strict_gate):
    """The refused article lies beside the store with its report; it goes in once it passes."""
    strict_gate('week 7"')
    summary = build([corpus], tmp_path / "store")
    (rejection,) = summary.rejected

    assert summary.added == 19
    assert rejection.name == f"{corpus}, line 8"
    assert rejection.file.parent == tmp_path / "rejected"
    assert read_article(rejection.file).body == records(20)[7]["text"]
    report = rejection.file.with_name(rejection.file.stem + ".report.txt").read_text(encoding="utf-8")
    assert "Mend the pump." in report


def test_an_article_that_passes_later_leaves_the_folder_of_rejects(
    tmp_path: Path, corpus: Path, strict_gate, monkeypatch
):
    """Its copy and its report are removed when it enters the store."""
    strict_gate('week 7"')
    build([corpus], tmp_path / "store")
    monkeypatch.undo()
    summary = build([corpus], tmp_path / "store")

    assert (summary.added, summary.unchanged) == (1, 19)
    assert list((tmp_path / "rejected").iterdir()) == []


def test_broken_records_are_listed_and_the_others_go_in(tmp_path: Path):
    """A corpus is not lost for a line of it; the name of the line comes with what is wrong."""
    corpus = tmp_path / "corpus.jsonl"
    good = [json.dumps(record) for record in records(3)]
    undated = json.dumps({"title": "Pumps", "text": "Output rose."})
    corpus.write_text("\n".join([*good[:2], "{not json", undated, '["list"]', good[2]]) + "\n", encoding="utf-8")
    summary = build([corpus], tmp_path / "store")

    assert summary.added == 3
    assert [unreadable.name for unreadable in summary.unreadable] == [f"{corpus}, line {n}" for n in (3, 4, 5)]


def test_a_single_unreadable_file_is_an_error(tmp_path: Path):
    """There is nothing to go on with."""
    path = tmp_path / "a.txt"
    path.write_text("title: Pumps\n\nOutput rose.", encoding="utf-8")

    with pytest.raises(UnreadableError, match="has no date"):
        build([path], tmp_path / "store")


def test_an_input_that_does_not_exist_stops_the_build_before_it_begins(tmp_path: Path, corpus: Path):
    """No store is made."""
    with pytest.raises(UnreadableError, match="There is no article"):
        build([corpus, tmp_path / "none.txt"], tmp_path / "store")
    assert not (tmp_path / "store").exists()


def test_workers_make_the_same_store(tmp_path: Path, corpus: Path):
    """Two processes that extract give quad for quad what one gives."""
    build([corpus], tmp_path / "one")
    summary = build([corpus], tmp_path / "two", jobs=2)

    assert summary.added == 20
    assert _quads(tmp_path / "one") == _quads(tmp_path / "two")


def test_order_and_number_of_builds_do_not_show(tmp_path: Path):
    """Ten articles, then all twenty, backwards: the same store as all at once."""
    lines = [json.dumps(record) + "\n" for record in records(20)]
    for name, chosen in (("all", lines), ("few", lines[5:15]), ("backwards", lines[::-1])):
        (tmp_path / f"{name}.jsonl").write_text("".join(chosen), encoding="utf-8")
    build([tmp_path / "all.jsonl"], tmp_path / "one")
    build([tmp_path / "few.jsonl"], tmp_path / "two")
    build([tmp_path / "backwards.jsonl"], tmp_path / "two")

    assert _quads(tmp_path / "one") == _quads(tmp_path / "two")


def test_progress_is_told(tmp_path: Path, corpus: Path):
    """Articles done, their total where it is known, and how many were kept out."""
    told: list[tuple[int, int | None, int]] = []
    build([corpus], tmp_path / "store", progress=lambda *figures: told.append(figures))
    build([ARTICLE], tmp_path / "store", progress=lambda *figures: told.append(figures))

    assert (20, None, 0) in told
    assert told[-1] == (1, 1, 0)


def test_articles_of_another_make_are_read_again(tmp_path: Path):
    """In a store that was built with different vocabularies, only the articles of today's are left alone."""
    few, more = write_corpus(tmp_path / "few.jsonl", 3), write_corpus(tmp_path / "more.jsonl", 6)
    other = tmp_path / "other"
    other.mkdir()
    (other / "more.ttl").write_text("<https://e.org/a> <https://e.org/b> <https://e.org/c> .", encoding="utf-8")
    build([more], tmp_path / "store")
    build([few], tmp_path / "store", vocabularies=[other])
    mixed = build([more], tmp_path / "store")
    again = build([more], tmp_path / "store")

    assert (mixed.replaced, mixed.unchanged) == (3, 3)
    assert (again.replaced, again.unchanged) == (0, 6)


def test_what_a_killed_build_left_undone_at_the_end_is_done_by_the_next(tmp_path: Path, corpus: Path, monkeypatch):
    """Though all its articles are in, the next build leaves one label to each shared node."""

    def killed(self, *, replaced: bool) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Store, "finish", killed)
    with pytest.raises(KeyboardInterrupt):
        build([corpus], tmp_path / "store")
    monkeypatch.undo()
    with Store.open(tmp_path / "store") as store:
        assert store.unfinished
    done = build([corpus], tmp_path / "store")
    build([corpus], tmp_path / "whole")

    assert (done.added, done.unchanged) == (0, 20)
    assert _quads(tmp_path / "store") == _quads(tmp_path / "whole")
    with Store.open(tmp_path / "store") as store:
        assert not store.unfinished


def test_two_builds_on_one_store_do_not_meet(tmp_path: Path, corpus: Path):
    """The second is told that the first is at work."""
    with Store.create(tmp_path / "store"), pytest.raises(StoreBusyError, match="Another process"):
        build([corpus], tmp_path / "store")


def test_an_unwritable_place_is_named(corpus: Path):
    """The message says what to do; nothing is left."""
    with pytest.raises(UnwritableError, match="choose another place"):
        build([corpus], "/proc/store")


KILLS = 20 if os.environ.get("CI") else 6  # twenty take minutes


def test_a_build_killed_at_any_moment_leaves_whole_articles_and_is_completed(tmp_path: Path):
    """SIGKILL at random: the store opens, each article in it is whole, and running again completes it.

    The build puts all files in order after every batch, so that kills meet that too.
    """
    corpus = write_corpus(tmp_path / "corpus.jsonl", 64)
    build([corpus], tmp_path / "whole")
    began = time.monotonic()
    subprocess.run(
        [sys.executable, "-c", COMPACTING_BUILD, str(corpus), str(tmp_path / "timed"), "8"],
        capture_output=True,
        check=True,
    )
    takes = time.monotonic() - began
    expected: dict[str, set[pyoxigraph.Quad]] = {}
    for quad in _quads(tmp_path / "whole"):
        expected.setdefault(quad.graph_name.value, set()).add(quad)
    chance = random.Random(20)
    seen: list[int] = []
    store = tmp_path / "store0"
    for attempt in range(KILLS):
        child = subprocess.Popen(
            [sys.executable, "-c", COMPACTING_BUILD, str(corpus), str(store), "8"], stdout=subprocess.PIPE
        )
        assert child.stdout
        child.stdout.readline()
        time.sleep(chance.uniform(0.0, 0.9) * takes)
        child.send_signal(signal.SIGKILL)
        child.wait()
        child.stdout.close()
        if not (store / "CURRENT").exists():  # killed before the store was there
            seen.append(0)
            continue
        with Store.open(store) as opened:
            graphs = {name.value for name in opened.oxigraph.named_graphs()} - {SHARED}
            for name in graphs:
                there = set(opened.oxigraph.quads_for_pattern(None, None, None, pyoxigraph.NamedNode(name)))
                assert there == expected[name], f"{name} is not whole after kill {attempt}"
        seen.append(len(graphs))
        if len(graphs) == len(expected) - 1 or attempt % 4 == 3:  # done, or time for a fresh beginning
            build([corpus], store)
            assert _quads(store) == _quads(tmp_path / "whole")
            store = tmp_path / f"store{attempt + 1}"
    build([corpus], store)

    assert _quads(store) == _quads(tmp_path / "whole")
    assert len(set(seen)) > KILLS // 6, f"the kills met the build at too few different moments: {seen}"
