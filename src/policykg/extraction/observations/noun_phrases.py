"""Where a noun phrase of a sentence begins and ends.

Works on the items of one sentence; comes before ``subjects``, which finds the phrase that a figure needs.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from policykg.extraction.items import Item
from policykg.extraction.observations.nouns import PASTS, is_noun
from policykg.extraction.observations.vocables import figure_words
from policykg.extraction.words import word_lists

BREAKS: Final = frozenset(";:.!?()[]\u2014\u2013\u2015-|/")
_OPENERS: Final = frozenset(
    {"in", "into", "of", "for", "to", "toward", "towards", "by", "on", "at", "among", "from", "across"}
)
SPLITTING: Final = frozenset({"but", "while", "whereas", "although", "though", "yet", "whilst"})


_OPENING: Final = frozenset({"preposition", "conjunction", "determiner", "adverb"})
_PAST: Final = figure_words("past")


@dataclass(slots=True, init=False, unsafe_hash=True)
class Phrase:
    """Items ``first`` to ``last`` (exclusive) that say what is measured, or how to find it.

    ``mode`` is ``phrase``; ``previous`` (what the number before is about: appositions); ``relative`` (the clause
    before a relative pronoun) or ``nothing``.
    """

    mode: Final[str]
    first: Final[int]
    last: Final[int]

    def __init__(self, mode: str, first: int = 0, last: int = 0) -> None:
        self.mode = mode
        self.first = first
        self.last = last


PREVIOUS: Final = Phrase("previous")
NOTHING: Final = Phrase("nothing")


def left_phrase(items: list[Item], end: int) -> Phrase:
    """Return the noun phrase that ends just before item ``end``."""
    index, seen_and = end - 1, False
    while index >= 0:
        item = items[index]
        if item.kind in {"number", "basis"} or item.lower in BREAKS:
            break
        if item.lower == ",":
            if not (seen_and and _is_list_part(items, index)):
                break
        elif item.lower in {"and", "or", "as well as"}:
            if not _is_list_part(items, index):
                break
            seen_and = True
        elif (
            item.lower in _ENDING
            or (item.lower == "with" and _likens(items, index))
            or (item.lower in _RESULTING and index + 1 < end and items[index + 1].lower in {"in", "to"})
            or (item.kind == "word" and not is_noun(items, index))
            or (item.lower.endswith("ing") and index + 1 < end and items[index + 1].lower in _HEADING and index > 0)
        ):
            break  # "blocks covering *a total area*"
        index -= 1
        if item.lower in _HEADING and index >= 0 and not _takes_noun(items[index]):
            break  # "in the valley *the* sales of toys", "over the next year *a* loan"
    first = index + 1
    while first < end and (
        items[first].light or items[first].lower in {"and", "or", ",", "to"} or _adverb(items, first)
    ):
        first += 1
    if first < end - 1 and items[first].lower == "with" and (first == 0 or items[first - 1].lower == ","):
        first += 1  # "…, *with* toys, lamps and kettles rising"
    return Phrase("phrase", first, end) if first < end else NOTHING


_RESTATED: Final = 3  # items of ", or 8 percent"
_HEADING: Final = frozenset({"the", "a", "an"})


_ACTED: Final = frozenset({"commitment"})
_ADDED: Final = frozenset({"preposition", "adverb", "downward", "upward"})
_FINITE: Final = frozenset({"auxiliary", "level", "rise", "fall"})
_COMPARING: Final = figure_words("comparing")
_VALUING: Final = figure_words("valuing")
_ENDING: Final = SPLITTING | figure_words("likening")

_RESULTING: Final = figure_words("resulting")


def _likens(items: list[Item], index: int) -> bool:
    """Tell whether a word opens what something is said to be like: "in line *with* an estimate", "on a par *with*"."""
    return index > 0 and items[index - 1].lower in _LIKE


_LIKE: Final = frozenset({"line", "step", "par", "keeping", "accordance"})


def _adverb(items: list[Item], index: int) -> bool:
    """Tell whether an adverb that no rule passes over stands before "to": "due *largely to* the economy"."""
    return items[index].lower.endswith("ly") and index + 1 < len(items) and items[index + 1].lower == "to"


_POINTING: Final = frozenset({"those", "that"})


def _is_list_part(items: list[Item], index: int) -> bool:
    """Tell whether what stands left of a comma or "and" is another noun of the same phrase, not a clause."""
    position, words = index - 1, 0
    if position >= 0 and items[position].lower == "," and items[index].lower in {"and", "or"}:
        position -= 1  # "toys, lamps, *and* kettles"
    while position >= 0:
        item = items[position]
        if item.lower == "," or item.lower in BREAKS:
            break
        if item.lower in _POINTING and position + 1 < index and items[position + 1].lower == "of":
            return words > 0  # "and *those of* tin, lead and zinc rose"
        if item.lower == "as" and position > 0 and items[position - 1].lower == "such":
            break  # "goods such *as* toys and lamps"
        measured = item.kind == "basis" and item.lower not in figure_words("adjusting")  # not "*annual* growth in toys"
        if item.kind == "number" or measured or item.lower in SPLITTING:
            return False
        if item.kind == "word" and not is_noun(items, position):
            return False
        words += item.kind == "word"
        if item.kind == "period" and position > 0:
            return words > 0
        position -= 1
    first = items[position + 1] if position + 1 < index else None
    if first is None:
        return False
    if items[index].lower == "," and (position < 0 or items[position].lower == ",") and first.lower in _SETTING:
        return False  # "*among the tools*, axes, saws and hammers"
    if position >= 0 and items[position].lower == "," and items[index].lower == ",":
        return first.lower not in {"which", "that", "who", "in", "on", "during", "while"}
    return words > 0 and not (first.kind == "period" and words == 0)


# What opens a phrase before the clause that is no part of a list in it.
_SETTING: Final = frozenset(
    {"among", "besides", "unlike", "despite", "including", "excluding", "following", "during", "throughout"}
)


def right_phrase(items: list[Item], start: int, *, lists: bool = True) -> Phrase:
    """Return the noun phrase that begins at item ``start``."""
    index = start
    if start < len(items) and (_is_past(items, start) or _stands(items, start) or _is_done_by_them(items, start)):
        return NOTHING
    while index < len(items):
        item = items[index]
        if item.kind != "word" or item.lower in BREAKS:
            break
        if item.lower == "," or item.lower in SPLITTING:
            break
        if item.lower in {"and", "or"} and (not lists or not _list_goes_on(items, index)):
            break
        if index > start and "determiner" in item.classes and not _takes_noun(items[index - 1]):
            break
        if item.lower in _COMPARING or (
            index > start
            and (item.lower in _VALUING or not (is_noun(items, index) or _is_described(items, start, index)))
        ):
            break
        if index > start and item.lower == "to" and opens_infinitive(items, index):
            break
        if index == start and not item.classes.isdisjoint(("auxiliary", "relative", "conjunction", "speech")):
            break
        if index == start and "level" in item.classes and not _qualifies(items, index):
            break
        index += 1
    while index > start and not items[index - 1].classes.isdisjoint(_OPENING):
        index -= 1
    return Phrase("phrase", start, index) if index > start else NOTHING


def _is_done_by_them(items: list[Item], start: int) -> bool:
    """Tell whether a verb says what some of those do: "3 million people, *of whom 2 million come* from villages"."""
    if start < _OF_WHOM or items[start - 2].lower not in {"whom", "which"} or items[start - 1].kind != "number":
        return False
    following = items[start + 1] if start + 1 < len(items) else None
    return "verb" in items[start].classes and following is not None and "preposition" in following.classes


_OF_WHOM: Final = 3  # items of "of whom 300"


def _is_described(items: list[Item], start: int, index: int) -> bool:
    """Tell whether a participle behind an adverb describes the noun behind it: "30 newly *restored* barns"."""
    if index != start + 1 or not items[start].lower.endswith("ly") or not items[index].lower.endswith("ed"):
        return False
    return index + 1 < len(items) and items[index + 1].kind == "word" and is_noun(items, index + 1)


def _qualifies(items: list[Item], index: int) -> bool:
    """Tell whether a word that can state a level stands before a noun instead: "*total* growth"."""
    following = items[index + 1] if index + 1 < len(items) else None
    if following is None or following.kind != "word" or not following.lower[0].isalpha():
        return False
    return following.classes.isdisjoint(("preposition", "determiner", "auxiliary", "conjunction", "adverb"))


def _takes_noun(item: Item) -> bool:
    """Tell whether a noun phrase can begin after a word within a phrase: no "a day" after "300 ships"."""
    return not item.classes.isdisjoint(("preposition", "conjunction", "determiner", "adverb")) or item.lower == ","


def _is_past(items: list[Item], index: int) -> bool:
    """Tell whether a verb of the past, and no noun, stands right behind a number: "300 *went* to Europe"."""
    item = items[index]
    following = items[index + 1] if index + 1 < len(items) else None
    saw = following is not None and item.lower in _PAST
    if saw and following is not None and not following.classes.isdisjoint(("determiner", "rise", "fall", "growth")):
        return True  # "while 300 *saw a* drop"
    acted = (
        item.classes <= _ACTED and item.lower.endswith("ed") and item.lower not in figure_words("counted_participle")
    )
    if (item.classes.isdisjoint(("verb", "level")) and not acted) or "name" in item.classes:
        return False
    goes_on = following is not None and following.kind == "word" and following.lower[0].isalnum()
    if goes_on and following is not None and following.classes.isdisjoint(_ADDED):
        return False  # not "31 *turned down*"
    word = item.lower.split()[0]  # "came in"
    return word in PASTS or (word.endswith("ed") and word not in figure_words("no_past"))


def _stands(items: list[Item], index: int) -> bool:
    """Tell whether a plural verb of being somewhere stands right behind a number: "300 *lie* idle", "12 *remain*"."""
    return items[index].lower in _BEING and index > 0 and items[index - 1].kind == "number"


_BEING: Final = figure_words("being_somewhere")


def _list_goes_on(items: list[Item], index: int) -> bool:
    """Tell whether "and" goes on with a noun, and no number or verb follows at once."""
    following = items[index + 1 : index + 4]
    if not following or following[0].kind != "word" or not is_noun(items, index + 1):
        return False
    timed = items[index - 1].lower in figure_words("hollow") or items[index - 1].lower in figure_words("place")
    if timed and len(following) > 1 and not following[1].classes.isdisjoint(_FINITE) and not is_noun(items, index + 2):
        return False  # "in the coming year *and unemployment will* rise"
    return all(item.kind != "number" for item in following)


def complement_after(items: list[Item], index: int) -> Phrase:
    """Return the noun phrase after "in", "of" or "for" that follows item ``index - 1``, past periods and bases."""
    while index < len(items) and (items[index].light and items[index].kind != "word"):
        index += 1
    if index >= len(items) or items[index].lower not in _OPENERS:
        return NOTHING
    infinitive = opens_infinitive(items, index)
    index = past_brackets(items, index + 1)  # "3 million euros of (*trade*) surplus"
    while index < len(items) and items[index].kind == "basis":
        index += 1
    return right_phrase(items, index + (infinitive or _opens_gerund(items, index)))


def goods_after(items: list[Item], index: int) -> Phrase:
    """Return what an amount is of, where "of" stands at an item: "3 tonnes of *old nets* from the reef"."""
    if index + 1 >= len(items) or items[index].lower != "of":
        return NOTHING
    start = index + 1
    worn = _is_past(items, start) and start + 1 < len(items) and items[start + 1].kind == "word"
    goods = right_phrase(items, start + worn)  # "*abandoned* nets"
    if goods.mode != "phrase":
        return NOTHING
    for end in range(goods.first + 1, goods.last):
        if items[end].lower in _DIRECTIONS:
            return Phrase("phrase", start, end)
    return Phrase("phrase", start, goods.last)


_DIRECTIONS: Final = frozenset({"to", "from", "through", "into", "onto", "by", "via", "at"})


def opens_infinitive(items: list[Item], index: int) -> bool:
    """Tell whether "to" opens what something is for: "3 million euros *to support* mills", not "*to* mills"."""
    if items[index].lower != "to" or index + 2 >= len(items):
        return False
    verb, following = items[index + 1].lower, items[index + 2]
    if verb not in word_lists()["action"] or following.kind not in {"word", "number"}:
        return False
    if following.kind == "number":
        return True  # "6 million euros *to support 300* homes"
    return following.classes.isdisjoint(("preposition", "conjunction", "auxiliary")) and following.lower[0].isalpha()


def _opens_gerund(items: list[Item], index: int) -> bool:
    """Tell whether a verb stands before what an amount is for: "for *building* the port", "on *improving* schools"."""
    if index + 1 >= len(items) or not items[index].lower.endswith("ing") or items[index].kind != "word":
        return False
    following = items[index + 1]
    given = not following.classes.isdisjoint(("determiner", "possessive"))
    named = following.kind == "word" and following.lower[0].isalpha()
    return given or (named and items[index].lower in figure_words("purposeful"))


def past_brackets(items: list[Item], index: int) -> int:
    """Return the item after a bracket that opens at an item, else the item itself."""
    if index < len(items) and items[index].lower == "(":
        while index < len(items) and items[index].lower != ")":
            index += 1
        return index + 1
    return index


def past_restated(items: list[Item], index: int) -> int:
    """Return the item behind a figure said in other words: "3 euros (*8 percent*)", "3 euros, *or 8 percent*,"."""
    behind = past_brackets(items, index)
    if behind + _RESTATED < len(items) and [item.lower for item in items[behind : behind + 2]] == [",", "or"]:
        number = behind + 2
        while number < len(items) - 1 and items[number].light:
            number += 1
        if items[number].kind == "number":
            return number + 1 + (items[number + 1].lower == ",")
    return behind


def past_periods(items: list[Item], index: int) -> int:
    """Return the item behind the periods that begin at an item: "cut *1986* exports by 3 percent"."""
    while index < len(items) and items[index].kind == "period":
        index += 1
    return index
