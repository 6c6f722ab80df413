"""Fiscal years: in which month they begin depends on the country of a text; the ground of dating."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from policykg.extraction.periods import month_of, shift
from policykg.facts import Period

_CUSTOMARY: Final = 4  # as in India, Japan and the United Kingdom
_MIDYEAR: Final = 7  # years that begin later are called by one calendar year
_STEPS: Final = {"last": -1, "previous": -1, "next": 1, "coming": 1}


class FiscalYears:
    """Tells the fiscal years of a text: whose they are is counted once, and only where one is spoken of."""

    def __init__(self, lowers: Sequence[str], months: Mapping[str, int], of_area: int | None = None) -> None:
        """Take the words of a text, the months that words tell of, and the month of the text's area."""
        self._lowers = lowers
        self._months = months
        self._of_area = of_area
        self._counted = False
        self._month: int | None = None

    def month(self) -> int | None:
        """Return the month in which the years begin, None where nothing shows whose they are."""
        if not self._counted:
            counted = Counter(self._months[lower] for lower in self._lowers if lower in self._months)
            self._month = min(counted, key=lambda month: (-counted[month], month)) if counted else self._of_area
            self._counted = True
        return self._month

    def from_to(self, year: int, short: int) -> Period | None:
        """Return the year that is called by two calendar years, "2018-19", None where these are no neighbours."""
        if short != (year + 1) % 100:
            return None
        month = self.month()
        first = month_of(year, _CUSTOMARY if month is None or month > _MIDYEAR else month)
        return Period(first.start, shift(first, 11).end)

    def ending(self, short: int) -> Period | None:
        """Return the year that is called by that of its end, "FY19", None where it is unknown whose it is."""
        month = self.month()
        if month is None:
            return None
        first = month_of(1999 + short, month)
        return Period(first.start, shift(first, 11).end)

    def beside(self, day: date, relative: str) -> Period:
        """Return the year that is called by its place beside a day: last, previous, current, next, coming."""
        month = self.month() or _CUSTOMARY
        first = month_of(day.year - (day.month < month) + _STEPS.get(relative, 0), month)
        return Period(first.start, shift(first, 11).end)
