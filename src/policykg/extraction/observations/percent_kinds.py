"""What a percentage is where its rule leaves it to what is measured: growth, a share, a rate.

Comes after ``percentages`` (what the words beside it say) and ``resolving`` (what it measures), before ``frames``.
Remembers of an article what its percentages have been so far.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from policykg.extraction.items import Item
from policykg.extraction.observations.drafts import Draft
from policykg.extraction.observations.interest import is_interest
from policykg.extraction.observations.linking import code_of
from policykg.extraction.observations.nouns import is_noun
from policykg.extraction.observations.percentages import (
    clause_before,
    expected_growth,
    grew_at_a_rate,
    grows,
    is_bare_rate,
    is_of_fall,
    moves_before,
    names_movement,
    of_prices,
    opens_with_rates,
)
from policykg.extraction.observations.resolving import Resolver
from policykg.extraction.observations.rule_choice import last_like
from policykg.extraction.observations.vocables import figure_words, time_words
from policykg.extraction.patterns import sign_of
from policykg.facts import Bound, Kind

_WHOLE: Final = 100  # percent
_SHARES: Final = frozenset({"ratio", "share", "proportion", "percentage"})
_LIMIT: Final = frozenset({"limit"})  # the form of a number that limits


class PercentKinds:
    """Decides what the percentages of one document are, sentence by sentence."""

    def __init__(self, resolver: Resolver) -> None:
        self._resolver = resolver
        self._growing = False  # whether the last percentage was a change
        self._rated = -1  # the last paragraph in which a percentage was a rate of something
        self._balance = 0  # how many more of the percentages so far were changes than shares

    @property
    def moving(self) -> bool:
        """Whether most percentages of the article so far were changes."""
        return self._balance > 0

    def note(self, made: Sequence[Draft], items: list[Item], paragraph: int) -> None:
        """Remember what the percentages of a sentence were."""
        for draft in made:
            if draft.unit == "percent":
                self._balance += 1 if draft.kind is Kind.CHANGE else -1
                self._growing = draft.kind is Kind.CHANGE
                if draft.kind is Kind.SHARE and any("rate" in item.classes for item in items):
                    self._rated = paragraph

    def decide(self, draft: Draft, made: Sequence[Draft]) -> None:
        """Set the kind and the sign of a percentage by what is measured.

        Args:
            draft: a percentage of which the rule leaves the kind open.
            made: the figures of the sentence before it.
        """
        if _of_former_level(draft) or _of_plan(draft):
            draft.kind, draft.sign = Kind.SHARE, 1
            return
        found = draft.found
        assert found is not None
        if _is_up_to_part(draft, found.first):
            draft.kind, draft.sign = Kind.SHARE, 1
            return
        clause = clause_before(draft.items, found.first)
        behind_comma = found.rule.name.startswith("taken from") and draft.items[found.first - 1].lower == ","
        if behind_comma and any("interest-rate" in item.classes for item in draft.items[: found.first]):
            draft.kind, draft.sign = Kind.LEVEL, 1  # "has raised *interest rates* twice, from 3 to 4 percent"
            return
        if is_interest([*clause, *draft.items[found.first : draft.at]]):
            draft.kind, draft.sign = Kind.LEVEL, 1
            return
        told = self._resolver.told_of(draft)
        if told is Kind.CHANGE and any(item.lower in _SHARES for item in clause):
            told = Kind.SHARE  # "account for 90 percent, and *the ratio* will reach 95 percent"
        if told is Kind.SHARE and grows(draft.items, found.first):
            told = None  # "*growth* was just 0.3 percent"
        if told in {Kind.CHANGE, Kind.SHARE}:
            draft.kind, draft.sign = told, self._sign_of_phrase(draft)  # "it was down to 3 percent"
            return
        if code_of(draft.subject.indicator) in figure_words("rate_as_level"):
            draft.kind, draft.sign = Kind.LEVEL, 1
            return
        kind, sign = self._by_name(draft)
        if found.rule.name == "a rate set between commas":
            clause, kind = _set_between(draft, made[-1] if made else None, clause, kind)
        if kind is Kind.CHANGE and (self._is_share_again(draft, made) or self._is_raised_share(draft)):
            kind, sign = Kind.SHARE, 1
        if grew_at_a_rate(draft.items, draft.at):
            kind = Kind.CHANGE
        elif kind is Kind.CHANGE and any("rate" in item.classes for item in clause) and not of_prices(draft):
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
            or code_of(draft.subject.indicator) in figure_words("inflation")
            or expected_growth(draft, clause)
            or self._speeds(draft, clause)
            or self._of_growth_before(draft, made)
        ):
            kind = Kind.CHANGE
        if kind is Kind.SHARE and self._grows_by_range(draft, clause):
            kind, draft.bound = Kind.CHANGE, Bound.AT_MOST if found.rule.name == "moved from and to" else Bound.AT_LEAST
        if kind is Kind.SHARE and found.rule.name == "moved from" and draft.items[found.first].lower.endswith("ing"):
            main = last_like(draft.number, made)
            kind = (
                main.kind if main is not None and main.kind is Kind.CHANGE else kind
            )  # "rose 3, easing from 5 percent"
        if kind is Kind.CHANGE and sign > 0 and is_of_fall(clause):
            sign = -1
        draft.kind, draft.sign = kind, sign if kind is Kind.CHANGE else 1

    def _speeds(self, draft: Draft, clause: list[Item]) -> bool:
        """Tell whether something gets faster or slower, which only growth does: "lending *slowed to* 3 percent"."""
        found = draft.found
        if found is None or found.cue is None or any("rate" in item.classes for item in clause):
            return False
        speeds = draft.items[found.cue].lower in figure_words("speeding")
        return speeds and self._resolver.linker.usual_kind(draft.subject.indicator) != "share"

    def _grows_by_range(self, draft: Draft, clause: list[Item]) -> bool:
        """Tell whether growth is foreseen between two rates: "output is expected to *grow from 3 to 4 percent*"."""
        found = draft.found
        if found is None or found.rule.name not in {"moved from", "moved from and to"}:
            return False
        rated = any("rate" in item.classes for item in clause)
        if rated or draft.items[found.first].lower not in {"grow", "expand"} or draft.number.bound is not Bound.EXACT:
            return False
        return self._resolver.linker.usual_kind(draft.subject.indicator) != "share"

    def _is_share_again(self, draft: Draft, made: Sequence[Draft]) -> bool:
        """Tell whether a share moves to another: "the share of tea, now 3 percent, is to rise *to 5 percent*"."""
        known = next((other for other in reversed(made) if other.unit == "percent"), None)
        if known is None or known.kind is not Kind.SHARE or draft.items[draft.at - 1].lower != "to":
            return False
        indicator = draft.subject.indicator
        same = indicator is not None and indicator == known.subject.indicator
        return same and self._resolver.linker.usual_kind(indicator) == "share"

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
        return growing and self._rated != paragraph and (is_bare_rate(clause) or opens_with_rates(items, found.first))

    def _is_raised_share(self, draft: Draft) -> bool:
        """Tell whether what is by its name a share is brought to a value: "raise *the share of wind power* to 5"."""
        index = draft.at - 1
        while index > 0 and draft.items[index].light and draft.items[index].lower != "to":
            index -= 1
        raised = draft.items[index].lower == "to"
        return raised and self._resolver.linker.usual_kind(draft.subject.indicator) == "share"

    def _sign_of_phrase(self, draft: Draft) -> int:
        """Return the sign of the movement that names a figure: "*the decrease* has been revised to 3 percent"."""
        return -1 if any("fall" in item.classes for item in self._phrase_items(draft)) else 1

    def _by_name(self, draft: Draft) -> tuple[Kind, int]:
        """Decide what a percentage is that only stands beside its subject: growth is a change, a rate a share.

        Returns:
            The kind, and the sign of the movement.
        """
        subject = self._phrase_items(draft)
        found = draft.found
        words = [*subject, *(draft.items[found.first : found.last] if found is not None else ())]
        if found is not None and found.rule.forms == _LIMIT and found.cue is not None:
            if is_noun(draft.items, found.cue):
                return Kind.CHANGE, sign_of(draft.items[found.cue])  # "to keep tax *rises* below 3 percent"
            words.remove(draft.items[found.cue])  # "they *increase* their stake beyond 49 percent"
        classes = frozenset[str]().union(*(item.classes for item in words))
        if "interest-rate" in classes:
            return Kind.LEVEL, 1
        if "growth" in classes:
            return Kind.CHANGE, -1 if any("fall" in item.classes for item in subject) else 1
        if "rate" not in classes and self._resolver.linker.usual_kind(draft.subject.indicator) == "change":
            return Kind.CHANGE, 1
        return Kind.SHARE, 1

    def _phrase_items(self, draft: Draft) -> list[Item]:
        """Return the items of the phrase that named a figure."""
        phrase = self._resolver.phrase_of(draft)
        return draft.items[phrase.first : phrase.last] if phrase is not None and phrase.mode == "phrase" else []


def _is_up_to_part(draft: Draft, first: int) -> bool:
    """Tell whether a figure is the most of a whole that is told: "may hold *up to 60 percent of* a bank"."""
    items, behind = draft.items, draft.at + 1
    if draft.bound is not Bound.AT_MOST or not items[first].lower.startswith("up"):
        return False
    return behind < len(items) and items[behind].lower == "of"


def _of_former_level(draft: Draft) -> bool:
    """Tell whether a figure is what part of a former level is reached: "back at *70 percent of its old level*"."""
    items, at = draft.items, draft.at
    if at + 2 < len(items) and items[at + 1].lower in {"to", "-", "or"} and items[at + 2].kind == "number":
        at += 2  # "*70* to 80 percent of their old level"
    if at + 2 >= len(items) or items[at + 1].lower != "of":
        return False
    return any(
        not {"level", "levels"}.isdisjoint(item.lower.split()) for item in items[at + 2 : at + 8] if item.kind == "word"
    )


def _of_plan(draft: Draft) -> bool:
    """Tell whether a figure is what part of an aim is reached: "stood at *50 percent of the plan*", "reached *100*"."""
    items, at, found = draft.items, draft.at, draft.found
    if found is None or found.rule.name != "level":
        return False
    if draft.value == _WHOLE:
        return all("growth" not in item.classes for item in clause_before(items, found.first))
    if at + 2 >= len(items) or items[at + 1].lower != "of":
        return False
    for item in items[at + 2 : at + 7]:
        if item.kind != "word" or item.lower in {",", ";", ":"}:
            return False
        if item.lower in time_words("planned_whole"):
            return True
    return False


def _set_between(draft: Draft, previous: Draft | None, clause: list[Item], kind: Kind) -> tuple[list[Item], Kind]:
    """Let the growth that a sentence opens with decide what is set between commas: "*Growth* was best in tin, at"."""
    follows = previous is not None and previous.rule == draft.rule
    if previous is not None and follows and previous.kind is Kind.CHANGE:
        return clause, Kind.CHANGE
    opened = next((i for i, item in enumerate(draft.items) if item.number is not None), draft.at)
    if opened == draft.at and not any("rate" in i.classes for i in clause):
        before = draft.items[: draft.at]
        if "growth" in draft.items[0].classes or any(names_movement(item) for item in before):
            return before, Kind.CHANGE  # "*the increases* were smaller, at 3 percent"
    return clause, kind
