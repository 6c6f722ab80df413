"""Doubtful facts meet other articles: what one leaves open, another may state."""

from __future__ import annotations

from pathlib import Path

import pytest

from policykg import KnowledgeGraph

DOUBTFUL = """title: Workshops in spring
date: 2024-10-20
publisher: Ministry of Industry and Information Technology
source: https://example.org/workshops

In the first three quarters, the equipment manufacturing industry did well, with a 6% increase in value added compared \
to the overall industry.
"""
PLAIN = """title: Output by branch
date: 2024-10-19
publisher: National Bureau of Statistics
source: https://example.org/{value}

In the first three quarters, value added of equipment manufacturing increased by {value}% year on year.
"""


@pytest.mark.parametrize(("value", "verdict"), [("6", "supported"), ("6.2", "contradicted")])
def test_another_article_supports_or_contradicts_a_reading(value: str, verdict: str, tmp_path: Path):
    """The reading that the other article speaks of has a verdict, with its words; the others stay unresolved."""
    for name, text in (("doubtful", DOUBTFUL), ("plain", PLAIN.format(value=value))):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    graph = KnowledgeGraph.build([tmp_path / "doubtful.txt", tmp_path / "plain.txt"])
    rows = {row["reading"]: row for row in graph.query("readings-and-other-articles")}
    growth = rows.pop("growth of 6 percent on the year before")
    assert growth["verdict"] == verdict
    assert f"increased by {value}%" in growth["quote"]
    assert {row["verdict"] for row in rows.values()} == {"unresolved"}
    assert len(rows) == 2


def test_a_doubtful_fact_supports_nothing(tmp_path: Path):
    """Only what an article states without doubt counts."""
    for name in "ab":
        text = DOUBTFUL.replace("workshops", f"workshops-{name}")
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    graph = KnowledgeGraph.build([tmp_path / "a.txt", tmp_path / "b.txt"])
    assert {row["verdict"] for row in graph.query("readings-and-other-articles")} == {"unresolved"}
