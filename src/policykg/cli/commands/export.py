"""``policykg export``: the graph as a file."""

from __future__ import annotations

from pathlib import Path

import click

from policykg.cli.options import opened, store_option


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@store_option
@click.option("--article", "articles", multiple=True, metavar="KEY", help="Only this article; can be repeated.")
@click.option("--without-terms", is_flag=True, help="Leave out the ontology and the vocabularies.")
def command(file: Path, store: Path | None, articles: tuple[str, ...], without_terms: bool) -> None:
    r"""Write the graph to FILE; the end of its name chooses the format.

    .ttl (Turtle), .trig (TriG), .nt (N-Triples), .nq (N-Quads), .jsonld (JSON-LD), .rdf or .xml (RDF/XML). The same
    graph gives the same bytes. With --article, the graphs of these articles only, without the vocabularies.

    \b
    Examples:
      policykg export briefing.ttl
      policykg export everything.nq --store ministry
    """
    written = opened(store).export(file, articles=articles, terms=not without_terms)
    click.echo(f"Wrote {written}.", err=True)
