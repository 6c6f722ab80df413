"""Who does what an active verb tells: who stands before it, shares it, or is told by a policy; part of initiatives."""

from __future__ import annotations

from typing import Final

from policykg.extraction.actions import Reading
from policykg.extraction.memory import ActorKind
from policykg.extraction.policies import NOUNS, policy_subject
from policykg.extraction.subjects import Subject, subject_before, subject_of_clause
from policykg.extraction.wordrules import Match
from policykg.extraction.words import word_lists

_SHARING: Final = frozenset({"and", "but", "then", "also"})
_TENSED: Final = word_lists()["tensed"]
_MEANWHILE: Final = frozenset({"while", "whilst"})
_THIS: Final = frozenset({"this", "these"})


def doer_of(match: Match, reading: Reading, *, acted: int) -> tuple[Subject | None, bool]:
    """Return the subject of an active verb, and whether it is that of the clause before.

    ``acted`` is the last sentence that told an action, which "this move" can mean.
    """
    sentence, who = reading.sentence, match.rule.who
    before = reading.lowers[match.first - 1]
    impersonal = match.rule.value("impersonal")
    if impersonal:
        is_it = match.first - 1 >= sentence.first and before in {"it", impersonal}
        return Subject(match.first - 1, None, "measures") if is_it else None, False
    subject = subject_before(reading.tokens, match.first, sentence, reading.actors)
    if subject is not None:
        means_document = "document" in who and _is_document(subject, reading)
        return (Subject(subject.first, None, "plan") if means_document else subject), False
    meanwhile = before in _MEANWHILE and reading.lowers[match.first].endswith("ing")
    going_on = before == "," and reading.lowers[match.first] in _TENSED and reading.covered == match.first - 1
    if reading.subject is not None and (before in _SHARING or meanwhile or going_on):
        if reading.subject.actor is None and not NOUNS.intersection(who):
            return None, False  # a plan shares no verb of bodies
        return _nearer(reading.subject, match, reading), True
    if before == "and":
        subject = subject_of_clause(reading.tokens, match.first, sentence, reading.actors)
        if subject is not None:
            return subject, True
    reach = 2 if reading.lowers[sentence.first] in _THIS else 1
    return policy_subject(match, reading, acted=acted >= sentence.ordinal - reach), False


def _nearer(subject: Subject, match: Match, reading: Reading) -> Subject:
    """Return who shares the verb after "and": who has a verb nearer to it, else the subject before."""
    lists = word_lists()
    for last, actor in reversed(list(reading.actors.items())):
        inside = subject.first < actor.first and last < match.first
        if inside and reading.lowers[last] in lists["finite"] and reading.lowers[last] not in lists["said_form"]:
            return Subject(actor.first, actor)
    return subject


def _is_document(subject: Subject, reading: Reading) -> bool:
    """Tell whether a subject is "it" at the start of a sentence and means the document of the one before."""
    actor = subject.actor
    if actor is None or actor.kind is not ActorKind.PRONOUN or actor.first != reading.sentence.first:
        return False
    return reading.written
