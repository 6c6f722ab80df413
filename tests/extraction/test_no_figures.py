"""Numbers that are no figures: ages, times of day, lists of days, parts of names."""

from datetime import date

import pytest

from policykg.article import Article
from policykg.extraction import extract
from policykg.facts import Metadata

DAY = date(2019, 7, 15)
NO_FIGURES = {
    "an age": [
        "Divers under the age of 45 led the work.",
        "Sailors over the age of 60 may stay at home.",
        "The club is open from the age of 12.",
        "Those who reached the age of 65 got a letter.",
        "Miners below the age of 18 are sent home.",
    ],
    "a time of day": [
        "The king is to open the talks at 1830 GMT.",
        "The ferry leaves at 0600 UTC.",
        "The ministers will meet at 1100 CET.",
        "The market opens at 930 EST.",
        "The fair closes at 2200 BST.",
    ],
    "a list of days": [
        "The ministers meet on June 29 and 30.",
        "The talks of May 3 and 4 were calm.",
        "The club met on April 11 & 12.",
        "The fair opens on March 1 and 2, the mayor said.",
        "The yard is shut on December 24 and 25.",
    ],
    "a part of a name": [
        "The state pays for the Big Four plan of the north.",
        "The owners of the Lucky Seven mill were calm.",
        "The firm runs the Old Nine bridge near the town.",
        "They signed the Blue Five treaty about rivers.",
        "The band of the Red Six ferry plays again.",
    ],
}


@pytest.mark.parametrize(
    ("sort", "text"), [(sort, text) for sort, texts in NO_FIGURES.items() for text in texts], ids=str
)
def test_a_number_that_is_no_figure_makes_no_observation(sort, text, vocabulary):
    """Nothing is measured by a number of this sort."""
    assert not extract(Article(Metadata("A title", DAY), text), vocabulary).observations, sort


def test_a_number_in_letters_at_the_head_of_a_sentence_is_a_figure(vocabulary):
    """A capital that only opens a sentence makes no name."""
    found = extract(Article(Metadata("A title", DAY), "Four mills were sold to farmers in May."), vocabulary)
    assert [observation.value for observation in found.observations] == [4]
