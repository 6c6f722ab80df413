"""How wide texts are, and where they break."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policykg.drawing.letters import width, wrap


@given(st.text(max_size=200), st.floats(20, 300), st.integers(1, 5))
def test_wrapped_lines_fit(text, room, most):
    """No line is wider than its room, and there are at most as many as allowed."""
    lines = wrap(text, 9.0, room, most=most)

    assert 1 <= len(lines) <= most
    assert all(width(line, 9.0) <= room + 0.001 for line in lines)


@given(st.text(alphabet="abc def", max_size=80))
def test_nothing_is_lost_where_there_is_room(text):
    """Wrapping only changes the white space."""
    assert " ".join(wrap(text, 9.0, 40.0, most=500)).replace(" ", "") == "".join(text.split())


def test_what_is_left_out_is_shown():
    """A text that does not fit ends in an ellipsis."""
    assert wrap("one two three four five", 9.0, 45.0, most=2) == ["one two", "three fo…"]


def test_widths_are_not_below_those_of_the_font():
    """The estimate is what the font of the pictures needs, or a little more."""
    pytest.importorskip("matplotlib")
    from matplotlib.font_manager import FontProperties
    from matplotlib.textpath import TextPath

    font = FontProperties(family="DejaVu Sans", size=9)
    for text in ("Ministry of Industry and Information Technology", "+11.3 % year on year", "“little giant” – 4,400"):
        drawn = TextPath((0, 0), text, prop=font).get_extents().width
        assert drawn <= width(text, 9.0) <= drawn * 1.1 + 1
