"""How figures get their period, basis, status and unit: five sentences of our own for each construction."""

import tomllib
from datetime import date
from pathlib import Path

import pytest

from policykg.article import Article
from policykg.extraction import extract
from policykg.extraction_json import extraction_record
from policykg.facts import Metadata

DAY = date(2019, 7, 15)
FILES = (
    "figures_in_time.toml",
    "period_names.toml",
    "outlook_sentences.toml",
    "periods_and_bases.toml",
    "told_periods.toml",
)
TABLE = [
    entry
    for name in FILES
    for entry in tomllib.loads(Path(__file__).with_name(name).read_text(encoding="utf-8"))["construction"]
]
CASES = [
    (entry, text, wanted, date.fromisoformat(days[0]) if days else DAY)
    for entry in TABLE
    for text, wanted, *days in entry["examples"]
]


@pytest.mark.parametrize(
    ("entry", "text", "wanted", "day"), CASES, ids=[f"{entry['name']}: {text}" for entry, text, _, _ in CASES]
)
def test_a_figure_has_what_its_construction_says(entry, text, wanted, day, vocabulary):
    """The figure in brackets has the period, basis, status or unit that stands beside its sentence."""
    start, end = text.index("["), text.index("]") - 1
    body = text.replace("[", "").replace("]", "")
    metadata = Metadata("A title", day, area=entry.get("area"))
    found = [
        fact
        for fact in extraction_record(extract(Article(metadata, body), vocabulary))["observations"]
        if fact["value_span"][0] < end and start < fact["value_span"][1]
    ]
    values = [fact[entry["expect"]] for fact in found]
    silent = {"period": "none", "status": "actual", "basis": "none"}.get(entry["expect"])
    assert [value or silent for value in values] == [wanted]


def test_every_construction_has_five_sentences_and_a_name_of_its_own():
    """Five variants show what a construction is."""
    assert all(len(entry["examples"]) >= 5 for entry in TABLE)
    assert len({entry["name"] for entry in TABLE}) == len(TABLE)
