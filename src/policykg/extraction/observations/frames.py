"""From the numbers of one sentence to drafts: which rule fits, which kind of figure it is, what it measures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from policykg.extraction.document import Document
from policykg.extraction.items import Item
from policykg.extraction.numbers import Number
from policykg.extraction.observations.companions import echoes, list_head, other_currency
from policykg.extraction.observations.counting import countable, is_decimal, is_reading, names_index
from policykg.extraction.observations.drafts import Draft, number_class, unit_class
from policykg.extraction.observations.naming import Namer
from policykg.extraction.observations.noun_phrases import NOTHING, left_phrase, right_phrase
from policykg.extraction.observations.percentages import (
    clause_before,
    expected_growth,
    grows,
    is_bare_rate,
    is_of_fall,
    kind_in_brackets,
    moves_before,
    names_movement,
    of_a_fall,
    of_growth_cut,
    of_prices,
)
from policykg.extraction.observations.totals import is_member, totals_of
from policykg.extraction.patterns import Match, Rule, match, rules_for, sign_of
from policykg.extraction.sentences import TextSentence
from policykg.facts import Bound, Kind, NumberFate, ObservationStatus, Span

_PERIOD_UNITS = {
    "month": "month",
    "months": "month",
    "monthly": "month",
    "quarter": "quarter",
    "quarters": "quarter",
    "quarterly": "quarter",
    "year": "year",
    "years": "year",
    "yearly": "year",
    "week": "week",
    "weeks": "week",
    "day": "day",
    "days": "day",
    "half-year": "half-year",
    "half-years": "half-year",
    "decade": "decade",
    "decades": "decade",
}
_OPENING = 2  # "*At 100.0*, the index …"
_SIGNED = Rule("set off by a mark", (), (), (), "change", "before")


class Framer:
    """Turns the numbers of sentences into drafts, one sentence after the other."""

    def __init__(self, document: Document, namer: Namer) -> None:
        self._document = document
        self._namer = namer
        self.fates: list[NumberFate] = []
        self._growing = False  # whether the last percentage was a change
        self._rated = -1  # the last paragraph in which a percentage was a rate of something
        self._balance = 0  # how many more of the percentages so far were changes than shares

    def drafts(self, sentence: TextSentence, items: list[Item]) -> list[Draft]:
        """Return the drafts of a sentence, with kind, sign, value and subject, in the order of the text."""
        made: list[Draft] = []
        totals = totals_of(items)
        self._namer.open(sentence, items)
        for at, item in enumerate(items):
            number = item.number
            if number is None:
                continue
            reading = number.unit == "percentage-point" and is_reading(
                items, at, self._document.lowers[number.last - 2]
            )
            if reading:
                number = replace(number, unit="")  # "the index rose to 52.3 points"
            if made and number.last > number.core + 1 and echoes(items, at, number, made[-1]):
                number = replace(number, unit=made[-1].number.unit)  # "5 billion euros, and 6 billion in May"
            number = _of_pair(items, at, number)
            if is_member(items, at):
                self._fate(number, "total", "one of a group")
                continue
            if at in totals.values():
                self._fate(number, "total", "the whole of a part")
                continue
            draft = self._draft(sentence, items, at, number, made, totals)
            if draft is None:
                self._fate(number, "ordinal" if number.form == "ordinal" else "unexplained", "no rule")
                continue
            if draft.unit == "count" and number.unit == "":
                reading = reading or (draft.rule == "counted" and at < _OPENING and is_decimal(number))
                draft.unit = "index" if reading else self._namer.unit_left_out(draft, made) or draft.unit
            if draft.rule == "signed" and is_decimal(number) and items[at - 1].lower in {"from", "to", "at"}:
                draft.kind, draft.unit = Kind.LEVEL, "index"  # "sentiment improved from *-2.8*"
            made.append(draft)
        self._namer.close(made)
        for draft in made:
            if draft.unit == "percent":
                self._balance += 1 if draft.kind is Kind.CHANGE else -1
                self._growing = draft.kind is Kind.CHANGE
                if draft.kind is Kind.SHARE and any("rate" in item.classes for item in items):
                    self._rated = sentence.paragraph
        return made

    def _fate(self, number: Number, fate: str, rule: str) -> None:
        self.fates.append(NumberFate(Span(number.start, number.end), fate, rule))

    def _draft(
        self,
        sentence: TextSentence,
        items: list[Item],
        at: int,
        number: Number,
        made: Sequence[Draft],
        totals: dict[int, int],
    ) -> Draft | None:
        previous = made[-1] if made else None
        if at in totals:
            return self._part(sentence, items, at, number, totals[at], previous)
        bracketed = other_currency(items, at, previous)
        if bracketed is not None:
            draft = self._like(sentence, items, at, number, bracketed, "other currency in brackets")
            draft.bound = bracketed.bound if number.bound is Bound.EXACT else number.bound
            return draft
        listed = list_head(items, at, previous)
        if listed is not None and listed.number.form == number.form:
            draft = self._like(sentence, items, at, number, listed, listed.rule)
            draft.sign = number.sign or (1 if listed.number.sign else listed.sign)  # "-3.4% and 4.1%"
            draft.value = _signed(draft)
            draft.total = None
            self._namer.refine(draft, made)
            return draft
        past = self._document.lowers[number.first] in _LIMITS
        found = _first_match(items, at, number, made, past)
        if found is not None:
            return self._matched(sentence, items, at, number, found, made)
        return (
            self._set_off(sentence, items, at, number, made)
            or self._elliptic(sentence, items, at, number, made)
            or self._counted(sentence, items, at, number, made)
        )

    def _restated(
        self, sentence: TextSentence, items: list[Item], at: int, number: Number, previous: Draft | None
    ) -> Draft | None:
        """Return the draft of "rose 7 euros, *or 3 percent*" and "2 million barrels, *or two thirds*"."""
        if previous is None or previous.kind not in {Kind.LEVEL, Kind.CHANGE}:
            return None
        draft = self._like(sentence, items, at, number, previous, "or so much")
        whole = at + 1 < len(items) and items[at + 1].lower == "of"
        draft.kind = Kind.CHANGE if previous.kind is Kind.CHANGE and not whole else Kind.SHARE
        draft.value = _signed(draft)
        return draft

    def _set_off(
        self, sentence: TextSentence, items: list[Item], at: int, number: Number, made: Sequence[Draft]
    ) -> Draft | None:
        """Return the draft of a percentage set off by a mark: "fell again, by 3 percent"; "tin (3 percent)"."""
        if unit_class(number) != "percent" or number.form not in {"plain", "fraction"}:
            return None
        index = at - 1
        while index >= 0 and items[index].light:
            index -= 1
        bracketed = index >= 0 and items[index].lower == "("
        if not bracketed:
            if index < 1 or items[index].lower not in {"by", "at"} or items[index - 1].lower not in {",", ":", "and"}:
                return None
            if items[index - 1].lower == "and" and not made:
                return None
        moved, sign = None, 1
        for position in range(index - 1, -1, -1):
            item = items[position]
            if item.lower in {";"}:
                break
            if not item.classes.isdisjoint(("rise", "fall", "growth", "upward", "downward", "above", "below")):
                moved, sign = position, sign_of(item) or 1
                break
        previous = made[-1] if made else None
        if bracketed and previous is not None and previous.kind is Kind.CHANGE and items[previous.at - 1].lower == "(":
            own = moved is not None and moved > previous.at  # "fell for A (3 percent) but *rose* for B (2 percent)"
            moved, sign = moved if moved is not None else previous.at, sign if own else previous.sign
        if moved is None and bracketed and any(i.number is not None and i.number.sign for i in items):
            moved = index
        kind = kind_in_brackets(items, at, self._balance > 0) if moved is None else Kind.CHANGE
        if moved is None and kind is not None:
            moved = index
        if (
            kind is None
            or moved is None
            or (items[index].lower == "at" and "growth" not in items[moved].classes and bracketed)
        ):
            return None
        draft = Draft(sentence, items, at, number, "set off by a mark", kind, number.value, "percent")
        draft.bound, draft.sign = number.bound, number.sign or sign
        if bracketed:
            draft.found = Match(_SIGNED, at, at + 1, None, sign)
            self._namer.name(draft, "before", made)
        else:
            draft.found = Match(_SIGNED, moved, moved + 1, moved, sign)
            self._namer.name(draft, "before", made)
        draft.value = _signed(draft)
        return draft

    def _matched(
        self, sentence: TextSentence, items: list[Item], at: int, number: Number, found: Match, made: Sequence[Draft]
    ) -> Draft | None:
        rule = found.rule
        previous = made[-1] if made else None
        if rule.kind == "same" and unit_class(number) == "percent":
            previous = _last_like(number, made) or previous  # "rose 3 percent to 4 million, up from 2 percent"
        if rule.kind == "restated":
            return self._restated(sentence, items, at, number, previous)
        if rule.kind == "same" and previous is not None and echoes(items, at, number, previous):
            number = replace(number, unit=previous.number.unit)
        alone = previous is None and rule.name in _STANDING_ALONE and unit_class(number) in {"percent", "bare"}
        kind_of, where = ("by subject", "before") if alone else (rule.kind, rule.subject)
        if kind_of == "same" and (previous is None or number_class(previous.number) != number_class(number)):
            if previous is None and unit_class(number) in {"percent", "bare"}:
                return None
            return self._counted(sentence, items, at, number, made)
        if kind_of == "same":
            assert previous is not None
            return self._beside(self._like(sentence, items, at, number, previous, rule.name), previous, found)
        if unit_class(number) == "bare" and not countable(items, at, number) and kind_of not in {"streak", "rank"}:
            return None
        unit, value = rule.unit or number.unit or "count", number.value
        kind = Kind(kind_of) if kind_of != "by subject" else Kind.LEVEL
        draft = Draft(sentence, items, at, number, rule.name, kind, value, unit, found=found)
        draft.bound = number.bound
        draft.sign = 1 if rule.sign == "none" else (number.sign if rule.sign == "written" else found.sign) or 1
        if rule.sign == "fall":
            draft.sign = -1
        if found.cue is not None and of_a_fall(items, found.cue):
            draft.sign = -draft.sign  # "the decline narrowed by 2 points": the rate rose
        if found.cue is not None and found.sign > 0 and rule.sign == "cue" and of_growth_cut(items, found.cue):
            draft.sign = -draft.sign
        if kind is Kind.STREAK:
            draft.unit = next((_PERIOD_UNITS[i.lower] for i in items[at : at + 4] if i.lower in _PERIOD_UNITS), "month")
        elif kind is Kind.RANK:
            draft.unit = "position"
        elif number.form == "times":
            whole = 100 if rule.name == "so many times as much" else 0  # 1.6 times as much is up 60 percent
            draft.value, draft.unit = value * 100 - whole, "percent"
        elif number.unit == "basis-point":
            draft.kind, draft.unit = Kind.CHANGE, "basis point"
        self._namer.name(draft, where, made)
        if kind_of == "by subject":
            self._decide(draft, made)
            following = items[at + 1] if at + 1 < len(items) else None
            if draft.kind is Kind.CHANGE and following is not None and names_movement(following):
                draft.sign = sign_of(following) or draft.sign  # "easing from a 7 percent *drop*"
        draft.value = _signed(draft)
        return draft

    @staticmethod
    def _beside(draft: Draft, previous: Draft, found: Match) -> Draft:
        """Finish the draft of a figure that is only set beside another: "after *2 percent* growth in April"."""
        items, at = draft.items, draft.at
        draft.sign, draft.found = (previous.sign if previous.kind is Kind.CHANGE else 1), found
        draft.aside = found.rule.name != "one of so much"
        following = items[at + 1] if at + 1 < len(items) else None
        if following is not None and not following.classes.isdisjoint(("rise", "fall")):
            draft.sign = sign_of(following) or draft.sign
        if draft.kind is Kind.CHANGE and draft.unit != "percent":
            draft.kind, draft.sign = Kind.LEVEL, 1  # "up 3 euros from 40 euros"
        draft.value = _signed(draft)
        if found.rule.status == "forecast":
            draft.status = ObservationStatus.FORECAST
            draft.aside = False
        return draft

    def _decide(self, draft: Draft, made: Sequence[Draft]) -> None:
        """Let what is measured decide the kind of a percentage; amounts are levels."""
        if draft.unit != "percent":
            if draft.number.unit == "" and (self._namer.is_index(draft) or names_index(draft)):
                draft.unit = "index"
            return
        if _of_former_level(draft):
            draft.kind, draft.sign = Kind.SHARE, 1
            return
        told = self._namer.told_kind(draft)
        if told in {Kind.CHANGE, Kind.SHARE}:
            draft.kind, draft.sign = told, self._namer.sign_of_phrase(draft)  # "it was down to 3 percent"
            return
        kind, sign = self._namer.percent_kind(draft)
        found = draft.found
        assert found is not None
        clause = clause_before(draft.items, found.first)
        if found.rule.name == "a rate set between commas":
            clause, kind = _set_between(draft, made[-1] if made else None, clause, kind)
        if kind is Kind.CHANGE and any("rate" in item.classes for item in clause):
            named = [
                item
                for index, item in enumerate(draft.items[found.first : found.last], found.first)
                if index != found.cue
            ]
            if not any("growth" in item.classes for item in (*clause, *named)):
                kind, sign = Kind.SHARE, 1  # "the ratio of debt to output fell to 3 percent"
        elif kind is Kind.SHARE and (
            grows(draft.items, found.first)
            or of_prices(draft)
            or expected_growth(draft, clause)
            or self._of_growth_before(draft, made)
        ):
            kind = Kind.CHANGE
        if kind is Kind.SHARE and found.rule.name == "moved from" and draft.items[found.first].lower.endswith("ing"):
            main = _last_like(draft.number, made)
            kind = (
                main.kind if main is not None and main.kind is Kind.CHANGE else kind
            )  # "rose 3, easing from 5 percent"
        if kind is Kind.CHANGE and sign > 0 and is_of_fall(clause):
            sign = -1
        draft.kind, draft.sign = kind, sign if kind is Kind.CHANGE else 1

    def _of_growth_before(self, draft: Draft, made: Sequence[Draft]) -> bool:
        """Tell whether a rate without a name is one of growth, as those before: "for tin *the rate* was 3 percent"."""
        found, items, paragraph = draft.found, draft.items, draft.sentence.paragraph
        assert found is not None
        clause = [*clause_before(items, found.first), *items[found.first : draft.at]]
        moving = moves_before(items, found.first)
        known = next((other for other in reversed(made) if other.unit == "percent"), None)
        if any(item.lower == "it" for item in clause):
            framed = next((other for other in reversed(made) if other.found is not None), None)
            rated = framed is not None and framed.found is not None and framed.found.rule.kind == "by subject"
            return rated and known is not None and known.kind is Kind.CHANGE
        growing = known.kind is Kind.CHANGE if known is not None else self._growing or moving
        return growing and self._rated != paragraph and is_bare_rate(clause)

    def _like(
        self, sentence: TextSentence, items: list[Item], at: int, number: Number, other: Draft, rule: str
    ) -> Draft:
        """Return a draft that takes everything but the value from another of the same sentence."""
        unit = number.unit or other.unit
        draft = Draft(sentence, items, at, number, rule, other.kind, number.value, unit, other.subject)
        if number.form == "times":
            draft.value, draft.unit = number.value * 100, "percent"
        draft.bound, draft.sign, draft.status = number.bound, other.sign, other.status
        draft.condition, draft.found = other.condition, None
        draft.inherited = list(other.inherited)
        draft.value = _signed(draft)
        return draft

    def _part(
        self, sentence: TextSentence, items: list[Item], at: int, number: Number, total: int, previous: Draft | None
    ) -> Draft:
        """Return the draft of "27 of 41 sectors"."""
        draft = Draft(sentence, items, at, number, "part of a total", Kind.LEVEL, number.value, "count")
        whole = items[total].number
        assert whole is not None
        draft.total, draft.bound = whole.value, number.bound
        phrase = right_phrase(items, total + 1)
        if phrase is NOTHING:
            phrase = right_phrase(items, at + 1)
        self._namer.counter.count(draft, phrase, previous)
        return draft

    def _elliptic(
        self, sentence: TextSentence, items: list[Item], at: int, number: Number, made: Sequence[Draft]
    ) -> Draft | None:
        """Return the draft of "A rose 4 percent, *B 3 percent* and *by 2 percent in C*": the verb is left out."""
        previous = next(
            (d for d in reversed(made) if number_class(d.number) == number_class(number) and d.total is None), None
        )
        if previous is None or previous.kind in {Kind.STREAK, Kind.RANK}:
            return None
        if (
            previous.kind is Kind.CHANGE
            and unit_class(number) in {"bare", "amount"}
            and _begins_anew(items, previous.at, at)
        ):
            return None
        if number.form not in {"plain", "fraction", previous.number.form}:
            return None
        if unit_class(number) == "bare" and number.unit == "" and self._namer.counter.own_noun(at):
            return None
        index = at - 1
        while index > previous.at and (
            items[index].light or items[index].lower in {"by", "at", "to", "of", "for", "on"}
        ):
            index -= 1
        bracketed = self._namer.holder_before(index) if items[index].lower == "(" and index == at - 1 else NOTHING
        if bracketed.mode == "phrase" and bracketed.first > previous.at:
            draft = self._like(sentence, items, at, number, previous, "left out verb")
            self._namer.ellipsis(draft, bracketed, previous)
            return draft
        if items[index].lower in {",", "and", "or", "but", "while", "whereas", "("} or index == previous.at:
            draft = self._like(sentence, items, at, number, previous, "left out verb")
            self._namer.refine(draft, made[: made.index(previous) + 1])
            led = made[-1].kind is Kind.CHANGE and made[-1].unit == "percent" and previous.kind is Kind.LEVEL
            if led and any(item.lower == "to" for item in items[index + 1 : at]):
                draft.subject = made[-1].subject  # "dropped 3 percent in value, *to* 9 million tonnes"
            return draft
        phrase = left_phrase(items, index + 1)
        if phrase.mode != "phrase" or items[phrase.first].first <= items[previous.at].first:
            return None
        if unit_class(number) == "bare" and number.unit == "" and right_phrase(items, at + 1) is not NOTHING:
            return None
        draft = self._like(sentence, items, at, number, previous, "left out verb")
        self._namer.ellipsis(draft, phrase, previous)
        return draft

    def _counted(
        self, sentence: TextSentence, items: list[Item], at: int, number: Number, made: Sequence[Draft]
    ) -> Draft | None:
        """Return the draft of a number that only counts or measures what follows it: "400 mills"."""
        units = unit_class(number)
        if number.form not in {"plain", "fraction"} or units == "points":
            return None
        if units == "bare" and not countable(items, at, number):
            return None
        previous = made[-1] if made else None
        kind = Kind.SHARE if units == "percent" else Kind.LEVEL
        draft = Draft(sentence, items, at, number, "counted", kind, number.value, number.unit or "count")
        draft.bound = number.bound
        if units == "bare":
            self._namer.counter.count(draft, right_phrase(items, at + 1), previous)
        elif units == "amount":
            self._namer.counter.amount(draft, previous)
        else:
            return None
        return draft


def _of_former_level(draft: Draft) -> bool:
    """Tell whether a figure is what part of a former level is reached: "back at *70 percent of its old level*"."""
    items, at = draft.items, draft.at
    if at + 2 >= len(items) or items[at + 1].lower != "of":
        return False
    return any(
        not {"level", "levels"}.isdisjoint(item.lower.split()) for item in items[at + 2 : at + 8] if item.kind == "word"
    )


def _set_between(
    draft: Draft, previous: Draft | None, clause: Sequence[Item], kind: Kind
) -> tuple[Sequence[Item], Kind]:
    """Let the growth that a sentence opens with decide what is set between commas: "*Growth* was best in tin, at"."""
    follows = previous is not None and previous.rule == draft.rule
    if previous is not None and follows and previous.kind is Kind.CHANGE:
        return clause, Kind.CHANGE
    opened = next((i for i, item in enumerate(draft.items) if item.number is not None), draft.at)
    if opened == draft.at and "growth" in draft.items[0].classes and not any("rate" in i.classes for i in clause):
        return clause, Kind.CHANGE
    return clause, kind


def _of_pair(items: Sequence[Item], at: int, number: Number) -> Number:
    """Give a number the points that only the second of two has: "was *2 and 3 percentage points* higher"."""
    if number.unit or number.form != "plain" or number.word or at + 3 >= len(items) or items[at + 1].lower != "and":
        return number
    other, following = items[at + 2].number, items[at + 3]
    paired = other is not None and other.unit == "percentage-point" and other.value < 100 and number.value < 100
    compared = not following.classes.isdisjoint(("above", "below"))
    return replace(number, unit="percentage-point") if paired and compared else number


def _begins_anew(items: Sequence[Item], first: int, at: int) -> bool:
    """Tell whether a clause of its own begins between two numbers: "30 more than before; of these, *400* …"."""
    return any(item.lower == ";" for item in items[first:at])


_FORMS = {form: frozenset({form}) for form in ("plain", "fraction", "times", "ordinal", "change", "signed")}
_LIMITED = {form: forms | {"limit"} for form, forms in _FORMS.items()}


def _last_like(number: Number, made: Sequence[Draft]) -> Draft | None:
    """Return the last figure that a number can be set beside: one of its own class."""
    return next((other for other in reversed(made) if number_class(other.number) == number_class(number)), None)


_LIMITS = frozenset(
    {"below", "beneath", "under", "above", "past", "beyond"}
)  # "fell *below* 3 percent" is no fall by 3


def _first_match(items: Sequence[Item], at: int, number: Number, made: Sequence[Draft], past: bool) -> Match | None:
    """Return the match of the first rule that fits a number.

    A figure that nothing stands beside is read by its own movement: "after May's 3 percent *drop*, sales rose".
    """
    units = unit_class(number)
    form = "signed" if number.sign and units in {"percent", "bare"} else number.form
    limit = number.bound is Bound.AT_LEAST or number.bound is Bound.AT_MOST
    moved = at + 1 < len(items) and not items[at + 1].classes.isdisjoint(("rise", "fall"))
    alone = moved and units == "percent" and _last_like(number, made) is None
    for rule in rules_for(_LIMITED[form] if limit else _FORMS[form], units, items, at):
        if (alone and rule.kind == "same") or (past if rule.name in _MOVES else rule.name in _PASSES and not past):
            continue
        found = match(rule, items, at)
        if found is not None and _allowed(rule, found, items, at):
            return found
    return None


_STANDING_ALONE = frozenset({"the amount before", "expected value"})
_RANKED = frozenset({"place by size of the subject", "place by size before its thing"})
_HOLDERS = frozenset(
    {"economy", "economies", "market", "nation", "country", "state", "industry", "province", "partner"}
)
_MOVES = frozenset({"moved by", "moved by an amount", "rose an amount"})
_PASSES = frozenset({"moved past a limit"})


def _allowed(rule: Rule, found: Match, items: Sequence[Item], at: int) -> bool:
    """Hold back matches across the border of a clause, which patterns cannot see."""
    if rule.name == "moved by an amount" and items[found.first].lower in {"boosted", "helped", "supported"}:
        return False  # "sales are to be *boosted by* 3 million euros in aid"
    if rule.name == "one of so much":
        one = items[at - 2].number
        led = any(item.number is not None and item.number.unit == "percent" for item in items[: at - 2])
        return one is not None and one.word and one.value == 1 and not one.unit and led
    if rule.name in _RANKED:
        named = [
            word
            for item in items[at + 2 : at + 5]
            if item.kind == "word"
            for word in item.lower.split()
            if word.isalpha()
        ]
        return not named or any(word in _HOLDERS or word.endswith(("er", "or", "ers", "ors")) for word in named)
    if rule.name == "lost part" and any(item.lower in {"value", "worth"} for item in items[at + 1 : at + 7]):
        return False  # "shares lost 3 percent of their value"
    if rule.name == "so many times as much":
        return any(item.kind == "basis" for item in items[found.last : found.last + 6])
    if rule.name == "so many more than others" and found.last < len(items) and "verb" in items[found.last].classes:
        return False  # "sales of 3 billion more than paid for the ships"
    if rule.kind == "same" and rule.status and not any(item.number is not None for item in items[:at]):
        return False  # "projections of 3 percent growth" stand beside nothing
    return not (rule.kind == "same" and items[at - 1].lower == "after" and at < 2)


def _signed(draft: Draft) -> Decimal:
    """Return the value with the sign of the movement."""
    value = abs(draft.value) if draft.value and draft.number.form != "change" else draft.value
    if draft.number.form == "change":
        return draft.value
    return -value if draft.sign < 0 and draft.kind in {Kind.CHANGE, Kind.GAP} else value
