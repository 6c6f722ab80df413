"""A part of the graph: observations, streaks, trends and comparisons, with the series that observations hang on."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import date
from decimal import Decimal

from policykg import iris
from policykg.facts import Comparison, Concept, Kind, Observation, ObservationStatus, Period, Reading, Span, Trend
from policykg.graph import periods
from policykg.graph import terms as t
from policykg.graph.collector import Collector
from policykg.ntriples import decimal, integer, iri, plain_decimal, text

_Dimensions = tuple[tuple[str, str], ...]


def add_observations(to: Collector, observations: tuple[Observation, ...]) -> None:
    """Add the observations and streaks of an article.

    Observations that agree in every dimension are one fact where their values agree too; otherwise they are
    variants, numbered in the order of the text.
    """
    variants: dict[_Dimensions, list[str]] = defaultdict(list)
    for observation in observations:
        if observation.kind is Kind.STREAK:
            _add_streak(to, observation)
        else:
            _add_observation(to, observation, variants)


def add_trend(to: Collector, trend: Trend) -> None:
    """Add a movement without a number."""
    span = trend.evidence.span
    about = _about(to, trend)
    direction = to.concept("direction", trend.direction)
    fact = to.part("trend", *(value for _, value in about), direction)
    if to.first_time(fact):
        label = f"{_subject(trend)}: {to.label_of('direction', trend.direction)}, {periods.label(trend.period)}"
        to.add((fact, t.A, t.TREND), (fact, t.LABEL, text(label, "en")), (fact, t.DIRECTION, direction))
        to.add((fact, t.STATED_IN, to.article), *((fact, *pair) for pair in about))
        _add_readings(to, fact, trend.readings, span)
    to.statement(fact, trend.evidence)


def add_comparison(to: Collector, comparison: Comparison) -> None:
    """Add one series set against another without an amount."""
    about = _about(to, comparison)
    relation = to.concept("comparison-relation", comparison.relation)
    fact = to.part("comparison", *(value for _, value in about), relation, comparison.comparator.casefold())
    if to.first_time(fact):
        label = (
            f"{_subject(comparison)}: {to.label_of('comparison-relation', comparison.relation)} "
            f"than {comparison.comparator}, {periods.label(comparison.period)}"
        )
        to.add((fact, t.A, t.COMPARISON), (fact, t.LABEL, text(label, "en")), (fact, t.RELATION, relation))
        to.add((fact, t.COMPARATOR, text(comparison.comparator)), (fact, t.STATED_IN, to.article))
        to.add((fact, t.CERTAINTY, to.concept("reading-status", "as-worded")), *((fact, *pair) for pair in about))
    to.statement(fact, comparison.evidence)


def _add_observation(to: Collector, seen: Observation, variants: dict[_Dimensions, list[str]]) -> None:
    seen = _held_to_day(seen, to.extraction.metadata.date)
    span = seen.evidence.span
    basis = seen.basis or _silent_basis(seen)
    about = _about(to, seen)
    dimensions = (
        *about,
        (t.MEASURE_KIND, to.concept("measure-kind", seen.kind)),
        (t.BASIS, to.concept("comparison-basis", basis)),
    )
    attributes = [
        (t.VALUE, decimal(seen.value)),
        (t.UNIT, to.unit(seen.unit, seen.value_span)),
        (t.BOUND, to.concept("bound", seen.bound)),
        (t.OBSERVATION_STATUS, to.concept("observation-status", seen.status)),
    ]
    if seen.total is not None:
        attributes.append((t.TOTAL, decimal(seen.total)))
    if seen.base_period:
        attributes.append((t.BASE_PERIOD, to.period(seen.base_period)))
    if seen.comparator:
        attributes.append((t.COMPARATOR, text(seen.comparator)))
    fact = to.part("observation", *(value for _, value in (*dimensions, *attributes)))
    if to.first_time(fact):
        same_cell = variants[dimensions]
        same_cell.append(fact)
        to.add((fact, t.A, t.QB_OBSERVATION), (fact, t.A, t.OBSERVATION), (fact, t.IN_DATASET, t.DATA_SET))
        to.add((fact, t.STATED_IN, to.article), (fact, t.VARIANT, integer(len(same_cell))))
        to.add(*((fact, *pair) for pair in (*dimensions, *attributes)))
        to.add((fact, t.LABEL, text(_observation_label(to, seen, basis), "en")))
        _add_to_series(to, fact, seen, basis, attributes[1][1])
        _add_readings(to, fact, seen.readings, span)
    to.statement(fact, seen.evidence, _value_place(to, seen))


def _held_to_day(seen: Observation, day: date | None) -> Observation:
    """Return a figure whose period ends on the article's day at the latest, where it was measured.

    Extraction gives "since March 2015" whole months; what an article reports as measured had happened by its date.
    """
    period = seen.period
    measured = seen.status is ObservationStatus.ACTUAL
    if day is None or period is None or not measured or not period.start <= day < period.end:
        return seen
    return replace(seen, period=Period(period.start, day))


def _add_streak(to: Collector, seen: Observation) -> None:
    span = seen.evidence.span
    about = _about(to, seen)
    properties = [
        (t.LENGTH, integer(int(seen.value))),
        (t.LENGTH_UNIT, to.unit(seen.unit, seen.value_span)),
        (t.BOUND, to.concept("bound", seen.bound)),
    ]
    if seen.condition:
        properties.append((t.CONDITION, to.concept("direction", seen.condition)))
    fact = to.part("streak", *(value for _, value in (*about, *properties)))
    if to.first_time(fact):
        condition = f"{to.label_of('direction', seen.condition)} " if seen.condition else ""
        length = f"{condition}for {plain_decimal(seen.value)} consecutive {to.label_of('unit', seen.unit)}"
        to.add((fact, t.A, t.STREAK), (fact, t.STATED_IN, to.article))
        to.add(*((fact, *pair) for pair in (*about, *properties)))
        to.add((fact, t.LABEL, text(f"{_subject(seen)}: {length}, {periods.label(seen.period)}", "en")))
        _add_readings(to, fact, seen.readings, span)
    to.statement(fact, seen.evidence, _value_place(to, seen))


def _silent_basis(seen: Observation) -> str:
    """Return the code of the basis that a figure without a stated one has."""
    if seen.kind is Kind.CHANGE:
        return "unspecified"
    return "comparator" if seen.kind is Kind.GAP else "none"


def _about(to: Collector, fact: Observation | Trend | Comparison) -> _Dimensions:
    """Return what a figure is about; a dimension that nothing settles says so by a concept of its own."""
    span = fact.evidence.span
    return (
        (t.INDICATOR, to.known_or_candidate(fact.indicator, span)),
        (t.INDUSTRY, _or_unspecified(to, "industry", fact.industry, span)),
        (t.AREA, _or_unspecified(to, "area", fact.area, span)),
        (t.PERIOD, to.period(fact.period)),
    )


def _or_unspecified(to: Collector, scheme: str, concept: Concept | None, span: Span) -> str:
    return to.known_or_candidate(concept, span) if concept else to.concept(scheme, "unspecified")


def _add_to_series(to: Collector, fact: str, seen: Observation, basis: str, unit: str) -> None:
    indicator = iri(seen.indicator.iri)
    industry = iri(seen.industry.iri) if seen.industry else to.concept("industry", "unspecified")
    area = iri(seen.area.iri) if seen.area else to.concept("area", "unspecified")
    key = (
        (t.INDICATOR, indicator),
        (t.INDUSTRY, industry),
        (t.AREA, area),
        (t.MEASURE_KIND, to.concept("measure-kind", seen.kind)),
        (t.BASIS, to.concept("comparison-basis", basis)),
        (t.UNIT, unit),
    )
    series = iri(iris.series(*(value for _, value in key)))
    if to.first_time(series):
        kind = to.label_of("measure-kind", seen.kind)
        how = kind if basis in ("none", "comparator") else f"{kind}, {to.label_of('comparison-basis', basis)}"
        area_label = seen.area.label if seen.area else "unspecified area"
        label = f"{_subject(seen)}: {how}, {to.label_of('unit', seen.unit)}, {area_label}"
        to.share((series, t.A, t.SLICE_CLASS), (series, t.A, t.SERIES), (series, t.SLICE_STRUCTURE, t.SERIES_KEY))
        to.share((series, t.LABEL, text(label, "en")), (t.DATA_SET, t.HAS_SLICE, series))
        to.share(*((series, *pair) for pair in key))
    to.add((series, t.HAS_OBSERVATION, fact))


def _add_readings(to: Collector, fact: str, readings: tuple[Reading, ...], span: Span) -> None:
    """Say whether a fact is doubtful, and hang on it every way to read it."""
    to.add((fact, t.CERTAINTY, to.concept("reading-status", "unresolved" if readings else "as-worded")))
    for reading in readings:
        node = to.part("reading", fact, reading.label)
        to.add((fact, t.HAS_READING, node), (node, t.A, t.READING), (node, t.LABEL, text(reading.label, "en")))
        to.add((node, t.READING_STATUS, to.concept("reading-status", reading.status)))
        to.add((node, t.REASON, text(reading.reason)))
        if reading.kind:
            to.add((node, t.MEASURE_KIND, to.concept("measure-kind", reading.kind)))
        if reading.basis:
            to.add((node, t.BASIS, to.concept("comparison-basis", reading.basis)))
        if reading.unit:
            to.add((node, t.UNIT, to.unit(reading.unit, span)))
        if reading.value is not None:
            to.add((node, t.VALUE, decimal(reading.value)))


def _value_place(to: Collector, seen: Observation) -> tuple[tuple[str, str], ...]:
    span = seen.value_span
    return (
        (t.VALUE_TEXT, text(to.extraction.quote(span))),
        (t.VALUE_START, integer(span.start)),
        (t.VALUE_END, integer(span.end)),
    )


def _subject(fact: Observation | Trend | Comparison) -> str:
    return f"{fact.indicator.label}, {fact.industry.label}" if fact.industry else fact.indicator.label


def _observation_label(to: Collector, seen: Observation, basis: str) -> str:
    """Return an observation in a line: ``value added, industry: +4 % year on year, January–September 2023``."""
    parts = [_amount(seen.value, signed=seen.kind in (Kind.CHANGE, Kind.GAP))]
    if seen.total is not None:
        parts.append(f"of {_amount(seen.total)}")
    if seen.unit != "count":  # a bare number counts what the subject names
        parts.append(_unit_sign(to, seen.unit))
    if basis not in ("none", "comparator", "unspecified"):
        parts.append(to.label_of("comparison-basis", basis))
    if seen.base_period:
        parts.append(periods.label(seen.base_period))
    if seen.kind in (Kind.SHARE, Kind.RANK, Kind.GAP):
        parts.append(f"({to.label_of('measure-kind', seen.kind)})")
    if seen.bound != "exact":
        parts.insert(0, to.label_of("bound", seen.bound))
    return f"{_subject(seen)}: {' '.join(parts)}, {periods.label(seen.period)}"


def _unit_sign(to: Collector, code: str) -> str:
    return "%" if code == "percent" else to.label_of("unit", code)


def _amount(value: Decimal, *, signed: bool = False) -> str:
    whole, _, fraction = plain_decimal(abs(value)).partition(".")
    sign = "−" if value < 0 else "+" if signed and value else ""
    return f"{sign}{int(whole):,}{'.' if fraction else ''}{fraction}"
