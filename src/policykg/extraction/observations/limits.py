"""Limits and sizes that only say which things are meant, or for what something is made: they are of no time.

"Firms *with at least 20 staff*", "farms *smaller than five hectares* pay nothing", "a stage that is *designed for 60
megawatts*".
"""

from __future__ import annotations

from datetime import date
from typing import Final

from policykg.extraction.items import Item
from policykg.extraction.numbers import Number
from policykg.extraction.observations.drafts import Draft
from policykg.extraction.observations.tenses import Tense, tense_of
from policykg.extraction.observations.vocables import figure_words, time_words
from policykg.facts import Bound, Kind

_DEFINING: Final = 8  # items in which a group and the limit that defines it stand
_DOING: Final = frozenset(
    {"level", "verb", "rise", "fall", "auxiliary", "share", "speech", "future", "target", "forecast"}
)
_NO_SORT: Final = frozenset({"preposition", "relative", "conjunction"})
_NOUN_ENDS: Final = frozenset({"auxiliary", "preposition", "relative", "conjunction", "pronoun", "adverb"})
_DURATIONS: Final = figure_words("time_unit")
_CAPS: Final = frozenset({"a limit set at so much", "capped at so much", "held below a limit"})  # names of rules
_UNTIL: Final = 8  # items behind a limit in which its last year stands
_THAN: Final = 3  # items of "farms smaller than"
_MADE_FOR: Final = time_words("made_for")


def is_threshold(draft: Draft) -> bool:
    """Tell whether a level only defines a group: "firms with at least 20 staff", "goods worth under 3 euros"."""
    if draft.kind is not Kind.LEVEL:
        return False
    if _defines_by_size(draft.items, draft.at):
        return True
    if draft.bound not in {Bound.AT_LEAST, Bound.AT_MOST}:
        return False
    if _is_under_rule(draft.items, draft.at):
        return True
    words = [item.lower for item in draft.items[max(0, draft.at - _DEFINING) : draft.at]]
    if words and words[-1] in {"worth", "costing", "priced"}:
        return True
    of_such = words[-1:] == ["of"] and not time_words("group").isdisjoint(words[-2:])
    aimed = any(not i.classes.isdisjoint(("target", "future")) for i in draft.items[max(0, draft.at - 6) : draft.at])
    if (
        draft.bound is Bound.AT_LEAST
        and not aimed
        and (of_such or ("whose" in words and words[words.index("whose") - 1] != ","))
    ):
        return True
    if _names_sort(draft) or (draft.bound is Bound.AT_MOST and "with" in words[-3:-1] and words[-1] != "to"):
        return True
    return "with" in words and not time_words("group").isdisjoint(words[: words.index("with")])


def _defines_by_size(items: list[Item], at: int) -> bool:
    """Tell whether a comparison follows a noun that it narrows: "*farms smaller than* five hectares pay nothing"."""
    if at < _THAN or items[at - 1].lower != "than" or items[at - 2].lower not in time_words("sized"):
        return False
    noun = items[at - _THAN]
    return noun.kind == "word" and noun.lower[0].isalpha() and noun.classes.isdisjoint(_NOUN_ENDS | _DOING)


def _is_under_rule(items: list[Item], at: int) -> bool:
    """Tell whether things of a size are told what to do: "*shops of* more than 900 m2 *must* close"."""
    if at < 2 or at + 1 >= len(items) or items[at - 1].lower != "of":
        return False
    return items[at - 2].lower.endswith("s") and items[at + 1].lower in time_words("bound_to")


def _names_sort(draft: Draft) -> bool:
    """Tell whether a limit only says which things are meant: "orders *below 10 million yen* fell"."""
    items, at = draft.items, draft.at
    if draft.number.first == draft.number.core or at < 1 or draft.unit == "percent":
        return False
    before = items[at - 1]
    if (
        before.kind != "word"
        or before.light
        or not before.lower[0].isalpha()
        or not before.classes.isdisjoint(_DOING | _NO_SORT)
    ):
        return False
    led = at > 1 and items[at - 2].lower in time_words("bearing_on") and before.lower.endswith("s")
    if led and before.lower not in time_words("of_heights"):
        return True  # "the tax would apply *to incomes above 100,000 euros*"
    if at + 1 >= len(items) or items[at + 1].classes.isdisjoint(("rise", "fall", "auxiliary")):
        return False
    index = at - 1
    while index >= 0 and items[index].kind == "word" and items[index].lower not in {",", ";", ":", "and", "but"}:
        if not items[index].classes.isdisjoint(_DOING):
            return False
        index -= 1
    return True


def is_rule(draft: Draft) -> bool:
    """Tell whether a figure is what somebody may have: "owners can claim up to 30 percent of the cost"."""
    if draft.kind is Kind.SHARE and _is_duty(draft):
        return True
    if draft.bound is not Bound.AT_MOST:
        return False
    words = [item.lower for item in draft.items[max(0, draft.at - 6) : draft.at]]
    standing = bool(words) and words[-1] in time_words("standing_verb")  # "a litre *contains up to* 7 percent"
    return standing or not time_words("allowing").isdisjoint(words)


def _is_duty(draft: Draft) -> bool:
    """Tell whether a rate is one that a law imposes: "buyers *are spared a tax of 10 percent*"."""
    items, at = draft.items, draft.at
    if items[at - 1].lower != "of" or items[at - 2].lower not in time_words("imposed_by_law"):
        return False
    return tense_of(items, at) is Tense.PRESENT


def is_past_limit(number: Number, lowers: tuple[str, ...]) -> bool:
    """Tell whether a number is a mark that something moves past: "rose *above 3 percent*", not "by over 3"."""
    first, limiting = number.first, figure_words("limiting")
    if lowers[first] not in limiting and (first + 1 >= number.core or lowers[first + 1] not in limiting):
        return False
    return first == 0 or lowers[first - 1] != "by"


def is_cap_ahead(draft: Draft, day: date | None) -> bool:
    """Tell whether a limit holds until a year to come: "caps coal use at 3 million tonnes *until 2025*"."""
    if day is None or draft.bound is not Bound.AT_MOST or draft.rule not in _CAPS:
        return False
    times = (item.period.period for item in draft.items[draft.at + 1 : draft.at + _UNTIL] if item.period is not None)
    return any(time is not None and time.end.year > day.year for time in times)


def is_purposed(draft: Draft) -> bool:
    """Tell whether a level is what something is made for: "is *designed for 60* megawatts", "*meant to hold 90*"."""
    if draft.kind is not Kind.LEVEL or not draft.wording.has(_MADE_FOR):
        return False
    items, verb = draft.items, draft.at - 1
    while verb > 0 and items[verb].light:
        verb -= 1
    if items[verb].lower.endswith("ing") and verb > 1 and items[verb - 1].lower == "of":
        return items[verb - 2].lower == "capable"  # "a plant *capable of making 300* cars"
    if items[verb].lower == "for":
        return verb > 0 and items[verb - 1].lower in _MADE_FOR
    if items[verb].lower not in time_words("having_room") or verb < 2 or items[verb - 1].lower != "to":
        return False
    return items[verb - 2].lower in _MADE_FOR


def is_time_limit(draft: Draft) -> bool:
    """Tell whether a stretch of time is one in which something has to be done: "pay *in no more than 60 days*"."""
    if draft.kind is not Kind.LEVEL or draft.unit not in _DURATIONS:
        return False
    led = draft.items[draft.at - 1].lower
    return led == "within" or (led == "in" and draft.bound is Bound.AT_MOST)


def is_size_of_a_thing(draft: Draft) -> bool:
    """Tell whether a figure says how large a thing is that stands before it: "the canal, *210 km long*, links"."""
    if draft.kind is not Kind.LEVEL:
        return False
    behind = [item.lower for item in draft.items[draft.at + 1 : draft.at + 3]]
    put_in = _is_put_in(draft.items, draft.at)
    if draft.unit == "count":
        return put_in and behind == ["in", "number"]  # "smallholders, *some 300,000 in number*, tap the trees"
    return put_in and not time_words("dimension").isdisjoint(behind[:1])


def _is_put_in(items: list[Item], at: int) -> bool:
    """Tell whether a comma stands before a figure or the words that lead to it."""
    index = at - 1
    while index > 0 and items[index].light:
        index -= 1
    return items[index].lower == ","
