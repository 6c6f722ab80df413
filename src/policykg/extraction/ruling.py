"""What a sentence tells as ruled by a writing: "Under the plan, …", "…, the notice says"; part of initiatives."""

from __future__ import annotations

from typing import Final

from policykg.extraction.sentences import TextSentence
from policykg.extraction.words import any_list, word_lists

_PHRASE: Final = 8  # the longest noun phrase before the noun of a writing, in tokens
_OPENING: Final = 16  # the longest opening of a sentence, in tokens
_OPENERS: Final = frozenset({"under", "through", "within", "as", "by"})
_INSERTED: Final = 24  # the longest insertion between a writing and what it says, in tokens
_LED: Final = {"to": ("according", "pursuant"), "with": ("line", "accordance", "compliance")}
_SYSTEMS: Final = word_lists()["ruling_noun"]
_THING: Final = frozenset({"it", "they"})
_VERBS: Final = frozenset({"is", "are", "was", "were", "has", "have", "had", "will", "would", "said", "says"})


def ruled(lowers: tuple[str, ...], sentence: TextSentence, words: frozenset[str], *, written: bool) -> bool:
    """Tell whether a writing brings about what a sentence tells.

    Args:
        lowers: the tokens of the body in lower case.
        sentence: the sentence.
        words: its words.
        written: whether "it" means a writing of the sentence before.
    """
    word_lists()
    writings = any_list("policy_document", "running")
    if words.isdisjoint(writings):
        return written and lowers[sentence.first] in _THING and lowers[sentence.first + 1] in word_lists()["rules"]
    if opens_with_writing(lowers, sentence):
        return True
    for place in range(sentence.first, sentence.last):
        if lowers[place] in writings and (_leads_to(lowers, place, sentence) or _says(lowers, place, sentence)):
            return True
    return False


def opens_with_writing(lowers: tuple[str, ...], sentence: TextSentence) -> bool:
    """Tell whether a sentence opens with a policy that brings it about: "Under the plan, …", "As part of the …, "."""
    opening = lowers[sentence.first : min(sentence.first + _OPENING, sentence.last)]
    if opening[0] not in _OPENERS:
        return False
    if opening[0] == "under" and not _SYSTEMS.isdisjoint(opening[:_PHRASE]):
        return True
    if "," not in opening:
        return False
    return not any_list("policy_document", "running").isdisjoint(opening[: opening.index(",")])


def _leads_to(lowers: tuple[str, ...], noun: int, sentence: TextSentence) -> bool:
    """Tell whether "under" or "according to" governs the noun of a writing."""
    if lowers[noun] in word_lists()["weak_writing"]:
        return False
    for place in range(noun - 1, max(sentence.first, noun - _PHRASE) - 1, -1):
        lower = lowers[place]
        if lower == "under":
            return True
        if lower in _LED:
            return place > sentence.first and lowers[place - 1] in _LED[lower]
        if lower in _VERBS or not (lower[0].isalnum() or lower[0] in "\u201c\"'\u2019"):
            return False
    return False


def _says(lowers: tuple[str, ...], noun: int, sentence: TextSentence) -> bool:
    """Tell whether a writing says something: "the notice says", "the plan, issued on Monday, stipulates"."""
    place, rules = noun + 1, word_lists()["rules"]
    if place < sentence.last and lowers[place] == ",":
        ahead = range(place + 1, min(place + _INSERTED, sentence.last - 1))
        place = next((index + 1 for index in ahead if lowers[index] == ","), place)
    return place < sentence.last and lowers[place] in rules and lowers[noun] not in word_lists()["weak_writing"]
