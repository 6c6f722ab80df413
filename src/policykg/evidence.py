"""The evidence gate: after every extractor, before the graph and its shapes, whoever found the facts.

A fact passes whose words stand in the body at its offsets, in the sentence that it names, and whose value is the
number in those words. It knows the records of :mod:`policykg.facts` and the body, and nothing of how facts are found.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from itertools import pairwise
from typing import TypeVar

from policykg.article import Article
from policykg.errors import NonConformingError
from policykg.facts import (
    Achievement,
    Comparison,
    Concept,
    Event,
    Evidence,
    Extraction,
    Fact,
    Goal,
    Initiative,
    Observation,
    OrganisationMention,
    Person,
    Span,
    Trend,
)

_NUMERAL = re.compile(r"\d[\d,]*(?:\.\d+)?")
_FRACTION = re.compile(r"[/⁄¼-¾⅐-⅞]")
_TIMES = re.compile(r"\btimes\b|[- ]fold\b|\dx\b")  # "1.6 times as much" is up by 60 percent
_MULTIPLES = ("1", "12")  # significant digits of what a numeral is multiplied by: a power of ten, or dozens of them
_NEAR = Decimal("0.005")
_SHOWN = 60  # characters of a quote in a message
_Record = TypeVar("_Record", bound=Fact | OrganisationMention)


@dataclass(frozen=True, slots=True)
class Admitted:
    """What an extractor found, without the facts that the gate refuses; ``refused`` has a sentence on each of them."""

    extraction: Extraction
    refused: tuple[str, ...]

    @property
    def report(self) -> str:
        """What was refused, for people; empty where everything passed."""
        count = len(self.refused)
        heading = f"{count} fact{'s' * (count > 1)} left out for want of evidence."
        return "\n".join([heading, *self.refused]) if count else ""


class _NoEvidence(Exception):  # noqa: N818 - it ends a check, it is no error of the program
    """Why a fact is refused, as the second half of a sentence."""


def admit(extraction: Extraction, article: Article) -> Admitted:
    """Let those facts pass whose evidence stands in the article.

    Args:
        extraction: what an extractor found.
        article: the article that it was given.

    Returns:
        The extraction without the facts that are refused, and why they are.

    Raises:
        NonConformingError: the extraction is of another text, or its sentences are not those of a text, so that none
            of its facts can be checked.
    """
    _check_text(extraction, article)
    gate = _Gate(extraction)
    passed = replace(
        extraction,
        observations=gate.those_with_evidence(extraction.observations, Observation),
        trends=gate.those_with_evidence(extraction.trends, Trend),
        comparisons=gate.those_with_evidence(extraction.comparisons, Comparison),
        initiatives=gate.those_with_evidence(extraction.initiatives, Initiative),
        goals=gate.those_with_evidence(extraction.goals, Goal),
        achievements=gate.those_with_evidence(extraction.achievements, Achievement),
        events=gate.those_with_evidence(extraction.events, Event),
        persons=gate.those_with_evidence(extraction.persons, Person),
        organisations=gate.those_with_evidence(extraction.organisations, OrganisationMention),
    )
    return Admitted(passed, tuple(gate.refused))


def _check_text(extraction: Extraction, article: Article) -> None:
    """Refuse everything where the offsets have nothing to stand on."""
    if extraction.body != article.body:
        raise NonConformingError("its body is not that of the article; give back the body that was read")
    end = 0
    for number, sentence in enumerate(extraction.sentences):
        if sentence.ordinal != number or not end <= sentence.span.start < sentence.span.end <= len(article.body):
            raise NonConformingError(
                f"its sentence {number} is out of order or of place; number them from 0 as they follow in the body"
            )
        end = sentence.span.end


class _Gate:
    """Checks the facts of one extraction and remembers why some were refused."""

    def __init__(self, extraction: Extraction) -> None:
        self.refused: list[str] = []
        self._body = extraction.body
        self._sentences = [sentence.span for sentence in extraction.sentences]

    def those_with_evidence(self, facts: tuple[_Record, ...], kind: type[_Record]) -> tuple[_Record, ...]:
        """Return the facts of one kind that pass."""
        return tuple(fact for number, fact in enumerate(facts, start=1) if self._passes(fact, kind, number))

    def _passes(self, fact: _Record, kind: type[_Record], number: int) -> bool:
        try:
            self._check(fact, kind)
        except (_NoEvidence, TypeError, AttributeError, InvalidOperation) as fault:
            name = "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in kind.__name__).strip()
            self.refused.append(f"The {name} number {number} is left out: {fault}.")
            return False
        return True

    def _check(self, fact: Fact | OrganisationMention, kind: type) -> None:
        if not isinstance(fact, kind):
            raise _NoEvidence(f"it is of the type {type(fact).__name__}")
        for span, what in _spans(fact):
            self._check_span(span, what)
        if isinstance(fact, OrganisationMention):
            return
        self._check_evidence(fact.evidence)
        if isinstance(fact, Observation):
            self._check_value(fact)

    def _check_span(self, span: Span, what: str) -> None:
        if not 0 <= span.start < span.end <= len(self._body):
            size = f"the body has {len(self._body)} characters"
            raise _NoEvidence(f"{what} cannot stand at {span.start}–{span.end}, {size}")

    def _check_evidence(self, evidence: Evidence) -> None:
        span = evidence.span
        self._compare(span, evidence.quote, "its quote")
        ordinals = [source.sentence for source in evidence.inherited if source.sentence is not None]
        for ordinal in (evidence.sentence, *ordinals):
            if not 0 <= ordinal < len(self._sentences):
                raise _NoEvidence(f"the article has no sentence {ordinal}")
        sentence = self._sentences[evidence.sentence]
        if not sentence.start <= span.start < span.end <= sentence.end:
            raise _NoEvidence(f"its quote at {span.start}–{span.end} is not within sentence {evidence.sentence}")

    def _check_value(self, seen: Observation) -> None:
        span, quote = seen.value_span, seen.evidence.span
        self._compare(span, seen.value_text, "its value")
        if not quote.start <= span.start < span.end <= quote.end:
            raise _NoEvidence(f"its value at {span.start}–{span.end} is not within its quote")
        if not isinstance(seen.value, Decimal) or not seen.value.is_finite():
            raise _NoEvidence(f"its value {seen.value!r} is no finite Decimal")
        if not _says(self._body[span.start : span.end], seen.value):
            raise _NoEvidence(f"its value {seen.value} is not in the words {self._shown(span)}")

    def _compare(self, span: Span, said: str | None, what: str) -> None:
        if said is not None and said != self._body[span.start : span.end]:
            raise _NoEvidence(f"at {span.start}–{span.end} stand the words {self._shown(span)}, which are not {what}")

    def _shown(self, span: Span) -> str:
        words = " ".join(self._body[span.start : span.end].split())
        return f"“{words if len(words) <= _SHOWN else words[: _SHOWN - 1] + '…'}”"


def _spans(fact: Fact | OrganisationMention) -> Iterator[tuple[Span, str]]:
    """Give every place in the body that a fact points at, with what is to stand there."""
    if isinstance(fact, OrganisationMention):
        things: tuple[Concept | None, ...] = (fact.organisation,)
        yield from ((span, "its name") for span in fact.spans)
    else:
        yield fact.evidence.span, "its quote"
        speaker = fact.evidence.attributed_to
        if speaker is not None and speaker.span is not None:
            yield speaker.span, "its speaker"
        things = _named(fact)
    if isinstance(fact, Observation):
        yield fact.value_span, "its value"
    if isinstance(fact, Person):
        yield from ((span, "its name") for span in fact.spans)
    for thing in things:
        if thing is not None and thing.span is not None:
            yield thing.span, f"'{thing.label}'"


def _named(fact: Fact) -> tuple[Concept | None, ...]:
    """Return the things that a fact names."""
    match fact:
        case Observation() | Trend() | Comparison():
            return fact.indicator, fact.industry
        case Initiative():
            return (*fact.agents, *fact.targets, fact.instrument)
        case Goal() | Achievement():
            return (*fact.agents, *fact.targets)
        case Person():
            return tuple(post.organisation for post in fact.posts)
        case Event():
            return fact.hosts


def _says(words: str, value: Decimal) -> bool:
    """Tell whether a value can be what its words say; without a numeral in plain digits the words are believed.

    The value is a numeral of the words up to a power of ten ("1.8 trillion") or dozens, or one of them divided by the
    next, also in percent ("27 of 41"), or what so many times as much is more, in percent ("1.6 times").
    """
    numerals = [Decimal(_plain(found)) for found in _NUMERAL.findall(words)]
    if not numerals or _FRACTION.search(words):
        return True
    value = abs(value)
    if any(value == numeral or (numeral and _digits(value / numeral) in _MULTIPLES) for numeral in numerals):
        return True
    if _TIMES.search(words) and any(value == abs(numeral - 1) * 100 for numeral in numerals):
        return True
    quotients = [part / whole for part, whole in pairwise(numerals) if whole]
    return any(abs(value - shown) <= _NEAR * value for one in quotients for shown in (one, 100 * one))


def _plain(numeral: str) -> str:
    """Return a numeral without separators, its digits, of whatever script, as those of ASCII."""
    return "".join(letter if letter == "." else str(unicodedata.decimal(letter)) for letter in numeral.replace(",", ""))


def _digits(value: Decimal) -> str:
    """Return the significant digits of a number."""
    return "".join(map(str, value.as_tuple().digits)).strip("0")
