"""The words of figures by list: what is measured, and of which time; comes before the reading of noun phrases."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from policykg.extraction.words import phrase_lists

_FIGURES: Final = phrase_lists("words-figures")  # read once: every figure asks for some
_TIME: Final = phrase_lists("words-time")


def figure_words(name: str) -> frozenset[str]:
    """Return one list of ``rules/words-figures.toml``: words that say little of what is measured.

    Raises:
        KeyError: there is no list of that name.
    """
    return _FIGURES[name]


@lru_cache(maxsize=16)
def figure_pairs(name: str) -> Mapping[str, str]:
    """Return one list of ``rules/words-figures.toml`` whose entries are pairs: ``kilometre=network-length``.

    Raises:
        KeyError: there is no list of that name.
    """
    pairs = (pair.partition("=") for pair in sorted(figure_words(name)))
    return MappingProxyType({word: code for word, _, code in pairs})


def time_words(name: str) -> frozenset[str]:
    """Return one list of ``rules/words-time.toml``: words that tell of time, of aims and of expectations.

    Raises:
        KeyError: there is no list of that name.
    """
    return _TIME[name]
