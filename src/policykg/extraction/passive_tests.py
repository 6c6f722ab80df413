"""What is done to something by a public body, and what is not: tests of passives; after clauses and memory."""

from __future__ import annotations

from typing import Final

from policykg.extraction.sentences import TextSentence
from policykg.extraction.subjects import Subject
from policykg.extraction.tokens import Token
from policykg.extraction.wordrules import Match, Rule
from policykg.extraction.words import Form, Verb, any_list, verb_at, word_lists

_HAVING: Final = frozenset({"has", "have", "had"})
_BEEN: Final = frozenset({"been", "being"})
_ASKING: Final = frozenset({"how", "whether"})
_WHEN: Final = word_lists()["moment"] | {"as", "since", "before"}
_SUPPOSED: Final = frozenset({"probably", "possibly", "perhaps", "presumably"})
_THINGS: Final = frozenset({"it", "they"})
_BY_WORDS: Final = 6  # the longest noun phrase after "by" that is looked at, in tokens
_COUNTING: Final = word_lists()["moves_number"]
_PUBLISHING: Final = word_lists()["publishing_act"]
_MAKING: Final = frozenset({"make", "take"})
_FUNDS: Final = word_lists()["funds_noun"]
_PRICES: Final = frozenset({"price", "prices"})
_MARKET_RATES: Final = word_lists()["market_rate"]
_NOTIONS: Final = word_lists()["notion"]
_VAGUE: Final = frozenset({"it", "this", "that", "they", "there", "what"})
_RATES: Final = frozenset({"rate", "rates"})
# heads of passives that have a list of nouns each
_NAMED_HEADS: Final = frozenset(
    {
        "allotment",
        "founded",
        "helped",
        "permit",
        "case",
        "undertaken",
        "replacing",
        "application",
        "inspecting",
        "policed",
    }
)
_DECISIONS: Final = frozenset({"decision", "decisions"})
_STUDIES: Final = word_lists()["study_noun"]
_STUDIED: Final = word_lists()["studied"]
_UNSURE: Final = frozenset({"would", "could", "might", "may", "can", "not", "should"})
_AFTER_CONTINUES: Final = frozenset({";", ":", "until", "in", "with", "on", "throughout", "through"})


def passive_fits(
    match: Match,
    subject: Subject,
    sentence: TextSentence,
    tokens: tuple[Token, ...],
    covered: int = 0,
    *,
    official: bool = False,
    written: bool = False,
) -> bool:
    """Tell whether the noun before a passive or a verb of progress can be acted on by a public body.

    ``covered``: up to where the sentence has told actions, so that what they deny is no matter of this one.
    ``official``: whether an official speaks, who tells of no prices but those that a state sets.
    ``written``: whether the sentence is about a document, which "it" means then.
    """
    lists, rule, verb = word_lists(), match.rule, match.verb
    head = subject.head or ""
    words = {token.lower for token in tokens[subject.first : subject.last or match.first]}
    done = tokens[match.first : verb.first] if verb is not None and verb.form is Form.PAST else ()
    if done and done[0].lower in _HAVING and all(token.lower not in _BEEN for token in done):
        return False  # "have completed" is no passive
    own = words if covered <= subject.first else {token.lower for token in tokens[covered : match.first]}
    if own & lists["negation"] or words & lists["said_form"] - {"added"} or words & _ASKING:
        return False
    if not _SUPPOSED.isdisjoint(token.lower for token in tokens[match.first : match.last]):
        return False  # "would probably be taken"
    having = rule.value("head") and verb is None and tokens[match.first].lower in _HAVING
    if having and _BEEN.isdisjoint(token.lower for token in tokens[match.first : match.last]):
        return False  # "the treasury has announced"
    if tokens[match.first - 1].lower in _THINGS and match.first - 1 > subject.first:
        return False  # "has stood empty ever since it was opened"
    if _by_private(match, tokens) or _by_course(match, tokens):
        return False
    if verb is not None and verb.lemma in lists["demands"] and head in lists["ruler"]:
        return False  # "the government has been urged to cut the toll" is what others want
    if verb is not None and verb.lemma == "issue" and tokens[match.last].lower == "with":
        return False  # "the trade was issued with nine licences" counts papers
    if (
        verb is not None
        and verb.lemma == "issue"
        and head in lists["counted_paper"]
        and tokens[subject.first].text[0].isdigit()
    ):
        return False  # "4,000 permits were issued" counts papers
    if verb is not None and verb.lemma == "create" and tokens[match.first - 1].lower in lists["effect_noun"]:
        return False  # "jobs will be created" is what an act brings about
    if head in lists["private_thing"] or _is_deed_of_firm(verb, head, rule):
        return False
    planned = verb.lemma if verb is not None and rule.value("status") == "planned" else ""
    counted = (head == "number" and planned in _COUNTING) or planned in _PUBLISHING
    counted = counted or rule.value("head") == "policed"  # accounts of the users of a site
    counted = counted or (head in _STUDIES and verb is not None and verb.lemma in _STUDIED)
    if (head in lists["statistics"] and not counted and rule.value("voice") == "passive") or (
        head in _VAGUE and rule.value("status") != "planned"
    ):
        return False
    if rule.name == "others are to do" and (head in lists["task"] or head in _NOTIONS):
        return False
    if rule.value("head") == "effort":
        return head in lists["effort"]
    if rule.value("head") == "measure":
        own = _before_relative(subject.first, match.first, tokens)  # "a bill *that would bar imports* was passed"
        return _moves_charge(head, words) or (head in lists["measure_noun"] and not own & lists["movement_noun"])
    if rule.value("head") == "staff":
        return not words.isdisjoint(lists["staff_noun"])
    if rule.value("head") == "money":
        return not words.isdisjoint(lists["sum"] | _FUNDS)
    if rule.value("head") in _NAMED_HEADS:
        return head in lists[f"{rule.value('head')}_noun"]
    if rule.value("head") == "document":
        return head in lists["policy_document"] - lists["statistics"]
    if rule.value("head") == "charge" and head in _PRICES:
        return official and verb is not None and verb.form is Form.PAST  # "was raised", not "will rise"
    if rule.value("head") == "charge":
        named = head in lists["charge"] or (head in lists["charge_head"] and words & lists["charge"])
        named = named or (head in _RATES and (words <= lists["rate_word"] or _is_monetary(words)))
        named = named or (head in lists["spending_noun"] and not words.isdisjoint(lists["spender"]))
        lowers = [token.lower for token in tokens[subject.first : match.first]]
        moving = lowers[: lowers.index(head) + 1] if head in lowers else lowers  # "a ban on imports" moves nothing
        return bool(named) and lists["movement_noun"].isdisjoint(moving)
    if rule.value("voice") == "progress":
        before = tokens[match.first - 1].lower, tokens[match.first - 2].lower if match.first > 1 else ""
        if (before[0] == "to" and before[1] in lists["beginning"]) or before[0] in _UNSURE:
            return False
        if tokens[match.last].lower == "to" and not _leads_on(match, head, sentence, tokens):
            return False
        ends = match.last >= sentence.last - 1 or tokens[match.last].lower in _AFTER_CONTINUES
        if rule.value("last") and not ends:
            return False
        begun = rule.value("status") == "completed" or rule.name == "began"
        if begun and tokens[subject.first - 1].lower in _WHEN:
            return False  # "fell as the new rules took effect" tells when
        if begun and tokens[match.last].lower == "on" and tokens[match.last + 1].text[0].isdigit():
            return False  # "construction was begun on 400 houses" counts them
        if head == "it":
            return written and rule.value("status") == "planned"
        return _moves_charge(head, words) or (head in lists["policy_noun"] and not words & lists["movement_noun"])
    if verb is not None and verb.lemma in _MAKING and (verb.form is Form.PAST or verb.lemma == "take"):
        decided = head in _DECISIONS or (verb.lemma == "make" and head in lists["made_noun"])
        return decided or bool(words & lists["effort"])
    return bool(planned) or not (verb is not None and verb.lemma in lists["releases"] and words & lists["statistics"])


def _before_relative(first: int, last: int, tokens: tuple[Token, ...]) -> set[str]:
    """Return the words of a noun phrase before its relative clause."""
    words: set[str] = set()
    for token in tokens[first:last]:
        if token.lower in word_lists()["relative"]:
            break
        words.add(token.lower)
    return words


def _moves_charge(head: str, words: set[str]) -> bool:
    """Tell whether a noun of movement is one of a charge or of what a state pays: "a rise in the toll"."""
    return head in word_lists()["charge_move"] and not words.isdisjoint(any_list("charge", "charge_head", "allowance"))


def _is_monetary(words: set[str]) -> bool:
    """Tell whether a rate is one that a central bank sets: "Peru's key policy rate"."""
    return not words.isdisjoint(word_lists()["monetary_word"]) and words.isdisjoint(_MARKET_RATES)


def _is_deed_of_firm(verb: Verb | None, head: str, rule: Rule) -> bool:
    """Tell whether companies do by themselves what they are to do: "the airline is to open a line"."""
    lists = word_lists()
    asked = rule.value("under") or rule.value("reporting")
    return verb is not None and verb.lemma in lists["firm_deed"] and head in lists["private_noun"] and not asked


def _by_course(match: Match, tokens: tuple[Token, ...]) -> bool:
    """Tell whether things bring about a passive, and nobody: "will be hit by the strong yen"."""
    verb, lists = match.verb, word_lists()
    if verb is None or verb.lemma not in lists["impact"] or match.last + 1 >= len(tokens):
        return False
    if tokens[match.last].lower != "by":
        return False
    after = tokens[match.last + 1]
    if (
        not after.text.isalpha()
        or after.text != after.lower
        or after.lower.endswith("ing")
        or after.lower in lists["ways"]
    ):
        return False  # "by 3 percent", "by Hay Mills", "by closing mills", "by law"
    near = {token.lower for token in tokens[match.last + 1 : match.last + 1 + _BY_WORDS]}
    if not near.isdisjoint(any_list("body_noun", "public", "state_office", "time_word")):
        return False
    return not any(word[0].isdigit() or word.endswith("th") or word in lists["fraction_noun"] for word in near)


def _by_private(match: Match, tokens: tuple[Token, ...]) -> bool:
    """Tell whether a passive was done by a company: "was approved by its owners"."""
    if match.last >= len(tokens) or tokens[match.last].lower != "by":
        return False
    lists = word_lists()
    for token in tokens[match.last + 1 : match.last + 1 + _BY_WORDS]:
        if token.lower in lists["preposition"] or token.text in {",", ".", ";"}:
            return False
        if token.lower in lists["private_noun"]:
            return token.text == token.lower
    return False


def _leads_on(match: Match, head: str, sentence: TextSentence, tokens: tuple[Token, ...]) -> bool:
    """Tell whether "to" after a verb of progress opens what the work is for: "preparations are underway to open …"."""
    lists = word_lists()
    verb = verb_at(tokens, match.last + 1, sentence.last, Form.BASE, None)
    return verb is not None and head in lists["preparing_noun"]
