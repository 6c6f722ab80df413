"""``policykg push``: the graphs of a store to a SPARQL server."""

from __future__ import annotations

from pathlib import Path

import click

from policykg.cli.options import DEFAULT_STORE, store_option


@click.command()
@click.argument("endpoint")
@store_option
@click.option("--again", is_flag=True, help="Send every graph, also those that an earlier push has sent unchanged.")
def command(endpoint: str, store: Path | None, again: bool) -> None:
    r"""Send every named graph to ENDPOINT (the SPARQL 1.1 Graph Store address of a server).

    What was sent before and has not changed is left out. Name and password come from the environment
    (POLICYKG_USER, POLICYKG_PASSWORD) or from ~/.netrc, never from the command line.

    \b
    Example:
      policykg push http://localhost:7878/store --store ministry
    """
    from policykg.push import push

    report = push(store or Path(DEFAULT_STORE), endpoint, again=again)
    click.echo(report.text(), nl=False)
