"""What each figure of a sentence measures: the phrase that says so, by the place where its rule fits.

Comes between ``frames``, which knows where a rule fits, and ``resolving``, which turns the phrase chosen here into an
indicator, an industry and an area.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from policykg.extraction.document import Document
from policykg.extraction.items import Item
from policykg.extraction.observations.around import predicate
from policykg.extraction.observations.drafts import Draft, is_money, unit_class
from policykg.extraction.observations.linking import Linker, Subject
from policykg.extraction.observations.noun_phrases import (
    NOTHING,
    Phrase,
    complement_after,
    left_phrase,
    past_brackets,
    right_phrase,
)
from policykg.extraction.observations.quantities import Counter
from policykg.extraction.observations.resolving import Resolver
from policykg.extraction.observations.sharing import share_out
from policykg.extraction.observations.subjects import sentence_subject, subject_before
from policykg.extraction.observations.vocables import figure_words
from policykg.extraction.sentences import TextSentence
from policykg.facts import Component, Concept, Kind

_NUMBERS = frozenset({"number", "numbers", "count", "quantity"})
_DAYS = frozenset({"working", "business"})
_LARGE = 10_000
_CODE = 3  # letters of the code of a currency
_LIMIT = frozenset({"limit"})
_MADE = frozenset({"its", "their", "whose", "output", "production"})


class Namer:
    """Names what the drafts of one document measure, sentence by sentence."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._resolver = Resolver(document)
        self._linker = self._resolver.linker
        self.counter = Counter(self._resolver)
        self._items: Sequence[Item] = ()

    def open(self, sentence: TextSentence, items: Sequence[Item]) -> None:
        """Begin a sentence."""
        self._items = items
        self._resolver.open(sentence, items)

    def close(self, made: Sequence[Draft]) -> None:
        """End a sentence: share lists out over its figures, and remember what they measured."""
        share_out(made, self._resolver, self._document)
        for draft in made:
            self.counter.by_unit(draft)
            if draft.unit == "count" and _code(draft.subject.indicator) == "unemployment-rate":
                people = self._linker.known("indicator", "unemployed-persons")  # "unemployment rose by *12,000*"
                draft.subject = replace(draft.subject, indicator=people)
        self._resolver.close(made)

    def name(self, draft: Draft, where: str, made: Sequence[Draft]) -> None:
        """Find what the figure of a matched rule measures.

        Args:
            draft: the figure; ``found`` holds where the rule fits.
            where: the rule's ``subject``: before, after, counted, previous or part.
            made: the figures of the sentence before it.
        """
        found = draft.found
        assert found is not None
        previous = made[-1] if made else None
        if draft.unit == "day" and self._document.lowers[draft.number.last - 2] in _DAYS:
            span = draft.number.last - 2, draft.number.last
            draft.subject = Subject(self._linker.indicator_candidate(*span))  # "May had 21 *business days*"
        elif where == "counted":
            self.counter.count(draft, right_phrase(self._items, draft.at + 1), previous)
        elif where == "previous":
            self._resolver.take(draft, previous)
            self._specify(draft)
        elif where == "money":
            draft.subject = Subject(self._linker.known("indicator", "exchange-rate"))
            draft.unit = self._money_before(draft.at) or draft.unit
        elif where == "part":
            self.counter.part(draft, previous)
        elif draft.kind is Kind.STREAK:
            self._lasting(draft, previous)
        elif found.rule.kind == "gap" and self._adds(found.first, found.last):
            self._contribution(draft, complement_after(self._items, draft.at + 1), previous)
        elif found.rule.kind == "share" and draft.unit == "percent":
            part = subject_before(self._items, found.first)
            if self._items[found.first].lower == "with" and part.mode == "phrase":
                clause = sentence_subject(self._items, found.first)  # "*wind* remained the largest source with"
                part = clause if clause.mode == "phrase" and not self._resolver.reader.is_place(clause) else part
            self._share_of(draft, part, previous)
        elif not self._named_by_what_moves(draft, previous):
            self._by_place(draft, where, previous)

    def _money_before(self, at: int) -> str:
        """Return the code of the money in which a clause says what another is worth: "*the rupee* closed at 70"."""
        for item in reversed(self._items[:at]):
            if item.kind == "number" or item.lower in {",", ";", ":"}:
                break
            for token in self._document.tokens[item.first : item.last]:
                for term in self._document.vocabulary.lookup("unit", token.text):
                    if len(term.code) == _CODE and term.code.isupper():
                        return term.code
        return ""

    def _named_by_what_moves(self, draft: Draft, previous: Draft | None) -> bool:
        """Name a figure by the known thing between movement and number: "raised *their output* by 3 percent"."""
        found = draft.found
        assert found is not None
        cue = found.first if found.cue is None else found.cue
        if "..." not in found.rule.pattern or cue >= draft.at:
            return False
        thing = right_phrase(self._items, cue + 1)
        reader = self._resolver.reader
        if thing.mode != "phrase":
            return False
        given = not self._items[thing.first].classes.isdisjoint(("determiner", "possessive"))
        if reader.refers(thing):
            if given and previous is None:
                self._resolver.fill(draft, thing, previous)
            return given and previous is None
        if not reader.knows(thing) and not (given and reader.is_measure(thing)):
            return False
        mover = subject_before(self._items, found.first)
        self._resolver.fill(draft, thing, previous)
        if mover.mode == "phrase" and self._items[thing.first].lower in _MADE and not reader.is_reporter(mover):
            own = self._linker.subject(*self._resolver.reader.tokens(mover)).industry
            if own is not None:
                draft.subject = replace(draft.subject, industry=own)
        return True

    def _by_place(self, draft: Draft, where: str, previous: Draft | None) -> None:
        """Name a figure by the phrase before its rule or after it."""
        found, reader, units = draft.found, self._resolver.reader, unit_class(draft.number)
        assert found is not None
        phrase = complement_after(self._items, found.last) if where == "after" else NOTHING
        content = NOTHING
        if units == "amount" and self._items[found.first].lower == "of":
            content = reader.content_of_amount(draft.at)
            before = subject_before(self._items, found.first)
            phrase = content if before.mode != "phrase" or not reader.names_indicator(before) else before
        if found.first == draft.at and draft.at and self._items[draft.at - 1].lower in {"(", "both"}:
            bracket = draft.at - 1 if self._items[draft.at - 1].lower == "(" else draft.at - 2
            phrase = left_phrase(self._items, bracket)
        if phrase is NOTHING and not self._items[found.first].classes.isdisjoint(("rate", "interest-rate", "name")):
            phrase = left_phrase(self._items, found.first + 1)
        if phrase.mode == "phrase" and units == "bare" and found.first > 0 and reader.only_measures(phrase):
            clause = sentence_subject(self._items, found.first)  # "*lamps* were assembled at an annual rate of 300"
            if clause.mode == "phrase" and clause.last <= phrase.first and not reader.refers(clause):
                self._done_to(draft, clause, found.first, previous)
                return
        if phrase is NOTHING:
            phrase = subject_before(self._items, found.first)
        if phrase.mode == "phrase" and self._items[found.first].lower == ",":
            phrase = self._led_by_place(phrase, found.first)
        if draft.kind is Kind.CHANGE and phrase is not NOTHING:
            moved = complement_after(self._items, found.last)
            if moved.mode == "phrase" and self._items[moved.first - 1].lower == "in" and reader.names_indicator(moved):
                phrase = moved  # "an increase of 3 euros *in the surplus*"
        if self._items[found.first].lower == "of" and phrase.mode == "phrase":
            phrase = reader.nearest_indicator(phrase)
        if units == "bare" and (reader.points_nowhere(phrase) or reader.is_reporter(phrase)):
            self.counter.count(draft, right_phrase(self._items, draft.at + 1), previous, alone=True)
            return
        if reader.points_nowhere(phrase) and units == "amount":
            self.counter.amount(draft, previous)
            return
        self._resolver.fill(draft, phrase, previous)
        done = (
            reader.doings.beside(past_brackets(self._items, draft.at + 1) - 1, NOTHING, draft.unit)
            if units == "amount"
            else None
        )
        if done is not None and phrase.mode == "phrase" and not reader.names_indicator(phrase):
            thing = draft.subject.industry or self._linker.thing(*reader.tokens(phrase))
            draft.subject = replace(draft.subject, indicator=done, industry=thing)
        if content.mode == "phrase" and content != phrase:
            own = self._linker.subject(*reader.tokens(content)).industry
            draft.subject = replace(draft.subject, industry=own or draft.subject.industry)
        if units == "bare" and draft.kind is Kind.CHANGE:
            self._count_moved(draft, right_phrase(self._items, draft.at + 1))
        if where == "before" and draft.subject.indicator is None:
            self._resolver.complete(draft, complement_after(self._items, found.last))
        if where == "after" and draft.subject.industry is None and draft.subject.area is None:
            self._resolver.take_clause_industry(draft, found.first)
        self._specify(draft)

    def _which(self, index: int) -> bool:
        """Tell whether a streak goes on with what lasts: "the seventh month running *in which* exports rose"."""
        return [item.lower for item in self._items[index : index + 2]] == ["in", "which"]

    def _count_moved(self, draft: Draft, phrase: Phrase) -> None:
        """Let the noun behind a movement name it where nothing else does: "the mills lost 300 *jobs*"."""
        indicator = draft.subject.indicator
        if phrase.mode != "phrase" or (indicator is not None and not indicator.candidate):
            return
        own = self._linker.subject(*self._resolver.reader.tokens(phrase)).indicator
        draft.subject = replace(draft.subject, indicator=own or indicator)

    def _led_by_place(self, phrase: Phrase, at: int) -> Phrase:
        """Return what holds a place before a comma: "*the gap* was the widest, at", "growth was best in *tin*, at"."""
        if self._items[phrase.last - 1].lower in figure_words("superlative"):
            clause = sentence_subject(self._items, at)
            return clause if clause.mode == "phrase" else phrase
        for index in range(phrase.first, phrase.last - 1):
            led = "preposition" in self._items[index + 1].classes
            if self._items[index].lower in figure_words("superlative") and led and index + 2 < phrase.last:
                return Phrase("phrase", index + 2, phrase.last)
        return phrase

    def _done_to(self, draft: Draft, clause: Phrase, end: int, previous: Draft | None) -> None:
        """Name a figure by the subject of its clause, and by the verb of it that stands for an indicator."""
        reader = self._resolver.reader
        self._resolver.fill(draft, clause, previous)
        done = next((found for i in range(clause.last, end) if (found := reader.doings.at(i, draft.unit))), None)
        if done is not None and not reader.names_indicator(clause):
            thing = draft.subject.industry or self._linker.thing(*reader.tokens(clause))
            draft.subject = replace(draft.subject, indicator=done, industry=thing)

    def _lasting(self, draft: Draft, previous: Draft | None) -> None:
        """Name what lasts for the periods of a streak: the subject of its clause, else what the figure before says."""
        found, resolver, reader = draft.found, self._resolver, self._resolver.reader
        assert found is not None
        near = subject_before(self._items, found.first)
        clause = sentence_subject(self._items, found.first)
        grows = right_phrase(self._items, found.last + 2) if self._which(found.last) else NOTHING
        for phrase in (grows, near, clause):
            if phrase.mode == "phrase" and (reader.knows(phrase) or reader.refers(phrase)):
                resolver.fill(draft, phrase, previous)
                return
        if (
            previous is None
            and near.mode == "phrase"
            and not (reader.is_hollow(near) or reader.is_reporter(near) or reader.points_nowhere(near))
        ):
            resolver.fill(draft, near, previous)
            return
        if previous is not None:
            resolver.share(draft, previous)
            return
        what = (
            predicate(reader.items, clause.last - 1)
            if clause.mode == "phrase" and reader.points_nowhere(clause)
            else NOTHING
        )
        if what.mode == "phrase" and what.last <= found.first:
            resolver.fill(draft, what, previous)
            return
        moved = resolver.discourse.moved_last(None)
        if moved is not None:
            draft.subject = moved.subject
            draft.inherit(Component.INDICATOR, sentence=moved.sentence)
            return
        resolver.fill(draft, clause if clause.mode == "phrase" else near, previous)

    def _adds(self, first: int, last: int) -> bool:
        """Tell whether a rule fitted a contribution: what is added to is measured, not who adds."""
        return any(not item.classes.isdisjoint(("contribution", "subtraction")) for item in self._items[first:last])

    def _contribution(self, draft: Draft, phrase: Phrase, previous: Draft | None) -> None:
        """Name points added to a growth: the growth of what the phrase behind them says, else that spoken of."""
        reader = self._resolver.reader
        own = reader.subject(phrase) if phrase.mode == "phrase" else Subject()
        subject = subject_before(self._items, draft.found.first) if draft.found is not None else NOTHING
        who = reader.subject(subject) if subject.mode == "phrase" and not reader.refers(subject) else Subject()
        moved = self._resolver.discourse.moved_last(previous)
        indicator = own.indicator or who.indicator or (moved.subject.indicator if moved is not None else None)
        industry = who.industry or own.industry
        if subject.mode == "previous" and previous is not None:
            industry = previous.subject.industry or industry
        draft.subject = Subject(indicator, industry, own.area or who.area)
        if own.indicator is None and who.indicator is None and moved is not None and moved.sentence >= 0:
            draft.inherit(Component.INDICATOR, sentence=moved.sentence)

    def _share_of(self, draft: Draft, phrase: Phrase, previous: Draft | None) -> None:
        """Name a share: the part is the subject, the indicator that of the whole ("of all *sales*"), or a share."""
        reader = self._resolver.reader
        self._resolver.fill(draft, phrase, previous, share=True)
        whole = complement_after(self._items, draft.at + 1)
        if whole.mode != "phrase" or self._items[whole.first - 1].lower != "of":
            return
        of = self._linker.subject(*reader.tokens(whole))
        own = draft.subject
        inherited = (
            own.indicator is None
            or own.indicator.candidate
            or phrase.mode != "phrase"
            or not reader.names_indicator(phrase)
        )
        if of.indicator is not None and inherited:
            own = replace(own, indicator=of.indicator)
        draft.subject = own if own.industry is not None else replace(own, industry=of.industry)

    def _specify(self, draft: Draft) -> None:
        """Take the thing that stands behind a movement: "fell by 3 percent *for consumer goods*"."""
        if draft.kind not in {Kind.CHANGE, Kind.GAP} or draft.unit not in {"percent", "percentage-point"}:
            return
        phrase = complement_after(self._items, draft.at + 1)
        if phrase.mode != "phrase" or self._items[phrase.first - 1].lower not in {"for", "in"}:
            return
        if self._items[phrase.first - 1].lower == "in" and draft.subject.industry is not None:
            return
        own = self._linker.subject(*self._resolver.reader.tokens(phrase))
        if own.industry is not None and own.indicator is None:
            draft.subject = replace(draft.subject, industry=own.industry)

    def refine(self, draft: Draft, made: Sequence[Draft]) -> None:
        """Let a listed figure share the phrase of the one before; :meth:`close` hands out its parts."""
        if made:
            self._resolver.share(draft, made[-1])
        done = self._done(draft)
        if done is not None:
            draft.subject = replace(draft.subject, indicator=done)
            self._resolver.keep_phrase(draft, None)
        content = complement_after(self._items, draft.at + 1)
        if unit_class(draft.number) != "amount" or content.mode != "phrase":
            return
        opener = self._items[content.first - 1].lower
        if opener == "in":  # "3 euros *in ports* and 2 euros *in railways*"
            first = complement_after(self._items, made[-1].at + 1) if made else NOTHING
            place = self._resolver.reader.is_place(content)
            if place or first.mode != "phrase" or self._items[first.first - 1].lower != "in":
                return
        if opener in {"of", "in", "from"} and self._items[draft.at - 1].kind != "number":
            self._own_content(draft, content)

    def _own_content(self, draft: Draft, content: Phrase) -> None:
        """Give a listed amount its own goods: "3 tonnes of maize and 2 tonnes *of beans*"."""
        own = self._linker.subject(*self._resolver.reader.tokens(content))
        thing = own.industry or self._linker.thing(*self._resolver.reader.tokens(content))
        indicator = draft.subject.indicator
        if indicator is not None and indicator.candidate:
            indicator = own.indicator or self._linker.indicator_candidate(*self._resolver.reader.tokens(content))
        draft.subject = replace(draft.subject, indicator=indicator, industry=thing)
        self._resolver.keep_phrase(draft, None)

    def ellipsis(self, draft: Draft, phrase: Phrase, previous: Draft) -> None:
        """Name the figure of a clause without a verb: it has its own thing and the indicator of the one before."""
        if self._resolver.reader.is_hollow(phrase) and unit_class(draft.number) == "amount":
            self.counter.amount(draft, previous)
            return
        own = self._resolver.reader.subject(phrase)
        self._resolver.keep_phrase(draft, phrase)
        if own.indicator is None and own.industry is None and own.area is None:
            candidate = self._linker.thing(*self._resolver.reader.tokens(phrase))
            own = replace(own, industry=candidate)
        if own.industry is None and (own.area is not None or own.indicator is not None):
            own = replace(own, industry=previous.subject.industry)
        if own.indicator is not None and draft.unit == "percent" and not self._counts(own.indicator):
            named = own.industry if own.industry is not None and not own.industry.candidate else None
            own = Subject(None, named or self._linker.thing(*self._resolver.reader.tokens(phrase)), own.area)
        behind = complement_after(self._items, draft.at + 1)
        if behind.mode == "phrase" and self._items[behind.first - 1].lower == "of" and own.indicator is not None:
            own = replace(
                own, industry=self._linker.subject(*self._resolver.reader.tokens(behind)).industry or own.industry
            )
        own = replace(own, indicator=self._done(draft) or own.indicator or previous.subject.indicator)
        verb = self._resolver.reader.doings.before(draft.at) if unit_class(draft.number) == "amount" else None
        if verb is not None and verb > previous.at:  # "took in 4 euros and *paid out* 3"
            done = self._resolver.reader.doings.at(verb, draft.unit)
            own = replace(own, indicator=done or own.indicator, industry=own.industry or previous.subject.industry)
        draft.subject = own

    def _counts(self, indicator: Concept) -> bool:
        """Tell whether the text names an indicator as a measure: "the number of shops", not "*shops* 3 percent"."""
        if indicator.candidate or indicator.span is None or not indicator.label.startswith("number of"):
            return True
        return self._document.flat[indicator.span.start : indicator.span.end].lower().startswith("number")

    def holder_before(self, bracket: int) -> Phrase:
        """Return whose the figure in a bracket is, where a name stands before it: "*Oakham* (3 million tonnes)"."""
        reader, phrase = self._resolver.reader, left_phrase(self._items, bracket)
        if phrase.mode != "phrase" or reader.refers(phrase):
            return NOTHING
        behind = [i for i in range(phrase.first, phrase.last - 1) if "preposition" in self._items[i].classes]
        name = Phrase("phrase", behind[-1] + 1, phrase.last) if behind else phrase
        return name if reader.is_name(name) else (phrase if reader.knows(phrase) else NOTHING)

    def unit_left_out(self, draft: Draft, made: Sequence[Draft]) -> str:
        """Return the unit that a large number shares with what was measured so before: "… yen, after 40 *billion*".

        Args:
            draft: a figure whose number has no unit and counts nothing of its own.
            made: the figures of the sentence before it.
        """
        if self.counter.own_noun(draft.at) or draft.kind is not Kind.LEVEL or draft.total is not None:
            return ""
        indicator, phrase = draft.subject.indicator, self._resolver.phrase_of(draft)
        if phrase is not None and self._resolver.reader.pointed(phrase) in _NUMBERS:
            return ""  # "*the number* climbed to 20 million"
        for other in reversed(made):
            known = other.subject.indicator
            if other.kind is not Kind.LEVEL or known is None or indicator is None or known.iri != indicator.iri:
                continue
            if other.unit == "index" and abs(draft.value) < _LARGE:
                return "index"
            return other.unit if unit_class(other.number) == "amount" and _is_multiplied(draft) else ""
        if not _is_multiplied(draft):
            return ""
        told = self._resolver.discourse.measured_as(indicator)
        last = next((other for other in reversed(made) if other.kind is Kind.LEVEL), None)
        traded = last is not None and {_code(indicator), _code(last.subject.indicator)} <= figure_words("traded")
        if last is not None and traded and is_money(last.unit):
            return last.unit
        code = _code(indicator)
        if told is None and (code in figure_words("money") or is_money(self._linker.usual_unit(indicator))):
            money = next((other.unit for other in reversed(made) if is_money(other.unit)), "")
            return money or self._resolver.discourse.money_before()
        if told is not None and draft.subject.industry is not None and told.subject.industry != draft.subject.industry:
            return ""
        return told.unit if told is not None else ""

    def _done(self, draft: Draft) -> Concept | None:
        """Return the indicator that the verb beside a bare number stands for."""
        return (
            self._resolver.reader.doings.beside(draft.at, NOTHING, draft.unit)
            if unit_class(draft.number) == "bare"
            else None
        )

    def sign_of_phrase(self, draft: Draft) -> int:
        """Return the sign of the movement that names a figure: "*the decrease* has been revised to 3 percent"."""
        return -1 if any("fall" in item.classes for item in self._phrase_items(draft)) else 1

    def told_kind(self, draft: Draft) -> Kind | None:
        """Return the kind of the percentage at which a figure points back: "*the rate* was 3 percent"."""
        return self._resolver.told_of(draft)

    def percent_kind(self, draft: Draft) -> tuple[Kind, int]:
        """Decide what a percentage is that only stands beside its subject: growth is a change, a rate a share.

        Returns:
            The kind, and the sign of the movement.
        """
        subject = self._phrase_items(draft)
        found = draft.found
        words = [*subject, *(self._items[found.first : found.last] if found is not None else ())]
        if found is not None and found.rule.forms == _LIMIT and found.cue is not None:
            words.remove(self._items[found.cue])  # "they *increase* their stake beyond 49 percent"
        classes = frozenset[str]().union(*(item.classes for item in words))
        if "interest-rate" in classes:
            return Kind.LEVEL, 1
        if "growth" in classes:
            return Kind.CHANGE, -1 if any("fall" in item.classes for item in subject) else 1
        if "rate" not in classes and self._linker.usual_kind(draft.subject.indicator) == "change":
            return Kind.CHANGE, 1
        return Kind.SHARE, 1

    def _phrase_items(self, draft: Draft) -> Sequence[Item]:
        """Return the items of the phrase that named a figure."""
        phrase = self._resolver.phrase_of(draft)
        return self._items[phrase.first : phrase.last] if phrase is not None and phrase.mode == "phrase" else ()

    def is_index(self, draft: Draft) -> bool:
        """Tell whether a bare number is the reading of an index."""
        indicator = draft.subject.indicator
        if indicator is None or abs(draft.value) >= 10_000:
            return False
        return self._linker.usual_unit(indicator) == "index" or "index" in indicator.label.lower().split()


def _code(concept: Concept | None) -> str:
    """Return the code of a concept of the vocabularies; empty for none."""
    return concept.iri.rsplit("/", 1)[-1] if concept is not None else ""


def _is_multiplied(draft: Draft) -> bool:
    """Tell whether a number is written with a multiple: "40 billion", "3bn"."""
    return draft.number.last > draft.number.core + 1 or abs(draft.value) >= _LARGE * _LARGE


def unspecified(document: Document) -> Concept:
    """Return the indicator of a figure of which the text says too little."""
    concept = Linker(document).known("indicator", "unspecified")
    assert concept is not None
    return concept
