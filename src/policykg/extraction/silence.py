"""Sentences without a fact, with the reason; the last of the narrative. The rules stand in ``rules/silence.toml``."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from policykg.extraction.words import read_rules
from policykg.facts import Sentence

if TYPE_CHECKING:
    from policykg.extraction.document import Document
    from policykg.extraction.sentences import TextSentence

_MARKS: Final = frozenset('.!?\u3002\uff01\uff1f\u201d"')


@lru_cache(maxsize=1)
def _rules() -> tuple[dict[str, Any], ...]:
    """Return the rules with their phrases split."""
    rules = []
    for entry in read_rules("silence")["rule"]:
        starts = tuple(text + " " for text in str(entry.get("starts", "")).split("|") if text)
        holds = tuple(f" {text} " for text in str(entry.get("holds", "")).split("|") if text)
        rules.append({**entry, "starts": starts, "holds": holds})
    return tuple(rules)


def sentence_records(document: Document, stating: frozenset[int]) -> tuple[Sentence, ...]:
    """Return all sentences; those whose ordinal is not in ``stating`` get the reason why they state no fact."""
    return tuple(
        Sentence(s.ordinal, s.span, None if s.ordinal in stating else reason(document, s)) for s in document.sentences
    )


def reason(document: Document, sentence: TextSentence) -> str:
    """Return the code of the first rule that fits a sentence, ``no-pattern`` where none does."""
    tokens = document.tokens[sentence.first : sentence.last]
    words = " " + " ".join(token.lower for token in tokens if token.text[0].isalnum()) + " "
    for rule in _rules():
        if rule.get("short"):
            if len(tokens) <= rule["short"] and tokens[-1].text[-1] not in _MARKS:
                return str(rule["reason"])
        elif rule.get("quoted"):
            if _quoted(document, sentence) * 2 > len(tokens):
                return str(rule["reason"])
        elif words[1:].startswith(rule["starts"] or ("\0",)) or any(phrase in words for phrase in rule["holds"]):
            return str(rule["reason"])
    return "no-pattern"


def _quoted(document: Document, sentence: TextSentence) -> int:
    """Return how many tokens of a sentence stand in quotation marks."""
    inside, count = False, 0
    for token in document.tokens[sentence.first : sentence.last]:
        if token.text in {"\u201c", "\u201d", '"'}:
            inside = not inside if token.text == '"' else token.text == "\u201c"
        elif inside:
            count += 1
    return count
