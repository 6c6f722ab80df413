"""The policy instrument of an action; part of the narrative.

``rules/instruments.toml`` holds the constructions that show one; elsewhere the names of the vocabulary count.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from policykg.extraction.wordrules import Match, RuleSet
from policykg.extraction.words import read_rules, word_lists
from policykg.facts import Concept

if TYPE_CHECKING:
    from policykg.extraction.document import Document

_REACH: Final = 6  # words of a noun phrase, and of the place that follows it


@lru_cache(maxsize=1)
def rules() -> RuleSet:
    """Return the rules of instruments."""
    return RuleSet(read_rules("instruments")["rule"])


def instrument_of(document: Document, first: int, last: int) -> Concept | None:
    """Return the instrument that the words of tokens ``first`` to ``last`` (exclusive) show.

    A construction counts more than a name; of names the longest counts, of equals the first.
    """
    tokens, known = document.tokens, rules()
    for index in known.places(document.lowers, first, last):
        for match in known.matches(tokens, index, last):
            if _fits(match, document, last):
                term = document.vocabulary.find("instrument", str(match.rule.value("instrument")))
                if term is not None:
                    return Concept(term.iri, term.label, span=document.span(match.first, match.last))
    cues = document.names.within("instrument", first, last)
    if not cues:
        return None
    best = min(cues, key=lambda cue: (cue.first - cue.last, cue.first))
    return Concept(best.term.iri, best.term.label, span=document.span(best.first, best.last))


def _fits(match: Match, document: Document, last: int) -> bool:
    """Tell whether what follows the words of a rule is the object that the rule asks for."""
    lists, tokens = word_lists(), document.tokens
    wanted, target, place = (str(match.rule.value(key) or "") for key in ("object", "target", "before"))
    end = _phrase_end(match.last, last, document)
    if wanted and not any(tokens[index].lower in lists[wanted] for index in range(match.last, end)):
        return False
    if target:
        named = document.names.within("industry", match.last, end)
        if not any(target == "any" or _below(document, mention.term.iri, target) for mention in named):
            return False
    return not place or any(token.lower in lists[place] for token in tokens[end : min(end + _REACH, last)])


def _phrase_end(first: int, last: int, document: Document) -> int:
    """Return the end of the noun phrase at a token: its words, and those of a second one joined by "and"."""
    stops = word_lists()["preposition"]
    for index in range(first, min(first + _REACH, last)):
        token = document.tokens[index]
        if token.lower in stops or not token.text[0].isalnum():
            return index
    return min(first + _REACH, last)


def _below(document: Document, iri: str, top: str) -> bool:
    """Tell whether a concept of the industry scheme lies below one, by its broader concepts."""
    terms, wanted = document.vocabulary.terms, document.vocabulary.find("industry", top)
    seen: set[str] = set()
    while wanted is not None and iri not in seen:
        if iri == wanted.iri:
            return True
        seen.add(iri)
        term = terms.get(iri)
        iri = (term.one("broader") if term is not None else None) or ""
    return False
