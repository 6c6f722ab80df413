"""Figures that share the words of another, or stand apart from any verb: elliptic, restated and set off by a mark.

"A rose 4 percent, *B 3 percent*", "rose 7 euros, *or 3 percent*", "tin (*3 percent*)". Comes before ``frames``, which
asks here where no rule fits.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from policykg.extraction.items import Item
from policykg.extraction.numbers import Number
from policykg.extraction.observations.around import is_per_unit, is_streak_measured
from policykg.extraction.observations.drafts import Draft, draft_like, number_class, signed, unit_class
from policykg.extraction.observations.further_parts import PartFramer
from policykg.extraction.observations.linking import Subject
from policykg.extraction.observations.naming import Namer
from policykg.extraction.observations.noun_phrases import BREAKS, NOTHING, Phrase, left_phrase, right_phrase
from policykg.extraction.observations.percent_kinds import PercentKinds
from policykg.extraction.observations.percentages import kind_in_brackets, names_movement
from policykg.extraction.observations.vocables import figure_words
from policykg.extraction.patterns import Match, Rule, sign_of
from policykg.extraction.sentences import TextSentence
from policykg.facts import Component, Kind

_ARRIVING: Final = frozenset({"to", "at"})
_SIGNED: Final = Rule("set off by a mark", (), (), (), "change", "before")


class VerblessFramer:
    """Makes drafts of the numbers of one document that no rule reads."""

    def __init__(self, namer: Namer, kinds: PercentKinds) -> None:
        self._namer = namer
        self._kinds = kinds
        self.parts = PartFramer(namer.resolver)

    def restated(
        self, sentence: TextSentence, items: list[Item], at: int, number: Number, made: Sequence[Draft]
    ) -> Draft | None:
        """Return the draft of "rose 7 euros, *or 3 percent*" and "2 million barrels, *or two thirds*"."""
        if not made:
            return self.set_off(sentence, items, at, number, made)
        previous = made[-1]
        if previous.kind not in {Kind.LEVEL, Kind.CHANGE, Kind.GAP, Kind.SHARE}:
            return None
        if previous.kind is Kind.SHARE and unit_class(number) not in {"amount", "bare"}:
            return None
        if unit_class(number) != "percent":
            return self._restated_in_full(sentence, items, at, number, previous)
        draft = draft_like(sentence, items, at, number, previous, "or so much")
        whole = at + 1 < len(items) and items[at + 1].lower == "of"
        moved = previous.kind is not Kind.LEVEL and not whole  # "gained 30 points, *or 1.3 percent*"
        draft.kind = Kind.CHANGE if moved else Kind.SHARE
        if items[at - 1].lower == "by":  # "shrank to 4 million tonnes, or *by 12 percent*"
            led = next((item for item in reversed(items[: previous.at]) if names_movement(item)), None)
            draft.kind, draft.sign = Kind.CHANGE, (sign_of(led) if led is not None else 0) or 1
            draft.rule = "or by so much"
        draft.value = signed(draft)
        return draft

    @staticmethod
    def _restated_in_full(
        sentence: TextSentence, items: list[Item], at: int, number: Number, previous: Draft
    ) -> Draft | None:
        """Return the draft of "rose 2 percent, *or 300,000*": what a percentage is as an amount or a count."""
        between = [item.lower for item in items[previous.at + 1 : at] if not item.light]
        if not set(between) <= {",", "or", "(", "by", "-", "\u2013", "\u2014"}:
            return None
        if previous.unit != "percent":
            anew = between[:2] == [",", "or"] and unit_class(number) == "amount" and number.unit != previous.unit
            if not anew or number_class(number) == number_class(previous.number):
                return None  # "3,100 cars, *or $2 million*", not "3,100 cars or trucks"
        draft = draft_like(sentence, items, at, number, previous, "or so many")
        draft.unit = number.unit or "count"
        draft.kind = Kind.CHANGE if previous.kind is Kind.CHANGE else Kind.LEVEL
        draft.value = signed(draft)
        return draft

    def labelled(
        self, sentence: TextSentence, items: list[Item], at: int, number: Number, made: Sequence[Draft]
    ) -> Draft | None:
        """Return the draft of a percentage behind the label of what it is: "*Unemployment rate:* 5 percent"."""
        if at < 2 or items[at - 1].lower != ":" or unit_class(number) != "percent" or number.form != "plain":
            return None
        label = left_phrase(items, at - 1)
        opens = label.mode == "phrase" and (label.first == 0 or items[label.first - 1].lower in BREAKS)
        reader = self._namer.resolver.reader
        if not opens or not (reader.knows(label) or items[label.last - 1].lower in figure_words("rated")):
            return None
        draft = Draft(sentence, items, at, number, "set off by a mark", Kind.SHARE, number.value, "percent")
        draft.bound, draft.sign, draft.found = number.bound, number.sign or 1, Match(_SIGNED, at, at + 1, None, 1)
        self._namer.name(draft, "before", made)
        self._kinds.decide(draft, made)
        draft.value = signed(draft)
        return draft

    def said_twice(
        self, sentence: TextSentence, items: list[Item], at: int, number: Number, previous: Draft | None
    ) -> Draft | None:
        """Return the draft of a share in words and in figures: "*nearly half (48 percent)* of the mills"."""
        if unit_class(number) != "percent" or number.form not in {"plain", "fraction"}:
            return None
        close = at + 3 if number.form == "fraction" else at + 1
        if close + 2 >= len(items) or items[close].lower != ")" or items[close + 1].lower != "of":
            return None
        words = figure_words("fraction_end")
        if items[close - 2].lower != "(" or (items[close - 3].number is None and items[close - 3].lower not in words):
            return None
        if number.form == "plain" and previous is not None and previous.at == at - 2:
            draft = draft_like(sentence, items, at, number, previous, "share said twice")
            draft.kind, draft.sign, draft.value = Kind.SHARE, 1, number.value
            return draft
        whole, resolver = right_phrase(items, close + 2), self._namer.resolver
        if whole.mode != "phrase":
            return None
        own, tokens = resolver.reader.subject(whole), resolver.reader.tokens(whole)
        draft = Draft(sentence, items, at, number, "share said twice", Kind.SHARE, number.value, "percent")
        draft.subject = Subject(own.indicator or resolver.linker.indicator_candidate(*tokens), own.industry, own.area)
        draft.bound = number.bound
        return draft

    def bracketed(
        self, sentence: TextSentence, items: list[Item], at: int, number: Number, made: Sequence[Draft]
    ) -> Draft | None:
        """Return the draft of a count alone in brackets: "most came from Oakham (*1,200*)".

        It is how many of what was counted before are of whoever stands before it.
        """
        if at < 2 or at + 1 >= len(items) or items[at - 1].lower != "(" or items[at + 1].lower != ")":
            return None
        if unit_class(number) != "bare" or number.form != "plain":
            return None
        previous = made[-1] if made else None
        resolver = self._namer.resolver
        counted = previous is not None and previous.unit == "count" and previous.kind is Kind.LEVEL
        told = None if counted else resolver.discourse.figures.last_count()
        known = previous.subject if counted and previous is not None else (told.subject if told is not None else None)
        holder = self._namer.lists.holder_before(at - 1)
        if known is None or holder.mode != "phrase" or resolver.reader.names_indicator(holder):
            return None
        own = resolver.reader.subject(holder)
        thing = own.industry
        if thing is None and own.area is None:
            thing = resolver.linker.thing(*resolver.reader.tokens(holder))
        draft = Draft(
            sentence, items, at, number, "count in brackets", Kind.LEVEL, number.value, number.unit or "count"
        )
        draft.subject, draft.bound = Subject(known.indicator, thing or known.industry, own.area), number.bound
        if told is not None:
            draft.inherit(Component.INDICATOR, sentence=told.sentence)
        return draft

    def listed(
        self, sentence: TextSentence, items: list[Item], at: int, number: Number, made: Sequence[Draft]
    ) -> Draft | None:
        """Return the draft of the first percentage of a list behind a colon: "By product: *lamps 3 percent*, …"."""
        if unit_class(number) != "percent" or number.form not in {"plain", "fraction"} or at < 2:
            return None
        phrase = left_phrase(items, at)
        if phrase.mode != "phrase" or phrase.last != at or not phrase.first or items[phrase.first - 1].lower != ":":
            return None
        intro, resolver = items[: phrase.first - 1], self._namer.resolver
        parted = any(item.lower in figure_words("parting") for item in intro)
        moved = next((item for item in reversed(intro) if names_movement(item)), None)
        known = resolver.discourse.moved_last(made[-1] if made else None)
        grows = moved is not None or (known is not None and self._kinds.moving and not parted)
        draft = Draft(sentence, items, at, number, "first of a list", Kind.SHARE, number.value, "percent")
        draft.bound, draft.found = number.bound, Match(_SIGNED, at, at + 1, None, 1)
        if grows:
            draft.kind, draft.sign = Kind.CHANGE, (sign_of(moved) if moved is not None else 0) or 1
        named = resolver.linker.subject(items[0].first, items[phrase.first - 1].first).indicator
        own = resolver.reader.subject(phrase)
        thing = own.industry or (
            None if own.area is not None else resolver.linker.thing(*resolver.reader.tokens(phrase))
        )
        taken = known.subject.indicator if grows and known is not None else resolver.linker.known("indicator", "share")
        draft.subject = Subject(named or taken, thing, own.area)
        draft.value = signed(draft)
        return draft

    def set_off(
        self, sentence: TextSentence, items: list[Item], at: int, number: Number, made: Sequence[Draft]
    ) -> Draft | None:
        """Return the draft of a percentage set off by a mark: "fell again, by 3 percent"; "tin (3 percent)"."""
        units = unit_class(number)
        if units not in {"percent", "amount"} or number.form not in {"plain", "fraction"}:
            return None
        index, previous = at - 1, made[-1] if made else None
        while index >= 0 and items[index].light:
            index -= 1
        bracketed = index >= 0 and items[index].lower == "("
        if units == "amount" and (index < 1 or items[index].lower != "by" or items[index - 1].lower != ","):
            return None  # "output was raised again, *by 3 million tonnes*"
        if not bracketed:
            if index < 1 or items[index].lower not in {"by", "at"}:
                return None
            if index > 2 and items[index - 1].lower == "time" and items[index - 2].lower == "this":
                index -= 2  # "rose again, *this time* by 3 percent"
            marked = items[index - 1].lower in {",", ":", "and" if made else "or"}
            if not marked and not is_streak_measured(previous, items, index):
                return None  # "fell most, *or by 3 percent*, in the south" says no other figure again
        moved_by = previous is not None and previous.kind is Kind.CHANGE and previous.unit != "percent"
        if (
            bracketed and moved_by and previous is not None and previous.at == at - 2
        ):  # "3 million (*12 percent*) lower"
            return draft_like(sentence, items, at, number, previous, "or so much")
        moved, sign = None, 1
        for position in range(index - 1, -1, -1):
            item = items[position]
            if item.lower in {";"}:
                break
            if not item.classes.isdisjoint(("rise", "fall", "growth", "upward", "downward", "above", "below")):
                moved, sign = position, sign_of(item) or 1
                if bracketed and item.lower in figure_words("pacing"):
                    sign = 1  # "costs *slowed* for food (3 percent)": they still rose
                break
        if bracketed and previous is not None and previous.kind is Kind.CHANGE and items[previous.at - 1].lower == "(":
            own = moved is not None and moved > previous.at  # "fell for A (3 percent) but *rose* for B (2 percent)"
            moved, sign = moved if moved is not None else previous.at, sign if own else previous.sign
        if moved is None and bracketed and any(i.number is not None and i.number.sign for i in items):
            moved = index
        kind = kind_in_brackets(items, at, self._kinds.moving) if moved is None else Kind.CHANGE
        if moved is None and kind is not None:
            moved = index
        if (
            kind is None
            or moved is None
            or (items[index].lower == "at" and "growth" not in items[moved].classes and bracketed)
        ):
            return None
        if units == "amount" and (kind is not Kind.CHANGE or "growth" in items[moved].classes):
            return None
        draft = Draft(sentence, items, at, number, "set off by a mark", kind, number.value, number.unit)
        draft.bound, draft.sign = number.bound, number.sign or sign
        if bracketed:
            draft.found = Match(_SIGNED, at, at + 1, None, sign)
            self._namer.name(draft, "before", made)
        else:
            draft.found = Match(_SIGNED, moved, moved + 1, moved, sign)
            self._namer.name(draft, "before", made)
        if (
            bracketed
            and draft.kind is Kind.CHANGE
            and self._namer.resolver.linker.usual_kind(draft.subject.indicator) == "share"
        ):
            draft.kind, draft.sign = Kind.SHARE, 1  # "the share of tin fell (*31 percent*)"
        draft.value = signed(draft)
        return draft

    def elliptic(
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
        if unit_class(number) == "bare" and number.unit == "" and self._namer.counts.own_noun(at):
            return None
        index = at - 1
        while index > previous.at and (
            items[index].light or items[index].lower in {"by", "at", "to", "of", "for", "on"}
        ):
            index -= 1
        bracketed = self._namer.lists.holder_before(index) if items[index].lower == "(" and index == at - 1 else NOTHING
        if bracketed.mode == "phrase" and bracketed.first > previous.at:
            draft = draft_like(sentence, items, at, number, previous, "left out verb")
            self._namer.lists.ellipsis(draft, bracketed, previous)
            return draft
        listed = _listed_before(items, at, previous) if index == at - 1 else NOTHING
        if listed.mode == "phrase" and unit_class(number) == "amount":
            draft = draft_like(sentence, items, at, number, previous, "left out verb")
            self._namer.lists.ellipsis(draft, listed, previous)
            return draft
        if index == previous.at + 2 and is_per_unit(items, previous.at + 1):
            index = previous.at  # "by 50 cents *a barrel* to 17 dollars"
        held_against = items[index].lower == "than" or (
            items[index].lower == "the" and items[index - 1].lower == "than"
        )
        if (
            items[index].lower in {",", "and", "or", "but", "while", "whereas", "("}
            or index == previous.at
            or (items[index].lower == ";" and all(item.light for item in items[previous.at + 1 : index]))
            or held_against  # "more *than the* 2 percent in mining"
        ):
            draft = draft_like(sentence, items, at, number, previous, "left out verb")
            self._namer.lists.refine(draft, made[: made.index(previous) + 1])
            if previous.kind is Kind.CHANGE and _arrives(items, at):
                self._arrive(draft, previous)
            led = made[-1].kind is Kind.CHANGE and made[-1].unit == "percent" and previous.kind is Kind.LEVEL
            if led and any(item.lower == "to" for item in items[index + 1 : at]):
                draft.subject = made[-1].subject  # "dropped 3 percent in value, *to* 9 million tonnes"
            return draft
        phrase = left_phrase(items, index + 1)
        if phrase.mode != "phrase" or items[phrase.first].first <= items[previous.at].first:
            return None
        if unit_class(number) == "bare" and number.unit == "" and right_phrase(items, at + 1) is not NOTHING:
            return None
        draft = draft_like(sentence, items, at, number, previous, "left out verb")
        self._namer.lists.ellipsis(draft, phrase, previous)
        if previous.kind is Kind.CHANGE and _arrives(items, at):
            self._arrive(draft, previous)
        return draft

    def _arrive(self, draft: Draft, previous: Draft) -> None:
        """Make a figure where something arrived out of one by how much it moved: "grew by 300, *to 9,000*"."""
        if previous.unit != "percent":
            draft.kind, draft.sign = Kind.LEVEL, 1
        elif self._namer.resolver.linker.usual_kind(draft.subject.indicator) == "share" or any(
            "rate" in item.classes for item in draft.items[previous.at + 1 : draft.at]
        ):
            draft.kind, draft.sign = Kind.SHARE, 1  # "sales fell 2 percent as the tax returned *to 17 percent*"
        draft.value = signed(draft)


_PARTING: Final = frozenset({";", ",", "and"})


def _listed_before(items: list[Item], at: int, previous: Draft) -> Phrase:
    """Return the name before an amount in a list of both: "sheep, 3 million euros; *bees*, 2 million"."""
    if items[at - 1].lower != ",":
        return NOTHING
    listed = left_phrase(items, at - 1)
    if listed.mode != "phrase" or listed.first <= previous.at + 1:
        return NOTHING
    return listed if items[listed.first - 1].lower in _PARTING else NOTHING


def _arrives(items: list[Item], at: int) -> bool:
    """Tell whether a number is where something arrived: "… *to 9,000*", "… to an average of 9,000"."""
    if items[at - 1].lower in _ARRIVING:
        return True
    return at > 1 and items[at - 2].lower == "to" and "average" in items[at - 1].classes


def _begins_anew(items: list[Item], first: int, at: int) -> bool:
    """Tell whether a clause of its own begins between two numbers: "30 more than before; of these, *400* …"."""
    return any(item.lower == ";" for item in items[first:at])
