"""Every number stated as a fact becomes an observation; comes after the base stages.

``screening`` (which numbers can be figures) > ``frames`` (which rule fits; ``naming``: what is measured) > ``timing``
(the period) > ``bases`` (against what) > ``standing`` (target, forecast or fact) > observations with their evidence.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from policykg.extraction.document import Document
from policykg.extraction.observations.bases import set_basis
from policykg.extraction.observations.basis_memory import BasisMemory, stated_bases, yearly_turns
from policykg.extraction.observations.comparators import set_comparator
from policykg.extraction.observations.drafts import Draft
from policykg.extraction.observations.frames import Framer
from policykg.extraction.observations.held_to_day import hold_to_day
from policykg.extraction.observations.known_concepts import unspecified
from policykg.extraction.observations.local_money import in_local_money
from policykg.extraction.observations.naming import Namer
from policykg.extraction.observations.places import customary_basis, home_area, stated_area
from policykg.extraction.observations.readings import set_readings
from policykg.extraction.observations.restating import with_one_scope
from policykg.extraction.observations.screening import screened
from policykg.extraction.observations.shared_limits import share_limits
from policykg.extraction.observations.standing import set_standing
from policykg.extraction.observations.streaks import set_condition
from policykg.extraction.observations.timeline import Timeline, heed, remember, timeline_of
from policykg.extraction.observations.timing import set_period, share_aim
from policykg.extraction.observations.wording import UNREAD, wording_of
from policykg.extraction.sentence_items import is_adjective, items_of
from policykg.facts import Component, Concept, Evidence, Kind, NumberFate, Observation, Span

__all__ = ["Observed", "observe"]


_PROSE: Final = 80  # a "sentence" with more numbers than this is a table without line ends


@dataclass(frozen=True, slots=True)
class Observed:
    """The observations of an article, its own area, and what became of each of its numbers."""

    observations: tuple[Observation, ...]
    area: Concept | None
    numbers: tuple[NumberFate, ...]


def observe(document: Document) -> Observed:
    """Return the observations of a document."""
    kept, fates = screened(document)
    framer = Framer(document, Namer(document))
    home = home_area(document)
    official = home is not None and home[1] == "publisher"
    timeline, stated = timeline_of(document), stated_bases(document)
    bases = [basis for _, basis in stated]
    usual = customary_basis(document, home[0] if home else None, bases)
    turns = yearly_turns(document, stated)
    memory = BasisMemory(bases[0] if bases else None, usual, official, document.metadata.date, turns)
    silent = unspecified(document)
    observations: list[Observation] = []
    waiting = iter(in_local_money(kept, document, home[0] if home else None))
    number = next(waiting, None)
    for sentence in document.sentences:
        numbers = []
        while number is not None and number.first < sentence.last:
            if number.first >= sentence.first:
                if is_adjective(document, number):
                    fates.append(NumberFate(Span(number.start, number.end), "name", "part of an adjective"))
                numbers.append(number)
            number = next(waiting, None)
        if len(numbers) > _PROSE:
            fates.extend(NumberFate(Span(n.start, n.end), "unexplained", "a table, no prose") for n in numbers)
            continue
        if not numbers:
            memory.note(sentence, document)
            heed(sentence, document, timeline)
            continue
        drafts = framer.drafts(sentence, items_of(document, sentence, numbers))
        if not drafts:
            memory.note(sentence, document)
            heed(sentence, document, timeline)
        _settle(drafts, document, timeline, memory)
        for draft in drafts:
            observations.append(_observation(draft, document, home, silent))
            fates.append(NumberFate(observations[-1].value_span, "observation", draft.rule))
    fates.extend(framer.fates)
    fates.sort(key=lambda fate: (fate.span.start, fate.span.end, fate.fate))
    observations = with_one_scope(observations, document.vocabulary)
    return Observed(tuple(observations), home[0] if home else None, tuple(fates))


def _settle(drafts: Sequence[Draft], document: Document, timeline: Timeline, memory: BasisMemory) -> None:
    """Find period, basis and status of the figures of one sentence, in the order of the text."""
    wording = wording_of(drafts[0].items) if drafts else UNREAD
    share_limits(drafts, document.lowers)
    for index, draft in enumerate(drafts):
        draft.wording = wording
        before = drafts[:index]
        set_standing(draft, before, document)
        set_period(draft, before, document, timeline, memory.known(draft.sentence.paragraph) or memory.usual)
        if draft.kind is Kind.CHANGE:
            set_basis(draft, before, memory)
            if draft.basis == "annual-average" and not draft.period_stated and not any(d.basis for d in before):
                draft.period = None
                draft.inherited = [known for known in draft.inherited if known.component is not Component.PERIOD]
            memory.keep(draft)
        elif draft.kind is Kind.GAP:
            set_comparator(draft, document)
    for following, draft in pairwise(reversed(drafts)):
        share_aim(draft, following)
    for draft in reversed(drafts):
        hold_to_day(draft, document.metadata.date)
        remember(draft, timeline)
        if draft.kind is Kind.STREAK:
            set_condition(draft)
        set_readings(draft, document)


def _observation(draft: Draft, document: Document, home: tuple[Concept, str] | None, silent: Concept) -> Observation:
    """Turn a settled draft into an observation with its evidence."""
    area = draft.subject.area
    if area is None and home is not None:
        area = stated_area(document, draft.sentence, home[0])
    if area is None and home is not None:
        area = home[0]
        draft.inherit(Component.AREA, header=home[1])
    evidence = Evidence(
        draft.sentence.span, draft.sentence.ordinal, draft.rule, draft.attribution, tuple(draft.inherited)
    )
    return Observation(
        evidence=evidence,
        value_span=Span(draft.number.start, draft.number.end),
        kind=draft.kind,
        value=draft.value,
        unit=draft.unit,
        indicator=draft.subject.indicator or silent,
        industry=draft.subject.industry,
        basis=draft.basis if draft.kind is Kind.CHANGE else None,
        base_period=draft.base_period if draft.kind is Kind.CHANGE else None,
        comparator=draft.comparator,
        bound=draft.bound,
        total=draft.total,
        period=draft.period,
        area=area,
        status=draft.status,
        condition=draft.condition,
        readings=tuple(draft.readings),
    )
