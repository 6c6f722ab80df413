"""Deeds told in a row, by participles, by nouns of aims, and what looks like them but is none."""

from __future__ import annotations

import pytest

from policykg.vocabulary import Vocabulary
from tests.extraction.coast import acts


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        (
            "The meeting decided to halve the toll, approved a plan for the ports and set up a fund for skippers.",
            ["The meeting decided to halve the toll", "approved a plan for the ports", "set up a fund for skippers"],
        ),
        (
            "The meeting decided to continue and widen two grants, passed a work plan on hedges, and heard a report on "
            "the mending of dykes.",
            [
                "The meeting decided to continue and widen two grants",
                "passed a work plan on hedges",
                "heard a report on the mending of dykes",
            ],
        ),
        (
            "The cabinet agreed to lease nine ferries, adopted the budget and appointed a harbour master.",
            ["The cabinet agreed to lease nine ferries", "adopted the budget", "appointed a harbour master"],
        ),
        (
            "Norway has decided to widen the canal, opened two locks and closed a third.",
            ["Norway has decided to widen the canal", "opened two locks"],
        ),
        (
            "The Ministry of Fisheries decided to ban drift nets and approved a grant for new ones.",
            ["The Ministry of Fisheries decided to ban drift nets", "approved a grant for new ones"],
        ),
    ],
)
def test_deeds_in_a_row_are_parted(text: str, quotes: list[str], vocabulary: Vocabulary) -> None:
    """What follows a decision in the past is a deed of its own."""
    assert [quote for quote, _ in acts(text, vocabulary)][: len(quotes)] == quotes


@pytest.mark.parametrize(
    ("text", "last"),
    [
        (
            "The government will cut the toll, making the short-lived relief a lasting arrangement.",
            ("making the short-lived relief a lasting arrangement", "planned"),
        ),
        (
            "The Ministry of Wells has widened the scheme, adding nine villages to the list.",
            ("adding nine villages to the list", "completed"),
        ),
        (
            "Norway will amend the code, making helmets mandatory for young riders.",
            ("making helmets mandatory", "planned"),
        ),
        (
            "The cabinet approved the draft, adding two islands to the pilot programme.",
            ("adding two islands to the pilot programme", "completed"),
        ),
        (
            "The ministry revised the rules, making the yearly check a requirement.",
            ("making the yearly check a requirement", "completed"),
        ),
    ],
)
def test_a_participle_adds_to_a_list_or_makes_a_rule(text: str, last: tuple[str, str], vocabulary: Vocabulary) -> None:
    """What is put on a list or made a rule by a participle is an act beside the first one."""
    quote, status = acts(text, vocabulary)[-1]
    assert quote.startswith(last[0])
    assert status == last[1]


@pytest.mark.parametrize(
    "text",
    [
        "The ministry widened the canal, making it easier to reach the town.",
        "The ministry widened the canal, adding 40 jobs.",
        "Norway cut the toll, making ferries cheaper for the islands.",
        "The cabinet approved the draft, adding to the worries of brewers.",
        "The government closed two mills, making 90 weavers redundant.",
    ],
)
def test_a_participle_of_effect_adds_nothing(text: str, vocabulary: Vocabulary) -> None:
    """What an act brings about is no act of its own."""
    assert len(acts(text, vocabulary)) == 1


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("The farm is a part of Malta's goal to build wind parks.", "Malta's goal to build wind parks"),
        ("The loan helps Peru's target to reduce waste.", "Peru's target to reduce waste"),
        ("Brewers doubt the government's aim to halve the duty.", "the government's aim to halve the duty"),
        ("It fits Chile's objective to protect the marshes.", "Chile's objective to protect the marshes"),
        ("The lock serves Kenya's ambition to expand its ports.", "Kenya's ambition to expand its ports"),
    ],
)
def test_an_aim_that_a_state_owns_is_a_plan(text: str, quote: str, vocabulary: Vocabulary) -> None:
    """What a state has for its goal is planned, whatever the sentence says beside."""
    assert (quote, "planned") in acts(text, vocabulary)


@pytest.mark.parametrize(
    "text",
    [
        "Harbour licences issued by the ministry rose to 90 in May.",
        "The net trade was issued with seven licences.",
        "Exports of lamps fell after the stricter measures took effect.",
        "Sales slowed as the government's new rules came into force.",
        "Thanks to the two ports, 900 jobs will be created.",
    ],
)
def test_what_is_counted_dated_or_brought_about_is_no_act(text: str, vocabulary: Vocabulary) -> None:
    """Papers that are counted, the time of a rule, and jobs that follow are no acts."""
    assert not acts(text, vocabulary)


@pytest.mark.parametrize(
    "between",
    [
        "Owners of the ferries asked for more.",
        "At talks on Monday, skippers urged the cabinet to ban nets.",
        "Brewers on the islands demanded a refund.",
        "In a letter, farmers of the valley called for new wells.",
        "Weavers in the hills demanded more looms.",
    ],
)
def test_it_passes_over_a_sentence_about_several(between: str, vocabulary: Vocabulary) -> None:
    """A body that one sentence tells of is still "it" after a sentence whose subject is a plural."""
    text = f"The government will halve the toll. {between} It plans to launch more courses for young skippers."
    assert ("It plans to launch more courses for young skippers", "planned") in acts(text, vocabulary)


def test_it_is_not_the_body_before_another_thing(vocabulary: Vocabulary) -> None:
    """A sentence about one other thing takes "it"."""
    text = "The Ministry of Wells will halve the toll. The mill asked for more. It plans to launch a new lamp."
    assert len(acts(text, vocabulary)) == 1


@pytest.mark.parametrize(
    "opening",
    [
        "Senior cabinet ministers",
        "Several cabinet ministers",
        "Junior ministers",
        "Many cabinet ministers",
        "Most ministers",
    ],
)
def test_a_word_of_rank_before_ministers_names_no_company(opening: str, vocabulary: Vocabulary) -> None:
    """A capital that only opens the sentence makes ministers no managers of a company."""
    assert acts(f"{opening} and Prime Minister Jan Hay approved the plans at a meeting on Monday.", vocabulary)


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        (
            "In the net trade, for which 40 million crowns is earmarked, sales fell.",
            ["In the net trade, for which 40 million crowns is earmarked"],
        ),
        (
            "Ferries, for which nine million crowns was set aside, will be painted.",
            ["Ferries, for which nine million crowns was set aside", "will be painted"],
        ),
        (
            "The cap for foreign owners will remain at 26 crowns but bids beyond that will be assessed case by case.",
            [
                "The cap for foreign owners will remain at 26 crowns",
                "bids beyond that will be assessed case by case",
            ],
        ),
        (
            "The toll will stay at 9 crowns but lorries beyond that will be taxed.",
            ["The toll will stay at 9 crowns", "lorries beyond that will be taxed"],
        ),
        ("The plan outlines steps to help the net trade.", []),
    ],
)
def test_a_clause_ends_where_the_next_begins(text: str, quotes: list[str], vocabulary: Vocabulary) -> None:
    """Money in a relative clause and a measure before "but" are told up to their ends; an outline alone is no act."""
    assert [quote for quote, _ in acts(text, vocabulary)] == quotes
