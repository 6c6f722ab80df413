"""Corpora and parts are streamed: every kind of input gives the same articles, every part goes in whole."""

from __future__ import annotations

import json
from pathlib import Path

import pyoxigraph
import pytest
from corpus_samples import records, write_corpus

from policykg.build import build
from policykg.bulk import load_parts
from policykg.corpus import Unreadable, articles, count
from policykg.errors import UnreadableError, UsageError
from policykg.export import export
from policykg.store import Store


def _checksums(inputs) -> list[str]:
    return [article.checksum for article in articles(inputs)]


def _quads(folder: Path) -> set[pyoxigraph.Quad]:
    with Store.open(folder) as store:
        return set(store.oxigraph)


@pytest.fixture
def expected(tmp_path: Path) -> list[str]:
    """The checksums of seven articles, as JSON Lines give them."""
    return _checksums([write_corpus(tmp_path / "expected.jsonl", 7)])


def test_text_files_and_web_pages_of_a_folder_are_articles(tmp_path: Path, expected: list[str]):
    """Folders are walked in the order of names; hidden files and other files are left out."""
    folder = tmp_path / "folder"
    (folder / "later").mkdir(parents=True)
    for number, record in enumerate(records(7)):
        header = "".join(f"{key}: {record[key]}\n" for key in ("title", "date", "publisher", "source"))
        home = folder / "later" if number > 3 else folder
        (home / f"{number}.txt").write_text(f"{header}\n{record['text']}\n", encoding="utf-8")
    (folder / ".hidden.txt").write_text("no article")
    (folder / "notes.csv").write_text("no article")

    assert _checksums([folder]) == expected
    assert _checksums([folder / "*.txt", folder / "later" / "*.txt"]) == expected
    assert count([folder]) == 7


def test_parquet_rows_are_articles(tmp_path: Path, expected: list[str]):
    """The columns are those of JSON Lines; others are not read; a date may be a date."""
    pyarrow = pytest.importorskip("pyarrow", reason="install pyarrow: pip install 'policykg[parquet]'")
    from pyarrow import compute, parquet

    table = pyarrow.Table.from_pylist([{**record, "rank": 1} for record in records(7)])
    day = compute.cast(table["date"], pyarrow.date32())
    table = table.set_column(table.schema.get_field_index("date"), "date", day)
    parquet.write_table(table, tmp_path / "corpus.parquet", row_group_size=3)

    assert _checksums([tmp_path / "corpus.parquet"]) == expected
    assert count([tmp_path / "corpus.parquet"]) == 7


def test_a_broken_parquet_file_is_named(tmp_path: Path):
    """It is one unreadable item of the corpus, and the others are read."""
    pytest.importorskip("pyarrow", reason="install pyarrow: pip install 'policykg[parquet]'")
    (tmp_path / "a.parquet").write_bytes(b"PAR1 no")
    write_corpus(tmp_path / "b.jsonl", 2)
    found = list(articles([tmp_path]))

    assert isinstance(found[0], Unreadable)
    assert "no readable Parquet file" in found[0].message
    assert len(found) == 3


def test_the_number_of_json_lines_is_not_known_beforehand(tmp_path: Path):
    """A stream is not read twice to count it."""
    assert count([write_corpus(tmp_path / "a.jsonl", 2)]) is None


@pytest.mark.parametrize(("name", "message"), [("none", "no article 'none'"), ("none*.txt", "No file fits")])
def test_inputs_that_hold_no_article_are_refused(tmp_path: Path, monkeypatch, name: str, message: str):
    """A path that leads nowhere, a pattern without a file, an empty folder."""
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UnreadableError, match=message):
        articles([name])
    with pytest.raises(UnreadableError, match="holds no article"):
        articles([tmp_path])


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """A store with seven articles."""
    build([write_corpus(tmp_path / "corpus.jsonl", 7)], tmp_path / "built")
    return tmp_path / "built"


@pytest.mark.parametrize("suffix", [".nq", ".trig"])
def test_an_exported_store_loads_into_the_same_store(tmp_path: Path, built: Path, suffix: str):
    """Every quad comes back, and loading again adds nothing."""
    with Store.open(built) as store:
        part = export(store.oxigraph, tmp_path / f"part{suffix}")
    loaded = [load_parts([part], tmp_path / "loaded") for _ in range(2)]

    assert loaded == [len(_quads(built))] * 2
    assert _quads(tmp_path / "loaded") == _quads(built)


def test_a_part_replaces_what_the_store_held_of_its_articles(tmp_path: Path, built: Path):
    """Nothing of the old text stays beside the new one."""
    changed = [{**record, "text": record["text"].replace("rose", "fell")} for record in records(3)]
    (tmp_path / "new.jsonl").write_text("".join(json.dumps(record) + "\n" for record in changed), encoding="utf-8")
    build([tmp_path / "new.jsonl"], tmp_path / "new")
    with Store.open(tmp_path / "new") as store:
        names = [f"https://w3id.org/policykg/graph/{key}" for key in store.article_keys()]
        export(store.oxigraph, tmp_path / "new.nq", names)
    load_parts([tmp_path / "new.nq"], built)
    texts = [quad.object.value for quad in _quads(built) if quad.predicate.value.endswith("#text")]

    assert sum("fell" in text for text in texts) == 3
    assert sum("rose" in text for text in texts) == 4


def test_batches_hold_whole_graphs(tmp_path: Path, built: Path, monkeypatch):
    """Where the lines of an article begin in one batch, they end in it."""
    from policykg import bulk

    with Store.open(built) as store:
        part = export(store.oxigraph, tmp_path / "part.nq")
    monkeypatch.setattr(bulk, "_BATCH", 10)
    batches = [graphs for _, graphs in bulk._batches(str(part))]

    assert len(batches) > 7
    assert sum(map(len, batches)) == len(set().union(*batches))


@pytest.mark.parametrize(
    ("content", "message"),
    [("<a> <b>", "line 1, is broken"), ("<https://e.org/a> <https://e.org/b> 1 .", "line 1, is broken")],
)
def test_a_broken_part_is_named_with_its_line(tmp_path: Path, content: str, message: str):
    """The message says what to do."""
    part = tmp_path / "part.nq"
    part.write_text(content, encoding="utf-8")

    with pytest.raises(UnreadableError, match=message):
        load_parts([part], tmp_path / "store")


def test_what_is_no_part_is_refused(tmp_path: Path):
    """A missing file, and a file of another kind."""
    (tmp_path / "a.csv").write_text("a")
    with pytest.raises(UnreadableError, match="There is no part"):
        load_parts([tmp_path / "none.nq"], tmp_path / "store")
    with pytest.raises(UsageError, match=r"end in \.nq or \.trig"):
        load_parts([tmp_path / "a.csv"], tmp_path / "store")
    assert not (tmp_path / "store").exists()


def test_statements_outside_named_graphs_are_refused(tmp_path: Path):
    """A part says of each statement which article it belongs to."""
    part = tmp_path / "part.nq"
    part.write_text('<https://e.org/a> <https://e.org/b> "c" .\n', encoding="utf-8")
    with pytest.raises(UnreadableError, match="in no named graph"):
        load_parts([part], tmp_path / "store")
