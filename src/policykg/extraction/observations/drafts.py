"""A figure while it is being understood: the record that the steps of this package pass on and fill."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from policykg.extraction.items import Item
from policykg.extraction.numbers import Number
from policykg.extraction.observations.linking import Subject
from policykg.extraction.observations.wording import UNREAD, Wording
from policykg.extraction.patterns import Match
from policykg.extraction.sentences import TextSentence
from policykg.facts import Attribution, Bound, Component, Inheritance, Kind, ObservationStatus, Period, Reading

_CODE: Final = 3  # letters of the code of a currency


@dataclass(slots=True, init=False, eq=False)
class Draft:
    """One number on its way to an observation. Fields after ``rule`` are filled step by step."""

    sentence: TextSentence
    items: list[Item]
    at: int
    number: Number
    rule: str
    kind: Kind
    value: Decimal
    unit: str
    subject: Subject
    found: Match | None
    sign: int
    basis: str | None
    basis_stated: bool
    basis_known: bool  # False where no sentence of the article states a basis and custom supplied it
    base_period: Period | None
    comparator: str | None
    bound: Bound
    total: Decimal | None
    period: Period | None
    period_stated: bool
    aside: bool  # a value only set beside another ("after 3 percent in May"): it passes its period to none
    whole: bool  # money set aside for a period is for the whole of it, however much of it is over
    looks_back: bool  # said in the past perfect: its period holds in its own sentence only
    status: ObservationStatus
    condition: str | None
    attribution: Attribution | None
    inherited: list[Inheritance]
    readings: list[Reading]
    wording: Wording  # the words of the whole sentence

    def __init__(
        self,
        sentence: TextSentence,
        items: list[Item],
        at: int,
        number: Number,
        rule: str,
        kind: Kind,
        value: Decimal,
        unit: str,
        subject: Subject | None = None,
        found: Match | None = None,
    ) -> None:
        self.sentence = sentence
        self.items = items
        self.at = at
        self.number = number
        self.rule = rule
        self.kind = kind
        self.value = value
        self.unit = unit
        self.subject = Subject() if subject is None else subject
        self.found = found
        self.sign = 1
        self.basis = None
        self.basis_stated = False
        self.basis_known = True
        self.base_period = None
        self.comparator = None
        self.bound = Bound.EXACT
        self.total = None
        self.period = None
        self.period_stated = False
        self.aside = False
        self.whole = False
        self.looks_back = False
        self.status = ObservationStatus.ACTUAL
        self.condition = None
        self.attribution = None
        self.inherited = []
        self.readings = []
        self.wording = UNREAD

    def inherit(self, component: Component, *, sentence: int | None = None, header: str | None = None) -> None:
        """Record that a component comes from another sentence or from the header."""
        if sentence == self.sentence.ordinal or any(known.component is component for known in self.inherited):
            return
        self.inherited.append(Inheritance(component, sentence, header))


def unit_class(number: Number) -> str:
    """Return the class of a number's unit that rules name: percent, points, bare or amount."""
    if number.unit == "percent" or number.form == "times":
        return "percent"
    if number.unit in {"percentage-point", "basis-point"}:
        return "points"
    return "bare" if number.unit in {"", "count"} else "amount"


def number_class(number: Number) -> str:
    """Return what two numbers have to share to be spoken of in one breath: the unit, money as one."""
    units = unit_class(number)
    return number.unit if units == "amount" else units


def is_money(unit: str) -> bool:
    """Tell whether a unit is a currency: its code has three capitals."""
    return len(unit) == _CODE and unit.isupper()


def signed(draft: Draft) -> Decimal:
    """Return the value with the sign of the movement."""
    value = abs(draft.value) if draft.value and draft.number.form != "change" else draft.value
    if draft.number.form == "change":
        return draft.value
    below_nothing = draft.kind is Kind.LEVEL and draft.number.sign < 0 and is_money(draft.unit)  # a balance
    return -value if below_nothing or (draft.sign < 0 and draft.kind in {Kind.CHANGE, Kind.GAP}) else value


BESIDE_TIME: Final = "above or below that of a time"  # the name of a rule: "9.8 percent, *below 11.3* in April"


def draft_like(sentence: TextSentence, items: list[Item], at: int, number: Number, other: Draft, rule: str) -> Draft:
    """Return a draft that takes everything but the value from another of the same sentence."""
    unit = number.unit or other.unit
    draft = Draft(sentence, items, at, number, rule, other.kind, number.value, unit, other.subject)
    if number.form == "times":
        draft.value, draft.unit = number.value * 100, "percent"
    draft.bound = Bound.EXACT if rule == BESIDE_TIME else number.bound
    draft.status = other.status
    draft.sign = number.sign or (1 if other.number.sign else other.sign)  # "-3.4% and 4.1%"
    draft.condition, draft.found = other.condition, None
    draft.inherited = list(other.inherited)
    draft.value = signed(draft)
    return draft


def is_growth(draft: Draft) -> bool:
    """Tell whether a figure is a change in percent."""
    return draft.kind is Kind.CHANGE and draft.unit == "percent"
