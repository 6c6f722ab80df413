"""The finished drawing as plain marks on a sheet: outlines, curves and lines of text with their places in points.

Whoever paints (matplotlib, SVG, the interactive page) only has to know these marks.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from policykg.drawing.layout import Layout, Route, arrange
from policykg.drawing.letters import LINE_HEIGHT, width, wrap
from policykg.drawing.outline import Command, outline
from policykg.drawing.scene import NOTE, Box, Edge, Line, Scene
from policykg.drawing.style import COLUMNS, DOUBTFUL, EDGES, INK, NODES, PALE, EdgeStyle

_MARGIN = 26.0
_TITLE, _SUBTITLE, _KEY = 17.0, 9.5, 8.0
_HEAD = 8.0
_KEY_ROW, _KEY_GAP = 19.0, 18.0
_LEAST_WIDTH = 760.0
_OTHER_EDGE = EdgeStyle("#999999")


@dataclass(frozen=True, slots=True)
class Letters:
    """One line of text; (x, y) is its baseline at the left, middle or right (``anchor``)."""

    text: str
    x: float
    y: float
    size: float
    colour: str
    anchor: str = "middle"
    bold: bool = False

    @property
    def extent(self) -> float:
        """How wide the text is at most."""
        return width(self.text, self.size, bold=self.bold)


@dataclass(frozen=True, slots=True)
class Panel:
    """One box: its outline around (x, y), and its words with places relative to that centre."""

    x: float
    y: float
    outline: tuple[Command, ...]
    fill: str
    stroke: str
    thickness: float
    dash: tuple[float, float] | None
    words: tuple[Letters, ...]
    box: Box | None = None  # None in the legend


@dataclass(frozen=True, slots=True)
class Curve:
    """One edge as a path with absolute points."""

    commands: tuple[Command, ...]
    stroke: str
    dash: tuple[float, float] | None
    edge: Edge | None = None
    inside: bool = False  # from a box to another of its column


@dataclass(frozen=True, slots=True)
class Sheet:
    """Everything that is painted, in points from the upper left corner."""

    width: float
    height: float
    scene: Scene
    texts: tuple[Letters, ...]
    curves: tuple[Curve, ...]
    panels: tuple[Panel, ...]
    key_curves: tuple[Curve, ...]
    key_panels: tuple[Panel, ...]


def compose(scene: Scene) -> Sheet:
    """Lay a scene out on a sheet with its title and its legend."""
    layout = arrange(scene)
    wide = max(layout.width, _LEAST_WIDTH)
    texts, top = _heading(scene, wide)
    key_panels, key_curves, key_texts, top = _legend(scene, wide, top)
    left = _MARGIN + (wide - layout.width) / 2
    texts += _column_heads(layout, left, top)
    top += _HEAD * 2.6
    panels = tuple(_panel(box, layout, left, top, scene.focus) for box in scene.boxes)
    curves = tuple(_curve(route, left, top) for route in layout.routes)
    return Sheet(
        round(wide + 2 * _MARGIN, 2),
        round(top + layout.height + _MARGIN, 2),
        scene,
        (*texts, *key_texts),
        curves,
        panels,
        tuple(key_curves),
        tuple(key_panels),
    )


def _heading(scene: Scene, wide: float) -> tuple[list[Letters], float]:
    texts, y = [], _MARGIN
    for line in wrap(scene.title, _TITLE, wide, most=3, bold=True):
        texts.append(Letters(line, _MARGIN, y + _TITLE * 0.9, _TITLE, INK, "start", bold=True))
        y += _TITLE * LINE_HEIGHT
    y += 2
    for line in wrap(scene.subtitle, _SUBTITLE, wide, most=3):
        texts.append(Letters(line, _MARGIN, y + _SUBTITLE * 0.95, _SUBTITLE, PALE, "start"))
        y += _SUBTITLE * LINE_HEIGHT
    return texts, y + 10


def _column_heads(layout: Layout, left: float, top: float) -> list[Letters]:
    """What each column holds, above it; left out where a column is too narrow for the words."""
    return [
        Letters(COLUMNS[column], round(left + (start + end) / 2, 2), top + _HEAD, _HEAD, PALE, bold=True)
        for column, (start, end) in layout.columns.items()
        if width(COLUMNS[column], _HEAD, bold=True) < end - start + 60
    ]


def _legend(scene: Scene, wide: float, top: float) -> tuple[list[Panel], list[Curve], list[Letters], float]:
    """A row of samples for the sorts of boxes that are there, then one for the edges."""
    panels: list[Panel] = []
    curves: list[Curve] = []
    texts: list[Letters] = []
    kinds = {box.kind for box in scene.boxes}
    samples: list[tuple[str, str]] = [(kind, style.word) for kind, style in NODES.items() if kind in kinds]
    if any(box.doubtful for box in scene.boxes):
        samples.append(("doubtful", "can be read in more than one way"))
    x, y = _MARGIN, top
    for kind, word in samples:
        x, y = _next_place(x, y, 30 + width(word, _KEY, bold=True), wide)
        panels.append(_sample(kind, x, y))
        texts.append(Letters(word, x + 29, y + 2.8, _KEY, INK, "start"))
        x += 30 + width(word, _KEY) + _KEY_GAP
    x, y = _MARGIN, y + _KEY_ROW
    for kind in sorted({edge.kind for edge in scene.edges}, key=_place_in_legend):
        word = "holds a post" if kind == "post" else kind
        x, y = _next_place(x, y, 30 + width(word, _KEY, bold=True), wide)
        style = EDGES.get(kind, _OTHER_EDGE)
        curves.append(Curve((("M", (x, y)), ("L", (x + 23, y))), style.stroke, style.dash))
        texts.append(Letters(word, x + 29, y + 2.8, _KEY, INK, "start"))
        x += 30 + width(word, _KEY) + _KEY_GAP
    return panels, curves, texts, y + _KEY_ROW + 12


def _next_place(x: float, y: float, needed: float, wide: float) -> tuple[float, float]:
    return (_MARGIN, y + _KEY_ROW) if x > _MARGIN and x + needed > _MARGIN + wide else (x, y)


def _place_in_legend(kind: str) -> tuple[int, str]:
    known = list(EDGES)
    return (known.index(kind) if kind in EDGES else len(known), kind)


def _sample(kind: str, x: float, y: float) -> Panel:
    if kind == "doubtful":
        return Panel(x + 12, y, tuple(outline("pill", 24, 12)), "#ffffff", DOUBTFUL, 1.4, (3, 2), ())
    style = NODES[kind]
    shape = tuple(outline(style.shape, 24 if style.shape != "hexagon" else 28, 12))
    return Panel(x + 12, y, shape, style.fill, style.stroke, 1.0, None, ())


def _panel(box: Box, layout: Layout, left: float, top: float, focus: str | None) -> Panel:
    style, place = NODES[box.kind], layout.places[box.key]
    stroke = DOUBTFUL if box.doubtful else style.stroke
    return Panel(
        round(left + place.x, 2),
        round(top + place.y, 2),
        tuple(outline(style.shape, box.width, box.height)),
        style.fill,
        stroke,
        2.6 if box.key == focus else 1.4 if box.doubtful else 1.0,
        (3, 2) if box.doubtful else None,
        tuple(_words(box.lines, box.height, style.text)),
        box,
    )


def _words(lines: Iterable[Line], height: float, colour: str) -> Iterable[Letters]:
    y = -height / 2 + 5
    for line in lines:
        pale = "#cfe0ee" if colour == "#ffffff" else PALE
        yield Letters(line.text, 0.0, round(y + line.size * 0.97, 2), line.size, pale if line.size == NOTE else colour)
        y += line.size * LINE_HEIGHT


def _curve(route: Route, left: float, top: float) -> Curve:
    points = [(round(left + x, 2), round(top + y, 2)) for x, y in route.points]
    commands: list[Command] = [("M", points[0])]
    if route.inside:
        (x0, y0), (x1, y1) = points
        out = max(x0, x1) + 22.0 + min(abs(y1 - y0) / 12, 22.0)
        commands.append(("C", (out, y0, out, y1, x1, y1)))
    else:
        for (x0, y0), (x1, y1) in pairwise(points):
            middle = round((x0 + x1) / 2, 2)
            commands.append(("L", (x1, y1)) if y0 == y1 else ("C", (middle, y0, middle, y1, x1, y1)))
    style = EDGES.get(route.edge.kind, _OTHER_EDGE)
    return Curve(tuple(commands), style.stroke, style.dash, route.edge, route.inside)
