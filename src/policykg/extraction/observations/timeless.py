"""Figures that say what something is or must be, not how it was at a time: limits, sizes of bodies, weights."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from policykg.extraction.inflection import past_forms, past_participles
from policykg.extraction.items import Item
from policykg.extraction.observations.drafts import Draft, is_money
from policykg.extraction.observations.vocables import time_words
from policykg.extraction.periods import Shape
from policykg.facts import Kind, ObservationStatus

# Classes of words that say what a share is of, and of those behind which no more is sought.
_HAVING: Final = frozenset({"share", "verb", "contribution"})
_SAYING: Final = _HAVING | {"auxiliary", "level", "rise", "fall"}
# Classes of words by which something happens to what is counted.
_DOING: Final = frozenset(
    {"level", "verb", "rise", "fall", "auxiliary", "share", "speech", "future", "target", "forecast"}
)

_POSSESSED: Final = frozenset({"'s", "\u2019s"})
_OWNING: Final = _POSSESSED | {"the", "these", "those"}
_BEING: Final = frozenset({"is", "was", "are", "were", "has", "have", "had"})
_LED: Final = 4  # items between a verb and its figure
_SUBJECT: Final = 6  # items between "where" and the verb
_NEW_CLAUSE: Final = frozenset({"and", "but", "while"})
_ARTICLES: Final = frozenset({"a", "an", "the", "this", "another"})
_NO_SIZES: Final = frozenset({"percent", "percentage-point", "count", "index", ""})
_NO_THINGS: Final = _DOING | {"preposition", "relative", "conjunction", "growth", "subordinator", "pronoun"}
_DEFINITE: Final = frozenset({"the", "this"})
_SOLD: Final = 5  # items of "tonnes of fresh salmon,"
_AUTHORS: Final = 4  # items before a count of authors, at least: "issued by it and"
_AUTHORED: Final = 24  # items from "by" to a count of authors
_FURTHER: Final = frozenset({"other", "others", "further", "more"})
_GROUP: Final = 60  # a group of more is hardly known by its number
_HOLDING: Final = time_words("holding")
_OF_NOW: Final = time_words("of_now")
_SUBORDINATE: Final = time_words("subordinate")
_MEMBERSHIP: Final = time_words("membership")


def is_weight(draft: Draft) -> bool:
    """Tell whether a share is a weight in an index: it holds as long as the index is made so."""
    if draft.kind is not Kind.SHARE:
        return False
    words = {word for item in draft.items[max(0, draft.at - 5) : draft.at + 7] for word in item.lower.split()}
    return not words.isdisjoint(time_words("weight"))


def is_general(draft: Draft) -> bool:
    """Tell whether a share says how things are, at no time: "the valley *makes 60 percent* of the world's lamps"."""
    if draft.kind is not Kind.SHARE or draft.status is not ObservationStatus.ACTUAL:
        return False
    items, index = draft.items, draft.at - 1
    while index > max(0, draft.at - 11) and items[index].classes.isdisjoint(_SAYING):
        if items[index].lower in {",", ";", ":", "(", "while", "but"}:
            return False
        index -= 1
    verb = items[index].lower.split()[0] if not items[index].classes.isdisjoint(_HAVING) else ""
    present = (verb.endswith("s") and verb not in {"is", "was", "has"}) or verb in {"account", "make"}
    return present and not _is_of_total(draft) and not draft.wording.has(time_words("nowadays"))


def is_of_economy(draft: Draft) -> bool:
    """Tell whether a share is one of what a whole economy makes: it is reckoned for years, not for days or months."""
    after = [item.lower for item in draft.items[draft.at + 1 : draft.at + 9]]
    return draft.kind is Kind.SHARE and not time_words("economy").isdisjoint(after)


def _is_of_total(draft: Draft) -> bool:
    """Tell whether a share is one of the figures around it: "a third *of the total*", "30 percent, *against* 20"."""
    after = [item.lower for item in draft.items[draft.at + 1 : draft.at + 16]]
    return (
        after[:3] == ["of", "the", "total"] or after[:2] == ["of", "it"] or not time_words("beside").isdisjoint(after)
    )


def describes(draft: Draft) -> bool:
    """Tell whether a count only says what something holds, in the present: "the survey covers 300 shops"."""
    if draft.kind is not Kind.LEVEL or draft.unit != "count":
        return False
    return any(item.lower in _HOLDING for item in draft.items[max(0, draft.at - 4) : draft.at])


def is_lasting(draft: Draft) -> bool:
    """Tell whether a figure has been so without end: "stuck above 4 million *for years*", "*in recent years*"."""
    dated = [draft.items[index].period for index in draft.wording.dated]
    if any(mention is not None and mention.rule == "recent years" for mention in dated):
        return True
    if not draft.wording.has(time_words("lasting")):
        return False
    return any(
        item.lower == "for" and (following.lower in time_words("lasting") or following.lower in {"a", "many", "some"})
        for item, following in pairwise(draft.items)
    )


def is_named_group(draft: Draft) -> bool:
    """Tell whether a count only names a group that readers know: "*the five* provinces", "Asia's *four* tigers"."""
    if draft.kind is not Kind.LEVEL or draft.unit != "count" or draft.total is not None:
        return False
    following = draft.items[draft.at + 1] if draft.at + 1 < len(draft.items) else draft.items[draft.at]
    if draft.value > _GROUP and following.lower not in _MEMBERSHIP:
        return False
    before = draft.items[draft.at - 1]
    return draft.at > 0 and (before.lower in _OWNING or "possessive" in before.classes)


def is_joint_author(draft: Draft) -> bool:
    """Tell whether a count is of bodies by whom, with another, something was done: "issued *by* it *and 14 other*"."""
    items, at = draft.items, draft.at
    if draft.unit != "count" or at + 1 >= len(items) or items[at + 1].lower not in _FURTHER:
        return False
    if at < _AUTHORS or items[at - 1].lower not in {"and", "with", "as well as"}:
        return False
    for index in range(at - 1, max(0, at - _AUTHORED), -1):
        item = items[index]
        if item.lower == "by" and item.kind == "word":
            verb = items[index - 1].lower.partition(" ")[0]
            return verb.endswith("ed") or verb in past_participles() or items[index - 1].lower == "up"
        if item.number is not None or item.lower in {";", ":"} or "auxiliary" in item.classes:
            return False
    return False


def is_held(draft: Draft) -> bool:
    """Tell whether an amount is what somebody has, not what he aims at: "wants to cut *its 3 billion euro* debt"."""
    if draft.kind is not Kind.LEVEL or draft.at < 1 or draft.at + 1 >= len(draft.items):
        return False
    before, following = draft.items[draft.at - 1], draft.items[draft.at + 1]
    owned = before.lower in _POSSESSED or "possessive" in before.classes
    return owned and following.kind == "word" and following.lower not in time_words("named_aim")


def is_one_of(draft: Draft) -> bool:
    """Tell whether a count only says among how many something is one: "the plan, *one of 11* drawn up"."""
    items, at = draft.items, draft.at
    if draft.kind is not Kind.LEVEL or draft.unit != "count" or at < 2 or items[at - 1].lower not in {"of", "of the"}:
        return False
    first = items[at - 2].number
    return items[at - 2].lower == "one" or (first is not None and first.word and first.value == 1)


def is_where(draft: Draft) -> bool:
    """Tell whether a count only says where something is measured: "the rate *in 31 large cities* rose to 5 percent"."""
    items, at = draft.items, draft.at
    if draft.kind is not Kind.LEVEL or draft.unit != "count" or draft.total is not None or at < 1:
        return False
    if items[at - 1].lower not in {"in", "across"}:
        return False
    if not any(item.lower.rpartition(" ")[2] in time_words("measured_in") for item in items[at + 1 : at + 4]):
        return False
    for index in range(at + 2, len(items)):
        if items[index].number is not None:
            return True
        if items[index].lower in _NEW_CLAUSE and items[index - 1].lower == ",":
            return False  # "is offered in 93 districts, *and* two thirds of …"
    return False


def is_attribute(draft: Draft) -> bool:
    """Tell whether a measure only describes a thing that is spoken of: "*the 900 km* pipeline will run from A to B"."""
    items, at = draft.items, draft.at
    if draft.kind is not Kind.LEVEL or at < 1 or at + 1 >= len(items) or items[at - 1].lower not in _DEFINITE:
        return False
    following = items[at + 1]
    if following.kind != "word" or not following.classes.isdisjoint(_DOING | {"preposition", "relative"}):
        return False
    if draft.unit != "count":
        return following.lower not in time_words("named_aim")
    return at > 1 and "preposition" in items[at - 2].classes and draft.value > _GROUP


def is_adjectival(draft: Draft) -> bool:
    """Tell whether an amount is the size of a thing, of no time: "opened *a 3 million euro bridge* in May"."""
    items, at = draft.items, draft.at
    if draft.kind is not Kind.LEVEL or draft.unit in _NO_SIZES or at < 1 or at + 1 >= len(items):
        return False
    behind = at + 1
    if items[behind].lower == "(":  # "a 3 billion euro (4 billion dollar) programme"
        behind = next((i + 1 for i in range(behind, min(behind + 5, len(items) - 1)) if items[i].lower == ")"), behind)
    following = items[behind]
    if items[at - 1].lower not in _ARTICLES or following.kind != "word" or following.lower.endswith("ed"):
        return False
    thing = following.classes.isdisjoint(_NO_THINGS) or following.lower == "contract"
    if not following.lower[0].isalpha() or not thing:
        return False
    noun = behind
    while noun + 1 < len(items) and items[noun + 1].kind == "word" and items[noun + 1].classes.isdisjoint(_NO_THINGS):
        if not items[noun + 1].lower[0].isalpha():
            break
        noun += 1
    words = {word for item in items[behind : noun + 1] for word in item.lower.split()}
    return words.isdisjoint(time_words("measured_noun"))


def is_apposed(draft: Draft) -> bool:
    """Tell whether a price is put in between commas: "the scheme, *worth 3 billion euros*, will run until 2025"."""
    items, at = draft.items, draft.at
    if at < 2 or at + 1 >= len(items) or items[at + 1].lower != ",":
        return False
    if items[at - 1].lower in {"cost", "costs"}:
        return "relative" in items[at - 2].classes  # "the bridge, *which cost 3 million euros*, was opened in May"
    if items[at - 1].lower == "worth" and _is_of_sales(items, at - 3):
        return False
    led = items[at - 1].lower if items[at - 1].lower != "at" else items[at - 2].lower + " at"
    opening = at - 2 - (led.endswith(" at") and items[at - 1].lower == "at")
    return led in time_words("apposed") and opening >= 0 and items[opening].lower == ","


def _is_of_sales(items: list[Item], last: int) -> bool:
    """Tell whether what is worth so much was made or sold: "a gain of 2 percent, *worth* 3 million"."""
    for index in range(last, max(-1, last - _SOLD), -1):
        number = items[index].number
        if number is not None:
            return (
                number.unit == "percent"
                if index == last
                else number.unit not in _NO_SIZES and not is_money(number.unit)
            )
        if items[index].lower in {",", ";", ":"}:
            return False
    return False


def is_of_now(draft: Draft) -> bool:
    """Tell whether a figure is what there is on the day: "above *the present mark of 40* pounds"."""
    items, at = draft.items, draft.at
    if draft.kind not in {Kind.LEVEL, Kind.SHARE} or at < 1:
        return False
    mention = items[at - 1].period
    if mention is not None and mention.shape is Shape.NOW and at > 1 and items[at - 2].lower == ",":
        return True  # "to halve the number of poor, *now 4 million*"
    if not draft.wording.has(_OF_NOW):
        return False
    linked = items[at - 1].lower == "of"
    for index in range(at - 1 - linked, max(-1, at - 6), -1):
        item = items[index]
        if item.lower in _OF_NOW:
            if item.lower == "the current" and items[index - 1].lower in {"to", "from"}:
                return False
            return (linked or index == at - 1) and items[index + 1].lower != "account"
        if item.kind != "word" or item.lower in {",", ";", ":", "of", "and"} or (not linked and not item.light):
            return False
    return False


def is_possible(draft: Draft) -> bool:
    """Tell whether a figure is only what could be: "up to *400* mills *could* be sold"."""
    if draft.status is ObservationStatus.TARGET:
        return False
    items, at, possible = draft.items, draft.at, time_words("possible")
    if any(item.lower in possible for item in items[max(0, at - 5) : at]):
        return True
    for item in items[at + 1 : at + 5]:
        if item.kind != "word" or item.lower in _SUBORDINATE or item.lower in {",", ";", ":", "and"}:
            return False
        if item.lower in possible:
            return True
    return False


def is_yearly(draft: Draft) -> bool:
    """Tell whether an amount is made or used in every year: "the plant makes *3 million lamps a year*"."""
    if draft.kind is not Kind.LEVEL or draft.status is not ObservationStatus.ACTUAL:
        return False
    after = [item.lower for item in draft.items[draft.at + 1 : draft.at + 9]]
    each = time_words("each_year")
    for index, word in enumerate(after):
        if word in {",", ";", ":", "and", "which"} or draft.items[draft.at + 1 + index].kind == "number":
            return False
        if word in each or " ".join(after[index : index + 2]) in each:
            return True
    return False


def is_sample(draft: Draft) -> bool:
    """Tell whether a count is of those whom a survey asks: "is based on a *survey of 300 firms*"."""
    words = [item.lower for item in draft.items[max(0, draft.at - 4) : draft.at] if item.kind == "word"]
    return draft.unit == "count" and words[-1:] == ["of"] and not time_words("survey").isdisjoint(words)


def describes_part(draft: Draft) -> bool:
    """Tell whether a figure says what something is, not what it was, in a relative clause.

    "The sector, *which accounts for 3 percent*", "yards *that employ 400*", "a town *where a mill makes 3 tonnes*".
    """
    items, found = draft.items, draft.found
    if draft.kind not in {Kind.SHARE, Kind.LEVEL} or draft.at < 2 or draft.status is not ObservationStatus.ACTUAL:
        return False
    verb = found.first if found is not None and found.rule.name == "part of a whole" else draft.at - 1
    while verb > 0 and verb > draft.at - _LED and items[verb].light:
        verb -= 1
    if not verb or items[verb].kind != "word":
        return False
    word = items[verb].lower.partition(" ")[0]
    if word in _BEING:
        return False
    opened = verb - 1
    while opened > 0 and items[opened].light:
        opened -= 1
    if any(item.kind == "period" for item in items[opened : draft.at]):
        return False  # "which now amounts to 3 percent"
    third = word.endswith("s")
    if "relative" in items[opened].classes:
        base = not items[verb].classes.isdisjoint(_HAVING) and not word.endswith("ed") and word not in past_forms()
        return third or (draft.kind is Kind.LEVEL and base)
    if not third or items[verb].classes.isdisjoint(_HAVING):
        return False
    first = max(0, verb - _SUBJECT)
    return any(
        item.lower == "where" and all(word.kind == "word" and word.lower != "," for word in items[index:verb])
        for index, item in enumerate(items[first:verb], first)
    )


def is_structural(draft: Draft) -> bool:
    """Tell whether a count only says of how many parts something consists ("13 indicators across five fields")."""
    if draft.unit != "count" or draft.total is not None or abs(draft.value) > 20 or draft.value != int(draft.value):
        return False
    return draft.items[draft.at - 1].lower != "in" or not any(
        not item.classes.isdisjoint(("rise", "fall")) for item in draft.items[: draft.at]
    )
