"""The one object that Python users need: a graph, opened or built, and everything that can be asked of it.

Whatever a command does, a method here does; the command line only parses and prints.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode, Quad, Store

from policykg import iris
from policykg.errors import UnreadableError, UsageError
from policykg.overview import ArticleRecord, Overview, articles, overview
from policykg.queries import Query, Source, Table, Triples, Value, load

if TYPE_CHECKING:
    import networkx
    import rdflib

    from policykg.extractors import Extractor
    from policykg.network import ObservationsAs
    from policykg.series import Series
    from policykg.show import Entity
    from policykg.validation import EngineName, Report

Path_ = str | os.PathLike[str]


class KnowledgeGraph:
    """A graph of facts, each with the words that state it.

    Make one with :meth:`build`, :meth:`open`, :meth:`shipped` or :meth:`at`.

    Example:
        >>> from policykg import KnowledgeGraph
        >>> graph = KnowledgeGraph.shipped()
        >>> len(graph.query("pmi-values", article=graph.articles()[0].iri))
        0
    """

    def __init__(self, source: Store | str, place: str) -> None:
        """Wrap a pyoxigraph store, or the address of a SPARQL endpoint; ``place`` says in words where it is."""
        self._source: Source = source
        self._copy = source if isinstance(source, Store) else None
        self._folder: object = None  # an open store keeps its files only as long as it lives
        self.place = place

    @classmethod
    def shipped(cls) -> KnowledgeGraph:
        """Return the graph that ships with the package, in memory."""
        from policykg.shipped_graph import shipped_store  # noqa: PLC0415

        return cls(shipped_store(), "the graph that ships with the package")

    @classmethod
    def build(
        cls,
        articles: Iterable[Path_],
        store: Path_ | None = None,
        *,
        jobs: int = 1,
        engine: EngineName = "compiled",
        vocabularies: Iterable[Path_] = (),
        extractor: str | Extractor = "rules",
    ) -> KnowledgeGraph:
        """Read articles, check their facts against the shapes, and return their graph.

        Args:
            articles: files, folders or patterns: text, Markdown, HTML, JSON Lines, Parquet.
            store: the folder of a store to bring them into; without one, the graph is kept in memory.
            jobs: worker processes (only with a store).
            engine: what checks the shapes.
            vocabularies: folders with vocabularies beside the shipped ones.
            extractor: who finds the facts, by name or itself (see :class:`policykg.Extractor`).

        Raises:
            UsageError: there is no such extractor.
            UnreadableError: an article cannot be read.
            NonConformingError: without a store, the facts of an article break the shapes. With one, such articles
                are left out and kept beside the store with their reports (see :func:`policykg.build_corpus`). A fact
                without evidence is left out either way, with a warning or a report.
        """
        from policykg.build import build  # noqa: PLC0415
        from policykg.memory_build import build_in_memory  # noqa: PLC0415

        inputs, folders = [Path(article) for article in articles], [Path(folder) for folder in vocabularies]
        if store is None:
            built = build_in_memory(inputs, engine=engine, vocabularies=folders, extractor=extractor)
            return cls(built, "a graph in memory")
        build(inputs, Path(store), jobs=jobs, engine=engine, vocabularies=folders, extractor=extractor)
        return cls.open(store)

    @classmethod
    def open(cls, store: Path_) -> KnowledgeGraph:
        """Open the store in a folder, to read.

        Raises:
            UnreadableError: there is no store in the folder.
        """
        from policykg.store import Store as Folder  # noqa: PLC0415

        folder = Path(store)
        opened = Folder.open(folder)
        graph = cls(opened.oxigraph, f"the store in {folder}")
        graph._folder = opened
        return graph

    @classmethod
    def at(cls, endpoint: str) -> KnowledgeGraph:
        """Return the graph behind a SPARQL endpoint (SPARQL 1.1 Protocol).

        Raises:
            UsageError: this is no http or https address.
        """
        from policykg.queries import ask  # noqa: PLC0415

        ask(endpoint)
        return cls(endpoint, f"the endpoint {endpoint}")

    @property
    def store(self) -> Store | None:
        """The pyoxigraph store behind the graph; None for an endpoint."""
        return self._source if isinstance(self._source, Store) else None

    # ---- asking

    def query(self, name: str | Path | Query, **parameters: Value | None) -> Table:
        """Return the rows that a query finds, as mappings of Python values.

        Args:
            name: a query that ships with the package, the path of a ``.rq`` file, or a query.
            parameters: values by parameter name: a label, an IRI, a number or a date, as the parameter's type wants.

        Raises:
            UsageError: there is no such query or parameter, a value does not fit, or the query makes triples.
            UnreadableError: the file or its SPARQL is broken, or the endpoint does not answer.
        """
        answer = self.answer(name, **parameters)
        if not isinstance(answer, Table):
            raise UsageError(f"The query '{name}' makes triples, not rows; call construct() instead.")
        return answer

    def construct(self, name: str | Path | Query, **parameters: Value | None) -> Triples:
        """Return the triples that a CONSTRUCT query makes; arguments and errors as for :meth:`query`."""
        answer = self.answer(name, **parameters)
        if not isinstance(answer, Triples):
            raise UsageError(f"The query '{name}' finds rows, not triples; call query() instead.")
        return answer

    def answer(self, name: str | Path | Query, **parameters: Value | None) -> Table | Triples:
        """Return what a query answers, rows or triples; arguments and errors as for :meth:`query`."""
        query = name if isinstance(name, Query) else load(name)
        return query.run(self._source, **parameters)

    def bound(self, name: str | Path | Query, **parameters: Value | None) -> str:
        """Return the SPARQL text that :meth:`answer` would ask."""
        from policykg.queries import ask  # noqa: PLC0415
        from policykg.queries.resolving import resolve  # noqa: PLC0415

        query, source = name if isinstance(name, Query) else load(name), ask(self._source)
        return query.bind(lambda kind, value: resolve(source, kind, value), **parameters)

    def articles(self) -> tuple[ArticleRecord, ...]:
        """Return the articles of the graph, the oldest first."""
        return articles(self._source)

    def overview(self) -> Overview:
        """Return what the graph holds, in a few figures."""
        return overview(self._source, self.place)

    def show(self, entity: str) -> Entity:
        """Return what the graph knows of one thing, with quotes.

        Args:
            entity: its label or its IRI.

        Raises:
            UsageError: the graph knows nothing of that name.
        """
        from policykg.show import show  # noqa: PLC0415

        return show(self._source, entity)

    def series(
        self,
        indicator: str,
        *,
        industry: str | None = None,
        area: str | None = None,
        kind: str | None = None,
        basis: str | None = None,
        unit: str | None = None,
    ) -> Series:
        """Return the values of one indicator by period (see :func:`policykg.series.series`).

        Raises:
            UsageError: the graph knows nothing of one of the names.
        """
        from policykg.series import series  # noqa: PLC0415

        fixed = {"industry": industry, "area": area, "kind": kind, "basis": basis, "unit": unit}
        return series(self._source, indicator, **fixed)

    def plot(self, series: Series, path: Path_) -> Path:
        """Plot what :meth:`series` returned: ``.png``, ``.svg``, ``.pdf``, or ``.html`` to explore offline.

        Raises:
            UsageError: there is no value, or the values are of several units.
            UnwritableError: the file cannot be written.
        """
        from policykg.series_plot import plot  # noqa: PLC0415

        return plot(series, path, self.place)

    # ---- judging

    def validate(self, *, engine: EngineName = "compiled") -> Report:
        """Check the graph against the shapes.

        Args:
            engine: ``"compiled"`` (our checks, compiled from the shapes) or ``"pyshacl"``.
        """
        from policykg.validation import validate  # noqa: PLC0415

        return validate(self._local(), engine=engine)

    # ---- handing on

    def to_rdflib(self) -> rdflib.Dataset:
        """Return the graph as an rdflib Dataset with the same named graphs; its default is their union."""
        import rdflib  # noqa: PLC0415
        from pyoxigraph import RdfFormat  # noqa: PLC0415

        dataset = rdflib.Dataset(default_union=True)
        written = self._local().dump(format=RdfFormat.N_QUADS)
        dataset.parse(data=written, format="nquads")
        return dataset

    def to_networkx(
        self, *, observations: ObservationsAs = "edges", article: str | None = None
    ) -> networkx.MultiDiGraph:
        """Return the named entities and how they hang together (see :func:`policykg.network.network`)."""
        from policykg.network import network  # noqa: PLC0415

        only = None if article is None else self._article(article)
        return network(self._local(), observations=observations, article=only)

    def export(self, path: Path_, *, articles: Iterable[str] = (), terms: bool = True) -> Path:
        """Write the graph to a file whose name says the format (see :func:`policykg.export.export`).

        Args:
            path: ``.ttl``, ``.trig``, ``.nt``, ``.nq``, ``.jsonld``, ``.rdf`` or ``.xml``.
            articles: keys, IRIs, titles or sources; only the graphs of these articles are written, with the
                descriptions of what several articles mention (periods, persons, series).
            terms: whether the ontology and the vocabularies are written too (never with ``articles``).
        """
        from policykg.export import export  # noqa: PLC0415

        store = self._local()
        graphs = [iris.graph(self._article(name).rpartition("/")[2]) for name in articles]
        if graphs:
            return export(store, path, [*graphs, iris.graph("shared")])
        left_out = () if terms else (iris.graph("ontology"), iris.graph("vocabularies"))
        names = [graph.value for graph in store.named_graphs() if isinstance(graph, NamedNode)]
        return export(store, path, [name for name in names if name not in left_out])

    def draw(
        self,
        path: Path_,
        *,
        focus: str | None = None,
        depth: int = 1,
        article: str | None = None,
        title: str | None = None,
    ) -> Path:
        """Draw the graph: ``.png``, ``.svg``, ``.pdf``, or ``.html`` to explore offline.

        Args:
            path: the picture.
            focus: a label or an IRI; what lies within ``depth`` steps of it is drawn.
            depth: how many steps.
            article: a key, IRI, title or source; only what this article states is drawn.
            title: the headline, by default that of the article.

        Raises:
            UsageError: nothing is so called, the form is unknown, or far too much would be drawn.
            UnwritableError: the file cannot be written.
        """
        from policykg.drawing import draw  # noqa: PLC0415
        from policykg.network import neighbourhood  # noqa: PLC0415

        graph = self.to_networkx(observations="nodes", article=article)
        centre = None
        if focus is not None:
            centre = self._node(graph, focus)
            graph = neighbourhood(graph, centre, depth)
        return draw(graph, path, focus=centre, title=title)

    def _node(self, graph: networkx.MultiDiGraph, name: str) -> str:
        """The node that a label means, or any other name that the graph has for a thing (an abbreviation)."""
        from policykg.network import find  # noqa: PLC0415
        from policykg.queries import ask  # noqa: PLC0415
        from policykg.queries.resolving import resolve  # noqa: PLC0415

        if not any(name.casefold() == str(data["label"]).casefold() for _, data in graph.nodes(data=True)):
            with suppress(UsageError):
                iri = resolve(ask(self._source), "entity", name)
                if iri in graph:
                    return iri
        return find(graph, name)

    def _article(self, name: str) -> str:
        """The IRI of the article that a key, an IRI, a title or a source means."""
        for record in self.articles():
            if name in (record.key, record.iri, record.title, record.source):
                return record.iri
        raise UsageError(f"The graph holds no article '{name}'; 'policykg list' shows those that it holds.")

    def _local(self) -> Store:
        """The graph as a store: itself, or a copy of what an endpoint holds."""
        if self._copy is None:
            self._copy = self._fetched()
        return self._copy

    def _fetched(self) -> Store:
        from policykg.queries import parse  # noqa: PLC0415

        everything = parse("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }", "everything").run(self._source)
        assert isinstance(everything, Triples)
        store, graph = Store(), NamedNode(iris.graph("endpoint"))
        store.bulk_extend(Quad(t.subject, t.predicate, t.object, graph) for t in everything)
        return store


def validate_files(files: Iterable[Path_], *, engine: EngineName = "compiled") -> Report:
    """Check the union of RDF files against the shapes.

    Raises:
        UnreadableError: a file is missing, empty or broken.
    """
    from policykg.rdf_files import read_rdf  # noqa: PLC0415
    from policykg.validation import validate  # noqa: PLC0415

    store = Store()
    for file in files:
        store.bulk_extend(read_rdf(Path(file)))
    if not len(store):
        raise UnreadableError("The files hold no statements; name files with a graph in them.")
    return validate(store, engine=engine)
