"""Another extractor is found by name, passes the same gates as our rules, and is named by what it made."""

from __future__ import annotations

import json
import textwrap
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

import policykg
from policykg import KnowledgeGraph, Metadata, extract, extractors
from policykg.build import build
from policykg.errors import NonConformingError, UsageError
from policykg.extraction import Rules
from policykg.extractors import Extractor, known, resolve, sentences_of
from policykg.facts import Extraction
from policykg.graph import terms as t
from policykg.store import Store
from policykg.version import __version__

ROOT = Path(__file__).parents[1]
BODY = "Output of pumps rose 7.5 percent in March. Exports fell 3 percent."
ARTICLE = f"title: Pumps in March\ndate: 2031-04-03\npublisher: The Daily Pump\n\n{BODY}\n"
# Finds two figures: one that stands in the text, and one that it claims to have read but made up.
READER = """
    from decimal import Decimal

    from policykg.extractors import sentences_of
    from policykg.facts import Concept, Evidence, Extraction, Kind, Observation, Period, Span

    BASE = "https://w3id.org/policykg/"
    OUTPUT = Concept(BASE + "candidate/indicator/pump-output", "pump output", candidate=True)


    def change(body, quote, words, value):
        start = body.index("Output")
        at = start + quote.index(words)
        return Observation(
            Evidence(Span(start, start + len(quote)), 0, "guessed", quote=quote),
            Span(at, at + len(words)), Kind.CHANGE, Decimal(value), "percent", OUTPUT, basis="year-on-year",
            value_text=words,
        )


    class PumpReader:
        name = "pump-reader"
        version = "1.2"

        def __call__(self, article, vocabulary):
            good = change(article.body, "Output of pumps rose 7.5 percent", "7.5 percent", "7.5")
            bad = change(article.body, "Output of pumps rose 9.5 percent", "9.5 percent", "9.5")
            return Extraction(article.metadata, article.body, None, sentences_of(article.body), (good, bad))
"""


def install(folder: Path, module: str, entry: str, monkeypatch, package: str = "pump-reader") -> None:
    """Put a package with an entry point on the path, as an installer would."""
    name = package.replace("-", "_")
    (folder / f"{name}.py").write_text(textwrap.dedent(module), "utf-8")
    described = folder / f"{name}-1.2.dist-info"
    described.mkdir()
    (described / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {package}\nVersion: 1.2\n", "utf-8")
    (described / "entry_points.txt").write_text(f"[policykg.extractors]\n{entry}\n", "utf-8")
    monkeypatch.syspath_prepend(folder)


@pytest.fixture(autouse=True)
def afresh():
    """Names are looked up anew in every test."""
    extractors._named.cache_clear()
    yield
    extractors._named.cache_clear()


@pytest.fixture
def pump_reader(tmp_path, monkeypatch):
    """A package with a second extractor is installed."""
    folder = tmp_path / "site"
    folder.mkdir()
    install(folder, READER, "pump-reader = pump_reader:PumpReader", monkeypatch)


@pytest.fixture
def article(tmp_path) -> Path:
    """An article in a file."""
    path = tmp_path / "pumps.txt"
    path.write_text(ARTICLE, "utf-8")
    return path


def corpus(folder: Path, count: int) -> Path:
    """Write a corpus of articles with one text; more than eight are too many for one task of a worker."""
    records = ({"title": f"Pumps {number}", "date": "2031-04-03", "text": BODY} for number in range(count))
    (folder / "corpus.jsonl").write_text("\n".join(map(json.dumps, records)), "utf-8")
    return folder / "corpus.jsonl"


def agents(store: Path) -> set[str]:
    """Return the labels of the programs that the graphs of a store name as their makers."""
    with Store.open(store) as opened:
        rows = opened.oxigraph.query(
            f"SELECT DISTINCT ?label WHERE {{ ?run {t.ASSOCIATED_WITH} ?agent . ?agent {t.LABEL} ?label }}",
            use_default_graph_as_union=True,
        )
        return {row["label"].value for row in rows}


def test_our_rules_are_an_extractor_like_any_other():
    """They meet the protocol, and the metadata of the package registers them under their name."""
    rules = resolve("rules")
    registered = (ROOT / "pyproject.toml").read_text("utf-8")

    assert isinstance(rules, Extractor)
    assert isinstance(rules, Rules)
    assert f'[project.entry-points."{extractors.GROUP}"]\nrules = "policykg.extraction:Rules"\n' in registered
    assert (rules.name, rules.version) == ("rules", __version__)


def test_an_installed_extractor_is_known_by_name(pump_reader):
    """Its entry point makes it known and gives its instance."""
    assert known() == ("rules", "pump-reader")
    assert (resolve("pump-reader").name, resolve("pump-reader").version) == ("pump-reader", "1.2")


@pytest.mark.parametrize("jobs", [1, 2])
def test_good_facts_enter_the_store_and_bad_ones_the_report(pump_reader, tmp_path, jobs):
    """One of two figures stands in the text; the article goes in with it, and a report tells of the other."""
    count = 9 if jobs > 1 else 1
    summary = build([corpus(tmp_path, count)], tmp_path / "store", extractor="pump-reader", jobs=jobs)

    assert (summary.added, summary.rejected) == (count, [])
    assert summary.counts["observations"] == count
    assert len(summary.curtailed) == count
    report = summary.curtailed[0].file.with_suffix(".report.txt").read_text("utf-8")
    assert "1 fact left out for want of evidence." in report
    assert "The observation number 2 is left out: at 0–32 stand the words “Output of pumps rose 7.5 percent”" in report
    assert "9.5" not in "".join(str(quad) for quad in Store.open(tmp_path / "store").oxigraph)


def test_the_graph_names_the_extractor_and_its_version(pump_reader, article, tmp_path):
    """The run is associated with this package and with the extractor, each with its version."""
    build([article], tmp_path / "store", extractor="pump-reader")

    assert agents(tmp_path / "store") == {f"policykg {__version__}", "pump-reader 1.2"}


def test_another_extractor_or_version_reads_unchanged_articles_again(pump_reader, article, tmp_path):
    """An article is unchanged only for the extractor and the version that read it."""
    store = tmp_path / "store"
    first = build([article], store, extractor="pump-reader")
    same = build([article], store, extractor="pump-reader")
    newer = resolve("pump-reader")
    newer.version = "1.3"
    updated = build([article], store, extractor=newer)
    ours = build([article], store)

    assert (first.added, same.unchanged, updated.replaced, ours.replaced) == (1, 1, 1, 1)
    assert agents(store) == {f"policykg {__version__}"}


def test_articles_that_are_whole_later_leave_the_folder_of_rejects(pump_reader, article, tmp_path):
    """Once all its facts pass, neither copy nor report is kept."""
    build([article], tmp_path / "store", extractor="pump-reader")
    assert list((tmp_path / "rejected").iterdir())
    build([article], tmp_path / "store")

    assert list((tmp_path / "rejected").iterdir()) == []


def test_python_takes_an_extractor_by_name_or_itself(pump_reader, article):
    """A text, and a graph in memory; a warning tells of what was left out."""
    with pytest.warns(UserWarning, match="1 fact left out for want of evidence"):
        facts = extract(BODY, Metadata("Pumps", date(2031, 4, 3)), extractor="pump-reader")
    with pytest.warns(UserWarning, match=r"pumps\.txt.*left out"):
        graph = KnowledgeGraph.build([article], extractor=resolve("pump-reader"))

    assert [str(seen.value) for seen in facts.observations] == ["7.5"]
    assert graph.store is not None
    assert sum(str(quad.predicate) == t.VALUE for quad in graph.store) == 1


def test_commands_take_an_extractor_by_name(pump_reader, article, policykg, tmp_path):
    """Facts without evidence are told of, and make the exit code 1, as what breaks the shapes does."""
    printed = policykg("extract", article, "--extractor", "pump-reader")
    built = policykg("build", article, "--store", tmp_path / "store", "--extractor", "pump-reader")
    added = policykg("add", article, "--store", tmp_path / "other", "--extractor", "pump-reader")

    assert printed.code == built.code == added.code == 1
    assert "7.5" in printed.out
    assert "9.5" not in printed.out
    assert printed.err.startswith("policykg: The observation number 2 is left out")
    assert "stored in part: Pumps in March" in built.out
    assert "The observation number 2 is left out" in built.out


@pytest.mark.parametrize("command", ["extract", "build", "add"])
def test_an_unknown_extractor_is_one_sentence_with_the_known_ones(pump_reader, article, refused, command):
    """Nothing is read, and the exit code is 2."""
    assert refused(command, article, "--extractor", "pumpreader") == (
        "policykg: There is no extractor 'pumpreader'; there are rules, pump-reader."
    )


READER_CALLED = "class Reader:\n    name = '{}'\n    version = '{}'\n    __call__ = print"
FAULTY = [
    ("absent", "import nowhere", "cannot be loaded"),
    ("number", "Reader = 7", "does not meet the protocol"),
    ("nameless", READER_CALLED.format("x", ""), "has no name or no version"),
    ("spaced", READER_CALLED.format("A B", "1"), "is called 'A B'"),
    ("other", READER_CALLED.format("y", "1"), "calls itself 'y'"),
]


@pytest.mark.parametrize(("package", "module", "said"), FAULTY, ids=[said for _, _, said in FAULTY])
def test_an_extractor_that_does_not_fit_is_one_sentence(package, module, said, tmp_path, monkeypatch):
    """What is wrong with it, before any article is read."""
    install(tmp_path, module, f"x = {package}:Reader", monkeypatch, package)

    with pytest.raises(UsageError, match=said):
        resolve("x")


def test_two_packages_with_one_name_are_one_sentence(tmp_path, monkeypatch):
    """It is not chance which of them is used."""
    for package in ("one", "two"):
        install(tmp_path, "", f"x = {package}:Reader", monkeypatch, package)

    with pytest.raises(UsageError, match="Several packages bring an extractor 'x'"):
        resolve("x")


def test_no_other_extractor_takes_our_name():
    """The graph tells by the name that our rules made it."""

    class Impostor:
        name = "rules"
        version = "9"

        def __call__(self, article, vocabulary):
            raise AssertionError

    with pytest.raises(UsageError, match="is called 'rules'"):
        resolve(Impostor())


class Given:
    """An extractor that gives what it is told to."""

    name = "given"
    version = "1"

    def __init__(self, result) -> None:
        self.result = result

    def __call__(self, article, vocabulary):
        if isinstance(self.result, Exception):
            raise self.result
        return replace(self.result, body=article.body) if isinstance(self.result, Extraction) else self.result


@pytest.mark.parametrize(
    ("result", "said"),
    [(ValueError("no\nanswer"), "ValueError: no answer"), (None, "returned NoneType"), ({}, "returned dict")],
)
def test_an_extractor_that_fails_costs_its_article_only(result, said, article, tmp_path):
    """The article is rejected with a sentence, the build goes on; a single text raises it."""
    summary = build([article], tmp_path / "store", extractor=Given(result))

    assert said in summary.rejected[0].report
    with pytest.raises(NonConformingError, match=said):
        extract(BODY, Metadata("Pumps", None), extractor=Given(result))


def test_an_extractor_that_cannot_travel_is_one_sentence(tmp_path):
    """Other processes need a copy of it."""
    with pytest.raises(UsageError, match="'given' cannot be sent to other processes"):
        build([corpus(tmp_path, 9)], tmp_path / "store", jobs=2, extractor=Given(lambda: None))


def test_sentences_are_given_to_extractors_that_have_none():
    """They follow each other in the body, and are those of our rules."""
    ours = extract(BODY, Metadata("Pumps", None)).sentences

    assert [(one.ordinal, one.span) for one in sentences_of(BODY)] == [(one.ordinal, one.span) for one in ours]
    assert policykg.Extractor is Extractor
