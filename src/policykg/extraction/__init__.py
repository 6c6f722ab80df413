"""From the text of an article to facts with exact evidence: a pipeline of small stages over immutable records.

``document`` (sentences, tokens, numbers, periods, names) > ``observations`` > ``narrative`` (initiatives, trends,
people, events). Deterministic: the same article and vocabulary give the same extraction.
"""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

from policykg.extraction.document import Document, document_of
from policykg.extraction.narrative import narrate
from policykg.extraction.observations import observe
from policykg.version import __version__

if TYPE_CHECKING:
    from policykg.article import Article
    from policykg.facts import Extraction
    from policykg.vocabulary import Vocabulary

__all__ = ["Document", "Rules", "document_of", "extract"]


class Rules:
    """The rules of this package as an extractor; see :class:`policykg.extractors.Extractor`."""

    name = "rules"
    version = __version__

    def __call__(self, article: Article, vocabulary: Vocabulary) -> Extraction:
        """Return what :func:`extract` returns."""
        return extract(article, vocabulary)


def extract(article: Article, vocabulary: Vocabulary) -> Extraction:
    """Extract the facts of an article.

    Args:
        article: header and body as read.
        vocabulary: the names, units and cues to find.

    Returns:
        All facts in the order of the text; their spans are exact offsets into ``article.body``.
    """
    collecting = gc.isenabled()
    gc.disable()  # thousands of small records without a cycle: a collection would look at each and free none
    try:
        document = document_of(article, vocabulary)
        return narrate(document, observe(document))
    finally:
        if collecting:
            gc.enable()
