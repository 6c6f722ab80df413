"""Series as charts."""

from datetime import date
from decimal import Decimal
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policykg.drawing import FORMS, plot
from policykg.drawing.chart import Line, Point, chart
from policykg.errors import UsageError

values = st.decimals(-(10**13), 10**13, places=2)


def point(month, value, **details):
    """A value of a month of 2031."""
    start = date(2031, month, 1)
    return Point(start, start, f"{start:%B} 2031", Decimal(value), {"iri": "x", "label": "x", **details})


def lines_of(*series):
    """Lines from lists of values, one value a month."""
    return [
        Line(f"series {i}", tuple(point(month + 1, value) for month, value in enumerate(found)))
        for i, found in enumerate(series)
    ]


def draw_chart(lines):
    """The chart on its sheet."""
    return chart(lines, title="Pumps", subtitle="two articles", unit="percent")


@given(st.lists(st.lists(values, min_size=1, max_size=12), min_size=1, max_size=4))
@settings(max_examples=60, deadline=None)
def test_points_lie_in_the_frame_in_their_order(series):
    """Whatever the values, every point is on the sheet and a larger value never lies lower."""
    sheet = draw_chart(lines_of(*series))
    dots = sorted((panel.y, detail) for panel in sheet.panels for detail in [panel.box.key])

    assert len(dots) == sum(map(len, series))
    for panel in sheet.panels:
        assert 0 <= panel.x <= sheet.width
        assert 0 <= panel.y <= sheet.height
    found = {panel.box.key: panel.y for panel in sheet.panels}
    flat = [(value, found[f"{i}/{j}"]) for i, one in enumerate(series) for j, value in enumerate(one)]
    for (a, ya), (b, yb) in combinations(flat, 2):
        assert not (a > b and ya > yb + 0.011)


@given(st.lists(st.lists(values, min_size=1, max_size=12), min_size=1, max_size=4))
@settings(max_examples=40, deadline=None)
def test_no_two_texts_overlap(series):
    """Values, periods, legend and axis keep apart."""
    areas = []
    for text in draw_chart(lines_of(*series)).texts:
        left = text.x - {"start": 0.0, "middle": text.extent / 2, "end": text.extent}[text.anchor]
        areas.append((left, text.y - text.size * 0.8, left + text.extent, text.y + 1, text.text))

    for a, b in combinations(areas, 2):
        assert not (a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]), (a, b)


def test_periods_stand_in_order_with_their_labels():
    """The axis names every stated period once, the earliest first."""
    sheet = draw_chart([Line("a", (point(9, 1), point(3, 2))), Line("b", (point(3, 5),))])

    labels = [(text.x, text.text) for text in sheet.texts if text.text.endswith("2031")]

    assert [text for _, text in sorted(labels)] == ["March 2031", "September 2031"]


def test_every_value_is_written():
    """Values that keep apart are all written at their points."""
    sheet = draw_chart(lines_of([1, "4.5", "-3"]))

    assert {"1", "4.5", "-3"} <= {text.text for text in sheet.texts}


def test_doubtful_values_are_open_dots():
    """A value that can be read in more than one way is not drawn like the others."""
    sheet = draw_chart([Line("a", (point(1, 1), point(2, 2, doubtful=True)))])

    assert [panel.fill == "#ffffff" for panel in sheet.panels] == [False, True]


@pytest.mark.parametrize("form", FORMS)
def test_every_form_the_same_bytes(tmp_path, form):
    """A chart is written in every form, the same bytes every time."""
    if form in (".png", ".pdf"):
        pytest.importorskip("matplotlib")
    lines = lines_of([1, 2, 3], [3, 2, 1])

    one, other = (plot(lines, tmp_path / f"{name}{form}", title="Pumps", subtitle="", unit="percent") for name in "ab")

    assert one.read_bytes() == other.read_bytes()


def test_nothing_to_plot_is_said(tmp_path):
    """Without a value there is no picture, and the message says why."""
    with pytest.raises(UsageError, match="nothing to plot"):
        plot([Line("a", ())], tmp_path / "a.svg", title="", subtitle="", unit="")
    with pytest.raises(UsageError, match="has to end in"):
        plot(lines_of([1]), tmp_path / "a.gif", title="", subtitle="", unit="")
