"""A part of the graph: the description of one calendar period, with the year, half-year and quarter that hold it."""

from __future__ import annotations

import calendar
from datetime import date
from functools import lru_cache

from policykg import iris
from policykg.facts import Period
from policykg.graph import terms as t
from policykg.ntriples import Triple, day, iri, text

UNSPECIFIED = iri(iris.period("unspecified"))
_MONTHS = calendar.month_name
_ONE_KIND = {12: "year", 6: "half-year", 3: "quarter", 1: "month"}


def term(period: Period | None) -> str:
    """Return the term of a period; a period that is not known has a term of its own."""
    return iri(iris.period(period.iso)) if period else UNSPECIFIED


def describe(period: Period | None) -> tuple[Triple, ...]:
    """Return the triples about a period and about every period and instant they name."""
    if period is None:
        label = text("unspecified period", "en")
        return ((UNSPECIFIED, t.A, t.UNSPECIFIED_PERIOD), (UNSPECIFIED, t.LABEL, label))
    return _describe(period.start, period.end)


def label(period: Period | None) -> str:
    """Return a period in English: ``January–September 2023``, ``30 September 2023``, ``2021–2025``."""
    if period is None:
        return "unspecified period"
    first, last = period.start, period.end
    months = _whole_months(period)
    if months is None:
        begin, end = (f"{one.day} {_MONTHS[one.month]} {one.year}" for one in (first, last))
        return begin if first == last else f"{begin}–{end}"
    if first.month == 1 and last.month == 12:
        return str(first.year) if first.year == last.year else f"{first.year}–{last.year}"
    if months == 1:
        return f"{_MONTHS[first.month]} {first.year}"
    begin = _MONTHS[first.month] if first.year == last.year else f"{_MONTHS[first.month]} {first.year}"
    return f"{begin}–{_MONTHS[last.month]} {last.year}"


def kind(period: Period) -> str:
    """Return the code of a period's kind in the period-kind vocabulary."""
    months = _whole_months(period)
    first = period.start
    if months is None:
        return "day" if first == period.end else "other"
    if months == 12 and first.month != 1:
        return "fiscal-year"
    if months in _ONE_KIND and (first.month - 1) % months == 0:
        return _ONE_KIND[months]
    if first.month == 1:
        if months < 12:
            return "year-to-date"
        if months % 12 == 0:
            return "multi-year"
    return "other"


def _whole_months(period: Period) -> int | None:
    """Return how many calendar months a period holds, None where it does not begin and end with one."""
    first, last = period.start, period.end
    if first.day != 1 or last.day != calendar.monthrange(last.year, last.month)[1]:
        return None
    return (last.year - first.year) * 12 + last.month - first.month + 1


def _holders(period: Period) -> list[tuple[str, Period]]:
    """Return the year, half-year and quarter that hold a period whole (itself among them), with their properties."""
    held = []
    for months, relation in ((12, t.IN_YEAR), (6, t.IN_HALF_YEAR), (3, t.IN_QUARTER)):
        begin = (period.start.month - 1) // months * months + 1
        end = begin + months - 1
        holder = Period(
            date(period.start.year, begin, 1),
            date(period.start.year, end, calendar.monthrange(period.start.year, end)[1]),
        )
        if holder.end >= period.end:
            held.append((relation, holder))
    return held


@lru_cache(maxsize=4096)
def _describe(start: date, end: date) -> tuple[Triple, ...]:
    period = Period(start, end)
    node = term(period)
    first, last = iri(iris.instant(start.isoformat())), iri(iris.instant(end.isoformat()))
    triples: list[Triple] = [
        (node, t.A, t.PERIOD_CLASS),
        (node, t.A, t.INTERVAL),
        (node, t.LABEL, text(label(period), "en")),
        (node, t.START_DATE, day(start)),
        (node, t.END_DATE, day(end)),
        (node, t.PERIOD_KIND, iri(iris.concept("period-kind", kind(period)))),
        (node, t.BEGINNING, first),
        (node, t.ENDING, last),
    ]
    for instant, moment in {first: start, last: end}.items():
        triples += [(instant, t.A, t.INSTANT), (instant, t.IN_DATE, day(moment))]
    for relation, holder in _holders(period):
        triples.append((node, relation, term(holder)))
        if holder != period:
            triples += _describe(holder.start, holder.end)
    return tuple(dict.fromkeys(triples))
