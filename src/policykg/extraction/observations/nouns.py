"""Which words of a sentence that can be verbs are nouns where they stand: "the *rise*", "from *transport* firms".

Works on the items of one sentence; comes before ``noun_phrases``, which finds where a phrase begins and ends.
"""

from __future__ import annotations

from typing import Final

from policykg.extraction.items import Item, marks_for
from policykg.extraction.observations.vocables import figure_words

_STOPS: Final = frozenset(
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
_RATES: Final = frozenset({"rate", "ratio"})  # behind a verb's root: "the refinery *run* rate", "the *pass* rate"
_LEADING: Final = frozenset({"determiner", "name"})  # classes
_STOPPING: Final = marks_for(*_STOPS)
_QUALIFIED: Final = 5  # items from a number to the noun it counts
_COUNTS: Final = frozenset({"number", "numbers", "total", "totals", "average"})
_OF_WHAT: Final = frozenset({"of", "with", "for"})
NAMED: Final = frozenset({"name", "rate"})
PASTS: Final = figure_words("irregular_past")
_NO_NOUN_AFTER: Final = frozenset({"to", "after", "before", "by", "from"})
_APART: Final = frozenset({"up", "off", "out", "away"})
_ORIGINS: Final = figure_words("origin_adjective")
_MODAL: Final = frozenset({"will", "would", "can", "could", "may", "might", "shall", "should", "must"})


def is_noun(items: list[Item], index: int) -> bool:
    """Tell whether a word that can be a verb is a noun here: a determiner, adjective or preposition precedes it."""
    item = items[index]
    if "name" in item.classes or item.lower.endswith(("tion", "sion")):
        return True
    if not item.marks & _STOPPING:
        return not _acts(items, index)
    following = items[index + 1] if index + 1 < len(items) else None
    if following is not None and following.lower in {"of", "worth"} and item.lower in figure_words("noun_too"):
        return True  # "paid *claims* of 3 million euros"
    if item.lower == "before":
        return index > 0 and items[index - 1].lower in figure_words("earned")  # "profit *before* tax"
    if item.lower == "to":
        named = following is not None and not following.classes.isdisjoint(("determiner", "name"))
        return named or (following is not None and following.lower == "that")
    if not item.classes.isdisjoint(("auxiliary", "relative", "subordinator", "future")):
        if item.lower != "that" or following is None:
            return False
        led = index > 0 and "preposition" in items[index - 1].classes and following.classes <= NAMED
        return following.lower in _OF_WHAT or (led and following.kind == "word")  # "exports to *that country*"
    if (
        following is not None
        and following.lower in {"of", "in"}
        and not item.classes.isdisjoint(("rise", "fall", "growth", "rate"))
    ):
        if item.lower.endswith("ing") and index and "determiner" in items[index - 1].classes:
            return True  # "the *upgrading* of ports"
        return not item.lower.endswith(("ed", "ing")) and item.lower not in PASTS
    if following is not None and following.lower == "of" and item.lower in _COUNTS:
        return True  # "the total *number of* people"
    if following is not None and following.lower in _RATES and index and _is_root(item):
        leading = items[index - 1].classes
        return item.classes.isdisjoint(("rise", "fall")) and (not leading or not leading.isdisjoint(_LEADING))
    reached = following is not None and "level" in following.classes
    if following is not None and (reached or following.lower in _VERBS) and _is_followed_by_verb(item, following):
        return True
    if index == 0:
        if following is not None and following.lower in figure_words("worthy"):
            return True  # "*contracts* worth 3 million euros"
        led = following is not None and "preposition" in following.classes  # "*Trade* in tea fell"
        return "growth" in item.classes or (led and not item.lower.endswith(("ed", "ing")) and item.lower not in PASTS)
    before = items[index - 1]
    if following is not None and following.lower == "(" and before.lower in {"and", "or", ","} and _is_root(item):
        return True  # "clothing (-3 percent) and *transport* (-1 percent)"
    if before.lower in {"'s", "\u2019s"}:
        return item.lower not in PASTS  # not "Brazil's *rose* to 3 billion"
    if item.lower.endswith("s") and following is not None and following.lower.endswith("ing") and not before.classes:
        return index > 1 and items[index - 2].lower == "of"  # "the number of outbound *trains* carrying toys"
    if item.lower.endswith("ing") and before.lower in {"of", "for"}:
        return True
    if item.lower.endswith("ed") and _describes(items, index, following):
        return True  # "the turnover of *overseas contracted* projects"
    if not before.classes.isdisjoint(("determiner", "possessive")) and before.lower not in {
        "this",
        "that",
        "these",
        "those",
        "both",
    }:
        return True
    averaged = "average" in before.classes and index > 1 and "determiner" in items[index - 2].classes
    if averaged and not item.lower.endswith(("ing", "ed", "s")):
        return True  # "the average *visit* cost 3 euros"
    if "preposition" in before.classes and (
        before.lower not in _NO_NOUN_AFTER or (before.lower != "to" and _is_root(item))
    ):
        return True
    if item.lower.endswith("s") and _is_counted(items, index):
        return True  # "36 oil *contracts*", "300 new *homes*"
    if _closes_phrase(item, before, following):
        return True  # "spending on public *transport*,"
    if item.lower.endswith("s") and before.lower.endswith("s") and index > 1 and items[index - 2].kind == "number":
        return True  # "300 securities *houses*": no verb of one follows many
    if "growth" in item.classes and ("adverb" in before.classes or not before.classes or "name" in before.classes):
        return following is None or (following.kind != "number" and following.lower != "by")
    return False


def _describes(items: list[Item], index: int, following: Item | None) -> bool:
    """Tell whether a participle stands between an adjective behind a preposition and a noun."""
    if index < 2 or following is None or following.kind != "word" or not following.classes <= NAMED:
        return False
    before = items[index - 1]
    adjective = before.lower in _ORIGINS or (before.lower.endswith("ly") and before.light)
    return adjective and "preposition" in items[index - 2].classes


def is_average(items: list[Item], index: int) -> bool:
    """Tell whether a word is no adverb but a noun behind whose average it is: "the *national average* was 3"."""
    return index > 0 and items[index].lower == "average" and items[index - 1].lower in figure_words("of_what_average")


def _is_counted(items: list[Item], index: int) -> bool:
    """Tell whether a word in -s is the plural that a number counts past its adjectives: "300 new public *works*"."""
    for before in range(index - 1, max(-1, index - _QUALIFIED), -1):
        item = items[before]
        if item.number is not None:
            return item.number.unit == "" and item.number.value > 1 and before < index - 1
        if item.kind != "word" or not item.classes <= NAMED or not item.lower.isalpha() or item.lower.endswith("s"):
            return False
    return False


def _closes_phrase(item: Item, before: Item, following: Item | None) -> bool:
    """Tell whether a bare verb is a noun: it stands behind an adjective, and nothing that it could act on follows."""
    if not _is_root(item) or before.classes or not before.lower.isalpha() or before.lower.endswith("s"):
        return False
    return following is None or following.lower in _ENDS


_ENDS: Final = frozenset({".", ",", ";", ":", "-", "\u2013", "\u2014", ")", "(", "is", "was", "has", "will"})


def _is_followed_by_verb(item: Item, following: Item) -> bool:
    """Tell whether a verb follows a word, which is a noun then: "child *benefit* is", "the *contract* fell"."""
    if item.lower.endswith(("ed", "ing")) or item.lower in PASTS or "speech" in item.classes:
        return False
    if item.lower.endswith("s") and "level" in following.classes and following.lower.endswith("ed"):
        return True  # "seats on the night *trains* averaged"
    return following.lower in _FINITE or (following.lower in PASTS and "fall" in item.classes | following.classes)


_FINITE: Final = frozenset({"is", "are", "was", "were", "has", "have", "had", "will", "would"})
_VERBS: Final = _FINITE | PASTS


def _is_root(item: Item) -> bool:
    """Tell whether a word has no ending of a verb: "from *transport* services", "after *transporting*"."""
    return "verb" in item.classes and not item.lower.endswith(("ing", "ed", "s")) and item.lower not in PASTS


def _acts(items: list[Item], index: int) -> bool:
    """Tell whether a word that no vocabulary knows as a verb is one here, by its ending and its neighbours.

    A word after "they" is a verb, "-ing" after "is" too, and "-ed" between a noun and what only an object, a number
    or a period begins: "the yards *employed* 300 people", "exports *ended* the year 3 percent up".
    """
    if index == 0:
        return False
    word, before = items[index].lower, items[index - 1]
    if "pronoun" in before.classes and before.lower in {"it", "they", "he", "she", "we"}:
        return items[index].classes.isdisjoint(("adverb", "preposition", "conjunction"))
    if before.lower in _MODAL:
        return items[index].classes.isdisjoint(("adverb", "preposition", "conjunction"))
    if "auxiliary" in before.classes and before.lower not in {"to", "does", "do", "did"}:
        return word.endswith(("ing", "ed")) and word not in figure_words("no_past")
    if not word.endswith("ed") or len(word) < 5 or word in figure_words("no_past"):
        return False
    named = before.classes <= NAMED or (index > 1 and "determiner" in items[index - 2].classes)  # "the *report*"
    if before.kind != "word" or not before.lower[0].isalpha() or not named:
        return False
    following = items[index + 1] if index + 1 < len(items) else None
    if following is None:
        return False
    if following.lower == "that" or word in figure_words("intransitive"):
        return True  # "the bank *warned* that …", "the data *resulted* in …"
    if following.lower in _APART and index + 2 < len(items) and items[index + 2].kind == "number":
        return True  # "monks *snapped* up 60 percent of them"
    if word in figure_words("transitive"):
        return following.kind != "word" or following.lower not in figure_words("agent")
    return following.kind in {"number", "period", "basis"} or (
        "determiner" in following.classes and following.lower not in {"all", "both", "each"}
    )
