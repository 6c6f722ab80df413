"""The words of figures that say little of what is measured, by list; comes before the reading of noun phrases."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from policykg.extraction.words import read_rules


@lru_cache(maxsize=1)
def _lists() -> Mapping[str, frozenset[str]]:
    """Return every list of ``rules/words-figures.toml``."""
    return MappingProxyType({name: frozenset(words.split()) for name, words in read_rules("words-figures").items()})


@lru_cache(maxsize=256)
def figure_words(name: str) -> frozenset[str]:
    """Return one list of ``rules/words-figures.toml``.

    Raises:
        KeyError: there is no list of that name.
    """
    return _lists()[name]
