"""What holds for every text whatever: a result, exact offsets, the same again, independent of line wrapping."""

import gc
import re
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from policykg.article import Article
from policykg.extraction import document_of, extract
from policykg.extraction.observations import observe
from policykg.facts import Kind, Metadata
from policykg.vocabulary import Vocabulary

VOCABULARY = Vocabulary.load()
DAY = date(2019, 7, 15)
WORDS = (
    "output sales of steel rose fell by to 3 4.5 percent million euros % ( ) , . and in May 2018 the first half year "
    "from a earlier accounted for up down than more doubled third of which it compared with 27 41 $ + - “ ”"
).split()
RELAXED = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


def observed(body):
    """Return the observations of a body."""
    return observe(document_of(Article(Metadata("A title", DAY), body), VOCABULARY)).observations


@RELAXED
@given(st.text(max_size=300) | st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join))
def test_any_text_gives_a_result_with_exact_offsets(body):
    """Every value stands inside its evidence, which stands inside the body."""
    for observation in observed(body):
        value, evidence = observation.value_span, observation.evidence.span
        assert 0 <= evidence.start <= value.start < value.end <= evidence.end <= len(body)


@RELAXED
@given(st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join))
def test_extraction_is_the_same_again(body):
    """The same text and vocabulary give the same observations."""
    assert observed(body) == observed(body)


TEXT = (
    "Output of steel rose by 3 percent in May from a year earlier, and that of tin 4 percent. "
    "Sales of pumps reached 3 million, up 8 percent year on year."
)


@RELAXED
@given(st.sets(st.integers(0, TEXT.count(" ") - 1)))
def test_line_wrapping_changes_nothing(places):
    """A line break is a space: only blank lines say something."""
    spaces = [match.start() for match in re.finditer(" ", TEXT)]
    wrapped = "".join("\n" if i in {spaces[p] for p in places} else c for i, c in enumerate(TEXT))
    assert [(o.value_span, o.value, o.kind, o.indicator.iri, o.period, o.basis) for o in observed(wrapped)] == [
        (o.value_span, o.value, o.kind, o.indicator.iri, o.period, o.basis) for o in observed(TEXT)
    ]


@pytest.mark.parametrize(
    ("body", "labels"),
    [
        (
            "Output of pumps rose by 6 percent compared to overall industry.",
            ["growth of 6", "points above", "level 6 percent"],
        ),
        ("Prices of steel have risen for two consecutive months.", ["on the month before", "on a year before"]),
        ("Sales of pumps were up 1.2 times.", ["120 percent", "20 percent"]),
        ("The unemployment rate edged up 0.1 percent to 4.7 percent.", ["0.1 percent", "0.1 percentage points"]),
        ("Output of steel rose 3 percent in May.", ["year on year", "month on month"]),
    ],
)
def test_a_doubtful_figure_keeps_its_readings(body, labels):
    """Where a careful reader hesitates, every way to read the words is kept with its reason."""
    readings = observed(body)[0].readings
    assert len(readings) == len(labels)
    assert all(label in reading.label for label, reading in zip(labels, readings, strict=True))
    assert all(reading.reason for reading in readings)


def test_a_streak_says_what_held_in_each_period():
    """The movement of its clause is the condition of a streak."""
    streak = observed("Prices of steel have fallen for three consecutive months.")[0]
    assert (streak.kind, streak.condition) == (Kind.STREAK, "down")


@pytest.mark.parametrize(
    ("body", "fate"),
    [
        ("For help dial 12345.", "name"),
        ("The index takes 2015 as 100.", "index base"),
        ("There are 5 doctors per 10,000 people.", "denominator"),
        ("Members aged 60 may join.", "age"),
        ("It stayed above the 50-point mark.", "threshold"),
        ("4.12 The mills closed early.", "list-number"),
        ("The office gave the names of the mills 8 .", "name"),
    ],
)
def test_numbers_that_are_no_figures_say_what_they_are(body, fate):
    """Every number that is no fact has a reason."""
    numbers = observe(document_of(Article(Metadata("A title", DAY), body), VOCABULARY)).numbers
    assert fate in {number.fate for number in numbers}


@pytest.mark.parametrize(
    "body", ["4.12 percent of the mills closed.", "The number of mills fell to 8 .", "Mills came to 9."]
)
def test_figures_that_open_or_end_a_sentence_are_no_numbers_of_paragraphs_and_notes(body):
    """A paragraph is numbered before a capital, a note behind a noun and apart from the full stop."""
    numbers = observe(document_of(Article(Metadata("A title", DAY), body), VOCABULARY)).numbers
    assert {number.fate for number in numbers}.isdisjoint({"list-number", "name"})


def test_extraction_leaves_nothing_to_the_collector():
    """No record of an extraction is part of a cycle, so that the collector can rest meanwhile; then it goes on."""
    article = Article(Metadata("A title", DAY), f"The Ministry of Wells said on Monday it will build 40 wells. {TEXT}")
    extract(article, VOCABULARY)
    gc.collect()
    gc.disable()
    try:
        extract(article, VOCABULARY)
        assert not gc.isenabled()
        assert gc.collect() == 0
    finally:
        gc.enable()
    extract(article, VOCABULARY)
    assert gc.isenabled()
