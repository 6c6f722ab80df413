"""``policykg build``: articles to a store of checked facts."""

from __future__ import annotations

from pathlib import Path

import click

from policykg.cli.building import run_build
from policykg.cli.options import engine_option, store_option, vocabulary_option


@click.command()
@click.argument("articles", nargs=-1)
@store_option
@click.option("--jobs", type=click.IntRange(min=1), default=1, show_default=True, help="Worker processes.")
@engine_option
@vocabulary_option
@click.option("--scheduler", metavar="ADDRESS", help="Address of a Dask scheduler; one N-Quads part per partition.")
@click.option("--parts", metavar="PATH", help="With --scheduler: where the parts go (any fsspec path).")
@click.option("--quiet", is_flag=True, help="No progress on standard error.")
@click.pass_context
def command(
    ctx: click.Context,
    articles: tuple[str, ...],
    store: Path | None,
    jobs: int,
    engine: str,
    vocabularies: tuple[Path, ...],
    scheduler: str | None,
    parts: str | None,
    quiet: bool,
) -> None:
    r"""Read articles, check their facts against the shapes and load them into the store.

    ARTICLES are files, folders or patterns: text, Markdown, HTML, JSON Lines, Parquet. Without any, the articles that
    ship with the package are built. Articles that are in the store unchanged are not read again; articles whose facts
    break the shapes are put into the folder 'rejected' of the store with a report, and the exit code is then 1.

    \b
    Examples:
      policykg build
      policykg build 'briefings/*.txt' --jobs 2
      policykg build corpus.jsonl --store ministry
    """
    ctx.exit(
        run_build(
            articles,
            store,
            jobs=jobs,
            engine=engine,
            vocabularies=vocabularies,
            scheduler=scheduler,
            parts=parts,
            quiet=quiet,
        )
    )
