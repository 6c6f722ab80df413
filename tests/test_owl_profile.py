"""The ontology keeps to the OWL 2 DL profile, as the OWL API sees it (https://www.w3.org/TR/owl2-profiles/)."""

from __future__ import annotations

import importlib.util
import subprocess
from pathlib import Path

import pytest
from external_tools import missing, need
from rdflib import Graph

HERE = Path(__file__).parent
ONTOLOGY = HERE.parent / "ontology" / "policykg.ttl"


@pytest.fixture(scope="module")
def owl_api() -> str:
    """The class path of the OWL API, which owlready2 brings with it."""
    found = importlib.util.find_spec("owlready2")
    if found is None or found.origin is None:
        missing("owlready2 is not installed: python -m pip install owlready2")
    return f"{Path(str(found and found.origin)).parent / 'pellet'}/*"


def violations(turtle: str, folder: Path, owl_api: str) -> list[str]:
    """What keeps an ontology out of OWL 2 DL."""
    java = need("java", package="default-jdk-headless")
    document = folder / "ontology.owl"
    Graph().parse(data=turtle, format="turtle").serialize(document, format="pretty-xml")
    command = [java, "-cp", owl_api, str(HERE / "OwlProfile.java"), str(document)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    lines = done.stdout.splitlines()
    assert any(line.startswith("axioms: ") for line in lines), done.stderr
    return [line for line in lines if line.startswith("violation: ")]


def test_the_ontology_is_in_owl_2_dl(tmp_path: Path, owl_api: str):
    """No axiom breaks a restriction of the profile."""
    assert violations(ONTOLOGY.read_text(encoding="utf-8"), tmp_path, owl_api) == []


def test_the_profile_checker_sees_a_broken_restriction(tmp_path: Path, owl_api: str):
    """A property that is both of objects and of data is out of the profile."""
    broken = ONTOLOGY.read_text(encoding="utf-8") + "\npkg:indicator a owl:DatatypeProperty .\n"
    assert violations(broken, tmp_path, owl_api)
