"""What each command prints and leaves, on small inputs."""

import csv
import io
import json
import shutil
from xml.etree import ElementTree

import pytest
import rdflib

from policykg.resources import shipped

ARTICLES = sorted((shipped("data") / "articles").glob("*.txt"))
SEED = next(path for path in ARTICLES if path.name.startswith("2023-10-21"))
TITLE = SEED.read_text("utf-8").splitlines()[0].removeprefix("title: ")


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """A store with two articles, to be copied by those who change it."""
    from policykg.build import build

    folder = tmp_path_factory.mktemp("built") / "store"
    build([SEED, ARTICLES[0]], folder)
    return folder


@pytest.fixture
def store(built, tmp_path):
    """A store with two articles of one's own."""
    return shutil.copytree(built, tmp_path / "store")


def test_extract_json(policykg):
    """JSON holds the facts with spans that cut their quotes out of the body."""
    found = json.loads(policykg("extract", SEED, "--format", "json").out)
    body = SEED.read_text("utf-8").partition("\n\n")[2].strip()

    assert len(found["observations"]) >= 10
    for fact in found["observations"] + found["initiatives"]:
        start, end = fact["span"]
        assert body[start:end] == fact["quote"]


@pytest.mark.parametrize(("form", "parser"), [("turtle", "turtle"), ("trig", "trig")])
def test_extract_as_a_graph(policykg, form, parser):
    """Turtle and TriG hold the article's graph."""
    graph = rdflib.Dataset(default_union=True)
    graph.parse(data=policykg("extract", SEED, "--format", form).out, format=parser)

    pkg = rdflib.Namespace("https://w3id.org/policykg/ontology#")
    assert len(set(graph.subjects(rdflib.RDF.type, pkg.Observation))) >= 8


def test_extract_table_and_explanation(policykg):
    """The table shows facts with their quotes; the explanation has a line for every number."""
    table, explained = policykg("extract", SEED).out, policykg("extract", SEED, "--explain").out

    assert table.startswith(TITLE)
    assert "“Investment in high-tech manufacturing increased by 11.3% year-on-year" in table
    for number in ("11.3%", "29.8%", "4,400"):
        assert any(number in line for line in explained.splitlines())


FOREIGN = {
    "zh": "前三季度，全国规模以上工业增加值同比增长百分之四点六，其中制造业增长百分之五。部门将继续支持中小企业。",
    "de": "Die Ausfuhren von Maschinen sind im ersten Halbjahr gegenüber dem Vorjahr um 3,4 Prozent gestiegen, teilte "
    "das Amt am Freitag mit. Auch die Einfuhren nahmen zu, und zwar um 2,1 Prozent. Das Ministerium will die Förderung "
    "der kleinen Betriebe im nächsten Jahr fortsetzen und dafür 40 Millionen Euro ausgeben.",
    "fr": "Les exportations de machines ont augmenté de 3,4 % au premier semestre par rapport à la même période de "
    "l'année dernière, a annoncé vendredi l'institut. Les importations ont progressé, de 2,1 %. Le ministère "
    "entend poursuivre le soutien aux petites entreprises et y consacrer 40 millions d'euros.",
}


@pytest.mark.parametrize("language", FOREIGN)
def test_extract_tells_of_another_language(policykg, tmp_path, language):
    """Who brings an article that is not in English hears why little is found in it."""
    article = tmp_path / "article.txt"
    article.write_text(f"title: Exports\ndate: 2023-07-21\npublisher: Office\n\n{FOREIGN[language]}\n", "utf-8")

    told = policykg("extract", article)

    assert told.code == 0
    assert f"'{article}', which does not read as English" in told.err


def test_extract_says_nothing_of_english(policykg):
    """An article in English draws no remark."""
    assert policykg("extract", SEED).err == ""


def test_build_and_add_tell_of_another_language(policykg, tmp_path):
    """So does who stores one; of many such articles the first ten are named."""
    for number in range(12):
        header = f"title: Exports {number}\ndate: 2023-07-21\npublisher: Office\n\n"
        (tmp_path / f"{number:02}.txt").write_text(header + FOREIGN["de"] + "\n", "utf-8")
    (tmp_path / "english.txt").write_bytes(SEED.read_bytes())

    built = policykg("build", tmp_path, "--store", tmp_path / "kg")
    added = policykg("add", tmp_path / "00.txt", "--store", tmp_path / "other")

    assert built.code == added.code == 0
    assert built.err.count("does not read as English") == 10
    assert built.err.endswith("policykg: and 2 more\n")
    assert "english.txt" not in built.err
    assert "00.txt', which does not read as English" in added.err


def test_extract_reads_standard_input(policykg, monkeypatch):
    """A dash reads the article from standard input."""

    class Input:
        buffer = io.BytesIO(SEED.read_bytes())

    monkeypatch.setattr("sys.stdin", Input)

    assert policykg("extract", "-").out.startswith(TITLE)


def test_build_tells_what_it_found(policykg, tmp_path):
    """The summary counts articles and facts and names the store; the second time nothing is read again."""
    first = policykg("build", SEED)
    second = policykg("build", SEED)

    assert first.code == second.code == 0
    assert "articles: 1 added" in first.out
    assert "observations" in first.out
    assert "store: policykg-store" in first.out
    assert (tmp_path / "policykg-store").is_dir()
    assert second.out == "articles: 1 unchanged\nstore: policykg-store\n"
    assert "articles: 1 replaced" in policykg("build", SEED, "--again").out


def test_rejected_articles_are_named_and_kept(policykg, tmp_path, monkeypatch):
    """An article that breaks the shapes is reported, kept beside the store, and the exit code is 1."""
    from policykg.validation import Validator

    judge = Validator.validate

    def strict(self, graph):
        from policykg.validation.report import Finding, Report

        if not any(TITLE in triple[2] for triple in graph):
            return judge(self, graph)
        return Report((Finding("https://example.org/x", None, "MinCount", "s", "Violation", "Mend it."),))

    monkeypatch.setattr(Validator, "validate", strict)
    outcome = policykg("build", SEED, ARTICLES[0])

    assert outcome.code == 1
    assert "articles: 1 added, 1 rejected" in outcome.out
    assert f"rejected: {TITLE}" in outcome.out
    assert "Mend it." in outcome.out
    assert len(list((tmp_path / "rejected").glob("*.report.txt"))) == 1


def test_a_store_of_the_current_folder_is_found(policykg, store, tmp_path):
    """Without --store, a store in the current folder is used; without any, the shipped graph."""
    shipped_articles = policykg("list").out.splitlines()
    store.rename(tmp_path / "policykg-store")

    assert len(shipped_articles) == len(ARTICLES)
    assert len(policykg("list").out.splitlines()) == 2


def test_add_and_remove(policykg, store):
    """Articles are added and removed by key, title, IRI or source."""
    assert "articles: 1 added" in policykg("add", ARTICLES[1], "--store", store).out
    assert len(policykg("list", "--store", store).out.splitlines()) == 3
    removed = policykg("remove", TITLE, "--store", store)

    assert removed.code == 0
    assert removed.out.endswith(f"{TITLE}\n")
    assert TITLE not in policykg("list", "--store", store).out


def test_list_prints_columns_for_other_programs(policykg, store):
    """Each line has key, date, publisher and title between tabs."""
    lines = [line.split("\t") for line in policykg("list", "--store", store).out.splitlines()]

    assert [len(line) for line in lines] == [4, 4]
    assert lines[1][1:] == ["2023-10-21", "breakinglatest.news", TITLE]


def test_query_without_a_name_lists_questions(policykg):
    """Each question stands there with its summary and its parameters."""
    from policykg.queries import load, names

    listed = policykg("query").out

    for name in names():
        assert f"{name}\n    {load(name).summary}\n" in listed + "\n"
    assert "year=2023" in listed


def test_query_is_described(policykg):
    """--about tells what a question answers and which parameters it takes."""
    described = policykg("query", "growth-by-industry", "--about").out

    assert described.startswith("How fast did each industry grow in a year?")
    assert "  year (integer), default: 2023" in described


def test_query_in_every_format(policykg):
    """The same rows come as table, CSV, TSV, JSON, XML and Markdown."""
    ask = ("query", "growth-by-industry", "-p", "year=2023", "--format")
    rows = list(csv.DictReader(io.StringIO(policykg(*ask, "csv").out)))
    answers = json.loads(policykg(*ask, "json").out)["results"]["bindings"]
    root = ElementTree.fromstring(policykg(*ask, "xml").out)

    assert len(rows) > 3
    assert [row["value"] for row in rows] == [answer["value"]["value"] for answer in answers]
    assert len(root.findall(".//{*}result")) == len(rows)
    assert len(policykg(*ask, "tsv").out.splitlines()) == len(rows) + 1
    assert len(policykg(*ask, "markdown").out.splitlines()) == len(rows) + 2
    assert policykg("query", "growth-by-industry", "-p", "year=2023").out == policykg(*ask, "table").out


def test_query_that_constructs_answers_triples(policykg):
    """A CONSTRUCT answers Turtle, or any format of RDF."""
    turtle = policykg("query", "organisation-chart").out
    triples = policykg("query", "organisation-chart", "--format", "ntriples").out

    assert len(rdflib.Graph().parse(data=turtle)) == len(triples.splitlines()) > 0


def test_query_text_can_be_taken_elsewhere(policykg):
    """--text prints the SPARQL with its parameters bound as typed terms."""
    text = policykg("query", "growth-by-industry", "-p", "year=2024", "--text").out

    assert '"2024"^^<http://www.w3.org/2001/XMLSchema#integer>' in text
    assert "?_year_integer" not in text


def test_an_empty_value_frees_a_parameter(policykg):
    """Without its default, a parameter takes any value."""
    ask = ("query", "growth-by-industry", "--format", "csv")
    some = policykg(*ask, "-p", "year=2023").out.splitlines()

    assert len(policykg(*ask, "-p", "year=").out.splitlines()) > len(some)


def test_show_prints_quotes(policykg):
    """What is known of a thing comes with the words that say so."""
    shown = policykg("show", "new energy vehicles").out

    assert shown.startswith("new energy vehicles\n")
    assert "“" in shown


def test_series_and_its_plot(policykg, tmp_path):
    """The values stand by period with bars; --plot draws them and says so on standard error."""
    outcome = policykg("series", "value added", "--kind", "change", "--plot", "growth.svg")

    assert "█" in outcome.out
    assert outcome.err == "Plotted growth.svg.\n"
    assert ElementTree.parse(tmp_path / "growth.svg").getroot().tag.endswith("svg")


def test_draw(policykg, tmp_path):
    """A picture of an article, and of what is around a thing."""
    assert policykg("draw", "all.svg", "--article", TITLE).err == "Drew all.svg.\n"
    assert policykg("draw", "near.html", "--focus", "new energy vehicles", "--depth", "2").code == 0
    assert TITLE in (tmp_path / "all.svg").read_text()
    assert policykg("draw", "named.svg", "--article", TITLE, "--title", "My title").code == 0
    assert "My title" in (tmp_path / "named.svg").read_text()
    assert policykg("draw", "ministry.svg", "--focus", "MIIT").code == 0
    assert "Ministry of Industry and" in (tmp_path / "ministry.svg").read_text()


def test_export_and_validate(policykg, store, tmp_path):
    """An export of a store conforms; with --article it holds that article only, without terms what articles say."""
    assert policykg("export", "all.ttl", "--store", store).err == "Wrote all.ttl.\n"
    assert policykg("export", "one.nq", "--store", store, "--article", TITLE).code == 0
    assert policykg("export", "facts.nq", "--store", store, "--without-terms").code == 0

    validated = policykg("validate", "all.ttl")
    assert validated.code == 0
    assert validated.out.startswith("The graph conforms")
    graphs = {
        line.rsplit(" ", 2)[1].rpartition("/")[2].rstrip(">") for line in (tmp_path / "one.nq").read_text().splitlines()
    }
    assert len(graphs) == 2
    assert "shared" in graphs
    assert "/graph/vocabularies>" not in (tmp_path / "facts.nq").read_text()


def test_validate_finds_what_is_broken(policykg, store, tmp_path):
    """A graph that breaks a rule is reported with what to mend, and the exit code is 1."""
    policykg("export", "all.nt", "--store", store)
    lines = (tmp_path / "all.nt").read_text().splitlines(keepends=True)
    (tmp_path / "broken.nt").write_text(
        "".join(line for line in lines if "#obsValue>" not in line or "reading/" in line)
    )

    outcome = policykg("validate", "broken.nt")

    assert outcome.code == 1
    assert "does not conform" in outcome.out
    assert outcome.err == ""


def test_info(policykg, store):
    """The overview names the store and counts what it holds."""
    out = policykg("info", "--store", store).out

    assert f"the store in {store}" in out
    assert "articles" in out
    assert "2022-03-08 to 2023-10-21" in out
