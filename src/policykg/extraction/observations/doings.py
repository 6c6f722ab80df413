"""The verbs that say what an amount or a count is: what is *sold* are sales, what mills *took in* is revenue.

Which verb stands for which indicator is knowledge of the vocabulary (``pkg:verb``); here they are found in a sentence.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from policykg.extraction.items import Item
from policykg.extraction.observations.drafts import is_money
from policykg.extraction.observations.noun_phrases import Phrase
from policykg.extraction.observations.vocables import figure_words
from policykg.facts import Concept
from policykg.vocabulary import Term, Vocabulary

_VERBS: dict[str, dict[str, tuple[Term, ...]]] = {}


def verbs_of(vocabulary: Vocabulary) -> dict[str, tuple[Term, ...]]:
    """Return the indicators that each verb of the vocabulary can stand for: what is *sold* are sales."""
    known = _VERBS.get(vocabulary.checksum)
    if known is None:
        known = {}
        for term in sorted(vocabulary.scheme("indicator"), key=lambda term: term.iri, reverse=True):
            for verb in term.all("verb"):
                known[verb] = (*known.get(verb, ()), term)
        _VERBS.clear()
        _VERBS[vocabulary.checksum] = known
    return known


_AWAY: Final = frozenset({"abroad", "overseas"})
_REACH: Final = 8


class Doings:
    """Finds the verbs of one sentence that stand for an indicator."""

    def __init__(self, vocabulary: Vocabulary, items: list[Item], spoken: Collection[str] = ()) -> None:
        """Take the items of a sentence, and the indicators (their IRIs) that the article speaks of."""
        self._verbs = verbs_of(vocabulary)
        self._items = items
        self._spoken = spoken

    def beside(self, at: int, phrase: Phrase, unit: str) -> Concept | None:
        """Return the indicator that the verb behind (else before) a counted thing stands for: "400 boats were *sold*".

        Args:
            at: the item of the number.
            phrase: the counted thing, or nothing.
            unit: the unit of the number.
        """
        items = self._items
        start = phrase.last if phrase.mode == "phrase" else at + 1
        for index in range(start, min(start + 5, len(items))):
            item = items[index]
            if item.kind == "number" or item.lower in {",", ";", "and"}:
                break
            found = self.at(index, unit)
            if found is not None:
                return found if self._is_passive(index, start) else None
        verb = self.before(at)
        return self.at(verb, unit) if verb is not None else None

    def stands_for(self, indicator: Concept | None) -> bool:
        """Tell whether verbs stand for an indicator, so that it says what is done with goods."""
        return indicator is not None and any(
            term.iri == indicator.iri for terms in self._verbs.values() for term in terms
        )

    def before(self, at: int) -> int | None:
        """Return the item of the verb before a number that stands for an indicator: "the ports *took in* 3 euros"."""
        items = self._items
        for index in range(at - 1, max(-1, at - 5), -1):
            if items[index].kind not in {"word", "period"} or items[index].lower in {",", ";"}:
                break
            if self.at(index) is not None and (
                "name" not in items[index].classes or _adjoins(items, index, at) or _costs_somebody(items, index, at)
            ):
                led = index > 0 and not items[index - 1].classes.isdisjoint(("determiner", "possessive"))
                has = index + 1 < at and items[index + 1].lower in _HAVING
                counts = items[index].lower in figure_words("recording") and not _is_registrar(items, index)
                return None if led or has or counts else index  # "*the plant* can make 3", "the power *plant has* 3"
        return None

    def at(self, index: int, unit: str = "") -> Concept | None:
        """Return the indicator that the verb at an item stands for: "sold", "took in".

        Args:
            index: the item.
            unit: the unit of what it is done to; "hauled 3 *cases*" speaks of no tonnes. Empty for any.
        """
        verbs, item = self._verbs, self._items[index]
        terms = verbs.get(item.lower, ())
        behind = [other.lower for other in self._items[index + 1 : index + _REACH]]
        if behind and (terms or f"{item.lower} {behind[0]}" in verbs):
            terms = verbs.get(f"{item.lower} {behind[0]}", terms)
            away = next((word for word in behind if word in _AWAY), "")
            terms = verbs.get(f"{item.lower} {away}", terms)  # "sold goods worth 3 euros *abroad*"
        terms = tuple(term for term in terms if not unit or _is_done_in(term, unit))
        if not terms:
            return None
        if unit == "count" and len(terms) > 1:
            terms = tuple(term for term in terms if term.code not in figure_words("money")) or terms
        term = next((term for term in terms if term.iri in self._spoken), terms[0])
        return Concept(term.iri, term.label)

    def _is_passive(self, index: int, start: int) -> bool:
        """Tell whether a verb behind a counted thing says what was done to it: "boats (were) *sold* in May"."""
        before = self._items[index - 1] if index > start else None
        if before is not None and not before.classes.isdisjoint(("auxiliary", "adverb", "level")):
            return before.lower not in {"has", "have", "had", "to", "will"}
        following = self._items[index + 1] if index + 1 < len(self._items) else None
        if index > start or following is None:
            return index == start
        return following.kind != "number" and following.classes.isdisjoint(("determiner", "name"))


def _is_registrar(items: list[Item], index: int) -> bool:
    """Tell whether an office keeps a register, and not a hotel count of its guests: "the *office* registered"."""
    return index > 0 and items[index - 1].lower in figure_words("registrar")


def _adjoins(items: list[Item], index: int, at: int) -> bool:
    """Tell whether nothing but adverbs and periods stands between a verb and a number."""
    between = items[index + 1 : at]
    worth = any(item.lower in _WORTH for item in between)
    return worth or all(item.light for item in between)


def _costs_somebody(items: list[Item], index: int, at: int) -> bool:
    """Tell whether a verb has a person between it and its sum: "will *cost taxpayers* 3 euros", "*costs the* town"."""
    if any(not item.classes.isdisjoint(("preposition", "conjunction")) for item in items[index + 1 : at]):
        return False
    before = items[index - 1] if index else None
    asked = before is not None and "auxiliary" in before.classes
    return asked or not items[index + 1].classes.isdisjoint(("determiner", "pronoun"))


def _is_done_in(term: Term, unit: str) -> bool:
    """Tell whether a number of some unit can be what is measured: no money by weight, no weight by money or count."""
    if term.code in figure_words("money") and not (unit == "count" or is_money(unit)):
        return False
    usual = (term.one("usualUnit") or "").rsplit("/", 1)[-1]
    return usual not in _PHYSICAL or not (unit == "count" or is_money(unit))


_HAVING: Final = frozenset({"has", "have", "had", "is", "are", "was", "were"})
_PHYSICAL: Final = frozenset({"tonne", "kWh", "hectare"})
_WORTH: Final = frozenset({"worth", "valued", "of"})
