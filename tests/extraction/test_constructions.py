"""A specification of statements: what each construction of English states, all of it and nothing else."""

from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml

from policykg.facts import Bound, Kind, Observation, ObservationStatus


def _specified(name: str) -> dict[str, dict[str, list[str]]]:
    """Return the groups of sentences of a specification, with the facts that each states."""
    groups: dict[str, dict[str, list[str]]] = yaml.safe_load(Path(__file__).with_name(name).read_text(encoding="utf-8"))
    return groups


GROUPS = _specified("constructions.yaml") | _specified("quantities.yaml") | _specified("elliptic_figures.yaml")
CASES = [(sentence, facts) for sentences in GROUPS.values() for sentence, facts in sentences.items()]
BOUNDS = {bound.value for bound in Bound}
STATUSES = {status.value for status in ObservationStatus}
CUSTOM = {None, "year-on-year"}  # the basis of a change that names none


@dataclass(frozen=True)
class Stated:
    """A fact that a sentence states, as the specification writes it."""

    value: float
    unit: str  # "-" for any
    kind: Kind
    total: float | None
    basis: str | None
    bound: Bound
    status: ObservationStatus
    words: tuple[str, ...]  # one of them stands in a label; an empty one stands in any

    @classmethod
    def read(cls, text: str) -> "Stated":
        """Read a line of the specification; its head says how one is written."""
        head, _, words = text.partition("|")
        value, unit, kind, *rest = head.split()
        total = None
        if rest[:1] == ["of"]:
            total, rest = float(rest[1]), rest[2:]
        bound = next((Bound(word) for word in rest if word in BOUNDS), Bound.EXACT)
        status = next((ObservationStatus(word) for word in rest if word in STATUSES), ObservationStatus.ACTUAL)
        basis = next((word for word in rest if word not in BOUNDS | STATUSES), None)
        unit = unit.replace("basis-point", "basis point")
        named = tuple(word.strip() for word in words.split("|"))
        return cls(float(value), unit, Kind(kind), total, basis, bound, status, named)

    def differences(self, found: Observation) -> list[str]:
        """Return what an observation says otherwise."""
        labels = [concept.label.lower() for concept in (found.indicator, found.industry) if concept is not None]
        bases = CUSTOM if self.basis is None else {self.basis}
        checks = {
            f"value {found.value}": float(found.value) == pytest.approx(self.value, rel=0.005),
            f"unit {found.unit}": self.unit in {"-", found.unit},
            f"kind {found.kind}": found.kind is self.kind,
            f"total {found.total}": (None if found.total is None else float(found.total)) == self.total,
            f"basis {found.basis}": found.kind is not Kind.CHANGE or found.basis in bases,
            f"bound {found.bound}": found.bound is self.bound,
            f"status {found.status}": found.status is self.status,
            f"labels {labels}": any(word in label for word in self.words for label in labels),
        }
        return [text for text, holds in checks.items() if not holds]


@pytest.mark.parametrize(("sentence", "facts"), CASES, ids=[sentence for sentence, _ in CASES])
def test_a_sentence_states_these_facts_and_no_other(sentence, facts, observed):
    """Every number that the sentence states as a fact is found as it is meant, and no other number is."""
    found = sorted(observed(sentence), key=lambda observation: observation.value_span.start)
    stated = [Stated.read(fact) for fact in facts]
    assert len(found) == len(stated), [observation.value for observation in found]
    assert [fact.differences(observation) for fact, observation in zip(stated, found, strict=True)] == [[]] * len(
        stated
    )


def test_the_specification_is_broad():
    """It goes through the grammar of statements, not through one corner of it."""
    assert len(GROUPS) >= 40
    assert len(CASES) >= 900
