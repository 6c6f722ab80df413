"""Hours, days and months that are what is measured, not the time of something: "it took 5 months", "ran for 300 hours".

Comes before ``numbers``, which asks here whether a stretch of time is the unit of a number.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from policykg.extraction.date_words import MONTHS
from policykg.extraction.number_words import number_words
from policykg.extraction.numerals import YEAR
from policykg.extraction.tokens import Token

# What makes a stretch of hours or days the time of something, not the thing measured.
_WITHIN: Final = frozenset(
    ["for", "in", "during", "per", "each", "every", "within", "after", "before", "over", "past", "next", "last"]
) | {"first", "of", "the", "these", "those"}
_AGO: Final = frozenset(
    {"later", "earlier", "ago", "before", "after", "a", "per", "in", "running", "straight", "old", "on", "'"}
)
_LONG: Final = frozenset({"days", "weeks", "months", "years"})
_HYPHENS: Final = frozenset("-\u2010\u2011")
# Behind these a stretch says when: "rose *in* two years".
_SPANNING: Final = frozenset({"in", "for", "during", "past", "last", "next", "within", "after", "before", "the"})
_CLAUSE: Final = 14  # tokens back to what is measured


class Stretches:
    """Tells of the stretches of time of one body what they are."""

    def __init__(self, tokens: tuple[Token, ...]) -> None:
        self._tokens = tokens
        self._table = number_words()

    def _lower(self, index: int) -> str:
        return self._tokens[index].lower if 0 <= index < len(self._tokens) else ""

    def is_within(self, first: int) -> bool:
        """Tell whether the word before a stretch makes it the time of something: "*for* 30 hours", "*in* 5 days"."""
        return self._lower(first - 1) in _WITHIN

    def is_measured(self, first: int, last: int, end: int, code: str) -> bool:
        """Tell whether hours or days are what is measured: "the average time was 39 hours", not "for 39 hours"."""
        spelled = not self._tokens[last - 1].text[0].isdigit()
        if self._lower(last) in _HYPHENS or (spelled and code in {"day", "week"}):
            return False
        averaged = self._lower(end) == "on" and self._lower(end + 1) == "average"
        if averaged or self.is_lasting(first):
            return True
        after, dated = self._lower(end), self._lower(end + 1)
        dates = YEAR.fullmatch(dated) or dated[:2] == "fy" or dated in MONTHS or (dated == "the" and code == "hour")
        if after == "in" and dates:
            after = ""  # "it reached 1,200 hours in 2019"
        return self._lower(first - 1) not in _WITHIN and after not in _AGO and after != "\u2019"

    def is_taken(self, first: int, last: int, end: int, value: Decimal) -> bool:
        """Tell whether a stretch of time is what something takes: "took 5.3 months", "enough for 24 days"."""
        if self._lower(last) in _HYPHENS or self._lower(end) in _AGO - {"in", "on", "a", "per", "'"}:
            return False
        if self._is_lifetime(first):
            return True
        if self._lower(end) == "on" and self._lower(end + 1) == "average":
            return True
        if value != int(value) and self._lower(first - 1) not in _WITHIN:
            return True  # "orders for 5.3 months" are a stock, "in 1.5 years" is a time
        before, led = self._lower(first - 1), self._lower(first - 2)
        if before in self._table.taking or (before == "for" and led in {"enough", "sufficient"}):
            return True
        if before == "of" and (led in self._table.lengthy or (led == "average" and self._takes(first - 3))):
            return True  # "a term *of 12 years*", "wait an average *of eleven weeks*"
        if before == "from" and led in self._table.shortening and self._is_lengthy(first):
            return True  # "leave is extended *from nine months* to twelve"
        if before != "to":
            return False
        if led in _LONG and self._lower(first - 4) == "of" and self._lower(first - 5) in self._table.lengthy:
            return True  # "a term of six months *to one year*"
        return any(self._lower(index) in self._table.shortening for index in range(max(0, first - 12), first - 1))

    def _is_lifetime(self, first: int) -> bool:
        """Tell whether how long people live is measured: "their life *expectancy* will reach 80 years"."""
        if self._lower(first - 1) in _SPANNING:
            return False
        return any(self._lower(index) == "expectancy" for index in range(max(0, first - _CLAUSE), first))

    def _takes(self, index: int) -> bool:
        """Tell whether a verb that takes time stands at a word or just before: "*wait* an average of"."""
        return self._lower(index) in self._table.taking or self._lower(index - 1) in self._table.taking

    def _is_lengthy(self, first: int) -> bool:
        """Tell whether what has a length is spoken of before: "*leave* is extended from nine months"."""
        return any(self._lower(index) in self._table.lengthy for index in range(max(0, first - 8), first))

    def is_lasting(self, first: int) -> bool:
        """Tell whether a verb says for how long something runs: "the plants *ran for* 300 hours"."""
        return self._lower(first - 1) == "for" and self._lower(first - 2) in self._table.lasting
