"""Who expects a figure: forecasters, onlookers, outlooks that were cut, and what comes about by itself."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import Final

from policykg.extraction.document import Document
from policykg.extraction.items import Item
from policykg.extraction.observations.aims import AIMING, tells
from policykg.extraction.observations.drafts import Draft
from policykg.extraction.observations.leaders import leader, words_before
from policykg.extraction.observations.tenses import Tense, tense_of
from policykg.extraction.observations.vocables import figure_words, time_words
from policykg.extraction.periods import month_of
from policykg.facts import Kind, Period

_BEHIND: Final = 4  # items between "will be" and a figure
_OPENERS: Final = 4  # items among which those who only look on stand
_GUESSED: Final = 4  # items from these to what they think
_TURNS: Final = frozenset({",", ";", ":", "and", "but", "while", "after", "than"})
_ONLOOKERS: Final = time_words("onlooker")
_SAID: Final = 3  # items between a plan and what it says
_OPENING: Final = 3  # the first sentences of an article
_WILL: Final = frozenset({"will", "would"})
_NOUN: Final = 5  # words between what is decreed and its auxiliary
_PAIR: Final = 2
_PUT: Final = 7  # words from "put" to its figure: "put the deficit of the state at 3 million"
_YEAR: Final = 366  # days
_NEAR: Final = 10  # words before a figure that can tell what it is
_OUTLOOK: Final = time_words("outlook")
_CONTRAST: Final = time_words("contrast")
_FORESEEN: Final = time_words("foreseen")
_PUBLISHED_OUTLOOK: Final = time_words("published_outlook")
_ONLOOKER: Final = time_words("onlooker")
_BELIEVING: Final = time_words("believing")
# Words of which a sentence has one that speaks of what is to come without a word of aiming or expecting; whoever lets
# ``standing`` tell so by other words adds them.
_AHEAD: Final = frozenset({":", "be", "come", "stem", "which"}).union(
    *map(time_words, ("modal", "providing", "provided_for", "suggested", "possibly", "feasible"))
)


def can_look_ahead(draft: Draft) -> bool:
    """Tell whether any word of a sentence can make its figures aims or expectations; most sentences only report."""
    return draft.wording.marks & AIMING != 0 or draft.wording.has(_AHEAD)


def is_revised(draft: Draft) -> bool:
    """Tell whether a figure is what became of an outlook: "cut its *growth estimate* by a point to 3 percent"."""
    items, at = draft.items, draft.at
    contrasts, outlooks = _CONTRAST, _OUTLOOK
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
                if ("possessive" in word.classes or word.lower == "the") and earlier:
                    verb = items[earlier - 1]
                    return verb.lower in time_words("revising") or not verb.classes.isdisjoint(("rise", "fall"))
            return False
    return False


def is_expected_for(draft: Draft) -> bool:
    """Tell whether a figure is what somebody expects for a time: "compared with *3 percent expected for* 2020"."""
    following = draft.items[draft.at + 1 : draft.at + 3]
    if len(following) < _PAIR or following[0].lower not in _FORESEEN or following[0].lower == "seen":
        return False
    return following[1].period is not None and following[1].lower == "for"


def is_seen_coming(draft: Draft, document: Document) -> bool:
    """Tell whether somebody sees a figure come about: "the bank *sees* inflation *averaging* 3 percent in 2020"."""
    items, at, day = draft.items, draft.at, document.metadata.date
    places = draft.wording.places
    seen = places.get("sees", places.get("see", at))
    if seen >= at or day is None or at - seen > _NEAR or leader(items, at) == "compared":
        return False
    if not any(item.lower.endswith("ing") or item.lower in {"at", "of"} for item in items[seen + 1 : at]):
        return False
    if not draft.wording.dated and items[seen].lower == "sees" and items[at - 1].lower == "at":
        return True  # "it *sees* inflation *at 3 percent*"
    dated = [items[index].period for index in draft.wording.dated]
    return any(known is not None and known.period is not None and known.period.end > day for known in dated)


def is_foreseen(draft: Draft) -> bool:
    """Tell whether those who only look on say what will be: "prices will rise to 4 euros, *analysts said*"."""
    onlookers, believing = _ONLOOKER, _BELIEVING
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


def _is_planned(draft: Draft, document: Document) -> bool:
    """Tell whether a plan says what will be: "*under the plan*, sales will exceed 3 million", "*said the plan*".

    So does a sentence that nobody says in an article that a plan opens.
    """
    wording, planning = draft.wording, time_words("planned_by")
    if wording.has(planning):
        if wording.has(time_words("by_way_of")) or wording.has(time_words("providing")):
            return True
        near = [index for index, item in enumerate(draft.items) if item.lower.rpartition(" ")[2] in planning]
        return any(
            "speech" in item.classes for index in near for item in draft.items[max(0, index - _SAID) : index + _SAID]
        )
    said = any("speech" in item.classes or "forecast" in item.classes for item in draft.items)
    opening = document.sentences[: min(_OPENING, draft.sentence.ordinal)]
    return not said and any(
        not planning.isdisjoint(document.lowers[sentence.first : sentence.last]) for sentence in opening
    )


def is_guessed(draft: Draft) -> bool:
    """Tell whether a figure is what onlookers had thought, in any tense: "*analysts had forecast that* it rose"."""
    items = draft.items
    first = next((index for index in range(min(_OPENERS, draft.at)) if items[index].lower in _ONLOOKERS), None)
    if first is None:
        return False
    guess = next((i for i in range(first + 1, min(first + _GUESSED, draft.at)) if "forecast" in items[i].classes), None)
    if guess is None or items[guess].lower.startswith(("reckon", "estimat")):
        return False  # of what has been
    return all(item.kind != "number" and item.lower not in _TURNS for item in items[guess : draft.at])


def _without_adverbs(words: list[str]) -> list[str]:
    """Return words without those between "will" and its verb: "will *on average* be"."""
    return [
        word
        for index, word in enumerate(words)
        if word not in time_words("between_will_and_be")
        and not (word == "on" and words[index + 1 : index + 2] == ["average"])
        and not (word == "average" and index and words[index - 1] == "on")
    ]


def comes_about(draft: Draft, document: Document) -> bool:
    """Tell whether a figure is one that none can decree: "demand *will grow 3 percent*", "GDP *will rise*"."""
    if not draft.wording.has(_WILL) or _is_planned(draft, document):
        return False
    words = _without_adverbs(words_before(draft.items, draft.at, _NEAR))
    for index in range(len(words) - 1):
        if words[index] in _WILL:
            later = words[index + 1 : index + 4]
            if later[:1] and later[0] in time_words("ending") and later[1:2] in (["with"], ["at"], ["on"]):
                return True  # "the year *would end with* some 300 deaths"
            spent = later[:1] == ["rise"] and _is_spent_by_state(words[:index])
            if spent or not time_words("decreed").isdisjoint(words[max(0, index - _NOUN) : index]):
                return False  # "the quota will be 3 million tonnes", "pensions will rise"
            passive = draft.number.form == "change"  # "will be doubled"
            if "be" in later[:2] and not passive and draft.at > 0 and all(item.light for item in _behind_be(draft)):
                return True  # "consumption will be 3 million tonnes"
            if later[:1] == ["have"] and not time_words("come_by_then").isdisjoint(later):
                return True  # "by 2025 demand *will have risen* to 3 million"
            if later[:2] == ["see", "to"]:
                return False  # "*will see to* it that 300 are open by May"
            if any(word in time_words("come_about") for word in later[:2]) and "be" not in later:
                return not _has_object(words, index + 1)
    after = [item.lower for item in draft.items[draft.at + 1 : draft.at + 6]]
    if any(word == "will" and following in time_words("come_about") for word, following in pairwise(after)):
        return True
    found, indicator = draft.found, draft.subject.indicator
    if draft.kind is not Kind.CHANGE or indicator is None:
        return False
    reaching = any(word in _WILL and then in time_words("reaching") for word, then in pairwise(words))
    moving = found is not None and bool(found.cue) and draft.items[(found.cue or 0) - 1].lower in _WILL
    if not reaching and not moving:
        return False
    return indicator.iri.rpartition("/")[2] in figure_words("economy_wide")


def is_left_as_it_is(draft: Draft) -> bool:
    """Tell whether what is decreed stays what it is: "the *cap will remain* at 3 percent"."""
    if not draft.wording.has(_WILL) or not draft.wording.has(time_words("staying")):
        return False
    words = _without_adverbs(words_before(draft.items, draft.at, _NEAR))
    for index in range(len(words) - 1):
        if words[index] in _WILL and words[index + 1] in time_words("staying"):
            return not time_words("set_by_law").isdisjoint(words[max(0, index - _NOUN) : index])
    return False


def _is_spent_by_state(words: list[str]) -> bool:
    """Tell whether a state decides on what words name: "*spending on schools* will rise by 3 percent"."""
    if time_words("spent_by_state").isdisjoint(words):
        return False
    return time_words("spent_by_others").isdisjoint(words)


def _has_object(words: list[str], first: int) -> bool:
    """Tell whether what somebody increases stands behind the verb: "will also *increase funds* by 3 percent"."""
    for word, following in pairwise(words[first : first + 4]):
        if word in time_words("transitive"):
            return following.isalpha() and following not in time_words("no_object") and not following.endswith("ly")
    return False


def is_by_an_outlook(draft: Draft) -> bool:
    """Tell whether a sentence reports what forecasters say: "according to the outlook, prices will surge …"."""
    return draft.wording.has_before(_PUBLISHED_OUTLOOK, draft.at)


def is_estimate_ahead(draft: Draft, period: Period, day: date) -> bool:
    """Tell whether a figure is put on a time of which more is to come: "the deficit is *put at* 3 million this year".

    A season that lies in two years is over in the first half of the second: what it brought is measured by then.
    """
    if period.end <= month_of(day.year, day.month).end or draft.kind is Kind.STREAK or period.start == period.end:
        return False
    if (period.end - period.start).days > _YEAR and day - period.start > (period.end - period.start) / 2:
        return False
    words = words_before(draft.items, draft.at, _NEAR)
    while words and words[-1] in {"a", "an", "the", "record"}:
        words.pop()  # "is estimated at *a record* 3 million"
    if words[-1:] == ["at"] and not time_words("put").isdisjoint(words[-_PUT:]):
        return True
    return not time_words("reckoning").isdisjoint(words) and tense_of(draft.items, draft.at) is not Tense.PAST
