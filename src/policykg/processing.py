"""From one article to its checked graph: what every build does, whether in this process, in workers or on a cluster.

Extraction, graph and gate for one article depend on nothing but the article, the vocabularies and this package, so
they can run anywhere.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from policykg.article import Article
from policykg.extraction import extract
from policykg.graph import article_graph
from policykg.graph import terms as t
from policykg.ntriples import Triple, ntriples
from policykg.store import GraphText
from policykg.term_graphs import term_quads
from policykg.validation import EngineName, Validator
from policykg.vocabulary import Vocabulary

KINDS = {
    t.OBSERVATION: "observations",
    t.STREAK: "streaks",
    t.TREND: "trends",
    t.COMPARISON: "comparisons",
    t.INITIATIVE: "initiatives",
    t.GOAL_CLASS: "goals",
    t.ACHIEVEMENT: "achievements",
    t.STATEMENT: "statements",
    t.EVENT: "events",
    t.PRESS_CONFERENCE: "press conferences",
}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one article: its graph, or the report that keeps it out.

    Attributes:
        article: the article.
        graph: the graph as N-Triples lines; None where the gate refused it.
        counts: how many facts of each kind the graph states.
        report: what the gate found, for people; empty where it found nothing.
    """

    article: Article
    graph: GraphText | None
    counts: Counter[str]
    report: str


class Processor:
    """Extraction, graph and gate with one set of vocabularies and one engine; made once per process."""

    def __init__(self, vocabularies: Iterable[str | Path] = (), engine: EngineName = "compiled") -> None:
        """Load the vocabularies.

        Args:
            vocabularies: folders with vocabularies beside those that ship with the package.
            engine: ``compiled`` or ``pyshacl``, the engine of the gate.
        """
        folders = tuple(vocabularies)
        self.vocabulary = Vocabulary.load(folders)
        self._gate = Validator(term_quads(folders), engine=engine)

    def process(self, article: Article) -> Outcome:
        """Return what becomes of an article."""
        made = article_graph(extract(article, self.vocabulary), article, self.vocabulary)
        report = self._gate.validate(made.triples)
        if not report.conforms:
            return Outcome(article, None, Counter(), report.text())
        graph = GraphText(made.key, ntriples(made.own), ntriples(made.shared))
        return Outcome(article, graph, count_facts(made.own), "")

    def process_all(self, articles: Sequence[Article]) -> list[Outcome]:
        """Return what becomes of some articles."""
        return [self.process(article) for article in articles]


def count_facts(triples: Iterable[Triple]) -> Counter[str]:
    """Return how many facts of each kind some triples describe."""
    return Counter(KINDS[value] for _, predicate, value in triples if predicate == t.A and value in KINDS)
