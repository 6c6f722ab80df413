"""What a percentage is where its rule leaves it open: a growth rate, a share, a rate of inflation."""

from __future__ import annotations

from typing import Final

from policykg.extraction.items import Item
from policykg.extraction.observations.drafts import Draft
from policykg.extraction.observations.nouns import is_noun
from policykg.extraction.observations.vocables import figure_words
from policykg.facts import Kind


def clause_before(items: list[Item], at: int) -> list[Item]:
    """Return the items of a clause before an item."""
    first = at
    while first > 0 and items[first - 1].lower not in {",", ";", ":", "and", "while", "but"}:
        if items[first - 1].kind == "number":
            break
        first -= 1
    return items[first:at]


def is_bare_rate(clause: list[Item]) -> bool:
    """Tell whether a clause speaks of a rate and does not say of what: "*the rate* was …", "with *rates* of …"."""
    for index, item in enumerate(clause):
        if item.lower in _BARE and (
            index == 0 or clause[index - 1].lower in _LEADING or clause[index - 1].kind != "word"
        ):
            following = clause[index + 1 : index + 3]
            if len(following) == 2 and following[0].lower == "of" and _is_rated(following[1]):
                return False
            return not (len(following) == 2 and following[0].lower in {"of", "for"} and "name" in following[1].classes)
    return False


def _is_rated(item: Item) -> bool:
    """Tell whether a rate is of things: "the rate of *offences*", not "the rate of *growth*", "of the month"."""
    return "determiner" not in item.classes and not names_movement(item)


def opens_with_rates(items: list[Item], at: int) -> bool:
    """Tell whether a sentence opens with rates of which it only says whose: "*The rates for* tin and lead were …"."""
    first = 1 if items[0].lower == "the" else 0
    if first + 1 < at and items[first].lower in figure_words("corresponding"):
        first += 1
    if first + 1 >= at or items[first].lower not in _BARE or items[first + 1].lower not in {"for", "in"}:
        return False
    return all(item.kind != "number" and item.classes.isdisjoint(("rise", "fall")) for item in items[first:at])


def moves_before(items: list[Item], at: int) -> bool:
    """Tell whether a sentence has spoken of a movement before an item: "all saw *a rise*, with rates of …"."""
    return any(names_movement(item) for item in items[:at])


def grows(items: list[Item], at: int) -> bool:
    """Tell whether what stands before a verb is growth: "*growth* had slowed to 3 percent"."""
    index = at - 1
    while index >= 0 and (items[index].light or "auxiliary" in items[index].classes):
        index -= 1
    return index >= 0 and items[index].lower in {"growth", "expansion"}


def grew_at_a_rate(items: list[Item], at: int) -> bool:
    """Tell whether a rate is that at which something moves: "has *grown at rates* below 3 percent"."""
    for index in range(at - 1, max(1, at - 5), -1):
        if items[index].lower in _BARE:
            led = index - 1
            while led > 0 and items[led].lower in {"a", "an", "the", "annual", "yearly", "average"}:
                led -= 1
            return items[led].lower == "at" and not items[led - 1].classes.isdisjoint(("rise", "fall"))
    return False


def is_of_fall(clause: list[Item]) -> bool:
    """Tell whether a clause speaks of a fall and of no rise: "*the decrease* has been revised to …"."""
    moved = [
        item
        for i, item in enumerate(clause)
        if names_movement(item)
        and item.lower != "lower"
        and not (i and (clause[i - 1].lower == "to" or not is_noun(clause, i)))
    ]  # not "the bank *cut* its forecast"
    return bool(moved) and all("fall" in item.classes for item in moved)


def names_movement(item: Item) -> bool:
    """Tell whether a word is a noun of movement: "drop", "increases"."""
    moved = not item.classes.isdisjoint(("rise", "fall", "growth"))
    return moved and not item.lower.endswith(("ed", "ing")) and item.lower not in _MOVED


_MOVED: Final = figure_words("no_movement")
_HOLDING: Final = 5  # items from "top" to what it is said of
_BARE: Final = frozenset({"rate", "rates", "figure", "figures", "pace"})
_LEADING: Final = frozenset({"the", "this", "that", "with", "its", "their", "these", "those"})


def of_prices(draft: Draft) -> bool:
    """Tell whether a percentage is a rate of inflation: that of a movement, though the word "rate" stands beside it."""
    for item in reversed(draft.items[max(0, draft.at - 10) : draft.at]):
        if item.lower.endswith("inflation"):
            return True
        if "rate" in item.classes and item.lower not in _BARE:
            return False  # "inflation eased and *the jobless rate* fell to 5 percent"
    return False


def expected_growth(draft: Draft, clause: list[Item]) -> bool:
    """Tell whether a percentage without a name is growth that somebody expects: "the bank expects 3 percent"."""
    found = draft.found
    if found is None or found.rule.name != "aimed at a value" or any("rate" in item.classes for item in clause):
        return False
    items, at = draft.items, draft.at
    if "forecast" not in items[found.first].classes:
        return False
    if items[at - 1].lower not in {"at", "to"}:
        return True
    named = found.first > 0 and not items[found.first - 1].classes.isdisjoint(("possessive", "determiner", "growth"))
    return named and at + 1 < len(items) and items[at + 1].lower != "of"  # "lowered its forecast to 3 percent"


def of_a_fall(items: list[Item], at: int) -> bool:
    """Tell whether what narrows or widens is a fall: "*the decline* narrowed"."""
    if at + 1 < len(items) and items[at + 1].lower == "than" and "fall" in items[at].classes:
        return (
            at > 0 and items[at - 1].kind == "word" and items[at - 1].lower != ")"
        )  # "*lower than* the reading of 3 percent"
    narrowed = items[at].lower.startswith(("narrow", "widen"))
    return narrowed and any("fall" in item.classes for item in items[max(0, at - 4) : at])


def of_growth_cut(items: list[Item], at: int) -> bool:
    """Tell whether growth is what a verb makes less: "rain *cut the growth* of output by 2 points"."""
    for index in range(at - 1, max(-1, at - 5), -1):
        item = items[index]
        if item.kind != "word" or item.lower in {",", ";", ":", "and"}:
            return False
        if "fall" in item.classes:
            return not items[index + 1].classes.isdisjoint(("determiner", "possessive"))
    return False


def kind_in_brackets(items: list[Item], at: int, moving: bool) -> Kind | None:
    """Return what a percentage alone in brackets is: "tin (3 percent)".

    Args:
        items: the items of the sentence.
        at: the number.
        moving: whether most percentages of the article so far were changes.
    """
    if items[at - 1].lower != "(" or at + 1 >= len(items) or items[at + 1].lower != ")":
        return None
    before = items[: at - 1]
    if any("rate" in item.classes for item in before) and not any("growth" in item.classes for item in before):
        return Kind.SHARE
    return Kind.CHANGE if moving and not lists_leaders(before) else Kind.SHARE


def lists_leaders(items: list[Item]) -> bool:
    """Tell whether a clause says who has the largest parts: "the *top* *markets* were Oakham (30 percent)"."""
    return any(
        item.lower in figure_words("leading_ones")
        and any(other.lower in figure_words("having_parts") for other in items[index + 1 : index + _HOLDING])
        for index, item in enumerate(items)
    )
