"""What a gap between two rates is measured against, in the words of the article."""

from __future__ import annotations

from policykg.extraction.document import Document
from policykg.extraction.observations.drafts import Draft
from policykg.extraction.observations.noun_phrases import right_phrase


def set_comparator(draft: Draft, document: Document) -> None:
    """Find what a gap is measured against, in the words of the article."""
    items, at = draft.items, draft.at
    index = at + 1
    while index < len(items) and index < at + 12:
        item = items[index]
        if item.kind == "basis":
            words = document.words(item.first, item.last)
            for word in (
                "than in ",
                "than at ",
                "than ",
                "compared with ",
                "compared to ",
                "from ",
                "over ",
                "on ",
                "against ",
            ):
                if words.lower().startswith(word):
                    words = words[len(word) :]
                    break
            draft.comparator = words
            return
        if item.kind == "number" or item.lower in {",", ";"}:
            break
        if item.lower in {"than", "above", "below", "over", "from", "behind", "to", "on"}:
            start = index + 1
            while start < len(items) and items[start].lower in {"in", "that", "those", "of", "at"}:
                start += 1
            phrase = right_phrase(items, start)
            if phrase.mode == "phrase":
                words = document.words(items[phrase.first].first, items[phrase.last - 1].last)
                draft.comparator = f"contribution to {words}" if item.lower == "to" else words
            return
        index += 1
    if draft.comparator is None:
        draft.comparator = _lifted(draft, document)


def _lifted(draft: Draft, document: Document) -> str | None:
    """Return what a figure contributes to as a consequence: "…, lifting *total output* by 3 points"."""
    items, index = draft.items, draft.at - 1
    while index > 0 and items[index].kind == "word" and items[index].lower != ",":
        index -= 1
    if items[index].lower != "," or not items[index + 1].lower.partition(" ")[0].endswith("ing"):
        return None
    start = index + 2 + (items[index + 2].lower in {"up", "down"})
    phrase = right_phrase(items, start)
    if phrase.mode != "phrase" or phrase.last >= draft.at or items[phrase.last].lower != "by":
        return None
    return f"contribution to {document.words(items[phrase.first].first, items[phrase.last - 1].last)}"
