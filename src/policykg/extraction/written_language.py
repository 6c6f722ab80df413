"""Whether a text is written in English, the one language that the rules know; stands beside the flow, for who asks."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from policykg.extraction.words import read_rules

_WORD: Final = re.compile(r"[^\W\d_]+")
_LEAST: Final = 40  # words: headlines and lists of names leave function words out
_SHARE: Final = 0.2  # of function words: English prose has 0.28 to 0.5 of them, German 0.1, French 0.04


def is_english(text: str) -> bool:
    """Tell whether a text is written in English, as far as its letters and its function words say.

    Args:
        text: the body of an article; under some 40 words in Latin letters, nothing speaks against English.
    """
    words = _WORD.findall(text.lower())
    letters = sum(map(len, words))
    if sum(len(word) for word in words if word.isascii()) * 2 < letters:
        return False
    known = _function_words()
    return len(words) < _LEAST or sum(word in known for word in words) >= _SHARE * len(words)


@lru_cache(maxsize=1)
def _function_words() -> frozenset[str]:
    """Return the function words of English; single letters are words of many languages."""
    lists = read_rules("grammar").values()
    return frozenset(word for words in lists for word in words.split() if len(word) > 1)
