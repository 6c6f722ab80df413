"""The year of a month, quarter or day that a text does not give: what will be is to come, what has been is over.

The calendar takes the latest month that has begun; the verb beside it can say otherwise. Comes after ``dating``.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from policykg.extraction.periods import PeriodMention, Shape, shift

_LED: Final = (
    r"(?:the )?(?:very )?(?:(?:end|close|start|beginning|middle|course|first half|second half) of (?:the )?"
    r"|early |late )?"
)
_AT_TIME: Final = (
    r"(?:in|on|between|by|at|before|until|till|during|over|through|for|from|as of|as from|starting(?: in| on| from)?"
    r"|beginning(?: in| on)?|no later than|not later than|within)"
)
_SHALL: Final = (
    r"(?:will|shall|(?:has|have)(?= until)"
    r"|(?:is|are) (?:to|due|scheduled|set|planned|supposed|going|slated)|(?:was|were) to|plans? to|aims? to|intends? to"
    r"|has pledged to|have pledged to|has promised to|wants? to|hopes? to|scheduled|planned|due)"
)
_OPENS: Final = (
    r"(?:opens|closes|begins|starts|ends|expires|runs|(?:takes|comes into|goes into|enters into) (?:effect|force)"
    r"|(?:rises|falls|goes up|goes down|increases|drops|climbs) (?:to|by)"
    r"|kicks off|falls due|matures|resumes|takes place|lapses|runs out)"
)
_BETWEEN: Final = r"(?:[^.;:,]|[.,](?=\d)){0,90}?"
_WILL: Final = re.compile(rf"\b(?P<verb>{_SHALL}|{_OPENS})\b(?P<between>{_BETWEEN}) {_AT_TIME} {_LED}$")
# "is hiring guards, 300 of them by May", "ordered them to shut 3 by", "see to it that 300 are open by"
_TOWARDS: Final = re.compile(
    r"\b(?:(?:is|are|am) (?:now |also |still |already |currently )?(?!being )\w{3,}ing"
    r"|(?:ordered|told|asked|instructed|urged|directed|required|obliged|called on|called upon|invited) (?:\S+ ){1,8}to"
    r"|(?:so|sure|it|intends?|demands?|insists?|ensures?|requires?|orders?|rules?|provides?) that"
    r"|ensures?|requires?|(?:plans?|rules?|law|targets?) calls? for)\b"
    r"(?P<between>(?:[^.;:]|\.(?=\d)){0,90}?) (?:by|until|before|no later than|not later than) " + _LED + "$"
)
_WAS: Final = re.compile(r"\b(?:was|were|had|compared|against|versus|since|after|following)\b")
_DEADLINE: Final = re.compile(rf"\b(?:by|until|before|later than) {_LED}$")
_CAN: Final = re.compile(
    r"\b(?:can|sees?|expects?|forecasts?|predicts?|projects|anticipates?"
    r"|(?:is|are) (?:expected|seen)|(?:chances?|probability|likelihood|odds) of)\b"
    r"(?:[^.;:,]|[.,](?=\d)){0,70} (?:in|on|by|until|during|from|as of|starting|starting on) {1,3}$"
    r"|\b(?:effective|with effect|taking effect|valid|starting)(?: from| on| in| as of)? {1,3}$"
)
_DID: Final = re.compile(
    r" ?,? (?:\w+ ){0,4}?(?:\w+ed|was|were|had|cut|rose|fell|set|put|made|took|gave|sold|bought|began|became)\b"
)
_OPENING: Final = re.compile(rf"(?:^|[.;:,\n] {{0,3}}|\b(?:and|but) ){_AT_TIME} {_LED}$")
_IF: Final = re.compile(rf"\b(?:if|unless|once|provided)\b[^.;:]*? {_AT_TIME} {_LED}$")
_IFS: Final = ("if", "unless", "once", "provided")  # of which it has one
_FOLLOWS: Final = re.compile(
    r" ?,?(?: (?!was\b|were\b|had\b|has\b|have\b|\w+ed\b|rose\b|fell\b|grew\b|who\b|which\b|that\b)[^ .;:]+){0,9}? "
    r"(?:will|shall|(?:has|have)(?= until)"
    r"|(?:is|are) (?:to|due|scheduled|set|planned))\b"
)
_COMPARED: Final = re.compile(
    r"\b(?:than|compared|against|versus|since|after|following|as in|like|was|were|had|say|that|which|who)\b"
)
_THAN: Final = re.compile(r"\b(?:than|from|with|against|to|over)(?: (?:in|at|the|those|that|of))* $")
_DONE: Final = re.compile(r"\b(?!be\b|\w+ly\b)\w+ (?:\w+ed|held|made|taken|drawn|sent|set|begun|built|found)$")
_TO_BE: Final = re.compile(r"\b(?:be|been|being|are|is|get|have)\b(?: \w+){0,3}$")
_LATER: Final = re.compile(
    r"\b(?:will|would|shall|should|may|might|could|expect\w*|forecast\w*|project\w*|predict\w*|estimat\w*|plan\w*|due"
    r"|target\w*|aim\w*|intend\w*|(?:is|are|was|were) to|to (?:be|reach|rise|grow|fall)|likely|set to|outlook|so far"
    r"|begin\w*|start\w*|upcoming|next|coming (?:months?|years?|quarters?|weeks?)|budget\w*|schedul\w*|guidance)\b"
)
_MOVES: Final = ("rises", "falls", "goes up", "goes down", "increases", "drops", "climbs")  # "on 1 May", said in June
_SIGNS: Final = tuple(  # of which one stands before what is to come, sought before anything else
    "will |shall |until | to |due|planned|scheduled|can |expected|chance|probability|odds|likelihood|effect|valid|start"
    "|opens|closes|begins|ends|expires|runs|comes|rises|increases|drops|climbs|see|expect|forecast|predict|project"
    "|anticipate|goes|enters|kicks|falls|matures|resumes|takes|lapses".split("|")
)
_LONGER: Final = frozenset({Shape.QUARTER, Shape.SPAN})
_SHORTLY: Final = timedelta(days=62)
_COMING: Final = frozenset({Shape.MONTH, Shape.QUARTER, Shape.DAY, Shape.DAYS, Shape.SPAN})
_FAR: Final = 130  # characters before an expression, and behind it, among which its verb is sought
_NEAR: Final = 40
_BEGUN: Final = 3  # what is over by no more than this part of it can have brought no figure yet


def settle_year(mention: PeriodMention, flat: str, day: date | None, last: PeriodMention | None) -> PeriodMention:
    """Put an expression without a year into the year that the verb beside it asks for.

    Args:
        mention: the expression, in the latest year in which it has begun.
        flat: the text in lower case.
        day: the article's day.
        last: the expression spoken of before.
    """
    if day is None or not mention.yearless or mention.period is None or mention.shape not in _COMING:
        return mention
    if mention.period.end >= day:
        return _gone_by(mention, flat, day)
    later = shift(mention.period, 12)
    ahead = last.period if last is not None else None
    if last is not None and ahead is not None and later.end > day and later.start < ahead.start:
        same = flat.find(". ", last.end, mention.start) < 0
        if same and _THAN.search(flat, max(last.end, mention.start - _NEAR), mention.start) is not None:
            return replace(mention, period=later)  # "will be higher in July than in June"
    return replace(mention, period=later) if _is_to_come(mention, flat, day) else mention


def _is_to_come(mention: PeriodMention, flat: str, day: date) -> bool:
    """Tell whether a verb speaks of what is to come: "the draft *will be debated in October*", said in June.

    It stands before the expression, or behind one that opens its clause.
    """
    assert mention.period is not None
    lately = mention.period.end >= day - _SHORTLY
    if mention.rule == "months so far" or (lately and mention.shape not in _LONGER):
        return False
    first = max(0, mention.start - _FAR)
    lead = flat[first : mention.start]
    if not lately and _DEADLINE.search(lead) is not None and _is_worked_towards(lead):
        return _DID.match(flat, mention.end, mention.end + _NEAR) is None
    if not any(sign in lead for sign in _SIGNS):
        return _opens_what_comes(mention, flat)
    if not lately and _CAN.search(flat, first, mention.start) is not None:
        return _DID.match(flat, mention.end, mention.end + _FAR) is None
    found = _WILL.search(flat, first, mention.start)
    if found is not None:
        between = found["between"]
        if found["verb"].startswith(_MOVES) and mention.shape is not Shape.DAY:
            return False
        done = _DONE.search(between) is not None and _TO_BE.search(between.rpartition(" ")[0]) is None
        return (not done or " " not in between.strip()) and _COMPARED.search(between) is None
    return _opens_what_comes(mention, flat)


def _is_worked_towards(lead: str) -> bool:
    """Tell whether something is to be reached by a time: what somebody orders, sees to, or is at work on."""
    found = _TOWARDS.search(lead)
    return found is not None and _WAS.search(found["between"]) is None


def _opens_what_comes(mention: PeriodMention, flat: str) -> bool:
    """Tell whether an expression opens a clause of what is to come: "*By the end of May* the line will be open"."""
    near = max(0, mention.start - _NEAR)
    if _OPENING.search(flat, near, mention.start) is None:
        before = flat[near : mention.start]
        if not any(word in before for word in _IFS) or _IF.search(flat, near, mention.start) is None:
            return False
    return _FOLLOWS.match(flat, mention.end, mention.end + _FAR) is not None


def _gone_by(mention: PeriodMention, flat: str, day: date) -> PeriodMention:
    """Put what has hardly begun into the year before: "fell 3 percent *in the first quarter*", said on 9 January."""
    period = mention.period
    assert period is not None
    if mention.shape is not Shape.QUARTER and mention.rule != "half":
        return mention
    if period.start > day or (day - period.start) * _BEGUN > period.end - period.start:
        return mention
    if speaks_of_later(flat, mention.start, mention.end):
        return mention
    return replace(mention, period=shift(period, -12))


def speaks_of_later(flat: str, start: int, end: int) -> bool:
    """Tell whether the sentence around an expression speaks of what is to come, in any way."""
    first = flat.rfind(". ", 0, start) + 1
    first = max(first, flat.rfind("\n", first, start) + 1)
    stop = flat.find(". ", end)
    last = stop if stop >= 0 else len(flat)
    line = flat.find("\n", end, last)
    last = line if line >= 0 else last
    return _LATER.search(flat, first, last) is not None
