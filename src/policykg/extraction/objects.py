"""What stands after a verb: a phrase of policy, of figures or of a movement; part of the action tests."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile
from typing import Final

from policykg.extraction.tokens import Token
from policykg.extraction.words import Verb, word_lists

_MOVING: Final = word_lists()["moving_people"]
_PEOPLE: Final = word_lists()["moved_people"]
_MOVED: Final = (["down"], ["up"])
_PHRASE: Final = 12  # the longest noun phrase that is looked at, in tokens
_ENDS: Final = frozenset({",", ".", ";", ":", "and", "but", "while", "as", "that", "to", "because", "if", "although"})
_OBJECT_ENDS: Final = frozenset({"that", "which", "to", ","})


def acts_on(verb: Verb, tokens: tuple[Token, ...]) -> bool:
    """Tell whether an object of its own follows a verb: "cut the tax" is an act, "cut output" may be none."""
    lists, ahead = word_lists(), [token.lower for token in tokens[verb.last : verb.last + 3]]
    if not ahead:
        return False
    if verb.lemma in _MOVING and not _PEOPLE.isdisjoint(
        ahead + [t.lower for t in tokens[verb.last + 3 : verb.last + 5]]
    ):
        return True  # "moved 900 people out of the valley"
    if verb.lemma in lists["constructing"] and ahead[0].isdigit() and ahead[1:2] != ["million"]:
        return True  # "built 40 cold stores"
    return ahead[0] in {"the", "a", "an"} or not lists["effort"].isdisjoint(ahead)


def moves(verb: Verb, last: int, tokens: tuple[Token, ...]) -> bool:
    """Tell whether the object is a movement of an economy: "will increase its oil output"."""
    lists = word_lists()
    for token in tokens[verb.last : min(verb.last + _PHRASE, last)]:
        if token.lower in lists["preposition"] or token.lower in _ENDS:
            return False
        if token.lower in lists["movement_noun"]:
            return True
    return False


def in_phrase(name: str, first: int, last: int, tokens: tuple[Token, ...]) -> bool:
    """Tell whether the noun phrase at a token, with what follows its "of", holds a word of a list and no movement."""
    lists = word_lists()
    ends, found = lists["preposition"] - {"of"}, False
    for place in range(first, min(first + _PHRASE, last)):
        lower = tokens[place].lower
        if lower in ends or lower in lists["relative"] or lower in _ENDS or lower in lists["finite"] - lists[name]:
            break
        if lower in lists["movement_noun"]:
            if place + 1 < last and tokens[place + 1].lower in lists[name]:
                continue  # "its output quota"
            if lower == "prices" and tokens[place - 1].lower in lists["administered"]:
                found = True  # a state sets them
                continue
            return False
        found = found or lower in lists[name]
    return found


def releases_figures(verb: Verb, words: Sequence[str]) -> bool:
    """Tell whether the object's noun is a figure that the verb publishes, revises or lowers."""
    lists = word_lists()
    if verb.lemma not in lists["releases"]:
        return False
    ends = lists["preposition"]
    near = list(takewhile(lambda word: word not in ends and word not in _OBJECT_ENDS, words[:5]))
    if near[-1:] == ["release"] and words[len(near) : len(near) + 1] == ["of"]:  # "announced the release of a plan"
        near = list(takewhile(lambda word: word not in ends and word not in _OBJECT_ENDS, words[len(near) + 1 :]))
    if near and verb.lemma in lists["resetting"] and near[-1] in lists["outlook_noun"]:
        return False  # "raised its inflation forecasts"
    if verb.lemma == "revise" and near[-1:] in _MOVED and not lists["statistics"].isdisjoint(near):
        return True  # "revised the April figure down"
    if near and near[-1] in {"report", "reports"}:
        return not lists["periodic"].isdisjoint(near)
    return bool(near) and near[-1] in lists["statistics"]
