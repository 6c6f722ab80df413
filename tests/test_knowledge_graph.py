"""The one object that Python users need."""

import os
import subprocess
import sys
from datetime import date
from decimal import Decimal

import networkx
import pytest
import rdflib

import policykg
from policykg import KnowledgeGraph, Metadata
from policykg.errors import NonConformingError, UnreadableError, UsageError
from policykg.resources import shipped
from policykg.shipped_graph import shipped_file

ARTICLES = sorted((shipped("data") / "articles").glob("*.txt"))
SEED = next(path for path in ARTICLES if path.name.startswith("2023-10-21"))


@pytest.fixture(scope="module")
def graph():
    """The graph of one article, in memory."""
    return KnowledgeGraph.build([SEED])


@pytest.fixture(scope="module")
def shipped_graph():
    """The graph that ships with the package."""
    return KnowledgeGraph.shipped()


def test_the_shipped_graph_is_what_the_shipped_articles_give(tmp_path):
    """Built again from the shipped articles, the shipped graph comes out byte for byte."""
    built = KnowledgeGraph.build(ARTICLES).export(tmp_path / "articles.trig", terms=False)

    assert built.read_bytes() == shipped_file().read_bytes(), "remake data/graph/articles.trig; data/README.md says how"


def test_memory_and_store_hold_the_same(graph, tmp_path):
    """A graph in memory and one in a folder are the same graph."""
    stored = KnowledgeGraph.build([SEED], tmp_path / "store")

    assert set(stored.store) == set(graph.store)
    assert KnowledgeGraph.open(tmp_path / "store").articles() == graph.articles()


def test_rows_are_python_values(shipped_graph):
    """A query answers rows whose numbers are numbers and whose days are days."""
    rows = shipped_graph.query("growth-by-industry", year=2023)

    assert len(rows) > 3
    assert all(isinstance(row["value"], Decimal) and isinstance(row["industry"], str) for row in rows)
    assert list(rows.to_pandas().columns) == list(rows.columns)


def test_parameters_are_checked(shipped_graph):
    """A wrong name, a wrong parameter and a wrong value are refused with what would be right."""
    with pytest.raises(UsageError, match="There is no query 'growth'"):
        shipped_graph.query("growth")
    with pytest.raises(UsageError, match="colour"):
        shipped_graph.query("growth-by-industry", colour="red")
    with pytest.raises(UsageError, match="a whole number such as 2023"):
        shipped_graph.query("growth-by-industry", year="soon")


def test_rows_and_triples_are_not_mixed_up(shipped_graph):
    """CONSTRUCT queries are for construct(), the others for query()."""
    assert len(shipped_graph.construct("organisation-chart")) > 0
    with pytest.raises(UsageError, match=r"call construct\(\)"):
        shipped_graph.query("organisation-chart")
    with pytest.raises(UsageError, match=r"call query\(\)"):
        shipped_graph.construct("growth-by-industry")


def test_both_engines_find_the_shipped_graph_in_order(graph):
    """The graph of the article conforms to the shapes, by our engine and by pySHACL."""
    assert graph.validate().conforms
    assert graph.validate(engine="pyshacl").conforms


@pytest.mark.timeout(900)
@pytest.mark.skipif(not os.environ.get("CI"), reason="takes two minutes, in CI only; set CI=1 to run it here")
def test_pyshacl_alone_finds_the_export_in_order(graph, tmp_path):
    """PySHACL's own command line, with nothing of ours in between, finds that the exported Turtle conforms."""
    shapes = tmp_path / "shapes.ttl"
    shapes.write_text(
        "\n".join(path.read_text("utf-8") for path in sorted((shipped("ontology") / "shapes").glob("*.ttl")))
    )
    exported = graph.export(tmp_path / "graph.ttl")

    command = [sys.executable, "-m", "pyshacl", "-s", shapes, exported]
    done = subprocess.run(command, capture_output=True, text=True, check=False)

    assert "Conforms: True" in done.stdout, done.stdout + done.stderr


def test_rdflib_gets_every_quad(graph):
    """to_rdflib() hands over every quad; the default graph is the union."""
    dataset = graph.to_rdflib()

    assert isinstance(dataset, rdflib.Dataset)
    assert sum(1 for _ in dataset.quads()) == len(graph.store)
    assert len(dataset) == len({quad.triple for quad in graph.store})


def test_networkx_gets_entities(graph):
    """to_networkx() gives the entities with observations as edges or as nodes."""
    edges, nodes = graph.to_networkx(), graph.to_networkx(observations="nodes")

    assert isinstance(edges, networkx.MultiDiGraph)
    assert not [n for n, data in edges.nodes(data=True) if data["type"] == "observation"]
    assert len([n for n, data in nodes.nodes(data=True) if data["type"] == "observation"]) >= 8
    labels = {data["label"] for _, data in edges.nodes(data=True)}
    assert "Ministry of Industry and Information Technology" in labels


def test_articles_are_named_in_many_ways(shipped_graph, tmp_path):
    """An article is meant by its key, its IRI, its title or its source; another name is refused."""
    record = shipped_graph.articles()[0]

    for name in (record.key, record.iri, record.title):
        assert shipped_graph.to_networkx(article=name).has_node(record.iri)
    with pytest.raises(UsageError, match="holds no article 'spoon'"):
        shipped_graph.export(tmp_path / "a.ttl", articles=["spoon"])


def test_articles_have_their_dates(shipped_graph):
    """The articles come with their dates, the oldest first."""
    days = [record.date for record in shipped_graph.articles()]

    assert len(days) == len(ARTICLES)
    assert days == sorted(days)
    assert date(2023, 10, 21) in days


def test_show_and_series_and_plot(shipped_graph, tmp_path):
    """What is known of a thing, and the values of an indicator, as text and as a picture."""
    shown = shipped_graph.show("MIIT")
    series = shipped_graph.series("value added", kind="change")

    assert shown.label == "Ministry of Industry and Information Technology"
    assert "█" in str(series)
    assert shipped_graph.plot(series, tmp_path / "a.svg").read_text().count('class="box"') == sum(
        len(line.points) for line in series
    )


def test_series_of_several_units_are_not_plotted_together(shipped_graph, tmp_path):
    """One axis has one unit; the message names the option that chooses."""
    series = shipped_graph.series("sales")
    if len({line.unit for line in series}) < 2:
        series = shipped_graph.series("value added")

    if len({line.unit for line in series}) > 1:
        with pytest.raises(UsageError, match="--unit"):
            shipped_graph.plot(series, tmp_path / "a.svg")


def test_draw_around_a_thing(shipped_graph, tmp_path):
    """A neighbourhood is drawn by label; an unknown label is refused."""
    path = shipped_graph.draw(tmp_path / "a.svg", focus="Ministry of Industry and Information Technology")

    assert "Ministry of Industry" in path.read_text()
    with pytest.raises(UsageError, match="Nothing in the graph is called 'spoon'"):
        shipped_graph.draw(tmp_path / "b.svg", focus="spoon")


def test_overview_counts(shipped_graph):
    """The overview counts articles and facts, and says where the graph is."""
    overview = shipped_graph.overview()

    assert len(overview.articles) == len(ARTICLES)
    assert overview.counts["observations"] > 50
    assert overview.counts["initiatives"] > 10
    assert overview.doubtful >= 1
    assert "ships with the package" in overview.text()


def test_extract_gives_immutable_facts():
    """extract() finds the facts of a text; their spans are offsets into it."""
    text = "Sales of new energy vehicles rose 7.5 percent year on year in March."

    facts = policykg.extract(text, Metadata("Sales", date(2031, 4, 3)))

    (seen,) = facts.observations
    assert text[seen.value_span.start : seen.value_span.end] == "7.5 percent"
    assert (seen.value, seen.unit, seen.basis) == (Decimal("7.5"), "percent", "year-on-year")
    with pytest.raises(AttributeError):
        seen.value = 8


def test_missing_places_are_refused(tmp_path):
    """A store that is not there, an article that is not there, an address that is none."""
    with pytest.raises(UnreadableError, match="There is no store"):
        KnowledgeGraph.open(tmp_path / "none")
    with pytest.raises(UnreadableError, match="There is no article"):
        KnowledgeGraph.build([tmp_path / "none.txt"])
    with pytest.raises(UsageError, match="is no endpoint"):
        KnowledgeGraph.at("ftp://example.org")


def test_articles_that_break_the_shapes_are_not_kept_silently(monkeypatch):
    """In memory there is no folder for rejected articles, so the report is raised."""
    from policykg.processing import Outcome, Processor

    monkeypatch.setattr(Processor, "process", lambda self, article: Outcome(article, None, {}, "no good"))

    with pytest.raises(NonConformingError, match=r"does not enter the graph\. no good"):
        KnowledgeGraph.build([SEED])


def test_public_names_are_loaded_when_used():
    """Importing the package loads nothing heavy; using a name loads what it needs."""
    code = (
        "import sys, policykg; before = 'pyoxigraph' in sys.modules; policykg.KnowledgeGraph; "
        "print(before, 'pyoxigraph' in sys.modules, 'rdflib' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.split() == ["False", "True", "False"]
    with pytest.raises(AttributeError, match="no attribute 'spoon'"):
        policykg.spoon  # noqa: B018
    assert set(policykg.__all__) <= set(dir(policykg))
