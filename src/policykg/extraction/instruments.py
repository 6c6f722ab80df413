"""The policy instrument of an action, by the cue words of the instrument vocabulary; part of the narrative."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policykg.extraction.initiatives import Action
from policykg.facts import Concept

if TYPE_CHECKING:
    from policykg.extraction.document import Document


def instrument_of(document: Document, action: Action) -> Concept | None:
    """Return the instrument that an action's words name: the longest cue counts, of equals the first."""
    cues = document.names.within("instrument", action.first, action.last)
    if not cues:
        return None
    best = min(cues, key=lambda cue: (cue.first - cue.last, cue.first))
    return Concept(best.term.iri, best.term.label, span=document.span(best.first, best.last))
