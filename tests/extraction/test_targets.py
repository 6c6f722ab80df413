"""What an action is about: industries named, pointed at, and left unnamed."""

from __future__ import annotations

import pytest

from policykg.facts import Initiative
from policykg.vocabulary import Vocabulary
from tests.extraction.coast import read


def last_action(text: str, vocabulary: Vocabulary) -> Initiative:
    """The last initiative of a text."""
    return read(text, vocabulary, "Ministry of Industry and Information Technology").initiatives[-1]


@pytest.mark.parametrize(
    ("text", "targets", "source"),
    [
        ("Steel output fell. The ministry will support this industry.", ["steel"], 0),
        (
            "Steel and textiles suffered. The ministry will support these industries.",
            ["steel", "textiles and apparel"],
            0,
        ),
        ("Textiles did well. Exports rose. The ministry will support this sector.", ["textiles and apparel"], 0),
        ("Steel had a bad year, and the ministry will support this industry.", ["steel"], None),
        ("Steel fell. Textiles rose. The ministry will help these sectors.", ["textiles and apparel"], 1),
    ],
)
def test_this_industry_is_the_one_spoken_of(
    text: str, targets: list[str], source: int | None, vocabulary: Vocabulary
) -> None:
    """What the words only point at comes from the nearest sentence that names it, which is kept as its source."""
    found = last_action(text, vocabulary)
    assert [target.label for target in found.targets] == targets
    assert [kept.sentence for kept in found.evidence.inherited if kept.component == "industry"] == (
        [] if source is None else [source]
    )


@pytest.mark.parametrize(
    "words", ["key industries", "these industries", "various industries", "other sectors", "this field"]
)
def test_industries_that_nobody_names_are_no_target(words: str, vocabulary: Vocabulary) -> None:
    """The bare word is not the statistical aggregate of all industry."""
    assert last_action(f"The ministry will support {words}.", vocabulary).targets == ()


def test_industry_as_a_whole_is_a_target(vocabulary: Vocabulary) -> None:
    """Without a pointing word the singular means the aggregate."""
    assert [target.label for target in last_action("The ministry will support industry.", vocabulary).targets] == [
        "industry"
    ]
