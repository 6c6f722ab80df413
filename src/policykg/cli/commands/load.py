"""``policykg load``: graphs that were built elsewhere into a store."""

from __future__ import annotations

from pathlib import Path

import click

from policykg.cli.options import DEFAULT_STORE, store_option


@click.command()
@click.argument("parts", nargs=-1, required=True)
@store_option
def command(parts: tuple[str, ...], store: Path | None) -> None:
    r"""Load PARTS (N-Quads or TriG files, folders or patterns) into the store.

    \b
    Example:
      policykg load 'parts/*.nq' --store ministry
    """
    from policykg.bulk import load_parts

    target = store or Path(DEFAULT_STORE)
    loaded = load_parts(parts, target)
    click.echo(f"Loaded {loaded:,} quads into {target}.")
