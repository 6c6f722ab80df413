"""What is built from the repository: the wheel holds everything that the installed package needs."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SHIPPED = {
    "ontology": (".ttl",),
    "queries": (".rq",),
    "data/articles": (".txt",),
    "data/graph": (".trig",),
}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """The wheel, built from the checkout without a network."""
    hatchling = pytest.importorskip("hatchling.build", reason="hatchling is not installed; pip install hatchling")
    assert hatchling
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (built,) = folder.glob("*.whl")
    return zipfile.ZipFile(built)


def test_everything_shipped_is_in_the_wheel(wheel):
    """Each file of ontology, queries and data lies in the wheel under policykg/shipped."""
    inside = set(wheel.namelist())

    for folder, suffixes in SHIPPED.items():
        files = [path for path in (ROOT / folder).rglob("*") if path.suffix in suffixes]
        assert files
        for path in files:
            assert f"policykg/shipped/{path.relative_to(ROOT)}" in inside, path


def test_files_that_are_no_python_are_in_the_wheel(wheel):
    """Guides, rules, the page's style and script, and the mark of a typed package are there."""
    inside = set(wheel.namelist())
    source = ROOT / "src"

    others = [
        path for path in (source / "policykg").rglob("*") if path.suffix in (".md", ".toml", ".css", ".js", ".typed")
    ]
    assert len(others) > 15
    for path in others:
        assert str(path.relative_to(source)) in inside, path


def test_nothing_else_is_in_the_wheel(wheel):
    """No test, cache or build file is shipped."""
    inside = wheel.namelist()

    assert not [name for name in inside if "tests/" in name or "__pycache__" in name or name.endswith(".pyc")]
