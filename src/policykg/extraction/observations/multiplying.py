"""Whether a verb of doubling or halving has an object: "mills *doubled* their output", "is to *halve* the toll".

Comes after ``phrases``, before ``naming``.
"""

from __future__ import annotations

from policykg.extraction.document import Document
from policykg.extraction.observations.drafts import Draft
from policykg.extraction.observations.noun_phrases import right_phrase
from policykg.extraction.observations.phrases import PhraseReader
from policykg.extraction.observations.vocables import figure_words


def acts_on(draft: Draft, reader: PhraseReader, document: Document) -> bool:
    """Tell whether what doubles or halves stands behind the verb.

    Args:
        draft: the figure that the verb states.
        reader: reads the phrases of the sentence.
        document: the article.
    """
    items, at = draft.items, draft.at
    following = items[at + 1] if at + 1 < len(items) else None
    if following is None or not at:
        return False
    verb, before = document.lowers[draft.number.last - 1], items[at - 1]
    infinitive = before.lower == "to" or before.lower.endswith(" to")
    if following.classes.isdisjoint(("determiner", "possessive")):  # "they want to halve *emissions*"
        if following.kind != "word" or not following.lower.isalpha():
            return False
        acts = infinitive or before.classes >= {"auxiliary", "future"}
        return (acts and following.classes <= {"name"}) or (verb.endswith("ed") and _is_measured(at + 1, reader))
    if before.lower in figure_words("linking"):
        return False  # "was *double* the level of May"
    return infinitive or verb.endswith(("ed", "ing", "s")) or "auxiliary" in before.classes


def _is_measured(start: int, reader: PhraseReader) -> bool:
    """Tell whether a known measure stands behind a verb: "doubled *oil taxes*", not "doubled thanks to"."""
    if not reader.items[start].classes.isdisjoint(("preposition", "conjunction", "subordinator", "adverb")):
        return False
    phrase = right_phrase(reader.items, start)
    return phrase.mode == "phrase" and phrase.first == start and reader.names_indicator(phrase)
