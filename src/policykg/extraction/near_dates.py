"""Days and weeks that a text places beside its own day, or beside the day that it named last."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from policykg.extraction.date_memory import Found
from policykg.extraction.date_words import WEEKDAYS, count_of
from policykg.extraction.fiscal_dates import FiscalDates
from policykg.extraction.periods import Shape
from policykg.facts import Period

_APART: Final = {"yesterday": -1, "overnight": -1, "tomorrow": 1, "the day before yesterday": -2}


class NearDates(FiscalDates):
    """Reads "today", "yesterday", "on Friday", "last week", "a week earlier"."""

    def _now(self, _named: dict[str, str]) -> Found:
        return Shape.NOW, Period(self.day, self.day) if self.day else None, False

    def _weekday(self, named: dict[str, str]) -> Found:
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

    def _day_apart(self, named: dict[str, str]) -> Found:
        """Read "yesterday", "overnight", "tomorrow"."""
        if self.day is None:
            return Shape.WEEKDAY, None, False
        day = self.day + timedelta(days=_APART[named["apart"]])
        return Shape.WEEKDAY, Period(day, day), False

    def _weeks_ago(self, named: dict[str, str]) -> Found:
        """Read "three weeks ago", "ten days ago"."""
        if self.day is None:
            return Shape.WEEKDAY, None, False
        day = self.day - _time_of(named)
        return Shape.WEEKDAY, Period(day, day), False

    def _past_weeks(self, named: dict[str, str]) -> Found:
        """Read "the past two weeks": the days up to that of the article."""
        if self.day is None:
            return Shape.UNKNOWN, None, False
        return Shape.YEARS, Period(self.day - _time_of(named), self.day), True

    def _week(self, _named: dict[str, str]) -> Found:
        """Read "last week": texts leave open from which day to which it ran."""
        return Shape.UNKNOWN, None, False

    def _week_before(self, _named: dict[str, str]) -> Found:
        if self._named_day is None:
            return Shape.UNKNOWN, None, False
        known = self.latest.get(Shape.DAYS)
        back = timedelta(days=7)
        if known is not None and known.period is not None and known.period.end == self._named_day:
            return Shape.DAYS, Period(known.period.start - back, known.period.end - back), False
        return Shape.WEEKDAY, Period(self._named_day - back, self._named_day - back), False


def _time_of(named: dict[str, str]) -> timedelta:
    """Return how long so many weeks or days are."""
    count = 2 if named["count"].endswith("couple of") else count_of(named["count"])
    return timedelta(days=count * (7 if named["what"] == "weeks" else 1))
