"""What is still to become of those counted: "40 stations *are to be* built", "300 pumps, *which are to be* set up".

Works on the items of one sentence; ``standing`` asks here whether a count is one that is aimed at.
"""

from __future__ import annotations

from typing import Final

from policykg.extraction.items import Item
from policykg.extraction.observations.drafts import Draft
from policykg.facts import Kind

_SHORT: Final = 7  # items from a figure to what becomes of it
_LONG: Final = 20  # those from one that opens its sentence
_PARTING: Final = frozenset({",", "and"})
_IS_TO: Final = frozenset({"will", "are to", "is to"})
_DESCRIBING: Final = frozenset({"with", "including", "such", "like", "for"})
_NOUN: Final = 5  # items of "pumps in villages, which"
_TO_BE: Final = ("are to be", "is to be")


def still_to_come(items: list[Item], at: int) -> bool:
    """Tell whether a passive aim follows a number: "40 stations *are to be* built", "*will be* built".

    Where the number opens its sentence what is said of them may be long: "300 farms with pumps and dams will be built".
    """
    opens = all(item.light or item.kind == "period" for item in items[:at])
    described = False
    for index in range(at + 1, min(len(items) - 2, at + (_LONG if opens else _SHORT))):
        item, second, third = items[index].lower, items[index + 1].lower, items[index + 2].lower
        if item.startswith("which") or items[index].kind == "number" or (item in _PARTING and not opens):
            return False
        if item == "," and not described:
            return False
        described = described or item in _DESCRIBING
        if (item in {"is", "are"} and second == "to" and third == "be") or (item in _IS_TO and second == "be"):
            return True
        if item in {"has", "have"} and second == "to" and third in {"be", "come", "stem"}:
            return True  # "at least 30 percent of power *has to come* from wind"
        if "auxiliary" in items[index].classes and item != "to":
            return False
    return False


def which_is_to_be(draft: Draft) -> bool:
    """Tell whether a clause says what is to become of those counted: "paid for 300 pumps, *which are to be* set up"."""
    items, at = draft.items, draft.at
    if draft.kind is not Kind.LEVEL or draft.wording.places.get("which", at) < at:
        return False
    words = [item.lower for item in items[at + 1 : at + _NOUN + 4]]
    if "which" not in words[1:_NOUN]:
        return False
    which = words.index("which")
    return words[which - 1] == "," and " ".join(words[which + 1 : which + 4]).startswith(_TO_BE)
