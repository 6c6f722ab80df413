"""What is set or quoted on a day: policy rates, exchange rates, yields, prices of a session of trading."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

from policykg.extraction.document import Document
from policykg.extraction.items import POSSESSED, Item
from policykg.extraction.observations.drafts import Draft
from policykg.extraction.observations.leaders import leader, words_before
from policykg.extraction.observations.linking import code_of
from policykg.extraction.observations.vocables import time_words
from policykg.extraction.periods import PeriodMention, Shape
from policykg.facts import Component, Kind, ObservationStatus, Period

_DAYS: Final = frozenset({Shape.DAY, Shape.WEEKDAY})
_MOVING: Final = frozenset({"rise", "fall"})
_RATES: Final = frozenset({"percent", "percentage-point"})
_PAIR: Final = 2  # the figure itself may be two: "3.85/95"
_NEAR: Final = 12  # words before a figure that can tell of what it is
_RECENT: Final = 40  # days back to which a text can speak of "the day"
_FROM: Final = re.compile(r"\b(?:from|than|since|until) (?:on )?$")  # the day that a day is compared with


def take_day(draft: Draft, document: Document) -> bool:
    """Give a figure that is set or quoted on a day the day that was named last, else that of the article."""
    day = document.metadata.date
    if day is None or not is_of_a_day(draft):
        return False
    named = None if _is_against_yesterday(draft) else _named_day(draft, document, day)
    draft.period = named[0] if named is not None else Period(day, day)
    if named is None:
        draft.inherit(Component.PERIOD, header="date")
    else:
        draft.inherit(Component.PERIOD, sentence=named[1])
    return True


def _named_day(draft: Draft, document: Document, day: date) -> tuple[Period, int] | None:
    """Return the day that the paragraph of a figure named last, else that of the first sentence, and its sentence."""
    sentence = draft.sentence
    near = [s for s in document.sentences[: sentence.ordinal + 1] if s.paragraph == sentence.paragraph]
    for known in [*reversed(near), document.sentences[0]]:
        for mention in reversed(document.periods_in(known)):
            named = mention.period
            if mention.shape not in _DAYS or named is None or _is_of_another(draft, mention):
                continue
            if _FROM.search(document.flat, max(0, mention.start - 12), mention.start) is not None:
                continue
            if 0 <= (day - named.end).days <= _RECENT:
                return named, known.ordinal
    return None


def _is_of_another(draft: Draft, mention: PeriodMention) -> bool:
    """Tell whether a day stands behind a later number of the same sentence: "at 108, compared with 107 on Friday"."""
    items, at = draft.items, draft.at
    index = next((i for i in draft.wording.dated if items[i].period is mention), at)
    return any(item.kind == "number" for item in items[at + 1 : index])


def _is_quoted(draft: Draft, words: Sequence[str]) -> bool:
    """Tell whether a figure is of an index of shares, a spot price, or a money that moves: "the *dollar rose*"."""
    if not time_words("quoted").isdisjoint(words):
        return True
    moneys = time_words("money_name")
    if moneys.isdisjoint(words):
        return False
    items = draft.items
    return any(
        items[index].lower in moneys
        and not items[index + 1].classes.isdisjoint(_MOVING)
        and not _is_object(items, index)
        for index in range(draft.at - 1)
    )


def _is_of_shares(draft: Draft) -> bool:
    """Tell whether a movement is that of shares in a firm: "*shares in the firm fell 3 percent* to 18 euros"."""
    items, at = draft.items, draft.at
    first = draft.wording.places.get("shares", at)
    if first >= at or at - first > _NEAR or draft.unit == "count" or (first > 0 and items[first - 1].lower == "market"):
        return False
    between = items[first + 1 : at]
    if any(item.lower in {",", ";", ":", "worth"} for item in between):
        return False
    return any(not item.classes.isdisjoint(_MOVING) for item in between)


def _is_object(items: list[Item], index: int) -> bool:
    """Tell whether a money is what somebody uses or takes: "the states which *use the euro* grew"."""
    first = index - 1
    while first >= 0 and "determiner" in items[first].classes:
        first -= 1
    return first >= 0 and not items[first].classes.isdisjoint(("verb", "preposition"))


def _is_against_yesterday(draft: Draft) -> bool:
    """Tell whether a figure is held against one of the day before: "fell to 3 percent *from 5 percent yesterday*"."""
    items = draft.items
    for index in draft.wording.dated:
        mention = items[index].period
        if index < draft.at or mention is None or mention.rule != "day beside that of the article":
            continue
        numbers = [i for i in range(draft.at + 1, index) if items[i].kind == "number"]
        if items[index].kind == "basis":
            return not numbers
        owned = items[index].lower == POSSESSED and leader(items, index) != ""
        return owned or (0 < len(numbers) <= _PAIR and leader(items, numbers[-1]) != "")
    return False


def is_of_a_day(draft: Draft) -> bool:
    """Tell whether a figure is one that a bank sets or a market quotes."""
    if draft.status is not ObservationStatus.ACTUAL or draft.kind in {Kind.STREAK, Kind.RANK}:
        return False
    if draft.unit == "basis point" or _is_against_yesterday(draft):
        return True
    words = words_before(draft.items, draft.at, _NEAR)
    if not time_words("session").isdisjoint(words) and draft.wording.has(time_words("traded")):
        return True
    if _is_quoted(draft, words) or _is_of_shares(draft) or code_of(draft.subject.indicator) == "share-index":
        return True
    if draft.kind is Kind.CHANGE or draft.wording.has(time_words("averaged")):
        return False
    if draft.wording.has(time_words("lent")) and not draft.wording.has(time_words("setting")):
        return False
    indicator = draft.subject.indicator
    if indicator is not None and indicator.iri.rpartition("/")[2] in time_words("of_a_day"):
        return True
    if draft.unit not in _RATES:
        return False
    named = [item.lower for item in draft.items[max(0, draft.at - _NEAR) : draft.at] if "interest-rate" in item.classes]
    imposed, shared = time_words("imposed"), draft.kind is Kind.SHARE  # "which yields a third of the grain"
    return any(word not in imposed and (not shared or word.endswith(("rate", "rates"))) for word in named)
