"""Movements that no earlier time of the year before measures: of one stroke, or over a stretch that is no year.

"The council *raised fees by 15 percent*", "lost 4 percent *overnight*", "doubled *within four months*". Comes before
``silent_bases``, which leaves such a figure without a basis.
"""

from __future__ import annotations

from typing import Final

from policykg.extraction.items import Item
from policykg.extraction.observations.drafts import Draft
from policykg.extraction.observations.vocables import time_words
from policykg.extraction.periods import Shape, months_in
from policykg.facts import Bound, ObservationStatus

_YEAR: Final = 12  # months
_REACH: Final = 12  # items from the verb that sets a price to by how much
_BEHIND: Final = 6  # items from a figure to what it is a movement of, or to the time that it took
_TOOK: Final = frozenset({"within", "in", "over", "inside", "during"})
_LENGTHS: Final = frozenset({"months", "weeks", "days", "hours", "years", "decades"})
_LASTING: Final = frozenset({"past years", "last years"})  # names of rules for stretches that end now
_ACT: Final = time_words("act")


def is_at_one_stroke(draft: Draft) -> bool:
    """Tell whether a change of which its sentence names no basis has none."""
    if draft.wording.has(time_words("at_once")):
        return True
    period = draft.period
    if draft.period_stated and period is not None and months_in(period) > _YEAR + 1 and _is_over_stretch(draft):
        return True
    if draft.unit == "percent" and period is not None and period.start == period.end and _is_of_weekday(draft):
        return True
    return _took_so_long(draft) or _is_against_event(draft) or _is_act(draft)


def _is_over_stretch(draft: Draft) -> bool:
    """Tell whether a movement is over all of some years that end now: "fell by a third *in the past five years*"."""
    dated = (draft.items[index].period for index in draft.wording.dated)
    return any(mention is not None and mention.rule in _LASTING for mention in dated)


def _is_of_weekday(draft: Draft) -> bool:
    """Tell whether the sentence dates itself by a day of trading: "lost 4 percent *on Friday*"."""
    dated = (draft.items[index].period for index in draft.wording.dating)
    return any(mention is not None and mention.shape is Shape.WEEKDAY for mention in dated)


def _took_so_long(draft: Draft) -> bool:
    """Tell whether a stretch of time behind a figure says how long it took: "30 percent *in 16 months*"."""
    items = draft.items
    for index in range(draft.at + 1, min(draft.at + _BEHIND, len(items) - 2)):
        item = items[index]
        if item.number is not None and index == draft.at + 1:
            return item.number.bound is Bound.AT_MOST and items[index + 1].lower in _LENGTHS  # "*within four months*"
        if item.kind != "word" or item.lower in time_words("clause_end"):
            return False
        if item.lower in _TOOK and items[index + 1].number is not None:
            number = items[index + 1].number
            year = number is not None and number.value == _YEAR and items[index + 2].lower == "months"
            return items[index + 2].lower in _LENGTHS and not year
    return False


def _is_against_event(draft: Draft) -> bool:
    """Tell whether what something is compared with is a time before an event: "higher *than before the* drought"."""
    words = [item.lower for item in draft.items[draft.at + 1 : draft.at + _BEHIND]]
    for index, word in enumerate(words[:-2]):
        if word == "than" and words[index + 1] == "before" and words[index + 2] in {"the", "its", "their"}:
            return True
    return False


def _is_act(draft: Draft) -> bool:
    """Tell whether a body sets what it sets higher or lower: "*raised parking fees* by 15 percent"."""
    if draft.period_stated and draft.status is ObservationStatus.ACTUAL:
        return False
    items, at = draft.items, draft.at
    doubled = draft.number.form == "change" and at + 1 < len(items) and "determiner" in items[at + 1].classes
    verb = at if doubled else _act_before(items, at)  # "is *doubling the budget*"
    if verb is None:
        return False
    if verb and items[verb - 1].lower.endswith("being"):
        return True  # "capacity *is being cut* by 6 percent"
    instruments = time_words("set_by_act")
    return any(
        not instruments.isdisjoint(item.lower.split())
        for item in items[max(0, min(verb, at) - _BEHIND) : at + _BEHIND]
        if item.kind == "word"
    )


def _act_before(items: list[Item], at: int) -> int | None:
    """Return the verb with an object, or in the passive, by which something is set: not "prices *rose*"."""
    for index in range(at, max(-1, at - _REACH), -1):
        lower = items[index].lower
        if lower in {";", ":"}:
            return None
        if lower in _ACT:
            return index
    return None
