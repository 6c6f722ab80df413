"""``policykg info``: what the graph holds and where it is."""

from __future__ import annotations

from pathlib import Path

import click

from policykg.cli.options import endpoint_option, opened, store_option


@click.command()
@store_option
@endpoint_option
def command(store: Path | None, endpoint: str | None) -> None:
    r"""Say what the graph holds and where it is.

    \b
    Example:
      policykg info
    """
    click.echo(opened(store, endpoint).overview().text(), nl=False)
