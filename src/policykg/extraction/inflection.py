"""The forms of English words: vocabularies hold base forms, the lexicon looks for all their forms.

Regular forms follow the spelling rules of English; the others stand in ``rules/irregular.toml``.
"""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib import resources
from typing import Final

_VOWELS: Final = "aeiou"
_WITH_E: Final = ("shoes", "canoes", "oboes", "tiptoes", "mistletoes")  # plurals of nouns that end in -oe


@lru_cache(maxsize=1)
def _irregular() -> tuple[dict[str, list[str]], dict[str, str]]:
    """Return the irregular verbs (base form to other forms) and plurals."""
    text = resources.files(__package__).joinpath("rules/irregular.toml").read_text(encoding="utf-8")
    table = tomllib.loads(text)
    return table["verbs"], table["plurals"]


def plural(noun: str) -> str:
    """Return the plural of a noun or of the last word of a noun phrase: ``industry`` gives ``industries``."""
    head, _, last = noun.rpartition(" ")
    return f"{head} {_plural(last)}" if head else _plural(last)


def _plural(word: str) -> str:
    irregular = _irregular()[1].get(word)
    if irregular is not None:
        return irregular
    if len(word) > 1 and word[-1] == "y" and word[-2] not in _VOWELS:
        return word[:-1] + "ies"
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return word + "es"
    return word + "s"


# Texts use these as words of their own: "big data", "the media".
_OWN_WORDS: Final = frozenset({"data", "media", "people"})


@lru_cache(maxsize=1)
def _singulars() -> dict[str, str]:
    """Return the singular of each irregular plural."""
    return {many: one for one, many in _irregular()[1].items() if many not in _OWN_WORDS}


_FOUND: Final[dict[str, str]] = {}  # of the words met so far
_MOST_WORDS: Final = 65_536


def singular(word: str) -> str:
    """Return the singular of a lower-case noun, by spelling alone; a word that is no plural stays as it is."""
    known = _FOUND.get(word)
    if known is None:
        if len(_FOUND) >= _MOST_WORDS:
            _FOUND.clear()
        known = _FOUND[word] = _singular(word)
    return known


def _singular(word: str) -> str:
    known = _singulars().get(word)
    if known is not None:
        return known
    if len(word) < 4 or word.endswith(("ss", "us", "is", "ics", "news", "series")):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "xes", "ches", "shes")):
        return word[:-2]
    if word.endswith("oes") and len(word) > 5 and not word.endswith(_WITH_E):
        return word[:-2]  # potatoes
    if word.endswith("s"):
        return word[:-1]
    return word


def verb_forms(phrase: str) -> tuple[str, ...]:
    """Return the forms of a verb, or of a phrase that begins with one: ``go up``, ``goes up``, ``went up`` …."""
    verb, _, rest = phrase.partition(" ")
    tail = f" {rest}" if rest else ""
    irregular = _irregular()[0].get(verb)
    forms = [verb, *irregular] if irregular else [verb, *_regular(verb)]
    return tuple(dict.fromkeys(form + tail for form in forms))


@lru_cache(maxsize=1)
def past_forms() -> frozenset[str]:
    """Return the past forms of irregular verbs that are no base forms too: ``rose``, ``went``, not ``cut``."""
    return frozenset([_past_of(verb) for verb in _irregular()[0] if verb != "be"]) - unchanged_pasts()


@lru_cache(maxsize=1)
def past_participles() -> frozenset[str]:
    """Return the past participles of irregular verbs: ``risen``, ``gone``, ``cut``."""
    forms = [form for known in _irregular()[0].values() for form in known[1:-1]]
    return frozenset(forms).union(unchanged_pasts())


def participle_of(verb: str) -> str:
    """Return the past participle of a verb: ``scrapped`` of ``scrap``, ``taken`` of ``take``."""
    irregular = _irregular()[0].get(verb)
    if irregular is not None:
        return verb if verb in unchanged_pasts() else irregular[-2]
    forms = _regular(verb)
    short = sum(1 for before, letter in zip(" " + verb, verb, strict=False) if _opens_vowels(before, letter)) == 1
    return forms[3] if short and len(forms) > 3 else forms[1]


def _opens_vowels(before: str, letter: str) -> bool:
    """Tell whether a vowel begins a syllable: no vowel stands before it."""
    return letter in _VOWELS and before not in _VOWELS


@lru_cache(maxsize=1)
def unchanged_pasts() -> frozenset[str]:
    """Return the past forms that are base forms too: ``cut``, ``hit``, ``put``."""
    return frozenset([verb for verb in _irregular()[0] if verb == _past_of(verb)])


def _past_of(verb: str) -> str:
    """Return the past form of an irregular verb."""
    forms = _irregular()[0][verb]
    return forms[1] if len(forms) > 2 else verb


def _regular(verb: str) -> tuple[str, ...]:
    """Return the third person, past and participle of a regular verb, with doubled consonants also single."""
    third = _plural(verb) if not verb.endswith("o") else verb + "es"
    if verb.endswith("e"):
        return third, verb + "d", (verb if verb.endswith("ee") else verb[:-1]) + "ing"
    if len(verb) > 1 and verb[-1] == "y" and verb[-2] not in _VOWELS:
        return third, verb[:-1] + "ied", verb + "ing"
    forms = (third, verb + "ed", verb + "ing")
    if len(verb) > 2 and verb[-1] not in _VOWELS + "wxy" and verb[-2] in _VOWELS and verb[-3] not in _VOWELS:
        return (*forms, verb + verb[-1] + "ed", verb + verb[-1] + "ing")
    return forms
