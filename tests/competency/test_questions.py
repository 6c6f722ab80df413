"""The competency questions have their right answers on the graph of one article, built from its text alone."""

from __future__ import annotations

import pytest
from competency.answers import Question, questions
from pyoxigraph import Store


@pytest.mark.parametrize("asked", list(questions()), ids=lambda asked: f"{asked.id}-{asked.query}")
def test_a_competency_question_has_its_right_answer(asked: Question, briefing: Store):
    """The rows are those that a person reads from the article."""
    assert asked.answer(briefing) == asked.expected


def test_all_thirty_questions_are_asked():
    """No competency question is left out."""
    assert {int(asked.id.rstrip("b")) for asked in questions()} == set(range(1, 31))
