"""Of which time a figure is, and whether it is aimed at, where its own sentence does not say so."""

import re
import tomllib
from datetime import date
from pathlib import Path

import pytest

from policykg.article import Article
from policykg.extraction import extract
from policykg.extraction_json import extraction_record
from policykg.facts import Metadata

DAY = date(2019, 7, 15)
MARK = re.compile(r"\[([^|\]]+)\|([^|\]]+)(?:\|(\w+))?\]")
TEXTS = [
    text
    for group in tomllib.loads(Path(__file__).with_name("silent_sentences.toml").read_text(encoding="utf-8"))["group"]
    for text in group["texts"]
]


def unmarked(text):
    """Return a text without marks, and each marked figure with where it stands and what it has to have."""
    body, marks, last = "", [], 0
    for mark in MARK.finditer(text):
        body += text[last : mark.start()]
        marks.append((len(body), len(body) + len(mark[1]), mark[2], mark[3] or "actual"))
        body, last = body + mark[1], mark.end()
    return body + text[last:], marks


@pytest.mark.parametrize("text", TEXTS)
def test_a_figure_has_the_time_and_the_status_that_the_text_gives_it(text, vocabulary):
    """Every marked figure has the period and status of its mark."""
    body, marks = unmarked(text)
    facts = extraction_record(extract(Article(Metadata("A title", DAY), body), vocabulary))["observations"]
    found = []
    for start, end, _, _ in marks:
        inside = [f for f in facts if f["value_span"][0] < end and start < f["value_span"][1]]
        found.append([(f["period"] or "-", f["status"] or "actual") for f in inside])
    assert found == [[(period, status)] for _, _, period, status in marks]
