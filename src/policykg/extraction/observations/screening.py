"""Which numbers of a body can be figures at all: dates, names and item numbers are told apart here."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from policykg.extraction.currency_signs import is_currency
from policykg.extraction.document import Document
from policykg.extraction.items import OWNING
from policykg.extraction.number_words import number_words
from policykg.extraction.numerals import YEAR, Number
from policykg.extraction.observations.ages import SIZED, is_age
from policykg.extraction.observations.numbered_names import part_of_name
from policykg.extraction.observations.vocables import figure_words
from policykg.extraction.tokens import Token
from policykg.extraction.words import word_lists
from policykg.facts import NumberFate, Span

_SHARES: Final = figure_words("of_basket")
_BASKETS: Final = frozenset({30, 40, 50, 100, 200, 225, 250, 300, 500, 600, 1000, 2000})  # FTSE 100, CSI 300


def screened(document: Document) -> tuple[list[Number], list[NumberFate]]:
    """Return the numbers that may be figures, and what the others are."""
    kept: list[Number] = []
    fates: list[NumberFate] = []
    referred = 0  # where the last number ended, if it was a reference
    periods = iter(document.periods)
    period = next(periods, None)
    bases = {
        index
        for mentions in document.cues.values()
        for mention in mentions
        if mention.scheme == "comparison-basis"
        for index in range(mention.first, mention.last)
    }
    organisations = {i for m in document.names.organisation for i in range(m.first, m.last)}
    organisations.update(i for m in document.names.indicator for i in range(m.first, m.last))
    for number in document.numbers:
        core = document.tokens[number.core]
        while period is not None and period.end <= core.start:
            period = next(periods, None)
        if period is not None and period.start <= core.start < period.end:
            fates.append(_fate(document, number, "period", period.rule))
        elif number.core in bases:
            fates.append(_fate(document, number, "period", "part of a comparison"))
        elif number.core in organisations:
            fates.append(_fate(document, number, "name", "part of a name"))
        elif (reason := _no_figure(document.tokens, number, document)) is not None:
            fates.append(_fate(document, number, *reason))
            if reason[1] == "a reference":
                referred = number.last
                continue
        elif referred and not number.unit and _goes_on_referring(document.tokens, referred, number):
            fates.append(_fate(document, number, "name", "a reference"))
            referred = number.last
            continue
        else:
            kept.append(number)
        referred = 0
    return kept, fates


def _goes_on_referring(words: tuple[Token, ...], referred: int, number: Number) -> bool:
    """Tell whether a number goes on with a list of references: "sections 12, *13* and *14*"."""
    between = [word.lower for word in words[referred : number.first]]
    return not number.word and between in ([","], ["and"], ["or"], ["to"], ["-"], ["\u2013"], [",", "and"])


_DIALLED: Final = figure_words("dialled")


_OFFERING: Final = frozenset({"have", "make", "share"})  # "I *have* two announcements"
_UPPER: Final = 5  # tokens before "top 10"
_NOTE: Final = 5  # tokens from a bracket to the equals sign in it
_EQUALS: Final = frozenset({"=", "equals", "equalled"})
_OF_BASE: Final = frozenset({"as", "base", "=", "equals", "equal", "equalled", "equalling"})
_MARKS: Final = frozenset({"mark", "line", "threshold"})
_MEANING: Final = figure_words("meaning")
_CLOCK: Final = figure_words("clock")
_PRONOUN_ENDS: Final = frozenset(
    {
        "and",
        "or",
        "but",
        "is",
        "was",
        "has",
        "had",
        "will",
        "that",
        "which",
        "in",
        "at",
        "for",
        "to",
        "from",
        "by",
        "than",
    }
)


def _idiom(words: tuple[Token, ...], number: Number, before: str, after: str) -> str | None:
    """Return what a number in letters is that counts nothing: "one *by* one", "a permanent job or a *short one*"."""
    core, text = number.core, words[number.core].lower
    repeated = after == "by" and words[min(number.last + 1, len(words) - 1)].lower == text
    if repeated or (before == "by" and core > 1 and words[core - 2].lower == text):
        return "one by one"
    if text != "one" or number.last != core + 1 or core < 2 or not before.isalpha():
        return None
    determiners = word_lists()["determiner"]
    described = words[core - 2].lower in determiners and before not in determiners
    given = words[core - 2].lower in {"the", "this", "that"} and before in figure_words("turn")
    return "a pronoun" if described and (given or not after.isalpha() or after in _PRONOUN_ENDS) else None


def _in_name(words: tuple[Token, ...], number: Number) -> bool:
    """Tell whether a number in letters is one of several capitals in plain prose: "the Big *Four* Agenda"."""
    around = words[max(0, number.core - 6) : number.last + 6]
    prose = sum(word.text[0].islower() and len(word.text) > 3 for word in around)
    return prose > 1


def _worth_of_one(words: tuple[Token, ...], number: Number, before: str, after: str) -> str | None:
    """Return what a number is in a note on money or measure: "($*1* = *6.8* yuan)", "30 million *60*-kg bags"."""
    if number.unit == "kilogram":
        return "what a bag holds" if after in {"bag", "bags"} else None
    if not is_currency(number.unit):
        return None
    if number.value == 1 and after in _EQUALS and (number.word or words[number.core].text == "1"):
        return "one of a money"
    noted = before == "=" and any(word.text == "(" for word in words[max(0, number.first - _NOTE) : number.first])
    return "what one of a money is worth" if noted else None


def _is_of_base(words: tuple[Token, ...], number: Number, before: str) -> bool:
    """Tell whether a number is what an index is in its base year: "2015 *= 100*", "against a base *of 100*"."""
    return before in _OF_BASE or (before == "of" and number.core > 1 and words[number.core - 2].lower == "base")


def _is_upper_end(words: tuple[Token, ...], number: Number) -> bool:
    """Tell whether a number says how far down a list goes: "the *top 10* buyers", not "6 *of the top 10* buyers"."""
    near = [word.lower for word in words[max(0, number.core - _UPPER) : number.core - 1]]
    if not near or (near[-1] not in word_lists()["determiner"] and near[-1] not in OWNING):
        return False
    of = near.index("of") if "of" in near else 0
    return "of" not in near or (of > 0 and near[of - 1].isalpha() and near[of - 1] not in number_words().words)


def _is_arrears(words: tuple[Token, ...], number: Number) -> bool:
    """Tell whether days only say how late payments are: "loans overdue by more than *90 days*"."""
    near = (*words[max(0, number.first - 3) : number.first], *words[number.last : number.last + 2])
    return any(word.lower in figure_words("arrears") for word in near)


def _is_no_point(words: tuple[Token, ...], number: Number) -> bool:
    """Tell whether points are no measure: "at one point", "a 10-point plan"."""
    if words[number.last].lower in figure_words("planned_name"):
        return True
    alone = number.word and number.value == 1 and number.core == number.first
    return alone and number.core > 0 and words[number.core - 1].lower in {"at", "to"}


def _is_hour(text: str) -> bool:
    """Tell whether digits before a colon can be the hour of a time of day, and no year."""
    return text.isdigit() and len(text) <= 2


def _telephone(text: str) -> bool:
    """Tell whether digits look dialled: a leading zero, or five and more without a separator."""
    return (len(text) > 1 and text[0] == "0") or len(text) >= 5


_LEADING: Final = frozenset(
    ["to", "at", "of", "by", "from", "in", "was", "is", "are", "were", "and", "or", "for", "only"]
)
_PARAGRAPH: Final = re.compile(r"\d{1,2}\.\d{1,2}")


_SHORTEST: Final = 3  # letters of the longest function word in -s before a noun: "is", "was", "its"


def _is_numbered(words: tuple[Token, ...], verb: int) -> bool:
    """Tell whether "number" is a verb: a plural, "they" or "now" stands before it: "the clubs now *number* 30"."""
    before = words[verb - 1] if verb else None
    if before is None or before.capital:
        return before is not None and before.lower == "they"
    plural = before.lower.endswith("s") and len(before.text) > _SHORTEST and before.text.isalpha()
    return plural or before.lower in figure_words("numbering_when")


def _is_note(document: Document, core: int) -> bool:
    """Tell whether a raised number stands on the line, apart from word and full stop: "the mills of the valley 8 ."."""
    if core == 0 or core + 1 >= len(document.tokens):
        return False
    before, digits, mark = document.tokens[core - 1 : core + 2]
    apart = before.end < digits.start and digits.end < mark.start
    return apart and (before.text.isalpha() or before.text.isdigit()) and before.lower not in _LEADING


def _fate(document: Document, number: Number, fate: str, rule: str) -> NumberFate:
    return NumberFate(
        Span(document.tokens[number.core].start, max(number.end, document.tokens[number.core].end)), fate, rule
    )


def _no_figure(tokens: Sequence[object], number: Number, document: Document) -> tuple[str, str] | None:
    """Return what a number is that is no figure, None where it may be one."""
    words = document.tokens
    text = words[number.core].text
    before = words[number.core - 1] if number.core else None
    after = words[number.last] if number.last < len(words) else None
    low_before = before.lower if before else ""
    low_after = after.lower if after else ""
    bare = not number.unit and number.form == "plain"
    if bare and YEAR.fullmatch(text) and number.last == number.core + 1:
        counted = after is not None and after.text[0].islower() and low_after.endswith("s") and len(low_after) > 4
        if not counted:
            return "period", "a year"
    if (
        bare
        and low_before in figure_words("reference")
        and number.value == int(number.value)
        and not number.word
        and number.last == number.core + 1
        and number.bound == "exact"
        and not (low_before == "number" and _is_numbered(words, number.core - 1))
    ):
        return "name", "a reference"
    if (
        bare
        and low_before == "."
        and number.core >= 2
        and before is not None
        and before.end == words[number.core].start
    ):
        return "name", "a reference"
    if bare and low_before == "." and number.core >= 2 and words[number.core - 2].lower in {"no", "nos"}:
        return "name", "a reference"
    if low_before in {"per", "every"} and number.form == "plain":
        return "denominator", "per so many"
    if bare and number.value in {100, 1000} and _is_of_base(words, number, low_before):
        return "index base", "the value of the base year"
    if (number.unit in {"", "percentage-point"} and low_after in _MARKS) or (
        number.unit == "DEM" and words[number.last - 1].lower == "mark" and words[number.last - 2] is words[number.core]
    ):
        return "threshold", "a mark"
    if number.unit == "percentage-point" and number.last < len(words) and _is_no_point(words, number):
        return "name", "part of a phrase"
    if number.unit in {"day", "month"} and _is_arrears(words, number):
        return "threshold", "how late a payment is"
    if number.unit and (one := _worth_of_one(words, number, low_before, low_after)) is not None:
        return "denominator", one
    if bare and (name := part_of_name(words, number)) is not None:
        return "name", name
    if bare and low_before == "top" and number.core > 1 and _is_upper_end(words, number):
        return "name", "the upper end of a list"
    if bare and low_after in figure_words("announced_thing") and low_before in _OFFERING:
        return "name", "what a speaker will say"
    if bare and low_before == "of" and number.core > 1 and words[number.core - 2].text == "Group":
        return "name", "part of a name"
    if bare and number.value in {0, 50, 100} and low_after in _MEANING:
        return "threshold", "what a reading means"
    if (
        bare
        and not number.word
        and text.isdigit()
        and (_telephone(text) or low_before in _DIALLED or (low_after.isdigit() and number.last == number.core + 1))
    ) and not (
        low_after and low_after.isalpha() and low_after not in {"or", "and", "for", "remains", "is"} and len(text) < 7
    ):
        return "name", "a telephone number"
    if bare and low_before == "," and number.core >= 2 and words[number.core - 2].lower in _DIALLED:
        return "name", "a telephone number"
    paired = low_before in {"-", "/"} and number.core > 1 and YEAR.fullmatch(words[number.core - 2].text)
    if bare and paired and len(text) == 2:
        return "period", "the end of a year of two"
    capitals = before is not None and before.text.isupper() and len(before.text) > 2
    capitals = capitals or (low_after in _SHARES and before is not None and before.capital)
    if bare and not number.word and capitals and number.value in _BASKETS:
        return "name", "a basket of shares"
    if bare and low_before == "of" and number.core > 1 and (sized := SIZED.get(words[number.core - 2].lower)):
        return sized
    if bare and number.word and text[0].isupper() and before is not None and before.capital and _in_name(words, number):
        return "name", "part of a name"
    named = after is not None and after.text[0].isupper() and before is not None
    if bare and named and number.word and text[0].isupper() and before is not None and before.text[-1].isalnum():
        return "name", "part of a name"
    if bare and is_age(words, number, low_before, low_after):
        return "age", "an age"
    if bare and low_after == ":" and after is not None and after.start == words[number.core].end:
        return "time", "a time of day"
    if bare and low_before == ":" and number.core > 1 and _is_hour(words[number.core - 2].text):
        return "time", "a time of day"
    if bare and text.isdigit() and low_before.isdigit() and number.core > 1 and words[number.core - 2].text.isdigit():
        return "name", "a telephone number"
    if bare and number.word and (idiom := _idiom(words, number, low_before, low_after)) is not None:
        return "name", idiom
    if low_after in _CLOCK:
        return "time", "a time of day"
    opens = before is None or "\n" in document.body[before.end : words[number.core].start]
    if bare and not number.word and opens and low_after in {".", ")"}:
        return "list-number", "the number of an item"
    alone = bare and number.last == number.core + 1 and after is not None
    if alone and opens and _PARAGRAPH.fullmatch(text) and after is not None and after.capital:
        return "list-number", "the number of a paragraph"
    if alone and text.isdigit() and len(text) <= 2 and low_after in {".", ";"} and _is_note(document, number.core):
        return "name", "the number of a note"
    if bare and low_after == ")" and after is not None and after.start == number.end and _is_item(words, number):
        return "list-number", "the number of an item"
    if bare and low_before == "(" and low_after == ")" and not number.word and not _is_held(words, number.core):
        return "list-number", "a number in brackets"
    if (
        bare
        and low_before in {"-", "/"}
        and number.core >= 2
        and words[number.core - 2].text[-1].isdigit()
        and low_after in {"-", "/"}
    ):
        return "name", "a telephone or article number"
    return None


def _is_item(words: tuple[Token, ...], number: Number) -> bool:
    """Tell whether a half bracket makes digits the number of an item: "aims: *1)* build docks *2)* dredge"."""
    if not words[number.core].text.isdigit() or number.value > _ITEMS or number.last + 1 >= len(words):
        return False
    if not words[number.last + 1].text.isalpha():
        return False
    return all(word.text != "(" for word in words[max(0, number.core - _ASIDE) : number.core])


_ITEMS: Final = 20
_ASIDE: Final = 12  # words in which a bracket is opened that a number closes


def _is_held(words: tuple[Token, ...], core: int) -> bool:
    """Tell whether a large number in brackets can be how many are of the name before it: "Oakham (*1,200*)"."""
    if "," not in words[core].text or core < 2 or not any(word.capital for word in words[max(0, core - 3) : core - 1]):
        return False
    return not words[core - 2].lower.endswith(tuple(figure_words("fraction_end")))  # "*Half* (1,200) of them"
