"""Figures of what something would bring: they are expected, even where it is aimed at itself."""

from __future__ import annotations

from typing import Final

from policykg.extraction.inflection import past_participles
from policykg.extraction.items import Item
from policykg.extraction.observations.aims import AIMING
from policykg.extraction.observations.drafts import Draft
from policykg.extraction.observations.vocables import time_words
from policykg.facts import Kind

_BACK: Final = 13  # items between the auxiliary and the figure
_FAR: Final = 16  # items between an aim and what comes of it
_NEXT: Final = 4  # items between an auxiliary and its verb
_AIMED: Final = frozenset({"target"})
_SCHEDULED: Final = frozenset({"is due to", "are due to", "is set to", "are set to", "is going to", "are going to"})
_WILL: Final = frozenset({"will", "would"})
_STANDING: Final[tuple[list[str], ...]] = ([], ["be"], ["remain"], ["stay"])
_UNSURE: Final = frozenset({"would", "may", "might", "could"})
_POINTING: Final = frozenset({"this", "that"})
_FORCED: Final = 5  # items of "would have to import"
_ON: Final = 7  # items behind a figure in which its own verb stands
_CONDITIONAL: Final = time_words("conditional")
_BRINGING: Final = time_words("bringing")


def comes_of(draft: Draft) -> bool:
    """Tell whether a figure is what would come of something: "the plan *would create* 400 jobs", "*could cost* 3"."""
    items, at = draft.items, draft.at
    if draft.kind is Kind.STREAK:
        return False
    if not draft.wording.has(_CONDITIONAL):
        if draft.wording.has(_SCHEDULED) and _is_scheduled(items, at):
            return True
        return draft.wording.has(_BRINGING) and _is_bringing(items, at)
    return _is_brought(items, at) or _is_brought_about(items, at) or _is_bringing(items, at)


def _is_scheduled(items: list[Item], at: int) -> bool:
    """Tell whether works will do so much by themselves: "the *line is due to carry 30,000* people"."""
    for index in range(at - 1, max(0, at - _NEXT), -1):
        if items[index].lower in _SCHEDULED:
            return items[index - 1].lower.rpartition(" ")[2] in time_words("cause")
    return False


def _is_brought(items: list[Item], at: int) -> bool:
    """Tell whether the verb before a figure says so, with an auxiliary of its own."""
    conditional, borders = _CONDITIONAL, time_words("border")
    for index in range(at - 1, max(-1, at - _BACK), -1):
        item = items[index]
        if item.kind == "number" or item.lower in borders:
            return False
        if item.lower in conditional:
            verbs = [word for later in items[index + 1 : min(at, index + _NEXT)] for word in later.lower.split()[:1]]
            if verbs[:1] == ["have"]:
                return _is_forced(items, index, at)
            if "support" in verbs and any(word.lower == "of" for word in items[index + 2 : at]):
                return False  # "will support *the building of* 3 dams": that is what is done
            if (
                index > 0
                and item.lower in _WILL
                and verbs[:1] not in _STANDING
                and _is_cause(items[index - 1].lower, verbs)
            ):
                return True
            return not time_words("consequence").isdisjoint(verbs)
    return False


def _is_cause(subject: str, verbs: list[str]) -> bool:
    """Tell whether what brings something about decides nothing: "the *strike will hit* 3 firms", "*it* would take"."""
    if subject == "it":
        return verbs[:1] == ["take"]
    if subject in _POINTING:
        return not time_words("changing").isdisjoint(verbs[:1])  # "*this will raise* the share to 40 percent"
    return subject.rpartition(" ")[2] in time_words("cause")


def _is_forced(items: list[Item], index: int, at: int) -> bool:
    """Tell whether need drives somebody to do so much: "*would have to* convert 3 billion", "*will have to import*"."""
    words = [word for item in items[index : min(at, index + _FORCED)] for word in item.lower.split()]
    if words[1:3] != ["have", "to"]:
        return False
    return words[0] in _UNSURE or not time_words("driven_to").isdisjoint(words[3:5])


def _is_bringing(items: list[Item], at: int) -> bool:
    """Tell whether a participle behind the clause says so: "will draw firms, *creating 400 jobs*"."""
    index = at - 1
    while index > max(0, at - _BACK) and items[index].kind == "word" and items[index].lower not in {",", ";", ":"}:
        index -= 1
    if items[index].lower != "," or items[index + 1].lower not in _BRINGING:
        return False
    conditional = _CONDITIONAL
    return any(item.lower in conditional or item.marks & AIMING for item in items[max(0, index - _FAR) : index])


def _is_brought_about(items: list[Item], at: int) -> bool:
    """Tell whether the verb behind a figure says so: "400 jobs *would be created*"."""
    conditional, borders = _CONDITIONAL, time_words("border")
    for index in range(at + 1, min(len(items) - 2, at + _ON)):
        item = items[index]
        if item.kind == "number" or item.lower in borders:
            return False
        if item.lower in conditional:
            verb = items[index + 1]
            if verb.light or verb.lower == "still":
                verb = items[index + 2]
            if verb.lower.partition(" ")[0] in time_words("befalling"):
                return True  # "8,000 people *will lose* their jobs"
            if items[index + 1].lower == "have" and item.lower in _WILL:
                done = items[index + 2].lower
                return done != "been" and (
                    done.endswith("ed") or done in past_participles()
                )  # "shops *will have closed*"
            if items[index + 1].lower == "be" and "preposition" in items[index + 2].classes:
                return all(
                    word.classes.isdisjoint(_AIMED) for word in items[:at]
                )  # "a third of people *will be over* 65"
            return items[index + 1].lower == "be" and items[index + 2].lower in time_words("brought_about")
    return False
