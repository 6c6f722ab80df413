"""A sentence as a row of items that rules read: words with their classes, numbers, periods and bases.

Comes after the base stages and before the rules. A number with its unit is one item, and so are a period
expression, a phrase of comparison ("year on year") and a cue of several words ("account for").
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from policykg.extraction.compared_periods import add_period
from policykg.extraction.document import Document
from policykg.extraction.items import OWNING, POSSESSED, Item
from policykg.extraction.lexicon import Mention
from policykg.extraction.numbers import Number
from policykg.extraction.periods import PeriodMention
from policykg.extraction.sentences import TextSentence
from policykg.extraction.versions import fold_striking, fold_version
from policykg.extraction.words import contractions, read_rules, word_lists

_NONE: frozenset[str] = frozenset()
_QUOTES: Final = frozenset("\"'\u201c\u201d\u2018\u2019\u00ab\u00bb")
_APART: Final = _QUOTES | {"("}  # marks that are no items, or not always
_CONTRACTED: Final = frozenset({"contraction"})
_NAME: Final = frozenset({"name"})
_RATE: Final = frozenset({"name", "rate"})
_GROWTH: Final = frozenset({"name", "growth"})
_SHARES: Final = frozenset({"https://w3id.org/policykg/measure-kind/share"})
# Cues that stay what they are although a vocabulary knows the word as a name too.
_STRONG: Final = frozenset(
    {"rise", "fall", "growth", "above", "below", "upward", "downward", "rate", "interest-rate", "level", "rank"}
)
_RISES: Final = frozenset({"up", "accelerated", "improved", "returned-to-expansion", "continued-expansion"})
_FALLS: Final = frozenset(
    {"down", "slowed", "worsened", "narrowed", "returned-to-contraction", "continued-contraction"}
)


@lru_cache(maxsize=1)
def _grammar() -> dict[str, frozenset[str]]:
    """Return the classes of each function word, one with an apostrophe in both ways of writing it."""
    classes: dict[str, set[str]] = {}
    for name, words in read_rules("grammar").items():
        for word in words.split():
            for spelled in (word, word.replace("'", "\u2019")):
                classes.setdefault(spelled, set()).add(name)
    known = {word: frozenset(names) for word, names in classes.items()}
    known.update(dict.fromkeys(contractions(), _CONTRACTED))
    return known


@lru_cache(maxsize=4096)
def _cue_classes(codes: tuple[tuple[str, str], ...]) -> frozenset[str]:
    """Return the classes that the cues of one phrase give."""
    classes = set()
    for scheme, code in codes:
        if scheme == "cue":
            classes.add(code)
        elif scheme == "direction":
            classes.add("rise" if code in _RISES else "fall" if code in _FALLS else code)
    return frozenset(classes)


_CUE_CLASSES: Final[dict[str, frozenset[str]]] = {}  # the classes of single cues met so far


def _cue_class(code: str) -> frozenset[str]:
    """Return the class that a cue gives, as a set."""
    known = _CUE_CLASSES.get(code)
    if known is None:
        known = _CUE_CLASSES[code] = frozenset({code})
    return known


def items_of(document: Document, sentence: TextSentence, numbers: list[Number]) -> list[Item]:
    """Return the items of a sentence.

    Args:
        document: the document of the sentence.
        sentence: one of its sentences.
        numbers: the sentence's numbers that are no part of a period or name.
    """
    tokens, cues, grammar, marked = document.tokens, document.cues, _grammar(), document.marked
    starts = {number.first: number for number in numbers}
    periods = {period.start: period for period in document.periods_in(sentence)}
    made: list[Item] = []
    index = sentence.first
    while index < sentence.last:
        token = tokens[index]
        if index not in marked and index not in starts and token.start not in periods:
            lower = token.lower
            if lower not in _APART:
                classes = grammar.get(lower, _NONE)
                if classes is _CONTRACTED:
                    index = _add_contraction(made, index, document)
                    continue
                light = "adverb" in classes
                made.append(Item("word", index, index + 1, lower, classes, light=light))
                index += 1
                continue
        period = periods.get(token.start)
        if period is not None:
            last = index + 1
            while last < sentence.last and tokens[last].start < period.end:
                last += 1
            after = tokens[last].lower if last < sentence.last else ""
            if _owns_number(document, last, starts, sentence.last):
                made.append(Item("period", index, last + 1, POSSESSED, period=period, light=True))
                index = last + 1
                continue
            add_period(made, index, last, period, document, after)
            index = last
            continue
        number = starts.get(index)
        if number is not None:
            _add_number(made, index, number, document)
            index = made[-1].last
            continue
        lower = token.lower
        if lower in _QUOTES:
            index += 1
            continue
        if lower == "(" and index + 1 not in starts and _is_lone(document, index, sentence.last, periods):
            basis = _fold(cues.get(index + 1, ()), index + 1, starts, sentence.last)[2]
            if basis is not None:
                made.append(Item("basis", index, index + 3, lower, basis=basis, light=True))  # "down 0.5% (q-o-q)"
            index += 3
            continue
        made.append(_cue_or_name(document, index, starts, sentence.last, grammar.get(lower, _NONE)))
        index = made[-1].last
    for lower in document.lowers[sentence.first : sentence.last]:
        if lower in BY_ADJECTIVE:
            return _adjectives(made)
    return made


def _is_lone(document: Document, opening: int, last: int, periods: dict[int, PeriodMention]) -> bool:
    """Tell whether a bracket holds one token that is no period: "down 0.5% (q-o-q)", not "3 million euros (2018)"."""
    tokens = document.tokens
    return opening + 2 < last and tokens[opening + 2].text == ")" and tokens[opening + 1].start not in periods


def _add_number(made: list[Item], index: int, number: Number, document: Document) -> None:
    """Add a number with its unit, or the adjective that it is a part of."""
    if is_adjective(document, number):
        last = number.last + 2
        made.append(Item("word", index, last, "".join(document.lowers[index:last])))
        return
    if made and made[-1].lower in _PRESENT:
        _fold_current(made)
    elif made and made[-1].lower.rpartition(" ")[2] in word_lists()["version"]:
        fold_version(made)
    elif len(made) > 2 and made[-2].lower in _A and not made[-1].classes and not made[-1].light:
        fold_striking(made, number, document.lowers[number.last] if number.last < len(document.lowers) else "")
    made.append(Item("number", index, number.last, "", _NONE, number))


def _add_contraction(made: list[Item], index: int, document: Document) -> int:
    """Add the pronoun and the verb that one token stands for, and return where they end: "*we'll* build 30 dams"."""
    pronoun, verb = contractions()[document.lowers[index]]
    last = index + 1
    if verb in _BE and " ".join(document.lowers[last : last + 2]) == "going to":
        verb, last = "are going to", last + 2
    made.append(Item("word", index, index + 1, pronoun, _grammar().get(pronoun, _NONE)))
    made.append(Item("word", index, last, verb, _grammar().get(verb, _NONE) | _FULL_VERBS[verb]))
    return last


_BE: Final = frozenset({"are", "am"})
_LEVEL: Final = frozenset({"level"})
_FUTURE: Final = frozenset({"future"})
# The classes that the cues of verbs give to those in contractions.
_FULL_VERBS: Final = {
    "will": _FUTURE,
    "are going to": _FUTURE,
    "are": _LEVEL,
    "am": _LEVEL,
    "have": frozenset({"verb"}),
}


def is_adjective(document: Document, number: Number) -> bool:
    """Tell whether a hyphen makes digits part of an adjective: "a *12-year* low", "the *27-member* union"."""
    joint, lowers = number.last, document.lowers
    if number.unit or number.word or joint + 1 >= len(lowers) or lowers[joint] not in _HYPHENS:
        return False
    mark, noun = document.tokens[joint], document.tokens[joint + 1]
    return number.end == mark.start and mark.end == noun.start and noun.text.isalpha() and noun.text.islower()


_HYPHENS: Final = frozenset("-\u2010\u2011")
_A: Final = frozenset({"a", "an"})
_PRESENT: Final = frozenset({"current", "present", "existing", "prevailing"})


def _fold_current(made: list[Item]) -> None:
    """Let rules pass over "the current" before a number: "from *the current* 3 percent to 4"."""
    last = made.pop()
    first = last.first
    if made and "determiner" in made[-1].classes:
        first = made.pop().first
    made.append(Item("word", first, last.last, "the current", _ADVERB, light=True))


_ADVERB: Final = frozenset({"adverb"})


def _cue_or_name(document: Document, index: int, starts: dict[int, Number], end: int, classes: frozenset[str]) -> Item:
    """Return the longest cue or name at a token as one item; ``classes`` are those of its word as a function word."""
    last, basis, lower = index + 1, None, document.lowers[index]
    found = document.cues.get(index)
    if found:
        last, more, basis = _fold(found, index, starts, end)
        if basis is not None and _owns_number(document, last, starts, end):
            last, more, basis = index + 1, _NONE, None  # "from the previous month's 3 percent" owns a figure
        classes = classes | more if last == index + 1 else more
    if basis is not None:
        return Item("basis", index, last, lower, basis=basis, light=True)
    if "forecast" in classes and document.lowers[last - 1] == "growth":
        classes = classes | _GROWTH  # "*projects growth* of 3 percent"
    name = document.names.longest.get(index)
    if (
        name is not None
        and name.last <= end
        and (name.last > last or (name.last == last and classes.isdisjoint(_STRONG)))
        and not _holds(starts, index, name.last)
    ):
        last = name.last
        rated = name.scheme == "indicator" and name.term.one("usualKind") in _SHARES
        classes = _RATE if rated else _NAME
        if last > index + 1 and document.lowers[last - 1] in {"growth", "inflation"}:
            classes = _GROWTH  # "3 percent *GDP growth*"
    if last > index + 1:
        lower = " ".join(document.lowers[index:last])
    return Item("word", index, last, lower, classes, None, None, None, "adverb" in classes)


_APOSTROPHES: Final = frozenset({"'", "\u2019"})  # of "the first five months' 3 percent"


def _owns_number(document: Document, last: int, starts: dict[int, Number], end: int) -> bool:
    """Tell whether the words before token ``last`` own a number: "May's 3 percent", "May's revised 3 percent"."""
    if last + 1 >= end:
        return False
    plural = document.lowers[last] in _APOSTROPHES and document.lowers[last - 1] in {"months", "quarters"}
    if document.lowers[last] not in OWNING and not plural:
        return False
    if "preposition" in _grammar().get(document.lowers[last + 1], _NONE):
        return False  # "short of last year's by 3 percent"
    if _holds(starts, last + 1, min(last + 4, end)):
        return True
    following = range(last + 4, min(last + 6, end))  # "from May's revised figure of 3 million"
    return any(at in starts and document.lowers[at - 1] == "of" for at in following)


def _holds(starts: dict[int, Number], first: int, last: int) -> bool:
    """Tell whether a number begins inside a stretch of tokens."""
    return any(at in starts for at in range(first, last))


BY_ADJECTIVE: Final = {
    "monthly": "month-on-month",
    "quarterly": "quarter-on-quarter",
    "annual": "year-on-year",
    "yearly": "year-on-year",
}


def _adjectives(made: list[Item]) -> list[Item]:
    """Read "a monthly rise" and "annual growth" as bases."""
    for index in [index for index, item in enumerate(made[:-1]) if item.lower in BY_ADJECTIVE]:
        item, following = made[index], made[index + 1]
        if not following.classes.isdisjoint(("rise", "fall", "growth")):
            before = made[index - 1] if index else item
            if "average" in before.lower or "consecutive" in before.classes or before.kind == "number":
                continue
            if following.lower in {"pace", "rate"} and (before.lower == "adjusted" or _leads_to_amount(made, index)):
                continue  # "to an annual pace of 3 million": what a year would bring, no comparison
            basis = BY_ADJECTIVE[item.lower]
            made[index] = Item("basis", item.first, item.last, item.lower, basis=basis, light=True)
    return made


def _leads_to_amount(made: list[Item], index: int) -> bool:
    """Tell whether "annual pace" is that of an amount: "at an annual rate of *3 million cars*"."""
    if index + 3 >= len(made) or made[index + 2].lower != "of":
        return False
    amount = made[index + 3].number
    return amount is not None and amount.unit not in {"percent", "percentage-point"}


def _fold(
    found: tuple[Mention, ...], index: int, starts: dict[int, Number], end: int
) -> tuple[int, frozenset[str], str | None]:
    """Return where the longest cue at a token ends, its classes, and the basis that it names."""
    best = [m for m in found if m.last <= end and m.scheme != "bound" and not _holds(starts, index, m.last)]
    if not best:
        return index + 1, _NONE, None
    longest, basis = best[0].last, None
    if len(best) == 1 and len(best[0].terms) == 1 and best[0].scheme == "cue":  # as most
        return longest, _cue_class(best[0].terms[0].code), None
    if len(best) > 1:
        longest = max([m.last for m in best])
        best = [m for m in best if m.last == longest]
    for mention in best:
        if mention.scheme == "comparison-basis":
            basis = mention.term.code
            break
    return longest, _cue_classes(tuple([(m.scheme, term.code) for m in best for term in m.terms])), basis
