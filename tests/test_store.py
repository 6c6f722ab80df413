"""The store shows whole articles only, says who holds it, and leaves everything as it was when it cannot write."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pyoxigraph
import pytest
from external_tools import missing

from policykg import iris
from policykg.article import Article
from policykg.errors import StoreBusyError, UnreadableError, UnwritableError, UsageError
from policykg.facts import Extraction, Metadata, Sentence, Span
from policykg.graph import SHARED, article_graph
from policykg.ntriples import ntriples
from policykg.store import GraphText, Store
from policykg.vocabulary import Vocabulary


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    """The vocabularies that ship with the package."""
    return Vocabulary.load()


def _article(number: int, body: str = "Nothing happened.") -> Article:
    metadata = Metadata(f"Day {number}", date(2024, 1, number), "The Quiet Daily", f"https://example.org/{number}")
    return Article(metadata, body)


def _graph(article: Article, vocabulary: Vocabulary) -> GraphText:
    sentences = (Sentence(0, Span(0, len(article.body)), "background"),)
    made = article_graph(Extraction(article.metadata, article.body, None, sentences), article, vocabulary)
    return GraphText(made.key, ntriples(made.own), ntriples(made.shared))


@pytest.fixture
def folder(tmp_path: Path, vocabulary: Vocabulary) -> Path:
    """A store with the articles of three days."""
    path = tmp_path / "store"
    with Store.create(path) as store:
        store.add([_graph(_article(number), vocabulary) for number in (1, 2, 3)])
    return path


def _quads(folder: Path) -> set[pyoxigraph.Quad]:
    with Store.open(folder) as store:
        return set(store.oxigraph)


def test_each_article_has_a_named_graph(folder: Path):
    """Beside them stands the graph of what they share."""
    with Store.open(folder) as store:
        names = {name.value for name in store.oxigraph.named_graphs()}

        assert set(store.article_keys()) == {_article(number).key for number in (1, 2, 3)}
        assert names == {SHARED, *(iris.graph(key) for key in store.article_keys())}


def test_articles_are_listed_by_date(folder: Path):
    """Title, date, publisher and source come from the graphs."""
    with Store.open(folder) as store:
        listed = store.articles()

    assert [record.title for record in listed] == ["Day 1", "Day 2", "Day 3"]
    assert listed[0].publisher == "The Quiet Daily"
    assert listed[0].sources == ("https://example.org/1",)


def test_adding_again_changes_nothing(folder: Path, vocabulary: Vocabulary):
    """The same graph twice is the same store."""
    before = _quads(folder)
    with Store.open(folder, writing=True) as store:
        assert store.add([_graph(_article(2), vocabulary)]) == 1

    assert _quads(folder) == before


def test_a_changed_text_replaces_its_graph(folder: Path, vocabulary: Vocabulary):
    """Nothing of the old text stays, and nothing else moves."""
    changed = _article(2, "Something happened.")
    with Store.open(folder, writing=True) as store:
        assert not store.is_current(changed, vocabulary.checksum)
        store.add([_graph(changed, vocabulary)])
        assert store.is_current(changed, vocabulary.checksum)
        assert not store.is_current(_article(2), vocabulary.checksum)

    texts = {quad.object.value for quad in _quads(folder) if "happened" in str(quad.object)}
    assert texts == {"Something happened.", "Nothing happened."}
    assert len([quad for quad in _quads(folder) if str(quad.object) == '"Nothing happened."']) == 2


def test_a_new_article_is_looked_for_among_the_names_of_graphs_only(folder: Path, monkeypatch: pytest.MonkeyPatch):
    """A look among the statements of a large store takes longer, and fills the memory of the engine."""
    with Store.open(folder) as store:
        names = _Names(store.oxigraph)
        monkeypatch.setattr(store, "_oxigraph", names)

        assert not store.is_unchanged(_article(4))
        assert names.asked == 1


class _Names:
    """What an engine says of the names of its graphs; it can be asked nothing else."""

    def __init__(self, oxigraph: pyoxigraph.Store) -> None:
        self._oxigraph = oxigraph
        self.asked = 0

    def contains_named_graph(self, name: pyoxigraph.NamedNode) -> bool:
        self.asked += 1
        return self._oxigraph.contains_named_graph(name)


def test_other_vocabularies_make_an_article_out_of_date(folder: Path, vocabulary: Vocabulary):
    """The checksum of the vocabularies is part of what an article's graph was made from."""
    with Store.open(folder) as store:
        assert store.is_current(_article(1), vocabulary.checksum)
        assert not store.is_current(_article(1), "another")


@pytest.mark.parametrize("name", ["key", "iri", "title", "source"])
def test_an_article_is_removed_by_any_of_its_names(folder: Path, name: str):
    """Key, IRI, title and source all name it; its whole graph goes."""
    article = _article(2)
    names = {"key": article.key, "iri": article.iri, "title": "Day 2", "source": "https://example.org/2"}
    with Store.open(folder, writing=True) as store:
        assert store.remove(names[name]).key == article.key
        assert article.key not in set(store.article_keys())

    assert not [quad for quad in _quads(folder) if article.key in str(quad.subject)]


def test_removing_what_is_not_there_is_refused(folder: Path):
    """The message says how to see what is."""
    with Store.open(folder, writing=True) as store, pytest.raises(UsageError, match="policykg list"):
        store.remove("Day 9")


def test_terms_are_stored_once_and_kept_up_to_date(folder: Path, tmp_path: Path):
    """Ontology and vocabularies have graphs of their own; a further folder adds to the second."""
    more = tmp_path / "more"
    more.mkdir()
    (more / "more.ttl").write_text("<https://e.org/a> <https://e.org/b> 4.0 .", encoding="utf-8")
    sizes = []
    for folders in ((), (), (more,), ()):
        with Store.open(folder, writing=True) as store:
            store.set_terms(folders)
            sizes.append(len(store.oxigraph))

    assert sizes[0] == sizes[1] == sizes[3] == sizes[2] - 1


def test_of_two_spellings_one_stays_whatever_the_order(tmp_path: Path):
    """A shared node has one label, the first in the alphabet."""
    node = "<https://w3id.org/policykg/person/jane-roe>"
    kind = f"{node} <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://xmlns.com/foaf/0.1/Person> .\n"
    texts = [
        GraphText(key, f"{node} <https://e.org/p> <https://e.org/{key}> .\n", f'{kind}{node} {name} "{label}" .\n')
        for key, label in (("a", "JANE ROE"), ("b", "Jane Roe"))
        for name in ("<http://xmlns.com/foaf/0.1/name>",)
    ]
    stores = []
    for number, order in enumerate((texts, texts[::-1])):
        with Store.create(tmp_path / str(number)) as store:
            for text in order:
                store.add([text])
            store.finish()
            stores.append(set(store.oxigraph))

    assert stores[0] == stores[1]
    assert len([quad for quad in stores[0] if quad.predicate.value.endswith("name")]) == 1


def test_a_batch_that_was_cut_off_is_removed_at_the_next_opening(folder: Path):
    """What a killed bulk load may have left is named in a file beside the data, and goes, also for a reader."""
    (folder / "policykg-pending.json").write_text(json.dumps([_article(3).key]), encoding="utf-8")

    with Store.open(folder) as store:
        assert set(store.article_keys()) == {_article(1).key, _article(2).key}
    assert not (folder / "policykg-pending.json").exists()


def test_a_store_of_many_files_is_put_in_order(tmp_path: Path, vocabulary: Vocabulary):
    """Batches leave files; those of many batches are merged at the end, those of a few are left alone."""
    counts = []
    for batches in (1, 8):
        folder = tmp_path / str(batches)
        with Store.create(folder) as store:
            for number in range(batches):
                store.add([_graph(_article(number + 1), vocabulary)])
            before = len(list(folder.glob("*.sst")))
            store.finish()
            counts.append((before, len(list(folder.glob("*.sst")))))
            assert len(set(store.article_keys())) == batches

    assert counts[0][0] == counts[0][1]
    assert counts[1][0] > counts[1][1]


def test_a_store_whose_making_was_killed_is_made_by_the_next(tmp_path: Path):
    """What lies in the folder before the store can be opened is known as ours."""
    (tmp_path / "policykg-writer.lock").touch()
    (tmp_path / "LOG").touch()

    with Store.create(tmp_path) as store:
        assert list(store.article_keys()) == []


def test_only_one_process_writes(folder: Path):
    """The second is told so; readers go on."""
    code = "import sys; from policykg.store import Store\nwith Store.open(sys.argv[1], writing=True): pass"
    with Store.open(folder, writing=True):
        with pytest.raises(StoreBusyError, match="Another process is writing"):
            Store.open(folder, writing=True)
        done = subprocess.run([sys.executable, "-c", code, str(folder)], capture_output=True, text=True, check=False)
        assert "StoreBusyError" in done.stderr
        with Store.open(folder) as reader:
            assert len(set(reader.article_keys())) == 3
    Store.open(folder, writing=True).close()


def test_a_store_opened_to_read_is_not_written(folder: Path):
    """Writing needs a store opened for it."""
    with Store.open(folder) as store, pytest.raises(UsageError, match="opened to read"):
        store.remove("Day 1")


def test_a_folder_without_a_store_is_named(tmp_path: Path):
    """Reading a missing store, and making one over other files or a file, are refused."""
    (tmp_path / "file.txt").write_text("text")
    with pytest.raises(UnreadableError, match="There is no store in"):
        Store.open(tmp_path / "none")
    with pytest.raises(UsageError, match="holds other files"):
        Store.create(tmp_path)
    with pytest.raises(UsageError, match="is a file"):
        Store.create(tmp_path / "file.txt")
    assert [path.name for path in tmp_path.iterdir()] == ["file.txt"]


def test_a_folder_that_may_not_be_written_is_named():
    """The system's own folders take no store (not even for the administrator)."""
    with pytest.raises(UnwritableError, match="cannot be written"):
        Store.create("/proc/policykg-store")


def test_a_full_disk_leaves_the_store_as_before(tmp_path: Path, vocabulary: Vocabulary):
    """On a file system of a few megabytes the batch that does not fit is refused whole, and room heals the store."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=64m", "tmpfs", str(disk)], capture_output=True, check=False
    )
    if mounted.returncode:
        missing("a small file system cannot be mounted; run the test as root on Linux")
    try:
        with Store.create(disk / "store") as store:
            store.add([_graph(_article(1), vocabulary)])
            before = set(store.oxigraph)
            _fill(disk / "ballast")
            with pytest.raises(UnwritableError, match=r"No space left.*make room"):
                store.add([_graph(_article(2, "Nothing happened. " * 20_000), vocabulary)])
        with Store.open(disk / "store") as store:
            assert set(store.oxigraph) == before
        (disk / "ballast").unlink()
        with Store.open(disk / "store", writing=True) as store:
            assert set(store.oxigraph) == before
            store.add([_graph(_article(3), vocabulary)])
            assert set(store.article_keys()) == {_article(1).key, _article(3).key}
    finally:
        subprocess.run(["umount", str(disk)], check=False)


def _fill(path: Path) -> None:
    """Write until the disk is full."""
    file = os.open(path, os.O_CREAT | os.O_WRONLY)
    try:
        while True:
            os.write(file, b"0" * 4096)
    except OSError:
        pass
    finally:
        os.close(file)
