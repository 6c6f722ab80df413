"""README and guides: every command and every block of Python shown there is run."""

from __future__ import annotations

import re
import shlex
import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from policykg import __all__ as public_names
from policykg.cli import COMMANDS
from policykg.guides import guide, topics
from policykg.resources import shipped

ROOT = Path(__file__).parents[1]
BRIEFING = """\
title: Pump industry grows in the first quarter
date: 2031-04-03
publisher: The Daily Pump
source: https://example.org/pumps

In the first quarter, sales of new energy vehicles rose 7.5 percent year on year. Output of pumps grew by 3.2 percent.
The Ministry of Industry and Information Technology will promote new energy vehicles in rural areas.
"""
QUESTION = """\
#+ summary: How many articles are there?
PREFIX pkg: <https://w3id.org/policykg/ontology#>
SELECT (COUNT(DISTINCT ?article) AS ?articles) WHERE { ?article a pkg:Article }
"""
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
_SERVERS = re.compile(r"\blocalhost:(\d+)")


def documents():
    """Every text that shows commands, by name."""
    texts = {"README": (ROOT / "README.md").read_text("utf-8")}
    return texts | {name: guide(name) for name, _ in topics()}


def blocks(language):
    """The blocks of one language, by document."""
    found = {
        name: [text for kind, text in BLOCK.findall(document) if kind == language]
        for name, document in documents().items()
    }
    return {name: texts for name, texts in found.items() if texts}


def commands(block):
    """The commands of a block: lines, joined where one ends in a backslash."""
    return [line for line in block.replace("\\\n", " ").splitlines() if line.strip() and not line.startswith("#")]


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A folder with what the guides speak of: an article, a folder of articles, a question, a vocabulary."""
    (tmp_path / "briefing.txt").write_text(BRIEFING, "utf-8")
    (tmp_path / "briefings").mkdir()
    for article in sorted((shipped("data") / "articles").glob("2024-*.txt")):
        shutil.copy(article, tmp_path / "briefings")
    (tmp_path / "my-question.rq").write_text(QUESTION)
    (tmp_path / "pumps").mkdir()
    (turtle,) = [text for kind, text in BLOCK.findall(guide("vocabularies")) if kind == "turtle"]
    (tmp_path / "pumps" / "indicators.ttl").write_text(turtle, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def ports():
    """Replace the ports of a text by free ones, the same one each time."""
    chosen: dict[str, str] = {}

    def free(text):
        def port(match):
            if match[1] not in chosen:
                with socket.socket() as probe:
                    probe.bind(("localhost", 0))
                    chosen[match[1]] = str(probe.getsockname()[1])
            return f"localhost:{chosen[match[1]]}"

        return _SERVERS.sub(port, text)

    return free


def run(command, background):
    """Run a line of a shell block with this Python's commands; what ends in an ampersand is left running."""
    words = shlex.split(command)
    serve = words[-1] == "&"
    program = Path(sys.executable).parent / words[0]
    words = [str(program) if program.exists() else words[0], *(words[1:-1] if serve else words[1:])]
    if serve:
        background.append(subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL))
        _wait_for(command)
        return
    done = subprocess.run(words, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"


def _wait_for(command):
    for port in _SERVERS.findall(command):
        for _ in range(200):
            with socket.socket() as probe:
                if probe.connect_ex(("localhost", int(port))) == 0:
                    break
            time.sleep(0.05)


@pytest.mark.parametrize("name", blocks("sh"))
def test_every_command_shown_runs(name, folder, ports):
    """The commands of a document run in the order in which they stand, each without an error."""
    background: list[subprocess.Popen] = []
    try:
        for block in blocks("sh")[name]:
            for command in commands(block):
                run(ports(command), background)
    finally:
        for process in background:
            process.terminate()
        for process in background:
            process.wait(timeout=20)


@pytest.mark.parametrize("name", blocks("python"))
def test_every_block_of_python_runs(name, folder):
    """The Python of a document runs, block after block, as a caller would type it."""
    script = folder / "blocks.py"
    script.write_text("\n".join(blocks("python")[name]), "utf-8")

    done = subprocess.run([sys.executable, script], capture_output=True, text=True, timeout=120, check=False)

    assert done.returncode == 0, done.stderr
    assert done.stdout


def test_every_command_is_shown_somewhere():
    """No command is left without an example in README or a guide."""
    shown = "\n".join(command for texts in blocks("sh").values() for text in texts for command in commands(text))

    assert [name for name in COMMANDS if f"policykg {name}" not in shown] == ["guide"]
    assert "`policykg guide`" in documents()["README"]


def test_blocks_are_of_known_languages():
    """A block is run (sh, python), used (turtle) or plain text, so that none escapes the tests by its name."""
    kinds = {kind for document in documents().values() for kind, _ in BLOCK.findall(document)}

    assert kinds <= {"sh", "python", "turtle", "text"}
    for document in documents().values():
        assert document.count("```") == 2 * len(BLOCK.findall(document))


def test_the_answer_in_the_readme_is_the_answer():
    """README shows what the command it names prints now."""
    readme = documents()["README"]
    shown = re.findall(r"<!-- answer: (.*?) -->\n\n```text\n(.*?)```\n\n<!-- end -->", readme, re.DOTALL)

    assert shown
    for command, answer in shown:
        program = [sys.executable, "-m", *shlex.split(command)]
        done = subprocess.run(program, capture_output=True, text=True, cwd=ROOT / "tests", check=True)
        assert done.stdout == answer


def test_the_readme_shows_a_picture_that_draw_made(tmp_path):
    """The picture of README is what 'draw' makes of the shipped graph, byte for byte."""
    readme = documents()["README"]
    (shown,) = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", readme)
    (command,) = [line for block in blocks("sh")["README"] for line in commands(block) if " draw " in line]
    words = shlex.split(command.replace("picture.svg", str(tmp_path / "picture.svg")))

    subprocess.run([sys.executable, "-m", *words], check=True, capture_output=True, cwd=tmp_path)

    assert (tmp_path / "picture.svg").read_bytes() == (ROOT / shown).read_bytes()


def test_installing_is_what_ci_does():
    """The two commands of README are those that the checks run from nothing."""
    readme, script = documents()["README"], (ROOT / ".ci" / "run").read_text()

    assert ".venv/bin/pip install '.[test]' && .venv/bin/pytest" in readme
    assert "pip install --quiet --disable-pip-version-check '.[test]'" in script
    assert "\npytest\n" in script


def test_folders_on_the_map_exist():
    """Every folder and file that README names is there."""
    for path in re.findall(r"^\| `([\w/.]+)` \|", documents()["README"], re.MULTILINE):
        assert (ROOT / path).exists(), path
    for path in re.findall(r"\]\(([\w./]+)\)", documents()["README"]):
        assert (ROOT / path).exists(), path


def test_public_names_are_documented():
    """Everything that 'policykg' exports has a docstring and is there when it is asked for."""
    import policykg

    for name in public_names:
        value = getattr(policykg, name)
        assert isinstance(value, str) or value.__doc__, name
    assert sorted(public_names) == list(public_names)
