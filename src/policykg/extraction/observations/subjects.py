"""Where a sentence says what a number measures: the noun phrase before, after or around it.

Works on the items of one sentence; :mod:`linking` turns the phrase found here into concepts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from policykg.extraction.items import Item
from policykg.extraction.observations.vocables import figure_words

_STOPS = frozenset(
    {
        "verb",
        "level",
        "share",
        "auxiliary",
        "subordinator",
        "relative",
        "speech",
        "rank",
        "target",
        "forecast",
        "contribution",
        "subtraction",
        "future",
        "upward",
        "downward",
        "rise",
        "fall",
    }
)
_SKIPPED = frozenset({"auxiliary", "target", "forecast", "future", "negation"})
_BREAKS = frozenset(";:.!?()[]\u2014\u2013\u2015-|/")
_ADJECTIVAL = frozenset({"determiner", "adverb", "average"})
_OPENERS = frozenset({"in", "of", "for", "to", "by", "on", "at", "among", "from", "across"})
_OF_WHAT = frozenset({"of", "with", "for"})
_SPLITTING = frozenset({"but", "while", "whereas", "although", "though", "yet", "whilst"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """Items ``first`` to ``last`` (exclusive) that say what is measured, or how to find it.

    ``mode`` is ``phrase``; ``previous`` (what the number before is about: appositions); ``relative`` (the clause
    before a relative pronoun) or ``nothing``.
    """

    mode: str
    first: int = 0
    last: int = 0


PREVIOUS = Phrase("previous")
NOTHING = Phrase("nothing")


def is_noun(items: Sequence[Item], index: int) -> bool:
    """Tell whether a word that can be a verb is a noun here: a determiner, adjective or preposition precedes it."""
    item = items[index]
    if "name" in item.classes:
        return True
    if item.classes.isdisjoint(_STOPS):
        return not _acts(items, index)
    following = items[index + 1] if index + 1 < len(items) else None
    if item.lower == "to":
        return following is not None and not following.classes.isdisjoint(("determiner", "name"))
    if not item.classes.isdisjoint(("auxiliary", "relative", "subordinator", "future")):
        return item.lower == "that" and following is not None and following.lower in _OF_WHAT
    if (
        following is not None
        and following.lower in {"of", "in"}
        and not item.classes.isdisjoint(("rise", "fall", "growth", "rate"))
    ):
        return not item.lower.endswith(("ed", "ing")) and item.lower not in _PASTS
    if index == 0:
        return "growth" in item.classes
    before = items[index - 1]
    if before.lower in {"'s", "\u2019s"}:
        return True
    if item.lower.endswith("ing") and before.lower in {"of", "for"}:
        return True
    if not before.classes.isdisjoint(("determiner", "possessive")) and before.lower not in {
        "this",
        "that",
        "these",
        "those",
        "both",
    }:
        return True
    if "preposition" in before.classes and before.lower not in {"to", "after", "before", "by", "from"}:
        return True
    if "growth" in item.classes and ("adverb" in before.classes or not before.classes or "name" in before.classes):
        return following is None or (following.kind != "number" and following.lower != "by")
    return False


def _acts(items: Sequence[Item], index: int) -> bool:
    """Tell whether a word that no vocabulary knows as a verb is one here, by its ending and its neighbours.

    A word after "they" is a verb, "-ing" after "is" too, and "-ed" between a noun and what only an object, a number
    or a period begins: "the yards *employed* 300 people", "exports *ended* the year 3 percent up".
    """
    if index == 0:
        return False
    word, before = items[index].lower, items[index - 1]
    if "pronoun" in before.classes and before.lower in {"it", "they", "he", "she", "we"}:
        return items[index].classes.isdisjoint(("adverb", "preposition", "conjunction"))
    if "auxiliary" in before.classes and before.lower not in {"to", "does", "do", "did"}:
        return word.endswith(("ing", "ed")) and word not in figure_words("no_past")
    if not word.endswith("ed") or len(word) < 5 or word in figure_words("no_past"):
        return False
    if before.kind != "word" or not before.lower[0].isalpha() or not before.classes <= _NAMED:
        return False
    following = items[index + 1] if index + 1 < len(items) else None
    if following is None:
        return False
    return following.kind in {"number", "period", "basis"} or (
        "determiner" in following.classes and following.lower not in {"all", "both", "each"}
    )


_CLAUSE = 7  # how many words a relative clause without an object can have
_NAMED = frozenset({"name", "rate"})
_PASTS = frozenset(
    ["rose", "fell", "grew", "shrank", "sank", "slid", "went", "came", "ran", "flew", "left", "stood", "lay"]
)


def left_phrase(items: Sequence[Item], end: int) -> Phrase:
    """Return the noun phrase that ends just before item ``end``."""
    index, seen_and = end - 1, False
    while index >= 0:
        item = items[index]
        if item.kind in {"number", "basis"} or item.lower in _BREAKS:
            break
        if item.lower == ",":
            if not (seen_and and _is_list_part(items, index)):
                break
        elif item.lower in {"and", "or", "as well as"}:
            if not _is_list_part(items, index):
                break
            seen_and = True
        elif item.lower in _SPLITTING or (item.kind == "word" and not is_noun(items, index)):
            break
        index -= 1
    first = index + 1
    while first < end and (items[first].light or items[first].lower in {"and", "or", ","}):
        first += 1
    return Phrase("phrase", first, end) if first < end else NOTHING


def _without_tail(items: Sequence[Item], phrase: Phrase) -> Phrase:
    """Return a phrase without what can only follow its head: "goods *worth*", "output *nonetheless*"."""
    last = phrase.last
    while last > phrase.first and (items[last - 1].light or items[last - 1].lower in figure_words("trailing")):
        last -= 1
    return Phrase("phrase", phrase.first, last) if last > phrase.first else phrase


def _with_head(items: Sequence[Item], phrase: Phrase) -> Phrase:
    """Return a subject that begins with its head: "*cases settled* within the time limit", "*the rate* to beat"."""
    while phrase.mode == "phrase":
        index = phrase.first
        if "preposition" not in items[index].classes:
            index -= 1
            while index >= 0 and items[index].light:
                index -= 1
        if index < 2 or "preposition" not in items[index].classes:
            return phrase
        verb = index - 1
        if not items[verb].lower.endswith(("ed", "ing")) and items[verb].lower not in _PARTICIPLES:
            return phrase
        before = items[verb - 1]
        if before.kind != "word" or not before.lower[0].isalnum() or not before.classes <= _NAMED:
            return phrase
        wider = left_phrase(items, verb)
        if wider.mode != "phrase":
            return phrase
        phrase = Phrase("phrase", wider.first, phrase.last)
    return phrase


_PARTICIPLES = frozenset(["made", "sold", "built", "bought", "held", "kept", "sent", "paid", "drawn", "grown", "set"])


def _is_list_part(items: Sequence[Item], index: int) -> bool:
    """Tell whether what stands left of a comma or "and" is another noun of the same phrase, not a clause."""
    position, words = index - 1, 0
    while position >= 0:
        item = items[position]
        if item.lower == "," or item.lower in _BREAKS:
            break
        if item.kind in {"number", "basis"} or item.lower in _SPLITTING:
            return False
        if item.kind == "word" and not is_noun(items, position):
            return False
        words += item.kind == "word"
        if item.kind == "period" and position > 0:
            return words > 0
        position -= 1
    first = items[position + 1] if position + 1 < index else None
    if first is None:
        return False
    if position >= 0 and items[position].lower == "," and items[index].lower == ",":
        return first.lower not in {"which", "that", "who", "in", "on", "during", "with", "while"}
    return words > 0 and not (first.kind == "period" and words == 0)


def right_phrase(items: Sequence[Item], start: int, *, lists: bool = True) -> Phrase:
    """Return the noun phrase that begins at item ``start``."""
    index = start
    if start < len(items) and _is_past(items, start):
        return NOTHING
    while index < len(items):
        item = items[index]
        if item.kind != "word" or item.lower in _BREAKS:
            break
        if item.lower == "," or item.lower in _SPLITTING:
            break
        if item.lower in {"and", "or"} and (not lists or not _list_goes_on(items, index)):
            break
        if index > start and "determiner" in item.classes and not _takes_noun(items[index - 1]):
            break
        if index > start and (item.lower in figure_words("comparing") or not is_noun(items, index)):
            break
        if index == start and not item.classes.isdisjoint(("auxiliary", "relative", "conjunction", "speech", "level")):
            break
        index += 1
    while index > start and not items[index - 1].classes.isdisjoint(("preposition", "conjunction", "determiner")):
        index -= 1
    return Phrase("phrase", start, index) if index > start else NOTHING


def _takes_noun(item: Item) -> bool:
    """Tell whether a noun phrase can begin after a word within a phrase: no "a day" after "300 ships"."""
    return not item.classes.isdisjoint(("preposition", "conjunction", "determiner", "adverb")) or item.lower == ","


def _is_past(items: Sequence[Item], index: int) -> bool:
    """Tell whether a verb of the past, and no noun, stands right behind a number: "300 *went* to Europe"."""
    item = items[index]
    if item.classes.isdisjoint(("verb", "level")) or "name" in item.classes:
        return False
    following = items[index + 1] if index + 1 < len(items) else None
    goes_on = following is not None and following.kind == "word" and following.lower[0].isalnum()
    if goes_on and following is not None and following.classes.isdisjoint(("preposition", "adverb")):
        return False
    word = item.lower.split()[0]  # "came in"
    return word in _PASTS or (word.endswith("ed") and word not in figure_words("no_past"))


def _list_goes_on(items: Sequence[Item], index: int) -> bool:
    """Tell whether "and" goes on with a noun, and no number or verb follows at once."""
    following = items[index + 1 : index + 4]
    if not following or following[0].kind != "word" or not is_noun(items, index + 1):
        return False
    return all(item.kind != "number" for item in following)


def subject_before(items: Sequence[Item], at: int) -> Phrase:
    """Return the subject of the predicate that begins at item ``at``."""
    found = _subject_before(items, at)
    if found.mode != "phrase":
        return found
    found = _past_number(items, _without_tail(items, found))
    if items[at].kind != "number":
        found = _with_head(items, found)
    return found


def _past_number(items: Sequence[Item], phrase: Phrase) -> Phrase:
    """Return a subject of which only the end was found, behind a number or in a relative clause.

    "*Trade with* its 10 *members*", "*exports* in the 20 *days* to 20 May", "*the price of lamps* that the office
    *watches*".
    """
    index = phrase.first - 1
    while index > 0 and "determiner" in items[index].classes and items[index].lower != "that":
        index -= 1
    if index < 1:
        return phrase
    if items[index].kind == "number":
        stretch = "period-unit" in items[phrase.first].classes
        index -= 1
        while index > 0 and not items[index].classes.isdisjoint(("determiner", "possessive")):
            index -= 1
        if "preposition" not in items[index].classes or items[index].lower in {"by", "than"}:
            return phrase
        wider = left_phrase(items, index)
        if wider.mode != "phrase":
            return phrase
        return Phrase("phrase", wider.first, index if stretch else phrase.last)
    if items[index].lower in {"that", "which", "who"} and items[index - 1].kind == "word":
        verb = items[phrase.last - 1].lower
        if phrase.last - phrase.first > 1 and verb.endswith(("s", "ed")) and is_noun(items, index - 1):
            wider = left_phrase(items, index)
            return _past_number(items, wider) if wider.mode == "phrase" else phrase
    return phrase


def _subject_before(items: Sequence[Item], at: int) -> Phrase:
    """Return the noun phrase that ends where the predicate at item ``at`` begins, or where else to look."""
    index = at - 1
    head = items[at]
    open_ended = (
        head.kind == "number" or head.lower.endswith("ing") or not head.classes.isdisjoint(("upward", "downward"))
    )
    finite = False
    while index >= 0 and (
        items[index].light
        or (
            not items[index].classes.isdisjoint(_SKIPPED)
            and (items[index].classes.isdisjoint(("name", "determiner", "preposition")) or items[index].lower == "to")
        )
    ):
        finite = finite or ("auxiliary" in items[index].classes and items[index].lower not in {"to", "having", "being"})
        index -= 1
    if index < 0:
        return NOTHING
    item = items[index]
    if item.lower in {"of", "with", "by"} and head.kind == "number":
        return left_phrase(items, index) if item.lower == "of" else _subject_before(items, index)
    if "relative" in item.classes and item.lower != "that":
        return Phrase("relative", 0, index)
    if item.lower == "that" and index + 1 < len(items) and items[index + 1].lower != "of":
        return Phrase("relative", 0, index)
    if item.lower in {",", "\u2014", "\u2013", "-"}:
        if open_ended and not finite:
            return PREVIOUS
        return _over_parenthesis(items, index)
    if item.lower in {"and", "but", "or", "or,", "then"}:
        return PREVIOUS
    if head.kind != "number" and item.kind == "word" and item.lower.endswith(("ed", "s")) and not is_noun(items, index):
        described = _before_relative(items, index)
        if described is not NOTHING:
            return described
    if not item.classes.isdisjoint(("determiner", "possessive")) or (item.kind == "word" and not is_noun(items, index)):
        return _through_noun(items, index)
    if item.lower in {"after", "having", "before", "while", "when", "by"} or "subordinator" in item.classes:
        return PREVIOUS
    if "preposition" in item.classes and item.lower in {"with", "to", "from", "for", "at", "in"}:
        moved = _moved_object(items, index)
        return moved if moved is not NOTHING else _through_noun(items, index)
    return left_phrase(items, index + 1)


def _before_relative(items: Sequence[Item], verb: int) -> Phrase:
    """Return the subject described by a clause that ends with a verb: "*the goods* that the port handled rose"."""
    for index in range(verb - 2, max(0, verb - _CLAUSE), -1):
        item = items[index]
        if item.kind != "word" or item.lower in _BREAKS or item.lower == ",":
            return NOTHING
        if item.lower in {"that", "which", "who"}:
            return left_phrase(items, index)
    return NOTHING


def _moved_object(items: Sequence[Item], preposition: int) -> Phrase:
    """Return what a verb moves or holds: "raised *the ceiling on loans* from …", "kept *its rate* at …"."""
    if items[preposition].lower not in {"from", "to", "at"}:
        return NOTHING
    found = left_phrase(items, preposition)
    if found.mode != "phrase" or found.first == 0:
        return NOTHING
    start = found.first - 1 if items[found.first].classes.isdisjoint(("determiner", "possessive")) else found.first
    verb = start - 1
    if verb < 0 or items[start].classes.isdisjoint(("determiner", "possessive")) or items[start].lower == "that":
        return NOTHING
    if items[verb].classes.isdisjoint(("rise", "fall", "verb")) or items[verb].lower.endswith("ing"):
        return NOTHING
    return found


def _through_noun(items: Sequence[Item], index: int) -> Phrase:
    """Return the subject of the clause for a noun of movement: "the mill *reported* an increase of …"."""
    passed = 0
    while index >= 0 and passed < 12:
        item = items[index]
        if item.lower in {",", "\u2014", "\u2013"}:
            if index + 1 < len(items) and items[index + 1].lower == "with":
                return _clause_subject(items, index)
            return PREVIOUS
        if item.kind == "number" or item.lower in _BREAKS or item.lower in _SPLITTING:
            return PREVIOUS
        if item.lower == "and":
            return PREVIOUS
        if "relative" in item.classes and item.lower != "that":
            return Phrase("relative", 0, index)
        if item.kind == "word" and not is_noun(items, index) and "preposition" not in item.classes:
            return _subject_before(items, index)
        index -= 1
        passed += 1
    return NOTHING


def _clause_subject(items: Sequence[Item], end: int) -> Phrase:
    """Return the subject of the clause that ends before item ``end``: what stands before its first verb."""
    start = end - 1
    while (
        start >= 0 and items[start].lower not in _BREAKS and items[start].lower != "," and items[start].kind != "number"
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


def _over_parenthesis(items: Sequence[Item], comma: int) -> Phrase:
    """Return the subject before "…, which includes x and y, rose"."""
    index = comma - 1
    while index >= 0 and items[index].lower not in {",", ";", ":", "\u2014"}:
        index -= 1
    if index < 0:
        return left_phrase(items, comma)
    between = items[index + 1 : comma]
    found = left_phrase(items, index)
    if any(item.kind == "number" for item in between):
        opens = found.mode == "phrase" and (
            found.first == 0 or items[found.first - 1].lower in {",", ";", "and", "but"}
        )
        return found if opens else PREVIOUS
    if found.mode == "phrase" and "preposition" not in items[found.first].classes:
        return found
    return left_phrase(items, comma)


def complement_after(items: Sequence[Item], index: int) -> Phrase:
    """Return the noun phrase after "in", "of" or "for" that follows item ``index - 1``, past periods and bases."""
    while index < len(items) and (items[index].light and items[index].kind != "word"):
        index += 1
    if index >= len(items) or items[index].lower not in _OPENERS:
        return NOTHING
    index += 1
    while index < len(items) and items[index].kind == "basis":
        index += 1
    return right_phrase(items, index)


def sentence_subject(items: Sequence[Item], end: int) -> Phrase:
    """Return the subject of the clause that item ``end`` stands in: the noun phrase before its first verb.

    Looks back over commas to the last semicolon, colon or contrast; an opening "In May," is passed over.
    """
    start = end
    while start > 0 and items[start - 1].lower not in {";", ":", "but", "while", "whereas", "although"}:
        start -= 1
    for index in range(start, end):
        item = items[index]
        if item.kind != "word" or item.light or is_noun(items, index):
            continue
        if "relative" in item.classes or "subordinator" in item.classes:
            continue
        aside = index > start and items[index - 1].lower == ","
        found = _over_parenthesis(items, index - 1) if aside else left_phrase(items, index)
        if found.mode == "phrase" and "pronoun" not in items[found.first].classes:
            return found
    return NOTHING
