"""Money that is set aside, granted or imposed once: it belongs to no period of measuring."""

from __future__ import annotations

from typing import Final

from policykg.extraction.document import Document
from policykg.extraction.items import Item
from policykg.extraction.observations.drafts import Draft, is_money
from policykg.extraction.observations.leaders import words_before
from policykg.extraction.observations.vocables import time_words
from policykg.facts import Kind

_PRICE: Final = 5  # words of "at a total cost of"
_BARGAIN: Final = 12  # items before a sum that can say what it pays for


def will_be_spent(draft: Draft) -> bool:
    """Tell whether an amount of money is given out later: "a further 3 billion euros will be spent on roads"."""
    words = [item.lower for item in draft.items[draft.at + 1 : draft.at + 6]]
    return _is_money(draft) and words[:2] == ["will", "be"] and not time_words("spent").isdisjoint(words)


def is_handed_out(draft: Draft, document: Document) -> bool:
    """Tell whether money is what somebody is to get, at no stated time: it is promised now, and no aim.

    "The fund will give yards *3 million euros*", "another 3 million euros will go to yards".
    """
    if not _is_money(draft) or _is_dated_ahead(draft, document):
        return False
    items, at = draft.items, draft.at
    after = [word for item in items[at + 1 : at + 9] for word in item.lower.split() if word[0].isalpha()]
    if after[:2] == ["will", "be"] or after[1:3] == ["to", "be"]:
        return not time_words("given").isdisjoint(after[2:5])
    before = words_before(items, at, 12)
    for index, word in enumerate(before[:-1]):
        future = word == "will" or (word == "to" and before[index - 1 : index] in (["is"], ["are"]))
        if future and not (time_words("giving") | time_words("given")).isdisjoint(before[index + 1 : index + 4]):
            return True
    return False


def _is_dated_ahead(draft: Draft, document: Document) -> bool:
    """Tell whether the words around a figure name a time that is not over on the article's day."""
    day = document.metadata.date
    around = draft.items[max(0, draft.at - 14) : draft.at + 15]
    periods = [item.period.period for item in around if item.period is not None and item.period.period is not None]
    return any(day is None or period.end > day for period in periods)


def _is_money(draft: Draft) -> bool:
    return draft.kind is Kind.LEVEL and is_money(draft.unit)


def _is_approved(draft: Draft) -> bool:
    """Tell whether money has been granted but not paid: "works worth 3 million euros *have been approved*"."""
    words = [word for item in draft.items[draft.at + 1 : draft.at + 6] for word in item.lower.split()]
    been = next((i for i, word in enumerate(words) if word in {"been", "was", "were"}), None)
    return been is not None and not time_words("approved").isdisjoint(words[been + 1 : been + 3])


def is_commitment(draft: Draft, document: Document) -> bool:
    """Tell whether an amount of money is set aside or imposed once: "a fund of 3 billion euros"."""
    if not _is_money(draft):
        return False
    if will_be_spent(draft) or is_handed_out(draft, document) or _is_approved(draft):
        return True
    items, at = draft.items, draft.at
    borders = time_words("border")
    first = last = at
    while first > max(0, at - 9) and items[first - 1].lower not in borders and items[first - 1].kind != "number":
        first -= 1
    end = min(len(items), at + 6)
    while last + 1 < end and items[last + 1].lower not in borders and items[last + 1].kind == "word":
        last += 1
    return not _adds_up(items[first:at]) and any(
        mention.scheme == "cue" and mention.term.code == "commitment"
        for token in range(items[first].first, items[last].last)
        for mention in document.cues.get(token, ())
    )


def _adds_up(items: list[Item]) -> bool:
    """Tell whether several sums have come to so much: "fines *totalled* 3 million" in the months reported."""
    came_to = time_words("came_to")
    verb = next((index for index, item in enumerate(items) if item.lower in came_to), 0)
    return verb > 0 and items[verb - 1].lower.endswith("s")


def is_deal(draft: Draft) -> bool:
    """Tell whether money is that of one deal or law: "announced a *2 billion euro* venture", "the law provided …"."""
    if not _is_money(draft):
        return False
    items, index = draft.items, draft.at - 1
    while index > max(0, draft.at - 4) and (items[index].light or "determiner" in items[index].classes):
        index -= 1
    if items[index].lower in time_words("announced"):
        return True
    before = words_before(items, draft.at, 16)
    passed = next((i for i, word in enumerate(before) if word in time_words("statute")), None)
    return passed is not None and not time_words("provided_by_law").isdisjoint(before[passed + 1 : passed + 4])


def is_at_price(draft: Draft) -> bool:
    """Tell whether money is what something costs, whenever it is done: "will buy ships *at a cost of 3 million*"."""
    items, at = draft.items, draft.at
    if at < 1 or items[at - 1].lower != "of" or not _is_money(draft):
        return False
    words = words_before(items, at, _PRICE)
    return "at" in words and not {"cost", "price"}.isdisjoint(words[-3:])


def is_of_a_bargain(draft: Draft) -> bool:
    """Tell whether a sum is a price or the size of something agreed or set, of no month that was spoken of before.

    "Bought the mill *for 3 million euros*", "built *at a cost of 3 million*", "*the deal is worth* 3 million".
    """
    if draft.kind is not Kind.LEVEL:
        return False
    items, at = draft.items, draft.at
    words = words_before(items, at, _BARGAIN)
    if _is_money(draft):
        if items[at - 1].lower == "for" and not time_words("trading").isdisjoint(words):
            return True
        if is_at_price(draft):
            return True
    agreed = time_words("agreed_thing")
    noun = next((index for index in range(len(words) - 1, -1, -1) if words[index] in agreed), None)
    return noun is not None and words[noun + 1 : noun + 2] in (["is"], ["has"], ["totals"], ["includes"], ["are"])
