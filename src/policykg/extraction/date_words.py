"""The words of dates: months, weekdays, ordinals and counts, and the numbers they stand for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

_TENS: Final = {"first": 1, "second": 2, "third": 3, "fourth": 4, "final": 4, "last": 4, "opening": 1}
_COUNTS: Final = dict(
    zip(
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"],
        range(1, 13),
        strict=True,
    )
) | {
    "few": 3,
    "several": 3,
    "couple of": 2,
    "fifteen": 15,
    "twenty": 20,
    "twenty-five": 25,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
}
_ORDINALS: Final = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
    "fifteenth": 15,
    "twentieth": 20,
    "thirtieth": 30,
}
MONTHS: Final = {
    name: number
    for number, names in enumerate(
        [
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ],
        1,
    )
    for name in names.split()
}
WEEKDAYS: Sequence[str] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]


def month_number(month: str) -> int:
    """Return the number of a month, whole or shortened."""
    return MONTHS[month.rstrip(".")]


def count_of(word: str) -> int:
    """Return a count of periods in digits or letters; a few are three."""
    return int(word) if word.isdigit() else _COUNTS.get(word, 3)


def day_number(word: str) -> int | None:
    """Return the number of a day of a month in letters, None for the last one."""
    return None if word.endswith("last") else _ORDINALS[word]


def days_of(word: str) -> int:
    """Return a count of days in digits or letters."""
    return int(word) if word.isdigit() else {"five": 5, "seven": 7, "ten": 10, "fifteen": 15}.get(word, 20)


def ordinal_of(word: str) -> int:
    """Return which quarter or half a word names; the last quarter is the fourth."""
    return int(word[0]) if word[0].isdigit() else _TENS[word]
