"""Values by period as a chart, made of the same marks as the drawings, so that the same painters paint it.

The periods stand side by side in their order, each with its label, because what is compared are stated periods (a
quarter, the first nine months), not moments on a line of time. Every value is written at its point.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Any

from policykg.drawing.letters import LINE_HEIGHT, width, wrap
from policykg.drawing.outline import outline
from policykg.drawing.scene import Box, Scene
from policykg.drawing.sheet import Curve, Letters, Panel, Sheet
from policykg.drawing.style import DOUBTFUL, INK, PALE

_COLOURS = ("#0f5e5c", "#d9730d", "#3470b0", "#b83a6b", "#43883a", "#5b50b8", "#a67c00", "#5b6774")
_DASHES = (None, (5.0, 2.5), (2.0, 2.0), (8.0, 3.0))  # so that lines can be told apart without colour
_MARGIN, _STEP, _LEAST_STEPS, _HIGH = 30.0, 92.0, 5, 270.0
_TITLE, _SUBTITLE, _SMALL, _VALUE = 15.0, 9.5, 8.0, 8.5
_DOT = 8.0
_GRID = "#e3e7eb"


@dataclass(frozen=True, slots=True)
class Point:
    """One value: its period (days and label), and what a reader may ask of it (``details``)."""

    start: date
    end: date
    period: str
    value: Decimal
    details: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Line:
    """The points of one series."""

    label: str
    points: tuple[Point, ...]


def chart(lines: Sequence[Line], *, title: str, subtitle: str, unit: str) -> Sheet:
    """Return a chart of some series as marks on a sheet.

    Args:
        lines: the series; values of one unit.
        title: the headline.
        subtitle: source and dates.
        unit: what the values count, written at the axis.
    """
    columns = sorted({(p.end, p.start, p.period) for line in lines for p in line.points})
    place = {column: i for i, column in enumerate(columns)}
    wide = max(len(columns), _LEAST_STEPS) * _STEP
    texts, top = _heading(title, subtitle, wide + 50)
    key_curves, key_texts, top = _legend(lines, wide, top)
    left, bottom = _MARGIN + 50, top + _HIGH
    low, high, step = _scale([p.value for line in lines for p in line.points])

    def x_of(point: Point) -> float:
        return round(left + (place[point.end, point.start, point.period] + 0.5) * _STEP, 2)

    def y_of(value: float) -> float:
        return round(bottom - (value - low) / (high - low) * _HIGH, 2)

    texts.append(Letters(unit, left - 8, top - 12, _SMALL, PALE, "end"))
    for i in range(round((high - low) / step) + 1):
        value = low + i * step
        key_curves.append(_rule(left, y_of(value), left + wide, PALE if abs(value) < step / 1e6 else _GRID))
        texts.append(Letters(f"{value:,.10g}", left - 8, y_of(value) + 3, _SMALL, PALE, "end"))
    for (_, _, period), i in place.items():
        for row, text in enumerate(wrap(period, _SMALL, _STEP - 6, most=3)):
            y = bottom + 16 + row * _SMALL * LINE_HEIGHT
            texts.append(Letters(text, left + (i + 0.5) * _STEP, y, _SMALL, INK))
    panels: list[Panel] = []
    taken: list[tuple[float, float, float, float]] = []
    for number, line in enumerate(lines):
        colour, dash = _COLOURS[number % len(_COLOURS)], _DASHES[number // len(_COLOURS) % len(_DASHES)]
        dots = [(x_of(p), y_of(float(p.value))) for p in sorted(line.points, key=lambda p: (p.end, p.start))]
        key_curves += [Curve((("M", a), ("L", b)), colour, dash) for a, b in pairwise(dots)]
        panels += [_dot(p, f"{number}/{i}", x_of(p), y_of(float(p.value)), colour) for i, p in enumerate(line.points)]
        taken += [(x - 5, y - 5, x + 5, y + 5) for x, y in dots]
    for line in lines:
        for point in line.points:
            texts += _value(point, x_of(point), y_of(float(point.value)), (left, bottom), taken)
    boxes = tuple(panel.box for panel in panels if panel.box)
    return Sheet(
        round(wide + 50 + 2 * _MARGIN, 2),
        round(bottom + 16 + 3 * _SMALL * LINE_HEIGHT + _MARGIN, 2),
        Scene(title, subtitle, boxes, ()),
        (*texts, *key_texts),
        (),
        tuple(panels),
        tuple(key_curves),
        (),
    )


def _scale(values: Sequence[Decimal]) -> tuple[float, float, float]:
    """The ends of the axis and the step of its rules: round numbers around the values, at most eight steps."""
    low, high = float(min(values)), float(max(values))
    if low > 0 and low < high / 2:
        low = 0.0
    if low == high:
        low, high = (min(low, 0.0), max(high, 0.0)) if low else (0.0, 1.0)
    rough = (high - low) / 6
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(power * factor for factor in (1, 2, 2.5, 5, 10) if power * factor >= rough * 0.999)
    first, last = math.floor(low / step + 1e-9) * step, math.ceil(high / step - 1e-9) * step
    return first, last, step


def _heading(title: str, subtitle: str, wide: float) -> tuple[list[Letters], float]:
    texts, y = [], _MARGIN
    for text in wrap(title, _TITLE, wide, most=3, bold=True):
        texts.append(Letters(text, _MARGIN, y + _TITLE * 0.9, _TITLE, INK, "start", bold=True))
        y += _TITLE * LINE_HEIGHT
    for text in wrap(subtitle, _SUBTITLE, wide, most=2):
        texts.append(Letters(text, _MARGIN, y + _SUBTITLE, _SUBTITLE, PALE, "start"))
        y += _SUBTITLE * LINE_HEIGHT
    return texts, y + 12


def _legend(lines: Sequence[Line], wide: float, top: float) -> tuple[list[Curve], list[Letters], float]:
    curves, texts = [], []
    for number, line in enumerate(lines):
        dash = _DASHES[number // len(_COLOURS) % len(_DASHES)]
        stroke = (("M", (_MARGIN, top)), ("L", (_MARGIN + 24, top)))
        curves.append(Curve(stroke, _COLOURS[number % len(_COLOURS)], dash))
        (label,) = wrap(line.label, _SMALL, wide, most=1)
        texts.append(Letters(label, _MARGIN + 30, top + 2.8, _SMALL, INK, "start"))
        top += 14
    return curves, texts, top + 26


def _rule(left: float, y: float, right: float, colour: str) -> Curve:
    return Curve((("M", (left, y)), ("L", (right, y))), colour, None)


def _dot(point: Point, key: str, x: float, y: float, colour: str) -> Panel:
    doubtful = bool(point.details.get("doubtful"))
    box = Box(key, "observation", (), _DOT, _DOT, (point.details,))
    fill = "#ffffff" if doubtful else colour
    return Panel(x, y, tuple(outline("pill", _DOT, _DOT)), fill, DOUBTFUL if doubtful else colour, 1.6, None, (), box)


def _value(
    point: Point, x: float, y: float, corner: tuple[float, float], taken: list[tuple[float, float, float, float]]
) -> list[Letters]:
    """The value at its point: above it, below or beside it, where there is room; left out where there is none."""
    text = f"{point.value:,f}"
    half = width(text, _VALUE) / 2
    places = ((0.0, -9.0), (0.0, 16.0), (half + 8, 3.0), (-half - 8, 3.0), (0.0, -20.0), (0.0, 27.0))
    for dx, dy in places:
        area = (x + dx - half, y + dy - _VALUE, x + dx + half, y + dy + 2)
        inside = area[0] > corner[0] - 5 and area[3] < corner[1] + 5
        if inside and not any(area[0] < d and c < area[2] and area[1] < f and e < area[3] for c, e, d, f in taken):
            taken.append(area)
            return [Letters(text, round(x + dx, 2), round(y + dy, 2), _VALUE, INK)]
    return []
