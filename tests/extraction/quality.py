"""``python -m tests.extraction.quality [--write]``: README's table of how good extraction is.

Our own articles are scored by our own scorer. The shared sets, where they exist beside the repository, are
scored by the scorer that comes with them, through the command line.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from policykg.extraction import extract
from policykg.extraction_json import extraction_json
from policykg.reading import read_article
from policykg.vocabulary import Vocabulary
from tests.extraction.scoring import score_folder

ROOT = Path(__file__).parents[2]
OWN = {"unread": Path(__file__).parent / "unread", "held out": Path(__file__).parent / "heldout"}
SHARED = ROOT.parent / "shared" / "extraction"
BEGIN, END = "<!-- quality -->", "<!-- /quality -->"
COLUMNS = (
    "observations, detection F1",
    "observations, strict F1",
    "initiatives, detection F1",
    "initiatives, strict F1",
)
_BLOCK = re.compile(re.escape(BEGIN) + r"\n(.*?)" + re.escape(END), re.DOTALL)
_SUMMARY = re.compile(
    r"observation strict F1 ([\d.]+), detection F1 ([\d.]+); initiative strict F1 ([\d.]+), detection F1 ([\d.]+); "
    r"failed runs (\d+)"
)

Figures = tuple[float, float, float, float]


def own(name: str) -> Figures:
    """Score a set of our own articles."""
    vocabulary = Vocabulary.load()

    def extracted(path: Path) -> Mapping[str, Sequence[Mapping[str, Any]]]:
        facts: Mapping[str, Sequence[Mapping[str, Any]]] = json.loads(
            extraction_json(extract(read_article(path), vocabulary))
        )
        return facts

    return score_folder(OWN[name], extracted).figures


def shared(name: str) -> Figures:
    """Score a shared set with the scorer that comes with it.

    Raises:
        RuntimeError: the scorer failed, or the command failed on an article.
    """
    command = f"{sys.executable} -m policykg extract {{}} --format json"
    run = subprocess.run(
        [sys.executable, str(SHARED / "score.py"), str(SHARED / name), "--command", command],
        capture_output=True,
        text=True,
        check=False,
    )
    found = _SUMMARY.search(run.stdout)
    if run.returncode or found is None or found[5] != "0":
        raise RuntimeError(f"Scoring {name} failed: {run.stdout[-400:]} {run.stderr[-400:]}")
    strict, detection, initiative_strict, initiative_detection = (float(figure) for figure in found.groups()[:4])
    return detection, strict, initiative_detection, initiative_strict


def sets() -> tuple[str, ...]:
    """Return the names of the sets that can be scored here."""
    return (*OWN, *(name for name in ("seed", "dev", "real") if (SHARED / name).is_dir()))


def score(name: str) -> Figures:
    """Score a set by its name in the table."""
    return own(name) if name in OWN else shared(name)


def table(figures: Mapping[str, Figures]) -> str:
    """Return the Markdown table."""
    lines = ["| articles | " + " | ".join(COLUMNS) + " |", "| --- |" + " --- |" * len(COLUMNS)]
    lines += [f"| {name} | " + " | ".join(f"{value:.2f}" for value in row) + " |" for name, row in figures.items()]
    return "\n".join(lines)


def promised(readme: str) -> dict[str, Figures]:
    """Return the figures of a README's table by set, an empty dictionary where it has none."""
    block = _BLOCK.search(readme)
    rows: dict[str, Figures] = {}
    for line in block[1].splitlines()[2:] if block else ():
        name, *cells = (cell.strip() for cell in line.strip().strip("|").split("|"))
        one, two, three, four = (float(cell) for cell in cells)
        rows[name] = (one, two, three, four)
    return rows


def main() -> None:
    """Score every set, print the table, and put it into README.md where asked."""
    parser = argparse.ArgumentParser(prog="python -m tests.extraction.quality", description=__doc__)
    parser.add_argument("--write", action="store_true", help="replace the table between the markers of README.md")
    options = parser.parse_args()
    lines = table({name: score(name) for name in sets()})
    print(lines)
    if options.write:
        path = ROOT / "README.md"
        text = path.read_text(encoding="utf-8")
        if not _BLOCK.search(text):
            sys.exit(f"{path} has no block between {BEGIN} and {END}; add the two lines where the table belongs.")
        path.write_text(_BLOCK.sub(lambda _: f"{BEGIN}\n{lines}\n{END}", text), encoding="utf-8")


if __name__ == "__main__":
    main()
