"""Whether an office is one in a company or a private union: "president of the Hay Guild"; part of people."""

from __future__ import annotations

from collections.abc import Set
from typing import Final

from policykg.extraction.portfolios import is_of_cabinet
from policykg.extraction.sentences import TextSentence
from policykg.extraction.tokens import Token
from policykg.extraction.words import word_lists

_OF: Final = frozenset({"of", "at"})
_OF_STATES: Final = word_lists()["state_name"]


def is_private(
    start: int,
    roles_end: int,
    last: int,
    title: str,
    sentence: TextSentence,
    tokens: tuple[Token, ...],
    taken: Set[int],
    roles: Set[int],
) -> bool:
    """Tell whether a phrase of roles without a known body is one of a company, by the name before or after it.

    Args:
        start: the token at which the phrase begins.
        roles_end: the token after the roles.
        last: the token after the phrase.
        title: what the text calls the first role.
        sentence: the sentence.
        tokens: the tokens of the body.
        taken: the tokens of the known bodies and places.
        roles: the tokens of roles.
    """
    if _follows_company(start, sentence, tokens, taken, roles):
        return True
    return last == roles_end and _is_of_company(last, title, sentence, tokens, taken)


def _follows_company(
    first: int, sentence: TextSentence, tokens: tuple[Token, ...], taken: Set[int], roles: Set[int]
) -> bool:
    """Tell whether a name stands before a role in small letters: "Hay Mills president Ann Hay"."""
    lists, place = word_lists(), first - 1
    if not tokens[first].text[0].islower():
        return False
    boards = lists["private_board"] | {"board", "group"}
    while place > sentence.first and (place in taken or tokens[place].lower in boards):
        place -= 1
    text = tokens[place].text
    named = text[0].isupper() and place > sentence.first - 1 and text[-1].isalpha()
    return named and text.lower() not in lists["never_name"] and place not in roles


def _is_of_company(last: int, title: str, sentence: TextSentence, tokens: tuple[Token, ...], taken: Set[int]) -> bool:
    """Tell whether a name that is no place and no public body stands after a role: "president of the Hay Guild"."""
    lists = word_lists()
    if last + 2 >= sentence.last or tokens[last].lower not in _OF:
        return False
    if is_of_cabinet(title) or title.lower().split()[-1] not in lists["private_office"]:
        return False
    first = last + 1 + (tokens[last + 1].lower == "the")
    end = first
    while end < sentence.last and tokens[end].capital and end not in taken:
        end += 1
    named = {token.lower for token in tokens[first:end]}
    return end - first > 1 and named.isdisjoint(lists["public_head"] | _OF_STATES)
