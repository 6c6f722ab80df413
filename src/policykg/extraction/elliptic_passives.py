"""Passives that share their auxiliary with the one before: "fees will be cut, and *banks encouraged to lend*".

Part of passives.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from policykg.extraction.actions import Action, Reading
from policykg.extraction.connectors import after_connectors
from policykg.extraction.wordrules import Match
from policykg.extraction.words import Form, any_list, verb_at, word_lists

_NOUNS: Final = 5  # the longest noun phrase that shares an auxiliary, in tokens
_FOLLOWING: Final = frozenset(
    {"to", "by", "in", "for", "from", "with", "on", "at", "until", "as", "into", "and", ",", ".", ";"}
)
_OPENING: Final = frozenset({"the", "its", "their", "more", "all", "new"})
_CLOSING: Final = frozenset({".", ";", ":"})


def with_elliptic(action: Action, match: Match, reading: Reading) -> list[Action]:
    """Return a passive that ends before those which share its auxiliary, and these."""
    verb, lowers, sentence = match.verb, reading.lowers, reading.sentence
    if verb is None or verb.form is not Form.PAST or verb.first == match.first:
        return [action]
    made = [action]
    for place in range(match.last, sentence.last - 3):
        parted = lowers[place] in {",", ";"}
        if lowers[place] in {".", ":"} or (parted and lowers[place + 1] in word_lists()["relative"]):
            break
        if not parted and lowers[place] != "and":
            continue
        first = after_connectors(reading.tokens, place + 1, sentence)
        apart = parted and lowers[place + 1] in {"and", "or"}
        if (apart or lowers[place] == ";" or lowers[first] in _OPENING) and _is_elliptic(first, reading):
            made[-1] = replace(made[-1], last=min(made[-1].last, place))
            made.append(replace(action, first=first, last=sentence.last, label=first, rule=f"{action.rule}, elliptic"))
    if len(made) > 1:
        last = next((at for at in range(made[-1].first, sentence.last) if lowers[at] in _CLOSING), sentence.last)
        made[-1] = replace(made[-1], last=last)
    return made


def _is_elliptic(first: int, reading: Reading) -> bool:
    """Tell whether a noun phrase and a participle without an auxiliary begin at a token."""
    tokens, lowers, lists, end = reading.tokens, reading.lowers, word_lists(), reading.sentence.last
    if any(first <= actor.first <= first + 1 for actor in reading.actors.values()):
        return False  # ", the ministry announced"
    done = any_list("done_to", "causative", "authority_act")
    for place in range(first, min(first + _NOUNS + 1, end - 1)):
        lower = lowers[place]
        if place > first and (verb := verb_at(tokens, place, end, Form.PAST, done)) is not None:
            if lowers[place - 1] in lists["determiner"]:
                return False  # "and the improved roads"
            return verb.last < end and lowers[verb.last] in _FOLLOWING
        if not lower[0].isalnum() or lower in lists["finite"] or lower in lists["preposition"]:
            return False
        if (
            lower in lists["relative"]
            or lower in lists["said_form"]
            or lower in {"to", "it", "they", "he", "she", "we"}
        ):
            return False
    return False
