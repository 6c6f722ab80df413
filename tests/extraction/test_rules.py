"""Every rule of rules/observations.toml reads its own examples, and every pattern bears hostile input."""

import gc
from datetime import date
from time import process_time

import pytest

from policykg.article import Article
from policykg.extraction import document_of
from policykg.extraction.calendar import flatten, periods_of
from policykg.extraction.observations import observe
from policykg.extraction.observations.rule_exclusions import EXCLUSIONS
from policykg.extraction.patterns import elements_of, rules
from policykg.extraction.tokens import lowers_of, tokens_of
from policykg.facts import Metadata

DAY = date(2019, 7, 15)
EXAMPLES = [(rule.name, example) for rule in rules() for example in rule.examples]


@pytest.mark.parametrize(("name", "example"), EXAMPLES, ids=[f"{name}: {example}" for name, example in EXAMPLES])
def test_a_rule_reads_its_example(name, example, vocabulary):
    """The number in brackets is found by the rule that the example stands under."""
    start, end = example.index("["), example.index("]") - 1
    body = example.replace("[", "").replace("]", "")
    observed = observe(document_of(Article(Metadata("A title", DAY), body), vocabulary))
    found = [o for o in observed.observations if o.value_span.start < end and start < o.value_span.end]
    assert [o.evidence.rule for o in found] == [name]


def test_every_rule_has_five_examples_and_a_name_of_its_own():
    """Five variants show what a rule is for, and evidence cites rules by name."""
    assert all(len(rule.examples) >= 5 for rule in rules())
    assert len({rule.name for rule in rules()}) == len(rules())


def test_the_exclusions_are_those_that_rules_name():
    """A rule says in `unless` what keeps it from a place, and nothing is kept for no rule."""
    assert {rule.unless for rule in rules()} - {""} == set(EXCLUSIONS)
    assert {rule.past for rule in rules()} == {"", "only", "never"}


@pytest.mark.parametrize("pattern", ["rose by", "NUMBER and NUMBER"])
def test_a_pattern_holds_number_once(pattern):
    """A pattern without its number, or with two, is refused with a clear message."""
    with pytest.raises(ValueError, match="exactly once"):
        elements_of(pattern)


HOSTILE = [
    "rose by " * 4000 + "3 percent",
    "the first " * 4000,
    "from January to " * 4000,
    "3, 4, " * 3000 + "and 5 percent",
    "one hundred thousand million " * 2000,
    "((((" * 4000 + "3 percent",
    "a third of a quarter of " * 3000,
    "2019-" * 4000,
    "year-on-" * 4000,
    "in the same period of the previous " * 3000,
    "U.S. " * 4000,
    "more than at least over " * 3000 + "7",
    "'s" * 8000,
    "9" * 20000,
    "9," * 10000,
    "-" * 20000,
    "compared with than in " * 4000 + "2018",
]


@pytest.mark.parametrize("text", HOSTILE, ids=[text[:24] for text in HOSTILE])
def test_hostile_text_costs_no_more_than_its_length(text, vocabulary):
    """No pattern backtracks: twice the text costs about twice the time."""

    def cost(body):
        article = Article(Metadata("A title", DAY), body)
        gc.collect()
        gc.disable()  # as extract does: what other tests left would be looked through here
        begin = process_time()
        observe(document_of(article, vocabulary))
        took = process_time() - begin
        gc.enable()
        return took

    cost(text[:200])
    half, whole = min(cost(text[: len(text) // 2]) for _ in range(2)), min(cost(text) for _ in range(2))
    assert whole < 4 * half + 0.1


def test_the_calendar_bears_hostile_text():
    """The one expression of the calendar passes over near misses at once."""
    body = "in the first second third last previous months quarter of the year " * 500
    begin = process_time()
    tokens = tokens_of(body)
    lowers = lowers_of(tokens)
    periods_of(body, flatten(body), tokens, lowers, frozenset(lowers), Metadata(title="", date=DAY))
    assert process_time() - begin < 2
