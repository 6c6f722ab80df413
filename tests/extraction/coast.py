"""An invented article of some sentences, as the tests of who does what read it."""

from __future__ import annotations

from datetime import date

from policykg.article import Article
from policykg.extraction import extract
from policykg.facts import Extraction, Metadata
from policykg.vocabulary import Vocabulary


def read(text: str, vocabulary: Vocabulary, publisher: str = "The Daily Gull") -> Extraction:
    """Extract an article of some sentences."""
    return extract(Article(Metadata("A day at the coast", date(2024, 5, 20), publisher), text), vocabulary)


def acts(text: str, vocabulary: Vocabulary) -> list[tuple[str, str]]:
    """The quotes of a text's initiatives, with their statuses."""
    found = read(text, vocabulary)
    return [(found.quote(item.evidence.span), str(item.status)) for item in found.initiatives]
