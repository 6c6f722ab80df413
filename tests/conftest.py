"""Fixtures that tests of several folders use."""

from __future__ import annotations

from dataclasses import dataclass

import pytest


@dataclass(frozen=True)
class Outcome:
    """What a command left: its exit code, and what it printed where."""

    code: int
    out: str
    err: str


@pytest.fixture
def policykg(tmp_path, monkeypatch, capfd):
    """Run a command in an empty folder and return its outcome; a traceback anywhere fails the test."""
    from policykg.cli import run

    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")

    def call(*arguments) -> Outcome:
        code = run([str(argument) for argument in arguments])
        said = capfd.readouterr()
        assert "Traceback" not in said.out + said.err
        return Outcome(code, said.out, said.err)

    return call


@pytest.fixture
def refused(policykg):
    """Run a command that must fail with exit code 2 and one clear sentence, and return that sentence."""

    def call(*arguments) -> str:
        outcome = policykg(*arguments)
        assert outcome.code == 2, outcome
        assert outcome.out == ""
        (line,) = outcome.err.splitlines()
        assert line.startswith("policykg: ")
        assert line.endswith((".", "?"))
        assert "failed in a way it should not" not in line
        return line

    return call
