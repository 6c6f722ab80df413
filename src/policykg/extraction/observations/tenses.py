"""The tense of the verb that a figure belongs to: what was, what is, and what could or would be."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from policykg.extraction.inflection import past_forms, past_participles, unchanged_pasts
from policykg.extraction.items import Item
from policykg.extraction.observations.vocables import time_words

_VERBS: Final = frozenset({"auxiliary", "level", "verb", "share", "rise", "fall", "contribution", "future"})
_PLAIN: Final = frozenset({"level", "verb", "share", "contribution"})  # not the nouns "rises" and "falls"
_NO_SUBJECT: Final = frozenset({"determiner", "preposition", "possessive"})
_BACK: Final = 12  # items before a figure among which its verb is sought
_LED: Final = 2  # items of ", at"
_ON: Final = 7  # items behind it
_STANDING_VERB: Final = time_words("standing_verb")


class Tense(StrEnum):
    """What a verb says of its time."""

    PAST = "past"
    PERFECT = "perfect"
    PRESENT = "present"
    CONDITIONAL = "conditional"  # what will, would, could or may be
    UNKNOWN = "unknown"


def tense_of(items: list[Item], at: int) -> Tense:
    """Return the tense of the verb before a figure in its clause, else of the one behind it."""
    borders = time_words("clause_end")
    index = at - 1
    while index >= 0 and index > at - _BACK and items[index].lower not in borders:
        found = _at(items, index)
        if found is not Tense.UNKNOWN:
            return found
        index -= 1
    if _is_put_in(items, at):
        return Tense.PAST if _at(items, at + 2) is Tense.PAST else Tense.UNKNOWN
    for index in range(at + 1, min(len(items), at + _ON)):
        if items[index].lower in borders or items[index].kind == "number":
            break
        found = _at(items, index)
        if found is not Tense.UNKNOWN and not _could_be_noun(items[index]):
            return found
        if index > at + 1 and items[index].lower in time_words("doing_so") and _is_plural(items[index - 1]):
            return Tense.PRESENT  # "2,000 *lorries use* it"
    return Tense.UNKNOWN


def _is_put_in(items: list[Item], at: int) -> bool:
    """Tell whether a figure stands between commas behind "at": "exports*, at 3 million euros,* were lower"."""
    if at < _LED or at + _LED >= len(items) or items[at - 1].lower != "at":
        return False
    return items[at - _LED].lower == "," and items[at + 1].lower == ","


def _is_plural(item: Item) -> bool:
    return item.lower.endswith("s") or item.lower in {"people", "men", "women", "children"}


def _says_how_it_is(items: list[Item], index: int) -> bool:
    """Tell whether a verb right before a number says how something is: "the centre *employs 43* people"."""
    verb = items[index].lower
    if verb not in _STANDING_VERB or index < 1 or items[index + 1 :][:1] == []:
        return False
    before = items[index - 1]
    if items[index + 1].kind != "number" or before.kind != "word":
        return False
    if before.lower == "each":
        return verb.endswith("s")
    if not before.classes.isdisjoint(_NO_SUBJECT):
        return False
    if verb.endswith("s"):
        return before.lower not in {"and", "or"}
    return _is_plural(before) or before.lower in {"they", "we"}


def _is_led_on(items: list[Item], index: int) -> bool:
    """Tell whether a preposition follows, as behind a noun: "a tax *cut of* 3 percent"."""
    return index + 1 < len(items) and "preposition" in items[index + 1].classes


def _could_be_noun(item: Item) -> bool:
    """Tell whether a word behind a figure could be what is counted: "400 *visits*"."""
    return item.lower.endswith("s") and "auxiliary" not in item.classes


def _at(items: list[Item], index: int) -> Tense:
    """Return the tense of the group of verbs that ends at an item; unknown where it is no verb, or could be a noun."""
    item = items[index]
    if _says_how_it_is(items, index):
        return Tense.PRESENT
    if item.classes.isdisjoint(_VERBS) or "name" in item.classes or item.lower == "to":
        return Tense.UNKNOWN
    first = index
    while first > 0 and ("auxiliary" in items[first - 1].classes or items[first - 1].light):
        first -= 1
    while first < index and "auxiliary" not in items[first].classes:
        first += 1  # adverbs before the first auxiliary
    head = items[first].lower.partition(" ")[0]
    if head == "to" or head in time_words("conditional"):
        return Tense.CONDITIONAL if head != "to" else Tense.UNKNOWN
    if head in {"has", "have"}:
        following = items[first + 1].lower if first + 1 < len(items) else ""
        done = first < index or " " in items[first].lower or following.endswith("ed") or following in past_participles()
        return Tense.PERFECT if done else Tense.PRESENT
    if head in {"was", "were", "had", "did"}:
        return Tense.PAST
    if head in {"is", "are"}:
        return Tense.PRESENT
    if head.endswith("ed") or head in past_forms():
        return Tense.PAST
    led = first > 0 and not items[first - 1].classes.isdisjoint(_NO_SUBJECT)
    if first > 0 and not led and head in unchanged_pasts() and not _is_led_on(items, index):
        return Tense.PAST
    if head.endswith("s") and not led and not item.classes.isdisjoint(_PLAIN):
        return Tense.PRESENT
    return Tense.UNKNOWN
