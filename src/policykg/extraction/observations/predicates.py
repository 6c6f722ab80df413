"""What an amount measures that only its predicate says: "12,000 hectares *were equipped with pumps*".

Where the subject of a clause is the amount itself, or a body that only expects it, what is done to the amount is what
is measured. Comes after ``resolving`` and ``done_to``; ``amounts`` calls it before it looks at what stands before.
"""

from __future__ import annotations

from typing import Final

from policykg.extraction.inflection import plural
from policykg.extraction.observations.done_to import Deed, deed_before, deed_behind
from policykg.extraction.observations.drafts import Draft, is_money
from policykg.extraction.observations.linking import Subject, code_of
from policykg.extraction.observations.noun_phrases import NOTHING, Phrase, goods_after, past_restated
from policykg.extraction.observations.phrases import PhraseReader
from policykg.extraction.observations.resolving import Resolver
from policykg.extraction.observations.subjects import subject_before
from policykg.extraction.observations.vocables import figure_pairs, figure_words
from policykg.facts import Concept

_WORDS: Final = 9  # of a label


def name_by_deed(draft: Draft, resolver: Resolver) -> bool:
    """Name an amount by what is done to it; tell whether something is that no vocabulary names.

    Args:
        draft: an amount, which is no money.
        resolver: knows the sentence.
    """
    if is_money(draft.unit) or draft.unit in figure_words("time_unit"):
        return False
    reader = resolver.reader
    deed = deed_behind(draft.items, draft.at) or deed_before(draft.items, draft.at)
    if deed is None or (deed.goods.mode != "phrase" and _tells_itself(draft.unit)):
        return False
    known = reader.doings.at(deed.verb, draft.unit)
    if code_of(known) in figure_words("never_of_land") and draft.unit in figure_words("land_unit"):
        known = None
    if known is not None:
        return deed.verb > draft.at and _known_deed(draft, deed, known, resolver)
    active = deed.verb < draft.at
    if active and deed.goods.mode == "phrase" and reader.names_indicator(deed.goods):
        return False  # "reported 3 tonnes of *sales*"
    purpose = _complement(deed, resolver)
    label = _label(draft, deed, purpose, resolver)
    first, last = min(draft.number.first, draft.items[deed.verb].first), draft.items[max(deed.verb, draft.at)].last
    named = resolver.linker.named("indicator", label, first, last)
    thing = reader.thing(deed.goods) if deed.goods.mode == "phrase" else None
    if thing is None and purpose.mode == "phrase":
        thing = reader.subject(purpose).industry
    if thing is None and active:
        thing = _doer(deed, resolver)
        if thing is None and deed.participle == "made":
            return False  # "output was 3 million tonnes; China *made* 1 million"
    draft.subject = Subject(named, thing, _area(deed, resolver))
    given = deed.goods.mode == "phrase" and draft.unit not in figure_pairs("measured_in")
    resolver.keep_phrase(draft, deed.goods if given else None)
    return True


def is_told_of(draft: Draft, teller: Phrase, reader: PhraseReader) -> bool:
    """Tell whether who or what expects an amount only tells of it: "*the strategy* envisages 3 tonnes of tin".

    Args:
        draft: an amount.
        teller: the subject of the clause.
        reader: reads the phrases of the sentence.
    """
    if teller.mode == "phrase" and (reader.knows(teller) or reader.is_measure(teller) or reader.refers(teller)):
        return False
    if deed_behind(draft.items, draft.at) is not None or deed_before(draft.items, draft.at) is not None:
        return True
    return goods_after(draft.items, past_restated(draft.items, draft.at + 1)).mode == "phrase"


def _tells_itself(unit: str) -> bool:
    """Tell whether a unit says by itself what is measured: kilowatts, a capacity; kilometres are of anything."""
    return figure_pairs("measured_in").get(unit, "network-length") != "network-length"


def name_money_by_deed(draft: Draft, doer: Phrase, resolver: Resolver) -> bool:
    """Name money by what somebody does with it: "the company will *raise* 3 million euros"; tell whether one does.

    Args:
        draft: an amount of money that no indicator names.
        doer: the subject of the clause, or nothing.
        resolver: knows the sentence.
    """
    reader = resolver.reader
    if doer.mode == "phrase" and (reader.names_indicator(doer) or reader.is_measure(doer) or reader.refers(doer)):
        return False
    deed = deed_before(draft.items, draft.at, received=True) if is_money(draft.unit) else None
    if deed is None:
        return False
    first, last = draft.items[deed.verb].first, draft.number.last
    named = resolver.linker.named("indicator", ["amount", deed.participle], first, last)
    draft.subject = Subject(named, _doer(deed, resolver))
    return True


def _known_deed(draft: Draft, deed: Deed, known: Concept, resolver: Resolver) -> bool:
    """Name what a known verb says by its goods, or by what is done with it: "300 hectares *planted with rice*".

    Returns:
        Whether the goods, or what is done with them, are named.
    """
    if deed.goods.mode == "phrase":
        thing = resolver.reader.thing(deed.goods)
    else:
        purpose = _complement(deed, resolver)
        if purpose.mode != "phrase" or draft.items[purpose.first].lower != "with":
            return False
        thing = resolver.reader.thing(Phrase("phrase", purpose.first + 1, purpose.last))
    draft.subject = Subject(known, thing, _area(deed, resolver))
    return thing is not None


def _doer(deed: Deed, resolver: Resolver) -> Concept | None:
    """Return who does it, unless that is a body or a place."""
    reader, who = resolver.reader, subject_before(resolver.reader.items, deed.verb)
    if who.mode != "phrase" or reader.refers(who) or reader.is_reporter(who) or reader.is_place(who):
        return None
    return reader.thing(who) if not reader.is_hollow(who) else None


def _complement(deed: Deed, resolver: Resolver) -> Phrase:
    """Return what completes the participle, unless that is a place or says nothing."""
    if deed.purpose.mode != "phrase":
        return NOTHING
    reader, inner = resolver.reader, Phrase("phrase", deed.purpose.first + 1, deed.purpose.last)
    empty = reader.is_place(inner) or reader.refers(inner) or reader.is_hollow(inner) or reader.is_reporter(inner)
    return NOTHING if empty else deed.purpose


def _area(deed: Deed, resolver: Resolver) -> Concept | None:
    """Return the area that the goods name."""
    return resolver.reader.area_of(deed.goods) if deed.goods.mode == "phrase" else None


def _label(draft: Draft, deed: Deed, purpose: Phrase, resolver: Resolver) -> list[str]:
    """Return the words of a column heading: "hectares equipped with pumps", "timber felled"."""
    linker, reader = resolver.linker, resolver.reader
    head = linker.words_of(*reader.tokens(deed.goods)) if deed.goods.mode == "phrase" else []
    words = [*(head or _unit(draft.unit, resolver)), *([deed.participle] if deed.participle != "under" else [])]
    if purpose.mode == "phrase":
        inner = linker.words_of(*reader.tokens(Phrase("phrase", purpose.first + 1, purpose.last)))
        led = draft.items[purpose.first].lower
        if inner and len(words) + len(inner) < _WORDS:
            words += [led, *inner]
    return words


def _unit(unit: str, resolver: Resolver) -> list[str]:
    """Return the words of a unit as a column heading has them: "hectares", "cubic metres"."""
    known = resolver.linker.known("unit", unit)
    label = (known.label if known is not None else unit).replace("-", " ").lower()
    return (label if label.endswith("s") else plural(label)).split()
