"""From a network to what is drawn: boxes with their words, edges between them, a title and a legend.

A picture shows the entities and facts themselves. What would tie every fact to one hub (its area, the article that
states it) is said in the title instead, unless the picture is about that hub.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from policykg.drawing.letters import LINE_HEIGHT, width, wrap
from policykg.drawing.outline import SIDES
from policykg.drawing.style import NODES
from policykg.network import FIGURES

if TYPE_CHECKING:
    import networkx

WORDS, NOTE = 9.0, 7.5  # font sizes in points
_ROOM = (150.0, 150.0, 195.0, 140.0, 150.0, 140.0)  # for the words of a box, by column
_HUBS = {"of area": "area", "stated in": "article"}
_MANY_FIGURES = 45  # above this the figures of one indicator and industry share a box
_LINES_OF_A_GROUP = 12


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text in a box."""

    text: str
    size: float
    note: bool = False


@dataclass(frozen=True, slots=True)
class Box:
    """One box: its words, its size in points, and what a reader may ask of it (``details``)."""

    key: str
    kind: str
    lines: tuple[Line, ...]
    width: float
    height: float
    details: tuple[Mapping[str, Any], ...] = ()

    @property
    def column(self) -> int:
        """The place of the box from left to right."""
        return NODES[self.kind].column

    @property
    def doubtful(self) -> bool:
        """Whether a fact of the box can be read in more than one way."""
        return any(detail.get("doubtful") for detail in self.details)


@dataclass(frozen=True, slots=True)
class Edge:
    """One line between two boxes and what it says."""

    start: str
    end: str
    kind: str
    label: str


@dataclass(frozen=True, slots=True)
class Scene:
    """What is drawn, before anything has a place."""

    title: str
    subtitle: str
    boxes: tuple[Box, ...]
    edges: tuple[Edge, ...]
    focus: str | None = None
    names: Mapping[str, str] = field(default_factory=dict)  # titles of articles, for the details


def scene(graph: networkx.MultiDiGraph, *, title: str, subtitle: str, focus: str | None = None) -> Scene:
    """Turn a network whose observations are nodes into what is drawn of it.

    Args:
        graph: from :func:`policykg.network.network` with ``observations="nodes"``, or a part of it.
        title: the headline of the picture.
        subtitle: source and date.
        focus: the IRI of the entity that the picture is about, if it is about one.
    """
    kinds = {node: _kind(data) for node, data in graph.nodes(data=True)}
    hubs = {says for says, kind in _HUBS.items() if focus is None or kinds.get(focus) != kind}
    links = [
        (start, end, str(data["type"]), str(data["label"]))
        for start, end, data in graph.edges(data=True)
        if data["type"] not in hubs and start != end
    ]
    linked = {node for start, end, *_ in links for node in (start, end)}
    drawn = [node for node in graph if kinds[node] != "area" or node in linked]
    groups = _groups(graph, drawn, kinds, focus)
    box_of = {node: members[0] for members in groups for node in members}
    boxes = [_box([graph.nodes[node] for node in members], kinds[members[0]]) for members in groups]
    ends = {(box_of[start], box_of[end], kind, label) for start, end, kind, label in links}
    edges = [Edge(*link) for link in sorted(ends) if link[0] != link[1]]
    names = {node: str(graph.nodes[node]["label"]) for node in graph if kinds[node] == "article"}
    return Scene(
        title,
        subtitle,
        tuple(sorted(boxes, key=lambda box: (box.column, box.kind, box.key))),
        tuple(edges),
        box_of.get(focus) if focus else None,
        names,
    )


def _kind(data: Mapping[str, Any]) -> str:
    kind = str(data.get("type", "concept"))
    return kind if kind in NODES else "concept"


def _groups(
    graph: networkx.MultiDiGraph, drawn: list[str], kinds: Mapping[str, str], focus: str | None
) -> list[list[str]]:
    """Each node alone, or, where there are many, the figures of one sort about one thing together."""
    figures = [node for node in drawn if kinds[node] in FIGURES]
    if len(figures) <= _MANY_FIGURES:
        return [[node] for node in sorted(drawn)]
    together: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for node in drawn:
        alone = kinds[node] not in FIGURES or node == focus
        together[(node,) if alone else _about(graph, node, kinds[node])].append(node)
    return [sorted(nodes, key=lambda node: (*_when(graph.nodes[node]), node)) for nodes in together.values()]


def _about(graph: networkx.MultiDiGraph, node: str, kind: str) -> tuple[str, ...]:
    ends = {data["type"]: end for _, end, data in graph.out_edges(node, data=True)}
    said = graph.nodes[node]
    basis = str(said.get("basis", "")), str(said.get("kind", "")), str(said.get("unit", ""))
    return (kind, ends.get("measures", ""), ends.get("in", ""), *basis)


def _when(said: Mapping[str, Any]) -> tuple[str, str, str]:
    """What a fact is about in time, the year first: labels of periods end in it ("January–September 2023")."""
    period = str(said.get("period", ""))
    return period[-4:], period, str(said.get("article", ""))


def _box(members: list[Mapping[str, Any]], kind: str) -> Box:
    style = NODES[kind]
    room = _ROOM[style.column]
    lines: list[Line] = []
    if len(members) == 1:
        words, notes = _words(members[0], kind)
        lines += [Line(text, WORDS) for text in wrap(words, WORDS, room)]
        for note in notes:
            lines += [Line(text, NOTE, note=True) for text in wrap(note, NOTE, room, most=2)]
    else:
        lines += _lines_of_group(members, kind, room)
    widest = max(width(line.text, line.size) for line in lines)
    height = sum(line.size * LINE_HEIGHT for line in lines) + 10
    return Box(str(members[0]["iri"]), kind, tuple(lines), widest + 2 * SIDES[style.shape], height, tuple(members))


def _lines_of_group(members: list[Mapping[str, Any]], kind: str, room: float) -> list[Line]:
    lines = []
    for member in members[:_LINES_OF_A_GROUP]:
        words, notes = _words(member, kind)
        lines.append(Line(wrap(words, WORDS, room, most=1)[0], WORDS))
        if notes:
            lines.append(Line(wrap(" · ".join(notes), NOTE, room, most=1)[0], NOTE, note=True))
    if len(members) > _LINES_OF_A_GROUP:
        lines.append(Line(f"and {len(members) - _LINES_OF_A_GROUP} more", NOTE, note=True))
    return lines


def _words(data: Mapping[str, Any], kind: str) -> tuple[str, list[str]]:
    """What stands in a box: its words, and smaller notes below them."""
    label = str(data["label"])
    notes = []
    if kind in FIGURES:
        # The neighbours say what is measured and of what, so only the end of "indicator, industry: words" is needed.
        label = label.rpartition(": ")[2]
        period = str(data.get("period", ""))
        if period:
            label = label.removesuffix(period).rstrip(" ,") or label
            notes.append(period)
    elif kind in ("article", "event"):
        notes += [str(data["date"])] if "date" in data else []
    elif "status" in data:
        notes.append(" · ".join(str(data[name]) for name in ("status", "period") if name in data))
    if data.get("candidate"):
        notes.append("not in the vocabularies yet")
    if data.get("doubtful"):
        notes.append("can be read in more than one way")
    return label, notes
