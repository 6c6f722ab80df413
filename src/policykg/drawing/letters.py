"""How wide a text will be, before any library that draws is loaded.

The widths are those of DejaVu Sans, the font that matplotlib brings along; Verdana, which browsers have, is drawn to
the same widths, and the fonts that stand in for either are narrower. So a text never outgrows the box made for it.
"""

from __future__ import annotations

# Advance widths in thousandths of the font size, from the space (32) to the tilde (126).
_WIDTHS = (
    318, 401, 460, 838, 636, 950, 780, 275, 390, 390, 500, 838, 318, 361, 318, 337, 636, 636, 636, 636, 636, 636, 636,
    636, 636, 636, 337, 337, 838, 838, 838, 531, 1000, 684, 686, 698, 770, 632, 575, 775, 752, 295, 295, 656, 557, 863,
    748, 787, 603, 787, 695, 635, 611, 732, 684, 989, 685, 611, 685, 390, 337, 390, 838, 500, 500, 613, 635, 550, 635,
    615, 352, 635, 634, 278, 278, 579, 278, 974, 634, 612, 635, 635, 411, 521, 392, 634, 592, 818, 592, 592, 525, 636,
    337, 636, 838,
)  # fmt: skip
_OTHERS = {"–": 500, "“": 518, "”": 518, "‘": 318, "’": 318, "·": 318}
_WIDEST = 1000  # of any other letter, Chinese ones among them
_BOLD = 1.12
LINE_HEIGHT = 1.25  # of the font size


def width(text: str, size: float, *, bold: bool = False) -> float:
    """Return the width of a line of text in points at a font size in points."""
    total = sum(_WIDTHS[ord(c) - 32] if " " <= c <= "~" else _OTHERS.get(c, _WIDEST) for c in text)
    return total * size / 1000 * (_BOLD if bold else 1.0)


def wrap(text: str, size: float, room: float, *, most: int = 4, bold: bool = False) -> list[str]:
    """Break a text into at most ``most`` lines that fit into ``room`` points; what is left ends in an ellipsis."""
    lines: list[str] = []
    line = ""
    for word in _pieces(text, size, room, bold=bold):
        joined = f"{line} {word}" if line else word
        if line and width(joined, size, bold=bold) > room:
            lines.append(line)
            line = word
        else:
            line = joined
    lines.append(line)
    if len(lines) <= most:
        return lines
    kept, last = lines[: most - 1], lines[most - 1]
    while last and width(last + "…", size, bold=bold) > room:
        last = last[:-1]
    return [*kept, last.rstrip(" ,;") + "…"]


def _pieces(text: str, size: float, room: float, *, bold: bool) -> list[str]:
    """The words of a text, with words that are too long for a line cut into pieces."""
    pieces = []
    for word in text.split():
        piece = ""
        for letter in word:
            if piece and width(piece + letter, size, bold=bold) > room:
                pieces.append(piece)
                piece = ""
            piece += letter
        pieces.append(piece)
    return pieces or [""]
