"""Numbers that are parts of names: "the Boeing 737", "12 Main Street", "a vote of 7-2", "the Group of 20".

Comes before ``screening``, which asks here of every number without a unit. The words are in
``rules/words-figures.toml``.
"""

from __future__ import annotations

from typing import Final

from policykg.extraction.numerals import Number
from policykg.extraction.observations.vocables import figure_words
from policykg.extraction.tokens import Token

_HYPHENS: Final = frozenset("-\u2010\u2011\u2013")
_NEAR: Final = 4  # tokens behind a number in which a name ends: "300 Park Avenue", "the 1,000 Villages plan"
_DIGITS: Final = 4  # of a number that a name holds
_SHORT: Final = 2  # digits of an age, and of how many belong to a union
_BOUNDING: Final = frozenset({"under", "over", "above", "below", "aged"})


def part_of_name(words: tuple[Token, ...], number: Number) -> str | None:
    """Return what a bare number in digits is if it belongs to a name, None where it may be a figure.

    Args:
        words: all tokens of the body.
        number: a number without a unit.
    """
    core = number.core
    text = words[core].text
    if _is_young(words, core):
        return "an age"
    if not text[0].isdecimal() or number.last != core + 1:
        return None
    after = words[core + 1] if core + 1 < len(words) else None
    before = words[core - 1] if core else None
    if _is_age(words, core):
        return "an age"
    if _is_plain(before) and _is_plain(after):
        return None
    if after is not None and after.text in _HYPHENS and _is_score(words, core):
        return "a result of two sides"
    if before is not None and before.text in _HYPHENS and core > 1 and _is_score(words, core - 2):
        return "a result of two sides"
    if _is_round_the_clock(words, core):
        return "round the clock"
    if after is not None and after.capital and (name := _named_behind(words, core, before)) is not None:
        return name
    if before is not None and before.capital and text.isdecimal() and len(text) <= _DIGITS:
        return _named_before(words, core, before, after)
    return None


def _is_age(words: tuple[Token, ...], core: int) -> bool:
    """Tell whether a bare number is an age: "people under *25*", "those over *65*", "older than *65*"."""
    if core > 1 and words[core - 1].lower == "than" and words[core - 2].lower in {"older", "younger"}:
        return core + 1 >= len(words) or not words[core + 1].text.isalpha()
    if core < 2 or words[core - 1].lower not in _BOUNDING or len(words[core].text) != _SHORT:
        return False
    return words[core - 2].lower in figure_words("of_an_age")


def _is_young(words: tuple[Token, ...], core: int) -> bool:
    """Tell whether a number is the age of children: "children under *five*", "girls over *8*"."""
    if core < 2 or words[core - 1].lower not in _BOUNDING:
        return False
    return words[core - 2].lower in figure_words("of_a_young_age")


def _is_plain(word: Token | None) -> bool:
    """Tell whether a word beside a number is no part of a name: it has no capital and is no mark."""
    return word is None or (not word.capital and word.lower.isalpha())


def _is_score(words: tuple[Token, ...], core: int) -> bool:
    """Tell whether two bare numbers are the votes or goals of two sides: "7-2", "voted 310-290"."""
    if core + 2 >= len(words) or words[core + 1].text not in _HYPHENS:
        return False
    first, mark, second = words[core], words[core + 1], words[core + 2]
    if first.end != mark.start or mark.end != second.start or not (first.text.isdecimal() and second.text.isdecimal()):
        return False
    if core + 3 < len(words) and words[core + 3].text in _HYPHENS:
        return False
    voted = any(word.lower in figure_words("voting") for word in words[max(0, core - _NEAR) : core])
    return voted or int(first.text) > int(second.text)


def _is_round_the_clock(words: tuple[Token, ...], core: int) -> bool:
    """Tell whether a number is half of "24/7"."""
    start = core if words[core].text == "24" else core - 2
    if start < 0 or start + 2 >= len(words):
        return False
    return [word.text for word in words[start : start + 3]] == ["24", "/", "7"]


def _named_behind(words: tuple[Token, ...], core: int, before: Token | None) -> str | None:
    """Return what name begins with a number: "*12* Main Street", "the *1,000* Villages plan"."""
    following = words[core + 1 : core + 1 + _NEAR]
    for index, word in enumerate(following):
        if not word.capital:
            planned = word.lower in figure_words("planned_name") and before is not None and before.lower != "of"
            return "part of a name" if index and planned else None
        if word.lower in figure_words("street"):
            return "an address"
    return None


def _named_before(words: tuple[Token, ...], core: int, before: Token, after: Token | None) -> str | None:
    """Return what name a number closes: "the Boeing *737*", "the Nikkei *225*"."""
    if before.lower in figure_words("basket"):
        return "a basket of shares"
    opens = core < 2 or words[core - 2].text in {".", "!", "?", "\u201c", '"'}
    if before.lower in figure_words("numbered_make"):
        return "part of a name"
    if before.lower in figure_words("numbered_union") and len(words[core].text) == _SHORT:
        return "part of a name"
    if opens or after is None or not before.text.isalpha() or before.lower in figure_words("not_naming"):
        return None
    return "part of a name" if after.lower in figure_words("behind_model") else None
