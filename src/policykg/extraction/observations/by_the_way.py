"""Periods that a text names only by the way: a part of its stretch, a height that another figure is held against.

Comes before ``timeline``, which lets no later sentence go on with such a period.
"""

from __future__ import annotations

from typing import Final

from policykg.extraction.observations.accounts import Account
from policykg.extraction.observations.drafts import Draft
from policykg.extraction.observations.vocables import time_words
from policykg.extraction.periods import months_in
from policykg.facts import Period

WAS: Final = frozenset({"was", "were", "had", "had been", "stood at"})
_YEAR: Final = 12  # months
_SAID_OF: Final = frozenset({"auxiliary", "verb"})
_BY_ITSELF: Final = (["by", "itself"], ["taken", "alone"], ["on", "its", "own"], ["taken", "by", "itself"])


def is_by_the_way(draft: Draft, topic: Period | None) -> bool:
    """Tell whether a period is only that of its own figure: "in April *alone*", "when a plant stood still in May"."""
    items = draft.items
    if "revised" in draft.wording.places:
        return True  # a revision looks back at what was published before
    if _is_height(draft):
        return True
    if topic is not None and draft.period is not None and _is_year_up_to(draft.period, topic):
        return True
    if is_alone(draft):
        return True
    at = draft.at - 1
    while at > 0 and items[at].kind != "number" and items[at].lower not in {",", ";", ":"}:
        at -= 1
    return items[at].lower == "," and items[at + 1].lower == "when"


def is_part_told_of(draft: Draft, topic: Period | None, account: Account) -> bool:
    """Tell whether a sentence about a part of the article's stretch has that part for its subject.

    "*March, at 3 percent, was* the best month", "the first two months *together had brought* 2 percent", "the weakest
    month *was May*": what is told next goes on with the stretch.
    """
    period, items = draft.period, draft.items
    if topic is None or period is None or not draft.period_stated or account is Account.NONE:
        return False
    if period == topic or not topic.start <= period.start < period.end <= topic.end:
        return False
    for index in draft.wording.dated:
        mention = items[index].period
        if mention is None or mention.period != period or items[index].lower:
            continue
        following = items[index + 1] if index + 1 < len(items) else items[index]
        opens = index == 0 or items[index - 1].lower in time_words("clause_end")
        if opens and (following.lower in time_words("of_parts") or not following.classes.isdisjoint(_SAID_OF)):
            return True
        if index > 1 and items[index - 1].lower in WAS and items[index - 2].lower in time_words("part_of_time"):
            return True
    return False


def is_alone(draft: Draft) -> bool:
    """Tell whether the period of a figure is taken by itself: "in April *alone*"."""
    items = draft.items
    for index in draft.wording.dated:
        mention = items[index].period
        if mention is not None and mention.period == draft.period:
            words = [word.lower for word in items[index + 1 : index + 4]]
            if words[:1] == ["alone"] or words[:2] in _BY_ITSELF or words in _BY_ITSELF:
                return True
    return False


def _is_height(draft: Draft) -> bool:
    """Tell whether a figure is the height that another is held against: "below *the 7 percent peak* seen in May"."""
    items, at = draft.items, draft.at
    first = at - 1
    if any(item.lower in time_words("height") for item in items[at + 1 : at + 3]):
        while first > 0 and "determiner" in items[first].classes:
            first -= 1
    elif first > 1 and items[first].lower == "of" and items[first - 1].lower in time_words("height"):
        first -= 2
        while first > 0 and items[first].classes.isdisjoint(("preposition", "verb", "level", "rise", "fall")):
            first -= 1
    else:
        return False
    return items[first].lower in time_words("below")


def _is_year_up_to(period: Period, topic: Period) -> bool:
    """Tell whether a period is the twelve months that end with the month or quarter of an article."""
    return period.end == topic.end and period.start.month > 1 and months_in(period) == _YEAR > months_in(topic)
