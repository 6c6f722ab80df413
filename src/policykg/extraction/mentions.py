"""Industries, indicators, areas and organisations that a body names; comes after the tokens and the lexicon.

The longest label wins. An abbreviation that the text introduces in brackets ("purchasing managers index (PMI)")
names the same terms from there on, and its plural too.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from policykg.extraction.currency_signs import SYMBOLS
from policykg.extraction.lexicon import Mention
from policykg.extraction.number_words import number_words
from policykg.extraction.tokens import Token

_SCHEMES: Final = ("industry", "indicator", "area", "organisation", "role", "instrument")


@dataclass(frozen=True, slots=True)
class Names:
    """The mentions of each scheme in the order of the text."""

    industry: tuple[Mention, ...] = ()
    indicator: tuple[Mention, ...] = ()
    area: tuple[Mention, ...] = ()
    organisation: tuple[Mention, ...] = ()
    role: tuple[Mention, ...] = ()
    instrument: tuple[Mention, ...] = ()
    longest: dict[int, Mention] = field(default_factory=dict)  # the longest mention that begins at a token
    places: dict[str, tuple[list[int], tuple[Mention, ...]]] = field(default_factory=dict)  # by scheme

    def within(self, scheme: str, first: int, last: int) -> list[Mention]:
        """Return the mentions of a scheme that lie between two tokens."""
        return [m for m in self.beginning(scheme, first, last) if m.last <= last]

    def beginning(self, scheme: str, first: int, last: int) -> tuple[Mention, ...]:
        """Return the mentions of a scheme that begin between two tokens."""
        known = self.places.get(scheme)
        if known is None:
            return ()
        firsts, mentions = known
        if firsts[0] >= last or firsts[-1] < first:
            return ()
        low, high = 0, len(firsts)
        while low < high:  # as bisect_left, whose call costs more than its steps
            middle = (low + high) // 2
            if firsts[middle] < first:
                low = middle + 1
            else:
                high = middle
        while high < len(firsts) and firsts[high] < last:
            high += 1
        return mentions[low:high]


def names_of(tokens: tuple[Token, ...], lowers: tuple[str, ...], found: Iterable[Mention]) -> Names:
    """Sort mentions by scheme and add those of abbreviations that the text introduces."""
    by_scheme: dict[str, list[Mention]] = {scheme: [] for scheme in _SCHEMES}
    money = not (SYMBOLS.keys().isdisjoint(lowers) and number_words().dollars.isdisjoint(lowers))
    for mention in found:
        if mention.scheme in by_scheme and not (money and mention.scheme == "area" and is_of_money(mention, tokens)):
            by_scheme[mention.scheme].append(mention)
    introduced = _abbreviations(tokens, lowers, by_scheme)
    if introduced:
        short = {form for word in introduced for form in (word, word + "s")}
        for index, token in enumerate(tokens):
            if token.text not in short:
                continue
            for mention in introduced.get(token.text) or introduced[token.text.removesuffix("s")]:
                if index >= mention.last:
                    by_scheme[mention.scheme].append(Mention(mention.scheme, index, index + 1, mention.terms))
    sorted_out = {
        scheme: _longest(mentions) if introduced else tuple(mentions) for scheme, mentions in by_scheme.items()
    }
    first: dict[int, Mention] = {}
    for scheme in ("indicator", "industry", "area", "organisation"):
        for mention in sorted_out[scheme]:
            known = first.get(mention.first)
            if known is None or mention.last > known.last:
                first[mention.first] = mention
    places = {
        scheme: ([mention.first for mention in mentions], mentions)
        for scheme, mentions in sorted_out.items()
        if mentions
    }
    return Names(**sorted_out, longest=first, places=places)


def is_of_money(mention: Mention, tokens: tuple[Token, ...]) -> bool:
    """Tell whether an area only says whose money follows: "*US*$3 million", "3 million *U.S.* dollars"."""
    if mention.last >= len(tokens):
        return False
    sign = tokens[mention.last]
    if sign.lower in number_words().dollars:
        return True
    return sign.text in SYMBOLS and sign.start == tokens[mention.last - 1].end


def _longest(mentions: list[Mention]) -> tuple[Mention, ...]:
    """Return mentions without those that overlap an earlier or longer one."""
    kept: list[Mention] = []
    reached = 0
    for mention in sorted(mentions, key=lambda m: (m.first, -m.last)):
        if mention.first >= reached:
            kept.append(mention)
            reached = mention.last
    return tuple(kept)


def _abbreviations(
    tokens: tuple[Token, ...], lowers: tuple[str, ...], by_scheme: dict[str, list[Mention]]
) -> dict[str, list[Mention]]:
    """Return what each bracketed abbreviation after a name stands for."""
    introduced: dict[str, list[Mention]] = {}
    if "(" not in lowers:
        return introduced
    brackets = {
        index: tokens[index + 1].text
        for index, lower in enumerate(lowers[:-2])
        if lower == "(" and tokens[index + 2].text == ")" and is_abbreviation(tokens[index + 1].text)
    }
    if not brackets:
        return introduced
    for mentions in by_scheme.values():
        for mention in mentions:
            short = brackets.get(mention.last)
            if short is None and mention.last < len(tokens) and tokens[mention.last].text in {"\u201d", '"'}:
                short = brackets.get(mention.last + 1)
            if short:
                introduced.setdefault(short.removesuffix("s"), []).append(mention)
    return introduced


def is_abbreviation(text: str) -> bool:
    """Tell whether a word looks like an abbreviation, by two capitals at least: PMI, NEVs, MoF."""
    return 1 < len(text) <= 12 and sum(c.isupper() for c in text) >= 2
