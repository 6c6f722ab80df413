"""What the article reports on: press conferences, meetings, releases; part of the narrative."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from policykg.extraction.memory import BODIES, Actor
from policykg.extraction.periods import Shape
from policykg.extraction.subjects import subject_before
from policykg.extraction.wordrules import forms_of
from policykg.extraction.words import read_rules, word_lists
from policykg.facts import Attribution, Concept, Event, Evidence, Period

if TYPE_CHECKING:
    from policykg.extraction.document import Document
    from policykg.extraction.sentences import TextSentence
    from policykg.vocabulary import Vocabulary

_DAYS: Final = frozenset({Shape.DAY, Shape.WEEKDAY})
_LABELS: dict[str, dict[tuple[str, ...], str]] = {}


def occasions(vocabulary: Vocabulary) -> Mapping[tuple[str, ...], str]:
    """Return the names of the kinds of events, as words, with the code of the kind."""
    known = _LABELS.get(vocabulary.checksum)
    if known is None:
        known = {}
        for label in vocabulary.labels("event-kind"):
            known.setdefault(tuple(label.key.split()), label.term.code)
        if len(_LABELS) > 8:
            _LABELS.clear()
        _LABELS[vocabulary.checksum] = known
    return known


_Phrases = Mapping[str, tuple[tuple[str, ...], ...]]


@lru_cache(maxsize=1)
def _phrases() -> tuple[_Phrases, _Phrases]:
    """Return the words that open a topic, and those of presenting, by their first word."""
    file = read_rules("events")
    return _by_first(file["topic"]["opens"]), _by_first(file["presenting"]["words"])


def _by_first(phrases: str) -> _Phrases:
    """Return phrases by their first word, the longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for text in sorted(phrases.split("|"), key=len, reverse=True):
        words = tuple(text.split())
        found.setdefault(words[0], []).append(words)
    return {first: tuple(words) for first, words in found.items()}


def event_in(
    document: Document,
    sentence: TextSentence,
    actors: Mapping[int, Actor],
    topic: tuple[Period, int] | None,
    words: frozenset[str],
) -> Event | None:
    """Return the event that a sentence reports: "the office held a press conference", "told a briefing"."""
    if words.isdisjoint(word_lists()["occasion_noun"]):
        return None
    found = _occasion(document, sentence)
    if found is None:
        return None
    first, last, kind = found
    tokens = document.tokens
    hosts = _hosts(document, sentence, first, last, actors)
    told = any(tokens[place].lower in {"told", "said", "at"} for place in range(max(sentence.first, first - 4), first))
    if not hosts and not told:
        return None
    about = _topic(document, last, sentence)
    span = document.span(first, last) if not hosts else document.span(min(first, hosts[0][0]), last)
    label = document.words(first, last)
    evidence = Evidence(span, sentence.ordinal, "held" if hosts else "told")
    bodies = tuple(body for _, actor in hosts for body in actor.bodies[:1])
    return Event(evidence, label, kind, _day(document, sentence), bodies, (), about, _period(document, sentence, topic))


def _period(document: Document, sentence: TextSentence, topic: tuple[Period, int] | None) -> Period | None:
    """Return the article's period if the event is about it: its sentence or the other of the first two states it."""
    if topic is None:
        return None
    period, ordinal = topic
    stated = max(ordinal, sentence.ordinal) < 2 or any(
        mention.period == period for mention in document.periods_in(sentence)
    )
    return period if stated else None


def _occasion(document: Document, sentence: TextSentence) -> tuple[int, int, str] | None:
    """Return where a sentence names an event, and of which kind."""
    tokens, nouns, names = document.tokens, word_lists()["occasion_noun"], occasions(document.vocabulary)
    for index in range(sentence.first, sentence.last):
        if tokens[index].lower not in nouns:
            continue
        for size in (3, 2, 1):
            start = index + 1 - size
            words = tuple(token.lower for token in tokens[max(start, sentence.first) : index + 1])
            if words in names:
                return max(start, sentence.first), index + 1, names[words]
        if tokens[index].lower in {"briefing"}:
            return index, index + 1, "press-conference"
    return None


def _hosts(
    document: Document, sentence: TextSentence, first: int, last: int, actors: Mapping[int, Actor]
) -> list[tuple[int, Actor]]:
    """Return who held the event: before "held", after "held by", or after "at" and "of"."""
    tokens, happen = document.tokens, forms_of("happen")
    for index in range(max(sentence.first, first - 4), first):
        if tokens[index].lower in happen:
            subject = subject_before(tokens, index, sentence, actors)
            if subject is not None and subject.actor is not None and subject.actor.kind in BODIES:
                return [(subject.first, subject.actor)]
    for actor in actors.values():
        if (
            actor.kind in BODIES
            and last <= actor.first - 1 <= last + 2
            and tokens[actor.first - 1].lower in {"of", "at", "by", "in"}
        ):
            return [(first, actor)]
    return []


def _topic(document: Document, index: int, sentence: TextSentence) -> str | None:
    """Return what follows "on", "about" or "to discuss" after the event's name."""
    opens, tokens = _phrases()[0], document.tokens
    for words in opens.get(tokens[index].lower, ()) if index < sentence.last else ():
        size = len(words)
        if tuple(token.lower for token in tokens[index : index + size]) == words:
            if any(m.start <= tokens[index + size].start < m.end for m in document.periods_in(sentence)):
                continue
            end = index + size
            while end < sentence.last and tokens[end].text not in {",", ".", ";"}:
                end += 1
            return document.words(index + size, end) or None
    return None


def _day(document: Document, sentence: TextSentence) -> date | None:
    """Return the day that the sentence names, else the article's."""
    day = document.metadata.date
    for mention in document.periods_in(sentence):
        if mention.shape in _DAYS and mention.period is not None and (day is None or mention.period.start <= day):
            return mention.period.start
    return day


def presents(
    document: Document, sentence: TextSentence, actors: Mapping[int, Actor], words: frozenset[str]
) -> list[Attribution]:
    """Return the bodies that present or answer in a sentence."""
    tokens, phrases = document.tokens, _phrases()[1]
    if words.isdisjoint(phrases):
        return []
    for index in range(sentence.first, sentence.last - 1):
        for phrase in phrases.get(tokens[index].lower, ()):
            if tuple(token.lower for token in tokens[index : index + len(phrase)]) == phrase:
                subject = subject_before(tokens, index, sentence, actors)
                if subject is not None and subject.actor is not None and subject.actor.kind in BODIES:
                    body: Concept | None = next(iter(subject.actor.bodies), None)
                    if body is not None:
                        return [Attribution(body.iri, body.label, person=False)]
    return []


def with_speakers(event: Event, speakers: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """Return the speakers of an event, each once."""
    return tuple({speaker.iri: speaker for speaker in (*event.speakers, *speakers)}.values())
