"""From the words of a period expression to days: the reader behind the patterns of the calendar."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Final

from policykg.extraction.date_memory import Found
from policykg.extraction.date_words import count_of, ordinal_of
from policykg.extraction.period_patterns import PeriodRule
from policykg.extraction.periods import PeriodMention, Shape, month_of, months_in, months_of, shift
from policykg.extraction.relative_years import RelativeYears
from policykg.facts import Period

_LATELY: Final = timedelta(days=62)
_POINTS: Final = frozenset({"day", "date", "time"})
_NAMED: Final = {"month": Shape.MONTH, "quarter": Shape.QUARTER}
_HALVES: Final = frozenset({"first", "second"})
_EARLY: Final = 20  # until this day "the month" is hardly the one that has begun


class DateReader(RelativeYears):
    """Turns the words of an expression into days; remembers the expressions before it."""

    def read(self, rule: PeriodRule, named: dict[str, str], start: int, end: int) -> PeriodMention | None:
        """Return the mention of one match, None where the words turn out to be no period."""
        self._start, self._end = start, end
        result = _READINGS[rule.reads](self, named)
        if result is None:
            return None
        shape, period, yearless = result
        return PeriodMention(start, end, shape, period, rule.name, yearless)

    def _the_months(self, named: dict[str, str]) -> Found:
        months = count_of(named["count"]) * (3 if named["what"] == "quarters" else 1)
        topic = self.topic.period if self.topic else None
        if "same" in named and "year" in named and self.last and self.last.period:
            return (
                Shape.YEAR_BEFORE,
                shift(self.last.period, 12 * (int(named["year"]) - self.last.period.end.year)),
                False,
            )
        if topic and months_in(topic) == months and "year" not in named:
            return Shape.SPAN, topic, False
        return self._first(named)

    def _before(self, named: dict[str, str]) -> Found:
        months = count_of(named["count"]) * (3 if named["what"] == "quarters" else 1)
        if self.last is None or self.last.period is None:
            return Shape.BEFORE, None, False
        end = self.last.period.start - timedelta(days=1)
        start = shift(month_of(end.year, end.month), 1 - months).start
        return Shape.BEFORE, Period(start, end), False

    def _quarter(self, named: dict[str, str]) -> Found:
        number = int(named["q"]) if "q" in named else ordinal_of(named["nth"])
        stated = self._year_in(named)
        if "q" in named and stated is None and (following := self._next_in_row(number)) is not None:
            return Shape.QUARTER, following, False
        year = stated or self._latest(number * 3 - 2)
        if "q" not in named and named["nth"] == "last" and stated is None:
            return self._quarter_before(named)
        return Shape.QUARTER, months_of(year, number * 3 - 2, number * 3) if year else None, stated is None

    def _event(self, _named: dict[str, str]) -> Found | None:
        known = self.latest.get(Shape.DAYS)
        return (Shape.DAYS, known.period, False) if known is not None else None

    def _then(self, _named: dict[str, str]) -> Found | None:
        known, goal = self.last, self.goal
        if goal is not None and (known is None or known.start < goal.start):
            known = goal  # "the plan runs to 2023; *by then* 30 are to be built"
        return (known.shape, known.period, False) if known is not None else None

    def _left_out(self, named: dict[str, str]) -> Found | None:
        """Read "in the second" where quarters are spoken of: that of the year of the last one."""
        known = self.latest.get(Shape.QUARTER)
        if self.last is not None and self.last.rule == "half" and self.last.period is not None:
            return (
                self._half({"half": named["nth"], "year": str(self.last.period.end.year)})
                if named["nth"] in _HALVES
                else None
            )
        if known is None and self.last is not None and self.last.rule == "first months":
            known = self.last
        if known is None or known.period is None or months_in(known.period) % 3:
            return None
        number, year = ordinal_of(named["nth"]), known.period.end.year
        found = months_of(year, number * 3 - 2, number * 3)
        return Shape.QUARTER, found if self.day is None or found.start <= self.day else shift(found, -12), True

    def _part_of_year(self, named: dict[str, str]) -> Found:
        return self._half(named) if "half" in named else self._quarter(named)

    def _same(self, named: dict[str, str]) -> Found:
        if "ago" in named:
            return self._year_before(named)
        if not named.keys() & {"year", "rel", "month"}:
            if named.get("what") in {"date", "day"} and self.position is not None:
                return Shape.POINT, self.position, False
            what = named.get("what", "")
            known = (self.of_day if what == "month" else None) or self.latest.get(_NAMED.get(what, Shape.DAY))
            if known is not None:
                return known.shape, known.period, False
            return (Shape.SPAN, self.topic.period, False) if self.topic else (Shape.UNKNOWN, None, False)
        topic = self.topic.period if self.topic else None
        if named.get("what") in _POINTS and "month" not in named:
            day = self._day_spoken_of(named["what"])
            if day is not None:
                back = day.end.year - int(named["year"]) if "year" in named else 1
                return Shape.YEAR_BEFORE, shift(day, -12 * back), False
        if topic and named.get("rel") == "this year" and self.day is not None:
            return Shape.SPAN, shift(topic, 12 * (self.day.year - topic.end.year)), False
        if topic and "until" in named:
            return self._same_of_two_years(topic, int(named["year"]))
        if topic and "year" in named and int(named["year"]) == topic.start.year:
            return Shape.SPAN, topic, False
        back = topic.end.year - int(named["year"]) if topic and "year" in named and "month" not in named else 1
        if topic and back > 1:
            return Shape.YEARS_BEFORE, shift(topic, -12 * back), False
        return Shape.YEAR_BEFORE, shift(topic, -12) if topic else None, False

    def _day_spoken_of(self, what: str) -> Period | None:
        """Return the day that "the same day last year" points back from: the last one, else that of the article."""
        today = Period(self.day, self.day) if self.day is not None else None
        if what == "time":
            last = self.last
            if last is not None:
                return last.period if last.shape is Shape.POINT else None
            return today
        return self.position or today

    def _years_before(self, named: dict[str, str]) -> Found:
        years = 10 if "decade" in named else count_of(named["count"])
        if (
            "ago" in named
            and self.day is not None
            and (self.last is None or self.last.shape in _LONG or self._is_told_anew())
        ):
            return Shape.YEARS_BEFORE, months_of(self.day.year - years, 1, 12), False
        if self.last is None or self.last.period is None or self.last.shape not in _BY_YEARS:
            return Shape.YEARS_BEFORE, None, False
        return Shape.YEARS_BEFORE, shift(self.last.period, -12 * years), False

    def _months_before(self, named: dict[str, str]) -> Found:
        months = count_of(named["count"]) * (3 if named["what"] == "quarters" else 1)
        known = self.last.period if self.last is not None and self.last.shape in _STEPPED else None
        if "ago" in named and self.day is not None and (known is None or self._is_told_anew()):
            return Shape.YEARS_BEFORE, shift(month_of(self.day.year, self.day.month), -months), False
        if self.last is None or self.last.period is None or self.last.shape not in _STEPPED:
            return Shape.UNKNOWN, None, False
        return Shape.YEARS_BEFORE, shift(self.last.period, -months), False

    def _year_to_date(self, _named: dict[str, str]) -> Found:
        known = self.last.period if self.last and self.last.shape in {Shape.MONTH, Shape.SPAN, Shape.QUARTER} else None
        if known is not None:
            return Shape.SPAN, Period(date(known.end.year, 1, 1), known.end), False
        return Shape.SPAN, Period(date(self.day.year, 1, 1), self.day) if self.day else None, False

    def _quarter_before(self, _named: dict[str, str]) -> Found:
        if self.last and self.last.period and self.last.shape is Shape.QUARTER:
            return Shape.QUARTER_BEFORE, shift(self.last.period, -3), False
        if self.day is None:
            return Shape.QUARTER_BEFORE, None, False
        quarter = (self.day.month - 1) // 3
        now = months_of(self.day.year, quarter * 3 + 1, quarter * 3 + 3)
        return Shape.QUARTER_BEFORE, shift(now, -3), True

    def _one_before(self, named: dict[str, str]) -> Found | None:
        """Read "in the preceding one": the month, quarter or year before the last one named."""
        shape = self.last.shape if self.last is not None else Shape.UNKNOWN
        if shape is Shape.QUARTER:
            return self._quarter_before(named)
        if shape is Shape.MONTH:
            return self._month_before(named)
        return self._year_before(named) if shape is Shape.YEAR else None

    def _month_before(self, _named: dict[str, str]) -> Found:
        return self._moved_month(-1, Shape.MONTH_BEFORE)

    def _month_after(self, _named: dict[str, str]) -> Found:
        return self._moved_month(1, Shape.MONTH)

    def _moved_month(self, by: int, shape: Shape) -> Found:
        if self.last and self.last.period:
            end = self.last.period.end
            return shape, shift(month_of(end.year, end.month), by), False
        if self.day:
            return shape, shift(month_of(self.day.year, self.day.month), by), True
        return shape, None, False

    def _this_month(self, named: dict[str, str]) -> Found:
        if "which" not in named and self.day is not None and self._ends_ahead():
            return Shape.MONTH, month_of(self.day.year, self.day.month), False
        known = self.last if self.last and self.last.shape is Shape.MONTH else self.latest.get(Shape.MONTH)
        if "which" not in named and known is not None and (known is self.last or "review" in named):
            return Shape.MONTH, known.period, False
        ended = self.last.period if self.last and self.last.shape is Shape.POINT else None
        if "which" not in named and ended is not None:
            return Shape.MONTH, month_of(ended.end.year, ended.end.month), False  # "at end-June, 300 more in the month"
        span = self.last.period if self.last and self.last.shape is Shape.SPAN else None
        spoken = known.period if known is not None and "which" not in named else None
        if spoken is not None and span is not None and spoken.end == span.end:
            return Shape.MONTH, spoken, False  # "in August … From January to August … in the month"
        if self.day is None:
            return Shape.MONTH, None, False
        early = "which" not in named and self.day.day <= _EARLY
        by = -1 if early else {"last": -1, "next": 1}.get(named.get("which", ""), 0)
        return Shape.MONTH, shift(month_of(self.day.year, self.day.month), by), False

    def _this_quarter(self, named: dict[str, str]) -> Found:
        which = named.get("this", "")
        if which in {"", "this"} and self.topic and self.topic.period and months_in(self.topic.period) == 3:
            return Shape.QUARTER, self.topic.period, False
        if self.day is None:
            return Shape.QUARTER, None, False
        quarter = (self.day.month - 1) // 3
        now = months_of(self.day.year, quarter * 3 + 1, quarter * 3 + 3)
        if which in {"next", "coming"}:
            return Shape.QUARTER, shift(now, 3), False
        return Shape.QUARTER, now if which else shift(now, -3), True

    def _past(self, named: dict[str, str]) -> Found:
        if self.day is None:
            return Shape.YEARS, None, False
        what = named["what"]
        count = {"decade": 10, "year": 1}.get(what) or (count_of(named["count"]) if named.get("count") else 0)
        if not count or what == "weeks":
            return Shape.UNKNOWN, None, False
        months = count * {"years": 12, "year": 12, "quarters": 3, "months": 1, "decade": 12}[what]
        topic = self.stretches.get(months) if what in {"months", "quarters"} else None
        if topic is not None and timedelta() <= self.day - topic.end <= _LATELY:
            return Shape.YEARS, topic, True  # "in the past six months", said of a half-year
        now = month_of(self.day.year, self.day.month)
        if what == "year" and now.start.month == 1:  # in January the past year is the one just over
            return Shape.YEAR, Period(date(self.day.year - 1, 1, 1), date(self.day.year - 1, 12, 31)), True
        return Shape.YEARS, Period(shift(now, -months).start, now.end), True

    def _coming(self, named: dict[str, str]) -> Found:
        """Read "the next five years": from the month of the article to that of the last of these years."""
        if self.day is None:
            return Shape.UNKNOWN, None, False
        what = named["what"]
        months = 120 if what == "decade" else count_of(named["count"]) * (12 if what == "years" else 1)
        now = month_of(self.day.year, self.day.month)
        return Shape.YEARS, Period(now.start, shift(now, months).end), False

    def _unknown(self, _named: dict[str, str]) -> Found:
        return Shape.UNKNOWN, None, False


_BY_YEARS: Final = frozenset({Shape.MONTH, Shape.SPAN, Shape.QUARTER, Shape.YEAR, Shape.POINT})
_LONG: Final = frozenset({Shape.YEARS, Shape.POINT, Shape.SPAN, Shape.DAYS, Shape.YEAR_BEFORE})
_STEPPED: Final = frozenset({Shape.MONTH, Shape.POINT, Shape.QUARTER})
# The ways of reading that ``rules/calendar.toml`` names.
_READINGS: Final[Mapping[str, Callable[[DateReader, dict[str, str]], Found | None]]] = {
    "before": DateReader._before,
    "coming": DateReader._coming,
    "day": DateReader._day,
    "day-apart": DateReader._day_apart,
    "day-in-words": DateReader._day_in_words,
    "days": DateReader._days,
    "days-across": DateReader._days_across,
    "days-to": DateReader._days_to,
    "decade": DateReader._decade,
    "end-of": DateReader._end_of,
    "ending": DateReader._ending,
    "event": DateReader._event,
    "first": DateReader._first,
    "first-days": DateReader._first_days,
    "last-days": DateReader._last_days,
    "week-of-month": DateReader._week_of_month,
    "latest-quarter": DateReader._latest_quarter,
    "first-of-fiscal": DateReader._first_of_fiscal,
    "fiscal": DateReader._fiscal,
    "fiscal-years": DateReader._fiscal_years_from_to,
    "first-of-season": DateReader._first_of_season,
    "season-before": DateReader._season_before,
    "season-ending": DateReader._season_ending,
    "week": DateReader._week,
    "fiscal-end": DateReader._fiscal_end,
    "from-now": DateReader._from_now,
    "from-start": DateReader._from_start,
    "half": DateReader._half,
    "months-in-short": DateReader._months_in_short,
    "half-month": DateReader._half_month,
    "iso": DateReader._iso,
    "just-ended": DateReader._just_ended,
    "last-months": DateReader._last_months,
    "left-out": DateReader._left_out,
    "mid-year": DateReader._mid_year,
    "month": DateReader._month,
    "month-after": DateReader._month_after,
    "month-before": DateReader._month_before,
    "months": DateReader._months,
    "months-before": DateReader._months_before,
    "months-of-years": DateReader._months_of_years,
    "months-to": DateReader._months_to,
    "now": DateReader._now,
    "of-fiscal": DateReader._of_fiscal,
    "of-fiscal-end": DateReader._of_fiscal_end,
    "part-of-year": DateReader._part_of_year,
    "past": DateReader._past,
    "past-weeks": DateReader._past_weeks,
    "one-before": DateReader._one_before,
    "last-one": DateReader._last_one,
    "plan": DateReader._plan,
    "quarter": DateReader._quarter,
    "quarter-before": DateReader._quarter_before,
    "quarter-to": DateReader._quarter_to,
    "relative-fiscal": DateReader._relative_fiscal,
    "relative-year": DateReader._relative_year,
    "remaining-months": DateReader._remaining_months,
    "rest-of-year": DateReader._rest_of_year,
    "same": DateReader._same,
    "same-of-year": DateReader._same_of_year,
    "so-far": DateReader._so_far,
    "the-half": DateReader._the_half,
    "the-months": DateReader._the_months,
    "then": DateReader._then,
    "this-month": DateReader._this_month,
    "this-one": DateReader._this_one,
    "this-quarter": DateReader._this_quarter,
    "this-year-to": DateReader._this_year_to,
    "unknown": DateReader._unknown,
    "week-before": DateReader._week_before,
    "year-before-last": DateReader._year_before_last,
    "this-year-so-far": DateReader._this_year_so_far,
    "weeks-ago": DateReader._weeks_ago,
    "weekday": DateReader._weekday,
    "year": DateReader._year,
    "year-after": DateReader._year_after,
    "year-before": DateReader._year_before,
    "year-beginning": DateReader._year_beginning,
    "year-end": DateReader._year_end,
    "year-to-date": DateReader._year_to_date,
    "years": DateReader._years,
    "years-before": DateReader._years_before,
    "years-to": DateReader._years_to,
    "years-on": DateReader._years_on,
}
