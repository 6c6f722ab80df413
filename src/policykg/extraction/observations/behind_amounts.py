"""Where what stands behind an amount says what it is: "3 million euros *in aid*", "3 tonnes *of tin*".

Comes after ``phrases``; ``amounts`` calls it.
"""

from __future__ import annotations

from policykg.extraction.items import Item
from policykg.extraction.observations.around import is_per_unit
from policykg.extraction.observations.drafts import Draft, is_money
from policykg.extraction.observations.noun_phrases import (
    NOTHING,
    Phrase,
    complement_after,
    goods_after,
    past_brackets,
    right_phrase,
)
from policykg.extraction.observations.phrases import PhraseReader
from policykg.extraction.observations.vocables import figure_words
from policykg.facts import Bound


def complement_of(draft: Draft, *, named: bool) -> Phrase:
    """Return the noun phrase that a preposition leads to behind an amount.

    Args:
        draft: the amount.
        named: whether its verb says what it is, so that only the goods are looked for.
    """
    items = draft.items
    beside = past_brackets(items, _past_range(draft))
    if beside < len(items) and items[beside].lower == "worth":
        beside += 1  # "exported 3 billion euros *worth* of lamps"
    if beside + 1 < len(items) and _is_each_year(items, beside):
        beside += 2  # "channels 3 million euros *a year* to mills"
    goods = goods_after(items, beside) if named and not is_money(draft.unit) else NOTHING
    phrase = goods if goods.mode == "phrase" else complement_after(items, beside)
    if phrase.mode == "phrase" and items[phrase.first - 1].lower == "into" and not is_money(draft.unit):
        return NOTHING  # "put 30 kilowatt-hours *into the grid*"
    if phrase.mode == "phrase" and phrase.last < len(items) and items[phrase.first].lower == "order":
        return phrase if items[phrase.last].lower != "to" else NOTHING  # "3 million euros a year *in order to*"
    return phrase


def noun_behind(at: int, reader: PhraseReader) -> Phrase:
    """Return the noun phrase right behind the amount at an item: "3 million euros *aid*"."""
    behind = NOTHING if is_per_unit(reader.items, at + 1) else right_phrase(reader.items, at + 1)
    if behind.mode == "phrase" and ("preposition" in reader.items[behind.first].classes or reader.is_hollow(behind)):
        return NOTHING  # "fed 30 kilowatt-hours *into the grid*", "30 euros *worth*"
    if behind.mode == "phrase" and _is_participle(reader.items, behind):
        return NOTHING  # "3 billion euros *wiped off* its value"
    return behind


def _is_participle(items: list[Item], phrase: Phrase) -> bool:
    """Tell whether a phrase opens with a participle and a preposition: "(3 million) *taken out* of the fund"."""
    first, following = items[phrase.first], items[min(phrase.first + 1, len(items) - 1)]
    return first.lower.endswith("ed") and not first.classes & {"name"} and "preposition" in following.classes


def taken_from(items: list[Item], at: int) -> Phrase:
    """Return what an amount is said to come from: "3 million euros *(was) earned from exports*"."""
    index = at + 1
    while index < len(items) and (items[index].light or "auxiliary" in items[index].classes):
        index += 1
    led = index + 2 < len(items) and items[index].lower in figure_words("earning") and items[index + 1].lower == "from"
    return right_phrase(items, index + 2) if led else NOTHING


def _is_each_year(items: list[Item], index: int) -> bool:
    """Tell whether an item begins in which time an amount comes up again: "3 million euros *a year*"."""
    return is_per_unit(items, index) and "period-unit" in items[index + 1].classes


def _past_range(draft: Draft) -> int:
    """Return the item behind a number, or behind the range that it begins: "between *3 and 4* million euros"."""
    items, index = draft.items, draft.at + 1
    if draft.bound is not Bound.AT_LEAST or index + 1 >= len(items) or items[index + 1].number is None:
        return index
    if items[index].lower in {"and", "to", "-", "\u2013"}:
        return index + 2
    return index
