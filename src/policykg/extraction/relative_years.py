"""Years that a text names by their place beside its own day: last year, this year so far, the current fiscal year."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from policykg.extraction.date_memory import Found
from policykg.extraction.date_words import count_of
from policykg.extraction.near_dates import NearDates
from policykg.extraction.periods import Shape, month_of, months_of, shift
from policykg.facts import Period

_HAS_BEEN: Final = re.compile(r"\b(?:had|was|were|rose|fell|grew|\w{3,}ed)\b")
_EARLY: Final = 3  # the last month in which "the year" can be the one before


class RelativeYears(NearDates):
    """Reads "last year", "the current year", "by year-end", "the rest of the year"."""

    def _year_before_last(self, _named: dict[str, str]) -> Found:
        if self.day is None:
            return Shape.YEAR, None, False
        year = self.day.year - 2
        return Shape.YEAR, Period(date(year, 1, 1), date(year, 12, 31)), False

    def _this_year_so_far(self, _named: dict[str, str]) -> Found:
        """Read "so far this year": as "since January", up to the month of the article."""
        if self.day is None:
            return Shape.SPAN, None, False
        return Shape.SPAN, months_of(self.day.year, 1, self.day.month), False

    def _relative_year(self, named: dict[str, str]) -> Found:
        relative = named.get("rel", "")
        if relative == "" and self._fiscal_year is not None:
            return Shape.YEAR, self._fiscal_year, False  # "the year", said of a fiscal year
        if relative in {"current", "present"} and self._fiscal_year is not None and self.day is not None:
            first = self._fiscal_year.start.month  # "for the current year", said of years that begin with a month
            start = month_of(self.day.year - (self.day.month < first), first)
            return Shape.YEAR, Period(start.start, shift(start, 11).end), False
        said = self.last.period if self.last is not None and self.last.rule == "year" and relative == "" else None
        if self.last is not None and said is not None and self._flat.find(". ", self.last.end, self._start) < 0:
            return Shape.YEAR, said, False  # "raised 3 million in 2018, short of the 4 million planned for the year"
        if self.day is None or relative == "that":
            if self.last is None or self.last.period is None:
                return Shape.YEAR, None, False
            if self.last.shape is Shape.YEAR:
                return Shape.YEAR, self.last.period, False  # "that year", said of a fiscal year too
            year = self.last.period.end.year
        elif relative == "":  # early in a year "the year" is the one whose figures have just come out
            early = self.day.month <= _EARLY and not self._is_of_later()
            year = self.day.year - early
        else:
            year = self.day.year + {"last": -1, "next": 1}.get(relative, 0)
        return Shape.YEAR, Period(date(year, 1, 1), date(year, 12, 31)), relative == ""

    def _year_end(self, named: dict[str, str]) -> Found:
        if "turn" in named and self.day is not None:
            eve = date(self.day.year - 1, 12, 31)
            return Shape.POINT, Period(eve, eve), True
        if "year" not in named and self.day is not None and self.day.month <= _EARLY and self._is_deadline():
            eve = date(self.day.year, 12, 31)
            return Shape.POINT, Period(eve, eve), True
        shape, period, yearless = self._year(named) if "year" in named else self._relative_year(named)
        return (Shape.POINT, Period(period.end, period.end), yearless) if period else (shape, None, False)

    def _this_one(self, _named: dict[str, str]) -> Found | None:
        """Read "9 percent for this one" behind what was said of last year."""
        last = self.last
        return self._relative_year({"rel": "this"}) if last is not None and last.shape is Shape.YEAR else None

    def _is_deadline(self) -> bool:
        """Tell whether something is to be "by year-end", and has not been."""
        if self._flat[max(0, self._start - 3) : self._start] != "by ":
            return False
        first = max(self._flat.rfind(mark, 0, self._start) for mark in (". ", "\n")) + 1
        return _HAS_BEEN.search(self._flat, first, self._start) is None

    def _rest_of_year(self, _named: dict[str, str]) -> Found:
        """Read "the rest of the year": what is said of it holds for the year."""
        return self._relative_year({"rel": "this"})

    def _this_year_to(self, named: dict[str, str]) -> Found | None:
        """Read "this year by March 10" and "this year up to May"."""
        last = self._day(named) if "day" in named else self._month(named)
        if last is None or last[1] is None or self.day is None or last[1].end.year != self.day.year:
            return None
        return Shape.SPAN, Period(date(self.day.year, 1, 1), last[1].end), False

    def _year_before(self, _named: dict[str, str]) -> Found:
        last = self.last.period if self.last else None
        if last is None and self.day:
            last = month_of(self.day.year, self.day.month)
        return Shape.YEAR_BEFORE, shift(last, -12) if last else None, False

    def _year_after(self, named: dict[str, str]) -> Found:
        if self.last is None or self.last.period is None:
            return Shape.UNKNOWN, None, False
        years = count_of(named["count"]) if "count" in named else 1
        return self.last.shape, shift(self.last.period, 12 * years), False
