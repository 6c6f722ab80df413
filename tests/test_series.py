"""Values by period: lines, points, and the bars of the terminal."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from sample import sample_store

from policykg.errors import UsageError
from policykg.series import Line, Point, Series, series


def point(value: str, year: int = 2031, **remarks: str) -> Point:
    """A plain point of a year."""
    plain = {"bound": "exact", "status": "actual", "certainty": "as worded"} | remarks
    days = date(year, 1, 1), date(year, 12, 31)
    return Point(*days, str(year), Decimal(value), issued=date(year + 1, 1, 20), observation="urn:o", **plain)


def drawn(*points: Point) -> list[str]:
    """The lines of a series with these points as text."""
    line = Line("output", "pumps", "China", "change", "year on year", "percent", points)
    return str(Series("output", (line,))).splitlines()


def test_a_series_has_its_values_with_their_periods():
    """The one value of the indicator, with everything that a caller may ask of it."""
    (line,) = series(sample_store(), "pump output", industry="pumps")
    (found,) = line.points
    assert line.label == "pump output, pumps: change, year on year (percent), China"
    assert (found.start, found.end, found.value) == (date(2031, 1, 1), date(2031, 3, 31), Decimal("7.5"))
    assert found.remarks == ()


def test_what_does_not_fit_is_left_out():
    """A series narrowed to another kind is empty, and says so."""
    empty = series(sample_store(), "pump output", kind="level")
    assert len(empty) == 0
    assert str(empty) == "The graph holds no value of 'pump output' with a known period.\n"


def test_a_doubtful_value_is_marked():
    """No reading is shown silently."""
    (line,) = series(sample_store(), "pump profit")
    assert line.points[0].remarks == ("unresolved",)
    assert "(unresolved)" in str(series(sample_store(), "pump profit"))


def test_an_unknown_indicator_is_refused():
    """The sentence names it."""
    with pytest.raises(UsageError, match="'pump noise'"):
        series(sample_store(), "pump noise")


def test_bars_are_as_long_as_their_values():
    """Half the value, half the bar."""
    lines = drawn(point("4"), point("8", 2032))
    assert lines[1].count("█") == 12
    assert lines[2].count("█") == 24


def test_falls_stand_left_of_zero():
    """With a negative value about, zero stands in the middle of all bars."""
    lines = drawn(point("-3"), point("6", 2032), point("0", 2033))
    assert len({line.index("│") for line in lines[1:]}) == 1
    assert lines[1].endswith("█│")
    assert lines[2].partition("│")[2].count("█") == 24
    assert lines[3].endswith("│")


def test_remarks_stand_behind_their_value():
    """Bounds, targets and doubts are words, not colours."""
    assert drawn(point("5", bound="at least", status="target"))[1].endswith("(at least, target)")
