"""A money has the code of its time: names stay where a country strikes zeros off."""

from datetime import date

import pytest

from policykg.article import Article
from policykg.extraction import document_of
from policykg.extraction.observations import observe
from policykg.extraction.observations.former_money import money_on
from policykg.facts import Metadata


@pytest.mark.parametrize(
    ("code", "year", "then"),
    [
        ("ZMW", 1990, "ZMK"),
        ("TRY", 2004, "TRL"),
        ("TRY", 2005, "TRY"),
        ("VES", 2010, "VEF"),
        ("VES", 2001, "VEB"),
    ],
)
def test_a_money_has_the_code_of_its_time(code, year, then):
    """The last year of the former code still has it, the next one has not."""
    assert money_on(code, date(year, 6, 1)) == then


@pytest.mark.parametrize("code", ["EUR", "USD", "ZMW"])
def test_a_money_of_no_known_day_keeps_its_code(code):
    """Without the day of an article nothing is known of former codes."""
    assert money_on(code, None) == code


@pytest.mark.parametrize(
    ("year", "sentence", "unit"),
    [
        (1990, "The road cost 3 million kwacha.", "ZMK"),
        (2019, "The road cost 3 million kwacha.", "ZMW"),
        (2001, "The mill was sold for 40 million Turkish lira.", "TRL"),
        (1988, "The kwacha fell to 12 per dollar.", "ZMK"),
        (2003, "Exports came to 2 billion Ghanaian cedis.", "GHC"),
    ],
)
def test_amounts_of_an_article_have_the_code_of_its_day(year, sentence, unit, vocabulary):
    """The day of the article decides which of two codes an amount has."""
    document = document_of(Article(Metadata("A title", date(year, 7, 15)), sentence), vocabulary)
    assert [fact.unit for fact in observe(document).observations] == [unit]
