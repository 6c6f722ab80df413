"""What papers and projects say is to be: "the plan *provides for* sales of 3 billion by 2030".

Comes before ``standing``, which asks here whether a figure is one of those that a plan, a contract or a goal sets.
"""

from __future__ import annotations

from typing import Final

from policykg.extraction.document import Document
from policykg.extraction.items import Item
from policykg.extraction.observations.drafts import Draft, is_money
from policykg.extraction.observations.vocables import time_words
from policykg.facts import Kind

_PROPOSING: Final = ("propos", "outlin", "recommend")
_PROVIDED: Final = 9  # items from a verb of providing to its figure
_SUGGESTED: Final = 24  # items from what is to be done to its last figure
_AIMED: Final = 8  # items of "to 4 percent set as the official growth goal"
_OF: Final = 2  # items from a list to how many it names
_THAT: Final = 8  # items from "that" to what is to be done
_SUBJECT: Final = 5  # items before it that name the paper
_SUGGESTED_WORDS: Final = time_words("suggested")
_PROVIDING: Final = time_words("providing")
_PROVIDED_FOR: Final = time_words("provided_for")


def is_content(draft: Draft) -> bool:
    """Tell whether a count is that of the parts of a paper: "*proposing 30 measures* to help farms" is no aim of 30."""
    items, at = draft.items, draft.at
    if draft.unit != "count" or not items[at - 1].lower.startswith(_PROPOSING):
        return _is_listed(draft)
    return any(item.lower.rpartition(" ")[2] in time_words("part_of_paper") for item in items[at + 1 : at + 4])


def _is_listed(draft: Draft) -> bool:
    """Tell whether a count is of the entries of a paper that is to come: "will publish *a list of 30* towns"."""
    items, at = draft.items, draft.at
    if draft.unit != "count" or at < _OF or items[at - 1].lower != "of":
        return False
    named = items[at - _OF].lower in time_words("paper_of_entries")
    return named and any(item.lower in time_words("publishing") for item in items[max(0, at - _SUBJECT - 1) : at - _OF])


def is_decreed(draft: Draft) -> bool:
    """Tell whether a figure is what shall be, or what somebody is to see to: "30 pumps *shall* be in place"."""
    if draft.kind is Kind.STREAK or not draft.wording.has(time_words("decreeing")):
        return False
    near = draft.items[max(0, draft.at - _THAT) : draft.at + _THAT]
    for index, item in enumerate(near):
        if item.lower == "shall":
            return True
        led = near[index + 1].lower if index + 1 < len(near) else ""
        made = item.lower == "sure" and index > 0 and near[index - 1].lower in {"make", "makes", "making"}
        if (made or item.lower in {"ensure", "ensures", "guarantee"}) and led == "that":
            return True
        if item.lower == "see" and led == "to":
            return True
    return False


def is_provided(draft: Draft, document: Document) -> bool:
    """Tell whether a plan says what is to be at a day to come: "the plan *provides for* sales of 3 billion by 2030"."""
    items, day = draft.items, document.metadata.date
    if _is_provided_for(draft):
        return True
    if not draft.wording.has_before(_PROVIDING, draft.at):
        return False
    before = items[max(0, draft.at - 14) : draft.at]
    plan = next((i for i, item in enumerate(before) if _is_paper(item)), None)
    if plan is None or day is None:
        return False
    words = [word for item in before[plan:] for word in item.lower.split()]
    if _PROVIDING.isdisjoint(words):
        return False
    around = items[max(0, draft.at - 14) : draft.at + 9]
    periods = [item.period.period for item in around if item.period is not None and item.period.period is not None]
    return any(period.end > day for period in periods)


def _is_provided_for(draft: Draft) -> bool:
    """Tell whether a plan or a project is to bring so much: "the project *provides for the building of 14* wells".

    Money that a law or budget provides is set aside now.
    """
    if draft.kind is Kind.STREAK or is_money(draft.unit):
        return False
    if not draft.wording.has(_PROVIDED_FOR):
        return False
    items, at = draft.items, draft.at
    for index in range(at - 1, max(0, at - _PROVIDED), -1):
        item = items[index]
        if item.lower in _PROVIDED_FOR:
            if item.lower == "provides" and items[index + 1].lower != "for":
                return False
            named = items[max(0, index - _SUBJECT) : index]
            return any(_is_paper(word) or word.lower in time_words("undertaking") for word in named)
        if item.lower in time_words("clause_mark"):
            return False
    return False


def _is_paper(item: Item) -> bool:
    return not time_words("paper").isdisjoint(item.lower.split()) or (
        item.period is not None and item.period.rule == "plan period"
    )


def is_suggested(draft: Draft) -> bool:
    """Tell whether somebody suggests so much: "suggested that the ministry *raise* the tax to 3 percent"."""
    if not draft.wording.has(_SUGGESTED_WORDS):
        return False
    items, at = draft.items, draft.at
    for index in range(at - 1, max(0, at - _SUGGESTED), -1):
        if items[index].lower in _SUGGESTED_WORDS:
            return False
        if items[index].lower in time_words("to_be_done"):
            subject = items[index - 1]
            if subject.kind != "word" or "preposition" in subject.classes or subject.lower == "to":
                return False
            before = items[max(0, index - _THAT) : index]
            return any(item.lower == "that" or item.lower.endswith(" that") for item in before)
    return False


def is_announced(draft: Draft) -> bool:
    """Tell whether a colon opens what a goal is: "The goal for the year was left as it was: growth of 6 percent"."""
    items, at = draft.items, draft.at
    if draft.wording.places.get(":", at) >= at:
        return False
    colon = next((i for i in range(at - 1, 0, -1) if items[i].lower == ":"), None)
    if colon is None:
        return False
    named = (*items[: min(4, colon)], *items[max(0, colon - 6) : colon])
    return any(item.lower in {"goal", "target", "aim", "objective"} for item in named)


def is_set_as_aim(draft: Draft) -> bool:
    """Tell whether a figure is called an aim behind it: "within the 3 to *4 percent set as the goal* for the year"."""
    words = [item.lower for item in draft.items[draft.at + 1 : draft.at + _AIMED]]
    place = next((index for index, word in enumerate(words) if word in time_words("set_as")), None)
    if place is None or words[place + 1 : place + 2] != ["as"] or any(not word.isalpha() for word in words[:place]):
        return False
    return not time_words("aim_set").isdisjoint(words[place + 2 :])
