"""What a modal verb says will perhaps or surely be: "exports *could fall* 3 percent", "prices *are set to rise*"."""

from __future__ import annotations

from typing import Final

from policykg.extraction.items import Item
from policykg.extraction.observations.drafts import Draft
from policykg.extraction.observations.leaders import words_before
from policykg.extraction.observations.vocables import figure_words, time_words
from policykg.facts import Kind

_BACK: Final = 11  # items between a modal verb and its figure
_ON: Final = 6  # items behind a figure in which a modal verb stands
_SUBJECT: Final = 9  # words before a modal verb that say what moves
_MOVING: Final = frozenset({"rise", "fall", "level", "contribution", "subtraction"})
_PAIR: Final = 2
_MODAL: Final = time_words("modal")


def is_likely(draft: Draft) -> bool:
    """Tell whether a figure is what could, may, might or is set to be, by no one's decree."""
    places, items, at = draft.wording.places, draft.items, draft.at
    if draft.wording.has(time_words("feasible")) and _is_feasible(items, at):
        return True
    if draft.kind is Kind.STREAK or not any(word in places for word in _MODAL):
        return False
    return _is_led(draft) or _is_followed(items, at)


def _is_feasible(items: list[Item], at: int) -> bool:
    """Tell whether a movement is called one that can be: "*growth of 3 percent* this year *was realistic*"."""
    if items[at - 1].lower != "of" or items[at - 2].classes.isdisjoint(("rise", "fall", "growth")):
        return False
    for index in range(at + 1, min(len(items) - 1, at + _BACK)):
        if items[index].lower in time_words("feasible"):
            return "auxiliary" in items[index - 1].classes or items[index - 1].light
        if items[index].lower in time_words("border"):
            return False
    return False


def _is_led(draft: Draft) -> bool:
    """Tell whether the modal verb stands before its figure, with a verb of moving or being."""
    items, at, borders = draft.items, draft.at, time_words("border")
    for index in range(at - 1, max(-1, at - _BACK), -1):
        item = items[index]
        if (item.kind == "number" and index < at - _PAIR) or item.lower in borders:
            return False
        if item.lower not in _MODAL:
            continue
        verb = _verb_behind(items, index, at)
        if verb is None or not _moves(verb):
            return False
        if item.lower in time_words("likelihood"):
            return True
        if item.lower == "should":
            indicator = draft.subject.indicator
            return indicator is not None and indicator.iri.rpartition("/")[2] in figure_words("economy_wide")
        return time_words("allotted").isdisjoint(words_before(items, index, _SUBJECT))
    return False


def _verb_behind(items: list[Item], index: int, at: int) -> Item | None:
    """Return the verb that a modal verb leads to: "could *fall*", "might well *be*"; none before "have"."""
    for item in items[index + 1 : at]:
        if item.lower == "have" or item.lower.startswith("have "):
            return None
        if (not item.light and "adverb" not in item.classes) or "average" in item.classes:
            return item  # "should *average* 3 percent" too
    return None


def _moves(verb: Item) -> bool:
    if verb.number is not None:
        return verb.number.form == "change"  # "could *halve* to 3 million"
    word = verb.lower.partition(" ")[0]
    return word == "be" or word in time_words("come_about") or not verb.classes.isdisjoint(_MOVING)


def _is_followed(items: list[Item], at: int) -> bool:
    """Tell whether the modal verb stands behind what is counted: "up to *300 jobs could be* lost"."""
    for index in range(at + 1, min(len(items) - 1, at + _ON)):
        item = items[index]
        if item.kind != "word" or item.lower in time_words("border") or "relative" in item.classes:
            return False
        if item.lower in time_words("likelihood"):
            return items[index + 1].lower == "be" or item.lower != "may"  # "30,000 people *could fall* ill"
    return False
