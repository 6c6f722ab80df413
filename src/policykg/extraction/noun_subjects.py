"""The noun phrase that stands before a verb, with its head: "the second half of the fund"; comes after subjects."""

from __future__ import annotations

from typing import Final

from policykg.extraction.clauses import clause_start
from policykg.extraction.insertions import opening_bracket
from policykg.extraction.sentences import TextSentence
from policykg.extraction.subjects import Subject
from policykg.extraction.tokens import Token
from policykg.extraction.wordrules import forms_of, is_manner
from policykg.extraction.words import word_lists
from policykg.extraction.writings import ISSUING

_INSERTION: Final = 24  # the longest insertion between commas, in tokens
_OF_PARTS: Final = {"made": ("up",), "composed": ("of",), "consisting": ("of",), "drawn": ("from",)}
_NAME: Final = 10  # the longest noun phrase before ", which", in tokens


def opens_with_several(tokens: tuple[Token, ...], sentence: TextSentence) -> bool:
    """Tell whether the noun before the first verb of a sentence is a plural: "Talks on tolls are to begin"."""
    lists = word_lists()
    plural, finite, plain = lists["plural_finite"], lists["finite"], False
    for place in range(sentence.first + 1, min(sentence.first + 16, sentence.last)):
        lower = tokens[place].lower
        if lower in plural:
            return _is_plural(noun_subject(tokens, place, sentence))
        if lower in finite:
            return False
        plain = plain or (lower in _DEMANDING and _is_plural(noun_subject(tokens, place, sentence)))
    return plain


_DEMANDING: Final = forms_of("demands") | forms_of("ordering")  # verbs that show no number in the past


def _is_plural(subject: Subject | None) -> bool:
    """Tell whether the head of a noun phrase is a plural, by its ending."""
    head = "" if subject is None else subject.head or ""
    return head.endswith("s") and not head.endswith(("ss", "us"))


def antecedent(tokens: tuple[Token, ...], index: int, sentence: TextSentence) -> Subject | None:
    """Return the noun before ", which" that stands before a verb: "200 wells, which are to be drilled"."""
    comma = index - 2
    if comma <= sentence.first or tokens[index - 1].lower != "which" or tokens[comma].text != ",":
        return None
    lists, first = word_lists(), comma
    if tokens[comma - 1].text == ")":  # "the agreement (NTA), which"
        comma = first = opening_bracket(tokens, comma - 1, sentence.first) or comma
    while first > sentence.first and comma - first < _NAME:
        lower = tokens[first - 1].lower
        if lower in lists["preposition"] or lower in lists["finite"] or not (lower[0].isalnum() or lower == "-"):
            break
        first -= 1
    return Subject(first, None, tokens[comma - 1].lower, last=comma) if first < comma else None


def _before_participle(tokens: tuple[Token, ...], last: int, first: int) -> int:
    """Return where a subject ends before ", chaired by the premier," or ", stressing the need for peace,".

    The same place is returned where nothing is put in so.
    """
    for place in range(last - 3, max(first, last - _INSERTION), -1):
        if tokens[place].text == ",":
            lower = tokens[place + 1].lower
            emphasis = lower.endswith("ing") and lower in forms_of("stressing")
            if lower in word_lists()["adverb"] or is_manner(lower):
                lower = tokens[place + 2].lower  # "the budget, first unveiled in May,"
            return place if emphasis or lower in word_lists()["chaired"] or lower in ISSUING else last
    return last


def _is_participle(lower: str, following: str) -> bool:
    """Tell whether a participle after a noun opens how it came about: "the plan announced in May", "… chaired by"."""
    lists = word_lists()
    if following in _OF_PARTS.get(lower, ()):
        return True  # "a council made up of skippers"
    if following == "by":
        return lower in lists["chaired"] or lower in ISSUING
    return lower in ISSUING and (following in lists["preposition"] or following in lists["time_filler"])


def noun_subject(tokens: tuple[Token, ...], index: int, sentence: TextSentence) -> Subject | None:
    """Return the noun phrase before a verb, with its head: the last noun before the first preposition or mark."""
    lists = word_lists()
    first = clause_start(tokens, index, sentence)
    end = index
    while end > first and (tokens[end - 1].lower in lists["adverb"] or is_manner(tokens[end - 1].lower)):
        end -= 1
    inserted = end
    if end - 1 > first and tokens[end - 1].text == ",":  # "the fund, he said, will …"
        comma = next((i for i in range(end - 3, max(first, end - 9), -1) if tokens[i].text == ","), end)
        if any(tokens[i].lower in lists["said_form"] for i in range(comma, end)):
            end = comma
        else:
            end = _before_participle(tokens, end, first)
    if first >= end:
        return None
    pointing = tokens[end - 1].lower == "that" and tokens[end - 2].lower in lists["preposition"]  # "bids beyond that"
    if tokens[first].lower in lists["relative"] or (tokens[end - 1].lower in lists["relative"] and not pointing):
        return None
    head, place, numeric = None, first, False
    while place < end:
        token = tokens[place]
        numeric = numeric or token.text[0].isdigit()
        if token.text == "\u201c":  # a name in quotation marks
            closing = next((i for i in range(place, end) if tokens[i].text == "\u201d"), place)
            place = closing + 1
            continue
        lower = token.lower
        if head is not None and place + 1 < end and _is_participle(lower, tokens[place + 1].lower):
            break
        if (
            lower in lists["preposition"]
            or lower in lists["relative"]
            or lower == "to"
            or not (token.text[0].isalnum() or token.text[0] in "\u201c\u201d\"'\u2019/")
        ):
            if head is not None and not (lower == "of" and head in lists["part"]):
                break
        elif lower not in lists["determiner"] and token.text[0].isalpha():
            head = lower
        place += 1
    head = head or ("number" if numeric else None)  # "54 of these are to be rebuilt"
    return Subject(first, None, head, last=end if end < inserted else 0) if head else None
