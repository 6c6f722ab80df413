"""``policykg guide``: the guides that ship with the package."""

from __future__ import annotations

import click


@click.command()
@click.argument("topic", required=False)
def command(topic: str | None) -> None:
    r"""Print the guide to TOPIC; without one, list the guides.

    \b
    Examples:
      policykg guide
      policykg guide first-steps
    """
    from policykg.guides import guide, topics

    if topic is None:
        for name, title in topics():
            click.echo(f"{name:<18} {title}")
        return
    click.echo(guide(topic), nl=False)
