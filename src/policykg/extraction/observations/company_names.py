"""Names of firms that hold the word of a branch: what "*Hansa Textiles*" sold is no figure of all textiles.

Comes before ``linking``, which takes such words for the name that they are part of.
"""

from __future__ import annotations

from typing import Final

from policykg.extraction.document import Document
from policykg.extraction.lexicon import Mention
from policykg.extraction.observations.demonyms import demonym_at
from policykg.extraction.observations.vocables import figure_words
from policykg.extraction.sentences import TextSentence
from policykg.extraction.tokens import Token
from policykg.extraction.words import word_lists
from policykg.vocabulary import Term

_WRITTEN_SMALL: Final = 3  # words that a sentence, unlike a headline, writes without capitals
_KNOWN: Final = ("area", "organisation", "indicator", "industry", "role", "instrument")


def company_words(document: Document, demonyms: dict[str, Term]) -> set[int]:
    """Return the tokens at which a branch is named that is only part of the name of a firm.

    Args:
        document: the article as read.
        demonyms: the areas of the demonyms: "*German* Steel" is no firm.
    """
    found: set[int] = set()
    for mention in document.names.industry:
        if mention.first and document.tokens[mention.first].capital and document.tokens[mention.first - 1].capital:
            sentence = document.sentence_at(mention.first)
            if mention.first > sentence.first and _is_name(document, mention, sentence, demonyms):
                found.update(range(mention.first, mention.last))
    return found


def _is_name(document: Document, mention: Mention, sentence: TextSentence, demonyms: dict[str, Term]) -> bool:
    """Tell whether the capital before a branch belongs to the name of a firm."""
    tokens, first, last = document.tokens, mention.first, mention.last
    while first > sentence.first and _goes_on(tokens, first):
        first -= 1
    while last < sentence.last and _goes_on(tokens, last):
        last += 1
    before, policies, others = mention.first - 1, word_lists()["policy_noun"], figure_words("no_firm")
    if "-" in tokens[before].text or any(w.lower in policies or w.lower in others for w in tokens[first:last]):
        return False  # "the National Semiconductor *Mission*"
    if demonym_at(tokens, before, mention.first, demonyms) is not None:
        return False
    for scheme in _KNOWN:
        if any(known.last > before for known in document.names.beginning(scheme, first, mention.first)):
            return False
    small = sum(t.text[0].isalpha() and not t.capital for t in tokens[sentence.first : sentence.last])
    return small >= _WRITTEN_SMALL


def _goes_on(tokens: tuple[Token, ...], index: int) -> bool:
    """Tell whether the capitalised words on both sides of a place belong to one name."""
    before, after = tokens[index - 1], tokens[index]
    return before.capital and after.capital and after.start == before.end + 1
