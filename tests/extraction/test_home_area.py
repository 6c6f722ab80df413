"""Which area an article is about: that of its publisher, of its title, or of what it names first and most often."""

from datetime import date

import pytest

from policykg.article import Article
from policykg.extraction import extract
from policykg.facts import Metadata


@pytest.mark.parametrize(
    ("title", "publisher", "body", "area"),
    [
        ("Norwegian exports in May", "The Daily Gull", "Exports to China rose 4 percent.", "NO"),
        ("Exports in May", "Statistics Norway", "Exports to China rose 4 percent, those to Chile 3 percent.", "NO"),
        ("A day at the coast", "The Daily Gull", "Chile sold wine to China.", "CL"),
        ("A day at the coast", "The Daily Gull", "Chilean wine went to China. Chile sold fish to Peru.", "CL"),
        ("Gold up", "The Daily Gull", "The Australian dollar fell. Peru sold gold.", "PE"),
        ("Gold at US$3", "The Daily Gull", "It cost US$3 in May, US$2 in June and US$4 in July. Peru sold gold.", "PE"),
        (
            "Gold up",
            "The Daily Gull",
            "It cost 3 U.S. dollars in May and 2 U.S. dollars in June. Peru sold gold.",
            "PE",
        ),
        ("A day at the coast", "The Daily Gull", "The world's largest dam leaked. Peru and its towns got wet.", "PE"),
    ],
)
def test_an_article_is_about_the_area_that_its_names_tell(title, publisher, body, area, vocabulary):
    """Names and demonyms count, more in the header than in the body; the name of a money tells of no area."""
    found = extract(Article(Metadata(title, date(2024, 6, 3), publisher), body), vocabulary).area
    assert found is not None
    assert vocabulary.terms[found.iri].code == area
