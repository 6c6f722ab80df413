"""Bad input of every kind: one clear sentence, exit code 2, nothing half-written."""

import os
import shutil

import pytest

from policykg.resources import shipped

ARTICLES = sorted((shipped("data") / "articles").glob("*.txt"))
HEADER = "title: Pumps\ndate: 2031-04-03\n\n"


@pytest.fixture
def files(tmp_path):
    """Files of every bad kind."""
    contents = {
        "empty.txt": b"",
        "blank.txt": b"  \n\n ",
        "binary.txt": b"title: x\n\x00\x01\x02\x89PNG",
        "latin.txt": "title: Zölle\ndate: 2031-04-03\n\nZölle stiegen um 3 Prozent.".encode("latin-1"),
        "undated.txt": b"title: Pumps\npublisher: The Daily Pump\n\nPumps rose by 3 percent.",
        "wrong-date.txt": b"title: Pumps\ndate: 2031-02-31\n\nPumps rose by 3 percent.",
        "untitled.txt": b"date: 2031-04-03\n\nPumps rose by 3 percent.",
        "headless.txt": b"Pumps rose by 3 percent.\n",
        "bodyless.txt": HEADER.encode(),
        "page.html": b"<html><head></head><body></body></html>",
        "broken.ttl": b"@prefix a: <http://a/> .\na:b a:c a:d .\na:b a:c ;;; oops\n",
        "empty.ttl": b"",
        "none.ttl": b"# only a comment\n",
        "graph.docx": b"PK",
        "broken.rq": b"SELECT ?x\nWHERE { ?x ?y }\n",
        "empty.rq": b"",
        "typed.rq": b"SELECT ?x WHERE { ?x ?y ?_year_colour }\n",
    }
    for name, content in contents.items():
        (tmp_path / name).write_bytes(content)
    (tmp_path / "folder").mkdir()
    return tmp_path


@pytest.mark.parametrize("command", ["extract", "build"])
@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("missing.txt", "missing.txt"),
        ("empty.txt", "is empty"),
        ("blank.txt", "is empty"),
        ("binary.txt", "is binary"),
        ("latin.txt", "UTF-8"),
        ("undated.txt", "date"),
        ("wrong-date.txt", "2031-02-31"),
        ("untitled.txt", "title"),
        ("headless.txt", "headless.txt"),
        ("bodyless.txt", "bodyless.txt"),
        ("page.html", "page.html"),
        ("folder", "folder"),
    ],
)
def test_articles_that_cannot_be_read(refused, files, command, name, says):
    """The sentence names the file and what is wrong with it; no store keeps a part of it."""
    sentence = refused(command, name)

    assert says in sentence
    assert name in sentence
    assert not (files / "policykg-store" / "rejected").exists()


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("missing.ttl", "There is no file 'missing.ttl'"),
        ("empty.ttl", "is empty"),
        ("none.ttl", "hold no statements"),
        ("broken.ttl", "'broken.ttl', line 3,"),
        ("graph.docx", "is no RDF file by its name"),
    ],
)
def test_graphs_that_cannot_be_read(refused, files, name, says):
    """A broken Turtle file is refused with its line."""
    assert says in refused("validate", name)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["growth"], "did you mean"),
        (["missing.rq"], "missing.rq"),
        (["empty.rq"], "is empty"),
        (["broken.rq"], "broken.rq"),
        (["typed.rq"], "colour"),
        (["growth-by-industry", "-p", "year"], "write it as -p name=value"),
        (["growth-by-industry", "-p", "=2023"], "write it as -p name=value"),
        (["growth-by-industry", "-p", "year=1", "-p", "year=2"], "given twice"),
        (["growth-by-industry", "-p", "colour=red"], "colour"),
        (["growth-by-industry", "-p", "year=soon"], "a whole number such as 2023"),
        (["growth-by-industry", "-p", "indicator=spoons"], "spoons"),
        (["growth-by-industry", "--format", "turtle"], "turtle"),
        (["organisation-chart", "--format", "csv"], "csv"),
        (["growth-by-industry", "--store", "nowhere"], "There is no store in 'nowhere'"),
        (["growth-by-industry", "--endpoint", "nowhere"], "is no endpoint"),
        (["growth-by-industry", "--endpoint", "http://localhost:9/query"], "does not answer"),
        (["growth-by-industry", "--endpoint", "http://localhost:9/query", "--store", "x"], "not both"),
    ],
)
def test_questions_that_cannot_be_asked(refused, files, arguments, says):
    """Unknown, broken and ill-typed queries and parameters, and graphs that are not there."""
    assert says in refused("query", *arguments)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["show", "spoons"], "spoons"),
        (["series", "spoons"], "spoons"),
        (["draw", "a.gif"], "has to end in .png"),
        (["draw", "a.svg", "--focus", "spoons"], "Nothing in the graph is called 'spoons'"),
        (["draw", "a.svg", "--article", "spoons"], "holds no article 'spoons'"),
        (["draw", "none/a.svg", "--focus", "Ministry of Industry and Information Technology"], "folder does not exist"),
        (["draw", "folder", "--focus", "x"], "x"),
        (["export", "a.docx"], "names no format"),
        (["export", "none/a.ttl"], "folder does not exist"),
        (["export", "a.ttl", "--article", "spoons"], "holds no article 'spoons'"),
        (["remove", "spoons"], "There is no store"),
        (["list", "--store", "empty.txt"], "There is no store"),
        (["info", "--store", "folder"], "There is no store"),
        (["build", "undated.txt", "--store", "empty.txt"], "is a file"),
        (["build", "--parts", "x"], "--parts goes with --scheduler"),
        (["build", "--scheduler", "tcp://localhost:9"], "--scheduler needs articles"),
        (["extract", str(ARTICLES[0]), "--vocabulary", "nowhere"], "nowhere"),
        (["build", str(ARTICLES[0]), "--vocabulary", "nowhere"], "nowhere"),
        (["load", "missing.nq"], "missing.nq"),
        (["push", "http://localhost:9/store", "--store", "nowhere"], "There is no store"),
    ],
)
def test_things_that_are_not_there(refused, files, arguments, says):
    """Names that nothing has, places that do not exist, options that do not go together."""
    assert says in refused(*arguments)


def test_a_store_is_not_made_in_a_folder_with_other_files(refused, files):
    """A folder that holds something else is not turned into a store."""
    (files / "folder" / "diary.txt").write_text("dear diary")

    assert "holds other files" in refused("build", str(ARTICLES[0]), "--store", "folder")
    assert [path.name for path in (files / "folder").iterdir()] == ["diary.txt"]


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="needs a user whom permissions bind")
def test_an_unwritable_folder(refused, tmp_path):
    """A folder without the right to write gets one sentence."""
    (tmp_path / "locked").mkdir(mode=0o500)

    assert "cannot be" in refused("export", "locked/a.ttl")
    assert "cannot be" in refused("build", str(ARTICLES[0]), "--store", "locked/store")


def test_failed_commands_leave_what_stood_there(policykg, tmp_path):
    """A target that stood there before a failed command is as it was."""
    (tmp_path / "a.svg").write_text("before")

    assert policykg("draw", "a.svg", "--focus", "spoons").code == 2
    assert policykg("series", "spoons", "--plot", "a.svg").code == 2
    assert (tmp_path / "a.svg").read_text() == "before"
    assert [path.name for path in tmp_path.iterdir()] == ["a.svg"]


def test_a_broken_vocabulary_is_named_with_its_line(refused, tmp_path):
    """A vocabulary that is no Turtle stops extraction with file and line."""
    (tmp_path / "words").mkdir()
    (tmp_path / "words" / "pumps.ttl").write_text("<http://a> <http://b>\n  oops .")
    shutil.copy(ARTICLES[0], tmp_path / "a.txt")

    for command in (["extract", "a.txt"], ["build", "a.txt"]):
        sentence = refused(*command, "--vocabulary", "words")
        assert "pumps.ttl, line 2" in sentence


def test_unreadable_members_of_a_folder_do_not_stop_the_others(policykg, tmp_path):
    """In a folder, what can be read is built; the others are named, and the exit code is 2."""
    folder = tmp_path / "articles"
    folder.mkdir()
    shutil.copy(ARTICLES[0], folder / "good.txt")
    (folder / "bad.txt").write_text("")

    outcome = policykg("build", "articles")

    assert outcome.code == 2
    assert "articles: 1 added, 1 unreadable" in outcome.out
    assert "bad.txt is empty" in outcome.out
