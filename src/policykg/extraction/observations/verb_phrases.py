"""The verb of which a noun phrase is the subject, and what it speaks of.

"30 percent of cases *concerned theft*", "half of the fish sold *came from farms*". Works on the items of one sentence;
comes after ``noun_phrases`` and before ``wholes`` and ``share_names``.
"""

from __future__ import annotations

from typing import Final

from policykg.extraction.items import Item
from policykg.extraction.observations.noun_phrases import BREAKS, NOTHING, SPLITTING, Phrase, right_phrase
from policykg.extraction.observations.nouns import PASTS, is_noun
from policykg.extraction.observations.vocables import figure_words

GIVEN: Final = frozenset({"determiner", "possessive"})
DOING: Final = frozenset({"verb", "level", "share", "rise", "fall", "contribution", "subtraction", "speech", "rank"})
_LINKING: Final = frozenset(
    {"is", "are", "was", "were", "be", "been", "being", "became", "become", "remain", "remained"}
)
_DATING: Final = frozenset({"this", "each", "every", "all", "both"})
_MODAL: Final = frozenset("will would can could may might must should shall do does did to".split())
_ARTICLES: Final = frozenset({"a", "an", "the", "its", "their", "no", "more"})
_CAUSING: Final = frozenset({"because", "due", "owing", "thanks"})
CLOSING: Final = frozenset({",", "and", "but", "or"})
_PLAIN_PASTS: Final = PASTS | figure_words("other_past")
_LONGEST: Final = 24  # items from a number to the verb of which it is the subject


def is_led(item: Item) -> bool:
    """Tell whether an item only leads to the noun of a whole: "of *all the 900* mills"."""
    if item.kind == "number":
        return item.number is not None and not item.number.unit
    return not item.classes.isdisjoint(GIVEN) and item.lower not in {"these", "those", "this", "that"}


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
        if (
            said == index - 1
            and item.lower not in _DATING
            and not item.classes.isdisjoint(("determiner", "pronoun", "possessive"))
        ):
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
    if not item.classes and index + 1 < len(items) and word.isalpha() and before.lower[:1].isalpha():
        return items[index + 1].lower in _ARTICLES  # "pupils in the south *learn a* language"
    return not item.classes.isdisjoint(DOING) and not is_noun(items, index)


def _precedes_verb(items: list[Item], index: int) -> bool:
    """Tell whether a plural is a noun because a verb follows it: "fatal *falls* happened", "price *rises* were"."""
    item, following = items[index], items[index + 1] if index + 1 < len(items) else None
    if following is None or not item.lower.endswith("s") or "auxiliary" in item.classes:
        return False
    finite = "auxiliary" in following.classes and following.lower != "to"
    return finite or (following.kind == "word" and _is_past(following))


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
        if item.lower in figure_words("particle") or item.lower in _CAUSING or item.light or item.lower.endswith("ly"):
            index += 1
            continue
        if item.lower == "that" or ("pronoun" in item.classes and item.lower in {"they", "it", "he"}):
            inner = finite_verb(items, index)
            if inner is None:
                return NOTHING, ""
            said = complement(items, inner)
            return said if said[0].mode == "phrase" or item.lower != "that" else (_noun_at(items, index + 1), lead)
        if item.lower == "to" and index + 1 < len(items) and _is_bare_verb(items, index + 1):
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
    if item.lower.endswith("s"):
        return False
    return item.kind == "word" and (
        item.lower in {"be", "have"} or item.lower in figure_words("predicated") or not item.classes.isdisjoint(DOING)
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
    while index < len(items) and (is_led(items[index]) or items[index].light):
        index += 1
    if index + 2 < len(items) and items[index].kind == "number" and items[index + 1].lower == "of":
        return _noun_at(items, index + 2)  # "by a tenth *of the households*"
    if index >= len(items) or items[index].kind != "word" or items[index].lower in BREAKS | CLOSING:
        return NOTHING
    found = right_phrase(items, index)
    if found.last - found.first != 1 or found.last >= len(items) or items[found.last].classes.isdisjoint(DOING):
        return found
    noun = items[index].lower.endswith("s") or "name" in items[index].classes
    return found if noun else NOTHING  # not "within *easy* reach of it"
