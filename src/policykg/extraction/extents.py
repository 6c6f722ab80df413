"""Where the phrase begins and ends that names an actor by a noun: "the city of New Haven"; part of actors."""

from __future__ import annotations

from typing import Final

from policykg.extraction.sentences import TextSentence
from policykg.extraction.tokens import Token
from policykg.extraction.wordrules import forms_of
from policykg.extraction.words import any_list, word_lists

_COUNTED: Final = 3  # how far before a noun its number may stand, in tokens
_BOUNDS: Final = ("preposition", "said_form", "adverb", "finite")  # lists of words that end a noun phrase
_FIELDS: Final = 8  # the longest field of a body, in tokens
_NUMERIC: Final = frozenset({"-", "+"})  # what stands in "the 27-nation bloc"
_JOINTS: Final = frozenset({"and", ","})


def phrase_start(index: int, sentence: TextSentence, tokens: tuple[Token, ...]) -> int:
    """Return where the noun phrase begins whose noun stands at a token: at its determiner, five words back at most."""
    lists = word_lists()
    first = index
    for place in range(index - 1, max(sentence.first, index - 6) - 1, -1):
        lower = tokens[place].lower
        if lower in lists["determiner"]:
            return place + 1 if lower == "that" else place  # "said that officials"
        if lower in lists["body_qualifier"] and first == place + 1:
            first = place
        elif not (lower.isalpha() or lower in _NUMERIC or lower.isdigit()) or any(
            lower in lists[name] for name in _BOUNDS
        ):
            break
        elif not lower.endswith("ing") and lower in forms_of("document_act") and lower not in lists["ministry_field"]:
            break  # "the guideline encourages local governments"
    return first


def counted_from(index: int, sentence: TextSentence, tokens: tuple[Token, ...]) -> int:
    """Return where the number stands that counts what a token names: "six Asian nations"; the token where none does."""
    for place in range(index - 1, max(sentence.first, index - 1 - _COUNTED) - 1, -1):
        lower = tokens[place].lower
        if lower in word_lists()["body_count"]:
            return place
        if not lower.isalpha():
            break
    return index


def name_start(index: int, sentence: TextSentence, tokens: tuple[Token, ...]) -> int:
    """Return where the name begins of a place that ends with its kind: "Cook County"."""
    first = index
    while first > sentence.first and tokens[first - 1].capital and tokens[first - 1].text.isalpha():
        first -= 1
    while first < index and tokens[first].lower in any_list("never_name", "preposition"):
        first += 1  # "In Cook County"
    return first


def name_end(last: int, sentence: TextSentence, tokens: tuple[Token, ...]) -> int:
    """Return where "the city of New Haven" ends."""
    if last + 1 < sentence.last and tokens[last].lower == "of" and tokens[last + 1].capital:
        last += 1
        while last < sentence.last and tokens[last].capital:
            last += 1
    return last


def field_start(index: int, sentence: TextSentence, tokens: tuple[Token, ...]) -> int:
    """Return where the field begins that stands before the noun of a body: "*trade and industry* ministry"."""
    fields, first = word_lists()["ministry_field"], index
    for place in range(index - 1, max(sentence.first, index - 1 - _FIELDS) - 1, -1):
        lower = tokens[place].lower
        if lower in fields:
            first = place
        elif lower not in _JOINTS and lower != "&":
            break
    return first


def field_end(last: int, sentence: TextSentence, tokens: tuple[Token, ...]) -> int:
    """Return where "the ministry of public works and housing" ends, whose noun ends before a token."""
    if last >= sentence.last or tokens[last].lower not in {"of", "for"}:
        return last
    fields, end = word_lists()["ministry_field"], last
    for place in range(last + 1, min(last + 1 + _FIELDS, sentence.last)):
        lower = tokens[place].lower
        if lower in fields:
            end = place + 1
        elif lower not in _JOINTS and lower not in word_lists()["field_qualifier"]:
            break
    return end
