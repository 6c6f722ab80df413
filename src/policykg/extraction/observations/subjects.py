"""Where a sentence says what a number measures: the noun phrase before, after or around it.

Works on the items of one sentence; :mod:`linking` turns the phrase found here into concepts.
"""

from __future__ import annotations

from typing import Final

from policykg.extraction.items import Item, marks_for
from policykg.extraction.observations.contact_clauses import described_before
from policykg.extraction.observations.noun_phrases import BREAKS, NOTHING, PREVIOUS, SPLITTING, Phrase, left_phrase
from policykg.extraction.observations.nouns import NAMED, is_average, is_noun
from policykg.extraction.observations.vocables import figure_words
from policykg.extraction.observations.whole_subjects import (
    past_description,
    past_examples,
    past_number,
    past_object,
    past_start,
    past_threshold,
    with_head,
    without_tail,
)

_SKIPPED: Final = marks_for("auxiliary", "target", "forecast", "future", "negation")


_OF_OBJECT: Final = frozenset({"of", "from"})  # "a bill that would cut *the term* from 30 days to 20"
_DESCRIBED: Final = 4  # items of the shortest subject with a clause: "the ships the port holds"
_CLAUSE: Final = 7  # how many words a relative clause without an object can have
_DEEMED: Final = figure_words("deemed")


def subject_before(items: list[Item], at: int) -> Phrase:
    """Return the subject of the predicate that begins at item ``at``."""
    if at > _DESCRIBED and items[at].kind == "word":
        described = described_before(items, at)
        if described.mode == "phrase":
            return described
    found = _subject_before(items, at)
    if found.mode != "phrase":
        return found
    if items[found.last].lower == "to" and "consecutive" in items[found.first].classes:
        clause = sentence_subject(items, found.first)  # "*exports* grew for the fourth month to come to 3 million"
        found = clause if clause.mode == "phrase" else found
    if _is_participle(items, found):
        clause = sentence_subject(items, found.first)  # "*output* is also estimated to rise to 4 million"
        found = clause if clause.mode == "phrase" else found
    found = past_description(items, _described_by(items, found))
    if items[at].kind == "number" and _goes_on_doing(items, found):
        return PREVIOUS
    found = without_tail(items, past_start(items, found))
    if (items[at].kind != "number" or found.last < at) and items[at].lower not in _OF_OBJECT:
        found = past_object(items, found)
    found = past_number(items, found if items[at].kind == "number" else past_examples(items, found))
    if items[at].kind != "number":
        found = with_head(items, found)
    return found


def _is_participle(items: list[Item], phrase: Phrase) -> bool:
    """Tell whether a phrase is only what is said to be done, before an infinitive: "is also *estimated* (to)"."""
    word = items[phrase.first]
    deemed = word.lower.endswith("ed") or word.lower in _DEEMED  # "is *thought* to be"
    alone = phrase.last - phrase.first == 1 and deemed and word.classes.isdisjoint(NAMED)
    if not alone or not phrase.first or phrase.last >= len(items) or items[phrase.last].lower != "to":
        return False
    return items[phrase.first - 1].light or "auxiliary" in items[phrase.first - 1].classes


def _goes_on_doing(items: list[Item], phrase: Phrase) -> bool:
    """Tell whether a phrase is a participle that a comma sets off: "…, *ensuring* 3 percent of it"."""
    index = phrase.first
    if phrase.last - index != 1 or index == 0 or items[index - 1].lower != ",":
        return False
    return items[index].lower.endswith("ing") and items[index].classes.isdisjoint(NAMED)


def _subject_before(items: list[Item], at: int) -> Phrase:
    """Return the noun phrase that ends where the predicate at item ``at`` begins, or where else to look."""
    index = at - 1
    head = items[at]
    open_ended = (
        head.kind == "number" or head.lower.endswith("ing") or not head.classes.isdisjoint(("upward", "downward"))
    )
    finite = False
    while index >= 0 and (
        (items[index].light and not is_average(items, index))
        or (
            items[index].marks & _SKIPPED
            and (items[index].classes.isdisjoint(("name", "determiner", "preposition")) or items[index].lower == "to")
        )
    ):
        finite = finite or ("auxiliary" in items[index].classes and items[index].lower not in {"to", "having", "being"})
        index -= 1
    if index < 0:
        return NOTHING
    if items[index].lower == ")" and head.kind != "number":
        opening = next((i for i in range(index, -1, -1) if items[i].lower == "("), 0)
        index = opening - 1
        if index < 0:
            return NOTHING
        if items[index].kind != "number":
            return left_phrase(items, opening)
    item = items[index]
    if item.kind == "number" and head.kind == "word":
        return past_threshold(items, index)
    if item.lower in {"of", "with", "by"} and head.kind == "number":
        return left_phrase(items, index) if item.lower == "of" else _subject_before(items, index)
    if "relative" in item.classes and item.lower != "that":
        return Phrase("relative", 0, index)
    if item.lower == "that" and index + 1 < len(items) and items[index + 1].lower != "of":
        return Phrase("relative", 0, index)
    if item.lower == ":" and head.kind == "number" and index == at - 1:
        label = left_phrase(items, index)  # "*output*: 300 tonnes"
        if label.mode == "phrase" and (label.first == 0 or items[label.first - 1].lower in BREAKS):
            return label
    if item.lower in _DASHES:
        aside = _between_dashes(items, index)
        if aside is not NOTHING:
            return aside
    if item.lower in {",", "\u2014", "\u2013", "-"}:
        if open_ended and not finite:
            return PREVIOUS
        return _over_parenthesis(items, index)
    if item.lower in {"and", "but", "or", "or,", "then"}:
        return PREVIOUS
    ends = item.kind == "word" and item.lower.endswith(("ed", "s")) and not is_noun(items, index)
    if head.kind != "number" and (ends or _closes_relative(items, index)):
        described = _before_relative(items, index)
        if described is not NOTHING:
            return described
    if not item.classes.isdisjoint(("determiner", "possessive")) or (item.kind == "word" and not is_noun(items, index)):
        return _through_noun(items, index)
    if "growth" in head.classes and item.lower in figure_words("superlative"):
        return _through_noun(items, index)  # "*sales* saw their biggest fall"
    if item.lower in {"after", "having", "before", "while", "when", "by"} or "subordinator" in item.classes:
        return PREVIOUS
    if "preposition" in item.classes and item.lower in {"with", "to", "from", "for", "at", "in"}:
        moved = _moved_object(items, index)
        return moved if moved is not NOTHING else _through_noun(items, index)
    return left_phrase(items, index + 1)


def _closes_relative(items: list[Item], index: int) -> bool:
    """Tell whether a verb alone is a clause that describes the subject: "the firms that *answered*"."""
    index -= 1
    if index > 0 and "auxiliary" in items[index].classes:
        index -= 1
    if index < 1 or items[index].lower not in {"that", "who"} or items[index - 1].kind != "word":
        return False
    return "preposition" not in items[index - 1].classes  # not "imports from *that country* rose"


def _before_relative(items: list[Item], verb: int) -> Phrase:
    """Return the subject described by a clause that ends with a verb: "*the goods* that the port handled rose"."""
    for index in range(verb - 1, max(0, verb - _CLAUSE), -1):
        item = items[index]
        if item.kind != "word" or item.lower in BREAKS or item.lower == ",":
            return NOTHING
        if item.lower in {"that", "which", "who"}:
            return left_phrase(items, index)
    return NOTHING


def _moved_object(items: list[Item], preposition: int) -> Phrase:
    """Return what a verb moves or holds: "raised *the ceiling on loans* from …", "kept *its rate* at …"."""
    if items[preposition].lower not in {"from", "to", "at"}:
        return NOTHING
    found = left_phrase(items, preposition)
    if found.mode != "phrase" or found.first == 0:
        return NOTHING
    start = found.first - 1 if items[found.first].classes.isdisjoint(("determiner", "possessive")) else found.first
    verb = start - 1
    given = not items[start].classes.isdisjoint(("determiner", "possessive")) or "name" in items[found.first].classes
    if verb < 0 or items[start].lower == "that" or not (given or _is_asked(items, verb)):
        return NOTHING
    if items[verb].classes.isdisjoint(("rise", "fall", "verb")) or items[verb].lower.endswith("ing"):
        return NOTHING
    return found


def _is_asked(items: list[Item], verb: int) -> bool:
    """Tell whether a verb is an infinitive, or stands behind a modal: "to *bring* membership to", "would *lift*"."""
    before = items[verb - 1] if verb else None
    return before is not None and (before.lower == "to" or "auxiliary" in before.classes)


def _through_noun(items: list[Item], index: int) -> Phrase:
    """Return the subject of the clause for a noun of movement: "the mill *reported* an increase of …"."""
    passed = 0
    while index >= 0 and passed < 12:
        item = items[index]
        if item.lower in {",", "\u2014", "\u2013"}:
            if index + 1 < len(items) and items[index + 1].lower == "with":
                return _clause_subject(items, index)
            return PREVIOUS
        if item.kind == "number" or item.lower in BREAKS or item.lower in SPLITTING:
            return PREVIOUS
        if item.lower in {"and", "following"}:
            return PREVIOUS
        if "relative" in item.classes and item.lower != "that":
            return Phrase("relative", 0, index)
        if item.kind == "word" and not is_noun(items, index) and "preposition" not in item.classes:
            return _subject_before(items, index)
        index -= 1
        passed += 1
    return NOTHING


def _clause_subject(items: list[Item], end: int) -> Phrase:
    """Return the subject of the clause that ends before item ``end``: what stands before its first verb."""
    start = end - 1
    while (
        start >= 0 and items[start].lower not in BREAKS and items[start].lower != "," and items[start].kind != "number"
    ):
        start -= 1
    for index in range(start + 1, end):
        if (
            items[index].kind == "word"
            and not is_noun(items, index)
            and items[index].classes.isdisjoint(("determiner",))
        ):
            return left_phrase(items, index) if index > start + 1 else PREVIOUS
    return PREVIOUS


_DASHES: Final = frozenset({"\u2014", "\u2013", "-"})


def _between_dashes(items: list[Item], end: int) -> Phrase:
    """Return the subject before what two dashes set apart: "*prices in the ports* - Oakham and Stow - rose"."""
    index = end - 1
    while index > 0 and items[index].lower in _DASHES:
        index -= 1  # a dash of two hyphens
    while index > 0 and items[index].lower not in _DASHES:
        if items[index].lower in {";", ":"}:
            return NOTHING
        index -= 1
    while index > 0 and items[index - 1].lower in _DASHES:
        index -= 1
    return left_phrase(items, index) if index > 0 else NOTHING


def _over_parenthesis(items: list[Item], comma: int) -> Phrase:
    """Return the subject before "…, which includes x and y, rose"."""
    index = comma - 1
    while index >= 0 and items[index].lower not in {",", ";", ":", "\u2014"}:
        index -= 1
    if index < 0:
        return left_phrase(items, comma)
    between = items[index + 1 : comma]
    found = left_phrase(items, index)
    if found.mode != "phrase" and items[index - 1].lower.endswith("ed"):
        found = left_phrase(items, index - 1)  # "the value of work *completed*, at constant prices, rose"
    if found.mode == "phrase" and all(
        item.light or item.lower in figure_words("hollow") for item in items[found.first : found.last]
    ):
        return left_phrase(items, comma)  # "on this *basis*, exports in May, too, rose"
    if any(item.kind == "number" for item in between):
        opens = found.mode == "phrase" and (
            found.first == 0 or items[found.first - 1].lower in {",", ";", "and", "but"}
        )
        defines = between[0].lower.endswith("ing")  # "loans to small firms, *meaning* those with 30 staff, rose"
        aside = (
            defines
            or not between[0].classes.isdisjoint(("relative", "preposition"))
            or all(item.classes.isdisjoint(("auxiliary", "verb", "rise", "fall")) for item in between)
        )
        return found if opens and aside else PREVIOUS
    if found.mode == "phrase" and "preposition" not in items[found.first].classes:
        return found
    if found.mode == "phrase" and between and between[0].lower in figure_words("by_whom"):
        return found  # "…, *according to* the ministry, rose"
    return left_phrase(items, comma)


def sentence_subject(items: list[Item], end: int) -> Phrase:
    """Return the subject of the clause that item ``end`` stands in: the noun phrase before its first verb.

    Looks back over commas to the last semicolon, colon or contrast; an opening "In May," is passed over.
    """
    start = end
    while start > 0 and items[start - 1].lower not in {";", ":", "but", "while", "whereas", "although"}:
        start -= 1
    for index in range(_past_opening(items, start, end), end):
        item = items[index]
        if item.kind != "word" or item.light or is_noun(items, index):
            continue
        if "relative" in item.classes or "subordinator" in item.classes:
            continue
        aside = index > start and items[index - 1].lower == ","
        if index > start + 1 and items[index - 1].lower in {"that", "which", "who"}:
            found = left_phrase(items, index - 1 - (items[index - 2].lower == ","))  # "*the mills* that closed"
        else:
            found = _over_parenthesis(items, index - 1) if aside else left_phrase(items, index)
        if found.mode == "phrase" and "pronoun" not in items[found.first].classes:
            return past_number(items, found)
    return NOTHING


def _past_opening(items: list[Item], start: int, end: int) -> int:
    """Return where a clause goes on behind what a possessive opens it with: "*In his report,* the minister said"."""
    if start + 1 >= end or "preposition" not in items[start].classes or "possessive" not in items[start + 1].classes:
        return start
    return next((index + 1 for index in range(start + 2, end) if items[index].lower == ","), start)


def _described_by(items: list[Item], phrase: Phrase) -> Phrase:
    """Return what a clause that ends in a pronoun describes: "*output of the countries* that report to it" fell."""
    alone = phrase.first and phrase.last - phrase.first == 1 and "pronoun" in items[phrase.first].classes
    if not alone or "preposition" not in items[phrase.first - 1].classes:
        return phrase
    for index in range(phrase.first - 2, max(0, phrase.first - _CLAUSE), -1):
        if items[index].lower in {"that", "which", "who"}:
            wider = left_phrase(items, index)
            return past_number(items, wider) if wider.mode == "phrase" else phrase
    return phrase
