"""Actions that nouns name ("the expansion of ports"); after the initiatives, part of the narrative.

One verb may announce several such actions; and a noun and its verb name the same action.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from policykg.extraction.actions import Action
from policykg.extraction.inflection import singular
from policykg.extraction.sentences import TextSentence
from policykg.extraction.tokens import Token
from policykg.extraction.wordrules import skip_adverbs
from policykg.extraction.words import Form, Verb, is_verb_form, read_rules, verb_at, word_lists
from policykg.facts import InitiativeStatus

_ADJECTIVES: Final = 4  # words that may stand between "the" and a noun of action
_FORMS: Final = (Form.GERUND, Form.BASE, Form.PAST, Form.THIRD)
_ENDS: Final = frozenset({",", ";", ":", ".", "!", "?", "while", "which", "that"})
_JOINTS: Final = frozenset({"and", ","})
_ARTICLES: Final = frozenset({"the", "a", "an"})
_UNSAID: Final = frozenset({"of", "to", "on"})  # before the object they say no more than that it is one


@dataclass(frozen=True, slots=True)
class _Nominals:
    verbs: Mapping[str, str]
    light: frozenset[str]
    joining: tuple[tuple[str, ...], ...]


@lru_cache(maxsize=1)
def _nominals() -> _Nominals:
    """Return the nouns of action, the light verbs and the joining words of ``rules/nominal-actions.toml``."""
    table = read_rules("nominal-actions")
    joining = tuple(tuple(words.split()) for words in table["joining"]["words"])
    return _Nominals(MappingProxyType(table["verbs"]), frozenset(table["light"]["verbs"].split()), joining)


def singled(action: Action, sentence: TextSentence, tokens: tuple[Token, ...]) -> list[Action]:
    """Return the actions that the words of one hold: itself, cut to its own, then those announced with it.

    "Focus on the upgrading of plants and the training of staff" holds two; so does "the campaign will continue, along
    with the expansion of ports", where of the second nothing says that it went on before.
    """
    told, added = _added(action, sentence, tokens)
    return [*_coordinated(action if told >= action.last else replace(action, told=told), tokens), *added]


def gist(first: int, last: int, tokens: tuple[Token, ...]) -> str:
    """Return what is done in the words of tokens ``first`` to ``last`` (exclusive): a base verb and its object.

    Light verbs are left out where their object is a noun of action, so that "focus on expanding ports" and "the
    expansion of ports" have one gist.
    """
    nominals = _nominals()
    place = skip_adverbs(tokens, first, last)
    verb = _verb(place, last, tokens)
    noun = None if verb is not None and verb.last > verb.first + 1 else _noun(place, min(place + 2, last), tokens)
    while noun is None and verb is not None and verb.lemma in nominals.light:
        after = skip_adverbs(tokens, verb.last + (verb.last < last and tokens[verb.last].lower in _UNSAID), last)
        noun = _noun(after, last, tokens)
        inner = _verb(after, last, tokens)
        if inner is None or inner.form is not Form.GERUND:
            place = place if noun is None else after
            break
        verb, place, noun = inner, after, None
    if verb is None and noun is None:
        noun = _noun(place, last, tokens)
    if noun is not None:
        lemma, rest = nominals.verbs[tokens[noun].lower], [*range(place, noun), *range(noun + 2, last)]
    elif verb is not None:
        lemma, rest = verb.lemma, list(range(verb.last, last))
    else:
        lemma, rest = "", list(range(place, last))
    words = [tokens[index].lower for index in rest if tokens[index].text[0].isalnum()]
    objects = [singular(word) for word in words if word not in _ARTICLES]
    return " ".join([lemma, *objects]).strip()


def _verb(place: int, last: int, tokens: tuple[Token, ...]) -> Verb | None:
    """Return the verb of action at a token."""
    if place >= last or not is_verb_form(tokens[place].lower):
        return None
    for form in _FORMS:
        verb = verb_at(tokens, place, last, form, word_lists()["action"])
        if verb is not None:
            return verb
    return None


def _noun(place: int, last: int, tokens: tuple[Token, ...]) -> int | None:
    """Return the noun of action, followed by "of", that heads the noun phrase at a token."""
    lists, nominals = word_lists(), _nominals().verbs
    for index in range(place, min(place + _ADJECTIVES + 2, last - 1)):
        lower = tokens[index].lower
        if lower in nominals and tokens[index + 1].lower == "of":
            return index
        if not lower[0].isalpha() or lower in lists["preposition"] or lower == "and":
            return None
    return None


def _coordinated(action: Action, tokens: tuple[Token, ...]) -> list[Action]:
    """Cut an action where its object names several ("the A of X and the B of Y")."""
    last = action.last if action.told is None else action.told
    behind = [place for place in range(action.label, last) if tokens[place - 1].lower in _JOINTS]
    cuts = [place for place in behind if _noun(place, last, tokens) is not None]
    first = next((place for place in range(action.label, last) if cuts and _noun(place, last, tokens) is not None), 0)
    cuts = [place for place in cuts if place > first]
    if not cuts:
        return [action]
    ends = [_before_joint(start, tokens) for start in cuts]
    parts = [replace(action, told=ends[0])]
    for start, end in zip(cuts, [*ends[1:], last], strict=True):
        rule = f"{action.rule}, joined noun"
        parts.append(replace(action, first=start, last=end, told=None, label=start, rule=rule))
    return parts


def _before_joint(place: int, tokens: tuple[Token, ...]) -> int:
    """Return the end of what stands before a joint."""
    while tokens[place - 1].lower in _JOINTS:
        place -= 1
    return place


def _added(action: Action, sentence: TextSentence, tokens: tuple[Token, ...]) -> tuple[int, list[Action]]:
    """Return where the words of an action end before what "along with" adds to them, and the action added."""
    joining, begin, end = _nominals().joining, action.label + 1, min(action.last + 2, sentence.last)
    heads = {words[0] for words in joining}
    for place in [at for at, token in enumerate(tokens[begin:end], begin) if token.lower in heads]:
        for words in joining:
            start = place + len(words)
            if tokens[place].lower != words[0] or tuple(token.lower for token in tokens[place:start]) != words:
                continue
            if _noun(start, sentence.last, tokens) is None:
                continue
            end = next((index for index in range(start, sentence.last) if tokens[index].lower in _ENDS), sentence.last)
            status = action.status if action.status is InitiativeStatus.COMPLETED else InitiativeStatus.PLANNED
            added = replace(
                action, first=start, last=end, label=start, status=status, rule=f"{action.rule}, along with"
            )
            return _before_joint(place, tokens), [added]
    return action.last, []
