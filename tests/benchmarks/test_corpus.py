"""The generator of articles: what it promises to the tests and benchmarks that build on it."""

import itertools
import json
from datetime import date

import pytest

from tests.benchmarks.corpus import BREAKS, as_text, generate, totals, write_lines, write_texts


def test_the_same_seed_gives_the_same_articles_and_another_seed_others():
    """A corpus is a function of its seed."""
    first, again, other = (list(generate(20, seed)) for seed in (7, 7, 8))
    assert first == again
    assert first != other


def test_a_longer_corpus_starts_with_the_shorter_one():
    """Article i depends on the seed and i alone."""
    assert list(generate(5, 3)) == list(itertools.islice(generate(50, 3), 5))


def test_it_streams():
    """The first article of a huge corpus comes at once."""
    assert next(generate(10**9, 1))[0]["text"]


def test_every_figure_and_action_stands_at_its_offsets():
    """Expected facts quote the text."""
    for record, facts in generate(300, 11):
        text = record["text"]
        for observation in facts.observations:
            assert text[observation.start : observation.end] == observation.text
        for initiative in facts.initiatives:
            words = text[initiative.start : initiative.end]
            assert words == words.strip()
            assert len(words) > 10


def test_articles_have_the_size_of_real_ones():
    """Eight to twelve sentences and six to nine figures, give or take one."""
    for _, facts in generate(300, 12):
        assert 7 <= facts.sentences <= 13
        assert 5 <= len(facts.observations) <= 10
        assert len(facts.initiatives) >= 2


def test_all_kinds_occur():
    """A small corpus already shows every kind of figure and every status of an action."""
    counts = totals(facts for _, facts in generate(200, 13))
    for kind in ("change", "gap", "level", "share", "streak"):
        assert counts[f"observations: {kind}"] > 20
    for status in ("planned", "ongoing", "completed"):
        assert counts[f"initiatives: {status}"] > 20


def test_articles_appear_after_their_period_and_on_a_weekday():
    """The date of publication settles what "last month" would mean."""
    for record, _ in generate(200, 14):
        assert date.fromisoformat(record["date"]).weekday() < 5


def test_the_asked_part_is_broken_in_known_ways():
    """Broken records state nothing and say what is wrong with them."""
    found = [facts for _, facts in generate(2000, 5, broken=0.1)]
    broken = [facts for facts in found if facts.broken]
    assert 140 <= len(broken) <= 260
    assert {facts.broken for facts in broken} == set(BREAKS)
    assert not any(facts.observations or facts.initiatives for facts in broken)


@pytest.mark.parametrize("how", BREAKS)
def test_a_broken_record_lacks_what_its_name_says(how):
    """Each way to break a record is visible in the record."""
    record = next(record for record, facts in generate(5000, 6, broken=0.5) if facts.broken == how)
    match how:
        case "no-title":
            assert not record["title"]
        case "no-date":
            assert record["date"] is None
        case "bad-date":
            with pytest.raises(ValueError, match="day"):
                date.fromisoformat(record["date"])
        case "empty-text":
            assert not record["text"].strip()
        case "missing-text":
            assert "text" not in record


def test_both_writers_write_every_article(tmp_path):
    """JSON Lines and text files hold the same articles, and the counts come back as they are written."""
    lines = tmp_path / "corpus.jsonl"
    assert totals(write_lines(generate(30, 2), lines)) == totals(write_texts(generate(30, 2), tmp_path / "texts"))
    records = [json.loads(line) for line in lines.read_text(encoding="utf-8").splitlines()]
    files = sorted((tmp_path / "texts").rglob("*.txt"))
    assert len(records) == len(files) == 30
    assert files[0].read_text(encoding="utf-8") == as_text(records[0])
    header, _, body = files[0].read_text(encoding="utf-8").partition("\n\n")
    assert body == records[0]["text"] + "\n"
    assert header.splitlines()[1] == f"date: {records[0]['date']}"
