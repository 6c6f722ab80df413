"""Names of public bodies that only the words beside them tell: "Gullport, the trade agency, …"; part of organisations.

A name of this kind holds no word such as Ministry. What stands beside it says what it is: after it between commas, or
before it without any ("the trade agency Gullport").
"""

from __future__ import annotations

from typing import Final

from policykg.extraction.sentences import TextSentence
from policykg.extraction.tokens import Token
from policykg.extraction.words import any_list, word_lists

_NAME: Final = 4  # the longest such name, in tokens
_GLOSS: Final = 9  # the longest words for what it is, in tokens
_POSSESSIVES: Final = frozenset({"'s", "\u2019s", "'", "\u2019"})
_AFTER: Final = frozenset({",", "for", "of", "in", "that", "which", "under", "at", "."})
_PERSONAL: Final = frozenset({"regulator", "watchdog"})  # which a person can be too
_TITLES: Final = word_lists()["title_before"]


def glossed_name(tokens: tuple[Token, ...], index: int, sentence: TextSentence) -> int | None:
    """Return where a name ends that begins at a token and that the words beside it make a public body."""
    last = index + 1
    if last >= sentence.last:
        return None
    before, after = tokens[index - 1], tokens[last].text
    if not (after == "," or after[0].isupper() or before.text == "," or before.lower in word_lists()["glossing_noun"]):
        return None
    unnamed = any_list("never_name", "time_word", "speaker_noun", "introduction")
    if not tokens[index].text[0].isupper() or tokens[index].lower in unnamed:
        return None
    while last < sentence.last and last - index <= _NAME and tokens[last].text[0].isupper():
        last += 1
    if last - index > _NAME or last + 1 >= sentence.last:
        return None
    inserted = tokens[index - 1].text == "," and tokens[last].text == ","  # "the tax authority, Gullport, has"
    if index > sentence.first + 1 and _kind_before(tokens, index - inserted) and tokens[last].text not in _POSSESSIVES:
        person = tokens[index - 1].lower in _PERSONAL and last == index + 2  # "rail regulator Ann Hay"
        if person or tokens[index].lower in _TITLES:
            return None
        return last
    if tokens[last].text != "," or tokens[index - 1].text[0].isupper():
        return None
    governed = index > sentence.first and tokens[index - 1].lower in word_lists()["preposition"]
    return last if not governed and _is_gloss(tokens, last + 1, sentence) else None


def _kind_before(tokens: tuple[Token, ...], index: int) -> bool:
    """Tell whether the noun of a body in small letters stands before a name: "trade agency Gullport"."""
    noun, field = tokens[index - 1], tokens[index - 2]
    if noun.text not in word_lists()["glossing_noun"] or noun.text != noun.lower:
        return False
    return field.text.isalpha() and _names_field(field.lower)


def _is_gloss(tokens: tuple[Token, ...], first: int, sentence: TextSentence) -> bool:
    """Tell whether what stands after a comma says which body a name means: "the country's trade agency,"."""
    lists, known = word_lists(), False
    for place in range(first, min(first + _GLOSS, sentence.last - 1)):
        token = tokens[place]
        if token.lower in lists["glossing_noun"] and place > first and tokens[place + 1].text in _AFTER:
            return known and _names_field(tokens[place - 1].lower)
        if token.lower in lists["finite"] or token.lower in lists["preposition"] or token.text in {",", ".", "and"}:
            return False
        known = known or token.lower in lists["determiner"] or token.text in _POSSESSIVES
    return False


def _names_field(word: str) -> bool:
    """Tell whether a word before the noun of a body is of its field or owner: no "rating agency"."""
    lists = word_lists()
    return word not in lists["determiner"] and word not in lists["private_field"]
