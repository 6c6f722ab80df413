"""The period of a figure: from its own clause, its sentence, the sentences before it, or the article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from policykg.extraction.calendar import Shape, shift
from policykg.extraction.document import Document, topic_period
from policykg.extraction.items import Item
from policykg.extraction.observations.drafts import Draft
from policykg.facts import Component, Kind, ObservationStatus, Period

_SPLITTING = frozenset({";", ":", "but", "while", "whereas", "although", "though", "whilst"})
_AT_A_DAY = frozenset({"by", "as of", "up to", "until", "at", "till", "as at", "since"})
_EVENTS = frozenset({Shape.DAY, Shape.WEEKDAY})


@dataclass(slots=True)
class Timeline:
    """The periods that later sentences may refer to: the article's topic and the last one of a paragraph."""

    topic: tuple[Period, int] | None
    current: Period | None = None
    current_sentence: int = 0
    current_paragraph: int = -1


def timeline_of(document: Document) -> Timeline:
    """Return the timeline at the head of an article."""
    return Timeline(topic_period(document))


def usable(items: Sequence[Item], index: int) -> bool:
    """Tell whether a period item can be the time of a figure, not only of a statement."""
    item = items[index]
    period = item.period
    if item.kind != "period" or period is None or period.period is None:
        return False
    if period.shape is Shape.NOW and item.lower == "from":
        return False
    if period.shape in _EVENTS and item.lower not in _AT_A_DAY:
        if item.lower not in {"on", ""}:
            return False
        return not _beside_saying(items, index)
    return period.shape not in {Shape.BEFORE, Shape.UNKNOWN}


def _beside_saying(items: Sequence[Item], index: int) -> bool:
    """Tell whether a day is that of an announcement: a verb of saying in the same stretch, or a dateline."""
    position = index - 1
    while position >= 0 and items[position].kind != "number" and items[position].lower not in {",", ";", ":"}:
        if "speech" in items[position].classes or "verb" in items[position].classes and "name" not in items[position].classes:
            return "speech" in items[position].classes or items[position].lower in {"launched", "held", "issued"}
        position -= 1
    position = index + 1
    while position < len(items) and position < index + 8 and items[position].lower not in {";", ":"}:
        if "speech" in items[position].classes:
            return True
        position += 1
    return index < 4 and not items[index].lower


def set_period(draft: Draft, before: Sequence[Draft], document: Document, timeline: Timeline) -> None:
    """Find the period of a figure and record where it comes from.

    Args:
        draft: the figure.
        before: the figures of the same sentence before it.
        document: the article.
        timeline: what earlier sentences said of time.
    """
    items = draft.items
    index = _right(items, draft)
    if index is None:
        index = _left(items, draft.at)
    if index is None and before and not before[-1].aside and before[-1].period_stated:
        _copy(draft, before[-1])
    elif index is None and before and (earlier := next((d for d in reversed(before) if d.period_stated and not d.aside), None)):
        _copy(draft, earlier)
    else:
        if index is None:
            index = _anywhere(items, draft)
        if index is not None:
            _state(draft, items[index], document)
    if draft.period is None:
        _from_context(draft, document, timeline)


def _copy(draft: Draft, other: Draft) -> None:
    draft.period, draft.period_stated, draft.yearless = other.period, True, other.yearless


def _state(draft: Draft, item: Item, document: Document) -> None:
    """Take the period of an item."""
    mention = item.period
    assert mention is not None and mention.period is not None
    period, day = mention.period, document.metadata.date
    if mention.shape is Shape.NOW and draft.kind is Kind.CHANGE and draft.unit == "percent" and item.lower != "in":
        return
    if item.lower == "since" and day is not None and period.start <= day:
        if draft.kind is Kind.CHANGE:
            return
        month = Period(day.replace(day=1), day)
        period = Period(period.start, shift(Period(month.start, month.start), 1).start - _DAY)
    if mention.shape is Shape.POINT and draft.kind is Kind.CHANGE and draft.unit == "percent" and item.lower not in {"by", "as of", "at"}:
        period = mention.period
    draft.period, draft.period_stated, draft.yearless = period, True, mention.yearless


def _right(items: Sequence[Item], draft: Draft) -> int | None:
    """Return the period item that follows a number in its clause."""
    index = draft.at + 1
    compared = False
    while index < len(items):
        item = items[index]
        if usable(items, index) and not compared:
            return index
        if item.kind == "number":
            if items[index - 1].lower not in {"to", "from", "(", "of"} and not _linked(items, index):
                return None
        elif item.lower in _SPLITTING or "relative" in item.classes and item.lower != "that":
            return None
        elif item.lower == ",":
            if index + 1 >= len(items) or items[index + 1].kind not in {"period", "basis"}:
                return None
        elif item.lower == "and" and not _next_is_list(items, index):
            return None
        elif draft.kind is Kind.GAP and not item.classes.isdisjoint(("above", "below")) and "preposition" in item.classes:
            compared = True
        index += 1
    return None


def _linked(items: Sequence[Item], index: int) -> bool:
    """Tell whether a number continues the one before: "rose 3 percent to 4 million in May"."""
    return items[index - 1].kind == "basis" and index >= 2 and items[index - 2].kind == "number"


def _next_is_list(items: Sequence[Item], index: int) -> bool:
    """Tell whether "and" only joins nouns: no verb and no number follows before the next mark or period."""
    for item in items[index + 1 : index + 7]:
        if item.kind == "period" or item.lower in {",", "."}:
            return True
        if item.kind == "number":
            return False
        if not item.classes.isdisjoint(("rise", "fall", "level", "share", "auxiliary", "verb", "upward", "downward")) and (
            "name" not in item.classes
        ):
            return False
    return True


def _left(items: Sequence[Item], at: int) -> int | None:
    """Return the nearest period item before a number and after the number before it."""
    index = at - 1
    while index >= 0 and items[index].kind != "number":
        if items[index].lower in {";", ":"}:
            return None
        if usable(items, index) and not _of_other_clause(items, index, at):
            return index
        index -= 1
    return None


def _of_other_clause(items: Sequence[Item], index: int, at: int) -> bool:
    """Tell whether a period to the left belongs to another clause: "growing again in May and was up 9 percent"."""
    if index + 1 < at and items[index + 1].lower == "and" and index > 3:
        return False
    return False


def _anywhere(items: Sequence[Item], draft: Draft) -> int | None:
    """Return the only usable period of a sentence, or the one that opens it."""
    found = [i for i, item in enumerate(items) if item.kind == "period" and usable(items, i)]
    if not found:
        return None
    opening = [i for i in found if i < draft.at and not any(items[j].kind == "number" for j in range(i))]
    if opening:
        return opening[0]
    return found[0] if len(found) == 1 and not _far(items, draft.at, found[0]) else None


def _far(items: Sequence[Item], at: int, index: int) -> bool:
    """Tell whether a semicolon or a contrast stands between a number and a period."""
    low, high = sorted((at, index))
    return any(items[i].lower in {";", ":"} for i in range(low, high))


def _from_context(draft: Draft, document: Document, timeline: Timeline) -> None:
    """Take the period from earlier sentences or from the article's date, where that is what a reader would do."""
    day = document.metadata.date
    if draft.kind is Kind.RANK and day is not None and _present(draft):
        draft.period = Period(day, day)
        draft.inherit(Component.PERIOD, header="date")
        return
    if draft.basis == "annual-average" or draft.status is not ObservationStatus.ACTUAL:
        return
    if timeline.current is not None and timeline.current_paragraph == draft.sentence.paragraph:
        draft.period = timeline.current
        draft.inherit(Component.PERIOD, sentence=timeline.current_sentence)
    elif timeline.topic is not None and not _structural(draft):
        draft.period = timeline.topic[0]
        draft.inherit(Component.PERIOD, sentence=timeline.topic[1])


def _structural(draft: Draft) -> bool:
    """Tell whether a count only says of how many parts something consists ("13 indicators across five fields")."""
    return draft.unit == "count" and draft.total is None and draft.value <= 20 and draft.value == int(draft.value)


def _present(draft: Draft) -> bool:
    return any(i.classes & {"rank"} and i.lower.endswith("s") for i in draft.items)


def remember(draft: Draft, timeline: Timeline) -> None:
    """Let later sentences of the paragraph refer to the period of a figure."""
    if draft.period is None or not draft.period_stated or draft.aside or draft.status is not ObservationStatus.ACTUAL:
        return
    timeline.current = draft.period
    timeline.current_sentence = draft.sentence.ordinal
    timeline.current_paragraph = draft.sentence.paragraph


from datetime import timedelta  # noqa: E402

_DAY = timedelta(days=1)
