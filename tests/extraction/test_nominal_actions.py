"""Actions that nouns name: several in one announcement, and one in two wordings."""

from __future__ import annotations

import pytest

from policykg.extraction.nominal_actions import gist
from policykg.extraction.tokens import tokens_of
from policykg.extraction_json import extraction_record
from policykg.vocabulary import Vocabulary
from tests.extraction.coast import read


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        (
            "The Ministry of Fisheries will focus on the upgrading of old harbours and the training of young skippers.",
            ["upgrading of old harbours", "the training of young skippers"],
        ),
        (
            "The Ministry of Fisheries plans to promote the construction of piers and the protection of reefs.",
            ["promote the construction of piers", "the protection of reefs"],
        ),
        (
            "The Ministry of Fisheries will speed up the renovation of docks, the installation of lamps and the "
            "removal of wrecks.",
            ["speed up the renovation of docks", "the installation of lamps", "the removal of wrecks"],
        ),
        (
            "The Ministry of Fisheries will support the orderly expansion of farms and the early adoption of lamps.",
            ["support the orderly expansion of farms", "the early adoption of lamps"],
        ),
        (
            "The Ministry of Fisheries has supported the development of nets and the creation of two schools.",
            ["supported the development of nets", "the creation of two schools"],
        ),
    ],
)
def test_one_verb_announces_several_nouns_of_action(text: str, labels: list[str], vocabulary: Vocabulary) -> None:
    """Each noun of action joined under one verb is an action of its own, with its own words as evidence."""
    found = read(text, vocabulary)
    assert [item.label.removeprefix("focus on the ") for item in found.initiatives] == labels
    first, *further = found.initiatives
    assert first.announced is None
    assert {item.announced for item in further} == {first.evidence.span}
    assert [found.quote(item.evidence.span) for item in further] == labels[1:]
    assert {item.status for item in further} == {first.status}


@pytest.mark.parametrize("joining", ["along with", "together with", "alongside", "as well as"])
@pytest.mark.parametrize("noun", ["the expansion of the southern port", "the installation of tide gauges"])
def test_what_is_added_to_a_running_effort_is_planned(joining: str, noun: str, vocabulary: Vocabulary) -> None:
    """Of what "along with" adds, nothing says that it went on before."""
    text = f"Efforts to promote clean boats in coastal villages will continue, {joining} {noun}."
    running, added = read(text, vocabulary).initiatives
    assert (str(running.status), str(added.status)) == ("ongoing", "planned")
    assert running.label == "Efforts to promote clean boats in coastal villages will continue"
    assert added.label == noun


@pytest.mark.parametrize(
    "text",
    [
        "The Ministry of Fisheries will support the growth of farms and schools.",
        "The Ministry of Fisheries will speed up the design and testing of nets.",
        "The Ministry of Fisheries will promote the development of nets and lines.",
        "The Ministry of Fisheries will build piers and the quays behind them.",
        "The Ministry of Fisheries will continue the campaign along with the coast guard.",
    ],
)
def test_things_joined_are_one_action(text: str, vocabulary: Vocabulary) -> None:
    """Objects that are no nouns of action do not split the action."""
    assert len(read(text, vocabulary).initiatives) == 1


@pytest.mark.parametrize(
    ("words", "other"),
    [
        ("the expansion of the northern port", "focus on expanding the northern port"),
        ("speed up the construction of piers", "build piers"),
        ("promote the adoption of quiet engines", "adopting quiet engines"),
        ("the renovation of docks", "accelerating the renovation of docks"),
        ("improve the training of skippers", "improving the training of skippers"),
    ],
)
def test_an_action_in_two_wordings_has_one_gist(words: str, other: str) -> None:
    """A noun and its verb name the same action; light verbs add nothing."""
    assert gist(0, len(tokens_of(words)), tokens_of(words)) == gist(0, len(tokens_of(other)), tokens_of(other))


@pytest.mark.parametrize(
    ("words", "other"),
    [
        ("the expansion of the northern port", "the expansion of the southern port"),
        ("build piers", "close piers"),
        ("promote boats", "promote the construction of boats"),
        ("reduce no fees", "reduce fees"),
        ("train 20 skippers", "train 30 skippers"),
    ],
)
def test_different_actions_differ_in_gist(words: str, other: str) -> None:
    """The object counts whole, and so does the verb."""
    assert gist(0, len(tokens_of(words)), tokens_of(words)) != gist(0, len(tokens_of(other)), tokens_of(other))


def test_the_record_lists_further_actions_under_the_one_that_announces_them(vocabulary: Vocabulary) -> None:
    """A reader of the JSON finds one record for one announcement."""
    text = "The Ministry of Fisheries will promote the construction of piers and the protection of reefs."
    (record,) = extraction_record(read(text, vocabulary))["initiatives"]
    assert [further["label"] for further in record["further"]] == ["the protection of reefs"]
