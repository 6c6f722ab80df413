"""What holds a place before a figure, or is its holder's own: "best in *tin*, at", "3 percent of *its staff*".

Works on the items of one sentence; ``naming`` asks here before it looks for the subject of a figure's rule.
"""

from __future__ import annotations

from policykg.extraction.items import Item
from policykg.extraction.observations.noun_phrases import NOTHING, PREVIOUS, Phrase, complement_after
from policykg.extraction.observations.subjects import sentence_subject
from policykg.extraction.observations.vocables import figure_words


def led_by_place(items: list[Item], phrase: Phrase, at: int) -> Phrase:
    """Return what holds a place before a comma: "*the gap* was the widest, at", "growth was best in *tin*, at"."""
    if phrase.mode != "phrase":
        return phrase
    if items[phrase.last - 1].lower in figure_words("superlative"):
        clause = sentence_subject(items, at)
        return clause if clause.mode == "phrase" else phrase
    for index in range(phrase.first, phrase.last - 1):
        led = "preposition" in items[index + 1].classes
        if items[index].lower in figure_words("superlative") and led and index + 2 < phrase.last:
            return Phrase("phrase", index + 2, phrase.last)
    return phrase


def at_its_height(items: list[Item], phrase: Phrase) -> Phrase:
    """Return the pronoun that has its height somewhere: "*it* was highest in the north, at"; PREVIOUS behind "and"."""
    for index in range(max(phrase.first - 2, 1), phrase.last):
        if items[index].lower not in figure_words("superlative"):
            continue
        if items[index - 1].lower == "and":
            return PREVIOUS
        pronoun = index > 1 and "pronoun" in items[index - 2].classes
        return Phrase("phrase", index - 2, index - 1) if pronoun else phrase
    return phrase


def part_of_own(items: list[Item], at: int) -> Phrase:
    """Return of what of its own somebody loses a part: "shed 3 percent of *its workforce*"."""
    owned = complement_after(items, at + 1)
    if owned.mode != "phrase" or items[owned.first].lower not in figure_words("owned"):
        return NOTHING
    if items[owned.first - 1].lower == "of":
        return owned
    return NOTHING


def had_by(items: list[Item], phrase: Phrase, at: int) -> tuple[Phrase, Phrase]:
    """Return the measure of so much that something has, and what has it: "40 *pipelines* with *a length* of".

    Args:
        items: the items of a sentence.
        phrase: what stands before the figure.
        at: where the rule of the figure begins.

    Returns:
        The measure and its holder; the phrase and nothing where nobody has it.
    """
    if phrase.mode != "phrase" or items[at].lower != "of" or phrase.last != at:
        return phrase, NOTHING
    has = next((i for i in range(phrase.last - 2, phrase.first, -1) if items[i].lower == "with"), 0)
    if not has or items[has + 1].lower.split()[0] not in {"a", "an"}:
        return phrase, NOTHING
    return Phrase("phrase", has + 1, phrase.last), Phrase("phrase", phrase.first, has)
