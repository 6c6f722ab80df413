"""The outlines of the boxes, as path commands that every way of drawing understands."""

from __future__ import annotations

Command = tuple[str, tuple[float, ...]]

# Room that an outline takes from the text, in points: left and right.
SIDES = {
    "rectangle": 8, "rounded": 9, "pill": 12, "hexagon": 15, "slanted": 15, "cut": 11, "arrow": 14, "document": 11,
    "ticket": 12,
}  # fmt: skip


def outline(shape: str, width: float, height: float) -> list[Command]:
    """Return the closed outline of a shape around the origin, as M, L, C and Z commands with absolute points."""
    x, y = width / 2, height / 2
    if shape in ("rounded", "pill"):
        return _rounded(x, y, min(y, 14.0) if shape == "pill" else 6.0)
    if shape == "ticket":
        return _ticket(x, y)
    points = {
        "rectangle": [(-x, -y), (x, -y), (x, y), (-x, y)],
        "hexagon": [(-x + 9, -y), (x - 9, -y), (x, 0), (x - 9, y), (-x + 9, y), (-x, 0)],
        "slanted": [(-x + 8, -y), (x, -y), (x - 8, y), (-x, y)],
        "cut": [(-x + 6, -y), (x - 6, -y), (x, -y + 6), (x, y - 6), (x - 6, y), (-x + 6, y), (-x, y - 6), (-x, -y + 6)],
        "arrow": [(-x, -y), (x - 8, -y), (x, 0), (x - 8, y), (-x, y)],
        "document": [(-x, -y), (x - 9, -y), (x, -y + 9), (x, y), (-x, y)],
    }[shape]
    return [("M", points[0]), *(("L", point) for point in points[1:]), ("Z", ())]


def path(commands: list[Command]) -> str:
    """Return the commands as the ``d`` attribute of an SVG path."""
    return "".join(letter + " ".join(f"{n:.6g}" for n in numbers) for letter, numbers in commands)


def _rounded(x: float, y: float, radius: float) -> list[Command]:
    near = radius * 0.4477  # the control points that make a quarter of a circle
    return [
        ("M", (-x + radius, -y)),
        ("L", (x - radius, -y)), ("C", (x - near, -y, x, -y + near, x, -y + radius)),
        ("L", (x, y - radius)), ("C", (x, y - near, x - near, y, x - radius, y)),
        ("L", (-x + radius, y)), ("C", (-x + near, y, -x, y - near, -x, y - radius)),
        ("L", (-x, -y + radius)), ("C", (-x, -y + near, -x + near, -y, -x + radius, -y)),
        ("Z", ()),
    ]  # fmt: skip


def _ticket(x: float, y: float) -> list[Command]:
    """A rectangle with a bite out of each end."""
    bite = 5.0
    return [
        ("M", (-x, -y)), ("L", (x, -y)), ("L", (x, -bite)),
        ("C", (x - 6.5, -bite, x - 6.5, bite, x, bite)),
        ("L", (x, y)), ("L", (-x, y)), ("L", (-x, bite)),
        ("C", (-x + 6.5, bite, -x + 6.5, -bite, -x, -bite)),
        ("Z", ()),
    ]  # fmt: skip
