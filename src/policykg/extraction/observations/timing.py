"""The period of a figure: from its own clause, its sentence, the sentences before it, or the article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from policykg.extraction.calendar import Shape, month_of, shift
from policykg.extraction.document import Document, topic_period
from policykg.extraction.items import Item
from policykg.extraction.observations.drafts import Draft
from policykg.extraction.sentences import TextSentence
from policykg.facts import Bound, Component, Kind, ObservationStatus, Period

_SPLITTING = frozenset({";", ":", "but", "while", "whereas", "although", "though", "whilst"})
_AT_A_DAY = frozenset({"by", "as of", "up to", "until", "at", "till", "as at", "since"})
_EVENTS = frozenset({Shape.DAY, Shape.WEEKDAY})
_STRETCHES = frozenset({Shape.MONTH, Shape.QUARTER, Shape.SPAN, Shape.YEAR})
_DAY = timedelta(days=1)
# Words before a period that make it what a figure is measured against, not when it was measured.
_COMPARATORS = frozenset(
    [
        "than",
        "against",
        "versus",
        "vs",
        "compared",
        "comparing",
        "whereas",
        "after",
        "following",
        "exceeding",
        "base",
        "since",
    ]
)
# Words after a period that make it a name of a level: "the 2019 level", "its June reading", "2015 = 100".
_LEVELS = frozenset(
    [
        "level",
        "levels",
        "peak",
        "peaks",
        "reading",
        "readings",
        "figure",
        "figures",
        "record",
        "average",
        "averages",
        "mark",
        "low",
        "high",
        "prices",
        "as",
        "=",
    ]
)
_MARKS = frozenset(["record", "peak", "level", "high", "low", "average", "trough"])
_GIVING = frozenset(
    [
        "a",
        "an",
        "the",
        "drop",
        "fall",
        "rise",
        "increase",
        "decrease",
        "decline",
        "gain",
        "growth",
        "loss",
        "of",
        "revised",
    ]
)
_SUBORDINATE = frozenset(
    [
        "because",
        "as",
        "when",
        "where",
        "whereas",
        "although",
        "though",
        "since",
        "after",
        "before",
        "if",
        "until",
        "against",
        "following",
        "versus",
        "compared",
    ]
)
_STEPS = {Shape.YEAR_BEFORE: -12, Shape.QUARTER_BEFORE: -3, Shape.MONTH_BEFORE: -1}
_GROUPS = frozenset(
    ["those", "firms", "companies", "enterprises", "businesses", "units", "projects", "plants", "households", "people"]
)
_SHIFTS = {"year-on-year": -12, "month-on-month": -1, "quarter-on-quarter": -3}


@dataclass(slots=True)
class Timeline:
    """The periods that later sentences may refer to: the article's topic and the last one of a paragraph."""

    topic: tuple[Period, int] | None
    current: Period | None = None
    current_sentence: int = 0
    current_paragraph: int = -1
    aim: Period | None = None  # the last period of a target
    aim_sentence: int = 0
    aim_paragraph: int = -1


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
    if item.lower.endswith("on") and period.shape in _STRETCHES:
        return False
    if index and "speech" in items[index - 1].classes and item.lower in {"in", "on", ""}:
        return False
    if period.shape in _EVENTS and item.lower not in _AT_A_DAY:
        if item.lower not in {"on", ""}:
            return False
        return not _beside_saying(items, index)
    return period.shape not in {Shape.BEFORE, Shape.UNKNOWN}


def _compared(items: Sequence[Item], index: int) -> bool:
    """Tell whether a period stands in a comparison: "above the level of May", "from 4 million in 2019"."""
    if (
        index + 1 < len(items)
        and items[index + 1].lower in _LEVELS
        and items[index].lower not in {"in", "during", "for"}
    ):
        return True
    position, words = index - 1, 0
    while position >= 0 and words < 9:
        item = items[position]
        if item.lower in {",", ";", ":"}:
            return False
        if item.kind == "number":
            while position and (items[position - 1].light or items[position - 1].lower in _GIVING):
                position -= 1
            before = items[position - 1].lower if position else ""
            return before in {"from", "after", "with", "against", "than", "versus", "following", "to"} and (
                before != "to" or (position > 1 and items[position - 2].lower in {"compared", "comparison"})
            )
        if item.lower == "since":
            return False
        if item.lower in _COMPARATORS:
            return True
        if "preposition" in item.classes and not item.classes.isdisjoint(("above", "below")):
            return True
        if item.lower in _MARKS and words == 0:
            return True
        if (
            item.kind == "word"
            and not item.classes.isdisjoint(("level", "share", "auxiliary"))
            and ("name" not in item.classes)
        ):
            return False
        words += 1
        position -= 1
    return False


def _beside_saying(items: Sequence[Item], index: int) -> bool:
    """Tell whether a day is that of an announcement: a verb of saying in the same stretch, or a dateline."""
    position = index - 1
    while position >= 0 and items[position].kind != "number" and items[position].lower not in {",", ";", ":"}:
        if "speech" in items[position].classes or (
            "verb" in items[position].classes and "name" not in items[position].classes
        ):
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
    if _threshold(draft):
        return
    if (draft.aside or _from(items, draft.at)) and _beside(draft, before, document):
        draft.aside = True
        return
    index = _right(items, draft)
    if index is None:
        index = _left(items, draft.at)
    if index is None and before and any(item.lower == ";" for item in items[before[-1].at : draft.at]):
        index = _anywhere(items, draft)
    if index is None and before and not before[-1].aside and before[-1].period_stated:
        _copy(draft, before[-1])
    elif (
        index is None
        and before
        and (earlier := next((d for d in reversed(before) if d.period_stated and not d.aside), None))
    ):
        _copy(draft, earlier)
    else:
        if index is None:
            index = _anywhere(items, draft)
        if index is not None:
            _state(draft, items[index], document)
    if draft.period is None:
        _from_context(draft, document, timeline)
    period = draft.period
    if period is not None and draft.kind is Kind.LEVEL and period.start != period.end and _total_so_far(draft):
        draft.period = Period(period.end, period.end)


def _from(items: Sequence[Item], at: int) -> bool:
    """Tell whether a figure is what another came from: "rose from *3 million* in May"."""
    index = at - 1
    while index > 0 and (items[index].light or items[index].lower in _GIVING):
        index -= 1
    return index >= 0 and items[index].lower == "from"


def _beside(draft: Draft, before: Sequence[Draft], document: Document) -> bool:
    """Find the period of a figure that another is compared with: right behind it, or so much before the other's."""
    items = draft.items
    for item in items[draft.at + 1 : draft.at + 4]:
        if item.kind == "period" and item.period is not None and item.period.period is not None:
            steps = _STEPS.get(item.period.shape)
            if steps and before and before[-1].period is not None:
                draft.period, draft.period_stated = shift(before[-1].period, steps), True
            else:
                _state(draft, item, document)
            return draft.period is not None
        if item.kind == "basis":
            base = item.period.period if item.period else None
            months = _SHIFTS.get(item.basis or "")
            if before and before[-1].period is not None and months is not None:
                draft.period, draft.period_stated = shift(before[-1].period, months), True
                return True
            if base is not None:
                draft.period, draft.period_stated = base, True
                return True
        if item.kind not in {"word"} or item.lower in {",", ";"}:
            break
    return False


def _copy(draft: Draft, other: Draft) -> None:
    draft.period, draft.period_stated, draft.yearless = other.period, True, other.yearless


def _state(draft: Draft, item: Item, document: Document) -> None:
    """Take the period of an item."""
    mention = item.period
    assert mention is not None
    assert mention.period is not None
    period, day = mention.period, document.metadata.date
    if mention.shape is Shape.NOW and draft.kind is Kind.CHANGE and draft.unit == "percent" and item.lower != "in":
        return
    if (item.lower == "since" or _since(draft.items, item)) and day is not None and period.start <= day:
        if draft.kind is Kind.CHANGE:
            return
        month = Period(day.replace(day=1), day)
        period = Period(period.start, shift(Period(month.start, month.start), 1).start - _DAY)
    if (
        mention.shape is Shape.POINT
        and draft.kind is Kind.CHANGE
        and draft.unit == "percent"
        and item.lower not in {"by", "as of", "at"}
    ):
        period = mention.period
    if draft.kind is Kind.CHANGE and draft.unit == "percent" and mention.shape in {Shape.SPAN, Shape.YEARS}:
        months = (period.end.year - period.start.year) * 12 + period.end.month - period.start.month + 1
        if (months == 12 and period.start.month > 1) or (
            months == 2 and period.start.month > 1 and item.lower == "from"
        ):
            period = Period(period.end.replace(day=1), period.end)
    if draft.status is not ObservationStatus.ACTUAL and mention.yearless and day is not None and period.end < day:
        later = shift(Period(period.start.replace(day=1), period.end), 12)
        period = later if period.start != period.end else Period(later.end, later.end)
    draft.period, draft.period_stated, draft.yearless = period, True, mention.yearless


def _threshold(draft: Draft) -> bool:
    """Tell whether a level only defines a group: "firms with a yearly turnover of at least 20 million"."""
    if draft.kind is not Kind.LEVEL or draft.bound is not Bound.AT_LEAST:
        return False
    words = [item.lower for item in draft.items[max(0, draft.at - 6) : draft.at]]
    return "with" in words and any(word in _GROUPS for word in words[: words.index("with")])


def _since(items: Sequence[Item], period: Item) -> bool:
    """Tell whether a period dates what a stretch began with: "since the launch of the campaign in March"."""
    index = items.index(period)
    for item in reversed(items[max(0, index - 12) : index]):
        if item.lower in {",", ";", ":"} or item.kind == "number":
            return False
        if item.lower == "since":
            return True
    return False


def _total_so_far(draft: Draft) -> bool:
    """Tell whether a level is the stock that a flow leads to: "raising the total to", "bringing the number to"."""
    words = [item.lower for item in draft.items[max(0, draft.at - 7) : draft.at]]
    return any(w in {"raising", "bringing", "taking", "lifting", "raised", "brought", "took"} for w in words) and any(
        w in {"total", "number", "stock", "tally"} for w in words
    )


def _right(items: Sequence[Item], draft: Draft) -> int | None:
    """Return the period item that follows a number in its clause."""
    index = draft.at + 1
    compared = False
    while index < len(items):
        item = items[index]
        if usable(items, index) and not compared and not _compared(items, index):
            return index
        if item.kind == "number":
            if items[index - 1].lower not in {"to", "from", "(", "of"} and not _linked(items, index):
                return None
        elif (
            item.lower in _SPLITTING
            or item.lower in _SUBORDINATE
            or ("relative" in item.classes and item.lower != "that")
        ):
            return None
        elif item.lower == ",":
            if index + 1 >= len(items) or items[index + 1].kind not in {"period", "basis"}:
                return None
        elif item.lower == "and" and not _next_is_list(items, index):
            return None
        elif (
            draft.kind is Kind.GAP and not item.classes.isdisjoint(("above", "below")) and "preposition" in item.classes
        ):
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
        if not item.classes.isdisjoint(
            ("rise", "fall", "level", "share", "auxiliary", "verb", "upward", "downward")
        ) and ("name" not in item.classes):
            return False
    return True


def _left(items: Sequence[Item], at: int) -> int | None:
    """Return the nearest period item before a number and after the number before it."""
    index = at - 1
    while index >= 0 and items[index].kind != "number":
        if items[index].lower in {";", ":"}:
            return None
        if usable(items, index) and not _compared(items, index):
            return index
        index -= 1
    return None


_RELATIVE = frozenset({Shape.YEAR_BEFORE, Shape.MONTH_BEFORE, Shape.QUARTER_BEFORE})


def _absolute(item: Item) -> bool:
    """Tell whether a period stands on its own: "a year earlier" belongs to the number beside it alone."""
    return item.period is not None and item.period.shape not in _RELATIVE


def _anywhere(items: Sequence[Item], draft: Draft) -> int | None:
    """Return the only usable period of a sentence, or the one that opens it."""
    found = [
        i
        for i, item in enumerate(items)
        if item.kind == "period" and _absolute(item) and usable(items, i) and not _compared(items, i)
    ]
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
    forecast = draft.status is ObservationStatus.FORECAST
    if draft.status is ObservationStatus.TARGET or (forecast and timeline.aim_paragraph == draft.sentence.paragraph):
        if timeline.aim is not None:
            draft.period = timeline.aim
            draft.inherit(Component.PERIOD, sentence=timeline.aim_sentence)
        return
    single = timeline.current is not None and timeline.current.start == timeline.current.end
    if (
        timeline.current is not None
        and timeline.current_paragraph == draft.sentence.paragraph
        and not (single and (draft.kind is not Kind.LEVEL or draft.total is not None))
    ):
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


def heed(sentence: TextSentence, document: Document, timeline: Timeline) -> None:
    """Let a sentence without figures set the period of those after it: "In May the market recovered. Sales …"."""
    day = document.metadata.date
    for mention in document.periods_in(sentence):
        period = mention.period
        if period is None or mention.shape not in _STRETCHES or (day is not None and period.end > day):
            continue
        timeline.current, timeline.current_sentence = period, sentence.ordinal
        timeline.current_paragraph = sentence.paragraph
        return


def hold_to_day(draft: Draft, day: date | None) -> None:
    """Keep a measured figure from reaching beyond the article's day.

    A stretch that has begun ends on that day; a stretch that has not begun makes the figure one of what is to come.
    The month of the article itself may stay whole: texts say "since March 2015" and mean up to this month.
    """
    period = draft.period
    if (
        day is None
        or period is None
        or period.end <= month_of(day.year, day.month).end
        or draft.status is not ObservationStatus.ACTUAL
    ):
        return
    if period.start > day:
        draft.status = ObservationStatus.FORECAST
    else:
        draft.period = Period(period.start, day)


def remember(draft: Draft, timeline: Timeline) -> None:
    """Let later sentences of the paragraph refer to the period of a figure."""
    if draft.period is None or not draft.period_stated or draft.aside:
        return
    if draft.status is not ObservationStatus.ACTUAL:
        timeline.aim, timeline.aim_sentence = draft.period, draft.sentence.ordinal
        timeline.aim_paragraph = draft.sentence.paragraph
        return
    if timeline.topic is not None and timeline.topic[1] == draft.sentence.ordinal:
        timeline.topic = draft.period, draft.sentence.ordinal
    timeline.current = draft.period
    timeline.current_sentence = draft.sentence.ordinal
    timeline.current_paragraph = draft.sentence.paragraph
