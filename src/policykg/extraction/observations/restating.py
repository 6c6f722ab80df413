"""One figure said twice in different words: the shorter scope is read as the fuller one that the article gives."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from policykg.facts import Component, Inheritance, Observation
from policykg.vocabulary import Vocabulary


def with_one_scope(observations: Sequence[Observation], vocabulary: Vocabulary) -> list[Observation]:
    """Give a figure that restates another in a wider word the other's scope, and say where it comes from.

    "Industrial value added rose by 4 percent" beside "the value added of industry above designated size rose by
    4 percent" is the same statistic: all else agrees and one industry is the direct ``skos:broader`` of the other.
    """
    alike: dict[tuple[str, str, Decimal], list[Observation]] = {}
    made: list[Observation] = []
    for observation in observations:
        alike.setdefault((observation.indicator.iri, observation.unit, observation.value), []).append(observation)
    for observation in observations:
        others = alike[observation.indicator.iri, observation.unit, observation.value]
        fuller = None if len(others) == 1 else _fuller(observation, others, vocabulary)
        if fuller is not None and fuller.industry is not None:
            source = Inheritance(Component.INDUSTRY, sentence=fuller.evidence.sentence)
            evidence = replace(observation.evidence, inherited=(*observation.evidence.inherited, source))
            observation = replace(observation, industry=replace(fuller.industry, span=None), evidence=evidence)  # noqa: PLW2901
        made.append(observation)
    return made


def _fuller(observation: Observation, others: Sequence[Observation], vocabulary: Vocabulary) -> Observation | None:
    """Return the first observation of the same value that restates one with a narrower industry."""
    rest = _rest(observation)
    return next((one for one in others if _narrower(one, observation, vocabulary) and _rest(one) == rest), None)


def _rest(observation: Observation) -> tuple[object, ...]:
    """Return what else restatements agree in, beside indicator, unit and value."""
    return (
        observation.kind,
        observation.basis,
        observation.bound,
        observation.period,
        observation.area.iri if observation.area else None,
        observation.status,
    )


def _narrower(other: Observation, observation: Observation, vocabulary: Vocabulary) -> bool:
    """Tell whether another observation names the same thing more exactly, in another sentence."""
    if other.industry is None or observation.industry is None or other.industry.iri == observation.industry.iri:
        return False
    if other.evidence.sentence == observation.evidence.sentence:
        return False
    term = vocabulary.terms.get(other.industry.iri)
    return term is not None and observation.industry.iri in term.all("broader")
