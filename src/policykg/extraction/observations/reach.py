"""Which period expression of a sentence dates a figure: reach to its right, its left, or over the whole sentence."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from policykg.extraction.items import POSSESSED, Item
from policykg.extraction.observations.drafts import Draft
from policykg.extraction.observations.leaders import is_moved_on_day, leader
from policykg.extraction.observations.period_clauses import (
    VERBS,
    is_condition,
    is_of_relative,
    period_of_when,
)
from policykg.extraction.observations.vocables import time_words
from policykg.extraction.periods import Shape
from policykg.facts import Bound, Kind, ObservationStatus

_LINKS: Final = frozenset({"to", "from", "(", "of", "-", "\u2013"})  # between the numbers of one movement or range
_OWNED: Final = 4  # items from a period that owns a number to this
_PAIR: Final = 2
_TOLD: Final = 6  # items of "in May there had been 300"
_COUNTED: Final = 4  # items from a number to the relative clause of what it counts
_NOUN: Final = 5  # items from the period of a noun to the number that it is of
_IN: Final = frozenset({"in", "for", "during", "over", "of"})
_NO_ATTRIBUTE: Final = VERBS | {"preposition", "conjunction", "relative", "determiner", "target", "forecast", "future"}
_SUBORDINATE: Final = time_words("subordinate")
_SPLITTING: Final = time_words("splitting")
_OF_AIM: Final = time_words("of_aim")


_REACHED_THEN: Final = time_words("reached_then")


def period_right(draft: Draft, day: date | None = None) -> int | None:
    """Return the period item that follows a number in its clause; the day is the article's."""
    items, dating = draft.items, draft.wording.dating
    if (not dating or dating[-1] < draft.at) and (day is None or draft.status is ObservationStatus.ACTUAL):
        return None
    index = draft.at + 1
    compared = False
    while index < len(items):
        item = items[index]
        if item.kind == "period" and not compared and index in dating:
            return index if not dates_another(items, draft.at, index) else None
        if item.lower == "(":
            index = _behind_bracket(items, index)
            continue
        if item.kind == "number":
            if not _goes_with(draft, index):
                return None
            if leader(items, index) == "from" and _comes_from(items, draft.at, index):
                if is_moved_on_day(items, index) or is_ahead(items, index + 1, day):
                    return index + 1
                return None  # "rose 3 percent from 4 million euros in May": May has the amount
            if leader(items, index) == "compared":
                return None  # "3 percent - relative to 4 percent in May"
        elif item.lower == "before" and draft.status is not ObservationStatus.ACTUAL and index + 1 in dating:
            return index + 1  # "is to build 300 ferries before the end of 2021"
        elif item.lower == "as" and items[index - 1].lower in time_words("set_as"):
            pass  # "the 3 percent *set as* the goal for the year"
        elif (
            item.lower in _SPLITTING
            or item.lower in _SUBORDINATE
            or ("relative" in item.classes and item.lower != "that" and not _of_which(items, draft.at, index))
        ):
            if "relative" in item.classes and _narrows(items, draft.at, index):
                return _in_narrowing(items, index, dating)
            return _of_taking_effect(items, index, dating)
        elif item.lower == ",":
            following = items[index + 1] if index + 1 < len(items) else item
            if "relative" in following.classes:
                return _of_taking_effect(items, index + 1, dating)
            if following.lower in time_words("foreseen") and index + 2 in dating:
                return index + 2  # "with a further decline, to *3 million*, expected in 2020"
            if following.kind not in {"period", "basis"} or _has_a_figure(items, index + 1):
                return None
            if following.lower == "with":
                return None  # "is put at 4 percent for 2020, *with the first quarter* at 5"
        elif item.lower == "and" and not _opens_range(draft, index) and not _next_is_list(items, index):
            return None
        elif item.lower in _OF_AIM and items[draft.at + 1].lower == "of":
            return None  # "80 percent of the target for the year"
        elif (
            draft.kind is Kind.GAP and not item.classes.isdisjoint(("above", "below")) and "preposition" in item.classes
        ):
            compared = True
        index += 1
    return None


def dates_another(items: list[Item], at: int, index: int) -> bool:
    """Tell whether a participle dates a later figure alone: "the 3 million tonnes beat the 2 million *reached* in"."""
    if items[index - 1].lower not in _REACHED_THEN or "auxiliary" in items[index - 2].classes:
        return False
    return any(item.kind == "number" for item in items[at + 1 : index])


def _comes_from(items: list[Item], at: int, origin: int) -> bool:
    """Tell whether a figure comes from another: "3 percent *from 4* in May", "8 euros *a barrel from* 31 in May"."""
    led = next((index for index in range(origin - 1, at, -1) if items[index].lower == "from"), None)
    if led is None:
        return False
    return led == at + 1 or items[at + 1].lower in {"a", "per", "an"}


def is_ahead(items: list[Item], index: int, day: date | None) -> bool:
    """Tell whether a time to come stands at a place: "will be cut to 30 percent from 35 percent *in 2020*"."""
    mention = items[index].period if index < len(items) else None
    return mention is not None and mention.period is not None and day is not None and mention.period.start > day


def _behind_bracket(items: list[Item], index: int) -> int:
    """Return the item behind a bracket that holds a number: "3 euros (*4 dollars; 5 pounds*) in May"; else the next."""
    closing = next((i for i in range(index + 1, min(len(items), index + 12)) if items[i].lower == ")"), index)
    return closing + 1 if any(items[i].kind == "number" for i in range(index, closing)) else index + 1


def _of_taking_effect(items: list[Item], first: int, dating: Sequence[int]) -> int | None:
    """Return the period from which on a clause says that a figure holds: "cuts of 3 million *that apply from* May"."""
    acting = False
    for index in range(first + 1, min(len(items), first + 8)):
        item = items[index]
        if item.kind == "period":
            return index if acting and index in dating else None
        if item.kind == "number" or item.lower in {",", ";", ":"}:
            return None
        acting = acting or not time_words("taking_effect").isdisjoint(item.lower.split())
    return None


def _narrows(items: list[Item], at: int, index: int) -> bool:
    """Tell whether a relative clause says which things are counted: "*the 3,000 pupils who* leave school this year"."""
    if index > at + _COUNTED or items[at - 1].lower not in {"the", "all", "those"}:
        return False
    return all(item.kind == "word" and item.lower != "," for item in items[at + 1 : index])


def _in_narrowing(items: list[Item], first: int, dating: Sequence[int]) -> int | None:
    """Return the period in such a clause, before any mark or number."""
    for index in range(first + 1, len(items)):
        if items[index].kind == "period":
            return index if index in dating else None
        if items[index].kind == "number" or items[index].lower in {",", ";", ":", "and"}:
            return None
    return None


def _of_which(items: list[Item], at: int, index: int) -> bool:
    """Tell whether a relative clause is the figure's own: "*46 of which* were approved in May"."""
    return index == at + 2 and items[at + 1].lower == "of"


def _linked(items: list[Item], index: int) -> bool:
    """Tell whether a number continues the one before: "rose 3 percent to 4 million in May"."""
    return items[index - 1].kind == "basis" and index >= 2 and items[index - 2].kind == "number"


def _goes_with(draft: Draft, index: int) -> bool:
    """Tell whether a number belongs to the movement or range of a figure: "*3 to 4 percent* in May"."""
    items = draft.items
    if items[index - 1].lower in _LINKS or index == draft.at + 1 or _linked(items, index):
        return True
    return index == draft.at + 2 and _opens_range(draft, index - 1)


def _has_a_figure(items: list[Item], index: int) -> bool:
    """Tell whether a period stands right before a figure of its own: "in May 3 percent, *in June* 4 percent"."""
    if index + 1 >= len(items) or items[index + 1].kind == "number":
        return index + 1 < len(items)
    told = items[index + 1].lower in {"there", "it", "they"}  # "in May 3 percent, *in June it was* 4"
    return told and any(item.kind == "number" for item in items[index + 2 : index + _TOLD])


def _opens_range(draft: Draft, index: int) -> bool:
    """Tell whether "and" joins the ends of a range: "*between 3* and 4 percent in May"."""
    items = draft.items
    ends = draft.bound is Bound.AT_LEAST and index == draft.at + 1 and index + 1 < len(items)
    between = draft.number.first < draft.number.core or items[draft.at - 1].lower == "between"
    return ends and items[index + 1].kind == "number" and between


def _next_is_list(items: list[Item], index: int) -> bool:
    """Tell whether "and" only joins nouns: no verb and no number follows before the next mark or period."""
    for item in items[index + 1 : index + 7]:
        if item.kind == "period" or item.lower in {",", "."}:
            return item.kind != "period" or not begins_subject(items, index)
        if item.kind == "number":
            return False
        if not item.classes.isdisjoint(
            ("rise", "fall", "level", "share", "auxiliary", "verb", "upward", "downward")
        ) and ("name" not in item.classes):
            return False
    return True


def begins_subject(items: list[Item], index: int) -> bool:
    """Tell whether "and" leads to a subject with a period of its own: "rose 3 percent and *June orders fell* 4"."""
    if items[index + 1].kind != "period" or items[index + 1].lower:
        return False
    for position in range(index + 2, min(len(items), index + 8)):
        item = items[position]
        if item.kind != "word" or item.lower in {",", ";", ":", "."}:
            return False
        if not item.classes.isdisjoint(VERBS) and "name" not in item.classes:
            return position > index + 2
    return False


def period_owning(items: list[Item], at: int) -> int | None:
    """Return the period that owns a number: "after *May's* 3 percent", "*the first quarter's* revised 2 percent"."""
    if at >= _PAIR and items[at - 1].lower in {"(", ":"}:
        return _period_of_bracket(items, at)
    told = period_of_when(items, at)
    if told is not None:
        return told
    first = at - _OWNED
    if at > 1 and items[at - 1].lower in {"of", "total of"}:
        first -= 2  # "April's revised figure of 3 million"
        named = _period_of_noun(items, at)
        if named is not None:
            return named
    for index in range(at - 1, max(-1, first), -1):
        item = items[index]
        if item.kind == "period" and item.lower == POSSESSED:
            return index if item.period is not None and item.period.period is not None else None
        if item.kind != "word" or item.lower in {",", ";", ":"}:
            return None
    return None


def _period_of_noun(items: list[Item], at: int) -> int | None:
    """Return the period of the noun that a number is of: "the *May deficit of* 3", "a deficit *in May of* 3"."""
    if items[at - 1].lower == "total of":
        named = items[at - 2].period
        return at - 2 if named is not None and named.period is not None else None
    behind = items[at - 2].period if at > _PAIR else None
    if behind is not None and behind.period is not None and items[at - 2].lower in _IN:
        noun = at - 3
        while noun > 0 and noun > at - _NOUN and not items[noun].classes.isdisjoint(("preposition", "determiner")):
            noun -= 1  # "a deficit *for all of* 2018 of 3 million"
        item = items[noun]
        return at - 2 if item.kind == "word" and item.classes.isdisjoint(VERBS) and item.lower[0].isalpha() else None
    for index in range(at - 2, max(-1, at - _NOUN), -1):
        item = items[index]
        mention = item.period
        if item.kind == "period" and mention is not None and index < at - 2:
            return index if mention.period is not None and mention.shape is not Shape.NOW else None
        noun_of = index == at - 2 and item.lower in time_words("account_noun")
        if (
            item.lower in {",", ";", ":"}
            or item.kind != "word"
            or not (noun_of or (index < at - 2 and item.classes.isdisjoint(_NO_ATTRIBUTE)))
        ):
            return None
    return None


def _period_of_bracket(items: list[Item], at: int) -> int | None:
    """Return the period that a number in brackets stands behind: "the losses of April (*3 percent*)", "(*May: 3*)"."""
    inside = items[at - 1].lower == ":"
    if inside and (at <= _PAIR or items[at - 3].lower != "("):
        return None
    if not inside and (at + 1 >= len(items) or items[at + 1].lower != ")"):
        return None
    period = items[at - 2].period
    return at - 2 if period is not None and period.period is not None else None


def period_left(draft: Draft, at: int) -> int | None:
    """Return the nearest period item before a number and after the number before it."""
    items, dating = draft.items, draft.wording.dating
    if not dating or dating[0] >= at:
        return None
    closed = {last: first for first, last in draft.wording.set_off if last < at}
    index = at - 1
    while index >= 0 and (items[index].kind != "number" or _is_one(items, index, at)):
        if items[index].lower in {";", ":"} or (items[index].lower == "so that" and index < draft.at):
            return None
        if index in dating and not _explains_before(items, index, at):
            return None if is_condition(items, index, at) or is_of_relative(items, index) else index
        opening = closed.get(index)
        index = opening - 1 if opening is not None else index - 1
    return None


def _is_one(items: list[Item], index: int, at: int) -> bool:
    """Tell whether "one" stands for what was measured before: "May brought a rise of 2 percent, June *one of 3*"."""
    number = items[index].number
    return index == at - _PAIR and number is not None and number.word and items[at - 1].lower == "of"


def _explains_before(items: list[Item], index: int, at: int) -> bool:
    """Tell whether a period in brackets is of another clause: "back at its level then (May 2018), but *3 percent*"."""
    if not in_brackets(items, index):
        return False
    return any(item.lower in {",", "but", "and"} for item in items[index + 2 : at])


def in_brackets(items: list[Item], index: int) -> bool:
    """Tell whether a period stands alone in brackets: it dates the words before it, "the level then (May 2018)"."""
    return 0 < index < len(items) - 1 and items[index - 1].lower == "(" and items[index + 1].lower == ")"
