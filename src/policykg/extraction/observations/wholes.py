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
from policykg.extraction.observations.nouns import PASTS, is_noun
from policykg.extraction.observations.vocables import figure_words

_GIVEN: Final = frozenset({"determiner", "possessive"})
_DOING: Final = frozenset({"verb", "level", "share", "rise", "fall", "contribution", "subtraction", "speech", "rank"})
_LINKING: Final = frozenset(
    {"is", "are", "was", "were", "be", "been", "being", "became", "become", "remain", "remained"}
)
_MODAL: Final = frozenset("will would can could may might must should shall do does did to".split())
_FRONTING: Final = frozenset({"of", "among", "amongst"})
_CLOSING: Final = frozenset({",", "and", "but", "or"})
_OPENING: Final = frozenset(
    {",", ";", ":", "(", "and", "but", "while", "whereas", "that", "because", "as", "although", "though", "if", "since"}
)
_PLAIN_PASTS: Final = PASTS | {"took", "gave", "began", "saw", "chose", "knew", "drove", "spoke"}
_SET_OFF: Final = frozenset({",", "(", "only", "just"})
_QUANTIFYING: Final = frozenset({"most", "many"})
_NEAR: Final = 12  # items of a whole
_CLAUSE_STARTS: Final = SPLITTING | {",", "and", "that", "because", "if", "when", "where"}
_LONGEST: Final = 24  # items from a number to the verb of which it is the subject


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
    elif number.form != "ratio" and (number.form != "fraction" or items[index].classes.isdisjoint(_GIVEN)):
        return NOTHING
    while index < len(items) and _is_led(items[index]):
        index += 1
    if index >= len(items) or items[index].kind != "word":
        return NOTHING
    verb = finite_verb(items, index) if subject else None
    found = right_phrase(items, index)
    if verb is None:
        return _to_plural(items, index, found)
    if verb > index:
        end = next((i for i in range(index, verb) if _ends_whole(items, i)), verb)
        while end > index and (
            items[end - 1].light or not items[end - 1].classes.isdisjoint(("conjunction", "adverb"))
        ):
            end -= 1
        return Phrase("phrase", index, end) if end > index else NOTHING
    return found


def _to_plural(items: list[Item], start: int, found: Phrase) -> Phrase:
    """Return a phrase with the plural at its end that can be a verb too: "of overnight *stays*,"."""
    last = found.last if found.mode == "phrase" else start
    if last >= len(items) or not items[last].lower.endswith("s") or items[last].classes.isdisjoint(_DOING):
        return found
    following = items[last + 1] if last + 1 < len(items) else None
    if following is None or following.kind == "period" or following.lower in BREAKS or following.lower in _CLOSING:
        return Phrase("phrase", start, last + 1)
    return Phrase("phrase", start, last + 1) if "preposition" in following.classes else found


def _is_led(item: Item) -> bool:
    """Tell whether an item only leads to the noun of a whole: "of *all the 900* mills"."""
    if item.kind == "number":
        return item.number is not None and not item.number.unit
    return not item.classes.isdisjoint(_GIVEN) and item.lower not in {"these", "those", "this", "that"}


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
    for index in range(last, max(-1, last - _NEAR), -1):
        item = items[index]
        if item.kind == "basis" or item.lower in _CLAUSE_STARTS or item.lower in BREAKS:
            return NOTHING
        if not item.classes.isdisjoint(("auxiliary", "relative")) and item.lower != "to":
            return NOTHING
        if item.lower in _QUANTIFYING and index < last < at - 1 and items[index + 1].lower != "of":
            return Phrase("phrase", index + 1, last + 1)  # "*most* farmers (60 percent)"
        if item.lower not in _FRONTING:
            continue
        first = index + 1
        while first <= last and _is_led(items[first]):
            first += 1
        parted = last < at - 1 and index > 0 and items[index - 1].lower in figure_words("part_noun")
        opens = index == 0 or items[index - 1].light or items[index - 1].lower in _OPENING | {"out"}
        if first <= last and (parted or opens) and items[first].kind == "word":
            return Phrase("phrase", first, last + 1)
        if item.lower != "of":
            return NOTHING
    return NOTHING


def finite_verb(items: list[Item], start: int) -> int | None:
    """Return the verb of which the noun phrase that begins at an item is the subject; None where there is none."""
    if start + 1 < len(items) and items[start].kind == "number" and items[start + 1].lower in {",", ")"}:
        start += 1 + (start + 2 < len(items) and items[start + 2].lower == ",")  # "of cases, 71 percent*,* were"
    said = -1  # a participle or a verb of the past: which it is the words behind it decide
    relative, skipped = False, -1
    for index in range(start + 1, min(start + _LONGEST, len(items))):
        item = items[index]
        if (item.kind == "number" and index > skipped) or item.lower in BREAKS or item.lower in SPLITTING:
            break
        if (
            item.lower == ","
            and index + 3 < len(items)
            and items[index + 1].lower == "or"
            and items[index + 3].lower == ","
        ):
            skipped = index + 3  # "of the villages, *or 310*, are"
        if item.lower == "," and index + 1 < len(items) and _must_be_finite(items[index + 1]):
            continue  # "of cases, and half of all claims*,* took place"
        if index <= skipped:
            continue
        if item.lower == "," or (item.lower in {"and", "or"} and said >= 0):
            if relative:
                continue
            break
        if item.kind != "word" or item.light:
            continue
        if said == index - 1 and not item.classes.isdisjoint(("determiner", "pronoun", "possessive")):
            return said  # "respondents *said they* had …", "complaints *concerned the* …"
        if (
            "relative" in item.classes
            and items[index - 1].kind == "word"
            and "preposition" not in items[index - 1].classes
        ):
            relative = True
            continue
        if "auxiliary" in item.classes and item.lower not in {"to", "being", "having", "been", "be"}:
            if relative:
                relative = False
                continue
            return index
        if _is_verb(items, index, start) and not _precedes_verb(items, index):
            if relative:
                relative = False
            elif said >= 0 and _is_finite(item):
                return index  # "the fish *sold* at the auction *came* from"
            elif _is_past(item):
                said = index if said in {-1, index - 1} else said
            elif said < 0:
                return index
    return said if said >= 0 else None


def _is_past(item: Item) -> bool:
    """Tell whether a verb can be a participle too."""
    word = item.lower.split()[0]
    return word.endswith("ed") or word in PASTS or word in figure_words("past") or word in figure_words("done")


def _is_finite(item: Item) -> bool:
    """Tell whether a word can be no participle: "came", "have", "belongs"."""
    return item.lower in PASTS and item.lower not in figure_words("done")


def _must_be_finite(item: Item) -> bool:
    """Tell whether a word behind a comma can only be the verb of what stands before it: ", *were*", ", *took*"."""
    return item.lower in {"is", "are", "was", "were", "has", "have", "had", "will"} or item.lower in _PLAIN_PASTS


def _is_verb(items: list[Item], index: int, start: int) -> bool:
    """Tell whether a word behind a noun is what the noun does."""
    item, before = items[index], items[index - 1]
    if before.kind == "word" and not before.classes.isdisjoint(("determiner", "possessive", "preposition")):
        return False
    word = item.lower.split()[0]
    if word.endswith("ing"):
        return False
    if word in figure_words("predicated"):
        return True
    if word.endswith("ed") and len(word) > 4:
        return word not in figure_words("no_past") and index > start
    if word in PASTS or word == "thought":
        return True
    return not item.classes.isdisjoint(_DOING) and not is_noun(items, index)


def _precedes_verb(items: list[Item], index: int) -> bool:
    """Tell whether a plural is a noun because a verb follows it: "fatal *falls* happened", "price *rises* were"."""
    item, following = items[index], items[index + 1] if index + 1 < len(items) else None
    if following is None or not item.lower.endswith("s") or "auxiliary" in item.classes:
        return False
    finite = "auxiliary" in following.classes and following.lower != "to"
    return finite or (following.kind == "word" and _is_past(following))


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
    if whole_before(items, at).mode == "phrase":
        return True
    return "speech" in items[index].classes or items[index].lower.endswith(" that")


def complement(items: list[Item], verb: int) -> tuple[Phrase, str]:
    """Return of what the verb of a share speaks, and what leads there: a preposition, "be", or the verb itself.

    "were *women*", "came from *abroad*", "have *a doctor*", "said that they had put off *the sowing*".
    """
    index, linked, modal = verb, False, False
    while index < len(items) and (items[index].light or not items[index].classes.isdisjoint(("auxiliary", "negation"))):
        linked = items[index].lower in _LINKING if not items[index].light else linked
        modal = items[index].lower in _MODAL or (modal and items[index].lower not in _LINKING)
        index += 1
    while index < len(items) and items[index].lower.endswith("ly"):
        index += 1
    if index >= len(items):
        return NOTHING, ""
    if index > verb and not modal and _opens_noun(items, index):
        found = _noun_at(items, index)
        return found, "be" if linked else "have"
    lead = items[index].lower
    index += 1
    for _ in range(3):
        if index >= len(items):
            return NOTHING, ""
        item = items[index]
        if item.lower in figure_words("particle") or item.light:
            index += 1
            continue
        if item.lower == "that" or (not item.classes.isdisjoint(("pronoun",)) and item.lower in {"they", "it", "he"}):
            inner = finite_verb(items, index)
            return complement(items, inner) if inner is not None else (NOTHING, "")
        if item.lower == "to" and index + 1 < len(items) and item.lower == "to" and _is_bare_verb(items, index + 1):
            return complement(items, index + 1)
        if "preposition" in item.classes or item.lower in figure_words("placing"):
            lead = item.lower
            index += 1
            continue
        break
    return _noun_at(items, index), lead


def _is_bare_verb(items: list[Item], index: int) -> bool:
    """Tell whether a word behind "to" is an infinitive."""
    item = items[index]
    return item.kind == "word" and (
        item.lower in {"be", "have"} or item.lower in figure_words("predicated") or not item.classes.isdisjoint(_DOING)
    )


def _opens_noun(items: list[Item], index: int) -> bool:
    """Tell whether a noun phrase, and no participle, follows an auxiliary: "were *women*", not "were *sold*"."""
    item = items[index]
    if item.kind == "number":
        return False
    word = item.lower.split()[0]
    acts = word.endswith(("ed", "ing")) or word in PASTS or word in figure_words("past") or word in figure_words("done")
    if acts:
        return False
    if not item.classes.isdisjoint(("determiner", "possessive", "name")) and "preposition" not in item.classes:
        return True
    return item.classes.isdisjoint(("preposition", "conjunction", "relative", "subordinator", "adverb"))


def _noun_at(items: list[Item], index: int) -> Phrase:
    """Return the noun phrase that begins at an item, past articles and a count."""
    while index < len(items) and (_is_led(items[index]) or items[index].light):
        index += 1
    if index >= len(items) or items[index].kind != "word" or items[index].lower in BREAKS | _CLOSING:
        return NOTHING
    found = right_phrase(items, index)
    cut = found.last < len(items) and not items[found.last].classes.isdisjoint(_DOING)
    return NOTHING if cut and found.last - found.first == 1 else found  # "within *easy* reach of it"
