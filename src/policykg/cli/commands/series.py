"""``policykg series``: the values of one indicator by period."""

from __future__ import annotations

from pathlib import Path

import click

from policykg.cli.options import endpoint_option, opened, store_option


@click.command()
@click.argument("indicator")
@click.option("--industry", help="Only of this industry or group (a label or an IRI).")
@click.option("--area", help="Only of this area.")
@click.option("--kind", help="Only of this kind: level, change, share, gap or rank.")
@click.option("--basis", help="Only changes against this basis, such as year-on-year.")
@click.option("--unit", help="Only in this unit.")
@click.option("--plot", "picture", type=click.Path(path_type=Path), help="Plot to this .png, .svg, .pdf or .html file.")
@store_option
@endpoint_option
def command(
    indicator: str,
    industry: str | None,
    area: str | None,
    kind: str | None,
    basis: str | None,
    unit: str | None,
    picture: Path | None,
    store: Path | None,
    endpoint: str | None,
) -> None:
    r"""Print the values of INDICATOR by period, each series with a small chart.

    \b
    Examples:
      policykg series "value added"
      policykg series "value added" --kind change --plot growth.svg
    """
    graph = opened(store, endpoint)
    found = graph.series(indicator, industry=industry, area=area, kind=kind, basis=basis, unit=unit)
    click.echo(str(found), nl=False)
    if picture is not None:
        click.echo(f"Plotted {graph.plot(found, picture)}.", err=True)
