"""A sheet as one HTML file that works offline: hover for the words of a fact, drag, pan, zoom, search.

The drawing itself is SVG in the page, so it can be seen, printed and searched without the script. A content security
policy in the page keeps it from loading or sending anything.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from html import escape
from importlib.resources import files
from typing import Any

from policykg.drawing.sheet import Curve, Panel, Sheet
from policykg.drawing.style import NODES
from policykg.drawing.vector import element

_SHOWN_ELSEWHERE = frozenset(("iri", "type", "label", "quote", "article", "doubtful", "start", "variant", "candidate"))


def page(sheet: Sheet) -> str:
    """Return a sheet as the text of an HTML file."""
    folder = files("policykg.drawing")
    style, script = (folder.joinpath(name).read_text("utf-8") for name in ("page.css", "page.js"))
    # A "</script>" inside a quote must not end the element.
    data = json.dumps(_data(sheet), ensure_ascii=False, sort_keys=True).replace("<", "\\u003c")
    return f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; \
script-src 'unsafe-inline'">
<title>{escape(sheet.scene.title)}</title>
<style>
{style}</style>
</head>
<body>
<div id="sheet">
{element(sheet, hints=False)}
</div>
<div id="bar">
<input id="search" type="search" placeholder="Search…  ( / )" aria-label="Search in labels, values and quotes">
<span id="count" aria-live="polite"></span>
<button id="closer" title="Zoom in (+)">+</button>
<button id="farther" title="Zoom out (-)">−</button>
<button id="fit" title="See everything (0)">fit</button>
</div>
<div id="card" role="tooltip" hidden></div>
<script type="application/json" id="data">{data}</script>
<script>
{script}</script>
</body>
</html>
"""


def _data(sheet: Sheet) -> dict[str, Any]:
    number = {panel.box.key: i for i, panel in enumerate(sheet.panels) if panel.box}
    return {
        "boxes": [_box(panel, sheet.scene.names) for panel in sheet.panels],
        "edges": [_edge(curve, number) for curve in sheet.curves],
    }


def _box(panel: Panel, names: Mapping[str, str]) -> dict[str, Any]:
    assert panel.box is not None
    return {
        "x": panel.x,
        "y": panel.y,
        "word": NODES[panel.box.kind].word,
        "details": [_detail(detail, names) for detail in panel.box.details],
    }


def _detail(detail: Mapping[str, Any], names: Mapping[str, str]) -> dict[str, Any]:
    said = str(detail.get("article", ""))
    return {
        "label": str(detail["label"]),
        "values": list(_values(detail)),
        "quote": detail.get("quote", ""),
        "doubtful": bool(detail.get("doubtful")),
        "source": names.get(said, said),
    }


def _values(detail: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for name, value in detail.items():
        if name in _SHOWN_ELSEWHERE or (name == "statements" and value == 1):
            continue
        if isinstance(value, float):
            yield name, f"{value:,.10g}"
        else:
            yield ("stated" if name == "statements" else name), f"{value} times" if name == "statements" else str(value)


def _edge(curve: Curve, number: Mapping[str, int]) -> dict[str, Any]:
    assert curve.edge is not None
    return {
        "start": number[curve.edge.start],
        "end": number[curve.edge.end],
        "inside": curve.inside,
        "points": [list(numbers[-2:]) for _, numbers in curve.commands],
    }
