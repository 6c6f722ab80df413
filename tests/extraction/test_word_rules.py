"""The rules for words, of actions, instruments and trends alike: each fits the example that stands beside it."""

from __future__ import annotations

import pytest

from policykg.extraction import initiatives, instruments, trends
from policykg.extraction.tokens import tokens_of
from policykg.extraction.wordrules import Rule, RuleSet

RULE_SETS = {stage.__name__.rpartition(".")[2]: stage.rules() for stage in (initiatives, instruments, trends)}


@pytest.mark.parametrize(
    ("found", "rule"),
    [pytest.param(found, rule, id=f"{name}: {rule.name}") for name, found in RULE_SETS.items() for rule in found.rules],
)
def test_the_words_of_a_rule_fit_its_own_example(found: RuleSet, rule: Rule) -> None:
    """The example shows the words that the rule looks for."""
    tokens = tokens_of(rule.example)
    matches = (match for index in range(len(tokens)) for match in found.matches(tokens, index, len(tokens)))
    assert any(match.rule is rule for match in matches)
