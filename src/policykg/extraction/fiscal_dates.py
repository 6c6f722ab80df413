"""Fiscal years and their quarters, by the country of the text."""

from __future__ import annotations

import re
from typing import Final

from policykg.extraction.date_memory import Found
from policykg.extraction.date_words import count_of, month_number, ordinal_of
from policykg.extraction.named_dates import NamedDates, years_between
from policykg.extraction.periods import Shape, month_of, months_in, months_of, shift
from policykg.facts import Period


class FiscalDates(NamedDates):
    """Reads the expressions of fiscal years."""

    def _years(self, named: dict[str, str]) -> Found | None:
        first = int(named["year"])
        last = int(named["lastyear"]) if "lastyear" in named else first // 100 * 100 + int(named["short"])
        last += 100 if "short" in named and last == first // 100 * 100 else 0  # "1999/00"
        if "short" in named and last == first + 1 and self._fiscal_years.month() is not None and not self._is_season():
            return self._fiscal(named)
        return years_between(first, last) if first < last else None

    def _is_season(self) -> bool:
        """Tell whether two years name a season, of no fiscal year: "in *the 2018/19* harvest"."""
        return _SEASON.match(self._flat, self._end) is not None

    def _of_fiscal(self, named: dict[str, str]) -> Found:
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

    def _first_of_fiscal(self, named: dict[str, str]) -> Found:
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

    def _season_ending(self, named: dict[str, str]) -> Found | None:
        """Read "the 2018/19 season ending June"."""
        month = month_number(named["month"])
        if "short" in named:
            first = int(named["year"])
            if int(named["short"]) != (first + 1) % 100:
                return None
            year: int | None = first + 1
        else:
            year = self._year_in(named) or self._latest(month)
        if year is None:
            return None
        last = month_of(year, month)
        return Shape.YEAR, Period(shift(last, -11).start, last.end), "short" not in named and "year" not in named

    def _season_before(self, _named: dict[str, str]) -> Found:
        """Read "the previous season", that before the last year spoken of."""
        last = self.last
        if last is None or last.period is None or last.shape is not Shape.YEAR:
            return Shape.UNKNOWN, None, False
        return Shape.YEARS_BEFORE, shift(last.period, -12), False

    def _first_of_season(self, named: dict[str, str]) -> Found:
        """Read "the first eight months of the season", of which the text has said when it begins."""
        months = count_of(named["count"]) * (3 if named["what"] == "quarters" else 1)
        season = self._fiscal_year
        if season is None or months > 12:
            return Shape.SPAN, None, False
        last = shift(month_of(season.start.year, season.start.month), months - 1)
        return Shape.SPAN, Period(season.start, last.end), False

    def _fiscal_years_from_to(self, named: dict[str, str]) -> Found | None:
        """Read "2018-19 to 2022-23"."""
        first = self._fiscal_years.from_to(int(named["year"]), int(named["short"]))
        last = self._fiscal_years.from_to(int(named["lastyear"]), int(named["lastshort"]))
        if first is None or last is None or first.start > last.start:
            return None
        return Shape.YEARS, Period(first.start, last.end), False

    def _fiscal(self, named: dict[str, str]) -> Found | None:
        period = self._fiscal_years.from_to(int(named["year"]), int(named["short"]))
        return (Shape.YEAR, period, False) if period is not None else None

    def _fiscal_end(self, named: dict[str, str]) -> Found | None:
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

    def _of_fiscal_end(self, named: dict[str, str]) -> Found | None:
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

    def _relative_fiscal(self, named: dict[str, str]) -> Found:
        if self.day is None:
            return Shape.YEAR, None, False
        return Shape.YEAR, self._fiscal_years.beside(self.day, named["rel"]), False

    def _months_of_years(self, named: dict[str, str]) -> Found | None:
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

    def _latest_quarter(self, _named: dict[str, str]) -> Found:
        """Read "in the latest quarter": the one spoken of, else the last that is over."""
        known = self.latest.get(Shape.QUARTER)
        if known is not None:
            return Shape.QUARTER, known.period, False
        if self.day is None:
            return Shape.QUARTER, None, False
        now = self.day.month - (self.day.month - 1) % _QUARTER
        return Shape.QUARTER, shift(months_of(self.day.year, now, now + 2), -_QUARTER), True

    def _next_in_row(self, number: int) -> Period | None:
        """Return a quarter behind its fiscal year or the quarter before: "with Q2 at 5 percent; *Q3* at 4 percent"."""
        last = self.last.period if self.last is not None else None
        if self.last is None or last is None:
            return None
        year = self._fiscal_year if self.last.rule == _IN_SHORT else last
        if (
            year is not None
            and year.start.month > 1
            and months_in(year) == _YEAR
            and year.start <= last.start <= year.end
        ):
            return shift(Period(year.start, month_of(year.start.year, year.start.month + 2).end), 3 * (number - 1))
        if self.last.rule != _IN_SHORT or months_in(last) != _QUARTER:
            return None
        return shift(last, 3) if number == (last.start.month - 1) // 3 + 2 else None


_SEASON: Final = re.compile(
    r" (?:[a-z]+ )?(?:season|harvest|crop|campaign|vintage|school year|academic year|marketing year|winter)\b"
)
_IN_SHORT: Final = "quarter in short"
_QUARTER: Final = 3  # months
_YEAR: Final = 12


def _part(year: Period, word: str, half: bool) -> Period:
    """Return a half or quarter of a year of twelve months, by its number or ordinal."""
    number, length = int(word) if word.isdigit() else ordinal_of(word), 6 if half else 3
    first = shift(month_of(year.start.year, year.start.month), (number - 1) * length)
    return Period(first.start, shift(first, length - 1).end)
