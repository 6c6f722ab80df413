"""Where a clause begins, who stands before its verb, where its object ends; comes after actors and word rules."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from policykg.extraction.memory import Actor, ActorKind
from policykg.extraction.sentences import TextSentence
from policykg.extraction.tokens import Token
from policykg.extraction.wordrules import is_manner, skip_adverbs
from policykg.extraction.words import Form, Verb, verb_at, word_lists

_STOPS: Final = frozenset({";", ":", "\u2014", "\u2013"})
_INSERTION: Final = 24  # the longest insertion between commas, in tokens
_CONNECTORS: Final = frozenset({"and", "or", "but", "plus", "then"})
_FINITE: Final = frozenset(
    "will would shall is are was were has have had can could may might should must said says plans aims intends".split()
)
_JOINTS: Final = frozenset({"of", "and", "or", ","})


@dataclass(frozen=True, slots=True)
class Subject:
    """What stands before a verb: an actor, or a noun phrase whose head is ``head``."""

    first: int
    actor: Actor | None
    head: str | None = None
    relative: bool = False


def clause_start(tokens: Sequence[Token], index: int, sentence: TextSentence) -> int:
    """Return where the clause begins that holds a token: after the last mark or word that opens a clause."""
    lists = word_lists()
    first = index
    while first > sentence.first:
        before = tokens[first - 1]
        lower = before.lower
        if before.text in _STOPS:
            break
        if before.text == "\u201c" and (first - 2 < sentence.first or tokens[first - 2].text in {",", ":"}):
            break
        if (
            lower == "that"
            and first - 2 >= sentence.first
            and tokens[first - 2].lower in lists["said_form"] | {"and", "reporters", "meeting", "conference"}
        ):
            break
        if lower in {"while", "whereas", "because", "although", "though", "but"} or (
            lower in {"and", "as", "so"} and first - 2 >= sentence.first and tokens[first - 2].text == ","
        ):
            break
        first -= 1
    return _after_introduction(tokens, first, index)


def _after_introduction(tokens: Sequence[Token], first: int, index: int) -> int:
    """Skip an introduction up to its comma: "By 2027, …", "To support demand, …"."""
    opening = word_lists()["introduction"]
    if tokens[first].lower in opening or is_manner(tokens[first].lower):
        for place in range(first, min(index, first + 40)):
            if tokens[place].text == ",":
                following = place + 1
                if following < index and not (tokens[following].lower in _CONNECTORS):
                    return following
    return first


def subject_before(
    tokens: Sequence[Token], index: int, sentence: TextSentence, actors: Mapping[int, Actor]
) -> Subject | None:
    """Return the actor that stands before a verb, with adverbs, times, brackets and insertions between them."""
    place, inserted = index, 0
    while place > sentence.first:
        actor = actors.get(place)
        if actor is not None:
            return None if _governed(tokens, actor, sentence) else _with_antecedent(tokens, actor, sentence)
        before = tokens[place - 1]
        lower = before.lower
        lists = word_lists()
        if lower in lists["adverb"] or is_manner(lower):
            place -= 1
        elif before.text == ")":
            opening = _opening(tokens, place - 1, sentence.first)
            if opening is None:
                return None
            place = opening
        elif before.text == "," and not inserted:
            opening = _comma_before(tokens, place - 1, sentence.first, actors)
            if opening is None:
                return None
            place, inserted = opening, 1
        elif (earlier := _time_start(tokens, place, sentence.first)) < place:
            place = earlier
        else:
            return None
    return None


def _opening(tokens: Sequence[Token], index: int, first: int) -> int | None:
    for place in range(index - 1, max(first, index - _INSERTION) - 1, -1):
        if tokens[place].text == "(":
            return place
    return None


def _comma_before(tokens: Sequence[Token], index: int, first: int, actors: Mapping[int, Actor]) -> int | None:
    """Return the comma that opens the insertion which the comma at a token closes, right after an actor."""
    for place in range(index - 1, max(first, index - _INSERTION) - 1, -1):
        if tokens[place].text == ",":
            if place in actors or (tokens[place - 1].text == ")" and place - 1 > first):
                return place
        elif tokens[place].text in _STOPS:
            return None
    return None


def _time_start(tokens: Sequence[Token], last: int, first: int) -> int:
    """Return where a time expression begins that ends before a token ("on Monday", "late last year")."""
    lists = word_lists()
    times, filler = lists["time_word"], lists["time_filler"]
    place, seen = last, False
    while place > first and last - place < 6:
        lower = tokens[place - 1].lower
        if lower in times or lower[0].isdigit():
            seen = True
        elif lower not in filler:
            break
        place -= 1
    while seen and place < last and tokens[place].lower in {"and", "to", "from", "the", "of", "a"}:
        place += 1
    return place if seen else last


def _governed(tokens: Sequence[Token], actor: Actor, sentence: TextSentence) -> bool:
    """Tell whether an actor hangs on the words before it ("talks with the ministry"), so that it is no subject."""
    lists = word_lists()
    first = actor.first
    if first == sentence.first:
        return False
    before = tokens[first - 1].lower
    if before in {"'s", "\u2019s"}:  # China's ministry: look before the possessor
        first = max(sentence.first, first - 2)
        if first == sentence.first:
            return False
        before = tokens[first - 1].lower
    if before in {"of", "for", "at", "in", "from", "with", "by", "between", "against", "into", "among", "on", "to"}:
        if before in {"of", "for", "at", "in"} and first - 2 >= sentence.first:
            return tokens[first - 2].lower not in lists["inner_office"]
        return not (before == "on" and tokens[first - 2].lower in {"now", "then", "later"})
    return before == "and" and actor.kind is ActorKind.OTHER


def _with_antecedent(tokens: Sequence[Token], actor: Actor, sentence: TextSentence) -> Subject:
    """Take the noun into the subject's stretch that "which" before the actor stands for."""
    first = actor.first
    if first - 1 >= sentence.first and tokens[first - 1].lower in {"which", "that"}:
        lists = word_lists()
        verb_before = first - 1
        if (
            tokens[verb_before].lower == "that"
            and tokens[max(sentence.first, verb_before - 1)].lower in lists["said_form"]
        ):
            return Subject(first, actor)
        if (
            tokens[verb_before].lower == "that"
            and verb_before - 1 >= sentence.first
            and not tokens[verb_before - 1].lower[0].isalpha()
        ):
            return Subject(first, actor)
        place = verb_before
        while place > sentence.first and verb_before - place < 14:
            lower = tokens[place - 1].lower
            if tokens[place - 1].text in {",", ";", ":"} and place != verb_before or lower in _FINITE:
                break
            place -= 1
            if lower in {"a", "an"}:
                break
        return Subject(place, actor, relative=True)
    return Subject(first, actor)


def noun_subject(tokens: Sequence[Token], index: int, sentence: TextSentence) -> Subject | None:
    """Return the noun phrase before a verb, with its head: the last noun before the first preposition or mark."""
    lists = word_lists()
    first = clause_start(tokens, index, sentence)
    end = index
    while end > first and (tokens[end - 1].lower in lists["adverb"] or is_manner(tokens[end - 1].lower)):
        end -= 1
    if first >= end:
        return None
    if tokens[first].lower in lists["relative"]:
        return None
    head, place = None, first
    while place < end:
        token = tokens[place]
        if token.text == "\u201c":  # a name in quotation marks
            closing = next((i for i in range(place, end) if tokens[i].text == "\u201d"), place)
            place = closing + 1
            continue
        lower = token.lower
        if (
            lower in lists["preposition"]
            or lower in lists["relative"]
            or lower == "to"
            or not (token.text[0].isalnum() or token.text[0] in "\u201c\u201d\"'\u2019")
        ):
            if head is not None:
                break
        elif lower not in lists["determiner"] and token.text[0].isalpha():
            head = lower
        place += 1
    return Subject(first, None, head) if head else None


@dataclass(frozen=True, slots=True)
class Conjunct:
    """A further action of a coordination: where it begins, and its verb."""

    first: int
    verb: Verb


def object_end(
    tokens: Sequence[Token],
    index: int,
    sentence: TextSentence,
    form: Form,
    actors: Mapping[int, Actor],
    causative: bool,
) -> tuple[int, Conjunct | None]:
    """Return where the object that begins at a token ends, and the next verb that shares the subject.

    Args:
        tokens: the tokens of the body.
        index: the first token after the verb.
        sentence: the sentence that holds it.
        form: the form of the verb, which a further verb must share.
        actors: the actors of the sentence by their ends.
        causative: whether the verb hands the action on, so that a plain verb after "and" may belong to the other.
    """
    lists = word_lists()
    place, end = index, 0
    starts = {actor.first for actor in actors.values()}
    while place < sentence.last:
        token = tokens[place]
        lower = token.lower
        if token.text in _STOPS or token.text in {".", "!", "?"} and place >= sentence.last - 2:
            break
        if token.text == "," or lower in _CONNECTORS or lower in {"while", "as"} and tokens[place - 1].text != ",":
            following = skip_adverbs(tokens, place + 1, sentence.last)
            comma = token.text == ","
            while following < sentence.last and tokens[following].lower in _CONNECTORS | {"while"}:
                following = skip_adverbs(tokens, following + 1, sentence.last)
            conjunct = _conjunct(tokens, following, sentence, form, causative and not comma, lower)
            if conjunct is not None:
                first = following
                while (
                    first - 1 > place and tokens[first - 1].lower not in _CONNECTORS and tokens[first - 1].text != ","
                ):
                    first -= 1
                return end or place, Conjunct(first, conjunct)
            if lower == "as":
                place += 1
                continue
            if comma and _speech_insert(tokens, place, sentence):
                end = end or place
                place = _next_comma(tokens, place + 1, sentence)
                continue
            if (
                comma
                and following < sentence.last
                and tokens[place + 1].lower in lists["clause_opener"] | {"so", "aiming", "according"}
            ):
                end = end or place
                if tokens[place + 1].lower in lists["relative"] | {"according"}:
                    ahead = _next_comma(tokens, place + 1, sentence)
                    if ahead < sentence.last - 1:
                        place = ahead
                        continue
                break
            if lower in {"and", "but", "while"} or comma and tokens[place + 1].lower in _CONNECTORS:
                if following < sentence.last and _new_clause(tokens, following, sentence, starts):
                    break
        place += 1
    last = end or min(place, sentence.last)
    while last > index and (tokens[last - 1].text in {".", ",", ";", "!", "?"}):
        last -= 1
    return last, None


def _conjunct(
    tokens: Sequence[Token], index: int, sentence: TextSentence, form: Form, inner: bool, joint: str
) -> Verb | None:
    """Return the verb of a further action at a token, if the words after it let it be one."""
    lists = word_lists()
    if index >= sentence.last:
        return None
    to = tokens[index].lower == "to" and form in {Form.BASE, Form.GERUND}
    if to:
        index = skip_adverbs(tokens, index + 1, sentence.last)
        inner = False
    if form is Form.PAST and tokens[index].lower in {"has", "have"}:
        return None
    wanted = Form.GERUND if joint == "while" else Form.BASE if to else form
    verb = verb_at(tokens, index, sentence.last, wanted, lists["action"])
    if verb is None or verb.last >= sentence.last:
        return None
    if inner and verb.lemma in lists["firm_act"]:
        return None
    after = tokens[verb.last]
    lower = after.lower
    if (
        joint == "and"
        and not to
        and tokens[index - 1].lower == "and"
        and form is Form.BASE
        and _adjectival(tokens[index - 2].lower)
    ):
        return None
    if "_" not in verb.lemma and (
        not after.text[0].isalnum()
        and after.text not in {"\u201c", '"', "$", "\u20ac"}
        or lower in {"of", "and", "or", "is", "are", "was", "were", "will", "has", "have", "by"}
    ):
        return None
    noun_like = verb.lemma in lists["also_noun"] or form is not Form.BASE
    if (
        noun_like
        and lower in {"for", "to", "in", "on", "at", "from", "with", "as"}
        and verb.lemma not in {"focus", "act", "work", "invest", "push", "press", "move", "join", "respond", "fight"}
    ):
        return None
    if (
        joint == ","
        and noun_like
        and form is Form.BASE
        and lower not in lists["determiner"]
        and tokens[verb.last - 1].lower in lists["also_noun"]
        and not after.text[0].islower()
    ):
        return None
    return verb


def _adjectival(lower: str) -> bool:
    """Tell whether a word is an adjective by its ending, so that "and" goes on with another adjective or noun."""
    return len(lower) > 4 and lower.endswith(
        ("al", "ic", "ive", "ous", "ary", "ful", "ed", "able", "ible", "less", "ient", "ern")
    )


def _new_clause(tokens: Sequence[Token], index: int, sentence: TextSentence, starts: set[int]) -> bool:
    """Tell whether a clause of its own begins at a token: a verb with a tense follows before the next comma."""
    for place in range(index, min(index + 22, sentence.last)):
        token = tokens[place]
        if token.lower in _FINITE:
            return True
        if token.text == "," and place > index:
            return False
    if any(place in starts and tokens[place].lower in {"it", "they", "he", "she"} for place in range(index, index + 9)):
        return True
    if index in starts:
        return any(
            verb_at(tokens, place, sentence.last, Form.PAST, None if False else word_lists()["action"]) is not None
            for place in range(index + 1, min(index + 8, sentence.last))
        )
    return False


def _speech_insert(tokens: Sequence[Token], index: int, sentence: TextSentence) -> bool:
    """Tell whether "he said" or "according to …" follows a comma."""
    said = word_lists()["said_form"]
    ahead = [token.lower for token in tokens[index + 1 : min(index + 7, sentence.last)]]
    return any(word in said for word in ahead[:5]) or ahead[:2] == ["according", "to"]


def _next_comma(tokens: Sequence[Token], index: int, sentence: TextSentence) -> int:
    """Return the next comma, or the end of the sentence."""
    for place in range(index, sentence.last):
        if tokens[place].text == ",":
            return place
    return sentence.last
