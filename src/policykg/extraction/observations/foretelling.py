"""For which time a forecast is that names none: one to come, that of the forecasts before it, or the whole year."""

from __future__ import annotations

from datetime import date
from typing import Final

from policykg.extraction.document import Document
from policykg.extraction.items import Item
from policykg.extraction.observations.drafts import Draft
from policykg.extraction.observations.leaders import words_before
from policykg.extraction.observations.timeline import Timeline
from policykg.extraction.observations.vocables import time_words
from policykg.facts import Kind, ObservationStatus

_BEING: Final = frozenset({"is", "are"})
_HAD: Final = frozenset({"had", "had been"})
_NEAR: Final = 2  # sentences
_GOING_ON: Final = 4  # sentences over which estimates of one season go on
_PUT: Final = 4  # words of "is estimated at"


def goes_on_foretelling(draft: Draft, document: Document, timeline: Timeline) -> bool:
    """Tell whether a forecast goes on with those of the sentences before it: "*Exports are forecast at* 3 million"."""
    day, aim = document.metadata.date, timeline.aim
    if day is None or aim is None or aim.end <= day or timeline.aim_status is not ObservationStatus.FORECAST:
        return False
    near = draft.sentence.ordinal - timeline.aim_sentence <= _NEAR or timeline.aimed > 1
    return near and draft.wording.has(time_words("foretelling")) and not draft.wording.has(time_words("onlooker"))


def is_put_too(draft: Draft, timeline: Timeline, day: date) -> bool:
    """Tell whether an estimate goes on with those of a season that is not over: "maize output *is put at* 3 tonnes"."""
    aim, told = timeline.aim, timeline.aim_status is ObservationStatus.FORECAST
    if draft.status is not ObservationStatus.ACTUAL or not told or aim is None or not aim.start <= day < aim.end:
        return False
    if draft.kind is not Kind.LEVEL or draft.sentence.ordinal - timeline.aim_sentence > _GOING_ON:
        return False
    words = words_before(draft.items, draft.at, _PUT)
    return words[-1:] == ["at"] and not time_words("put").isdisjoint(words) and not {"is", "are"}.isdisjoint(words)


def is_ahead(draft: Draft) -> bool:
    """Tell whether an expectation is said to come true later: what is over cannot be its time."""
    if draft.wording.has_before(_HAD, draft.at):
        return False  # "dealers *had predicted* that sales would fall by 3 percent"
    before, expecting = draft.items[max(0, draft.at - 12) : draft.at], time_words("expecting")
    for index, item in enumerate(before):
        if "forecast" in item.classes and _is_being_told(before, index):
            return True
    return any("future" in item.classes for item in before[-6:]) or any(item.lower in expecting for item in before)


def _is_being_told(items: list[Item], index: int) -> bool:
    """Tell whether an expectation is one of today: "prices *are expected* to rise by 3 percent"."""
    if items[index].lower.partition(" ")[0] in _BEING:
        return True
    verb = index - 1
    while verb > 0 and (items[verb].light or items[verb].kind == "period"):
        verb -= 1
    return verb >= 0 and items[verb].lower in _BEING


def is_of_full_year(draft: Draft, words: frozenset[str]) -> bool:
    """Tell whether a figure is said to be of the whole year: "its *full-year* target of 3 million"."""
    return any(item.lower in words for item in draft.items[max(0, draft.at - 8) : draft.at])
