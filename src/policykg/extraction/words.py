"""The word lists of the rules, and all forms of the verbs of the narrative ones; comes after tokens and inflection.

The lists stand in ``rules/words-*.toml``, those of the narrative rules as base forms. This module derives the forms, in
British and American spelling, and finds a verb of a list at a token, with its particle where it has one ("set up").
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from importlib import resources
from types import MappingProxyType
from typing import Any, Final

from policykg.extraction.inflection import verb_forms
from policykg.extraction.tokens import Token

# The lists of verbs that rules look for in any form.
_VERBS: Final = (
    "action",
    "done_to",
    "authority_act",
    "no_action",
    "said",
    "intend",
    "go_on",
    "refrained",
    "demanding",
    "enacting",
    "drafting",
    "complying",
    "carrying",
    "put_off",
    "separable",
    "aimed_at",
)


class Form(StrEnum):
    """The form of a verb, as far as spelling tells: past and participle are one."""

    BASE = "base"
    THIRD = "third"
    PAST = "past"
    GERUND = "gerund"


@dataclass(slots=True, init=False, unsafe_hash=True)
class Verb:
    """A verb found in a text: tokens ``first`` to ``last`` (exclusive, with its particle) are a form of ``lemma``."""

    lemma: Final[str]
    form: Final[Form]
    first: Final[int]
    last: Final[int]

    def __init__(self, lemma: str, form: Form, first: int, last: int) -> None:
        self.lemma = lemma
        self.form = form
        self.first = first
        self.last = last


def read_rules(name: str) -> dict[str, Any]:
    """Return the content of one file of the ``rules`` folder."""
    text = resources.files(__package__).joinpath("rules", f"{name}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def word_lists() -> dict[str, frozenset[str]]:
    """Return every list of the narrative rules by name; a phrasal verb is one word with underscores."""
    return _LISTS


def _read_lists() -> dict[str, frozenset[str]]:
    lists: dict[str, frozenset[str]] = {}
    for name in ("words-actions", "words-speech", "words-clauses", "words-trends"):
        for key, words in read_rules(name).items():
            lists[key] = frozenset([spelling for word in words.split() for spelling in _spellings(word)])
    return lists


@lru_cache(maxsize=2)
def phrase_lists(file: str) -> dict[str, frozenset[str]]:
    """Return every list of a file of the ``rules`` folder by name; a phrase is one word with underscores there."""
    return {
        name: frozenset([word.replace("_", " ") for word in words.split()]) for name, words in read_rules(file).items()
    }


@lru_cache(maxsize=256)
def any_list(*names: str) -> frozenset[str]:
    """Return the words of several lists together."""
    return frozenset[str]().union(*(word_lists()[name] for name in names))


@lru_cache(maxsize=1)
def contractions() -> Mapping[str, tuple[str, str]]:
    """Return each contraction of a pronoun with the pronoun and the verb that it stands for: "we'll", we and will."""
    endings = read_rules("contractions")
    return MappingProxyType(
        {
            pronoun + mark + ending: (pronoun, verb)
            for ending, verb in endings["endings"].items()
            for pronoun in endings["pronouns"].split()
            for mark in ("'", "\u2019")
        }
    )


def _spellings(word: str) -> tuple[str, ...]:
    """Return the British and the American spelling of a verb in -ise."""
    verb, mark, particle = word.partition("_")
    if verb.endswith("ise") and verb not in {"raise", "advertise", "revise", "supervise", "rise", "advise", "promise"}:
        return word, verb[:-3] + "ize" + mark + particle
    return (word,)


def _read_forms() -> dict[str, tuple[tuple[tuple[str, ...], str, Form], ...]]:
    """Return, for the first word of each verb form, the particles that follow, the lemma and the form."""
    found: dict[str, list[tuple[tuple[str, ...], str, Form]]] = {}
    lists = word_lists()
    verbs = {word for name in _VERBS for word in lists[name]}
    for lemma in sorted(verbs):
        head, _, rest = lemma.partition("_")
        particles = tuple(rest.split("_")) if rest else ()
        forms = verb_forms(head)
        for spelled in forms:
            if spelled == head:
                kinds = (Form.BASE, Form.PAST) if len(forms) == 3 else (Form.BASE,)
            elif spelled.endswith("ing"):
                kinds = (Form.GERUND,)
            elif spelled == forms[1]:
                kinds = (Form.THIRD,)
            else:
                kinds = (Form.PAST,)
            for kind in kinds:
                found.setdefault(spelled, []).append((particles, lemma, kind))
    return {
        word: tuple(sorted(entries, key=lambda entry: (-len(entry[0]), entry[1]))) for word, entries in found.items()
    }


_PARTED: Final = 8  # how far behind its verb a particle may stand, in tokens
_BETWEEN: Final = frozenset({"and", "to", "that", "which", "by", "for"})  # where an object ends
_LISTS: Final = _read_lists()  # read once: every sentence asks for some
_SEPARABLE: Final = _LISTS["separable"]
_NO_VERB: Final = _LISTS["no_verb"]
_ENDINGS: Final = {Form.PAST: "ed", Form.GERUND: "ing", Form.BASE: ""}  # of a verb that no list knows
_FORMS: Final = _read_forms()


@lru_cache(maxsize=64)
def words_of(form: Form, verbs: frozenset[str]) -> tuple[str, ...]:
    """Return the words that are a form of one of some verbs (the first word of a phrasal verb), sorted."""
    found = (word for word, entries in _FORMS.items() if any(k is form and lemma in verbs for _, lemma, k in entries))
    return tuple(sorted(found))


def _follows(particle: str, tokens: tuple[Token, ...], index: int, end: int) -> bool:
    """Tell whether the particle of a verb stands behind its object: "handed the files *over*"."""
    for place in range(index + 2, min(index + _PARTED, end)):
        lower = tokens[place].lower
        if lower == particle:
            return True
        if not (lower[0].isalnum() or lower[0] in "$\u20ac\u00a3") or lower in _BETWEEN:
            return False
    return False


def is_verb_form(lower: str) -> bool:
    """Tell whether a word can be a form of a verb of the lists, or the first word of one."""
    return lower in _FORMS


def verb_at(tokens: tuple[Token, ...], index: int, end: int, form: Form, verbs: frozenset[str] | None) -> Verb | None:
    """Return the verb of a set that stands at a token in a form, the longest with its particles; or None.

    Args:
        tokens: the tokens of the body.
        index: where the verb must begin.
        end: where the sentence ends.
        form: the form it must have.
        verbs: the base forms that are meant; None for any word that can be a verb (only in its base form).
    """
    if index >= end:
        return None
    lower = tokens[index].lower
    for particles, lemma, kind in _FORMS.get(lower, ()):
        if kind is not form or (verbs is not None and lemma not in verbs):
            continue
        last = index + 1 + len(particles)
        if lemma in _SEPARABLE and _follows(particles[0], tokens, index, end):
            return Verb(lemma, kind, index, index + 1)
        if last <= end and all(tokens[index + 1 + n].lower == word for n, word in enumerate(particles)):
            return Verb(lemma, kind, index, last)
    if verbs is None and lower.isalpha() and lower == tokens[index].text and len(lower) > 2:
        ending = _ENDINGS.get(form, "?")
        fits = lower.endswith(ending) if ending else not lower.endswith(("ing", "ed"))
        if fits and lower not in _NO_VERB:
            return Verb(lower, form, index, index + 1)
    return None
