"""Which bare numbers count something, and which are the reading of an index or a stretch of time."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from policykg.extraction.items import Item
from policykg.extraction.numbers import Number
from policykg.extraction.observations.drafts import Draft
from policykg.extraction.observations.noun_phrases import NOTHING, right_phrase
from policykg.extraction.observations.vocables import figure_words

_NEVER_COUNTED: Final = figure_words("never_counted")
_AROUND: Final = frozenset({"after", "before"})
_DAYS: Final = 31  # what stands before these words can be a day or an hour up to here
_STEPS_OF_RANK: Final = figure_words("step_of_rank")
BEFORE_NOUN: Final = figure_words("before_noun")
_BEFORE_COUNT: Final = frozenset(
    {"auxiliary", "verb", "level", "preposition", "conjunction", "adverb", "rise", "fall", "speech", "subordinator"}
)
_WHOLES: Final = frozenset({"the", "its", "their"})
_GIVEN: Final = frozenset(
    {
        "the",
        "top",
        "these",
        "those",
        "both",
        "last",
        "next",
        "past",
        "other",
        "all",
        "its",
        "their",
        "this",
        "first",
        "another",
        "same",
        "any",
        "every",
    }
)


def countable(items: list[Item], at: int, number: Number) -> bool:
    """Tell whether a bare number can be a count: not a duration, a pronoun or part of a fixed phrase."""
    following = items[at + 1] if at + 1 < len(items) else None
    before = items[at - 1] if at else None
    if number.unit == "count":
        return True
    if number.word and number.value < 10 and _is_one_or_other(items, at):
        return False
    if (
        following is not None
        and following.lower == "of"
        and _points_back(items, at)
        and not (number.word and number.value < 10)
    ):
        return True
    others = following is not None and following.lower == "other" and number.value > 1
    if following is not None and following.lower in _NEVER_COUNTED and not others:
        return False
    if following is not None and following.lower in _AROUND and (number.word or number.value <= _DAYS):
        return False  # "at *three* after midnight", but "fell to 110.2 after a rise"
    if number.word and number.value <= 1 and (before is None or before.lower != "only") and not _is_listed(items, at):
        return False
    last = items[at + 2].number if at + 2 < len(items) and following is not None else None
    if following is not None and following.lower in {"to", "or", "-"} and last is not None and at + 3 < len(items):
        return "period-unit" not in items[at + 3].classes  # "the next 2 to 3 months"
    if number.word and before is not None and (before.lower in _GIVEN or _is_among(items, at)):
        return False
    if following is not None and following.lower in _STEPS_OF_RANK and before is not None:
        return before.classes.isdisjoint(("rise", "fall", "upward", "downward"))  # "moved up *three places*"
    if number.word and number.value < 10 and _is_step(items, at):
        return True
    if number.word and number.value < 10:
        if following is not None and following.lower in figure_words("being_somewhere"):
            return True  # "*three* remain closed"
        noun = at + 1 + (following is not None and following.lower in BEFORE_NOUN)
        return following is not None and following.kind == "word" and right_phrase(items, noun) is not NOTHING
    if following is not None and following.lower == "-" and at + 2 < len(items):
        return "determiner" in items[at + 2].classes  # "a high of 15 million - an increase of"
    return not (following is not None and following.kind == "word" and following.lower in {"%", "-"})


def _is_step(items: list[Item], at: int) -> bool:
    """Tell whether a number says by how many something moved, and counts nothing behind it: "an increase of *nine*"."""
    if at < _LIST - 1 or items[at - 1].lower not in {"of", "by"}:
        return False
    if items[at - 2].classes.isdisjoint(("rise", "fall", "upward", "downward")):
        return False
    after = items[at + 1] if at + 1 < len(items) else None
    if after is None or after.kind != "word" or not after.lower[0].isalnum():
        return True
    return "preposition" in after.classes and after.lower not in {"of", "to"}


def _is_listed(items: list[Item], at: int) -> bool:
    """Tell whether a number goes on with a list of counts: "six new laws, *one* reading and three orders"."""
    if at < _LIST or items[at - 1].lower not in {",", "and"}:
        return False
    for item in reversed(items[max(0, at - 8) : at - 1]):
        if item.number is not None:
            return item.number.unit in {"", "count"} and item.number.form == "plain"
        if not item.classes.isdisjoint(("auxiliary", "relative", "subordinator")) or item.lower in {";", ":"}:
            return False
    return False


def _is_among(items: list[Item], at: int) -> bool:
    """Tell whether a number only says between or among how many: "one of *two* areas", "between *two* banks"."""
    if at and items[at - 1].lower in {"between", "among"}:
        return True
    if at < 2 or items[at - 1].lower not in {"of", "or"}:
        return False
    one = items[at - 2].number
    return one is not None and one.word and one.value == 1


def _is_one_or_other(items: list[Item], at: int) -> bool:
    """Tell whether a small number is one of two of which neither is exact: "*three or four* mills"."""
    for step in (1, -1):
        beside = at + 2 * step
        if 0 <= beside < len(items) and items[at + step].lower == "or":
            other = items[beside].number
            if other is not None and other.word and not other.unit and abs(other.value - _small(items, at)) == 1:
                return True
    return False


def _small(items: list[Item], at: int) -> Decimal:
    number = items[at].number
    return number.value if number is not None else Decimal(0)


def _points_back(items: list[Item], at: int) -> bool:
    """Tell whether a number counts some of what was named before: "30 of them"."""
    if at + 2 >= len(items):
        return False
    if items[at + 2].lower in {"them", "these", "those", "which", "whom"}:
        return True
    before = items[at - 1] if at else None
    if (
        before is not None
        and before.kind == "word"
        and before.classes.isdisjoint(_BEFORE_COUNT)
        and before.lower.isalpha()
    ):
        return False  # "*round* 12 of the talks"
    whole = right_phrase(items, at + 2) if items[at + 2].lower in _WHOLES else NOTHING  # "4,000 of *the losses*"
    return whole.mode == "phrase" and items[whole.last - 1].lower.endswith("s")


_INDICES: Final = figure_words("index_word")
_READ: Final = frozenset({"from", "to", "at", "of", "than", "vs", "versus", "was", "is"})
_THOUSAND: Final = 1000
_READING: Final = 10  # a movement of an index by more points is rare
_LISTED: Final = 20
_LIST: Final = 3  # items of a number, its noun and what joins the next one


def is_reading(items: list[Item], at: int, unit: str) -> bool:
    """Tell whether points are where an index stands, not how far it moved: "rose to *52.3 points*".

    Args:
        items: the items of the sentence.
        at: the number.
        unit: the word before its last, which is "percentage" for points of a rate.
    """
    number = items[at].number
    if number is None or unit in {"percentage", "basis"} or not any(item.kind == "word" for item in items[:at]):
        return False
    if number.value >= _THOUSAND and items[at - 1].lower.endswith(("at", "to")):
        return True  # "shares closed *at 4,000 points*"
    if not any(_INDICES & set(item.lower.split()) for item in items[:at]):
        return False
    if number.sign and items[at - 1].lower in _READ:
        return True  # "the index fell from *+8 points*"
    index = at - 1
    while index > 0 and items[index].light:
        index -= 1
    if "level" in items[index].classes or items[index].lower in {"to", "at"}:
        return number.value >= _READING
    return items[index].lower in {"and", ","} and number.value >= _LISTED


def is_decimal(number: Number) -> bool:
    """Tell whether a number is a small one written with a decimal point: "49.8", "100.0"."""
    decimal = int(number.value.as_tuple().exponent) < 0
    return decimal and number.last == number.core + 1 and abs(number.value) < _THOUSAND


def moves_index(draft: Draft, made: Sequence[Draft]) -> bool:
    """Tell whether a bare number is by how many points the index moved whose reading stands before it."""
    if not made or made[-1].unit != "index" or draft.number.unit or draft.number.word:
        return False
    return draft.rule in {"up or down", "higher or lower"} and abs(draft.value) < abs(made[-1].value)


def is_signed_reading(draft: Draft) -> bool:
    """Tell whether a number with a sign is where an index stands: "improved from *-2.8*", "a balance of *-12*"."""
    before = draft.items[draft.at - 1]
    if before.lower in {"from", "to", "at"} and is_decimal(draft.number):
        return True
    indicator = draft.subject.indicator
    gauged = indicator is not None and not _INDICES.isdisjoint(indicator.label.lower().split())
    if gauged and before.lower in _READ:
        return True  # "the index rose to plus 19 from *plus 18*", "a figure of *plus 20*"
    return (before.lower in {"from", "to", "at", "of"} or "level" in before.classes) and names_index(draft)


def closes(items: list[Item], at: int, number: Number) -> bool:
    """Tell whether a large number with decimals is where an index of shares stands: "the index closed at *4,512.9*"."""
    if number.last > number.core + 1 or int(number.value.as_tuple().exponent) >= 0:
        return False
    return any(not _INDICES.isdisjoint(item.lower.split()) for item in items[:at])


def is_valued(items: list[Item], at: int) -> bool:
    """Tell whether a decimal is the value of an index: "with *a value of 112.4*, the index was the highest"."""
    if (
        at < _LIST - 1
        or items[at - 1].lower != "of"
        or items[at - 2].lower not in {"value", "reading", "level", "mark"}
    ):
        return False
    return any(not _INDICES.isdisjoint(item.lower.split()) for item in items)


def names_index(draft: Draft) -> bool:
    """Tell whether the words before a bare number in its clause, or right after it, speak of an index.

    A bare number with a decimal point counts nothing: it is the reading of an index, too.
    """
    items, at = draft.items, draft.at
    number = draft.number
    if is_decimal(number):
        return True
    if closes(items, at, number):
        return True
    if abs(draft.value) >= 10_000 or draft.number.word:
        return False
    following = items[at + 1] if at + 1 < len(items) else None
    word = following if following is not None and following.kind == "word" and following.lower[0].isalpha() else None
    if word and word.classes.isdisjoint(("preposition", "conjunction", "adverb", "upward", "downward")):
        return False
    index = at - 1
    while index >= 0 and items[index].lower not in {";", ":"}:
        known = items[index].number
        if known is not None:  # "the average rose *30 points* to 2,300"
            return known.unit == "percentage-point" and known.value >= 1 and items[at - 1].lower == "to"
        if _INDICES & set(items[index].lower.split()):
            return True
        index -= 1
    return any("index" in item.lower.split() for item in items[at + 1 : at + 4])
