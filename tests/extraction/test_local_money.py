"""A money of many countries is that of the article's own, by the demonym or the name that the vocabulary has for it."""

from datetime import date

import pytest

from policykg.article import Article
from policykg.extraction import extract
from policykg.facts import Metadata


@pytest.mark.parametrize(
    ("country", "amount", "unit"),
    [
        ("Jordan", "4.1 million dinars", "JOD"),
        ("Malawi", "4.1 million kwacha", "MWK"),
        ("Moldova", "4.1 million lei", "MDL"),
        ("the Philippines", "4.1 million pesos", "PHP"),
        ("Mauritius", "4.1 million rupees", "MUR"),
        ("Rwanda", "4.1 million francs", "RWF"),
        ("Namibia", "$4.1 million", "NAD"),
        ("Zambia", "4.1 million kwacha", "ZMW"),
        ("Jordan", "4.1 million Kuwaiti dinars", "KWD"),
        ("Malawi", "4.1 million US dollars", "USD"),
    ],
)
def test_a_money_of_many_countries_is_that_of_the_article(country, amount, unit, vocabulary):
    """Only the name of another country before a money makes it that of another."""
    article = Article(Metadata(f"Exports of {country}", date(2019, 7, 15)), f"Exports of {country} rose to {amount}.")
    assert [observation.unit for observation in extract(article, vocabulary).observations] == [unit]
