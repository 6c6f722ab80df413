"""The graph of an article says all that was extracted, in IRIs minted from content, without blank nodes."""

from __future__ import annotations

import dataclasses
from datetime import date
from decimal import Decimal

import pytest

from policykg import iris
from policykg.article import Article
from policykg.facts import (
    Achievement,
    Attribution,
    Bound,
    Comparison,
    Component,
    Concept,
    Event,
    Evidence,
    Extraction,
    Goal,
    Inheritance,
    Initiative,
    InitiativeStatus,
    Kind,
    Metadata,
    Observation,
    ObservationStatus,
    OrganisationMention,
    Period,
    Person,
    Post,
    Reading,
    Sentence,
    Span,
    Trend,
)
from policykg.graph import SHARED, ArticleGraph, article_graph, article_quads, periods
from policykg.graph import terms as t
from policykg.ntriples import decimal, plain_decimal, text
from policykg.vocabulary import Vocabulary

BODY = (
    "Widget output rose 4% in the first quarter, said Jane Roe, spokesperson of the Widget Office. "
    "Output was up 4%. The office will train widget makers to build a widget nation."
)
METADATA = Metadata("Widgets rise", date(2024, 4, 18), "Widget Daily", "https://example.org/w https://example.org/x")
ARTICLE = Article(METADATA, BODY)
QUARTER = Period(date(2024, 1, 1), date(2024, 3, 31))


def _span(words: str, start: int = 0) -> Span:
    at = BODY.index(words, start)
    return Span(at, at + len(words))


OFFICE = Concept(iris.candidate("organisation", "Widget Office"), "Widget Office", True, _span("Widget Office"))
OUTPUT = Concept(iris.candidate("indicator", "output"), "output", True, _span("output"))
WIDGETS = Concept(iris.candidate("industry", "widgets"), "widgets", True, _span("Widget"))
CHINA = Concept(iris.concept("area", "CN"), "China")
ROE = Attribution(iris.person("Jane Roe"), "Jane Roe", person=True, span=_span("Jane Roe"))
SECOND = BODY.index("Output was")
FIRST_RISE = Observation(
    evidence=Evidence(_span("Widget output rose 4% in the first quarter"), 0, "change", ROE),
    value_span=_span("4%"),
    kind=Kind.CHANGE,
    value=Decimal("4.0"),
    unit="percent",
    indicator=OUTPUT,
    industry=WIDGETS,
    basis="year-on-year",
    period=QUARTER,
    area=CHINA,
)
SECOND_RISE = dataclasses.replace(
    FIRST_RISE,
    evidence=Evidence(
        _span("Output was up 4%"),
        1,
        "change",
        inherited=(Inheritance(Component.PERIOD, sentence=0), Inheritance(Component.AREA, header="publisher")),
    ),
    value_span=_span("4%", SECOND),
)
THIRD = _span("The office will train widget makers")
EXTRACTION = Extraction(
    metadata=METADATA,
    body=BODY,
    area=CHINA,
    sentences=(
        Sentence(0, Span(0, SECOND - 1)),
        Sentence(1, _span("Output was up 4%.")),
        Sentence(2, Span(THIRD.start, len(BODY)), "rhetoric"),
    ),
    observations=(FIRST_RISE, SECOND_RISE),
    trends=(Trend(Evidence(_span("Output was up"), 1, "trend"), "up", OUTPUT, WIDGETS, QUARTER, CHINA),),
    comparisons=(Comparison(Evidence(_span("Output was up"), 1, "than"), "greater", OUTPUT, "gadgets"),),
    initiatives=(
        Initiative(
            Evidence(THIRD, 2, "will"),
            "train widget makers",
            InitiativeStatus.PLANNED,
            (OFFICE,),
            (WIDGETS,),
            goals=("a widget nation",),
            means="courses",
            period=QUARTER,
        ),
    ),
    goals=(Goal(Evidence(_span("build a widget nation"), 2, "goal"), "a widget nation", (OFFICE,)),),
    achievements=(Achievement(Evidence(_span("Output was up"), 1, "done"), "more output", exhaustive=False),),
    events=(
        Event(
            Evidence(_span("said Jane Roe"), 0, "event"),
            "briefing",
            "press-conference",
            date(2024, 4, 17),
            (OFFICE,),
            (ROE,),
            "widgets",
            QUARTER,
        ),
    ),
    persons=(
        Person(
            ROE.iri,
            "Jane Roe",
            (_span("Jane Roe"),),
            Evidence(_span("Jane Roe"), 0, "name"),
            (Post("spokesperson", OFFICE),),
        ),
    ),
    organisations=(OrganisationMention(OFFICE, (_span("Widget Office"), _span("The office"))),),
)


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    """The vocabularies that ship with the package."""
    return Vocabulary.load()


@pytest.fixture(scope="module")
def graph(vocabulary: Vocabulary) -> ArticleGraph:
    """The graph of the article above."""
    return article_graph(EXTRACTION, ARTICLE, vocabulary)


def _graph_of(vocabulary: Vocabulary, *observations: Observation) -> ArticleGraph:
    return article_graph(dataclasses.replace(EXTRACTION, observations=observations), ARTICLE, vocabulary)


def _of_type(graph: ArticleGraph, kind: str) -> list[str]:
    return sorted(s for s, p, o in graph.triples if p == t.A and o == kind)


def _values(graph: ArticleGraph, node: str, predicate: str) -> list[str]:
    return [o for s, p, o in graph.triples if (s, p) == (node, predicate)]


def test_a_fact_said_twice_is_one_fact_with_two_statements(graph: ArticleGraph):
    """The second statement restates the first."""
    (fact,) = _of_type(graph, t.OBSERVATION)
    statements = [s for s, p, o in graph.own if p == t.STATES and o == fact]
    restating = [(s, o) for s, p, o in graph.own if p == t.RESTATES and s in statements]

    assert len(statements) == 2
    assert len(restating) == 1
    assert set(restating[0]) == set(statements)


def test_an_observation_has_every_dimension_and_attribute(graph: ArticleGraph):
    """The value is canonical, each dimension stands once, and the label says it all in a line."""
    (fact,) = _of_type(graph, t.OBSERVATION)
    dimensions = (t.INDICATOR, t.INDUSTRY, t.AREA, t.PERIOD, t.MEASURE_KIND, t.BASIS, t.STATED_IN, t.VARIANT)
    attributes = (t.VALUE, t.UNIT, t.BOUND, t.OBSERVATION_STATUS, t.CERTAINTY)

    assert [len(_values(graph, fact, p)) for p in (*dimensions, *attributes)] == [1] * 13
    assert _values(graph, fact, t.VALUE) == [decimal(Decimal(4))]
    label = text("output, widgets: +4 % year on year, January–March 2024", "en")
    assert _values(graph, fact, t.LABEL) == [label]


def test_the_observation_hangs_on_its_series(graph: ArticleGraph):
    """The series fixes what is measured and how; the data set lists the series."""
    (fact,), (series,) = _of_type(graph, t.OBSERVATION), _of_type(graph, t.SERIES)

    assert _values(graph, series, t.HAS_OBSERVATION) == [fact]
    for predicate in (t.INDICATOR, t.INDUSTRY, t.AREA, t.MEASURE_KIND, t.BASIS, t.UNIT):
        assert _values(graph, series, predicate) == _values(graph, fact, predicate)
    assert (t.DATA_SET, t.HAS_SLICE, series) in graph.shared


def test_other_values_in_one_cell_are_variants_in_the_order_of_the_text(vocabulary: Vocabulary):
    """A second currency or the other end of a range differs from the first by its variant alone."""
    yuan = dataclasses.replace(FIRST_RISE, kind=Kind.LEVEL, basis=None, unit="CNY", value=Decimal(7))
    dollars = dataclasses.replace(yuan, unit="USD", value=Decimal(1))
    graph = _graph_of(vocabulary, yuan, dollars, yuan)
    variants = {
        _values(graph, fact, t.UNIT)[0]: _values(graph, fact, t.VARIANT)[0] for fact in _of_type(graph, t.OBSERVATION)
    }

    assert {unit.rsplit("/", 1)[1]: number[1] for unit, number in variants.items()} == {"CNY>": "1", "USD>": "2"}


def test_evidence_holds_the_quote_and_its_place(graph: ArticleGraph):
    """Start and end of every piece of evidence cut exactly the quote, its prefix and its suffix out of the body."""
    pieces = _of_type(graph, t.SPECIFIC_RESOURCE)

    assert pieces
    for piece in pieces:
        quote, position = f"{piece[:-1]}/quote>", f"{piece[:-1]}/position>"
        start, end = (int(_values(graph, position, p)[0].split('"')[1]) for p in (t.SELECTOR_START, t.SELECTOR_END))
        assert _values(graph, quote, t.EXACT) == [text(BODY[start:end])]
        assert _values(graph, quote, t.PREFIX) == [text(BODY[max(0, start - 32) : start])]
        assert _values(graph, quote, t.SUFFIX) == [text(BODY[end : end + 32])]


def test_a_statement_says_who_where_and_by_which_rule(graph: ArticleGraph):
    """The speaker at the event, the sentence, the rule and the words of the value belong to the statement."""
    (event,) = _of_type(graph, t.PRESS_CONFERENCE)
    (statement,) = [s for s, p, o in graph.own if p == t.ATTRIBUTED_TO]

    assert _values(graph, statement, t.ATTRIBUTED_TO) == [f"<{ROE.iri}>"]
    assert _values(graph, statement, t.MADE_AT) == [event]
    assert _values(graph, statement, t.RULE) == [text("change")]
    assert _values(graph, statement, t.VALUE_TEXT) == [text("4%")]


def test_inherited_components_point_at_their_source(graph: ArticleGraph):
    """A period taken from a sentence before, an area taken from the publisher."""
    key = ARTICLE.key

    assert [o for _, p, o in graph.own if p == t.INHERITED["period"]] == [f"<{iris.sentence(key, 0)}>"]
    assert [o for _, p, o in graph.own if p == t.INHERITED["area"]] == [f"<{iris.header_field(key, 'publisher')}>"]


def test_silent_dimensions_are_said_to_be_unspecified(vocabulary: Vocabulary):
    """No industry, area or period settled: each points at the concept that says so."""
    silent = dataclasses.replace(FIRST_RISE, industry=None, area=None, period=None, basis=None)
    graph = _graph_of(vocabulary, silent)
    (fact,) = _of_type(graph, t.OBSERVATION)

    for predicate in (t.INDUSTRY, t.AREA, t.PERIOD, t.BASIS):
        assert _values(graph, fact, predicate)[0].endswith("/unspecified>")
    assert _of_type(graph, t.UNSPECIFIED_PERIOD) == [periods.UNSPECIFIED]


def test_every_attribute_of_an_observation_is_kept(vocabulary: Vocabulary):
    """Total, bound, status, base period and comparator each have their property."""
    full = dataclasses.replace(
        FIRST_RISE,
        basis="since",
        base_period=Period(date(2022, 12, 31), date(2022, 12, 31)),
        comparator="gadgets",
        bound=Bound.AT_LEAST,
        total=Decimal(41),
        status=ObservationStatus.TARGET,
    )
    graph = _graph_of(vocabulary, full)
    (fact,) = _of_type(graph, t.OBSERVATION)

    found = [_values(graph, fact, p)[0] for p in (t.TOTAL, t.BOUND, t.OBSERVATION_STATUS, t.BASE_PERIOD, t.COMPARATOR)]
    assert found[0] == decimal(Decimal(41))
    assert [value.rsplit("/", 1)[1] for value in found[1:4]] == ["at-least>", "target>", "2022-12-31>"]
    assert found[4] == text("gadgets")


def test_a_streak_is_no_observation(vocabulary: Vocabulary):
    """It has a length, a unit of length and a condition, and no place in the cube."""
    streak = dataclasses.replace(
        FIRST_RISE, kind=Kind.STREAK, basis=None, value=Decimal(36), unit="month", condition="up"
    )
    graph = _graph_of(vocabulary, streak)
    (fact,) = _of_type(graph, t.STREAK)

    assert not _of_type(graph, t.OBSERVATION)
    assert _values(graph, fact, t.LENGTH)[0].startswith('"36"')
    assert _values(graph, fact, t.CONDITION)[0].endswith("direction/up>")


def test_doubtful_facts_carry_their_readings(vocabulary: Vocabulary):
    """The fact keeps its wording and is unresolved; each reading has its status and reason."""
    reading = Reading("year on year", "the sentence fuses two", Kind.CHANGE, "year-on-year", "percent", Decimal(6))
    graph = _graph_of(vocabulary, dataclasses.replace(FIRST_RISE, readings=(reading,)))
    (fact,), (node,) = _of_type(graph, t.OBSERVATION), _of_type(graph, t.READING)

    assert _values(graph, fact, t.CERTAINTY)[0].endswith("unresolved>")
    assert _values(graph, fact, t.HAS_READING) == [node]
    for predicate in (t.LABEL, t.REASON, t.READING_STATUS, t.MEASURE_KIND, t.BASIS, t.UNIT, t.VALUE):
        assert len(_values(graph, node, predicate)) == 1


def test_initiatives_name_agent_target_goal_and_means(graph: ArticleGraph):
    """An initiative serves the goal of the same article that it names."""
    (initiative,), (goal,) = _of_type(graph, t.INITIATIVE), _of_type(graph, t.GOAL_CLASS)

    assert _values(graph, initiative, t.AGENT) == [f"<{OFFICE.iri}>"]
    assert _values(graph, initiative, t.TARGET) == [f"<{WIDGETS.iri}>"]
    assert _values(graph, initiative, t.GOAL) == [goal]
    assert _values(graph, initiative, t.MEANS) == [text("courses")]


def test_an_initiative_without_an_agent_says_why(vocabulary: Vocabulary):
    """The reason is the one that extraction gives, or that the text does not state the agent."""
    alone = dataclasses.replace(EXTRACTION.initiatives[0], agents=(), agent_missing="passive")
    graph = article_graph(dataclasses.replace(EXTRACTION, initiatives=(alone,)), ARTICLE, vocabulary)
    (initiative,) = _of_type(graph, t.INITIATIVE)

    assert _values(graph, initiative, t.AGENT_MISSING)[0].endswith("agent-missing/passive>")


def test_a_post_is_held_by_membership_on_the_day_of_the_event(graph: ArticleGraph):
    """A person who changes office later is no contradiction: the record is of one article and one day."""
    (record,), (post,) = _of_type(graph, t.MEMBERSHIP), _of_type(graph, t.POST)

    assert _values(graph, record, t.MEMBER) == [f"<{ROE.iri}>"]
    assert _values(graph, record, t.HELD_POST) == [post]
    assert _values(graph, record, t.MEMBER_DURING) == [f"<{iris.period('2024-04-17')}>"]
    assert _values(graph, post, t.POST_IN) == [f"<{OFFICE.iri}>"]


def test_candidates_are_described_with_the_words_that_name_them(graph: ArticleGraph):
    """A thing that no vocabulary knows has a label, the scheme it would belong to, and evidence."""
    for concept in (OFFICE, OUTPUT, WIDGETS):
        node = f"<{concept.iri}>"
        assert node in _of_type(graph, t.CANDIDATE)
        assert _values(graph, node, t.PREFERRED_LABEL) == [text(concept.label, "en")]
        assert _values(graph, node, t.EVIDENCE)


def test_a_unit_that_no_vocabulary_knows_is_a_candidate(vocabulary: Vocabulary):
    """Its English name becomes its label."""
    graph = _graph_of(vocabulary, dataclasses.replace(FIRST_RISE, unit="widget crate"))

    assert f"<{iris.candidate('unit', 'widget crate')}>" in _of_type(graph, t.CANDIDATE)


def test_sentences_without_a_fact_say_why(graph: ArticleGraph, vocabulary: Vocabulary):
    """A sentence in which nothing is stated has the reason that extraction gave, else that no rule found a fact."""
    silent = dataclasses.replace(EXTRACTION, initiatives=(), goals=(), trends=(), comparisons=(), achievements=())
    found = article_graph(dataclasses.replace(silent, observations=(FIRST_RISE,)), ARTICLE, vocabulary)
    reasons = {s: o.rsplit("/", 1)[1] for s, p, o in found.own if p == t.WITHOUT_FACT}

    assert len(_of_type(graph, t.SENTENCE)) == 3
    assert not [s for s, p, _ in graph.own if p == t.WITHOUT_FACT]
    assert reasons == {
        f"<{iris.sentence(ARTICLE.key, 1)}>": "no-pattern>",
        f"<{iris.sentence(ARTICLE.key, 2)}>": "rhetoric>",
    }


def test_the_article_and_its_making_are_described(graph: ArticleGraph):
    """Both sources, the checksum of the body, and the software and vocabularies that made the graph."""
    node = f"<{ARTICLE.iri}>"

    assert _values(graph, node, t.SOURCE) == ["<https://example.org/w>", "<https://example.org/x>"]
    assert _values(graph, node, t.BODY_CHECKSUM) == [text(ARTICLE.body_checksum)]
    (activity,) = _of_type(graph, t.EXTRACTION)
    assert _values(graph, f"<{graph.name}>", t.GENERATED_BY) == [activity]
    assert _values(graph, activity, t.VOCABULARY_CHECKSUM)


def test_shared_nodes_stand_in_the_shared_graph_only(graph: ArticleGraph, vocabulary: Vocabulary):
    """What several articles may describe is said once, so that the union of all graphs repeats nothing."""
    shared = {s for s, p, o in graph.shared if p == t.A}
    own = {s for s, p, o in graph.own if p == t.A}

    assert not shared & own
    assert {str(quad.graph_name) for quad in article_quads(EXTRACTION, ARTICLE, vocabulary)} == {
        f"<{SHARED}>",
        f"<{graph.name}>",
    }


def test_graphs_are_equal_run_after_run_and_free_of_blank_nodes(graph: ArticleGraph, vocabulary: Vocabulary):
    """Making the graph again gives the same triples in the same order, each once."""
    assert article_graph(EXTRACTION, ARTICLE, vocabulary) == graph
    assert len(set(graph.triples)) == len(graph.triples)
    assert not any(term.startswith("_") for triple in graph.triples for term in triple)


def test_pyoxigraph_reads_every_triple(graph: ArticleGraph, vocabulary: Vocabulary):
    """The hand-made lines are valid, and parse to as many quads."""
    assert len(set(article_quads(EXTRACTION, ARTICLE, vocabulary))) == len(graph.triples)


PERIODS = {
    ("2023-01-01", "2023-12-31"): ("2023", "year", "2023"),
    ("2023-01-01", "2023-09-30"): ("2023-01_2023-09", "year-to-date", "January–September 2023"),
    ("2023-07-01", "2023-12-31"): ("2023-07_2023-12", "half-year", "July–December 2023"),
    ("2023-04-01", "2023-06-30"): ("2023-04_2023-06", "quarter", "April–June 2023"),
    ("2023-09-01", "2023-09-30"): ("2023-09", "month", "September 2023"),
    ("2023-09-30", "2023-09-30"): ("2023-09-30", "day", "30 September 2023"),
    ("2021-01-01", "2025-12-31"): ("2021_2025", "multi-year", "2021–2025"),
    ("2023-04-01", "2024-03-31"): ("2023-04_2024-03", "fiscal-year", "April 2023–March 2024"),
    ("2023-05-01", "2023-06-30"): ("2023-05_2023-06", "other", "May–June 2023"),
    ("2023-10-01", "2023-10-07"): ("2023-10-01_2023-10-07", "other", "1 October 2023–7 October 2023"),
}


@pytest.mark.parametrize(("days", "expected"), PERIODS.items(), ids=[value[0] for value in PERIODS.values()])
def test_periods_have_an_iri_a_kind_and_a_label(days: tuple[str, str], expected: tuple[str, str, str]):
    """Whole months, quarters and years are told from intervals that cut across them."""
    period = Period(*map(date.fromisoformat, days))
    found = (periods.term(period).rsplit("/", 1)[1][:-1], periods.kind(period), periods.label(period))

    assert found == expected


def test_a_period_is_linked_to_the_year_half_and_quarter_that_hold_it():
    """September lies in the third quarter, the second half and the year; January–September only in the year."""
    month = Period(date(2023, 9, 1), date(2023, 9, 30))
    held = {p: o for s, p, o in periods.describe(month) if s == periods.term(month)}

    assert held[t.IN_YEAR].endswith("/2023>")
    assert held[t.IN_HALF_YEAR].endswith("/2023-07_2023-12>")
    assert held[t.IN_QUARTER].endswith("/2023-07_2023-09>")
    long = Period(date(2023, 1, 1), date(2023, 9, 30))
    assert not [p for s, p, _ in periods.describe(long) if s == periods.term(long) and p == t.IN_HALF_YEAR]


@pytest.mark.parametrize(
    ("value", "digits"), [("4.0", "4"), ("29.80", "29.8"), ("1.8E+12", "1800000000000"), ("-0.0", "0"), ("100", "100")]
)
def test_decimals_have_one_form(value: str, digits: str):
    """No exponent and no zeros at the end, so that a store gives back what was written."""
    assert plain_decimal(Decimal(value)) == digits
