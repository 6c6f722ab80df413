"""A sheet as SVG: one element per box and edge, text that can be selected, nothing that has to be loaded."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from policykg.drawing.outline import path
from policykg.drawing.sheet import Curve, Letters, Panel, Sheet
from policykg.drawing.style import PAPER

FONTS = "'DejaVu Sans', Verdana, Geneva, sans-serif"


def svg(sheet: Sheet) -> str:
    """Return a sheet as the text of an SVG file."""
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + element(sheet) + "\n"


def element(sheet: Sheet, *, hints: bool = True) -> str:
    """Return a sheet as an ``svg`` element; ``hints`` gives each box a title that browsers show on hovering."""
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{sheet.width:g}pt" height="{sheet.height:g}pt" '
            f'viewBox="0 0 {sheet.width:g} {sheet.height:g}" font-family="{FONTS}" role="img" '
            f'aria-label="{escape(sheet.scene.title)}">',
            f'<rect class="paper" width="100%" height="100%" fill="{PAPER}"/>',
            '<g class="heading">',
            *map(_letters, sheet.texts),
            *(_curve(curve, None) for curve in sheet.key_curves),
            *(_panel(panel, None, hints=False) for panel in sheet.key_panels),
            "</g>",
            '<g class="edges">',
            *(_curve(curve, number) for number, curve in enumerate(sheet.curves)),
            "</g>",
            '<g class="boxes">',
            *(_panel(panel, number, hints=hints) for number, panel in enumerate(sheet.panels)),
            "</g>",
            "</svg>",
        ]
    )


def _letters(letters: Letters) -> str:
    weight = ' font-weight="bold"' if letters.bold else ""
    return (
        f'<text x="{letters.x:g}" y="{letters.y:g}" font-size="{letters.size:g}" text-anchor="{letters.anchor}" '
        f'fill="{letters.colour}"{weight}>{escape(letters.text)}</text>'
    )


def _curve(curve: Curve, number: int | None) -> str:
    dash = f' stroke-dasharray="{curve.dash[0]:g} {curve.dash[1]:g}"' if curve.dash else ""
    marks = f' class="edge" data-edge="{number}"' if number is not None else ""
    drawn = f'd="{path(list(curve.commands))}" fill="none" stroke="{curve.stroke}" stroke-width="1.15"{dash}'
    hint = f"<title>{escape(curve.edge.label)}</title>" if curve.edge else ""
    return f'<path{marks} {drawn} stroke-opacity="0.85">{hint}</path>'


def _panel(panel: Panel, number: int | None, *, hints: bool) -> str:
    marks = f' class="box" data-box="{number}" tabindex="0"' if number is not None else ""
    return "".join((f'<g{marks} transform="translate({panel.x:g} {panel.y:g})">', *_inside(panel, hints=hints), "</g>"))


def _inside(panel: Panel, *, hints: bool) -> Iterator[str]:
    dash = f' stroke-dasharray="{panel.dash[0]:g} {panel.dash[1]:g}"' if panel.dash else ""
    if hints and panel.box is not None:
        quotes = [str(detail.get("quote") or detail.get("label")) for detail in panel.box.details]
        yield f"<title>{escape(chr(10).join(quotes))}</title>"
    yield (
        f'<path d="{path(list(panel.outline))}" fill="{panel.fill}" stroke="{panel.stroke}" '
        f'stroke-width="{panel.thickness:g}"{dash}/>'
    )
    for letters in panel.words:
        yield _letters(letters)
