"""``policykg show``: what the graph knows of one thing."""

from __future__ import annotations

from pathlib import Path

import click

from policykg.cli.options import endpoint_option, opened, store_option


@click.command()
@click.argument("entity")
@store_option
@endpoint_option
def command(entity: str, store: Path | None, endpoint: str | None) -> None:
    r"""Print what the graph knows of ENTITY (a label or an IRI), with the words that state it.

    \b
    Examples:
      policykg show "new energy vehicles"
      policykg show MIIT
    """
    click.echo(str(opened(store, endpoint).show(entity)), nl=False)
