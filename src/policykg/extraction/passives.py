"""Actions told by what is done to something: "two ports will be widened"; part of initiatives."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from policykg.extraction.actions import Action, Reading
from policykg.extraction.coordination import Conjunct, object_end
from policykg.extraction.elliptic_passives import with_elliptic
from policykg.extraction.memory import AUTHORITIES, Actor, ActorKind, Memory
from policykg.extraction.noun_subjects import antecedent, noun_subject
from policykg.extraction.objects import in_phrase
from policykg.extraction.passive_tests import passive_fits
from policykg.extraction.policies import owned_privately
from policykg.extraction.ruling import opens_with_writing, ruled
from policykg.extraction.speech import for_a_state
from policykg.extraction.subjects import Subject
from policykg.extraction.tokens import Token
from policykg.extraction.wordrules import Match
from policykg.extraction.words import Form, any_list, word_lists
from policykg.extraction.writings import ISSUED
from policykg.facts import InitiativeStatus

_QUOTING: Final = frozenset({"\u201c", "\u201d", '"'})
_OWN: Final = frozenset({"its", "their", "our", "my"})
_RELATIVE: Final = frozenset({"which", "whom"})
_CLAUSE_ENDS: Final = frozenset({",", ";", ":", "and", "that"})
_HAVING: Final = frozenset({"has", "have"})
_FIELD: Final = 4  # how far before a minister "by" may stand, in tokens


def passive(match: Match, reading: Reading, memory: Memory) -> tuple[list[Action], Conjunct | None] | None:
    """Return the actions of a passive, or of a campaign that goes on, and what is joined to them."""
    tokens, lowers, sentence, lists = reading.tokens, reading.lowers, reading.sentence, word_lists()
    subject = noun_subject(tokens, match.first, sentence)
    if subject is None and (match.rule.value("status") == "planned" or _done_of_late(match, lowers)):
        subject = antecedent(tokens, match.first, sentence)
        if subject is not None and reading.covered >= match.first:
            return None  # part of an action found
    if (
        subject is None
        or match.first <= subject.first
        or not passive_fits(
            match, subject, sentence, tokens, reading.covered, official=reading.official, written=reading.written
        )
    ):
        return None
    if (
        match.rule.value("voice") == "progress"
        and subject.first < reading.covered
        and reading.covered >= match.first - 1
    ):
        return None  # "a study, which the board is carrying out, is at an early stage" tells it once
    if match.rule.value("official") and not reading.official:
        return None
    if match.rule.value("reported") and reading.words.isdisjoint(lists["said_form"]):
        return None
    if reading.conditional and lowers[match.first] == "would":
        return None  # "if the bill is passed, firms would have to …"
    head = subject.head or ""
    if match.rule.value("reporting") and not _reported(match, subject, reading, met=bool(memory.met)):
        return None
    opinions = [at for at in range(subject.first - 2, match.first - 1) if lowers[at + 1] == "that"]
    if any(lowers[at] in lists["opinion"] for at in opinions):
        return None  # "denied that the duty would be raised"
    if lowers[subject.first + 1] in lists["opinion"] and reading.actors.get(subject.first + 1) is not None:
        return None  # "he expected the mill will be reopened"
    if reading.private or _is_own(subject.first, match.first, head, reading):
        return None  # a company tells what it does
    if owned_privately(subject.first, match.first, reading.actors, tokens):
        return None
    if lowers[match.first - 1] == "and" and reading.covered <= subject.first and _has_tense(subject, match, reading):
        return None  # "The mill makes lamps and will be enlarged"
    if not _ruled_as(match, head, reading):
        return None
    effort = head in lists["effort"]  # "efforts will be made to widen roads and plant trees"
    last, conjunct = object_end(tokens, match.last, sentence, Form.BASE, reading.actors, causative=not effort)
    handed = match.verb is not None and (
        match.verb.lemma in lists["causative"] or match.verb.lemma in lists["steering"]
    )
    if lowers[match.first - 1] == "which":  # a relative clause ends at its comma
        last = next((at for at in range(match.last, last) if lowers[at] == ","), last)
    asked = bool(match.rule.value("asked")) or (handed and lowers[min(match.last, last)] == "to")
    if asked and conjunct is not None and last <= match.last + 1:  # "to diversify and improve their breads"
        last, conjunct = object_end(tokens, conjunct.verb.last, sentence, Form.BASE, reading.actors, causative=True)
    wanted = match.rule.value("object")
    if wanted and any_list(*wanted.split()).isdisjoint(lowers[match.last : last]):
        return None
    phrase = match.rule.value("phrase")
    if phrase and not any(in_phrase(name, match.last, last, tokens) for name in phrase.split()):
        return None
    by = _by(match.last, min(last + 1, sentence.last), reading.actors, tokens)
    if by is None and (match.rule.value("by") or _by_a_name(match.last, reading.actors, tokens)):
        return None
    first = subject.first
    if reading.covered > first:
        first = min(reading.covered, match.first - 1)
        while first < match.first and tokens[first].text == ",":
            first += 1
    first = _behind_clause(first, match.first, lowers)
    first = max([first, *(end + (tokens[end].text == ",") for end in reading.issued if end < match.first)])
    if match.rule.value("head") and lowers[first - 1] in _RELATIVE and lowers[first - 2] in lists["preposition"]:
        last = next((at for at in range(match.last, last) if tokens[at].text == ","), last)
        first = _antecedent_start(first - 2, reading)
    if by is not None and by.bodies and match.verb is not None and match.verb.lemma in ISSUED:
        memory.issuer = by.bodies
    agent = memory.agent(by, sentence, reading.speakers)
    status = InitiativeStatus(match.rule.value("status"))
    action = Action(sentence.ordinal, first, max(last, match.last), first, status, match.rule.name, agent)
    shared = asked or not lists["effort"].isdisjoint(lowers[subject.first : match.last])
    return with_elliptic(action, match, reading), conjunct if shared else None


def _done_of_late(match: Match, lowers: tuple[str, ...]) -> bool:
    """Tell whether a passive after "which" is news: "which *has been* allotted 9 million", "… was cut *by* Peru"."""
    if match.rule.value("status") != "completed" or match.rule.value("voice") != "passive":
        return False
    return lowers[match.first] in _HAVING or lowers[match.last] == "by"


def _behind_clause(first: int, last: int, lowers: tuple[str, ...]) -> int:
    """Return where a subject begins behind a clause that "and" joins it to: "… were named and *ten wells* were dug"."""
    lists = word_lists()
    for place in range(last - 2, first + 1, -1):
        if lowers[place] == "and":
            before = lowers[first:place]
            if lists["finite"].isdisjoint(before) or not lists["relative"].isdisjoint(before):
                return first
            return place + 1
    return first


def _antecedent_start(preposition: int, reading: Reading) -> int:
    """Return where the phrase begins that a relative clause hangs on: "in the net trade, for which … is set aside"."""
    first, lowers = preposition - (reading.lowers[preposition - 1] == ","), reading.lowers
    while first > max(reading.sentence.first, reading.covered) and lowers[first - 1] not in _CLAUSE_ENDS:
        first -= 1
    return first


def _reported(match: Match, subject: Subject, reading: Reading, *, met: bool) -> bool:
    """Tell whether an official is reported, and not quoted, to have said what should be done or others should do.

    An article about a meeting (``met``) need not say so in each sentence.
    """
    lists, sentence = word_lists(), reading.sentence
    if not reading.official or (not met and reading.words.isdisjoint(lists["said_form"])):
        return False
    if "say" in reading.lowers[subject.first : match.first]:
        return False  # "a move that ministers say should cut queues"
    doing = match.verb is not None and match.verb.form is Form.BASE
    if doing and subject.head in lists["policy_document"]:
        return False  # "the plan should keep prices low" is what he expects
    return _QUOTING.isdisjoint(reading.lowers[sentence.first : match.first])


def _is_own(first: int, last: int, head: str, reading: Reading) -> bool:
    """Tell whether somebody who is no official tells of what is its own: "our mill", "construction of its mill"."""
    if reading.official or reading.speakers:
        return False
    if reading.lowers[first] in _OWN:
        return head not in word_lists()["policy_noun"]
    said = not reading.words.isdisjoint(word_lists()["said_form"])
    return said and any(reading.lowers[place] in _OWN for place in range(first, last))


def _has_tense(subject: Subject, match: Match, reading: Reading) -> bool:
    """Tell whether a verb with a tense that told no action stands before "and" and a passive."""
    words = reading.lowers[subject.first : match.first]
    return not word_lists()["finite"].isdisjoint(words)


def _ruled_as(match: Match, head: str, reading: Reading) -> bool:
    """Tell whether a writing brings about what is told, where a rule wants one: in its sentence, or near it."""
    wanted, sentence = match.rule.value("under"), reading.sentence
    if not wanted:
        return True
    if wanted == "opening":
        return opens_with_writing(reading.lowers, sentence)
    if reading.covered > match.first:
        return False  # part of an action found
    if head in word_lists()["enactment"] or reading.lowers[match.first - 2 : match.first] == ("member", "states"):
        return True  # "the directive must be transposed"
    if ruled(reading.lowers, sentence, reading.words, written=reading.written) or (
        wanted == "near" and reading.near_ruling and reading.words.isdisjoint(word_lists()["said_form"])
    ):
        reading.rules = True
    return reading.rules


def _by(first: int, last: int, actors: Mapping[int, Actor], tokens: tuple[Token, ...]) -> Actor | None:
    """Return the body or the government after "by"."""
    for actor in actors.values():
        person = actor.kind is ActorKind.PERSON and for_a_state(actor, tokens)
        reach = _FIELD if person else 1  # "by transport minister Jan Hay"
        before = range(actor.first - 1, max(first, actor.first - reach) - 1, -1)
        near = actor.first <= last and (person or actor.kind in AUTHORITIES)
        if near and actor.kind is ActorKind.PUBLIC and tokens[actor.last].lower in _spending():
            continue  # "boosted by government spending"
        if near and any(tokens[place].lower == "by" for place in before):
            return actor
    return None


def _spending() -> frozenset[str]:
    """Return the nouns of what a government spends and orders, before which it is no doer."""
    return any_list("spending_noun", "support_noun", "policy_noun")


def _by_a_name(index: int, actors: Mapping[int, Actor], tokens: tuple[Token, ...]) -> bool:
    """Tell whether "by" and a name that is no public one follow: "will be built by Hay Mills"."""
    place = index + 1
    if place >= len(tokens) or tokens[index].lower != "by":
        return False
    place += tokens[place].lower == "the"
    named = [actor for actor in actors.values() if actor.first <= place < actor.last]
    if named:
        return all(actor.kind is ActorKind.OTHER for actor in named)
    return tokens[place].capital and tokens[place].lower not in word_lists()["time_word"]
