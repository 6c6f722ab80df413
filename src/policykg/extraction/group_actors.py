"""Bodies that the text means by those who belong to them or act together: "its inspectors", "both agencies".

Part of the actors that a noun names.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from policykg.extraction.body_names import Named
from policykg.extraction.memory import BODIES, Actor, ActorKind
from policykg.extraction.scene import Scene
from policykg.extraction.sentences import TextSentence
from policykg.extraction.wordrules import skip_adverbs
from policykg.extraction.words import any_list, word_lists
from policykg.facts import Concept

CUSTOMS: Final = "customs"
OWNING: Final = frozenset({"its", "our"})
_COUNTED: Final = frozenset({"two", "three", "four"})
_BELONGING: Final = frozenset({"of", "from"})
_GROUPED: Final = 6  # how far behind "ministers of" the name of their body may stand, in tokens
PARTNERS: Final = frozenset({"two", "both"})
TOGETHER: Final = word_lists()["bodies_together"]
_POSSESSIVE: Final = frozenset({"'s", "\u2019s"})


def named_together(index: int, sentence: TextSentence, scene: Scene, before: Sequence[Actor]) -> Actor | None:
    """Return the bodies that "both agencies" or "the two bodies" means: those named before, or who acted together."""
    tokens, memory = scene.tokens, scene.memory
    counted, pointing = tokens[index - 1].lower, tokens[index - 2].lower
    if counted in _COUNTED and pointing in {"the", "these"}:
        first = index - 2
    elif counted == "both":
        first = index - 1
    else:
        return None
    named = {body.iri: body for actor in before if actor.kind is ActorKind.BODY for body in actor.bodies}
    for bodies in (tuple(named.values()), memory.it, memory.focus):
        if len(bodies) > 1:
            return Actor(ActorKind.REFERENCE, max(first, sentence.first), index + 1, bodies)
    return None


def customs(index: int, sentence: TextSentence, scene: Scene) -> tuple[Concept, ...]:
    """Return the administration that "customs" means before a verb with a tense: "customs has opened two gates"."""
    at = skip_adverbs(scene.tokens, index + 1, sentence.last)
    if at >= sentence.last:
        return ()
    lower = scene.tokens[at].lower
    if lower not in word_lists()["finite"] and not lower.endswith("ed"):
        return ()
    bodies = scene.memory.refer(CUSTOMS, index)
    return tuple(body for body in bodies if CUSTOMS in body.label.lower())


def staff(index: int, sentence: TextSentence, scene: Scene, before: Sequence[Actor]) -> Actor | None:
    """Return the body whose people do something for it: "the ministry's inspectors", "its experts", "experts of …"."""
    tokens, memory = scene.tokens, scene.memory
    first = max(sentence.first, index - 1)
    if first < index and tokens[first].text.isalpha() and tokens[first].lower not in OWNING and first > sentence.first:
        first -= 1  # "its own experts"
    if tokens[first].lower in OWNING and first < index:
        near = memory.is_near(sentence) and memory.are_public(memory.it)
        return Actor(ActorKind.REFERENCE, first, index + 1, memory.it) if near else None
    if tokens[first].lower in _POSSESSIVE:
        owner = next((actor for actor in before if actor.last == first and actor.kind in BODIES), None)
        return None if owner is None else Actor(ActorKind.REFERENCE, owner.first, index + 1, owner.bodies)
    held = body_of_group(index, sentence, scene)
    if held is not None:
        return Actor(ActorKind.REFERENCE, index, held.last, (held.concept,))
    if tokens[index + 1].lower == "of" and tokens[index + 2].lower == "the":
        noun = tokens[index + 3].lower
        bodies = memory.refer(noun, index) if noun in word_lists()["body_noun"] else ()
        if bodies and noun != "government" and memory.are_public(bodies):
            return Actor(ActorKind.REFERENCE, index, index + 4, bodies)
    return None


def partners(index: int, sentence: TextSentence, scene: Scene) -> Actor | None:
    """Return those of the sentence before whom "the two" or "both" means at its start."""
    tokens, memory = scene.tokens, scene.memory
    opening = index - (tokens[index - 1].lower == "the")
    if opening > sentence.first or (tokens[index].lower == "two" and opening == index):
        return None
    following = tokens[index + 1].lower
    if following not in any_list("finite", "adverb") and not following.endswith("ed"):
        return None  # "the two plants"
    if memory.it_sentence < sentence.ordinal - 1:
        return None
    if len(memory.it) > 1:
        return Actor(ActorKind.REFERENCE, opening, index + 1, memory.it)
    return None if memory.it else Actor(ActorKind.COUNTRY, opening, index + 1)


def body_of_group(index: int, sentence: TextSentence, scene: Scene) -> Named | None:
    """Return the body that those who act belong to: "ministers of the six-nation *Dyke Council*"."""
    if scene.tokens[index + 1].lower not in _BELONGING:
        return None
    for place in range(index + 2, min(index + 2 + _GROUPED, sentence.last)):
        item = scene.named.get(place)
        if item is not None:
            return item if item.public else None
        lower = scene.tokens[place].lower
        if not (lower[0].isalnum() or lower == "-") or lower in word_lists()["preposition"]:
            return None
    return None
