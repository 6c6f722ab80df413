"""One article and the facts found in it, and the ways to write them down; between extraction and whoever prints."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from policykg.article import Article
from policykg.errors import UsageError
from policykg.extractors import Extractor, find, remarks, resolve
from policykg.facts import (
    Achievement,
    Comparison,
    Evidence,
    Extraction,
    Goal,
    Initiative,
    Metadata,
    Observation,
    Period,
    Trend,
)
from policykg.ntriples import plain_decimal
from policykg.reading import read_article
from policykg.vocabulary import Vocabulary

FORMATS = ("table", "json", "turtle", "trig")
_QUOTE_WIDTH = 76
_Row = tuple[str, str, Evidence]  # what, how, where


@dataclass(frozen=True, slots=True)
class ArticleFacts:
    """An article, what was found in it, and the vocabularies it was found with.

    ``refused`` has a sentence on each fact that the evidence gate left out; ``remarks`` has one on what an article is
    that the extractor was not made for.
    """

    article: Article
    extraction: Extraction
    vocabulary: Vocabulary
    refused: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()

    def render(self, form: str = "table") -> str:
        """Return the facts as text: ``table`` for the eye, ``json`` with offsets, ``turtle`` or ``trig`` as a graph.

        Raises:
            UsageError: the format does not exist.
        """
        writers = {"table": self.table, "json": self.json, "turtle": self.turtle, "trig": self.trig}
        if form not in writers:
            raise UsageError(f"Facts cannot be written as '{form}'; use one of {', '.join(FORMATS)}.")
        return writers[form]()

    def json(self) -> str:
        """Return the facts as one JSON object, with spans into the body."""
        from policykg.extraction_json import extraction_json  # noqa: PLC0415

        return extraction_json(self.extraction)

    def turtle(self) -> str:
        """Return the article's graph as canonical Turtle."""
        from policykg import turtle  # noqa: PLC0415
        from policykg.graph import article_graph  # noqa: PLC0415

        return turtle.turtle(article_graph(self.extraction, self.article, self.vocabulary).triples)

    def trig(self) -> str:
        """Return the article's named graph as canonical TriG, and apart from it what other articles mention too."""
        from policykg import turtle  # noqa: PLC0415
        from policykg.graph import article_quads  # noqa: PLC0415

        return turtle.trig(article_quads(self.extraction, self.article, self.vocabulary))

    def table(self) -> str:
        """Return the facts for the eye, sort by sort, each with its words."""
        sections = [
            ("observations", self._observations()),
            ("trends", self._trends()),
            ("comparisons", self._comparisons()),
            ("initiatives", self._actions(self.extraction.initiatives)),
            ("goals", self._actions(self.extraction.goals)),
            ("achievements", self._actions(self.extraction.achievements)),
            ("events", ((event.label, _of_day(event.date), event.evidence) for event in self.extraction.events)),
            ("people", self._people()),
        ]
        lines = [self.article.metadata.title]
        for name, rows in sections:
            found = list(rows)
            if found:
                lines += ["", f"{name} ({len(found)})"]
                for what, how, evidence in found:
                    lines.append(f"  {what}{' · ' + how if how else ''}")
                    lines.append(f"      “{_shortened(self.extraction.quote(evidence.span))}”")
        if len(lines) == 1:
            lines.append("No facts were found.")
        return "\n".join(lines) + "\n"

    def explained(self) -> str:
        """Return what became of every number of the text, and by which rule."""
        lines = []
        for number in self.extraction.numbers:
            words = " ".join(self.extraction.quote(number.span).split())
            lines.append(f"{number.span.start:>6}–{number.span.end:<6} {words:<28} {number.fate:<14} {number.rule}")
        return "\n".join(lines) + "\n" if lines else "The text holds no numbers.\n"

    def _observations(self) -> Iterator[_Row]:
        for seen in self.extraction.observations:
            yield _subject(seen), f"{_measured(seen)}, {_period(seen.period)}", seen.evidence

    def _trends(self) -> Iterator[_Row]:
        for trend in self.extraction.trends:
            yield _subject(trend), f"{trend.direction}, {_period(trend.period)}", trend.evidence

    def _comparisons(self) -> Iterator[_Row]:
        for seen in self.extraction.comparisons:
            yield _subject(seen), f"{seen.relation} than {seen.comparator}, {_period(seen.period)}", seen.evidence

    def _actions(self, facts: Sequence[Initiative | Goal | Achievement]) -> Iterator[_Row]:
        for fact in facts:
            status = str(fact.status) if isinstance(fact, Initiative) else ""
            who = ", ".join(agent.label for agent in fact.agents)
            what = ", ".join(target.label for target in fact.targets)
            how = " · ".join(part for part in (status, who, f"for {what}" if what else "") if part)
            yield fact.label, how, fact.evidence

    def _people(self) -> Iterator[_Row]:
        for person in self.extraction.persons:
            yield person.name, ", ".join(post.title for post in person.posts), person.evidence


def extract_file(
    source: str | Path, vocabularies: Iterable[Path] = (), *, extractor: str | Extractor = "rules"
) -> ArticleFacts:
    """Read an article and find its facts.

    Args:
        source: a text, Markdown or HTML file, or ``-`` for standard input.
        vocabularies: folders with vocabularies beside the shipped ones.
        extractor: who finds the facts, by name or itself (see :class:`policykg.extractors.Extractor`).

    Raises:
        UnreadableError: the article or a vocabulary cannot be read.
        UsageError: there is no such extractor.
        NonConformingError: the extractor fails.
    """
    finder = resolve(extractor)
    article, vocabulary = read_article(source), Vocabulary.load(tuple(vocabularies))
    found = find(article, vocabulary, finder)
    return ArticleFacts(article, found.extraction, vocabulary, found.refused, remarks(article, finder))


def extract(
    text: str,
    metadata: Metadata,
    *,
    vocabularies: Iterable[str | Path] = (),
    extractor: str | Extractor = "rules",
) -> Extraction:
    """Find the facts in a text.

    Args:
        text: the body of an article; the offsets of the facts count its characters.
        metadata: title, date and publisher; the date settles phrases such as "last month".
        vocabularies: folders with vocabularies beside the shipped ones.
        extractor: who finds the facts, by name or itself (see :class:`policykg.extractors.Extractor`).

    Returns:
        The facts, in the order of the text; a warning tells of facts that are left out for want of evidence.

    Raises:
        UnreadableError: a vocabulary cannot be read.
        UsageError: there is no such extractor.
        NonConformingError: the extractor fails.
    """
    vocabulary = Vocabulary.load(tuple(Path(folder) for folder in vocabularies))
    found = find(Article(metadata, text), vocabulary, resolve(extractor))
    if found.refused:
        warnings.warn(found.report, stacklevel=2)
    return found.extraction


def _subject(fact: Observation | Trend | Comparison) -> str:
    """What a fact is about; what no vocabulary knows yet is marked."""
    concepts = [concept for concept in (fact.indicator, fact.industry) if concept]
    return ", ".join(f"{concept.label} (candidate)" if concept.candidate else concept.label for concept in concepts)


def _measured(seen: Observation) -> str:
    total = f" of {plain_decimal(seen.total)}" if seen.total is not None else ""
    parts = [
        "" if seen.bound == "exact" else seen.bound.replace("-", " "),
        f"{plain_decimal(seen.value)}{total}",
        seen.unit,
        seen.basis or "",
        "" if seen.status == "actual" else f"({seen.status})",
        "(can be read in more than one way)" if seen.readings else "",
    ]
    return f"{seen.kind} " + " ".join(part for part in parts if part)


def _period(period: Period | None) -> str:
    return period.iso if period else "period not stated"


def _of_day(day: object) -> str:
    return str(day) if day else ""


def _shortened(quote: str) -> str:
    words = " ".join(quote.split())
    return words if len(words) <= _QUOTE_WIDTH else words[: _QUOTE_WIDTH - 1].rstrip() + "…"
