"""What the sentences read so far said of time: the topic of the article, the period spoken of last, the last aim."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Final

from policykg.extraction.document import Document, is_compared, is_history, is_of_outlook, topic_period
from policykg.extraction.inflection import past_forms
from policykg.extraction.observations.accounts import Account, account_in, moves
from policykg.extraction.observations.by_the_way import WAS, is_alone, is_by_the_way, is_part_told_of
from policykg.extraction.observations.companions import EARLIER
from policykg.extraction.observations.drafts import Draft
from policykg.extraction.observations.period_items import STRETCHES
from policykg.extraction.observations.stocks import Stock, with_stock
from policykg.extraction.observations.tenses import Tense, tense_of
from policykg.extraction.observations.topic_days import topic_day
from policykg.extraction.observations.vocables import time_words
from policykg.extraction.periods import PeriodMention, Shape, months_in
from policykg.extraction.sentences import TextSentence
from policykg.facts import Kind, ObservationStatus, Period

_BUDGET: Final = re.compile(r"\b(?:the|his|her|its|their|'s)(?: \w+)? ((?:19|20)\d\d) (?:\w+ )?budget\b")
_VERB: Final = 5  # items between a verb and its figure
_STOOD: Final = time_words("stood")
_LONG_BEFORE: Final = timedelta(days=366)
_OPENS: Final = 12  # characters before a period that opens its sentence
_REACH: Final = 200  # characters that are searched for the word that opens a clause
# What stands before a period that is not that of the sentence: a clause of its own, or a height that another is below.
_ASIDE: Final = re.compile(
    r"\b(?:when|which|who|whose|where|because|although)\b"
    r"|\b(?:below|above|than|from|off) (?:\S{1,20} ){1,5}(?:peak|high|low|record|trough)\b[^,;.]{0,40}$"
)
_WORD: Final = re.compile(r" {1,3}([a-z]+)")
_AIMS_NAMED: Final = time_words("aims_named")


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
    aimed: int = 0  # how many figures stated that period for an aim
    aim_status: ObservationStatus = ObservationStatus.TARGET
    step: int | None = None  # how many months back the amounts of a paragraph are compared
    step_paragraph: int = -1
    happened: bool = False  # whether that period is the day of a deed: "sold 3 million *on Tuesday*"
    framed: bool = False  # whether a sentence opened with that period: "In May, ..."
    opened: tuple[int, Period] | None = None  # the paragraph of the last figure and the period of its first one
    dated: bool = False  # whether a figure has stated its period
    alone: tuple[Period, int] | None = None  # a period by the way, "in May alone", and its sentence
    stock: Stock | None = None  # the last stock at a day
    first: tuple[Period, int] | None = None  # the topic as the article opened
    plan: Period | None = None  # the year of the budget that the article is about
    account: Account = Account.FULL  # how much of the article is the account of a period
    widened: int = 0  # how many sentences stated the longer stretch that ends with the topic


def timeline_of(document: Document) -> Timeline:
    """Return the timeline at the head of an article: what its first paragraphs are about, else the first period."""
    topic = _topic_of(document)
    return Timeline(
        topic,
        first=topic,
        plan=_budget_year(document),
        account=account_in(document, opening=topic is not None and _opens(document, topic[1])),
    )


def _opens(document: Document, ordinal: int) -> bool:
    """Tell whether the first sentence names the time of an account, or a day at which it counts."""
    if ordinal == 0:
        return True
    counted = topic_day(document)
    return counted is not None and counted[1] == 0


def _topic_of(document: Document) -> tuple[Period, int] | None:
    """Return the stretch that is over of which the first paragraphs tell, else the day at which they count."""
    day, topic = document.metadata.date, topic_period(document)
    if topic is not None and (day is None or topic[0].end <= day):
        return topic
    return topic_day(document) or topic or _first_reported(document)


def _budget_year(document: Document) -> Period | None:
    """Return the year to come of the budget that the first sentences are about: "has presented *its 2020 budget*"."""
    day = document.metadata.date
    if day is None or not document.sentences:
        return None
    found = _BUDGET.search(document.flat, 0, document.sentences[min(2, len(document.sentences) - 1)].span.end)
    year = int(found[1]) if found is not None else 0
    return Period(date(year, 1, 1), date(year, 12, 31)) if year > day.year else None


def _first_reported(document: Document) -> tuple[Period, int] | None:
    """Return the first month, quarter or stretch that was over on the article's day, wherever it stands."""
    day = document.metadata.date
    for sentence in document.sentences:
        for mention in document.periods_in(sentence):
            period = mention.period
            over = period is not None and (day is None or period.end <= day)
            if mention.shape not in STRETCHES or period is None or not over or is_compared(document, mention):
                continue
            if not is_history(document, sentence, period) and not is_of_outlook(document, mention):
                return period, sentence.ordinal
    return None


def heed(sentence: TextSentence, document: Document, timeline: Timeline) -> None:
    """Let a sentence without figures set the period of those after it: "In May the market recovered. Sales …"."""
    go_on_alone(sentence, document, timeline)
    day = document.metadata.date
    for mention in document.periods_in(sentence):
        period = mention.period
        if period is None or mention.shape not in STRETCHES or is_compared(document, mention):
            continue
        if is_of_outlook(document, mention):
            continue
        if timeline.topic is not None and period.end < timeline.topic[0].start and _is_level(document, mention):
            return
        if timeline.topic is not None and period.end < timeline.topic[0].start - _LONG_BEFORE:
            continue  # "the firm was founded in 1996": what is told of it goes on with the article
        if _ASIDE.search(document.flat, max(sentence.span.start, mention.start - _REACH), mention.start):
            continue
        if _dates_event(mention, sentence, document, timeline):
            continue  # "a storm closed the ports in May": what is told next goes on with the half-year
        if day is not None and period.end > day:
            if (period.start > day and mention.shape is not Shape.MONTH) or _names_aims(sentence, document):
                _note_aim(period, sentence, ObservationStatus.TARGET, timeline)
            continue
        timeline.current, timeline.current_sentence = period, sentence.ordinal
        timeline.current_paragraph, timeline.framed = sentence.paragraph, True
        return


def _dates_event(mention: PeriodMention, sentence: TextSentence, document: Document, timeline: Timeline) -> bool:
    """Tell whether a part of the period of an account is only the time of an event: "a storm struck *in May*"."""
    period, flat = mention.period, document.flat
    if period is None or timeline.topic is None or timeline.account is Account.NONE:
        return False
    topic = timeline.topic[0]
    if not topic.start <= period.start <= period.end <= topic.end or period == topic:
        return False
    named = flat.startswith("in ", mention.start - 3) and not flat.startswith("the ", mention.start)
    return named and mention.start > sentence.span.start + _OPENS and not moves(sentence, document)


def _names_aims(sentence: TextSentence, document: Document) -> bool:
    """Tell whether a sentence says that aims follow: "for the current year the plan sets out its *goals*"."""
    return not _AIMS_NAMED.isdisjoint(document.lowers[sentence.first : sentence.last])


def _is_level(document: Document, mention: PeriodMention) -> bool:
    """Tell whether a period names a level that is spoken of: "*The April* figure was the worst since 1953"."""
    found = _WORD.match(document.flat, mention.end)
    return found is not None and found[1] in time_words("named_level")


def remember(draft: Draft, timeline: Timeline) -> None:
    """Let later sentences of the paragraph refer to the period of a figure."""
    topic = timeline.topic[0] if timeline.topic is not None else None
    if is_part_told_of(draft, topic, timeline.account):
        return
    if draft.period is not None and (timeline.opened is None or timeline.opened[0] != draft.sentence.paragraph):
        timeline.opened = draft.sentence.paragraph, draft.period
    if draft.period_stated and not draft.aside and draft.status is ObservationStatus.ACTUAL:
        timeline.stock = with_stock(timeline.stock, draft)
    if draft.period is not None and not draft.period_stated and timeline.current_sentence == draft.sentence.ordinal:
        timeline.current, timeline.framed = draft.period, False  # the sentence began with what its paragraph is about
    if (
        draft.period is None
        or not draft.period_stated
        or draft.aside
        or draft.looks_back
        or draft.rule == EARLIER
        or _is_of_before(draft, timeline)
        or is_by_the_way(draft, topic)
    ):
        if draft.period is not None and draft.period_stated and not draft.aside and is_alone(draft):
            timeline.alone = draft.period, draft.sentence.ordinal
        return
    if draft.kind is Kind.STREAK:
        return
    if draft.at + 1 < len(draft.items) and draft.items[draft.at + 1].lower in _AIMS_NAMED:
        _note_aim(draft.period, draft.sentence, ObservationStatus.TARGET, timeline)  # "sets three *goals* for 2020"
        return
    if draft.status is not ObservationStatus.ACTUAL:
        _note_aim(draft.period, draft.sentence, draft.status, timeline)
        return
    _note_stretch(draft, timeline)
    if timeline.topic is not None and (
        timeline.topic[1] == draft.sentence.ordinal or _widens(draft.period, draft, timeline)
    ):
        timeline.topic = draft.period, draft.sentence.ordinal
    timeline.current, timeline.dated = draft.period, True
    timeline.happened = _is_day_of_deed(draft)
    timeline.current_sentence = draft.sentence.ordinal
    timeline.current_paragraph = draft.sentence.paragraph
    # "*In May* sales rose": that goes on; "*May* brought a rise" is said by the way
    named = [] if "determiner" in draft.items[0].classes else draft.items[:3]
    opening = [item.period for item in named if item.lower]
    timeline.framed = any(mention is not None and mention.period == draft.period for mention in opening)


def _note_aim(period: Period, sentence: TextSentence, status: ObservationStatus, timeline: Timeline) -> None:
    """Keep the time of an aim, and how many figures are aims for it."""
    timeline.aimed = timeline.aimed + 1 if period == timeline.aim else 1
    timeline.aim, timeline.aim_sentence = period, sentence.ordinal
    timeline.aim_paragraph, timeline.aim_status = sentence.paragraph, status


def _note_stretch(draft: Draft, timeline: Timeline) -> None:
    """Let an article that opened with a month and came back to the months up to it be about these from then on."""
    period, first, ordinal = draft.period, timeline.first, draft.sentence.ordinal
    if period is None or first is None or first[0].end != period.end or ordinal == timeline.current_sentence:
        return
    if first[0].start == first[0].end:
        return  # a census goes on being one of its day
    if period == first[0]:
        timeline.topic = first if timeline.widened else timeline.topic
        timeline.widened = 0
    elif period.start < first[0].start and months_in(period) < 12:
        timeline.widened += 1
        if timeline.widened > 1:
            timeline.topic = period, ordinal


def _widens(period: Period, draft: Draft, timeline: Timeline) -> bool:
    """Tell whether the first figure of an article is about a longer stretch than the words before it named.

    "Profits kept growing in April. They came to 3 billion euros between January and April."
    """
    assert timeline.topic is not None
    topic, first = timeline.topic[0], not timeline.dated and draft.sentence.paragraph <= 1
    return first and topic.start < topic.end and period.start < topic.start and period.end == topic.end


def _is_day_of_deed(draft: Draft) -> bool:
    """Tell whether the day of a figure is one on which something was done, not one at which there was so much."""
    if draft.period is None or draft.period.start != draft.period.end or draft.at < 1:
        return False
    verb = draft.items[draft.at - 1].lower
    if verb not in past_forms() and tense_of(draft.items, draft.at) is not Tense.PAST:
        return False
    words = {item.lower for item in draft.items[max(0, draft.at - _VERB) : draft.at]}
    if not words.isdisjoint(_STOOD):
        return False
    return any(draft.items[index].lower in {"on", ""} for index in draft.wording.dated)


def _is_of_before(draft: Draft, timeline: Timeline) -> bool:
    """Tell whether a sentence only sets beside what was said how it was before: "In 2018 *it was* 3 million"."""
    current, period, items = timeline.current, draft.period, draft.items
    if timeline.topic is not None and timeline.opened == (draft.sentence.paragraph, timeline.topic[0]):
        current = timeline.topic[0]
        if period is not None and timeline.account is not Account.NONE and period.end < current.start - _LONG_BEFORE:
            return True  # a year of history in a paragraph of an account
    elif timeline.current_sentence != draft.sentence.ordinal - 1:
        return False
    if current is None or period is None or period.end >= current.start or months_in(period) != months_in(current):
        return False
    return any(
        verb.lower in WAS and ("pronoun" in item.classes or item.lower.rpartition(" ")[2] in time_words("tally"))
        for item, verb in pairwise(items[: draft.at])
    )


def go_on_alone(sentence: TextSentence, document: Document, timeline: Timeline) -> None:
    """Let a sentence go on about a period by the way: "In April alone sales rose 3 percent. *The rise* was …"."""
    alone, second = timeline.alone, sentence.first + 1
    if alone is None or alone[1] != sentence.ordinal - 1 or second >= sentence.last:
        return
    moved = any(mention.scheme == "direction" for mention in document.cues.get(second, ()))
    if moved and document.lowers[sentence.first] in {"the", "this", "that"}:
        timeline.current, timeline.current_sentence = alone
        timeline.current_paragraph, timeline.framed, timeline.alone = sentence.paragraph, True, None
