"""What a period expression is, and the arithmetic of months; the ground of the calendar and of all that reads it."""

from __future__ import annotations

from calendar import isleap
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import Final

from policykg.facts import Period


class Shape(StrEnum):
    """What sort of stretch of time an expression names."""

    DAY = "day"
    DAYS = "days"
    MONTH = "month"
    QUARTER = "quarter"
    SPAN = "span"  # several months from the start of a year
    YEAR = "year"
    YEARS = "years"
    POINT = "point"  # a position at the end of a period
    NOW = "now"
    WEEKDAY = "weekday"
    YEAR_BEFORE = "year-before"
    YEARS_BEFORE = "years-before"  # the same months of a year further back
    QUARTER_BEFORE = "quarter-before"
    MONTH_BEFORE = "month-before"
    BEFORE = "before"
    UNKNOWN = "unknown"


@dataclass(slots=True, init=False, unsafe_hash=True)
class PeriodMention:
    """A period expression: where it stands, its shape, and the days it means (None where nothing settles them).

    ``yearless`` says that the year was inferred.
    """

    start: Final[int]
    end: Final[int]
    shape: Final[Shape]
    period: Final[Period | None]
    rule: Final[str]
    yearless: Final[bool]

    def __init__(
        self, start: int, end: int, shape: Shape, period: Period | None, rule: str, yearless: bool = False
    ) -> None:
        self.start = start
        self.end = end
        self.shape = shape
        self.period = period
        self.rule = rule
        self.yearless = yearless


@lru_cache(maxsize=1024)
def month_of(year: int, month: int) -> Period:
    """Return a calendar month as a period."""
    return Period(date(year, month, 1), date(year, month, days_in(year, month)))


def days_in(year: int, month: int) -> int:
    """Return the number of days of a month, 1 to 12."""
    return _DAYS[month] if month != 2 else 29 if isleap(year) else 28


_DAYS: Final = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def months_in(period: Period) -> int:
    """Return how many months a period touches."""
    return (period.end.year - period.start.year) * 12 + period.end.month - period.start.month + 1


def months_of(year: int, first: int, last: int) -> Period:
    """Return the period from one month to another of a year."""
    return Period(date(year, first, 1), month_of(year, last).end)


def shift(period: Period, months: int) -> Period:
    """Move a period of whole months by a number of months; single days keep their number where the month has it."""

    def moved(day: date, last: bool) -> date:
        total = day.year * 12 + day.month - 1 + months
        year, month = divmod(total, 12)
        if not 1 <= year <= 9999:
            return day
        length = days_in(year, month + 1)
        return date(year, month + 1, length if last else min(day.day, length))

    closes = (period.end + timedelta(days=1)).day == 1
    if closes and period.start == period.end:  # a month before the end of June is the end of May
        return Period(moved(period.end, True), moved(period.end, True))
    return Period(moved(period.start, False), moved(period.end, closes and period.start.day == 1))
