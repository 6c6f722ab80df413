"""A part of the graph: the article, its header and sentences, and the activity that read them."""

from __future__ import annotations

import re

from policykg import iris
from policykg.article import Article
from policykg.facts import Software
from policykg.graph import terms as t
from policykg.graph.collector import Collector
from policykg.ntriples import day, integer, iri, text
from policykg.version import __version__

_ADDRESS = re.compile(r"^[A-Za-z][A-Za-z0-9+.-]*:\S+$")


def add_article(to: Collector, article: Article) -> None:
    """Describe the article and the fields of its header, from which facts may inherit."""
    header = article.metadata
    node = to.article
    to.add((node, t.A, t.ARTICLE), (node, t.A, t.NEWS_ARTICLE))
    to.add((node, t.TITLE, text(header.title, header.language)), (node, t.LANGUAGE, text(header.language)))
    to.add((node, t.CHECKSUM, text(article.checksum)), (node, t.BODY_CHECKSUM, text(article.body_checksum)))
    to.add((node, t.BODY_LENGTH, integer(len(article.body))))
    _header_field(to, "title", header.title)
    if header.date:
        to.add((node, t.ISSUED, day(header.date)))
        _header_field(to, "date", header.date.isoformat())
    if header.publisher:
        to.add((node, t.PUBLISHER, _publisher(to, header.publisher)))
        _header_field(to, "publisher", header.publisher)
    to.add(*((node, t.SOURCE, iri(address)) for address in _addresses(header.source)))
    if to.extraction.area:
        to.add((node, t.ARTICLE_AREA, iri(to.extraction.area.iri)))


def add_sentences(to: Collector) -> None:
    """Describe every sentence, and why it carries no fact where none is stated in it; comes after all statements."""
    body = to.extraction.body
    described = {event.evidence.sentence for event in to.extraction.events}
    described |= {person.evidence.sentence for person in to.extraction.persons}
    for sentence in to.extraction.sentences:
        node = to.sentence(sentence.ordinal)
        span = sentence.span
        to.add(
            (node, t.A, t.SENTENCE),
            (node, t.SENTENCE_OF, to.article),
            (node, t.ORDINAL, integer(sentence.ordinal)),
            (node, t.START, integer(span.start)),
            (node, t.END, integer(span.end)),
            (node, t.TEXT, text(body[span.start : span.end])),
        )
        if sentence.ordinal not in to.stating:
            silent = "event" if sentence.ordinal in described else "no-pattern"
            to.add((node, t.WITHOUT_FACT, to.concept("no-fact-reason", sentence.without_fact or silent)))


def add_provenance(to: Collector) -> None:
    """Say which activity made the graph, from which article, with which software and vocabularies."""
    activity = iri(iris.extraction(to.key))
    to.add(
        (iri(iris.graph(to.key)), t.GENERATED_BY, activity),
        (activity, t.A, t.EXTRACTION),
        (activity, t.USED, to.article),
        (activity, t.VOCABULARY_CHECKSUM, text(to.vocabulary.checksum)),
    )
    for program in makers(to.extraction.extractor):
        agent = iri(iris.software(program.name, program.version))
        to.add((activity, t.ASSOCIATED_WITH, agent))
        to.share(
            (agent, t.A, t.SOFTWARE_AGENT),
            (agent, t.LABEL, text(f"{program.name} {program.version}", "en")),
            (agent, t.SOFTWARE_VERSION, text(program.version)),
        )


def makers(extractor: Software | None) -> tuple[Software, ...]:
    """Return the programs that make a graph: this package, and the extractor where that is not its own rules."""
    package = Software("policykg", __version__)
    return (package,) if extractor is None else (package, extractor)


def _header_field(to: Collector, name: str, content: str) -> None:
    node = iri(iris.header_field(to.key, name))
    to.add((node, t.A, t.HEADER_FIELD), (node, t.FIELD_NAME, text(name)))
    to.add((node, t.TEXT, text(content)), (node, t.HEADER_OF, to.article))


def _publisher(to: Collector, name: str) -> str:
    """Return the publisher's term: an organisation of the vocabulary, else a candidate without words in the body."""
    for known in to.vocabulary.lookup("organisation", name):
        return iri(known.iri)
    node = iri(iris.candidate("organisation", name))
    to.candidate(node, name, None)
    return node


def _addresses(source: str | None) -> list[str]:
    """Return the web addresses of a header's source line, which may hold several."""
    return list(dict.fromkeys(part for part in re.split(r"[\s,;]+", source or "") if _ADDRESS.match(part)))
