"""Policies as what acts or speaks: a plan, a campaign, "efforts", an aim; comes after subjects, before initiatives."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from policykg.extraction.actions import Reading
from policykg.extraction.memory import STATES, Actor, ActorKind
from policykg.extraction.noun_subjects import antecedent, noun_subject
from policykg.extraction.sentences import TextSentence
from policykg.extraction.subjects import Subject
from policykg.extraction.tokens import Token
from policykg.extraction.wordrules import Match
from policykg.extraction.words import Form, any_list, word_lists

# What rules call a subject that is told by a noun, in their `who`; these are no words of texts.
NOUNS: Final = frozenset({"document", "documents", "effort", "running", "support", "move", "aim", "meeting"})
# The lists of the nouns that can act: a sentence with none of their words needs no closer look.
_ACTING: Final = (
    *("meeting_noun", "policy_document", "support_noun", "move_noun"),
    *("aim_noun", "running", "effort", "public"),
)
_ACTING_WORDS: Final = any_list(*_ACTING)
_POINTING: Final = frozenset({"the", "this", "these", "its", "a", "an"})
_ONE: Final = frozenset({"one", "another", "among", "part"})
_PLURAL_SAYING: Final = frozenset({"say", "state", "stipulate", "specify"})
_CHAIN: Final = 20  # how far before ", which" a document may stand, in tokens
_HEADING: Final = 8  # how far from its start the noun of a sentence's subject may stand, in tokens
_SOURCE: Final = 4  # how far after "according" a document may stand, in tokens


def is_about_document(lowers: tuple[str, ...], sentence: TextSentence) -> bool:
    """Tell whether a sentence begins with a document: "The plan is …"."""
    first = sentence.first
    if lowers[first] not in _POINTING:
        return False
    lists = word_lists()
    for place in range(first + 1, min(first + _HEADING, sentence.last - 1)):
        lower, following = lowers[place], lowers[place + 1]
        if lower in lists["preposition"] or lower in lists["finite"] or not lower[0].isalpha():
            return False
        if lower in lists["policy_document"]:
            ends = following in lists["preposition"] or following in lists["finite"] or following == ","
            if ends or following.endswith(("ed", "s")):
                return lower not in lists["statistics"]
    return False


def document_speaks(
    lowers: tuple[str, ...], sentence: TextSentence, words: frozenset[str], *, before: bool, met: bool
) -> bool:
    """Tell whether a document speaks: "the plan said", "said the plan", "according to the notice".

    ``before`` says whether one spoke in the sentence before, so that "it added" can mean it; ``met`` whether the
    article is about a meeting, whose statement speaks for a body as well.
    """
    lists = word_lists()
    said, documents = lists["said_form"], any_list("policy_document", "statement") if met else lists["policy_document"]
    plural = not words.isdisjoint(_PLURAL_SAYING)
    told = not words.isdisjoint(said)
    if before and told and "it" in words:
        return any(lowers[at] in said and lowers[at - 1] == "it" for at in range(sentence.first + 1, sentence.last))
    if words.isdisjoint(documents) or not (told or plural or "according" in words):
        return False
    for place in range(sentence.first + 1, sentence.last - 1):
        if lowers[place] not in documents:
            continue
        if told and (lowers[place + 1] in said or lowers[place - 2] in said):
            return True
        if plural and lowers[place].endswith("s") and lowers[place + 1] in _PLURAL_SAYING:
            return True  # "the guidelines state that"
        if "according" in lowers[max(sentence.first, place - _SOURCE) : place]:
            return True
    return False


def policy_subject(match: Match, reading: Reading, *, acted: bool) -> Subject | None:
    """Return a policy document, running campaign or "efforts" as the subject, with all that hangs on the noun.

    ``acted`` says whether this sentence or the one before told an action, which "the move" can mean.
    """
    who, lists = match.rule.who, word_lists()
    if ("public" not in who and NOUNS.isdisjoint(who)) or reading.words.isdisjoint(_ACTING_WORDS):
        return None
    tokens, lowers = reading.tokens, reading.lowers
    subject = noun_subject(tokens, match.first, reading.sentence)
    if subject is None and ("document" in who or "documents" in who):
        told_of = antecedent(tokens, match.first, reading.sentence)  # "the treaty, which will lower tariffs"
        if told_of is not None and told_of.head in lists["policy_document"]:
            return told_of
        return _issued_before(match.first, reading)
    if subject is None or subject.head is None:
        return None
    past = match.verb is not None and match.verb.form is Form.PAST
    if past and any(subject.first < label < match.first for label in reading.labels):
        return None  # "the court outlawed a fine levied in May"
    head = "plan" if subject.head == "paper" and _is_white_paper(lowers, subject.first, match.first) else subject.head
    last = subject.last or match.first
    between = lowers[subject.first : last]
    if between[-1] in lists["preposition"] or (
        lists["relative"].isdisjoint(between) and _holds_verb(tokens[subject.first : last])
    ):
        return None  # "is proposing a package of cuts", "to align with established rules"
    if owned_privately(subject.first, match.first, reading.actors, tokens):
        return None
    meets = "document" in who or "meeting" in who
    if meets and head in lists["meeting_noun"] and lowers[subject.first] in {"the", "a"}:
        return subject
    if "documents" in who and head in lists["policy_document"] and head.endswith("s"):
        return subject if "to" not in between else None  # "to support ports and raise their share"
    if "support" in who and head in lists["support_noun"]:
        return subject
    if "move" in who and acted and head in lists["move_noun"]:
        return subject
    if "aim" in who and _aims(subject, match, reading, acted=acted):
        return subject
    if ("document" in who and head in lists["policy_document"]) or ("running" in who and head in lists["running"]):
        told = not (lists["said_form"] - {"announced"}).isdisjoint(between)
        return None if told or not lists["statistics"].isdisjoint(between) else subject
    if "effort" in who and head in lists["effort"]:
        return subject
    if "public" in who and head in lists["public"] and lists["negation"].isdisjoint(between):
        return Subject(subject.first, Actor(ActorKind.PUBLIC, subject.first, match.first), head)
    return None


def _issued_before(index: int, reading: Reading) -> Subject | None:
    """Return "which" before a verb, if it means what was issued: "issued a guide to gas, which calls for"."""
    lowers, comma = reading.lowers, index - 2
    if lowers[index - 1] != "which" or lowers[comma] != "," or not reading.labels:
        return None
    for place in range(comma - 1, max(reading.labels), -1):
        if lowers[place] in word_lists()["document_head"]:
            return Subject(index - 1, None, lowers[place]) if comma - place < _CHAIN else None
    return None


def _is_white_paper(lowers: tuple[str, ...], first: int, last: int) -> bool:
    """Tell whether a paper in a noun phrase is one of policy: "the white paper on ports"."""
    colours = word_lists()["paper_colour"]
    return any(lowers[place] == "paper" and lowers[place - 1] in colours for place in range(first + 1, last))


def _holds_verb(words: tuple[Token, ...]) -> bool:
    """Tell whether a verb with a tense stands among some words; the month of May is none."""
    finite = word_lists()["finite"]
    return any(token.lower in finite and not (token.capital and token.lower == "may") for token in words)


def _aims(subject: Subject, match: Match, reading: Reading, *, acted: bool) -> bool:
    """Tell whether a subject is the goal of a policy: a policy, a body or an action of before must be near."""
    lists, lowers = word_lists(), reading.lowers
    if lowers[match.first].endswith("ing"):
        return False  # "tasks, including widening …": a list
    named = not lists["aim_noun"].isdisjoint(lowers[subject.first : match.first])
    if subject.head not in lists["aim_noun"] and not (subject.head in _ONE and named):
        return False
    near = any_list("document_head", "public", "body_noun")
    owned = any(
        subject.first <= actor.first and last < match.first and actor.kind in STATES
        for last, actor in reading.actors.items()
    )
    if "our" in lowers[subject.first : subject.first + 2]:
        return reading.official
    return acted or owned or reading.official or not reading.words.isdisjoint(near)


def owned_privately(first: int, last: int, actors: Mapping[int, Actor], tokens: tuple[Token, ...]) -> bool:
    """Tell whether a noun phrase is that of a company: "the airline's programme", "the plan of the brewer"."""
    private = word_lists()["private_noun"]
    for place in range(first + 1, last):
        lower = tokens[place].lower
        if lower in {"'s", "\u2019s"}:
            owner = actors.get(place)
            if tokens[place - 1].lower in private or (owner is not None and owner.kind is ActorKind.OTHER):
                return True
        elif lower in private and tokens[place - 1].lower == "the" and tokens[place - 2].lower in {"of", "by"}:
            return True
    return False
