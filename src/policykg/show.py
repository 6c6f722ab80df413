"""What the graph knows of one thing, with the words that state it; after the queries, before the CLI."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import cast

from policykg.errors import UsageError
from policykg.namespaces import PREFIXES
from policykg.queries import Cell, Source, Table, ask, load
from policykg.queries.resolving import resolve

# How the properties of an entity are called for a reader, in the order in which they are printed.
_PROPERTIES = {
    PREFIXES[prefix] + name: words
    for prefix, name, words in (
        ("skos", "definition", "definition"),
        ("skos", "altLabel", "also called"),
        ("skos", "notation", "code"),
        ("skos", "broader", "part of"),
        ("skos", "related", "related to"),
        ("org", "subOrganizationOf", "belongs to"),
        ("pkg", "post", "post"),
        ("org", "member", "people"),
        ("dcterms", "issued", "date"),
        ("dcterms", "publisher", "publisher"),
        ("schema", "startDate", "date"),
        ("schema", "organizer", "held by"),
        ("schema", "performer", "speakers"),
        ("pkg", "topic", "topic"),
        ("pkg", "agent", "by"),
        ("pkg", "target", "for"),
        ("pkg", "instrument", "instrument"),
        ("pkg", "initiativeStatus", "status"),
        ("pkg", "goal", "goal"),
        ("pkg", "means", "means"),
        ("pkg", "hasReading", "can be read as"),
    )
}
_NAMES = [
    PREFIXES[prefix] + name
    for prefix, name in (("skos", "prefLabel"), ("foaf", "name"), ("dcterms", "title"), ("rdfs", "label"))
]
_DOUBTFUL = "unresolved"


@dataclass(frozen=True, slots=True)
class StatedFact:
    """One statement of a fact about the entity.

    ``role`` says what the entity is in it (indicator, industry, area, agent, target, instrument, speaker, article,
    fact); ``start`` is where the quote begins in the body of the article (code points).
    """

    role: str
    fact: str
    quote: str
    start: int
    issued: date
    article: str
    certainty: str | None

    @property
    def doubtful(self) -> bool:
        """Whether the text leaves open what the fact means."""
        return self.certainty == _DOUBTFUL


@dataclass(frozen=True, slots=True)
class Entity:
    """A thing of the graph: its name, what describes it, and the facts about it, the newest article first."""

    iri: str
    label: str
    description: tuple[tuple[str, tuple[str, ...]], ...]
    facts: tuple[StatedFact, ...]

    def __str__(self) -> str:
        """Return the entity as text for the terminal."""
        return "\n".join(_lines(self)) + "\n"


def show(source: Source, entity: str) -> Entity:
    """Return what the graph knows of a thing.

    Args:
        source: a store, the address of an endpoint, or a callable that answers SPARQL.
        entity: a label, a notation, the title of an article, or an IRI.

    Raises:
        UsageError: the graph knows nothing of that name, or several things have it.
    """
    asked = ask(source)
    iri = resolve(asked, "entity", entity)
    described = load("description-of-entity").run(asked, entity=iri)
    stated = load("facts-of-entity").run(asked, entity=iri)
    assert isinstance(described, Table)
    assert isinstance(stated, Table)
    values: dict[str, list[str]] = defaultdict(list)
    for row in described:
        values[str(row["property"])].append(str(row["value"]))
    if not values and not stated:
        raise UsageError(f"The graph says nothing of '{entity}'; give the label or IRI of a thing that it holds.")
    label = next((values[name][0] for name in _NAMES if name in values), iri)
    description = tuple((words, tuple(values[name])) for name, words in _PROPERTIES.items() if name in values)
    return Entity(iri, label, description, tuple(_stated(row) for row in stated))


def _stated(row: object) -> StatedFact:
    cells = cast(dict[str, Cell], row)
    return StatedFact(**{name: cells[name] for name in StatedFact.__dataclass_fields__})  # type: ignore[arg-type]


def _lines(entity: Entity) -> Iterator[str]:
    yield entity.label
    yield entity.iri
    for words, values in entity.description:
        yield f"  {words}: {'; '.join(values)}"
    by_role = sorted(entity.facts, key=lambda fact: fact.role)
    for role, facts in groupby(by_role, key=lambda fact: fact.role):
        listed = list(facts)
        yield ""
        yield f"As {role} ({len(listed)})"
        for fact in listed:
            yield f"  {fact.fact}{'  [doubtful]' if fact.doubtful else ''}"
            yield f"    “{fact.quote}”"
            yield f"    {fact.issued}, {fact.article}, from character {fact.start}"
