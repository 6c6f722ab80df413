"""What each figure of a sentence measures: its phrase becomes an indicator, an industry and an area.

Comes between the frames, which know where a rule fits, and the linker, which knows the vocabularies. Remembers what
earlier figures measured, for "it", "that of mining" and verbs whose subject is left out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from policykg import iris
from policykg.extraction.document import Document
from policykg.extraction.items import Item
from policykg.extraction.lexicon import Mention
from policykg.extraction.observations.drafts import Draft, unit_class
from policykg.extraction.observations.linking import Linker, Subject, filled
from policykg.extraction.observations.subjects import (
    NOTHING,
    Phrase,
    complement_after,
    left_phrase,
    right_phrase,
    sentence_subject,
    subject_before,
)
from policykg.extraction.sentences import TextSentence
from policykg.facts import Component, Concept, Kind
from policykg.vocabulary import Term, Vocabulary

_PRONOUNS = frozenset(["it", "they", "he", "she", "this", "that", "these", "those", "there", "one"])
_REFERRING = _PRONOUNS | frozenset(
    [
        "figure",
        "figures",
        "number",
        "rate",
        "total",
        "value",
        "amount",
        "increase",
        "decrease",
        "rise",
        "fall",
        "growth",
        "index",
        "reading",
        "latter",
        "former",
        "volume",
        "pace",
        "all",
        "estimate",
        "estimates",
        "gain",
        "loss",
        "decline",
        "drop",
        "trend",
        "tendency",
        "movement",
        "result",
        "outcome",
    ]
)
_SECTORS = frozenset({"sector", "sectors", "industry", "industries", "field", "fields", "branch", "area"})
_OWNED = frozenset({"its", "their", "whose"})
_PARTITIVE = frozenset({"of which", "of them", "of these", "of this", "among them", "among these", "of those"})


_NOTHING_SAID = Subject()


@dataclass(frozen=True, slots=True)
class _Memory:
    """What a figure of an earlier sentence measured, and where it stands."""

    subject: Subject = _NOTHING_SAID
    sentence: int = -1
    paragraph: int = -1


_VERBS: dict[str, dict[str, Term]] = {}


def _verbs(vocabulary: Vocabulary) -> dict[str, Term]:
    """Return the indicator that each verb of the vocabulary stands for: what is *sold* are sales."""
    known = _VERBS.get(vocabulary.checksum)
    if known is None:
        known = {verb: term for term in vocabulary.scheme("indicator") for verb in term.all("verb")}
        _VERBS.clear()
        _VERBS[vocabulary.checksum] = known
    return known


class Namer:
    """Names what the drafts of one document measure, sentence by sentence."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._linker = Linker(document)
        self._memory = _Memory()  # the last figure of any kind
        self._moved = _Memory()  # the last change of a known indicator
        self._headline = _Memory()  # the first change of a known indicator: what the article is about
        self._owner: Concept | None = None
        self._sentence: TextSentence | None = None
        self._items: Sequence[Item] = ()
        self._phrases: dict[int, Phrase] = {}

    def open(self, sentence: TextSentence, items: Sequence[Item]) -> None:
        """Begin a sentence."""
        self._sentence, self._items, self._phrases = sentence, items, {}
        self._owner = self._subject_of(sentence.ordinal - 1)

    def _subject_of(self, ordinal: int) -> Concept | None:
        """Return the first industry that a sentence of the same paragraph names: whom "its" of the next one means."""
        sentences = self._document.sentences
        if ordinal < 0 or self._sentence is None or sentences[ordinal].paragraph != self._sentence.paragraph:
            return None
        found = self._linker.mentions("industry", sentences[ordinal].first, sentences[ordinal].last)
        return self._linker.concept(found[0]) if found else None

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
        if where == "counted":
            self.count(draft, right_phrase(self._items, draft.at + 1), previous)
            return
        if where == "previous":
            self._take(draft, previous)
            self._specify(draft)
            return
        if where == "part":
            self._part(draft, previous)
            return
        if draft.kind is Kind.STREAK:
            self._lasting(draft, previous)
            return
        if found.rule.kind == "gap" and self._adds(found.first, found.last):
            self._contribution(draft, complement_after(self._items, draft.at + 1), previous)
            return
        if found.rule.kind == "share" and draft.unit == "percent":
            self._share_of(draft, subject_before(self._items, found.first), previous)
            return
        phrase = complement_after(self._items, found.last) if where == "after" else NOTHING
        if "..." in found.rule.pattern and found.cue is not None and found.cue < draft.at:
            moved = right_phrase(self._items, found.cue + 1)
            if moved.mode == "phrase" and self._knows(moved):
                self._moved_thing(draft, moved, subject_before(self._items, found.first), previous)
                return
        if unit_class(draft.number) == "amount" and self._items[found.first].lower == "of":
            phrase = self._content_of(draft)
        if found.first == draft.at and draft.at and self._items[draft.at - 1].lower in {"(", "both"}:
            bracket = draft.at - 1 if self._items[draft.at - 1].lower == "(" else draft.at - 2
            phrase = left_phrase(self._items, bracket)
        if phrase is NOTHING:
            phrase = subject_before(self._items, found.first)
        if self._points_nowhere(phrase) and unit_class(draft.number) in {"bare", "amount"}:
            if unit_class(draft.number) == "bare":
                self.count(draft, right_phrase(self._items, draft.at + 1), previous, alone=True)
            else:
                self.amount(draft, previous)
            return
        self._fill(draft, phrase, previous)
        if where == "before" and (draft.subject.empty or draft.subject.indicator is None):
            self._complete(draft, complement_after(self._items, found.last))
        if where == "after" and draft.subject.industry is None and draft.subject.area is None:
            self._clause_industry(draft, found.first)
        self._specify(draft)

    def _lasting(self, draft: Draft, previous: Draft | None) -> None:
        """Name what lasts for the periods of a streak: the subject of its clause, else what the figure before says."""
        found = draft.found
        assert found is not None
        near = subject_before(self._items, found.first)
        clause = sentence_subject(self._items, found.first)
        for phrase in (near, clause):
            if phrase.mode == "phrase" and (self._knows(phrase) or self._refers(phrase)):
                self._fill(draft, phrase, previous)
                return
        if previous is not None:
            self._share(draft, previous)
            return
        moved = self._moved_last(None)
        if moved is not None:
            draft.subject = moved.subject
            draft.inherit(Component.INDICATOR, sentence=moved.sentence)
            return
        self._fill(draft, clause if clause.mode == "phrase" else near, previous)

    def _adds(self, first: int, last: int) -> bool:
        """Tell whether a rule fitted a contribution: what is added to is measured, not who adds."""
        return any(not item.classes.isdisjoint(("contribution", "subtraction")) for item in self._items[first:last])

    def _contribution(self, draft: Draft, phrase: Phrase, previous: Draft | None) -> None:
        """Name points added to a growth: the growth of what the phrase behind them says, else that spoken of."""
        own = self._subject(phrase) if phrase.mode == "phrase" else Subject()
        subject = subject_before(self._items, draft.found.first) if draft.found is not None else NOTHING
        who = self._subject(subject) if subject.mode == "phrase" and not self._refers(subject) else Subject()
        moved = self._moved_last(previous)
        indicator = own.indicator or who.indicator or (moved.subject.indicator if moved is not None else None)
        industry = who.industry or own.industry
        if subject.mode == "previous" and previous is not None:
            industry = previous.subject.industry or industry
        draft.subject = Subject(indicator, industry, own.area or who.area)
        if own.indicator is None and who.indicator is None and moved is not None and moved.sentence >= 0:
            draft.inherit(Component.INDICATOR, sentence=moved.sentence)

    def count(self, draft: Draft, phrase: Phrase, previous: Draft | None, *, alone: bool = False) -> None:
        """Name what a number counts: the noun phrase after it, or what the number before counted.

        The verb that follows can name the indicator ("400 boats were *sold*"). ``alone`` says that nothing before
        the number helps.
        """
        if phrase.mode == "phrase":
            draft.subject = self._linker.counted(*self._tokens(phrase))
            self._phrases[id(draft)] = phrase
            before = subject_before(self._items, draft.at)
            if draft.subject.industry is None and before.mode == "phrase" and not alone:
                outer = self._subject(before)
                draft.subject = filled(draft.subject, replace(outer, indicator=None))
        if self._this_sector(draft.at):
            draft.subject = replace(draft.subject, industry=self._owner if alone else None)
            self._clause_industry(draft, draft.at)
        done = self._done(draft.at, phrase)
        if done is not None:
            draft.subject = replace(draft.subject, indicator=done)
        elif draft.total is not None and phrase.mode == "phrase" and self._grows(phrase):
            indicator = draft.subject.indicator
            if indicator is not None and indicator.candidate and indicator.label.startswith("number of "):
                label = "number of growing " + indicator.label.removeprefix("number of ")
                minted = replace(indicator, iri=iris.candidate("indicator", label), label=label)
                draft.subject = replace(draft.subject, indicator=minted)
        if draft.subject.industry is None and draft.subject.area is None and phrase.mode != "phrase":
            known = self._spoken_of(previous)
            if known is not None and known.industry is not None:
                draft.subject = replace(draft.subject, industry=known.industry)
                self._inherit(draft, Component.INDUSTRY, previous)
        if draft.subject.indicator is None:
            self._fill(draft, subject_before(self._items, draft.at), previous)
        elif draft.subject.industry is None and draft.subject.area is None and draft.sentence is not None:
            self._same_topic(draft, previous)

    def _this_sector(self, at: int) -> bool:
        """Tell whether a count is placed in what was just named: "300 firms are active in *this sector*"."""
        words = [item.lower for item in self._items[at + 1 : at + 10]]
        return any(first in {"this", "that", "these"} and second in _SECTORS for first, second in pairwise(words))

    def _done(self, at: int, phrase: Phrase) -> Concept | None:
        """Return the indicator that the verb behind (else before) a counted thing stands for."""
        verbs, items = _verbs(self._document.vocabulary), self._items
        start = phrase.last if phrase.mode == "phrase" else at + 1
        for item in items[start : start + 5]:
            if item.kind == "number" or item.lower in {",", ";", "and"}:
                break
            if item.lower in verbs:
                return Concept(verbs[item.lower].iri, verbs[item.lower].label)
        for index in range(at - 1, max(-1, at - 5), -1):
            if items[index].kind != "word" or items[index].lower in {",", ";"}:
                break
            if items[index].lower in verbs and "name" not in items[index].classes:
                return Concept(verbs[items[index].lower].iri, verbs[items[index].lower].label)
        return None

    def _grows(self, phrase: Phrase) -> bool:
        """Tell whether what is counted is said to grow: "30 of 40 branches *expanded*"."""
        following = self._items[phrase.last : phrase.last + 4]
        return any(not item.classes.isdisjoint(("rise", "growth")) for item in following if item.kind == "word")

    def _same_topic(self, draft: Draft, previous: Draft | None) -> None:
        """Give a count of parts the thing spoken of in the sentence before: "…; 300 stations were added"."""
        known = self._spoken_of(previous)
        if known is None or known.industry is None or known.industry.candidate:
            return
        draft.subject = replace(draft.subject, industry=known.industry)
        self._inherit(draft, Component.INDUSTRY, previous)

    def _points_nowhere(self, phrase: Phrase) -> bool:
        """Tell whether a subject says nothing of what is measured: "there", "the country"."""
        if phrase.mode != "phrase":
            return False
        words = [item.lower for item in self._items[phrase.first : phrase.last] if item.kind == "word"]
        if words == ["there"]:
            return True
        first, last = self._tokens(phrase)
        bodies = self._document.names.within("organisation", first, last)
        if bodies and bodies[0].last - bodies[0].first >= last - first - 1:
            return True
        areas = self._linker.mentions("area", first, last)
        return (
            len(areas) == 1
            and areas[0].last - areas[0].first >= last - first - 1
            and not self._linker.mentions("indicator", first, last)
        )

    def _content_of(self, draft: Draft) -> Phrase:
        """Return what an amount consists of: "help of 3 billion euros *in subsidies*"."""
        phrase = complement_after(self._items, draft.at + 1)
        if phrase.mode == "phrase" and not self._is_place(phrase) and self._items[phrase.first - 1].lower == "in":
            return phrase
        return NOTHING

    def _share_of(self, draft: Draft, phrase: Phrase, previous: Draft | None) -> None:
        """Name a share: the part is the subject, the indicator that of the whole ("of all *sales*"), or a share."""
        self._fill(draft, phrase, previous, share=True)
        whole = complement_after(self._items, draft.at + 1)
        if whole.mode != "phrase" or self._items[whole.first - 1].lower != "of":
            return
        of = self._linker.subject(*self._tokens(whole))
        own = draft.subject
        inherited = (
            own.indicator is None or own.indicator.candidate or phrase.mode != "phrase" or not self._names(phrase)
        )
        if of.indicator is not None and inherited:
            own = replace(own, indicator=of.indicator)
        draft.subject = own if own.industry is not None else replace(own, industry=of.industry)

    def _knows(self, phrase: Phrase) -> bool:
        """Tell whether a phrase holds an indicator or an industry of the vocabularies."""
        first, last = self._tokens(phrase)
        return bool(self._linker.mentions("indicator", first, last) or self._linker.mentions("industry", first, last))

    def _names(self, phrase: Phrase) -> bool:
        return bool(self._linker.mentions("indicator", *self._tokens(phrase)))

    def amount(self, draft: Draft, previous: Draft | None) -> None:
        """Name what an amount measures that no verb links: "40 billion euros in subsidies"."""
        done = self._done(draft.at, NOTHING)
        phrase = complement_after(self._items, self._past_brackets(draft.at + 1))
        if phrase.mode == "phrase" and not self._is_place(phrase):
            self._fill(draft, phrase, previous)
            if done is not None and (draft.subject.indicator is None or draft.subject.indicator.candidate):
                thing = draft.subject.industry or self._linker.candidate("industry", *self._tokens(phrase))
                draft.subject = replace(draft.subject, indicator=done, industry=thing)
            return
        behind = right_phrase(self._items, draft.at + 1)
        if behind.mode == "phrase" and (done is None or self._knows(behind)):
            self._fill(draft, behind, previous)
            return
        before = subject_before(self._items, draft.at - 1 if done and draft.at else draft.at)
        if done is not None and self._points_nowhere(before):
            draft.subject = Subject(done)
            return
        self._fill(draft, before, previous)
        if done is not None:
            draft.subject = replace(draft.subject, indicator=done)

    def _past_brackets(self, index: int) -> int:
        """Return the item after a bracket that opens at an item, else the item itself."""
        items = self._items
        if index < len(items) and items[index].lower == "(":
            while index < len(items) and items[index].lower != ")":
                index += 1
            return index + 1
        return index

    def refine(self, draft: Draft, made: Sequence[Draft]) -> None:
        """Let a listed figure share the phrase of the one before; :meth:`pair` hands out its parts."""
        previous = made[-1] if made else None
        if previous is not None:
            self._share(draft, previous)
        done = self._done(draft.at, NOTHING) if unit_class(draft.number) == "bare" else None
        if done is not None:
            draft.subject = replace(draft.subject, indicator=done)
            self._phrases.pop(id(draft), None)

    def own_noun(self, at: int) -> bool:
        """Tell whether a bare number counts a thing of its own: a noun, no verb, follows."""
        phrase = right_phrase(self._items, at + 1)
        if phrase.mode != "phrase" or self._items[phrase.first].lower in _verbs(self._document.vocabulary):
            return False
        return self._items[phrase.first].lower not in {"units", "unit", "people", "times"}

    def ellipsis(self, draft: Draft, phrase: Phrase, previous: Draft) -> None:
        """Name the figure of a clause without a verb: it has its own thing and the indicator of the one before."""
        own = self._subject(phrase)
        self._phrases[id(draft)] = phrase
        if own.indicator is None and own.industry is None:
            candidate = self._linker.candidate("industry", *self._tokens(phrase))
            own = replace(own, industry=candidate)
        if own.indicator is not None and own.industry is None and own.area is None:
            own = replace(own, industry=previous.subject.industry)
        done = self._done(draft.at, NOTHING) if unit_class(draft.number) == "bare" else None
        if done is not None:
            own = replace(own, indicator=done)
        draft.subject = replace(own, indicator=own.indicator or previous.subject.indicator)

    def pair(self, made: Sequence[Draft]) -> None:
        """Hand out the parts of "A and B rose 3 and 4 percent": as many figures as joined things, in their order."""
        start = 0
        while start < len(made):
            phrase = self._phrases.get(id(made[start]))
            end = start + 1
            while end < len(made) and phrase is not None and self._phrases.get(id(made[end])) == phrase:
                end += 1
            if phrase is not None and end - start > 1:
                self._hand_out(made[start:end], phrase)
            start = end
        _match_runs(made)
        if made and self._sentence is not None:
            last = next((d for d in reversed(made) if not d.subject.empty), None)
            if last is not None:
                main = next((d for d in made if d.kind is Kind.CHANGE and not d.subject.empty), made[0])
                first = main.subject if not main.subject.empty else last.subject
                self._memory = _Memory(first, self._sentence.ordinal, self._sentence.paragraph)
            for draft in made:
                indicator = draft.subject.indicator
                if (
                    draft.kind is Kind.CHANGE
                    and draft.unit == "percent"
                    and indicator is not None
                    and not indicator.candidate
                    and not indicator.label.startswith("number of")
                ):
                    self._moved = _Memory(draft.subject, self._sentence.ordinal, self._sentence.paragraph)
                    if self._headline.sentence < 0:
                        self._headline = self._moved
                    break

    def percent_kind(self, draft: Draft) -> tuple[Kind, int]:
        """Decide what a percentage is that only stands beside its subject: growth is a change, a rate a share."""
        usual = self._linker.usual_kind(draft.subject.indicator)
        words = self._around(draft)
        phrase = self._phrases.get(id(draft))
        subject = self._items[phrase.first : phrase.last] if phrase is not None and phrase.mode == "phrase" else ()
        if any("interest-rate" in item.classes for item in words):
            return Kind.LEVEL, 1
        if any("growth" in item.classes for item in words):
            falling = any("fall" in item.classes for item in subject)
            return Kind.CHANGE, -1 if falling else 1
        if any("rate" in item.classes for item in words):
            return Kind.SHARE, 1
        if usual == "share":
            return Kind.SHARE, 1
        if usual == "change":
            return Kind.CHANGE, 1
        return Kind.SHARE, 1

    def is_index(self, draft: Draft) -> bool:
        """Tell whether a bare number is the reading of an index."""
        term = self._document.vocabulary.terms.get(draft.subject.indicator.iri) if draft.subject.indicator else None
        unit = (term.one("usualUnit") or "").rsplit("/", 1)[-1] if term else ""
        named = draft.subject.indicator is not None and "index" in draft.subject.indicator.label.lower().split()
        return (unit == "index" or named) and abs(draft.value) < 10_000

    def _around(self, draft: Draft) -> list[Item]:
        """Return the items of a figure's phrase and of its rule."""
        items = list(self._items)
        phrase = self._phrases.get(id(draft))
        found = draft.found
        chosen = items[phrase.first : phrase.last] if phrase is not None and phrase.mode == "phrase" else []
        if found is not None:
            chosen += items[found.first : found.last]
        return chosen

    def _fill(self, draft: Draft, phrase: Phrase, previous: Draft | None, *, share: bool = False) -> None:
        """Set the subject that a phrase gives, with what it leaves out taken from before."""
        if phrase.mode == "relative":
            if previous is not None and previous.at < phrase.last:
                self._take(draft, previous)
                return
            phrase = left_phrase(self._items, phrase.last)
        if phrase.mode != "phrase":
            self._take(draft, previous)
            return
        self._phrases[id(draft)] = phrase
        if self._refers(phrase):
            self._refer(draft, phrase, previous)
            return
        draft.subject = self._subject(phrase)
        self._complete_from(draft, previous, phrase, share=share)

    def _complete_from(self, draft: Draft, previous: Draft | None, phrase: Phrase, *, share: bool) -> None:
        """Give a subject without indicator the one spoken of, and an open indicator the industry spoken of."""
        subject = draft.subject
        if subject.indicator is None:
            if share and subject.industry is not None:
                draft.subject = replace(subject, indicator=self._linker.known("indicator", "share"))
                return
            known = self._moved_last(previous) if self._same_sort(draft) else None
            if (subject.industry is not None or subject.area is not None) and known is not None:
                industry = subject.industry or known.subject.industry
                draft.subject = replace(subject, indicator=known.subject.indicator, industry=industry)
                if known.sentence >= 0:
                    draft.inherit(Component.INDICATOR, sentence=known.sentence)
            elif subject.empty and self._clause_names(draft, phrase, previous):
                return
            else:
                minted = self._linker.indicator_candidate(*self._tokens(phrase))
                draft.subject = replace(subject, indicator=minted)
        elif subject.industry is None and subject.area is None:
            owned = self._items[phrase.first].lower in _OWNED or (
                phrase.first > 0 and self._items[phrase.first - 1].lower in _OWNED
            )
            if not (owned or self._partitive() or self._open(phrase)):
                return
            if owned and previous is None and self._owner is not None:
                draft.subject = replace(subject, industry=self._owner)
                draft.inherit(Component.INDUSTRY, sentence=draft.sentence.ordinal - 1)
                return
            known_subject = self._spoken_of(previous)
            if (known_subject is None or known_subject.industry is None) and owned:
                known_subject = self._memory.subject
            if (known_subject is None or known_subject.industry is None) and draft.kind in {Kind.CHANGE, Kind.GAP}:
                known_subject = (
                    self._headline.subject if self._headline.subject.indicator == subject.indicator else None
                )
            if known_subject is not None and known_subject.industry is not None:
                draft.subject = replace(subject, industry=known_subject.industry)
                self._inherit(draft, Component.INDUSTRY, previous)

    def _clause_names(self, draft: Draft, phrase: Phrase, previous: Draft | None) -> bool:
        """Let the subject of the clause name a figure whose nearest phrase names nothing that is known."""
        clause = sentence_subject(self._items, draft.at)
        if clause.mode != "phrase" or clause == phrase or not self._knows(clause):
            return False
        if previous is not None and previous.at > clause.first:
            return False
        self._fill(draft, clause, previous)
        return True

    def _moved_last(self, previous: Draft | None) -> _Memory | None:
        """Return what last moved: in the sentence, in the paragraph, or what the article is about."""
        if previous is not None and previous.kind is Kind.CHANGE:
            indicator = previous.subject.indicator
            if indicator is not None and not indicator.candidate:
                return _Memory(previous.subject)
        if self._sentence is not None and self._moved.paragraph == self._sentence.paragraph:
            return self._moved
        return self._headline if self._headline.sentence >= 0 else None

    def _open(self, phrase: Phrase) -> bool:
        """Tell whether a phrase is only an indicator that needs a thing to measure: "output", "the exports"."""
        first, last = self._tokens(phrase)
        indicators = self._linker.mentions("indicator", first, last)
        if len(indicators) != 1:
            return False
        words = self._document.tokens[first:last]
        label = [
            token.lower for token in words if token.lower not in {"the", "total", "overall", "its", "their", "also"}
        ]
        mention = indicators[0]
        if len(label) > mention.last - mention.first:
            return False
        return all(
            self._document.vocabulary.lookup("indicator", " ".join(label[i:])) == () for i in range(1, len(label))
        )

    def _moved_thing(self, draft: Draft, thing: Phrase, mover: Phrase, previous: Draft | None) -> None:
        """Name a figure by what is moved ("the yards raised *their output* by 3 percent"), and by who moves it."""
        self._fill(draft, thing, previous)
        if mover.mode == "phrase" and self._items[thing.first].lower in _OWNED | {"output", "production"}:
            own = self._linker.subject(*self._tokens(mover)).industry
            if own is not None:
                draft.subject = replace(draft.subject, industry=own)

    def _clause_industry(self, draft: Draft, end: int) -> None:
        """Take the industry of the clause's subject: "the mills did well, with a 3 percent increase in output"."""
        clause = sentence_subject(self._items, end)
        if clause.mode != "phrase":
            return
        industry = self._linker.subject(*self._tokens(clause)).industry
        if industry is not None and not industry.candidate:
            draft.subject = replace(draft.subject, industry=industry)

    def _specify(self, draft: Draft) -> None:
        """Take the thing that stands behind a movement: "fell by 3 percent *for consumer goods*"."""
        if draft.kind not in {Kind.CHANGE, Kind.GAP} or draft.unit not in {"percent", "percentage-point"}:
            return
        phrase = complement_after(self._items, draft.at + 1)
        if phrase.mode != "phrase" or self._items[phrase.first - 1].lower not in {"for", "in"}:
            return
        if self._items[phrase.first - 1].lower == "in" and draft.subject.industry is not None:
            return
        own = self._linker.subject(*self._tokens(phrase))
        if own.industry is not None and own.indicator is None:
            draft.subject = replace(draft.subject, industry=own.industry)

    def _complete(self, draft: Draft, phrase: Phrase) -> None:
        """Add what a phrase behind the number says: "rose 3 percent *in mining*"."""
        if phrase.mode != "phrase":
            return
        more = self._linker.subject(*self._tokens(phrase))
        draft.subject = filled(draft.subject, more)

    def _subject(self, phrase: Phrase) -> Subject:
        """Return what a phrase names; the words of "in X, output" are read too."""
        first, last = self._tokens(phrase)
        subject = self._linker.subject(first, last)
        if subject.indicator is not None and subject.industry is None:
            opening = self._opening(phrase)
            if opening is not None:
                subject = filled(subject, Subject(None, opening.industry, opening.area))
        return subject

    def _opening(self, phrase: Phrase) -> Subject | None:
        """Return what "In shipbuilding," at the head of the clause names."""
        index = phrase.first - 1
        if index < 1 or self._items[index].lower != ",":
            return None
        start = index - 1
        while start >= 0 and self._items[start].kind == "word" and self._items[start].lower not in {",", ";"}:
            start -= 1
        start += 1
        if start >= index or "preposition" not in self._items[start].classes:
            return None
        return self._linker.subject(self._items[start].first, self._items[index - 1].last)

    def _refers(self, phrase: Phrase) -> bool:
        """Tell whether a phrase only points back: "it", "the figure", "that of mining"."""
        words = [item for item in self._items[phrase.first : phrase.last] if item.kind == "word"]
        content = [
            w for w in words if w.classes.isdisjoint(("determiner", "adverb", "possessive")) or w.lower in _REFERRING
        ]
        if content and content[-1].lower in {"it", "they"}:
            return True
        if not content:
            return True
        if content[0].lower in {"that", "those"} and len(content) > 1 and content[1].lower in {"of", "for", "in"}:
            return True
        return all(word.lower in _REFERRING for word in content)

    def _refer(self, draft: Draft, phrase: Phrase, previous: Draft | None) -> None:
        known = self._spoken_of(previous) or Subject()
        moved = self._moved_last(previous)
        words = self._items[phrase.first : phrase.last]
        near = self._sentence is not None and self._memory.sentence == self._sentence.ordinal - 1
        pronoun = near and all(word.lower in _PRONOUNS for word in words if word.kind == "word" and not word.light)
        if (
            draft.unit == "percent"
            and moved is not None
            and not (pronoun and known.indicator is not None)
            and (known.indicator is None or known.indicator.candidate)
        ):
            known = moved.subject
        of = next(
            (
                i
                for i, w in enumerate(words)
                if w.lower in {"of", "for"} and i and words[i - 1].lower in {"that", "those"}
            ),
            None,
        )
        if known.indicator is None and any("growth" in word.classes for word in words):
            known = replace(known, indicator=self._linker.known("indicator", "gdp"))
        if of is None or phrase.first + of + 1 >= phrase.last:
            areas = self._linker.mentions("area", *self._tokens(phrase))
            draft.subject = replace(known, area=self._linker.concept(areas[0])) if areas else known
        else:
            rest = Phrase("phrase", phrase.first + of + 1, phrase.last)
            own = self._linker.subject(*self._tokens(rest))
            industry = own.industry or self._linker.candidate("industry", *self._tokens(rest))
            draft.subject = Subject(known.indicator, industry, own.area)
        self._inherit(draft, Component.INDICATOR, previous)

    def _take(self, draft: Draft, previous: Draft | None) -> None:
        """Take the subject of the figure before, or of the sentence before."""
        if previous is not None:
            self._share(draft, previous)
            return
        clause = sentence_subject(self._items, draft.at)
        if clause.mode == "phrase" and self._knows(clause):
            self._fill(draft, clause, None)
            return
        known = self._spoken_of(None)
        if known is not None:
            draft.subject = known
            self._inherit(draft, Component.INDICATOR, None)

    def _share(self, draft: Draft, previous: Draft) -> None:
        draft.subject = previous.subject
        phrase = self._phrases.get(id(previous))
        if phrase is not None:
            self._phrases[id(draft)] = phrase
        draft.inherited = [known for known in previous.inherited if known.component is not Component.PERIOD]

    def _spoken_of(self, previous: Draft | None) -> Subject | None:
        """Return what was measured last: in the sentence, else earlier in the paragraph."""
        if previous is not None:
            return previous.subject
        sentence = self._sentence
        if sentence is None or self._memory.paragraph != sentence.paragraph:
            return None
        return self._memory.subject

    def _inherit(self, draft: Draft, component: Component, previous: Draft | None) -> None:
        if previous is None and self._memory.sentence >= 0:
            draft.inherit(component, sentence=self._memory.sentence)

    def _same_sort(self, draft: Draft) -> bool:
        """Tell whether a figure can go on with the indicator spoken of: changes do, counts name their own."""
        return draft.unit == "percent" or draft.kind in {Kind.GAP, Kind.STREAK}

    def _partitive(self) -> bool:
        opening = " ".join(item.lower for item in self._items[:2])
        return any(opening.startswith(words) for words in _PARTITIVE)

    def _is_place(self, phrase: Phrase) -> bool:
        first, last = self._tokens(phrase)
        areas = self._linker.mentions("area", first, last)
        return bool(areas) and not self._linker.mentions("indicator", first, last) and areas[-1].last >= last

    def _part(self, draft: Draft, previous: Draft | None) -> None:
        """Name a share of something: "60 percent of villages have a doctor"."""
        after = draft.at + 1
        whole = right_phrase(self._items, after + 1) if after < len(self._items) else NOTHING
        before = subject_before(self._items, draft.at)
        if before.mode == "phrase" and not self._refers(before):
            self._fill(draft, before, previous)
            if whole.mode == "phrase":
                self._complete(draft, whole)
            return
        if whole.mode == "phrase":
            subject = self._linker.subject(*self._tokens(whole))
            minted = subject.indicator or self._linker.indicator_candidate(*self._tokens(whole))
            draft.subject = replace(subject, indicator=minted)
            self._phrases[id(draft)] = whole
            return
        self._take(draft, previous)

    def _tokens(self, phrase: Phrase) -> tuple[int, int]:
        return self._items[phrase.first].first, self._items[phrase.last - 1].last

    def _hand_out(self, drafts: Sequence[Draft], phrase: Phrase) -> None:
        """Give each of the figures that share a phrase its own joined thing, where their numbers agree."""
        groups = _same_unit_runs(drafts)
        first, last = self._tokens(phrase)
        for group in groups:
            parts = self._conjuncts(first, last, len(group))
            if parts is None:
                continue
            scheme, mentions = parts
            for draft, mention in zip(group, mentions, strict=True):
                concept = self._linker.concept(mention)
                draft.subject = (
                    replace(draft.subject, indicator=concept)
                    if scheme == "indicator"
                    else replace(draft.subject, industry=concept)
                )

    def _conjuncts(self, first: int, last: int, count: int) -> tuple[str, list[Mention]] | None:
        """Return as many joined indicators or industries of a phrase as there are figures."""
        if count < 2:
            return None
        tokens = self._document.tokens
        for scheme in ("indicator", "industry"):
            mentions = self._linker.mentions(scheme, first, last)
            run = list(mentions)
            joined = [
                m
                for i, m in enumerate(run)
                if (i and tokens[run[i - 1].last].lower in {",", "and", "or"})
                or (i + 1 < len(run) and m.last < len(tokens) and tokens[m.last].lower in {",", "and", "or"})
            ]
            if len(joined) == count:
                return scheme, joined
        return None


def _match_runs(made: Sequence[Draft]) -> None:
    """Give the changes after a list of levels their subjects: "3 million built and 2 sold, up 5 and 4 percent"."""
    runs = _same_unit_runs(made)
    for levels, changes in pairwise(runs):
        same = len(levels) == len(changes) > 1 and levels[0].kind is Kind.LEVEL and changes[0].kind is Kind.CHANGE
        copied = same and all(change.subject == changes[0].subject for change in changes)
        if copied and changes[0].subject in [level.subject for level in levels]:
            for level, change in zip(levels, changes, strict=True):
                change.subject = level.subject


def _same_unit_runs(drafts: Sequence[Draft]) -> list[list[Draft]]:
    """Split figures into runs of one unit and kind: levels first, then their changes."""
    runs: list[list[Draft]] = []
    for draft in drafts:
        if runs and (runs[-1][-1].unit, runs[-1][-1].kind) == (draft.unit, draft.kind):
            runs[-1].append(draft)
        else:
            runs.append([draft])
    return runs


def unspecified(document: Document) -> Concept:
    """Return the indicator of a figure of which the text says too little."""
    concept = Linker(document).known("indicator", "unspecified")
    assert concept is not None
    return concept
