"""What there is at a day, however it came about: later figures of the same stock are of that day too.

"At the end of 2018 capacity was 40 GW. … Wind capacity rose to 12 GW."
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from policykg.extraction.items import Item
from policykg.extraction.observations.drafts import Draft
from policykg.extraction.observations.vocables import figure_words, time_words
from policykg.facts import Kind, ObservationStatus, Period

_ON_RECORD: Final = frozenset({"numbered", "registered", "recorded", "lodged"})
_HELD: Final = 6  # items of "held a market share of"


@dataclass(slots=True)
class Stock:
    """What there was at a day."""

    period: Period
    sentence: int
    paragraph: int
    unit: str
    words: frozenset[str]
    shared: int = -1  # the last sentence that gave a share of it
    told: int = -1  # the last sentence that told of it

    def has(self, draft: Draft) -> bool:
        """Tell whether a figure is of the stock: its words name it, or it goes on in its paragraph and unit."""
        if draft.kind is Kind.STREAK or is_flow(draft) or draft.status is not ObservationStatus.ACTUAL:
            return False
        named, near = _named(draft), self.paragraph == draft.sentence.paragraph
        if not self.words.isdisjoint(named) or (
            named and near and draft.kind is Kind.LEVEL and self.unit == draft.unit
        ):
            return True
        if near and self._is_moved(draft):
            return True
        if draft.wording.has(time_words("newly")) and draft.unit != "count":
            return False
        return near and (
            draft.kind is Kind.RANK
            or (draft.kind is Kind.LEVEL and draft.unit == self.unit and draft.unit != "count")
            or (draft.kind is Kind.SHARE and self._is_shared(draft))
        )

    def _is_shared(self, draft: Draft) -> bool:
        """Tell whether a share goes on with one of the stock, or says how much of it is held: "*held a share of* 3"."""
        ordinal = draft.sentence.ordinal
        if self.shared == ordinal - 1 or self.told == ordinal:
            return True
        lead = draft.items[max(0, draft.at - _HELD) : draft.at]
        return self.told == ordinal - 1 and any(item.lower in time_words("stock_verb") for item in lead)

    def _is_moved(self, draft: Draft) -> bool:
        """Tell whether a movement leads to so much of the stock: "had grown *by 3 percent to 40 GW*"."""
        items, to = draft.items, draft.at + 2
        if draft.kind is not Kind.CHANGE or to >= len(items) or items[to - 1].lower != "to":
            return False
        number = items[to].number
        return number is not None and number.unit == self.unit and self.unit not in {"", "count", "percent"}


def with_stock(known: Stock | None, draft: Draft) -> Stock | None:
    """Return the stock to remember after a figure of which its sentence states the day."""
    period, ordinal = draft.period, draft.sentence.ordinal
    if period is None or period.start != period.end or draft.kind is Kind.STREAK or is_flow(draft):
        return known
    words = _named(draft)
    if known is not None and known.sentence == ordinal and known.period == period:
        known.words |= words
        known.shared = ordinal if draft.kind is Kind.SHARE else known.shared
        known.told = ordinal
        known.unit = draft.unit if draft.kind is Kind.LEVEL else known.unit
    elif words and (known is None or known.period.end <= period.end or not draft.looks_back):
        shared = ordinal if draft.kind is Kind.SHARE else -1
        return Stock(period, ordinal, draft.sentence.paragraph, draft.unit, words, shared, ordinal)
    return known


def _named(draft: Draft) -> frozenset[str]:
    """Return the words of a stock around a figure, in its clause."""
    items, found = draft.items, set[str]()
    known, flowing = figure_words("stock"), figure_words("flowing")
    for index in range(max(0, draft.at - 14), min(len(items), draft.at + 9)):
        word = items[index].lower.rpartition(" ")[2]
        if word not in known:
            continue
        following = items[index + 1].lower if index + 1 < len(items) else ""
        held = index > 1 and "with" in {items[index - 1].lower, items[index - 2].lower}
        if following not in flowing and not held:
            found.add(word)
    if draft.kind is Kind.LEVEL and draft.unit in {"kilowatt", "megawatt", "gigawatt"}:
        found.add("capacity")
    return frozenset(found)


def measures_stock(draft: Draft) -> bool:
    """Tell whether a figure is known to measure a stock that which words point: "*They stood at* 3 million"."""
    indicator = draft.subject.indicator
    return indicator is not None and not figure_words("stock").isdisjoint(indicator.label.lower().split())


def names_stock(draft: Draft) -> bool:
    """Tell whether the words around a level name a stock, such as a capacity or a network."""
    return draft.kind is Kind.LEVEL and bool(_named(draft))


def is_flow(draft: Draft) -> bool:
    """Tell whether a figure is what was added to a stock: "*new* capacity of 3 GW", "3 GW were *added*"."""
    items, at = draft.items, draft.at
    near = {word for item in items[max(0, at - 5) : at + 5] for word in item.lower.split()}
    return not near.isdisjoint(time_words("added")) or _came_on_line(items, at)


def _came_on_line(items: list[Item], at: int) -> bool:
    """Tell whether works of a size began to run: "3 GW of wind capacity *came on line*"."""
    number = items[at].number
    if number is None or number.unit in {"", "percent"}:
        return False
    verb = False
    for item in items[at + 1 : at + 11]:
        if item.kind == "number" or item.lower in {",", ";", ":"}:
            return False
        words = item.lower.split()
        if verb and not time_words("on_line").isdisjoint(words):
            return True
        verb = verb or not time_words("came_on").isdisjoint(words)
    return False


def is_stock(draft: Draft) -> bool:
    """Tell whether a level is said to be a stock: it is that of the last day of the months an article is about."""
    if draft.kind is not Kind.LEVEL or draft.unit == "index":
        return False
    words = {item.lower for item in draft.items[max(0, draft.at - 9) : draft.at]}
    stocked = not words.isdisjoint(time_words("stocked"))
    stands = draft.unit != "percent" and "stood at" in words
    stocked = stocked or (stands and (bool(_named(draft)) or measures_stock(draft)))
    made = (words & time_words("measured")) - _ON_RECORD  # "the crates *handled* numbered 3 million"
    return stocked and not made and words.isdisjoint(time_words("doers"))
