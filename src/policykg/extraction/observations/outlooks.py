"""Who expects a figure: forecasters, onlookers, outlooks that were cut, and what comes about by itself."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from policykg.extraction.document import Document
from policykg.extraction.items import Item
from policykg.extraction.observations.aims import tells
from policykg.extraction.observations.drafts import Draft
from policykg.extraction.observations.leaders import words_before
from policykg.extraction.observations.vocables import figure_words, time_words
from policykg.facts import Kind

_BEHIND: Final = 4  # items between "will be" and a figure
_WILL: Final = frozenset({"will", "would"})
_NOUN: Final = 5  # words between what is decreed and its auxiliary
_PAIR: Final = 2
_NEAR: Final = 10  # words before a figure that can tell what it is


def is_revised(draft: Draft) -> bool:
    """Tell whether a figure is what became of an outlook: "cut its *growth estimate* by a point to 3 percent"."""
    items, at = draft.items, draft.at
    contrasts, outlooks = time_words("contrast"), time_words("outlook")
    if not draft.wording.has_before(outlooks, at):
        return False
    for index in range(at - 1, max(0, at - 16), -1):
        item = items[index]
        if tells(items, index) or item.lower in contrasts or item.lower.endswith("ed for"):
            return False
        if item.lower in outlooks:
            for earlier in range(index - 1, max(-1, index - 8), -1):
                word = items[earlier]
                if word.kind == "number" or word.lower in {",", ";", ":"}:
                    break
                if "possessive" in word.classes and earlier:
                    verb = items[earlier - 1]
                    return verb.lower in time_words("revising") or not verb.classes.isdisjoint(("rise", "fall"))
            return False
    return False


def is_expected_for(draft: Draft) -> bool:
    """Tell whether a figure is what somebody expects for a time: "compared with *3 percent expected for* 2020"."""
    following = draft.items[draft.at + 1 : draft.at + 3]
    if len(following) < _PAIR or following[0].lower not in time_words("foreseen") or following[0].lower == "seen":
        return False
    return following[1].period is not None and following[1].lower == "for"


def is_seen_coming(draft: Draft, document: Document) -> bool:
    """Tell whether somebody sees a figure come about: "the bank *sees* inflation *averaging* 3 percent in 2020"."""
    items, at, day = draft.items, draft.at, document.metadata.date
    places = draft.wording.places
    seen = places.get("sees", places.get("see", at))
    if seen >= at or day is None or at - seen > _NEAR:
        return False
    if not any(item.lower.endswith("ing") or item.lower == "at" for item in items[seen + 1 : at]):
        return False
    dated = [items[index].period for index in draft.wording.dated]
    return any(known is not None and known.period is not None and known.period.end > day for known in dated)


def is_foreseen(draft: Draft) -> bool:
    """Tell whether those who only look on say what will be: "prices will rise to 4 euros, *analysts said*"."""
    onlookers, believing = time_words("onlooker"), time_words("believing")
    if not draft.wording.has(onlookers):
        return False
    if any(word in draft.wording.places for word in time_words("thinking")):
        return True
    for item, following in pairwise(draft.items):
        if item.lower in onlookers and ("speech" in following.classes or following.lower in believing):
            return True
    return False


def is_foreseen_aim(draft: Draft) -> bool:
    """Tell whether an aim is only expected of somebody: "the cabinet *is expected to seek* 3 million euros"."""
    items = draft.items
    for index in range(max(2, draft.at - _NEAR), draft.at):
        if "target" in items[index].classes:
            before = items[index - 2 : index]
            return any("forecast" in item.classes for item in before) and before[-1].lower.endswith("to")
    return False


def _behind_be(draft: Draft) -> list[Item]:
    """Return the items between "be" and a figure; the last few where the word is farther off."""
    first = draft.at
    while first > 0 and draft.items[first - 1].lower != "be" and draft.at - first <= _BEHIND:
        first -= 1
    return draft.items[first : draft.at]


def comes_about(draft: Draft) -> bool:
    """Tell whether a figure is one that none can decree: "demand *will grow 3 percent*", "GDP *will rise*"."""
    if not draft.wording.has(_WILL):
        return False
    words = words_before(draft.items, draft.at, _NEAR)
    for index in range(len(words) - 1):
        if words[index] in _WILL:
            later = words[index + 1 : index + 4]
            if not time_words("decreed").isdisjoint(words[max(0, index - _NOUN) : index]):
                return False  # "the quota will be 3 million tonnes", "pensions will rise"
            passive = draft.number.form == "change"  # "will be doubled"
            if "be" in later[:2] and not passive and draft.at > 0 and all(item.light for item in _behind_be(draft)):
                return True  # "consumption will be 3 million tonnes"
            if any(word in time_words("come_about") for word in later[:2]) and "be" not in later:
                return True
    after = [item.lower for item in draft.items[draft.at + 1 : draft.at + 6]]
    if any(word == "will" and following in time_words("come_about") for word, following in pairwise(after)):
        return True
    found, indicator = draft.found, draft.subject.indicator
    if draft.kind is not Kind.CHANGE or found is None or found.cue is None or not found.cue or indicator is None:
        return False
    if draft.items[found.cue - 1].lower not in _WILL:
        return False
    return indicator.iri.rpartition("/")[2] in figure_words("economy_wide")


def is_by_an_outlook(draft: Draft) -> bool:
    """Tell whether a sentence reports what forecasters say: "according to the outlook, prices will surge …"."""
    return draft.wording.has_before(time_words("published_outlook"), draft.at)
