"""Whether a figure was measured, is aimed at or is expected."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from policykg.extraction.document import Document
from policykg.extraction.items import Item
from policykg.extraction.observations.drafts import Draft
from policykg.extraction.observations.percentages import of_prices
from policykg.extraction.observations.reach import leader
from policykg.extraction.observations.timeline import (
    is_commitment,
    is_handed_out,
    is_structural,
    is_threshold,
    will_be_spent,
)
from policykg.extraction.observations.vocables import figure_words
from policykg.facts import Kind, ObservationStatus, Period

_CLAUSE = frozenset({";", ":", "but", "while", "whereas", "although"})
_ENDS = _CLAUSE | {",", "and", "or"}
_AIMS = frozenset({"target", "forecast", "future"})


def set_standing(draft: Draft, before: Sequence[Draft], document: Document) -> None:
    """Set the status of a figure from the cues of its clause: an aim makes a target, an expectation a forecast.

    A figure of a later part of the same clause keeps the status of the one before it.
    """
    if draft.status is not ObservationStatus.ACTUAL:
        return
    rule = draft.found.rule if draft.found else None
    if rule is not None and rule.status:
        draft.status = ObservationStatus(rule.status)
        return
    if draft.kind is not Kind.STREAK and _is_revised(draft.items, draft.at):
        draft.status = ObservationStatus.FORECAST
        return
    if draft.kind is Kind.STREAK or draft.aside or _past_movement(draft) or _is_given(draft) or _never_was(draft):
        return
    if is_threshold(draft) or _share_out(draft) or is_handed_out(draft, document) or _is_set_up_with(draft, document):
        return
    clause = _clause(draft.items, draft.at)
    scope = _scope(draft.items, draft.at)
    classes = frozenset().union(
        *[_cues(draft.items, i, draft.at) for i in scope if not _AIMS.isdisjoint(draft.items[i].classes)]
    )
    expected = before and before[-1].status is ObservationStatus.FORECAST
    if _is_content(draft):
        return
    if _provided(draft, document):
        draft.status = ObservationStatus.TARGET
        return
    if _announced(draft.items, draft.at):
        draft.status = ObservationStatus.TARGET
        return
    if {"forecast", "target"} <= classes:
        classes = _nearest_cue(draft.items, scope, draft.at)
    outlook = expected or _by_an_outlook(draft.items, draft.at) or of_prices(draft) or _comes_about(draft)
    if _foreseen(draft.items):
        outlook = True
        if any(item.lower in _POSSIBLY for item in draft.items[max(0, draft.at - 8) : draft.at]):
            classes |= {"future"}
    if "forecast" in classes or ("future" in classes and outlook):
        draft.status = ObservationStatus.FORECAST
    elif (
        "target" in classes
        or _at_work(draft.items, draft.at, document)
        or (("future" in classes or _still_to_come(draft.items, draft.at)) and _ahead(clause, document))
    ):
        draft.status = ObservationStatus.TARGET
    elif before and before[-1].status is not ObservationStatus.ACTUAL and _joined(draft, before[-1]):
        own = before[-1].found
        if own is None or not own.rule.status:
            draft.status = before[-1].status


def _nearest_cue(items: Sequence[Item], scope: range, at: int) -> frozenset[str]:
    """Return the classes of the aim or expectation nearest to a figure: "expects growth and *plans* 30 dams"."""
    for index in sorted(scope, key=lambda index: (index > at, abs(at - index))):
        if not items[index].classes.isdisjoint(("forecast", "target")):
            found = _cues(items, index, at)
            if found:
                return found
    return frozenset()


def _is_revised(items: Sequence[Item], at: int) -> bool:
    """Tell whether a figure is what became of an outlook: "cut its *growth estimate* by a point to 3 percent"."""
    for index in range(at - 1, max(0, at - 16), -1):
        item = items[index]
        if item.lower in _CLAUSE or item.lower.endswith("ed for"):
            return False
        if item.lower in _OUTLOOKS:
            for earlier in range(index - 1, max(-1, index - 8), -1):
                word = items[earlier]
                if word.kind == "number" or word.lower in {",", ";", ":"}:
                    break
                if "possessive" in word.classes and earlier:
                    verb = items[earlier - 1]
                    return verb.lower in _REVISING or not verb.classes.isdisjoint(("rise", "fall"))
            return False
    return False


_OUTLOOKS = frozenset({"estimate", "estimates", "forecast", "forecasts", "projection", "projections", "outlook"})
_REVISING = frozenset(["revised", "revises", "upgraded", "upgrades", "downgraded", "downgrades", "kept", "keeps"])


def _is_content(draft: Draft) -> bool:
    """Tell whether a count is that of the parts of a paper: "*proposing 30 measures* to help farms" is no aim of 30."""
    items, at = draft.items, draft.at
    if draft.unit != "count" or not items[at - 1].lower.startswith(_PROPOSING):
        return False
    return any(item.lower.rpartition(" ")[2] in _PARTS for item in items[at + 1 : at + 4])


_PROPOSING = ("propos", "outlin", "recommend")
_PARTS = frozenset({"measures", "tasks", "steps", "actions", "policies", "points", "proposals", "provisions", "items"})


def _provided(draft: Draft, document: Document) -> bool:
    """Tell whether a plan says what is to be at a day to come: "the plan *provides for* sales of 3 billion by 2030"."""
    items, day = draft.items, document.metadata.date
    before = items[max(0, draft.at - 14) : draft.at]
    plan = next((i for i, item in enumerate(before) if _is_paper(item)), None)
    if plan is None or day is None:
        return False
    words = [word for item in before[plan:] for word in item.lower.split()]
    if not any(word in _PROVIDING for word in words):
        return False
    around = items[max(0, draft.at - 14) : draft.at + 9]
    periods = [item.period.period for item in around if item.period is not None and item.period.period is not None]
    return any(period.end > day for period in periods)


def _is_paper(item: Item) -> bool:
    return not _PAPERS.isdisjoint(item.lower.split()) or (item.period is not None and item.period.rule == "plan period")


_PAPERS = frozenset({"plan", "programme", "program", "strategy", "outline", "roadmap", "blueprint", "guideline", "law"})
_PROVIDING = frozenset({"provides", "envisages", "foresees", "stipulates", "prescribes", "envisaged", "foresaw"})


def _at_work(items: Sequence[Item], at: int, document: Document) -> bool:
    """Tell whether a figure is what work that goes on is to bring: "is working *to build 300* dams this year"."""
    day = document.metadata.date
    if day is None or at < 2 or items[at - 2].lower != "to" or "verb" not in items[at - 1].classes:
        return False
    ahead = any(item.period and item.period.period and item.period.period.end > day for item in items[at : at + 9])
    return ahead and not any(item.kind == "number" for item in items[at + 1 : at + 9])


def _announced(items: Sequence[Item], at: int) -> bool:
    """Tell whether a colon opens what a goal is: "The goal for the year was left as it was: growth of 6 percent"."""
    colon = next((i for i in range(at - 1, 0, -1) if items[i].lower == ":"), None)
    return colon is not None and any(
        item.lower in {"goal", "target", "aim", "objective"} for item in items[: min(4, colon)]
    )


def _foreseen(items: Sequence[Item]) -> bool:
    """Tell whether those who only look on say what will be: "prices will rise to 4 euros, *analysts said*"."""
    return any(
        item.lower in _ONLOOKERS and ("speech" in following.classes or following.lower in _BELIEVING)
        for item, following in pairwise(items)
    )


_ONLOOKERS = frozenset({"analysts", "economists", "experts", "forecasters", "analyst", "economist"})
_POSSIBLY = frozenset({"could", "may", "might", "would"})
_BELIEVING = frozenset({"believe", "think", "reckon", "say", "said", "predict", "warn", "warned"})


def _comes_about(draft: Draft) -> bool:
    """Tell whether a figure is how a whole economy will fare, which none can decree: "GDP *will grow 3 percent*"."""
    found, indicator = draft.found, draft.subject.indicator
    if draft.kind is not Kind.CHANGE or found is None or found.cue is None or not found.cue or indicator is None:
        return False
    if draft.items[found.cue - 1].lower not in {"will", "would"}:
        return False
    return indicator.iri.rpartition("/")[2] in figure_words("economy_wide")


def _by_an_outlook(items: Sequence[Item], at: int) -> bool:
    """Tell whether a sentence reports what forecasters say: "according to the outlook, prices will surge …"."""
    return any(not {"outlook", "forecasts", "projections"}.isdisjoint(item.lower.split()) for item in items[:at])


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
    led = leader(draft.items, draft.at)
    if led not in {"from", "against", "compared", "after", "following"}:
        return False
    words = {item.lower for item in draft.items[max(0, draft.at - 5) : draft.at]}
    return words.isdisjoint({"target", "goal", "plan", "aim", "quota", "expectations", "forecasts", "forecast"})


def _never_was(draft: Draft) -> bool:
    """Tell whether a figure is what would have been: "without ships there *would have been* a gain of 3 percent"."""
    words = [item.lower for item in draft.items[max(0, draft.at - 8) : draft.at]]
    return any(first == "would" and second.startswith("have") for first, second in pairwise(words))


def _still_to_come(items: Sequence[Item], at: int) -> bool:
    """Tell whether a passive aim follows a number: "40 stations *are to be* built", "*will be* built"."""
    words = [item.lower for item in items[at + 1 : at + 8]]
    for first, second, third in zip(words, words[1:], words[2:], strict=False):
        if first in {",", "and"} or first.startswith("which"):
            return False
        if (first in {"is", "are"} and second == "to" and third == "be") or (first == "will" and second == "be"):
            return True
    return False


def _past_movement(draft: Draft) -> bool:
    """Tell whether the movement of a figure has happened: "sales, which *climbed* 8 percent"."""
    found = draft.found
    if found is None or found.cue is None:
        return False
    item = draft.items[found.cue]
    before = draft.items[found.cue - 1] if found.cue else None
    past = item.lower.split(" ")[0].endswith("ed") or item.lower.split(" ")[0] in _PASTS
    helped = before is not None and not before.classes.isdisjoint(("auxiliary", "future", "target", "forecast"))
    return past and not helped


_PASTS = frozenset(["rose", "fell", "grew", "shrank", "sank", "slid", "went", "came"])


_STOPS = _CLAUSE | {",", ".", "and", "which", "that", "who", "for", "to"}


def _scope(items: Sequence[Item], at: int) -> range:
    """Return the items of a clause before its number: cues reach what follows them."""
    first = at
    while first > 0 and not _is_border(items, first - 1):
        relative = "relative" in items[first - 1].classes and items[first - 1].lower in {"which", "who", "whose"}
        if relative and not any(item.lower == "," for item in items[first:at]):
            break
        first -= 1
    last = at
    if at + 1 < len(items) and items[at + 1].kind == "word":  # "300 wells are to be drilled"
        while last + 1 < len(items) and items[last + 1].kind == "word" and items[last + 1].lower not in _STOPS:
            last += 1
    return range(first, last + 1)


_REMARKED = frozenset({"noted", "said", "remembered", "added", "stressed", "recalled", "mentioned"})


def _is_border(items: Sequence[Item], index: int) -> bool:
    """Tell whether a clause ends: at a mark or a contrast, but not where "but" joins two verbs of one subject."""
    item = items[index]
    if item.lower not in _CLAUSE:
        return False
    following = items[index + 1] if index + 1 < len(items) else None
    return item.lower != "but" or following is None or following.classes.isdisjoint(("rise", "fall", "verb"))


def _cues(items: Sequence[Item], index: int, at: int) -> frozenset[str]:
    """Return the classes that a word has as a cue: a plan or target that is only named ("the annual plan") has none."""
    item = items[index]
    if item.lower in {"is due to", "are due to"} and not _acts(items, index + 1):
        return item.classes - {"future"}  # "the rise is *due to* exports"
    if item.classes.isdisjoint(("target", "forecast")):
        return item.classes
    after = [word.lower for word in items[index + 1 : index + 3]]
    if item.lower == "should" and after[:1] == ["be"] and after[-1] in _REMARKED:
        return frozenset()  # "it should be noted that"
    if item.lower in {"must", "shall"} and any(word.lower == "," for word in items[index:at]):
        return frozenset()
    following = items[index + 1] if index + 1 < len(items) else None
    before = items[index - 1] if index else None
    if index > at and _expects(items, index):
        return frozenset()  # so many of the farms "expected prices to rise"
    if item.lower in _NAMED and index > at:
        return frozenset()  # "half of the annual target"
    if item.lower in _NAMED:
        if _is_verb(items, index):
            return item.classes
        named = next((i for i in range(index + 2, min(index + 5, len(items))) if items[i].kind == "number"), at)
        if following is not None and following.lower == "of" and named < at:
            return frozenset()  # "a target of 3 million, of which 80 percent was reached"
        aims = {"of", "for", "at", "is", "was"} if item.lower not in {"plan", "plans"} else {"of"}
        aimed = following is not None and (following.lower in aims | {"range"} or following.kind == "number")
        verb = following is not None and following.lower == "to" and index > 0
        determined = before is not None and not before.classes.isdisjoint(("determiner", "adverb", "possessive"))
        return item.classes if aimed or (verb and not determined) else frozenset()
    if following is not None and "forecast" in item.classes:
        later = [word.lower for word in items[index + 1 : index + 3]]
        if later[:1] in (["have"], ["have been"]) or later in (["to", "have"], ["to", "have been"]):
            return frozenset()  # "is estimated to have grown"
    return item.classes


def _acts(items: Sequence[Item], index: int) -> bool:
    """Tell whether a verb stands at a place: "is due to *open*"."""
    if index >= len(items) or items[index].lower.endswith("ing"):
        return False
    return not items[index].classes.isdisjoint(("verb", "level", "rise", "fall", "auxiliary", "share"))


def _expects(items: Sequence[Item], index: int) -> bool:
    """Tell whether those counted expect something: "*expect the* price to fall", not "expected by the bank"."""
    if not items[index].lower.startswith(("expect", "anticipat", "predict", "foresee", "foresaw")):
        return False
    following = items[index + 1] if index + 1 < len(items) else None
    helped = "auxiliary" in items[index - 1].classes
    return (
        not helped
        and following is not None
        and following.kind == "word"
        and following.lower[0].isalpha()
        and (following.lower == "that" or following.classes.isdisjoint(("preposition", "conjunction", "auxiliary")))
    )


def _is_verb(items: Sequence[Item], index: int) -> bool:
    """Tell whether "forecast" is what somebody does: "the bank forecast a rise", "had forecast the index rising"."""
    if items[index].lower not in {"forecast", "forecasts"} or index == 0 or index + 1 == len(items):
        return False
    before, following = items[index - 1], items[index + 1]
    objected = "determiner" in following.classes or following.lower in {"that", "a", "an", "the"} or following.light
    if before.lower in {"had", "has", "have"}:
        return True  # "it had forecast growth of 3 percent"
    named = following.kind == "word" and following.classes.isdisjoint(_NO_OBJECT) and following.lower[0].isalpha()
    objected = objected or (named and items[index].lower == "forecasts")
    led = not before.classes.isdisjoint(("determiner", "possessive", "preposition", "adverb"))
    parted = before.lower == "," and following.lower not in {"that", "in"}
    return objected and not led and not parted and before.kind == "word" and before.lower not in {"'s", "\u2019s"}


_NO_OBJECT = frozenset({"preposition", "conjunction", "auxiliary", "relative", "level", "rise", "fall", "speech"})
_NAMED = frozenset(
    {"plan", "plans", "target", "targets", "goal", "goals", "quota", "planned", "aim", "objective", "outlook"}
) | {"forecast", "forecasts", "expectations", "projections"}


def _clause(items: Sequence[Item], at: int) -> list[Item]:
    """Return the items around a number that can say what it is: back to the number before, on to the next mark."""
    first, last = at, at
    while first > 0 and items[first - 1].lower not in _CLAUSE and items[first - 1].kind != "number":
        first -= 1
    while last + 1 < len(items) and items[last + 1].lower not in _ENDS and items[last + 1].kind != "number":
        last += 1
    return list(items[first : last + 1])


def _ahead(clause: Sequence[Item], document: Document) -> bool:
    """Tell whether the clause names a time after the article's day, or none at all."""
    day = document.metadata.date
    periods: list[Period] = [
        item.period.period for item in clause if item.kind == "period" and item.period and item.period.period
    ]
    return not periods or day is None or any(period.end > day for period in periods)


def _joined(draft: Draft, other: Draft) -> bool:
    between = draft.items[other.at : draft.at]
    if (
        other.at
        and draft.items[other.at - 1].lower == "of"
        and any(i.lower == "against" for i in draft.items[: other.at])
    ):
        return False  # "against a target of 3 million"
    return not any(
        _is_border(draft.items, other.at + index)
        or ("relative" in item.classes and item.lower != "that" and between[index - 1].lower != "of")
        for index, item in enumerate(between)
    )
