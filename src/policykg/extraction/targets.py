"""The industries and groups that an action, a goal or a result is about; after the names, part of the narrative."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from policykg.extraction.words import word_lists
from policykg.facts import Component, Concept, Inheritance

if TYPE_CHECKING:
    from policykg.extraction.document import Document
    from policykg.extraction.lexicon import Mention

_ONE: Final = frozenset({"this", "that"})
_SEVERAL: Final = frozenset({"these", "those"})
_POINTING: Final = _ONE | _SEVERAL
_REACH: Final = 3  # sentences back to what "this industry" can mean


@dataclass(slots=True, init=False, unsafe_hash=True)
class Targets:
    """The industries named in some words, and where those come from that the words only point at."""

    industries: Final[tuple[Concept, ...]]
    inherited: Final[tuple[Inheritance, ...]]

    def __init__(
        self,
        industries: tuple[Concept, ...],
        inherited: tuple[Inheritance, ...] = (),
    ) -> None:
        self.industries = industries
        self.inherited = inherited


def targets_of(document: Document, first: int, last: int) -> Targets:
    """Return the industries that tokens ``first`` to ``last`` (exclusive) name or point at, each once.

    "This industry" is the first one that the words before it name, "these industries" are all that the nearest
    sentence names which names any. "Key industries" names none.
    """
    pointed, inherited = _pointed_at(document, first, last)
    found = {concept.iri: concept for concept in pointed}
    names = document.names.within("organisation", first, last)
    for mention in document.names.within("industry", first, last):
        if _unnamed(document, mention) or any(n.first <= mention.first and mention.last <= n.last for n in names):
            continue  # a ministry's name is no target
        concept = _concept(document, mention)
        found.setdefault(concept.iri, concept)
    return Targets(tuple(found.values()), inherited)


def _pointed_at(document: Document, first: int, last: int) -> tuple[list[Concept], tuple[Inheritance, ...]]:
    """Return what "this industry" and "these sectors" mean, and the sentence that says so, if it is another one."""
    fields = word_lists()["field_noun"]
    for index in range(first, last - 1):
        pointing = document.tokens[index].lower
        if pointing not in _POINTING or document.tokens[index + 1].lower not in fields:
            continue
        here = document.sentence_at(index).ordinal
        for sentence in reversed(document.sentences[max(here - _REACH, 0) : here + 1]):
            named = document.names.within("industry", sentence.first, min(sentence.last, index))
            concepts = [_concept(document, mention) for mention in named if not _unnamed(document, mention)]
            if concepts:
                inherited = Inheritance(Component.INDUSTRY, sentence=sentence.ordinal)
                meant = concepts[:1] if pointing in _ONE else concepts
                return meant, () if sentence.ordinal == here else (inherited,)
    return [], ()


def _unnamed(document: Document, mention: Mention) -> bool:
    """Tell whether a mention is only the word "industries", or "industry" after "this"."""
    tokens = document.tokens
    word = tokens[mention.first].lower
    if mention.last > mention.first + 1 or word not in word_lists()["field_noun"]:
        return False
    return word.endswith("s") or (mention.first > 0 and tokens[mention.first - 1].lower in _ONE)


def _concept(document: Document, mention: Mention) -> Concept:
    span = document.span(mention.first, mention.last)
    return Concept(mention.term.iri, mention.term.label, span=span)
