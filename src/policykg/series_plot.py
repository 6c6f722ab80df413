"""Series of the graph as a chart: joins what ``series`` finds with what ``drawing`` paints."""

from __future__ import annotations

import os
from pathlib import Path

from policykg import drawing
from policykg.drawing.chart import Line, Point
from policykg.errors import UsageError
from policykg.series import Point as Value
from policykg.series import Series

_MOST_LINES = 24


def plot(series: Series, path: str | os.PathLike[str], place: str) -> Path:
    """Plot series of one unit by period.

    Args:
        series: from :func:`policykg.series.series`.
        path: the picture; ``.png``, ``.svg``, ``.pdf`` or ``.html``.
        place: in words, where the values are from.

    Raises:
        UsageError: there is nothing to plot, the values are of several units, or there are too many series.
        UnwritableError: the file cannot be written.
    """
    units = sorted({line.unit for line in series})
    if len(units) > 1:
        raise UsageError(f"Values in {', '.join(units)} do not fit on one axis; choose one with --unit.")
    if len(series) > _MOST_LINES:
        raise UsageError(f"{len(series)} series are too many for one chart; narrow them with --industry or --kind.")
    issued = sorted({point.issued for line in series for point in line.points})
    dates = f"stated in articles of {issued[0]} to {issued[-1]}" if issued else ""
    names = {line.indicator for line in series}
    return drawing.plot(
        [Line(line.label, tuple(_point(line.label, value) for value in line.points)) for line in series],
        path,
        title=", ".join(sorted(names)) or series.name,
        subtitle=", ".join(part for part in (dates, place) if part),
        unit="".join(units),
    )


def _point(label: str, value: Value) -> Point:
    details = {
        "iri": value.observation,
        "label": label,
        "period": value.period,
        "value": f"{value.value:,f}",
        "issued": value.issued.isoformat(),
        "doubtful": value.certainty != "as worded",
    }
    if value.remarks:
        details["remarks"] = ", ".join(value.remarks)
    return Point(value.start, value.end, value.period, value.value, details)
