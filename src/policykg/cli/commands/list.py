"""``policykg list``: the articles of a store."""

from __future__ import annotations

from pathlib import Path

import click

from policykg.cli.options import endpoint_option, opened, store_option


@click.command()
@store_option
@endpoint_option
def command(store: Path | None, endpoint: str | None) -> None:
    r"""List the articles of the store: key, date, publisher, title.

    \b
    Example:
      policykg list --store ministry
    """
    articles = opened(store, endpoint).articles()
    if not articles:
        click.echo("The store holds no articles; add one with 'policykg add'.", err=True)
    for article in articles:
        day = article.date.isoformat() if article.date else "undated"
        click.echo("\t".join((article.key, day, article.publisher or "", article.title)))
