"""Whether a period expression dates figures, or is what they are held against: "in May", "than *in May*".

The prepositions before it decide, and what stands before those. Comes before ``sentence_items``, which asks here for
every period of a sentence.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from policykg.extraction.document import Document
from policykg.extraction.items import BASES, OWNING, Item
from policykg.extraction.periods import PeriodMention, Shape
from policykg.extraction.words import phrase_lists
from policykg.facts import Period

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
_BACK: Final = frozenset({*BASES, Shape.YEARS_BEFORE})
# "From the first half" names one stretch, not two ends.
_UNITS_OF_TIME: Final = frozenset({"half", "first months", "quarter"})
# Stretches that "from" opens: they date a figure, nothing is measured against them.
_STRETCHED: Final = frozenset({Shape.SPAN, Shape.YEARS, Shape.DAYS, Shape.NOW})
_ON_THE: Final = {"the month": "month-on-month", "the quarter": "quarter-on-quarter", "the year": "year-on-year"}
_STRETCH: Final = frozenset({"period", "months", "stretch"})
_LEVELS: Final = phrase_lists("words-time")["level_of_time"]


def add_period(
    made: list[Item], first: int, last: int, period: PeriodMention, document: Document, following: str
) -> None:
    """Add a period expression together with the prepositions before it, as a period or as a basis."""
    words: list[str] = []
    if (
        (following in _LEVELS or (following in _STRETCH and period.shape is Shape.SPAN))
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
    if (lower == "on" and flat in _ON_THE) or (lower == "during" and flat == "the month" and _has_moved(made)):
        made.append(Item("basis", first, last, lower, period=period, basis=_ON_THE[flat], light=True))
        return
    opened = lower == "on" and period.rule == "same period" and (not made or made[-1].lower in _MARKS)
    comparing = words and (
        words[-1]
        in {"than", "against", "versus", "vs", "compared", "comparison", "compare", "relative", "that", "those"}
        or (
            period.shape in _BACK
            and not opened
            and words[-1] in {"from", "over", "on", "to", "of", "with", "in"}
            and lower != "in"
        )
        or (
            words[-1] == "from"
            and (period.shape not in _STRETCHED or period.rule in _UNITS_OF_TIME)
            and not (following in OWNING and flat == "this year")  # "sold 3 million tonnes from this year's crop"
        )
        or (words[-1] == "from" and _is_from_stretch(made, flat, period))
        or (words[-1] in {"over", "from", "than", "on"} and period.shape is Shape.POINT)
        or (words[-1] == "over" and (period.shape is Shape.MONTH or _is_over_year_before(made, flat, period)))
        or (lower == "as" and _is_multiple(made))
        or (period.rule == "relative year" and following in OWNING and lower in {"of", "over", "below", "above"})
        or (words[-1] == "on" and not opened and period.shape not in {Shape.DAY, Shape.WEEKDAY, Shape.NOW})
    )
    apart = _BY_DISTANCE.get(_distance(period.period, document)) if period.period is not None else None
    if lower in {"from", "between"} and period.shape is Shape.SPAN and apart is not None:
        made.append(Item("basis", first, first + 1, lower, basis=apart, light=True))
        last_month = Period(period.period.end.replace(day=1), period.period.end) if period.period else None
        later = replace(period, shape=Shape.MONTH, period=last_month)
        made.append(Item("period", first + 1, last, "", period=later, light=True))
        return
    comparing = comparing or _is_counted(made) or _closes_former_number(made)
    told = lower == "from" and _is_source(made)
    comparing = comparing and not told
    if _is_likened(made, lower) or (told and flat.startswith(_LATELY)):
        made.append(Item("period", first, last, lower, period=replace(period, period=None), light=True))
        return
    comparing = comparing or (words and words[-1] in {"over", "above", "below", "on", "from"} and following in _LEVELS)
    if comparing or (lower != "by" and _beside_level(made)):  # "halve the number of shops *by 2030*"
        made.append(Item("basis", first, last, lower, period=period, basis=BASES.get(period.shape, ""), light=True))
    else:
        made.append(Item("period", first, last, lower, period=period, light=True))


# What a clause begins behind: "; *on* the same day last year it was 3 percent".
_MARKS: Final = frozenset({",", ";", ":", "and", "but", "while", "whereas"})


def _is_source(made: list[Item]) -> bool:
    """Tell whether what stands last is what tells of figures: "*data from* last month showed that prices rose"."""
    return bool(made) and made[-1].lower.rpartition(" ")[2] in _SOURCES


_SOURCES: Final = phrase_lists("words-time")["source"]
_LATELY: Final = ("earlier", "last", "this", "yesterday", "today")  # when they were published, not what they are of


def _is_from_stretch(made: list[Item], flat: str, period: PeriodMention) -> bool:
    """Tell whether a movement is measured against months joined by a hyphen: "up 3 percent *from January-May 2018*"."""
    return period.shape in _MONTHS and "-" in flat and bool(made) and made[-1].kind == "number"


_MONTHS: Final = frozenset({Shape.SPAN, Shape.QUARTER})


def _is_over_year_before(made: list[Item], flat: str, period: PeriodMention) -> bool:
    """Tell whether a movement is measured against a year: "2018/19 output rose 3 percent *over 2017/18*"."""
    season = period.rule == "years from to" and flat[4:5] in {"/", "-"}
    stated = period.shape in {Shape.QUARTER, Shape.SPAN} and not period.yearless and flat[-4:].isdigit()
    named = period.shape is Shape.YEAR or season or stated
    if not named or period.period is None or not made:
        return False
    if made[-1].kind != "number" and made[-1].classes.isdisjoint(("rise", "fall", "growth")):
        return False
    if flat == "last year":
        return True
    end = period.period.end
    dated = [item.period.period for item in made if item.kind == "period" and item.period is not None]
    return any(other is not None and other.end > end for other in dated)


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


_SIZES: Final = phrase_lists("words-time")["likened_size"]


def _has_moved(made: list[Item]) -> bool:
    """Tell whether by how much something moved stands right before: "fell *by 3 percent* during the month"."""
    number = made[-1].number if made else None
    if number is None or number.unit != "percent":
        return False
    return any(not item.classes.isdisjoint(("rise", "fall")) for item in made[-_MOVING:])


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
_PACES: Final = phrase_lists("words-time")["likened_pace"]


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
        if item.lower == "than" and index > 1 and made[index - 2].kind == "number":
            return any(between.lower in _HEIGHTS for between in made[index:])  # "3 percent higher than the peak of"
        if item.lower in _APART:
            return made[index - 1].kind == "number" and not _is_norm(made)
        if item.lower == "off" and made[index - 1].kind == "number":
            return any(between.lower in _HEIGHTS for between in made[index:])  # "3 percent off its peak of 2011"
        before = made[index - 1].number
        if before is not None and before.unit == "percentage-point":  # "1 percentage point on the growth of 2011"
            return item.lower in {"on", "over"}
    return False


def _is_norm(made: list[Item]) -> bool:
    """Tell whether what stands last is a plan or a norm, of no time: "3 percent below *the five-year average*"."""
    last = made[-1].lower
    return last in _NORMS or (last == "average" and made[-2].lower in _USUAL)


def _closes_former_number(made: list[Item]) -> bool:
    """Tell whether a period is that of a number a movement is held against: "a drop on *the number issued* in May"."""
    index = len(made) - 1
    while index > 0 and made[index].lower not in _NUMBERS and len(made) - index < _DESCRIBED:
        if made[index].kind != "word" or made[index].lower == ",":
            return False
        index -= 1
    if index < 3 or made[index].lower not in _NUMBERS or made[index - 1].lower != "the":
        return False
    before = made[index - 3]
    moved = before.kind == "number" or not before.classes.isdisjoint(_MOVED)
    return moved and made[index - 2].lower in {"on", "from", "over", "than", "against"}


_NUMBERS: Final = _LEVELS | phrase_lists("words-time")["number_of_time"]
_MOVING: Final = 4  # items from a verb of movement to its percentage
_DESCRIBED: Final = 4  # words of "number handed out"
_MOVED: Final = frozenset({"rise", "fall", "upward", "downward", "above", "below"})
_APART: Final = frozenset({"above", "below", "short", "shy"})
_NORMS: Final = phrase_lists("words-time")["norm"]
_USUAL: Final = phrase_lists("words-time")["usual_average"]
_HEIGHTS: Final = phrase_lists("words-time")["height_of_time"]


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
