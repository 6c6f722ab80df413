"""Goals and achievements; after initiatives, part of the narrative.

A goal is a state that a body wants to reach: what it "aims to achieve", or what stands in "To …," or "In order to …,"
before its action. An achievement is a result reported as reached, without a number and without an actor's deed.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from policykg.extraction.actions import Action
from policykg.extraction.noun_subjects import noun_subject
from policykg.extraction.targets import targets_of
from policykg.extraction.wordrules import forms_of, is_manner, skip_adverbs
from policykg.extraction.words import Form, verb_at, word_lists
from policykg.facts import Achievement, Evidence, Goal, InitiativeStatus

if TYPE_CHECKING:
    from policykg.extraction.document import Document
    from policykg.extraction.sentences import TextSentence

_POINTERS: Final = frozenset({"it", "they", "this", "which", "that"})
_BE: Final = frozenset({"was", "were", "been"})
_AIMING: Final = word_lists()["aiming"]
_ENDS: Final = frozenset({",", ";", ":", ".", "\u2014"})
_INTO: Final = frozenset({"into", "to", "commercial", "service", "operation"})
_SUCH: Final = ("such", "as")
_RESULTING: Final = {"resulting": ("in",), "leading": ("to",), "culminating": ("in",), "yielding": ()}


def goals_of(document: Document, sentence: TextSentence, actions: Sequence[Action]) -> list[tuple[Goal, Action]]:
    """Return the goals that a sentence states for its actions, each with the action it belongs to."""
    planned = [action for action in actions if action.status is not InitiativeStatus.COMPLETED]
    if not planned:
        return []
    found = [(goal, planned[0]) for goal in _purpose(document, sentence, planned[0])]
    for action in planned:
        found += [(goal, action) for goal in _aimed_at(document, sentence, action)]
    return found


def _purpose(document: Document, sentence: TextSentence, action: Action) -> list[Goal]:
    """Return the goal in "To …," or "In order to …," before an action."""
    tokens, first = document.tokens, sentence.first
    if tokens[first].lower == "in" and tokens[first + 1].lower == "order":
        first += 2
    if tokens[first].lower != "to" or first + 2 >= action.first:
        return []
    start = skip_adverbs(tokens, first + 1, sentence.last)
    end = next((place for place in range(start, action.first) if tokens[place].text == ","), None)
    if end is None or end <= start + 1:
        return []
    return [_goal(document, sentence, (start, end), "purpose before the action", action)]


def _aimed_at(document: Document, sentence: TextSentence, action: Action) -> list[Goal]:
    """Return what a body "aims to" do: one goal for each thing of a list."""
    tokens = document.tokens
    before = {token.lower for token in tokens[max(action.first, action.label - 3) : action.label]}
    if not before & _AIMING:
        return []
    verb = verb_at(tokens, action.label, action.last, Form.BASE, word_lists()["action"])
    start = verb.last if verb is not None else action.label + 1
    end = next(
        (p for p in range(start, action.last) if tokens[p].lower in {"within", "in", "by", "for", "while"}), action.last
    )
    items = split_list(document, start, end)
    if len(items) > 1 and tokens[start].lower not in {"a", "an"}:
        return [_goal(document, sentence, item, "aims to", action) for item in items]
    return [_goal(document, sentence, (action.label, action.last), "aims to", action)]


def _goal(document: Document, sentence: TextSentence, part: tuple[int, int], rule: str, action: Action) -> Goal:
    """Make the goal of some tokens."""
    targets = targets_of(document, *part)
    evidence = Evidence(document.span(*part), sentence.ordinal, rule, inherited=targets.inherited)
    return Goal(evidence, document.words(*part), action.agent.bodies, targets.industries)


def split_list(document: Document, first: int, last: int, *, loose: bool = False) -> list[tuple[int, int]]:
    """Return the parts of "A, B, and C" or of "A and the B": stretches of tokens between its commas and "and".

    Without commas "and" splits only what is whole by itself, unless ``loose``.
    """
    tokens = document.tokens
    commas = any(tokens[place].text == "," for place in range(first, last))
    parts, start = [], first
    for place in range(first, last):
        lower = tokens[place].lower
        joint = lower == "," or (
            lower == "and"
            and (
                tokens[place - 1].text == ","
                or (loose and not commas)
                or _whole_after(document, place, last, start, commas)
            )
        )
        if joint:
            if place > start:
                parts.append((start, place))
            start = place + 1
    if last > start:
        parts.append((start, last))
    trimmed = []
    for begin, end in parts:
        opening = begin
        while opening < end and tokens[opening].lower in {"and", "the", "a", "an", "or"}:
            opening += 1
        if opening < end:
            trimmed.append((opening, end))
    return trimmed


def _whole_after(document: Document, place: int, last: int, start: int, commas: bool) -> bool:
    """Tell whether "and" joins two whole things: an article follows, or single words stand around it."""
    tokens = document.tokens
    if place + 1 < last and tokens[place + 1].lower in {"the", "a", "an"}:
        return True
    return not commas and place - start == 1 and last - place == 2


def achievements_of(
    document: Document, sentence: TextSentence, taken: Sequence[tuple[int, int]], words: frozenset[str]
) -> list[Achievement]:
    """Return the results that a sentence reports. ``taken`` are the stretches that initiatives hold."""
    found: list[Achievement] = []
    if not words.isdisjoint(word_lists()["result_noun"]):
        found += _named_results(document, sentence)
    if not words.isdisjoint(_RESULTING):
        found += _results_in(document, sentence)
    if not found and not (words.isdisjoint(_BE) and words.isdisjoint(_INTO)):
        found = _reached(document, sentence, taken)
    return found


def _named_results(document: Document, sentence: TextSentence) -> list[Achievement]:
    """Find "achievements, such as A, B and C, have emerged" and "breakthroughs have been made in A"."""
    tokens, lists = document.tokens, word_lists()
    appear, found = forms_of("appear"), list[Achievement]()
    for index in range(sentence.first, sentence.last - 1):
        if tokens[index].lower not in lists["result_noun"]:
            continue
        place = index + 1 + (tokens[index + 1].text == ",")
        if tuple(token.lower for token in tokens[place : place + 2]) == _SUCH:
            end = place + 2
            while end < sentence.last and tokens[end].lower not in {
                "have",
                "has",
                "were",
                "are",
                "had",
                "that",
                "which",
                ".",
            }:
                end += 1
            while tokens[end - 1].text == ",":
                end -= 1
            for part in split_list(document, place + 2, end, loose=True):
                found.append(_achievement(document, sentence, part, "results such as", exhaustive=False))
            return found
        ahead = [token.lower for token in tokens[index + 1 : index + 5]]
        made = next((n for n, word in enumerate(ahead) if word in appear), None)
        if made is not None and {"have", "has", "were", "was", "been"} & set(ahead[:made]):
            end = _end(document, index + 2 + made, sentence)
            start = noun_subject(tokens, index + 1, sentence)
            first = start.first if start is not None else index
            return [_achievement(document, sentence, (first, end), "results were made")]
    return found


def _results_in(document: Document, sentence: TextSentence) -> list[Achievement]:
    """Find ", resulting in the cultivation of A, B and C": each thing is an achievement."""
    tokens = document.tokens
    for index in range(sentence.first + 1, sentence.last - 2):
        opening = _RESULTING.get(tokens[index].lower)
        if opening is None or tokens[index - 1].text != ",":
            continue
        if opening and tokens[index + 1].lower != opening[0]:
            continue
        end = sentence.last - (tokens[sentence.last - 1].text == ".")
        if any(token.text[0].isdigit() for token in tokens[index:end]):
            return []
        start = index + 1 + len(opening)
        of = next((p for p in range(start, min(start + 4, end)) if tokens[p].lower == "of"), None)
        parts = split_list(document, of + 1 if of is not None else start, end)
        if not _tangible(document, of, parts):
            return []
        return [_achievement(document, sentence, part, "resulting in") for part in parts]
    return []


def _tangible(document: Document, of: int | None, parts: Sequence[tuple[int, int]]) -> bool:
    """Tell whether what resulted is a list of things made, not an outlook: "the creation of A and B"."""
    if of is None or not parts:
        return False
    making = {
        "creation",
        "cultivation",
        "establishment",
        "formation",
        "emergence",
        "building",
        "launch",
        "introduction",
        "development",
    }
    return document.tokens[of - 1].lower in making


_ENTERED: Final = frozenset({"gone", "entered", "came", "went"})


def _reached(document: Document, sentence: TextSentence, taken: Sequence[tuple[int, int]]) -> list[Achievement]:
    """Find plain results: "the port was enlarged", "a line has gone into service", "the use of X has expanded to Y"."""
    tokens, lists, found = document.tokens, word_lists(), list[Achievement]()
    spreading = forms_of("growing")
    inside = document.lowers[sentence.first + 1 : sentence.last - 1]
    for index, lower in enumerate(inside, sentence.first + 1):
        if lower not in _BE and lower not in _ENTERED and lower not in spreading:
            continue
        if any(first <= index < last for first, last in taken):
            continue
        phrase, end = None, index
        if lower in _BE:
            place = skip_adverbs(tokens, index + 1, sentence.last)
            verb = verb_at(tokens, place, sentence.last, Form.PAST, lists["result"])
            if verb is not None and not (
                verb.last < sentence.last and tokens[verb.last].lower in {"by", "to", "up", "down"}
            ):
                phrase, end = noun_subject(tokens, index, sentence), verb.last
        elif lower in _ENTERED and tokens[index + 1].lower in {
            "into",
            "commercial",
            "service",
            "operation",
        }:
            phrase, end = noun_subject(tokens, index, sentence), _end(document, index + 1, sentence)
        elif lower in spreading and tokens[index + 1].lower in {"to", "into"}:
            phrase, end = noun_subject(tokens, index, sentence), _end(document, index + 1, sentence)
            words = {token.lower for token in tokens[phrase.first : index]} if phrase is not None else set()
            if not words & lists["spreading"]:
                phrase = None
        if phrase is None or phrase.head in lists["statistics"] or phrase.head in _POINTERS:
            continue
        if any(token.text[0].isdigit() and token.text.isdigit() for token in tokens[phrase.first : index]):
            continue
        found.append(_achievement(document, sentence, (phrase.first, end), "was reached"))
    return found


def _end(document: Document, index: int, sentence: TextSentence) -> int:
    """Return the end of the clause."""
    while index < sentence.last and document.tokens[index].text not in _ENDS:
        index += 1
    return index


def _achievement(
    document: Document, sentence: TextSentence, part: tuple[int, int], rule: str, *, exhaustive: bool = True
) -> Achievement:
    """Make the achievement of some tokens."""
    first, last = part
    while first < last - 1 and is_manner(document.tokens[first].lower):
        first += 1
    targets = targets_of(document, first, last)
    evidence = Evidence(document.span(first, last), sentence.ordinal, rule, inherited=targets.inherited)
    return Achievement(evidence, document.words(first, last), targets=targets.industries, exhaustive=exhaustive)


def means_of(document: Document, sentence: TextSentence) -> str | None:
    """Return the means of "This will be achieved by …" (of the actions of the sentence before)."""
    tokens = document.tokens
    if tokens[sentence.first].lower not in {"this", "that", "these"}:
        return None
    for index in range(sentence.first + 1, min(sentence.first + 8, sentence.last - 2)):
        if (
            tokens[index].lower in {"by", "through"}
            and verb_at(tokens, index + 1, sentence.last, Form.GERUND, None) is not None
        ):
            last = sentence.last - (tokens[sentence.last - 1].text == ".")
            return document.words(index + 1, last)
    return None


def own_means(document: Document, action: Action) -> str | None:
    """Return the means inside an action: "… by training more nurses"."""
    tokens = document.tokens
    for index in range(action.label + 1, action.last - 2):
        if (
            tokens[index].lower == "by"
            and verb_at(tokens, index + 1, action.last, Form.GERUND, word_lists()["action"]) is not None
        ):
            return document.words(index + 1, action.last)
    return None
