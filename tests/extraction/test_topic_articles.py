"""Undated figures take the period that an article is about, and none where it tells a story."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Final

import pytest

from policykg.article import Article
from policykg.extraction import extract
from policykg.extraction_json import extraction_record
from policykg.facts import Metadata

ARTICLES: Final = tomllib.loads(Path(__file__).with_name("topic_articles.toml").read_text(encoding="utf-8"))["article"]
MARK: Final = re.compile(r"\[([^\]|]+)(?:\|([^\]]+))?\]")


def unmarked(entry):
    """Return the text of an entry without marks, and for each marked figure its span and its period."""
    marked, text, figures, end = entry["text"].strip(), "", [], 0
    for mark in MARK.finditer(marked):
        text += marked[end : mark.start()]
        figures.append((len(text), len(text) + len(mark[1]), mark[2] or entry["period"]))
        text, end = text + mark[1], mark.end()
    return text + marked[end:], figures


def periods_found(entry, vocabulary):
    """Return for each marked figure that was found: its words, the period it should have and the one it has."""
    body, figures = unmarked(entry)
    article = Article(Metadata("A title", entry["date"], publisher=entry["publisher"]), body)
    facts = extraction_record(extract(article, vocabulary))["observations"]
    return [
        (body[start:end], wanted, fact["period"] or "none")
        for start, end, wanted in figures
        for fact in [next((f for f in facts if f["value_span"][0] < end and start < f["value_span"][1]), None)]
        if fact is not None
    ]


@pytest.mark.parametrize("entry", ARTICLES, ids=[entry["name"] for entry in ARTICLES])
def test_figures_have_the_period_of_their_article(entry, vocabulary):
    """Every figure in brackets that is found has the period of its article, or the one behind its bar."""
    found = periods_found(entry, vocabulary)
    assert found
    assert [(words, has) for words, _, has in found] == [(words, wanted) for words, wanted, _ in found]


def test_every_article_has_a_name_of_its_own():
    """A name says what tells an account or a story."""
    assert len({entry["name"] for entry in ARTICLES}) == len(ARTICLES)
