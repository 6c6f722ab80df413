"""Generated articles state known facts: extraction finds exactly these, figure by figure and action by action."""

from collections import Counter
from datetime import date

import pytest

from policykg.article import Article
from policykg.extraction import extract
from policykg.facts import Extraction, Metadata
from policykg.vocabulary import Vocabulary
from tests.benchmarks.corpus import ExpectedFacts, generate

ARTICLES = 120


@pytest.fixture(scope="module")
def pairs() -> list[tuple[ExpectedFacts, Extraction]]:
    """What was generated, beside what was found."""
    vocabulary = Vocabulary.load()
    made = []
    for record, facts in generate(ARTICLES, 2024):
        header = Metadata(record["title"], date.fromisoformat(record["date"]), record["publisher"], record["source"])
        made.append((facts, extract(Article(header, record["text"]), vocabulary)))
    return made


def test_every_figure_is_found_and_no_other(pairs):
    """Place, value, unit, kind, basis, period, bound, status and total of every figure are right."""
    wrong = []
    for facts, found in pairs:
        got = {
            (
                fact.value_span.start, fact.kind.value, fact.value, fact.unit, fact.basis,
                fact.period.iso if fact.period and fact.kind != "streak" else None, fact.bound.value,
                fact.status.value, fact.total,
            )
            for fact in found.observations
        }  # fmt: skip
        wanted = {observation.identity for observation in facts.observations}
        wrong += [("missing", facts.source, fact) for fact in wanted - got]
        wrong += [("too much", facts.source, fact) for fact in got - wanted]
    assert not wrong, f"{len(wrong)} of {sum(len(facts.observations) for facts, _ in pairs)}: {wrong[:5]}"


def test_figures_are_linked_to_the_vocabularies(pairs):
    """Indicator and industry are the vocabularies' terms wherever the sentence has one way to name them."""
    wrong = Counter()
    for facts, found in pairs:
        by_place = {fact.value_span.start: fact for fact in found.observations}
        for wanted in facts.observations:
            fact = by_place.get(wanted.start)
            if fact is None:
                continue
            industry = fact.industry.label if fact.industry else None
            if wanted.indicator not in (None, fact.indicator.label):
                wrong["indicator", wanted.indicator, fact.indicator.label] += 1
            if wanted.industry not in (None, industry):
                wrong["industry", wanted.industry, industry] += 1
    assert not wrong, wrong.most_common(5)


def test_every_action_is_found_with_its_agent(pairs):
    """Each action stands in the text once, with the ministry that takes it and how far it has come."""
    wrong = []
    for facts, found in pairs:
        got = [
            (fact.evidence.span.start, fact.status.value, tuple(agent.label for agent in fact.agents))
            for fact in found.initiatives
        ]
        wanted = [(action.start, action.status, (action.agent,)) for action in facts.initiatives]
        wrong += [("missing", facts.source, fact) for fact in set(wanted) - set(got)]
        wrong += [("too much", facts.source, fact) for fact in set(got) - set(wanted)]
    assert not wrong, f"{len(wrong)} of {sum(len(facts.initiatives) for facts, _ in pairs)}: {wrong[:5]}"


def test_every_sentence_is_seen(pairs):
    """Sentences are split where the generator joined them."""
    assert all(len(found.sentences) == facts.sentences for facts, found in pairs)
