"""Every shipped query gives its expected answer on the shipped graph, runs as it stands, and is in the index."""

from __future__ import annotations

import pytest
from competency.answers import EXPECTED, INDEX, expected_file, indexed, written

from policykg import queries
from policykg.namespaces import PREFIXES
from policykg.queries.parameters import ParameterType
from policykg.shipped_graph import shipped_store

UPDATE = "read the difference after 'python -m tests.competency.answers' and commit it if it is right"


@pytest.fixture(scope="module")
def graph():
    """The graph that ships with the package."""
    return shipped_store()


@pytest.mark.parametrize("name", queries.names())
def test_a_query_gives_its_expected_answer(name: str, graph):
    """With its defaults, on the shipped graph, row for row in its order."""
    assert expected_file(name).is_file(), UPDATE
    assert written(name, graph) == expected_file(name).read_text(encoding="utf-8"), UPDATE


def test_no_expected_answer_is_left_over():
    """Each file belongs to a query."""
    assert {path.stem for path in EXPECTED.iterdir()} == set(queries.names())


@pytest.mark.parametrize("name", queries.names())
def test_the_header_tells_what_a_caller_must_know(name: str):
    """A question as the summary, a description, tags, and a default that fits each parameter that has one."""
    query = queries.load(name)

    assert query.summary.endswith("?") or query.form == "CONSTRUCT"
    assert len(query.description) > 30
    assert query.tags
    assert query.bind()


@pytest.mark.parametrize("name", queries.names())
def test_any_sparql_tool_can_read_the_file_as_it_is(name: str):
    """The text with its parameters unbound is SPARQL 1.1, and declares every prefix that it uses and no other."""
    from rdflib.plugins.sparql import prepareQuery

    query = queries.load(name)
    prepareQuery(query.text)
    declared = {line.split()[1].rstrip(":") for line in query.text.splitlines() if line.startswith("PREFIX ")}
    body = "\n".join(line for line in query.text.splitlines() if not line.startswith(("#", "PREFIX ")))
    assert declared <= PREFIXES.keys()
    assert all(f"{prefix}:" in body for prefix in declared)


@pytest.mark.parametrize("name", queries.names())
def test_the_order_of_rows_is_no_accident(name: str):
    """Every SELECT says how its rows are ordered, and repeats none."""
    query = queries.load(name)
    if query.form == "SELECT":
        assert "\nORDER BY " in query.text
        assert "SELECT DISTINCT" in query.text or "COUNT(DISTINCT" in query.text


def _parts(answer: queries.Table | queries.Triples):
    return answer.terms if isinstance(answer, queries.Table) else answer.triples


IN_FILTERS = (ParameterType.DATE, ParameterType.INTEGER)
FREED = [(name, p.name) for name in queries.names() for p in queries.load(name).parameters if p.type in IN_FILTERS]


@pytest.mark.parametrize(("name", "parameter"), FREED, ids=lambda part: part)
def test_a_freed_parameter_means_any(name: str, parameter: str, graph):
    """Without its days or its year a query still gives every row that it gives with them."""
    query = queries.load(name)
    kept, widened = (set(_parts(query.run(graph, **given))) for given in ({}, {parameter: None}))

    assert kept <= widened


@pytest.fixture(scope="module")
def in_rdflib(graph):
    """The same graphs in rdflib."""
    import io

    import rdflib
    from pyoxigraph import RdfFormat

    text = io.BytesIO()
    graph.dump(text, RdfFormat.N_QUADS)
    dataset = rdflib.Dataset(default_union=True)
    dataset.parse(data=text.getvalue().decode(), format="nquads")
    return dataset


@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")
@pytest.mark.parametrize("name", ["growth-by-industry", "pmi-values", "counts-of-total", "streaks", "goals", "trends"])
def test_rdflib_gives_the_same_rows(name: str, graph, in_rdflib):
    """A second engine, in pure Python, agrees with the embedded one."""
    query = queries.load(name)
    rows = {tuple(None if cell is None else str(cell) for cell in row) for row in in_rdflib.query(query.bind())}

    assert rows == {tuple(None if t is None else t.value for t in row) for row in query.run(graph).terms}


def test_the_index_is_as_the_queries_say():
    """``queries/README.md`` lists every query and every competency question."""
    text = INDEX.read_text(encoding="utf-8")

    assert text == indexed(text), UPDATE
