"""The period of a figure that stands neither right behind nor before it: the only one of its sentence, one far off."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import Final

from policykg.extraction.items import Item
from policykg.extraction.observations.drafts import Draft
from policykg.extraction.observations.period_clauses import (
    VERBS,
    aims_apart,
    dates_own_clause,
    goes_on_otherwise,
    is_behind_since,
    is_condition,
    is_deadline_of_another,
    is_in_clause_with_as,
    is_of_relative,
    names_part,
    numbers_another,
)
from policykg.extraction.observations.reach import begins_subject, in_brackets
from policykg.extraction.observations.vocables import time_words
from policykg.extraction.periods import Shape
from policykg.facts import ObservationStatus

_RELATIVE: Final = frozenset({Shape.YEAR_BEFORE, Shape.MONTH_BEFORE, Shape.QUARTER_BEFORE})


def _absolute(item: Item) -> bool:
    """Tell whether a period stands on its own: "a year earlier" belongs to the number beside it alone."""
    return item.period is not None and item.period.shape not in _RELATIVE


def only_period(draft: Draft) -> int | None:
    """Return the only period of a sentence that can date a figure, or the one that opens it."""
    items = draft.items
    apart = draft.wording.is_apart
    found = [i for i in draft.wording.dating if _absolute(items[i]) and not in_brackets(items, i)]
    found = [i for i in found if not apart(i, draft.at) and not (i < draft.at and _is_served(items, i, draft.at))]
    found = [i for i in found if i < draft.at or items[i - 1].lower != "("]
    found = [i for i in found if i > draft.at or not (is_condition(items, i, draft.at) or is_of_relative(items, i))]
    found = [i for i in found if i < draft.at or not is_behind_since(draft, i)]
    found = [i for i in found if i > draft.at or not _is_now_of_another(items, i, draft.at)]
    if not found:
        return None
    opening = [i for i in found if i < draft.at and not any(items[j].kind == "number" for j in range(i))]
    if opening and (opening[0] < 4 or not _far(items, draft.at, opening[0])):
        return opening[0]
    return found[0] if len(found) == 1 and not _far(items, draft.at, found[0]) else None


def period_ahead(draft: Draft, left: int, day: date | None) -> int | None:
    """Return the time to come of an aim that stands behind a past one of another clause.

    "In May it opened a school, and *two more*, in Alba and Brin, are to follow *in 2020*".
    """
    items, past = draft.items, draft.items[left].period
    if day is None or past is None or past.period is None or past.period.end > day:
        return None
    if not any(item.lower in {",", "and", "but"} for item in items[left : draft.at]):
        return None
    aimed = draft.status is not ObservationStatus.ACTUAL
    for index in range(draft.at + 1, len(items)):
        item = items[index]
        if item.kind == "number" or item.lower in {";", "but"}:
            return None
        if not aimed and ("relative" in item.classes or item.lower in {"or", "we", "it", "they"}):
            return None
        aimed = aimed or "future" in item.classes or item.lower in {"are to", "is to"}
        if index in draft.wording.dating:
            ahead = item.period.period if item.period is not None else None
            return index if aimed and ahead is not None and ahead.end > day else None
    return None


def _is_served(items: list[Item], index: int, at: int) -> bool:
    """Tell whether a figure is what something is done for: "will be dredged in May, *so that 300 ships* can call"."""
    between = items[index:at]
    return any(
        item.lower == "so that" or (item.lower == "so" and then.lower == "that") for item, then in pairwise(between)
    )


def _is_now_of_another(items: list[Item], index: int, at: int) -> bool:
    """Tell whether "now" belongs to the part of a sentence before a semicolon."""
    period = items[index].period
    now = period is not None and period.shape is Shape.NOW
    return now and any(item.lower == ";" for item in items[index:at])


def _far(items: list[Item], at: int, index: int) -> bool:
    """Tell whether the border of a clause stands between a number and a period, or a relative clause holds it."""
    low, high = sorted((at, index))
    between = items[low:high]
    if index > at and any(
        item.lower in time_words("splitting")
        or item.lower in time_words("conceding")
        or ("relative" in item.classes and item.lower != "that")
        for item in between
    ):
        return True
    if index > at and _is_said_between(items, at, index):
        return True
    if index > at and is_in_clause_with_as(items, at, index):
        return True
    if index > at and is_deadline_of_another(items, at, index):
        return True
    if index > at + 1 and items[index - 1].lower == "and" and begins_subject(items, index - 1):
        return True
    if index < at and is_condition(items, index, at):
        return True
    later = any(item.kind == "number" for item in items[index + 1 :])
    if index > at and later and items[index - 1].lower == "and" and items[index - 2].lower == ",":
        return True  # "rose 3 percent, and *in May* they fell 2 percent"
    if index > at and any(item.lower in {"so that", "so as to"} for item in between):
        return True  # "will build 25 dams, *so that* by 2030 no less than 90 stand"
    if index > at and any(item.lower == "so" and then.lower in {"that", "as"} for item, then in pairwise(between)):
        return True
    joined = any(item.lower == "," and following.lower == "and" for item, following in pairwise(between))
    if index > at and numbers_another(between):
        return True
    period = items[index].period
    now = index > at and period is not None and period.shape is Shape.NOW
    apart = index > at and (aims_apart(between[1:]) or names_part(between[1:]))
    if apart or (index > at and (goes_on_otherwise(items, at, index) or dates_own_clause(items, at, index))):
        return True
    if index > at and any(item.lower == "," and then.lower == "with" for item, then in pairwise(between)):
        return True  # "will invest 3 million, with the first berth due in 2022"
    parted = joined and (items[index].lower == "since" or now)
    return parted or any(item.lower in {";", ":"} for item in between)


def _is_said_between(items: list[Item], at: int, index: int) -> bool:
    """Tell whether what somebody says stands between: "presenting *3 million*, he said trade *fell in May*"."""
    said = next((i for i in range(at + 1, index) if "speech" in items[i].classes and "name" not in items[i].classes), 0)
    if not said or not any(item.lower == "," for item in items[at + 1 : said]):
        return False
    return any(not item.classes.isdisjoint(VERBS) for item in items[said + 2 : index])


def period_of_clause_before(draft: Draft) -> int | None:
    """Return the period of the clause before a semicolon, where no figure stood yet: "paid in May; 300 gained"."""
    items, at = draft.items, draft.at
    if not draft.wording.dating or draft.wording.places.get(";", at) >= at:
        return None
    border = next((i for i in range(at - 1, 0, -1) if items[i].lower == ";"), None)
    if border is None or any(item.number is not None and item.number.form != "ordinal" for item in items[:border]):
        return None
    found = [i for i in draft.wording.dating if i < border and _absolute(items[i])]
    return found[-1] if found else None
