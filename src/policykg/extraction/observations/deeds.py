"""What somebody has done, or is doing, to so many things: it is of no period that other sentences name.

"The ministry *has signed 12* contracts", "*300* villages *have been linked* to the net". An article that tells of the
months just over looks back at such deeds, whenever they were done.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from policykg.extraction.inflection import past_participles
from policykg.extraction.items import Item
from policykg.extraction.observations.drafts import Draft
from policykg.extraction.observations.tenses import Tense, tense_of
from policykg.extraction.observations.vocables import time_words
from policykg.facts import Kind, ObservationStatus

_OPENING: Final = 2  # items before a word that opens a sentence: "And since …"
_HAVING: Final = frozenset({"has", "have", "has been", "have been"})
_BACK: Final = 10  # items between "has" and a figure
_MOVING: Final = frozenset({"rise", "fall", "level", "growth"})
_SUMMED: Final = 3  # words of "in total,"


def is_act(draft: Draft) -> bool:
    """Tell whether a count is of what an office has done once: "*has approved three* power lines"."""
    if draft.kind is not Kind.LEVEL or draft.unit != "count" or draft.total is not None:
        return False
    items, index = draft.items, draft.at - 1
    while index > 0 and items[index].light:
        index -= 1
    if items[index].lower not in time_words("administrative"):
        return False
    return any(item.lower in {"has", "have"} for item in items[max(0, index - 3) : index])


def is_done(draft: Draft) -> bool:
    """Tell whether somebody has done something to, or given, so much: "*has cleared arrears of 3 million*".

    What *has grown to* so much and what *has been recorded* is measured, and goes on with what was said before.
    """
    if draft.kind is not Kind.LEVEL or draft.status is not ObservationStatus.ACTUAL:
        return False
    items, at, borders = draft.items, draft.at, time_words("clause_mark")
    for index in range(at - 1, max(-1, at - _BACK), -1):
        item = items[index]
        if item.lower in _HAVING:
            verb = index + 1
            while verb < at and (items[verb].light or items[verb].lower == "been"):
                verb += 1
            if verb >= at or (verb >= at - 2 and items[at - 1].lower.endswith((" to", " by", "to", "by"))):
                return False  # "has expanded *to 67* towns"
            return items[verb].classes.isdisjoint(_MOVING) and _acts(items[verb])
        if item.lower in borders or "auxiliary" in item.classes or "relative" in item.classes:
            return False
    return False


def _acts(verb: Item) -> bool:
    """Tell whether a participle is one of a deed, not of what comes about or is put on record."""
    word = verb.lower.partition(" ")[0]
    return (word.endswith("ed") or word in past_participles()) and word not in time_words("put_on_record")


def sums_up(draft: Draft) -> bool:
    """Tell whether a sentence says how many the things just told of are: "*In all, 300* schools have been built"."""
    words = [word for item in draft.items[:_SUMMED] for word in item.lower.split()]
    return " ".join(words[:2]) in time_words("summing_up") or words[0] in time_words("summing_up")


def is_under_way(draft: Draft) -> bool:
    """Tell whether a figure is that of something going on: "is carrying out 40 projects", "is moving a tenth"."""
    if (
        draft.kind not in {Kind.LEVEL, Kind.SHARE}
        or draft.total is not None
        or draft.status is not ObservationStatus.ACTUAL
    ):
        return False
    items, first = draft.items, draft.at
    borders = time_words("border")
    while first > max(0, draft.at - 7) and items[first - 1].kind == "word" and items[first - 1].lower not in borders:
        first -= 1
    words = [item.lower for item in items[first : draft.at]]
    return any(word in {"is", "are"} and following.endswith("ing") for word, following in pairwise(words))


def counts_bodies(draft: Draft) -> bool:
    """Tell whether a count is of those who do something: "*17 city departments* have issued rules"."""
    if draft.kind is not Kind.LEVEL or draft.unit != "count" or draft.total is not None:
        return False
    items, at = draft.items, draft.at
    return any(item.lower in time_words("body") for item in items[at + 1 : at + 4] if item.kind == "word")


def has_been(draft: Draft) -> bool:
    """Tell whether a count is of what has been done at some time: "*18,000* villages *have been linked* to the net"."""
    if draft.kind is not Kind.LEVEL or draft.status is not ObservationStatus.ACTUAL:
        return False
    return _have_been_within(draft, 6)


def _have_been_within(draft: Draft, reach: int) -> bool:
    """Tell whether "have been" or "has been" stands among so many items behind a figure."""
    words = [item.lower for item in draft.items[draft.at + 1 : draft.at + 1 + reach]]
    return any(word in {"have", "has"} and following == "been" for word, following in pairwise(words))


def is_since_event(draft: Draft) -> bool:
    """Tell whether a figure has come about since something that no date names: "*since he took office*, 300 have"."""
    items, at = draft.items, draft.at
    since = draft.wording.places.get("since", at)
    if since > _OPENING or since >= at or items[since].kind != "word":
        return False
    if not any(item.lower == "," for item in items[since:at]):
        return False
    return tense_of(items, at) is Tense.PERFECT or items[at - 1].lower.endswith("ing")  # "…, *providing 300*"


def have_been(draft: Draft) -> bool:
    """Tell whether a figure is a tally up to the article's day: "60 percent of the problems *have been* solved"."""
    if draft.kind not in {Kind.LEVEL, Kind.SHARE} or draft.status is not ObservationStatus.ACTUAL:
        return False
    tallied = draft.kind is Kind.SHARE or draft.total is not None or draft.wording.has(time_words("by_now"))
    return tallied and _have_been_within(draft, 11)
