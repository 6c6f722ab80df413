"""A sentence as a row of items that rules read: words with their classes, numbers, periods and bases.

Comes after the base stages and before the rules. A number with its unit is one item, and so are a period
expression, a phrase of comparison ("year on year") and a cue of several words ("account for").
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib import resources
from typing import Final

from policykg.extraction.document import Document
from policykg.extraction.lexicon import Mention
from policykg.extraction.numbers import Number
from policykg.extraction.periods import PeriodMention, Shape
from policykg.extraction.sentences import TextSentence
from policykg.facts import Period

_NONE: frozenset[str] = frozenset()
_QUOTES: Final = frozenset("\"'\u201c\u201d\u2018\u2019\u00ab\u00bb")
_APART: Final = _QUOTES | {"("}  # marks that are no items, or not always
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


@dataclass(slots=True, init=False, unsafe_hash=True)
class Item:
    """One item: tokens ``first`` to ``last`` (exclusive), their words in lower case, and the classes of the word.

    ``light`` says whether rules may pass over the item without naming it: periods, bases and adverbs.
    """

    kind: Final[str]  # word, number, period, basis
    first: Final[int]
    last: Final[int]
    lower: Final[str]
    classes: Final[frozenset[str]]
    number: Final[Number | None]
    period: Final[PeriodMention | None]
    basis: Final[str | None]
    light: Final[bool]

    def __init__(
        self,
        kind: str,
        first: int,
        last: int,
        lower: str,
        classes: frozenset[str] = _NONE,
        number: Number | None = None,
        period: PeriodMention | None = None,
        basis: str | None = None,
        light: bool = False,
    ) -> None:
        self.kind = kind
        self.first = first
        self.last = last
        self.lower = lower
        self.classes = classes
        self.number = number
        self.period = period
        self.basis = basis
        self.light = light


@lru_cache(maxsize=1)
def _grammar() -> dict[str, frozenset[str]]:
    """Return the classes of each function word."""
    text = resources.files(__package__).joinpath("rules/grammar.toml").read_text(encoding="utf-8")
    classes: dict[str, set[str]] = {}
    for name, words in tomllib.loads(text).items():
        for word in words.split():
            classes.setdefault(word, set()).add(name)
    return {word: frozenset(names) for word, names in classes.items()}


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
            _add_period(made, index, last, period, document, after)
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
        if lower == "(" and index + 2 < sentence.last and tokens[index + 2].text == ")" and index + 1 not in starts:
            basis = _fold(cues.get(index + 1, ()), index + 1, starts, sentence.last)[2]
            if basis is not None:
                made.append(Item("basis", index, index + 3, lower, basis=basis, light=True))  # "down 0.5% (q-o-q)"
            index += 3
            continue
        made.append(_cue_or_name(document, index, starts, sentence.last, grammar.get(lower, _NONE)))
        index = made[-1].last
    if _BY_ADJECTIVE.keys().isdisjoint(document.lowers[sentence.first : sentence.last]):
        return made
    return _adjectives(made)


def _add_number(made: list[Item], index: int, number: Number, document: Document) -> None:
    """Add a number with its unit, or the adjective that it is a part of."""
    if is_adjective(document, number):
        last = number.last + 2
        made.append(Item("word", index, last, "".join(document.lowers[index:last])))
        return
    if made and made[-1].lower in _PRESENT:
        _fold_current(made)
    made.append(Item("number", index, number.last, "", _NONE, number))


def is_adjective(document: Document, number: Number) -> bool:
    """Tell whether a hyphen makes digits part of an adjective: "a *12-year* low", "the *27-member* union"."""
    joint, lowers = number.last, document.lowers
    if number.unit or number.word or joint + 1 >= len(lowers) or lowers[joint] not in _HYPHENS:
        return False
    mark, noun = document.tokens[joint], document.tokens[joint + 1]
    return number.end == mark.start and mark.end == noun.start and noun.text.isalpha() and noun.text.islower()


_HYPHENS: Final = frozenset("-\u2010\u2011")
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
    name = document.names.longest.get(index)
    if (
        name is not None
        and name.last <= end
        and (name.last > last or (name.last == last and classes.isdisjoint(_STRONG)))
        and not _holds(starts, index, name.last)
    ):
        last = name.last
        classes = _RATE if name.term.one("usualKind") in _SHARES else _NAME
        if last > index + 1 and document.lowers[last - 1] == "growth":
            classes = _GROWTH  # "3 percent *GDP growth*"
    if last > index + 1:
        lower = " ".join(document.lowers[index:last])
    return Item("word", index, last, lower, classes, None, None, None, "adverb" in classes)


def _owns_number(document: Document, last: int, starts: dict[int, Number], end: int) -> bool:
    """Tell whether the words before token ``last`` own a number: "May's 3 percent", "May's revised 3 percent"."""
    if last + 1 >= end or document.lowers[last] not in _POSSESSED:
        return False
    if "preposition" in _grammar().get(document.lowers[last + 1], _NONE):
        return False  # "short of last year's by 3 percent"
    if not starts.keys().isdisjoint(range(last + 1, min(last + 4, end))):
        return True
    following = range(last + 4, min(last + 6, end))  # "from May's revised figure of 3 million"
    return any(at in starts and document.lowers[at - 1] == "of" for at in following)


def _holds(starts: dict[int, Number], first: int, last: int) -> bool:
    """Tell whether a number begins inside a stretch of tokens."""
    if last - first < 2:
        return first in starts
    return not starts.keys().isdisjoint(range(first, last))


_TIME: Final = frozenset(
    [
        "in",
        "during",
        "over",
        "for",
        "by",
        "at",
        "throughout",
        "until",
        "till",
        "between",
        "from",
        "since",
        "to",
        "through",
        "within",
        "across",
        "on",
        "of",
        "around",
        "as",
        "early",
        "late",
        "up",
        "starting",
        "beginning",
        "effective",
    ]
)
_COMPARING: Final = frozenset({"than", "against", "versus", "with", "to", "relative", "vs"})
# The bases that a period expression names where figures are held against it.
BASES: Final = {
    Shape.YEAR_BEFORE: "year-on-year",
    Shape.MONTH_BEFORE: "month-on-month",
    Shape.QUARTER_BEFORE: "quarter-on-quarter",
}
_BACK: Final = frozenset({*BASES, Shape.YEARS_BEFORE})
POSSESSED: Final = "'s"  # the word of a period that owns the number after it: "after *May's* 3 percent"
_POSSESSED: Final = frozenset({POSSESSED, "\u2019s"})
# "From the first half" names one stretch, not two ends.
_UNITS_OF_TIME: Final = frozenset({"half", "first months", "quarter"})
# Stretches that "from" opens: they date a figure, nothing is measured against them.
_STRETCHED: Final = frozenset({Shape.SPAN, Shape.YEARS, Shape.DAYS, Shape.NOW})
_ON_THE: Final = {"the month": "month-on-month", "the quarter": "quarter-on-quarter", "the year": "year-on-year"}
_LEVELS: Final = frozenset({"level", "levels", "figure", "peak", "total", "average", "value", "reading"})


def _add_period(
    made: list[Item], first: int, last: int, period: PeriodMention, document: Document, following: str
) -> None:
    """Add a period expression together with the prepositions before it, as a period or as a basis."""
    words: list[str] = []
    if (
        following in _LEVELS
        and len(made) > 1
        and made[-1].lower in {"the", "its", "their"}
        and made[-2].lower in {"over", "above", "below", "on", "from", "to", "than"}
    ):
        first = made.pop().first
    while made and made[-1].kind == "word" and made[-1].last == first and len(words) < 4:
        word = made[-1].lower
        compared = (
            bool(words) and words[-1] in {"with", "to"} and word in {"compared", "comparison", "compare", "relative"}
        )
        than = word == "than" and (not words or words[-1] in _THAN)
        opening = not words and (word in _TIME or word in _COMPARING)
        second = bool(words) and ((word, words[-1]) in _PAIRS or (word in _BEGINNING and words[-1] in _AT))
        if not (compared or than or opening or second):
            break
        words.append(word)
        first = made.pop().first
    if words and words[-1] in _BEGINNING and _begins_later(words, period, document):
        words = ["as from"]
    lower = " ".join(reversed(words))
    flat = document.flat[period.start : period.end]
    if lower == "on" and flat in _ON_THE:
        made.append(Item("basis", first, last, lower, period=period, basis=_ON_THE[flat], light=True))
        return
    comparing = words and (
        words[-1]
        in {"than", "against", "versus", "vs", "compared", "comparison", "compare", "relative", "that", "those"}
        or (period.shape in _BACK and words[-1] in {"from", "over", "on", "to", "of", "with", "in"} and lower != "in")
        or (words[-1] == "from" and (period.shape not in _STRETCHED or period.rule in _UNITS_OF_TIME))
        or (words[-1] in {"over", "from", "than", "on"} and period.shape is Shape.POINT)
        or (words[-1] == "over" and period.shape is Shape.MONTH)
        or (lower == "as" and _is_multiple(made))
        or (period.rule == "relative year" and following in _POSSESSED and lower in {"of", "over", "below", "above"})
        or (words[-1] == "on" and period.shape not in {Shape.DAY, Shape.WEEKDAY, Shape.NOW})
    )
    apart = _BY_DISTANCE.get(_distance(period.period, document)) if period.period is not None else None
    if lower in {"from", "between"} and period.shape is Shape.SPAN and apart is not None:
        made.append(Item("basis", first, first + 1, lower, basis=apart, light=True))
        last_month = Period(period.period.end.replace(day=1), period.period.end) if period.period else None
        later = replace(period, shape=Shape.MONTH, period=last_month)
        made.append(Item("period", first + 1, last, "", period=later, light=True))
        return
    comparing = comparing or _is_counted(made)
    if _is_likened(made, lower):
        made.append(Item("period", first, last, lower, period=replace(period, period=None), light=True))
        return
    comparing = comparing or (words and words[-1] in {"over", "above", "below", "on", "from"} and following in _LEVELS)
    if comparing or _beside_level(made):
        made.append(Item("basis", first, last, lower, period=period, basis=BASES.get(period.shape, ""), light=True))
    else:
        made.append(Item("period", first, last, lower, period=period, light=True))


_THAN: Final = frozenset({"in", "at", "for", "during", "the", "of", "that", "those", "on"})
_PAIRS: Final = frozenset(
    {
        ("as", "of"),
        ("up", "to"),
        ("as", "at"),
        ("as", "on"),
        ("that", "of"),
        ("those", "of"),
        ("in", "that"),
        ("in", "those"),
        ("for", "that"),
    }
)


# Words by which something holds from a time on: "will fall to 3 percent *starting in* May".
_BEGINNING: Final = frozenset({"from", "starting", "beginning", "effective", "effect"})
_AT: Final = frozenset({"from", "in", "on", "as"})
_WHOLE: Final = frozenset({Shape.DAY, Shape.MONTH, Shape.QUARTER, Shape.YEAR})


def _begins_later(words: list[str], period: PeriodMention, document: Document) -> bool:
    """Tell whether something is to hold from a period on: "will rise to 15 percent *from January*".

    "From" alone says so of a time to come only: nothing is measured against one.
    """
    if period.shape not in _WHOLE or period.period is None:
        return False
    if words != ["from"]:
        return words[-1] != "from"
    day = document.metadata.date
    return day is not None and period.period.start > day


def _is_multiple(made: list[Item]) -> bool:
    """Tell whether a number before "as" is a multiple: "half as much again *as a year before*"."""
    at = len(made) - 1
    if at > 1 and made[at].lower in _SIZES and made[at - 1].lower == "as":
        at -= 2  # "three times *as high* as a year before"
    number = made[at].number if made else None
    return number is not None and number.form in {"change", "times"}


_SIZES: Final = frozenset({"much", "many", "high", "large", "big", "great", "strong", "long", "fast", "expensive"})


def _is_counted(made: list[Item]) -> bool:
    """Tell whether a period closes "as many as in the same months of 2016"."""
    if made and made[-1].lower in {"as much as", "as many as"}:
        return True
    if made and _is_than_clause(made):
        return True
    if len(made) < 2 or made[-1].lower != "as":
        return False
    return made[-2].kind == "number" or made[-2].lower in _SIZES


def _is_than_clause(made: list[Item]) -> bool:
    """Tell whether a period closes "higher *than it had been* in 2016", "more *than they did* a year earlier"."""
    for index in range(len(made) - 1, max(-1, len(made) - 6), -1):
        item = made[index]
        if item.lower == "than":
            return index < len(made) - 1
        if item.kind != "word" or not (
            item.lower in _THEN_WAS or "pronoun" in item.classes or "auxiliary" in item.classes
        ):
            return False
    return False


_THEN_WAS: Final = frozenset(["had been", "have been", "has been", "used to be", "the case", "been", "those", "that"])


def _is_likened(made: list[Item], led: str) -> bool:
    """Tell whether a period only had the same figure: "up 3 percent, *the same as in May*", "unchanged from May"."""
    before = made[-1].lower if made else ""
    if before == "as":
        return len(made) > 1 and (made[-2].lower in {",", "much the same"} or _says_same(made, len(made) - 1))
    if before in _PACES and led.partition(" ")[0] in {"of", "as", "in"}:
        return _says_same(made, len(made) - 1)  # "the same rate of the previous month"
    return before in {"unchanged", "same as", "unaltered"} and led.partition(" ")[0] in {"from", "as", "on", "in"}


def _says_same(made: list[Item], at: int) -> bool:
    """Tell whether one of the four items before a place says that something stayed as it was."""
    return any(item.lower in _SAME for item in made[max(0, at - 4) : at])


_SAME: Final = frozenset({"same", "unchanged", "unaltered"})
_PACES: Final = frozenset(
    {"rate", "pace", "speed", "level", "increase", "decrease", "rise", "fall", "growth", "growth rate"}
)


def _beside_level(made: list[Item]) -> bool:
    """Tell whether a period belongs to what a number is compared with: "3 percent above the level of May 2011"."""
    for index in range(len(made) - 1, max(-1, len(made) - 8), -1):
        item = made[index]
        if item.lower in {"compared", "relative", "comparison"} and made[index + 1 : index + 2]:
            return made[index + 1].lower in {"with", "to"}  # "compared with their level in February 2020"
        if item.kind != "word" or item.lower in {",", ";", ":", "and"}:
            return False
        doubled = made[index - 1].number if index else None
        if (
            doubled is not None
            and doubled.form in {"change", "times"}
            and item.lower in {"the", "its", "their", "that"}
        ):
            return True  # "double the volume of 2005"
        if not item.classes.isdisjoint(("above", "below")) and item.lower in {"above", "below"}:
            return made[index - 1].kind == "number"
        before = made[index - 1].number
        if before is not None and before.unit == "percentage-point":  # "1 percentage point on the growth of 2011"
            return item.lower in {"on", "over"}
    return False


def _distance(period: Period, document: Document) -> int:
    """Return how many months lie between the ends of a stretch of which the later is set against the earlier.

    "From May to June" and "between May 2018 and May 2019" compare; January and February are published as one stretch in
    many countries, and so is every other.
    """
    months = (period.end.year - period.start.year) * 12 + period.end.month - period.start.month
    if months != 1 or period.start.month != 1:
        return months
    return int(_is_monthly(document, Period(period.end.replace(day=1), period.end)))


def _is_monthly(document: Document, month: Period) -> bool:
    """Tell whether an article opens with figures of a month alone, so that it sets it against the month before."""
    return any(mention.period == month and mention.shape is Shape.MONTH for mention in document.periods[:_OPENING])


_OPENING: Final = 6  # periods of an article that tell how it counts


_BY_DISTANCE: Final = {1: "month-on-month", 12: "year-on-year"}
_BY_ADJECTIVE: Final = {
    "monthly": "month-on-month",
    "quarterly": "quarter-on-quarter",
    "annual": "year-on-year",
    "yearly": "year-on-year",
}


def _adjectives(made: list[Item]) -> list[Item]:
    """Read "a monthly rise" and "annual growth" as bases."""
    for index in [index for index, item in enumerate(made[:-1]) if item.lower in _BY_ADJECTIVE]:
        item, following = made[index], made[index + 1]
        if not following.classes.isdisjoint(("rise", "fall", "growth")):
            before = made[index - 1] if index else item
            if "average" in before.lower or "consecutive" in before.classes or before.kind == "number":
                continue
            if following.lower in {"pace", "rate"} and (before.lower == "adjusted" or _leads_to_amount(made, index)):
                continue  # "to an annual pace of 3 million": what a year would bring, no comparison
            basis = _BY_ADJECTIVE[item.lower]
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
    if len(best) > 1:
        longest = max([m.last for m in best])
        best = [m for m in best if m.last == longest]
    for mention in best:
        if mention.scheme == "comparison-basis":
            basis = mention.term.code
            break
    return longest, _cue_classes(tuple([(m.scheme, term.code) for m in best for term in m.terms])), basis
