"""Extraction is fast enough, and its cost grows with the length of the text and no faster."""

import pytest

from tests.benchmarks.of_extraction import (
    BRIEFINGS,
    HELD_OUT,
    SEED_SIZE,
    SHORT,
    cut,
    generated_text,
    growth,
    rate,
    seed_sized_texts,
)


def test_the_measured_texts_have_the_size_they_claim():
    """Texts of the seed's size, and short texts that together are the long one."""
    for folder in (BRIEFINGS, HELD_OUT):
        texts = seed_sized_texts(folder)
        assert texts
        assert all(SEED_SIZE / 2 < len(text) < SEED_SIZE * 1.6 for text in texts)
    whole = generated_text(100_000)
    pieces = cut(whole, SHORT)
    assert "\n\n".join(pieces) == whole
    assert 100_000 <= len(whole) < 105_000
    assert all(len(piece) < SHORT * 1.4 for piece in pieces)


@pytest.mark.benchmark
def test_a_long_article_costs_hardly_more_per_character():
    """One article of a million characters against the same text in short ones."""
    row = growth()
    assert row.holds, row.figure


@pytest.mark.benchmark
def test_articles_per_second():
    """The rate on texts of the seed's size is met where extraction is compiled; spaCy stands beside it."""
    missed = [f"{row.work}: {row.figure}" for row in rate() if row.holds is False]
    assert not missed
