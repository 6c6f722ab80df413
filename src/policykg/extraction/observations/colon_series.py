"""Figures of one measure at several times behind a colon: "exports grew all spring: *3 percent in March*, 5 in April".

Comes after ``naming``; ``frames`` asks here before it takes a figure for a mere amount. The further figures of the
series are read as any list is.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from policykg.extraction.items import Item
from policykg.extraction.numbers import Number
from policykg.extraction.observations.drafts import Draft, is_money, signed, unit_class
from policykg.extraction.observations.linking import Subject
from policykg.extraction.observations.naming import Namer
from policykg.extraction.observations.percentages import names_movement
from policykg.extraction.observations.resolving import Resolver
from policykg.extraction.observations.subjects import sentence_subject
from policykg.extraction.patterns import sign_of
from policykg.extraction.sentences import TextSentence
from policykg.facts import Component, Kind

_OF_TIME: Final = frozenset({"in", "for", "at", "on", "during", "("})


def first_of_series(
    sentence: TextSentence, items: list[Item], at: int, number: Number, made: Sequence[Draft], namer: Namer
) -> Draft | None:
    """Return the draft of the first figure of a series of times behind a colon; None where it is none.

    Args:
        sentence: the sentence.
        items: its items.
        at: the number's place among them.
        number: the number.
        made: the figures before it.
        namer: knows what the clause before the colon names.
    """
    units = unit_class(number)
    if at < 2 or items[at - 1].lower != ":" or units not in {"percent", "amount"} or number.form != "plain":
        return None
    if is_money(number.unit) or not _is_dated(items, at + 1):
        return None
    resolver = namer.resolver
    movement = next((item for item in reversed(items[: at - 1]) if names_movement(item)), None)
    moved = resolver.discourse.moved_last(made[-1] if made else None) if units == "percent" else None
    subject = _named(items, at - 1, resolver)
    if subject.indicator is None and moved is not None:
        subject = moved.subject
    elif subject.indicator is None and movement is not None:
        subject = _minted(items, at - 1, resolver)
    if subject.indicator is None:
        return None
    draft = Draft(sentence, items, at, number, "first of a series", Kind.LEVEL, number.value, number.unit)
    draft.subject, draft.bound = subject, number.bound
    if moved is not None and subject is moved.subject and moved.sentence >= 0:
        draft.inherit(Component.INDICATOR, sentence=moved.sentence)
    if units == "percent" and resolver.linker.usual_kind(subject.indicator) == "share":
        draft.kind = Kind.SHARE
    elif units == "percent":
        draft.kind, draft.sign = Kind.CHANGE, (sign_of(movement) if movement is not None else 0) or 1
    draft.value = signed(draft)
    return draft


def _named(items: list[Item], colon: int, resolver: Resolver) -> Subject:
    """Return what the clause before a colon measures, by its subject or by any indicator that it names."""
    clause = sentence_subject(items, colon)
    subject = resolver.reader.subject(clause) if clause.mode == "phrase" else Subject()
    if subject.indicator is not None:
        return subject
    named = resolver.reader.named_before(colon)
    return Subject(named.indicator, subject.industry, named.area)


def _minted(items: list[Item], colon: int, resolver: Resolver) -> Subject:
    """Return what moves in the clause before a colon, by the words of the text: "*rail freight* grew every year"."""
    clause, reader = sentence_subject(items, colon), resolver.reader
    if clause.mode != "phrase" or reader.refers(clause) or reader.is_hollow(clause) or reader.is_reporter(clause):
        return Subject()
    own = reader.subject(clause)
    return Subject(resolver.linker.indicator_candidate(*reader.tokens(clause)), own.industry, own.area)


def _is_dated(items: list[Item], index: int) -> bool:
    """Tell whether a time stands at an item: "in March", "(2015)", "in the first", "at the start of May"."""
    while index < len(items) and items[index].kind == "word":
        if items[index].lower not in _OF_TIME and "determiner" not in items[index].classes:
            return False
        index += 1
    if index >= len(items):
        return False
    turn = items[index].number
    return items[index].kind == "period" or (turn is not None and turn.form == "ordinal")
