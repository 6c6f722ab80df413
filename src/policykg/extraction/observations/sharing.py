"""Figures that share one phrase share its parts out: "A and B rose 3 and 4 percent", "respectively".

Comes after the figures of a sentence are named; what a list hands out depends on how many figures there are.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from policykg.extraction.document import Document
from policykg.extraction.observations.drafts import Draft
from policykg.extraction.observations.handing_out import give_to_takers
from policykg.extraction.observations.noun_phrases import Phrase
from policykg.extraction.observations.resolving import Resolver
from policykg.facts import Concept, Kind

_JOINING: Final = frozenset({",", "and", "or"})
_OPENING: Final = frozenset({"of", "for", "in", "to", "with"})


def share_out(made: Sequence[Draft], resolver: Resolver, document: Document) -> None:
    """Give each of several figures of one phrase its own thing: as many figures as joined things, in their order.

    What is handed out is of those who get it, whichever of the figures says how much.

    Args:
        made: the figures of a sentence, in the order of the text.
        resolver: knows the phrase of each.
        document: the article.
    """
    start = 0
    while start < len(made):
        phrase = resolver.phrase_of(made[start])
        end = start + 1
        while end < len(made) and phrase is not None and resolver.phrase_of(made[end]) == phrase:
            end += 1
        if phrase is not None and end - start > 1:
            _hand_out(made[start:end], phrase, resolver, document)
        start = end
    _match_runs(made)
    give_to_takers(made, resolver)


def _hand_out(drafts: Sequence[Draft], phrase: Phrase, resolver: Resolver, document: Document) -> None:
    """Give each of the figures that share a phrase its own joined thing, where their numbers agree."""
    for group in _same_unit_runs(drafts):
        if len(group) < 2:
            continue
        parts = _named(phrase, len(group), resolver, document) or _listed(phrase, len(group), resolver, document)
        if parts is None:
            continue
        scheme, concepts = parts
        for draft, concept in zip(group, concepts, strict=True):
            if scheme == "indicator":
                draft.subject = replace(draft.subject, indicator=concept)
            elif scheme == "area":
                draft.subject = replace(draft.subject, area=concept)
            else:
                indicator = draft.subject.indicator
                if indicator is not None and indicator.candidate and len(indicator.label.split()) > len(group):
                    indicator = _head_of(phrase, resolver)  # "railway, ferry and air *traffic*"
                draft.subject = replace(draft.subject, indicator=indicator, industry=concept)


def _head_of(phrase: Phrase, resolver: Resolver) -> Concept | None:
    """Return the measure that closes a list of things; None where it closes with a thing."""
    head = Phrase("phrase", phrase.last - 1, phrase.last)
    return (
        resolver.linker.indicator_candidate(*resolver.reader.tokens(head)) if resolver.reader.is_measure(head) else None
    )


def _named(phrase: Phrase, count: int, resolver: Resolver, document: Document) -> tuple[str, list[Concept]] | None:
    """Return as many joined indicators, industries or areas of the vocabularies as there are figures."""
    tokens = document.tokens
    first, last = resolver.reader.tokens(phrase)
    for scheme in ("indicator", "industry", "area"):
        run = resolver.linker.mentions(scheme, first, last)
        joined = [
            mention
            for i, mention in enumerate(run)
            if (i and tokens[run[i - 1].last].lower in _JOINING)
            or (i + 1 < len(run) and mention.last < len(tokens) and tokens[mention.last].lower in _JOINING)
        ]
        if len(joined) == count:
            return scheme, [resolver.linker.concept(mention) for mention in joined]
    return None


def _listed(phrase: Phrase, count: int, resolver: Resolver, document: Document) -> tuple[str, list[Concept]] | None:
    """Return as many joined noun phrases as there are figures, known to a vocabulary or not."""
    tokens = document.tokens
    first, last = resolver.reader.tokens(phrase)
    for index in range(first, last):
        if tokens[index].lower in _OPENING:
            first = index + 1
            break
    pieces: list[tuple[int, int]] = []
    start = first
    for index in range(first, last + 1):
        if index == last or tokens[index].lower in _JOINING:
            if index > start:
                pieces.append((start, index))
            start = index + 1
    if len(pieces) != count:
        return None
    concepts = []
    for begin, end in pieces:
        known = resolver.linker.mentions("industry", begin, end)
        concept = resolver.linker.concept(known[-1]) if known else resolver.linker.thing(begin, end)
        if concept is None:
            return None
        concepts.append(concept)
    return "industry", concepts


def _match_runs(made: Sequence[Draft]) -> None:
    """Give the changes after a list of levels their subjects: "3 million built and 2 sold, up 5 and 4 percent"."""
    for end, changes in _runs_of_changes(made):
        levels = made[max(0, end - len(changes)) : end]
        same = len(levels) == len(changes) > 1 and all(level.kind is Kind.LEVEL for level in levels)
        copied = same and all(change.subject == changes[0].subject for change in changes)
        if copied and changes[0].subject in [level.subject for level in levels]:
            for level, change in zip(levels, changes, strict=True):
                change.subject = level.subject


def _runs_of_changes(made: Sequence[Draft]) -> list[tuple[int, list[Draft]]]:
    """Return the changes that follow each other directly, with the place of the first of each run."""
    runs: list[tuple[int, list[Draft]]] = []
    for index, draft in enumerate(made):
        if draft.kind is not Kind.CHANGE:
            continue
        if runs and runs[-1][0] + len(runs[-1][1]) == index:
            runs[-1][1].append(draft)
        else:
            runs.append((index, [draft]))
    return runs


def _same_unit_runs(drafts: Sequence[Draft]) -> list[list[Draft]]:
    """Split figures into runs of one unit and kind: levels first, then their changes."""
    runs: list[list[Draft]] = []
    for draft in drafts:
        if runs and (runs[-1][-1].unit, runs[-1][-1].kind) == (draft.unit, draft.kind):
            runs[-1].append(draft)
        else:
            runs.append([draft])
    return runs
