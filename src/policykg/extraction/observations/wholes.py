"""Where a sentence says of what whole a share is, and what is said of the part.

"30 percent *of cases* were *late*", "*of all cases* 30 percent …", "one in five *cases*". Works on the items of one
sentence; comes after ``noun_phrases`` and before ``share_names``, which turns the phrases found here into concepts.
"""

from __future__ import annotations

from typing import Final

from policykg.extraction.items import Item
from policykg.extraction.observations.noun_phrases import (
    BREAKS,
    NOTHING,
    SPLITTING,
    Phrase,
    past_restated,
    right_phrase,
)
from policykg.extraction.observations.verb_phrases import CLOSING, DOING, GIVEN, finite_verb, is_led
from policykg.extraction.observations.vocables import figure_words

_FRONTING: Final = frozenset({"of", "among", "amongst"})
_PLURAL: Final = frozenset({"name", "period-unit"})
_POINTING: Final = frozenset({"them", "it", "us"})
_WHO: Final = frozenset({"it", "they", "he", "she", "we", "you", "i"})
_OPENING: Final = frozenset(
    {
        ",",
        ";",
        ":",
        "(",
        "and",
        "but",
        "while",
        "whereas",
        "that",
        "because",
        "as",
        "although",
        "though",
        "if",
        "since",
        "where",
    }
)
_SHARES: Final = frozenset({"share", "proportion", "slice", "chunk"})
_SET_OFF: Final = frozenset({",", "(", "only", "just"})
_QUANTIFYING: Final = frozenset({"most", "many"})
_DESCRIBING: Final = frozenset({"who", "that"})
_SAMPLES: Final = figure_words("sample")
_NEAR: Final = 12  # items of a whole
_CLAUSE_STARTS: Final = SPLITTING | {",", "and", "that", "because", "if", "when", "where"}
_REACH: Final = 24  # items between a share and the words that name its whole


def whole_after(items: list[Item], at: int, subject: bool) -> Phrase:
    """Return the whole behind a share: "30 percent of *the cases settled*", "half *our mills*", "one in six *mills*".

    Args:
        items: the items of a sentence.
        at: the share.
        subject: whether the share can be the subject of its clause, so that a verb may follow the whole.
    """
    number, index = items[at].number, past_restated(items, at + 1)
    if number is None or index >= len(items):
        return NOTHING
    if items[index].lower == "out" and index + 1 < len(items) and items[index + 1].lower == "of":
        index += 1
    if items[index].lower == "of":
        index += 1
    elif number.form != "ratio" and (number.form != "fraction" or items[index].classes.isdisjoint(GIVEN)):
        return NOTHING
    while index < len(items) and is_led(items[index]):
        index += 1
    if index >= len(items) or items[index].kind != "word":
        return NOTHING
    if items[index].lower in _POINTING:
        return Phrase("phrase", index, index + 1)  # "71 percent of *them* from Asia"
    described = items[index].lower == "those" and index + 1 < len(items) and "relative" in items[index + 1].classes
    if items[index].lower == "what" or (described and not subject):
        end = next((i for i in range(index + 2, len(items)) if _ends_whole(items, i)), len(items))
        return Phrase("phrase", index, end)  # "of *what the fleet lands*"
    verb = finite_verb(items, index) if subject else None
    found = right_phrase(items, index)
    if verb is None:
        found = _to_plural(items, index, found)
        end = next((i for i in range(index + 1, found.last) if items[i].lower in _WHO), found.last)
        return Phrase("phrase", index, end) if found.mode == "phrase" else found  # "the bids *it* received"
    if verb > index:
        those = items[index].lower == "those"  # "of *those who lost their jobs*"
        end = verb if those else next((i for i in range(index, verb) if _ends_whole(items, i)), verb)
        while end > index and (
            items[end - 1].light or not items[end - 1].classes.isdisjoint(("conjunction", "adverb"))
        ):
            end -= 1
        return Phrase("phrase", index, end) if end > index else NOTHING
    return found


def _to_plural(items: list[Item], start: int, found: Phrase) -> Phrase:
    """Return a phrase with the plural at its end that can be a verb too: "of overnight *stays*,"."""
    last = found.last if found.mode == "phrase" else start
    if last >= len(items) or items[last].classes.isdisjoint(DOING):
        return found
    if not items[last].lower.endswith("s"):
        if last + 1 >= len(items) or items[last].lower.endswith(("ed", "ing")):
            return found
        named = items[last + 1].lower.endswith("s") and items[last + 1].classes <= _PLURAL
        return Phrase("phrase", start, last + 2) if named else found  # "of parental *leave days*"
    following = items[last + 1] if last + 1 < len(items) else None
    if following is None or following.kind == "period" or following.lower in BREAKS or following.lower in CLOSING:
        return Phrase("phrase", start, last + 1)
    goes_on = not following.classes.isdisjoint(("preposition", "pronoun", "determiner"))  # "the claims *it* received"
    return Phrase("phrase", start, last + 1) if goes_on else found


def _ends_whole(items: list[Item], index: int) -> bool:
    """Tell whether the name of a whole ends at an item: at a relative clause, a comma, a period of time."""
    item = items[index]
    return item.kind in {"number", "basis", "period"} or item.lower in BREAKS or "relative" in item.classes


def whole_before(items: list[Item], at: int) -> Phrase:
    """Return the whole that opens the clause of a share: "*of the 300 bridges*, 7 percent", "among *nurses* 40".

    Also that of a part which the share only puts in figures: "most *of the farms* (60 percent)".
    """
    last = at - 1
    while last >= 0 and (items[last].light or items[last].lower in _SET_OFF):
        last -= 1
    acting = False  # whether a verb stands behind, which no relative clause holds so far
    for index in range(last, max(-1, last - _NEAR), -1):
        item = items[index]
        pointing = item.lower == "that" and index > 0 and items[index - 1].lower in _FRONTING  # "of *that* sum"
        if item.lower in _DESCRIBING and index < last and not pointing:
            acting = False  # "of the women *who were asked*"
            continue
        if item.kind == "basis" or item.lower in BREAKS or (item.lower in _CLAUSE_STARTS and not pointing):
            return NOTHING
        if "relative" in item.classes and item.lower != "that":
            return NOTHING
        acting = acting or ("auxiliary" in item.classes and item.lower != "to")
        if item.lower in _QUANTIFYING and index < last < at - 1 and items[index + 1].lower != "of":
            return Phrase("phrase", index + 1, last + 1)  # "*most* farmers (60 percent)"
        if item.lower not in _FRONTING:
            continue
        if acting:
            return NOTHING
        first = index + 1
        while first <= last and is_led(items[first]):
            first += 1
        parted = last < at - 1 and index > 0 and items[index - 1].lower in figure_words("part_noun")
        opens = index == 0 or items[index - 1].light or items[index - 1].lower in _OPENING | _SAMPLES
        if first <= last and (parted or opens) and items[first].kind == "word":
            return Phrase("phrase", first, last + 1)
        if item.lower != "of":
            return NOTHING
    return NOTHING


def clause_subject(items: list[Item], at: int) -> Phrase:
    """Return the subject of the clause in which a share is no subject: "*boats leaving the port* caught 30 percent"."""
    start = at
    while start > 0 and items[start - 1].lower not in _CLAUSE_STARTS and items[start - 1].lower not in BREAKS:
        if items[start - 1].kind == "number" or "relative" in items[start - 1].classes:
            break
        start -= 1
    while start < at and (items[start].light or not items[start].classes.isdisjoint(("determiner", "possessive"))):
        start += 1
    if start >= at or items[start].kind != "word" or "preposition" in items[start].classes:
        return NOTHING
    verb = finite_verb(items, start)
    if verb is None or verb >= at:
        return NOTHING
    end = next((i for i in range(start, verb) if _ends_whole(items, i)), verb)
    while end > start and (items[end - 1].light or items[end - 1].lower.endswith("ly")):
        end -= 1
    return Phrase("phrase", start, end) if end > start else NOTHING


def is_subject(items: list[Item], at: int) -> bool:
    """Tell whether a share can be the subject of its clause: nothing that it could be the object of precedes it."""
    index = at - 1
    while index >= 0 and (items[index].light or items[index].lower in figure_words("bounding")):
        index -= 1
    if index > 0 and items[index].lower == "of" and items[index - 1].lower in {"total", "average", "maximum"}:
        return True  # "*a total of* 40 percent of the loans went to"
    if index < 0 or items[index].kind != "word" or items[index].lower in _OPENING:
        return True
    if whole_before(items, at).mode == "phrase" or _opens_with_place(items, index):
        return True
    return "speech" in items[index].classes or items[index].lower.endswith(" that")


def _opens_with_place(items: list[Item], last: int) -> bool:
    """Tell whether nothing but a preposition with its noun opens the sentence: "*in some valleys* half the sheep"."""
    if last < 1 or last > _NEAR or "preposition" not in items[0].classes or items[0].lower in {"to", "by", "of"}:
        return False
    return all(
        item.kind == "word"
        and item.classes.isdisjoint(("verb", "auxiliary", "share", "level", "rise", "fall", "speech"))
        and not item.lower.endswith(("ed", "ing"))
        and item.lower not in BREAKS
        for item in items[1 : last + 1]
    )


def whole_named(items: list[Item], at: int) -> tuple[Phrase, int]:
    """Return the whole of "the largest *share of farmland*" in the clause of a share, and where the words stand."""
    for index in range(max(1, at - _REACH), min(at + _REACH, len(items) - 2)):
        if items[index].lower in _SHARES and items[index + 1].lower in {"of", "in"}:
            first = index + 2
            while first < len(items) and is_led(items[first]):
                first += 1
            found = right_phrase(items, first)
            if (
                found.mode == "phrase"
                and items[index - 1].kind == "word"
                and items[index - 1].lower not in {"the", "'s"}
            ):
                reached = found.last - found.first > 1 and "level" in items[found.last - 1].classes
                return Phrase("phrase", found.first, found.last - reached), index
    return NOTHING, 0
