"""``policykg draw``: the picture of a graph."""

from __future__ import annotations

from pathlib import Path

import click

from policykg.cli.options import endpoint_option, opened, store_option


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@store_option
@endpoint_option
@click.option("--focus", metavar="ENTITY", help="Draw what is around this thing (a label or an IRI).")
@click.option("--depth", type=click.IntRange(1, 10), default=1, show_default=True, help="How many steps around it.")
@click.option("--article", metavar="KEY", help="Draw this article only.")
@click.option("--title", help="Headline of the picture.")
def command(
    file: Path,
    store: Path | None,
    endpoint: str | None,
    focus: str | None,
    depth: int,
    article: str | None,
    title: str | None,
) -> None:
    r"""Draw the graph to FILE: .png, .svg, .pdf, or .html (one file to explore offline).

    \b
    Examples:
      policykg draw briefing.png --article 2023-10-21-1a2b3c4d
      policykg draw vehicles.html --focus "new energy vehicles" --depth 2
    """
    drawn = opened(store, endpoint).draw(file, focus=focus, depth=depth, article=article, title=title)
    click.echo(f"Drew {drawn}.", err=True)
