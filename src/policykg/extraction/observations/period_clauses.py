"""Clauses of a sentence that hold a period to themselves: relative ones, conditions, purposes, what "since" opens."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from policykg.extraction.inflection import past_forms
from policykg.extraction.items import Item
from policykg.extraction.observations.aims import AIMING
from policykg.extraction.observations.drafts import Draft
from policykg.extraction.observations.tenses import Tense, tense_of
from policykg.extraction.observations.vocables import time_words
from policykg.extraction.periods import Shape
from policykg.facts import Kind

VERBS: Final = frozenset({"rise", "fall", "level", "auxiliary", "speech", "verb"})
_FINITE: Final = VERBS | {"share", "future"}
_CLAUSE: Final = 12  # items of a relative clause
_APART: Final = frozenset({"before", "after", "although", "though"})  # "after a fall in April, output rose by 3"
_JOINING: Final = frozenset({"and", "but"})
_BEING: Final = frozenset({"was", "is", "were", "are", "had", "has", "saw", "brought"})
_NO_VERB: Final = frozenset({"determiner", "preposition", "possessive", "pronoun", "name"})
_CONDITION: Final = time_words("condition")


def is_of_relative(items: list[Item], index: int) -> bool:
    """Tell whether a period closes a relative clause before the verb: "farms *which lost land in 2018* will get 3"."""
    period, following = items[index].period, index + 1
    if following < len(items) and items[following].lower == ",":
        following += 1
    if following < len(items) and items[following].lower == "to":
        return False  # "which would limit the fall for the year *to 8 percent*"
    joined = following > index + 1 and following < len(items) and items[following].lower in _JOINING
    if following >= len(items) or period is None or not (joined or not items[following].classes.isdisjoint(_FINITE)):
        return False
    if period.shape is Shape.NOW or "auxiliary" in items[index - 1].classes:
        return False  # "which has so far settled 300 cases"
    done = False
    for position in range(index - 1, max(0, index - _CLAUSE), -1):
        item = items[position]
        if item.kind == "number" or item.lower in {",", ";", ":"}:
            return False
        if item.lower in time_words("taking_place"):
            return False  # "the sale, which took place in May, brought 3 million euros"
        if joined and "relative" in item.classes and items[position - 1].lower != ",":
            return False
        if "relative" in item.classes:
            done = done or (position + 1 < index and items[position + 1].classes.isdisjoint(_NO_VERB))
            return done and (item.lower != "that" or "speech" not in items[position - 1].classes)
        past = item.lower.endswith("ed") or item.lower in past_forms()
        done = done or past or not item.classes.isdisjoint(("auxiliary", "verb"))
    return False


def period_of_when(items: list[Item], at: int) -> int | None:
    """Return the period that a clause tells of: "in *May*, when 300 joined", "from *May*, which saw 300"."""
    for index in range(at - 1, max(0, at - _CLAUSE), -1):
        item = items[index]
        if item.kind in {"period", "basis"} or item.lower in {";", ":", ","}:
            return None
        if item.lower not in {"when", "which"}:
            continue
        before = index - 1 - (items[index - 1].lower == ",")
        mention = items[before].period
        if mention is None or mention.period is None or mention.period.start == mention.period.end:
            return None
        told = item.lower == "when" or items[index + 1].lower in _BROUGHT
        return before if told else None
    return None


_BROUGHT: Final = frozenset({"saw", "brought"})


def is_behind_since(draft: Draft, index: int) -> bool:
    """Tell whether a period only says when something began: "the worst *since the war began in 2003*"."""
    between = draft.items[draft.at + 1 : index]
    since = next((i for i, item in enumerate(between) if item.lower == "since"), None)
    if since is None:
        return False
    if any(not time_words("height").isdisjoint(item.lower.split()) for item in between[since:]):
        return True  # "has fallen to 40 since its peak in May"
    return draft.kind is Kind.CHANGE or tense_of(draft.items, draft.at) is not Tense.PERFECT


def is_of_another_clause(draft: Draft) -> bool:
    """Tell whether the periods of a sentence are all of clauses that say when something else was."""
    return bool(draft.wording.dating) and all(
        (index < draft.at and is_of_relative(draft.items, index))
        or (index > draft.at and is_behind_since(draft, index))
        for index in draft.wording.dating
    )


def is_condition(items: list[Item], index: int, at: int) -> bool:
    """Tell whether a period belongs to a condition before the clause of a figure: "*if* it fails *by June*, 3"."""
    if not any(item.lower == "," for item in items[index + 1 : at]):
        return False
    for position in range(index - 1, -1, -1):
        lower = items[position].lower
        if lower in _CONDITION or (lower in _APART and position < index - 1 and items[position].kind == "word"):
            return True
        if lower in {",", ";", ":"}:
            return False
    return False


def is_deadline_of_another(items: list[Item], at: int, index: int) -> bool:
    """Tell whether a time to reach something by stands right behind another figure, of what that is to bring.

    "Set aside *2 million* so as to reach a share of 30 percent *by 2030*".
    """
    if items[index].lower != "by" or index - 1 == at or items[index - 1].kind != "number":
        return False
    between = [item.lower for item in items[at + 1 : index - 1]]
    return not time_words("purpose").isdisjoint(between)


def is_in_clause_with_as(items: list[Item], at: int, index: int) -> bool:
    """Tell whether a period stands in a clause that "as" opens: "fell to 3 percent *as traders sold* bonds for May"."""
    opened = next((i for i in range(at + 1, index) if items[i].lower == "as"), index)
    told = items[opened + 2 : index]
    return any(
        (not item.classes.isdisjoint(VERBS) and "name" not in item.classes) or item.lower in past_forms()
        for item in told
    ) or (bool(told) and told[-1].lower.endswith("ed"))


def names_part(items: list[Item]) -> bool:
    """Tell whether a part is named among items, and nothing of the whole behind it: "*including* a ferry sunk in"."""
    named = next((i for i, item in enumerate(items) if item.lower in time_words("partly")), None)
    return named is not None and not any(item.lower == "," for item in items[named:])


def numbers_another(items: list[Item]) -> bool:
    """Tell whether another stock is counted among items: "will add 30 trams to a fleet *that numbered* 200 in May"."""
    return any(
        item.lower == "that" and "level" in then.classes and then.lower.endswith("ed") for item, then in pairwise(items)
    )


def aims_apart(items: list[Item]) -> bool:
    """Tell whether an aim with a figure of its own stands among items: "has 300 and *plans to have 400* by 2025"."""
    aimed = next((i for i, item in enumerate(items) if item.marks & AIMING), len(items))
    return any(item.kind == "number" for item in items[aimed:])


def goes_on_otherwise(items: list[Item], at: int, index: int) -> bool:
    """Tell whether a period is of what is said next of the same subject, in another time than the figure.

    "Has cleared *300 hectares and plans* to finish *by 2030*", "had a surplus of *3 million and has now* had it".
    """
    joint = next((i for i in range(index - 1, at, -1) if items[i].lower in _JOINING), None)
    if joint is None or all(_is_no_verb(item) for item in items[max(0, at - _CLAUSE) : joint]):
        return False
    period = items[index].period
    if period is not None and period.shape is Shape.NOW:
        return any(not item.classes.isdisjoint(_FINITE) for item in items[joint + 1 : index + 3] if item.kind == "word")
    opened = items[joint + 1 : min(index, joint + 4)]
    if not any(item.marks & AIMING for item in opened):
        return False
    return not any(item.marks & AIMING for item in items[max(0, at - _CLAUSE) : at])


def _is_no_verb(item: Item) -> bool:
    return item.classes.isdisjoint(_FINITE) or "name" in item.classes


def dates_own_clause(items: list[Item], at: int, index: int) -> bool:
    """Tell whether a clause behind the figure is about a month: "ranked third with 3, and *May was* the best"."""
    following = items[index + 1] if index + 1 < len(items) else None
    if items[index].lower or following is None or following.lower not in _BEING:
        return False
    return any(item.lower in _JOINING for item in items[at + 1 : index])
