"""What stands between a joint and the further verb that it joins: adverbs, times, conditions; part of coordination."""

from __future__ import annotations

from typing import Final

from policykg.extraction.sentences import TextSentence
from policykg.extraction.tokens import Token
from policykg.extraction.wordrules import skip_adverbs
from policykg.extraction.words import word_lists

_CONDITIONS: Final = frozenset({"subject", "pending", "if", "where", "once", "depending"})  # open what is put in
_BESIDE: Final = 10  # the longest phrase for what is done beside, in tokens
_APART: Final = frozenset({",", ";"})


def after_connectors(tokens: tuple[Token, ...], index: int, sentence: TextSentence) -> int:
    """Return the first token after adverbs, "and", "while" and the like."""
    index, connectors = skip_adverbs(tokens, index, sentence.last), word_lists()["connector"]
    while index < sentence.last and (tokens[index].lower in connectors or tokens[index].lower == "while"):
        index = skip_adverbs(tokens, index + 1, sentence.last)
    return _after_time(tokens, index, sentence)


def _after_time(tokens: tuple[Token, ...], index: int, sentence: TextSentence) -> int:
    """Return the first token after a time that is put in before a verb: "and, from next May, open …"."""
    lists, times = word_lists(), False
    comma = index < sentence.last and tokens[index].text == "," and tokens[index - 1].lower in lists["connector"]
    first = index + 1 if comma else index
    if comma and first < sentence.last and tokens[first].lower in _CONDITIONS:
        closing = next_comma(tokens, first, sentence)  # "and, subject to a vote, waive fees"
        return skip_adverbs(tokens, closing + 1, sentence.last)
    for place in range(first, min(first + 6, sentence.last)):
        lower = tokens[place].lower
        if lower in lists["time_word"] or (lower.isdigit() and len(lower) == 4):
            times = True
        elif lower == "," and comma and times:
            return skip_adverbs(tokens, place + 1, sentence.last)
        elif lower not in lists["time_filler"] and lower not in {"by", "before", "after", "until", "next", "end"}:
            if comma or not times:
                return index
            return place - (tokens[place - 1].lower in lists["determiner"])
    return index


def next_comma(tokens: tuple[Token, ...], index: int, sentence: TextSentence) -> int:
    """Return the next comma, or the end of the sentence."""
    for place in range(index, sentence.last):
        if tokens[place].text == ",":
            return place
    return sentence.last


def done_beside(tokens: tuple[Token, ...], comma: int, sentence: TextSentence) -> int | None:
    """Return where ", with" tells what is done beside, at its *to be*: "…, with 40 pumps *to be* lent to villages"."""
    if tokens[comma + 1].lower != "with" or tokens[comma + 2].lower in word_lists()["relative"]:
        return None
    for place in range(comma + 3, min(comma + 2 + _BESIDE, sentence.last - 2)):
        lower = tokens[place].lower
        if lower in _APART:
            return None
        if lower == "being" or (lower == "to" and tokens[place + 1].lower == "be"):
            return place
    return None
