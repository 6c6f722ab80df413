"""Rules of words over the tokens of a sentence, as ``rules/*.toml`` write them; comes after words, knows no topic.

A rule's ``words`` is a line of elements. ``will|would`` is one of these words, ``[also]`` may be missing, ``{intend}``
is any form of a verb of that list in ``rules/words-*.toml``, ``VERB``, ``VERB-ed``, ``VERB-ing`` and ``VERB-s`` are
the verb that the rule is about, in that form. Adverbs may stand between any two elements. Every element is tried once,
from left to right, so matching never backtracks.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Final

from policykg.extraction.date_words import WEEKDAYS
from policykg.extraction.inflection import verb_forms
from policykg.extraction.tokens import Token
from policykg.extraction.words import Form, Verb, contractions, verb_at, word_lists, words_of

_VERB_FORMS: Final = {"VERB": Form.BASE, "VERB-ed": Form.PAST, "VERB-ing": Form.GERUND, "VERB-s": Form.THIRD}
_REMEMBERED: Final = 512  # pairs of words behind a first one whose rules are remembered
_ELEMENT: Final = re.compile(r"\[(?P<optional>[^\]]+)\]|(?P<plain>\S+)")


@dataclass(frozen=True, slots=True)
class Element:
    """One element of a rule: words, or a verb of a list in one form."""

    words: frozenset[str] = frozenset()
    particles: dict[str, frozenset[str]] = field(default_factory=dict)  # a form that needs one of these after it
    optional: bool = False
    form: Form | None = None  # of the verb that the rule is about
    timed: bool = False  # "to", "whether", "for" or "by", before which a time may stand: "agreed on Friday to"


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule with its name, the sentence that shows it, its elements, and its other keys as the file has them."""

    name: str
    example: str
    elements: tuple[Element, ...]
    verbs: frozenset[str] | None
    not_verbs: frozenset[str]
    values: dict[str, Any]
    who: frozenset[str]  # the sorts of subjects that it takes beside bodies

    def value(self, key: str) -> Any:  # noqa: ANN401 - a TOML value
        """Return another key of the rule, None where the file does not set it."""
        return self.values.get(key)


@dataclass(slots=True, init=False, unsafe_hash=True)
class Match:
    """A rule that fits at tokens ``first`` to ``last`` (exclusive); ``verb`` is the verb the rule is about."""

    rule: Final[Rule]
    first: Final[int]
    last: Final[int]
    verb: Final[Verb | None]

    def __init__(self, rule: Rule, first: int, last: int, verb: Verb | None) -> None:
        self.rule = rule
        self.first = first
        self.last = last
        self.verb = verb


class RuleSet:
    """The rules of one file, found by the first two words that they can fit."""

    def __init__(self, rules: Sequence[Mapping[str, Any]]) -> None:
        self.rules = tuple(_rule(entry) for entry in rules)
        self.starts: dict[str, list[tuple[Rule, frozenset[str] | None]]] = {}
        self._met: dict[str, dict[tuple[str, str], tuple[Rule, ...]]] = {}
        for rule in self.rules:
            for word, seconds in _openings(rule).items():
                self.starts.setdefault(word, []).append((rule, seconds))

    def places(self, lowers: tuple[str, ...], first: int, last: int) -> list[int]:
        """Return the tokens between two, of all in lower case, at which a rule can begin."""
        starts = self.starts
        return [index for index in range(first, last) if lowers[index] in starts]

    def matches(self, tokens: tuple[Token, ...], index: int, end: int) -> list[Match]:
        """Return the rules that fit at a token, in the order of the file."""
        if tokens[index].lower not in self.starts:
            return []
        following = skip_adverbs(tokens, index + 1, end)
        second = tokens[following].lower if following < end else ""
        if second in _PUT_IN:
            following = _after_insertion(tokens, following, end)
            second = tokens[following].lower if following < end else ""
        vote = "by" if _is_vote(second) else second
        if following > index + 1:
            vote = tokens[index + 1].lower  # an adverb that a rule may name
        rules = self._beginning(tokens[index].lower, second, vote)
        return [match for rule in rules if (match := _fit(rule, tokens, index, end)) is not None]

    def _beginning(self, first: str, second: str, other: str) -> tuple[Rule, ...]:
        """Return the rules that can begin with a word and one of two others, remembered for those met first."""
        met = self._met.setdefault(first, {})
        key = (second, other)
        rules = met.get(key)
        if rules is None:
            put_in, known = second == ",", self.starts[first]  # after a comma any rule may go on
            rules = tuple(rule for rule, seen in known if put_in or seen is None or not seen.isdisjoint(key))
            if len(met) < _REMEMBERED:
                met[key] = rules
        return rules


def _openings(rule: Rule) -> dict[str, frozenset[str] | None]:
    """Return the words that a rule can begin with, each with those that can stand next (None: any)."""
    openings: dict[str, frozenset[str] | None] = {}
    for place, element in enumerate(rule.elements):
        seconds = _seconds(rule, place + 1)
        words = element.words if element.form is None else words_of(element.form, rule.verbs or frozenset())
        for word in words:
            known = openings.get(word, frozenset())
            mixed = element.form is not None or word in element.particles or seconds is None or known is None
            openings[word] = None if mixed else (known or frozenset()) | (seconds or frozenset())
        if not element.optional:
            break
    return openings


def _seconds(rule: Rule, first: int) -> frozenset[str] | None:
    """Return the words that an element of a rule, or one after it if it is optional, can begin with (None: any)."""
    words: frozenset[str] = frozenset()
    for element in rule.elements[first:]:
        if element.form is not None:
            if rule.verbs is None or rule.value("others"):
                return None
            words |= frozenset(words_of(element.form, rule.verbs))
        words |= element.words | _TIMED if element.timed else element.words
        if not element.optional:
            return words
    return None


def _rule(entry: Mapping[str, Any]) -> Rule:
    """Turn an entry of a rule file into a rule."""
    lists = word_lists()
    names = str(entry.get("verbs", "")).split()
    verbs = None if names == ["any"] else frozenset[str]().union(*(lists[name] for name in names))
    elements = [
        _element(found["optional"] or found["plain"], found["optional"] is not None)
        for found in _ELEMENT.finditer(entry["words"])
    ]
    not_verbs = frozenset().union(*(lists[name] for name in str(entry.get("not_verbs", "")).split()))
    who = frozenset(str(entry.get("who", "")).split())
    return Rule(entry["name"], entry["example"], tuple(elements), verbs, not_verbs, dict(entry), who)


def _element(text: str, optional: bool) -> Element:
    """Read one element."""
    if text in _VERB_FORMS:
        return Element(optional=optional, form=_VERB_FORMS[text])
    words: set[str] = set()
    particles: dict[str, set[str]] = {}
    bare: set[str] = set()
    for part in text.split("|"):
        if part.startswith("{"):
            name = part[1:-1]
            words |= forms_of(name)
            for word in word_lists()[name]:
                head, _, particle = word.partition("_")
                for form in _all_forms(name, head):
                    if particle:
                        particles.setdefault(form, set()).add(particle.partition("_")[0])
                    else:
                        bare.add(form)
        else:
            words.add(part)
    words |= {short for short, (_, verb) in contractions().items() if verb in words}
    needed = {form: frozenset(found) for form, found in particles.items() if form not in bare}
    return Element(frozenset(words), needed, optional, timed=words in _AFTER_TIMES)


@lru_cache(maxsize=256)
def forms_of(name: str) -> frozenset[str]:
    """Return all forms of the words of a list (the first word of a phrasal verb)."""
    return frozenset(form for word in word_lists()[name] for form in _all_forms(name, word.partition("_")[0]))


def _all_forms(name: str, word: str) -> tuple[str, ...]:
    """Return the forms of a verb; lists of nouns and adjectives are taken as they are."""
    return (word,) if name.endswith(("_noun", "_word", "degree")) else verb_forms(word)


def skip_adverbs(tokens: tuple[Token, ...], index: int, end: int) -> int:
    """Return the next token that is no adverb."""
    while index < end:
        lower = tokens[index].lower
        if lower == "so" and index + 1 < end and tokens[index + 1].lower == "far":
            index += 2
            continue
        if lower not in _ADVERBS and not is_manner(lower):
            if lower in _OPENING_QUOTES and index > 0 and tokens[index - 1].lower in _MODALS:
                index += 1  # "will “widen the lock”"
                continue
            if lower == "since" and index > 0 and tokens[index - 1].lower in _HAVING and index + 1 < end:
                following = tokens[index + 1].lower
                if following == "been" or following.endswith("ed"):
                    index += 1  # "has since been widened"
                    continue
            if lower != "not" or index + 1 >= end or tokens[index + 1].lower not in _ONLY:
                break
            index += 1  # "not only"
        index += 1
    return index


def is_manner(lower: str) -> bool:
    """Tell whether a word is an adverb by its ending."""
    return lower.endswith("ly") and len(lower) > 4 and lower not in _NO_MANNER


_ADVERBS: Final = word_lists()["adverb"]
_OPENING_QUOTES: Final = frozenset({'"', "\u201c"})
_MODALS: Final = frozenset({"will", "would", "shall", "should", "must"})
_HAVING: Final = frozenset({"has", "have", "had"})
_ONLY: Final = frozenset({"only", "just", "merely", "simply"})
_AFTER_TIMES: Final = [frozenset({word}) for word in ("to", "whether", "for", "by")]  # before them a time may stand
_PUT_IN: Final = word_lists()["time_opening"] | {","}
_TIME: Final = 7  # the longest time between an auxiliary and its verb, in tokens
_TIMED: Final = frozenset(
    {"by", "on", "in", "last", "this", "late", "early", "earlier", "yesterday", "today", *WEEKDAYS}
)
_VOTED: Final = 6  # the longest time or vote before "to", in tokens
# "voted by eight to one to", "voted 7-2 to"
_VOTES: Final = frozenset("one two three four five six seven eight nine ten by - \u2010 \u2011 \u2013".split())
_TIMED_BY: Final = frozenset({"principle", "that"})
_INSERTED: Final = 13  # the longest insertion, in tokens
_AUXILIARIES: Final = frozenset(
    {"will", "would", "shall", "should", "must", "has", "have", "had", "is", "are", "was", "were", "to"}
)
_NO_MANNER: Final = word_lists()["no_manner"]


def _fit(rule: Rule, tokens: tuple[Token, ...], first: int, end: int) -> Match | None:
    """Try a rule at a token."""
    index, verb, started = first, None, False
    for element in rule.elements:
        here = index
        if started and (index >= end or tokens[index].lower not in element.words):
            here = _after_insertion(tokens, skip_adverbs(tokens, index, end), end)
        if started and element.timed and here < end and (tokens[here].lower in _TIMED or _is_vote(tokens[here].lower)):
            here = _after_time(tokens, here, end, element.words)
        if here >= end:
            if element.optional:
                continue
            return None
        if element.form is not None:
            verb = _verb(rule, tokens, here, end, element.form)
            if verb is None:
                if element.optional:
                    continue
                return None
            index = verb.last
        elif (length := _length(element, tokens, here, end)) > 0:
            index = here + length
        elif element.optional:
            continue
        else:
            return None
        started = True
    return Match(rule, first, index, verb)


def _after_insertion(tokens: tuple[Token, ...], index: int, end: int) -> int:
    """Return the token after an insertion between commas: "will, from next May, open …"."""
    if index >= end or tokens[index].lower not in _PUT_IN:
        return index
    place = index - 1
    while tokens[place].lower in _ADVERBS and place > 0:
        place -= 1  # "will also, from next May, open"
    before = tokens[place].lower
    if before not in _AUXILIARIES:
        return index
    if tokens[index].text != ",":
        return _past_time(tokens, index, end)
    for place in range(index + 1, min(index + _INSERTED, end)):
        if tokens[place].text == ",":
            return skip_adverbs(tokens, place + 1, end)
    return index


def _past_time(tokens: tuple[Token, ...], index: int, end: int) -> int:
    """Return the token after a time between an auxiliary and its verb: "will this week open", "has since 2019 …"."""
    lists, times = word_lists(), False
    for place in range(index, min(index + _TIME, end)):
        lower = tokens[place].lower
        if lower in lists["time_word"] or lower.rstrip("s") in lists["time_word"] or lower.isdigit():
            times = True
        elif times or not (lower in _PUT_IN or lower in lists["time_filler"] or lower in lists["time_span"]):
            return skip_adverbs(tokens, place, end) if times else index
    return index


def _after_time(tokens: tuple[Token, ...], index: int, end: int, wanted: frozenset[str]) -> int:
    """Return the token after a time between a verb and its "to": "agreed on Friday to …"; the same where none is."""
    lists = word_lists()
    for place in range(index, min(index + _VOTED, end - 1)):
        lower = tokens[place].lower
        if lower in wanted and not _is_vote(tokens[place + 1].lower):
            return place
        timed = lower in lists["time_word"] or lower in lists["time_filler"] or lower in _TIMED_BY
        if not (timed or lower in wanted or _is_vote(lower)):
            break
    return index


def _is_vote(lower: str) -> bool:
    """Tell whether a word is of the votes for and against: "by *eight* to one", "*7-2*", "on *12* May"."""
    return lower in _VOTES or lower.isdigit()


def _length(element: Element, tokens: tuple[Token, ...], index: int, end: int) -> int:
    """Return how many tokens an element of words takes at a token: none, one, or two with a particle."""
    lower = tokens[index].lower
    if lower not in element.words:
        return 0
    needed = element.particles.get(lower) if element.particles else None
    if needed is None:
        return 1
    if index + 1 >= end:
        return 0
    particle = tokens[index + 1].lower
    return 2 if particle in needed else 0


def _verb(rule: Rule, tokens: tuple[Token, ...], index: int, end: int, form: Form) -> Verb | None:
    """Return the rule's verb at a token."""
    if rule.verbs is not None:
        found = verb_at(tokens, index, end, form, rule.verbs)
        if found is None and rule.value("others"):
            other = verb_at(tokens, index, end, form, None)
            if other is not None and other.lemma == tokens[index].lower:  # a verb of no list
                return None if other.lemma in word_lists()["no_passive"] else other
        return None if found is not None and found.lemma in rule.not_verbs else found
    lists = word_lists()
    known = verb_at(tokens, index, end, form, lists["action"])
    if known is not None:
        return None if known.lemma in rule.not_verbs and known.lemma not in lists["action"] else known
    other = verb_at(tokens, index, end, form, None)
    if other is None or other.lemma in rule.not_verbs:
        return None
    if other.lemma in lists["function_word"] and not (rule.value("intended") and other.lemma == "have"):
        return None
    return other
