"""The word that sets a figure beside another, and what a movement is reckoned from."""

from __future__ import annotations

from datetime import date
from typing import Final

from policykg.extraction.items import Item, marks_for
from policykg.extraction.observations.vocables import time_words
from policykg.extraction.periods import Shape, month_of
from policykg.facts import Period

_MOVEMENT: Final = 3  # items of "to 11 percent from"
_OVER: Final = frozenset({"over", "in"})
_PAIR: Final = 2
_AUXILIARY: Final = 5  # items before "since" among which "has" stands: "has gone up since May by 3 percent"
_HEIGHT: Final = 7  # items of "since its peak in May"
_MOVED: Final = marks_for("rise", "fall")
_MOVING: Final = marks_for("rise", "fall", "upward", "downward")
_BEFORE_AMOUNT: Final = time_words("before_amount")
_LEADER: Final = time_words("leader")
_SET_AGAINST: Final = time_words("set_against")
_MONEY: Final = 5  # items of "against the U.S. dollar"
_LISTED: Final = 18  # items back to the auxiliary of "has gained 4 percent this year *and 15 percent* since 2005"
_REACH: Final = 12  # items from a figure to the time since which it is reckoned


def leader(items: list[Item], at: int) -> str:
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
            if items[first].lower in _SET_AGAINST:  # "against exports of 3 million"
                index = first
                break
    while (
        index > max(0, at - 7)
        and items[index].kind != "number"
        and (
            items[index].light
            or items[index].lower in _BEFORE_AMOUNT
            or items[index].marks & _MOVING
            or (items[index].lower == "by" and items[index - 1].marks & _MOVED)
        )
    ):
        index -= 1
    if index < 0:
        return ""
    word = items[index].lower
    if word == "from" and items[index].kind == "period":
        return ""  # "*from January to May 300* were sold"
    if word == "having":
        return "after"  # "sales rose by 3 percent, *having fallen by 2 percent*"
    if word in {"to", "with"} and index and items[index - 1].lower in time_words("comparing"):
        return "compared"
    if word == "to":  # "after a 3 percent drop to 4 million": the amount belongs to the movement
        moved = index - 1
        while moved > max(0, index - 4) and (items[moved].light or items[moved].marks & _MOVED):
            moved -= 1
        moves = any(item.marks & _MOVED for item in items[moved + 1 : index])
        if not moves or moved < 0 or items[moved].kind != "number":
            return ""
        return leader(items, moved)
    if word == "from" and index and items[index - 1].lower in time_words("ranging"):
        return ""  # "growth *ranging from 3* to 4 percent"
    return word if word in _LEADER else ""


def is_origin(items: list[Item], at: int) -> bool:
    """Tell whether a figure is what another came from: "rose from *3 million* in May"."""
    return leader(items, at) == "from"


def is_moved_on_day(items: list[Item], origin: int) -> bool:
    """Tell whether a day is that of a movement, not of what it came from: "cut *to 11 percent from 12 on May 2*"."""
    if origin < _MOVEMENT + 1 or origin + 1 >= len(items) or items[origin - 1].lower != "from":
        return False
    led = origin - 3 - items[origin - 3].light  # "to the current 11 percent"
    period, one, other = items[origin + 1].period, items[origin - 2].number, items[origin].number
    if period is None or one is None or other is None or items[origin + 1].lower != "on":
        return False
    if one.unit in {"percentage-point", "basis-point"} and period.shape is Shape.DAY:
        return True  # "cut it by *half a point from* 6 percent *on May 2*"
    return period.shape is Shape.DAY and one.unit == other.unit and items[led].lower == "to"


def period_of_when(items: list[Item], at: int) -> int | None:
    """Return the basis that a clause with "when" dates itself by: "from *a year ago*, when 3 million were sold"."""
    for index in range(at - 1, 0, -1):
        item = items[index]
        if item.kind == "number" or item.lower in {";", ":", ",", "."}:
            return None
        inside = item.lower == "which" and items[index - 1].lower in {"in", "during", "over"}
        if item.lower in {"in which", "during which"} or inside:
            before = index - 1 - inside
            dating = items[before] if before >= 0 else None
            return before if dating is not None and dating.kind == "period" and dating.period is not None else None
        if item.lower == "when":
            before = index - 1 - (items[index - 1].lower == ",")
            before -= items[before].lower in time_words("named_level")  # "against 2002 *figures*, when"
            past = any(word.lower == "had" for word in items[index:at])
            kinds = {"basis", "period"} if past else {"basis"}
            dating = items[before] if before >= 0 else None
            if dating is None or not (dating.kind in kinds or dating.lower == "since"):
                return None
            known = bool(dating.basis) or (dating.period is not None and dating.period.period is not None)
            return before if known else None
    return None


def behind_money(items: list[Item], index: int) -> int:
    """Return the place behind the money that another moves against: "gained 4 percent *against the U.S. dollar*"."""
    if index >= len(items) or items[index].lower not in {"against", "versus"}:
        return index
    for last in range(index + 1, min(len(items), index + _MONEY)):
        if not time_words("money_name").isdisjoint(items[last].lower.split(" ")):
            return last + 1
    return index


def grown_since(items: list[Item], at: int) -> Period | None:
    """Return from when on a movement is reckoned: "prices *have risen 12 percent since May*"."""
    behind = behind_money(items, at + 1)
    following = items[behind] if behind < len(items) else None
    if following is None or following.kind != "period" or following.lower != "since" or following.period is None:
        return _since_height(items, at) or _opened_since(items, at) or _noun_since(items, at)
    words = words_before(items, at, _LISTED if items[at - 1].lower == "and" else 7)
    moved = not items[at - 1].classes.isdisjoint(("upward", "downward"))
    if moved or not {"has", "have", "had"}.isdisjoint(words):
        return _base_of(following)
    return _noun_since(items, at)


def _since_height(items: list[Item], at: int) -> Period | None:
    """Return when the height was that a movement is reckoned from: "has fallen *3 percent since its peak in May*"."""
    near = range(at + 1, min(len(items), at + _AUXILIARY))
    since = next((index for index in near if items[index].lower == "since"), None)
    if since is None or {"has", "have", "had"}.isdisjoint(words_before(items, at, _AUXILIARY)):
        return None
    if items[since].kind == "period":  # "has grown by 3 percent *to 4 million* since May"
        return _base_of(items[since]) if items[at + 1].lower == "to" and since == at + _PAIR + 1 else None
    told = items[since + 1 : since + _HEIGHT]
    dated = next((item for item in told if item.kind == "period"), None)
    height = any(not time_words("height").isdisjoint(item.lower.split()) for item in told)
    return _base_of(dated) if dated is not None and height else None


def _opened_since(items: list[Item], at: int) -> Period | None:
    """Return from when on a movement is reckoned before its figure: "*since May* prices have risen 12 percent"."""
    since = 0
    if at > _PAIR and items[at - 1].lower == "by" and items[at - _PAIR].lower == "since":
        since = at - _PAIR
    if items[since].lower != "since" or any(item.kind == "number" for item in items[since:at]):
        return None
    if not {"has", "have", "had"}.isdisjoint(words_before(items, at, at - since + _AUXILIARY)):
        for index in range(since, min(at, since + _HEIGHT)):
            if items[index].kind == "period":
                return _base_of(items[index])
            if items[index].lower in {",", "was", "were", "began"}:
                return None
    return None


def _noun_since(items: list[Item], at: int) -> Period | None:
    """Return from when on a noun's movement is reckoned: "*the fall of 3 percent* in rents *since May*"."""
    noun = items[at - 2] if items[at - 1].lower == "of" else items[min(at + 1, len(items) - 1)]
    if not noun.marks & _MOVED:
        return None
    for item in items[at + 1 : at + _REACH]:
        if item.kind == "period":
            return _base_of(item) if item.lower == "since" else None
        if item.kind != "word" or item.lower in {",", ";", ":"}:
            return None
    return None


def _base_of(item: Item) -> Period | None:
    """Return the period of an item; "since the start of the year" begins with its first month."""
    mention = item.period
    if mention is None or mention.period is None or mention.rule != "this year so far":
        return mention.period if mention is not None else None
    return month_of(mention.period.start.year, mention.period.start.month)


def is_open_year(item: Item, day: date | None) -> bool:
    """Tell whether "over the year" compares with a year ago: the year itself is not over on the article's day."""
    period = item.period
    if day is None or period is None or period.period is None or item.kind != "period" or item.lower not in _OVER:
        return False
    return period.rule == "relative year" and period.shape is Shape.YEAR and period.period.end > day


def words_before(items: list[Item], at: int, most: int) -> list[str]:
    """Return the words of the items before a place, of at most so many."""
    return [word for item in items[max(0, at - most) : at] for word in item.lower.split()]


def turns_back(items: list[Item], index: int) -> bool:
    """Tell whether a word turns to what was before: "and *followed* 3", "*after* 3", not "to be *followed by* 3"."""
    return items[index].lower in time_words("turned_to") and items[index + 1].lower != "by"
