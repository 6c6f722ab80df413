"""The cues of aims and expectations in the clause of a figure: how far they reach, and when they are only named."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from policykg.extraction.inflection import past_forms
from policykg.extraction.items import Item, marks_for
from policykg.extraction.observations.leaders import leader, turns_back
from policykg.extraction.observations.tenses import Tense, tense_of
from policykg.extraction.observations.vocables import time_words

AIMING: Final = marks_for("target", "forecast", "future")
_AIMED: Final = frozenset({"target"})
_SUBJECT: Final = 5  # items before "envisages" that name the plan
_FORESEEN: Final = frozenset({"forecast"})
_OBJECT: Final = 12  # items from "forecast" to the figure of its object
_SAID: Final = 11  # items between an outlook and the verb of what it says
_OPENING: Final = frozenset({"which", "who", "whose", "where"})
_IS: Final = frozenset({"is", "are", "was", "were", "has been", "have been"})
_DONE: Final = frozenset({"has", "have", "had", "numbered", "was", "were"})
_NAME: Final = frozenset({"name"})
_NO_OBJECT: Final = frozenset(
    {"preposition", "conjunction", "auxiliary", "relative", "level", "rise", "fall", "speech"}
)
_CONTRAST: Final = time_words("contrast")
_CUE_END: Final = time_words("cue_end")


def nearest_cue(items: list[Item], scope: range, at: int) -> frozenset[str]:
    """Return the classes of the aim or expectation nearest to a figure: "expects growth and *plans* 30 dams"."""
    for index in sorted(scope, key=lambda index: (index > at, abs(at - index))):
        if not items[index].classes.isdisjoint(("forecast", "target")):
            found = cues_at(items, index, at)
            if found:
                return found
    return frozenset()


def scope_of(items: list[Item], at: int) -> range:
    """Return the items of a clause before its number: cues reach what follows them."""
    first = at
    while first > 0 and not is_border(items, first - 1):
        relative = "relative" in items[first - 1].classes and items[first - 1].lower in _OPENING
        if relative and not any(item.lower == "," for item in items[first:at]):
            break
        if tells(items, first - 1):
            break  # "raised its forecasts, saying that inflation had crept up to 7 percent"
        if items[first].lower in _DONE and _is_done_already(items, first):
            break
        if (
            items[first - 1].lower == "and"
            and first > 1
            and items[first - 2].lower == ","
            and _says_more(items, first, at)
        ):
            break
        first -= 1
    last = at
    if at + 1 < len(items) and items[at + 1].kind == "word":  # "300 wells are to be drilled"
        stops = _CUE_END
        while last + 1 < len(items) and items[last + 1].kind == "word" and items[last + 1].lower not in stops:
            last += 1
    return range(first, last + 1)


def _says_more(items: list[Item], first: int, at: int) -> bool:
    """Tell whether a clause of what is or was so begins: "which will be opened in May, *and the port is moving* 3"."""
    if items[first].classes.isdisjoint(("determiner", "pronoun", "possessive")):
        return False
    verb = next((i for i in range(first, at) if items[i].lower in _IS), at)
    following = items[verb + 1] if verb + 1 < at else None
    return following is not None and following.lower.endswith("ing") and not following.marks & AIMING


def _is_done_already(items: list[Item], index: int) -> bool:
    """Tell whether a clause of what has been done begins at a verb: "will help farms *and has set aside* 3 million"."""
    before = items[index - 1].lower
    if items[index].lower == "numbered" or before == "that":
        return before == "that"
    following = items[index + 1].lower if index + 1 < len(items) else ""
    return before in {"and", "but", "it", "they"} and following not in {"to", "to be", "plans"}


def tells(items: list[Item], index: int) -> bool:
    """Tell whether something else is told behind an item: "raised its outlook, *saying that* prices had risen"."""
    item = items[index]
    if item.lower == "that":
        return index > 0 and ("speech" in items[index - 1].classes or items[index - 1].lower in time_words("saying"))
    return "speech" in item.classes and item.lower.endswith(" that")


def is_border(items: list[Item], index: int) -> bool:
    """Tell whether a clause ends: at a mark or a contrast, but not where "but" joins two verbs of one subject."""
    item = items[index]
    if item.lower not in _CONTRAST:
        return False
    following = items[index + 1] if index + 1 < len(items) else None
    if item.lower != "but" or following is None or following.classes.isdisjoint(("rise", "fall", "verb")):
        return True
    verb = following.lower.partition(" ")[0]  # "had planned to spend 3 million *but spent* 2 million"
    return verb.endswith("ed") or verb in past_forms()


def cues_at(items: list[Item], index: int, at: int) -> frozenset[str]:
    """Return the classes that a word has as a cue: a plan or target that is only named ("the annual plan") has none."""
    item = items[index]
    if item.lower in {"is due to", "are due to"} and not _acts(items, index + 1):
        return item.classes - {"future"}  # "the rise is *due to* exports"
    if item.classes.isdisjoint(("target", "forecast")):
        return item.classes
    if item.lower.startswith(("envis", "foresee")) and _is_said_by_paper(items, index):
        return _AIMED
    if item.lower.startswith(("call for", "called for", "calls for")) and _is_said_by_outlook(items, index):
        return _FORESEEN
    after = [word.lower for word in items[index + 1 : index + 3]]
    if item.lower == "should" and after[:1] == ["be"] and after[-1] in time_words("remarked"):
        return frozenset()  # "it should be noted that"
    bounded = item.lower in {"must", "shall"} or item.lower.partition(" ")[0] in time_words("endeavour")
    if bounded and any(word.lower == "," for word in items[index:at]):
        return frozenset()
    following = items[index + 1] if index + 1 < len(items) else None
    if following is not None and following.kind == "number" and index + 1 < at and _is_adjective(items, index):
        return frozenset()  # "from an *expected* 180,000 to 600,000"
    if item.lower == "planning" and following is not None and following.lower in time_words("planning_of"):
        return frozenset()  # "took the planning of towns in hand"
    reckoned = item.lower.partition(" ")[0] in time_words("estimating")
    that = item.lower.endswith(" that") or (following is not None and following.lower == "that")
    if reckoned and that and not _is_ahead(items, index):
        return frozenset()  # "it is estimated that 3 million people *work* in farming"
    if reckoned and (tense_of(items, at) is Tense.PAST or _was(items[index:at])):
        return frozenset()  # "estimates that sales *reached* 3 million"
    if index > at and (_expects(items, index) or _wishes(items, index, at)):
        return frozenset()  # so many of the farms "expected prices to rise"
    if _is_measure(items, index) or _is_left(items, index, at):
        return frozenset()
    if item.lower in time_words("named_aim") and index > at:
        told = item.lower in time_words("budgeted") or item.lower == "forecast"
        if told and "auxiliary" in items[index - 1].classes:
            return item.classes  # "spending of 3 million *is planned* for 2020"
        return frozenset()  # "half of the annual target"
    if item.lower == "planned" and (_plans_subject(items, index, at) or _has_planned(items, index)):
        return item.classes
    if item.lower in time_words("named_aim"):
        if _is_verb(items, index):
            return item.classes
        named = next((i for i in range(index + 2, min(index + 5, len(items))) if items[i].kind == "number"), at)
        if following is not None and following.lower == "of" and named < at:
            return frozenset()  # "a target of 3 million, of which 80 percent was reached"
        if is_used_up(items, index, at):
            return frozenset()
        if after[:1] == ["for"] and any(word.lower.endswith("rate") for word in items[index + 2 : index + 6]):
            return frozenset()  # "raised its *target for the funds rate* to 3 percent"
        if after[:1] and after[0] in time_words("suggesting"):
            return item.classes  # "expectations *suggested* a rise of 3 percent"
        if after[:1] and after[0] in time_words("moved_aim") and item.lower in {"target", "goal"}:
            return item.classes  # "growth *target raised* to 3 percent"
        if following is not None and following.lower in {"has", "had"} and items[index + 2].lower == "been":
            return item.classes  # "the growth target *has been set* at 3 percent"
        if after == ["is", "for"]:
            return item.classes  # "the *plan is for* 80 percent of homes to have it by 2023"
        aims = {"of", "for", "at", "is", "was"} if item.lower not in {"plan", "plans"} else {"of"}
        aimed = following is not None and (following.lower in aims | {"range"} or following.kind == "number")
        verb = following is not None and following.lower == "to" and index > 0
        return item.classes if aimed or verb else frozenset()
    if following is not None and "forecast" in item.classes:
        later = [word.lower for word in items[index + 1 : index + 3]]
        if later == ["to", "have"] and _has_object(items, index + 3):
            return item.classes  # "is expected *to have a crop* of 3 million tonnes"
        if later[:1] in (["have"], ["have been"]) or later in (["to", "have"], ["to", "have been"]):
            return frozenset()  # "is estimated to have grown"
    return item.classes


def _is_said_by_paper(items: list[Item], index: int) -> bool:
    """Tell whether a plan, or "it", envisages something: that is aimed at, not expected."""
    subject = items[max(0, index - _SUBJECT) : index]
    return any(
        item.lower == "it"
        or item.lower in time_words("undertaking")
        or not time_words("paper").isdisjoint(item.lower.split())
        for item in subject
    )


def _is_ahead(items: list[Item], index: int) -> bool:
    """Tell whether what is said behind an item is to come: "estimates that sales *will* top 3 million"."""
    return any(
        not time_words("conditional").isdisjoint(item.lower.split()) for item in items[index + 1 : index + _SAID]
    )


def _is_said_by_outlook(items: list[Item], index: int) -> bool:
    """Tell whether an outlook or those who make it speak: "the median *forecast called for* a rise of 3 percent"."""
    for item in reversed(items[max(0, index - _SAID) : index]):
        if item.lower in time_words("polling") or item.lower in time_words("onlooker"):
            return True
        if item.lower in {",", ";", ":"}:
            return False
    return False


def _plans_subject(items: list[Item], index: int, at: int) -> bool:
    """Tell whether what is planned *is* so much: "*planned spending* for 2020 *is 3 million euros*"."""
    if index and items[index - 1].lower in {"from", "than", "against", "with"}:
        return False
    verb = next((item for item in reversed(items[index + 1 : at]) if not item.light), None)
    return verb is not None and verb.lower in {"is", "are", "will be", "would be", "totals", "be", "at"}


def _is_adjective(items: list[Item], index: int) -> bool:
    """Tell whether an expectation stands before its own number: "*an expected* 3 million"."""
    return index > 0 and items[index].lower.endswith("ed") and "determiner" in items[index - 1].classes


def _is_measure(items: list[Item], index: int) -> bool:
    """Tell whether an expectation only says how much something was: "faster *than expected*"."""
    if items[index].lower not in time_words("foreseen"):
        return False
    for position in range(index - 1, max(-1, index - 5), -1):
        item = items[position]
        if item.lower in {"than", "as"}:
            return position == index - 1 or "determiner" not in items[index - 1].classes
        if item.kind == "number":
            return leader(items, position) == "than"  # "more *than the 3 percent dealers had expected*"
        if item.kind != "word" or item.lower in {",", ";", ":"}:
            return False
    return False


def _is_left(items: list[Item], index: int, at: int) -> bool:
    """Tell whether a clause has turned from an outlook to what was: "a forecast of 4 percent *and followed* 3"."""
    number = next((i for i in range(index + 1, at) if items[i].kind == "number"), at)
    return any(turns_back(items, i) for i in range(number, at))


def is_used_up(items: list[Item], index: int, at: int) -> bool:
    """Tell whether an aim is one that a figure is held against: "*against a target* of having 30, 20 were built"."""
    first = index - 1
    while first > max(0, index - 5) and (
        not items[first].classes.isdisjoint(("determiner", "possessive")) or items[first].classes <= _NAME
    ):
        first -= 1
    if items[first].lower not in time_words("held_against") and items[first].lower != "compared with":
        return False
    numbers = [i for i in range(index + 1, at) if items[i].kind == "number"]
    if items[index].lower == "quota":
        return True
    return bool(numbers) and any(item.lower == "," for item in items[numbers[0] : at])


def _acts(items: list[Item], index: int) -> bool:
    """Tell whether a verb stands at a place: "is due to *open*"."""
    if index >= len(items) or items[index].lower.endswith("ing"):
        return False
    return not items[index].classes.isdisjoint(("verb", "level", "rise", "fall", "auxiliary", "share"))


def _expects(items: list[Item], index: int) -> bool:
    """Tell whether those counted expect something: "*expect the* price to fall", not "expected by the bank"."""
    if not items[index].lower.startswith(("expect", "anticipat", "predict", "foresee", "foresaw")):
        return False
    following = items[index + 1] if index + 1 < len(items) else None
    helped = "auxiliary" in items[index - 1].classes
    return (
        not helped
        and following is not None
        and following.kind == "word"
        and following.lower[0].isalpha()
        and (following.lower == "that" or following.classes.isdisjoint(("preposition", "conjunction", "auxiliary")))
    )


def _wishes(items: list[Item], index: int, at: int) -> bool:
    """Tell whether those counted want something: "3 million people *wanted* a job", not "3 million *that it wants*"."""
    if items[index].lower.partition(" ")[0] not in time_words("wishing"):
        return False
    return all(
        item.lower != "," and item.classes.isdisjoint(("relative", "pronoun", "determiner", "auxiliary"))
        for item in items[at + 1 : index]
    )


def _is_done(items: list[Item], index: int) -> bool:
    """Tell whether "plans" and "targets" are what somebody does: "the bank *targets inflation* of 3 percent"."""
    if index == 0 or index + 1 >= len(items):
        return False
    before, following = items[index - 1], items[index + 1]
    led = not before.classes.isdisjoint(("determiner", "possessive", "preposition", "adverb", "rise", "fall"))
    if led or before.kind != "word" or before.lower in {"'s", "\u2019s", ","} or following.kind != "word":
        return False
    named = following.classes.isdisjoint(_NO_OBJECT) or "growth" in following.classes
    return following.lower[0].isalpha() and named


def _has_object(items: list[Item], index: int) -> bool:
    """Tell whether an article or a number stands behind "to have": what is had is no deed."""
    return index < len(items) and (items[index].kind == "number" or "determiner" in items[index].classes)


def _was(items: list[Item]) -> bool:
    """Tell whether what is reckoned has been: "estimates that exports *were worth* 3 million, *down 4 percent*"."""
    return any(item.lower.partition(" ")[0] in {"was", "were"} for item in items)


def _has_planned(items: list[Item], index: int) -> bool:
    """Tell whether somebody has planned something: "*has* also *planned to* issue bonds", "*has planned a* deficit"."""
    following = items[index + 1] if index + 1 < len(items) else items[index]
    if following.lower != "to" and "determiner" not in following.classes:
        return False
    before = index - 1
    while before > 0 and (items[before].light or "adverb" in items[before].classes or items[before].lower == "also"):
        before -= 1
    return before >= 0 and items[before].lower in {"has", "have", "had"}


def _is_put_at(items: list[Item], index: int) -> bool:
    """Tell whether an object and its figure follow: "the report *forecast* output *at* 3 million tonnes"."""
    for item, following in pairwise(items[index + 1 : index + _OBJECT]):
        if item.lower == "at":
            return following.kind == "number"
        if item.kind != "word" or item.lower in {",", ";", ":"} or "auxiliary" in item.classes:
            return False
    return False


def _is_verb(items: list[Item], index: int) -> bool:
    """Tell whether "forecast" is what somebody does: "the bank forecast a rise", "had forecast the index rising"."""
    if items[index].lower in {"plans", "targets"}:
        return _is_done(items, index)
    if items[index].lower not in {"forecast", "forecasts"} or index == 0 or index + 1 == len(items):
        return False
    before, following = items[index - 1], items[index + 1]
    aside = before.light or before.lower.endswith("ly") or before.lower in time_words("formerly")
    if aside and index > 1 and items[index - 2].lower in {"had", "has", "have"}:
        return True  # "it had originally forecast growth of 3 percent"
    objected = "determiner" in following.classes or following.lower in {"that", "a", "an", "the"} or following.light
    if before.lower in {"had", "has", "have"} or "pronoun" in before.classes:
        return True  # "it had forecast growth of 3 percent", "he forecast growth of 3 percent"
    named = following.kind == "word" and following.lower[0].isalpha()
    named = named and (following.classes.isdisjoint(_NO_OBJECT) or "growth" in following.classes)
    objected = objected or (named and (items[index].lower == "forecasts" or before.lower in time_words("forecasting")))
    led = not before.classes.isdisjoint(("determiner", "possessive", "preposition", "adverb"))
    if before.lower == "also" and _is_put_at(items, index):
        return True
    objected = objected or (named and not led and _is_put_at(items, index))
    parted = before.lower == "," and following.lower not in {"that", "in"}
    worded = before.kind == "word" or (before.kind == "period" and items[index].lower == "forecasts")  # "now forecasts"
    return objected and not led and not parted and worded and before.lower not in {"'s", "\u2019s"}
