"""Tasks that a text counts: "1) widen …, 2) train …", "first, widen …", "namely to widen …", lines of bullets.

Part of initiatives.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from policykg.extraction.coordination import object_end
from policykg.extraction.memory import Actor
from policykg.extraction.sentences import TextSentence
from policykg.extraction.tokens import Token
from policykg.extraction.wordrules import skip_adverbs
from policykg.extraction.words import Form, Verb, any_list, verb_at, word_lists

Item = tuple[int, int, Verb]  # the tokens that hold a task, and its verb

_LETTERS: Final = ("abcdefgh", "12345678")
_ROMAN: Final = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii")
_BULLETS: Final = frozenset({"--"}) | frozenset("-\u2013\u2014\u2022\u25cf\u25aa\u25e6\u00b7*\u2023\u25a0\u25cb")
_PARTING: Final = frozenset({",", ";", ".", "(", "and"})
_OPENS: Final = frozenset({"will", "to", "shall", "by", "should"})
_NAMING: Final = frozenset({"namely", "viz"})
_NEAR: Final = 10  # how far before the list the noun may stand that it belongs to, in tokens
_SHORT: Final = 4  # the most words of a mark before a task: "firstly, to"


def counted(tokens: tuple[Token, ...], sentence: TextSentence, actors: Mapping[int, Actor]) -> list[Item]:
    """Find the tasks that a sentence counts by signs, by ordinals or after "namely"."""
    marks = _signs(tokens, sentence)
    if len(marks) > 1:
        if _names_tasks(tokens, sentence.first, marks[0][0]):
            return _between(tokens, sentence, actors, marks)
        return []
    return _by_ordinals(tokens, sentence, actors) or _named(tokens, sentence, actors)


def opens_lines(lowers: tuple[str, ...], sentence: TextSentence) -> bool:
    """Tell whether a sentence ends before a list of lines: "The plan has three tasks:", "The ministry will:"."""
    if lowers[sentence.last - 1] != ":":
        return False
    before = lowers[max(sentence.first, sentence.last - 1 - _NEAR) : sentence.last - 1]
    if not before:
        return False
    return before[-1] in _OPENS or before[-1] == "for" or not any_list("task", "listed_change").isdisjoint(before)


def line_start(lowers: tuple[str, ...], sentence: TextSentence) -> int | None:
    """Return where the words of a line of a list begin, after its bullet or number; None where it has none."""
    first = sentence.first
    if lowers[first] in _BULLETS:
        return first + 1
    if first + 1 < sentence.last and _counts(lowers[first]) and lowers[first + 1] in {")", "."}:
        return first + 2
    return None


def lined(tokens: tuple[Token, ...], first: int, sentence: TextSentence, actors: Mapping[int, Actor]) -> list[Item]:
    """Return the tasks of one line of a list, whose words begin at a token."""
    return _tasks(tokens, first, sentence.last, sentence, actors)


def _counts(lower: str) -> bool:
    """Tell whether a word can count a task: "1", "a", "iii"."""
    return lower in _ROMAN or (len(lower) == 1 and any(lower in letters for letters in _LETTERS)) or lower.isdigit()


def _signs(tokens: tuple[Token, ...], sentence: TextSentence) -> list[tuple[int, int]]:
    """Return where each sign begins and where the words after it do: "1)", "(2)", "a)"."""
    found: list[tuple[int, int]] = []
    series: Sequence[str] = ()
    for place in range(sentence.first + 1, sentence.last - 1):
        if tokens[place].text != ")":
            continue
        sign = tokens[place - 1].lower
        if not found:
            series = next((one for one in (*_LETTERS, _ROMAN) if one[0] == sign), ())
        if len(found) < len(series) and series[len(found)] == sign:
            found.append((place - 1 - (tokens[place - 2].text == "("), place + 1))
    return found


def _between(
    tokens: tuple[Token, ...],
    sentence: TextSentence,
    actors: Mapping[int, Actor],
    marks: Sequence[tuple[int, int]],
) -> list[Item]:
    """Return the tasks that stand between signs, of which every one must begin with a verb."""
    found: list[Item] = []
    ends = [*(begin for begin, _ in marks[1:]), sentence.last]
    for (_, first), end in zip(marks, ends, strict=True):
        last = end
        while last > first and tokens[last - 1].lower in _PARTING:
            last -= 1
        signed = bool(found) or _begins_with_act(tokens, marks[1][1], ends[1])
        found += _tasks(tokens, first, last, sentence, actors, signed=signed)
    return found


def _begins_with_act(tokens: tuple[Token, ...], first: int, last: int) -> bool:
    """Tell whether a verb of action stands at a token, so that the list is one of tasks and not of things."""
    return verb_at(tokens, skip_adverbs(tokens, first, last), last, Form.BASE, word_lists()["action"]) is not None


def _tasks(
    tokens: tuple[Token, ...],
    first: int,
    end: int,
    sentence: TextSentence,
    actors: Mapping[int, Actor],
    *,
    signed: bool = False,
) -> list[Item]:
    """Return the tasks that the words between two tokens tell, if they begin with a verb: any, behind a sign."""
    action, found, start = word_lists()["action"], list[Item](), first + (tokens[first].lower == "to")
    place = skip_adverbs(tokens, start, end)
    verb = verb_at(tokens, place, end, Form.BASE, action)
    verb = verb or verb_at(tokens, place, end, Form.GERUND, any_list("action", "intend"))
    if verb is None and signed:
        verb = verb_at(tokens, place, end, Form.BASE, None)
    while verb is not None:
        last, conjunct = object_end(tokens, verb.last, sentence, verb.form, actors, causative=False)
        last = min(last, end)
        while last > verb.last and tokens[last - 1].lower in _PARTING:
            last -= 1
        if last > verb.last:
            found.append((start, last, verb))
        inside = conjunct is not None and conjunct.first < end
        verb, start = (conjunct.verb, conjunct.first) if conjunct is not None and inside else (None, start)
    return found


def _names_tasks(tokens: tuple[Token, ...], first: int, last: int) -> bool:
    """Tell whether the words before a list name tasks, or end with what opens a list."""
    if last > first + 1 and tokens[last - 1].text == ":" and tokens[last - 2].lower in _OPENS:
        return True
    if tokens[last - 1].text == ",":  # "will, in the second quarter, (1) widen the locks"
        commas = [place for place in range(max(first + 1, last - _NEAR), last - 1) if tokens[place].text == ","]
        if commas and tokens[commas[-1] - 1].lower in _OPENS:
            return True
    before = {token.lower for token in tokens[max(first, last - _NEAR) : last]}
    return tokens[last - 1].lower in _OPENS or not any_list("task", "effort", "policy_noun").isdisjoint(before)


def _by_ordinals(tokens: tuple[Token, ...], sentence: TextSentence, actors: Mapping[int, Actor]) -> list[Item]:
    """Find the tasks of "the following work: first, widen …; second, train …"."""
    ordinals, found = word_lists()["ordinal"], list[Item]()
    for index in range(sentence.first, sentence.last - 2):
        if tokens[index].text not in {":", ";"} or tokens[index + 1].lower not in ordinals:
            continue
        place = index + 2 + (tokens[index + 2].text == ",")
        place += tokens[place].lower == "to"
        verb = verb_at(
            tokens, skip_adverbs(tokens, place, sentence.last), sentence.last, Form.BASE, word_lists()["action"]
        )
        while verb is not None:
            last, conjunct = object_end(tokens, verb.last, sentence, Form.BASE, actors, causative=True)
            found.append((place, last, verb))
            verb, place = (conjunct.verb, conjunct.first) if conjunct is not None else (None, place)
    return found


def _named(tokens: tuple[Token, ...], sentence: TextSentence, actors: Mapping[int, Actor]) -> list[Item]:
    """Find the tasks of "three directions, namely to drain …, to plant … and to move …"."""
    for place in range(sentence.first + 1, sentence.last - 2):
        if tokens[place].lower not in _NAMING:
            continue
        first = place + 1 + (tokens[place + 1].text in {",", ":"})
        if _names_tasks(tokens, sentence.first, place):
            return _tasks(tokens, first, sentence.last, sentence, actors)
    return []
