"""Where the object of an act begins: after "on" of an emphasis, after what is put in; part of initiatives."""

from __future__ import annotations

from typing import Final

from policykg.extraction.actions import Reading
from policykg.extraction.sentences import TextSentence
from policykg.extraction.wordrules import Match, skip_adverbs
from policykg.extraction.words import Form, Verb, verb_at, word_lists

_INSERTED: Final = 16  # the longest insertion after a verb, in tokens
_PHRASE: Final = 4  # the longest noun phrase after "put", in tokens
_TIME: Final = 4  # the longest time after a verb, in tokens
_UPON: Final = frozenset({"on", "upon", "to"})


def object_start(match: Match, reading: Reading) -> tuple[int, Form]:
    """Return where the object of an active match begins, and the form that a further verb must have."""
    tokens, sentence, verb = reading.tokens, reading.sentence, match.verb
    after, form = (verb.last, verb.form) if verb is not None else (match.last, Form.PAST)
    on = _emphasis(verb, reading.lowers, sentence) if verb is not None else None
    if on is not None:
        place = skip_adverbs(tokens, on + 1, sentence.last)
        inner = verb_at(tokens, place, sentence.last, Form.GERUND, word_lists()["action"])
        if inner is not None:
            after, form = inner.last, Form.GERUND
    return _past_insertion(_past_time(after, reading.lowers, sentence), reading.lowers, sentence), form


def _emphasis(verb: Verb, lowers: tuple[str, ...], sentence: TextSentence) -> int | None:
    """Return the "on" of "focus on building", "put emphasis on building"."""
    lists = word_lists()
    if verb.lemma in lists["focusing"]:
        return verb.last if verb.last + 1 < sentence.last and lowers[verb.last] == "on" else None
    for place in range(verb.last, min(verb.last + _PHRASE, sentence.last - 2)):
        if lowers[place] in lists["focus_noun"]:
            return place + 1 if lowers[place + 1] in _UPON else None
        if lowers[place] in lists["preposition"]:
            return None
    return None


def _past_time(after: int, lowers: tuple[str, ...], sentence: TextSentence) -> int:
    """Return where the object begins after a time: "announced this week a fund", "opened on Monday a school"."""
    lists = word_lists()
    if lowers[after] not in lists["time_word"] and lowers[after] not in lists["time_filler"]:
        return after
    for place in range(after, min(after + _TIME, sentence.last - 1)):
        if lowers[place] in lists["time_word"]:
            return place + 1 if lowers[place + 1] in lists["determiner"] else after
        if lowers[place] not in lists["time_filler"]:
            return after
    return after


def _past_insertion(after: int, lowers: tuple[str, ...], sentence: TextSentence) -> int:
    """Return where the object begins after what is put in: "opened, along with two banks, a school"."""
    if after + 1 >= sentence.last or lowers[after] != ",":
        return after
    lists = word_lists()
    if lowers[after + 1] in lists["company"] or lowers[after + 1] in lists["preposition"]:
        for place in range(after + 2, min(after + _INSERTED, sentence.last - 1)):
            if lowers[place] == ",":
                return place + 1
    return after
