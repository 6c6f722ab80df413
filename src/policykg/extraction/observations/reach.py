"""Which period expression of a sentence dates a figure: reach to its right, its left, or over the whole sentence."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from policykg.extraction.items import POSSESSED, Item
from policykg.extraction.observations.drafts import Draft
from policykg.extraction.periods import Shape
from policykg.facts import Kind, Period

_SPLITTING = frozenset({";", ":", "but", "while", "whereas", "although", "though", "whilst"})
_AT_A_DAY = frozenset({"by", "as of", "up to", "until", "at", "till", "as at", "since"})
_EVENTS = frozenset({Shape.DAY, Shape.WEEKDAY})
STRETCHES = frozenset({Shape.MONTH, Shape.QUARTER, Shape.SPAN, Shape.YEAR})
# Words before a period that make it what a figure is measured against, not when it was measured.
_COMPARATORS = frozenset(
    [
        "than",
        "against",
        "versus",
        "vs",
        "compared",
        "comparing",
        "after",
        "following",
        "exceeding",
        "base",
        "short",
        "since",
    ]
)
# Words after a period that make it a name of a level: "the 2019 level", "its June reading", "2015 = 100".
_LEVELS = frozenset(
    [
        "level",
        "levels",
        "peak",
        "peaks",
        "reading",
        "readings",
        "figure",
        "figures",
        "record",
        "average",
        "averages",
        "mark",
        "low",
        "high",
        "prices",
        "as",
        "=",
    ]
)
_RECORDS = frozenset(
    ["most", "least", "worst", "best", "first", "last", "time", "high", "low", "peak", "level", "record", "only"]
)
_MARKS = frozenset(["record", "peak", "level", "high", "low", "average", "trough"])
_GIVING = frozenset(
    [
        "a",
        "an",
        "the",
        "drop",
        "fall",
        "rise",
        "increase",
        "decrease",
        "decline",
        "gain",
        "growth",
        "loss",
        "of",
        "revised",
        "prior",
        "previous",
        "preceding",
        "earlier",
        "previously",
        "reported",
        "initially",
        "originally",
        POSSESSED,
    ]
)
_CONCEDING = frozenset({"because", "when", "where", "after", "before", "if", "unless", "until"})
_SUBORDINATE = frozenset(
    [
        "because",
        "as",
        "when",
        "where",
        "whereas",
        "although",
        "though",
        "since",
        "after",
        "before",
        "if",
        "until",
        "against",
        "following",
        "versus",
        "compared",
        "compares",
        "compare",
    ]
)


def _opens_clause(items: Sequence[Item], index: int) -> bool:
    """Tell whether a period begins the subject of a clause: "*The June* figure was revised"."""
    first = index - (index > 0 and items[index - 1].lower in {"the", "its", "their"})
    return first == 0 or items[first - 1].lower in {",", ";", ":", "and", "but", "while"}


def usable(items: Sequence[Item], index: int) -> bool:
    """Tell whether a period item can be the time of a figure, not only of a statement."""
    item = items[index]
    period = item.period
    if item.kind != "period" or period is None or period.period is None or item.lower == POSSESSED:
        return False
    if period.shape is Shape.NOW and item.lower == "from":
        return False
    if item.lower.endswith("on") and period.shape in STRETCHES:
        return False
    if index and "speech" in items[index - 1].classes and item.lower in {"in", "on", ""}:
        return period.shape is Shape.MONTH and period.yearless and _belongs_to_next(items, index)
    if period.shape in _EVENTS and item.lower not in _AT_A_DAY:
        if item.lower not in {"on", ""}:
            return False
        return not _beside_saying(items, index)
    if item.lower == "of" and index and items[index - 1].kind == "number":
        return False  # "up in six of the last seven months"
    looking_back = item.lower == "since" or period.rule == "past years"
    if looking_back and not _opens_stretch(items, index):
        return False
    return period.shape not in {Shape.BEFORE, Shape.UNKNOWN}


def _belongs_to_next(items: Sequence[Item], index: int) -> bool:
    """Tell whether a month belongs to the noun behind it: "the ministry reported *January orders* fell"."""
    if items[index].lower or index + 1 >= len(items):
        return False
    following = items[index + 1]
    return following.kind == "word" and following.lower[0].isalpha() and following.classes.isdisjoint(_NO_NOUN)


_NO_NOUN = frozenset({"preposition", "determiner", "relative", "conjunction", "auxiliary", "possessive", "speech"})


def _opens_stretch(items: Sequence[Item], index: int) -> bool:
    """Tell whether "since" dates the figures of a clause, not a record: "the sharpest rise since May" dates nothing."""
    for item in reversed(items[max(0, index - 10) : index]):
        if item.lower in {",", ";", ":", "-", "("} or item.kind == "number":
            return True
        if item.lower.endswith("est") or item.lower in _RECORDS:
            return False
    return True


def _compared(items: Sequence[Item], index: int) -> bool:
    """Tell whether a period stands in a comparison: "above the level of May", "from 4 million in 2019"."""
    following = [item.lower for item in items[index + 1 : index + 4]]
    subject = items[index].lower == "" and following[:1] not in (["as"], ["="]) and _opens_clause(items, index)
    led = items[index].lower in {"in", "during", "for"} or subject
    if following and following[0] in _LEVELS and following != ["as", "a", "whole"] and not led:
        return True
    if _counts_from(items, index):
        return True
    position, words = index - 1, 0
    while position >= 0 and words < 9:
        item = items[position]
        if item.lower in {",", ";", ":"}:
            return False
        if item.kind == "number":
            return leader(items, position) != ""
        if item.lower == "since":
            return False
        if item.lower in _COMPARATORS:
            return True
        if "preposition" in item.classes and not item.classes.isdisjoint(("above", "below")):
            return True
        if (
            item.lower in _MARKS
            and items[index].lower != "by"
            and (words == 0 or (words <= 3 and _only_leads(items, position + 1, index)))
        ):
            return True
        if (
            item.kind == "word"
            and not item.classes.isdisjoint(("level", "share", "auxiliary"))
            and ("name" not in item.classes)
        ):
            return False
        words += 1
        position -= 1
    return False


def _only_leads(items: Sequence[Item], first: int, last: int) -> bool:
    """Tell whether nothing but a season leads from a word to a period: "from their peak *in the spring of* 2017"."""
    return all(
        item.lower in _SEASONS or not item.classes.isdisjoint(("preposition", "determiner"))
        for item in items[first:last]
    )


_SEASONS = frozenset({"spring", "summer", "autumn", "fall", "winter", "early", "late", "mid"})


def _counts_from(items: Sequence[Item], index: int) -> bool:
    """Tell whether a period right behind a number is where a movement began: "quickened by 2 points *from May*"."""
    period = items[index].period
    return (
        items[index].lower == "from"
        and index > 0
        and items[index - 1].kind == "number"
        and period is not None
        and period.rule not in _TWO_ENDED
    )


_TWO_ENDED = frozenset({"days across months", "days to a day", "months from to", "months to a month", "years from to"})


def _beside_saying(items: Sequence[Item], index: int) -> bool:
    """Tell whether a day is that of an announcement: a verb of saying in the same stretch, or a dateline."""
    position = index - 1
    while position >= 0 and items[position].kind != "number" and items[position].lower not in {",", ";", ":"}:
        if "speech" in items[position].classes or (
            "verb" in items[position].classes and "name" not in items[position].classes
        ):
            return "speech" in items[position].classes or items[position].lower in {"launched", "held", "issued"}
        position -= 1
    position = index + 1
    while position < len(items) and position < index + 8 and items[position].lower not in {";", ":"}:
        if "speech" in items[position].classes:
            return True
        position += 1
    return index < 4 and not items[index].lower


def period_right(items: Sequence[Item], draft: Draft) -> int | None:
    """Return the period item that follows a number in its clause."""
    index = draft.at + 1
    compared = False
    while index < len(items):
        item = items[index]
        if item.kind == "period" and not compared and usable(items, index) and not _compared(items, index):
            return index
        if item.kind == "number":
            if items[index - 1].lower not in {"to", "from", "(", "of"} and not _linked(items, index):
                return None
            if leader(items, index) == "from" and draft.at + 1 < len(items) and items[draft.at + 1].lower == "from":
                return None  # "rose 3 percent from 4 million euros in May": May has the amount
        elif (
            item.lower in _SPLITTING
            or item.lower in _SUBORDINATE
            or ("relative" in item.classes and item.lower != "that" and not _of_which(items, draft.at, index))
        ):
            return None
        elif item.lower == ",":
            if index + 1 >= len(items) or items[index + 1].kind not in {"period", "basis"}:
                return None
        elif item.lower == "and" and not _next_is_list(items, index):
            return None
        elif item.lower in _AIMS and items[draft.at + 1].lower == "of":
            return None  # "80 percent of the target for the year"
        elif (
            draft.kind is Kind.GAP and not item.classes.isdisjoint(("above", "below")) and "preposition" in item.classes
        ):
            compared = True
        index += 1
    return None


def _of_which(items: Sequence[Item], at: int, index: int) -> bool:
    """Tell whether a relative clause is the figure's own: "*46 of which* were approved in May"."""
    return index == at + 2 and items[at + 1].lower == "of"


_AIMS = frozenset({"target", "goal", "plan", "quota", "budget", "objective"})


def _linked(items: Sequence[Item], index: int) -> bool:
    """Tell whether a number continues the one before: "rose 3 percent to 4 million in May"."""
    return items[index - 1].kind == "basis" and index >= 2 and items[index - 2].kind == "number"


def _next_is_list(items: Sequence[Item], index: int) -> bool:
    """Tell whether "and" only joins nouns: no verb and no number follows before the next mark or period."""
    for item in items[index + 1 : index + 7]:
        if item.kind == "period" or item.lower in {",", "."}:
            return True
        if item.kind == "number":
            return False
        if not item.classes.isdisjoint(
            ("rise", "fall", "level", "share", "auxiliary", "verb", "upward", "downward")
        ) and ("name" not in item.classes):
            return False
    return True


def period_owning(items: Sequence[Item], at: int) -> int | None:
    """Return the period that owns a number: "after *May's* 3 percent", "*the first quarter's* revised 2 percent"."""
    for index in range(at - 1, max(-1, at - 4), -1):
        item = items[index]
        if item.kind == "period" and item.lower == POSSESSED:
            return index if item.period is not None and item.period.period is not None else None
        if item.kind != "word" or item.lower in {",", ";", ":"}:
            return None
    return None


def period_left(items: Sequence[Item], at: int) -> int | None:
    """Return the nearest period item before a number and after the number before it."""
    index = at - 1
    while index >= 0 and items[index].kind != "number":
        if items[index].lower in {";", ":"}:
            return None
        if items[index].kind == "period" and usable(items, index) and not _compared(items, index):
            return index
        index -= 1
    return None


_RELATIVE = frozenset({Shape.YEAR_BEFORE, Shape.MONTH_BEFORE, Shape.QUARTER_BEFORE})


def _absolute(item: Item) -> bool:
    """Tell whether a period stands on its own: "a year earlier" belongs to the number beside it alone."""
    return item.period is not None and item.period.shape not in _RELATIVE


def only_period(items: Sequence[Item], draft: Draft) -> int | None:
    """Return the only usable period of a sentence, or the one that opens it."""
    found = [
        i
        for i, item in enumerate(items)
        if item.kind == "period"
        and _absolute(item)
        and usable(items, i)
        and not _compared(items, i)
        and not _in_brackets(items, i)
    ]
    if not found:
        return None
    opening = [i for i in found if i < draft.at and not any(items[j].kind == "number" for j in range(i))]
    if opening and (opening[0] < 4 or not _far(items, draft.at, opening[0])):
        return opening[0]
    return found[0] if len(found) == 1 and not _far(items, draft.at, found[0]) else None


def _in_brackets(items: Sequence[Item], index: int) -> bool:
    """Tell whether a period stands alone in brackets: it dates the words before it, "the level then (May 2018)"."""
    return 0 < index < len(items) - 1 and items[index - 1].lower == "(" and items[index + 1].lower == ")"


def _far(items: Sequence[Item], at: int, index: int) -> bool:
    """Tell whether the border of a clause stands between a number and a period, or a relative clause holds it."""
    low, high = sorted((at, index))
    between = items[low:high]
    if index > at and any(
        item.lower in _SPLITTING or item.lower in _CONCEDING or ("relative" in item.classes and item.lower != "that")
        for item in between
    ):
        return True
    later = any(item.kind == "number" for item in items[index + 1 :])
    if index > at and later and items[index - 1].lower == "and" and items[index - 2].lower == ",":
        return True  # "rose 3 percent, and *in May* they fell 2 percent"
    joined = any(item.lower == "," and following.lower == "and" for item, following in pairwise(between))
    period = items[index].period
    now = index > at and period is not None and period.shape is Shape.NOW
    if index > at and _aims_apart(between[1:]):
        return True
    parted = joined and (items[index].lower == "since" or now)
    return parted or any(item.lower in {";", ":"} for item in between)


def _aims_apart(items: Sequence[Item]) -> bool:
    """Tell whether an aim with a figure of its own stands among items: "has 300 and *plans to have 400* by 2025"."""
    aimed = next((i for i, item in enumerate(items) if not item.classes.isdisjoint(_AHEAD)), len(items))
    return any(item.kind == "number" for item in items[aimed:])


_AHEAD = frozenset({"target", "forecast", "future"})


def period_of_clause_before(items: Sequence[Item], at: int) -> int | None:
    """Return the period of the clause before a semicolon, where no figure stood yet: "paid in May; 300 gained"."""
    border = next((i for i in range(at - 1, 0, -1) if items[i].lower == ";"), None)
    if border is None or any(item.number is not None and item.number.form != "ordinal" for item in items[:border]):
        return None
    found = [i for i in range(border) if usable(items, i) and _absolute(items[i]) and not _compared(items, i)]
    return found[-1] if found else None


def words_before(items: Sequence[Item], at: int, most: int) -> list[str]:
    """Return the words of the items before a place, of at most so many."""
    return [word for item in items[max(0, at - most) : at] for word in item.lower.split()]


def grown_since(items: Sequence[Item], at: int) -> Period | None:
    """Return from when on a movement is reckoned: "prices *have risen 12 percent since May*"."""
    following = items[at + 1] if at + 1 < len(items) else None
    if following is None or following.kind != "period" or following.lower != "since" or following.period is None:
        return None
    words = words_before(items, at, 7)
    moved = not items[at - 1].classes.isdisjoint(("upward", "downward"))
    return following.period.period if moved or not {"has", "have", "had"}.isdisjoint(words) else None


def is_open_year(item: Item, day: date | None) -> bool:
    """Tell whether "over the year" compares with a year ago: the year itself is not over on the article's day."""
    period = item.period
    if day is None or period is None or period.period is None or item.kind != "period" or item.lower != "over":
        return False
    return period.rule == "relative year" and period.shape is Shape.YEAR and period.period.end > day


def is_origin(items: Sequence[Item], at: int) -> bool:
    """Tell whether a figure is what another came from: "rose from *3 million* in May"."""
    return leader(items, at) == "from"


def leader(items: Sequence[Item], at: int) -> str:
    """Return the word that sets a figure beside another: from, after, following, against, versus, than, compared.

    Between it and the number there may be a noun or verb of movement, or what the figure is one of: "from *a fall of*
    3 percent", "compared with *a surplus of* 3 million"; empty where there is none.
    """
    index = at - 1
    if index > 1 and items[index].lower == "of":
        for first in range(index - 1, max(-1, index - 5), -1):
            number = items[first].number
            one = number is not None and number.word and number.value == 1  # "compares with *one* of 3 million"
            if not one and (items[first].kind != "word" or items[first].lower in {",", ";", ":"}):
                break
            if one or items[first].lower in {"a", "an", "the"}:
                index = first - 1
                break
    while (
        index > max(0, at - 7)
        and items[index].kind != "number"
        and (
            items[index].light
            or items[index].lower in _GIVING
            or not items[index].classes.isdisjoint(("rise", "fall", "upward", "downward"))
        )
    ):
        index -= 1
    if index < 0:
        return ""
    word = items[index].lower
    if word in {"to", "with"} and index and items[index - 1].lower in {"compared", "comparison", "compares"}:
        return "compared"
    if word == "to":  # "after a 3 percent drop to 4 million": the amount belongs to the movement
        moved = index - 1
        while moved > max(0, index - 4) and (items[moved].light or not items[moved].classes.isdisjoint(_MOVED)):
            moved -= 1
        moves = any(not item.classes.isdisjoint(_MOVED) for item in items[moved + 1 : index])
        return leader(items, moved) if moves and moved >= 0 and items[moved].kind == "number" else ""
    return word if word in _LEADERS else ""


_MOVED = frozenset({"rise", "fall"})


_LEADERS = frozenset({"from", "after", "following", "followed", "against", "versus", "than"})


def period_in_turn(items: Sequence[Item], at: int) -> tuple[int, int, int] | None:
    """Return the period of a figure by its place in a list: "3 and *4 percent* in May and *June* respectively".

    That is the item, the place of the figure among those of the list, and how many of these the item stands for.
    """
    if not any(item.lower == "respectively" for item in items):
        return None
    number = items[at].number
    turns = [i for i, item in enumerate(items) if item.number and number and item.number.unit == number.unit]
    place, run = turns.index(at), list[int]()
    for index, item in enumerate(items):
        if item.kind != "period" or item.period is None or item.period.period is None:
            continue
        if item.period.rule == "months from to" and len(turns) == _PAIR:
            return index, place, _PAIR
        joined = run and all(between.lower in {",", "and"} for between in items[run[-1] + 1 : index])
        run = [*run, index] if joined else [index]
        if len(run) == len(turns) > 1:
            return run[place], place, 1
    return None


_PAIR = 2


def period_of_when(items: Sequence[Item], at: int) -> int | None:
    """Return the basis that a clause with "when" dates itself by: "from *a year ago*, when 3 million were sold"."""
    for index in range(at - 1, 0, -1):
        item = items[index]
        if item.kind == "number" or item.lower in {";", ":", ",", "."}:
            return None
        inside = item.lower == "which" and items[index - 1].lower in {"in", "during", "over"}
        if item.lower in {"in which", "during which"} or inside:
            before = index - 1 - inside
            return before if before >= 0 and items[before].kind == "period" and items[before].period else None
        if item.lower == "when":
            before = index - 1 - (items[index - 1].lower == ",")
            past = any(word.lower == "had" for word in items[index:at])
            kinds = {"basis", "period"} if past else {"basis"}
            dated = before >= 0 and (items[before].kind in kinds or items[before].lower == "since")
            period = items[before].period if dated else None
            known = dated and (items[before].basis or (period is not None and period.period is not None))
            return before if known else None
    return None
