"""Numbers that stand together share their unit and multiple, and bound a range: "between 5 and 6 percent", "$3-4bn".

Comes after single numbers are read.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Final

from policykg.extraction.currency_signs import is_currency
from policykg.extraction.number_words import number_words
from policykg.extraction.numerals import YEAR, Number
from policykg.extraction.tokens import Token
from policykg.facts import Bound

# What leads to the ends of a range of counts: "a fleet *of* 30 to 40 boats".
_LEADING: Final = frozenset({"of", "for", "with", "to", "the", "another", "every", "is", "are", "was", "were"})

_JOINTS: Final = frozenset({"to", "-", "\u2013", "/"})
# What makes "from" the lower end of a range: "anywhere from 3 to 5".
_ANY: Final = frozenset({"anywhere", "anything", "somewhere", "something"})

# What leads to a pair of quoted rates.
_QUOTED: Final = frozenset({"at", "to", "around", "near"})
_THOUSAND: Final = 1000
_CURRENT: Final = 3  # words of "from the current"


def joined(found: list[Number], tokens: tuple[Token, ...]) -> tuple[Number, ...]:
    """Return numbers in the order of the text with the units and bounds that they have together.

    Args:
        found: the numbers as each was read by itself; the list is changed.
        tokens: all tokens of the body.
    """
    return tuple(_bounded(_with_units(_listed(found, tokens), tokens), tokens))


def _listed(found: list[Number], tokens: tuple[Token, ...]) -> list[Number]:
    """Give the numbers of a list the unit and the multiple of the last: "*18.4, 43.9* and 38.6 million tonnes"."""
    index = len(found) - 1
    while index > 1:
        last, first = found[index], index
        if last.form == "plain" and last.unit and last.first == last.core:
            while first and _is_listed(found[first - 1], found[first], tokens, closing=first == index):
                first -= 1
        if index - first > 1:
            multiple = _multiple_of(last, tokens) or Decimal(1)
            for place in range(first, index):
                number = found[place]
                found[place] = replace(number, unit=last.unit, value=number.value * multiple)
            index = first
        index -= 1
    return found


def _is_listed(number: Number, following: Number, tokens: tuple[Token, ...], *, closing: bool) -> bool:
    """Tell whether a bare number stands before the next of a list, by a comma or, before the last, by "and"."""
    if number.form != "plain" or number.unit or number.last != number.core + 1 or number.first != number.core:
        return False
    if number.word or YEAR.fullmatch(tokens[number.core].text):
        return False
    between = [token.lower for token in tokens[number.last : following.first]]
    return between in ([["and"], [",", "and"]] if closing else [[","]])


def _bounded(found: list[Number], tokens: tuple[Token, ...]) -> list[Number]:
    """Bound the ends of "between 5 and 6 percent" and "5 to 6 percent"."""
    for index in range(len(found) - 1):
        low, high = found[index], found[index + 1]
        if _is_price_range(low, high, tokens):
            found[index] = replace(low, bound=Bound.AT_LEAST)
            found[index + 1] = replace(high, unit=low.unit, bound=Bound.AT_MOST)
            continue
        if _is_falling_range(low, high, tokens):
            found[index] = replace(low, bound=Bound.AT_MOST)
            found[index + 1] = replace(high, bound=Bound.AT_LEAST)
            continue
        if low.last != high.first - 1 or low.unit != high.unit or not low.value < high.value <= 3 * low.value:
            continue
        joint = tokens[low.last].lower
        before = tokens[low.first - 1].lower if low.first else ""
        if "from" in [token.lower for token in tokens[max(0, low.first - 3) : low.first]]:
            before = "from"  # "from *the current* 3 euros to 5 euros"
            if low.first > 1 and tokens[low.first - 2].lower in _ANY:
                before = "between"  # "*anywhere from* 3 to 5 euros"
            elif index and _has_arrived(found[index - 1], low, tokens):
                before = "between"  # "to 6 percent *from 8 to 9 percent*"
        bounded = (
            low.bound is Bound.AT_LEAST and joint == "to" and high.bound is Bound.EXACT
        )  # "at least 4 to 5 percent"
        if {low.form, high.form} != {"plain"} or ({low.bound, high.bound} - {Bound.EXACT, Bound.ABOUT} and not bounded):
            continue
        moved = before == "by" or before in number_words().moving
        if moved and joint == "to" and low.last > low.core + 1 and low.unit != "percent":
            continue  # "fell *by 3 million euros to 5 million euros*"
        if (joint in {"and", "to"} and before == "between") or (
            joint in _JOINTS
            and (before != "from" or joint != "to")
            and (low.unit or (joint != "/" and _is_bare_range(low, high, tokens)))
        ):
            first = low.first - (tokens[low.first - 1].lower == "between")
            found[index] = replace(low, first=first, start=tokens[low.first].start, bound=Bound.AT_LEAST)
            found[index + 1] = replace(high, bound=Bound.AT_MOST)
    return found


def _has_arrived(end: Number, low: Number, tokens: tuple[Token, ...]) -> bool:
    """Tell whether a movement's end is told before where it comes from, which is then a range."""
    if end.unit != low.unit or end.first < 1 or tokens[end.first - 1].lower != "to" or low.first - end.last > _CURRENT:
        return False
    return tokens[end.last].lower == "from"


def _is_falling_range(high: Number, low: Number, tokens: tuple[Token, ...]) -> bool:
    """Tell whether the upper end of a range of rates stands first, as dealers quote it: "at 6-3/16 to 6-1/8 pct"."""
    if high.unit != "percent" or low.unit != high.unit or high.last != low.first - 1 or tokens[high.last].lower != "to":
        return False
    if not low.value < high.value < 2 * low.value or high.form != "plain" or high.first != high.core:
        return False
    return high.core > 0 and tokens[high.core - 1].lower in _QUOTED


def _is_bare_range(low: Number, high: Number, tokens: tuple[Token, ...]) -> bool:
    """Tell whether two counts are the ends of a range: "30-40 firms", "some 30 to 40 firms", not "grew 30 to 40"."""
    joint = tokens[low.last]
    if joint.lower != "to":
        return tokens[low.last - 1].end == joint.start and joint.end == tokens[high.first].start
    if high.last == high.core + 2 and low.last == low.core + 1 and low.value >= _THOUSAND:
        return True  # "*28 to 30 mln* bags"
    if low.bound is Bound.ABOUT or (low.first > 0 and tokens[low.first - 1].lower in _LEADING):
        return True
    return high.last < len(tokens) and tokens[high.last].lower in number_words().counted  # "hired 30 to 40 *workers*"


def _is_price_range(low: Number, high: Number, tokens: tuple[Token, ...]) -> bool:
    """Tell whether a currency before the first of two numbers is that of both: "USD1,200-3,600"."""
    if low.last != high.first - 1 or high.unit not in {"", low.unit} or high.first != high.core:
        return False
    if low.first == low.core or not is_currency(low.unit):
        return False
    joint = tokens[low.last]
    close = tokens[low.last - 1].end == joint.start and joint.end == tokens[high.first].start
    return close and joint.text in {"-", "\u2013"} and low.last == low.core + 1 and low.value < high.value


def _with_units(found: list[Number], tokens: tuple[Token, ...]) -> list[Number]:
    """Give "3.8 and 3.1 percentage points" one unit, and "between 5 and 6 million" one multiple."""
    for index in range(len(found) - 2, -1, -1):
        number, following = found[index], found[index + 1]
        joined = number.last == following.first - 1 and (
            tokens[number.last].lower in {"and", "or", "to", "-", "\u2013"} or _is_slashed(number, following, tokens)
        )
        ranged = number.first > 0 and tokens[number.first - 1].lower == "between"
        if not joined or number.form != "plain" or following.form != "plain":
            continue
        if number.unit:
            found[index] = _with_multiple(number, following, tokens)
            continue
        ranged = ranged or tokens[number.last].lower in {"-", "\u2013"}
        if not following.unit and not ranged:
            found[index] = _of_counts(number, following, tokens)
            continue
        if number.value == int(number.value) and YEAR.fullmatch(tokens[number.core].text):
            continue
        if number.value >= _THOUSAND and following.unit in {"percent", "percentage-point"}:
            continue  # "it was *17.2 million and 54 percent*"
        found[index] = replace(_with_multiple(number, following, tokens), unit=following.unit)
    return found


def _with_multiple(number: Number, following: Number, tokens: tuple[Token, ...]) -> Number:
    """Give a number the multiple that only the next one has: "*5* to 6 million", "*$3*-4 billion"."""
    signed = number.unit != "" and (number.core == number.first or following.unit not in {"", number.unit})
    if number.last != number.core + 1 or signed:
        return number
    in_coins = is_currency(following.unit) and tokens[following.last - 1].lower in number_words().hundredths
    if in_coins and not number.unit:
        return replace(number, value=number.value / 100)  # "*two* to five cents"
    multiple = _multiple_of(following, tokens)
    if multiple is None or number.value > following.value / multiple:
        return number
    return replace(number, value=number.value * multiple)


def _of_counts(number: Number, following: Number, tokens: tuple[Token, ...]) -> Number:
    """Give the lower end of a range of counts the multiple of the upper one: "put the crop at *28* to 30 mln bags"."""
    if tokens[number.last].lower not in {"to", "-", "\u2013"} or following.last != following.core + 2:
        return number
    led = number.first > 0 and tokens[number.first - 1].lower in number_words().moving
    larger = _with_multiple(number, following, tokens)
    return number if led or not larger.value < following.value <= 3 * larger.value else larger


def _is_slashed(low: Number, high: Number, tokens: tuple[Token, ...]) -> bool:
    """Tell whether a stroke stands close between the ends of a range of amounts: "a crop of 3.0/3.5 mln tonnes"."""
    mark = tokens[low.last]
    if mark.text != "/" or high.unit in {"", "percent", "percentage-point"} or low.last != low.core + 1:
        return False
    return tokens[low.core].end == mark.start and mark.end == tokens[high.core].start


def _multiple_of(number: Number, tokens: tuple[Token, ...]) -> Decimal | None:
    """Return the multiple of a number, which is the word behind its digits or glued to them: "$3-*4bn*"."""
    table, text = number_words(), tokens[number.core].lower
    if text[0].isdigit() and text[-1].isalpha():
        return table.multiples.get(table.glued.get(text.lstrip("0123456789.,"), ""))
    following = number.core + 1
    return table.multiples.get(tokens[following].lower) if following < len(tokens) else None
