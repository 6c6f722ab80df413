"""Actions in the writings of public bodies: a plan that is issued, the tasks it lists; part of initiatives."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from policykg.extraction.coordination import object_end
from policykg.extraction.enumerations import counted
from policykg.extraction.memory import AUTHORITIES, Actor, ActorKind
from policykg.extraction.sentences import TextSentence
from policykg.extraction.speech import for_a_state
from policykg.extraction.tokens import Token
from policykg.extraction.wordrules import is_manner, skip_adverbs
from policykg.extraction.words import Form, Verb, any_list, verb_at, word_lists, words_of

ISSUED: Final = word_lists()["issuing_act"]
_BEFORE_PHRASE: Final = frozenset(
    {"to", "said", "that", "which", "under", "is", "are", "was", "were", "has", "have", "had", "will", "would"}
)
_MONTH: Final = frozenset({"may"})  # a month as well as a verb
_ARTICLES: Final = frozenset({"a", "an", "the", "its", "their"})
_TIME: Final = 4  # how far after an article a word of time may stand, in tokens: "published the same day"
_BEING: Final = frozenset({"was", "were", "been", "is", "are", "be", "being"})
INCLUDING: Final = frozenset({"including", "such", "from"})
_WITHIN: Final = '-\u2013"\u201c\u201d'  # marks that stand inside a noun phrase
_NEAR: Final = 8  # how far before the list the noun may stand that it belongs to, in tokens


def issued(
    tokens: tuple[Token, ...], sentence: TextSentence, actors: Mapping[int, Actor]
) -> list[tuple[int, int, Actor | None]]:
    """Find documents with a participle: "a notice issued in May by the ministry", "The plan, published on Monday,".

    Returns:
        For each the tokens that hold it and the body after "by".
    """
    lists, words, found = word_lists(), GIVING, []
    for index in range(sentence.first + 1, sentence.last):
        if tokens[index].lower not in words:
            continue
        verb = verb_at(tokens, index, sentence.last, Form.PAST, any_list("issued", "provided"))
        if verb is None:
            continue
        by = _by(tokens, verb.last, actors)
        if by is None and verb.lemma in lists["provided"]:
            continue
        place = index
        while place > sentence.first + 1 and (
            tokens[place - 1].lower in lists["adverb"] or is_manner(tokens[place - 1].lower)
        ):
            place -= 1
        comma = tokens[place - 1].text == ","
        told = comma or (place not in actors and _dated(tokens, verb.last, sentence))
        if tokens[place - 1].lower in _BEING or (by is None and not told):
            continue
        if comma and by is None and _has_object(tokens, verb.last):
            continue  # "the meeting widened three docks, passed a plan and …"
        first = _document_before(tokens, place - 1 if comma else place, sentence)
        counted_papers = tokens[place - 1].lower in lists["counted_paper"]
        if (
            first is None
            and by is not None
            and not (comma or counted_papers)
            and verb.lemma in any_list("instituted", "provided")
        ):
            first = _phrase_before(tokens, place, sentence)
        if first is not None and comma and any(token.lower in words for token in tokens[first : place - 1]):
            continue  # "issued a guide, published a map"
        if first is not None:
            found.append((first, by.last if by is not None else _to_comma(tokens, verb.last, sentence), by))
    return found


def _has_object(tokens: tuple[Token, ...], index: int) -> bool:
    """Tell whether a noun phrase with an article follows a verb, so that the verb is no participle."""
    if tokens[index].lower not in _ARTICLES:
        return False
    return all(token.lower not in word_lists()["time_word"] for token in tokens[index + 1 : index + _TIME])


def _dated(tokens: tuple[Token, ...], index: int, sentence: TextSentence) -> bool:
    """Tell whether a time or a parliament follows: "announced last week", "submitted to Congress"."""
    lists, ahead = word_lists(), tokens[index : min(index + 4, sentence.last)]
    if not ahead:
        return False
    if ahead[0].lower == "to":
        return not lists["public"].isdisjoint(token.lower for token in ahead)
    if ahead[0].lower in {"today", "yesterday"}:
        return True
    times = any(t.lower in lists["time_word"] or (t.text.isdigit() and len(t.text) == 4) for t in ahead)
    return times and ahead[0].lower in lists["time_filler"]


def _phrase_before(tokens: tuple[Token, ...], last: int, sentence: TextSentence) -> int | None:
    """Return where the noun phrase begins that ends before a token, if it holds no figures that are published."""
    lists, first = word_lists(), last
    while first > sentence.first and last - first < _NEAR:
        lower = tokens[first - 1].lower
        if lower in lists["preposition"] or lower in lists["finite"] or not (lower[0].isalnum() or lower[0] in _WITHIN):
            break
        first -= 1
    words = {token.lower for token in tokens[first:last]}
    return first if first < last and words.isdisjoint(lists["statistics"]) and "report" not in words else None


_PARTING: Final = frozenset({":", ",", ";"})
_BETWEEN_TASKS: Final = frozenset({",", ";", "and", ".", "the", "a", "an"})
_SEVERAL: Final = 2
ISSUING: Final = frozenset(words_of(Form.PAST, word_lists()["issued"]))  # the participles of issuing
GIVING: Final = ISSUING | frozenset(words_of(Form.PAST, word_lists()["provided"]))  # and those of giving


def _by(tokens: tuple[Token, ...], first: int, actors: Mapping[int, Actor]) -> Actor | None:
    """Return the body after "by" within a few words."""
    for actor in actors.values():
        near = first < actor.first <= first + 7 and tokens[actor.first - 1].lower == "by"
        if near and (actor.kind in AUTHORITIES or (actor.kind is ActorKind.PERSON and for_a_state(actor, tokens))):
            return actor
    return None


def _to_comma(tokens: tuple[Token, ...], index: int, sentence: TextSentence) -> int:
    """Return where what is told of a document ends: before a mark, or before what the document does."""
    verbs = _deeds()
    while index < sentence.last and tokens[index].text not in {",", "."} and tokens[index].lower not in verbs:
        index += 1
    return index


@lru_cache(maxsize=1)
def _deeds() -> frozenset[str]:
    """Return the verbs that tell what a document does: with a tense, or of the third person."""
    lists = word_lists()
    return (lists["finite"] - _MONTH) | frozenset(words_of(Form.THIRD, lists["document_act"]))


def _document_before(tokens: tuple[Token, ...], last: int, sentence: TextSentence) -> int | None:
    """Return where the noun phrase of a policy document begins that ends before a token."""
    lists = word_lists()
    heads, first = lists["document_head"], last
    while first > sentence.first and last - first < 20:
        before = tokens[first - 1]
        if before.text in {",", ";", ":"} or before.lower in _BEFORE_PHRASE:
            break
        first -= 1
        if before.lower in {"a", "an", "the", "its"} and heads & {token.lower for token in tokens[first:last]}:
            break
    words = {token.lower for token in tokens[first:last]}
    return first if words & heads and not words & lists["statistics"] else None


def listed(
    tokens: tuple[Token, ...], sentence: TextSentence, actors: Mapping[int, Actor]
) -> list[tuple[int, int, Verb]]:
    """Find the actions of a list after a colon: "The plan names three tasks: widening …, training … and …".

    Returns:
        For each the tokens that hold it, and its verb.
    """
    lists = word_lists()
    numbered = counted(tokens, sentence, actors)
    if numbered:
        return numbered
    colon = next((i for i in range(sentence.first, sentence.last) if tokens[i].text == ":"), None)
    if colon is None:
        return _included(tokens, sentence, actors)
    if not lists["task"] & {token.lower for token in tokens[max(sentence.first, colon - 8) : colon]}:
        return []
    named = _named_tasks(tokens, colon, sentence)
    if named:
        return named
    start, found = colon + 1, []
    while start < sentence.last:
        start += tokens[start].lower == "to"  # "two aims: to widen locks and to train pilots"
        place = skip_adverbs(tokens, start, sentence.last)
        verb = verb_at(tokens, place, sentence.last, Form.GERUND, lists["action"])
        verb = verb or verb_at(tokens, place, sentence.last, Form.BASE, lists["action"] | {"continue"})
        last = start
        while verb is not None:
            last, conjunct = object_end(tokens, verb.last, sentence, verb.form, actors, causative=False)
            found.append((start, last, verb))
            verb, start = (conjunct.verb, conjunct.first) if conjunct is not None else (None, start)
        last = next((place for place in range(last, sentence.last) if tokens[place].text == ";"), sentence.last)
        if last >= sentence.last:
            break
        start = last + 1 + (last + 1 < sentence.last and tokens[last + 1].lower == "and")
    return found


def _named_tasks(tokens: tuple[Token, ...], colon: int, sentence: TextSentence) -> list[tuple[int, int, Verb]]:
    """Find the tasks of a list that names some by nouns: "measures: launch of a fund, cutting of fees and …"."""
    lists, nouns = word_lists(), any_list("deed_noun", "done_noun", "listed_noun")
    starts, nominal = list[Verb](), False
    for joint in range(colon, sentence.last - 2):
        if tokens[joint].text not in _PARTING and tokens[joint].lower != "and":
            continue
        place = joint + 1 + (tokens[joint + 1].lower in lists["determiner"])
        if tokens[place].lower in nouns and tokens[place + 1].lower == "of":
            starts.append(Verb(tokens[place].lower, Form.GERUND, place, place + 1))
            nominal = True
        elif (verb := verb_at(tokens, place, sentence.last, Form.GERUND, lists["action"])) is not None:
            starts.append(verb)
    if not nominal or len(starts) < _SEVERAL:
        return []
    found: list[tuple[int, int, Verb]] = []
    for verb, following in zip(starts, [*(other.first for other in starts[1:]), sentence.last], strict=True):
        last = following
        while tokens[last - 1].lower in _BETWEEN_TASKS:
            last -= 1
        found.append((verb.first, last, verb))
    return found


def _included(
    tokens: tuple[Token, ...], sentence: TextSentence, actors: Mapping[int, Actor]
) -> list[tuple[int, int, Verb]]:
    """Find two or more actions that a noun of policy includes: "measures, from widening ports to training pilots"."""
    lists = word_lists()
    action = lists["action"]
    for index in range(sentence.first + 1, sentence.last - 2):
        lower = tokens[index].lower
        if lower not in INCLUDING:
            continue
        place = index + 1 + (lower == "such")
        verb = verb_at(tokens, skip_adverbs(tokens, place, sentence.last), sentence.last, Form.GERUND, action)
        before = [token.lower for token in tokens[max(sentence.first, index - _NEAR) : index]]
        aside = lower == "including" and tokens[index - 1].text == ","  # "will cut red tape, including accepting …"
        if verb is None or (not aside and any_list("task", "effort", "policy_noun").isdisjoint(before)):
            continue
        found = []
        while verb is not None:
            last, conjunct = object_end(tokens, verb.last, sentence, Form.GERUND, actors, causative=False)
            to = _to_gerund(tokens, verb.last, last, action) if lower == "from" else None
            found.append((place, last if to is None else to.first - 1, verb))
            if to is not None:
                verb, place = to, to.first
            else:
                verb, place = (conjunct.verb, conjunct.first) if conjunct is not None else (None, place)
        return found if len(found) > 1 or aside else []
    return []


def _to_gerund(tokens: tuple[Token, ...], first: int, last: int, action: frozenset[str]) -> Verb | None:
    """Return the verb of the other end of "from widening ports to training pilots"."""
    for place in range(first, last):
        if tokens[place].lower == "to":
            verb = verb_at(tokens, place + 1, last, Form.GERUND, action)
            if verb is not None:
                return verb
    return None
