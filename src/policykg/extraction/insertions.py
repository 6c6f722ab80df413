"""What is put in between a subject and its verb: times, brackets, what stands between commas; comes after memory."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from policykg.extraction.clauses import STOPS
from policykg.extraction.memory import Actor
from policykg.extraction.tokens import Token
from policykg.extraction.words import word_lists

_INSERTION: Final = 24  # the longest insertion between commas, in tokens
_DASHES: Final = frozenset({"-", "--"})
_NAME: Final = 10  # the longest name of a partner, in tokens
_STARTING: Final = frozenset({"starting", "beginning"})  # "the state starting next month will"


def opening_bracket(tokens: tuple[Token, ...], index: int, first: int) -> int | None:
    """Return the bracket that opens what the bracket at a token closes."""
    for place in range(index - 1, max(first, index - _INSERTION) - 1, -1):
        if tokens[place].text == "(":
            return place
    return None


def comma_before(tokens: tuple[Token, ...], index: int, first: int, actors: Mapping[int, Actor]) -> int | None:
    """Return the comma that opens the insertion which the comma at a token closes, right after an actor."""
    for place in range(index - 1, max(first, index - _INSERTION) - 1, -1):
        if tokens[place].text == ",":
            if place in actors or (tokens[place - 1].text == ")" and place - 1 > first):
                return place
            if (timed := time_start(tokens, place, first)) < place and timed in actors:
                return place  # "the ministry on Monday, together with …,"
            if tokens[place + 1].lower in word_lists()["finite"]:
                return None  # "the ministry, which met, has issued a guide, published …"
        elif tokens[place].text in STOPS or _is_dash(tokens, place):
            return None
    return None


def chaired_before(tokens: tuple[Token, ...], index: int, first: int, actors: Mapping[int, Actor]) -> int | None:
    """Return where a body ends before "led by Ann Hay," that no comma opens."""
    for place in range(index - 1, max(first, index - _NAME), -1):
        if tokens[place].lower == "by" and tokens[place - 1].lower in word_lists()["chaired"] and place - 1 in actors:
            return place - 1
    return None


def _is_dash(tokens: tuple[Token, ...], index: int) -> bool:
    """Tell whether a token is a dash between words, as after a dateline: "LIMA, May 4 - The ministry"."""
    return tokens[index].text in _DASHES and tokens[index - 1].end < tokens[index].start


def insertion_start(tokens: tuple[Token, ...], last: int, first: int) -> int:
    """Return where a time or a connecting phrase ("for its part") begins that ends before a token, else the token."""
    timed = time_start(tokens, last, first)
    return timed if timed < last else _phrase_start(tokens, last, first)


def _phrase_start(tokens: tuple[Token, ...], last: int, first: int) -> int:
    for phrase in _connecting().get(tokens[last - 1].lower, ()):
        begun = last - len(phrase)
        if begun > first and all(tokens[begun + step].lower == word for step, word in enumerate(phrase)):
            return begun
    return last


@lru_cache(maxsize=1)
def _connecting() -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """Return the connecting phrases by their last word."""
    by_last: dict[str, tuple[tuple[str, ...], ...]] = {}
    for joined in sorted(word_lists()["connecting_phrase"]):
        phrase = tuple(joined.split("_"))
        by_last[phrase[-1]] = (*by_last.get(phrase[-1], ()), phrase)
    return MappingProxyType(by_last)


def time_start(tokens: tuple[Token, ...], last: int, first: int) -> int:
    """Return where a time expression begins that ends before a token ("on Monday", "late last year")."""
    lists = word_lists()
    times, filler = lists["time_word"], lists["time_filler"]
    place, seen = last, False
    while place > first and last - place < 6:
        lower = tokens[place - 1].lower
        if lower in times or lower[0].isdigit():
            seen = True
        elif lower not in filler and not (seen and (lower in _STARTING or _parts_year(tokens, place - 1, first))):
            break
        place -= 1
    while seen and place < last and tokens[place].lower in {"and", "to", "from", "the", "of", "a"}:
        place += 1
    return place if seen else last


def _parts_year(tokens: tuple[Token, ...], comma: int, first: int) -> bool:
    """Tell whether a comma stands between a day and its year: "on 12 May, 2018"."""
    if tokens[comma].text != "," or comma - 1 < first or not tokens[comma + 1].text.isdigit():
        return False
    return tokens[comma - 1].lower in word_lists()["time_word"] or tokens[comma - 1].text[0].isdigit()
