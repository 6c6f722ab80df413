"""Days, months, quarters and years that a text names; comes before the dates that it only points at."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from policykg.extraction.date_memory import DateMemory, Found
from policykg.extraction.date_words import count_of, day_number, days_of, month_number
from policykg.extraction.periods import Shape, days_in, month_of, months_in, months_of, shift
from policykg.facts import Period

_APRIL: Final = 4  # the month in which years of two calendar years begin
_EARLY: Final = 3  # the last month in which "the year" can be the one before
_MIDDLE: Final = 15  # the last day of the first half of a month
_OPENING: Final = frozenset({"first", "opening"})
_LENGTHS: Final = {  # in months; half-years beside these
    "quarter": ("3", Shape.QUARTER),
    "year": ("12", Shape.YEAR),
    "month": ("1", Shape.MONTH),
}
_REPORTED: Final = timedelta(days=61)  # after so long the months of a year are no news any more


class NamedDates(DateMemory):
    """Reads the expressions that name their days, months or years."""

    def _plan(self, named: dict[str, str]) -> Found | None:
        if "year" in named:
            first = int(named["year"])
            until = named["until"]
            last = int(until) if len(until) == 4 else first // 100 * 100 + int(until)
        else:
            first = 2021 + 5 * (int(named["plan"]) - 14)  # China's plans run for five years, the 14th from 2021
            last = first + 4
        return years_between(first, last)

    def _iso(self, named: dict[str, str]) -> Found | None:
        return _day(int(named["year"]), int(named["monthnumber"]), int(named["day"]), False)

    def _day(self, named: dict[str, str]) -> Found | None:
        month, stated = month_number(named["month"]), self._year_in(named)
        year = stated or self._latest(month)
        return _day(year, month, int(named["day"]), stated is None) if year else (Shape.DAY, None, False)

    def _day_in_words(self, named: dict[str, str]) -> Found | None:
        """Read "the first of September", "the last day of June"."""
        shape, month, yearless = self._month(named)
        if month is None:
            return shape, None, False
        number = day_number(named["dayword"])
        day = month.end if number is None else month.start.replace(day=number) if number <= month.end.day else None
        return (Shape.DAY, Period(day, day), yearless) if day is not None else None

    def _days(self, named: dict[str, str]) -> Found | None:
        month, stated = month_number(named["month"]), self._year_in(named)
        year = stated or self._latest(month)
        first, last = int(named["day"]), int(named["lastday"])
        if year is None or not 1 <= first < last <= days_in(year, month):
            return None
        return Shape.DAYS, Period(date(year, month, first), date(year, month, last)), stated is None

    def _days_across(self, named: dict[str, str]) -> Found | None:
        first, last = month_number(named["month"]), month_number(named["lastmonth"])
        stated = self._year_in(named)
        year = stated or self._latest(first)
        start = _day(year, first, int(named["day"]), stated is None) if year else None
        until = int(named["lastyear"]) if "lastyear" in named and "year" in named else (year or 0) + (last < first)
        end = _day(until, last, int(named["lastday"]), stated is None) if year else None
        if start is None or end is None or start[1] is None or end[1] is None or start[1].start >= end[1].end:
            return None
        return Shape.DAYS, Period(start[1].start, end[1].end), stated is None

    def _days_to(self, named: dict[str, str]) -> Found | None:
        end = self._day(named)
        if end is None or end[1] is None:
            return None
        length = days_of(named.get("days", "seven"))
        if "weeks" in named:
            length = 14 if named["weeks"] == "fortnight" else 7 * count_of(named["weeks"])
        return Shape.DAYS, Period(end[1].end - timedelta(days=length - 1), end[1].end), end[2]

    def _first_days(self, named: dict[str, str]) -> Found | None:
        month = self._month(named)
        length = days_of(named["days"])
        if month[1] is None or not 1 < length <= 31:
            return None
        start = month[1].start
        return Shape.DAYS, Period(start, min(month[1].end, start + timedelta(days=length - 1))), month[2]

    def _end_of(self, named: dict[str, str]) -> Found:
        """Read "end-June", "June-end", "end-2018"."""
        shape, period, yearless = (
            self._month(named) if "month" in named else self._year(named) or (Shape.YEAR, None, False)
        )
        return (Shape.POINT, Period(period.end, period.end), yearless) if period else (shape, None, False)

    def _from_now(self, named: dict[str, str]) -> Found | None:
        year = int(named["year"])
        if self.day is None or year < self.day.year:
            return None
        return Shape.YEARS, Period(self.day, date(year, 12, 31)), False

    def _last_days(self, named: dict[str, str]) -> Found | None:
        shape, month, yearless = self._month(named)
        length = days_of(named["days"])
        if month is None or not 1 < length <= 31:
            return None
        start = max(month.start, month.end - timedelta(days=length - 1))
        return Shape.DAYS if shape is Shape.MONTH else shape, Period(start, month.end), yearless

    def _week_of_month(self, named: dict[str, str]) -> Found | None:
        """Read "the first week of July"."""
        week = {**named, "days": "7"}
        return self._first_days(week) if "first" in named else self._last_days(week)

    def _month(self, named: dict[str, str]) -> Found:
        month, stated = month_number(named["month"]), self._year_in(named)
        year = stated or self._latest(month)
        if year and named.get("which") == "last" and self.day and (year, month) == (self.day.year, self.day.month):
            year -= 1
        if self.day is not None and named.get("which") in {"next", "this"}:
            year = self.day.year + (named["which"] == "next" and month <= self.day.month)
        return Shape.MONTH, month_of(year, month) if year else None, stated is None

    def _months(self, named: dict[str, str]) -> Found | None:
        first, last = month_number(named["month"]), month_number(named["lastmonth"])
        stated = int(named["lastyear"]) if "lastyear" in named else self._year_in(named)
        year = stated or self._latest(last)
        if year is None:
            return Shape.SPAN, None, False
        if "year" in named and "rel" in named and self.day is not None:  # "March 2017 and the end of June this year"
            year = self.day.year - (named["rel"] == "last")
        start = (
            int(named["year"]) if "year" in named and ("lastyear" in named or "rel" in named) else year - (first > last)
        )
        if "firstrel" in named and self.day is not None:
            start = self.day.year - 1
        period = Period(date(start, first, 1), month_of(year, last).end)
        if period.start > period.end:
            return None
        quarter = start == year and last - first == 2 and first % 3 == 1
        return Shape.QUARTER if quarter and first > 1 else Shape.SPAN, period, stated is None

    def _months_to(self, named: dict[str, str]) -> Found:
        last, stated = month_number(named["month"]), self._year_in(named)
        year = stated or self._latest(last)
        if year is None:
            return Shape.SPAN, None, False
        end = month_of(year, last)
        return Shape.SPAN, Period(shift(end, 1 - count_of(named["count"])).start, end.end), stated is None

    def _years_to(self, named: dict[str, str]) -> Found:
        """Read "the two years to June"."""
        return self._months_to({**named, "count": str(12 * count_of(named["count"]))})

    def _just_ended(self, named: dict[str, str]) -> Found:
        """Read "the quarter just ended": the last that was over on the article's day."""
        length, shape = _LENGTHS.get(named["what"], ("6", Shape.SPAN))
        if self.day is None:
            return shape, None, False
        months = int(length)
        begun = self.day.month - 1 - (self.day.month - 1) % months
        return shape, shift(months_of(self.day.year, begun + 1, begun + months), -months), True

    def _ending(self, named: dict[str, str]) -> Found:
        length, shape = _LENGTHS.get(named["what"], ("6", Shape.SPAN))
        _, period, yearless = self._months_to({**named, "count": length})
        if "next" in named and period is not None and yearless:  # "in the year to next March"
            period = shift(period, 12)
        return shape, period, yearless

    def _quarter_to(self, named: dict[str, str]) -> Found:
        """Read "the March quarter"."""
        return self._ending({**named, "what": "quarter"})

    def _half_month(self, named: dict[str, str]) -> Found:
        """Read "the first half of August"."""
        shape, month, yearless = self._month(named)
        if month is None:
            return shape, None, False
        middle = month.start.replace(day=_MIDDLE)
        if named["half"] == "first":
            return Shape.DAYS, Period(month.start, middle), yearless
        return Shape.DAYS, Period(middle + timedelta(days=1), month.end), yearless

    def _first(self, named: dict[str, str]) -> Found:
        months = count_of(named["count"]) * (3 if named["what"] == "quarters" else 1)
        stated = self._year_in(named)
        year = stated or self._latest(months)
        if months > 12 or year is None:
            return Shape.SPAN, None, False
        return Shape.SPAN, months_of(year, 1, months), stated is None

    def _months_in_short(self, named: dict[str, str]) -> Found:
        """Read "9M 2018", "Q1-Q3 2018"."""
        months = 3 * int(named["quarters"]) if "quarters" in named else int(named["count"])
        stated = self._year_in(named)
        year = stated or self._latest(months)
        return Shape.SPAN, months_of(year, 1, months) if year else None, stated is None

    def _so_far(self, named: dict[str, str]) -> Found | None:
        """Read "in nine months": those of the article's year, where it came out when they had just ended."""
        months = count_of(named["count"])
        topic = self.topic.period if self.topic else None
        if topic is not None and months_in(topic) == months:
            return Shape.SPAN, topic, False
        if self.day is None:
            return None
        year = self.day.year - (months > self.day.month)
        period = months_of(year, 1, months)
        if not period.end <= self.day <= period.end + _REPORTED:
            return None
        return Shape.SPAN, period, True

    def _last_months(self, named: dict[str, str]) -> Found:
        months, stated = count_of(named["count"]), self._year_in(named)
        year = stated or self._latest(13 - months)
        return Shape.SPAN, months_of(year, 13 - months, 12) if year and months < 12 else None, stated is None

    def _remaining_months(self, named: dict[str, str]) -> Found:
        """Read "the remaining four months of the year": those up to its end."""
        months, day = count_of(named["count"]), self.day
        year = int(named["year"]) if "year" in named else day.year if day is not None else None
        return Shape.SPAN, months_of(year, 13 - months, 12) if year and months < 12 else None, "year" not in named

    def _half(self, named: dict[str, str]) -> Found:
        number = int(named["h"]) if "h" in named else 1 if named["half"] in _OPENING else 2
        stated = self._year_in(named)
        year = stated or self._latest(number * 6 - 5)
        if "bare" in named and self.day is not None and (self.day.month > _EARLY or self._is_of_later()):
            year = self.day.year  # "the second half of the year", said in June, is that to come
        return Shape.SPAN, months_of(year, number * 6 - 5, number * 6) if year else None, stated is None

    def _the_half(self, named: dict[str, str]) -> Found:
        topic = self.topic.period if self.topic else None
        if topic and months_in(topic) == 6:
            return Shape.SPAN, topic, False
        if self.day is None:
            return Shape.SPAN, None, False
        half = months_of(self.day.year, 1, 6) if self.day.month > 6 else months_of(self.day.year - 1, 7, 12)
        return Shape.SPAN, half, True

    def _decade(self, named: dict[str, str]) -> Found:
        first = int(named["decade"]) * 10
        return Shape.YEARS, Period(date(first, 1, 1), date(first + 9, 12, 31)), False

    def _year(self, named: dict[str, str]) -> Found:
        year = int(named["year"])
        return Shape.YEAR, Period(date(year, 1, 1), date(year, 12, 31)), False

    def _years_on(self, named: dict[str, str]) -> Found | None:
        year, more = int(named["year"]), (10 if "decade" in named else count_of(named["count"])) - 1
        return years_between(year, year + more) if "start" in named else years_between(year - more, year)

    def _from_start(self, named: dict[str, str]) -> Found:
        shape, last, yearless = self._month(named)
        if last is None:
            return shape, None, False
        day = int(named.get("day", 0))
        end = last.end.replace(day=day) if 0 < day <= last.end.day else last.end
        return Shape.SPAN, Period(date(last.end.year, 1, 1), end), yearless

    def _year_beginning(self, named: dict[str, str]) -> Found | None:
        year = int(named["year"]) if "year" in named else self.day.year if self.day is not None else None
        if year is None:
            return None
        first = month_of(year, month_number(named["month"]))
        return Shape.YEAR, Period(first.start, shift(first, 11).end), "year" not in named

    def _same_of_year(self, named: dict[str, str]) -> Found:
        """Read "this year's same period": the months spoken of, in this year."""
        topic = self.topic.period if self.topic else None
        if topic is None or self.day is None:
            return Shape.UNKNOWN, None, False
        year = self.day.year - (named["rel"] == "last")
        return Shape.SPAN, shift(topic, 12 * (year - topic.end.year)), False

    def _last_one(self, _named: dict[str, str]) -> Found | None:
        """Read "by the last one" where quarters of a year that is over are spoken of."""
        known = self.last.period if self.last is not None and self.last.shape is Shape.QUARTER else None
        if known is None:
            return None
        found = months_of(known.end.year, 10, 12)
        return (Shape.QUARTER, found, True) if self.day is None or found.end <= self.day else None

    @staticmethod
    def _same_of_two_years(period: Period, first: int) -> Found:
        """Read "in the same months of 2017-18": a period moved into years that begin in the first one."""
        back = period.start.year - (period.start.month < _APRIL) - first
        return Shape.YEAR_BEFORE if back == 1 else Shape.YEARS_BEFORE, shift(period, -12 * back), False

    def _mid_year(self, named: dict[str, str]) -> Found:
        year = self._year_in(named) or self._latest(6)
        return (
            (Shape.POINT, Period(date(year, 6, 30), date(year, 6, 30)), "year" not in named)
            if year
            else (
                Shape.POINT,
                None,
                False,
            )
        )


def years_between(first: int, last: int) -> Found | None:
    """Return the stretch from one year to another; None where they stand in the wrong order."""
    return (Shape.YEARS, Period(date(first, 1, 1), date(last, 12, 31)), False) if first <= last else None


def _day(year: int, month: int, day: int, yearless: bool) -> Found | None:
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return Shape.DAY, Period(found, found), yearless
