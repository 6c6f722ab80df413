"""Sentences as exact spans of the body; comes after the tokens and the word lists, before everything else.

A sentence ends at a full stop, question or exclamation mark (with the quotation marks and brackets that close
after it), where a blank line ends the paragraph, behind a heading over it, or before the mark of the next entry of a
list. Any other single line break says nothing, so the result does not depend on how the text is wrapped.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import Final

from policykg.extraction.tokens import Token
from policykg.extraction.words import word_lists
from policykg.facts import Span

_PARAGRAPH: Final = re.compile(r"\n[^\S\n]*\n\s*")
# A short line without a full stop or a figure over a long one is a heading: a wrapped text has lines of one length.
_HEADING: Final = re.compile(r"(?:\A|\n[^\S\n]*\n)[A-Z][^\n.!:;0-9]{1,44}[^\n.!:;,0-9]\n(?=[A-Z\"\u201c][^\n]{84})")
# The mark that begins a line as an entry of a list; a dash can be one of the text, too.
_ENTRY: Final = re.compile(
    r"^[^\S\n]*(?:([\u2022\u2023\u25aa\u25cf\u25e6\u00b7*])|-{1,2}|[\u2013\u2014])[^\S\n]+", re.MULTILINE
)
_BEFORE_ENTRY: Final = frozenset(".:;!?")
_ENDS: Final = frozenset(".!?\u3002\uff01\uff1f")
_CLOSERS: Final = frozenset("\"'\u2019\u201d)]\u00bb")
_ABBREVIATIONS: Final = word_lists()["abbreviation"]
# A word such as these, with a capital, opens a sentence after "U.S."; other capitals may go on with a name.
_OPENERS: Final = frozenset(
    [
        "the",
        "a",
        "an",
        "in",
        "on",
        "at",
        "by",
        "for",
        "from",
        "to",
        "as",
        "of",
        "it",
        "its",
        "this",
        "that",
        "these",
        "those",
        "he",
        "she",
        "they",
        "we",
        "there",
        "while",
        "but",
        "after",
        "since",
        "among",
        "overall",
        "meanwhile",
        "however",
    ]
)


@dataclass(slots=True, init=False, unsafe_hash=True)
class TextSentence:
    """A sentence: its span, its tokens ``tokens[first:last]`` and the ordinal of its paragraph."""

    ordinal: Final[int]
    span: Final[Span]
    first: Final[int]
    last: Final[int]
    paragraph: Final[int]

    def __init__(self, ordinal: int, span: Span, first: int, last: int, paragraph: int) -> None:
        self.ordinal = ordinal
        self.span = span
        self.first = first
        self.last = last
        self.paragraph = paragraph


def sentences_of(body: str, tokens: tuple[Token, ...], starts: list[int]) -> tuple[TextSentence, ...]:
    """Return the sentences of a body, which together hold all its tokens; ``starts`` are where its tokens begin."""
    breaks = sorted([match.end() for parting in (_PARAGRAPH, _HEADING) for match in parting.finditer(body)])
    found: list[TextSentence] = []
    count, first, paragraph, reached = len(tokens), 0, 0, 0
    waiting = iter([*breaks, len(body) + 1])
    boundary = next(waiting)
    at_marks = [index for index, token in enumerate(tokens) if token.text[-1] in _ENDS]
    at_breaks = [max(bisect_left(starts, end) - 1, 0) for end in breaks]
    at_entries = {bisect_left(starts, start) - 1 for start in _entries(body)} - {-1}
    for index in sorted({*at_marks, *at_breaks, *at_entries, count - 1} if tokens else ()):
        if index < reached:
            continue
        last = index + 1
        at_break = last < count and tokens[last].start >= boundary
        ends = at_break or last == count or index in at_entries
        if not ends and tokens[index].text[-1] in _ENDS:
            while last < count and tokens[last].text in _CLOSERS and tokens[last].start == tokens[last - 1].end:
                last += 1
            at_break = last < count and tokens[last].start >= boundary
            ends = at_break or last == count or _ends_sentence(tokens, index, last)
        if ends:
            span = Span(tokens[first].start, tokens[last - 1].end)
            found.append(TextSentence(len(found), span, first, last, paragraph))
            first = last
        if at_break:
            paragraph += 1
            while last < count and tokens[last].start >= boundary:
                boundary = next(waiting)
        reached = last
    return tuple(found)


def _entries(body: str) -> list[int]:
    """Return where the entries of lists begin that stand on lines of their own.

    A dash begins one only behind what can end an entry or open a list, or where the line before begins with one too.
    """
    found: list[int] = []
    line = -1  # where the last entry begins
    for entry in _ENTRY.finditer(body):
        start = entry.start()
        before = body[:start].rstrip()[-1:] if entry[1] is None and line < 0 else ""
        after_entry = line >= 0 and body.find("\n", line) == start - 1
        if entry[1] is None and line >= 0 and not after_entry:
            before = body[line:start].rstrip()[-1:]
        if entry[1] is not None or after_entry or before in _BEFORE_ENTRY or not before:
            found.append(start)
        line = start
    return found


def _ends_sentence(tokens: tuple[Token, ...], index: int, following: int) -> bool:
    """Tell whether the mark at ``index`` ends a sentence when ``following`` is the next token to begin one."""
    mark, after = tokens[index], tokens[following]
    if mark.text != ".":
        if len(mark.text) > 1:  # U.S.
            return after.capital and after.lower in _OPENERS
        return not after.text[0].islower()
    if after.text[0].islower() or (after.start == tokens[following - 1].end and after.text[0].isalnum()):
        return False
    if index == 0 or tokens[index - 1].end != mark.start:
        return True
    before = tokens[index - 1]
    return not ((before.lower in _ABBREVIATIONS and before.lower not in {"no", "co"}) or _initial(before)) and not (
        before.lower == "no" and after.text[0].isdigit()
    )


def _initial(token: Token) -> bool:
    """Tell whether a token is the initial of a name, as in ``J. Smith``."""
    return len(token.text) == 1 and token.text.isupper() and token.text != "I"
