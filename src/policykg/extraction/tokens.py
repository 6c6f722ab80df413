"""Words, numbers and marks of a body as exact spans: the first stage of extraction.

One regular expression that reads any Unicode text once from left to right. A hyphenated word is one token
(``year-on-year``); a possessive ``'s`` is a token of its own, so that ``China's`` is found as China.
"""

from __future__ import annotations

import re
from operator import attrgetter
from typing import NamedTuple

_TOKEN = re.compile(
    r"[a-zA-Z]++(?=[ ,])"  # most words: the others need a closer look
    r"|(?:[^\W\d_]\.){2,}"  # U.S., a.m., H.D.
    r"|(?<=\d[ \xa0-])(?:[mb]illion|trillion|thousand)(?=-[a-z])"  # 3 million-tonne
    r"|[A-Z]{3}(?=\d+(?:,\d{3})+|\d+(?:\.\d+)? ?(?:bn|mn?|[mb]illion|trillion)\b|\d+[-\u2013]\d+,\d{3})"  # VND400-4,400
    r"|\d+(?:,\d{3})+(?:\.\d+)?(?![^\W_]|\.\d)"  # 4,400 and 2,720.4
    r"|\d+(?:\.\d+)?(?![^\W_]|\.\d)"  # 29.8 and 2023
    r"|\d+(?:[.,]\d+)*[^\W\d_]\w*(?:[-\u2010\u2011]\w+)*"  # 5G, 13th, 8.6bn, 5G-A
    r"|[^\W\d_]\w*(?:[-\u2010\u2011\u2013&]\w+|(?:(?<=\d)/|/(?!\d[\d.,]* ?[a-zA-Z]))\w+|['\u2019](?!s\b)\w+)*"
    r"|['\u2019]s\b"
    r"|\d+"
    r"|[^\w\s]|_"
)
_LOWER = attrgetter("lower")
_HYPHENS = re.compile("[-\u2010\u2011\u2013]")


class Token(NamedTuple):
    """A word, number or mark: ``body[start:end] == text``."""

    text: str
    lower: str
    start: int
    end: int


def tokens_of(body: str) -> tuple[Token, ...]:
    """Return the tokens of a body in the order of the text."""
    new, made, find, end = tuple.__new__, Token, body.find, 0
    found = []
    for text in _TOKEN.findall(body):
        start = find(text, end)  # only white space stands between tokens
        end = start + len(text)
        found.append(new(made, (text, text.lower(), start, end)))  # what Token(…) does, without its call
    return tuple(found)


def lowers_of(tokens: tuple[Token, ...]) -> tuple[str, ...]:
    """Return the lower-case forms of tokens."""
    return tuple(map(_LOWER, tokens))


def is_hyphenated(lower: str) -> bool:
    """Tell whether a token has more than one part."""
    return not lower.isalpha() and _HYPHENS.search(lower) is not None


def parts(lower: str) -> list[str]:
    """Return the words of a hyphenated token: ``["year", "on", "year"]``."""
    return _HYPHENS.split(lower)
