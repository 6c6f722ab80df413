"""Numbers spoken of in one breath: lists of values, and amounts given again in another money or in brackets."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from policykg.extraction.items import Item
from policykg.extraction.numbers import Number
from policykg.extraction.observations.drafts import Draft, is_money, number_class
from policykg.extraction.observations.noun_phrases import NOTHING, right_phrase
from policykg.facts import Bound, Kind

RESTATED: Final = "other currency in brackets"
EARLIER: Final = "earlier value in brackets"
_BRACKET: Final = 3  # items of a bracket before its number: "(a year earlier: 3"
_NEXT: Final = frozenset({";", ",", "/"})
_AGAIN: Final = (["("], ["or"], [",", "or"], ["(", "or"], [",", "equivalent", "to"], ["(", "equivalent", "to"])


def other_currency(items: list[Item], at: int, made: Sequence[Draft]) -> Draft | None:
    """Return the draft before a number that gives its amount again in another money: "(£3m; $4m)", "or $4m"."""
    here, previous = items[at].number, made[-1] if made else None
    assert here is not None
    if previous is not None and previous.number.unit == "percent" and at > 1 and items[at - 2].lower == "(":
        previous = _amount_grown(items, at, made)
        return previous if previous is None or here.unit != previous.number.unit else None
    if previous is None or at == 0 or here.unit == previous.number.unit:
        return None
    if not is_money(here.unit) or not is_money(previous.number.unit):
        return None
    between = [item.lower for item in items[previous.at + 1 : at]]
    again = between in _AGAIN or (between == [","] and here.bound is Bound.ABOUT)
    return previous if again or (previous.rule == RESTATED and len(between) == 1 and between[0] in _NEXT) else None


def _amount_grown(items: list[Item], at: int, made: Sequence[Draft]) -> Draft | None:
    """Return the amount that a bracket gives again behind its growth: "3 million yuan, up 2 percent (*or $0.4m*)"."""
    here = items[at].number
    if here is None or not is_money(here.unit) or items[at - 1].lower not in {"or", "equaling", "equalling"}:
        return None
    amount = next((draft for draft in reversed(made) if draft.number.unit != "percent"), None)
    if amount is None or not is_money(amount.number.unit) or amount.kind is not Kind.LEVEL:
        return None
    return None if any(item.lower == ";" for item in items[amount.at : at]) else amount


def earlier_in_brackets(items: list[Item], at: int, made: Sequence[Draft]) -> Draft | None:
    """Return the draft whose own earlier value a bracket gives: "rose by 3 percent (*May 2018: 2 percent*)"."""
    if at < _BRACKET or items[at - 1].lower != ":" or items[at - 3].lower != "(":
        return None
    number = items[at].number
    if number is None or items[at - 2].kind not in {"period", "basis"}:
        return None
    return next((draft for draft in reversed(made) if number_class(draft.number) == number_class(number)), None)


def list_head(items: list[Item], at: int, previous: Draft | None) -> Draft | None:
    """Return the draft before a number that follows it directly in a list: "3, 4 and 5 percent"."""
    if previous is None or previous.kind is Kind.STREAK or previous.total is not None:
        return None
    after = items[at + 1] if at + 1 < len(items) else None
    if after is not None and not after.classes.isdisjoint(("above", "below", "upward", "downward")):
        return None
    if after is not None and after.lower == "of" and items[at - 1].lower == "or":
        return None  # "up 3 percent, or 20 percent of the total"
    joined, end = False, items[at].number
    if after is not None and after.kind in {"period", "basis"} and items[at - 1].lower == "," and _is_limit(end):
        return None  # "3.1 percent in June, *above 2.9* percent in May"
    ranged = previous.number.bound is Bound.EXACT or (end is not None and end.bound is Bound.AT_MOST)
    for item in items[previous.at + 1 : at]:
        if item.lower in {",", "and", "or"} or (
            item.lower in {"to", "-", "\u2013", "/"} and previous.bound is Bound.AT_LEAST and ranged
        ):
            joined = True
        elif not item.light or item.kind == "basis":
            return None
    number = items[at].number
    assert number is not None
    return (
        previous
        if joined
        and number_class(previous.number) == number_class(number)
        and (number.unit or not _noun_follows(items, at))
        else None
    )


def _is_limit(number: Number | None) -> bool:
    """Tell whether a number has a word before it that it lies above or below: "above 2.9 percent"."""
    return number is not None and number.bound in {Bound.AT_LEAST, Bound.AT_MOST}


def _noun_follows(items: list[Item], at: int) -> bool:
    return at + 1 < len(items) and right_phrase(items, at + 1) is not NOTHING
