"""What bounds a number: words and marks before it ("more than", ">") and behind it ("or more", "at the most").

Comes after the lexicon, which knows the words before a number, and before ``numbers``.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from policykg.extraction.number_words import number_words
from policykg.extraction.tokens import Token
from policykg.extraction.words import word_lists
from policykg.facts import Bound

_COMPARING: Final = frozenset({"above", "below", "more", "less", "fewer", "as"})
_AUXILIARIES: Final = frozenset({"been", "be", "has", "have", "had", "was", "were", "is", "are"})
_PASSING: Final = frozenset({"pass", "passes", "passed", "passing", "cleared"})
_QUOTES: Final = frozenset('"\u201d\u2019')
_HYPHENS: Final = frozenset("-\u2010\u2011")
_REACH: Final = 8  # words back to a verb that drives something up
# Behind these "up to" limits something: "aid of up to".
_LEADING: Final = frozenset({"of", "by", "for", "with", "at", "to", "or", "and", "from", "in", "cost", "costs", "take"})
_ARTICLES: Final = frozenset({"a", "an"})
_MARKS: Final = {
    ">": Bound.AT_LEAST,
    "\u2265": Bound.AT_LEAST,
    "<": Bound.AT_MOST,
    "\u2264": Bound.AT_MOST,
    "~": Bound.ABOUT,
    "\u2248": Bound.ABOUT,
}
_GIVEN: Final = word_lists()["determiner"] | {"'s", "\u2019s"}


class NumberBounds:
    """Reads what bounds the numbers of one body."""

    def __init__(self, tokens: tuple[Token, ...], bounds: Mapping[int, tuple[int, str, bool]]) -> None:
        self._tokens = tokens
        self._bounds = bounds
        self._count = len(tokens)
        self._table = number_words()

    def _lower(self, index: int) -> str:
        return self._tokens[index].lower if 0 <= index < self._count else ""

    def before(self, first: int, reached: int, form: str, unit: str) -> tuple[int, Bound]:
        """Return where a number begins with the words that bound it, and how they do.

        Args:
            first: its first token without them.
            reached: the token before which other numbers stand.
            form: its form.
            unit: its unit.
        """
        bound = Bound.EXACT
        while (phrase := self._bounds.get(first)) and phrase[0] >= reached and form != "ordinal":
            opening = self._lower(phrase[0])
            if opening == "some" and form == "change":
                break
            if opening == "up" and self._goes_up(phrase[0]):
                break  # "sped *up to* 3 percent"
            if opening == "top" and self._lower(phrase[0] - 1) in _GIVEN:
                break  # "of the *top* 10 buyers"
            if opening == "over" and self._lower(phrase[0] - 1) in self._table.over:
                return phrase[0], Bound.EXACT  # "*handed over* 300 flats": the verb is beside the number
            if opening in _PASSING and not unit and self._is_enacted(first):
                break
            if bound is Bound.EXACT:
                bound = Bound(phrase[1])
            if phrase[2] and opening not in _COMPARING:
                break
            first = phrase[0]
        if bound is not Bound.EXACT:
            return first, bound
        if form == "change":
            return first, self._before_auxiliary(first)
        mark = self._lower(first - 1)
        if mark.isalpha() and mark not in _ARTICLES:
            return first, bound
        if first > reached and mark in _MARKS and self._tokens[first - 1].end == self._tokens[first].start:
            return first - 1, _MARKS[mark]
        if mark in _QUOTES and first - 1 > reached:
            quoted = self._bounds.get(first - 1)  # it had to raise "at least" 3 million euros
            if quoted is not None and (not quoted[2] or self._lower(quoted[0]) in _COMPARING):
                return first, Bound(quoted[1])
        if unit == "percent" and mark in _ARTICLES:
            roughly = self._bounds.get(first - 1)
            if roughly is not None and not roughly[2] and roughly[0] >= reached:
                return first, Bound(roughly[1])  # "roughly a 3 percent rise"
        return first, bound

    def _before_auxiliary(self, first: int) -> Bound:
        """Return how a verb that is a change is bounded before its auxiliaries: "*has nearly been* halved"."""
        index = first
        while self._lower(index - 1) in _AUXILIARIES:
            index -= 1
        phrase = self._bounds.get(index) if index < first else None
        return Bound(phrase[1]) if phrase is not None and not phrase[2] else Bound.EXACT

    def _is_enacted(self, index: int) -> bool:
        """Tell whether a number counts what is passed as a law is: "the session *passed 41 bills*"."""
        return any(self._lower(index + step) in self._table.enacted for step in (1, 2, 3))

    def _goes_up(self, index: int) -> bool:
        """Tell whether "up" belongs to a verb: "sped *up* to 3 percent", "drove inflation *up* to 3 percent"."""
        if self._lower(index - 1) in self._table.going:
            return True
        if self._lower(index - 1) in _LEADING:
            return False
        return any(self._lower(before) in self._table.driving for before in range(index - _REACH, index - 1))

    def behind(self, last: int) -> tuple[int, Bound] | None:
        """Return where a number ends with the words that bound it from behind, and how: "300 *or more*", "300+".

        The thing counted may stand between: "300 workers *at most*"; then the number ends where it did.

        Args:
            last: the token after it.
        """
        opening = self._lower(last)
        table = self._table.behind
        if opening in table:
            found = self._phrase(last)
            return found if found is None or opening == "or" or self._closes(found[0]) else None
        if opening in _HYPHENS and opening:
            bound = self._table.suffixed.get(self._lower(last + 1))
            return (last + 2, Bound(bound)) if bound is not None else None
        for step in (1, 2):
            if not opening.isalpha():
                return None
            opening = self._lower(last + step)
            if opening in table:
                found = self._phrase(last + step)
                if found is None or not self._closes(found[0]):
                    return None
                return last, found[1]
        return None

    def _phrase(self, index: int) -> tuple[int, Bound] | None:
        """Read "or more", "at the very least" and their like at a token."""
        for words, bound in self._table.behind[self._lower(index)]:
            end = index + 1 + len(words)
            if all(self._lower(index + 1 + step) == word for step, word in enumerate(words)):
                return end, Bound(bound)
        return None

    def _closes(self, index: int) -> bool:
        """Tell whether nothing that could be counted follows: not "300 workers or more *machines*"."""
        lower = self._lower(index)
        if lower == "by" and self._lower(index - 1) == "up":
            return False  # "3 million euros *and up by* 2 percent" moved
        return not lower[:1].isalnum() or lower in self._table.onward
