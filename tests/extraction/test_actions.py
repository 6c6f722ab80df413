"""The ways in which English tells what public bodies do, as ``actions.toml`` and its sisters write them."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from policykg.vocabulary import Vocabulary
from tests.extraction.coast import read

_WAYS: dict[str, list[list[str | list[str]]]] = {
    way: cases
    for name in ("actions.toml", "press_actions.toml")
    for way, cases in tomllib.loads((Path(__file__).parent / name).read_text(encoding="utf-8")).items()
}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [pytest.param(text, wanted, id=f"{way}: {text}") for way, cases in _WAYS.items() for text, *wanted in cases],
)
def test_what_a_text_tells_is_found_and_no_more(text: str, wanted: list[list[str]], vocabulary: Vocabulary) -> None:
    """A text yields its actions in its order, each with its status, its words and its body, and no other."""
    extraction = read(text, vocabulary)
    found = [
        (
            str(action.status),
            extraction.quote(action.evidence.span),
            action.agents[0].label if action.agents else "",
        )
        for action in extraction.initiatives
    ]
    assert len(found) == len(wanted), found
    for (status, quote, agent), (right_status, words, body) in zip(found, wanted, strict=True):
        assert (status, agent) == (right_status, body), quote
        assert words in quote
