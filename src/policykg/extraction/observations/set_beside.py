"""How a number is set beside a figure of its sentence whose unit it leaves out: as its like, its part, its other time.

"3,100 euros in the north *and 2,800 in the south*", "15 days in 2016 *to 11*". Comes before ``elliptic_units``.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from policykg.extraction.inflection import past_participles
from policykg.extraction.items import Item
from policykg.extraction.numbers import Number
from policykg.extraction.observations.drafts import Draft, is_money
from policykg.extraction.observations.vocables import figure_words
from policykg.facts import Kind

_HUNDRED: Final = 100
_OPENING: Final = 3  # items before the whole that a sentence opens with: "*Of the* 1,140 kilometres planned, 870"
_SUBJECT: Final = 8  # items of a subject that says of another what was measured
_RATES: Final = 20  # percent, below which growth can be beside growth of whatever size
_ASIDE: Final = 4  # items before the figure of a remark between commas: ", which was still"
RATED: Final = frozenset({"level", "value of"})  # names of rules by which a rate of growth is told
_MARKS: Final = frozenset({",", ";", "and", "while", "but", "whereas"})
_BREAKS: Final = frozenset({",", ";", ":", "(", ")"})
_OF_SO_MUCH: Final = frozenset({"of", "than", "worth"})
_JOINTS: Final = frozenset({",", ";", "and", "or", "while", "but"})
_CLAUSE_LEADERS: Final = frozenset({",", "and", "while", "but", "followed", "by", "with", "to", "at"})
_QUALIFIED: Final = 3  # items of "(net) deficit" behind its number
_SMALL: Final = frozenset({"preposition", "conjunction", "determiner", "adverb", "pronoun"})
_NAMES: Final = frozenset({"name", "rate"})
_PARTED: Final = frozenset({"which", "this", "that", "these", "them"})
_VERBS: Final = frozenset({"verb", "level", "rise", "fall", "auxiliary", "speech"})
FINITE: Final = frozenset({"verb", "level", "rise", "fall", "auxiliary", "speech", "share", "relative", "subordinator"})


def is_lone(items: list[Item], at: int) -> bool:
    """Tell whether a mark, a conjunction, a time or nothing stands behind a number."""
    after = items[at + 1] if at + 1 < len(items) else None
    if after is None or after.kind != "word" or not after.lower[0].isalnum() or after.lower in figure_words("moment"):
        return True
    return not after.classes.isdisjoint(("conjunction", "auxiliary", "subordinator", "relative"))


def is_ended(items: list[Item], at: int) -> bool:
    """Tell whether nothing that a number could count stands behind it."""
    if is_lone(items, at):
        return True
    return "preposition" in items[at + 1].classes and items[at + 1].lower != "of"


def is_reached(items: list[Item], at: int, previous: Draft) -> bool:
    """Tell whether a number is where a movement from the figure before ends: "from 15 days in 2016 *to 11*"."""
    if items[at - 1].lower not in {"to", "towards"} or previous.at < 1:
        return False
    if previous.kind is Kind.CHANGE and previous.at == at - 2 and previous.unit != "percent":
        return True  # "went up five euros *to 35*"
    if items[previous.at - 1].lower != "from":
        return False
    return all(
        item.number is None and item.lower not in _BREAKS and item.classes.isdisjoint(_VERBS)
        for item in items[previous.at + 1 : at - 1]
    )


def comes_from(items: list[Item], at: int) -> bool:
    """Tell whether a figure is what another was before: "growth of 3 percent, *down from* 4"."""
    before = next((item for item in reversed(items[: at - 1]) if not item.light), None)
    return before is not None and not before.classes.isdisjoint(("upward", "downward"))


def is_recorded(items: list[Item], at: int) -> bool:
    """Tell whether a participle says that a figure is one of another time: "below *the 63.1 recorded* in 2014"."""
    return (
        at + 1 < len(items) and items[at - 1].lower == "the" and items[at + 1].lower in figure_words("recorded_value")
    )


def is_told_again(items: list[Item], at: int, number: Number, previous: Draft) -> bool:
    """Tell whether a clause says of another time or part what was just measured: "; in the north *it was 58.9*"."""
    grown = previous.kind is Kind.CHANGE and (previous.unit != "percent" or previous.rule not in RATED)
    if grown or not is_of_its_size(number, previous):
        return False
    index = subject_of_copula(items, at, previous.at)
    if index <= previous.at:
        return False
    if items[index].lower == "," and not any(item.number is not None for item in items[previous.at + 1 : index]):
        opening = items[max(0, previous.at - _ASIDE) : previous.at]
        return any(item.lower == "," for item in opening)  # "the rate, *5 percent in May, is now* 4"
    mark = next((place for place in range(previous.at + 1, index) if items[place].lower in _MARKS), index)
    return mark < index and is_of_told(items, index, previous.number.unit)


def subject_of_copula(items: list[Item], at: int, start: int) -> int:
    """Return where the subject of the copula before a figure ends; ``start`` where there is none behind that item."""
    index = at - 1
    while index > start and (items[index].light or items[index].lower in figure_words("copular_adverb")):
        index -= 1
    if index <= start or not ("level" in items[index].classes or items[index].lower in figure_words("copula")):
        return start
    index -= 1
    while index > start and (items[index].light or "auxiliary" in items[index].classes):
        index -= 1
    return index


def is_of_told(items: list[Item], index: int, unit: str) -> bool:
    """Tell whether a subject that ends with an item says of another what was measured: "*that of mines* was 6.0".

    Args:
        items: the items of the sentence.
        index: the last item of the subject; negative for none.
        unit: the unit of what was measured: only a percentage is told again by "the rate", only money by "the price".
    """
    if index < 0:
        return False
    known = figure_words("told_again")
    if unit == "percent" or is_money(unit):
        known = known | figure_words("told_rate" if unit == "percent" else "told_value")
    if items[index].lower in known:
        return True
    for place in range(index - 1, max(-1, index - _SUBJECT), -1):
        item = items[place]
        if item.number is not None or item.lower in _BREAKS:
            return False
        if item.lower in known:
            return items[place + 1].lower in {"of", "for", "in", "among", "at", "from"}
    return False


def is_wanted(items: list[Item], at: int) -> bool:
    """Tell whether a figure is where what was measured is wanted: "losses are 31 percent. We want *them at* 20"."""
    led = items[at - 1].lower in {"to", "at", "below", "under", "above", "towards"}
    return led and items[at - 2].lower in figure_words("taken_up")


_FURTHER: Final = frozenset({"another", "further"})


def is_part(items: list[Item], at: int, number: Number, previous: Draft) -> bool:
    """Tell whether a number is a part of the figure before: "18 terawatt-hours, *of which 7* came from dams"."""
    opened = items[0].lower == "of" and previous.at <= _OPENING and items[at - 1].lower == ","
    if opened:
        opened = all(item.number is None for item in items[previous.at + 1 : at])
    elif at < 2 or items[at - 1].lower not in _PARTED or items[at - 2].lower not in {"of", ", of"}:
        return False
    return previous.kind is Kind.LEVEL and 0 < number.value < previous.number.value


def is_done_too(items: list[Item], at: int, number: Number, previous: Draft) -> bool:
    """Tell whether so much more was done, as the one before was: "3 hectares were planted *and another 2 weeded*"."""
    joined = items[at - 1].lower == "and" or (items[at - 1].lower in _FURTHER and items[at - 2].lower == "and")
    after = items[at + 1] if at + 1 < len(items) else None
    if not joined or after is None or is_money(previous.number.unit) or number.word:
        return False
    done = after.lower.endswith("ed") or after.lower in past_participles()
    ends = at + 2 == len(items) or items[at + 2].kind != "word" or not items[at + 2].lower[0].isalpha()
    ends = ends or "preposition" in items[at + 2].classes
    between = items[previous.at + 1 : at]
    passive = any("auxiliary" in item.classes for item in between)
    return done and ends and passive and is_of_its_size(number, previous)


def is_of_other(items: list[Item], at: int, number: Number, previous: Draft) -> bool:
    """Tell whether a figure is so much of another good: "38,000 tonnes *of* herring and *12,500 of* mackerel"."""
    if at + 2 >= len(items) or items[at + 1].lower != "of" or items[previous.at + 1].lower != "of":
        return False
    if items[at - 1].lower not in _JOINTS or not items[at + 2].classes.isdisjoint(("determiner", "pronoun")):
        return False
    if items[at + 2].lower in _PARTED or items[at + 2].number is not None:
        return False
    between = items[previous.at + 1 : at]
    return is_of_its_size(number, previous) and all(
        item.number is None and item.classes.isdisjoint(FINITE) for item in between
    )


def is_difference(items: list[Item], at: int, previous: Draft) -> bool:
    """Tell whether a number is by how much the amount before differs: "389 hours of frost, *165 more than* in May"."""
    if at + 2 >= len(items) or items[at + 1].classes.isdisjoint(("above", "below")):
        return False
    following = items[at + 2].lower
    if not (following.startswith("than") or following == "." or following in _JOINTS):
        return False
    if items[at - 1].lower not in _JOINTS or items[previous.at - 1].lower in _OF_SO_MUCH:
        return False
    between = items[previous.at + 1 : at]
    if any(item.number is not None for item in between):
        return False
    closing = items[at - 1].lower == "," and following.startswith("than")
    return closing or all(item.classes.isdisjoint(FINITE) for item in between)


def is_repeated(items: list[Item], at: int, number: Number, previous: Draft) -> bool:
    """Tell whether a figure stands as the one before did: "3,100 euros *in* the north *and 2,800 in* the south"."""
    if at + 1 >= len(items) or not is_of_its_size(number, previous):
        return False
    here, there = items[at + 1], items[_past_divisor(items, previous.at + 1)]
    if items[at - 1].lower == ":" and previous.at == at - 2:
        return here.lower in {"in", "for", "at", "on"}  # "93 square metres: *66 in* flats and 138 in houses"
    led = next((item for item in reversed(items[previous.at + 1 : at]) if not item.light), None)
    if led is None or led.lower not in _JOINTS:
        return False
    between = (item.number for item in items[previous.at + 1 : at])
    if any(other is not None and other.form != "ordinal" for other in between):
        return False
    timed = here.kind == "period" and there.kind == "period"
    if timed or ("preposition" in here.classes and here.lower == there.lower and here.lower != "of"):
        return True
    placed = here.lower in {"in", "for", "among", "on", "at"} and at + 2 < len(items)
    return placed and previous.at < at - 1 and not items[at + 2].classes.isdisjoint(("determiner", "name"))


def _past_divisor(items: list[Item], index: int) -> int:
    """Return the item behind "a litre" or "per head": "41 cents *a litre* in March and 38 in April"."""
    divided = items[index].lower in {"a", "an", "per", "each"} and index + 2 < len(items)
    return index + 2 if divided else index


def is_of_its_size(number: Number, previous: Draft) -> bool:
    """Tell whether a number in digits is a level as large as the one before, up to two orders of magnitude."""
    if number.word or not number.value or not previous.value:
        return False
    if previous.unit == "percent":
        growth = previous.kind is not Kind.SHARE
        return number.value <= (max(Decimal(_RATES), 5 * abs(previous.value)) if growth else _HUNDRED)
    return previous.kind is Kind.LEVEL and 1 / _HUNDRED <= abs(number.value / previous.value) <= _HUNDRED


def is_parallel(items: list[Item], at: int, number: Number, previous: Draft) -> bool:
    """Tell whether a clause without a verb goes on with a figure of its like: "3,100 tonnes and *imports 2,400*".

    What is set beside is of one order of magnitude or two, has a name of its own before it, and no verb.
    """
    if not is_of_its_size(number, previous):
        return False
    between = items[previous.at + 1 : at]
    mark = next((place for place, item in enumerate(between) if item.lower in _MARKS), None)
    if mark is None or any(item.number is not None for item in between):
        return False
    if len(between) > 1 and between[-2].lower in {"which", "who"}:
        between = between[:-2]  # "ahead of Denmark, *which bought 2,400*"
    clause = [item for item in between[mark + 1 :] if item.kind == "word" and item.lower not in _CLAUSE_LEADERS]
    if len(clause) > 1 and clause[0].lower in {"that", "those"} and clause[1].kind == "word":
        clause = clause[1:]  # "*that to firms* 3.4"
    named = any(item.lower[0].isalpha() and item.classes.isdisjoint(_SMALL) for item in clause)
    if previous.kind is Kind.CHANGE and any(item.lower.endswith("ed") for item in clause):
        return False  # "an increase of 12 percent, and *closed* 44"
    return named and all(item.classes.isdisjoint(FINITE) or not item.classes.isdisjoint(_NAMES) for item in clause)


def is_of_balance(items: list[Item], at: int) -> bool:
    """Tell whether a number stands before a noun of money like an adjective: "from *a 185 million deficit* in May"."""
    if at < 1 or "determiner" not in items[at - 1].classes:
        return False
    nouns = figure_words("balance_noun")
    return any(item.lower.rpartition(" ")[2] in nouns for item in items[at + 1 : at + _QUALIFIED])
