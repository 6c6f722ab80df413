"""What earlier sentences said of time, and the period that a silent sentence takes from them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from policykg.extraction.document import Document, is_compared, topic_period
from policykg.extraction.items import Item
from policykg.extraction.observations.drafts import Draft
from policykg.extraction.observations.reach import STRETCHES, grown_since, words_before
from policykg.extraction.observations.vocables import figure_words
from policykg.extraction.sentences import TextSentence
from policykg.facts import Bound, Component, Kind, ObservationStatus, Period


@dataclass(slots=True)
class Timeline:
    """The periods that later sentences may refer to: the article's topic and the last one of a paragraph."""

    topic: tuple[Period, int] | None
    current: Period | None = None
    current_sentence: int = 0
    current_paragraph: int = -1
    aim: Period | None = None  # the last period of a target
    aim_sentence: int = 0
    aim_paragraph: int = -1
    aim_status: ObservationStatus = ObservationStatus.TARGET
    step: int | None = None  # how many months back the amounts of a paragraph are compared
    step_paragraph: int = -1
    framed: bool = False  # whether a sentence opened with that period: "In May, ..."
    opened: tuple[int, Period] | None = None  # the paragraph of the last figure and the period of its first one
    dated: bool = False  # whether a figure has stated its period
    stock: Stock | None = None  # the last stock at a day
    first: tuple[Period, int] | None = None  # the topic as the article opened
    plan: Period | None = None  # the year of the budget that the article is about
    widened: int = 0  # how many sentences stated the longer stretch that ends with the topic


@dataclass(slots=True)
class Stock:
    """What there was at a day: later figures of the same stock are of that day."""

    period: Period
    sentence: int
    paragraph: int
    unit: str
    words: frozenset[str]
    shared: int = -1  # the last sentence that gave a share of it


def timeline_of(document: Document) -> Timeline:
    """Return the timeline at the head of an article: what its first paragraphs are about, else the first period."""
    topic, day = topic_period(document) or _first_reported(document), document.metadata.date
    if topic is not None and day is not None and topic[0].end < day - _TOPICAL:
        span = document.sentences[topic[1]].span
        if _SINCE.search(document.flat, span.start, span.end) is None:
            topic = None  # what is so long over is history, not what an article reports
    return Timeline(topic, first=topic, plan=_budget_year(document))


_BUDGET = re.compile(r"\b(?:the|his|her|its|their|'s)(?: \w+)? ((?:19|20)\d\d) (?:\w+ )?budget\b")


def _budget_year(document: Document) -> Period | None:
    """Return the year to come of the budget that the first sentences are about: "has presented *its 2020 budget*"."""
    day = document.metadata.date
    if day is None or not document.sentences:
        return None
    found = _BUDGET.search(document.flat, 0, document.sentences[min(2, len(document.sentences) - 1)].span.end)
    year = int(found[1]) if found is not None else 0
    return Period(date(year, 1, 1), date(year, 12, 31)) if year > day.year else None


_TOPICAL = timedelta(days=370)
_SINCE = re.compile(r"\bsince\b")


def _first_reported(document: Document) -> tuple[Period, int] | None:
    """Return the first month, quarter or stretch that was over on the article's day, wherever it stands."""
    day = document.metadata.date
    for sentence in document.sentences:
        for mention in document.periods_in(sentence):
            period = mention.period
            over = period is not None and (day is None or period.end <= day)
            if mention.shape in STRETCHES and period is not None and over and not is_compared(document, mention):
                return period, sentence.ordinal
    return None


def carry(draft: Draft, document: Document, timeline: Timeline) -> None:
    """Take the period from earlier sentences or from the article's date, where that is what a reader would do."""
    day = document.metadata.date
    if is_commitment(draft, document) or _is_rule(draft) or _is_under_way(draft):
        return
    if _is_deal(draft) or _counts_bodies(draft) or _is_sample(draft):
        return
    if day is not None and ((draft.kind is Kind.RANK and _present(draft)) or _still(draft) or _have_been(draft)):
        draft.period = Period(day, day)
        draft.inherit(Component.PERIOD, header="date")
        return
    forecast = draft.status is ObservationStatus.FORECAST
    if draft.status is ObservationStatus.TARGET or (forecast and timeline.aim_paragraph == draft.sentence.paragraph):
        near = timeline.aim_paragraph == draft.sentence.paragraph
        if timeline.plan is not None and not forecast and not near:
            draft.period = timeline.plan
            draft.inherit(Component.PERIOD, sentence=0)
        elif timeline.aim is not None and (near or timeline.aim_status is draft.status):
            draft.period = timeline.aim
            draft.inherit(Component.PERIOD, sentence=timeline.aim_sentence)
        return
    if describes_part(draft):
        return
    if forecast and _is_ahead(draft):
        if day is not None and _of_full_year(draft):
            draft.period, draft.whole = Period(date(day.year, 1, 1), date(day.year, 12, 31)), True
            draft.inherit(Component.PERIOD, header="date")
        return
    if _of_stock(draft, timeline):
        return
    if _is_weight(draft) or _is_general(draft) or (_is_of_economy(draft) and _is_short(timeline)):
        return
    if timeline.current is not None and _continues(draft, timeline):
        draft.period = timeline.current
        draft.inherit(Component.PERIOD, sentence=timeline.current_sentence)
        return
    topic, opened = timeline.topic, timeline.opened
    current = timeline.current
    aside = (
        topic is not None
        and opened == (draft.sentence.paragraph, topic[0])
        and current is not None
        and not timeline.framed
        and current.start < current.end
        and topic[0].start < current.start <= current.end <= topic[0].end
    )  # a paragraph on nine months said something of the last of them
    aside = aside or (
        topic is not None
        and opened == (draft.sentence.paragraph, topic[0])
        and current is not None
        and not timeline.framed
        and current.end < topic[0].start
        and _months(current) == _months(topic[0]) < 12
    )  # it looked back at the month or quarter before: "There was a rise of 3 percent in May."
    if aside and topic is not None and draft.kind is not Kind.GAP:
        draft.period = topic[0]
        draft.inherit(Component.PERIOD, sentence=topic[1])
        return
    single = timeline.current is not None and timeline.current.start == timeline.current.end
    if (
        timeline.current is not None
        and timeline.current_paragraph == draft.sentence.paragraph
        and (not single or _is_of_its_day(draft))
    ):
        draft.period = timeline.current
        draft.inherit(Component.PERIOD, sentence=timeline.current_sentence)
    elif timeline.topic is not None and timeline.topic[1] <= draft.sentence.ordinal and not is_structural(draft):
        draft.period = timeline.topic[0]
        draft.inherit(Component.PERIOD, sentence=timeline.topic[1])
    if draft.period is not None and _is_stock(draft):
        draft.period = Period(draft.period.end, draft.period.end)


def _is_of_its_day(draft: Draft) -> bool:
    """Tell whether a figure can be of the single day spoken of: a stock, and how much it *has grown since* another."""
    if grown_since(draft.items, draft.at) is not None:
        return True
    return draft.kind is Kind.LEVEL and draft.total is None and not _is_flow(draft)


def _months(period: Period) -> int:
    return (period.end.year - period.start.year) * 12 + period.end.month - period.start.month + 1


def _of_stock(draft: Draft, timeline: Timeline) -> bool:
    """Give a figure the day of the stock that it is of: "At the end of 2018 capacity was … Wind capacity rose …"."""
    stock, paragraph = timeline.stock, draft.sentence.paragraph
    if stock is None or draft.kind is Kind.STREAK or _is_flow(draft) or draft.status is not ObservationStatus.ACTUAL:
        return False
    dated = timeline.current_paragraph == paragraph and timeline.current_sentence > stock.sentence
    same = not stock.words.isdisjoint(_stock_words(draft))
    alike = stock.paragraph == paragraph and (
        draft.kind is Kind.RANK
        or (draft.kind is Kind.LEVEL and draft.unit == stock.unit and draft.unit != "count")
        or (draft.kind is Kind.SHARE and stock.shared == draft.sentence.ordinal - 1)
    )
    if not (same or alike) or (dated and timeline.current != stock.period):
        return False
    draft.period = stock.period
    draft.inherit(Component.PERIOD, sentence=stock.sentence)
    stock.paragraph = paragraph
    if draft.kind is Kind.SHARE:
        stock.shared = draft.sentence.ordinal
    return True


def _stock_words(draft: Draft) -> frozenset[str]:
    """Return the words of a stock around a figure, in its clause."""
    items, found = draft.items, set[str]()
    known, flowing = figure_words("stock"), figure_words("flowing")
    for index in range(max(0, draft.at - 14), min(len(items), draft.at + 9)):
        words = items[index].lower.split()
        following = items[index + 1].lower if index + 1 < len(items) else ""
        held = index > 1 and "with" in {items[index - 1].lower, items[index - 2].lower}
        if words and words[-1] in known and following not in flowing and not held:
            found.add(words[-1])
    if draft.kind is Kind.LEVEL and draft.unit in {"kilowatt", "megawatt", "gigawatt"}:
        found.add("capacity")
    return frozenset(found)


def _is_flow(draft: Draft) -> bool:
    """Tell whether a figure is what was added to a stock: "*new* capacity of 3 GW", "3 GW were *added*"."""
    near = {word for item in draft.items[max(0, draft.at - 5) : draft.at + 5] for word in item.lower.split()}
    return not near.isdisjoint({"added", "new", "newly", "additions", "addition"})


def _is_weight(draft: Draft) -> bool:
    """Tell whether a share is a weight in an index: it holds as long as the index is made so."""
    if draft.kind is not Kind.SHARE:
        return False
    words = {word for item in draft.items[max(0, draft.at - 5) : draft.at + 7] for word in item.lower.split()}
    return not words.isdisjoint({"weight", "weights", "weighting", "weightage"})


def _is_general(draft: Draft) -> bool:
    """Tell whether a share says how things are, at no time: "the valley *makes 60 percent* of the world's lamps"."""
    if draft.kind is not Kind.SHARE or draft.status is not ObservationStatus.ACTUAL:
        return False
    items, index = draft.items, draft.at - 1
    while index > max(0, draft.at - 11) and items[index].classes.isdisjoint(_SAYING):
        if items[index].lower in {",", ";", ":", "(", "while", "but"}:
            return False
        index -= 1
    verb = items[index].lower.split()[0] if not items[index].classes.isdisjoint(_HAVING) else ""
    present = (verb.endswith("s") and verb not in {"is", "was", "has"}) or verb in {"account", "make"}
    return present and not _is_of_total(draft) and _NOWADAYS.isdisjoint(item.lower for item in items)


def _is_of_economy(draft: Draft) -> bool:
    """Tell whether a share is one of what a whole economy makes: it is reckoned for years, not for days or months."""
    after = [item.lower for item in draft.items[draft.at + 1 : draft.at + 9]]
    return draft.kind is Kind.SHARE and not _ECONOMY.isdisjoint(after)


_ECONOMY = frozenset({"gdp", "gnp", "gross domestic product", "gross national product", "the economy", "economy"})


def _is_short(timeline: Timeline) -> bool:
    """Tell whether an article is about less than a quarter."""
    return timeline.topic is not None and (timeline.topic[0].end - timeline.topic[0].start).days < 80


def _is_of_total(draft: Draft) -> bool:
    """Tell whether a share is one of the figures around it: "a third *of the total*", "30 percent, *against* 20"."""
    after = [item.lower for item in draft.items[draft.at + 1 : draft.at + 16]]
    return after[:3] == ["of", "the", "total"] or after[:2] == ["of", "it"] or not _BESIDE.isdisjoint(after)


_HAVING = frozenset({"share", "verb", "contribution"})
_SAYING = _HAVING | {"auxiliary", "level", "rise", "fall"}
_BESIDE = frozenset({"against", "compared", "versus", "up", "down", "from"})
_NOWADAYS = frozenset({"now", "still", "already", "currently", "today"})


def _continues(draft: Draft, timeline: Timeline) -> bool:
    """Tell whether a sentence goes on about the last one: "Among them, …", "That was 3 percent more"."""
    words = [word for item in draft.items[:3] for word in item.lower.split()]
    if words[:2] in (["among", "them"], ["among", "these"], ["of", "these"], ["of", "them"], ["of", "those"]):
        return True
    after = [item.lower for item in draft.items[draft.at + 1 : draft.at + 3]]
    part = draft.kind is Kind.SHARE and after in (["of", "them"], ["of", "these"], ["of", "those"])
    if part and timeline.current_sentence == draft.sentence.ordinal - 1:
        return True
    named = words[:1] == ["the"] and words[1:2] and words[1] in _TALLIES
    if named:
        words = words[1:]
    pointing = (named or words[:1] in (["that"], ["this"], ["it"])) and words[1:2] in (["was"], ["is"], ["were"])
    return pointing and timeline.current_sentence == draft.sentence.ordinal - 1


_TALLIES = frozenset({"number", "figure", "total", "tally", "count", "sum"})


def will_be_spent(draft: Draft) -> bool:
    """Tell whether an amount of money is given out later: "a further 3 billion euros will be spent on roads"."""
    words = [item.lower for item in draft.items[draft.at + 1 : draft.at + 6]]
    return _is_money(draft) and words[:2] == ["will", "be"] and not _SPENT.isdisjoint(words)


def is_handed_out(draft: Draft, document: Document) -> bool:
    """Tell whether money is what somebody is to get, at no stated time: it is promised now, and no aim.

    "The scheme will provide farms with *3 million euros*", "a further 3 million euros will be made available to farms".
    """
    if not _is_money(draft) or _is_dated_ahead(draft, document):
        return False
    items, at = draft.items, draft.at
    after = [word for item in items[at + 1 : at + 9] for word in item.lower.split() if word[0].isalpha()]
    if after[:2] == ["will", "be"] or after[1:3] == ["to", "be"]:
        return not _GIVEN.isdisjoint(after[2:5])
    before = words_before(items, at, 12)
    for index, word in enumerate(before[:-1]):
        future = word == "will" or (word == "to" and before[index - 1 : index] in (["is"], ["are"]))
        if future and not (_GIVING | _GIVEN).isdisjoint(before[index + 1 : index + 4]):
            return True
    return False


def _is_dated_ahead(draft: Draft, document: Document) -> bool:
    """Tell whether the words around a figure name a time that is not over on the article's day."""
    day = document.metadata.date
    around = draft.items[max(0, draft.at - 14) : draft.at + 15]
    periods = [item.period.period for item in around if item.period is not None and item.period.period is not None]
    return any(day is None or period.end > day for period in periods)


_GIVING = frozenset({"provide", "hand", "offer", "give", "grant", "award", "pay", "inject"})
_GIVEN = frozenset(
    {"provided", "handed", "offered", "given", "granted", "awarded", "paid", "injected", "available", "boosted"}
)
_SPENT = frozenset({"spent", "allocated", "provided", "paid", "set", "used"})


def _is_money(draft: Draft) -> bool:
    return draft.kind is Kind.LEVEL and len(draft.unit) == 3 and draft.unit.isupper()


def _is_approved(draft: Draft) -> bool:
    """Tell whether money has been granted but not paid: "works worth 3 million euros *have been approved*"."""
    words = [word for item in draft.items[draft.at + 1 : draft.at + 6] for word in item.lower.split()]
    been = next((i for i, word in enumerate(words) if word in {"been", "was", "were"}), None)
    return been is not None and not _APPROVED.isdisjoint(words[been + 1 : been + 3])


_APPROVED = frozenset({"approved", "sanctioned", "earmarked", "pledged", "committed", "granted"})


def is_commitment(draft: Draft, document: Document) -> bool:
    """Tell whether an amount of money is set aside or imposed once: "a fund of 3 billion euros"."""
    if not _is_money(draft):
        return False
    if will_be_spent(draft) or is_handed_out(draft, document) or _is_approved(draft):
        return True
    items, at = draft.items, draft.at
    first = at
    while first > max(0, at - 9) and items[first - 1].lower not in _BORDERS and items[first - 1].kind != "number":
        first -= 1
    last = at
    while (
        last + 1 < min(len(items), at + 6) and items[last + 1].lower not in _BORDERS and items[last + 1].kind == "word"
    ):
        last += 1
    return not _adds_up(items[first:at]) and any(
        mention.scheme == "cue" and mention.term.code == "commitment"
        for token in range(items[first].first, items[last].last)
        for mention in document.cues.get(token, ())
    )


def _adds_up(items: Sequence[Item]) -> bool:
    """Tell whether several sums have come to so much: "fines *totalled* 3 million" in the months reported."""
    verb = next((index for index, item in enumerate(items) if item.lower in _CAME_TO), 0)
    return verb > 0 and items[verb - 1].lower.endswith("s")


_CAME_TO = frozenset({"totalled", "totaled", "amounted to", "came to", "reached", "added up to"})


_BORDERS = frozenset({",", ";", ":", "and", "while", "but", "which", "who"})
_PRESENT = frozenset(
    ["is", "are", "has", "have", "makes", "make", "accounts", "account", "stands", "remains", "remain"]
)


_PAST_FORMS = frozenset({"had", "been", "was", "were", "rose", "fell", "grew", "made", "sold", "built"})


def _still(draft: Draft) -> bool:
    """Tell whether a figure holds on the article's day: "still make up 3 percent", "is still 8 percent below"."""
    items, at = draft.items, draft.at
    first = at
    while first > 0 and items[first - 1].lower not in {";", ":", "but", "while"}:
        first -= 1
    last = at + 1
    while (
        last < min(len(items), at + 6) and items[last].kind != "number" and items[last].lower not in {";", ":", "but"}
    ):
        last += 1
    words = [word for item in items[first:last] for word in item.lower.split()]
    if "still" in words and not _PRESENT.isdisjoint(words):
        return True
    after = words[words.index("already") + 1 :][:1] if "already" in words else []
    return bool(after) and not after[0].endswith("ed") and after[0] not in _PAST_FORMS


def is_threshold(draft: Draft) -> bool:
    """Tell whether a level only defines a group: "firms with at least 20 staff", "goods worth under 3 euros"."""
    if draft.kind is not Kind.LEVEL or draft.bound not in {Bound.AT_LEAST, Bound.AT_MOST}:
        return False
    words = [item.lower for item in draft.items[max(0, draft.at - 6) : draft.at]]
    if words and words[-1] in {"worth", "costing", "priced"}:
        return True
    of_such = words[-1:] == ["of"] and not _GROUPS.isdisjoint(words[-2:])
    aimed = any(not i.classes.isdisjoint(("target", "future")) for i in draft.items[max(0, draft.at - 6) : draft.at])
    if draft.bound is Bound.AT_LEAST and not aimed and ("whose" in words or of_such):
        return True
    if _names_sort(draft) or (draft.bound is Bound.AT_MOST and "with" in words[-3:-1] and words[-1] != "to"):
        return True
    return "with" in words and not _GROUPS.isdisjoint(words[: words.index("with")])


_GROUPS = frozenset(
    ["those", "firms", "companies", "enterprises", "businesses", "units", "projects", "plants", "households", "people"]
)


def _names_sort(draft: Draft) -> bool:
    """Tell whether a limit only says which things are meant: "orders *below 10 million yen* fell"."""
    items, at = draft.items, draft.at
    if draft.number.first == draft.number.core or at < 1 or at + 1 >= len(items) or draft.unit == "percent":
        return False
    before, following = items[at - 1], items[at + 1]
    if before.kind != "word" or before.light or not before.classes.isdisjoint(_DOING | {"preposition", "relative"}):
        return False
    if following.classes.isdisjoint(("rise", "fall", "auxiliary")):
        return False
    index = at - 1
    while index >= 0 and items[index].kind == "word" and items[index].lower not in {",", ";", ":", "and", "but"}:
        if not items[index].classes.isdisjoint(_DOING):
            return False
        index -= 1
    return True


_DOING = frozenset({"level", "verb", "rise", "fall", "auxiliary", "share", "speech", "future", "target", "forecast"})


def _is_rule(draft: Draft) -> bool:
    """Tell whether a figure is what somebody may have: "owners can claim up to 30 percent of the cost"."""
    words = [item.lower for item in draft.items[max(0, draft.at - 6) : draft.at]]
    return draft.bound is Bound.AT_MOST and not _ALLOWING.isdisjoint(words)


def describes(draft: Draft) -> bool:
    """Tell whether a count only says what something holds, in the present: "the survey covers 300 shops"."""
    if draft.kind is not Kind.LEVEL or draft.unit != "count":
        return False
    return any(item.lower in _HOLDING for item in draft.items[max(0, draft.at - 4) : draft.at])


def _is_under_way(draft: Draft) -> bool:
    """Tell whether a count is that of something going on: "is carrying out 40 projects"."""
    if draft.kind is not Kind.LEVEL or draft.total is not None or draft.status is not ObservationStatus.ACTUAL:
        return False
    items, first = draft.items, draft.at
    while first > max(0, draft.at - 7) and items[first - 1].kind == "word" and items[first - 1].lower not in _BORDERS:
        first -= 1
    words = [item.lower for item in items[first : draft.at]]
    return any(word in {"is", "are"} and following.endswith("ing") for word, following in pairwise(words))


def _have_been(draft: Draft) -> bool:
    """Tell whether a figure is a tally up to the article's day: "60 percent of the problems *have been* solved"."""
    if draft.kind not in {Kind.LEVEL, Kind.SHARE} or draft.status is not ObservationStatus.ACTUAL:
        return False
    words = [item.lower for item in draft.items[draft.at + 1 : draft.at + 12]]
    return any(word in {"have", "has"} and following == "been" for word, following in pairwise(words)) or (
        "have been" in words or "has been" in words
    )


def _is_deal(draft: Draft) -> bool:
    """Tell whether money is that of one deal or law: "announced a *2 billion euro* venture", "the law provided …"."""
    if not _is_money(draft):
        return False
    items, index = draft.items, draft.at - 1
    while index > max(0, draft.at - 4) and (items[index].light or "determiner" in items[index].classes):
        index -= 1
    if items[index].lower in _ANNOUNCED:
        return True
    before = words_before(items, draft.at, 16)
    passed = next((i for i, word in enumerate(before) if word in _STATUTES), None)
    return passed is not None and not _PROVIDED.isdisjoint(before[passed + 1 : passed + 4])


_ANNOUNCED = frozenset({"announced", "unveiled", "signed", "announces", "unveils"})
_STATUTES = frozenset({"law", "act", "bill", "legislation", "statute"})
_PROVIDED = frozenset({"provided", "provides", "invested", "invests", "appropriated", "authorised", "authorized"})


def _counts_bodies(draft: Draft) -> bool:
    """Tell whether a count is of those who do something: "*17 city departments* have issued rules"."""
    if draft.kind is not Kind.LEVEL or draft.unit != "count" or draft.total is not None:
        return False
    items, at = draft.items, draft.at
    return any(item.lower in _BODIES for item in items[at + 1 : at + 4] if item.kind == "word")


_BODIES = frozenset({"departments", "ministries", "agencies", "authorities", "commissions", "regulators"})


def _is_sample(draft: Draft) -> bool:
    """Tell whether a count is of those whom a survey asks: "is based on a *survey of 300 firms*"."""
    words = [item.lower for item in draft.items[max(0, draft.at - 4) : draft.at] if item.kind == "word"]
    return draft.unit == "count" and words[-1:] == ["of"] and not _SURVEYS.isdisjoint(words)


_SURVEYS = frozenset({"survey", "surveys", "poll", "sample", "panel", "surveyed"})
_ALLOWING = frozenset({"can", "may", "could"})
_HOLDING = frozenset(
    {"covers", "samples", "includes", "comprises", "contains", "polls", "surveys", "spans", "consists"}
)


def _is_stock(draft: Draft) -> bool:
    """Tell whether a level is said to be a stock: it is that of the last day of the months an article is about."""
    words = {item.lower for item in draft.items[max(0, draft.at - 9) : draft.at]}
    return draft.kind is Kind.LEVEL and not words.isdisjoint({"stock", "stocks", "stockpile", "stockpiles", "numbered"})


def describes_part(draft: Draft) -> bool:
    """Tell whether a share says what something is, not what it was: "the sector, which accounts for 3 percent"."""
    found = draft.found
    if draft.kind is not Kind.SHARE or draft.at < 2:
        return False
    verb = found.first if found is not None and found.rule.name == "part of a whole" else draft.at - 1
    if not verb or "relative" not in draft.items[verb - 1].classes:
        return False
    word = draft.items[verb].lower.split()[0]
    return draft.items[verb].kind == "word" and word.endswith("s") and word not in {"is", "was"}


def _is_ahead(draft: Draft) -> bool:
    """Tell whether an expectation is said to come true later: what is over cannot be its time."""
    return any("future" in item.classes for item in draft.items[max(0, draft.at - 6) : draft.at])


def _of_full_year(draft: Draft) -> bool:
    return any(item.lower.startswith(("full-year", "annual")) for item in draft.items[max(0, draft.at - 8) : draft.at])


def is_structural(draft: Draft) -> bool:
    """Tell whether a count only says of how many parts something consists ("13 indicators across five fields")."""
    if draft.unit != "count" or draft.total is not None or draft.value > 20 or draft.value != int(draft.value):
        return False
    return draft.items[draft.at - 1].lower != "in" or not any(
        not item.classes.isdisjoint(("rise", "fall")) for item in draft.items[: draft.at]
    )


def _present(draft: Draft) -> bool:
    before = draft.items[max(0, draft.at - 4) : draft.at]
    return any(item.lower in {"is", "are", "remains"} for item in before) or any(
        i.classes & {"rank"} and i.lower.endswith("s") for i in draft.items
    )


_REACH = 200  # characters that are searched for the word that opens a clause: a bound on the work of long sentences
_SUBORDINATE = re.compile(r"\b(?:when|which|who|whose|where|because|although)\b")


def heed(sentence: TextSentence, document: Document, timeline: Timeline) -> None:
    """Let a sentence without figures set the period of those after it: "In May the market recovered. Sales …"."""
    day = document.metadata.date
    for mention in document.periods_in(sentence):
        period = mention.period
        if period is None or mention.shape not in STRETCHES or is_compared(document, mention):
            continue
        if _SUBORDINATE.search(document.flat, max(sentence.span.start, mention.start - _REACH), mention.start):
            continue
        if day is not None and period.end > day:
            if period.start > day:
                timeline.aim, timeline.aim_sentence = period, sentence.ordinal
                timeline.aim_paragraph, timeline.aim_status = sentence.paragraph, ObservationStatus.TARGET
            continue
        timeline.current, timeline.current_sentence = period, sentence.ordinal
        timeline.current_paragraph, timeline.framed = sentence.paragraph, True
        return


def remember(draft: Draft, timeline: Timeline) -> None:
    """Let later sentences of the paragraph refer to the period of a figure."""
    if draft.period is not None and (timeline.opened is None or timeline.opened[0] != draft.sentence.paragraph):
        timeline.opened = draft.sentence.paragraph, draft.period
    if draft.period_stated and not draft.aside and draft.status is ObservationStatus.ACTUAL:
        _note_stock(draft, timeline)
    if draft.period is not None and not draft.period_stated and timeline.current_sentence == draft.sentence.ordinal:
        timeline.current, timeline.framed = draft.period, False  # the sentence began with what its paragraph is about
    if draft.period is None or not draft.period_stated or draft.aside or draft.looks_back or _by_the_way(draft):
        return
    if draft.kind is Kind.STREAK:
        return
    if draft.status is not ObservationStatus.ACTUAL:
        timeline.aim, timeline.aim_sentence = draft.period, draft.sentence.ordinal
        timeline.aim_paragraph, timeline.aim_status = draft.sentence.paragraph, draft.status
        return
    _note_stretch(draft, timeline)
    if timeline.topic is not None and (
        timeline.topic[1] == draft.sentence.ordinal or _widens(draft.period, draft, timeline)
    ):
        timeline.topic = draft.period, draft.sentence.ordinal
    timeline.current, timeline.dated = draft.period, True
    timeline.current_sentence = draft.sentence.ordinal
    timeline.current_paragraph = draft.sentence.paragraph
    opening = (item.period for item in draft.items[:3])
    timeline.framed = any(mention is not None and mention.period == draft.period for mention in opening)


def _note_stock(draft: Draft, timeline: Timeline) -> None:
    """Remember a stock of which a sentence states the day."""
    period = draft.period
    if period is None or period.start != period.end or draft.kind is Kind.STREAK or _is_flow(draft):
        return
    words = _stock_words(draft)
    known = timeline.stock
    if known is not None and known.sentence == draft.sentence.ordinal and known.period == period:
        known.words |= words
        known.shared = draft.sentence.ordinal if draft.kind is Kind.SHARE else known.shared
        known.unit = draft.unit if draft.kind is Kind.LEVEL else known.unit
    elif words and (known is None or known.period.end <= period.end or not draft.looks_back):
        shared = draft.sentence.ordinal if draft.kind is Kind.SHARE else -1
        timeline.stock = Stock(period, draft.sentence.ordinal, draft.sentence.paragraph, draft.unit, words, shared)


def _note_stretch(draft: Draft, timeline: Timeline) -> None:
    """Let an article that opened with a month and came back to the months up to it be about these from then on."""
    period, first, ordinal = draft.period, timeline.first, draft.sentence.ordinal
    if period is None or first is None or first[0].end != period.end or ordinal == timeline.current_sentence:
        return
    if period == first[0]:
        timeline.topic = first if timeline.widened else timeline.topic
        timeline.widened = 0
    elif period.start < first[0].start and _months(period) < 12:
        timeline.widened += 1
        if timeline.widened > 1:
            timeline.topic = period, ordinal


def _widens(period: Period, draft: Draft, timeline: Timeline) -> bool:
    """Tell whether the first figure of an article is about a longer stretch than the words before it named.

    "Profits kept growing in April. They came to 3 billion euros between January and April."
    """
    assert timeline.topic is not None
    topic, first = timeline.topic[0], not timeline.dated and draft.sentence.paragraph <= 1
    return first and period.start < topic.start and period.end == topic.end


_BY_ITSELF = (["by", "itself"], ["taken", "alone"], ["on", "its", "own"], ["taken", "by", "itself"])


def _by_the_way(draft: Draft) -> bool:
    """Tell whether a period is only that of its own figure: "in April *alone*", "when a plant stood still in May"."""
    items = draft.items
    if any(item.lower == "revised" for item in items):
        return True  # a revision looks back at what was published before
    for index, item in enumerate(items[:-1]):
        if item.period is not None and item.period.period == draft.period:
            words = [word.lower for word in items[index + 1 : index + 4]]
            if words[:1] == ["alone"] or words[:2] in _BY_ITSELF or words in _BY_ITSELF:
                return True
    at = draft.at - 1
    while at > 0 and items[at].kind != "number" and items[at].lower not in {",", ";", ":"}:
        at -= 1
    return items[at].lower == "," and items[at + 1].lower == "when"
