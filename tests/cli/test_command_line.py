"""The command line as a whole: help, wrong usage, exit codes, pipes, speed."""

import os
import subprocess
import sys
import time
from importlib import import_module
from statistics import median

import click
import pytest

from policykg import cli
from policykg.cli import COMMANDS
from policykg.cli import policykg as group
from policykg.version import __version__

# Libraries that a command may need, but that --help must not load.
HEAVY = ("pyoxigraph", "rdflib", "networkx", "matplotlib", "rich", "yaml", "trafilatura", "pyshacl")


def test_help_names_every_command(policykg):
    """The help lists every command with what it is for."""
    outcome = policykg("--help")

    assert outcome.code == 0
    for name, purpose in COMMANDS.items():
        assert name in outcome.out
        assert purpose.split(" ")[0] in outcome.out


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_that_begins_with_its_purpose(policykg, name):
    """Each command explains itself, with an example, and is what its module calls 'command'."""
    outcome = policykg(name, "--help")

    assert outcome.code == 0
    assert f"policykg {name}" in outcome.out
    assert "Example" in outcome.out
    assert isinstance(import_module(f"policykg.cli.commands.{name}").command, click.Command)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_has_a_help(name):
    """No option is left unexplained."""
    command = group.get_command(click.Context(group), name)

    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert parameter.help, (name, parameter.name)


def test_without_a_command_the_help_is_shown(policykg):
    """The bare command is a question for help."""
    assert policykg() == policykg("--help")


def test_version(policykg):
    """The version is the one of the package."""
    assert policykg("--version").out == f"policykg {__version__}\n"


def test_help_loads_no_heavy_library():
    """Asking for help imports neither a store nor anything that draws."""
    code = (
        "import sys; from policykg.cli import run; run(['--help']); "
        f"print([name for name in {HEAVY!r} if name in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stderr.strip() == "[]"


def test_help_is_quick():
    """Help answers in less time than it takes to import rdflib, and in under 0.3 s on the machine it was made for."""

    def seconds(*command):
        times = []
        for _ in range(5):
            start = time.perf_counter()
            subprocess.run([sys.executable, *command], capture_output=True, check=True)
            times.append(time.perf_counter() - start)
        return median(times)

    assert seconds("-m", "policykg", "--help") < seconds("-c", "import rdflib")


def test_python_dash_m_is_the_same_command():
    """``python -m policykg`` runs the command line."""
    done = subprocess.run([sys.executable, "-m", "policykg", "--version"], capture_output=True, text=True, check=True)

    assert done.stdout == f"policykg {__version__}\n"


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["qery"], "There is no command 'qery'; did you mean 'query'?"),
        (["xyzzy"], "There is no command 'xyzzy'; 'policykg --help' lists them."),
        (["--colour"], "No such option"),
        (["query", "--colour"], "See 'policykg query --help'."),
        (["extract"], "Missing argument 'ARTICLE'"),
        (["extract", "a.txt", "--format", "word"], "'word' is not one of"),
        (["build", "--jobs", "none"], "'none' is not a valid integer"),
        (["build", "--jobs", "0"], "0 is not in the range"),
        (["draw"], "Missing argument 'FILE'"),
        (["draw", "a.svg", "--depth", "99"], "99 is not in the range"),
        (["guide", "cooking"], "There is no guide 'cooking'"),
    ],
)
def test_wrong_usage_is_answered_by_one_sentence(refused, arguments, says):
    """Whatever is wrong with the arguments, one sentence says it and the exit code is 2."""
    assert says in refused(*arguments)


def test_failures_that_nobody_foresaw_are_one_sentence(policykg, monkeypatch):
    """Even a bug of ours ends in a sentence, which tells how to see the traceback."""

    def broken(topic):
        raise ZeroDivisionError("nothing to divide by")

    monkeypatch.setattr("policykg.guides.guide", broken)
    outcome = policykg("guide", "python")

    assert outcome.code == 2
    assert outcome.err.startswith("policykg: policykg failed in a way it should not (ZeroDivisionError: nothing")
    monkeypatch.setenv("POLICYKG_TRACEBACK", "1")
    with pytest.raises(ZeroDivisionError):
        cli.run(["guide", "python"])


def test_interruption_is_one_sentence(policykg, monkeypatch):
    """Ctrl-C ends a command without a traceback."""

    def interrupted(topic):
        raise KeyboardInterrupt

    monkeypatch.setattr("policykg.guides.guide", interrupted)

    assert "Stopped" in policykg("guide", "python").err


@pytest.mark.skipif(os.name != "posix", reason="pipes of a Unix shell")
def test_a_closed_pipe_is_no_failure():
    """A reader that goes away early, as 'head' does, makes no noise."""
    command = f"set -o pipefail; {sys.executable} -m policykg guide python | head -n 1"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)

    assert done.stderr == ""
    assert done.returncode == 0
    assert len(done.stdout.splitlines()) == 1


def test_guides_are_listed_and_printed(policykg):
    """Without a topic the guides are listed, with one it is printed."""
    listed = policykg("guide")
    names = [line.split()[0] for line in listed.out.splitlines()]

    assert "first-steps" in names
    for name in names:
        assert policykg("guide", name).out.startswith("# ")
