"""What is said to number so many: "applications for grants *numbered* 4,000", "herdsmen, 400 *in number*".

Comes after ``resolving``; ``naming`` and ``counts`` call it.
"""

from __future__ import annotations

from typing import Final

from policykg.extraction.observations.drafts import Draft, unit_class
from policykg.extraction.observations.linking import code_of
from policykg.extraction.observations.noun_phrases import NOTHING, Phrase, left_phrase, right_phrase
from policykg.extraction.observations.resolving import Resolver
from policykg.extraction.observations.subjects import sentence_subject, subject_before
from policykg.extraction.observations.vocables import figure_words

_IN_NUMBER: Final = 2  # items from a number to the noun of "in number"


def name_numbered(draft: Draft, resolver: Resolver) -> bool:
    """Name a count by the noun phrase of which a verb or an adverbial says that it numbers so many.

    Args:
        draft: the figure.
        resolver: knows the sentence.

    Returns:
        Whether the text says so of a noun phrase that names something.
    """
    if unit_class(draft.number) != "bare":
        return False
    things = _in_number(draft) if draft.found is None else _numbering(draft)
    if things.mode != "phrase":
        return False
    reader = resolver.reader
    if reader.is_pronoun(things) or reader.is_reporter(things):
        return False
    if draft.found is not None and things.last - things.first == 1 and _goes_on(resolver):
        return False
    counted = resolver.linker.counted(*reader.tokens(things))
    if counted.indicator is None or not counted.indicator.candidate:
        return False
    draft.subject = counted
    resolver.keep_phrase(draft, things)
    return True


def _goes_on(resolver: Resolver) -> bool:
    """Tell whether goods were just told of, with what is done to them: "produced 300 lamps. *Kettles* numbered 500"."""
    known = resolver.discourse.spoken_of(None)
    return known is not None and code_of(known.indicator) in figure_words("of_goods")


def _numbering(draft: Draft) -> Phrase:
    """Return the subject of a verb of numbering right before a count: "*the platforms* now number 30"."""
    found, items = draft.found, draft.items
    if found is None or items[found.first].lower not in figure_words("numbering"):
        return NOTHING
    if right_phrase(items, draft.at + 1).mode == "phrase":
        return NOTHING  # "the fleet numbers 300 *boats*"
    return subject_before(items, found.first)


def _in_number(draft: Draft) -> Phrase:
    """Return what a count "in number" is set beside, or the subject of its clause: "*herdsmen*, 400 in number,"."""
    items, at = draft.items, draft.at
    if at + _IN_NUMBER >= len(items) or items[at + 1].lower != "in" or items[at + _IN_NUMBER].lower != "number":
        return NOTHING
    index = at - 1
    while index > 0 and items[index].light:
        index -= 1
    if index > 0 and items[index].lower in {",", "(", "\u2013", "\u2014"}:
        return left_phrase(items, index)
    return sentence_subject(items, at)
