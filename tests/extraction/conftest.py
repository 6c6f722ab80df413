"""What the tables of sentences share: the shipped vocabularies, and the observations of a body."""

from datetime import date

import pytest

from policykg.article import Article
from policykg.extraction import document_of
from policykg.extraction.observations import observe
from policykg.facts import Metadata
from policykg.vocabulary import Vocabulary

DAY = date(2019, 7, 15)


@pytest.fixture(scope="session")
def vocabulary():
    """The shipped vocabularies, loaded once."""
    return Vocabulary.load()


@pytest.fixture
def observed(vocabulary):
    """Read a body, dated 15 July 2019, and return its observations."""

    def read(body, title="A title"):
        return observe(document_of(Article(Metadata(title, DAY), body), vocabulary)).observations

    return read
