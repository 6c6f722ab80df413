"""Period expressions of a body and the days they mean; comes after the tokens, before mentions.

``period_patterns`` compiles the patterns of ``rules/calendar.toml``; this module walks over the body once, and
``dating`` resolves each expression from its own words (``named_dates``, ``fiscal_dates``, ``near_dates``), the
expressions before it (``date_memory``) and the article's date.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Final

from policykg.extraction.dating import DateReader
from policykg.extraction.fiscal_years import FiscalYears
from policykg.extraction.inferred_years import settle_year
from policykg.extraction.period_patterns import period_rules
from policykg.extraction.periods import PeriodMention, Shape
from policykg.extraction.tokens import Token
from policykg.facts import Metadata, Period

_FLAT: Final = (
    *((space, " ") for space in "\t\n\r\x0b\x0c\xa0\u2028\u2029\u3000"),
    ("\u2019", "'"),
    *((dash, "-") for dash in "‐‑–—"),
)


def flatten(body: str) -> str:
    """Return the body in lower case, white space and dashes made plain, with every offset kept."""
    lower = body.lower()
    if len(lower) != len(body):
        lower = "".join(low if len(low := c.lower()) == 1 else c for c in body)
    for written, plain in _FLAT:  # much faster than str.translate where a text is not all ASCII
        if written in lower:
            lower = lower.replace(written, plain)
    return lower


def periods_of(
    body: str,
    flat: str,
    tokens: tuple[Token, ...],
    lowers: tuple[str, ...],
    words: frozenset[str],
    metadata: Metadata,
) -> tuple[PeriodMention, ...]:
    """Return the period expressions of a body, resolved with the article's date and area where it has them.

    Args:
        body: the text.
        flat: the same as :func:`flatten` gives it.
        tokens: its tokens.
        lowers: the same in lower case.
        words: the same, each once.
        metadata: what the header says of the article.
    """
    rules, day = period_rules(), metadata.date
    starts, nexts = rules.starts, rules.nexts
    reader = DateReader(day, FiscalYears(lowers, rules.fiscal, rules.fiscal_areas.get(metadata.area or "")), flat)
    found: list[PeriodMention] = []
    reached, last = 0, len(tokens) - 1
    opening = {
        lower
        for lower in words
        if lower in starts
        or lower[0].isdigit()
        or (("-" in lower or "/" in lower or "\u2013" in lower) and _begins(lower, starts))
        or (lower.startswith("fy") and lower[2:3].isdigit())
    }
    for index in [index for index, lower in enumerate(lowers) if lower in opening]:
        token = tokens[index]
        if token.start < reached:
            continue
        if token.lower in _ARTICLES and (index == last or not _follows(lowers[index + 1], nexts)):
            continue
        made, tried = None, 0
        while made is None:
            fitting = rules.match(flat, token.start, tried)
            if fitting is None:
                break
            rule, match, tried = fitting
            named = {plain: match[unique] for unique, plain in rule.groups if match[unique] is not None}
            if "month" in named and not body[match.start() + match[0].find(named["month"])].isupper():
                break
            made = reader.read(rule, named, match.start(), match.end())
        if made is None or _is_of_record(made, flat):
            continue
        reached = made.end
        made = _as_point(_up_to(settle_year(made, flat, day, reader.last), flat, day), flat)
        reader.remember(made, flat)
        found.append(made)
    return tuple(found)


def _follows(word: str, nexts: frozenset[str]) -> bool:
    """Tell whether a word can follow the article of an expression: "the first", "the 1930s"."""
    return word in nexts or word.endswith("0s")


def _begins(word: str, starts: frozenset[str]) -> bool:
    """Tell whether a word of several begins as an expression does: "Jan-May", "April/June", "Q1-2019"."""
    return word[:3] in starts or word[:2] in starts


_ARTICLES: Final = frozenset({"the", "a", "one", "its", "their"})
_END_OF: Final = re.compile(r"(?:\bend(?: of| of the|-)|\bclose of|\bend-) {0,3}$")


_OF_RECORD: Final = re.compile(
    r"\b(?:first|second|third|most|least|best|worst|more|less|record|since|times?|twice|once|only|peak|highs?|lows?"
    r"|within|will|would|could|due|\w{3,}est|\d+th)\b(?:[^.;:]|\.(?=\d)){0,70} in $"
)


def _is_of_record(mention: PeriodMention, flat: str) -> bool:
    """Tell whether months are those that a record goes back, not those of a year: "the first rise *in nine months*"."""
    if mention.rule != "months so far":
        return False
    return _OF_RECORD.search(flat, max(0, mention.start - 90), mention.start) is not None


_OPENED: Final = re.compile(
    r"\b(?:from|between|since|starting|beginning|extend\w*|continu\w+|run|runs|last\w*|valid|remain\w*|open|force)\b"
    r"(?:[^.;:,]|[.,](?=\d)){0,40} (?:through|up to) (?:to )?(?:the end of )?$"
)


def _up_to(mention: PeriodMention, flat: str, day: date | None) -> PeriodMention:
    """Begin with the year what goes up to one of its months: "exports rose 3 percent *through June*"."""
    period = mention.period
    if mention.shape is not Shape.MONTH or period is None or mention.start < len("up to "):
        return mention
    near = flat[max(0, mention.start - 8) : mention.start]
    ended = near == " end of " and "through" in flat[max(0, mention.start - 20) : mention.start]
    if near != "through " and not ended and not near.endswith("up to "):
        return mention
    if (day is not None and period.start > day) or _OPENED.search(flat, max(0, mention.start - 70), mention.start):
        return mention
    return replace(mention, shape=Shape.SPAN, period=Period(date(period.end.year, 1, 1), period.end))


_WHOLE: Final = frozenset({Shape.MONTH, Shape.QUARTER, Shape.YEAR})
_START_OF: Final = re.compile(r"\bat the (?:very )?(?:start|beginning) of (?:the )?$")


def _as_point(mention: PeriodMention, flat: str) -> PeriodMention:
    """Turn "the end of June" into the last day of June."""
    before = _END_OF.search(flat, max(0, mention.start - 16), mention.start)
    if before is None and flat[mention.start - 4 : mention.start] in {" of ", "the "} and mention.period is not None:
        begun = _START_OF.search(flat, max(0, mention.start - 30), mention.start)
        if begun is not None and mention.shape in _WHOLE:
            first = mention.period.start
            return replace(mention, start=begun.start() + 3, shape=Shape.POINT, period=Period(first, first))
    if before is None or mention.period is None or mention.shape in {Shape.DAY, Shape.NOW, Shape.WEEKDAY}:
        return mention
    if mention.shape is Shape.SPAN and mention.rule == "month":  # "through the end of May"
        return mention
    last = mention.period.end
    start = before.start() - 4 if flat[before.start() - 4 : before.start()] == "the " else before.start()
    return replace(mention, start=start, shape=Shape.POINT, period=Period(last, last))
