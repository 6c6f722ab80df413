"""From the part of a subject that stands beside its verb to the whole of it.

"*Cases settled* within the time limit", "*goods* such as toys", "*the states* which use the euro", "*trade with* its 10
*members*". Works on the items of one sentence; ``subjects`` finds the part.
"""

from __future__ import annotations

from typing import Final

from policykg.extraction.items import Item
from policykg.extraction.observations.noun_phrases import NOTHING, Phrase, left_phrase
from policykg.extraction.observations.nouns import NAMED, is_average, is_noun
from policykg.extraction.observations.vocables import figure_words
from policykg.facts import Bound

_LIMITS: Final = frozenset({Bound.AT_LEAST, Bound.AT_MOST})
_DESCRIBED: Final = 12  # items from "who" to the last noun of its clause
_APART: Final = frozenset({",", ";", ":", "and", "but"})
_WHO: Final = frozenset({"who", "which", "that"})
_PARTS: Final = frozenset({"percentage", "proportion", "share", "fraction", "number"})
_DEFINED: Final = 6  # items from "with" to a limit
_OWNER: Final = 5  # items of a possessor and its preposition
_PARTICIPLES: Final = figure_words("done_somewhere")
_TRAILING: Final = figure_words("trailing")


def _expecting(items: list[Item], index: int) -> bool:
    """Tell whether a participle with an object of its own stands behind a noun: "firms *expecting* higher sales"."""
    if index < 1 or not items[index].lower.partition(" ")[0].endswith("ing") or items[index].kind != "word":
        return False  # also "looking for", which is one item
    before = items[index - 1]
    return before.kind == "word" and before.lower[0].isalnum() and is_noun(items, index - 1)


def without_tail(items: list[Item], phrase: Phrase) -> Phrase:
    """Return a phrase without what can only follow its head: "goods *worth*", "output *nonetheless*"."""
    last = phrase.last
    while last > phrase.first and (
        (items[last - 1].light and not is_average(items, last - 1)) or items[last - 1].lower in _TRAILING
    ):
        last -= 1
    return Phrase("phrase", phrase.first, last) if last > phrase.first else phrase


def with_head(items: list[Item], phrase: Phrase) -> Phrase:
    """Return a subject that begins with its head: "*cases settled* within the time limit", "*the rate* to beat"."""
    while phrase.mode == "phrase":
        doing = items[phrase.first].lower.endswith("ing") and phrase.first > 1
        if doing and items[phrase.first - 1].lower in {"after", "before", "by", "when"}:
            wider = left_phrase(items, phrase.first - 1)  # "growth *after deducting* prices"
            if wider.mode == "phrase":
                return wider
        if _expecting(items, phrase.first - 1):
            wider = left_phrase(items, phrase.first - 1)
            return Phrase("phrase", wider.first, phrase.last) if wider.mode == "phrase" else phrase
        index = phrase.first
        if "preposition" not in items[index].classes:
            index -= 1
            while index >= 0 and items[index].light:
                index -= 1
        if index < 2 or "preposition" not in items[index].classes:
            return phrase
        verb = index - 1
        if not items[verb].lower.endswith(("ed", "ing")) and items[verb].lower not in _PARTICIPLES:
            return phrase
        if items[verb].lower in figure_words("intransitive"):
            return phrase  # "the works *resulted in* a deficit"
        before = items[verb - 1]
        if before.kind != "word" or not before.lower[0].isalnum() or not before.classes <= NAMED:
            return phrase
        wider = left_phrase(items, verb)
        if wider.mode != "phrase":
            return phrase
        phrase = Phrase("phrase", wider.first, phrase.last)
    return phrase


def past_description(items: list[Item], phrase: Phrase) -> Phrase:
    """Return the part of those whom a clause describes: "*the percentage of pupils* who leave school"."""
    for index in range(phrase.first - 1, max(0, phrase.first - _DESCRIBED), -1):
        item = items[index]
        if item.lower in _APART or (item.number is not None and item.number.form != "ordinal"):
            return phrase
        if item.lower in _WHO:
            wider = left_phrase(items, index)
            inside = range(wider.first, wider.last - 2) if wider.mode == "phrase" else range(0)
            parts = any(items[i].lower in _PARTS and items[i + 1].lower == "of" for i in inside)
            return wider if parts else phrase
    return phrase


def past_examples(items: list[Item], phrase: Phrase) -> Phrase:
    """Return what examples stand for: "*goods* such as toys and lamps"."""
    index = phrase.first
    if index < 3 or items[index - 1].lower != "as" or items[index - 2].lower != "such":
        return phrase
    wider = left_phrase(items, index - 2 - (items[index - 3].lower == ","))
    return wider if wider.mode == "phrase" else phrase


def past_object(items: list[Item], phrase: Phrase) -> Phrase:
    """Return what a relative clause describes, of which the object was found: "*the states* which use the euro"."""
    verb = phrase.first - 1
    if verb < 2 or items[verb].kind != "word" or not items[verb].classes.isdisjoint(("preposition", "conjunction")):
        return phrase
    pronoun = verb - 1 - ("auxiliary" in items[verb - 1].classes)
    if pronoun < 1 or items[pronoun].lower not in {"which", "who", "that"} or not items[verb].lower[0].isalpha():
        return phrase
    if items[pronoun].lower == "that" and "speech" in items[pronoun - 1].classes:
        return phrase
    wider = left_phrase(items, pronoun - (items[pronoun - 1].lower == ","))
    return wider if wider.mode == "phrase" else phrase


def past_start(items: list[Item], phrase: Phrase) -> Phrase:
    """Return a subject before a time that only says from when: "*permits issued* since the beginning of the year"."""
    index = phrase.last - 2
    if items[phrase.last - 1].lower not in {"beginning", "start"} or index < 1:
        return phrase
    if "determiner" in items[index].classes:
        index -= 1
    if items[index].lower != "since":
        return phrase
    wider = left_phrase(items, index)
    return with_head(items, wider) if wider.mode == "phrase" else phrase


def past_threshold(items: list[Item], limit: int) -> Phrase:
    """Return the subject that a limit defines: "*output of firms* with sales of over 3 million rose"."""
    number = items[limit].number
    if number is None or number.bound not in _LIMITS:
        return NOTHING
    index = limit - 1
    while index > max(2, limit - _DEFINED) and items[index].kind == "word" and items[index].lower not in {"with", ","}:
        index -= 1
    if items[index].lower != "with" or not is_noun(items, index - 1):
        return NOTHING
    wider = left_phrase(items, index)
    parted = wider.mode == "phrase" and any("preposition" in i.classes for i in items[wider.first : wider.last])
    return wider if parted else NOTHING


def _past_possessor(items: list[Item], index: int) -> int:
    """Return the item before who owns what a number counts: "users *of* (the country's) three firms"."""
    if items[index].lower not in {"'s", "\u2019s"}:
        return index
    for before in range(index - 1, max(-1, index - _OWNER), -1):
        if items[before].kind != "word" or not items[before].lower[0].isalpha():
            return index
        if "preposition" in items[before].classes:
            return before
    return index


def past_number(items: list[Item], phrase: Phrase) -> Phrase:
    """Return a subject of which only the end was found, behind a number or in a relative clause.

    "*Trade with* its 10 *members*", "*exports* in the 20 *days* to 20 May", "*the price of lamps* that the office
    *watches*".
    """
    index = phrase.first - 1
    while index > 0 and (
        ("determiner" in items[index].classes and items[index].lower != "that")
        or (items[index].light and items[index].kind == "word")
    ):
        index -= 1
    if index < 1:
        return phrase
    number = items[index].number
    if number is not None and number.form == "superlative":
        wider = left_phrase(items, index)  # "*prices in the world's* second-largest *economy*"
        return Phrase("phrase", wider.first, phrase.last) if wider.mode == "phrase" else phrase
    if number is not None:
        stretch = "period-unit" in items[phrase.first].classes
        index = _past_possessor(items, index - 1)
        while index > 0 and not items[index].classes.isdisjoint(("determiner", "possessive")):
            index -= 1
        led = items[index].lower
        given = "determiner" in items[index + 1].classes  # "output *by the* 71 countries", not "rose by 71"
        if "preposition" not in items[index].classes or led == "than" or (led == "by" and not given):
            return phrase
        wider = left_phrase(items, index)
        if wider.mode != "phrase":
            return phrase
        return Phrase("phrase", wider.first, index if stretch else phrase.last)
    if items[index].lower in {"that", "which", "who"} and items[index - 1].kind == "word":
        verb = items[phrase.last - 1].lower
        if phrase.last - phrase.first > 1 and verb.endswith(("s", "ed")) and is_noun(items, index - 1):
            wider = left_phrase(items, index)
            return past_number(items, wider) if wider.mode == "phrase" else phrase
    return phrase
