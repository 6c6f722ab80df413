"""``policykg validate``: a graph against the shapes."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import click

from policykg.cli.options import engine_option, opened, store_option


@click.command()
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@store_option
@engine_option
@click.pass_context
def command(
    ctx: click.Context, files: tuple[Path, ...], store: Path | None, engine: Literal["compiled", "pyshacl"]
) -> None:
    r"""Check a graph against the shapes; without FILES, the store's or the shipped graph.

    Prints what breaks which rule and how to mend it. The exit code is 1 if the graph does not conform.

    \b
    Examples:
      policykg validate
      policykg validate briefing.ttl --engine pyshacl
    """
    from policykg.knowledge_graph import validate_files

    report = validate_files(files, engine=engine) if files else opened(store).validate(engine=engine)
    click.echo(report.text())
    ctx.exit(0 if report.conforms else 1)
