"""A sheet painted by matplotlib: PNG, and any other format that matplotlib writes without a screen."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

from policykg.drawing.outline import Command
from policykg.drawing.sheet import Curve, Letters, Panel, Sheet
from policykg.drawing.style import PAPER
from policykg.errors import UsageError

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from matplotlib.path import Path

_POINTS_PER_INCH = 72
_DOTS_PER_INCH = 120
_MOST_DOTS = 30_000  # a side; a little below what the PNG writer takes


def paint(sheet: Sheet, form: str) -> bytes:
    """Return a sheet as a file of the given form (``png``, ``pdf``).

    Raises:
        UsageError: matplotlib is missing, or the drawing is too large for a picture.
    """
    drawn = figure(sheet)
    longest = max(sheet.width, sheet.height) / _POINTS_PER_INCH
    if longest * _DOTS_PER_INCH > _MOST_DOTS:
        raise UsageError("So much does not fit on one picture; draw a part with --focus or --article, or draw .html.")
    stream = BytesIO()
    # Neither the clock nor the version of the library may change the bytes.
    dates: dict[str, Any] = {"png": {"Software": None}, "pdf": {"CreationDate": None}}
    drawn.savefig(stream, format=form, dpi=_DOTS_PER_INCH, metadata=dates.get(form))
    return stream.getvalue()


def figure(sheet: Sheet) -> Figure:
    """Return a sheet as a matplotlib figure; every line of text is one of its artists."""
    try:
        from matplotlib import rc_context  # noqa: PLC0415  (an extra, and half a second to load)
        from matplotlib.figure import Figure  # noqa: PLC0415
    except ImportError as missing:
        raise UsageError("A picture needs matplotlib; install it with: pip install 'policykg[draw]'.") from missing
    with rc_context({"font.family": ["DejaVu Sans"]}):
        drawn = Figure(figsize=(sheet.width / _POINTS_PER_INCH, sheet.height / _POINTS_PER_INCH), facecolor=PAPER)
        axes = drawn.add_axes((0, 0, 1, 1))
        axes.set_axis_off()
        axes.set_xlim(0, sheet.width)
        axes.set_ylim(sheet.height, 0)
        for curve in (*sheet.curves, *sheet.key_curves):
            _paint_curve(axes, curve)
        for panel in (*sheet.panels, *sheet.key_panels):
            _paint_panel(axes, panel)
        for letters in sheet.texts:
            _paint_letters(axes, letters, 0.0, 0.0)
    return drawn


def _paint_curve(axes: Axes, curve: Curve) -> None:
    from matplotlib.patches import PathPatch  # noqa: PLC0415

    style: Any = (0, curve.dash) if curve.dash else "solid"
    path = _path(curve.commands, 0.0, 0.0)
    patch = PathPatch(path, fill=False, edgecolor=curve.stroke, linewidth=1.15, linestyle=style, alpha=0.85, zorder=1)
    axes.add_patch(patch)


def _paint_panel(axes: Axes, panel: Panel) -> None:
    from matplotlib.patches import PathPatch  # noqa: PLC0415

    path = _path(panel.outline, panel.x, panel.y)
    style: Any = (0, panel.dash) if panel.dash else "solid"
    patch = PathPatch(
        path, facecolor=panel.fill, edgecolor=panel.stroke, linewidth=panel.thickness, linestyle=style, zorder=2
    )
    axes.add_patch(patch)
    for letters in panel.words:
        _paint_letters(axes, letters, panel.x, panel.y)


def _paint_letters(axes: Axes, letters: Letters, x: float, y: float) -> None:
    sides = {"start": "left", "middle": "center", "end": "right"}
    axes.text(
        x + letters.x,
        y + letters.y,
        letters.text,
        fontsize=letters.size,
        color=letters.colour,
        ha=sides[letters.anchor],
        va="baseline",
        fontweight="bold" if letters.bold else "normal",
        parse_math=False,
        zorder=3,
    )


def _path(commands: tuple[Command, ...], x: float, y: float) -> Path:
    from matplotlib.path import Path  # noqa: PLC0415

    codes, points = [], []
    for letter, numbers in commands:
        pairs = [(x + a, y + b) for a, b in zip(numbers[::2], numbers[1::2], strict=True)]
        if letter == "Z":
            codes.append(Path.CLOSEPOLY)
            points.append((x, y))
            continue
        codes += {"M": [Path.MOVETO], "L": [Path.LINETO], "C": [Path.CURVE4] * 3}[letter]
        points += pairs
    return Path(points, codes)
