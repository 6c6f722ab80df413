"""What the object of a verb must be to make an action of a public body; part of the action tests."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from policykg.extraction.objects import in_phrase, releases_figures
from policykg.extraction.tokens import Token
from policykg.extraction.wordrules import Match, forms_of
from policykg.extraction.words import Form, Verb, any_list, word_lists

_NO_OBJECT: Final = frozenset({"to", "and", "or", ",", ".", "that", "it"})
_TOLD: Final = (["it"], ["they"], ["he"], ["she"])
_CLAUSES: Final = frozenset({"that", ",", "."})
_QUESTIONS: Final = frozenset({"how", "why", "whether"})
_LED: Final = frozenset({"world", "field", "way", "pack"})  # at whose head one only stands
_RATES: Final = frozenset({"rate", "rates"})
_TO_COME: Final = frozenset({"tomorrow", "next"})
_YEAR: Final = 4  # the length of a year in figures
_NEAR: Final = 3  # how many words after a verb are looked at for its noun


def object_fits(match: Match, first: int, last: int, tokens: tuple[Token, ...], *, told: bool = False) -> bool:
    """Tell whether the object is one of policy, no figure released; where it is ``told`` before, none need follow."""
    lists, verb = word_lists(), match.verb
    words = [token.lower for token in tokens[first : min(last, first + 12)]]
    if verb is not None and not _RATES.isdisjoint(words[:_NEAR]) and tokens[verb.first - 2].lower == "expected":
        return False  # "is expected to cut rates": by the markets
    wanted = match.rule.value("object")
    if wanted and any_list(*wanted.split()).isdisjoint(words):
        return False
    if match.rule.value("unmeasured") and any(word[0].isdigit() and len(word) != _YEAR for word in words):
        return False  # "calls for a capacity of 40 megawatts"
    unwanted = match.rule.value("object_not")
    if unwanted and not any_list(*unwanted.split()).isdisjoint(words):
        return False
    if wanted == "handing" and not _handed_over(words):
        return False
    phrase = match.rule.value("phrase")
    if phrase and not any(in_phrase(name, first, last, tokens) for name in phrase.split()):
        return False
    excluded = match.rule.value("phrase_not")
    if excluded and in_phrase(excluded, first, last, tokens):
        return False
    opens = words[:1] if words[:1] != ["that"] or verb is None or verb.lemma not in lists["demanding_that"] else []
    excluding = _NO_OBJECT | lists["finite"] | lists["preposition"]
    if words[:1] == ["no"] and (verb is None or verb.form is not Form.BASE):
        return False  # "raised no objections"
    if match.rule.value("bare") and (len(words) < 2 or not excluding.isdisjoint(opens)):
        return False
    if verb is None:
        return True
    if verb.lemma == "direct" and words[:1] == ["investment"]:
        return False  # "and direct investment of 40 million"
    if verb.lemma == "make" and verb.form is Form.PAST and "progress" in words[:_NEAR]:
        return False  # "has made slower progress"
    if verb.lemma == "make" and words[:1] == ["it"] and "that" in words[:_NEAR]:
        return False  # "has made it clear that"
    if verb.lemma == "raise" and not lists["raised_noun"].isdisjoint(words[:_NEAR]):
        return False  # "raised questions", "raised no objections"
    if verb.lemma in {"take", "answer"} and "questions" in words[:_NEAR]:
        return False  # "will take your questions"
    if verb.form is not Form.BASE:
        if verb.lemma in lists["says"] or (
            words
            and words[0] in _CLAUSES
            and not (
                words[0] == "that"
                and (verb.lemma in lists["ordering"] or (verb.lemma in lists["demanding_that"] and _demands(words)))
            )
        ):
            return False
        if verb.lemma == "announce" and ("that" in words[:6] or words[:1] in _TOLD):
            return False  # "announced it has opened two ports"
        if words and words[0] == "for" and verb.lemma in lists["takes_object"]:
            return False  # "the rules it has published for barges"
        if words and words[0] in _QUESTIONS and verb.lemma not in lists["studying"]:
            return False
        if words and words[0] in lists["preposition"] and verb.lemma in {"announce", "order", "tell", "ask", "refer"}:
            return False
    if verb.form is Form.PAST and verb.lemma == "seek" and words[:1] == ["to"]:
        return False  # "sought to reassure": a rule of its own finds what was sought
    if (verb.lemma == "stop" and words[:1] == ["short"]) or (verb.lemma == "gather" and words[:1] == ["for"]):
        return False  # "stopped short of a ban", "had gathered for a meeting"
    if verb.lemma == "take" and "lead" in words[:_NEAR]:
        return False  # "has taken the lead"
    if verb.lemma == "lead" and not _LED.isdisjoint(words[:_NEAR]):
        return False  # "has led the world for years"
    if verb.lemma in {"focus", "concentrate"} and {"following", "aspects"} & set(words[:4]):
        return False
    if verb.lemma in lists["course"] and words:
        if verb.form is Form.BASE and words[0] in lists["preposition"]:
            return False  # "is expected to end by May"
        if verb.form is Form.PAST and words[0] in lists["time_word"]:
            return False  # "a fair, which opened Thursday"
    compared = any(one == "," and other in {"up", "down"} for one, other in pairwise(words))
    if match.rule.value("deed") and (compared or releases_figures(verb, words)):
        return False  # "spent 3 million euros, up 4 percent" is a statistic
    return told or first < last or verb.lemma in lists["without_object"] or "_" in verb.lemma


def _demands(words: Sequence[str]) -> bool:
    """Tell whether what follows "recommended that" is to be done: no verb of it has a tense of its own."""
    lists = word_lists()
    if "be" in words or "should" in words:
        return True
    return lists["finite"].isdisjoint(words) and lists["statistics"].isdisjoint(words[1:_NEAR])


def is_arranged(verb: Verb, last: int, lowers: Sequence[str]) -> bool:
    """Tell whether what "is being done" has only been arranged: "is holding a further meeting on Friday"."""
    lists = word_lists()
    if verb.lemma not in lists["arranged"]:
        return False
    words = lowers[verb.last : last]
    if not _TO_COME.isdisjoint(words):
        return True
    return any(word.endswith("day") and before == "on" for before, word in pairwise(words))


def _handed_over(words: Sequence[str]) -> bool:
    """Tell whether "to" follows those who are told something, with no verb between: not "told the House it will"."""
    told = words[: words.index("to")]
    return any_list("finite", "said_form").isdisjoint(told) and forms_of("intend").isdisjoint(told)
