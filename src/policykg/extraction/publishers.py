"""Who publishes an article: the public body whose doings it tells first; after names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from policykg import iris
from policykg.extraction.body_names import Named, is_public
from policykg.extraction.words import word_lists
from policykg.facts import Concept

if TYPE_CHECKING:
    from policykg.extraction.document import Document

_NAME_PARTS: Final = re.compile(r"[,;|()/]")
_NO_ACTORS: Final = frozenset({"media", "office", "industry-association", "enterprise", "research-institute"})
_PRESS_OFFICES: Final = ("information office", "information bureau", "press office")
_OF_PLACE: Final = re.compile(r"^([A-Z].* [A-Z].*) of (?:the )?([A-Z][A-Za-z ]+)$")
_LEAD: Final = 1500  # the characters at the head of an article in which a body says that its figures are its own
_TELLING: Final = "|".join(sorted(word_lists()["publisher_tells"]))
_TOLD: Final = "|".join(sorted(word_lists()["told_by_publisher"]))


def publisher_of(document: Document, named: Sequence[Named]) -> Concept | None:
    """Return the public body that publishes the article: one that the vocabulary knows, or that the text names too."""
    publisher = document.metadata.publisher
    if not publisher:
        return None
    parts = (publisher, publisher.removeprefix("The "), *(part.strip() for part in _NAME_PARTS.split(publisher)))
    names = list(dict.fromkeys(parts))
    known = False
    for name in names:
        for term in document.vocabulary.lookup("organisation", name):
            known = True
            if (term.one("classification") or "").rsplit("/", 1)[-1] not in _NO_ACTORS:
                return Concept(term.iri, term.label)
    wanted, lowered = {name.lower() for name in [*names, *_without_place(document, publisher)]}, publisher.lower()
    for item in named:
        if item.public and item.concept.candidate and item.concept.label.lower() in wanted:
            if item.concept.label.lower().startswith(_PRESS_OFFICES):
                continue
            return replace(item.concept, span=None)
    if known or not publisher[0].isupper() or lowered.startswith(_PRESS_OFFICES):
        return None
    name, words = publisher.partition(" (")[0], set(lowered.replace(",", " ").split())
    if words.isdisjoint(word_lists()["media_word"]) and (
        (len(words) > 1 and is_public(words)) or _tells_its_own(document, name, words)
    ):
        return Concept(iris.candidate("organisation", name), name, True)
    return None


def _without_place(document: Document, publisher: str) -> list[str]:
    """Return the name of a publisher without its country, as its own text writes it: "Port Office of Peru"."""
    found = _OF_PLACE.match(publisher)
    if found is None or not document.vocabulary.lookup("area", found[2]):
        return []
    return [found[1]]


def _tells_its_own(document: Document, name: str, words: set[str]) -> bool:
    """Tell whether the text says at its head that its publisher told what it tells: "Wellwatch (WW) said"."""
    if not words.isdisjoint(word_lists()["private_publisher"]):
        return False
    lead, own = document.body[:_LEAD], re.escape(name)
    if name not in lead:
        return False
    telling = rf"\b{own}(?: \([A-Z]\w+\))?,? (?:(?:today|also|has|had|have) )?(?:{_TELLING})\b"
    told = rf"\b(?:{_TOLD})(?: [a-z]+)? by (?:the )?{own}\b"
    return re.search(f"{telling}|{told}", lead) is not None
