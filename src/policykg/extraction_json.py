"""An extraction as JSON: what ``policykg extract --format json`` prints and quality is scored on.

One object with a list per kind of fact, in the order of the text. Spans are half-open offsets, in Unicode code
points, into the body of the article.
"""

from __future__ import annotations

import json
from decimal import Decimal
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from policykg.facts import (
        Achievement,
        Attribution,
        Comparison,
        Concept,
        Event,
        Evidence,
        Extraction,
        Goal,
        Initiative,
        Observation,
        Person,
        Reading,
        Span,
        Trend,
    )


def extraction_json(extraction: Extraction) -> str:
    """Return an extraction as a JSON text, indented by two spaces, the same bytes for the same facts."""
    return json.dumps(extraction_record(extraction), ensure_ascii=False, indent=2)


def extraction_record(extraction: Extraction) -> dict[str, Any]:
    """Return an extraction as plain dictionaries, lists, strings and numbers."""
    writer = _Writer(extraction)
    further: dict[Span | None, list[Initiative]] = {}
    for one in extraction.initiatives:
        further.setdefault(one.announced, []).append(one)
    header = extraction.metadata
    return {
        "article": {
            "title": header.title,
            "date": header.date.isoformat() if header.date else None,
            "publisher": header.publisher,
            "source": header.source,
            "area": _code(extraction.area),
        },
        "observations": [writer.observation(fact) for fact in extraction.observations],
        "initiatives": [writer.initiative(fact, further.get(fact.evidence.span, ())) for fact in further.get(None, ())],
        "trends": [writer.trend(fact) for fact in extraction.trends],
        "comparisons": [writer.comparison(fact) for fact in extraction.comparisons],
        "goals": [writer.purpose(fact) for fact in extraction.goals],
        "achievements": [{**writer.purpose(fact), "exhaustive": fact.exhaustive} for fact in extraction.achievements],
        "events": [writer.event(fact) for fact in extraction.events],
        "persons": [writer.person(person) for person in extraction.persons],
        "organisations": [
            {**_thing(named.organisation), "spans": [_span(span) for span in named.spans]}
            for named in extraction.organisations
        ],
        "sentences": [
            {"ordinal": one.ordinal, "span": _span(one.span), "without_fact": one.without_fact}
            for one in extraction.sentences
        ],
    }


class _Writer:
    """Turns facts into records; holds the body, from which quotes are cut."""

    def __init__(self, extraction: Extraction) -> None:
        self._extraction = extraction

    def observation(self, fact: Observation) -> dict[str, Any]:
        basis = fact.basis
        if fact.base_period and basis == "since":
            basis = f"since {fact.base_period.iso}"
        return {
            **self._evidence(fact.evidence),
            "value_span": _span(fact.value_span),
            "value_text": self._extraction.quote(fact.value_span),
            "kind": fact.kind.value,
            "value": _number(fact.value),
            "unit": _unit(fact.unit, self._extraction.quote(fact.value_span)),
            "basis": fact.comparator if fact.kind == "gap" else basis,
            "bound": fact.bound.value,
            "of_total": None if fact.total is None else _number(fact.total),
            "period": fact.period.iso if fact.period else None,
            "area": _code(fact.area),
            "status": None if fact.status == "actual" else fact.status.value,
            "indicator": _thing(fact.indicator),
            "industry": _thing(fact.industry) if fact.industry else None,
            "condition": fact.condition,
            "readings": [_reading(reading) for reading in fact.readings],
        }

    def initiative(self, fact: Initiative, further: Sequence[Initiative] = ()) -> dict[str, Any]:
        """Return an announced action, with the further actions that the same words announce."""
        return {
            **self._evidence(fact.evidence),
            "label": fact.label,
            "status": fact.status.value,
            "agents": [_thing(agent) for agent in fact.agents],
            "agent_missing": fact.agent_missing,
            "targets": [_thing(target) for target in fact.targets],
            "instrument": _thing(fact.instrument) if fact.instrument else None,
            "goals": list(fact.goals),
            "means": fact.means,
            "period": fact.period.iso if fact.period else None,
            "further": [self.initiative(one) for one in further],
        }

    def trend(self, fact: Trend) -> dict[str, Any]:
        return {
            **self._movement(fact),
            "direction": fact.direction,
            "readings": [_reading(reading) for reading in fact.readings],
        }

    def comparison(self, fact: Comparison) -> dict[str, Any]:
        return {**self._movement(fact), "relation": fact.relation, "comparator": fact.comparator}

    def purpose(self, fact: Goal | Achievement) -> dict[str, Any]:
        return {
            **self._evidence(fact.evidence),
            "label": fact.label,
            "agents": [_thing(agent) for agent in fact.agents],
            "targets": [_thing(target) for target in fact.targets],
        }

    def event(self, fact: Event) -> dict[str, Any]:
        return {
            **self._evidence(fact.evidence),
            "label": fact.label,
            "kind": fact.kind,
            "date": fact.date.isoformat() if fact.date else None,
            "hosts": [_thing(host) for host in fact.hosts],
            "speakers": [_speaker(speaker) for speaker in fact.speakers],
            "topic": fact.topic,
            "period": fact.period.iso if fact.period else None,
        }

    def person(self, fact: Person) -> dict[str, Any]:
        return {
            **self._evidence(fact.evidence),
            "iri": fact.iri,
            "name": fact.name,
            "spans": [_span(span) for span in fact.spans],
            "posts": [
                {"title": post.title, "organisation": _thing(post.organisation) if post.organisation else None}
                for post in fact.posts
            ],
        }

    def _movement(self, fact: Trend | Comparison) -> dict[str, Any]:
        return {
            **self._evidence(fact.evidence),
            "indicator": _thing(fact.indicator),
            "industry": _thing(fact.industry) if fact.industry else None,
            "period": fact.period.iso if fact.period else None,
            "area": _code(fact.area),
        }

    def _evidence(self, evidence: Evidence) -> dict[str, Any]:
        speaker = evidence.attributed_to
        return {
            "span": _span(evidence.span),
            "quote": self._extraction.quote(evidence.span),
            "sentence": evidence.sentence,
            "rule": evidence.rule,
            "attributed_to": speaker.label if speaker else None,
            "inherited": [
                {"component": source.component.value, "sentence": source.sentence, "header": source.header}
                for source in evidence.inherited
            ],
        }


def _span(span: Span) -> list[int]:
    return [span.start, span.end]


def _thing(concept: Concept) -> dict[str, Any]:
    return {"iri": concept.iri, "label": concept.label, "candidate": concept.candidate}


def _speaker(speaker: Attribution) -> dict[str, Any]:
    return {"iri": speaker.iri, "label": speaker.label, "person": speaker.person}


def _code(area: Concept | None) -> str | None:
    return area.iri.rpartition("/")[2] if area else None


def _unit(code: str, text: str) -> str:
    """Return a unit as it is spoken: codes of several words have hyphens only in IRIs.

    Args:
        code: the code of the unit.
        text: the number as the article writes it; containers are counted in TEU unless it writes that out.
    """
    if code == "twenty-foot-equivalent-unit":
        return "twenty-foot equivalent unit" if "foot" in text else "TEU"
    return code if code == "percentage-point" else code.replace("-", " ")


def _reading(reading: Reading) -> dict[str, Any]:
    return {
        "label": reading.label,
        "reason": reading.reason,
        "status": reading.status.value,
        "kind": reading.kind.value if reading.kind else None,
        "basis": reading.basis,
        "unit": reading.unit,
        "value": None if reading.value is None else _number(reading.value),
    }


def _number(value: Decimal) -> int | float:
    """Return a whole number as int, any other as the nearest float (JSON has no decimal type)."""
    return int(value) if value == value.to_integral_value() else float(value)
