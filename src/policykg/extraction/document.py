"""What the base stages know of a body, in one immutable record that every later stage reads."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from datetime import timedelta
from operator import attrgetter
from typing import Final

from policykg.article import Article
from policykg.extraction.calendar import flatten, periods_of
from policykg.extraction.lexicon import Lexicon, Mention, lexicon_of
from policykg.extraction.mentions import Names, names_of
from policykg.extraction.numbers import Number, numbers_of
from policykg.extraction.periods import PeriodMention, Shape
from policykg.extraction.sentences import TextSentence, sentences_of
from policykg.extraction.tokens import Token, lowers_of, tokens_of
from policykg.facts import Metadata, Period, Span
from policykg.vocabulary import Vocabulary

_FIRST: Final = attrgetter("first")


@dataclass(frozen=True, slots=True)
class Document:
    """A body with its tokens, sentences, numbers, periods and the names of vocabularies in it.

    ``cues`` maps the token at which a cue begins to its mentions (of the schemes direction, cue, bound and
    comparison-basis); ``names`` holds the mentions of industries, indicators, areas and organisations.
    """

    metadata: Metadata
    body: str
    flat: str
    tokens: tuple[Token, ...]
    lowers: tuple[str, ...]  # the tokens in lower case
    starts: list[int]  # where each token begins
    sentences: tuple[TextSentence, ...]
    numbers: tuple[Number, ...]
    periods: tuple[PeriodMention, ...]
    period_starts: tuple[int, ...]  # where each of them begins
    names: Names
    cues: dict[int, tuple[Mention, ...]]
    cue_firsts: list[int]  # the tokens at which cues begin
    marked: frozenset[int]  # the tokens at which a cue or a name begins
    lexicon: Lexicon
    vocabulary: Vocabulary

    def words(self, first: int, last: int) -> str:
        """Return the text of tokens ``first`` to ``last`` (exclusive) with single spaces."""
        if first >= last:
            return ""
        return " ".join(self.body[self.tokens[first].start : self.tokens[last - 1].end].split())

    def span(self, first: int, last: int) -> Span:
        """Return the span of tokens ``first`` to ``last`` (exclusive)."""
        return Span(self.tokens[first].start, self.tokens[last - 1].end)

    def sentence_at(self, token: int) -> TextSentence:
        """Return the sentence that holds a token."""
        return self.sentences[bisect_right(self.sentences, token, key=_FIRST) - 1]

    def cues_in(self, sentence: TextSentence) -> list[int]:
        """Return the tokens of a sentence at which cues begin."""
        low = bisect_left(self.cue_firsts, sentence.first)
        return self.cue_firsts[low : bisect_left(self.cue_firsts, sentence.last, low)]

    def periods_in(self, sentence: TextSentence) -> tuple[PeriodMention, ...]:
        """Return the period expressions of a sentence."""
        low = bisect_left(self.period_starts, sentence.span.start)
        return self.periods[low : bisect_left(self.period_starts, sentence.span.end, low)]


def _is_own_cue(mention: Mention) -> bool:
    """Tell whether a word that opens a bound says more than that: "exceeding", unlike "just" in "just under"."""
    return mention.scheme == "cue" and mention.term.code != "adverb"


_CUES: Final = frozenset({"direction", "cue", "bound", "comparison-basis"})


def document_of(article: Article, vocabulary: Vocabulary) -> Document:
    """Run the base stages over an article."""
    body = article.body
    lexicon = lexicon_of(vocabulary)
    tokens = tokens_of(body)
    lowers = lowers_of(tokens)
    words = frozenset(lowers)
    starts = [token.start for token in tokens]
    flat = flatten(body)
    cues: dict[int, list[Mention]] = {}
    named: list[Mention] = []
    limits: list[Mention] = []
    mentions, units = lexicon.read(tokens, lowers, words)
    for mention in mentions:
        if mention.scheme in _CUES:
            cues.setdefault(mention.first, []).append(mention)
            if mention.scheme == "bound":
                limits.append(mention)
        elif mention.scheme != "unit":
            named.append(mention)
    bounds = {
        mention.last: (mention.first, mention.term.code, any(_is_own_cue(m) for m in cues[mention.first]))
        for mention in limits
    }
    names = names_of(tokens, lowers, named)
    periods = periods_of(body, flat, tokens, lowers, words, article.metadata)
    return Document(
        metadata=article.metadata,
        body=body,
        flat=flat,
        tokens=tokens,
        lowers=lowers,
        starts=starts,
        sentences=sentences_of(body, tokens, starts),
        numbers=numbers_of(tokens, lowers, words, units, bounds),
        periods=periods,
        period_starts=tuple([period.start for period in periods]),
        names=names,
        cues={first: tuple(found) for first, found in cues.items()},
        cue_firsts=sorted(cues),
        marked=frozenset(cues).union(names.longest),
        lexicon=lexicon,
        vocabulary=vocabulary,
    )


# What stands before a period that figures are only compared with, within its clause.
_COMPARING: Final = ("than", "compared", "against", "versus", "level of", "peak of", "since", "up on", "down on")
# An amount behind "more than" is none that is held against a time: "more than 300 in May".
_AMOUNT: Final = r"(?:\d|[$\u00a3\u20ac]|half|twice|(?:a|one|two|three|four|five|six|seven|eight|nine|ten|several)\b)"
# Nor does "than" compare times before what else the same did: "bought more *than it sold* in May".
_DEED: Final = r"(?:it|they) (?!was|were|is|are|did|had|has|have|stood|used)[a-z]+ in"
_COMPARED: Final = re.compile(
    rf"(?:\b(?:(?:(?<!more )(?<!less )(?<!fewer )than|than(?! {_AMOUNT}))(?! {_DEED})"
    r"|compared with|compared to|against|versus|level of|peak of)(?: [^ ,;:()]{1,20}){0,5}"
    r"|\b(?:most|least|worst|best|first|high|low|[a-z]{2,12}est) since [^,;.:]{1,40} (?:began|started) in"
    r"|\bsince [^,;.:]{1,40}\b(?:high|peak|low|trough|record) (?:in|of)"
    r"|\bsince|(?:up|down) on) {1,3}$"
)


def is_compared(document: Document, mention: PeriodMention) -> bool:
    """Tell whether a period is only what figures are compared with: "against 3 percent in May", "up on 2021"."""
    flat = document.flat
    if mention.start == 0 or flat[mention.start - 1] != " ":
        return False
    if flat[mention.start : mention.end] in _OPEN and flat[mention.start - 3 : mention.start] == "on ":
        return True  # "up 3 percent on the year"
    if flat[mention.end : mention.end + 2] == "'s" and flat[mention.start : mention.end] in _FORMER:
        return True  # "half of last year's crop"
    if flat.endswith(_BEGAN, max(0, mention.start - 18), mention.start):
        return True  # "the crop year, which started in June": when that was, not what is told of it
    if mention.shape in _BASES and _MOVED_FROM.search(flat, max(0, mention.start - 16), mention.start):
        return True
    first = max(0, mention.start - 60)
    before = flat[first : mention.start]
    if " from " in before and _FROM_NUMBER.search(flat, first, mention.start) is not None:
        return True
    for word in _COMPARING:  # the expression is dear, and seldom fits
        if word in before:
            return _COMPARED.search(flat, first, mention.start) is not None
    return False


# "down from 3 million tonnes in 2018", "rose from 3 percent in 2017 to 4"
_BEGAN: Final = ("which started in ", "that started in ", "which began in ", "that began in ", "which starts in ")
_FROM_NUMBER: Final = re.compile(
    r"\bfrom (?:the (?:[a-z]{4,12} ){1,3}of )?[^ ,;:()]{0,4}\d[^ ;:()]{0,12}(?: [a-z%]{1,12}){0,3}"
    r" (?:in |for the |for )?$"
)
_MOVED_FROM: Final = re.compile(r"(?:%|percent|pct|per cent|points) (?:from|over|on) $")  # "rose 3 percent from April"
_BASES: Final = frozenset({Shape.MONTH, Shape.QUARTER, Shape.YEAR})
_FORMER: Final = frozenset({"last year", "the previous year", "the year before"})
_OPEN: Final = frozenset({"the year", "the month", "the quarter"})


def is_of_outlook(document: Document, mention: PeriodMention) -> bool:
    """Tell whether a period only says what or when somebody expected: "raised *first-quarter growth estimates*"."""
    flat, end = document.flat, mention.end
    after, first = flat[end : end + _AFTER], max(0, mention.start - _BEFORE)
    if any(word in after for word in _OUTLOOKS) and _EXPECTED.match(flat, end) is not None:
        return True
    before = flat[first : mention.start]
    return any(word in before for word in _OUTLOOKS) and _REVISED.search(flat, first, mention.start) is not None


_AFTER: Final = 45  # characters behind a period that can name an outlook
_BEFORE: Final = 80  # and before it
_OUTLOOKS: Final = ("estimate", "forecast", "projecti", "projected", "outlook", "predicted")
_EXPECTED: Final = re.compile(r"(?: [a-z-]{2,14}){0,3} (?:estimates?|forecasts?|projections?|outlook)\b")
# "after cutting its forecast to 2 percent in August", "4 percent forecast in May"
_REVISED: Final = re.compile(
    r"(?:\b(?:cut|cutting|raised|raising|lowered|lowering|revised|revising|upgraded|downgraded|trimmed|trimming)"
    r" (?:its|their|his|her|the) (?:[^;:.]|\.\d){0,40}(?:estimate|forecast|projection|outlook)s?\b(?:[^;:.]|\.\d){0,40}"
    r"|(?:%|percent|pct|per cent|billion|million) (?:forecast|estimated|projected|predicted)) (?:in|last) $"
    r"|\b(?:estimate|forecast|projection|outlook)s? (?:for|of) (?:the )?$"
)


_TOPICAL: Final = timedelta(days=370)
_SINCE: Final = re.compile(r"\bsince\b")


def is_history(document: Document, sentence: TextSentence, period: Period) -> bool:
    """Tell whether a period is so long over that no article reports it, unless as that since which something is so."""
    day = document.metadata.date
    if day is None or period.end >= day - _TOPICAL:
        return False
    return _SINCE.search(document.flat, sentence.span.start, sentence.span.end) is None


# The shapes of periods that figures are about.
_TOPIC_SHAPES: Final = frozenset({Shape.MONTH, Shape.QUARTER, Shape.SPAN, Shape.YEAR, Shape.YEARS, Shape.DAYS})


def topic_period(document: Document) -> tuple[Period, int] | None:
    """Return the period that the article is about and the ordinal of the sentence that states it.

    That is the first month, quarter, stretch of months or year named in the first two paragraphs that has ended on the
    article's day; where none has ended, the first that has begun.
    """
    day = document.metadata.date
    begun: tuple[Period, int] | None = None
    for sentence in document.sentences:
        if sentence.paragraph > 1:
            break
        for mention in document.periods_in(sentence):
            period = mention.period
            if mention.shape not in _TOPIC_SHAPES or period is None or is_compared(document, mention):
                continue
            if is_of_outlook(document, mention) or is_history(document, sentence, period):
                continue
            if mention.rule == "past weeks":
                continue  # "has weighed on the market in the past two weeks": what is told next is of today
            if day is None or period.end <= day:
                return period, sentence.ordinal
            if begun is None and period.start < day and mention.shape is not Shape.YEARS:
                begun = period, sentence.ordinal
    return begun
