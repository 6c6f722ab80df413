"""What stands around a verb and lets it tell an act, or not; part of initiatives."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from policykg.extraction.actions import Reading
from policykg.extraction.sentences import TextSentence
from policykg.extraction.tokens import Token
from policykg.extraction.wordrules import Match
from policykg.extraction.words import Form, word_lists, words_of

_ARTICLES: Final = frozenset({"the", "a", "an", "its", "their", "his", "her", "our", "these", "those"})
_PLANS: Final = word_lists()["plan_or_plans"]
_JOINING: Final = frozenset({"and", "or", ","})
_CONDITIONAL: Final = frozenset({"would", "could", "might"})
_POSSESSIVE: Final = frozenset({"'s", "\u2019s"})
_CONTRACTED: Final = frozenset({"it", "he", "she", "who", "that"})  # what "is" is shortened after
_BEING: Final = frozenset({"be", "been", "being"})
_INFINITIVE: Final = frozenset({"to", "will", "would", "should", "could", "can", "may", "might", "must", "not"})
_FUTURE: Final = frozenset({"will", "would"})


@lru_cache(maxsize=1)
def _done() -> frozenset[str]:
    """Return the past forms of the verbs of action, a phrasal verb by its first word."""
    return frozenset(words_of(Form.PAST, word_lists()["action"]))


def is_allowed(match: Match, reading: Reading) -> bool:
    """Tell whether the words around an active match let it be one, before its subject is looked for."""
    lowers = reading.lowers
    before, verb, rule = lowers[match.first - 1], match.verb, match.rule
    if before in _ARTICLES or before in _POSSESSIVE:
        return False  # "extended the grants to bakers", "the government's finances"
    if reading.conditional and lowers[match.first] in _CONDITIONAL:
        return False  # "if the talks fail, the state would …"
    if before in _JOINING and lowers[match.first] in word_lists()["past_adjective"]:
        return lowers[match.first + 1] in word_lists()["determiner"]  # not "wind energy and advanced farming"
    intended = bool(rule.value("intended"))
    if intended and before in _done():
        return False  # "dropped plans to sell the ferries"
    if before == "but" and lowers[match.first - 2] == "," and lowers[match.first] in _PLANS:
        return False  # ", but plans to sell the ferries met with protest"
    helped = before in _INFINITIVE or before in _BEING
    if verb is not None and verb.form is Form.PAST and helped and not reading.tokens[match.first - 1].capital:
        return False  # "urged them to cut", "could be given", not "in *May* approved"
    if intended and before in word_lists()["determiner"]:
        return False  # "a move to fill the gap"
    expected = lowers[match.first] in _FUTURE and "need" in lowers[match.first : match.last]
    if expected and intended and not reading.official:
        return False  # "will need to borrow" is what others expect
    if before == "," and rule.value("tensed") and lowers[match.first].endswith("ing"):
        return False  # "the meeting, stressing the need for calm, approved …"
    if lowers[match.first] in _POSSESSIVE and rule.value("possessing") and before not in _CONTRACTED:
        return False  # "the bank's managing director"
    if rule.value("reported") and reading.words.isdisjoint(word_lists()["said_form"]):
        return False
    return reading.official or not rule.value("official")


def is_name(index: int, sentence: TextSentence, tokens: tuple[Token, ...]) -> bool:
    """Tell whether a word is one of a name by its capital, and no verb: "through Coast Grants"."""
    token = tokens[index]
    if not token.capital or index == sentence.first:
        return False
    before = tokens[index - 1].text
    return before == "," or (before[-1].isalnum() and before != "I")  # newswires write a capital after "U.S."
