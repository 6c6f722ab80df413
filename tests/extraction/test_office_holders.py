"""Offices that a text names apart from the person who holds them, and offices that are none of a state."""

from __future__ import annotations

import pytest

from policykg.vocabulary import Vocabulary
from tests.extraction.coast import read


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        (
            "Edna Reed is to freeze the duty on barges. Mrs Reed spoke on Monday. The chancellor looked calm.",
            "Edna Reed is to freeze the duty on barges",
        ),
        (
            "Amos Lund rejected a ban on nets. Millers liked Mr Lund. They had asked the prime minister for it.",
            "Amos Lund rejected a ban on nets",
        ),
        (
            "The transport minister was late. Ms Weir will open two quays. Ms Weir smiled.",
            "Ms Weir will open two quays",
        ),
        (
            "Sir Rolf Dahl signed a decree on wells. Sir Rolf had waited. The premier then left.",
            "Rolf Dahl signed a decree on wells",
        ),
        (
            "Lena Voss plans to abolish the toll. Critics of Miss Voss fear for roads. The home secretary is new.",
            "Lena Voss plans to abolish the toll",
        ),
    ],
)
def test_an_office_that_stands_alone_is_that_of_the_first_person(text: str, quote: str, vocabulary: Vocabulary) -> None:
    """Who is called by the name only and holds the one office that the text names acts for a state."""
    extraction = read(text, vocabulary)
    assert any(extraction.quote(found.evidence.span).endswith(quote[3:]) for found in extraction.initiatives)


@pytest.mark.parametrize(
    "text",
    [
        "Edna Reed is to freeze the wages of bargemen. Mrs Reed spoke on Monday. The owner of the mill looked calm.",
        "Amos Lund will open two quays. Mr Lund runs a brewery.",
        "Edna Reed plans to close a mill. Mrs Reed met Chancellor Amos Lund. The chancellor looked calm.",
        "Amos Lund signed a letter to wells. Mr Lund wrote it. The former chancellor read it.",
        "Lena Voss plans to move her bakery. Miss Voss is known to the shadow chancellor.",
    ],
)
def test_without_an_office_of_a_state_a_person_does_not_act_for_one(text: str, vocabulary: Vocabulary) -> None:
    """A private person, and one beside the holder of the office, takes no initiative."""
    assert not read(text, vocabulary).initiatives


@pytest.mark.parametrize(
    "text",
    [
        '"Our plant will be rebuilt next year," Hay Mills president Ann Hay told reporters.',
        "Hay Mills president Ann Hay said construction will begin in May.",
        "The company said half of the money will be used to build a kiln.",
        "The brewer said two vats will be replaced in May.",
        "The baker Jon Lee opposes the deal because its shops would be closed.",
    ],
)
def test_what_a_company_tells_of_itself_is_no_action(text: str, vocabulary: Vocabulary) -> None:
    """A passive and the start of works are those of the company that speaks."""
    assert not read(text, vocabulary).initiatives


@pytest.mark.parametrize(
    "text",
    [
        "The transport minister said two locks will be replaced in May.",
        "The Harbour Commission said construction will begin in May.",
        "Two quays will be rebuilt next year, transport minister Ann Hay told reporters.",
        "The premier said half of the money will be used to build a school.",
        "Its campaign for clean quays will continue until May.",
    ],
)
def test_what_officials_tell_is_an_action_still(text: str, vocabulary: Vocabulary) -> None:
    """The same words of somebody who speaks for a state tell an action."""
    assert read(text, vocabulary).initiatives
