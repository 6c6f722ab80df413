"""A time for which a stock is enough: "*coal stocks* are sufficient for 20 days", "*reserves* cover four months".

Comes after ``resolving``; ``amounts`` calls it.
"""

from __future__ import annotations

from policykg.extraction.observations.drafts import Draft
from policykg.extraction.observations.resolving import Resolver
from policykg.extraction.observations.subjects import sentence_subject, subject_before
from policykg.extraction.observations.vocables import figure_words


def name_sufficing(draft: Draft, previous: Draft | None, resolver: Resolver) -> bool:
    """Name a time by the stock that is enough for it; tell whether one is.

    Args:
        draft: an amount.
        previous: the figure before it in the sentence.
        resolver: knows the sentence.
    """
    items, index = resolver.reader.items, draft.at - 1
    if draft.unit not in figure_words("time_unit"):
        return False
    while index > 0 and (items[index].light or items[index].lower == "for"):
        index -= 1
    if index < 1 or items[index].lower not in figure_words("lasting_for"):
        return False
    stock, reader = subject_before(items, index), resolver.reader
    if stock.mode != "phrase":
        stock = sentence_subject(items, index)
    if stock.mode != "phrase" or not (reader.names_indicator(stock) or reader.is_measure(stock)):
        return False
    resolver.fill(draft, stock, previous)
    return draft.subject.indicator is not None
