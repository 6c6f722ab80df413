"""What a graph holds, in a few figures; over a store or an endpoint alike."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from policykg.namespaces import PREFIXES
from policykg.queries import Source, Table, parse
from policykg.version import __version__

_KINDS = (
    ("observations", "pkg:Observation"),
    ("streaks", "pkg:Streak"),
    ("trends", "pkg:Trend"),
    ("comparisons", "pkg:Comparison"),
    ("initiatives", "pkg:Initiative"),
    ("goals", "pkg:Goal"),
    ("achievements", "pkg:Achievement"),
    ("statements", "pkg:Statement"),
    ("events", "pkg:Event"),
    ("press conferences", "pkg:PressConference"),
    ("persons", "foaf:Person"),
    ("series", "pkg:Series"),
    ("candidates", "pkg:Candidate"),
)
_HEAD = "".join(f"PREFIX {prefix}: <{namespace}>\n" for prefix, namespace in PREFIXES.items())
_COUNTS = (
    _HEAD
    + "SELECT ?class (COUNT(DISTINCT ?thing) AS ?count) WHERE { VALUES ?class { "
    + " ".join(cls for _, cls in _KINDS)
    + " } ?thing a ?class } GROUP BY ?class"
)
_DOUBTFUL = _HEAD + "SELECT (COUNT(DISTINCT ?fact) AS ?count) WHERE { ?fact pkg:hasReading ?reading }"
_ARTICLES = (
    _HEAD
    + """SELECT DISTINCT ?article ?title ?day ?publisher ?source WHERE {
  ?article a pkg:Article ; dcterms:title ?title .
  OPTIONAL { ?article dcterms:issued ?day }
  OPTIONAL { ?article dcterms:publisher/skos:prefLabel ?publisher FILTER(LANG(?publisher) IN ("en", "")) }
  OPTIONAL { ?article dcterms:source ?source }
} ORDER BY ?day ?article ?source"""
)


@dataclass(frozen=True, slots=True)
class ArticleRecord:
    """One article as the graph describes it. ``key`` is the end of its IRI, by which commands name it."""

    key: str
    iri: str
    title: str
    date: date | None
    publisher: str | None
    source: str | None


@dataclass(frozen=True, slots=True)
class Overview:
    """What a graph holds: where it is, its articles, and how many facts of each kind."""

    place: str
    articles: tuple[ArticleRecord, ...]
    counts: Mapping[str, int]
    doubtful: int

    def text(self) -> str:
        """Return the figures as lines for the eye."""
        days = sorted(record.date.isoformat() for record in self.articles if record.date)
        dated = f", {days[0]} to {days[-1]}" if days else ""
        rows = [("articles", f"{len(self.articles):,}{dated}")]
        rows += [(name, f"{count:,}") for name, count in self.counts.items() if count]
        rows.append(("doubtful", f"{self.doubtful:,} facts can be read in more than one way"))
        width = max(len(name) for name, _ in rows)
        lines = [f"policykg {__version__}, {self.place}", *(f"  {name:<{width}}  {value}" for name, value in rows)]
        return "\n".join(lines) + "\n"


def articles(source: Source) -> tuple[ArticleRecord, ...]:
    """Return the articles of a graph, the oldest first."""
    records: dict[str, ArticleRecord] = {}
    for row in _rows(source, _ARTICLES):
        iri, day = str(row["article"]), row["day"]
        record = ArticleRecord(
            iri.rpartition("/")[2],
            iri,
            str(row["title"]),
            day if isinstance(day, date) else None,
            None if row["publisher"] is None else str(row["publisher"]),
            None if row["source"] is None else str(row["source"]),
        )
        records.setdefault(iri, record)
    return tuple(records.values())


def overview(source: Source, place: str) -> Overview:
    """Return what a graph holds; ``place`` says in words where it is."""
    found = {str(row["class"]): row["count"] for row in _rows(source, _COUNTS)}
    counts = {}
    for name, curie in _KINDS:
        prefix, _, local = curie.partition(":")
        count = found.get(PREFIXES[prefix] + local, 0)
        counts[name] = count if isinstance(count, int) else 0
    (doubtful,) = _rows(source, _DOUBTFUL)
    return Overview(place, articles(source), counts, int(str(doubtful["count"])))


def _rows(source: Source, text: str) -> Table:
    answer = parse(text, "overview").run(source)
    assert isinstance(answer, Table)
    return answer
