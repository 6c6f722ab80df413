"""Questions: parameters are typed, values cannot break out of their place, answers keep their terms."""

from __future__ import annotations

import csv
import io
import json
import threading
from datetime import date, datetime
from decimal import Decimal
from http.server import BaseHTTPRequestHandler, HTTPServer
from xml.etree import ElementTree as ET

import pyoxigraph
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample import ARTICLE, sample_store

from policykg import iris, queries
from policykg.errors import UnreadableError, UsageError
from policykg.queries.lexer import Kind, tokens
from policykg.queries.parameters import ParameterType, absolute, quoted

XSD = "http://www.w3.org/2001/XMLSchema#"
ECHO = "SELECT (?_word_string AS ?out) WHERE {}"


def asked(text: str, **values):
    """Ask a query of an empty store."""
    return queries.parse(text).run(pyoxigraph.Store(), **values)


# ---- lexer


@given(st.text())
def test_no_character_is_lost(text: str):
    """The tokens of any text, joined, are that text."""
    assert "".join(token.text for token in tokens(text)) == text


@pytest.mark.parametrize(
    "hidden",
    ["# ?_x_iri", "'?_x_iri'", '"?_x_iri"', "'''a\n'?_x_iri'''", '"""a"?_x_iri\n"""', "<urn:?_x_iri>", r'"\"?_x_iri"'],
)
def test_a_variable_inside_something_else_is_none(hidden: str):
    """Comments, strings of all four kinds, and IRIs hide what looks like a variable."""
    assert [token.name for token in tokens(f"?a {hidden}\n ?b") if token.kind is Kind.VARIABLE] == ["a", "b"]


def test_a_sign_is_no_iri():
    """Less-than before a variable stays a sign."""
    kinds = [token.kind for token in tokens("?a < ?b && ?c > 3") if token.kind is not Kind.SPACE]
    assert kinds.count(Kind.VARIABLE) == 3
    assert Kind.IRI not in kinds


def test_lines_are_counted():
    """A token knows its line, also after a string of several lines."""
    assert [t.line for t in tokens('?a\n"""x\ny"""\n?b') if t.kind is Kind.VARIABLE] == [1, 4]


# ---- values


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_a_text_comes_out_as_it_went_in(text: str):
    """Whatever a text holds (quotes, backslashes, line ends, SPARQL), the engine sees that text and nothing else."""
    assert asked(ECHO, word=text or " ")[0]["out"] == (text or " ")


@pytest.mark.parametrize("text", ['" } DROP ALL #', "\\", '\\"', "\\u0022", "\\\\u0022) AS ?x", "a\nb\r", "'''", "?_y"])
def test_no_text_ends_its_string_in_either_engine(text: str):
    r"""Also engines that decode ``\\u`` before they read strings see the text itself."""
    import rdflib

    bound = queries.parse(ECHO).bind(word=text)
    assert asked(ECHO, word=text)[0]["out"] == text
    assert [str(row[0]) for row in rdflib.Graph().query(bound)] == [text]


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), min_size=1))
def test_an_iri_is_an_iri_or_refused(text: str):
    """No value can end the angle brackets of an IRI."""
    query = queries.parse("SELECT ?p WHERE { ?_x_iri ?p 1 }")
    try:
        bound = query.bind(x=text)
    except UsageError:
        return
    assert [t.kind for t in tokens(bound)].count(Kind.IRI) == 1


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**18), max_value=10**18, places=6))
def test_a_number_keeps_its_value(number: Decimal):
    """Decimals enter without exponent and come back equal."""
    assert asked("SELECT (?_n_decimal AS ?out) WHERE {}", n=number)[0]["out"] == number


def test_a_half_pair_of_surrogates_is_refused():
    """What cannot be encoded is said, not sent."""
    with pytest.raises(UsageError, match="surrogate"):
        quoted("\ud800")


@pytest.mark.parametrize(
    ("kind", "given_", "term"),
    [
        ("integer", 2023, f'"2023"^^<{XSD}integer>'),
        ("integer", "-7", f'"-7"^^<{XSD}integer>'),
        ("decimal", "11.30", f'"11.3"^^<{XSD}decimal>'),
        ("number", 1e3, f'"1000"^^<{XSD}decimal>'),
        ("date", date(2023, 10, 21), f'"2023-10-21"^^<{XSD}date>'),
        ("xsd_date", datetime(2023, 10, 21, 8), f'"2023-10-21"^^<{XSD}date>'),
        ("boolean", "yes", f'"true"^^<{XSD}boolean>'),
        ("boolean", False, f'"false"^^<{XSD}boolean>'),
        ("string", "a", '"a"'),
        ("literal", "a", '"a"'),
        ("en", "a", '"a"@en'),
        ("iri", "unit:percent", f"<{iris.concept('unit', 'percent')}>"),
        ("iri", "<urn:x>", "<urn:x>"),
    ],
)
def test_a_value_becomes_a_typed_term(kind: str, given_, term: str):
    """Each type writes its own N-Triples form, from Python values and from texts alike."""
    assert queries.parse(f"ASK {{ ?s ?p ?_x_{kind} }}").bind(x=given_) == f"ASK {{ ?s ?p  {term}  }}"


@pytest.mark.parametrize(
    ("kind", "wrong"),
    [("integer", "2023.5"), ("integer", True), ("decimal", "NaN"), ("decimal", "1e99"), ("date", "21.10.2023"),
     ("date", "2023-02-30"), ("boolean", "maybe"), ("iri", "no iri")],
)  # fmt: skip
def test_an_ill_typed_value_is_refused(kind: str, wrong):
    """The sentence names the parameter and what it wants."""
    with pytest.raises(UsageError, match="'x' wants"):
        queries.parse(f"ASK {{ ?s ?p ?_x_{kind} }}").bind(x=wrong)


# ---- binding


def test_an_unknown_parameter_is_refused_with_those_that_exist():
    """The sentence names the query and its parameters."""
    with pytest.raises(UsageError, match=r"'growth-by-industry' has no parameter 'sector'; it has basis, indicator"):
        queries.load("growth-by-industry").bind(sector="x")


def test_a_parameter_without_value_stays_free():
    """None and an empty text mean any, also against a default."""
    query = queries.parse("#+ defaults:\n#+   - n: 5\nASK { ?s ?p ?_n_integer }")
    assert '"5"' in query.bind()
    assert "?_n_integer" in query.bind(n=None)
    assert "?_n_integer" in query.bind(n="")


def test_a_limit_is_written_in_digits():
    """Where the grammar wants digits, no typed term stands; a negative limit is refused."""
    query = queries.parse("SELECT * WHERE { ?s ?p ?o } LIMIT ?_most_integer")
    assert query.bind(most="3").endswith("LIMIT  3 ")
    with pytest.raises(UsageError, match="from 0 on"):
        query.bind(most=-1)
    with pytest.raises(UsageError, match="from 0 on"):
        queries.parse("SELECT * WHERE { ?s ?p ?o } LIMIT ?_most_iri").bind(most="urn:x")


def test_a_term_does_not_melt_into_its_neighbour():
    """An IRI after a less-than sign stays an IRI."""
    bound = queries.parse("ASK { ?s ?p ?o FILTER(?o<?_x_decimal && ?p>1) }").bind(x=3)
    assert '< "3"^^' in bound


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("ASK { ?s ?p ?_x_colour }", "line 1.*'colour', which does not exist"),
        ("ASK { ?_x_iri ?p ?_x_integer }", "two spellings"),
        ("#+ defaults:\n#+   - y: 1\nASK { ?s ?p ?_x_integer }", "default for 'y'"),
        ("#+ summary: [\nASK {}", "line 1: the header cannot be read"),
        ("#+ summary: a\n#+ defaults: {day: 2024-02-30}\nASK {}", "line 1: the header has a date that does not exist"),
        ("#+ just words\nASK {}", "no YAML mapping"),
        ("#+ tags: a\nASK {}", "'tags' in the header is no list"),
        ("#+ summary: [a]\nASK {}", "'summary' in the header is no text"),
        ("#+ defaults: 3\nASK {}", "'defaults' in the header"),
    ],
)
def test_a_broken_header_is_said_with_file_and_cure(tmp_path, text: str, says: str):
    """What is wrong in a query file is found when it is used, in one sentence."""
    path = tmp_path / "mine.rq"
    path.write_text(text)
    with pytest.raises(UnreadableError, match=rf"(?i)mine\.rq.*{says}"):
        queries.load(path).run(pyoxigraph.Store())


def test_defaults_may_be_a_list_or_a_mapping():
    """Both ways of writing them are read."""
    for header in ("#+ defaults:\n#+   - a: 1\n", "#+ defaults:\n#+   a: 1\n"):
        (parameter,) = queries.parse(f"{header}ASK {{ ?s ?p ?_a_integer }}").parameters
        assert (parameter.name, parameter.type, parameter.default) == ("a", ParameterType.INTEGER, 1)


# ---- files


def test_a_wrong_name_is_answered_with_near_ones():
    """A slip of the pen gets the names that it may have meant."""
    with pytest.raises(UsageError, match=r"did you mean .*growth-by-industry"):
        queries.load("growth-by-industri")


@pytest.mark.parametrize(
    ("content", "says"), [(b"", "is empty"), (b"\xff\xfe\x00", "no UTF-8"), (None, "cannot be read")]
)
def test_an_unreadable_file_is_named(tmp_path, content, says: str):
    """Missing, empty and binary files are told apart."""
    path = tmp_path / "mine.rq"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(UnreadableError, match=rf"mine\.rq.*{says}"):
        queries.load(str(path))


def test_a_syntax_error_names_file_and_line(tmp_path):
    """The line is that of the file, also when values were bound before it."""
    path = tmp_path / "mine.rq"
    path.write_text("#+ defaults:\n#+   - a: x\nSELECT ?s WHERE {\n  ?s ?p ?_a_string .\n  ?s ?p\n}")
    with pytest.raises(UnreadableError, match=r"mine\.rq, line [56]: no SPARQL 1\.1.*mend the query there") as caught:
        queries.load(path).run(pyoxigraph.Store())
    assert "\n" not in str(caught.value)


# ---- resolving names


@pytest.mark.parametrize("name", ["pumps", "PUMPS", iris.candidate("industry", "pumps")])
def test_a_thing_is_found_by_what_people_call_it(name: str):
    """A label in any case, or the IRI."""
    table = queries.load("facts-of-entity").run(sample_store(), entity=name)
    assert {row["role"] for row in table} == {"industry", "target"}


@pytest.mark.parametrize(("indicator", "code"), [("PMI", "pmi"), ("value added", "value-added"), ("ppi", "ppi")])
def test_a_term_is_found_by_label_or_code(indicator: str, code: str):
    """A vocabulary's own name goes before the alternative labels of others."""
    bound = queries.load("trends").bind(_resolve, indicator=indicator)
    assert f"<{iris.concept('indicator', code)}>" in bound


def test_an_article_is_found_by_key_title_or_source():
    """Three ways to name an article lead to its IRI."""
    for name in (ARTICLE, ARTICLE.rpartition("/")[2], "Pumps in the first quarter", "https://example.org/pumps"):
        assert len(queries.load("facts-by-sentence").run(sample_store(), article=name)) == 6


def test_an_unknown_name_is_refused():
    """The sentence says what was looked for."""
    with pytest.raises(UsageError, match=r"Nothing in the graph is called 'pumpkins' \(industry\)"):
        queries.load("shares").run(sample_store(), industry="pumpkins")


def test_a_name_of_several_things_is_refused():
    """Two things of one name: both IRIs are given."""
    store = pyoxigraph.Store()
    label = pyoxigraph.NamedNode("http://www.w3.org/2004/02/skos/core#prefLabel")
    for number in "12":
        store.add(
            pyoxigraph.Quad(pyoxigraph.NamedNode(f"urn:{number}"), label, pyoxigraph.Literal("twin", language="en"))
        )
    with pytest.raises(UsageError, match="2 things: urn:1, urn:2"):
        queries.load("shares").run(store, industry="Twin")


def _resolve(kind: str, name: str) -> str:
    from policykg.queries.resolving import resolve

    return resolve(queries.ask(sample_store()), kind, name)


def test_absolute_knows_prefixes_and_brackets():
    """Only what is an IRI counts as one."""
    assert absolute("pkg:Fact") == "https://w3id.org/policykg/ontology#Fact"
    assert absolute("C") is None
    assert absolute("a b") is None


# ---- answers

VALUES = """SELECT ?i ?d ?t ?b ?x ?l ?n WHERE { VALUES (?i ?d ?t ?b ?x ?l ?n) {
  (3 4.5 "2023-10-21"^^<http://www.w3.org/2001/XMLSchema#date> true <urn:x> "a|b\\n<c>"@en UNDEF) } }"""


def test_rows_hold_python_values():
    """Numbers, days and truth values come as such."""
    (row,) = asked(VALUES)
    assert row == {
        "i": 3,
        "d": Decimal("4.5"),
        "t": date(2023, 10, 21),
        "b": True,
        "x": "urn:x",
        "l": "a|b\n<c>",
        "n": None,
    }


def test_an_ill_typed_literal_is_shown_as_written():
    """Data of others may be wrong; reading it does not fail."""
    assert asked('SELECT ("soon"^^<http://www.w3.org/2001/XMLSchema#date> AS ?x) WHERE {}')[0]["x"] == "soon"


def test_an_answer_can_be_read_back_in_the_formats_of_the_w3c():
    """JSON, XML and TSV give the same terms to an independent reader; CSV the same texts."""
    table = asked(VALUES)
    for name, form in (("json", "JSON"), ("xml", "XML"), ("tsv", "TSV")):
        read = pyoxigraph.parse_query_results(
            table.render(name).encode(), format=getattr(pyoxigraph.QueryResultsFormat, form)
        )
        assert [tuple(solution) for solution in read] == list(table.terms)
    assert list(csv.reader(io.StringIO(table.render("csv"), newline=""))) == [
        list(table.columns),
        ["3", "4.5", "2023-10-21", "true", "urn:x", "a|b\n<c>", ""],
    ]
    assert json.loads(table.render("json"))["head"]["vars"] == list(table.columns)
    assert ET.fromstring(table.render("xml")).tag.endswith("sparql")


def test_the_table_for_the_eye_wraps_texts_and_not_iris():
    """Long texts go over several lines, IRIs of ours lose their base, numbers stand flush right."""
    percent = f"<{iris.concept('unit', 'percent')}>"
    text = asked(f'SELECT ?n ?q ?o WHERE {{ VALUES (?n ?q ?o) {{ (5 "{"word " * 20}" {percent}) (12 "" UNDEF) }} }}')
    lines = text.render().splitlines()
    assert lines[2].startswith(" 5  word")
    assert "unit/percent" in lines[2]
    assert max(map(len, lines)) < 70


def test_markdown_keeps_its_columns():
    """A bar or a line end in a text breaks no row."""
    lines = asked(VALUES).render("markdown").splitlines()
    assert len(lines) == 3
    assert r"a\|b <c>" in lines[2]


def test_ask_answers_one_row():
    """A yes-no question is a table of one cell."""
    assert list(asked("ASK {}")) == [{"answer": True}]


def test_construct_answers_sorted_triples_in_every_format():
    """The triples are distinct and sorted; an unknown format is refused with those that exist."""
    triples = asked("CONSTRUCT { ?s <urn:p> 1 } WHERE { VALUES ?s { <urn:b> <urn:a> <urn:a> } }")
    assert [triple.subject.value for triple in triples] == ["urn:a", "urn:b"]
    for name, form in queries.TRIPLE_FORMATS.items():
        assert {*pyoxigraph.parse(triples.render(name).encode(), format=form)} == {
            pyoxigraph.Quad(*triple, pyoxigraph.DefaultGraph()) for triple in triples
        }
    with pytest.raises(UsageError, match="turtle, ntriples"):
        triples.render("csv")
    with pytest.raises(UsageError, match="table, csv"):
        asked(VALUES).render("turtle")


def test_pandas_gets_the_columns():
    """A frame has the columns and the values of the table."""
    pytest.importorskip("pandas")
    frame = asked(VALUES).to_pandas()
    assert list(frame.columns) == ["i", "d", "t", "b", "x", "l", "n"]
    assert frame["d"][0] == Decimal("4.5")


# ---- endpoints


class _Fake(BaseHTTPRequestHandler):
    """Answers with what the test wants, and remembers what was asked."""

    code, body = 200, b""
    asked: tuple[str, str] = ("", "")

    def do_POST(self):
        sent = self.rfile.read(int(self.headers["Content-Length"])).decode()
        type(self).asked = (self.headers["Accept"], sent)
        self.send_response(self.code)
        self.end_headers()
        self.wfile.write(self.body)

    def log_message(self, *_):
        """Stay silent."""


@pytest.fixture
def endpoint():
    """A server on the loopback; returns a function that sets its answer and gives its address."""
    handler = type("Handler", (_Fake,), {})
    server = HTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()

    def answer(body: bytes, code: int = 200):
        handler.body, handler.code = body, code
        return f"http://127.0.0.1:{server.server_port}/query", handler

    yield answer
    server.shutdown()
    server.server_close()


def test_an_endpoint_gets_the_same_text_and_gives_the_same_rows(endpoint):
    """The bound text goes out by POST, JSON comes back as a table."""
    url, handler = endpoint(asked(VALUES).render("json").encode())
    assert queries.parse(VALUES).run(url).terms == asked(VALUES).terms
    assert handler.asked[0] == "application/sparql-results+json"


def test_an_endpoint_gives_triples(endpoint):
    """A CONSTRUCT asks for N-Triples; no triple at all is an answer too."""
    url, handler = endpoint(b"<urn:a> <urn:p> <urn:b> .\n")
    assert len(queries.parse("CONSTRUCT WHERE { ?s ?p ?o }").run(url)) == 1
    assert handler.asked[0] == "application/n-triples"
    assert len(queries.parse("CONSTRUCT WHERE { ?s ?p ?o }").run(endpoint(b"")[0])) == 0


@pytest.mark.parametrize(
    ("body", "code", "says"),
    [
        (b'{"head":{"vars":["x"]},"results":{"bindings":[{"x"', 200, "broke off its answer"),
        (b"The SPARQL operation has been cancelled", 200, "broke off its answer"),
        (b"error at 1:3: expected WHERE", 400, "line 1: no SPARQL"),
        (b"go away", 403, "refuses with status 403"),
    ],
)
def test_what_goes_wrong_at_an_endpoint_is_one_sentence(endpoint, body: bytes, code: int, says: str):
    """A broken-off answer is no answer, and refusals are told with their cause."""
    with pytest.raises(UnreadableError, match=says):
        queries.parse("SELECT ?x WHERE { ?x ?y ?z }").run(endpoint(body, code)[0])


def test_an_endpoint_that_is_not_there_is_said():
    """No server, or no address at all."""
    with pytest.raises(UnreadableError, match="does not answer"):
        queries.parse("ASK {}").run("http://127.0.0.1:9/query")
    with pytest.raises(UsageError, match="is no endpoint"):
        queries.parse("ASK {}").run("store")
    with pytest.raises(UsageError, match="asked of a"):
        queries.parse("ASK {}").run(3)
