"""The day that an article is about where it counts what there was at a day: a census, a register, what was owed.

"The herd numbered 3 million *at 31 December 2018*", "*At the end of May* 300 patients were waiting".
"""

from __future__ import annotations

import re
from bisect import bisect_left
from datetime import timedelta
from typing import Final

from policykg.extraction.document import Document, is_compared, is_of_outlook
from policykg.extraction.observations.drafts import Draft
from policykg.extraction.observations.stocks import is_flow
from policykg.extraction.observations.vocables import time_words
from policykg.extraction.periods import PeriodMention, Shape, month_of
from policykg.facts import Kind, Period

_OPENING: Final = 1  # the last paragraph that can say what an article is about
_RECENT: Final = timedelta(days=3)  # what happened so shortly ago is news, not a day of counting
_OLD: Final = timedelta(days=550)
# "at 30 June", "as of 30 June", "as on 1 March"; "by the end of June" is the day of a point by itself
_AT: Final = re.compile(r"\b(?:at|as at|as of|as on|per) $", re.IGNORECASE)
_ON: Final = re.compile(r"\bon $", re.IGNORECASE)
_WORDS: Final = 8  # characters before a day in which its preposition stands
_BACK: Final = 10  # items before a figure among which its verb is sought
_AHEAD: Final = 6  # and behind it
_OTHER_VERBS: Final = frozenset({"auxiliary", "level", "share", "rise", "fall"})


def topic_day(document: Document) -> tuple[Period, int] | None:
    """Return the day at which the first paragraphs count, and the ordinal of the sentence that states it."""
    day = document.metadata.date
    for sentence in document.sentences:
        if sentence.paragraph > _OPENING:
            return None
        if not _has_number(document, sentence.first, sentence.last):
            continue
        for mention in document.periods_in(sentence):
            period = mention.period
            if period is None or is_compared(document, mention) or is_of_outlook(document, mention):
                continue
            if day is not None and not _OLD > day - period.end > _RECENT:
                continue
            if _is_day_of_count(document, mention, period):
                return Period(period.end, period.end), sentence.ordinal
    return None


def _has_number(document: Document, first: int, last: int) -> bool:
    """Tell whether a number stands among tokens."""
    index = bisect_left(document.numbers, first, key=lambda number: number.first)
    return index < len(document.numbers) and document.numbers[index].first < last


def _is_day_of_count(document: Document, mention: PeriodMention, period: Period) -> bool:
    """Tell whether a day is one at which something is counted, not one on which something happened."""
    if mention.shape is Shape.POINT:
        return True
    if mention.shape is not Shape.DAY:
        return False
    flat, first = document.flat, max(0, mention.start - _WORDS)
    if _AT.search(flat, first, mention.start):
        return True
    if not _ON.search(flat, first, mention.start):
        return False
    return period.end.day == 1 or period.end == month_of(period.end.year, period.end.month).end


def happened(draft: Draft) -> bool:
    """Tell whether a figure is what was done, which takes a stretch of time, not a day: "farms *used* 300 tonnes"."""
    if is_flow(draft):
        return True
    items, borders = draft.items, time_words("clause_end")
    for index in range(draft.at - 1, max(-1, draft.at - _BACK), -1):
        item = items[index]
        if item.lower in borders:
            return False
        if "verb" in item.classes and "name" not in item.classes:
            return item.lower not in time_words("stock_verb")
        if not item.classes.isdisjoint(_OTHER_VERBS):
            return False
    return False


def stood(draft: Draft, day: Period) -> bool:
    """Tell whether a figure is what there was at a day: "the clinic *had 300* patients", "*300 were waiting*"."""
    if day.start != day.end or draft.kind is not Kind.LEVEL:
        return False
    items, at = draft.items, draft.at
    before = at - 1
    while before > 0 and items[before].light:
        before -= 1
    if items[before].lower in time_words("stock_verb"):
        return True
    for index in range(at + 1, min(len(items) - 1, at + _AHEAD)):
        if items[index].lower == "were":
            return items[index + 1].lower.endswith("ing")
        if items[index].lower == "had" and items[index + 1].lower == "been":
            return True
        if items[index].kind != "word" or not items[index].classes.isdisjoint(_OTHER_VERBS):
            return False
    return False
