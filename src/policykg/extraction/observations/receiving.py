"""Whom or what an amount of money goes to: "30 million euros *for roads*", "paid *farmers* 3 million euros".

Comes after ``resolving``; ``amounts`` calls it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from policykg.extraction.observations.around import taken_part_in
from policykg.extraction.observations.drafts import Draft, is_money
from policykg.extraction.observations.linking import Subject, code_of
from policykg.extraction.observations.noun_phrases import NOTHING, Phrase, right_phrase
from policykg.extraction.observations.phrases import PhraseReader
from policykg.extraction.observations.resolving import Resolver
from policykg.extraction.observations.vocables import figure_pairs, figure_words
from policykg.facts import Concept, Kind

_FUNDS: Final = 100_000  # less may be a price: "3 euros for a ticket"
_REACH: Final = 7  # items from a verb of giving to the amount


def for_a_purpose(
    draft: Draft, phrase: Phrase, previous: Draft | None, done: Concept | None, resolver: Resolver
) -> bool:
    """Name money by what it is for: "30 million euros *for roads*" are funds, or what the verb says.

    Args:
        draft: the amount.
        phrase: the noun phrase behind a preposition that follows it.
        previous: the figure before it in the sentence.
        done: the indicator that the verb stands for.
        resolver: knows the sentence.

    Returns:
        Whether the phrase is a purpose or a receiver.
    """
    reader = resolver.reader
    led = reader.items[phrase.first - 1].lower
    if led == "to" or reader.items[phrase.first - 2].lower == "to":
        led = "for" if reader.items[phrase.first - 2].lower == "to" else "to"
    handed = led == "to" and done is None and previous is None and draft.value >= _FUNDS and draft.found is None
    purpose = led in figure_words("purpose") or (led == "to" and (handed or not reader.is_reporter(phrase)))
    if not is_money(draft.unit) or not purpose or reader.names_indicator(phrase):
        return False
    if reader.refers(phrase) or reader.is_hollow(phrase):
        if handed:  # "released 3 million euros *to the provinces*"
            draft.subject = Subject(resolver.linker.known("indicator", "funding"))
        return handed
    own, thing = reader.subject(phrase), _taker(phrase, resolver)
    listed = previous is not None and is_money(previous.unit) and previous.kind is Kind.LEVEL
    indicator = done or (previous.subject.indicator if previous is not None and listed else None)
    if indicator is None and draft.value >= _FUNDS:
        indicator = resolver.linker.known("indicator", "funding")
    draft.subject = Subject(indicator, thing, own.area)
    resolver.keep_phrase(draft, phrase)
    return True


def _taker(phrase: Phrase, resolver: Resolver) -> Concept | None:
    """Return whom a phrase names that money goes to, in its own words where a vocabulary only knows a wider group."""
    own, tokens = resolver.reader.subject(phrase).industry, resolver.reader.tokens(phrase)
    code, named = code_of(own), resolver.linker.mentions("industry", *tokens)
    words = resolver.reader.items[phrase.first : phrase.last]
    whole = not named or named[-1].last == tokens[1] or any("preposition" in word.classes for word in words)
    if own is not None and whole and code not in figure_words("anything") and code not in figure_words("any_branch"):
        return own
    return resolver.linker.thing(*tokens) or own  # "to *municipalities*", "to *listed companies*", "to *sports clubs*"


def give(draft: Draft, resolver: Resolver, *, named: bool) -> None:
    """Give an amount of nobody whom it goes to: "30 million euros was paid out to *mills*".

    Args:
        draft: the amount.
        resolver: knows the sentence.
        named: whether a verb beside it says what the amount is.
    """
    subject = draft.subject
    if subject.industry is None and subject.area is None and (subject.indicator is None or named):
        goal, indicator = receiver(draft.at, resolver.reader), subject.indicator
        if goal is not None and indicator is None and is_money(draft.unit) and draft.value >= _FUNDS:
            indicator = resolver.linker.known("indicator", "funding")
        draft.subject = replace(subject, indicator=indicator, industry=goal)


def receiver(at: int, reader: PhraseReader) -> Concept | None:
    """Return to whom or what an amount is said to go.

    Args:
        at: the item of the amount.
        reader: reads the phrases of the sentence.
    """
    what = taken_part_in(reader.items, at, figure_words("going"))
    if what.mode != "phrase" or reader.is_hollow(what) or reader.is_place(what):
        return None
    return reader.thing(what)


def goes_somewhere(draft: Draft, resolver: Resolver) -> bool:
    """Name money that opens its clause by where it goes: "a further 3 million euros *will go into mills*".

    Returns:
        Whether it is said to go somewhere.
    """
    items, index = draft.items, draft.at + 1
    if not is_money(draft.unit) or draft.value < _FUNDS:
        return False
    while index < len(items) and (items[index].light or "auxiliary" in items[index].classes):
        index += 1
    if index + 1 >= len(items) or items[index].lower not in figure_words("flows"):
        return False
    goal = right_phrase(items, index + 2) if items[index + 1].lower in figure_words("going") else NOTHING
    if goal.mode != "phrase" or resolver.reader.is_hollow(goal) or resolver.reader.is_place(goal):
        return False
    thing = _taker(goal, resolver)
    draft.subject = Subject(resolver.linker.known("indicator", "funding"), thing)
    return thing is not None


def given_to(draft: Draft, resolver: Resolver) -> bool:
    """Name money by whom it is given to, right behind the verb: "paid *farmers* 3 million euros in aid".

    Returns:
        Whether there is such a verb.
    """
    items, reader = draft.items, resolver.reader
    if not is_money(draft.unit):
        return False
    end = draft.at
    while end > 1 and items[end - 1].light:
        end -= 1
    for verb in range(end - 2, max(-1, end - _REACH), -1):
        item = items[verb]
        if item.kind == "word" and item.lower in figure_pairs("gives"):
            break
        if not item.classes.isdisjoint(("preposition", "conjunction", "auxiliary")) or item.lower in {",", ";"}:
            return False
    else:
        return False
    if verb and not items[verb - 1].classes.isdisjoint(("determiner", "possessive", "preposition")):
        return False
    taker = Phrase("phrase", verb + 1, end)
    if reader.is_hollow(taker):
        return False  # "paid *off* 3 million euros"
    thing = None if reader.refers(taker) or reader.is_place(taker) else _taker(taker, resolver)
    area = reader.area_of(taker) if thing is None else None
    known = resolver.linker.known("indicator", figure_pairs("gives")[items[verb].lower])
    draft.subject = Subject(known, thing, area)
    return known is not None
