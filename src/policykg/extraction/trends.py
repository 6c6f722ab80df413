"""Movements without a number and comparisons without an amount; after the observations, part of the narrative.

``rules/trends.toml`` holds the movements. A clause that states a number is an observation's, not a trend's.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from policykg import iris
from policykg.extraction.noun_subjects import noun_subject
from policykg.extraction.observations.linking import Linker, Subject
from policykg.extraction.observations.places import stated_area
from policykg.extraction.timeframe import Timeframe
from policykg.extraction.wordrules import Match, RuleSet, forms_of, is_manner, skip_adverbs
from policykg.extraction.words import any_list, read_rules, word_lists
from policykg.facts import Comparison, Concept, Evidence, Kind, Observation, Reading, Trend

if TYPE_CHECKING:
    from policykg.extraction.document import Document
    from policykg.extraction.sentences import TextSentence

_CLAUSE_ENDS: Final = frozenset({",", ";", ":", ".", "while", "but", "\u2014"})
_ARTICLES: Final = frozenset({"the", "that", "those", "growth", "rate", "of", "a"})
_COMPARED: Final = word_lists()["comparative"]
_LESS: Final = word_lists()["lesser"]
_FUTURE: Final = frozenset({"will", "would", "to", "could", "may", "might", "can", "should", "not", "be", "expected"})
_SHARE: Final = f"{iris.BASE}measure-kind/share"


@lru_cache(maxsize=1)
def rules() -> RuleSet:
    """Return the rules of trends."""
    return RuleSet(read_rules("trends")["rule"])


@dataclass(frozen=True, slots=True)
class Movements:
    """Finds the trends and comparisons of one document."""

    document: Document
    linker: Linker
    time: Timeframe
    valued: frozenset[int]  # tokens that are values of observations
    area: Concept | None

    def trends(self, sentence: TextSentence) -> list[Trend]:
        """Return the trends of a sentence."""
        tokens, found, reached, known = self.document.tokens, list[Trend](), sentence.first, rules()
        for index in known.places(self.document.lowers, sentence.first, sentence.last):
            if index < reached:
                continue
            for match in known.matches(tokens, index, sentence.last):
                trend = self._trend(match, sentence)
                if trend is not None:
                    found.append(trend)
                    reached = match.last
                    break
        return found

    def _trend(self, match: Match, sentence: TextSentence) -> Trend | None:
        """Return the trend of a match, if something that can move stands where it must."""
        tokens = self.document.tokens
        end = self._clause_end(match.last, sentence)
        if match.first > sentence.first and tokens[match.first - 1].lower in _FUTURE:
            return None
        if match.rule.value("plain") and not self._finite(match, sentence):
            return None
        if any(place in self.valued for place in range(match.first, end)):
            return None
        if match.rule.value("after"):
            first, last = match.last, self._clause_end(match.last, sentence, joints=True)
            subject = self._subject(first, last)
            start, stop = match.last - 1, last
        else:
            phrase = noun_subject(tokens, match.first, sentence)
            if phrase is None or any(place in self.valued for place in range(phrase.first, match.first)):
                return None
            subject = self._subject(phrase.first, match.first, phrase.head)
            start, stop = phrase.first, max(end, match.last)
        if subject is None:
            return None
        period, inherited = self.time.of(sentence, start, stop)
        area = subject.area or self._stated_area(sentence)
        if area is None:
            inherited += self.time.area
        evidence = Evidence(self.document.span(start, stop), sentence.ordinal, match.rule.name, inherited=inherited)
        indicator = subject.indicator or self.linker.known("indicator", "unspecified")
        if indicator is None:
            return None
        direction = str(match.rule.value("direction"))
        readings = self._readings(indicator, match) if match.rule.value("evaluating") else ()
        return Trend(evidence, direction, indicator, subject.industry, period, area or self.area, readings)

    def _stated_area(self, sentence: TextSentence) -> Concept | None:
        """Return the article's own area where the sentence names it."""
        return stated_area(self.document, sentence, self.area) if self.area is not None else None

    def _readings(self, indicator: Concept, match: Match) -> tuple[Reading, ...]:
        """Read "enhanced traffic" both ways, where the vocabulary knows a share beside the amount that is enhanced."""
        vocabulary = self.document.vocabulary
        term = vocabulary.terms.get(indicator.iri)
        related = (vocabulary.terms.get(iri) for iri in term.all("related")) if term is not None else ()
        share = next((other for other in related if other is not None and other.one("usualKind") == _SHARE), None)
        if share is None:
            return ()
        word = self.document.tokens[match.last - 1].lower
        reason = f"“{word}” values a change and does not say whether the amount grew or its part of a whole."
        return Reading(f"more {indicator.label}", reason, Kind.LEVEL), Reading(
            f"a larger {share.label}", reason, Kind.SHARE
        )

    def _finite(self, match: Match, sentence: TextSentence) -> bool:
        """Tell whether a verb of movement is the clause's verb without an object, no noun or adjective."""
        tokens, _lists = self.document.tokens, word_lists()
        last = tokens[match.last - 1].lower
        single = match.last - match.first == 1
        if single and (last.endswith("ing") or last in _base_forms()):
            return False
        if single and tokens[match.first - 1].lower in _BEFORE_NOUNS:
            return False
        if match.last >= sentence.last:
            return True
        after = tokens[match.last].lower
        return (
            not after[0].isalnum()
            or after in _AFTER_VERBS
            or after in {"and", "but", "or", "when", "last", "this", "earlier", "late"}
            or is_manner(after)
        )

    def _clause_end(self, index: int, sentence: TextSentence, *, joints: bool = False) -> int:
        """Return where the clause ends that goes on at a token."""
        tokens = self.document.tokens
        while index < sentence.last:
            lower = tokens[index].lower
            if lower in _CLAUSE_ENDS or (joints and lower == "and"):
                break
            index += 1
        return index

    def _subject(self, first: int, last: int, head: str | None = None) -> Subject | None:
        """Return what moves: something the vocabularies know, or a noun that can move."""
        tokens, measured = self.document.tokens, word_lists()["measured"]
        if first >= last or last - first > 16:
            return None
        subject = self.linker.subject(first, last)
        if subject.indicator is not None or subject.industry is not None:
            return subject
        words = {token.lower for token in tokens[first:last]}
        if (head in measured) or (head is None and words & measured):
            candidate = self.linker.indicator_candidate(first, last)
            if candidate is not None:
                return Subject(candidate, None, subject.area)
        return None

    def comparisons(
        self, sentence: TextSentence, observations: Sequence[Observation], words: frozenset[str]
    ) -> list[Comparison]:
        """Return the comparisons of a sentence that give no amount: "outpacing overall investment"."""
        tokens, found = self.document.tokens, list[Comparison]()
        if words.isdisjoint(_EXCEEDING) and words.isdisjoint(_TRAILING) and words.isdisjoint(_COMPARED):
            return found
        for index in range(sentence.first + 1, sentence.last - 1):
            lower = tokens[index].lower
            if lower in _EXCEEDING or lower in _TRAILING:
                first, reach, relation = index + 1, index, "greater" if lower in _EXCEEDING else "less"
            elif lower in _COMPARED and tokens[index + 1].lower == "than":
                first, reach, relation = index + 2, index - 1, "less" if lower in _LESS else "greater"
            else:
                continue
            end = self._clause_end(first, sentence)
            if end <= first or any(place in self.valued for place in range(reach, end)):
                continue
            made = self._comparison(sentence, index, (first, end), relation, observations)
            if made is not None:
                found.append(made)
        return found

    def _comparison(
        self,
        sentence: TextSentence,
        index: int,
        against: tuple[int, int],
        relation: str,
        observations: Sequence[Observation],
    ) -> Comparison | None:
        """Return the comparison of what stands before a token with the noun phrase after it."""
        tokens = self.document.tokens
        start = self.document.tokens[index].start
        earlier = [o for o in observations if o.evidence.sentence == sentence.ordinal and o.value_span.end <= start]
        other = self.linker.subject(*against)
        if other.indicator is None and other.industry is None:
            return None
        first = against[0]
        while first < against[1] and tokens[first].lower in _ARTICLES:
            first += 1
        comparator = self.document.words(min(first, against[1] - 1), against[1])
        begin = skip_adverbs(tokens, index, sentence.last)
        if earlier:
            last = earlier[-1]
            indicator, industry, period = last.indicator, last.industry, last.period
            inherited = last.evidence.inherited
        else:
            phrase = noun_subject(tokens, index, sentence)
            subject = self._subject(phrase.first, index, phrase.head) if phrase is not None else None
            if phrase is None or subject is None or subject.indicator is None:
                return None
            begin, indicator, industry = phrase.first, subject.indicator, subject.industry
            period, inherited = self.time.of(sentence, begin, against[1])
            inherited += self.time.area
        evidence = Evidence(self.document.span(begin, against[1]), sentence.ordinal, "outpaces", inherited=inherited)
        return Comparison(evidence, relation, indicator, comparator, industry, period, self.area)


@lru_cache(maxsize=1)
def _base_forms() -> frozenset[str]:
    """Return the base forms of movements, which are as often nouns."""
    lists = word_lists()
    names = ("growing", "falling", "getting_better", "getting_worse", "speeding", "slowing")
    return frozenset(word.partition("_")[0] for name in names for word in lists[name])


_EXCEEDING: Final = forms_of("exceeding")  # the forms of the verbs that put a figure above another
_TRAILING: Final = forms_of("trailing")  # and below it
_BEFORE_NOUNS: Final = any_list("determiner", "degree", "preposition")
_AFTER_VERBS: Final = any_list("preposition", "adverb", "clause_opener", "time_word")
