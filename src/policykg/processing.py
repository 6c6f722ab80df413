"""From one article to its checked graph: what every build does, whether in this process, in workers or on a cluster.

Extraction, evidence gate, graph and shapes for one article depend on nothing but the article, the vocabularies, the
extractor and this package, so they can run anywhere.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from policykg.article import Article
from policykg.errors import NonConformingError
from policykg.extractors import RULES, Extractor, find, resolve
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
        graph: the graph as N-Triples lines; None where the shapes refused it, or its extractor failed.
        counts: how many facts of each kind the graph states.
        report: what is wrong, for people; beside a graph, on the facts that were left out of it for want of evidence;
            empty where nothing is wrong.
    """

    article: Article
    graph: GraphText | None
    counts: Counter[str]
    report: str


class Processor:
    """Extraction, gates and graph with one set of vocabularies, extractor and engine; made once per process."""

    def __init__(
        self,
        vocabularies: Iterable[str | Path] = (),
        engine: EngineName = "compiled",
        extractor: str | Extractor = RULES,
    ) -> None:
        """Load the vocabularies.

        Args:
            vocabularies: folders with vocabularies beside those that ship with the package.
            engine: ``compiled`` or ``pyshacl``, the engine of the shapes.
            extractor: who finds the facts, by name or itself.
        """
        self._extractor = resolve(extractor)
        folders = tuple(vocabularies)
        self.vocabulary = Vocabulary.load(folders)
        self._shapes = Validator(term_quads(folders), engine=engine)

    def process(self, article: Article) -> Outcome:
        """Return what becomes of an article."""
        try:
            found = find(article, self.vocabulary, self._extractor)
        except NonConformingError as error:
            return Outcome(article, None, Counter(), f"No facts could be found.\n{error}")
        made = article_graph(found.extraction, article, self.vocabulary)
        report = self._shapes.validate(made.triples)
        if not report.conforms:
            return Outcome(article, None, Counter(), "\n".join([report.text(), *found.refused]))
        graph = GraphText(made.key, ntriples(made.own), ntriples(made.shared))
        return Outcome(article, graph, count_facts(made.own), found.report)

    def process_all(self, articles: Sequence[Article]) -> list[Outcome]:
        """Return what becomes of some articles."""
        return [self.process(article) for article in articles]


def count_facts(triples: Iterable[Triple]) -> Counter[str]:
    """Return how many facts of each kind some triples describe."""
    return Counter(KINDS[value] for _, predicate, value in triples if predicate == t.A and value in KINDS)
