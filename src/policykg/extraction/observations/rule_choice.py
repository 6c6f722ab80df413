"""Which rule reads a number: the first of ``rules/observations.toml`` that fits and that its clause allows.

Comes after ``patterns``, which matches one rule, and before ``frames``, which makes a draft of the match.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from policykg.extraction.items import Item, marks_for
from policykg.extraction.numbers import Number
from policykg.extraction.observations.drafts import Draft, number_class, unit_class
from policykg.extraction.observations.rule_exclusions import EXCLUSIONS
from policykg.extraction.observations.vocables import figure_words
from policykg.extraction.patterns import Match, Rule, match, rules_for
from policykg.facts import Bound

_MOVED: Final = marks_for("rise", "fall")
_FORMS: Final = {
    form: frozenset({form})
    for form in ("plain", "fraction", "ratio", "times", "ordinal", "superlative", "change", "signed")
}
_SHUT: Final = figure_words("shut")
_BRACKET: Final = 4  # items to the word behind a bracket that holds one number
_LIMITED: Final = {form: forms | {"limit"} for form, forms in _FORMS.items()}


def last_like(number: Number, made: Sequence[Draft]) -> Draft | None:
    """Return the last figure that a number can be set beside: one of its own class."""
    return next((other for other in reversed(made) if number_class(other.number) == number_class(number)), None)


def points_back(items: list[Item]) -> bool:
    """Tell whether a sentence begins with what was told before: "*This* compares with", "*the rate* compares with"."""
    if items[0].lower in figure_words("pronoun"):
        return True
    return len(items) > 1 and items[0].lower == "the" and items[1].lower in figure_words("pointing_back")


def first_match(items: list[Item], at: int, number: Number, made: Sequence[Draft], past: bool) -> Match | None:
    """Return the match of the first rule that fits a number.

    A figure that nothing stands beside is read by its own movement: "after May's 3 percent *drop*, sales rose", or by
    its own whole: "eels vanished from 3 percent *of* the rivers".
    """
    units = unit_class(number)
    form = "signed" if number.sign and units in {"percent", "bare"} else number.form
    limit = number.bound is Bound.AT_LEAST or number.bound is Bound.AT_MOST
    moved = at + 1 < len(items) and items[at + 1].marks & _MOVED != 0
    alone = moved and units == "percent" and last_like(number, made) is None
    alone = alone or (units == "percent" and not made and at + 1 < len(items) and items[at + 1].lower == "of")
    for rule in rules_for(_LIMITED[form] if limit else _FORMS[form], units, items, at):
        if (alone and rule.kind == "same") or rule.past == ("never" if past else "only"):
            continue
        found = match(rule, items, at)
        if found is not None and _allowed(rule, found, items, at):
            return found
    return None


def match_past_bracket(items: list[Item], at: int, number: Number, made: Sequence[Draft]) -> Match | None:
    """Read a figure whose comparison stands behind a bracket: "*3 million euros* (12 percent) lower than"."""
    if at + _BRACKET >= len(items) or items[at + 1].lower != "(" or items[at + 3].lower != ")":
        return None
    if items[at + 2].number is None or items[at + _BRACKET].classes.isdisjoint(("above", "below")):
        return None
    found = first_match([*items[: at + 1], *items[at + _BRACKET :]], at, number, made, False)
    if found is None or found.cue is None or found.cue <= at:
        return None
    return Match(found.rule, found.first, found.last + _BRACKET - 1, found.cue + _BRACKET - 1, found.sign)


def _is_of_forecast(found: Match, items: list[Item], at: int) -> bool:
    """Tell whether it is a forecast that moves, not the growth that it is for: "its forecast *for growth by* 3"."""
    cue = found.cue
    if cue is None or cue < 2 or cue > at:
        return False
    return [item.lower for item in items[cue - 1 : cue + 2]] == ["for", "growth", "by"]


def _belongs_to_verb(found: Match, items: list[Item], at: int) -> bool:
    """Tell of "the dispute has *held up* 30 percent of the load" and "*closed down* 30 mines", which have not moved."""
    if found.cue != at - 1 or at + 1 >= len(items) or at < 2 or items[at - 1].lower not in {"up", "down"}:
        return False
    if items[at + 1].lower == "of":
        return items[at - 2].lower in figure_words("phrasal")
    number = items[at].number
    return items[at - 2].lower in _SHUT and number is not None and unit_class(number) == "bare"


def _allowed(rule: Rule, found: Match, items: list[Item], at: int) -> bool:
    """Hold back matches across the border of a clause, which patterns cannot see."""
    if (
        _belongs_to_verb(found, items, at)
        or _is_of_forecast(found, items, at)
        or (rule.unless and EXCLUSIONS[rule.unless](found, items, at))
    ):
        return False
    number = items[at].number
    if rule.kind == "by subject" and number is not None and number.form == "times":
        return False  # "a fine of up to three times the tax"
    if rule.kind != "same":
        return True
    if rule.status and not any(item.number is not None for item in items[:at]):
        return False  # "projections of 3 percent growth" stand beside nothing
    return items[at - 1].lower != "after" or at > 1
