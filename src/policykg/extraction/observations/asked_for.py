"""What is given or asked for so many things: "*permits* for 300 homes", "*orders* for 40 aircraft".

Comes after ``resolving``; ``counts`` calls it.
"""

from __future__ import annotations

from policykg.extraction.observations.drafts import Draft
from policykg.extraction.observations.linking import Subject
from policykg.extraction.observations.noun_phrases import Phrase, left_phrase
from policykg.extraction.observations.resolving import Resolver
from policykg.extraction.observations.vocables import figure_words


def name_asked_for(draft: Draft, phrase: Phrase, resolver: Resolver) -> bool:
    """Name a figure by the permits, orders or requests that are for so much; tell whether there are such.

    Args:
        draft: the count or amount.
        phrase: the noun phrase behind it, or what the amount is of.
        resolver: knows the sentence.
    """
    items, index = draft.items, draft.at - 1
    while index > 0 and items[index].light:
        index -= 1
    if index < 1 or items[index].lower != "for" or items[index - 1].lower not in figure_words("asked_for"):
        return False
    reader, linker = resolver.reader, resolver.linker
    if phrase.mode != "phrase":
        if draft.unit == "count":
            return False
        noun = linker.indicator_candidate(items[index - 1].first, items[index - 1].last)
        draft.subject = Subject(noun)  # "*bids* for 3 gigawatts"
        return noun is not None
    whole = left_phrase(items, index)
    own = reader.subject(whole).indicator if whole.mode == "phrase" else None
    if own is None:
        words = [items[index - 1].lower, "for", *linker.words_of(*reader.tokens(phrase))]
        own = linker.named("indicator", words, items[index - 1].first, items[phrase.last - 1].last)
    draft.subject = Subject(own, reader.thing(phrase), reader.area_of(phrase))
    resolver.keep_phrase(draft, phrase)
    return True
