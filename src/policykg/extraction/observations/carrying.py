"""The period that a figure of a silent sentence takes from those before it, or from the day of the article."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import Final

from policykg.extraction.document import Document
from policykg.extraction.observations.accounts import Account
from policykg.extraction.observations.aims import AIMING
from policykg.extraction.observations.bystanders import is_of_a_bystander
from policykg.extraction.observations.commitments import is_commitment, is_deal, is_of_a_bargain
from policykg.extraction.observations.consequences import comes_of
from policykg.extraction.observations.continuing import (
    continues,
    counts_up,
    goes_on,
    goes_on_doing,
    is_present,
    is_single,
    is_still,
)
from policykg.extraction.observations.deeds import (
    counts_bodies,
    has_been,
    have_been,
    is_act,
    is_done,
    is_since_event,
    is_under_way,
)
from policykg.extraction.observations.drafts import Draft, is_money
from policykg.extraction.observations.foretelling import goes_on_foretelling, is_ahead, is_of_full_year, is_put_too
from policykg.extraction.observations.leaders import grown_since, words_before
from policykg.extraction.observations.limits import is_rule, is_size_of_a_thing, is_time_limit
from policykg.extraction.observations.outlooks import is_revised
from policykg.extraction.observations.period_clauses import is_of_another_clause
from policykg.extraction.observations.stocks import is_flow, is_stock
from policykg.extraction.observations.tenses import Tense, tense_of
from policykg.extraction.observations.timeless import (
    describes_part,
    is_general,
    is_held,
    is_lasting,
    is_of_economy,
    is_possible,
    is_sample,
    is_structural,
    is_weight,
    is_yearly,
)
from policykg.extraction.observations.timeline import Timeline, go_on_alone
from policykg.extraction.observations.topic_days import happened, stood
from policykg.extraction.observations.vocables import time_words
from policykg.extraction.periods import month_of, months_in
from policykg.facts import Component, Kind, ObservationStatus, Period

_SINCE: Final = frozenset({"since"})
_MONTHLY: Final = "month-on-month"
_STOOD: Final = frozenset({"were", "was", "had", "are", "have"})
_STANDING: Final = frozenset({Kind.LEVEL, Kind.SHARE, Kind.RANK})


def carry(draft: Draft, document: Document, timeline: Timeline) -> None:
    """Take the period from earlier sentences or from the article's date, where that is what a reader would do."""
    if _has_no_time(draft, document):
        return
    day = document.metadata.date
    if day is not None and ((draft.kind is Kind.RANK and is_present(draft)) or is_still(draft) or have_been(draft)):
        draft.period = Period(day, day)
        draft.inherit(Component.PERIOD, header="date")
        return
    if timeline.plan is not None and draft.status is ObservationStatus.ACTUAL and _is_budget(draft):
        draft.status = ObservationStatus.TARGET
    if is_since_event(draft) or (has_been(draft) and not counts_up(draft, timeline)):
        return
    if is_done(draft) and not goes_on_doing(draft, timeline, day):
        return
    if day is not None and is_put_too(draft, timeline, day):
        draft.status = ObservationStatus.FORECAST
        draft.period = timeline.aim
        draft.inherit(Component.PERIOD, sentence=timeline.aim_sentence)
        return
    forecast = draft.status is ObservationStatus.FORECAST
    if day is not None and draft.status is ObservationStatus.TARGET and is_of_full_year(draft, time_words("full_year")):
        draft.period, draft.whole = Period(date(day.year, 1, 1), date(day.year, 12, 31)), True
        draft.inherit(Component.PERIOD, header="date")
        return
    if draft.status is ObservationStatus.TARGET or (forecast and timeline.aim_paragraph == draft.sentence.paragraph):
        _take_aim(draft, timeline)
        return
    if describes_part(draft):
        return
    if forecast and goes_on_foretelling(draft, document, timeline):
        draft.period = timeline.aim
        draft.inherit(Component.PERIOD, sentence=timeline.aim_sentence)
        return
    if forecast and timeline.plan is not None and is_money(draft.unit):
        draft.period = timeline.plan
        draft.inherit(Component.PERIOD, sentence=0)
        return
    if forecast and is_ahead(draft):
        if day is not None and is_of_full_year(draft, time_words("of_year")):
            draft.period, draft.whole = Period(date(day.year, 1, 1), date(day.year, 12, 31)), True
            draft.inherit(Component.PERIOD, header="date")
        return
    if _take_stock(draft, timeline):
        return
    if (
        is_weight(draft)
        or (is_general(draft) and not continues(draft, timeline))
        or (is_of_economy(draft) and _is_short(timeline))
    ):
        return
    _take_account(draft, document, timeline)


def _is_former_height(draft: Draft) -> bool:
    """Tell whether a figure is a height reached before: "had been falling *since hitting a high of 5 million*"."""
    if not draft.wording.has(_SINCE):
        return False
    words = words_before(draft.items, draft.at, 9)
    return any(word == "since" and then.endswith("ing") for word, then in pairwise(words))


def _is_budget(draft: Draft) -> bool:
    """Tell whether money is the sum of a budget: "*the 3 billion euro budget*", "a budget of 3 billion euros"."""
    if not is_money(draft.unit) or draft.kind is not Kind.LEVEL:
        return False
    items, at = draft.items, draft.at
    after = [item.lower for item in items[at + 1 : at + 4] if item.kind == "word"]
    behind = items[at - 1].lower == "of" and at > 1 and items[at - 2].lower in time_words("budget")
    return behind or not time_words("budget").isdisjoint(after)


def _has_no_time(draft: Draft, document: Document) -> bool:
    """Tell whether a figure is of no period that other sentences could name."""
    return (
        is_commitment(draft, document)
        or is_rule(draft)
        or is_time_limit(draft)
        or is_size_of_a_thing(draft)
        or is_under_way(draft)
        or is_deal(draft)
        or counts_bodies(draft)
        or is_sample(draft)
        or is_lasting(draft)
        or is_yearly(draft)
        or is_act(draft)
        or is_possible(draft)
        or comes_of(draft)
        or _is_former_height(draft)
        or is_of_a_bystander(draft)
        or is_of_a_bargain(draft)
        or (is_held(draft) and is_aimed(draft))
    )


def is_aimed(draft: Draft) -> bool:
    """Tell whether an aim stands before a figure in its clause."""
    return any(item.marks & AIMING for item in draft.items[max(0, draft.at - 16) : draft.at])


def _take_aim(draft: Draft, timeline: Timeline) -> None:
    """Give an aim or expectation the time of the one before it, or of the budget that the article presents."""
    near = timeline.aim_paragraph == draft.sentence.paragraph
    foretold = draft.status is ObservationStatus.FORECAST and draft.wording.has(time_words("foretelling"))
    if is_money(draft.unit) and draft.kind is Kind.LEVEL and timeline.plan is None and not foretold:
        return  # money is spent once, whenever what it is for is to be reached
    if timeline.plan is not None and draft.status is ObservationStatus.TARGET and not near:
        draft.period = timeline.plan
        draft.inherit(Component.PERIOD, sentence=0)
    elif timeline.aim is not None and (near or (timeline.aim_status is draft.status and timeline.aimed > 1)):
        draft.period = timeline.aim
        draft.inherit(Component.PERIOD, sentence=timeline.aim_sentence)


def _take_account(draft: Draft, document: Document, timeline: Timeline) -> None:
    """Give a figure the period of the account that it goes on: its paragraph's, else the article's."""
    go_on_alone(draft.sentence, document, timeline)
    found = _parallel(draft, document, timeline) or _account_of(draft, timeline)
    if found is None:
        return
    period, source = found
    if source == draft.sentence.ordinal and (is_of_another_clause(draft) or is_revised(draft)):
        return
    distance = draft.sentence.ordinal - source
    if draft.kind in _STANDING and not goes_on(draft, period, distance, timeline) and not stood(draft, period):
        return
    if draft.kind is Kind.CHANGE and months_in(period) > 1 and any(item.basis == _MONTHLY for item in draft.items):
        period = month_of(period.end.year, period.end.month)  # "in the first quarter … *Month on month* they rose …"
    draft.period = Period(period.end, period.end) if is_stock(draft) else period
    draft.inherit(Component.PERIOD, sentence=source)


def _parallel(draft: Draft, document: Document, timeline: Timeline) -> tuple[Period, int] | None:
    """Return the period of the paragraph before where a paragraph goes on as its last sentence began.

    "In the first five months exports to Peru fell 2 percent. *Exports* to Chad rose 3 percent. / *Exports* to Mali …".
    """
    current, opened, sentence = timeline.current, timeline.opened, draft.sentence
    if current is None or opened != (sentence.paragraph - 1, current) or sentence.ordinal == 0:
        return None
    before = document.sentences[sentence.ordinal - 1]
    alike = document.lowers[sentence.first : sentence.first + 2] == document.lowers[before.first : before.first + 2]
    return (current, timeline.current_sentence) if alike else None


def _account_of(draft: Draft, timeline: Timeline) -> tuple[Period, int] | None:
    """Return the period of the account that a figure goes on, and the sentence that states it."""
    current, topic = timeline.current, timeline.topic
    spoken = None if current is None else (current, timeline.current_sentence)
    if current is not None and continues(draft, timeline):
        return spoken
    if topic is not None and draft.kind is not Kind.GAP and _was_aside(draft, topic[0], timeline):
        return topic
    near = current is not None and timeline.current_paragraph == draft.sentence.paragraph
    single = current is not None and current.start == current.end
    rate = draft.kind is Kind.SHARE and timeline.current_sentence == draft.sentence.ordinal - 1
    rate = rate and (topic is None or current is None or _is_other_day(current, topic, draft.sentence.ordinal))
    if near and (not single or rate or _is_of_its_day(draft) or _is_so(draft)):
        return spoken
    if topic is not None and topic[1] <= draft.sentence.ordinal and not is_structural(draft):
        return topic if topic[0].start < topic[0].end or not happened(draft) else None
    if topic is not None and topic[1] > draft.sentence.ordinal:
        return _counted_first(draft, timeline)
    return None


def _counted_first(draft: Draft, timeline: Timeline) -> tuple[Period, int] | None:
    """Return the day at which an article counts before it names its stretch: later figures of what there is are of it.

    "*At the end of May* 3 million lines were in use. … Broadband users *numbered* 2 million. In May 300 were added."
    """
    stock = timeline.stock
    if stock is None or timeline.account is Account.NONE or draft.kind not in _STANDING:
        return None
    return None if happened(draft) or is_structural(draft) else (stock.period, stock.sentence)


def _is_other_day(current: Period, topic: tuple[Period, int], ordinal: int) -> bool:
    """Tell whether a day is none at which the article's stretch ends, or that stretch has not been named yet."""
    return topic[0].end != current.end or topic[0] == current or topic[1] > ordinal


def _was_aside(draft: Draft, topic: Period, timeline: Timeline) -> bool:
    """Tell whether the period spoken of last was named by the way, in a paragraph about the article's own.

    So where a paragraph on nine months said something of the last of them, or one on a month looked back at the month
    before: "There was a rise of 3 percent in May."
    """
    current, opened = timeline.current, timeline.opened
    if current is None or opened is None or timeline.framed or opened[0] != draft.sentence.paragraph:
        return False
    if opened[1] != topic and not (is_single(opened[1]) and opened[1].end == topic.end):
        return False
    inside = topic.start <= current.start < current.end <= topic.end and current != topic
    return inside or (current.end < topic.start and months_in(current) == months_in(topic) < 12)


def _is_so(draft: Draft) -> bool:
    """Tell whether a share is what is so on the day spoken of: "the dam in the south *is 47 percent* full"."""
    return draft.kind is Kind.SHARE and tense_of(draft.items, draft.at) in {Tense.PRESENT, Tense.PERFECT}


def _is_of_its_day(draft: Draft) -> bool:
    """Tell whether a figure can be of the single day spoken of: a stock, and how much it *has grown since* another."""
    if grown_since(draft.items, draft.at) is not None:
        return True
    if draft.kind is not Kind.LEVEL or is_flow(draft):
        return False
    following = draft.items[draft.at + 1].lower if draft.at + 1 < len(draft.items) else ""
    return draft.total is None or following in _STOOD  # "of the 90 banks *80 were* sound", not "*80 sold* more"


def _take_stock(draft: Draft, timeline: Timeline) -> bool:
    """Give a figure the day of the stock that it is of, where the text has named no other time since."""
    stock, ordinal = timeline.stock, draft.sentence.ordinal
    if stock is not None and stock.unit == draft.unit and (is_flow(draft) or draft.wording.has(time_words("newly"))):
        stock.paragraph = -1  # the paragraph has come to what was added
    dated = timeline.current_paragraph == draft.sentence.paragraph
    if stock is None or not stock.has(draft):
        return False
    if (
        timeline.account is Account.NONE
        and ordinal - stock.sentence > 1
        and stock.paragraph != draft.sentence.paragraph
    ):
        return False
    current = timeline.current
    if dated and timeline.current_sentence > stock.sentence and current != stock.period:
        if current is None or current.end != stock.period.end:
            return False
        if stock.told != ordinal and not stood(draft, stock.period):
            return False  # "*From January to May* 300 were put up. Ferries *had 4 million* users"
    draft.period = stock.period
    draft.inherit(Component.PERIOD, sentence=stock.sentence)
    stock.paragraph, stock.told = draft.sentence.paragraph, ordinal
    if draft.kind is Kind.SHARE:
        stock.shared = ordinal
    return True


def _is_short(timeline: Timeline) -> bool:
    """Tell whether an article is about less than a quarter."""
    return timeline.topic is not None and (timeline.topic[0].end - timeline.topic[0].start).days < 80
