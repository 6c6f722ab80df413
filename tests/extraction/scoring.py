"""Compares extracted facts with reference facts, by the definitions of the annotation guide; for tests only.

A reference file says every number and every action that an article states. *Detection* asks whether the fact's words
were found at all, *strict* whether everything that is compared is right too. Facts are matched one to one, those
that share most characters first. Both sides are the JSON that ``policykg extract --format json`` prints and that the
reference files hold.
"""

from __future__ import annotations

import calendar
import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

Fact = Mapping[str, Any]
Stretch = tuple[int, int]

TOLERANCE = 0.005  # of the value: "one third" is 33.333
LEAST_OVERLAP = 0.5  # of the shorter of two quotes, for initiatives


@dataclass(slots=True)
class Score:
    """How many facts the references have, were extracted, were found, and were found and right in all."""

    reference: int = 0
    extracted: int = 0
    detected: int = 0
    strict: int = 0
    faults: Counter[str] = field(default_factory=Counter)

    @property
    def detection_f1(self) -> float:
        """Harmonic mean of precision and recall of detection."""
        return self._f1(self.detected)

    @property
    def strict_f1(self) -> float:
        """Harmonic mean of precision and recall where only facts right in all count."""
        return self._f1(self.strict)

    def _f1(self, hits: int) -> float:
        both = self.reference + self.extracted
        return 2 * hits / both if both else 1.0


@dataclass(slots=True)
class Quality:
    """The scores of a set of articles."""

    observations: Score = field(default_factory=Score)
    initiatives: Score = field(default_factory=Score)

    @property
    def figures(self) -> tuple[float, float, float, float]:
        """Detection and strict F1 of observations, then of initiatives."""
        first, second = self.observations, self.initiatives
        return first.detection_f1, first.strict_f1, second.detection_f1, second.strict_f1


def score_folder(folder: Path, extracted: Callable[[Path], Mapping[str, Sequence[Fact]]]) -> Quality:
    """Score every article of a folder that has a reference file; `extracted` gives an article's facts."""
    quality = Quality()
    for reference in sorted(folder.glob("*.json")):
        text = reference.with_suffix(".txt")
        body = text.read_text(encoding="utf-8").partition("\n\n")[2]
        score_article(body, json.loads(reference.read_text(encoding="utf-8")), extracted(text), quality)
    return quality


def score_article(
    body: str, reference: Mapping[str, Sequence[Fact]], extracted: Mapping[str, Sequence[Fact]], quality: Quality
) -> None:
    """Add one article to a quality.

    Raises:
        ValueError: an extracted quote does not stand at its span.
    """
    for fact in (*extracted.get("observations", ()), *extracted.get("initiatives", ())):
        start, end = fact["span"]
        if body[start:end] != fact["quote"]:
            raise ValueError(f"The quote {fact['quote']!r} does not stand at {start}:{end}.")
    _tally(
        quality.observations,
        [(_number_span(body, fact), fact) for fact in reference["observations"]],
        _first_of_each([(_pair(fact["value_span"]), fact) for fact in extracted.get("observations", ())]),
        observation_faults,
        0.0,
    )
    _tally(
        quality.initiatives,
        [(_quote_span(body, fact), fact) for fact in reference["initiatives"]],
        _first_of_each([(_pair(fact["span"]), fact) for fact in extracted.get("initiatives", ())]),
        initiative_faults,
        LEAST_OVERLAP,
    )


def observation_faults(wanted: Fact, found: Fact) -> list[str]:
    """Name what is wrong with a detected observation, in the order of the guide's table."""
    kind = wanted["kind"]
    same_basis = found.get("basis") == wanted.get("basis")
    basis = same_basis if kind == "change" else kind == "gap" or not found.get("basis")
    right = {
        "value": _close(found.get("value"), wanted["value"])
        and (not wanted.get("of_total") or found.get("of_total") == wanted["of_total"]),
        "unit": str(found.get("unit") or "").lower() == str(wanted["unit"] or "").lower(),
        "kind": found.get("kind") == kind,
        "basis": basis,
        "bound": (found.get("bound") or "exact") == wanted["bound"],
        "status": (found.get("status") or "actual") == (wanted.get("status") or "actual"),
        "period": kind == "streak" or _days(found.get("period")) == _days(wanted.get("period")),
        "about": _is_about(wanted, found) and _labels_name_it(wanted, found),
    }
    return [name for name, fine in right.items() if not fine]


def initiative_faults(wanted: Fact, found: Fact) -> list[str]:
    """Name what is wrong with a detected initiative."""
    agents = {_plain(agent.get("label") or "") for agent in found.get("agents") or ()}
    right = {
        "agent": not wanted.get("agent") or _plain(wanted["agent"]) in agents,
        "status": found.get("status") == wanted["status"],
        "about": _is_about(wanted, found),
    }
    return [name for name, fine in right.items() if not fine]


def _tally(
    score: Score,
    wanted: Sequence[tuple[Stretch, Fact]],
    found: Sequence[tuple[Stretch, Fact]],
    faults: Callable[[Fact, Fact], list[str]],
    least: float,
) -> None:
    matched = _match([span for span, _ in wanted], [span for span, _ in found], least)
    score.reference += len(wanted)
    score.extracted += len(found)
    score.detected += len(matched)
    for one, other in matched.items():
        wrong = faults(wanted[one][1], found[other][1])
        score.faults.update(wrong)
        score.strict += not wrong


def _match(wanted: Sequence[Stretch], found: Sequence[Stretch], least: float) -> dict[int, int]:
    """Pair spans one to one, the largest overlaps first, each more than `least` of the shorter span."""
    overlaps = []
    for one, (start, end) in enumerate(wanted):
        for other, (begin, finish) in enumerate(found):
            shared = min(end, finish) - max(start, begin)
            if shared > max(0, least * min(end - start, finish - begin)):
                overlaps.append((-shared, one, other))
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, one, other in sorted(overlaps):
        if one not in pairs and other not in taken:
            pairs[one] = other
            taken.add(other)
    return pairs


def _first_of_each(facts: Iterable[tuple[Stretch, Fact]]) -> list[tuple[Stretch, Fact]]:
    """Keep the first of the facts that share a span: one number can state two."""
    kept: dict[Stretch, Fact] = {}
    for span, fact in facts:
        kept.setdefault(span, fact)
    return list(kept.items())


def _pair(span: Sequence[int]) -> Stretch:
    return span[0], span[1]


def _quote_span(body: str, fact: Fact) -> Stretch:
    start = body.index(fact["quote"])
    return start, start + len(fact["quote"])


def _number_span(body: str, fact: Fact) -> Stretch:
    start = body.index(fact["quote"]) + fact["quote"].index(fact["number"])
    return start, start + len(fact["number"])


def _close(value: object, wanted: float) -> bool:
    return isinstance(value, int | float) and abs(value - wanted) <= max(1e-9, abs(wanted) * TOLERANCE)


def _days(period: str | None) -> tuple[str, str] | None:
    """Return the first and last day of an ISO 8601 period."""
    if not period:
        return None
    first, _, last = period.partition("/")
    return _edge(first, last=False), _edge(last or first, last=True)


def _edge(text: str, *, last: bool) -> str:
    parts = text.split("-")
    if len(parts) == 1:
        parts.append("12" if last else "01")
    if len(parts) == 2:
        parts.append(f"{calendar.monthrange(int(parts[0]), int(parts[1]))[1] if last else 1:02d}")
    return "-".join(parts)


def _plain(name: str) -> str:
    return name.lower().strip().removeprefix("the ")


def _is_about(wanted: Fact, found: Fact) -> bool:
    """Every group of the reference is met by the fact's words and labels."""
    labels = [found.get("quote"), found.get("label"), *_subject(found)]
    labels += [thing.get("label") for key in ("targets", "agents") for thing in found.get(key) or ()]
    words = " ".join(label or "" for label in labels).lower()
    return all(any(alternative.lower() in words for alternative in group) for group in wanted["about"])


def _labels_name_it(wanted: Fact, found: Fact) -> bool:
    """An observation's subject stands in its labels, not in its quote alone."""
    words = " ".join(_subject(found)).lower()
    return any(alternative.lower() in words for group in wanted["about"] for alternative in group)


def _subject(found: Fact) -> list[str]:
    return [(found.get(key) or {}).get("label") or "" for key in ("indicator", "industry")]
