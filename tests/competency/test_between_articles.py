"""What articles say of one series and period, set side by side: alike, otherwise, first."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from policykg import KnowledgeGraph

TEXT = """title: Output by branch, number {number}
date: 2024-10-{day}
publisher: National Bureau of Statistics
source: https://example.org/{number}

In the first three quarters, value added of equipment manufacturing increased by {value}% year on year.
"""
ASKED = {"industry": "equipment manufacturing"}


@pytest.fixture
def told(tmp_path: Path):
    """Return the graph of articles that give these values, one a day from 19 October 2024 on."""

    def build(*values: str) -> KnowledgeGraph:
        files = [tmp_path / f"{number}.txt" for number in range(len(values))]
        for number, (file, value) in enumerate(zip(files, values, strict=True)):
            file.write_text(TEXT.format(number=number, day=19 + number, value=value), encoding="utf-8")
        return KnowledgeGraph.build(files)

    return build


def test_a_later_article_revises_what_earlier_ones_gave_otherwise(told):
    """Each pair of an earlier and a later value that differ, and no other."""
    rows = told("6", "6.2", "6.2").query("revisions", **ASKED)

    assert [(row["earlierDay"].day, row["earlierValue"], row["laterDay"].day, row["laterValue"]) for row in rows] == [
        (19, Decimal(6), 20, Decimal("6.2")),
        (19, Decimal(6), 21, Decimal("6.2")),
    ]


def test_articles_that_differ_are_all_listed(told):
    """Also those that agree with each other."""
    graph = told("6", "6.2", "6.2")

    assert [row["value"] for row in graph.query("conflicts-between-articles", **ASKED)] == [6, *[Decimal("6.2")] * 2]
    assert len(graph.query("agreements-between-articles", **ASKED)) == 0


def test_articles_that_agree_are_counted(told):
    """Once for a series and period."""
    graph = told("6.2", "6.2")

    assert [(row["value"], row["articles"]) for row in graph.query("agreements-between-articles", **ASKED)] == [
        (Decimal("6.2"), 2)
    ]
    assert len(graph.query("conflicts-between-articles", **ASKED)) == len(graph.query("revisions", **ASKED)) == 0


def test_periods_outside_the_days_are_left_out(told):
    """The days are those on which a period ends."""
    graph = told("6", "6.2")

    assert len(graph.query("conflicts-between-articles", **ASKED, to="2024-09-30")) == 2
    assert len(graph.query("conflicts-between-articles", **ASKED, to="2024-09-29")) == 0


@pytest.mark.parametrize(("values", "new"), [(["6"], 1), (["6", "6.2"], 0)], ids=["alone", "after another"])
def test_only_what_no_earlier_article_gave_is_new(told, values: list[str], new: int):
    """A value of a series and period that an earlier article filled, with whatever number, is not."""
    assert len(told(*values).query("new-in-briefing")) == new
