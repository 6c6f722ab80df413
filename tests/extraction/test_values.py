"""What a figure states: each construction gives its value, unit, kind, basis and bound."""

import tomllib
from decimal import Decimal
from pathlib import Path

import pytest

CONSTRUCTIONS = tomllib.loads(Path(__file__).with_name("value_sentences.toml").read_text(encoding="utf-8"))
CASES = [
    (entry["name"], entry.get("title", "A title"), *sentence)
    for entry in CONSTRUCTIONS["construction"]
    for sentence in entry["sentences"]
]
SILENT = [(entry["name"], sentence) for entry in CONSTRUCTIONS["no_figure"] for sentence in entry["sentences"]]


@pytest.mark.parametrize(
    ("name", "title", "sentence", "expected"), CASES, ids=[f"{name}: {sentence}" for name, _, sentence, _ in CASES]
)
def test_a_construction_says_what_its_figure_states(name, title, sentence, expected, observed):
    """The figure in brackets has the value, unit and kind expected, and the basis and bound named after them."""
    start, end = sentence.index("["), sentence.index("]") - 1
    body = sentence.replace("[", "").replace("]", "")
    found = [o for o in observed(body, title) if o.value_span.start < end and start < o.value_span.end]
    assert [(o.value_span.start, o.value_span.end) for o in found] == [(start, end)]
    value, unit, kind, *more = expected.split(", ")
    fact = found[0]
    assert (fact.value, fact.unit, fact.kind.value) == (Decimal(value), unit, kind)
    stated = [word for word in (fact.basis, fact.bound.value) if word not in {None, "exact"}]
    assert stated == more


@pytest.mark.parametrize(("name", "sentence"), SILENT, ids=[f"{name}: {sentence}" for name, sentence in SILENT])
def test_what_looks_alike_but_states_no_figure_is_left_alone(name, sentence, observed):
    """Names, standards and pronouns hold numbers and state none."""
    assert observed(sentence) == ()


def test_every_construction_has_five_variants():
    """One sentence shows that a rule works, five that it is no accident of one."""
    assert all(len(entry["sentences"]) == 5 for entry in CONSTRUCTIONS["construction"])
