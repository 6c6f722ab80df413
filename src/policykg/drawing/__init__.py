"""After the network: its picture, as PNG, SVG, PDF or one interactive HTML file.

The steps, each a module: what is drawn (:mod:`.scene`), where it stands (:mod:`.layout`), the marks on the sheet
(:mod:`.sheet`), and who paints them (:mod:`.picture`, :mod:`.vector`, :mod:`.page`).
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from policykg.errors import UsageError
from policykg.writing import write_whole

if TYPE_CHECKING:
    import networkx

    from policykg.drawing.chart import Line
    from policykg.drawing.sheet import Sheet

FORMS = (".png", ".svg", ".html", ".pdf")
MOST_BOXES = 1500


def draw(
    graph: networkx.MultiDiGraph,
    path: str | os.PathLike[str],
    *,
    focus: str | None = None,
    title: str | None = None,
    subtitle: str | None = None,
) -> Path:
    """Draw a network whose observations are nodes; the same network gives the same bytes.

    Args:
        graph: from :func:`policykg.network.network` with ``observations="nodes"``, or a neighbourhood in it.
        path: the picture; the end of its name chooses the form (``.png``, ``.svg``, ``.html``, ``.pdf``).
        focus: the IRI of the entity that the picture is about.
        title: the headline; by default the title of the article, or what the picture is about.
        subtitle: the line below; by default publisher, date and source.

    Returns:
        The path written.

    Raises:
        UsageError: the form is unknown, there is nothing or far too much to draw, or matplotlib is missing.
        UnwritableError: the file cannot be written.
    """
    form = _form(path)
    return write_whole(path, _painted(sheet_of(graph, focus=focus, title=title, subtitle=subtitle), form))


def plot(lines: Sequence[Line], path: str | os.PathLike[str], *, title: str, subtitle: str, unit: str) -> Path:
    """Plot the values of some series by period; forms, return and errors as for :func:`draw`.

    Args:
        lines: series of one unit.
        path: the picture; the end of its name chooses the form.
        title: the headline.
        subtitle: source and dates.
        unit: what the values count.
    """
    from policykg.drawing.chart import chart  # noqa: PLC0415

    form = _form(path)
    if not any(line.points for line in lines):
        raise UsageError("There is nothing to plot: the graph holds no value of this series.")
    return write_whole(path, _painted(chart(lines, title=title, subtitle=subtitle, unit=unit), form))


def _form(path: str | os.PathLike[str]) -> str:
    form = Path(path).suffix.lower()
    if form not in FORMS:
        raise UsageError(f"'{path}' cannot be drawn: the name has to end in {', '.join(FORMS[:-1])} or {FORMS[-1]}.")
    return form


def sheet_of(
    graph: networkx.MultiDiGraph, *, focus: str | None = None, title: str | None = None, subtitle: str | None = None
) -> Sheet:
    """Return the finished drawing of a network as marks on a sheet (see :func:`draw`)."""
    from policykg.drawing.scene import scene  # noqa: PLC0415  (only who draws pays for loading it)
    from policykg.drawing.sheet import compose  # noqa: PLC0415

    usual_title, usual_subtitle = heading(graph, focus)
    drawn = scene(graph, title=title or usual_title, subtitle=subtitle or usual_subtitle, focus=focus)
    if not drawn.boxes:
        raise UsageError("There is nothing to draw: the graph holds no facts; add an article with 'policykg add'.")
    if len(drawn.boxes) > MOST_BOXES:
        raise UsageError(
            f"{len(drawn.boxes)} entities are too many for one drawing (at most {MOST_BOXES}); "
            "draw one article with --article, or a neighbourhood with --focus and --depth."
        )
    return compose(drawn)


def _painted(sheet: Sheet, form: str) -> str | bytes:
    if form == ".svg":
        from policykg.drawing.vector import svg  # noqa: PLC0415

        return svg(sheet)
    if form == ".html":
        from policykg.drawing.page import page  # noqa: PLC0415

        return page(sheet)
    from policykg.drawing.picture import paint  # noqa: PLC0415

    return paint(sheet, form.removeprefix("."))


def heading(graph: networkx.MultiDiGraph, focus: str | None = None) -> tuple[str, str]:
    """Return the usual title and subtitle of a drawing: what it is about; who published it, when and where."""
    nodes = dict(graph.nodes(data=True))
    articles = sorted(
        ((str(data.get("date", "undated")), node) for node, data in nodes.items() if data["type"] == "article"),
    )
    about = str(nodes[focus]["label"]) if focus in nodes else None
    if not articles:
        return about or "Knowledge graph", "policykg"
    if len(articles) == 1:
        day, node = articles[0]
        publishers = [
            str(nodes[end]["label"]) for _, end, says in graph.out_edges(node, keys=True) if "publish" in says
        ]
        source = [str(nodes[node]["source"])] if "source" in nodes[node] else []
        where = " · ".join([", ".join([*publishers, day]), *source])
        title = str(nodes[node]["label"])
        return about or title, f"{title} · {where}" if about else where
    return (
        about or f"What {len(articles)} articles say",
        f"{len(articles)} articles, {articles[0][0]} to {articles[-1][0]}",
    )
