"""Whether an article is the account of a period, such as a release of figures on a month, or tells a story.

In an account figures that name no time go on with its period; in a story what was counted is of no time that other
sentences name. Comes before ``timeline``, which knows the period itself.
"""

from __future__ import annotations

from bisect import bisect_left
from enum import StrEnum
from typing import Final

from policykg.extraction.document import Document
from policykg.extraction.inflection import past_forms
from policykg.extraction.lexicon import Mention
from policykg.extraction.numbers import Number
from policykg.extraction.observations.vocables import time_words
from policykg.extraction.sentences import TextSentence

_RATIOS: Final = frozenset({"percent", "percentage-point"})
_BARE: Final = frozenset({"", "count"})
_MOVED: Final = 4  # tokens from a word of movement to its number
_OF_AN_ACCOUNT: Final = 20  # an account has at least one movement in so many numbers
_OF_FULL_ACCOUNT: Final = 6  # and one that is little else has one in so many
_FEW: Final = 5  # numbers, years among them, from which nothing can be told

_LONG: Final = 12  # sentences with numbers of an article that is long enough for half of them to tell
_SHORT: Final = 5  # and of one in which more have to
_SEVERAL: Final = 2  # sentences that say what came to so much
_OPENING: Final = 1  # the last paragraph that can announce an account
_NEAR: Final = 4  # tokens from what announces an account to its period
_MOVING: Final = frozenset({"direction", "comparison-basis"})
_MEASURING: Final = frozenset({"level", "share"})
_COMPARING: Final = frozenset({"above", "below", "average"})


class Account(StrEnum):
    """How much of an article is the account of a month, quarter or year."""

    FULL = "full"
    PART = "part"
    NONE = "none"


def account_in(document: Document, *, opening: bool) -> Account:
    """Return how much of an article is an account, by the share of its numbers that are movements in percent.

    Nearly every account of a month, quarter or year has some. Where hardly any is, the article is an account only if it
    measures in most of its sentences; else it tells a story: a period that it names is that of one sentence.

    Args:
        document: the article.
        opening: whether its first sentence names the period that it may be about.
    """
    directed = [at for at, found in document.cues.items() if any(m.scheme == "direction" for m in found)]
    ends = {place + step for place in directed for step in range(1, _MOVED + 1)}
    moving = len([n for n in document.numbers if n.unit in _RATIOS and n.first in ends])
    moving += len(
        [n for n in document.numbers if n.unit in _BARE and n.value != n.value.to_integral_value()]
    )  # readings of an index: "50.2"
    compared = [n for n in document.numbers if n.unit in _RATIOS and n.first not in ends and _is_compared(n, document)]
    if opening and len(compared) >= _SEVERAL:
        moving += len(compared)
    numbers = len(document.numbers)
    if numbers < _FEW or moving * _OF_FULL_ACCOUNT >= numbers:
        return Account.FULL
    some = moving * _OF_AN_ACCOUNT >= numbers
    if (some and (moving > 1 or opening)) or _measures(document, some):
        return Account.PART
    return Account.NONE


def _is_compared(number: Number, document: Document) -> bool:
    """Tell whether a word right behind a number sets it above or below another: "8 percent *fewer*"."""
    return any(_compares(mention) for mention in document.cues.get(number.last, ()))


def _measures(document: Document, moving: bool) -> bool:
    """Tell whether most sentences with numbers measure: they move, compare, or say what came to so much.

    Half of them do where there are many, or where one is known to tell of a movement in percent.
    """
    ordinals = {document.sentence_at(number.first).ordinal for number in document.numbers}
    measured = levels = 0
    for ordinal in ordinals:
        sentence = document.sentences[ordinal]
        level = _says_what_came(sentence, document)
        levels += level
        measured += level or moves(sentence, document)
    count = len(ordinals)
    if measured * 2 >= count and (moving or count >= _LONG):
        return True
    if count >= _SHORT and levels > 1 and measured * 5 >= count * 3 and levels * 5 >= count:
        return True
    if levels > _SEVERAL and levels * 3 >= count:
        return True
    return measured * 3 >= count and _is_announced(document)


def _is_announced(document: Document) -> bool:
    """Tell whether the first paragraphs say that an account follows.

    "In its *monthly report*", "the *figures for* January to June", "the minister *summed up the year* 2018".
    """
    lowers, last = document.lowers, 0
    for sentence in document.sentences:
        if sentence.paragraph > _OPENING:
            break
        last = sentence.last
    nouns = time_words("account_name")
    for at in range(1, last):
        word = lowers[at]
        if word in nouns and (lowers[at - 1] in time_words("account_kind") or _is_of_period(document, at + 1)):
            return True
        if word in time_words("summing_verb") and _is_of_period(document, at + 1):
            return True
    return False


def _is_of_period(document: Document, at: int) -> bool:
    """Tell whether a period follows within a few words: "figures *for January*", "summed up *the year 2018*"."""
    last = min(len(document.tokens), at + _NEAR) - 1
    if last < at:
        return False
    low, high = document.starts[at], document.starts[last]
    index = bisect_left(document.period_starts, low)
    return index < len(document.periods) and document.period_starts[index] <= high


def _says_what_came(sentence: TextSentence, document: Document) -> bool:
    """Tell whether a sentence sets a figure beside what it measures, in the past: "exports *came to* 3 million"."""
    lowers = document.lowers
    if not time_words("measured").isdisjoint(lowers[sentence.first : sentence.last]):
        return True
    for at in document.cues_in(sentence):
        word = lowers[at]
        if word in time_words("plain_past") or not (word.endswith("ed") or word in past_forms()):
            continue
        if any(m.scheme == "cue" and m.term.code in _MEASURING for m in document.cues[at]):
            return True
    return False


def moves(sentence: TextSentence, document: Document) -> bool:
    """Tell whether a sentence tells of a movement or sets one figure beside another."""
    for at in document.cues_in(sentence):
        for mention in document.cues[at]:
            if mention.scheme in _MOVING or _compares(mention):
                return True
    return False


def _compares(mention: Mention) -> bool:
    """Tell whether a word sets one figure above or below another."""
    return mention.scheme == "cue" and mention.term.code in _COMPARING
