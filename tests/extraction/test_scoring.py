"""The scorer itself: it must see what is wrong, and agree with the one that comes with the shared sets."""

import copy
import json
import random
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.extraction.scoring import Quality, initiative_faults, observation_faults, score_article, score_folder

HELD_OUT = Path(__file__).parent / "heldout"
SHARED_SCORER = Path(__file__).parents[3] / "shared" / "extraction" / "score.py"


def ideal(text: Path) -> dict[str, list[dict]]:
    """What a perfect extractor would give for a reference: its facts, labelled with the words they are about."""
    body = text.read_text(encoding="utf-8").partition("\n\n")[2]
    reference = json.loads(text.with_suffix(".json").read_text(encoding="utf-8"))
    found: dict[str, list[dict]] = {"observations": [], "initiatives": []}
    for kind, facts in found.items():
        for fact in reference[kind]:
            start = body.index(fact["quote"])
            label = " ".join(group[0] for group in fact["about"])
            made = {**fact, "span": [start, start + len(fact["quote"])], "label": label}
            if kind == "observations":
                number = start + fact["quote"].index(fact["number"])
                made["value_span"] = [number, number + len(fact["number"])]
                made["indicator"] = {"label": label}
                if fact["kind"] not in ("change", "gap"):
                    made["basis"] = None
            else:
                made["agents"] = [{"label": fact["agent"] or "somebody"}]
            facts.append(made)
    return found


def test_a_perfect_extraction_scores_one():
    """Reference facts given back score 1.0 in every figure."""
    quality = score_folder(HELD_OUT, ideal)
    assert quality.figures == (1.0, 1.0, 1.0, 1.0)
    assert quality.observations.reference > 300
    assert not quality.observations.faults


def test_nothing_extracted_scores_nothing():
    """An extractor that finds nothing detects nothing."""
    assert score_folder(HELD_OUT, lambda _: {}).figures == (0.0, 0.0, 0.0, 0.0)


WANTED = {
    "kind": "change",
    "value": -3.5,
    "unit": "percent",
    "basis": "year-on-year",
    "bound": "exact",
    "period": "2023-05",
    "about": [["output", "production"], ["cement"]],
}
FOUND = {
    **WANTED,
    "quote": "Cement output fell 3.5%",
    "indicator": {"label": "output"},
    "industry": {"label": "cement"},
}


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("value", 3.5),
        ("value", None),
        ("unit", "percentage-point"),
        ("kind", "gap"),
        ("basis", "month-on-month"),
        ("bound", "about"),
        ("status", "target"),
        ("period", "2023"),
        ("period", None),
    ],
)
def test_each_wrong_field_is_a_fault(field, value):
    """One wrong field is named, and nothing else."""
    assert observation_faults(WANTED, {**FOUND, field: value}) == [field]


@pytest.mark.parametrize(
    "same",
    [{"period": "2023-05-01/2023-05-31"}, {"value": -3.51}, {"unit": "Percent"}, {"status": "actual"}, {"bound": None}],
)
def test_other_spellings_of_the_same_are_none(same):
    """Equal days, a value within half a percent, and left-out defaults are right."""
    assert observation_faults(WANTED, {**FOUND, **same}) == []


def test_the_subject_must_stand_in_the_labels():
    """Words that stand in the quote alone are not enough, and a group that nothing meets is a fault."""
    assert observation_faults(WANTED, {**FOUND, "indicator": {"label": "price"}, "industry": None}) == ["about"]
    assert observation_faults(WANTED, {**FOUND, "quote": "", "industry": None}) == ["about"]


def test_the_total_belongs_to_the_value():
    """Of "27 of 41" both numbers must be right."""
    wanted = {**WANTED, "kind": "level", "value": 27, "of_total": 41, "basis": None}
    found = {**FOUND, "kind": "level", "value": 27, "basis": None}
    assert observation_faults(wanted, {**found, "of_total": 41}) == []
    assert observation_faults(wanted, found) == ["value"]


def test_the_period_of_a_streak_and_the_basis_of_a_gap_are_not_compared():
    """The guide leaves both to the reader."""
    streak = {**WANTED, "kind": "streak", "basis": None}
    assert observation_faults(streak, {**FOUND, "kind": "streak", "basis": None, "period": None}) == []
    assert observation_faults({**WANTED, "kind": "gap"}, {**FOUND, "kind": "gap", "basis": "growth of May"}) == []


def test_an_initiative_needs_agent_status_and_subject():
    """A leading "the" does not matter; another body, another status and another subject do."""
    wanted = {"agent": "Ministry of Commerce", "status": "planned", "about": [["tariff"], ["cut"]]}
    found = {"agents": [{"label": "the ministry of commerce"}], "status": "planned", "quote": "will cut tariffs"}
    assert initiative_faults(wanted, found) == []
    assert initiative_faults(wanted, {**found, "agents": []}) == ["agent"]
    assert initiative_faults(wanted, {**found, "status": "ongoing"}) == ["status"]
    assert initiative_faults(wanted, {**found, "quote": "will raise taxes"}) == ["about"]
    assert initiative_faults({**wanted, "agent": None}, {**found, "agents": []}) == []


def test_a_quote_that_does_not_stand_at_its_span_is_refused():
    """An extractor whose offsets are wrong is not scored at all."""
    fact = {**FOUND, "span": [1, 24], "value_span": [19, 23]}
    with pytest.raises(ValueError, match="does not stand"):
        score_article("Cement output fell 3.5%.", {"observations": []}, {"observations": [fact]}, Quality())


WRONG = {
    "value": [None, 7, -0.1],
    "unit": [None, "index"],
    "kind": ["rank", "share"],
    "basis": [None, "month-on-month"],
    "bound": [None, "about"],
    "status": [None, "forecast", "ongoing"],
    "period": [None, "2020", "2020-02/2020-04"],
    "indicator": [{"label": "price"}, None],
}


def worse(facts: dict[str, list[dict]], rng: random.Random) -> dict[str, list[dict]]:
    """Spoil an extraction at random: facts dropped, doubled, shortened and changed."""
    spoiled = copy.deepcopy(facts)
    for kind, found in spoiled.items():
        found[:] = [fact for fact in found if rng.random() > 0.15]
        for fact in found:
            if rng.random() < 0.3:
                field = rng.choice(sorted(WRONG))
                fact[field] = rng.choice(WRONG[field])
            if rng.random() < 0.2 and kind == "initiatives":
                end = fact["span"][1] - rng.randint(0, len(fact["quote"]) - 5)
                fact["quote"] = fact["quote"][: end - fact["span"][0]]
                fact["span"] = [fact["span"][0], end]
        found += [copy.deepcopy(fact) for fact in found if rng.random() < 0.1]
    return spoiled


@pytest.mark.skipif(not SHARED_SCORER.exists(), reason="the shared scorer is not beside the repository")
def test_both_scorers_agree_on_spoiled_extractions(tmp_path):
    """The same spoiled facts get the same four figures from the shared scorer and from ours."""
    rng = random.Random(5)
    spoiled = {path.stem: worse(ideal(path), rng) for path in sorted(HELD_OUT.glob("*.txt"))}
    for name, facts in spoiled.items():
        (tmp_path / f"{name}.json").write_text(json.dumps(facts), encoding="utf-8")
    reader = tmp_path / "give.py"
    reader.write_text(
        "import pathlib, sys\n"
        "print((pathlib.Path(__file__).parent / (pathlib.Path(sys.argv[1]).stem + '.json')).read_text('utf-8'))\n",
        encoding="utf-8",
    )
    command = f"{sys.executable} {reader} {{}}"
    run = subprocess.run(
        [sys.executable, str(SHARED_SCORER), str(HELD_OUT), "--command", command],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    strict, detection, initiative_strict, initiative_detection = re.findall(r"F1 (\d\.\d+)[,;]", run.stdout + ",")[-4:]
    ours = [f"{figure:.3f}" for figure in score_folder(HELD_OUT, lambda path: spoiled[path.stem]).figures]
    assert ours == [detection, strict, initiative_detection, initiative_strict]
    assert 0.3 < float(ours[1]) < 0.95
