"""The instruments of actions: each construction on five sentences of its own, and the names of the vocabulary."""

from __future__ import annotations

import pytest

from policykg.extraction.instruments import rules
from policykg.vocabulary import Vocabulary
from tests.extraction.coast import read

SENTENCES = {
    "cultivates firms": [
        "The ministry will support the growth of young enterprises.",
        "The ministry has fostered the development of small businesses.",
        "The ministry encouraged the healthy growth of private enterprises.",
        "The ministry will promote the development of start-ups and other firms.",
        "The ministry backed the expansion of family companies.",
    ],
    "nurtures firms": [
        "The ministry will nurture leading enterprises.",
        "The ministry has cultivated a batch of strong companies.",
        "The ministry plans to incubate young firms.",
        "The ministry is nurturing a group of export companies.",
        "The ministry will cultivate a number of large enterprises.",
    ],
    "develops products": [
        "The ministry will promote the development of quiet products.",
        "The ministry will lead the development of rescue equipment.",
        "The ministry supports the development of measuring devices.",
        "The ministry will fund the development of household appliances.",
        "The ministry will guide the development of green products and goods.",
    ],
    "develops new products": [
        "The ministry will develop quieter equipment.",
        "The ministry plans to develop medical devices.",
        "The ministry will continue to develop safer products.",
        "The ministry has developed fishing equipment.",
        "The ministry pledged to develop low-noise appliances.",
    ],
    "brings a product to buyers": [
        "The ministry will promote heat pumps in rural areas.",
        "The ministry will promote the use of electric vehicles in mountain villages.",
        "The ministry plans to popularise solar panels in the countryside.",
        "The ministry will promote the purchase of refrigerators among rural households.",
        "The ministry will promote the sale of smartphones in remote counties.",
    ],
    "departments work together": [
        "The ministry will strengthen coordination among departments.",
        "The ministry will improve cooperation between the regional authorities.",
        "The ministry will enhance collaboration across ministries.",
        "The ministry plans to deepen coordination with other agencies.",
        "The ministry will step up communication between its bureaus.",
    ],
}


def instrument(text: str, vocabulary: Vocabulary) -> str | None:
    """The code of the instrument of a text's first action."""
    found = read(text, vocabulary, "Ministry of Industry and Information Technology").initiatives[0].instrument
    return found.iri.rpartition("/")[2] if found else None


def test_every_rule_has_five_sentences(vocabulary: Vocabulary) -> None:
    """Each rule is shown by five sentences, and names an instrument that the vocabulary knows."""
    assert {name: len(found) for name, found in SENTENCES.items()} == {rule.name: 5 for rule in rules().rules}
    assert all(vocabulary.find("instrument", rule.value("instrument")) for rule in rules().rules)


@pytest.mark.parametrize(
    ("name", "sentence"), [(name, sentence) for name, found in SENTENCES.items() for sentence in found]
)
def test_a_construction_shows_its_instrument(name: str, sentence: str, vocabulary: Vocabulary) -> None:
    """A sentence in the construction of a rule has the rule's instrument."""
    (rule,) = (rule for rule in rules().rules if rule.name == name)
    assert instrument(sentence, vocabulary) == rule.value("instrument")


@pytest.mark.parametrize(
    "sentence",
    [
        "The ministry will support the growth of exports.",
        "The ministry will nurture an open climate.",
        "The ministry will promote the development of villages.",
        "The ministry will promote heat pumps.",
        "The ministry will strengthen coordination among the islands.",
    ],
)
def test_a_construction_with_another_object_shows_none(sentence: str, vocabulary: Vocabulary) -> None:
    """The object decides: the same words about other things name no instrument."""
    assert instrument(sentence, vocabulary) is None


def test_a_name_of_the_vocabulary_shows_its_instrument(vocabulary: Vocabulary) -> None:
    """Where no construction fits, the longest name counts."""
    assert instrument("The ministry will open a pilot zone for drones.", vocabulary) == "pilot"
