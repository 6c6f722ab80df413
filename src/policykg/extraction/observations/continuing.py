"""Whether a silent sentence goes on with what was said before it: by its tense, by words that point back, or "still".

Comes before ``carrying``, which finds the period that such a sentence goes on with.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from policykg.extraction.items import Item
from policykg.extraction.observations.accounts import Account
from policykg.extraction.observations.deeds import sums_up
from policykg.extraction.observations.drafts import Draft
from policykg.extraction.observations.leaders import words_before
from policykg.extraction.observations.stocks import names_stock
from policykg.extraction.observations.tenses import Tense, tense_of
from policykg.extraction.observations.timeline import Timeline
from policykg.extraction.observations.vocables import figure_words, time_words
from policykg.facts import Kind, ObservationStatus, Period

_POINTERS: Final = (["this"], ["these"], ["they"], ["that"], ["it"])
_DECIDED: Final = 4  # words of "already agreed to"
_NEXT_BUT_ONE: Final = 2  # sentences
_PLACED: Final = 9  # items of "in first place, for the third year in a row, with"
_PUT: Final = 4  # words of "are estimated at"
_DURATIONS: Final = figure_words("time_unit")
_OF_THEM: Final = frozenset({"it", "them", "these", "those", "this"})
_NOW: Final = frozenset({Tense.PRESENT, Tense.PERFECT})
_ASIDE: Final = 15  # items behind a figure that can set another beside it
_COUNTED: Final = 5  # items of "post offices in towns and"
_JOINING: Final = frozenset({",", "and", "while"})
_ENDING: Final = frozenset({";", ":", "while", "but"})
_CLAUSED: Final = frozenset({"auxiliary", "verb", "level", "rise", "fall", "relative", "share"})
_FAR: Final = 12  # items between two parts of a list
_TOLD: Final = frozenset({Tense.PAST, Tense.PERFECT})


def goes_on(draft: Draft, period: Period, distance: int, timeline: Timeline) -> bool:
    """Tell whether an amount or share goes on with the account of a period that an earlier sentence named.

    Far from that sentence, what *is* so is of no time, and what *could* or *would* be even less. Where an article tells
    of hardly any movement nothing goes on but what the next sentence says *was* so, or what there is at its day.
    """
    if draft.status is not ObservationStatus.ACTUAL or continues(draft, timeline):
        return timeline.account is not Account.NONE or distance <= 1
    if timeline.account is Account.NONE:
        tense = tense_of(draft.items, draft.at)
        if distance == _NEXT_BUT_ONE:
            return tense is Tense.PAST and timeline.current_paragraph == draft.sentence.paragraph
        if is_single(period) and tense in _NOW and timeline.current_paragraph == draft.sentence.paragraph:
            return True  # "As of today … The dam in the south *is* 47 percent full"
        return distance <= 1 and (tense in _TOLD or is_single(period) or _is_beside(draft))
    tense = tense_of(draft.items, draft.at)
    if tense is Tense.PRESENT and draft.kind is Kind.LEVEL:
        if draft.unit in _DURATIONS:
            return False  # "service *lasts 12 months*"
        stood = is_single(period) and not timeline.happened
        return stood or _is_beside(draft) or _is_put(draft) or _has_its_place_by(draft)
    if distance == 1:
        return True
    if distance == 0:
        return tense is not Tense.PRESENT
    if tense is Tense.PRESENT:
        near = timeline.current_paragraph == draft.sentence.paragraph
        return timeline.account is Account.FULL or _is_beside(draft) or (near and is_single(period))
    return tense is not Tense.CONDITIONAL


def is_single(period: Period | None) -> bool:
    """Tell whether a period is a day: what *is* so goes on with it, but not with what was in a month."""
    return period is not None and period.start == period.end


def _has_its_place_by(draft: Draft) -> bool:
    """Tell whether an amount is what gives a place in an order: "the port stays in first place *with 3 million*"."""
    items, at = draft.items, draft.at
    if items[at - 1].lower != "with":
        return False
    return any(
        "rank" in item.classes
        or item.lower in time_words("leading_place")
        or (item.number is not None and item.number.form == "ordinal")
        for item in items[max(0, at - _PLACED) : at - 1]
    )


def _is_put(draft: Draft) -> bool:
    """Tell whether somebody puts a figure on what was: "exports *are estimated at* 3 million"."""
    words = words_before(draft.items, draft.at, _PUT)
    if names_stock(draft):
        return False  # "reserves *are put at* 3 million" whenever that was
    return words[-1:] == ["at"] and not time_words("put").isdisjoint(words)


def _is_beside(draft: Draft) -> bool:
    """Tell whether a share was measured beside another: "accounts for 30 percent, *against* 20 a year before"."""
    items, first, beside = draft.items, draft.at + 1, time_words("beside")
    for index in range(first, min(first + _ASIDE, len(items))):
        if items[index].lower in beside and (items[index].lower != "from" or _is_led_to_number(items, index)):
            return True
    return False


def _is_led_to_number(items: list[Item], index: int) -> bool:
    """Tell whether another figure follows "from": "up from 20 percent", not "40 km from the capital"."""
    return any(item.kind == "number" for item in items[index + 1 : index + 4])


def continues(draft: Draft, timeline: Timeline) -> bool:
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
    if timeline.current_sentence != draft.sentence.ordinal - 1 or not pointing:
        return False
    standing = draft.kind is Kind.LEVEL and second in time_words("standing_verb")
    return not standing or is_single(timeline.current)  # "In May it lent 3 million. It *employs* 40 people"


def goes_on_doing(draft: Draft, timeline: Timeline, day: date | None) -> bool:
    """Tell whether what somebody has done goes on with a stretch up to the day, or with what there was at a day.

    "*Since* the campaign began in 2018 … It *has closed 300* shops", "*At the end of May* … it *had* …".
    """
    current = timeline.current
    if current is None or day is None or counts_up(draft, timeline):
        return current is not None
    if current.start == current.end:
        return timeline.current_sentence == draft.sentence.ordinal - 1 and current.end != day
    return current.start < day <= current.end


def counts_up(draft: Draft, timeline: Timeline) -> bool:
    """Tell whether a sentence counts up what the one before it told of: "*In all*, 300 works have been started"."""
    return timeline.current_sentence == draft.sentence.ordinal - 1 and sums_up(draft)


def is_still(draft: Draft) -> bool:
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


def is_present(draft: Draft) -> bool:
    """Tell whether a place in an order is what somebody has: "*is* the second largest", "*ranks* third"."""
    before = draft.items[max(0, draft.at - 4) : draft.at]
    return any(item.lower in {"is", "are", "remains"} for item in before) or any(
        i.classes & {"rank"} and i.lower.endswith("s") for i in draft.items
    )


def goes_without(draft: Draft, other: Draft) -> bool:
    """Tell whether a part goes without a verb, and without a time as the one before: "half of A and *a third* of B"."""
    if other.period is not None or other.status is not draft.status:
        return False
    if draft.kind is Kind.SHARE and other.kind is Kind.LEVEL:
        after = [item.lower for item in draft.items[draft.at + 1 : draft.at + 3]]
        return after[:1] == ["of"] and after[-1] in _OF_THEM  # "has 2,000 ships, but *a third of them* are idle"
    if draft.kind is not other.kind:
        return False
    between = draft.items[other.at + 1 : draft.at]
    joined = any(item.lower in _JOINING for item in between)
    if draft.kind is Kind.SHARE:
        return joined and len(between) < _FAR
    if draft.kind is not Kind.LEVEL or not joined or len(between) > _COUNTED:
        return False  # "runs 1,900 offices *and 12 sheds*"
    return all(item.classes.isdisjoint(_CLAUSED) and item.lower not in _ENDING for item in between[1:])
