"""A small invented article with hand-made facts, as a store: what network, drawing and export are tested on."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import cache

from pyoxigraph import Store

from policykg import iris
from policykg.article import Article
from policykg.facts import (
    Achievement,
    Attribution,
    Concept,
    Event,
    Evidence,
    Extraction,
    Goal,
    Initiative,
    InitiativeStatus,
    Kind,
    Metadata,
    Observation,
    Period,
    Person,
    Post,
    Reading,
    Sentence,
    Span,
    Trend,
)
from policykg.graph import article_quads
from policykg.vocabulary import Vocabulary

BODY = (
    "On April 2 the ministry held a press conference. "
    "Output of pumps rose 7.5% year on year in the first quarter, said Ada Lind, spokesperson of the ministry. "
    "Exports of pumps were stable. "
    "Profits of pump makers grew by 3% more than the whole. "
    "The ministry will build ten test stations for pumps to save energy. "
    "A quiet pump was developed."
)
METADATA = Metadata("Pumps in the first quarter", date(2031, 4, 3), "The Daily Pump", "https://example.org/pumps")
QUARTER = Period(date(2031, 1, 1), date(2031, 3, 31))

MINISTRY = Concept(iris.candidate("organisation", "ministry of pumps"), "Ministry of Pumps", candidate=True)
PUMPS = Concept(iris.candidate("industry", "pumps"), "pumps", candidate=True)
OUTPUT = Concept(iris.candidate("indicator", "pump output"), "pump output", candidate=True)
EXPORTS = Concept(iris.candidate("indicator", "pump exports"), "pump exports", candidate=True)
PROFIT = Concept(iris.candidate("indicator", "pump profit"), "pump profit", candidate=True)
CHINA = Concept(iris.concept("area", "CN"), "China")


def span(words: str) -> Span:
    """Return where some words stand in the body."""
    start = BODY.index(words)
    return Span(start, start + len(words))


def _sentences() -> tuple[Sentence, ...]:
    found, start = [], 0
    for ordinal, part in enumerate(BODY.split(". ")):
        end = min(start + len(part) + 1, len(BODY))
        found.append(Sentence(ordinal, Span(start, end)))
        start = end + 1
    return tuple(found)


def _evidence(words: str, sentence: int, speaker: Attribution | None = None) -> Evidence:
    return Evidence(span(words), sentence, "by hand", speaker)


def extraction() -> Extraction:
    """Return the facts of the article."""
    lind = Attribution(iris.person("Ada Lind"), "Ada Lind", person=True, span=span("Ada Lind"))
    rise = "Output of pumps rose 7.5% year on year in the first quarter"
    growth = "Profits of pump makers grew by 3% more than the whole"
    station = "The ministry will build ten test stations for pumps to save energy"
    return Extraction(
        METADATA,
        BODY,
        CHINA,
        _sentences(),
        observations=(
            Observation(
                _evidence(rise, 1, lind), span("7.5%"), Kind.CHANGE, Decimal("7.5"), "percent", OUTPUT, PUMPS,
                basis="year-on-year", period=QUARTER, area=CHINA,
            ),
            Observation(
                _evidence(growth, 3), span("3%"), Kind.CHANGE, Decimal(3), "percent", PROFIT, PUMPS,
                basis="year-on-year", period=QUARTER, area=CHINA,
                readings=(
                    Reading("grew by 3 %", "'more than' may only compare"),
                    Reading("3 points more than the whole", "'more than' may give the basis"),
                ),
            ),
        ),
        trends=(Trend(_evidence("Exports of pumps were stable", 2), "stable", EXPORTS, PUMPS, QUARTER, CHINA),),
        initiatives=(
            Initiative(
                _evidence(station, 4), "build ten test stations for pumps", InitiativeStatus.PLANNED, (MINISTRY,),
                (PUMPS,), goals=("save energy",),
            ),
        ),
        goals=(Goal(_evidence("save energy", 4), "save energy", (MINISTRY,)),),
        achievements=(Achievement(_evidence("A quiet pump was developed", 5), "a quiet pump", (), (PUMPS,)),),
        events=(
            Event(
                _evidence("the ministry held a press conference", 0), "Press conference on pumps", "press-conference",
                date(2031, 4, 2), (MINISTRY,), (lind,),
            ),
        ),
        persons=(
            Person(
                lind.iri, "Ada Lind", (span("Ada Lind"),), _evidence("Ada Lind", 1),
                (Post("spokesperson", MINISTRY),),
            ),
        ),
    )  # fmt: skip


@cache
def sample_store() -> Store:
    """Return the graph of the article with the shipped vocabularies."""
    from policykg.shipped_graph import add_terms

    store = Store()
    add_terms(store)
    article = Article(METADATA, BODY)
    store.bulk_extend(article_quads(extraction(), article, Vocabulary.load()))
    return store


ARTICLE = Article(METADATA, BODY).iri
