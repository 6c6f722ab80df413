"""The words of a sentence by where they first stand: what figures ask of the whole of it is looked up, not sought."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from policykg.extraction.items import Item
from policykg.extraction.observations.period_items import dates
from policykg.extraction.observations.relative_clauses import set_off


@dataclass(slots=True, init=False, eq=False)
class Wording:
    """The record of a sentence that its figures share.

    ``places`` maps each word to the first item that is this word, and so for phrases that are one item; ``words`` are
    all of them. ``dated`` are the items that name a period, in their order, ``dating`` those of them that can be the
    time of a figure. ``set_off`` are the commas between which relative clauses stand, ``marks`` those of all items.
    """

    places: Final[Mapping[str, int]]
    words: Final[frozenset[str]]
    dated: Final[tuple[int, ...]]
    dating: Final[tuple[int, ...]]
    set_off: Final[tuple[tuple[int, int], ...]]
    marks: Final[int]

    def __init__(
        self,
        places: Mapping[str, int],
        dated: tuple[int, ...],
        dating: tuple[int, ...],
        set_off: tuple[tuple[int, int], ...] = (),
        marks: int = 0,
    ) -> None:
        self.places = places
        self.words = frozenset(places)
        self.dated = dated
        self.dating = dating
        self.set_off = set_off
        self.marks = marks

    def has(self, words: frozenset[str]) -> bool:
        """Tell whether the sentence has one of some words."""
        return not self.words.isdisjoint(words)

    def is_apart(self, index: int, at: int) -> bool:
        """Tell whether a relative clause between commas holds one of two items and not the other."""
        return any((first < index < last) is not (first < at < last) for first, last in self.set_off)

    def has_before(self, words: frozenset[str], at: int) -> bool:
        """Tell whether one of some words stands before an item."""
        places = self.places
        return any(places[word] < at for word in words if word in places)


UNREAD: Final = Wording(MappingProxyType({}), (), ())


def wording_of(items: list[Item]) -> Wording:
    """Return the record of a sentence."""
    places: dict[str, int] = {}
    dated: list[int] = []
    marks = 0
    for index, item in enumerate(items):
        marks |= item.marks
        lower = item.lower
        if lower not in places:
            places[lower] = index
        if item.period is not None:
            dated.append(index)
    dating = tuple([index for index in dated if dates(items, index)])
    return Wording(places, tuple(dated), dating, set_off(items, places) if dating else (), marks)
