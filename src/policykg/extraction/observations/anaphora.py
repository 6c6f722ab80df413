"""What a phrase means that only points back: "it", "they", "the figure", "the volume", "that of mining".

Comes after ``phrases`` (what the words say) and ``discourse`` (what was said before), and before ``resolving``.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from policykg import iris
from policykg.extraction.inflection import singular
from policykg.extraction.items import Item
from policykg.extraction.observations.discourse import Discourse
from policykg.extraction.observations.drafts import Draft, is_money
from policykg.extraction.observations.linking import Linker, Subject, code_of, filled
from policykg.extraction.observations.noun_phrases import NOTHING, Phrase
from policykg.extraction.observations.phrases import PhraseReader
from policykg.extraction.observations.subjects import sentence_subject
from policykg.extraction.observations.told_figures import Told
from policykg.extraction.observations.vocables import figure_words
from policykg.facts import Component

_SENTENCES: Final = 1  # how far back the economy counts as just spoken of
_COUNTED: Final = "number of "
_SET_OFF: Final = "a rate set between commas"  # the name of a rule
_GAUGES: Final = frozenset({"index", "gauge", "reading"})
_NUMBERS: Final = frozenset({"number", "numbers", "count"})
_TURNS: Final = frozenset({"former", "latter"})
_BORDERS: Final = frozenset({";", ",", "and", "but", "while", "whereas"})
_ANNOUNCING: Final = (
    ["as", "for"],
    ["as", "to"],
    ["turning", "to"],
    ["in", "the", "case", "of"],
    ["regarding"],
    ["concerning"],
    ["for"],
    ["among"],
    ["in"],
)


class Anaphora:
    """Sets the subjects of figures whose phrase points back."""

    def __init__(self, linker: Linker, discourse: Discourse) -> None:
        self._linker = linker
        self._discourse = discourse

    def resolve(self, draft: Draft, phrase: Phrase, previous: Draft | None, reader: PhraseReader) -> None:
        """Set the subject of a figure to what its phrase points at.

        Args:
            draft: the figure.
            phrase: a phrase that names nothing itself.
            previous: the figure before it in the sentence.
            reader: reads the phrases of the sentence.
        """
        noun = reader.pointed(phrase)
        owned = reader.owned(phrase)
        opens = noun and not owned and previous is None and self._points_at_opening(draft, noun, phrase, reader)
        if opens or self._is_had_by_those(draft, phrase, reader):
            return
        told = self._told(noun, owned=owned) if noun and previous is None else None
        if told is None and noun in _NUMBERS and owned and previous is None and self._discourse.owner is not None:
            owner = self._discourse.owner
            draft.subject = Subject(self._linker.number_of(owner), owner)
            draft.inherit(Component.INDUSTRY, sentence=draft.sentence.ordinal - 1)
            return
        foretold = owned and _is_of_reporter(phrase, reader)  # "*the bank* raised *its growth* forecast"
        if noun == "growth" and previous is None and (foretold or self._is_of_economy(draft, phrase, reader)):
            draft.subject = Subject(self._linker.known("indicator", "gdp"), None, reader.area_of(phrase))
            return
        topic = self._announced(phrase, reader, previous)
        if topic.indicator is not None:
            draft.subject = topic
            return
        if not topic.empty:
            known = told.subject if told is not None else self._known(draft, phrase, previous, reader)
            draft.subject = filled(replace(topic, indicator=self._linker.head_of(known.indicator)), known)
            self._discourse.inherit(draft, Component.INDICATOR, previous)
            return
        if previous is None and self.choose(draft, reader):
            return
        clause = self._clause_before(phrase, reader) if previous is None and not noun else NOTHING
        if clause.mode == "phrase":
            own = reader.subject(clause)
            minted = own.indicator or self._linker.indicator_candidate(*reader.tokens(clause))
            known = self._discourse.spoken_of(None) or Subject()
            draft.subject = filled(replace(own, indicator=minted), known)  # "*confidence* held up, but it is to fall"
            return
        self._take_known(draft, phrase, previous, reader, told)

    def _take_known(
        self, draft: Draft, phrase: Phrase, previous: Draft | None, reader: PhraseReader, told: Told | None
    ) -> None:
        """Set the subject of a figure to what was spoken of, with what its phrase adds."""
        noun = reader.pointed(phrase)
        owned = reader.owned(phrase)
        known = self._known(draft, phrase, previous, reader)
        if noun and owned:
            whose = reader.spoken_before(phrase)
            if not whose.empty:
                draft.subject = filled(whose, told.subject if told is not None else known)
                return
        part = reader.compared_part(phrase)
        if part.mode == "phrase":
            draft.subject = self._compared(known, part, reader)
        elif told is not None:
            draft.subject = _in_money(reader.with_area(told.subject, phrase), draft, noun)
            draft.inherit(Component.INDICATOR, sentence=told.sentence)
            return
        elif not noun and previous is None and self._points_at_text(draft, phrase, reader):
            return
        else:
            draft.subject = _in_money(reader.with_area(known, phrase), draft, noun)
        if draft.subject.indicator is None and noun in figure_words("naming_itself"):
            minted = self._linker.indicator_candidate(*reader.tokens(phrase))
            draft.subject = replace(draft.subject, indicator=minted)  # "*the index* closed at 3,000"
            return
        if draft.subject.indicator is None and previous is None and phrase.first:
            named = self._linker.mentions("indicator", reader.items[0].first, reader.items[phrase.first].first)
            own = reader.named_before(phrase.first)
            if own.indicator is None and named:
                own = Subject(self._linker.concept(named[-1]))  # "data on *exports* show the figure up by"
            draft.subject = filled(draft.subject, own)
            return
        self._discourse.inherit(draft, Component.INDICATOR, previous)

    def _is_had_by_those(self, draft: Draft, phrase: Phrase, reader: PhraseReader) -> bool:
        """Let a figure measure what those have who are told apart: "mills, *those with a turnover* of 3 million"."""
        words = reader.words(phrase)
        if len(words) < 3 or words[0].lower != "those" or words[1].lower != "with":
            return False
        had = Phrase("phrase", phrase.first + 2, phrase.last)
        draft.subject = Subject(reader.subject(had).indicator or self._linker.indicator_candidate(*reader.tokens(had)))
        return True

    def part(self, draft: Draft, phrase: Phrase, previous: Draft | None, reader: PhraseReader) -> bool:
        """Set the subject of "the rate for *men*": what was just measured in the same unit, of another thing.

        Args:
            draft: the figure.
            phrase: a phrase that can point back at what was measured, and say for what it is now.
            previous: the figure before it in the sentence.
            reader: reads the phrases of the sentence.

        Returns:
            Whether it does.
        """
        part = reader.pointed_part(phrase)
        if previous is not None:
            beside = part.mode == "phrase" and previous.unit == draft.unit and phrase.first > previous.at
            if not beside or previous.subject.indicator is None or reader.names_indicator(part):
                return False
            draft.subject = self._compared(previous.subject, part, reader)
            return True
        told = self._discourse.figures.recall(reader.pointed(phrase)) if part.mode == "phrase" else None
        if part.mode != "phrase" or reader.names_indicator(part):
            return False
        known = told.subject if told is not None else (self._discourse.spoken_of(None) or Subject())
        gauged = part.mode == "phrase" and not _GAUGES.isdisjoint(item.lower for item in reader.words(phrase)[:2])
        moved = self._discourse.moved_last(None) if gauged else None
        if known.indicator is None and moved is not None:
            known = moved.subject  # "*the index* for Norway": that of what the article is about
        if known.indicator is None or (told is not None and told.unit != draft.unit):
            return False
        draft.subject = self._compared(known, part, reader)
        self._discourse.inherit(draft, Component.INDICATOR, None)
        return True

    def _points_at_opening(self, draft: Draft, noun: str, phrase: Phrase, reader: PhraseReader) -> bool:
        """Let a noun mean what the sentence before begins with and gives no figure of: "*Inflation* fell. The rate"."""
        opened = self._discourse.opened_anew() if noun not in figure_words("counting_noun") else None
        if opened is None or (noun == "growth" and code_of(opened.indicator) in figure_words("never_grows")):
            return False
        if reader.compared_part(phrase).mode == "phrase" or reader.spoken_before(phrase).indicator is not None:
            return False
        draft.subject = reader.with_area(opened, phrase)
        draft.inherit(Component.INDICATOR, sentence=draft.sentence.ordinal - 1)
        return True

    def _is_of_economy(self, draft: Draft, phrase: Phrase, reader: PhraseReader) -> bool:
        """Tell whether "growth" without an article is that of the economy: of that the text has just spoken.

        It is too where what was measured last never grows: "the jobless rate fell to 5 percent. But *growth* of 0.1".
        """
        if any(not word.classes.isdisjoint(("determiner", "possessive")) for word in reader.words(phrase)):
            return False
        return self._has_economy_grow(draft)

    def grows_alone(self, draft: Draft) -> bool:
        """Tell whether a figure is one of growth with no word of what grows, which is that of the economy then."""
        found, items = draft.found, draft.items
        if found is None or items[found.first].lower != "growth":
            return False
        given = found.first > 0 and not items[found.first - 1].classes.isdisjoint(("determiner", "possessive"))
        return not given and self._has_economy_grow(draft)

    def _has_economy_grow(self, draft: Draft) -> bool:
        """Tell whether growth of which nothing else is said is that of the economy."""
        known = self._discourse.measured_last().indicator
        if code_of(known) in figure_words("never_grows") or not self._discourse.just_spoken():
            return draft.unit == "percent"
        return draft.unit == "percent" and not self._discourse.words_before(_SENTENCES).isdisjoint(
            figure_words("economy")
        )

    def _clause_before(self, phrase: Phrase, reader: PhraseReader) -> Phrase:
        """Return what the clause before a pronoun measures, where a conjunction joins the two; else nothing."""
        items, index = reader.items, phrase.first - 1
        while index > 0 and items[index].light:
            index -= 1
        if index < 1 or not reader.is_pronoun(phrase) or items[index].lower not in figure_words("joining"):
            return NOTHING
        clause = sentence_subject(items, index - (items[index - 1].lower == ","))
        if clause.mode != "phrase" or reader.refers(clause) or reader.is_reporter(clause):
            return NOTHING
        return clause if reader.names_indicator(clause) or reader.is_measure(clause) else NOTHING

    def choose(self, draft: Draft, reader: PhraseReader) -> bool:
        """Let "the former" or "the latter" before a figure choose between two things measured just before."""
        items, hollow = reader.items, figure_words("hollow")  # not "the latter half of the year"
        turns = (i for i in range(draft.at) if items[i].lower in _TURNS and items[i + 1].lower not in hollow)
        turn = next((items[i].lower for i in reversed(list(turns))), "")
        chosen = self._discourse.figures.one_of_two(turn) if turn else None
        if chosen is None:
            return False
        draft.subject = chosen.subject
        draft.inherit(Component.INDICATOR, sentence=chosen.sentence)
        return True

    def _announced(self, phrase: Phrase, reader: PhraseReader, previous: Draft | None) -> Subject:
        """Return what a clause announces at its head: "*As for pay*, it rose", "*for tin*, the gain was"."""
        items = reader.items
        start = 0 if previous is None else _clause_after(items, previous.at, phrase.last)
        opening = next((start + len(led) for led in _ANNOUNCING if _opens(items, start, led)), 0)
        last = phrase.first if phrase.first > opening else phrase.last - 1  # "for *tin it* was 3 percent"
        if not opening or last <= opening or (previous is not None and not start):
            return Subject()
        end = next((i for i in range(opening, last) if items[i].lower == ","), last)
        if any(item.kind != "word" for item in items[opening:end]):
            return Subject()  # "for the first three months, it rose"
        what = Phrase("phrase", opening, end)
        own = self._linker.subject(*reader.tokens(what))
        if own.indicator is not None:
            return own if items[0].lower not in {"for", "among"} else Subject()
        if own.industry is None and not reader.is_place(what) and not (reader.is_hollow(what) or reader.refers(what)):
            own = replace(own, industry=self._linker.thing(*reader.tokens(what)))
        return own

    def _told(self, noun: str, *, owned: bool) -> Told | None:
        """Return the figure that a noun of measurement points at; "their number" needs a count just before."""
        if owned and noun in _NUMBERS:
            told = self._discourse.figures.last_count()
            return told if self._discourse.is_near(told) or self._discourse.owner is None else None
        return self._discourse.figures.recall(noun)

    def _points_at_text(self, draft: Draft, phrase: Phrase, reader: PhraseReader) -> bool:
        """Let a pronoun mean what the words just before it name, where no figure stands there: "*Costs* fell: they"."""
        if not reader.is_pronoun(phrase):
            return False
        opened = reader.clause_before(draft.at)
        if opened.mode == "phrase":
            own = reader.subject(opened)
            minted = own.indicator or self._linker.indicator_candidate(*reader.tokens(opened))
            draft.subject = replace(own, indicator=minted)
            return True
        if self._discourse.just_spoken():
            return False
        before = self._discourse.named_before()
        if before is None or before.indicator is None:
            return False
        draft.subject = before
        draft.inherit(Component.INDICATOR, sentence=draft.sentence.ordinal - 1)
        return True

    def _known(self, draft: Draft, phrase: Phrase, previous: Draft | None, reader: PhraseReader) -> Subject:
        """Return what was measured last: for a change of percent the last movement of a known indicator."""
        known = self._discourse.spoken_of(previous) or Subject()
        if known.empty and self._discourse.just_spoken():
            known = self._discourse.measured_last()  # papers of one-sentence paragraphs go on with the one before
        moved = self._discourse.moved_last(previous)
        candidate = known.indicator is None or known.indicator.candidate
        alone = previous is None and not self._discourse.just_spoken() and not reader.pointed(phrase)
        named = self._discourse.opened_with() if alone else None
        if named is not None:
            return named  # "*Profits* recovered. Those of the mills …"
        pronoun = self._discourse.just_spoken() and reader.is_pronoun(phrase) and known.indicator is not None
        pronoun = pronoun and draft.rule != _SET_OFF  # "prices rose in 7 towns. *It* was highest in Stow, at 3 percent"
        if draft.unit == "percent" and moved is not None and candidate and not pronoun:
            known = moved.subject
        if known.indicator is None and moved is not None and reader.pointed(phrase) in _GAUGES:
            known = moved.subject  # "*the index* fell to 96" is that of what the article began with
        if known.indicator is None and any("growth" in word.classes for word in reader.words(phrase)):
            known = replace(known, indicator=self._linker.known("indicator", "gdp"))
        if known.indicator is None and previous is None and reader.pointed(phrase) in figure_words("gauge"):
            known = replace(known, indicator=self._discourse.topic_of_title())
        return known

    def _compared(self, known: Subject, part: Phrase, reader: PhraseReader) -> Subject:
        """Return the subject of "that of *mining*" or "that for *orders*": another thing, another measure, or place."""
        own = self._linker.subject(*reader.tokens(part))
        if own.indicator is not None:
            return Subject(own.indicator, own.industry or known.industry, own.area)
        if own.industry is None and reader.is_place(part):
            return Subject(known.indicator, known.industry, own.area)
        industry = own.industry or self._linker.thing(*reader.tokens(part))
        return Subject(self._linker.head_of(known.indicator), industry, own.area)


def _clause_after(items: list[Item], at: int, end: int) -> int:
    """Return where the clause behind a figure begins: "among women 7 percent; *among men* it was 8"; 0 for none."""
    marked = next((index for index in range(at + 1, end) if items[index].lower in _BORDERS), end)
    while marked < end and items[marked].lower in _BORDERS:
        marked += 1
    return marked if marked < end else 0


def _opens(items: list[Item], start: int, words: list[str]) -> bool:
    return [item.lower for item in items[start : start + len(words)]] == words


def _is_of_reporter(phrase: Phrase, reader: PhraseReader) -> bool:
    """Tell whether the clause of a phrase is about who only expects or reports: what it owns is its forecast."""
    clause = sentence_subject(reader.items, phrase.first)
    return clause.mode == "phrase" and clause.last <= phrase.first and reader.is_reporter(clause)


def _in_money(subject: Subject, draft: Draft, noun: str) -> Subject:
    """Return the value of what was counted before, where it is given in money: "300 loans, with a *value* of"."""
    counted = subject.indicator
    if counted is None or not counted.candidate or not counted.label.startswith(_COUNTED) or not is_money(draft.unit):
        return subject
    label = f"{singular(noun or 'value')} of {counted.label.removeprefix(_COUNTED)}"
    return replace(subject, indicator=replace(counted, iri=iris.candidate("indicator", label), label=label))
