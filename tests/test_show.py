"""What the graph knows of a thing: its description and the facts about it, with their quotes."""

from __future__ import annotations

import pytest
from sample import ARTICLE, sample_store

from policykg.errors import UsageError
from policykg.show import show


def test_a_thing_has_its_facts_with_quotes():
    """Every figure, movement, action and result that names the thing is there, in its role."""
    pumps = show(sample_store(), "pumps")
    assert pumps.label == "pumps"
    assert [fact.role for fact in pumps.facts] == ["industry", "industry", "industry", "target", "target"]
    assert pumps.facts[0].quote == "Output of pumps rose 7.5% year on year in the first quarter"
    assert {fact.article for fact in pumps.facts} == {ARTICLE}


def test_a_doubtful_fact_is_marked():
    """Doubt is said where the fact is shown."""
    (doubtful,) = (fact for fact in show(sample_store(), "pump profit").facts if fact.doubtful)
    assert "+3 %" in doubtful.fact
    assert f"{doubtful.fact}  [doubtful]" in str(show(sample_store(), "pump profit"))


def test_a_person_has_posts_and_statements():
    """Who said it leads to what was said."""
    lind = show(sample_store(), "Ada Lind")
    assert dict(lind.description)["post"] == ("spokesperson",)
    assert [fact.role for fact in lind.facts] == ["speaker"]


def test_an_article_lists_what_it_states():
    """An article is found by its title, and all its statements are shown."""
    article = show(sample_store(), "Pumps in the first quarter")
    assert article.iri == ARTICLE
    assert len(article.facts) == 6


def test_a_term_of_the_vocabulary_has_a_description_without_facts():
    """What no text speaks of is still known."""
    percent = show(sample_store(), "unit:percent")
    assert percent.facts == ()
    assert "definition" in dict(percent.description)


@pytest.mark.parametrize("name", ["pumpkins", "https://example.org/nothing"])
def test_what_the_graph_does_not_know_is_refused(name: str):
    """A name or an IRI that nothing speaks of."""
    with pytest.raises(UsageError, match=name):
        show(sample_store(), name)


def test_the_text_has_a_heading_for_each_role():
    """Printed, the facts stand under what the thing is in them."""
    text = str(show(sample_store(), "pumps"))
    assert "As industry (3)" in text
    assert "As target (2)" in text
    assert text.endswith("\n")
