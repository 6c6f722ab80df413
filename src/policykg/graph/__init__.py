"""From the extracted facts to the graph of one article: extraction comes before, validation and the store after.

Triples are in N-Triples form (:mod:`policykg.ntriples`), in a fixed order and without repeats. Equal articles,
vocabularies and versions of this package give equal graphs.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from policykg import iris
from policykg.article import Article
from policykg.facts import Extraction
from policykg.graph import actions, figures, people, source
from policykg.graph.collector import Collector
from policykg.ntriples import Triple, as_quads, nquads
from policykg.vocabulary import Vocabulary

if TYPE_CHECKING:
    import pyoxigraph

__all__ = ["SHARED", "ArticleGraph", "article_graph", "article_quads"]

SHARED = iris.graph("shared")


@dataclass(frozen=True, slots=True)
class ArticleGraph:
    """What one article says, as triples.

    ``own`` goes into the named graph of the article. ``shared`` describes nodes that other articles mention too
    (periods, series, persons, posts, candidates); it goes into one graph for all, so that the union of all graphs
    says each thing once.
    """

    key: str
    own: tuple[Triple, ...]
    shared: tuple[Triple, ...]

    @property
    def triples(self) -> tuple[Triple, ...]:
        """All triples: with the vocabularies they are a closed unit that can be validated by itself."""
        return self.own + self.shared

    @property
    def name(self) -> str:
        """The IRI of the article's named graph."""
        return iris.graph(self.key)

    def nquads(self) -> str:
        """Return all triples as N-Quads lines, each in its named graph."""
        return nquads(self.own, self.name) + nquads(self.shared, SHARED)


def article_graph(extraction: Extraction, article: Article, vocabulary: Vocabulary) -> ArticleGraph:
    """Return the graph of one article.

    Args:
        extraction: the facts found in the article.
        article: the article they were found in; it names the graph and its nodes.
        vocabulary: the vocabularies that the facts were found with, for labels and for units.
    """
    to = Collector(extraction, article, vocabulary)
    source.add_provenance(to)
    source.add_article(to, article)
    for event in extraction.events:
        people.add_event(to, event)
    for person in extraction.persons:
        people.add_person(to, person)
    for mention in extraction.organisations:
        people.add_organisation(to, mention)
    figures.add_observations(to, extraction.observations)
    for trend in extraction.trends:
        figures.add_trend(to, trend)
    for comparison in extraction.comparisons:
        figures.add_comparison(to, comparison)
    goals = actions.add_goals(to, extraction.goals)
    for initiative in extraction.initiatives:
        actions.add_initiative(to, initiative, goals)
    for achievement in extraction.achievements:
        actions.add_achievement(to, achievement)
    source.add_sentences(to)
    return ArticleGraph(article.key, tuple(dict.fromkeys(to.triples)), tuple(dict.fromkeys(to.shared)))


def article_quads(extraction: Extraction, article: Article, vocabulary: Vocabulary) -> list[pyoxigraph.Quad]:
    """Return the graph of one article as pyoxigraph's quads, each in its named graph."""
    made = article_graph(extraction, article, vocabulary)
    return as_quads(made.own, made.name) + as_quads(made.shared, SHARED)
