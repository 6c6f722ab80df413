"""The values of one indicator by period, with a chart in letters for the terminal; after the queries, before the CLI.

The rows come from the shipped query ``time-series``; here they become lines, one for each series of the data cube.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import groupby
from typing import cast

from policykg.queries import Cell, Source, Table, load

_QUERY = "time-series"
_ALWAYS = {"from": date.min, "to": date.max}  # the query's own default is recent years
_FIXED = ("indicator", "industry", "area", "kind", "basis", "unit")
_BLOCKS = " ▏▎▍▌▋▊▉█"
_BAR = 24  # letters of the longest bar
_PLAIN = ("exact", "actual", "as worded")
_SILENT = ("none", "comparator", "unspecified")


@dataclass(frozen=True, slots=True)
class Point:
    """One value of a series.

    ``period`` is the label of the days from ``start`` to ``end``; ``bound``, ``status`` and ``certainty`` are the
    labels that the graph gives them; ``issued`` is the day of the article that states the value, ``observation`` its
    IRI.
    """

    start: date
    end: date
    period: str
    value: Decimal
    bound: str
    status: str
    certainty: str
    issued: date
    observation: str

    @property
    def remarks(self) -> tuple[str, ...]:
        """What a reader must know of the value: that it is a bound, a target, doubtful …; empty for a plain one."""
        return tuple(word for word in (self.bound, self.status, self.certainty) if word not in _PLAIN)


@dataclass(frozen=True, slots=True)
class Line:
    """The points of one series in the order of their periods, and the labels of what the series fixes."""

    indicator: str
    industry: str
    area: str
    kind: str
    basis: str
    unit: str
    points: tuple[Point, ...]

    @property
    def label(self) -> str:
        """The series in a line: ``value added, industry: change, year-on-year (percent), China``."""
        how = self.kind if self.basis in _SILENT else f"{self.kind}, {self.basis}"
        return f"{self.indicator}, {self.industry}: {how} ({self.unit}), {self.area}"


@dataclass(frozen=True, slots=True)
class Series:
    """The lines of one indicator; printing it gives the table with bars for the terminal."""

    name: str
    lines: tuple[Line, ...]

    def __iter__(self) -> Iterator[Line]:
        """Yield the lines."""
        return iter(self.lines)

    def __len__(self) -> int:
        """Return the number of lines."""
        return len(self.lines)

    def __str__(self) -> str:
        """Return every line with its values by period, each with a bar from zero."""
        if not self.lines:
            return f"The graph holds no value of '{self.name}' with a known period.\n"
        return "\n".join(_drawn(line) for line in self.lines)


def series(
    source: Source,
    indicator: str,
    *,
    industry: str | None = None,
    area: str | None = None,
    kind: str | None = None,
    basis: str | None = None,
    unit: str | None = None,
) -> Series:
    """Return the values of an indicator by period.

    Args:
        source: a store, the address of an endpoint, or a callable that answers SPARQL.
        indicator: its label, notation or IRI; the others narrow the series in the same way.
        industry: an industry or group.
        area: the area that the values are about.
        kind: level, change, share, gap or rank.
        basis: what a change is measured against.
        unit: the unit of the values.

    Raises:
        UsageError: the graph knows nothing of that name.
    """
    table = load(_QUERY).run(
        source, indicator=indicator, industry=industry, area=area, kind=kind, basis=basis, unit=unit, **_ALWAYS
    )
    assert isinstance(table, Table)
    lines = [
        Line(*cast(tuple[str, str, str, str, str, str], key), tuple(_point(row) for row in rows))
        for key, rows in groupby(
            table, key=lambda row: tuple(str(row[c]) for c in Line.__dataclass_fields__ if c in row)
        )
    ]
    return Series(indicator, tuple(lines))


def _point(row: object) -> Point:
    cells = cast(dict[str, Cell], row)
    return Point(**{name: cells[name] for name in Point.__dataclass_fields__})  # type: ignore[arg-type]


def _drawn(line: Line) -> str:
    largest = max(abs(point.value) for point in line.points) or Decimal(1)
    negative = any(point.value < 0 for point in line.points)
    periods = max(len(point.period) for point in line.points)
    values = [f"{point.value:,f}" for point in line.points]
    width = max(map(len, values))
    rows = [line.label]
    for point, value in zip(line.points, values, strict=True):
        bar = _bar(point.value / largest, negative)
        remarks = f"  ({', '.join(point.remarks)})" if point.remarks else ""
        rows.append(f"  {point.period.ljust(periods)}  {value.rjust(width)}  {bar}{remarks}".rstrip())
    return "\n".join(rows) + "\n"


def _bar(part: Decimal, negative: bool) -> str:
    """Return a bar of ``part`` of the full width; with negative values about, zero stands in the middle."""
    eighths = round(abs(part) * _BAR * 8)
    full, rest = divmod(eighths, 8)
    bar = "█" * full + (_BLOCKS[rest] if rest else "")
    if not negative:
        return bar
    if part >= 0:
        return " " * _BAR + "│" + bar
    whole = "█" * max(full + (rest >= 4), 1)
    return whole.rjust(_BAR) + "│"
