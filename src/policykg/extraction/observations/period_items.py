"""Which period expressions of a sentence can date a figure, and not only a statement or a level it is held against."""

from __future__ import annotations

from typing import Final

from policykg.extraction.items import POSSESSED, Item
from policykg.extraction.observations.leaders import behind_money, is_moved_on_day, leader, words_before
from policykg.extraction.observations.naming_periods import (
    is_after,
    is_base_of_prices,
    is_dateline,
    is_norm,
    is_of_superlative,
    is_of_verb_behind,
    names_aim,
)
from policykg.extraction.observations.vocables import time_words
from policykg.extraction.periods import Shape

STRETCHES: Final = frozenset({Shape.MONTH, Shape.QUARTER, Shape.SPAN, Shape.YEAR})
_EVENTS: Final = frozenset({Shape.DAY, Shape.WEEKDAY})
_NO_THING: Final = frozenset(
    {"preposition", "determiner", "relative", "conjunction", "auxiliary", "verb", "level", "rise", "fall", "adverb"}
)
_EXPECTING: Final = frozenset({"forecast", "target"})
_REPORTS: Final = time_words("report_of_month")
_OUTLOOKS: Final = time_words("outlook_of_month")
_AT: Final = frozenset({"in", "at", "during"})
_OF_PARTS: Final = frozenset({Shape.MONTH, Shape.QUARTER})
_PRICED: Final = frozenset({"in", "at", "of"})  # prepositions before the year of prices
_PAIR: Final = 2
_SINCE: Final = 10  # items of a clause that "since" opens
_AGAIN: Final = 5  # items of "or 4 euros a share"
_NO_NOUN: Final = frozenset(
    {"preposition", "determiner", "relative", "conjunction", "auxiliary", "possessive", "speech"}
)
_TWO_ENDED: Final = frozenset(
    {"now to a year", "days across months", "days to a day", "months from to", "months to a month", "years from to"}
)
_DELIVERED: Final = time_words("delivered")


def dates(items: list[Item], index: int) -> bool:
    """Tell whether a period item can be the time of a figure."""
    return _usable(items, index) and not _is_compared(items, index)


def _usable(items: list[Item], index: int) -> bool:
    """Tell whether a period item can be the time of a figure, not only of a statement."""
    item = items[index]
    period = item.period
    if item.kind != "period" or period is None or period.period is None or item.lower == POSSESSED:
        return False
    if period.shape is Shape.NOW and (item.lower == "from" or _is_of_expecting(items, index)):
        return False
    if period.shape is Shape.NOW and any(other.period and other.period.rule == "year to date" for other in items):
        return False  # "year to date, the surplus *now* stands at 3 million"
    if item.lower == "" and period.shape is Shape.YEAR and names_aim(items, index):
        return False
    if item.lower == "" and index > 1 and items[index - 1].lower == "the" and is_after(items, index):
        return False
    if item.lower in {"in", ""} and _is_of_series(items, index):
        return False
    if item.lower in _PRICED and is_base_of_prices(items, index):
        return False
    if item.lower == "throughout" and index and items[index - 1].lower in time_words("noted"):
        return False  # "a trend observed *throughout the year*"
    following = items[index + 1].lower if index + 1 < len(items) else ""
    if following in _DELIVERED or (item.lower == "to" and index and items[index - 1].lower == "back"):
        return False  # "crude *for May delivery* rose to 30 dollars", "the third dating *back to May*"
    if is_month_of_outlook(items, index) or _is_of_report(items, index):
        return False
    if item.lower.endswith("on") and item.lower != "as on" and period.shape in STRETCHES:
        return False
    if index and "speech" in items[index - 1].classes and item.lower in {"in", "on", ""}:
        return period.shape in _OF_PARTS and period.yearless and _belongs_to_next(items, index)
    if period.shape in _EVENTS and item.lower not in time_words("at_a_day"):
        if item.lower in {"on", ""} and _opens_since(items, index):
            return True  # "since the line was opened *three weeks ago*"
        if item.lower not in {"on", ""}:
            return False
        return not _beside_saying(items, index)
    if _was_set_up(items, index) or _explains(items, index):
        return False
    if item.lower == "from" and is_of_superlative(items, index):
        return False  # "fell by 300, *the largest drop from* June to August 2018"
    if item.lower == "of" and index and items[index - 1].kind == "number":
        return False  # "up in six of the last seven months"
    looking_back = item.lower == "since" or period.rule == "past years"
    if looking_back and not _opens_stretch(items, index):
        return False
    return period.shape not in {Shape.BEFORE, Shape.UNKNOWN}


def _opens_since(items: list[Item], index: int) -> bool:
    """Tell whether a day says since when something is so, at the head of a clause with "since"."""
    for position in range(index - 1, max(-1, index - _SINCE), -1):
        lower = items[position].lower
        if lower == "since":
            return _opens_stretch(items, position)
        if items[position].kind != "word" or lower in {",", ";", ":", "and", "but"}:
            return False
    return False


def _is_of_expecting(items: list[Item], index: int) -> bool:
    """Tell whether "now" says when something is expected, not when it is so: "growth is *now seen* at 3 percent"."""
    following = items[index + 1] if index + 1 < len(items) else items[index]
    return not following.classes.isdisjoint(_EXPECTING) or following.lower in time_words("foreseen")


def _is_of_series(items: list[Item], index: int) -> bool:
    """Tell whether a year is that from which records go back: "the most *since the series began in 1989*"."""
    began = items[index - 1].lower if index else ""
    if began not in time_words("starting"):
        return False
    since = next((i for i in range(index - 2, max(-1, index - 8), -1) if items[i].lower == "since"), None)
    return since is not None and not _opens_stretch(items, since)


def _is_of_report(items: list[Item], index: int) -> bool:
    """Tell whether a month only names a report that foresees something: "in its *May report* it forecast 3"."""
    mention = items[index].period
    if mention is None or mention.shape is not Shape.MONTH:
        return False
    following = items[index + 1].lower if index + 1 < len(items) else ""
    led = index > 1 and "determiner" in items[index - 1].classes and items[index - 2].lower in {"in", "with", "from"}
    if led and following in _OUTLOOKS and items[index].lower == "":
        return True  # "put at 3 percent in *the June forecast*"
    named = next((i for i in range(index + 1, min(index + 5, len(items))) if items[i].lower in _REPORTS), None)
    return named is not None and any("forecast" in item.classes for item in items[named : named + 8])


def is_month_of_outlook(items: list[Item], index: int) -> bool:
    """Tell whether a month is that of an outlook, not of what it foresees: "from 4 percent *predicted in* April"."""
    item = items[index]
    if item.period is None or item.period.shape is not Shape.MONTH or item.lower not in {"in", ""}:
        return False
    if index < _PAIR or items[index - 1].lower not in time_words("outlook_made"):
        return False
    before = items[index - 2]
    return before.kind == "number" or before.lower in time_words("outlook") or before.lower == "it"


def _opens_clause(items: list[Item], index: int) -> bool:
    """Tell whether a period begins the subject of a clause: "*The June* figure was revised"."""
    first = index - (index > 0 and items[index - 1].lower in {"the", "its", "their"})
    return first == 0 or items[first - 1].lower in {",", ";", ":", "and", "but", "while"}


def _was_set_up(items: list[Item], index: int) -> bool:
    """Tell whether a period only says when something was set up: "the bank, *founded in 1996*, has 300 branches"."""
    first = index - 1
    if first >= 1 and items[first].lower == "up" and items[first - 1].lower == "set":
        first -= 1
    elif first < 0 or items[first].lower not in time_words("set_up"):
        return False
    led = first > 0 and "auxiliary" in items[first - 1].classes
    opening = first - led
    relative = opening > 0 and "relative" in items[opening - 1].classes
    opening -= relative
    if led and not relative:
        return False
    if relative and not led:
        return items[first].lower in time_words("starting")  # "in the season that started in October"
    if opening == 0 or items[opening - 1].lower in {",", "(", ")"}:
        return True
    following = items[index + 1 : index + 2]
    noun = items[opening - 1].kind == "word" and items[opening - 1].classes.isdisjoint(_NO_THING)
    return not led and noun and bool(following) and following[0].lower in {",", ")", "is", "are", "has", "have", "was"}


def _explains(items: list[Item], index: int) -> bool:
    """Tell whether a period in brackets only explains what is compared with: "from a year earlier (*May 2018*)"."""
    return index > 1 and items[index - 1].lower == "(" and items[index - 2].kind == "basis"


def _belongs_to_next(items: list[Item], index: int) -> bool:
    """Tell whether a month belongs to the noun behind it: "the ministry reported *January orders* fell"."""
    if items[index].lower or index + 1 >= len(items):
        return False
    following = items[index + 1]
    return following.kind == "word" and following.lower[0].isalpha() and following.classes.isdisjoint(_NO_NOUN)


def _opens_stretch(items: list[Item], index: int) -> bool:
    """Tell whether "since" dates the figures of a clause, not a record: "the sharpest rise since May" dates nothing."""
    for item in reversed(items[max(0, index - 10) : index]):
        if item.lower in {",", ";", ":", "-", "("} or item.kind == "number":
            return True
        if item.lower.endswith("est") or item.lower in time_words("of_record"):
            return False
    return True


def _is_compared(items: list[Item], index: int) -> bool:
    """Tell whether a period stands in a comparison: "above the level of May", "from 4 million in 2019"."""
    following = [item.lower for item in items[index + 1 : index + 4]]
    subject = items[index].lower == "" and following[:1] not in (["as"], ["="]) and _opens_clause(items, index)
    led = items[index].lower in {"in", "during", "for"} or subject
    if (
        following
        and (following[0] not in {"as", "="} or _is_base(items, index + 2))
        and following[0] in time_words("named_level")
        and not led
    ):
        return True
    if _counts_from(items, index) or _is_likened(items, index):
        return True
    if index > 1 and items[index].lower in _AT and is_norm(items[index - 2].lower, items[index - 1].lower):
        return False
    position, words, noted = index - 1, 0, False
    while position >= 0 and words < 9:
        item = items[position]
        again = _says_again(items, position) if position == index - 1 and item.lower == "," else None
        if again is not None:
            position = again
            continue
        if item.lower in {",", ";", ":"}:
            return False
        if item.kind == "number" and items[position - 1].lower == "or" and position > 1:
            position, words = position - 1, words + 1
            continue  # "from 3 million, *or 4 percent*, in 2019"
        if item.kind == "number":
            return leader(items, position) != "" and not (position == index - 1 and is_moved_on_day(items, position))
        if item.lower == "since" or (item.kind == "basis" and item.period is not None):
            return False
        if behind_money(items, position) > position:
            position, words = position - 1, words + 1
            continue
        if item.lower in time_words("comparator"):
            return True
        if "preposition" in item.classes and not item.classes.isdisjoint(("above", "below")):
            return True
        if item.lower in time_words("noted") and position > 1 and items[position - 1].kind == "number":
            return leader(items, position - 1) != ""  # "a faster rise than *the 4 percent recorded for* 2018"
        if item.lower in time_words("noted") and _is_of_another(items, position):
            position, words, noted = position - 1, words + 1, True
            continue
        if noted and item.lower == "from":
            return True
        if (
            item.lower in time_words("mark")
            and items[index].lower not in time_words("deadline")
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


def _says_again(items: list[Item], comma: int) -> int | None:
    """Return the item before what says a figure again: "from 3 million*, or 4 euros a share,* in 2018"."""
    for position in range(comma - 1, max(1, comma - _AGAIN), -1):
        if items[position].kind == "number":
            led = items[position - 1].lower == "or"
            return position - 2 - (items[position - 2].lower == ",") if led and position > _AGAIN else None
    return None


def _is_of_another(items: list[Item], index: int) -> bool:
    """Tell whether a participle says when another figure was noted: "faster than the fall *registered* in May"."""
    before = items[index - 1] if index else items[index]
    moved = not before.classes.isdisjoint(("rise", "fall", "growth"))
    return moved or before.lower in {"that", "those", "level", "rate"}


def _is_likened(items: list[Item], index: int) -> bool:
    """Tell whether a figure was only as it had been at a period: "the same as *that achieved in May*"."""
    for position in range(index - 1, max(1, index - 6), -1):
        item = items[position]
        if item.lower in {"that", "those"} and items[position - 1].lower in {"as", "to", "with"}:
            return not time_words("alike").isdisjoint(words_before(items, position - 1, 3))
        if item.kind != "word" or item.lower in {",", ";", ":", "and"}:
            return False
    return False


def _is_base(items: list[Item], index: int) -> bool:
    """Tell whether a base year is named by what stands at an item: "2015 = *100*", "2015 as *its base* year"."""
    near = items[index : index + 3]
    valued = bool(near) and (near[0].number is not None or near[0].lower[:1].isdigit())
    return valued or any(item.lower.startswith("base") for item in near)


def _only_leads(items: list[Item], first: int, last: int) -> bool:
    """Tell whether nothing but a season leads from a word to a period: "from their peak *in the spring of* 2017"."""
    return all(
        item.lower in time_words("season") or not item.classes.isdisjoint(("preposition", "determiner"))
        for item in items[first:last]
    )


def _counts_from(items: list[Item], index: int) -> bool:
    """Tell whether a period right behind a number is where a movement began: "quickened by 2 points *from May*"."""
    item = items[index]
    behind = item.lower == "from" and index > 0 and items[index - 1].kind == "number"
    return behind and item.period is not None and item.period.rule not in _TWO_ENDED


def _reports(items: list[Item], at: int) -> bool:
    """Tell whether a figure is the object of a report: "*reported a* rise of 3 percent on Tuesday"."""
    for position in range(at - 1, max(-1, at - 10), -1):
        item = items[position]
        if item.lower in {",", ";", ":"}:
            return False
        if item.lower in time_words("reported"):
            return "determiner" in items[position + 1].classes or items[position + 1].kind == "number"
    return False


def _beside_saying(items: list[Item], index: int) -> bool:
    """Tell whether a day is that of an announcement: a verb of saying in the same stretch, or a dateline."""
    if is_dateline(items, index):
        return True
    if items[index].lower == "" and 0 < index < len(items) - 1 and is_of_verb_behind(items, index):
        return False
    position = index - 1
    if index and items[position].lower in time_words("occasion"):
        return True
    while position >= 0 and items[position].kind != "number" and items[position].lower not in {",", ";", ":"}:
        if "speech" in items[position].classes or items[position].lower in time_words("opening"):
            return True
        if "verb" in items[position].classes and "name" not in items[position].classes:
            return False
        position -= 1
    if position >= 0 and items[position].kind == "number" and _reports(items, position):
        return True
    borders = {";", ":"}
    if position >= 0 and items[position].kind == "number":
        borders.add(",")  # "a rise of 3 points *on Friday*, dealers said"
    position, counted = index + 1, False
    while position < len(items) and position < index + 8 and items[position].lower not in borders:
        if "speech" in items[position].classes:
            return True
        counted = counted or items[position].kind == "number"
        if not counted and items[position].lower in time_words("opening"):
            return True  # "on Monday the minister opened a smelter with a capacity of 3 million tonnes"
        position += 1
    return False
