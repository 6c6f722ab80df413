"""What earlier sentences said of time, and the period that a silent sentence takes from them."""

from __future__ import annotations

from dataclasses import dataclass

from policykg.extraction.document import Document, topic_period
from policykg.extraction.observations.drafts import Draft
from policykg.extraction.observations.reach import STRETCHES
from policykg.extraction.sentences import TextSentence
from policykg.facts import Component, Kind, ObservationStatus, Period


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


def carry(draft: Draft, document: Document, timeline: Timeline) -> None:
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
        if period is None or mention.shape not in STRETCHES or (day is not None and period.end > day):
            continue
        timeline.current, timeline.current_sentence = period, sentence.ordinal
        timeline.current_paragraph = sentence.paragraph
        return


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
