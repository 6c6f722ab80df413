"""Which basis that a sentence names belongs to a number: to its right in the clause, to its left, or for all of it.

Comes after ``leaders``; ``bases`` reads the item that is found here against the period of the figure.
"""

from __future__ import annotations

from typing import Final

from policykg.extraction.items import Item
from policykg.extraction.observations.drafts import Draft
from policykg.extraction.observations.leaders import leader
from policykg.extraction.observations.percentages import names_movement
from policykg.extraction.observations.vocables import time_words

_NOUN: Final = 4  # items of "year-on-year increase of"
_STARTING: Final = 6  # items from a movement to the amount that it began at
_TOLD: Final = 7  # items from such an amount to its time: "than the 3 million tonnes of tea sold in May"
_OPENING: Final = 4  # items before which the basis of a whole sentence stands
_CLAUSE_MARK: Final = time_words("clause_mark")


def stated_basis(draft: Draft) -> Item | None:
    """Return the basis item of a number: to its right in the clause, then to its left, then anywhere."""
    items, at = draft.items, draft.at
    far: Item | None = None
    if at + 3 < len(items) and items[at + 1].lower == "from" and items[at + 3].kind == "period":
        before = items[at + 2].number
        if before is not None and before.unit == draft.number.unit and draft.unit != "percent":
            return items[at + 3]
    began = _began_at(draft)
    if began is not None:
        return began
    own = _led_by(items, at)
    if own is not None:
        return own
    skipped = at
    for index in range(at + 1, len(items)):
        item = items[index]
        if index < skipped:
            continue
        if item.lower == "(" and item.kind == "word":
            skipped = _behind_signed(items, index)  # "rose 3 percent (*+4 percent year on year*)"
            continue
        if item.kind == "basis":
            if index + 1 < len(items) and "determiner" in items[index - 1].classes and names_movement(items[index + 1]):
                break  # "an annual rise of 3 percent and *a monthly rise* of 0.2 percent"
            return item
        if item.lower in _CLAUSE_MARK:
            break
        if item.kind == "number" and (
            _own_predicate(items, index)
            or _moves_anew(draft, index)
            or (item.number and item.number.unit == "percentage-point")
            or (items[index - 1].lower == "from" and items[at - 1].lower == "to" and draft.unit == "percent")
            or [word.lower for word in items[index - 2 : index]] == ["and", "by"]
            or [word.lower for word in items[index - 2 : index]] == ["for", "a"]
            or (index + 1 < len(items) and not items[index + 1].classes.isdisjoint(("above", "below")))
            or (items[index - 1].lower == "and" and any(between.kind == "period" for between in items[at:index]))
        ):
            break
    parted = False
    for index in range(at - 1, -1, -1):
        item = items[index]
        if item.kind == "number" or item.lower in _CLAUSE_MARK:
            break
        parted = parted or item.lower == ","
        if item.kind == "basis":
            if parted and item.period is not None and _follows_number(items, index):
                break
            return item
    opening = next((i for i, item in enumerate(items[:_OPENING]) if item.kind in {"basis", "number"}), at)
    if opening < at and items[opening].kind == "basis":
        far = items[opening]
    return far


def _led_by(items: list[Item], at: int) -> Item | None:
    """Return the basis that says of what kind a movement is: "a *year-on-year* increase of 3 percent"."""
    index = at - 1
    while index >= max(1, at - _NOUN):
        item = items[index]
        if item.kind == "basis":
            if item.basis and item.period is None and "determiner" in items[index - 1].classes:
                return item
            return None
        if item.lower not in {"of", "by"} and item.classes.isdisjoint(("rise", "fall", "growth")):
            return None
        index -= 1
    return None


def _behind_signed(items: list[Item], index: int) -> int:
    """Return the place behind a bracket that holds a rate of its own, with its sign or with its basis."""
    inside = items[index + 1] if index + 1 < len(items) else items[index]
    if inside.number is None or inside.number.unit != "percent":
        return index + 1
    closing = next((i for i in range(index + 2, min(len(items), index + 6)) if items[i].lower == ")"), index)
    own = any(item.kind == "basis" for item in items[index + 2 : closing])
    return closing + 1 if own else index + 1


def _began_at(draft: Draft) -> Item | None:
    """Return the period of the amount that a movement began at.

    "Rose 3 percent from a revised 4 million *in May*", "3 percent more than the 4 million sold *in May*".
    """
    items, index = draft.items, draft.at + 1
    if draft.unit != "percent" or index >= len(items):
        return None
    led = "from"
    if items[index].lower != led:
        if items[index].classes.isdisjoint(("above", "below")):
            return None
        led = "than"
    while index + 1 < min(len(items), draft.at + _STARTING) and items[index].kind != "number":
        index += 1
    number = items[index].number
    if number is None or number.unit == "percent" or leader(items, index) != led:
        return None
    reach = index + (2 if led == "from" else _TOLD)
    following = next((item for item in items[index + 1 : reach] if item.kind != "word"), None)
    return following if following is not None and following.kind == "period" else None


def _follows_number(items: list[Item], index: int) -> bool:
    """Tell whether a basis closes what a number before it says: "rose 3 points from the fourth quarter, and …"."""
    for item in reversed(items[:index]):
        if item.lower in {",", ";", ":"}:
            return False
        if item.kind == "number":
            return True
    return False


def _moves_anew(draft: Draft, index: int) -> bool:
    """Tell whether a rate behind a comma moves by itself: "fell 4 percent to 3, *down 11 percent* from a year ago"."""
    items, number = draft.items, draft.items[index].number
    if number is None or number.unit != "percent" or draft.unit != "percent" or items[index - 2].lower != ",":
        return False
    return not items[index - 1].classes.isdisjoint(("upward", "downward"))


def _own_predicate(items: list[Item], index: int) -> bool:
    """Tell whether a number has a verb of its own since the number before it."""
    position = index - 1
    while position >= 0 and items[position].kind != "number":
        item = items[position]
        if not item.classes.isdisjoint(("level", "share", "above", "below", "rate", "verb", "contribution")):
            return True
        if item.lower == "(":
            return False
        position -= 1
    return False
