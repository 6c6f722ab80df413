"""The command line: arguments in, one call of the library, results out; the top of the package.

Each command is a module of the folder ``commands``, loaded when it is called. Results go to standard output,
progress and messages to standard error. Exit codes: 0 done, 1 data that breaks the shapes, 2 wrong usage or input.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module

import click

from policykg.errors import PolicyKGError
from policykg.version import __version__

# In the order of a first acquaintance, with what each is for (so that --help has to load none of them).
COMMANDS = {
    "extract": "Print the facts of one article.",
    "build": "Read articles, check their facts and store them.",
    "add": "Add articles to the store, or replace them.",
    "remove": "Remove articles from the store.",
    "list": "List the articles of the store.",
    "validate": "Check a graph against the shapes.",
    "query": "Ask a question of the graph; without a name, list the questions.",
    "show": "Print what the graph knows of one thing, with quotes.",
    "series": "Print or plot the values of one indicator by period.",
    "draw": "Draw the graph, or the neighbourhood of one thing.",
    "export": "Write the graph as Turtle, TriG, N-Triples, N-Quads, JSON-LD or RDF/XML.",
    "info": "Say what the graph holds and where it is.",
    "load": "Load graphs that were built elsewhere into the store.",
    "push": "Send the store's graphs to a SPARQL server.",
    "guide": "Print a guide to a task.",
}

_EPILOG = """Without a store, the commands that read use the graph that ships with the package.

\b
Examples:
  policykg extract briefing.txt --format table
  policykg build briefings/*.txt
  policykg query growth-by-industry -p year=2023
"""


class _Commands(click.Group):
    """A group that imports a command's module when the command is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command = import_module(f"policykg.cli.commands.{cmd_name}").command
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name = args[0]
        if name not in COMMANDS and not name.startswith("-"):
            from difflib import get_close_matches  # noqa: PLC0415  (only a wrong name needs it)

            near = get_close_matches(name, COMMANDS, n=1)
            hint = f"did you mean '{near[0]}'?" if near else "'policykg --help' lists them."
            raise click.UsageError(f"There is no command '{name}'; {hint}")
        return super().resolve_command(ctx, args)


@click.group(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
    epilog=_EPILOG,
    invoke_without_command=True,
)
@click.version_option(__version__, message="%(prog)s %(version)s")
@click.pass_context
def policykg(ctx: click.Context) -> None:
    """Turn articles on industrial policy into a graph in which every fact carries the words that state it."""
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and end the process with its exit code."""
    sys.exit(run(arguments))


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; every failure becomes one sentence on standard error and an exit code."""
    try:
        code = policykg.main(args=arguments, prog_name="policykg", standalone_mode=False)
        sys.stdout.flush()
    except click.exceptions.Exit as end:
        return end.exit_code
    except BrokenPipeError:
        # The reader of our output has gone, as "policykg … | head" does. Python would complain when it flushes.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except (Exception, KeyboardInterrupt) as error:
        if os.environ.get("POLICYKG_TRACEBACK"):
            raise
        return _failed(_sentence(error), error.exit_code if isinstance(error, PolicyKGError) else 2)
    return code if isinstance(code, int) else 0


def _sentence(error: BaseException) -> str:
    """What a failure says to a person."""
    if isinstance(error, click.UsageError):
        return _usage(error)
    if isinstance(error, click.ClickException):
        return error.format_message()
    if isinstance(error, PolicyKGError):
        return str(error)
    if isinstance(error, click.Abort | KeyboardInterrupt):
        return "Stopped; what was finished before is kept."
    what = " ".join(f"{type(error).__name__}: {error}".split())
    return f"policykg failed in a way it should not ({what}); set POLICYKG_TRACEBACK=1 to see where."


def _usage(error: click.UsageError) -> str:
    command = error.ctx.command_path if error.ctx else "policykg"
    message = error.format_message().rstrip()
    if message.endswith("?") or "'policykg" in message:
        return message
    return f"{message if message.endswith('.') else message + '.'} See '{command} --help'."


def _failed(message: str, code: int = 2) -> int:
    try:
        click.echo(f"policykg: {message}", err=True)
    except OSError:
        return code  # standard error is closed; the exit code still tells
    return code
