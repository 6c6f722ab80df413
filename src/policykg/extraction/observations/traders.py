"""What an amount measures of which only a trader is told: "Brazil was *the biggest supplier* with 3 tonnes".

The trade is that of the goods measured before, or the one that the trader's own noun tells. Comes after ``discourse``;
``resolving`` calls it.
"""

from __future__ import annotations

from typing import Final

from policykg.extraction.observations.discourse import Discourse
from policykg.extraction.observations.drafts import Draft, unit_class
from policykg.extraction.observations.linking import Linker, Subject
from policykg.extraction.observations.noun_phrases import NOTHING, Phrase, left_phrase
from policykg.extraction.observations.phrases import PhraseReader
from policykg.extraction.observations.vocables import figure_pairs, figure_words
from policykg.facts import Component, Kind

_OF: Final = 2  # items from a trader to the goods: "supplier *of tin*"


def name_by_trader(
    draft: Draft, phrase: Phrase, previous: Draft | None, reader: PhraseReader, linker: Linker, discourse: Discourse
) -> bool:
    """Name an amount of the first among traders by what is traded; tell whether its phrase speaks of one.

    Args:
        draft: the figure.
        phrase: what stands for its subject: the trader, or what place it has among them.
        previous: the figure before it in the sentence.
        reader: reads the phrases of the sentence.
        linker: finds the concepts.
        discourse: knows what was measured before.
    """
    if draft.kind is not Kind.LEVEL or unit_class(draft.number) == "percent":
        return False
    title, holder = _title_and_holder(phrase, reader)
    if title < 0:
        return False
    own = reader.subject(holder) if holder.mode == "phrase" and not reader.refers(holder) else Subject()
    goods = NOTHING
    if title + _OF <= phrase.last and reader.items[title + 1].lower == "of":
        goods = Phrase("phrase", title + _OF, phrase.last)
    thing = reader.thing(goods) if goods.mode == "phrase" else None
    told = discourse.figures.in_unit(draft.unit, anywhere=True)
    known, sentence = (told.subject, told.sentence) if told is not None else (Subject(), -1)
    if previous is not None and previous.unit == draft.unit and previous.subject.indicator is not None:
        known, sentence = previous.subject, -1
    if thing is None or (known.industry is not None and known.industry.iri == thing.iri):
        thing = thing or known.industry
        indicator = known.indicator
    else:
        indicator, sentence = None, -1
    trade = figure_pairs("trade_of").get(reader.items[title].lower, "")
    if indicator is None and trade:
        indicator, sentence = linker.known("indicator", trade), -1
    if indicator is None:
        return False
    if thing is None and holder.mode == "phrase" and not reader.is_place(holder):
        thing = reader.thing(holder)
    draft.subject = Subject(indicator, thing, own.area)
    if sentence >= 0:
        draft.inherit(Component.INDICATOR, sentence=sentence)
    return True


def _title_and_holder(phrase: Phrase, reader: PhraseReader) -> tuple[int, Phrase]:
    """Return the item of the noun of a trader and the phrase of who is one; -1 where a phrase speaks of none."""
    items = reader.items
    copula = phrase.first - 1
    while copula > 0 and items[copula].light:
        copula -= 1
    if copula < 1 or items[copula].lower not in figure_words("holding_on"):
        return -1, NOTHING
    other = left_phrase(items, copula)
    for title, holder in ((phrase, other), (other, phrase)):
        if title.mode != "phrase":
            continue
        leads = False
        for index in range(title.first, title.last):
            word = items[index].lower
            leads = leads or word in figure_words("foremost")
            if leads and word in figure_words("trader"):
                return index, holder
    return -1, NOTHING
