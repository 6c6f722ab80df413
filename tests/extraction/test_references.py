"""The reference files of our own articles fit their articles: nothing is measured by a yardstick that is bent."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

FOLDERS = [Path(__file__).parent / "heldout", Path(__file__).parent / "unread"]
CHECKER = Path(__file__).parents[3] / "shared" / "extraction" / "check_reference.py"
REFERENCES = sorted(path for folder in FOLDERS for path in folder.glob("*.json"))
KINDS = {"level", "change", "share", "gap", "streak", "rank"}
BOUNDS = {"exact", "at-least", "at-most", "about"}
BASES = {"year-on-year", "month-on-month", "quarter-on-quarter", "annual-average"}


def load(path: Path) -> tuple[dict, dict[str, str], str]:
    """A reference file, its article's header and its body."""
    head, _, body = path.with_suffix(".txt").read_text(encoding="utf-8").partition("\n\n")
    header = dict(line.split(": ", 1) for line in head.splitlines())
    return json.loads(path.read_text(encoding="utf-8")), header, body


def test_there_are_enough_articles():
    """Both sorts of text, with hundreds of facts."""
    facts = [load(path)[0] for path in REFERENCES]
    assert len(facts) >= 14
    assert sum(len(reference["observations"]) for reference in facts) >= 300
    assert sum(len(reference["initiatives"]) for reference in facts) >= 90


@pytest.mark.parametrize("path", REFERENCES, ids=lambda path: path.stem)
def test_the_header_says_that_the_article_is_invented(path):
    """Nobody may take an invented figure for a real one."""
    reference, header, _ = load(path)
    assert header["note"] == "Invented for testing."
    assert header["source"].startswith("https://example.org/")
    for key in ("title", "date", "publisher"):
        assert reference["article"][key] == header[key]


@pytest.mark.parametrize("path", REFERENCES, ids=lambda path: path.stem)
def test_every_quote_stands_once_in_its_article(path):
    """Quotes and numbers are exact substrings, so that offsets are certain."""
    reference, _, body = load(path)
    for fact in (*reference["observations"], *reference["initiatives"]):
        assert body.count(fact["quote"]) == 1, fact["quote"]
        assert len(fact["about"]) >= 2, fact["quote"]
        assert all(group and all(group) for group in fact["about"])
    numbers = [(body.index(fact["quote"]) + fact["quote"].index(fact["number"])) for fact in reference["observations"]]
    assert len(numbers) == len(set(numbers))


@pytest.mark.parametrize("path", REFERENCES, ids=lambda path: path.stem)
def test_every_field_holds_what_the_guide_allows(path):
    """Kinds, bounds, bases, periods, totals and states are those of the annotation guide."""
    for fact in load(path)[0]["observations"]:
        where = fact["quote"]
        assert fact["quote"].count(fact["number"]) == 1, where
        assert fact["kind"] in KINDS, where
        assert fact["bound"] in BOUNDS, where
        assert fact.get("status") in {None, "target", "forecast"}, where
        if fact["kind"] == "change":  # what is allowed to grow by so much has no basis
            assert (
                fact["basis"] is None
                or fact["basis"] in BASES
                or re.fullmatch(r"since \d{4}(-\d{2}){0,2}(/\d{4}(-\d{2}){0,2})?", fact["basis"])
            ), where
        elif fact["kind"] != "gap":
            assert fact["basis"] is None, where
        if fact["period"] is not None:
            assert re.fullmatch(r"\d{4}(-\d{2}){0,2}(/\d{4}(-\d{2}){0,2})?", fact["period"]), where
        if fact.get("of_total"):
            assert (fact["kind"], fact["unit"]) == ("level", "count"), where
    assert all(fact["status"] in {"planned", "ongoing", "completed"} for fact in load(path)[0]["initiatives"])


@pytest.mark.skipif(not CHECKER.exists(), reason="the shared checker is not beside the repository")
@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_the_shared_checker_finds_no_fault(folder):
    """The checker that comes with the guide agrees."""
    run = subprocess.run([sys.executable, str(CHECKER), str(folder)], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout
