"""``policykg query``: a question to the graph and its answer."""

from __future__ import annotations

from pathlib import Path

import click

from policykg.cli.options import endpoint_option, opened, parameters, store_option

FORMATS = ("table", "csv", "tsv", "json", "xml", "markdown", "turtle", "ntriples", "rdfxml", "jsonld")


@click.command()
@click.argument("name", required=False)
@click.option("-p", "--parameter", "pairs", multiple=True, metavar="NAME=VALUE", help="A parameter; can be repeated.")
@click.option("--format", "form", type=click.Choice(FORMATS), help="How to print (default: table, or turtle).")
@click.option("--text", is_flag=True, help="Print the SPARQL text with its parameters bound instead of asking it.")
@click.option("--about", is_flag=True, help="Describe the query and its parameters instead of asking it.")
@store_option
@endpoint_option
def command(
    name: str | None,
    pairs: tuple[str, ...],
    form: str | None,
    text: bool,
    about: bool,
    store: Path | None,
    endpoint: str | None,
) -> None:
    r"""Ask a question of the graph: NAME is a query that ships with the package, or a .rq file.

    Without a name, lists the queries with their summaries and parameters. A parameter takes the label of a thing, its
    IRI, a number or a date, as its type wants; 'NAME=' frees it from its default.

    \b
    Examples:
      policykg query
      policykg query growth-by-industry -p year=2023
      policykg query my.rq --format csv
    """
    from policykg.queries import load

    if name is None:
        click.echo(_listed())
        return
    query = load(name)
    if about:
        click.echo(_described(name))
        return
    values = {key: value if value else None for key, value in parameters(pairs).items()}
    graph = opened(store, endpoint)
    if text:
        click.echo(graph.bound(query, **values), nl=False)
        return
    answer = graph.answer(query, **values)
    click.echo(answer.render(form) if form else answer.render(), nl=False)


def _listed() -> str:
    from policykg.queries import load, names

    lines = []
    for name in names():
        query = load(name)
        lines.append(f"{name}\n    {query.summary}")
        wanted = [f"{p.name}={'' if p.default is None else p.default}" for p in query.parameters]
        if wanted:
            lines.append(f"    parameters: {'  '.join(wanted)}")
    return "\n".join(lines)


def _described(name: str) -> str:
    from policykg.queries import load

    query = load(name)
    lines = [query.summary, "", query.description] if query.description else [query.summary]
    if query.parameters:
        lines += ["", "Parameters:"]
        for parameter in query.parameters:
            default = "any" if parameter.default is None else parameter.default
            lines.append(f"  {parameter.name} ({parameter.type}), default: {default}")
    return "\n".join(lines)
