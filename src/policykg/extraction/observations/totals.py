"""Parts of counted wholes: "27 of the 41 sectors", "of 41 sectors, 27 grew"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from policykg.extraction.items import Item
from policykg.extraction.observations.drafts import Draft, unit_class
from policykg.facts import Kind


def totals_of(items: list[Item]) -> dict[int, int]:
    """Return the numbers that are a part of a counted whole, with the item of the whole: "27 of the 41"."""
    found: dict[int, int] = {}
    for at, item in enumerate(items):
        if item.number is None or unit_class(item.number) != "bare" or item.number.form != "plain":
            continue
        whole = _whole_after(items, at)
        if whole is None:
            whole = _whole_before(items, at)
        if whole is None and found:
            whole = _whole_shared(items, at, max(found), found)
        if (
            whole is not None
            and whole not in found
            and (total := items[whole].number)
            and total.value >= item.number.value
        ):
            found[at] = whole
    return found


def _whole_shared(items: list[Item], at: int, before: int, found: dict[int, int]) -> int | None:
    """Return the whole of the part before, where the rest of it follows: "of 41 sectors, 27 grew *and 14 shrank*"."""
    whole = items[found[before]].number
    part, rest = items[before].number, items[at].number
    if whole is None or part is None or rest is None or found[before] > before:
        return None
    joint = items[at - 1].lower in _JOINTS and part.value + rest.value <= whole.value
    does = at + 1 < len(items) and bool(items[at + 1].classes & _DOING)
    between = items[before + 1 : at]
    return found[before] if joint and does and all(item.kind == "word" for item in between) else None


def is_member(items: list[Item], at: int) -> bool:
    """Tell whether "one" only says to what something belongs: "the plan, *one* of seven drafts", "is *one* of four".

    What is named "as one of five aims" is a part of these: the others are aims as well.
    """
    number = items[at].number
    if number is None or not number.word or number.value != 1 or number.unit or at == 0 or at + 1 >= len(items):
        return False
    return items[at + 1].lower == "of" and items[at - 1].lower in _BEING


def is_ranked(items: list[Item], at: int, made: Sequence[Draft]) -> bool:
    """Tell whether a number is how many a place is one of: "ranked 12th *out of 140* countries"."""
    if not made or made[-1].kind is not Kind.RANK or items[at - 1].lower not in {"of", "among"}:
        return False
    return at - made[-1].at <= _NEAR


_JOINTS: Final = frozenset({"and", "while", "but", ","})
_DOING: Final = frozenset({"verb", "level", "auxiliary", "rise", "fall", "share", "speech"})
_NEAR: Final = 5  # items between a place and how many there are
_BEING: Final = frozenset(
    {
        ",",
        "-",
        "\u2013",
        "\u2014",
        ">",
        "(",
        "is",
        "was",
        "are",
        "were",
        "be",
        "been",
        "remains",
        "became",
        "become",
        "becoming",
    }
)


def _whole_after(items: list[Item], at: int) -> int | None:
    index = at + 1
    if is_member(items, at):
        return None
    if index < len(items) and items[index].lower == "out":
        index += 1
    if index >= len(items) or items[index].lower != "of":
        return None
    for position in range(index + 1, min(index + 7, len(items))):
        item = items[position]
        if item.number is not None:
            return position if unit_class(item.number) == "bare" and item.number.form == "plain" else None
        if (
            item.classes.isdisjoint(("determiner", "name", "adverb"))
            and item.lower not in {"'s", "\u2019s", "top"}
            and item.kind == "word"
        ):
            if position + 1 < len(items) and items[position + 1].lower in {"'s", "\u2019s"}:
                continue
            return None
    return None


def _opens(items: list[Item], index: int) -> bool:
    """Tell whether an item opens a clause: "*Of* 41 sectors, 27 grew", not "at a rate *of* 41 tonnes, 27 more"."""
    while index > 0 and items[index - 1].light:
        index -= 1
    return index == 0 or items[index - 1].kind != "word" or not items[index - 1].lower[0].isalpha()


def _whole_before(items: list[Item], at: int) -> int | None:
    comma = False
    for index in range(at - 1, -1, -1):
        item = items[index]
        if item.lower == ",":
            if comma:
                return None
            comma = True
        elif item.number is not None:
            owned = items[index - 1].lower in {"'s", "\u2019s"} and {"of", "among"} & {i.lower for i in items[:index]}
            led = index - 2 if items[index - 1].lower == "the" else index - 1
            opened = bool(owned) or (led >= 0 and items[led].lower in {"of", "among"} and _opens(items, led))
            plain = unit_class(item.number) == "bare" and item.number.form == "plain"
            return index if comma and opened and plain else None
        elif "auxiliary" in item.classes or "level" in item.classes:
            return None
    return None
