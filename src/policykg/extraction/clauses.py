"""Where a clause begins and which marks and words part it from others; comes after the word rules."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from typing import Final

from policykg.extraction.sentences import TextSentence
from policykg.extraction.tokens import Token
from policykg.extraction.wordrules import forms_of, is_manner
from policykg.extraction.words import any_list, word_lists

STOPS: Final = frozenset({";", ":", "\u2014", "\u2013"})
_DASHES: Final = frozenset({"-", "\u2014", "\u2013"})
# Lists of words after which a participle stands before a noun: "of networked lamps".
_BEFORE_NOUNS: Final = ("determiner", "preposition", "connector")
_GIVEN: Final = frozenset({"given", "provided", "now", "so"})  # with "that" they open a clause
_CONCEDING: Final = frozenset({"while", "whereas", "because", "although", "though"})  # they open a sentence
_HEARERS: Final = 6  # the longest phrase for those who are told something, in tokens
_TIMED: Final = 9  # the longest time or writing before "that", in tokens
_JOINED: Final = 5  # how far after "and" the next one may stand, in tokens
_DASHED: Final = 12  # the longest insertion between dashes, in tokens


def clause_start(tokens: tuple[Token, ...], index: int, sentence: TextSentence) -> int:
    """Return where the clause begins that holds a token: after the last mark or word that opens a clause."""
    lists = word_lists()
    first = index
    while first > sentence.first:
        before = tokens[first - 1]
        lower = before.lower
        if before.text in STOPS or (before.text == "-" and tokens[first].start > before.end):
            opening = _dash_before(tokens, first - 1, sentence)
            if opening is None:
                break
            first = opening  # "the second half - for the islands - will be lent"
            continue
        if before.text == "\u201c" and (first - 2 < sentence.first or tokens[first - 2].text in {",", ":"}):
            break
        if (
            lower == "that"
            and first - 2 >= sentence.first
            and (
                tokens[first - 2].lower in lists["hearer_noun"]
                or tokens[first - 2].lower in any_list("said_form", "saying")
                or tokens[first - 2].lower in _GIVEN
                or tokens[first - 2].lower in _reporting()
                or _tells(tokens, first - 1, sentence)
                or _told_when(tokens, first - 1, sentence)
            )
        ):
            break
        if (
            lower in {"which", "whom"}
            and first - 2 >= sentence.first
            and tokens[first - 2].lower in lists["preposition"]
        ):
            break
        if (
            lower in lists["said_form"]
            and lower != "added"
            and (tokens[first].text[0].islower() or _has_speaker(tokens, first - 1, sentence))
        ):
            if tokens[first].text == "," and first + 1 == index and (told := _speech_start(tokens, first, sentence)):
                first = told
                continue  # "the budget, he said, will …"
            aside = first - 2 > sentence.first and tokens[first - 2].text == ","
            if lower == "announced" and (aside or tokens[first].lower in lists["preposition"]):
                first -= 1
                continue  # "the measures, announced on Monday, include …"
            break
        if lower in _CONCEDING and first - 1 == sentence.first:
            return _past_comma(tokens, first, index)
        if (
            lower in {"while", "whereas", "because", "although", "though", "but"}
            or (
                lower in lists["moment"]
                and tokens[first].lower in lists["determiner"]
                and not _marked(tokens, first, index)
            )
            or (
                lower in {"and", "as", "so"}
                and first - 2 >= sentence.first
                and tokens[first - 2].text == ","
                and not (lower == "and" and _lists_nouns(tokens, first - 2, sentence))
            )
        ):
            break
        first -= 1
    return _after_introduction(tokens, first, index)


@lru_cache(maxsize=1)
def _reporting() -> frozenset[str]:
    """Return the forms of the verbs of saying that give no opinion: "reported that"."""
    return forms_of("said") - word_lists()["opinion"]


def _has_speaker(tokens: tuple[Token, ...], said: int, sentence: TextSentence) -> bool:
    """Tell whether who speaks stands before a verb of saying: "Ann Hay said Norway will", not "…," said Ann Hay."""
    place = said - 1
    while place > sentence.first and tokens[place].lower in word_lists()["adverb"]:
        place -= 1
    return place >= sentence.first and tokens[place].text[0].isalpha()


def _lists_nouns(tokens: tuple[Token, ...], last: int, sentence: TextSentence) -> bool:
    """Tell whether only nouns stand before the last "and" of a list: "Rules for oil, gas, and coal will …"."""
    lists, before = word_lists(), tokens[sentence.first : last]
    if all(token.text != "," for token in before):
        return False
    if any(token.lower in lists["finite"] for token in before):
        return False
    return not any(
        token.lower.endswith("ed") and left.text[0].isalpha() and left.lower not in any_list(*_BEFORE_NOUNS)
        for left, token in pairwise(before)
    )


def _tells(tokens: tuple[Token, ...], that: int, sentence: TextSentence) -> bool:
    """Tell whether who hears something stands before "that": "told the members of parliament that"."""
    heard = range(that - 2, max(sentence.first, that - _HEARERS) - 1, -1)
    return any(tokens[place].lower in word_lists()["told"] for place in heard)


def _told_when(tokens: tuple[Token, ...], that: int, sentence: TextSentence) -> bool:
    """Tell whether a time or a writing stands between a verb of saying and "that": "said in a statement that"."""
    lists, place = word_lists(), that - 1
    between = any_list("time_word", "time_filler", "telling_noun", "telling_word")
    while place > max(sentence.first, that - _TIMED):
        lower = tokens[place].lower
        if lower in lists["said_form"]:
            return place < that - 1
        if lower not in between:
            return False
        place -= 1
    return False


def _marked(tokens: tuple[Token, ...], first: int, last: int) -> bool:
    """Tell whether a comma stands between two tokens."""
    return any(token.text == "," for token in tokens[first:last])


def _dash_before(tokens: tuple[Token, ...], dash: int, sentence: TextSentence) -> int | None:
    """Return the dash that opens the insertion which the dash at a token closes, if it holds no verb with a tense."""
    for place in range(dash - 1, max(sentence.first, dash - _DASHED) - 1, -1):
        if tokens[place].text == tokens[dash].text in _DASHES and tokens[place + 1].start > tokens[place].end:
            return place
        if tokens[place].lower in word_lists()["finite"] or tokens[place].text in STOPS:
            return None
    return None


def _speech_start(tokens: tuple[Token, ...], comma: int, sentence: TextSentence) -> int:
    """Return the comma that opens ", he said," before the one that closes it; 0 where there is none."""
    reach = range(comma - 2, max(sentence.first, comma - _HEARERS), -1)
    return next((place for place in reach if tokens[place].text == ","), 0)


def _past_comma(tokens: tuple[Token, ...], first: int, last: int) -> int:
    """Return the token after the first comma between two tokens; the first where there is none."""
    return next((place + 1 for place in range(first, last - 1) if tokens[place].text == ","), first)


def _after_introduction(tokens: tuple[Token, ...], first: int, index: int) -> int:
    """Skip an introduction up to its comma: "By 2027, …", "To support demand, …"."""
    opening = word_lists()["introduction"]
    if tokens[first].lower in opening or is_manner(tokens[first].lower):
        for place in range(first, min(index, first + 40)):
            if tokens[place].text == ",":
                following = place + 1
                if following < index and tokens[following].lower not in word_lists()["connector"]:
                    return following
    return first


def joins_words(tokens: tuple[Token, ...], joint: int, sentence: TextSentence) -> bool:
    """Tell whether "and" joins two words after a preposition, a clause being opened later: "to small and old mills"."""
    lists = word_lists()
    if tokens[joint].lower != "and" or tokens[joint - 2].lower not in lists["preposition"]:
        return False
    for token in tokens[joint + 1 : min(joint + 1 + _JOINED, sentence.last)]:
        if token.lower in lists["finite"]:
            return False
        if token.lower == "and":
            return True
    return False
