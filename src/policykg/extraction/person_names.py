"""Which words are the name of a person: capitalised words that name no place, body, office, firm or paper.

Comes after organisations; part of people.
"""

from __future__ import annotations

from collections.abc import Set
from typing import TYPE_CHECKING, Final

from policykg.extraction.sentences import TextSentence
from policykg.extraction.words import word_lists

if TYPE_CHECKING:
    from policykg.extraction.document import Document

SMALL_SURNAMES: Final = frozenset({"He", "An", "We"})  # names that are small words too
_LONGEST_NAME: Final = 4


class PersonNames:
    """The names of persons in one article, looked for at its tokens."""

    def __init__(self, document: Document, others: Set[int]) -> None:
        self.others: set[int] = set(others)  # the tokens of places, bodies and offices
        self._tokens = document.tokens
        self._lists = word_lists()

    def ending(self, last: int, sentence: TextSentence) -> tuple[int, int] | None:
        """Return the name of two words or more that ends before a token."""
        first = last
        while first > sentence.first and last - first < _LONGEST_NAME and self._is_part(first - 1):
            first -= 1
        return (first, last) if last - first >= 2 and not self._is_of_firm(first, last) else None

    def beginning(self, first: int, sentence: TextSentence, least: int) -> tuple[int, int] | None:
        """Return the name of `least` words or more that begins at a token."""
        last, dots = first, 0
        if least == 1 and self._tokens[first].text in SMALL_SURNAMES and self._is_part(first + 1):
            last += 1  # "vice premier He Lifeng"
        while last < sentence.last and last - first - dots < _LONGEST_NAME:
            if self._is_part(last):
                last += 1
            elif last > first and self._is_initial(last - 1) and self._is_part(last + 1):
                last, dots = last + 1, dots + 1
            else:
                break
        return (first, last) if last - first - dots >= least and not self._is_of_firm(first, last) else None

    def whole(self, place: int, sentence: TextSentence) -> tuple[int, int]:
        """Return the name that ends with the word at a token, or the word alone."""
        return self.ending(place + 1, sentence) or (place, place + 1)

    def family_name(self, first: int, sentence: TextSentence) -> int:
        """Return the last word of the name that begins at a token: of "Ann Hay" after "Mrs" the second."""
        name = self.beginning(first, sentence, 1)
        return first if name is None else name[1] - 1

    def _is_part(self, index: int) -> bool:
        """Tell whether a word can be part of a name."""
        text = self._tokens[index].text
        return (
            text[0].isupper()
            and index not in self.others
            and text[-1].isalpha() | (text[-1] == "." and len(text) > 1)
            and (len(text) == 1 or not text.isupper() or "." in text)
            and (
                text.lower() not in self._lists["never_name"]
                or (len(text) == 1 and self._tokens[index + 1].text == ".")
            )
            and text.lower() not in self._lists["public_head"]
        )

    def _is_initial(self, index: int) -> bool:
        """Tell whether a letter with a dot stands at a token: "P. Hay"."""
        return len(self._tokens[index].text) == 1 and self._tokens[index + 1].text == "."

    def _is_of_firm(self, first: int, last: int) -> bool:
        """Tell whether capitalised words name a firm, a paper or a programme: "Hay Analytics", "the Morning Herald"."""
        if self._tokens[first].lower in self._lists["firm_opening"]:
            return True
        return last > first and self._tokens[last - 1].lower in self._lists["firm_noun"]
