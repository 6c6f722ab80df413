"""``policykg build``: articles to a store of checked facts."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Literal

import click

from policykg.cli.building import run_build, run_cluster
from policykg.cli.options import engine_option, extractor_option, store_option, vocabulary_option


@click.command()
@click.argument("articles", nargs=-1)
@store_option
@click.option("--jobs", type=click.IntRange(min=1), default=1, show_default=True, help="Worker processes.")
@engine_option
@vocabulary_option
@extractor_option
@click.option("--again", is_flag=True, help="Read also articles that are in the store unchanged.")
@click.option("--scheduler", metavar="ADDRESS", help="Address of a Dask scheduler; one N-Quads part per partition.")
@click.option("--parts", metavar="PATH", help="With --scheduler: where the parts go (any fsspec path).")
@click.option("--quiet", is_flag=True, help="No progress on standard error.")
@click.pass_context
def command(
    ctx: click.Context,
    articles: tuple[str, ...],
    store: Path | None,
    jobs: int,
    engine: Literal["compiled", "pyshacl"],
    vocabularies: tuple[Path, ...],
    extractor: str,
    again: bool,
    scheduler: str | None,
    parts: str | None,
    quiet: bool,
) -> None:
    r"""Read articles, check their facts against the shapes and load them into the store.

    ARTICLES are files, folders or patterns: text, Markdown, HTML, JSON Lines, Parquet. Without any, the articles that
    ship with the package are built. Articles that are in the store unchanged are not read again; articles whose facts
    break the shapes are put into the folder 'rejected' beside the store with a report, and the exit code is then 1; so
    are copies of articles that came in without facts whose words do not stand where they are said to.

    \b
    Examples:
      policykg build
      policykg build 'briefings/*.txt' --jobs 2
      policykg build corpus.jsonl --store ministry
    """
    if scheduler is None and parts is not None:
        raise click.UsageError("--parts goes with --scheduler; name the address of a Dask scheduler.")
    if scheduler is None:
        run = partial(run_build, jobs=jobs, again=again)
    elif parts is not None and articles:
        run = partial(run_cluster, scheduler=scheduler, parts=parts)
    else:
        raise click.UsageError("--scheduler needs articles, and --parts PATH to write the parts to.")
    ctx.exit(run(articles, store, engine=engine, vocabularies=vocabularies, extractor=extractor, quiet=quiet))
