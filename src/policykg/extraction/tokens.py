"""Words, numbers and marks of a body as exact spans: the first stage of extraction.

What stands between white space is one word, a word with a mark behind it, or read by one regular expression, from left
to right and for any Unicode text. A hyphenated word is one token (``year-on-year``); a possessive ``'s`` is a token of
its own, so that ``China's`` is found as China.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

_TOKEN: Final = re.compile(
    r"(?:[^\W\d_]\.){2,}"  # U.S., a.m., H.D.
    r"|(?<=\d[ \xa0-])(?:[mb]illion|trillion|thousand)(?=-[a-z])"  # 3 million-tonne
    r"|[A-Z][A-Za-z]{0,3}+(?=\d)"  # the sign of a money: VND400-4,400, P3.2 billion, Rs500
    r"(?:(?=\d+(?:,\d\d)*(?:,\d{3})+|\d+(?:\.\d+)?[ \xa0-]?(?:[mb]illion|trillion|crore|lakh|b[nl]n?|ml?n?|tn)\b"
    r"|\d+[-\u2013]\d+,\d{3})"
    r"|(?<=\bR[Msp])|(?<=\b[KTU][Ss]h)|(?<=\b[KTU][Ss]hs)|(?<=\bTk)|(?<=\bDh)|(?<=\bDhs))"
    r"|\d+,\d\d?(?=[ \xa0]?(?:%|\u20ac|per ?cent\b|pct\b|[mb]illion|trillion|thousand|b[nl]n?\b|ml?n\b|euro|"
    r"percentage|points?\b)|-\d+,\d\d?[ \xa0%])"  # 3,5 percent
    r"|\d+(?:\.\d+){2,}(?![^\W_]|[.,]\d)"  # 1.200.000, 1.7.2019
    r"|\d+(?:,\d\d)*(?:,\d{3})+(?:\.\d+)?(?![^\W_]|\.\d)"  # 4,400 and 2,720.4; 1,20,000 in India
    r"|\d+(?:\.\d+)?(?![^\W_]|\.\d|,\d{3}[^\W\d_])"  # 29.8 and 2023
    r"|\d+(?:,\d{3})*(?:\.\d+)?(?=sq\b|(?:[mb]illion|trillion|per ?cent)\b)"  # 300sq.m, 1.2million, 5per cent
    r"|\d+(?:[.,]\d+)*(?:[bt]n|ml?n?)(?=[-\u2010\u2011](?!worth|plus|odd|strong)[a-z])"  # 300bn-krone
    r"|\d+(?:[.,]\d+)*[^\W\d_]\w*(?:[-\u2010\u2011]\w+)*"  # 5G, 13th, 8.6bn, 5G-A
    r"|[^\W\d_]\w*(?:[-\u2010\u2011\u2013&]\w+"
    r"|(?:(?<=\d)/|/(?!\d[\d.,]* ?[a-zA-Z]|(?:tonne|ton|barrel|bbl|lb|kg|litre|liter|oz|ounce|share|bushel)\b))\w+"
    r"|['\u2019](?!s\b)\w+)*"
    r"|['\u2019]s\b"
    r"|\d+"
    r"|[^\w\s]|_"
)
_AT_END: Final = frozenset(",.")
_HYPHENS: Final = re.compile("[-\u2010\u2011\u2013]")


@dataclass(slots=True, init=False, unsafe_hash=True)
class Token:
    """A word, number or mark: ``body[start:end] == text``. ``capital`` says whether it begins with a capital letter."""

    text: Final[str]
    lower: Final[str]
    start: Final[int]
    end: Final[int]
    capital: Final[bool]

    def __init__(self, text: str, lower: str, start: int, end: int, capital: bool) -> None:
        self.text = text
        self.lower = lower
        self.start = start
        self.end = end
        self.capital = capital


@dataclass(slots=True, init=False, unsafe_hash=True)
class _Word:
    """What stands between white space, as far as it reads alike wherever it stands: a word and a mark behind it."""

    text: Final[str]  # empty where the regular expression must read it
    lower: Final[str]
    capital: Final[bool]
    mark: Final[str]

    def __init__(self, text: str, mark: str) -> None:
        self.text = text
        self.lower = text.lower()
        self.capital = text[:1].isupper()
        self.mark = mark


def tokens_of(body: str) -> tuple[Token, ...]:
    """Return the tokens of a body in the order of the text."""
    found: list[Token] = []
    match, known, end = _TOKEN.match, _WORDS, 0
    for chunk in body.split():
        start, opening = end, chunk[0]
        while body[start] != opening:  # only white space stands before it
            start += 1
        end = start + len(chunk)
        word = known.get(chunk)
        if word is None:
            word = _learn(chunk)
        if word.text:
            if not word.mark:
                found.append(Token(word.text, word.lower, start, end, word.capital))
            else:
                found.append(Token(word.text, word.lower, start, end - 1, word.capital))
                found.append(Token(word.mark, word.mark, end - 1, end, False))
            continue
        while start < end:
            read = match(body, start)
            if read is None:  # never: whatever is no white space is a word, a number or a mark
                break
            text = read[0]
            found.append(Token(text, text.lower(), start, start + len(text), text[0].isupper()))
            start += len(text)
    return tuple(found)


def _learn(chunk: str) -> _Word:
    """Read what stands between white space once, and remember it: the same words come again and again."""
    if len(_WORDS) >= _MOST_WORDS:
        _WORDS.clear()
    if chunk.isalpha():
        word = _Word(chunk, "")
    elif chunk[-1] in _AT_END and chunk[:-1].isalpha():
        word = _Word(chunk[:-1], chunk[-1])
    else:  # what it is may depend on what stands around it
        word = _Word("", "")
    _WORDS[chunk] = word
    return word


_WORDS: Final[dict[str, _Word]] = {}
_MOST_WORDS: Final = 65_536


def lowers_of(tokens: tuple[Token, ...]) -> tuple[str, ...]:
    """Return the lower-case forms of tokens."""
    return tuple([token.lower for token in tokens])


def is_hyphenated(lower: str) -> bool:
    """Tell whether a token has more than one part."""
    return "-" in lower or "\u2010" in lower or "\u2011" in lower or "\u2013" in lower


def parts(lower: str) -> list[str]:
    """Return the words of a hyphenated token: ``["year", "on", "year"]``."""
    return _HYPHENS.split(lower) if is_hyphenated(lower) else [lower]
