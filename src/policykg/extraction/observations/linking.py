"""From noun phrases to concepts: indicators, industries and areas of the vocabularies, or candidates from the text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from policykg import iris
from policykg.extraction.document import Document
from policykg.extraction.inflection import plural, singular
from policykg.extraction.lexicon import Mention
from policykg.extraction.observations.demonyms import demonym_at
from policykg.extraction.observations.minting import ARTICLES, LINKS, POSSESSIVES, Minter
from policykg.extraction.observations.name_words import are_names, covers, is_vague
from policykg.extraction.observations.vocables import figure_words
from policykg.facts import Concept

_DONE: Final = figure_words("done_with_goods")
_AWAY: Final = frozenset({"to", "from"})  # what stands behind them is no part of a name
_AMONG: Final = frozenset({"among", "amongst"})
_DURING: Final = frozenset({"over", "during", "within"})
_TRADED: Final = frozenset({"exports", "imports"})
_SHORT: Final = 4  # tokens from a possessive to the end of what is owned
_BODY: Final = 2  # words of "the statistics office"
_CODE: Final = 3  # letters of the code of a currency
_MAKING: Final = figure_words("making")
_OWNING: Final = frozenset({"'s", "\u2019s", "'", "\u2019"})
_EXCLUDING: Final = figure_words("excluding")


@dataclass(slots=True, init=False, unsafe_hash=True)
class Subject:
    """What a number measures: an indicator, the industry or thing it is measured of, and where."""

    indicator: Final[Concept | None]
    industry: Final[Concept | None]
    area: Final[Concept | None]

    def __init__(
        self, indicator: Concept | None = None, industry: Concept | None = None, area: Concept | None = None
    ) -> None:
        self.indicator = indicator
        self.industry = industry
        self.area = area

    @property
    def empty(self) -> bool:
        """Whether nothing is known."""
        return self.indicator is None and self.industry is None and self.area is None


class Linker(Minter):
    """Links the phrases of one document."""

    def __init__(self, document: Document) -> None:
        super().__init__(document)
        self._among = not _AMONG.isdisjoint(document.lowers)

    def indicators(self, first: int, last: int) -> list[Mention]:
        """Return the indicators that a noun phrase names, without those that only say which: "*export* firms"."""
        return [
            mention
            for mention in self.mentions("indicator", first, last)
            if not self._is_setting(mention, first)
            if mention.last >= last
            or self._tokens[mention.last - 1].lower in _DONE
            or not (self._says_which(mention.last) or self._counts_others(mention))
        ]

    def _is_setting(self, mention: Mention, first: int) -> bool:
        """Tell whether a name only says among whom things are counted: "the claimants among *the population*"."""
        if not self._among or mention.first <= first:
            return False
        return any(self._tokens[i].lower in _AMONG for i in range(max(first + 1, mention.first - 3), mention.first))

    def _says_which(self, following: int) -> bool:
        """Tell whether the word behind a name is the noun that the name belongs to, no measure and no participle."""
        lower = self._tokens[following].lower
        if not self.is_content(following) or lower.endswith(("ed", "ing", "ly")):
            return False
        if lower in figure_words("trailing") or lower in figure_words("past"):
            return False
        return singular(lower) not in figure_words("weightless") and lower not in figure_words("measure")

    def _counts_others(self, mention: Mention) -> bool:
        """Tell whether a noun without the ending of a plural only says which things are counted behind it.

        The "number of *standard* recycling outlets" counts no standards.
        """
        noun = self._tokens[mention.last - 1].lower
        if self._tokens[mention.first].lower != "number" or noun in figure_words("people"):
            return False
        return singular(noun) == noun and self.is_content(mention.last)

    def subject(self, first: int, last: int) -> Subject:
        """Return what the noun phrase of tokens ``first`` to ``last`` names.

        The first indicator of the phrase counts, then the industry that stands behind a preposition or before the
        indicator; a phrase with neither becomes a candidate.
        """
        last = self._to_exclusion(first, last)
        indicators = self.indicators(first, last)
        industries = self.mentions("industry", first, last)
        areas = self.mentions("area", first, last)
        area = self.concept(areas[0]) if areas else self._origin(first, last)
        if indicators and indicators[0].term.code == "profit" and self._taken_in(first, last) == indicators[0].last:
            first, indicators = indicators[0].first, indicators[1:]  # "*earnings from* exports" are no profit
            industries = [mention for mention in industries if mention.first >= first]
        if not indicators:
            taken = self._taken_in(first, last)
            if taken is not None:
                industry = self.concept(industries[0]) if industries else self.thing(taken + 1, last)
                return Subject(self.known("indicator", "revenue"), industry, area)
            if industries:
                owned = self._owned(industries[-1], last)
                if owned is not None:
                    return Subject(owned, self.concept(industries[-1]), area)
                head = self._head(industries, first, last)
                return Subject(None, self._kind_of_goods(head, first) or self.concept(head), area)
            return Subject(None, None, area)
        if len(indicators) > 1 and self._is_trade_gap(indicators, first):
            return Subject(self.known("indicator", "trade-deficit"), None, area)
        owning = indicators[0].last < last and self._tokens[indicators[0].last].text in _OWNING
        chosen = indicators[1] if owning and len(indicators) > 1 else indicators[0]  # "the *clusters'* output"
        if chosen.term.code == "growth-rate" and len(indicators) > 1 and self._tokens[chosen.last].lower == "of":
            chosen = indicators[1]  # "the growth rate of *lending*"
        others = [m for m in industries if not covers(chosen, m, strict=False)]
        if not others and chosen.term.code not in figure_words("economy_wide"):
            others = [m for m in industries if covers(chosen, m, strict=True)]
        industry = None
        if others:
            of = self._measured(chosen, others)
            start = chosen.last if of.first >= chosen.last else first
            industry = self._kind_of_goods(of, start) or self.concept(of)
        if industry is None:
            industry = self._complement(chosen, first, last, areas)
        return Subject(self.concept(chosen), industry, area)

    def _is_trade_gap(self, indicators: Sequence[Mention], first: int) -> bool:
        """Tell whether trade has a gap between two indicators: "the *gap between* US *exports and imports*"."""
        if {mention.term.code for mention in indicators} != _TRADED:
            return False
        before = [token.lower for token in self._tokens[first : indicators[0].first]]
        return "between" in before and not figure_words("trade_gap").isdisjoint(before)

    def _to_exclusion(self, first: int, last: int) -> int:
        """Return where a phrase ends before what it leaves out: "prices (*excluding* energy)"."""
        return next((index for index in range(first + 1, last) if self._tokens[index].lower in _EXCLUDING), last)

    def _owned(self, owner: Mention, last: int) -> Concept | None:
        """Return a measure that no vocabulary knows, of a branch that owns it: "workers' *remittances*"."""
        if owner.last + 1 >= last or self._tokens[owner.last].text not in _OWNING:
            return None
        noun = self._tokens[last - 1].lower
        if last - owner.last > _SHORT or not noun.endswith("s") or is_vague(noun) or is_vague(singular(noun)):
            return None
        if not all(self.is_content(index) for index in range(owner.last + 1, last)):
            return None
        return self.candidate("indicator", owner.last + 1, last)

    def _taken_in(self, first: int, last: int) -> int | None:
        """Return the "from" behind what money is taken in: "income *from* tolls"; None for other phrases."""
        for index in range(first + 1, last - 1):
            if self._tokens[index].lower == "from":
                return index if self._tokens[index - 1].lower in figure_words("takings") else None
        return None

    def _kind_of_goods(self, mention: Mention, first: int) -> Concept | None:
        """Return goods of a kind that no vocabulary knows: "*labour-intensive* goods"; None for goods as such."""
        before = mention.first - 1
        if before < first or mention.term.code not in figure_words("anything_sold") or not self.is_content(before):
            return None
        if self._tokens[before].lower.endswith("ing"):
            return None  # "ships carrying *goods*"
        named = self._document.names.within("area", before, mention.first)
        if named or is_vague(self._tokens[before].lower):
            return None
        return self.thing(before, mention.last)

    def _origin(self, first: int, last: int) -> Concept | None:
        """Return the area of the demonym that a phrase begins with: "(the) *German* exports"."""
        while first < last and self._tokens[first].lower in ARTICLES:
            first += 1
        found = demonym_at(self._tokens, first, last, self._demonyms)
        if found is None:
            return None
        return Concept(found[0].iri, found[0].label, span=self._document.span(first, found[1]))

    def _measured(self, indicator: Mention, industries: Sequence[Mention]) -> Mention:
        """Return the industry that an indicator is of: its possessor, what stands behind it, else right before it."""
        for mention in industries:
            if mention.last <= indicator.first and self._tokens[mention.last].text in POSSESSIVES:
                return mention
        behind = [m for m in industries if m.first >= indicator.last]
        return behind[0] if behind else self._fuller(industries, len(industries) - 1)

    def _fuller(self, industries: Sequence[Mention], index: int) -> Mention:
        """Return a mention, or the one right before it that says which: "*toy* industry"."""
        chosen = industries[index]
        words = self._tokens[chosen.first : chosen.last]
        if len(words) == 1 and words[0].lower in figure_words("sector") and index:
            before = industries[index - 1]
            if before.last == chosen.first:
                return before
        return chosen

    def _head(self, industries: Sequence[Mention], first: int, last: int) -> Mention:
        """Return the industry that the phrase is about: the last before a preposition."""
        end = next((i for i in range(first + 1, last) if self._tokens[i].lower in LINKS), last)
        before = [m for m in industries if m.first < end]
        behind = [m for m in industries if m.first > end]
        if before and behind and self._tokens[end].lower == "of" and self._tokens[end - 1].lower in _MAKING:
            return behind[0]  # "the construction *of ships*"
        return self._fuller(before, len(before) - 1) if before else industries[0]

    def _complement(self, indicator: Mention, first: int, last: int, areas: Sequence[Mention]) -> Concept | None:
        """Return a candidate for the words that say of what an indicator is, where no vocabulary knows them."""
        index = indicator.last
        while index < last:
            if self._tokens[index].lower in _AMONG:
                return None
            if self._tokens[index].lower in LINKS:
                named = any(m.first <= index + 2 and m.last >= last - 1 for m in areas if m.first >= index)
                return None if named else self.thing(index + 1, last)
            index += 1
        before = [m for m in areas if m.first >= first and m.last <= indicator.first]
        owned = bool(before) and self._tokens[before[-1].last].lower in POSSESSIVES
        if before and not (owned and indicator.term.code in figure_words("of_goods")):
            return None
        if owned:
            first = before[-1].last + 1  # "Japan's *lamp* imports"
        led = (i + 1 for i in range(indicator.first - 1, first, -1) if self._tokens[i].lower in LINKS)
        first = next(led, first)  # not "a *yearly rise in* exports"
        if self._tokens[first - 1].lower == "to":
            return None  # "expected to *retain* its exports"
        return self.thing(first, indicator.first) if self._content(first, indicator.first) else None

    def thing(self, first: int, last: int) -> Concept | None:
        """Mint an industry from words beside an indicator; None where they only measure: "*index* of output"."""
        empty = figure_words("weightless")
        while first < last and self._tokens[first].lower in empty:
            first += 1
        while last > first and self._tokens[last - 1].lower in empty:
            last -= 1
        origin = demonym_at(self._tokens, first, last, self._demonyms)
        first = origin[1] if origin is not None else first
        last = next((i for i in range(first + 1, last) if self._tokens[i].lower in _AWAY), last)
        words = self._content(first, last)
        if len(words) > 1 and words[1] == "by" and words[0].endswith("ed"):
            return None  # "*measured by* new capacity, the share rose"
        if len(words) > 1 and words[1] == "than":
            return None  # "*higher than* the expected drop"
        if len(words) == 1 and any(len(t.code) == _CODE for t in self._document.vocabulary.lookup("unit", words[0])):
            return None  # "imports denominated in *euros*"
        if not words or words[0] in _PREPOSED or all(is_vague(word) or is_vague(plural(word)) for word in words):
            return None
        if any(m.first == first and m.last == last for m in self.mentions("indicator", first, last)):
            return None
        if words[-1] in figure_words("acting_body") and len(words) <= _BODY:
            return None  # "*the ministry* is to sell 300 tonnes of wheat": nothing is measured of it
        areas = self.mentions("area", first, last)
        if areas and areas[0].first <= first + 1 and (areas[-1].last == last or are_names(self._tokens[first:last])):
            return None
        return self.candidate("industry", first, last)

    def counted(self, first: int, last: int) -> Subject:
        """Return what is counted by a number that stands before the noun phrase: "400 *mills in the valley*"."""
        end = next((i for i in range(first + 1, last) if self._tokens[i].lower in LINKS), last)
        indicators = [mention for mention in self.indicators(first, last) if mention.first < end]
        industries = self.mentions("industry", first, last)
        areas = self.mentions("area", first, last)
        area = self.concept(areas[0]) if areas else None
        industry = self.concept(industries[0]) if industries else None
        if indicators:
            return Subject(self.concept(indicators[0]), industry, area)
        having = (i for i in range(first + 1, last - 1) if self._tokens[i].lower == "with")
        has = next((i for i in having if self._tokens[i + 1].lower in {"a", "an"}), last)
        words = self._content(first, has)  # "40 pipelines *with a length* of"
        cut = next((i for i, word in enumerate(words) if i and word in _DURING and words[i + 1 : i + 2] == ["the"]), 0)
        words = words[:cut] if cut else words  # "15,000 workers *over the next* year"
        if not words:
            return Subject(None, industry, area)
        label = "number of " + " ".join(words[:8])
        span = self._document.span(first, last)
        return Subject(Concept(iris.candidate("indicator", label), label, candidate=True, span=span), industry, area)

    def indicator_candidate(self, first: int, last: int) -> Concept | None:
        """Mint an indicator from a noun phrase that names neither a known indicator nor a known industry."""
        origin = demonym_at(self._tokens, first, last, self._demonyms)
        if origin is not None and origin[1] < last:
            first = origin[1]  # "a *German* scheme"
        return None if self._is_unmeasured(first, last) else self.candidate("indicator", first, last)

    def _is_unmeasured(self, first: int, last: int) -> bool:
        """Tell whether what a phrase names is never measured itself: a body or a place by its name, "the largest"."""
        end = next((i for i in range(first + 1, last) if self._tokens[i].lower in LINKS), last)
        names = self._document.names
        if any(m.last == end for scheme in ("organisation", "area") for m in names.within(scheme, first, end)):
            return True
        words = [self._tokens[i].lower for i in range(first, end) if self.is_content(i)]
        return len(words) == 1 and (
            words[0] in figure_words("unmeasured")
            or (words[0].endswith("est") and words[0] not in figure_words("no_superlative"))
        )


_PREPOSED: Final = frozenset(["under", "via", "without", "during", "through", "including", "excluding", "like", "than"])


def filled(subject: Subject, other: Subject) -> Subject:
    """Return a subject with what it lacks taken from another."""
    return replace(
        subject,
        indicator=subject.indicator or other.indicator,
        industry=subject.industry or other.industry,
        area=subject.area or other.area,
    )


def code_of(concept: Concept | None) -> str:
    """Return the code of a concept of the vocabularies; empty for none."""
    if concept is None:
        return ""
    iri = concept.iri
    return iri[iri.rfind("/") + 1 :]


def of_owner(subject: Subject) -> Subject:
    """Return a subject without the industry that only the name of its indicator holds: "their *online* sales"."""
    indicator, industry = subject.indicator, subject.industry
    if indicator is None or industry is None or indicator.span is None or industry.span is None:
        return subject
    inside = indicator.span.start <= industry.span.start and industry.span.end <= indicator.span.end
    return replace(subject, industry=None) if inside else subject


def is_unspecific(industry: Concept | None) -> bool:
    """Tell whether "the branch" beside an industry says more than it: "companies *in the branch*"."""
    return industry is None or industry.iri.rsplit("/", 1)[-1] in figure_words("any_branch")
