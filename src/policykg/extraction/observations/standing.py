"""Whether a figure was measured, is aimed at or is expected."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from policykg.extraction.document import Document
from policykg.extraction.items import Item
from policykg.extraction.observations.aims import AIMING, cues_at, is_border, is_used_up, nearest_cue, scope_of
from policykg.extraction.observations.commitments import is_at_price, is_commitment, is_handed_out, will_be_spent
from policykg.extraction.observations.consequences import comes_of
from policykg.extraction.observations.drafts import Draft, is_money
from policykg.extraction.observations.grounds import is_reached_before, is_reason, never_was
from policykg.extraction.observations.leaders import leader, turns_back
from policykg.extraction.observations.likelihoods import is_likely
from policykg.extraction.observations.limits import is_cap_ahead, is_purposed, is_threshold
from policykg.extraction.observations.outlooks import (
    can_look_ahead,
    comes_about,
    is_by_an_outlook,
    is_expected_for,
    is_foreseen,
    is_foreseen_aim,
    is_guessed,
    is_left_as_it_is,
    is_revised,
    is_seen_coming,
)
from policykg.extraction.observations.percentages import of_prices
from policykg.extraction.observations.provisions import (
    is_announced,
    is_content,
    is_decreed,
    is_provided,
    is_set_as_aim,
    is_suggested,
)
from policykg.extraction.observations.timeless import (
    is_adjectival,
    is_apposed,
    is_attribute,
    is_held,
    is_joint_author,
    is_named_group,
    is_of_now,
    is_one_of,
    is_sample,
    is_structural,
)
from policykg.extraction.observations.to_come import still_to_come, which_is_to_be
from policykg.extraction.observations.vocables import time_words
from policykg.facts import Kind, ObservationStatus, Period

_FORESEEN: Final = frozenset({"forecast"})
_RANGE: Final = 2  # items from the lower end of a range to the upper
_TOLD: Final = 6  # items behind a figure in which those who foretold it stand
_BEHIND: Final = 4  # items between "will be" and a figure
_WILL: Final = frozenset({"will", "would"})
_LISTED: Final = 6  # items between two figures of a list
_NEAR: Final = 10  # words before a figure that can tell what it is
_FORETOLD: Final = time_words("foretold")
_BUDGETED: Final = time_words("budgeted")
_CONTRAST: Final = time_words("contrast")
_CLAUSE_END: Final = time_words("clause_end")


def set_standing(draft: Draft, before: Sequence[Draft], document: Document) -> None:
    """Set the status of a figure from the cues of its clause: an aim makes a target, an expectation a forecast.

    A figure of a later part of the same clause keeps the status of the one before it.
    """
    if draft.status is not ObservationStatus.ACTUAL:
        return
    rule = draft.found.rule if draft.found else None
    if rule is not None and rule.status:
        draft.status = ObservationStatus.FORECAST if is_foreseen_aim(draft) else ObservationStatus(rule.status)
        return
    if draft.kind is not Kind.STREAK and (is_revised(draft) or comes_of(draft)):
        draft.status = ObservationStatus.FORECAST
        return
    if is_seen_coming(draft, document) or is_expected_for(draft) or is_guessed(draft):
        draft.status = ObservationStatus.FORECAST
        return
    if _was_foretold(draft) or is_set_as_aim(draft):
        draft.status = ObservationStatus.TARGET if is_set_as_aim(draft) else ObservationStatus.FORECAST
        if before and before[-1].at == draft.at - _RANGE and _ends_range(draft.items, draft.at):
            before[-1].status = draft.status
        return
    if _was_budgeted(draft) or is_cap_ahead(draft, document.metadata.date):
        draft.status = ObservationStatus.TARGET
        return
    if before and before[-1].status is not ObservationStatus.ACTUAL and _goes_on_list(draft, before[-1]):
        draft.status = before[-1].status
        return
    led = bool(before) and before[-1].status is not ObservationStatus.ACTUAL
    ahead = led or can_look_ahead(draft) or _at_work(draft.items, draft.at, document)
    if not ahead or draft.kind is Kind.STREAK or draft.aside or _past_movement(draft) or _is_given(draft):
        return
    if never_was(draft) or is_held(draft) or is_of_now(draft) or is_apposed(draft) or is_attribute(draft):
        return
    if (
        is_joint_author(draft)
        or (is_adjectival(draft) and _is_price_of_plan(draft))
        or (
            is_named_group(draft)
            and not any(i.marks & AIMING for i in draft.items[max(0, draft.at - _NEAR) : draft.at])
        )
    ):
        return
    if is_one_of(draft) or is_threshold(draft) or is_purposed(draft) or is_sample(draft) or _share_out(draft):
        return
    if (
        is_at_price(draft)
        or is_left_as_it_is(draft)
        or is_handed_out(draft, document)
        or _is_set_up_with(draft, document)
        or is_content(draft)
    ):
        return
    if is_likely(draft) or is_decreed(draft):
        draft.status = ObservationStatus.TARGET if is_decreed(draft) else ObservationStatus.FORECAST
        return
    clause = _clause(draft.items, draft.at)
    scope = scope_of(draft.items, draft.at)
    classes = frozenset().union(*[cues_at(draft.items, i, draft.at) for i in scope if draft.items[i].marks & AIMING])
    expected = before and before[-1].status is ObservationStatus.FORECAST
    if is_provided(draft, document) or is_suggested(draft):
        draft.status = ObservationStatus.TARGET
        return
    if is_announced(draft):
        draft.status = ObservationStatus.TARGET
        return
    if {"forecast", "target"} <= classes:
        classes = _FORESEEN if is_foreseen_aim(draft) else nearest_cue(draft.items, scope, draft.at)
    outlook = expected or is_by_an_outlook(draft) or of_prices(draft)
    outlook = outlook or ("target" not in classes and comes_about(draft, document))
    if is_foreseen(draft):
        outlook = True
        if any(item.lower in time_words("possibly") for item in draft.items[max(0, draft.at - 8) : draft.at]):
            classes |= {"future"}
    if "forecast" in classes or ("future" in classes and outlook):
        draft.status = ObservationStatus.FORECAST
    elif (
        "target" in classes
        or _at_work(draft.items, draft.at, document)
        or which_is_to_be(draft)
        or (("future" in classes or still_to_come(draft.items, draft.at)) and _ahead(clause, document))
    ):
        draft.status = ObservationStatus.TARGET
    elif before and before[-1].status is not ObservationStatus.ACTUAL and _joined(draft, before[-1]):
        own = before[-1].found
        if own is None or not own.rule.status:
            draft.status = before[-1].status


def _is_price_of_plan(draft: Draft) -> bool:
    """Tell whether a price only says of what size a plan is.

    "Will build homes *under a 3 billion euro* programme", "is *planning a 70 million euro* tunnel".
    """
    verb = draft.items[max(0, draft.at - 2)].lower
    return verb in time_words("along_with") or (is_money(draft.unit) and verb in time_words("planning"))


def _was_foretold(draft: Draft) -> bool:
    """Tell whether a figure is what somebody had foretold: "better than *the 3 percent forecast by* dealers"."""
    items, at = draft.items, draft.at
    if draft.kind is Kind.STREAK:
        return False
    led = [item.lower for item in items[max(0, at - _RANGE) : at]]
    if led in (["for", "a"], ["of", "a"]) and items[at - _RANGE - 1].lower in time_words("polled"):
        return True  # "weaker than *the forecast for a 3 percent* decline"
    for index in range(at + 1, min(len(items), at + _TOLD)):
        item = items[index]
        if item.lower in _FORETOLD:
            following = items[index + 1] if index + 1 < len(items) else item
            if index == at + 1 and following.lower == "by":
                return True
            dated = following.period is not None and following.lower in {"in", "last"}
            first = at - _RANGE if _ends_range(items, at) else at
            set_beside = leader(items, first) != "" or items[first - 1].lower == "the"
            return set_beside and (index > at + 1 or dated)
        if item.kind != "word" or not item.lower[0].isalpha() or ("auxiliary" in item.classes and item.lower != "had"):
            return False
    return False


def _ends_range(items: list[Item], at: int) -> bool:
    """Tell whether a figure is the upper end of a range: "3 *to 4 percent*"."""
    return at > _RANGE and items[at - 1].lower in {"to", "-", "and"} and items[at - _RANGE].kind == "number"


def _was_budgeted(draft: Draft) -> bool:
    """Tell whether a figure is what another was to be: "against *a budgeted 3 million*", "was *budgeted at* 3"."""
    items, at = draft.items, draft.at
    if at > 1 and items[at - 1].lower == "at" and items[at - 2].lower in {"budgeted", "budgetted"}:
        return True
    first = at - _RANGE if _ends_range(items, at) else at
    if draft.aside and first > 1 and items[first - 1].lower == "of" and "target" in items[first - 2].classes:
        return True  # "compared with *a target of 3* to 4 percent"
    return at > 1 and items[at - 1].lower in _BUDGETED and leader(items, at - 1) != ""


def _at_work(items: list[Item], at: int, document: Document) -> bool:
    """Tell whether a figure is what work that goes on is to bring: "is working *to build 300* dams this year"."""
    day = document.metadata.date
    if day is None or at < 2 or items[at - 2].lower != "to" or "verb" not in items[at - 1].classes:
        return False
    ahead = any(item.period and item.period.period and item.period.period.end > day for item in items[at : at + 9])
    return ahead and not any(item.kind == "number" for item in items[at + 1 : at + 9])


def _share_out(draft: Draft) -> bool:
    """Tell whether a figure only says on how much an aim bears: "rules for ten trades", "2 billion will be spent"."""
    led = draft.items[draft.at - 1].lower in {"for", "in", "across", "under", "on"}
    return will_be_spent(draft) or (is_structural(draft) and led)


def _is_set_up_with(draft: Draft, document: Document) -> bool:
    """Tell whether money comes with what is to be done: "will open a round *with a fund of 3 million euros*"."""
    items, at = draft.items, draft.at
    if items[at - 1].lower != "of" or not is_commitment(draft, document):
        return False
    return any(item.lower == "with" for item in items[max(0, at - 5) : at - 1])


def _is_given(draft: Draft) -> bool:
    """Tell whether a figure is what an aim starts from or is held against: "against a share of 30 percent now"."""
    if is_reason(draft):
        return True
    led = leader(draft.items, draft.at)
    if led == "than":
        return is_reached_before(draft)
    if led not in {"from", "against", "compared", "after", "following"}:
        return False
    aims = {"target", "goal", "plan", "aim", "quota", "expectations", "forecasts", "forecast"}
    return not any(item.lower in aims for item in draft.items[max(0, draft.at - 5) : draft.at])


def _past_movement(draft: Draft) -> bool:
    """Tell whether the movement of a figure has happened: "sales, which *climbed* 8 percent"."""
    found = draft.found
    if found is None or found.cue is None:
        return False
    item = draft.items[found.cue]
    before = draft.items[found.cue - 1] if found.cue else None
    verb = item.lower.partition(" ")[0]
    past = verb.endswith("ed") or verb in time_words("past")
    helped = before is not None and not before.classes.isdisjoint(("auxiliary", "future", "target", "forecast"))
    return past and not helped


def _clause(items: list[Item], at: int) -> list[Item]:
    """Return the items around a number that can say what it is: back to the number before, on to the next mark."""
    first, last = at, at
    while first > 0 and items[first - 1].lower not in _CONTRAST and items[first - 1].kind != "number":
        first -= 1
    while last + 1 < len(items) and items[last + 1].lower not in _CLAUSE_END and items[last + 1].kind != "number":
        last += 1
    return list(items[first : last + 1])


def _ahead(clause: list[Item], document: Document) -> bool:
    """Tell whether the clause names a time after the article's day, or none at all."""
    day = document.metadata.date
    periods: list[Period] = [
        item.period.period
        for item in clause
        if item.kind == "period" and item.period and item.period.period and not _is_the_year(item)
    ]
    return not periods or day is None or any(period.end > day for period in periods)


def _is_the_year(item: Item) -> bool:
    """Tell whether a period is "the year", which can be the last one or this one."""
    return item.period is not None and item.period.rule == "relative year" and item.period.yearless


def _is_turn(items: list[Item], index: int) -> bool:
    """Tell whether what has been done or was follows: "will help farms *and has set* 3 million *aside*"."""
    lower, following = items[index].lower, items[index + 1]
    if lower in {"has", "have", "had"}:
        return following.lower not in {"to", "to be", "planned"}
    return lower == "that" and "level" in following.classes and following.lower.endswith("ed")


def _goes_on_list(draft: Draft, other: Draft) -> bool:
    """Tell whether only periods stand between two figures: "with 5 percent in the spring*; Q3 at 4 percent*"."""
    items, first = draft.items, other.at + 1
    if draft.aside or draft.at - first > _LISTED or _was_budgeted(other):
        return False
    if first < draft.at and items[first].kind == "word" and not items[first].classes and other.unit == "count":
        first += 1  # "30 *dams* in 2020; 40 in 2021"
    between = items[first : draft.at]
    if not any(item.kind == "period" for item in (*between, *items[draft.at + 1 : draft.at + 2])):
        return False
    return all(item.kind == "period" or item.lower in time_words("listing") for item in between)


def _joined(draft: Draft, other: Draft) -> bool:
    """Tell whether a figure goes on with what the one before is: "will build 3 dams *and 40* wells"."""
    if other.at == draft.at - _RANGE and draft.items[draft.at - 1].lower in {"to", "-"}:
        return True
    if _was_budgeted(other) or _was_foretold(other):
        return False
    between = draft.items[other.at : draft.at]
    if any(item.lower in {"have", "has", "had"} for item in draft.items[draft.at + 1 : draft.at + 4]):
        return any(item.lower == "to" for item in draft.items[draft.at + 1 : draft.at + 4])
    if (
        other.at
        and draft.items[other.at - 1].lower == "of"
        and any(i.lower == "against" for i in draft.items[: other.at])
    ):
        return False  # "against a target of 3 million"
    if any(_is_turn(between, index) for index in range(1, len(between) - 1)):
        return False
    if any(turns_back(draft.items, index) for index in range(other.at, draft.at)):
        return False  # "exceeded a forecast of 3 percent and followed a rise of 2 percent"
    named = time_words("named_aim")
    for index in range(max(0, other.at - _NEAR), other.at):
        if draft.items[index].lower in named and is_used_up(draft.items, index, draft.at):
            return False
    return not any(
        is_border(draft.items, other.at + index)
        or ("relative" in item.classes and item.lower != "that" and between[index - 1].lower != "of")
        for index, item in enumerate(between)
    )
