"""What keeps a rule from a place that its pattern fits, as far as patterns cannot say it.

A rule of ``rules/observations.toml`` names its exclusion in the field ``unless``. Comes after ``patterns``, before
``rule_choice``, which asks here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from policykg.extraction.items import Item
from policykg.extraction.observations.around import is_unranked
from policykg.extraction.observations.drafts import unit_class
from policykg.extraction.observations.vocables import figure_words
from policykg.extraction.patterns import Match
from policykg.facts import Bound

Exclusion = Callable[[Match, list[Item], int], bool]

_COUNTED: Final = 6  # items between a count and by how much it differs
_LISTED: Final = 7  # items from a number of a list to the next
_LEFT: Final = 7  # items from "leaving" to what is left: "leaving it with a staff of 300"
_FEW: Final = 10  # numbers below are written in letters, and seldom say by how much


def _part_is_required(found: Match, items: list[Item], at: int) -> bool:
    """Tell of "requires that *30 percent of* fuel"."""
    return items[found.first].lower.endswith(" that") and at + 1 < len(items) and items[at + 1].lower == "of"


def _rate_has_it(found: Match, items: list[Item], at: int) -> bool:
    """Tell of "*unemployment registered* 5 percent"."""
    return found.first > 0 and "rate" in items[found.first - 1].classes


def _value_is_reached(found: Match, items: list[Item], at: int) -> bool:
    """Tell of "a rise in its rate *to a high of* 3 percent"."""
    return any(item.lower == "to" for item in items[found.first : at])


def _joined_to_its_like(found: Match, items: list[Item], at: int) -> bool:
    """Tell of "a rise of 3 percent in lamps *and of 2 percent* in toys"."""
    here = items[at].number
    if here is None or found.first < 2 or items[found.first - 1].lower != "and":
        return False
    return any(item.number is not None and item.number.unit == here.unit for item in items[: found.first])


def _opens_no_range(_found: Match, items: list[Item], at: int) -> bool:
    """Tell of "shares *traded 3 percent* higher", not "money *traded between 3* and 4 percent"."""
    number = items[at].number
    return number is None or number.bound is not Bound.AT_LEAST


def _is_lent(found: Match, items: list[Item], at: int) -> bool:
    """Tell of "*advances of* 3 billion euros", "offered *advances at* a rate of 3 percent"."""
    return items[found.first].lower == "advances" and items[found.first + 1].lower in {"of", "at"}


def _is_means(found: Match, items: list[Item], at: int) -> bool:
    """Tell of "sales are to be *boosted by* 3 million euros in aid" and "the increase *by two banks*"."""
    number = items[at].number
    few = number is not None and number.word and not number.unit and number.value < _FEW
    if few and at + 1 < len(items):
        after = items[at + 1]
        few = after.kind == "word" and after.lower[0].isalnum() and "preposition" not in after.classes
    elif few:
        few = False  # "an increase of *nine*"
    return few or items[found.first].lower in figure_words("boosted")


def _money_is_drawn(found: Match, items: list[Item], at: int) -> bool:
    """Tell of "it could not draw *down a 3 million euro* loan"."""
    number = items[at].number
    return items[at - 1].lower == "a" and number is not None and unit_class(number) == "amount"


def _of_something(found: Match, items: list[Item], at: int) -> bool:
    """Tell of "interest *of 6 percent* is due", which is no part, and not of "a total *of 40 percent* were"."""
    return at > 1 and items[at - 1].lower == "of" and items[at - 2].lower not in {"total", "average", "maximum"}


def _movement_follows(found: Match, items: list[Item], at: int) -> bool:
    """Tell of "was *boosted by a* 3 percent rise in mining"."""
    if items[at - 1].lower not in {"a", "an"} or at + 1 >= len(items):
        return False
    return not items[at + 1].classes.isdisjoint(("rise", "fall"))


def _one_is_no_figure(found: Match, items: list[Item], at: int) -> bool:
    """Tell of "one" that stands for no share: none that follows a percentage, or that has a unit."""
    one = items[at - 2].number
    led = any(item.number is not None and item.number.unit == "percent" for item in items[: at - 2])
    return one is None or not one.word or one.value != 1 or bool(one.unit) or not led


def _nothing_is_ranked(found: Match, items: list[Item], at: int) -> bool:
    """Tell of "the second largest *in May*", where no holder of the place is named."""
    return is_unranked(items, at + 2)


def _nothing_is_ranked_in_a_word(found: Match, items: list[Item], at: int) -> bool:
    """Tell the same of "the second-largest in May"."""
    return is_unranked(items, at + 1)


def _work_lasted(found: Match, items: list[Item], at: int) -> bool:
    """Tell of "after three years *of working* there"."""
    return found.last < len(items) and items[found.last].lower.split()[0].endswith("ing")


def _value_is_lost(found: Match, items: list[Item], at: int) -> bool:
    """Tell of "shares lost 3 percent of their value"."""
    return any(item.lower in figure_words("worth") for item in items[at + 1 : at + 7])


def _is_no_multiple(found: Match, items: list[Item], at: int) -> bool:
    """Tell of a match that does not begin with "doubled" or "trebled"."""
    doubled = items[found.first].number
    return doubled is None or doubled.form != "change"


def _is_fraction(found: Match, items: list[Item], at: int) -> bool:
    """Tell of "far from *half* of the plan"."""
    number = items[at].number
    return number is not None and number.form == "fraction"


def _is_comparison(found: Match, items: list[Item], at: int) -> bool:
    """Tell of "*twice* as much as they sell", set against no former value, and of an adjective: "the *double* tax"."""
    if found.last >= len(items):
        return False
    following = items[at + 1] if at + 1 < len(items) else None
    if following is None or following.kind != "word":
        return False
    if following.lower.split(" ", 1)[0] in figure_words("multiplying"):  # "twice as much", "half those of"
        former = figure_words("former")
        return all(item.kind not in {"basis", "period"} and item.lower not in former for item in items[at + 2 : at + 8])
    if items[at].number is None or items[at - 1].lower not in {"the", "a", "no", "this", "that"} or at == 0:
        return False
    return "name" in following.classes


def _object_follows(found: Match, items: list[Item], at: int) -> bool:
    """Tell of "cut *7,000* jobs", which is no "rose *3,400* in May"."""
    following = items[at + 1] if at + 1 < len(items) else None
    if following is None or following.kind != "word" or not following.lower[0].isalpha():
        return False
    return following.classes.isdisjoint(("preposition", "conjunction"))


def _nothing_is_compared(found: Match, items: list[Item], at: int) -> bool:
    """Tell of "three times as much" that no basis follows, nor a former value: "three times *the amount* on offer"."""
    following = items[found.last : found.last + 6]
    if (
        following
        and items[found.last - 1].lower in {"the", "its", "their"}
        and following[0].lower in figure_words("value_noun")
    ):
        return False
    former = figure_words("former")
    return all(item.kind != "basis" and item.lower not in former for item in following)


def _time_is_compared(found: Match, items: list[Item], at: int) -> bool:
    """Tell of "up 3 times *from* a year before", which ends with no "that of"."""
    return not items[found.last - 1].lower.startswith(("that", "those"))


def _no_job_is_lost(found: Match, items: list[Item], at: int) -> bool:
    """Tell of "the farms *lost* 3,200 *sheep*", which are no jobs."""
    if not _object_follows(found, items, at):
        return False
    return all(word not in figure_words("job") for item in items[at + 1 : at + 4] for word in item.lower.split())


def _thing_is_counted(found: Match, items: list[Item], at: int) -> bool:
    """Tell of "police *recorded* 3,200 *thefts*", which are no level of the police."""
    number, verb = items[at].number, items[found.first].lower
    if verb == "top" and found.first and "determiner" in items[found.first - 1].classes:
        return True  # "*the top five* sources"
    if number is None or number.unit or verb not in figure_words("recording"):
        return False
    return _object_follows(found, items, at)


def _nothing_is_counted(found: Match, items: list[Item], at: int) -> bool:
    """Tell of "two firms closed, and *41 more*, it said, may", where no figure stands close before the mark."""
    for item in reversed(items[max(0, at - 1 - _COUNTED) : at - 1]):
        if item.number is not None:
            return item.number.unit == "percent"
        if item.kind == "word" and not item.classes.isdisjoint(("verb", "level", "auxiliary", "relative")):
            return True
    return True


def _goes_on_listing(found: Match, items: list[Item], at: int) -> bool:
    """Tell of "followed by Oakham at 8 percent *and Stow at 7 percent*", where the first has said what is listed."""
    if items[at - 1].lower != "at":
        return False
    for item in reversed(items[max(0, at - _LISTED) : at - 1]):
        if item.number is not None:
            return item.number.unit == "percent"
        if item.kind != "word":
            return False
        if item.lower != "followed" and not item.classes.isdisjoint(("auxiliary", "verb", "level", "rise", "fall")):
            return False
    return False


def _is_no_part(found: Match, items: list[Item], at: int) -> bool:
    """Tell of "hopes to see *4 percent growth*", which is part of nothing."""
    return at + 1 >= len(items) or items[at + 1].lower != "of"


def _whole_follows(found: Match, items: list[Item], at: int) -> bool:
    """Tell of "a loss of *3 percent of* the herd", which is a part."""
    return at + 1 < len(items) and items[at + 1].lower == "of"


def _nothing_is_left(found: Match, items: list[Item], at: int) -> bool:
    """Tell of "a fleet *of 60*" where no verb says that it is what is left."""
    return all(item.lower not in {"leaving", "leaves"} for item in items[max(0, at - _LEFT) : at])


def _fund_is_fed(found: Match, items: list[Item], at: int) -> bool:
    """Tell of "added 3 million euros *to the fund*", which is money set aside, and no rise of what there is."""
    for item in items[at + 1 : at + 6]:
        if not item.classes.isdisjoint(("verb", "auxiliary", "conjunction")) and item.lower != "to":
            return False
        if not figure_words("fed").isdisjoint(item.lower.split()):
            return True
    return False


def _verb_follows(found: Match, items: list[Item], at: int) -> bool:
    """Tell of "sales of 3 billion more than *paid* for the ships"."""
    return found.last < len(items) and "verb" in items[found.last].classes


def _points_follow(found: Match, items: list[Item], at: int) -> bool:
    """Tell of "was *3 percent*, or *half a point* higher", where only the points are more than before."""
    return any(
        item.number is not None and item.number.unit == "percentage-point" for item in items[at + 1 : found.last]
    )


def _nothing_is_told_before(found: Match, items: list[Item], at: int) -> bool:
    """Tell of "was more than *the 5 percent of* last year" that no figure of its class stands before."""
    here = items[at].number
    return here is None or all(
        item.number is None or unit_class(item.number) != unit_class(here) for item in items[: found.first]
    )


def _something_is_told_before(found: Match, items: list[Item], at: int) -> bool:
    """Tell of "rose 3 percent, well ahead of *the 2 percent seen* in May" that a figure of its class stands before."""
    return not _nothing_is_told_before(found, items, at)


def _is_how_far_off(found: Match, items: list[Item], at: int) -> bool:
    """Tell of "rose 0.3 percent to a level *7 percent above* that of May", which is no level itself."""
    number = items[at].number
    if number is None or number.unit != "percent" or at + 1 >= len(items):
        return False
    return not items[at + 1].classes.isdisjoint(("above", "below", "upward", "downward"))


def _nothing_moved_before(found: Match, items: list[Item], at: int) -> bool:
    """Tell of "tin is the main cargo, *followed by coal with 30 percent*", which are parts, no movements."""
    return all(item.classes.isdisjoint(("rise", "fall", "growth")) for item in items[: found.first])


def _number_has_its_name(found: Match, items: list[Item], at: int) -> bool:
    """Tell of "the *house number* 28" and "is number 3", where "number" is a noun: a verb agrees with its subject."""
    verb, index = items[found.first].lower, found.first - 1
    if verb in {"numbered", "numbering"}:
        return False
    while index > 0 and items[index].light:
        index -= 1
    if index < 0 or items[index].kind != "word" or not items[index].lower[0].isalpha():
        return True
    before = items[index]
    if not before.classes.isdisjoint(("determiner", "possessive", "auxiliary", "preposition", "conjunction")):
        return True
    if verb == "numbers":
        return before.lower not in figure_words("numbered_body")
    plural = before.lower.endswith("s") or before.lower in figure_words("people")
    return not plural and before.lower not in figure_words("numbering_when")


def _no_time_is_the_subject(found: Match, items: list[Item], at: int) -> bool:
    """Tell of "*tin*, at 6 percent, was the best" that nothing but a time opens the sentence before the comma."""
    return any(item.kind != "period" and "determiner" not in item.classes for item in items[: found.first])


def _time_follows(found: Match, items: list[Item], at: int) -> bool:
    """Tell of "the share rose: *11 percent in 2015*, 14 percent in 2016", where a series says what it was when."""
    index = at + 1
    while index < len(items) and items[index].lower in {"in", "the"} and items[index].kind == "word":
        index += 1
    if index >= len(items):
        return False
    turn = items[index].number
    return items[index].kind == "period" or (turn is not None and turn.form == "ordinal")


EXCLUSIONS: Final[Mapping[str, Exclusion]] = {
    "a whole follows": _whole_follows,
    "a part is required": _part_is_required,
    "a rate has it": _rate_has_it,
    "a value is reached": _value_is_reached,
    "it is joined to its like": _joined_to_its_like,
    "it is a means or lent": lambda found, items, at: _is_means(found, items, at) or _is_lent(found, items, at),
    "it is lent": _is_lent,
    "it opens no range": _opens_no_range,
    "money is drawn": _money_is_drawn,
    "it is of something": _of_something,
    "a movement follows": _movement_follows,
    "one is no figure": _one_is_no_figure,
    "nothing is ranked": _nothing_is_ranked,
    "nothing is ranked in a word": _nothing_is_ranked_in_a_word,
    "work lasted": _work_lasted,
    "a value is lost": _value_is_lost,
    "it is no multiple": _is_no_multiple,
    "it is a fraction": _is_fraction,
    "it is a comparison": _is_comparison,
    "an object follows": _object_follows,
    "nothing is compared": _nothing_is_compared,
    "a time is compared": _time_is_compared,
    "no job is lost": _no_job_is_lost,
    "a thing is counted": _thing_is_counted,
    "it is no part": _is_no_part,
    "nothing is counted before": _nothing_is_counted,
    "it goes on with a list": _goes_on_listing,
    "a fund is fed": _fund_is_fed,
    "nothing is left": _nothing_is_left,
    "a verb follows": _verb_follows,
    "points follow": _points_follow,
    "nothing is told before": _nothing_is_told_before,
    "something is told before": _something_is_told_before,
    "it is how far off": _is_how_far_off,
    "nothing moved before": _nothing_moved_before,
    "a number has its name": _number_has_its_name,
    "no time is the subject": _no_time_is_the_subject,
    "a time follows": _time_follows,
}
