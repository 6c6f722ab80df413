"""What is done to an amount that nothing else names: "12,000 hectares *were replanted*", "the yard *scrapped* 3".

Works on the items of one sentence; ``predicates`` makes a name of what is found here.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from policykg.extraction.inflection import participle_of, past_forms, past_participles, singular, verb_forms
from policykg.extraction.items import Item
from policykg.extraction.observations.drafts import is_money
from policykg.extraction.observations.noun_phrases import NOTHING, Phrase, goods_after, past_restated, right_phrase
from policykg.extraction.observations.nouns import NAMED, PASTS, is_noun
from policykg.extraction.observations.vocables import figure_words
from policykg.extraction.words import word_lists

_BE: Final = frozenset({"be", "been", "being"})
_REACH: Final = 12  # items from an amount to the participle
_ADDED: Final = frozenset({"another", "a", "an", "further", "additional", "extra"})  # "released *another* 3 million"
_ASKING: Final = frozenset({"auxiliary", "target", "future"})  # classes of what an infinitive stands behind
_VERBAL: Final = frozenset({"verb", "name"})
_MOVING: Final = frozenset({"rise", "fall", "growth", "level", "share", "target", "forecast", "speech"})
_LED: Final = frozenset({"for", "with", "to", "into", "under", "from", "as", "against", "on"})


@dataclass(frozen=True, slots=True)
class Deed:
    """What is done to an amount: of which goods, the item of the verb, its participle, and what completes it."""

    goods: Phrase
    verb: int
    participle: str
    purpose: Phrase


def deed_behind(items: list[Item], at: int) -> Deed | None:
    """Return what is said to be done to the amount at an item: "metres *were drilled for gold*"; None for nothing."""
    index = past_restated(items, at + 1)
    covered = index + (index < len(items) and items[index].lower in figure_words("linking"))
    if covered + 1 < len(items) and items[covered].lower == "under":
        what = right_phrase(items, covered + 1)  # "30,000 hectares *under glass*"
        return Deed(NOTHING, covered, "under", Phrase("phrase", covered, what.last)) if what.mode == "phrase" else None
    goods = goods_after(items, index)
    index = goods.last if goods.mode == "phrase" else index
    verb = _participle(items, index, min(len(items), at + _REACH), bare=goods.mode != "phrase")
    return Deed(goods, verb, items[verb].lower, _purpose(items, verb + 1)) if verb else None


def deed_before(items: list[Item], at: int, *, received: bool = False) -> Deed | None:
    """Return what somebody does to the amount at an item: "the yard *scrapped* 3 tonnes"; None for nothing.

    Args:
        items: the items of a sentence.
        at: the amount.
        received: whether it counts too that somebody gets the amount: "guests were *refunded* 3 euros".
    """
    index = at - 1
    while index > 0 and (items[index].light or items[index].lower in _ADDED):
        index -= 1
    if index < 1 or items[index].kind != "word":
        return None
    verb, before = items[index], items[index - 1]
    participle = _participles().get(verb.lower, "")
    if not participle and verb.lower.endswith("ed") and verb.lower not in figure_words("no_past"):
        participle = verb.lower
    if not participle and "verb" in verb.classes and verb.lower.endswith("s") and "auxiliary" not in verb.classes:
        participle = participle_of(singular(verb.lower))
    asked = not before.classes.isdisjoint(_ASKING) and before.lower not in figure_words("linking")
    if not participle and asked and verb.lower.isalpha() and verb.classes <= _VERBAL:
        participle = participle_of(verb.lower)  # no list knows the verb: "will *survey* 3 hectares"
    if not participle or (participle in figure_words("told") and not _is_made(items[at], participle)):
        return None
    if not verb.classes.isdisjoint(_MOVING) and participle not in _handled():
        return None
    if not received and (before.lower in _BE or before.lower in figure_words("linking")):
        return None  # "was *allocated* 3 tonnes"
    acts = asked or verb.lower in past_forms() or _is_present(verb, before)
    if not acts and is_noun(items, index):
        return None
    return Deed(goods_after(items, past_restated(items, at + 1)), index, participle, NOTHING)


def _is_made(amount: Item, participle: str) -> bool:
    """Tell whether an amount of goods is made: "the works *made* 3 tonnes", not "made 3 million euros"."""
    number = amount.number
    return participle == "made" and number is not None and not is_money(number.unit)


def _is_present(verb: Item, before: Item) -> bool:
    """Tell whether a word in -s right before an amount is a verb: "the plant *treats* 3 tonnes"."""
    if not verb.lower.endswith("s") or before.lower.endswith("s") or not before.lower.isalpha():
        return False
    return verb.classes.isdisjoint(("name", "rate")) and before.classes <= NAMED


@lru_cache(maxsize=1)
def _handled() -> frozenset[str]:
    """Return the participles of what is done to goods, although the verbs can move a figure or say something too."""
    return frozenset([participle_of(verb) for verb in figure_words("handling")])


@lru_cache(maxsize=1)
def _participles() -> dict[str, str]:
    """Return the participle of each form of the verbs of action: ``scraps`` gives ``scrapped``."""
    known: dict[str, str] = {}
    for verb in sorted(word_lists()["action"] | figure_words("handling")):
        if " " not in verb:
            participle = participle_of(verb)
            known.update((form, participle) for form in verb_forms(verb) if not form.endswith("ing"))
    return known


def _participle(items: list[Item], start: int, end: int, *, bare: bool) -> int:
    """Return the item of the participle that opens at an item or follows its auxiliaries; 0 for none."""
    passive = False
    for index in range(start, end):
        item = items[index]
        if item.kind != "word":
            if item.light:
                continue
            return 0
        if item.lower in figure_words("foretold") or item.lower.endswith(" to"):
            continue  # "are *expected* to be landed", "*are to* be landed"
        if "auxiliary" in item.classes:
            passive = passive or item.lower in _BE or item.lower in figure_words("linking")
            continue
        if item.light:
            continue
        done = item.lower.endswith("ed") or item.lower in past_participles()
        if not done or item.lower in figure_words("told"):
            return 0
        if not item.classes.isdisjoint(_MOVING) and item.lower not in _handled():
            return 0
        if passive:
            return index
        return index if bare and index == start and _is_reduced(items, index) else 0
    return 0


def _is_reduced(items: list[Item], index: int) -> bool:
    """Tell whether a participle stands right behind an amount and acts on nothing: "metres *drilled* for gold"."""
    if items[index].lower in PASTS:
        return False  # "3 tonnes *went* by road"
    following = items[index + 1] if index + 1 < len(items) else None
    if following is None or following.kind == "period":
        return True
    return following.kind == "word" and (
        "preposition" in following.classes or following.lower in {".", ",", ";"} or following.light
    )


def _purpose(items: list[Item], index: int) -> Phrase:
    """Return what completes a participle, with its preposition: "drilled *for gold*", "equipped *with pumps*"."""
    while index < len(items) and items[index].light:
        index += 1
    if index + 1 >= len(items) or items[index].lower not in _LED:
        return NOTHING
    what = right_phrase(items, index + 1)
    return Phrase("phrase", index, what.last) if what.mode == "phrase" else NOTHING
