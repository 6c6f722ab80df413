"""Figures that a careful reader can understand in more than one way keep every way, with the reason.

Runs last, when kind, basis and period of a figure are chosen: the choice is the first reading, the others follow.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Final

from policykg.extraction.document import Document
from policykg.extraction.observations.drafts import Draft
from policykg.extraction.observations.noun_phrases import right_phrase
from policykg.extraction.observations.vocables import figure_words
from policykg.extraction.wordrules import forms_of
from policykg.facts import Kind, Reading

_POINTING: Final = frozenset({"this", "that", "the", "such", "these"})
_TENDENCIES: Final = figure_words("tendency")
_RATES: Final = frozenset({"rate", "interest-rate"})


def set_readings(draft: Draft, document: Document) -> None:
    """Add to a doubtful figure the ways to read it.

    Args:
        draft: a figure whose kind, value, basis and period are set.
        document: the article, for the words of a comparison.
    """
    if draft.kind is Kind.CHANGE and draft.unit == "percent":
        for found in (_other_series(draft, document), _times(draft), _of_a_rate(draft), _without_basis(draft)):
            if found:
                draft.readings = found
                return
    elif draft.kind is Kind.STREAK:
        draft.readings = _streak(draft, document)


def _change(label: str, reason: str, draft: Draft) -> Reading:
    """Read a figure as a movement by so many percent."""
    return Reading(label, reason, Kind.CHANGE, draft.basis, "percent", draft.value)


def _gap(label: str, reason: str, draft: Draft, unit: str = "percentage-point") -> Reading:
    """Read a figure as a distance."""
    return Reading(label, reason, Kind.GAP, None, unit, draft.value)


def _other_series(draft: Draft, document: Document) -> list[Reading]:
    """Read "an increase of 6 percent compared to all industry": the comparison names a series, not a period."""
    items = draft.items
    for index in range(draft.at + 1, min(draft.at + 14, len(items) - 2)):
        if items[index].kind == "number" or items[index].lower in {";", ":"}:
            return []
        pair = (items[index].lower, items[index + 1].lower)
        if pair not in {("compared", "to"), ("compared", "with"), ("relative", "to"), ("in", "comparison")}:
            continue
        phrase = right_phrase(items, index + 2)
        if phrase.mode != "phrase" or draft.basis_stated:
            return []
        other = document.words(items[phrase.first].first, items[phrase.last - 1].last)
        draft.comparator = other
        value = abs(draft.value)
        side = "below" if draft.value < 0 else "above"
        reason = f"The text compares with {other}, which is a series and no period."
        return [
            _change(f"growth of {draft.value} percent on the year before", reason, draft),
            _gap(f"growth {value} percentage points {side} that of {other}", reason, draft),
            _gap(f"a level {value} percent {side} that of {other}", reason, draft, unit="percent"),
        ]
    return []


def _times(draft: Draft) -> list[Reading]:
    """Read "up 1.2 times" and "a fivefold rise": the increase, or the multiple that it reached."""
    form, text = draft.number.form, draft.items[draft.at].number
    if form == "times" and text is not None:
        multiple = (abs(text.value) - 1) * 100
        reason = "Some texts give the increase in times of the base, others the multiple that was reached."
    elif form == "change" and draft.value >= 200:
        multiple = draft.value + 100
        reason = "Some texts count the rise itself in folds of the base, others what it has become."
    else:
        return []
    return [
        _change(f"an increase of {draft.value.normalize():f} percent", reason, draft),
        replace(_change(f"an increase of {multiple.normalize():f} percent", reason, draft), value=Decimal(multiple)),
    ]


def _of_a_rate(draft: Draft) -> list[Reading]:
    """Read "unemployment edged up 0.1 percent to 4.7 percent": percent of the rate, or points of it."""
    items, at = draft.items, draft.at
    following = items[at + 1 : at + 4]
    level = next((item.number for item in following if item.number is not None), None)
    if level is None or level.unit != "percent" or not any(item.lower == "to" for item in following):
        return []
    if not any(not item.classes.isdisjoint(_RATES) for item in items[:at]):
        return []
    reason = "What moves is itself a rate in percent; texts often say percent where they mean percentage points."
    return [
        _change(f"a change of {draft.value} percent", reason, draft),
        _gap(f"a change of {draft.value} percentage points", reason, draft),
    ]


def _without_basis(draft: Draft) -> list[Reading]:
    """Read a movement of which neither the sentence nor the article says against what it is measured."""
    if draft.basis_known:
        return []
    reason = "Neither the sentence nor another one of the article says against what the movement is measured."
    bases = [draft.basis] if draft.basis else []
    bases += [basis for basis in ("year-on-year", "month-on-month") if basis not in bases]
    return [replace(_change(f"measured {basis.replace('-', ' ')}", reason, draft), basis=basis) for basis in bases]


def _streak(draft: Draft, document: Document) -> list[Reading]:
    """Read a streak: which series went on, and against what each of its periods is measured."""
    items, at = draft.items, draft.at
    before = [item.lower for item in items[:at] if item.kind == "word"]
    for word, following in zip(before, [*before[1:], ""], strict=True):
        pointing = word in _POINTING and following.split(" ")[-1] in _TENDENCIES
        if pointing or (word in _POINTING and any(w in _TENDENCIES for w in before[:5])):
            return _of_a_trend(draft, document)
    if draft.condition not in {"up", "down"} or draft.basis_stated or any(item.kind == "basis" for item in items):
        return []
    shorter = {"month": "month-on-month", "quarter": "quarter-on-quarter"}.get(draft.unit)
    if shorter is None:
        return []
    reason = f"The text does not say against what each {draft.unit} is compared."
    movement = "rise" if draft.condition == "up" else "fall"
    return [
        Reading(
            f"a {movement} on the {draft.unit} before in each", reason, Kind.STREAK, shorter, draft.unit, draft.value
        ),
        Reading(f"a {movement} on a year before in each", reason, Kind.STREAK, "year-on-year", draft.unit, draft.value),
    ]


def _of_a_trend(draft: Draft, document: Document) -> list[Reading]:
    """Read "this growth trend": growth at all, growth at the pace just stated, or the lead over the series compared."""
    before = document.sentences[draft.sentence.ordinal - 1] if draft.sentence.ordinal else draft.sentence
    words = {token.lower for token in document.tokens[before.first : before.last]}
    each = f"in each of {draft.value} {draft.unit}s"
    ways = [f"growth {each}", f"growth at the pace that the sentence before states {each}"]
    reason = "The sentence before states a growth and its pace; the trend can be either."
    if not words.isdisjoint(forms_of("exceeding") | forms_of("trailing")):
        ways.append(f"growth ahead of the series compared with {each}")
        reason = "The sentence before states a growth, its pace and a comparison; the trend can be any of them."
    return [Reading(way, reason, Kind.STREAK, None, draft.unit, draft.value) for way in ways]
