"""The period that a figure of a silent sentence takes from those before it, or from the day of the article."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import Final

from policykg.extraction.document import Document
from policykg.extraction.items import Item
from policykg.extraction.observations.aims import AIMS
from policykg.extraction.observations.commitments import is_commitment, is_deal, is_of_a_bargain
from policykg.extraction.observations.consequences import comes_of
from policykg.extraction.observations.drafts import Draft, is_money
from policykg.extraction.observations.foretelling import goes_on_foretelling, is_ahead, is_of_full_year, is_put_too
from policykg.extraction.observations.leaders import grown_since, words_before
from policykg.extraction.observations.outlooks import is_revised
from policykg.extraction.observations.period_clauses import is_of_another_clause
from policykg.extraction.observations.stocks import is_flow, is_stock
from policykg.extraction.observations.tenses import Tense, tense_of
from policykg.extraction.observations.timeless import (
    counts_bodies,
    describes_part,
    is_act,
    is_general,
    is_held,
    is_lasting,
    is_of_economy,
    is_possible,
    is_rule,
    is_sample,
    is_structural,
    is_under_way,
    is_weight,
    is_yearly,
)
from policykg.extraction.observations.timeline import Account, Timeline, go_on_alone
from policykg.extraction.observations.vocables import time_words
from policykg.extraction.periods import months_in
from policykg.facts import Component, Kind, ObservationStatus, Period

_SINCE: Final = frozenset({"since"})
_STANDING: Final = frozenset({Kind.LEVEL, Kind.SHARE, Kind.RANK})
_POINTERS: Final = (["this"], ["these"], ["they"], ["that"], ["it"])
_DECIDED: Final = 4  # words of "already agreed to"
_OPENING: Final = 2  # items before a word that opens a sentence: "And since …"
_TOLD: Final = frozenset({Tense.PAST, Tense.PERFECT})


def carry(draft: Draft, document: Document, timeline: Timeline) -> None:
    """Take the period from earlier sentences or from the article's date, where that is what a reader would do."""
    if _has_no_time(draft, document):
        return
    day = document.metadata.date
    if day is not None and ((draft.kind is Kind.RANK and _present(draft)) or _still(draft) or _have_been(draft)):
        draft.period = Period(day, day)
        draft.inherit(Component.PERIOD, header="date")
        return
    if timeline.plan is not None and draft.status is ObservationStatus.ACTUAL and _is_budget(draft):
        draft.status = ObservationStatus.TARGET
    if _has_been(draft) or _is_since_event(draft):
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
        or (is_general(draft) and not _continues(draft, timeline))
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
        or is_of_a_bargain(draft)
        or (is_held(draft) and is_aimed(draft))
    )


def is_aimed(draft: Draft) -> bool:
    """Tell whether an aim stands before a figure in its clause."""
    return any(not item.classes.isdisjoint(AIMS) for item in draft.items[max(0, draft.at - 16) : draft.at])


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
    found = _account_of(draft, timeline)
    if found is None:
        return
    period, source = found
    if source == draft.sentence.ordinal and (is_of_another_clause(draft) or is_revised(draft)):
        return
    if draft.kind in _STANDING and not _goes_on(draft, period, draft.sentence.ordinal - source, timeline):
        return
    draft.period = Period(period.end, period.end) if is_stock(draft) else period
    draft.inherit(Component.PERIOD, sentence=source)


def _goes_on(draft: Draft, period: Period, distance: int, timeline: Timeline) -> bool:
    """Tell whether an amount or share goes on with the account of a period that an earlier sentence named.

    Far from that sentence, what *is* so is of no time, and what *could* or *would* be even less. Where an article tells
    of hardly any movement nothing goes on but what the next sentence says *was* so, or what there is at its day.
    """
    if draft.status is not ObservationStatus.ACTUAL or _continues(draft, timeline):
        return timeline.account is not Account.NONE or distance <= 1
    if timeline.account is Account.NONE:
        single = period.start == period.end
        return distance <= 1 and (single or _is_beside(draft) or tense_of(draft.items, draft.at) in _TOLD)
    if distance == 1:
        return True
    tense = tense_of(draft.items, draft.at)
    if distance == 0:
        return tense is not Tense.PRESENT
    if tense is Tense.PRESENT:
        return timeline.account is Account.FULL or _is_beside(draft)
    return tense is not Tense.CONDITIONAL


def _is_beside(draft: Draft) -> bool:
    """Tell whether a share was measured beside another: "accounts for 30 percent, *against* 20 a year before"."""
    return any(item.lower in time_words("beside") for item in draft.items[draft.at + 1 : draft.at + 16])


def _account_of(draft: Draft, timeline: Timeline) -> tuple[Period, int] | None:
    """Return the period of the account that a figure goes on, and the sentence that states it."""
    current, topic = timeline.current, timeline.topic
    spoken = None if current is None else (current, timeline.current_sentence)
    if current is not None and _continues(draft, timeline):
        return spoken
    if topic is not None and draft.kind is not Kind.GAP and _was_aside(draft, topic[0], timeline):
        return topic
    near = current is not None and timeline.current_paragraph == draft.sentence.paragraph
    single = current is not None and current.start == current.end
    rate = draft.kind is Kind.SHARE and timeline.current_sentence == draft.sentence.ordinal - 1
    rate = rate and (topic is None or (current is not None and topic[0].end != current.end))
    if near and (not single or rate or _is_of_its_day(draft)):
        return spoken
    if topic is not None and topic[1] <= draft.sentence.ordinal and not is_structural(draft):
        return topic
    return None


def _was_aside(draft: Draft, topic: Period, timeline: Timeline) -> bool:
    """Tell whether the period spoken of last was named by the way, in a paragraph about the article's own.

    So where a paragraph on nine months said something of the last of them, or one on a month looked back at the month
    before: "There was a rise of 3 percent in May."
    """
    current = timeline.current
    if current is None or timeline.framed or timeline.opened != (draft.sentence.paragraph, topic):
        return False
    inside = current.start < current.end and topic.start < current.start <= current.end <= topic.end
    return inside or (current.end < topic.start and months_in(current) == months_in(topic) < 12)


def _is_of_its_day(draft: Draft) -> bool:
    """Tell whether a figure can be of the single day spoken of: a stock, and how much it *has grown since* another."""
    if grown_since(draft.items, draft.at) is not None:
        return True
    return draft.kind is Kind.LEVEL and draft.total is None and not is_flow(draft)


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
    if dated and timeline.current_sentence > stock.sentence and timeline.current != stock.period:
        return False
    draft.period = stock.period
    draft.inherit(Component.PERIOD, sentence=stock.sentence)
    stock.paragraph = draft.sentence.paragraph
    if draft.kind is Kind.SHARE:
        stock.shared = ordinal
    return True


def _is_short(timeline: Timeline) -> bool:
    """Tell whether an article is about less than a quarter."""
    return timeline.topic is not None and (timeline.topic[0].end - timeline.topic[0].start).days < 80


def _continues(draft: Draft, timeline: Timeline) -> bool:
    """Tell whether a sentence goes on about the last one: "Among them, …", "That was 3 percent more"."""
    words = [word for item in draft.items[:3] for word in item.lower.split()]
    if words[:2] in (["among", "them"], ["among", "these"], ["of", "these"], ["of", "them"], ["of", "those"]):
        return True
    after = [item.lower for item in draft.items[draft.at + 1 : draft.at + 3]]
    part = draft.kind is Kind.SHARE and after in (["of", "them"], ["of", "these"], ["of", "those"])
    if part and timeline.current_sentence == draft.sentence.ordinal - 1:
        return True
    named = words[:1] == ["the"] and words[1:2] and words[1] in time_words("tally")
    if named:
        words = words[1:]
    second = words[1] if len(words) > 1 else ""
    pointing = (named or words[:1] in (["that"], ["this"], ["it"])) and second in {"was", "is", "were"}
    pointing = pointing or (words[:1] in _POINTERS and second in time_words("pointing_on"))
    return pointing and timeline.current_sentence == draft.sentence.ordinal - 1


def _still(draft: Draft) -> bool:
    """Tell whether a figure holds on the article's day: "still make up 3 percent", "is still 8 percent below"."""
    items, at = draft.items, draft.at
    first = at
    while first > 0 and items[first - 1].lower not in {";", ":", "but", "while"} and not _is_aside(items, first - 1):
        first -= 1
    last = at + 1
    while (
        last < min(len(items), at + 6) and items[last].kind != "number" and items[last].lower not in {";", ":", "but"}
    ):
        last += 1
    words = [word for item in items[first:last] for word in item.lower.split()]
    if "still" in words and not time_words("present").isdisjoint(words):
        return True
    place = words.index("already") if "already" in words else 0
    if place and words[place - 1] in {"has", "have"}:  # "has already cleared 300 hectares"
        return draft.kind is Kind.LEVEL and {"to", "been"}.isdisjoint(words[place : place + _DECIDED])
    after = words[place + 1 :][:1] if "already" in words else []
    return bool(after) and not after[0].endswith("ed") and after[0] not in time_words("past_form")


def _is_aside(items: list[Item], index: int) -> bool:
    """Tell whether a clause of its own begins at an item: "…, *where* the rate is 3", "…, *with* sales down"."""
    return index > 0 and items[index].lower in {"where", "which", "with"} and items[index - 1].lower == ","


def _has_been(draft: Draft) -> bool:
    """Tell whether a count is of what has been done at some time: "*18,000* villages *have been linked* to the net"."""
    if draft.kind is not Kind.LEVEL or draft.status is not ObservationStatus.ACTUAL:
        return False
    words = [item.lower for item in draft.items[draft.at + 1 : draft.at + 7]]
    return any(word in {"have", "has"} and following == "been" for word, following in pairwise(words))


def _is_since_event(draft: Draft) -> bool:
    """Tell whether a figure has come about since something that no date names: "*since he took office*, 300 have"."""
    items, at = draft.items, draft.at
    since = draft.wording.places.get("since", at)
    if since > _OPENING or since >= at or items[since].kind != "word":
        return False
    if not any(item.lower == "," for item in items[since:at]):
        return False
    return tense_of(items, at) is Tense.PERFECT or items[at - 1].lower.endswith("ing")  # "…, *providing 300*"


def _have_been(draft: Draft) -> bool:
    """Tell whether a figure is a tally up to the article's day: "60 percent of the problems *have been* solved"."""
    if draft.kind not in {Kind.LEVEL, Kind.SHARE} or draft.status is not ObservationStatus.ACTUAL:
        return False
    words = [item.lower for item in draft.items[draft.at + 1 : draft.at + 12]]
    been = any(word in {"have", "has"} and following == "been" for word, following in pairwise(words))
    return been and (draft.kind is Kind.SHARE or draft.total is not None or draft.wording.has(time_words("by_now")))


def _present(draft: Draft) -> bool:
    before = draft.items[max(0, draft.at - 4) : draft.at]
    return any(item.lower in {"is", "are", "remains"} for item in before) or any(
        i.classes & {"rank"} and i.lower.endswith("s") for i in draft.items
    )
