"""How each sort of node and of edge looks: by colour and by shape, so that neither alone has to be told apart.

The fills are light enough for black text, or dark enough for white (contrast of at least 4.5 to 1, WCAG 2.2, 1.4.3).
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NodeStyle:
    """The look of one type of node. ``column`` is its place from left to right: who acts, on what, measured how."""

    word: str
    column: int
    shape: str
    fill: str
    stroke: str
    text: str = "#1b1f24"


@dataclass(frozen=True, slots=True)
class EdgeStyle:
    """The look of one type of edge; ``dash`` in points, drawn and left out."""

    stroke: str
    dash: tuple[float, float] | None = None


NODES = {
    "article": NodeStyle("article", 0, "document", "#eef1f4", "#5b6774"),
    "event": NodeStyle("event", 0, "ticket", "#ece3f5", "#7a4fa3"),
    "person": NodeStyle("person", 0, "pill", "#fbdfe9", "#b83a6b"),
    "organisation": NodeStyle("organisation", 1, "rectangle", "#1f4e79", "#143453", "#ffffff"),
    "instrument": NodeStyle("policy instrument", 1, "slanted", "#d7f0ee", "#23807a"),
    "initiative": NodeStyle("initiative", 2, "rounded", "#dbe9f9", "#3470b0"),
    "goal": NodeStyle("goal", 2, "arrow", "#e4e1fa", "#5b50b8"),
    "achievement": NodeStyle("achievement", 2, "cut", "#dff2dc", "#43883a"),
    "industry": NodeStyle("industry or group", 3, "hexagon", "#fbe8a6", "#a67c00"),
    "area": NodeStyle("area", 3, "ticket", "#e6efda", "#6b8a34"),
    "concept": NodeStyle("other concept", 3, "rectangle", "#f3f3f3", "#777777"),
    "observation": NodeStyle("figure", 4, "pill", "#fff3e6", "#d9730d"),
    "streak": NodeStyle("streak", 4, "cut", "#fde0c5", "#b8560a"),
    "trend": NodeStyle("trend without a figure", 4, "arrow", "#fdebd9", "#c2682b"),
    "comparison": NodeStyle("comparison", 4, "slanted", "#fbe3d6", "#a34a2a"),
    "indicator": NodeStyle("indicator", 5, "rounded", "#0f5e5c", "#083b3a", "#ffffff"),
}

COLUMNS = (
    "who reports and speaks",
    "who acts, by which means",
    "what is done, aimed at, achieved",
    "for which industry",
    "how much, which way",
    "what is measured",
)

EDGES = {
    "carried out by": EdgeStyle("#3470b0"),
    "targets": EdgeStyle("#a67c00"),
    "uses": EdgeStyle("#23807a"),
    "serves": EdgeStyle("#5b50b8", (5, 2.5)),
    "organised by": EdgeStyle("#7a4fa3"),
    "speaker": EdgeStyle("#b83a6b"),
    "reported by": EdgeStyle("#7a4fa3", (2, 2)),
    "published by": EdgeStyle("#5b6774"),
    "post": EdgeStyle("#b83a6b"),
    "said by": EdgeStyle("#b83a6b", (2, 2.5)),
    "in": EdgeStyle("#d9a05b"),
    "measures": EdgeStyle("#4d908e"),
    "of area": EdgeStyle("#9bb36f", (2, 2)),
    "stated in": EdgeStyle("#8b96a3", (2, 2)),
    "part of": EdgeStyle("#a8adb3", (5, 2.5)),
}

DOUBTFUL = "#c62828"
INK = "#1b1f24"
PALE = "#5b6774"
PAPER = "#ffffff"
