"""Period expressions of a body and the days they mean; comes after the tokens, before mentions.

Patterns stand in ``rules/calendar.toml``; this module compiles them into one expression, walks over the body once
and resolves each expression from its own words, the expressions before it and the article's date.
"""

from __future__ import annotations

import re
import tomllib
from calendar import monthrange
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache, partial
from importlib import resources
from typing import TypeAlias

from policykg.extraction.tokens import Token
from policykg.facts import Period

_YEAR = r"(?:19|20)\d\d"
_MACRO = re.compile(r"<([a-z]+\d?)>")
_GROUP = re.compile(r"\?P<([a-z]+\d?)>")
_FLAT = str.maketrans(
    dict.fromkeys("\t\n\r\x0b\x0c\xa0\u2028\u2029\u3000", " ") | {"\u2019": "'"} | dict.fromkeys("‐‑–—", "-")
)
_TENS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "final": 4, "last": 4, "opening": 1}
_COUNTS = dict(
    zip(
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"],
        range(1, 13),
        strict=True,
    )
) | {"few": 3, "several": 3, "couple of": 2}


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
    QUARTER_BEFORE = "quarter-before"
    MONTH_BEFORE = "month-before"
    BEFORE = "before"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class PeriodMention:
    """A period expression: where it stands, its shape, and the days it means (None where nothing settles them).

    ``yearless`` says that the year was inferred; ``base`` that it names the period a movement is measured against
    whenever a preposition of comparison stands before it.
    """

    start: int
    end: int
    shape: Shape
    period: Period | None
    rule: str
    yearless: bool = False


def flatten(body: str) -> str:
    """Return the body in lower case, white space and dashes made plain, with every offset kept."""
    lower = body.lower()
    if len(lower) != len(body):
        lower = "".join(low if len(low := c.lower()) == 1 else c for c in body)
    return lower.translate(_FLAT)


@dataclass(frozen=True, slots=True)
class _Rule:
    name: str
    reads: str
    groups: tuple[tuple[str, str], ...]


@lru_cache(maxsize=1)
def _compiled() -> tuple[re.Pattern[str], dict[str, _Rule], frozenset[str], frozenset[str]]:
    """Return one expression for all rules, the rules by the name of their outer group, and the words that begin one."""
    text = resources.files(__package__).joinpath("rules/calendar.toml").read_text(encoding="utf-8")
    table = tomllib.loads(text)
    words = table["words"]
    starts = frozenset(
        (words["month"].replace("\\\\.?", "") + "|" + words["weekday"] + "|" + words["starts"]).split("|")
    )
    nexts = frozenset(words["nexts"].split("|"))
    alternatives, rules = [], {}
    for number, rule in enumerate(table["rule"]):
        groups: list[tuple[str, str]] = []

        def name(word: str, number: int = number, groups: list[tuple[str, str]] = groups) -> str:
            unique = f"{word}_{number}"
            while any(unique == known for known, _ in groups):
                unique += "x"
            groups.append((unique, word.rstrip("0123456789")))
            return unique

        def macro(match: re.Match[str], name: Callable[[str], str] = name) -> str:
            word = match[1]
            if word in {"count", "months"}:
                return f"(?:{words['month' if word == 'months' else word]})"
            source = {"lastmonth": "month", "lastyear": "year", "year2": "year"}.get(word, word)
            return f"(?P<{name(word)}>{_YEAR if source == 'year' else words[source]})"

        pattern = _MACRO.sub(macro, _GROUP.sub(lambda m: f"?P\x00{m[1]}\x01", rule["pattern"]))
        pattern = re.sub("\x00([a-z]+\\d?)\x01", partial(_named, name), pattern)
        spaced = pattern.replace(" ?", "\x02").replace(" ", " {1,3}").replace("\x02", " {0,3}")
        alternatives.append(f"(?P<rule{number}>{spaced})")
        rules[f"rule{number}"] = _Rule(rule["name"], rule["reads"], tuple(groups))
    return re.compile(r"(?<![\w.,$€£])(?:" + "|".join(alternatives) + r")(?![\w%])"), rules, starts, nexts


def _named(name: Callable[[str], str], match: re.Match[str]) -> str:
    """Return a group's own name in place of the plain one."""
    return f"<{name(match[1])}>"


def periods_of(body: str, flat: str, tokens: Sequence[Token], day: date | None) -> tuple[PeriodMention, ...]:
    """Return the period expressions of a body, resolved with the article's date where it has one."""
    expression, rules, starts, nexts = _compiled()
    reader = _Reader(day)
    found: list[PeriodMention] = []
    reached, match_at, last = 0, expression.match, len(tokens) - 1
    for index, token in enumerate(tokens):
        lower = token.lower
        if lower not in starts and not lower[0].isdigit():
            if ("-" not in lower and "\u2013" not in lower) or lower[:3] not in starts:
                continue
        elif lower in _ARTICLES and (index == last or tokens[index + 1].lower not in nexts):
            continue
        if token.start < reached:
            continue
        match = match_at(flat, token.start)
        if match is None:
            continue
        rule = rules[match.lastgroup or ""]
        named = {plain: match[unique] for unique, plain in rule.groups if match[unique] is not None}
        if "month" in named and not body[match.start() + match[0].find(named["month"])].isupper():
            continue
        made = reader.read(rule, named, match.start(), match.end())
        if made is None:
            continue
        reached = match.end()
        made = _as_point(made, flat)
        reader.remember(made, flat)
        found.append(made)
    return tuple(found)


_ARTICLES = frozenset({"the", "a", "one", "its", "their"})
_END_OF = re.compile(r"(?:\bend(?: of| of the|-)|\bclose of|\bend-) {0,3}$")


def _as_point(mention: PeriodMention, flat: str) -> PeriodMention:
    """Turn "the end of June" into the last day of June."""
    before = _END_OF.search(flat, max(0, mention.start - 16), mention.start)
    if before is None or mention.period is None or mention.shape in {Shape.DAY, Shape.NOW, Shape.WEEKDAY}:
        return mention
    last = mention.period.end
    start = before.start() - 4 if flat[before.start() - 4 : before.start()] == "the " else before.start()
    return replace(mention, start=start, shape=Shape.POINT, period=Period(last, last))


def month_of(year: int, month: int) -> Period:
    """Return a calendar month as a period."""
    return Period(date(year, month, 1), date(year, month, monthrange(year, month)[1]))


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
        length = monthrange(year, month + 1)[1]
        return date(year, month + 1, length if last else min(day.day, length))

    whole = period.start.day == 1 and (period.end + timedelta(days=1)).day == 1
    return Period(moved(period.start, False), moved(period.end, whole))


_Found: TypeAlias = tuple[Shape, Period | None, bool]


class _Reader:
    """Turns the words of an expression into days; remembers the expressions before it."""

    def __init__(self, day: date | None) -> None:
        self.day = day
        self.last: PeriodMention | None = None  # the last expression that can be referred back to
        self.topic: PeriodMention | None = None  # the last stretch of months, a quarter or a year

    def remember(self, mention: PeriodMention, flat: str) -> None:
        """Keep an expression for later ones such as "the same period"."""
        if mention.period is None or mention.shape in {Shape.DAY, Shape.NOW, Shape.WEEKDAY, Shape.YEARS}:
            return
        if _COMPARING.search(flat, max(0, mention.start - 14), mention.start):
            return
        self.last = mention
        if mention.shape in {Shape.MONTH, Shape.SPAN, Shape.QUARTER, Shape.YEAR}:
            self.topic = mention

    def read(self, rule: _Rule, named: dict[str, str], start: int, end: int) -> PeriodMention | None:
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
        month, stated = _number(named["month"]), self._year_in(named)
        year = stated or self._latest(month)
        return _day(year, month, int(named["day"]), stated is None) if year else (Shape.DAY, None, False)

    def _days(self, named: dict[str, str]) -> _Found | None:
        month, stated = _number(named["month"]), self._year_in(named)
        year = stated or self._latest(month)
        first, last = int(named["day"]), int(named["lastday"])
        if year is None or not 1 <= first < last <= monthrange(year, month)[1]:
            return None
        return Shape.DAYS, Period(date(year, month, first), date(year, month, last)), stated is None

    def _month(self, named: dict[str, str]) -> _Found:
        month, stated = _number(named["month"]), self._year_in(named)
        year = stated or self._latest(month)
        if year and named.get("which") == "last" and self.day and (year, month) == (self.day.year, self.day.month):
            year -= 1
        return Shape.MONTH, month_of(year, month) if year else None, stated is None

    def _months(self, named: dict[str, str]) -> _Found | None:
        first, last = _number(named["month"]), _number(named["lastmonth"])
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
        last, stated = _number(named["month"]), self._year_in(named)
        year = stated or self._latest(last)
        if year is None:
            return Shape.SPAN, None, False
        end = month_of(year, last)
        return Shape.SPAN, Period(shift(end, 1 - _count(named["count"])).start, end.end), stated is None

    def _ending(self, named: dict[str, str]) -> _Found:
        length = {"quarter": "3", "year": "12", "month": "1"}[named["what"]]
        shape = {"quarter": Shape.QUARTER, "year": Shape.YEAR, "month": Shape.MONTH}[named["what"]]
        _, period, yearless = self._months_to({**named, "count": length})
        return shape, period, yearless

    def _first(self, named: dict[str, str]) -> _Found:
        months = _count(named["count"]) * (3 if named["what"] == "quarters" else 1)
        stated = self._year_in(named)
        year = stated or self._latest(months)
        if months > 12 or year is None:
            return Shape.SPAN, None, False
        return Shape.SPAN, months_of(year, 1, months), stated is None

    def _the_months(self, named: dict[str, str]) -> _Found:
        months = _count(named["count"]) * (3 if named["what"] == "quarters" else 1)
        topic = self.topic.period if self.topic else None
        if topic and self._length(topic) == months and "year" not in named:
            return Shape.SPAN, topic, False
        return self._first(named)

    def _before(self, named: dict[str, str]) -> _Found:
        months = _count(named["count"]) * (3 if named["what"] == "quarters" else 1)
        if self.last is None or self.last.period is None:
            return Shape.BEFORE, None, False
        end = self.last.period.start - timedelta(days=1)
        start = shift(month_of(end.year, end.month), 1 - months).start
        return Shape.BEFORE, Period(start, end), False

    @staticmethod
    def _length(period: Period) -> int:
        return (period.end.year - period.start.year) * 12 + period.end.month - period.start.month + 1

    def _quarter(self, named: dict[str, str]) -> _Found:
        number = int(named["q"]) if "q" in named else _nth(named["nth"])
        stated = self._year_in(named)
        year = stated or self._latest(number * 3 - 2)
        if "q" not in named and named["nth"] == "last" and stated is None:
            return self._quarter_before(named)
        return Shape.QUARTER, months_of(year, number * 3 - 2, number * 3) if year else None, stated is None

    def _half(self, named: dict[str, str]) -> _Found:
        number = int(named["h"]) if "h" in named else _nth(named["half"])
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
        if not named.keys() & {"year", "rel", "month"}:
            return (Shape.SPAN, self.topic.period, False) if self.topic else (Shape.UNKNOWN, None, False)
        topic = self.topic.period if self.topic else None
        if topic and "year" in named and int(named["year"]) == topic.start.year:
            return Shape.SPAN, topic, False
        return Shape.YEAR_BEFORE, shift(topic, -12) if topic else None, False

    def _year_before(self, _named: dict[str, str]) -> _Found:
        last = self.last.period if self.last else None
        if last is None and self.day:
            last = month_of(self.day.year, self.day.month)
        return Shape.YEAR_BEFORE, shift(last, -12) if last else None, False

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
        if "which" not in named and self.last and self.last.shape is Shape.MONTH:
            return Shape.MONTH, self.last.period, False
        if self.day is None:
            return Shape.MONTH, None, False
        by = {"last": -1, "next": 1}.get(named.get("which", ""), 0)
        return Shape.MONTH, shift(month_of(self.day.year, self.day.month), by), False

    def _this_quarter(self, named: dict[str, str]) -> _Found:
        if self.topic and self.topic.period and self._length(self.topic.period) == 3:
            return Shape.QUARTER, self.topic.period, False
        if self.day is None:
            return Shape.QUARTER, None, False
        quarter = (self.day.month - 1) // 3
        now = months_of(self.day.year, quarter * 3 + 1, quarter * 3 + 3)
        return Shape.QUARTER, now if named else shift(now, -3), True

    def _past(self, named: dict[str, str]) -> _Found:
        if self.day is None:
            return Shape.YEARS, None, False
        what = named["what"]
        count = 10 if what == "decade" else _count(named["count"]) if named.get("count") else 0
        if not count or what == "weeks":
            return Shape.UNKNOWN, None, False
        months = count * {"years": 12, "quarters": 3, "months": 1, "decade": 12}[what]
        now = month_of(self.day.year, self.day.month)
        return Shape.YEARS, Period(shift(now, -months).start, now.end), True

    def _unknown(self, _named: dict[str, str]) -> _Found:
        return Shape.UNKNOWN, None, False

    def _years(self, named: dict[str, str]) -> _Found | None:
        first = int(named["year"])
        last = int(named["lastyear"]) if "lastyear" in named else first // 100 * 100 + int(named["short"])
        if "short" in named and last == first + 1:
            return self._fiscal(named)
        return _years(first, last) if first < last else None

    def _fiscal(self, named: dict[str, str]) -> _Found | None:
        year = int(named["year"])  # April to March, as in India, Japan and the United Kingdom
        if int(named["short"]) != (year + 1) % 100:
            return None
        return Shape.YEAR, Period(date(year, 4, 1), date(year + 1, 3, 31)), False

    def _decade(self, named: dict[str, str]) -> _Found:
        first = int(named["decade"]) * 10
        return Shape.YEARS, Period(date(first, 1, 1), date(first + 9, 12, 31)), False

    def _year(self, named: dict[str, str]) -> _Found:
        year = int(named["year"])
        return Shape.YEAR, Period(date(year, 1, 1), date(year, 12, 31)), False

    def _relative_year(self, named: dict[str, str]) -> _Found:
        relative = named.get("rel", "")
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

    def _now(self, _named: dict[str, str]) -> _Found:
        return Shape.NOW, Period(self.day, self.day) if self.day else None, False

    def _weekday(self, named: dict[str, str]) -> _Found:
        if self.day is None:
            return Shape.WEEKDAY, None, False
        number = _WEEKDAYS.index(named["weekday"])
        day = self.day - timedelta(days=(self.day.weekday() - number) % 7)
        return Shape.WEEKDAY, Period(day, day), False


_MONTHS = {
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
_WEEKDAYS: Sequence[str] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
_COMPARING = re.compile(r"\b(?:than(?: in| at| for)?|from|against|with|to|on|versus|since) {1,3}$")


def _number(month: str) -> int:
    return _MONTHS[month.rstrip(".")]


def _count(word: str) -> int:
    return int(word) if word.isdigit() else _COUNTS.get(word, 3)


def _nth(word: str) -> int:
    return int(word[0]) if word[0].isdigit() else _TENS[word]


def _years(first: int, last: int) -> _Found | None:
    return (Shape.YEARS, Period(date(first, 1, 1), date(last, 12, 31)), False) if first <= last else None


def _day(year: int, month: int, day: int, yearless: bool) -> _Found | None:
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return Shape.DAY, Period(found, found), yearless
