"""From the words of a period expression to days: the reader behind the patterns of the calendar."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import replace
from datetime import date, timedelta
from typing import Final, TypeAlias

from policykg.extraction.date_words import WEEKDAYS, count_of, days_of, month_number, ordinal_of
from policykg.extraction.fiscal_years import FiscalYears
from policykg.extraction.period_patterns import PeriodRule
from policykg.extraction.periods import PeriodMention, Shape, month_of, months_in, months_of, shift
from policykg.facts import Period

_Found: TypeAlias = tuple[Shape, Period | None, bool]


class DateReader:
    """Turns the words of an expression into days; remembers the expressions before it."""

    def __init__(self, day: date | None, fiscal_years: FiscalYears) -> None:
        self.day = day
        self._fiscal_years = fiscal_years
        self.last: PeriodMention | None = None  # the last expression that can be referred back to
        self.topic: PeriodMention | None = None  # the last stretch of months, a quarter or a year
        self.latest: dict[Shape, PeriodMention] = {}  # the last month, the last quarter and the last days
        self.of_day: PeriodMention | None = None  # the month of a day named since the last month
        self._fiscal_year: Period | None = None  # the first whole one
        self._named_day: date | None = None  # the last day that was named, or the last of the last days

    def remember(self, mention: PeriodMention, flat: str) -> None:
        """Keep an expression for later ones such as "the same period"."""
        if mention.shape is Shape.DAY and mention.period is not None:
            month = month_of(mention.period.start.year, mention.period.start.month)
            self.of_day = replace(mention, shape=Shape.MONTH, period=month)
        if mention.shape is Shape.DAYS:
            self.latest[Shape.DAYS] = mention
        if mention.shape in _OF_DAYS and mention.period is not None:
            self._named_day = mention.period.end
        if mention.period is None or mention.shape in _FLEETING:
            return
        if _COMPARING.search(flat, max(0, mention.start - 14), mention.start):
            return
        if _SET_AGAINST.search(flat, max(0, mention.start - 70), mention.start):
            return
        self.last = mention
        if mention.shape is Shape.YEAR and mention.period.start.month > 1 and self._fiscal_year is None:
            self._fiscal_year = mention.period
        if mention.shape in {Shape.MONTH, Shape.SPAN, Shape.QUARTER, Shape.YEAR}:
            self.topic = mention
        if mention.shape in {Shape.MONTH, Shape.QUARTER}:
            self.latest[mention.shape] = mention
            self.of_day = None if mention.shape is Shape.MONTH else self.of_day

    def read(self, rule: PeriodRule, named: dict[str, str], start: int, end: int) -> PeriodMention | None:
        """Return the mention of one match, None where the words turn out to be no period."""
        result = getattr(self, "_" + rule.reads.replace("-", "_"))(named)
        if result is None:
            return None
        shape, period, yearless = result
        return PeriodMention(start, end, shape, period, rule.name, yearless)

    def _year_in(self, named: dict[str, str]) -> int | None:
        """Return the year that the words state, absolutely or by "last year"."""
        for key in ("year", "lastyear"):
            if key in named:
                return int(named[key])
        relative = named.get("rel", "")
        if self.day and relative:
            return self.day.year + (-1 if "last" in relative or "previous" in relative else 0) + ("next" in relative)
        return None

    def _latest(self, month: int) -> int | None:
        """Return the year of the latest occurrence of a month that has begun on the article's day."""
        if self.day is None:
            return self.last.period.start.year if self.last and self.last.period else None
        return self.day.year if month <= self.day.month else self.day.year - 1

    def _plan(self, named: dict[str, str]) -> _Found | None:
        if "year" in named:
            first = int(named["year"])
            until = named["until"]
            last = int(until) if len(until) == 4 else first // 100 * 100 + int(until)
        else:
            first = 2021 + 5 * (int(named["plan"]) - 14)  # China's plans run for five years, the 14th from 2021
            last = first + 4
        return _years(first, last)

    def _iso(self, named: dict[str, str]) -> _Found | None:
        return _day(int(named["year"]), int(named["monthnumber"]), int(named["day"]), False)

    def _day(self, named: dict[str, str]) -> _Found | None:
        month, stated = month_number(named["month"]), self._year_in(named)
        year = stated or self._latest(month)
        return _day(year, month, int(named["day"]), stated is None) if year else (Shape.DAY, None, False)

    def _days(self, named: dict[str, str]) -> _Found | None:
        month, stated = month_number(named["month"]), self._year_in(named)
        year = stated or self._latest(month)
        first, last = int(named["day"]), int(named["lastday"])
        if year is None or not 1 <= first < last <= monthrange(year, month)[1]:
            return None
        return Shape.DAYS, Period(date(year, month, first), date(year, month, last)), stated is None

    def _days_across(self, named: dict[str, str]) -> _Found | None:
        first, last = month_number(named["month"]), month_number(named["lastmonth"])
        stated = self._year_in(named)
        year = stated or self._latest(first)
        start = _day(year, first, int(named["day"]), stated is None) if year else None
        end = _day(year + (last < first), last, int(named["lastday"]), stated is None) if year else None
        if start is None or end is None or start[1] is None or end[1] is None or start[1].start >= end[1].end:
            return None
        return Shape.DAYS, Period(start[1].start, end[1].end), stated is None

    def _days_to(self, named: dict[str, str]) -> _Found | None:
        end = self._day(named)
        if end is None or end[1] is None:
            return None
        length = days_of(named.get("days", "seven"))
        return Shape.DAYS, Period(end[1].end - timedelta(days=length - 1), end[1].end), end[2]

    def _first_days(self, named: dict[str, str]) -> _Found | None:
        month = self._month(named)
        length = days_of(named["days"])
        if month[1] is None or not 1 < length <= 31:
            return None
        start = month[1].start
        return Shape.DAYS, Period(start, min(month[1].end, start + timedelta(days=length - 1))), month[2]

    def _month(self, named: dict[str, str]) -> _Found:
        month, stated = month_number(named["month"]), self._year_in(named)
        year = stated or self._latest(month)
        if year and named.get("which") == "last" and self.day and (year, month) == (self.day.year, self.day.month):
            year -= 1
        return Shape.MONTH, month_of(year, month) if year else None, stated is None

    def _months(self, named: dict[str, str]) -> _Found | None:
        first, last = month_number(named["month"]), month_number(named["lastmonth"])
        stated = int(named["lastyear"]) if "lastyear" in named else self._year_in(named)
        year = stated or self._latest(last)
        if year is None:
            return Shape.SPAN, None, False
        start = int(named["year"]) if "year" in named and "lastyear" in named else year - (first > last)
        period = Period(date(start, first, 1), month_of(year, last).end)
        if period.start > period.end:
            return None
        quarter = start == year and last - first == 2 and first % 3 == 1
        return Shape.QUARTER if quarter and first > 1 else Shape.SPAN, period, stated is None

    def _months_to(self, named: dict[str, str]) -> _Found:
        last, stated = month_number(named["month"]), self._year_in(named)
        year = stated or self._latest(last)
        if year is None:
            return Shape.SPAN, None, False
        end = month_of(year, last)
        return Shape.SPAN, Period(shift(end, 1 - count_of(named["count"])).start, end.end), stated is None

    def _ending(self, named: dict[str, str]) -> _Found:
        length = {"quarter": "3", "year": "12", "month": "1"}[named["what"]]
        shape = {"quarter": Shape.QUARTER, "year": Shape.YEAR, "month": Shape.MONTH}[named["what"]]
        _, period, yearless = self._months_to({**named, "count": length})
        return shape, period, yearless

    def _first(self, named: dict[str, str]) -> _Found:
        months = count_of(named["count"]) * (3 if named["what"] == "quarters" else 1)
        stated = self._year_in(named)
        year = stated or self._latest(months)
        if months > 12 or year is None:
            return Shape.SPAN, None, False
        return Shape.SPAN, months_of(year, 1, months), stated is None

    def _last_months(self, named: dict[str, str]) -> _Found:
        months, stated = count_of(named["count"]), self._year_in(named)
        year = stated or self._latest(13 - months)
        return Shape.SPAN, months_of(year, 13 - months, 12) if year and months < 12 else None, stated is None

    def _the_months(self, named: dict[str, str]) -> _Found:
        months = count_of(named["count"]) * (3 if named["what"] == "quarters" else 1)
        topic = self.topic.period if self.topic else None
        if "same" in named and "year" in named and self.last and self.last.period:
            return (
                Shape.YEAR_BEFORE,
                shift(self.last.period, 12 * (int(named["year"]) - self.last.period.end.year)),
                False,
            )
        if topic and self._length(topic) == months and "year" not in named:
            return Shape.SPAN, topic, False
        return self._first(named)

    def _before(self, named: dict[str, str]) -> _Found:
        months = count_of(named["count"]) * (3 if named["what"] == "quarters" else 1)
        if self.last is None or self.last.period is None:
            return Shape.BEFORE, None, False
        end = self.last.period.start - timedelta(days=1)
        start = shift(month_of(end.year, end.month), 1 - months).start
        return Shape.BEFORE, Period(start, end), False

    @staticmethod
    def _length(period: Period) -> int:
        return (period.end.year - period.start.year) * 12 + period.end.month - period.start.month + 1

    def _quarter(self, named: dict[str, str]) -> _Found:
        number = int(named["q"]) if "q" in named else ordinal_of(named["nth"])
        stated = self._year_in(named)
        year = stated or self._latest(number * 3 - 2)
        if "q" not in named and named["nth"] == "last" and stated is None:
            return self._quarter_before(named)
        return Shape.QUARTER, months_of(year, number * 3 - 2, number * 3) if year else None, stated is None

    def _of_fiscal(self, named: dict[str, str]) -> _Found:
        """Read a quarter or half of a fiscal year."""
        if self.day is None:
            return Shape.SPAN, None, False
        half = "half" in named
        period = _part(
            self._fiscal_years.beside(self.day, named.get("rel", "")), named["half" if half else "nth"], half
        )
        if "rel" not in named and period.start > self.day:
            period = shift(period, -12)
        return Shape.SPAN if half else Shape.QUARTER, period, "rel" not in named

    def _first_of_fiscal(self, named: dict[str, str]) -> _Found:
        """Read "the first nine months of the fiscal year"."""
        months = count_of(named["count"]) * (3 if named["what"] == "quarters" else 1)
        if "year" in named:
            year = self._fiscal_years.from_to(int(named["year"]), int(named["short"]))
        else:
            year = self._fiscal_years.beside(self.day, named.get("rel", "")) if self.day is not None else None
        if year is None or months > 12:
            return Shape.SPAN, None, False
        last = shift(month_of(year.start.year, year.start.month), months - 1)
        if "year" not in named and "rel" not in named and self.day is not None and last.end > self.day:
            year, last = shift(year, -12), shift(last, -12)
        return Shape.SPAN, Period(year.start, last.end), "year" not in named

    def _event(self, _named: dict[str, str]) -> _Found | None:
        known = self.latest.get(Shape.DAYS)
        return (Shape.DAYS, known.period, False) if known is not None else None

    def _then(self, _named: dict[str, str]) -> _Found | None:
        return (self.last.shape, self.last.period, False) if self.last is not None else None

    def _mid_year(self, named: dict[str, str]) -> _Found:
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

    def _years_on(self, named: dict[str, str]) -> _Found | None:
        year, more = int(named["year"]), count_of(named["count"]) - 1
        return _years(year, year + more) if "start" in named else _years(year - more, year)

    def _left_out(self, named: dict[str, str]) -> _Found | None:
        """Read "in the second" where quarters are spoken of: that of the year of the last one."""
        known = self.latest.get(Shape.QUARTER)
        if known is None and self.last is not None and self.last.rule == "first months":
            known = self.last
        if known is None or known.period is None or self._length(known.period) % 3:
            return None
        number, year = ordinal_of(named["nth"]), known.period.end.year
        found = months_of(year, number * 3 - 2, number * 3)
        return Shape.QUARTER, found if self.day is None or found.start <= self.day else shift(found, -12), True

    def _part_of_year(self, named: dict[str, str]) -> _Found:
        return self._half(named) if "half" in named else self._quarter(named)

    def _half(self, named: dict[str, str]) -> _Found:
        number = int(named["h"]) if "h" in named else ordinal_of(named["half"])
        stated = self._year_in(named)
        year = stated or self._latest(number * 6 - 5)
        return Shape.SPAN, months_of(year, number * 6 - 5, number * 6) if year else None, stated is None

    def _the_half(self, named: dict[str, str]) -> _Found:
        topic = self.topic.period if self.topic else None
        if topic and self._length(topic) == 6:
            return Shape.SPAN, topic, False
        if self.day is None:
            return Shape.SPAN, None, False
        half = months_of(self.day.year, 1, 6) if self.day.month > 6 else months_of(self.day.year - 1, 7, 12)
        return Shape.SPAN, half, True

    def _same(self, named: dict[str, str]) -> _Found:
        if "ago" in named:
            return self._year_before(named)
        if not named.keys() & {"year", "rel", "month"}:
            known = self.latest.get(
                {"month": Shape.MONTH, "quarter": Shape.QUARTER}.get(named.get("what", ""), Shape.DAY)
            )
            if self.of_day is not None and named.get("what") == "month":
                known = self.of_day
            if known is not None:
                return known.shape, known.period, False
            return (Shape.SPAN, self.topic.period, False) if self.topic else (Shape.UNKNOWN, None, False)
        topic = self.topic.period if self.topic else None
        if topic and "year" in named and int(named["year"]) == topic.start.year:
            return Shape.SPAN, topic, False
        back = topic.end.year - int(named["year"]) if topic and "year" in named and "month" not in named else 1
        if topic and back > 1:
            return Shape.YEARS_BEFORE, shift(topic, -12 * back), False
        return Shape.YEAR_BEFORE, shift(topic, -12) if topic else None, False

    def _year_before(self, _named: dict[str, str]) -> _Found:
        last = self.last.period if self.last else None
        if last is None and self.day:
            last = month_of(self.day.year, self.day.month)
        return Shape.YEAR_BEFORE, shift(last, -12) if last else None, False

    def _years_before(self, named: dict[str, str]) -> _Found:
        years = 10 if "decade" in named else count_of(named["count"])
        if self.last is None or self.last.period is None or self.last.shape not in {Shape.YEAR, Shape.POINT}:
            return Shape.UNKNOWN, None, False
        return Shape.YEARS_BEFORE, shift(self.last.period, -12 * years), False

    def _from_start(self, named: dict[str, str]) -> _Found:
        shape, last, yearless = self._month(named)
        return (Shape.SPAN, Period(date(last.end.year, 1, 1), last.end), yearless) if last else (shape, None, False)

    def _year_after(self, named: dict[str, str]) -> _Found:
        if self.last is None or self.last.period is None:
            return Shape.UNKNOWN, None, False
        years = count_of(named["count"]) if "count" in named else 1
        return self.last.shape, shift(self.last.period, 12 * years), False

    def _year_to_date(self, _named: dict[str, str]) -> _Found:
        known = self.last.period if self.last and self.last.shape in {Shape.MONTH, Shape.SPAN, Shape.QUARTER} else None
        if known is not None:
            return Shape.SPAN, Period(date(known.end.year, 1, 1), known.end), False
        return Shape.SPAN, Period(date(self.day.year, 1, 1), self.day) if self.day else None, False

    def _quarter_before(self, _named: dict[str, str]) -> _Found:
        if self.last and self.last.period and self.last.shape is Shape.QUARTER:
            return Shape.QUARTER_BEFORE, shift(self.last.period, -3), False
        if self.day is None:
            return Shape.QUARTER_BEFORE, None, False
        quarter = (self.day.month - 1) // 3
        now = months_of(self.day.year, quarter * 3 + 1, quarter * 3 + 3)
        return Shape.QUARTER_BEFORE, shift(now, -3), True

    def _month_before(self, _named: dict[str, str]) -> _Found:
        return self._moved_month(-1, Shape.MONTH_BEFORE)

    def _month_after(self, _named: dict[str, str]) -> _Found:
        return self._moved_month(1, Shape.MONTH)

    def _moved_month(self, by: int, shape: Shape) -> _Found:
        if self.last and self.last.period:
            end = self.last.period.end
            return shape, shift(month_of(end.year, end.month), by), False
        if self.day:
            return shape, shift(month_of(self.day.year, self.day.month), by), True
        return shape, None, False

    def _this_month(self, named: dict[str, str]) -> _Found:
        known = self.last if self.last and self.last.shape is Shape.MONTH else self.latest.get(Shape.MONTH)
        if "which" not in named and known is not None and (known is self.last or "review" in named):
            return Shape.MONTH, known.period, False
        if self.day is None:
            return Shape.MONTH, None, False
        by = {"last": -1, "next": 1}.get(named.get("which", ""), 0)
        return Shape.MONTH, shift(month_of(self.day.year, self.day.month), by), False

    def _this_quarter(self, named: dict[str, str]) -> _Found:
        which = named.get("this", "")
        if which in {"", "this"} and self.topic and self.topic.period and self._length(self.topic.period) == 3:
            return Shape.QUARTER, self.topic.period, False
        if self.day is None:
            return Shape.QUARTER, None, False
        quarter = (self.day.month - 1) // 3
        now = months_of(self.day.year, quarter * 3 + 1, quarter * 3 + 3)
        if which in {"next", "coming"}:
            return Shape.QUARTER, shift(now, 3), False
        return Shape.QUARTER, now if which else shift(now, -3), True

    def _past(self, named: dict[str, str]) -> _Found:
        if self.day is None:
            return Shape.YEARS, None, False
        what = named["what"]
        count = {"decade": 10, "year": 1}.get(what) or (count_of(named["count"]) if named.get("count") else 0)
        if not count or what == "weeks":
            return Shape.UNKNOWN, None, False
        months = count * {"years": 12, "year": 12, "quarters": 3, "months": 1, "decade": 12}[what]
        now = month_of(self.day.year, self.day.month)
        if what == "year" and now.start.month == 1:  # in January the past year is the one just over
            return Shape.YEAR, Period(date(self.day.year - 1, 1, 1), date(self.day.year - 1, 12, 31)), True
        return Shape.YEARS, Period(shift(now, -months).start, now.end), True

    def _coming(self, named: dict[str, str]) -> _Found:
        """Read "the next five years": from the month of the article to that of the last of these years."""
        if self.day is None:
            return Shape.UNKNOWN, None, False
        what = named["what"]
        months = 120 if what == "decade" else count_of(named["count"]) * (12 if what == "years" else 1)
        now = month_of(self.day.year, self.day.month)
        return Shape.YEARS, Period(now.start, shift(now, months).end), False

    def _from_now(self, named: dict[str, str]) -> _Found | None:
        year = int(named["year"])
        if self.day is None or year < self.day.year:
            return None
        return Shape.YEARS, Period(self.day, date(year, 12, 31)), False

    def _year_beginning(self, named: dict[str, str]) -> _Found | None:
        year = int(named["year"]) if "year" in named else self.day.year if self.day is not None else None
        if year is None:
            return None
        first = month_of(year, month_number(named["month"]))
        return Shape.YEAR, Period(first.start, shift(first, 11).end), "year" not in named

    def _unknown(self, _named: dict[str, str]) -> _Found:
        return Shape.UNKNOWN, None, False

    def _years(self, named: dict[str, str]) -> _Found | None:
        first = int(named["year"])
        last = int(named["lastyear"]) if "lastyear" in named else first // 100 * 100 + int(named["short"])
        last += 100 if "short" in named and last == first // 100 * 100 else 0  # "1999/00"
        if "short" in named and last == first + 1:
            return self._fiscal(named)
        return _years(first, last) if first < last else None

    def _fiscal(self, named: dict[str, str]) -> _Found | None:
        period = self._fiscal_years.from_to(int(named["year"]), int(named["short"]))
        return (Shape.YEAR, period, False) if period is not None else None

    def _fiscal_end(self, named: dict[str, str]) -> _Found | None:
        """Read "FY19", and "FY12 to FY19", by the country of the text."""
        first, last = int(named["short"]), int(named.get("lastshort") or named["short"])
        if "until" in named:
            if int(named["until"]) != (first + 1) % 100:
                return None
            first = last = first + 1
        start, end = self._fiscal_years.ending(first), self._fiscal_years.ending(last)
        if start is None or end is None or first > last:
            return Shape.UNKNOWN, None, False
        return Shape.YEAR if first == last else Shape.YEARS, Period(start.start, end.end), False

    def _of_fiscal_end(self, named: dict[str, str]) -> _Found | None:
        """Read "Q1 FY19" and "the second half of FY19"."""
        half = "half" in named or "h" in named
        if "year" in named:
            whole = self._fiscal_years.from_to(int(named["year"]), int(named["until"]))
            if whole is None:
                return None
        else:
            whole = self._fiscal_years.ending(int(named["short"]))
            if whole is None:
                return Shape.UNKNOWN, None, False
        number = named.get("h") or named.get("q") or named["half" if half else "nth"]
        return Shape.SPAN if half else Shape.QUARTER, _part(whole, number, half), False

    def _months_of_years(self, named: dict[str, str]) -> _Found | None:
        """Read "July-June (2018-19)": from the first month in the first year to the last in the second."""
        year = int(named["year"])
        if int(named["short"]) != (year + 1) % 100:
            return None
        start = month_of(year, month_number(named["month"]))
        end = month_of(year + 1, month_number(named["lastmonth"]))
        if months_in(Period(start.start, end.end)) > 12:  # "September-December (2018-19)": both in the first year
            end = shift(end, -12)
        if start.start >= end.end:
            return None
        period = Period(start.start, end.end)
        return Shape.YEAR if months_in(period) == 12 else Shape.SPAN, period, False

    def _relative_fiscal(self, named: dict[str, str]) -> _Found:
        if self.day is None:
            return Shape.YEAR, None, False
        return Shape.YEAR, self._fiscal_years.beside(self.day, named["rel"]), False

    def _decade(self, named: dict[str, str]) -> _Found:
        first = int(named["decade"]) * 10
        return Shape.YEARS, Period(date(first, 1, 1), date(first + 9, 12, 31)), False

    def _year(self, named: dict[str, str]) -> _Found:
        year = int(named["year"])
        return Shape.YEAR, Period(date(year, 1, 1), date(year, 12, 31)), False

    def _relative_year(self, named: dict[str, str]) -> _Found:
        relative = named.get("rel", "")
        if relative == "" and self._fiscal_year is not None:
            return Shape.YEAR, self._fiscal_year, False  # "the year", said of a fiscal year
        if self.day is None or relative == "that":
            if self.last is None or self.last.period is None:
                return Shape.YEAR, None, False
            year = self.last.period.end.year
        elif relative == "":  # early in a year "the year" is the one whose figures have just come out
            year = self.day.year - (self.day.month <= 3)
        else:
            year = self.day.year + {"last": -1, "next": 1}.get(relative, 0)
        return Shape.YEAR, Period(date(year, 1, 1), date(year, 12, 31)), relative == ""

    def _year_end(self, named: dict[str, str]) -> _Found:
        shape, period, yearless = self._relative_year(named)
        return (Shape.POINT, Period(period.end, period.end), yearless) if period else (shape, None, False)

    def _rest_of_year(self, _named: dict[str, str]) -> _Found:
        """Read "the rest of the year": what is said of it holds for the year."""
        return self._relative_year({"rel": "this"})

    def _end_of(self, named: dict[str, str]) -> _Found:
        """Read "end-June", "June-end", "end-2018"."""
        shape, period, yearless = (
            self._month(named) if "month" in named else self._year(named) or (Shape.YEAR, None, False)
        )
        return (Shape.POINT, Period(period.end, period.end), yearless) if period else (shape, None, False)

    def _now(self, _named: dict[str, str]) -> _Found:
        return Shape.NOW, Period(self.day, self.day) if self.day else None, False

    def _weekday(self, named: dict[str, str]) -> _Found:
        """Read "on Friday": the last one, or the one to come behind "next"."""
        if self.day is None:
            return Shape.WEEKDAY, None, False
        back = (self.day.weekday() - WEEKDAYS.index(named["weekday"])) % 7
        which = named.get("which", "")
        if which == "next":
            back -= 7
        elif which and not back:  # "last Monday", said on a Monday
            back = 7
        day = self.day - timedelta(days=back)
        return Shape.WEEKDAY, Period(day, day), False

    def _day_apart(self, named: dict[str, str]) -> _Found:
        """Read "yesterday", "overnight", "tomorrow"."""
        if self.day is None:
            return Shape.WEEKDAY, None, False
        day = self.day + timedelta(days=_APART[named["apart"]])
        return Shape.WEEKDAY, Period(day, day), False

    def _week_before(self, _named: dict[str, str]) -> _Found:
        if self._named_day is None:
            return Shape.UNKNOWN, None, False
        known = self.latest.get(Shape.DAYS)
        back = timedelta(days=7)
        if known is not None and known.period is not None and known.period.end == self._named_day:
            return Shape.DAYS, Period(known.period.start - back, known.period.end - back), False
        return Shape.WEEKDAY, Period(self._named_day - back, self._named_day - back), False


_APART: Final = {"yesterday": -1, "overnight": -1, "tomorrow": 1, "the day before yesterday": -2}
_OF_DAYS: Final = frozenset({Shape.DAY, Shape.DAYS, Shape.WEEKDAY})
_FLEETING: Final = frozenset({Shape.DAY, Shape.NOW, Shape.WEEKDAY, Shape.YEARS, Shape.YEARS_BEFORE})
_COMPARING: Final = re.compile(r"\b(?:than(?: in| at| for)?|from|against|with|to|on|versus|since) {1,3}$")
# "compared with only 2 percent in": what a figure is held against has a time of its own, which none goes on with.
_SET_AGAINST: Final = re.compile(
    r"\b(?:compared with|compared to|against|versus|after|following|up from|down from)"
    r"(?: [a-z]{1,12}){0,3} [^ ,;:()]{0,3}\d[^ ;:()]{0,12}(?: [a-z%]{1,12}){0,4} (?:in|for|during|over|at) {1,3}$"
)


def _years(first: int, last: int) -> _Found | None:
    return (Shape.YEARS, Period(date(first, 1, 1), date(last, 12, 31)), False) if first <= last else None


def _part(year: Period, word: str, half: bool) -> Period:
    """Return a half or quarter of a year of twelve months, by its number or ordinal."""
    number, length = int(word) if word.isdigit() else ordinal_of(word), 6 if half else 3
    first = shift(month_of(year.start.year, year.start.month), (number - 1) * length)
    return Period(first.start, shift(first, length - 1).end)


def _day(year: int, month: int, day: int, yearless: bool) -> _Found | None:
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return Shape.DAY, Period(found, found), yearless
