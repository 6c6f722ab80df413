"""Where everything stands: a layered layout, the same for the same scene on every machine.

The boxes stand in columns (who acts, with what, on what, measured how). Within a column they are ordered so that few
edges cross (barycentre sweeps, after Sugiyama, Tagawa and Toda 1981, with swaps of neighbours), then placed as near to
their neighbours as the gaps between boxes allow (isotonic regression, pool adjacent violators), which makes overlaps
impossible rather than unlikely. An edge that passes a column gets a lane of its own through it, so no edge runs
behind a box.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from policykg.drawing.scene import Box, Edge, Scene

_GAP = 9.0  # between two boxes of a column, in points
_LANE = 4.0  # the height of an edge's way through a column
_ALLEY = 86.0  # between two columns
_SWEEPS = 24
_SIDE = 30.0  # how far an edge inside one column swings out
_TRIES_OF_SWAPS = 8
_MOST_FOR_SWAPS = 400
_PULL_INSIDE = 0.5  # how much an edge inside a column draws its ends together, beside an edge between columns


@dataclass(frozen=True, slots=True)
class Place:
    """The centre of a box."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Route:
    """The way of an edge: a curve where two points differ in height (between columns), else a straight line."""

    edge: Edge
    points: tuple[tuple[float, float], ...]
    inside: bool  # both ends in one column


@dataclass(frozen=True, slots=True)
class Layout:
    """Boxes with their places and edges with their ways; the origin is the upper left corner of the drawing.

    ``columns`` are the columns in use (:class:`NodeStyle`), each with its left and right edge.
    """

    places: Mapping[str, Place]
    routes: tuple[Route, ...]
    columns: Mapping[int, tuple[float, float]]
    width: float
    height: float


@dataclass(slots=True)
class _Item:
    """A box, or the lane of an edge through a column (``edge`` is its number)."""

    height: float
    box: Box | None = None
    edge: int = -1
    y: float = 0.0


def arrange(scene: Scene) -> Layout:
    """Give every box of a scene its place and every edge its way."""
    if not scene.boxes:
        return Layout({}, (), {}, 0.0, 0.0)
    columns, item_of, links, chains = _columns(scene)
    _order(columns, links)
    _place(columns, links)
    spans = _spans(columns)
    places = {
        item.box.key: Place((left + right) / 2, item.y)
        for (left, right), column in zip(spans, columns, strict=True)
        for item in column
        if item.box is not None
    }
    routes = _routes(scene, columns, item_of, chains, spans)
    bottom = max(item.y + item.height / 2 for column in columns for item in column)
    used = sorted({box.column for box in scene.boxes})
    return Layout(places, routes, dict(zip(used, spans, strict=True)), spans[-1][1] + _SIDE, bottom)


Links = dict[int, list[int]]


def _columns(scene: Scene) -> tuple[list[list[_Item]], dict[str, tuple[int, int]], Links, list[list[_Item]]]:
    """Sort boxes into columns and cut edges into steps from column to column.

    Returns the columns (empty ones left out), where each box is (column, identity of its item), the links between
    items by identity, and the chain of items that each edge runs through.
    """
    used = sorted({box.column for box in scene.boxes})
    number = {column: i for i, column in enumerate(used)}
    columns: list[list[_Item]] = [[] for _ in used]
    item_of: dict[str, tuple[int, _Item]] = {}
    for box in scene.boxes:
        item = _Item(box.height, box)
        columns[number[box.column]].append(item)
        item_of[box.key] = (number[box.column], item)
    links: Links = defaultdict(list)
    chains = []
    for i, edge in enumerate(scene.edges):
        (start, first), (end, last) = sorted((item_of[edge.start], item_of[edge.end]), key=lambda found: found[0])
        chain = [first]
        for between in range(start + 1, end):
            lane = _Item(_LANE, edge=i)
            columns[between].append(lane)
            chain.append(lane)
        chain.append(last)
        chains.append(chain)
        for one, other in pairwise(chain):
            links[id(one)].append(id(other))
            links[id(other)].append(id(one))
    return columns, {key: (column, id(item)) for key, (column, item) in item_of.items()}, links, chains


def _order(columns: list[list[_Item]], links: Links) -> None:
    """Order the items of every column so that few links cross."""
    best, fewest = [list(column) for column in columns], _tangle(columns, links)
    for sweep in range(_SWEEPS):
        forward = sweep % 2 == 0
        numbers = range(1, len(columns)) if forward else range(len(columns) - 2, -1, -1)
        for i in numbers:
            _sort_by_neighbours(columns[i], columns[i - 1] if forward else columns[i + 1], links)
        tangle = _tangle(columns, links)
        if tangle < fewest:
            best, fewest = [list(column) for column in columns], tangle
    columns[:] = best
    _swap_neighbours(columns, links)


def _sort_by_neighbours(column: list[_Item], fixed: Sequence[_Item], links: Links) -> None:
    rank = {id(item): i / max(len(fixed), 1) for i, item in enumerate(fixed)}
    own = {id(item): i / max(len(column), 1) for i, item in enumerate(column)}

    def barycentre(item: _Item) -> float:
        near = [rank[other] for other in links[id(item)] if other in rank]
        inside = [own[other] for other in links[id(item)] if other in own]
        weight = len(near) + _PULL_INSIDE * len(inside)
        return (sum(near) + _PULL_INSIDE * sum(inside)) / weight if weight else own[id(item)]

    column.sort(key=barycentre)


def _tangle(columns: Sequence[Sequence[_Item]], links: Links) -> float:
    """How hard an order is to read: crossings between columns, and how far edges inside a column have to go."""
    crossings = sum(_crossings_between(one, other, links) for one, other in pairwise(columns))
    return crossings + _PULL_INSIDE * sum(_ways_inside(column, links) for column in columns)


def _ways_inside(column: Sequence[_Item], links: Links) -> int:
    rank = {id(item): i for i, item in enumerate(column)}
    return sum(rank[other] - rank[one] - 1 for one in rank for other in links[one] if rank.get(other, -1) > rank[one])


def _crossings_between(one: Sequence[_Item], other: Sequence[_Item], links: Links) -> int:
    """Count the inversions among the ends of the links, in the order of their starts."""
    rank = {id(item): i for i, item in enumerate(other)}
    seen: list[int] = []
    count = 0
    for item in one:
        ends = sorted(rank[end] for end in links[id(item)] if end in rank)
        count += sum(len(seen) - bisect_left(seen, end + 1) for end in ends)
        for end in ends:
            insort(seen, end)
    return count


def _swap_neighbours(columns: list[list[_Item]], links: Links) -> None:
    """Swap neighbours as long as that removes crossings; drawings too large to be read at once are left as they are."""
    if sum(map(len, columns)) > _MOST_FOR_SWAPS:
        return
    for _ in range(_TRIES_OF_SWAPS):
        swapped = [_swap_in(columns, i, links) for i in range(len(columns))]
        if True not in swapped:
            return


def _swap_in(columns: list[list[_Item]], number: int, links: Links) -> bool:
    column = columns[number]
    ranks = {id(item): i for near in (number - 1, number + 1) if 0 <= near < len(columns)
             for i, item in enumerate(columns[near])}  # fmt: skip
    side = {id(item): near for near in (number - 1, number + 1) if 0 <= near < len(columns) for item in columns[near]}

    def crossings(upper: _Item, lower: _Item) -> int:
        count = 0
        for one in links[id(upper)]:
            for other in links[id(lower)]:
                if one in side and other in side and side[one] == side[other]:
                    count += ranks[one] > ranks[other]
        return count

    swapped = False
    for i in range(len(column) - 1):
        if crossings(column[i + 1], column[i]) < crossings(column[i], column[i + 1]):
            column[i], column[i + 1] = column[i + 1], column[i]
            swapped = True
    return swapped


def _place(columns: list[list[_Item]], links: Links) -> None:
    """Give every item its height on the page: near its neighbours, in order, apart."""
    at: dict[int, float] = {}
    for column in columns:
        _settle(column, [0.0] * len(column), at)
    tallest = max(range(len(columns)), key=lambda i: sum(item.height + _GAP for item in columns[i]))
    outwards = [*range(tallest - 1, -1, -1), *range(tallest + 1, len(columns))]
    for _ in range(_SWEEPS):
        for i in (*outwards, tallest):
            wishes = []
            here = {id(item) for item in columns[i]}
            for item in columns[i]:
                near = [at[other] for other in links[id(item)] if other not in here]
                wishes.append(sum(near) / len(near) if near else at[id(item)])
            _settle(columns[i], wishes, at)
    top = min(item.y - item.height / 2 for column in columns for item in column)
    for column in columns:
        for item in column:
            item.y -= top


def _settle(column: Sequence[_Item], wishes: Sequence[float], at: dict[int, float]) -> None:
    """Place a column as near to the wished heights as its order and its gaps allow (least squares)."""
    offsets, total = [], 0.0
    for i, item in enumerate(column):
        if i:
            gap = _GAP if item.box or column[i - 1].box else _LANE
            total += (column[i - 1].height + item.height) / 2 + gap
        offsets.append(total)
    blocks: list[tuple[float, int]] = []
    for wish, offset in zip(wishes, offsets, strict=True):
        blocks.append((wish - offset, 1))
        while len(blocks) > 1 and blocks[-2][0] > blocks[-1][0]:
            (upper, many), (lower, few) = blocks[-2:]
            blocks[-2:] = [((upper * many + lower * few) / (many + few), many + few)]
    levels = [mean for mean, count in blocks for _ in range(count)]
    for item, level, offset in zip(column, levels, offsets, strict=True):
        item.y = at[id(item)] = round(level + offset, 3)


def _spans(columns: Sequence[Sequence[_Item]]) -> list[tuple[float, float]]:
    """The left and right edge of every column."""
    spans, left = [], 0.0
    for column in columns:
        widest = max((item.box.width for item in column if item.box), default=0.0)
        spans.append((left, left + widest))
        left += widest + _ALLEY
    return spans


def _routes(
    scene: Scene,
    columns: Sequence[Sequence[_Item]],
    item_of: Mapping[str, tuple[int, int]],
    chains: Sequence[Sequence[_Item]],
    spans: Sequence[tuple[float, float]],
) -> tuple[Route, ...]:
    number_of = {id(item): i for i, column in enumerate(columns) for item in column}
    ports = _ports(chains, number_of)
    routes = []
    for i, edge in enumerate(scene.edges):
        chain = chains[i]
        column = number_of[id(chain[0])]
        if number_of[id(chain[-1])] == column:
            ends = [(_right(item, spans[column]), ports[i, id(item), "right"]) for item in (chain[0], chain[-1])]
            routes.append(Route(edge, tuple(ends), inside=True))
            continue
        points: list[tuple[float, float]] = []
        for item in chain:
            left, right = spans[number_of[id(item)]]
            if item.box is None:
                points += [(left, item.y), (right, item.y)]
            elif item is chain[0]:
                y = ports[i, id(item), "right"]
                points += [(_right(item, (left, right)), y), (right, y)]
            else:
                y = ports[i, id(item), "left"]
                points += [(left, y), ((left + right - item.box.width) / 2, y)]
        if item_of[edge.start][0] > item_of[edge.end][0]:
            points.reverse()
        routes.append(Route(edge, tuple(points), inside=False))
    return tuple(routes)


def _right(item: _Item, span: tuple[float, float]) -> float:
    return (span[0] + span[1] + (item.box.width if item.box else span[1] - span[0])) / 2


def _ports(chains: Sequence[Sequence[_Item]], number_of: Mapping[int, int]) -> dict[tuple[int, int, str], float]:
    """Spread the edges of a box over its side, in the order of where they go."""
    goes: dict[tuple[int, str], list[tuple[float, int]]] = defaultdict(list)
    heights: dict[int, tuple[float, float]] = {}
    for i, chain in enumerate(chains):
        first, last = chain[0], chain[-1]
        inside = number_of[id(first)] == number_of[id(last)]
        goes[id(first), "right"].append((chain[1].y, i))
        goes[id(last), "right" if inside else "left"].append((chain[-2].y, i))
        for item in (first, last):
            heights[id(item)] = (item.y, item.height)
    ports = {}
    for (number, side), edges in goes.items():
        y, height = heights[number]
        room = height - 8
        step = min(room / len(edges), 7.0)
        for place, (_, i) in enumerate(sorted(edges)):
            ports[i, number, side] = y + (place - (len(edges) - 1) / 2) * step
    return ports
