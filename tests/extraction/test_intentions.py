"""Actions told by a noun of intention, by a participle, or asked of others."""

from __future__ import annotations

import pytest

from policykg.vocabulary import Vocabulary
from tests.extraction.coast import acts, read


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        (
            "The cabinet's plan to cut the toll was welcomed by skippers.",
            [("The cabinet's plan to cut the toll", "planned")],
        ),
        (
            "Skippers met over Norway's decision to ban drift nets.",
            [("Norway's decision to ban drift nets", "completed")],
        ),
        (
            "Traders fear a plan by the Ministry of Fisheries to levy a toll.",
            [("a plan by the Ministry of Fisheries to levy a toll", "planned")],
        ),
        (
            "The fair is in line with the government\u2019s firm commitment to widen two canals and train pilots.",
            [
                ("the government\u2019s firm commitment to widen two canals", "planned"),
                ("train pilots", "planned"),
            ],
        ),
        (
            "The decision of the central bank to raise its rate has pleased savers.",
            [("The decision of the central bank to raise its rate", "completed")],
        ),
    ],
)
def test_what_a_public_body_means_to_do_can_be_a_noun(
    text: str, quotes: list[tuple[str, str]], vocabulary: Vocabulary
) -> None:
    """A plan that a state has is planned, what it has decided is completed; the noun phrase ends before the verb."""
    assert acts(text, vocabulary) == quotes


@pytest.mark.parametrize(
    "text",
    [
        "The brewer's decision to close two mills hurt the town.",
        "A plan by Hay Mills to raise prices failed.",
        "Her plan to sail home was brave.",
        "The decision to go by train was a good one.",
        "The union's promise to strike was kept.",
    ],
)
def test_what_others_mean_to_do_is_none(text: str, vocabulary: Vocabulary) -> None:
    """Plans of firms, of people and of nobody are no initiatives."""
    assert acts(text, vocabulary) == []


@pytest.mark.parametrize(
    ("text", "last"),
    [
        (
            "The Ministry of Fisheries issued a guideline, calling for strict limits on night fishing.",
            ("calling for strict limits on night fishing", "completed"),
        ),
        (
            "Nets must be mended, the guideline said, urging harbours to share their cranes.",
            ("urging harbours to share their cranes", "planned"),
        ),
        (
            "The cabinet passed a law on nets, imposing a tax on drift nets.",
            ("imposing a tax on drift nets", "completed"),
        ),
        (
            "The cabinet passed a law on nets, raising the duty on twine and banning dynamite.",
            ("banning dynamite", "completed"),
        ),
        (
            "The finance minister presented the budget, cutting spending on ferries.",
            ("cutting spending on ferries", "planned"),
        ),
    ],
)
def test_a_participle_goes_on_about_an_act(text: str, last: tuple[str, str], vocabulary: Vocabulary) -> None:
    """After an act, or after what a writing says, a participle of asking or of policy is an act of its own."""
    assert acts(text, vocabulary)[-1] == last


@pytest.mark.parametrize(
    "text",
    [
        "The cabinet passed a law on nets, raising hopes of calm.",
        "The cabinet passed a law on nets, leading skippers to stay in port.",
        "The cabinet passed a law on nets, adding to the work of the harbours.",
        "The cabinet passed a law on nets, cutting profits by 3 percent.",
        "The cabinet passed a law on nets, lowering demand for twine.",
    ],
)
def test_a_participle_of_result_is_none(text: str, vocabulary: Vocabulary) -> None:
    """What an act leads to is no act."""
    assert len(acts(text, vocabulary)) == 1


@pytest.mark.parametrize(
    ("text", "several"),
    [
        ("The Ministry of Health urged councils to open clinics, train midwives and lower fees.", 3),
        ("The cabinet ordered departments to share cars and close two offices.", 2),
        ("Prime Minister Ann Hay called on Japan to open its ports and to lower its tolls.", 2),
        ("The Ministry of Health asked firms to mend stoves and lower fees.", 1),
        ("The central bank ordered lenders to raise reserves and publish their loans.", 1),
    ],
)
def test_what_public_bodies_are_asked_to_do_are_several_acts(text: str, several: int, vocabulary: Vocabulary) -> None:
    """Each thing that ministries, councils and states are asked to do is an act; what firms are asked stays one."""
    assert len(acts(text, vocabulary)) == several


@pytest.mark.parametrize(
    "text",
    [
        "The Ministry of Health will put its focus on training midwives and opening clinics.",
        "The cabinet will give priority to widening docks and training pilots.",
        "The council will lay particular emphasis on repairing roads and building schools.",
        "The agency will place more weight on testing lamps and publishing results.",
        "The ministry will focus on nets, while cutting the toll on barges.",
    ],
)
def test_what_a_body_puts_weight_on_are_several_acts(text: str, vocabulary: Vocabulary) -> None:
    """Gerunds after "emphasis on" and after "while" are acts of their own."""
    assert [status for _, status in acts(text, vocabulary)] == ["planned", "planned"]


@pytest.mark.parametrize(
    "text",
    [
        "If the Ministry of Fisheries raised the toll, skippers would stay in port.",
        "Skippers will stay in port unless the cabinet lowers the toll.",
        "Skippers asked whether the government had widened the canal.",
        "If Norway bans nets, prices will rise.",
        "Prices will rise if the council closes the lock.",
    ],
)
def test_a_condition_is_no_act(text: str, vocabulary: Vocabulary) -> None:
    """What a body does only under "if" has not been done."""
    assert acts(text, vocabulary) == []


@pytest.mark.parametrize(
    "text",
    [
        "The Ministry of Health warned shops not to sell lead paint.",
        "Norway requested ports to share their radar.",
        "The governor appealed to citizens to save water.",
        "The central bank advised lenders to hold more capital.",
        "The president wants parliament to cut the toll.",
    ],
)
def test_who_is_warned_or_asked_is_told_to_act(text: str, vocabulary: Vocabulary) -> None:
    """A warning, a request and an appeal with what others are to do are acts of their own."""
    assert len(acts(text, vocabulary)) == 1


@pytest.mark.parametrize(
    ("text", "several"),
    [
        ("The central bank warned that prices would rise.", 0),
        ("The minister told parliament the government planned to widen two canals.", 1),
        ("The ministry did not say when it would act on lamps.", 0),
        ("The council raised no objections to the plan.", 0),
        ("The new rules on lamps will help lower bills.", 0),
    ],
)
def test_what_is_only_said_is_no_act(text: str, several: int, vocabulary: Vocabulary) -> None:
    """Warnings of a course of things, what nobody knows and what good a policy does are no acts."""
    assert len(acts(text, vocabulary)) == several


@pytest.mark.parametrize(
    "text",
    [
        "\u201cWe will widen two docks. We are drafting a law on nets,\u201d said transport minister Jon Reed.",
        '"We will widen two docks. We are drafting a law on nets," the Ministry of Transport said.',
        "\u201cWe will widen two docks. It is time. We have lowered the toll,\u201d the transport minister said.",
        '"We must widen two docks. We have lowered the toll," said Jon Reed, head of the National Water Agency.',
        "\u201cI will widen two docks. I have lowered the toll,\u201d said President Ann Hay.",
    ],
)
def test_a_quotation_can_name_its_speaker_later(text: str, vocabulary: Vocabulary) -> None:
    """Where a quotation goes on, who speaks in its later sentences speaks in its first one."""
    assert len(acts(text, vocabulary)) == 2


def test_the_former_and_the_latter_are_the_bodies_before(vocabulary: Vocabulary) -> None:
    """The former means the first of two bodies of the sentence, the latter the second."""
    text = (
        "The Ministry of Health and the Ministry of Finance met; the former will fund clinics, "
        "while the latter will cut the tax on drugs."
    )
    found = read(text, vocabulary).initiatives
    assert [item.agents[0].label for item in found] == ["Ministry of Health", "Ministry of Finance"]


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        (
            "The meeting adopted a plan for the moors, and decided to cut fees for small mills.",
            ["The meeting adopted a plan for the moors", "decided to cut fees for small mills"],
        ),
        (
            "The cabinet lowered the toll and agreed to widen two docks.",
            ["The cabinet lowered the toll", "agreed to widen two docks"],
        ),
        ("The probe began in May. It is expected to end by June.", []),
    ],
)
def test_what_was_decided_is_an_act_of_its_own(text: str, quotes: list[str], vocabulary: Vocabulary) -> None:
    """An act ends before "and decided to …"; what ends by itself is none."""
    assert [quote for quote, _ in acts(text, vocabulary)] == quotes
