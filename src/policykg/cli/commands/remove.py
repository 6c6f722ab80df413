"""``policykg remove``: articles out of a store."""

from __future__ import annotations

from pathlib import Path

import click

from policykg.cli.options import DEFAULT_STORE, store_option


@click.command()
@click.argument("articles", nargs=-1, required=True)
@store_option
def command(articles: tuple[str, ...], store: Path | None) -> None:
    r"""Remove articles from the store with everything they state.

    ARTICLES are keys, IRIs, sources or titles as 'policykg list' prints them.

    \b
    Example:
      policykg remove 2023-10-21-1a2b3c4d
    """
    from policykg.store import Store

    with Store.open(store or Path(DEFAULT_STORE), writing=True) as opened:
        for article in articles:
            removed = opened.remove(article)
            click.echo(f"Removed {removed.key}: {removed.title}")
