"""What an article tells beside its figures: who acts, says, plans and reached what; the last stage of extraction.

Works on the document of the base stages and on the observations; each kind of fact has a module of its own.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from policykg.extraction.actions import Action
from policykg.extraction.actors import Scene, actors_of
from policykg.extraction.body_names import Named
from policykg.extraction.events import event_in, presents, with_speakers
from policykg.extraction.initiatives import Finder
from policykg.extraction.instruments import instrument_of
from policykg.extraction.memory import Memory
from policykg.extraction.nominal_actions import gist, singled
from policykg.extraction.observations.linking import Linker
from policykg.extraction.office_holders import settle_holders
from policykg.extraction.offices import settle
from policykg.extraction.organisations import gathered, organisations_of
from policykg.extraction.outcomes import achievements_of, goals_of, means_of, own_means
from policykg.extraction.people import People, persons_of
from policykg.extraction.publishers import publisher_of
from policykg.extraction.silence import sentence_records
from policykg.extraction.speech import Speech, goes_on_quoting, speech_in
from policykg.extraction.targets import targets_of
from policykg.extraction.timeframe import Timeframe
from policykg.extraction.trends import Movements
from policykg.extraction.words import word_lists
from policykg.facts import (
    Achievement,
    Attribution,
    Comparison,
    Component,
    Concept,
    Event,
    Evidence,
    Extraction,
    Goal,
    Inheritance,
    Initiative,
    Observation,
    Span,
    Trend,
)

if TYPE_CHECKING:
    from policykg.extraction.document import Document
    from policykg.extraction.observations import Observed
    from policykg.extraction.sentences import TextSentence

_LABEL_WORDS: Final = 40
_QUOTED: Final = 3  # the longest quotation whose speaker is looked for, in sentences
_LEAD: Final = 1  # the last sentence that is at the head of an article
_REVEALED: Final = 3  # how many sentences later who speaks there is named


@dataclass(slots=True)
class _Found:
    """What has been found so far."""

    trends: list[Trend] = field(default_factory=list)
    comparisons: list[Comparison] = field(default_factory=list)
    initiatives: list[Initiative] = field(default_factory=list)
    goals: list[Goal] = field(default_factory=list)
    achievements: list[Achievement] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    attributions: dict[int, Attribution] = field(default_factory=dict)
    unnamed: list[int] = field(default_factory=list)  # initiatives that somebody announces who is not named yet


def narrate(document: Document, observed: Observed) -> Extraction:
    """Find everything an article tells beside its figures, and return all of its facts."""
    tokens, sentences = document.tokens, document.sentences
    named, publisher = _bodies_in(document, observed.area)
    people = People(document, named, observed.area)
    settle_holders(people, document)
    memory = Memory(named, publisher)
    settle(people, memory, document)
    finder = Finder(tokens, document.lowers, memory)
    areas = {m.first: m for m in document.names.area if tokens[m.first].capital}
    scene = Scene.of(tokens, {item.first: item for item in named}, areas, people, memory)
    inherited = (Inheritance(Component.AREA, header="publisher"),) if observed.area is not None else ()
    time = Timeframe.open(document, inherited)
    movements = Movements(document, Linker(document), time, valued(document, observed.observations), observed.area)
    by_sentence: dict[int, list[Observation]] = {}
    for observation in observed.observations:
        by_sentence.setdefault(observation.evidence.sentence, []).append(observation)
    found = _Found()
    for sentence in sentences:
        words = frozenset(document.lowers[sentence.first : sentence.last])
        actors = actors_of(sentence, scene)
        speech = speech_in(tokens, sentence, actors, memory)
        if speech.attribution is not None:
            found.attributions[sentence.ordinal] = speech.attribution
        elif goes_on_quoting(tokens, sentence):
            speech = _quoted_by(sentence, sentences, scene, speech)
        actions = finder.read(sentence, actors, speech, words)
        _name_agents(found, speech, sentence.ordinal)
        before = len(found.initiatives)
        _add_actions(document, actions, speech, found, goals_of(document, sentence, actions))
        if sentence.ordinal <= _LEAD and speech.attribution is None and not words.isdisjoint(word_lists()["said_form"]):
            found.unnamed += range(before, len(found.initiatives))
        taken = [(action.first, action.last) for action in actions]
        trends = movements.trends(sentence)
        if trends and taken:
            spans = [document.span(first, last) for first, last in taken]
            trends = [trend for trend in trends if not _inside(trend.evidence.span, spans)]
        found.trends += {trend.evidence.span: trend for trend in trends}.values()
        found.comparisons += movements.comparisons(sentence, by_sentence.get(sentence.ordinal, []), words)
        found.achievements += achievements_of(document, sentence, taken, words)
        _add_means(found, means_of(document, sentence), sentence.ordinal)
        event = event_in(document, sentence, actors, time.topic, words)
        if event is not None and all(known.kind != event.kind for known in found.events):
            found.events.append(event)
        said = [speech.attribution] if speech.attribution is not None else []
        here = event is not None and event in found.events
        said = [speaker for speaker in said if speaker.person or here]
        _add_speakers(found, [*presents(document, sentence, actors, words), *said])
    stating = {fact.evidence.sentence for kind in _kinds(found) for fact in kind}
    stating |= set(by_sentence)
    persons = persons_of(people, tokens)
    stating |= {person.evidence.sentence for person in persons}
    return Extraction(
        metadata=document.metadata,
        body=document.body,
        area=observed.area,
        sentences=sentence_records(document, frozenset(stating)),
        observations=_attributed(observed.observations, found.attributions),
        trends=tuple(found.trends),
        comparisons=tuple(found.comparisons),
        initiatives=tuple(found.initiatives),
        goals=tuple(found.goals),
        achievements=tuple(found.achievements),
        events=tuple(found.events),
        persons=persons,
        organisations=gathered(named),
        numbers=observed.numbers,
    )


def _bodies_in(document: Document, area: Concept | None) -> tuple[tuple[Named, ...], Concept | None]:
    """Return the bodies that an article names, and the one that publishes it."""
    publisher = publisher_of(document, ())
    named = organisations_of(
        document.tokens, document.lowers, document.sentences, document.names.organisation, area, publisher
    )
    if publisher is None or publisher.candidate:
        publisher = publisher_of(document, named)  # by the name that the text gives it
    return named, publisher


def _attributed(observations: Sequence[Observation], said: dict[int, Attribution]) -> tuple[Observation, ...]:
    """Return observations with the speaker that their sentence names, where they have none."""
    return tuple(
        replace(observation, evidence=replace(observation.evidence, attributed_to=said[observation.evidence.sentence]))
        if observation.evidence.attributed_to is None and observation.evidence.sentence in said
        else observation
        for observation in observations
    )


def _kinds(
    found: _Found,
) -> tuple[Sequence[Trend | Comparison | Initiative | Goal | Achievement | Event], ...]:
    return found.trends, found.comparisons, found.initiatives, found.goals, found.achievements, found.events


def valued(document: Document, observations: Sequence[Observation]) -> frozenset[int]:
    """Return the tokens at which the values of observations begin."""
    tokens, starts, found = document.tokens, document.starts, list[int]()
    for observation in observations:
        span = observation.value_span
        first, last = bisect_left(starts, span.start), bisect_left(starts, span.end) - 1
        if starts[first] == span.start:
            found.append(first)
        if tokens[last].end == span.end:
            found.append(last)
    return frozenset(found)


def _inside(told: Span, spans: Sequence[Span]) -> bool:
    """Tell whether a trend lies within what an initiative holds."""
    return any(span.start <= told.start and told.end <= span.end for span in spans)


def _add_actions(
    document: Document, actions: Sequence[Action], speech: Speech, found: _Found, goals: Sequence[tuple[Goal, Action]]
) -> None:
    """Turn the actions of a sentence into initiatives, with the goals they serve."""
    found.goals += [goal for goal, _ in goals]
    purposes = [goal.label for goal, _ in goals if goal.evidence.rule == "purpose before the action"]
    for action in actions:
        labels = [goal.label for goal, of in goals if of is action and goal.label not in purposes]
        served = tuple(dict.fromkeys([*purposes, *labels]))
        announced = document.span(action.first, action.last)
        single = singled(action, document.sentences[action.sentence], document.tokens)
        found.initiatives.append(_initiative(document, single[0], speech, served, None))
        found.initiatives += [_initiative(document, other, speech, served, announced) for other in single[1:]]


def _initiative(
    document: Document, action: Action, speech: Speech, goals: tuple[str, ...], announced: Span | None
) -> Initiative:
    """Turn an action into the record of an initiative."""
    inherited: tuple[Inheritance, ...] = ()
    agent = action.agent
    if agent.bodies and agent.source is not None and agent.source != action.sentence:
        inherited = (Inheritance(Component.AGENT, sentence=agent.source),)
    told = action.last if action.told is None else action.told
    span = document.span(action.first, action.last)
    targets = targets_of(document, action.first, told)
    return Initiative(
        evidence=Evidence(span, action.sentence, action.rule, speech.attribution, inherited + targets.inherited),
        label=document.words(action.label, min(told, action.label + _LABEL_WORDS)),
        status=action.status,
        agents=agent.bodies,
        targets=targets.industries,
        instrument=instrument_of(document, action.first, told),
        goals=goals,
        means=own_means(document, action),
        agent_missing=None if agent.bodies else agent.missing or "not-stated",
        gist=gist(action.label, told, document.tokens),
        announced=announced,
    )


def _quoted_by(sentence: TextSentence, sentences: Sequence[TextSentence], scene: Scene, speech: Speech) -> Speech:
    """Return who is quoted in a sentence whose quotation goes on in the next ones of its paragraph."""
    for following in sentences[sentence.ordinal + 1 : sentence.ordinal + 1 + _QUOTED]:
        if following.paragraph != sentence.paragraph:
            break
        actors = actors_of(following, scene)
        later = speech_in(scene.tokens, following, actors, scene.memory, remember=False)
        if later.attribution is not None or later.official:
            return Speech(later.bodies, None, later.official)
    return speech


def _name_agents(found: _Found, speech: Speech, ordinal: int) -> None:
    """Give what "an official said" at the head of an article the body for which the first named official speaks."""
    if not found.unnamed or not speech.bodies:
        return
    for place in found.unnamed:
        item = found.initiatives[place]
        if item.agents or ordinal - item.evidence.sentence > _REVEALED:
            continue
        inherited = (*item.evidence.inherited, Inheritance(Component.AGENT, sentence=ordinal))
        found.initiatives[place] = replace(
            item,
            agents=speech.bodies,
            agent_missing=None,
            evidence=replace(item.evidence, inherited=inherited),
        )
    found.unnamed.clear()


def _add_means(found: _Found, means: str | None, sentence: int) -> None:
    """Give the initiatives of the sentence before the means that this one states."""
    if means is None:
        return
    place = len(found.initiatives)
    while place and found.initiatives[place - 1].evidence.sentence >= sentence - 1:
        place -= 1
        item = found.initiatives[place]
        if item.evidence.sentence == sentence - 1 and item.means is None:
            found.initiatives[place] = replace(item, means=means)


def _add_speakers(found: _Found, speakers: Sequence[Attribution]) -> None:
    """Add who speaks to the first event."""
    if found.events and speakers:
        first = found.events[0]
        found.events[0] = replace(first, speakers=with_speakers(first, speakers))
