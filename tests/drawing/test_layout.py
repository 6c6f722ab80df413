"""Where boxes and edges stand."""

from itertools import combinations, pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from policykg.drawing.layout import arrange
from policykg.drawing.scene import Box, Edge, Line, Scene
from policykg.drawing.style import NODES

KINDS = sorted(NODES)


@st.composite
def scenes(draw):
    """Scenes of any size and shape: boxes of every sort, edges between any of them."""
    kinds = draw(st.lists(st.sampled_from(KINDS), min_size=1, max_size=40))
    boxes = tuple(
        Box(f"n{i}", kind, (Line("x", 9.0),), draw(st.floats(20, 200)), draw(st.floats(15, 90)))
        for i, kind in enumerate(kinds)
    )
    pairs = draw(st.lists(st.tuples(st.integers(0, len(kinds) - 1), st.integers(0, len(kinds) - 1)), max_size=60))
    edges = tuple(Edge(f"n{a}", f"n{b}", "targets", "targets") for a, b in sorted(set(pairs)) if a != b)
    return Scene("title", "source", boxes, edges)


def rectangles(scene, layout):
    """Give the area of every box."""
    for box in scene.boxes:
        place = layout.places[box.key]
        half, tall = box.width / 2, box.height / 2
        yield box.key, (place.x - half, place.y - tall, place.x + half, place.y + tall)


@given(scenes())
@settings(max_examples=80, deadline=None)
def test_boxes_never_overlap(scene):
    """Whatever is drawn, no two boxes share a point, and all lie on the sheet."""
    layout = arrange(scene)

    for (one, (ax, ay, bx, by)), (other, (cx, cy, dx, dy)) in combinations(rectangles(scene, layout), 2):
        assert bx < cx or dx < ax or by < cy or dy < ay, (one, other)
    for _, (left, top, right, bottom) in rectangles(scene, layout):
        assert left >= -0.01
        assert top >= -0.01
        assert right <= layout.width + 0.01
        assert bottom <= layout.height + 0.01


@given(scenes())
@settings(max_examples=80, deadline=None)
def test_edges_keep_out_of_boxes(scene):
    """An edge between two columns passes the columns between them on a lane of its own, not behind their boxes."""
    layout = arrange(scene)
    boxes = dict(rectangles(scene, layout))

    for route in layout.routes:
        if route.inside:
            continue
        others = [area for key, area in boxes.items() if key not in (route.edge.start, route.edge.end)]
        for (x0, y0), (x1, y1) in pairwise(route.points):
            if y0 != y1:
                continue  # the curves run between the columns
            for left, top, right, bottom in others:
                passes = min(x0, x1) < right and max(x0, x1) > left
                assert not (passes and top + 0.01 < y0 < bottom - 0.01)


@given(scenes())
@settings(max_examples=20, deadline=None)
def test_the_same_scene_lies_the_same(scene):
    """The layout depends on the scene alone."""
    assert arrange(scene) == arrange(scene)


def test_an_edge_ends_at_its_boxes():
    """A route starts at the side of one box and ends at the side of the other."""
    boxes = (
        Box("a", "organisation", (), 60, 20),
        Box("b", "initiative", (), 80, 30),
        Box("c", "indicator", (), 50, 20),
    )
    scene = Scene("", "", boxes, (Edge("a", "c", "targets", ""), Edge("b", "a", "targets", "")))

    layout = arrange(scene)
    ends = {(r.edge.start, r.edge.end): (r.points[0], r.points[-1]) for r in layout.routes}

    (start, end) = ends["a", "c"]
    assert start[0] == layout.places["a"].x + 30
    assert end[0] == layout.places["c"].x - 25
    (start, end) = ends["b", "a"]
    assert start[0] == layout.places["b"].x - 40
    assert end[0] == layout.places["a"].x + 30


def test_columns_follow_who_acts_on_what():
    """From left to right: who acts, what is done, for which industry, how much, of what."""
    kinds = ["indicator", "industry", "observation", "organisation", "initiative"]
    scene = Scene("", "", tuple(Box(kind, kind, (), 50, 20) for kind in kinds), ())

    layout = arrange(scene)

    order = sorted(kinds, key=lambda kind: layout.places[kind].x)
    assert order == ["organisation", "initiative", "industry", "observation", "indicator"]
