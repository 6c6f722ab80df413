"""Who is a person, with which post of which body, on sentences of our own: ``persons.yaml``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from policykg.vocabulary import Vocabulary
from tests.extraction.coast import read

CASES: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("persons.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[case["text"] for case in CASES])
def test_persons_have_the_posts_that_the_text_gives(case: dict[str, Any], vocabulary: Vocabulary) -> None:
    """Firms, papers, programmes and places are no persons, and nobody gets the body of another."""
    found = {
        person.name: [[post.title, post.organisation.label if post.organisation else "-"] for post in person.posts]
        for person in read(case["text"], vocabulary).persons
    }
    assert found == case["persons"]


@pytest.mark.parametrize(
    ("text", "organisation"),
    [
        ("The Ministry of Finance (MoF) met. The MoF will cut the levy on diesel.", "Ministry of Finance"),
        (
            "The Department of Quays and Wells (DoQW) met. The DoQW plans to open two quays.",
            "Department of Quays and Wells",
        ),
        ("The Reserve Bank of Lund lent. The Reserve Bank will cut its rate.", "Reserve Bank of Lund"),
        ("Rolf Dahl of the Timber Council met millers. The Timber Council will open a school.", "Timber Council"),
        ("The Director of the Port Office met millers. The Port Office will open two quays.", "Port Office"),
    ],
)
def test_a_body_goes_by_its_short_name(text: str, organisation: str, vocabulary: Vocabulary) -> None:
    """An abbreviation in brackets and the beginning of a name stand for it; a person before it is none of it."""
    extraction = read(text, vocabulary)
    assert [agent.label for agent in extraction.initiatives[-1].agents] == [organisation]
    assert organisation in [mention.organisation.label for mention in extraction.organisations]
