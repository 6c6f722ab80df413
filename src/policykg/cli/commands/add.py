"""``policykg add``: more articles into a store that is there."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import click

from policykg.cli.building import run_build
from policykg.cli.options import engine_option, extractor_option, store_option, vocabulary_option


@click.command()
@click.argument("articles", nargs=-1, required=True)
@store_option
@engine_option
@vocabulary_option
@extractor_option
@click.pass_context
def command(
    ctx: click.Context,
    articles: tuple[str, ...],
    store: Path | None,
    engine: Literal["compiled", "pyshacl"],
    vocabularies: tuple[Path, ...],
    extractor: str,
) -> None:
    r"""Add articles to the store; an article that is there with another text is replaced.

    \b
    Example:
      policykg add briefing.txt --store ministry
    """
    ctx.exit(run_build(articles, store, engine=engine, vocabularies=vocabularies, extractor=extractor, quiet=True))
