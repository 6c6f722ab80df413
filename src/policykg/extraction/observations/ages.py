"""Numbers that are how old somebody is or has to be: "Miller, *48*", "aged *16 to 24*", "the pension age of *65*".

Comes before ``screening``.
"""

from __future__ import annotations

from typing import Final

from policykg.extraction.numerals import Number
from policykg.extraction.observations.vocables import figure_words
from policykg.extraction.tokens import Token

_AGES: Final = frozenset({"aged", "age", "ages"})
# What a number behind "of" says how old or how large it is: "at the age *of 16*", "a household *of six*".
SIZED: Final = dict.fromkeys(_AGES, ("age", "an age")) | dict.fromkeys(
    ("household", "households", "family", "families"), ("name", "the size of a household")
)


def _aged(words: tuple[Token, ...], core: int) -> bool:
    """Tell whether a number ends a range of ages: "aged 16 *to 24*", "between the ages of 16 *and 24*"."""
    before = [word.lower for word in words[max(0, core - 4) : core]]
    return len(before) > 2 and before[-2].isdigit() and not _AGES.isdisjoint(before[:-2])


def _is_range_of_ages(words: tuple[Token, ...], number: Number) -> bool:
    """Tell whether a number bounds a range of ages: "aged between *16* and 24", "the *16*-*24* age group"."""
    core = number.core
    if core >= _BOUNDED and "between" in (words[core - 1].lower, words[core - _BOUNDED].lower):
        return any(word.lower in _AGES for word in words[max(0, core - _BOUNDED - 1) : core])
    last = number.last
    if last + 2 < len(words) and words[last].text in {"-", "\u2013"} and words[last + 1].text.isdigit():
        last += 2
    return last < len(words) and words[last].lower in _AGES


def _is_age(words: tuple[Token, ...], number: Number) -> bool:
    """Tell whether digits behind a person are how old that is: "said Ann Miller, *48*", "the minister, *52*, said"."""
    core = number.core
    if core < _NAMED - 1 or not words[core].text.isdigit() or not _YOUNG <= number.value < _OLD:
        return False
    first, last = words[max(0, core - 3)], words[core - 2]
    opens = core < _NAMED or first.text == "."
    if opens and last.text.istitle() and last.text.isalpha() and words[number.last].text == ",":
        return True  # "Miller, *48*, runs the mill"
    if last.text.islower() and last.text.endswith(_PERSONS) and first.lower in {"the", "a", "an"}:
        return True
    return all(word.text.isalpha() and word.text.istitle() for word in (first, last))


_NAMED: Final = 3  # a comma and two words
_PERSONS: Final = tuple(sorted(figure_words("person_ending")))
_YOUNG: Final = 16
_OLD: Final = 100
_BOUNDED: Final = 3  # words from "between" to the upper end of a range
_REACH: Final = 14  # words from an age of something to the years it is set at


def is_age(words: tuple[Token, ...], number: Number, before: str, after: str) -> bool:
    """Tell whether a bare number is an age.

    Args:
        words: the tokens of the body.
        number: a number without a unit.
        before: the word before it, in lower case.
        after: the word behind it, in lower case.
    """
    core = number.core
    if before == "," and after in {",", "."} and _is_age(words, number):
        return True
    if before in _AGES or (before in {"to", "and", "-"} and _aged(words, core)) or _is_range_of_ages(words, number):
        return True
    if after in {"years", "year"} and number.last + 1 < len(words) and words[number.last + 1].lower in {"old", "olds"}:
        return True
    return words[core].text.isdigit() and _YOUNG <= number.value < _OLD and _is_set_age(words, number, after)


def _is_set_age(words: tuple[Token, ...], number: Number, after: str) -> bool:
    """Tell whether a number is where an age of something is set: "the *retirement age* rises from 62 to 65"."""
    if after[:1].isalpha() and after not in {"to", "for", "in", "by", "from", "and", "or", "but", "at", "years"}:
        return False
    for index in range(number.first - 1, max(0, number.first - _REACH), -1):
        lower = words[index].lower
        if lower == "age":
            return words[index - 1].lower in figure_words("age_of")
        if lower in {".", ";", "!", "?"}:
            return False
    return False
