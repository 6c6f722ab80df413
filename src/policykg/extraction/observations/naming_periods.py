"""Periods that only name something, and date no figure: an aim, a height, what came before, a norm beside them.

``period_items`` asks here whether a period expression of a sentence can be the time of a figure.
"""

from __future__ import annotations

from typing import Final

from policykg.extraction.inflection import past_forms
from policykg.extraction.items import OWNING, Item
from policykg.extraction.observations.vocables import time_words
from policykg.extraction.periods import Shape

_DATELINE: Final = 9  # items before the day of a dateline, with commas
_PLAIN_DATELINE: Final = 4  # of a day so near the beginning no mark is asked for
_CLAUSE: Final = frozenset({"auxiliary", "preposition", "level", "rise", "fall", "speech"})
_PRICES: Final = 4  # items of "last year's constant prices" behind its period
_OF: Final = 3  # items from "wake of the" to its period


def names_aim(items: list[Item], index: int) -> bool:
    """Tell whether a year only names an aim that is spoken of: "well ahead of *its 2030 target*"."""
    if index + 1 >= len(items) or items[index + 1].lower not in time_words("of_aim"):
        return False
    if any(item.kind == "number" for item in items[index + 2 : index + 6]):
        return False  # "the 2030 target of 50 percent"
    before = [item.lower for item in items[max(0, index - 4) : index]]
    return not time_words("towards_aim").isdisjoint(before)


def is_of_superlative(items: list[Item], index: int) -> bool:
    """Tell whether a stretch only says since when nothing was more: "*the largest drop from* June to August 2018"."""
    before = items[max(0, index - 4) : index]
    opened = next((i for i, item in enumerate(before) if item.lower == ","), None)
    if opened is None:
        return False
    return any(item.lower.endswith("est") or item.lower in time_words("of_record") for item in before[opened:])


def is_base_of_prices(items: list[Item], index: int) -> bool:
    """Tell whether a year is that at whose prices an amount is reckoned: "measured *in last year's* constant prices".

    A possessive or "constant" shows it; a year right before "prices" also where its preposition is "at".
    """
    period, near = items[index].period, [item.lower for item in items[index + 1 : index + _PRICES]]
    priced = next((place for place, lower in enumerate(near) if lower in {"prices", "price"}), None)
    if period is None or period.shape not in {Shape.YEAR, Shape.YEARS} or priced is None:
        return False
    between = near[:priced]
    if any(lower not in OWNING and lower not in time_words("constant") for lower in between):
        return False
    return (
        bool(between) or items[index].lower == "at" or "constant" in {i.lower for i in items[max(0, index - 2) : index]}
    )


def is_after(items: list[Item], index: int) -> bool:
    """Tell whether a month only names what something came after: "sent 30 teams *after the May floods*"."""
    before, following = items[index - 2].lower, items[index + 1 : index + 2]
    named = bool(following) and following[0].kind == "word" and following[0].lower[0].isalpha()
    if before in {"of", "to", "by"} and index > _OF:
        return named and items[index - _OF].lower in time_words("upset")  # "in the wake *of* the May floods"
    return named and before in {"after", "before", "despite", "since", "amid"}


def is_norm(before: str, lower: str) -> bool:
    """Tell whether a word is a plan or a norm, of no time: "3 percent *below plan* in May"."""
    if lower in time_words("usual_level"):
        return before in time_words("of_usual")
    return lower in time_words("yardstick") and lower not in time_words("outlook_made")


def is_of_verb_behind(items: list[Item], index: int) -> bool:
    """Tell whether a day stands before the verb that it dates: "they said the bank *yesterday received* bids"."""
    before, following = items[index - 1], items[index + 1]
    if "speech" in following.classes or "speech" in before.classes or before.kind != "word":
        return False
    if following.lower in time_words("opening") or not before.classes.isdisjoint(("preposition", "pronoun")):
        return False
    verb = not following.classes.isdisjoint(("rise", "fall", "level", "verb")) or following.lower in past_forms()
    return verb and before.lower[0].isalpha()


def is_dateline(items: list[Item], index: int) -> bool:
    """Tell whether a day only says where and when a report was filed: "PERTH, Australia, *May 3* - The mills …"."""
    item, following = items[index], items[index + 1 : index + 2]
    if item.lower or index > _DATELINE or item.period is None or item.period.shape is not Shape.DAY:
        return False
    if index >= _PLAIN_DATELINE and (not following or following[0].lower not in time_words("dateline_end")):
        return False
    return all(before.kind == "word" and before.classes.isdisjoint(_CLAUSE) for before in items[:index])
