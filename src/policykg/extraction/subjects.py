"""Who or what stands before a verb: an actor, or a noun phrase with its head; comes after actors and clauses."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from policykg.extraction.clauses import clause_start
from policykg.extraction.insertions import chaired_before, comma_before, insertion_start, opening_bracket
from policykg.extraction.memory import BODILY, GROUPS, STATES, Actor, ActorKind
from policykg.extraction.sentences import TextSentence
from policykg.extraction.tokens import Token
from policykg.extraction.wordrules import forms_of, is_manner, skip_adverbs
from policykg.extraction.words import Form, any_list, verb_at, word_lists

_HEARERS: Final = 8  # the longest phrase for those who are told something, in tokens
_SMALL: Final = (
    "finite",
    "connector",
    "said_form",
    "relative",
    "function_word",
    "adverb",
)
_SHARING: Final = STATES | {ActorKind.PRONOUN, ActorKind.PERSON}
_MET: Final = word_lists()["irregular_deed"]
_OFTEN: Final = frozenset({"twice", "thrice"})  # "has twice lowered"
_TIMED: Final = 4  # the longest time between a subject and its verb, in tokens
_ORDINAL: Final = ("st", "nd", "rd", "th")
_GOVERNING: Final = frozenset(
    {
        *("of", "for", "at", "in", "from", "with", "by", "between", "against", "into", "among", "on", "to"),
        *("across", "throughout", "within", "outside", "around", "inside"),
    }
)
_WITHIN: Final = frozenset({"in", "across", "throughout"})  # before where an actor is
_QUARTERS: Final = word_lists()["quarter"]
_REASONS: Final = frozenset({"because", "although", "though", "whereas", "unless", "which", "whom", "where"})
_PARTNER: Final = 7  # the longest phrase for a partner, in tokens
_PARTNERED: Final = word_lists()["before_partner"]
_OPENING_QUOTES: Final = frozenset({"\u201c", '"'})
_OPENERS: Final = frozenset({"that", ",", "\u201c", '"', "said", "but"})
_NAME: Final = 10  # the longest name of a partner, in tokens


@dataclass(slots=True, init=False, unsafe_hash=True)
class Subject:
    """What stands before a verb: an actor, or a noun phrase whose head is ``head``."""

    first: Final[int]
    actor: Final[Actor | None]
    head: Final[str | None]
    relative: Final[bool]
    last: Final[int]  # where a noun phrase ends that an insertion follows ("the fund, he said, will …"), else 0

    def __init__(
        self, first: int, actor: Actor | None, head: str | None = None, relative: bool = False, last: int = 0
    ) -> None:
        self.first = first
        self.actor = actor
        self.head = head
        self.relative = relative
        self.last = last


def subject_before(
    tokens: tuple[Token, ...], index: int, sentence: TextSentence, actors: Mapping[int, Actor]
) -> Subject | None:
    """Return the actor that stands before a verb, with adverbs, times, brackets and insertions between them."""
    place, inserted = index, 0
    while place > sentence.first:
        actor = actors.get(place)
        if actor is not None:
            if tokens[actor.first - 2].lower in word_lists()["chaired"] and tokens[actor.first - 1].lower == "by":
                place = actor.first - 2  # "the cabinet chaired by the president"
                continue
            within = actor.first - 1 - (tokens[actor.first - 1].lower in _QUARTERS)
            if tokens[within].lower in _WITHIN and actors.get(within) is not None:
                place = within  # "the council in Lima", "Hay County in east Peru"
                continue
            if not _governed(tokens, actor, sentence):
                return _with_antecedent(tokens, actor, sentence)
            lead = _beside(tokens, place, sentence, actors) if actor.kind is ActorKind.OTHER else None
            return None if lead is None else _with_antecedent(tokens, lead, sentence)
        before = tokens[place - 1]
        lower = before.lower
        lists = word_lists()
        if lower in {"which", "who"} and tokens[place - 2].text == ",":
            end = place - 2
            if tokens[end - 1].text == ")":  # "the Harbour Office (HO), which"
                end = opening_bracket(tokens, end - 1, sentence.first) or end
            if (named := actors.get(end)) is not None:
                return Subject(place - 1, named)
        if lower == "there" and place - 1 in actors:
            place -= 1  # "lawmakers there passed"
            continue
        quoted = before.text in _OPENING_QUOTES and place - 1 in actors  # "the mayor “will widen the lock”"
        if lower in lists["adverb"] or lower in _OFTEN or is_manner(lower) or quoted:
            place -= 1
        elif before.text == ")":
            opening = opening_bracket(tokens, place - 1, sentence.first)
            if opening is None:
                return None
            place = opening
        elif before.text == "," and not inserted and (apposition := _apposition(tokens, place - 1, actors)) is not None:
            return _with_antecedent(tokens, apposition, sentence)
        elif before.text == "," and not inserted:
            opening = comma_before(tokens, place - 1, sentence.first, actors)
            opening = opening or chaired_before(tokens, place - 1, sentence.first, actors)
            if opening is None:
                return None
            place, inserted = opening, 1
        elif (earlier := insertion_start(tokens, place, sentence.first)) < place:
            place = earlier
        elif place == index and _names_partner(before) and (partner := _beside(tokens, place, sentence, actors)):
            return _with_antecedent(tokens, partner, sentence)
        else:
            return None
    return None


def _names_partner(token: Token) -> bool:
    """Tell whether a word can end the name or the noun of who acts beside a body: "and Hay Mills", "and the unions"."""
    return token.capital or token.text.endswith("s")


def _beside(tokens: tuple[Token, ...], last: int, sentence: TextSentence, actors: Mapping[int, Actor]) -> Actor | None:
    """Return the body that a partner with a name of its own follows: "the Ministry of Wells and Hay Mills opened"."""
    joints, ruling = word_lists()["name_joint"], False
    if not tokens[last - 1].capital:
        return _with_partner(tokens, last, sentence, actors)
    for place in range(last - 1, max(sentence.first, last - _NAME), -1):
        token = tokens[place]
        if token.lower == "and":
            end = place
            if tokens[end - 1].text == ")":
                end = opening_bracket(tokens, end - 1, sentence.first) or end
            actor = actors.get(end)
            if actor is not None and (actor.kind is ActorKind.BODY or (ruling and actor.kind in STATES)):
                return actor
        ruling = ruling or token.lower == "ruling"
        if not token.capital and token.lower not in joints and token.lower != "ruling":
            return _with_partner(tokens, last, sentence, actors)
    return None


def _with_partner(
    tokens: tuple[Token, ...], last: int, sentence: TextSentence, actors: Mapping[int, Actor]
) -> Actor | None:
    """Return the body that opens a clause with a partner beside it: "The trade ministry *and the unions* signed"."""
    lists, first = word_lists(), max(sentence.first, last - _PARTNER)
    for place in range(last - 1, first, -1):
        lower = tokens[place].lower
        if lower == "and":
            actor = actors.get(place)
            if actor is None or tokens[place + 1].lower not in _PARTNERED:
                return None
            if actor.kind not in BODILY and tokens[place - 1].lower != "government":
                return None
            opens = actor.first == sentence.first or tokens[actor.first - 1].lower in _OPENERS
            owned = tokens[actor.first - 1].text in {"'s", "\u2019s"} and actor.first - 2 == sentence.first
            return actor if opens or owned else None
        if not lower[0].isalpha() or lower in lists["finite"] or lower in lists["preposition"]:
            return None
    return None


def first_subject(tokens: tuple[Token, ...], sentence: TextSentence, actors: Mapping[int, Actor]) -> Actor | None:
    """Return the first actor of a sentence on whose left nothing governs it, so that it can be the subject."""
    for last, actor in actors.items():
        possessor = last < sentence.last and tokens[last].text in {"'s", "\u2019s"}
        if actor.kind is ActorKind.PUBLIC and not _is_followed_by_verb(tokens, last, sentence.last):
            continue  # "government spending"
        if actor.kind is ActorKind.COUNTRY and any(other.first <= last < other.last for other in actors.values()):
            continue  # "Norwegian Prime Minister Ann Hay"
        if _gives_reason(tokens, actor, sentence):
            continue  # "prices may fall because the bank will sell grain"
        if not possessor and not _governed(tokens, actor, sentence):
            return actor
    return None


def _gives_reason(tokens: tuple[Token, ...], actor: Actor, sentence: TextSentence) -> bool:
    """Tell whether an actor is the subject of a reason or of a relative clause behind the main one."""
    before = actor.first - 1 - (tokens[actor.first - 1].lower == "the")
    return before > sentence.first and tokens[before].lower in _REASONS


def _is_followed_by_verb(tokens: tuple[Token, ...], index: int, end: int) -> bool:
    """Tell whether a verb follows at a token, after adverbs, a time or an insertion."""
    at = _past_when(tokens, index, end)
    following = tokens[at].lower if at < end else "."
    verbs = word_lists()["finite"] | _MET
    return following in verbs or following in forms_of("intend") or following.endswith("ed")


def _past_when(tokens: tuple[Token, ...], index: int, end: int) -> int:
    """Return the token after adverbs, "on Monday" and the like."""
    place, lists = skip_adverbs(tokens, index, end), word_lists()
    if place < end and tokens[place].text == ",":
        closing = next((at for at in range(place + 1, min(place + _HEARERS, end)) if tokens[at].text == ","), place)
        place = skip_adverbs(tokens, closing + 1, end)
    while place < min(index + _TIMED, end) and _timely(tokens[place], lists):
        place += 1
    return place


def subject_of_clause(
    tokens: tuple[Token, ...], index: int, sentence: TextSentence, actors: Mapping[int, Actor]
) -> Subject | None:
    """Return who opens the clause of a verb after "and" and has a verb with a tense or in the past of its own."""
    shared = tokens[index - 1].lower == "and" and tokens[max(sentence.first, index - 2)].text == ","
    first = clause_start(tokens, index - 2 if shared else index, sentence)
    for last, actor in actors.items():
        if first <= actor.first <= first + 1 and last < index and actor.kind in _SHARING:
            return Subject(actor.first, actor) if _has_verb(tokens, last, index, actor) else None
    return None


def _has_verb(tokens: tuple[Token, ...], first: int, last: int, actor: Actor) -> bool:
    """Tell whether a verb with a tense or in the past follows an actor, with nobody who says something."""
    place = skip_adverbs(tokens, first, last)
    if tokens[place].text == ",":  # "Ann Hay, the trade minister, met the skippers and"
        closing = next((at for at in range(place + 1, min(place + _NAME, last)) if tokens[at].text == ","), place)
        place = skip_adverbs(tokens, closing + 1, last) if closing > place else place
    if verb_at(tokens, place, last, Form.PAST, None) is not None or tokens[place].lower in _MET:
        return True
    lists = word_lists()
    if verb_at(tokens, place, last, Form.THIRD, lists["action"]) is not None:
        return True  # "Peru opposes the duty and will"
    if actor.kind in BODILY or not lists["said_form"].isdisjoint(token.lower for token in tokens[first:last]):
        return False
    if tokens[place].lower in lists["finite"] - lists["said_form"]:
        return True
    timed = next((at for at in range(place, min(place + _TIMED, last)) if not _timely(tokens[at], lists)), place)
    return timed > place and verb_at(tokens, timed, last, Form.PAST, None) is not None


def _timely(token: Token, lists: Mapping[str, frozenset[str]]) -> bool:
    """Tell whether a word can belong to a time: "last night", "on Monday"."""
    return token.lower in lists["time_word"] or token.lower in lists["time_filler"]


def _apposition(tokens: tuple[Token, ...], comma: int, actors: Mapping[int, Actor]) -> Actor | None:
    """Return the body named between commas after a word for it: "the regulator, the Canada Water Agency, …"."""
    named = actors.get(comma)
    if named is None or named.kind is not ActorKind.BODY or tokens[named.first - 1].text != ",":
        return None
    outer = actors.get(named.first - 1)
    if outer is None or outer.kind is not ActorKind.REFERENCE:
        return None
    return Actor(ActorKind.BODY, outer.first, comma, named.bodies)


def _governed(tokens: tuple[Token, ...], actor: Actor, sentence: TextSentence) -> bool:
    """Tell whether an actor hangs on the words before it ("talks with the ministry"), so that it is no subject."""
    lists = word_lists()
    first = actor.first
    if first == sentence.first:
        return False
    if tokens[first].lower == "and":
        first += 1
    before = tokens[first - 1].lower
    if before == "the" and actor.kind is ActorKind.COUNTRY and first - 2 >= sentence.first:
        first, before = first - 1, tokens[first - 2].lower  # "ports in the Yangtze delta"
    if actor.kind is ActorKind.PUBLIC:  # "tax breaks for travel agencies": look before the words of its noun phrase
        for _ in range(3):
            if first == sentence.first or before in lists["preposition"] or not _describes(tokens[first - 1], lists):
                break
            first, before = first - 1, tokens[first - 2].lower if first - 2 >= sentence.first else "."
    if before in {"'s", "\u2019s"}:  # China's ministry: look before the possessor
        first = max(sentence.first, first - 2)
        if first == sentence.first:
            return False
        before = tokens[first - 1].lower
    if (
        before.endswith(_ORDINAL) and before[0].isdigit() and first - 2 > sentence.first
    ):  # "session of the 12th congress"
        first -= 1 + (tokens[first - 2].lower == "the")
        before = tokens[first - 1].lower
    if before in _GOVERNING:
        if before in {"of", "for", "at", "in", "from"} and first - 2 >= sentence.first:
            return tokens[first - 2].lower not in lists["inner_office"]
        return not (before == "on" and tokens[first - 2].lower in {"now", "then", "later"})
    if before == "and" and actor.kind in GROUPS and first - 3 >= sentence.first:  # "across regions and departments"
        return tokens[first - 3].lower in {"across", "among", "between", "from", "by", "with"}
    return before == "and" and actor.kind is ActorKind.OTHER


def _describes(token: Token, lists: Mapping[str, frozenset[str]]) -> bool:
    """Tell whether a word before a noun can belong to its phrase: no verb, no time and no small word."""
    lower = token.lower
    return (
        lower.isalpha()
        and token.text == lower
        and lower.rstrip("s") not in lists["time_word"]
        and lower not in any_list(*_SMALL)
    )


def _with_antecedent(tokens: tuple[Token, ...], actor: Actor, sentence: TextSentence) -> Subject:
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
        teller = tokens[max(sentence.first, verb_before - 1)].lower
        if teller.endswith("ed") and teller in forms_of("said"):
            return Subject(first, actor)  # "has insisted that the state will"
        told = {token.lower for token in tokens[max(sentence.first, verb_before - _HEARERS) : verb_before]}
        if tokens[verb_before].lower == "that" and not told.isdisjoint(lists["said_form"]):
            return Subject(first, actor)
        place = verb_before
        while place > sentence.first and verb_before - place < 14:
            lower = tokens[place - 1].lower
            if (tokens[place - 1].text in {",", ";", ":"} and place != verb_before) or lower in lists["finite"]:
                break
            place -= 1
            if lower in {"a", "an"}:
                break
        return Subject(place, actor, relative=True)
    return Subject(first, actor)
