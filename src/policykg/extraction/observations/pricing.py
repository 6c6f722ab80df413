"""Amounts of money that are prices: of a unit of goods, or of one money in another.

"Tin sold at *300 dollars a tonne*", "the krona bought *12 cents*". Comes after ``resolving``; ``naming`` asks here once
a figure has a subject.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from policykg.extraction.document import Document
from policykg.extraction.items import Item
from policykg.extraction.observations.around import is_per_unit
from policykg.extraction.observations.drafts import Draft, is_money
from policykg.extraction.observations.former_money import money_on
from policykg.extraction.observations.linking import Subject, code_of
from policykg.extraction.observations.noun_phrases import NOTHING, Phrase, right_phrase
from policykg.extraction.observations.resolving import Resolver
from policykg.extraction.observations.subjects import sentence_subject
from policykg.extraction.observations.vocables import figure_words
from policykg.facts import Kind

_CODE: Final = 3  # letters of the code of a currency
_AT: Final = frozenset({"a", "an", "average", "of", "at", "for"})  # between a verb and the price it speaks of
_SUM: Final = 100_000  # more is no price of one unit of goods
_COSTING: Final = figure_words("costing")


class PriceNamer:
    """Names the prices among the figures of one document."""

    def __init__(self, document: Document, resolver: Resolver) -> None:
        self._document = document
        self._vocabulary = document.vocabulary
        self._resolver = resolver
        self._linker = resolver.linker

    def price(self, draft: Draft) -> None:
        """Name a sum for a unit of goods as their price, and one for a money as its exchange rate.

        Args:
            draft: an amount with a subject; one that measures something known and no sale keeps it.
        """
        indicator = draft.subject.indicator
        if not is_money(draft.unit) or draft.kind not in {Kind.LEVEL, Kind.CHANGE}:
            return
        if indicator is not None and not indicator.candidate and code_of(indicator) not in figure_words("of_a_sale"):
            return
        goods = self._of_a_unit(draft)
        if goods.mode == "phrase":
            known = self._linker.known("indicator", "price")
            draft.subject = Subject(known, self._resolver.reader.thing(goods))
        elif draft.kind is Kind.CHANGE:
            return
        elif self._is_for_a_unit(draft) or self._is_fetched(draft):
            self._of_goods(draft)
        elif indicator is not None:
            self._of_money(draft)

    def costing(self, draft: Draft) -> None:
        """Take goods that cost so much more or less for their price: "*cost* 3 more", "*paid* 3 less per tonne"."""
        if draft.kind is not Kind.CHANGE or draft.unit != "percent":
            return
        before = draft.items[draft.at - 1].lower if draft.at else ""
        paid = before in figure_words("paying") and any(self._is_for_one(draft.items, draft.at + i) for i in (1, 2))
        if paid or before in _COSTING:
            draft.subject = replace(draft.subject, indicator=self._linker.known("indicator", "price"))

    def money_before(self, at: int) -> str:
        """Return the code of the money in which a clause says what another is worth: "*the rupee* closed at 70"."""
        for item in reversed(self._resolver.reader.items[:at]):
            if item.kind == "number" or item.lower in {",", ";", ":"}:
                break
            for last in range(item.first + 1, item.last + 1):
                code = self._money_at(last)
                if code:
                    return money_on(code, self._document.metadata.date)
        return ""

    def _money_at(self, last: int) -> str:
        """Return the code of the money whose name ends at a token, the longest: "*Hong Kong dollar*", "*dollar*"."""
        if self._document.lowers[last - 1] not in figure_words("money_noun"):
            lengths: tuple[int, ...] = (1,)
        else:
            lengths = (3, 2, 1)
        for length in lengths:
            name = " ".join([token.text for token in self._document.tokens[max(0, last - length) : last]])
            for term in self._vocabulary.lookup("unit", name):
                if len(term.code) == _CODE and term.code.isupper():
                    return term.code
        return ""

    def of_shares(self, draft: Draft) -> None:
        """Take the shares of a company that move, or stand at a sum, for their price: "*shares* fell 3 percent"."""
        indicator = draft.subject.indicator
        moved = draft.kind is Kind.CHANGE and draft.unit == "percent"
        if indicator is None or indicator.span is None or not (moved or is_money(draft.unit)):
            return
        if code_of(indicator) == "share" or indicator.candidate:
            named = self._document.flat[indicator.span.start : indicator.span.end].lower().split()
            if named and "shares" in {named[0], named[-1]}:
                draft.subject = replace(draft.subject, indicator=self._linker.known("indicator", "share-price"))

    def _is_for_a_unit(self, draft: Draft) -> bool:
        """Tell whether a sum is for one unit of goods: "*a tonne*", "*per* barrel"; not for a person or an hour."""
        return self._is_for_one(draft.items, draft.at + 1)

    def _is_for_one(self, items: list[Item], at: int) -> bool:
        """Tell whether "a" or "per" and a unit of goods stand at an item."""
        return is_per_unit(items, at) and at + 1 < len(items) and self._is_unit_of_goods(items[at + 1])

    def _is_fetched(self, draft: Draft) -> bool:
        """Tell whether goods bring a small sum, which can only be what one unit of them costs: "*hay fetched* 80"."""
        items, index, fetching = draft.items, draft.at - 1, figure_words("fetching")
        while index > 0 and items[index].lower not in fetching and (items[index].light or items[index].lower in _AT):
            index -= 1
        if index < 1 or items[index].lower not in fetching or abs(draft.value) >= _SUM:
            return False
        indicator = draft.subject.indicator
        return indicator is None or indicator.candidate or code_of(indicator) in figure_words("of_a_sale")

    def _of_a_unit(self, draft: Draft) -> Phrase:
        """Return the goods of which one unit costs a sum: "*a litre of* diesel cost 1.4 euros"."""
        items = draft.items
        for first in range(draft.at - 4, -1, -1):
            if items[first].kind == "number" or items[first].lower in {";", ":"}:
                break
            one = items[first].lower in {"a", "an"} and items[first + 2].lower == "of"
            opens = first == 0 or items[first - 1].light or items[first - 1].lower in figure_words("opening_clause")
            if one and opens and self._is_unit_of_goods(items[first + 1]):
                goods = right_phrase(items, first + 3)
                if goods.last == draft.at and items[goods.last - 1].lower in _COSTING:
                    goods = Phrase(goods.mode, goods.first, goods.last - 1)  # "of *diesel* cost"
                return goods if goods.last < draft.at else NOTHING
        return NOTHING

    def _is_unit_of_goods(self, item: Item) -> bool:
        """Tell whether a word is a unit in which goods are measured: "tonne", "barrel"."""
        if item.kind != "word":
            return False
        terms = self._vocabulary.lookup("unit", item.lower.split()[0])
        return any(
            (term.one("broader") or "").endswith("/physical-unit") and term.code not in figure_words("land_unit")
            for term in terms
        )

    def _of_goods(self, draft: Draft) -> None:
        """Set the price of what a figure speaks of."""
        phrase, thing = self._resolver.phrase_of(draft), draft.subject.industry
        if (
            thing is None
            and phrase is not None
            and phrase.mode == "phrase"
            and not self._resolver.reader.refers(phrase)
        ):
            thing = self._linker.thing(*self._resolver.reader.tokens(phrase))
        draft.subject = replace(draft.subject, indicator=self._linker.known("indicator", "price"), industry=thing)

    def _of_money(self, draft: Draft) -> None:
        """Set the exchange rate of a money that is sold or stands at a sum of another: "*the pound* bought"."""
        reader = self._resolver.reader
        clause = sentence_subject(reader.items, draft.at)
        if clause.mode != "phrase":
            named = self._resolver.phrase_of(draft)
            clause = named if named is not None else clause
        if clause.mode == "phrase" and reader.is_money(clause):
            draft.subject = Subject(self._linker.known("indicator", "exchange-rate"))
