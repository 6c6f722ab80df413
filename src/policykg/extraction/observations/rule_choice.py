"""Which rule reads a number: the first of ``rules/observations.toml`` that fits and that its clause allows.

Comes after ``patterns``, which matches one rule, and before ``frames``, which makes a draft of the match.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from policykg.extraction.items import Item
from policykg.extraction.numbers import Number
from policykg.extraction.observations.drafts import Draft, number_class, unit_class
from policykg.extraction.observations.vocables import figure_words
from policykg.extraction.patterns import Match, Rule, match, rules_for
from policykg.facts import Bound

_FORMS: Final = {
    form: frozenset({form})
    for form in ("plain", "fraction", "ratio", "times", "ordinal", "superlative", "change", "signed")
}
_LIMITED: Final = {form: forms | {"limit"} for form, forms in _FORMS.items()}
# Names of rules.
_RANKED: Final = frozenset(
    {"place by size of the subject", "place by size before its thing", "place by size in one word"}
)
_FEW: Final = 10  # numbers below are written in letters, and seldom say by how much
_IN_ONE_WORD: Final = frozenset({"place by size in one word", "place of the subject in one word"})
_MOVES: Final = frozenset({"moved by", "moved by an amount", "rose an amount"})
_BY: Final = frozenset({"moved by", "moved something by"})
_PASSES: Final = frozenset({"moved past a limit"})


def last_like(number: Number, made: Sequence[Draft]) -> Draft | None:
    """Return the last figure that a number can be set beside: one of its own class."""
    return next((other for other in reversed(made) if number_class(other.number) == number_class(number)), None)


def first_match(items: list[Item], at: int, number: Number, made: Sequence[Draft], past: bool) -> Match | None:
    """Return the match of the first rule that fits a number.

    A figure that nothing stands beside is read by its own movement: "after May's 3 percent *drop*, sales rose".
    """
    units = unit_class(number)
    form = "signed" if number.sign and units in {"percent", "bare"} else number.form
    limit = number.bound is Bound.AT_LEAST or number.bound is Bound.AT_MOST
    moved = at + 1 < len(items) and not items[at + 1].classes.isdisjoint(("rise", "fall"))
    alone = moved and units == "percent" and last_like(number, made) is None
    for rule in rules_for(_LIMITED[form] if limit else _FORMS[form], units, items, at):
        if (alone and rule.kind == "same") or (past if rule.name in _MOVES else rule.name in _PASSES and not past):
            continue
        found = match(rule, items, at)
        if found is not None and _allowed(rule, found, items, at):
            return found
    return None


def _is_of_forecast(found: Match, items: list[Item], at: int) -> bool:
    """Tell whether it is a forecast that moves, not the growth that it is for: "its forecast *for growth by* 3"."""
    cue = found.cue
    if cue is None or cue < 2 or cue > at:
        return False
    return [item.lower for item in items[cue - 1 : cue + 2]] == ["for", "growth", "by"]


def _is_change(items: list[Item], at: int) -> bool:
    """Tell whether what doubles is set against a former value, or is a verb: not "*twice* as much as they sell".

    An adjective is none either: "the *double* tax".
    """
    following = items[at + 1] if at + 1 < len(items) else None
    if following is None or following.kind != "word":
        return True
    if following.lower.split(" ", 1)[0] in figure_words("multiplying"):  # "twice as much", "half those of"
        beside = items[at + 2 : at + 8]
        return any(item.kind in {"basis", "period"} for item in beside)
    if items[at].number is None or items[at - 1].lower not in {"the", "a", "no", "this", "that"} or at == 0:
        return True
    return "name" not in following.classes


def _allowed(rule: Rule, found: Match, items: list[Item], at: int) -> bool:
    """Hold back matches across the border of a clause, which patterns cannot see."""
    if _is_of_forecast(found, items, at):
        return False
    number = items[at].number
    if rule.kind == "by subject" and number is not None and number.form == "times":
        return False  # "a fine of up to three times the tax"
    if rule.name == "aimed at a value" and items[found.first].lower.endswith(" that"):
        return at + 1 >= len(items) or items[at + 1].lower != "of"  # "requires that *30 percent of* fuel"
    if rule.name == "managed so much" and found.first and "rate" in items[found.first - 1].classes:
        return False  # "*unemployment registered* 5 percent"
    if rule.name == "a movement in something of so much":  # not "a rise in its rate *to a high of* 3 percent"
        return all(item.lower != "to" for item in items[found.first : at])
    if rule.name == "of so much" and found.first > 1 and items[found.first - 1].lower == "and":
        here = items[at].number  # "a rise of 3 percent in lamps *and of 2 percent* in toys"
        return here is None or all(
            item.number is None or item.number.unit != here.unit for item in items[: found.first]
        )
    if rule.name == "moved by an amount":
        number = items[at].number
        few = number is not None and number.word and not number.unit and number.value < _FEW
        if few or items[found.first].lower in figure_words("boosted"):
            return False  # "sales are to be *boosted by* 3 million euros in aid", "the increase *by two banks*"
    if rule.name == "up or down" and items[at - 1].lower == "a":
        number = items[at].number
        return number is None or unit_class(number) != "amount"  # "it could not draw *down a 3 million euro* loan"
    if rule.name in _BY and items[at - 1].lower in {"a", "an"} and at + 1 < len(items):
        return items[at + 1].classes.isdisjoint(("rise", "fall"))  # "was *boosted by a* 3 percent rise in mining"
    if rule.name == "one of so much":
        one = items[at - 2].number
        led = any(item.number is not None and item.number.unit == "percent" for item in items[: at - 2])
        return one is not None and one.word and one.value == 1 and not one.unit and led
    if rule.name in _RANKED:
        after = at + 1 + (rule.name not in _IN_ONE_WORD)
        named = [
            word
            for item in items[after : after + 3]
            if item.kind == "word"
            for word in item.lower.split()
            if word.isalpha()
        ]
        return not named or any(
            word in figure_words("ranked_holder") or word.endswith(("er", "or", "ers", "ors")) for word in named
        )
    if rule.name == "after periods of something" and found.last < len(items):
        return not items[found.last].lower.split()[0].endswith("ing")  # "after three years *of working* there"
    if rule.name == "lost part" and any(item.lower in figure_words("worth") for item in items[at + 1 : at + 7]):
        return False  # "shares lost 3 percent of their value"
    if rule.name == "doubled to":
        doubled = items[found.first].number
        return doubled is not None and doubled.form == "change"
    if rule.name == "set against" and number is not None and number.form == "fraction":
        return False  # "far from *half* of the plan"
    if rule.name == "doubled" and found.last < len(items):
        return _is_change(items, at)
    if rule.name == "rose so many":  # "rose *3,400* in May", not "cut *7,000* jobs"
        following = items[at + 1] if at + 1 < len(items) else None
        return (
            following is None
            or following.kind != "word"
            or not following.lower[0].isalpha()
            or not (following.classes.isdisjoint(("preposition", "conjunction")))
        )
    if rule.name == "so many times as much":
        return any(item.kind == "basis" for item in items[found.last : found.last + 6])
    if rule.name == "so many times a former value":
        return items[found.last - 1].lower.startswith(("that", "those"))  # not "up 3 times *from* a year before"
    if rule.name == "so many more than others" and found.last < len(items) and "verb" in items[found.last].classes:
        return False  # "sales of 3 billion more than paid for the ships"
    if rule.kind == "same" and rule.status and not any(item.number is not None for item in items[:at]):
        return False  # "projections of 3 percent growth" stand beside nothing
    return not (rule.kind == "same" and items[at - 1].lower == "after" and at < 2)
