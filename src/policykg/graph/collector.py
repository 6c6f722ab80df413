"""What all parts of the graph share: the triples made so far, evidence, statements, candidates and concepts."""

from __future__ import annotations

from collections.abc import Iterable

from policykg import iris
from policykg.article import Article
from policykg.facts import Attribution, Concept, Evidence, Extraction, Inheritance, Period, Span
from policykg.graph import periods
from policykg.graph import terms as t
from policykg.ntriples import Triple, integer, iri, text
from policykg.vocabulary import Vocabulary

_CONTEXT = 32  # characters of prefix and suffix that a quote carries


class Collector:
    """Gathers the triples of one article; each node is described once, however often it is mentioned."""

    def __init__(self, extraction: Extraction, article: Article, vocabulary: Vocabulary) -> None:
        self.extraction = extraction
        self.vocabulary = vocabulary
        self.key = article.key
        self.article = iri(article.iri)
        self.triples: list[Triple] = []
        self.shared: list[Triple] = []
        self._described: set[object] = set()
        self._stated: dict[str, str] = {}
        self._labels: dict[tuple[str, str], str] = {}
        # Ordinals of the sentences in which something is stated.
        self.stating: set[int] = set()
        # The event that speakers of the article spoke at, once the events are described.
        self.event_of_speaker: dict[str, str] = {}

    def add(self, *triples: Triple) -> None:
        """Take triples as they are."""
        self.triples.extend(triples)

    def share(self, *triples: Triple) -> None:
        """Take triples about a node that articles share, such as a period: said of it once, whoever mentions it."""
        self.shared.extend(triples)

    def first_time(self, node: object) -> bool:
        """Tell whether a node is met for the first time, so that it is to be described now."""
        if node in self._described:
            return False
        self._described.add(node)
        return True

    def part(self, kind: str, *identity: str) -> str:
        """Return the term of a node inside this article."""
        return f"<{iris.part(self.key, kind, *identity)}>"

    def sentence(self, ordinal: int) -> str:
        """Return the term of a sentence."""
        return f"<{iris.sentence(self.key, ordinal)}>"

    def concept(self, scheme: str, code: str) -> str:
        """Return the term of a concept of one of our schemes, named by its code."""
        return iri(iris.concept(scheme, code))

    def label_of(self, scheme: str, code: str) -> str:
        """Return the English label of a code, the code's own words where the vocabulary lacks it."""
        known = self._labels.get((scheme, code))
        if known is None:
            found = self.vocabulary.find(scheme, code)
            known = self._labels[scheme, code] = found.label if found else code.replace("-", " ")
        return known

    def period(self, period: Period | None) -> str:
        """Describe a period and return its term."""
        if self.first_time(period):
            self.shared += periods.describe(period)
        return periods.term(period)

    def evidence(self, span: Span) -> str:
        """Describe the words at a span by quote and by position; return the term of the evidence."""
        node = self.part("evidence", str(span.start), str(span.end))
        if self.first_time(node):
            body = self.extraction.body
            quote, position = f"{node[:-1]}/quote>", f"{node[:-1]}/position>"
            self.triples += (
                (node, t.A, t.SPECIFIC_RESOURCE),
                (node, t.HAS_SOURCE, self.article),
                (node, t.HAS_SELECTOR, quote),
                (node, t.HAS_SELECTOR, position),
                (quote, t.A, t.QUOTE_SELECTOR),
                (quote, t.EXACT, text(body[span.start : span.end])),
                (quote, t.PREFIX, text(body[max(0, span.start - _CONTEXT) : span.start])),
                (quote, t.SUFFIX, text(body[span.end : span.end + _CONTEXT])),
                (position, t.A, t.POSITION_SELECTOR),
                (position, t.SELECTOR_START, integer(span.start)),
                (position, t.SELECTOR_END, integer(span.end)),
            )
        return node

    def known_or_candidate(self, concept: Concept, fallback: Span) -> str:
        """Return a concept's term; describe it where it is a candidate, with the words that name it.

        ``fallback`` is the span of the fact, for a candidate whose own words were not kept.
        """
        node = iri(concept.iri)
        if concept.candidate:
            self.candidate(node, concept.label, concept.span or fallback)
        return node

    def candidate(self, node: str, label: str, span: Span | None) -> None:
        """Describe a thing that the text names and no vocabulary knows yet; ``span`` is where it is named."""
        kind = node[1:].removeprefix(iris.BASE).split("/")[1]  # …/candidate/{kind}/{slug}
        if self.first_time(node):
            self.shared += (
                (node, t.A, t.CANDIDATE),
                (node, t.A, t.ORGANISATION if kind == "organisation" else t.CONCEPT),
                (node, t.PREFERRED_LABEL, text(label, "en")),
                (node, t.IN_SCHEME, iri(iris.scheme(kind))),
            )
        if span is not None and self.first_time((node, span)):
            self.triples.append((node, t.EVIDENCE, self.evidence(span)))

    def unit(self, code: str, span: Span) -> str:
        """Return the term of a unit: of the vocabulary, or a candidate under its English name."""
        if self.vocabulary.find("unit", code):
            return self.concept("unit", code)
        node = iri(iris.candidate("unit", code))
        self.candidate(node, code, span)
        return node

    def speaker(self, speaker: Attribution, fallback: Span) -> str:
        """Return the term of a person or organisation that said something, described where no one else does."""
        node = iri(speaker.iri)
        if speaker.person:
            self.person(node, speaker.label, speaker.span or fallback)
        elif speaker.iri.startswith(f"{iris.BASE}candidate/"):
            self.candidate(node, speaker.label, speaker.span or fallback)
        return node

    def person(self, node: str, name: str, span: Span) -> None:
        """Describe a person by name and by the words that name them."""
        if self.first_time(node):
            self.shared += ((node, t.A, t.PERSON), (node, t.NAME, text(name)))
        if self.first_time((node, span)):
            self.triples.append((node, t.EVIDENCE, self.evidence(span)))

    def statement(self, fact: str, evidence: Evidence, extra: Iterable[tuple[str, str]] = ()) -> None:
        """State a fact: who says it, in which words and sentence, by which rule, with what inherited from where.

        Args:
            fact: the term of the fact.
            evidence: the words and the speaker.
            extra: further properties and values of the statement.
        """
        span = evidence.span
        speaker = self.speaker(evidence.attributed_to, span) if evidence.attributed_to else ""
        extra = tuple(extra)
        node = self.part(
            "statement", fact, str(span.start), str(span.end), speaker, *(value for pair in extra for value in pair)
        )
        if not self.first_time(node):
            return
        self.stating.add(evidence.sentence)
        add = self.triples.append
        add((node, t.A, t.STATEMENT))
        add((node, t.STATES, fact))
        add((node, t.EVIDENCE, self.evidence(span)))
        add((node, t.IN_SENTENCE, self.sentence(evidence.sentence)))
        add((node, t.IN_ARTICLE, self.article))
        add((node, t.RULE, text(evidence.rule)))
        for predicate, value in extra:
            add((node, predicate, value))
        if speaker:
            add((node, t.ATTRIBUTED_TO, speaker))
            event = self.event_of_speaker.get(speaker)
            if event:
                add((node, t.MADE_AT, event))
        for inherited in evidence.inherited:
            add((node, t.INHERITED[inherited.component], self._text_unit(inherited)))
        earlier = self._stated.setdefault(fact, node)
        if earlier != node:
            add((node, t.RESTATES, earlier))

    def _text_unit(self, inherited: Inheritance) -> str:
        if inherited.sentence is not None:
            return self.sentence(inherited.sentence)
        return f"<{iris.header_field(self.key, inherited.header or 'title')}>"
