"""``policykg extract``: the facts of one article on standard output."""

from __future__ import annotations

from pathlib import Path

import click

from policykg.cli.options import extractor_option, vocabulary_option

FORMATS = ("table", "json", "turtle", "trig")


@click.command()
@click.argument("article")
@click.option("--format", "form", type=click.Choice(FORMATS), default="table", show_default=True, help="How to print.")
@click.option("--explain", is_flag=True, help="Say for every number of the text what became of it, by which rule.")
@vocabulary_option
@extractor_option
@click.pass_context
def command(
    ctx: click.Context, article: str, form: str, explain: bool, vocabularies: tuple[Path, ...], extractor: str
) -> None:
    r"""Print the facts of one article.

    ARTICLE is a text file with a small header, Markdown with front matter, an HTML page, or - for standard input.

    \b
    Examples:
      policykg extract briefing.txt
      policykg extract briefing.txt --format json
      cat page.html | policykg extract - --format turtle
    """
    from policykg.article_facts import extract_file

    facts = extract_file(article, vocabularies, extractor=extractor)
    click.echo(facts.explained() if explain else facts.render(form), nl=False)
    for reason in (*facts.remarks, *facts.refused):
        click.echo(f"policykg: {reason}", err=True)
    ctx.exit(1 if facts.refused else 0)
