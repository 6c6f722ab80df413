"""What a text has said of time so far, which later expressions of time refer back to; read by the dates."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Final, TypeAlias

from policykg.extraction.fiscal_years import FiscalYears
from policykg.extraction.inferred_years import speaks_of_later
from policykg.extraction.periods import PeriodMention, Shape, month_of, months_in, months_of
from policykg.facts import Period

Found: TypeAlias = tuple[Shape, Period | None, bool]  # the shape, the days, whether the year was inferred
_OF_DAYS: Final = frozenset({Shape.DAY, Shape.DAYS, Shape.WEEKDAY})
_POSITIONS: Final = frozenset({Shape.DAY, Shape.POINT})
_FLEETING: Final = frozenset({Shape.DAY, Shape.NOW, Shape.WEEKDAY, Shape.YEARS, Shape.YEARS_BEFORE})
_STRETCHES: Final = frozenset({"months from to", "years from to"})  # "from January to May" compares nothing
_COMPARING: Final = re.compile(
    r"\b(?:than(?: in| at| for)?|from|against|with|to|on|versus|since|(?:short|shy|ahead) of|below|above) {1,3}$"
)
# of which it has one
_COMPARERS: Final = ("than", "from", "against", "with", "to", "on", "versus", "since", " of", "below", "above")
_NEAR: Final = 14  # characters before an expression in which it stands
_OVER: Final = re.compile(r"(?:%|percent|pct|per cent|points) over {1,3}\Z")  # "rose 3 percent over May of 2017"
# "compared with only 2 percent in": what a figure is held against has a time of its own, which none goes on with.
_SET_AGAINST: Final = re.compile(
    r"\b(?:compared with|compared to|against|versus|after|following"
    r"|(?:[a-z]{2,12}(?:ed|ing)|rose|fell|grew|up|down) from)"
    r"(?: [a-z]{1,12}){0,3} [^ ,;:()]{0,3}\d[^ ;:()]{0,12}(?: [a-z%]{1,12}){0,4}"
    r" (?:in|for|during|over|at) {1,3}(?:the {1,3})?$"
)
_SETTING: Final = ("compared", "against", "versus", "after", "following", " from")  # of which it has one
_FAR: Final = 70  # characters before an expression in which it stands
# "a drop on the number handed out in June", "the corresponding total for 2018 was 3 million, that for 2017 4 million"
_FORMER: Final = re.compile(
    r"\b(?:on|from|than|over|against|with) the (?:number|figure|level|total|amount|volume)(?: \w+){0,3}"
    r" (?:in|of|for|at) $"
    r"|\b(?:(?:corresponding|comparable|equivalent) \w+|that|those) (?:in|of|for) $"
)
_FORMERS: Final = (  # of which it has one
    *("the number", "the figure", "the level", "the total", "the amount", "the volume"),
    *("corresponding", "comparable", "equivalent", "that ", "those "),
)
# "rose to 30 from 20 at end-May"
_MOVED_FROM: Final = re.compile(r"\bfrom [^ ,;:()]{0,3}\d[^ ;:()]{0,12}(?: [a-z%]{1,12}){0,3} at {1,3}$")
_DEADLINE: Final = re.compile(r"\b(?:by|before|until|till) (?:the )?(?:end|close|middle) of $")

_UP_TO: Final = " to "


class DateMemory:
    """Remembers the expressions of a text."""

    def __init__(self, day: date | None, fiscal_years: FiscalYears, flat: str = "") -> None:
        self.day = day
        self._flat = flat
        self._start = self._end = 0  # of the expression that is being read
        self._fiscal_years = fiscal_years
        self.last: PeriodMention | None = None  # the last expression that can be referred back to
        self.goal: PeriodMention | None = None  # up to which something lasts: "the plan runs *to 2023*"
        self.topic: PeriodMention | None = None  # the last stretch of months, a quarter or a year
        self.latest: dict[Shape, PeriodMention] = {}  # the last month, the last quarter and the last days
        self.stretches: dict[int, Period] = {}  # the last stretch of so many months
        self.of_day: PeriodMention | None = None  # the month of a day named since the last month
        self._fiscal_year: Period | None = None  # the first whole one
        self.position: Period | None = None  # the last day or end of a stretch at which something was counted
        self._named_day: date | None = None  # the last day that was named, or the last of the last days

    def remember(self, mention: PeriodMention, flat: str) -> None:
        """Keep an expression for later ones such as "the same period"."""
        if mention.shape is Shape.DAY and mention.period is not None:
            month = month_of(mention.period.start.year, mention.period.start.month)
            self.of_day = replace(mention, shape=Shape.MONTH, period=month)
        if mention.shape in _POSITIONS:
            self.position = mention.period
        if mention.shape is Shape.DAYS:
            self.latest[Shape.DAYS] = mention
        if mention.shape in _OF_DAYS and mention.period is not None:
            self._named_day = mention.period.end
        if mention.period is None or mention.shape in _FLEETING:
            return
        if flat.startswith(_UP_TO, max(0, mention.start - len(_UP_TO))):
            self.goal = mention
        opened = mention.rule in _STRETCHES and flat[mention.start - 5 : mention.start] == "from "
        opened = opened and " to " in flat[mention.start : mention.end]
        first = max(0, mention.start - _NEAR)
        before = flat[first : mention.start]
        compares = not opened and any(word in before for word in _COMPARERS)  # the expressions are dear, and seldom fit
        if compares and _COMPARING.search(flat, first, mention.start):
            return
        if (
            mention.shape is Shape.MONTH
            and not mention.yearless
            and _OVER.search(flat, max(0, mention.start - 20), mention.start)
        ):
            return
        first = max(0, mention.start - _FAR)
        before = flat[first : mention.start]
        if any(word in before for word in _FORMERS) and _FORMER.search(flat, first, mention.start):
            return
        if any(word in before for word in _SETTING) and _SET_AGAINST.search(flat, first, mention.start):
            return
        if mention.shape is Shape.POINT and _MOVED_FROM.search(flat, max(0, mention.start - 40), mention.start):
            return
        self.last = mention
        if mention.shape is Shape.YEAR and mention.period.start.month > 1 and self._fiscal_year is None:
            self._fiscal_year = mention.period
        if mention.shape in {Shape.MONTH, Shape.SPAN, Shape.QUARTER, Shape.YEAR}:
            self.topic = mention
        if mention.shape is Shape.POINT and mention.rule == "quarter":  # "at the end of the second quarter"
            end = mention.period.end
            self.latest[Shape.QUARTER] = replace(
                mention, shape=Shape.QUARTER, period=months_of(end.year, end.month - 2, end.month)
            )
        if mention.shape is Shape.SPAN:
            self.stretches[months_in(mention.period)] = mention.period
        if mention.shape in {Shape.MONTH, Shape.QUARTER}:
            self.latest[mention.shape] = mention
            self.of_day = None if mention.shape is Shape.MONTH else self.of_day

    def _year_in(self, named: dict[str, str]) -> int | None:
        """Return the year that the words state, absolutely or by "last year"."""
        for key in ("year", "lastyear"):
            if key in named:
                return int(named[key])
        if "short" in named and self.day:  # "1Q19"
            return self.day.year // 100 * 100 + int(named["short"])
        relative = named.get("rel", "")
        if self.day and relative:
            return self.day.year + (-1 if "last" in relative or "previous" in relative else 0) + ("next" in relative)
        return None

    def _is_told_anew(self) -> bool:
        """Tell whether an expression stands in a later sentence than the last one, and no figure is held against it."""
        if self.last is None:
            return True
        flat, start = self._flat, self._start
        if flat.find(". ", self.last.end, start) < 0 and flat.find("\n", self.last.end, start) < 0:
            return False
        return _COMPARING.search(flat, max(0, start - 14), start) is None

    def _is_of_later(self) -> bool:
        """Tell whether the sentence of the expression that is being read speaks of what is to come."""
        return speaks_of_later(self._flat, self._start, self._end)

    def _ends_ahead(self) -> bool:
        """Tell whether something will be done by the close of what is read: "will import 300 bags *by the end of*"."""
        return _DEADLINE.search(self._flat, max(0, self._start - 20), self._start) is not None and self._is_of_later()

    def _latest(self, month: int) -> int | None:
        """Return the year of the latest occurrence of a month that has begun on the article's day."""
        if self.day is None:
            return self.last.period.start.year if self.last and self.last.period else None
        return self.day.year if month <= self.day.month else self.day.year - 1
