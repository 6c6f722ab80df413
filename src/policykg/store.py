"""After validation: the embedded store, one folder that holds one named graph per article; queries come after it.

The store itself is the only record of what it holds: an article's graph states the checksum of the article and the
software and vocabularies that made it. Articles enter in batches, or one by one in a transaction where they replace
an earlier text. Bulk loading is much faster than transactions and promises nothing about a process that is killed, so
the keys of a batch stand in a file beside the data until it is in; whoever opens the store next removes what such a
file names. A store therefore only ever shows whole articles.
"""

from __future__ import annotations

import json
import os
import time
import weakref
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from types import TracebackType

import pyoxigraph
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat

from policykg import iris, shared_nodes
from policykg.article import Article
from policykg.errors import StoreBusyError, UnreadableError, UnwritableError, UsageError
from policykg.facts import Software
from policykg.graph import SHARED
from policykg.graph import terms as t
from policykg.graph.source import makers
from policykg.locking import lock
from policykg.memory import give_back
from policykg.snapshot import take
from policykg.term_graphs import ONTOLOGY, VOCABULARIES, term_checksum, term_quads
from policykg.writing import write_whole

_PENDING = "policykg-pending.json"  # keys of the articles that a bulk load is bringing in
_WRITER = "policykg-writer.lock"  # locked by the process that writes
_UNFINISHED = "policykg-unfinished"  # there while articles came in that :meth:`Store.finish` has not seen
_TERMS = "policykg-terms"  # checksum of the files of which ontology and vocabularies were stored
_FILES, _FILE_SIZE = 40, 64_000_000  # files of a small store that are few enough, and the bytes of a full one
_NO_ARTICLES = {SHARED, ONTOLOGY, VOCABULARIES}
_OPENINGS, _PAUSE = 50, 0.1  # times and seconds that a reader waits for a store to be made
_KNOWN_SHARED = 10_000  # lines of the shared graph that a writer remembers, so that most are sent once
_RECORDS = f"""SELECT ?article ?title ?day ?publisher ?source WHERE {{
  ?article a {t.ARTICLE} ; {t.TITLE} ?title .
  OPTIONAL {{ ?article {t.ISSUED} ?day }}
  OPTIONAL {{ ?article {t.PUBLISHER}/{t.PREFERRED_LABEL} ?publisher FILTER(LANG(?publisher) IN ("en", "")) }}
  OPTIONAL {{ ?article {t.SOURCE} ?source }}
}} ORDER BY ?day ?article ?source"""
_MAKERS = f"""SELECT ?checksum ?agent (COUNT(*) AS ?count) WHERE {{
  ?activity {t.VOCABULARY_CHECKSUM} ?checksum ; {t.ASSOCIATED_WITH} ?agent .
}} GROUP BY ?checksum ?agent"""
_CHECKSUM, _VOCABULARY_CHECKSUM, _ASSOCIATED_WITH = (
    NamedNode(term[1:-1]) for term in (t.CHECKSUM, t.VOCABULARY_CHECKSUM, t.ASSOCIATED_WITH)
)


@dataclass(frozen=True, slots=True)
class StoredArticle:
    """An article of a store, by the words of its header."""

    key: str
    iri: str
    title: str
    date: date | None
    publisher: str | None
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GraphText:
    """The graph of one article as N-Triples lines, ready to be stored: its own triples and the shared ones."""

    key: str
    own: str
    shared: str


class Store:
    """A folder with the graphs of articles, of the vocabularies and of the ontology.

    Open one with :meth:`open` or :meth:`create`; use it as a context manager, or :meth:`close` it.
    """

    def __init__(
        self, folder: Path, oxigraph: pyoxigraph.Store, release: Callable[[], object] | None, *, writing: bool
    ) -> None:
        """Wrap an open pyoxigraph store; callers use :meth:`open` or :meth:`create`.

        ``release`` is called once, when the store is closed or nobody has it any more.
        """
        self.folder = folder
        self.writing = writing
        self._oxigraph: pyoxigraph.Store | None = oxigraph
        self._release = weakref.finalize(self, release) if release else None
        self._known_shared: set[str] = set()

    @classmethod
    def open(cls, folder: str | Path, *, writing: bool = False) -> Store:
        """Open the store in a folder.

        A store opened to read shows what is there at this moment, whatever another process writes meanwhile; keep the
        object as long as its :attr:`oxigraph` is read.

        Args:
            folder: where the store is.
            writing: whether to write; only one process at a time can.

        Raises:
            UnreadableError: there is no store in the folder.
            StoreBusyError: another process is writing to it (only when writing, or when a killed one left a batch).
        """
        path = Path(folder)
        if not _is_store(path):
            raise UnreadableError(f"There is no store in '{path}'; make one with 'policykg build --store {path}'.")
        if writing:
            return cls._open_to_write(path)
        if (path / _PENDING).exists():
            with suppress(StoreBusyError, UnwritableError):  # its writer is alive, or we may only read
                cls._open_to_write(path).close()
        for _ in range(_OPENINGS):
            snapshot = take(path)
            try:
                oxigraph = pyoxigraph.Store.read_only(str(snapshot.folder if snapshot else path))
            except (OSError, RuntimeError) as error:
                problem = str(error)
                if snapshot:
                    snapshot.close()
                if "Column family not found" not in problem:
                    break
                time.sleep(_PAUSE)  # another process is making the store at this moment
            else:
                return cls(path, oxigraph, snapshot.close if snapshot else None, writing=False)
        raise UnreadableError(
            f"The store in '{path}' cannot be opened ({problem}); wait for a build that is running to end, "
            "or build the store again."
        )

    @classmethod
    def create(cls, folder: str | Path) -> Store:
        """Open the store in a folder to write, making folder and store where there is none.

        Raises:
            UsageError: the folder holds other files.
            UnwritableError: the folder cannot be made or written to.
            StoreBusyError: another process is writing to it.
        """
        path = Path(folder)
        if path.exists() and not path.is_dir():
            raise UsageError(f"'{path}' is a file; name a folder for the store.")
        if path.exists() and any(path.iterdir()) and not (_is_store(path) or (path / _WRITER).exists()):
            raise UsageError(f"'{path}' holds other files; name a new or an empty folder for the store.")
        return cls._open_to_write(path)

    @classmethod
    def _open_to_write(cls, path: Path) -> Store:
        held = -1
        try:
            path.mkdir(parents=True, exist_ok=True)
            held = lock(path / _WRITER)
            store = cls(path, pyoxigraph.Store(str(path)), partial(os.close, held), writing=True)
        except OSError as error:
            if held >= 0:
                os.close(held)
            if isinstance(error, BlockingIOError) or "lock" in str(error).lower():
                message = f"Another process is writing to the store in '{path}'; try again when it is done."
                raise StoreBusyError(message) from error
            raise _unwritable(path, error) from error
        store._recover()
        return store

    @property
    def oxigraph(self) -> pyoxigraph.Store:
        """The pyoxigraph store, for queries and exports.

        Raises:
            UsageError: the store was closed.
        """
        if self._oxigraph is None:
            raise UsageError(f"The store in '{self.folder}' was closed; open it again.")
        return self._oxigraph

    def close(self) -> None:
        """Let go of the folder, so that another process can write."""
        self._oxigraph = None
        if self._release:
            self._release()

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # ---- looking

    def article_keys(self) -> Iterator[str]:
        """Give the key of every article."""
        for name in self.oxigraph.named_graphs():
            if isinstance(name, NamedNode) and name.value not in _NO_ARTICLES:
                yield name.value.rpartition("/")[2]

    def articles(self) -> tuple[StoredArticle, ...]:
        """Return the articles, the oldest first."""
        found: dict[str, StoredArticle] = {}
        for row in _rows(self.oxigraph.query(_RECORDS, use_default_graph_as_union=True)):
            iri, source = row["article"].value, row["source"]
            known = found.get(iri)
            sources = (*(known.sources if known else ()), *([source.value] if source else []))
            found[iri] = StoredArticle(
                iri.rpartition("/")[2],
                iri,
                row["title"].value,
                date.fromisoformat(row["day"].value) if row["day"] else None,
                row["publisher"].value if row["publisher"] else None,
                tuple(dict.fromkeys(sources)),
            )
        return tuple(found.values())

    def holds(self, key: str) -> bool:
        """Tell whether an article is there, in whatever text."""
        return self.oxigraph.contains_named_graph(NamedNode(iris.graph(key)))

    def is_current(self, article: Article, vocabulary_checksum: str, extractor: Software | None = None) -> bool:
        """Tell whether an article is there, unchanged, made by this package with these vocabularies.

        Args:
            article: the article as read now.
            vocabulary_checksum: that of the vocabularies of today.
            extractor: who is to find its facts; None stands for the rules of this package.
        """
        if not self.is_unchanged(article):
            return False
        key = article.key
        graph, activity = NamedNode(iris.graph(key)), NamedNode(iris.extraction(key))
        if Quad(activity, _VOCABULARY_CHECKSUM, Literal(vocabulary_checksum), graph) not in self.oxigraph:
            return False
        agents = {quad.object for quad in self.oxigraph.quads_for_pattern(activity, _ASSOCIATED_WITH, None, graph)}
        return agents == {NamedNode(iris.software(one.name, one.version)) for one in makers(extractor)}

    def is_unchanged(self, article: Article) -> bool:
        """Tell whether an article is there with the header and the body that it has now, whoever read it."""
        key = article.key
        checksum = Quad(NamedNode(iris.article(key)), _CHECKSUM, Literal(article.checksum), NamedNode(iris.graph(key)))
        return self.holds(key) and checksum in self.oxigraph  # of a new one nothing but the names is looked at

    def is_of_one_make(self, vocabulary_checksum: str, extractor: Software | None = None) -> bool:
        """Tell whether all articles were made by this package with these vocabularies; arguments as above.

        One look at the store then stands for a look at each article.
        """
        agents = [iris.software(one.name, one.version) for one in makers(extractor)]
        total = sum(1 for _ in self.article_keys())
        wanted = {(vocabulary_checksum, agent, str(total)) for agent in agents}
        return wanted == {
            (row["checksum"].value, row["agent"].value, row["count"].value)
            for row in _rows(self.oxigraph.query(_MAKERS, use_default_graph_as_union=True))
        }

    # ---- writing

    def set_terms(self, vocabularies: Iterable[str | Path] = ()) -> None:
        """Bring the graphs of the ontology and the vocabularies up to date, in one transaction.

        Args:
            vocabularies: folders with vocabularies beside those that ship with the package.
        """
        graphs = (ONTOLOGY, VOCABULARIES)
        folders = tuple(vocabularies)
        told, checksum = self.folder / _TERMS, term_checksum(folders)
        if told.exists() and told.read_text(encoding="utf-8") == checksum:
            return
        quads = term_quads(folders)
        if not any(self.oxigraph.contains_named_graph(NamedNode(graph)) for graph in graphs):
            with self._batch(["ontology", "vocabularies"]):
                self.oxigraph.bulk_extend(quads)
        else:
            wanted = pyoxigraph.Store()  # it gives numbers the form that the store gives them
            wanted.extend(quads)
            found = {
                quad for graph in graphs for quad in self.oxigraph.quads_for_pattern(None, None, None, NamedNode(graph))
            }
            if set(wanted) != found:
                parts = [
                    f"DROP SILENT GRAPH <{graph}>; INSERT DATA {{ GRAPH <{graph}> {{ {_lines(wanted, graph)} }} }}"
                    for graph in graphs
                ]
                with self._writes():
                    told.unlink(missing_ok=True)
                    self.oxigraph.update("; ".join(parts))
        write_whole(told, checksum)

    def add(self, graphs: Sequence[GraphText]) -> int:
        """Bring in the graphs of articles: new ones together, those that replace another one by one.

        After an error the store is as it was before the batch, but for articles replaced before the error.

        Returns:
            How many replaced another.

        Raises:
            UnwritableError: the disk is full, or the folder cannot be written to.
        """
        latest = {graph.key: graph for graph in graphs}
        there = {key: graph for key, graph in latest.items() if self.holds(key)}
        for graph in there.values():
            self._replace(graph)
        if new := [graph for key, graph in latest.items() if key not in there]:
            self._load(new)
        return len(there)

    def load_lines(self, lines: Sequence[str], replaced: Iterable[str], graphs: Iterable[str]) -> None:
        """Bring in N-Quads lines that hold whole graphs.

        Args:
            lines: the lines.
            replaced: names of graphs whose old content goes.
            graphs: names of all graphs that the lines are in.
        """
        articles = [graph for graph in graphs if graph not in _NO_ARTICLES]
        if {ONTOLOGY, VOCABULARIES} & set(graphs):
            (self.folder / _TERMS).unlink(missing_ok=True)  # the part may say more of them than the files do
        with self._batch([graph.rpartition("/")[2] for graph in articles]):
            for graph in replaced:
                if graph not in _NO_ARTICLES and self.oxigraph.contains_named_graph(NamedNode(graph)):
                    self.oxigraph.remove_graph(NamedNode(graph))
            self.oxigraph.bulk_load("".join(lines).encode(), format=RdfFormat.N_QUADS, lenient=True)

    def finish(self, *, replaced: bool = False) -> None:
        """Bring the store into the form that does not show how its articles came in; do so after adding some.

        Where there are many files they are put in order, so that queries read few of them. Of shared nodes that
        articles spell differently each keeps one label.

        Args:
            replaced: whether articles were or may have been replaced, so that shared nodes may have lost the last
                that mentions them.
        """
        if self._has_many_files():
            self.compact()
        with self._writes():
            shared_nodes.settle(self.oxigraph)
            if replaced:
                shared_nodes.prune(self.oxigraph)
            (self.folder / _UNFINISHED).unlink(missing_ok=True)

    @property
    def unfinished(self) -> bool:
        """Whether articles came in since :meth:`finish`, such as those of a build that was killed."""
        return (self.folder / _UNFINISHED).exists()

    def compact(self) -> None:
        """Put all files in order; queries are then several times faster than after many batches."""
        with self._writes():
            self.oxigraph.optimize()

    def reopen(self) -> None:
        """Close the engine's files and open them again, so that the memory it keeps for each does not grow for ever.

        Worth it every few thousand articles. No other process can write in between: our own lock is kept.
        """
        with self._writes():
            self._oxigraph = None
            give_back()
            self._oxigraph = pyoxigraph.Store(str(self.folder))

    def _has_many_files(self) -> bool:
        sizes = []
        for file in self.folder.glob("*.sst"):
            with suppress(FileNotFoundError):  # the engine merges files in the background
                sizes.append(file.stat().st_size)
        return len(sizes) > _FILES + 2 * sum(sizes) // _FILE_SIZE

    def remove(self, name: str) -> StoredArticle:
        """Remove an article and everything it states.

        Args:
            name: its key, IRI, title or source.

        Raises:
            UsageError: the store holds no such article.
        """
        for record in self.articles():
            if name in (record.key, record.iri, record.title, *record.sources):
                with self._writes():
                    self.oxigraph.remove_graph(NamedNode(iris.graph(record.key)))
                    shared_nodes.prune(self.oxigraph)
                return record
        raise UsageError(f"The store holds no article '{name}'; 'policykg list' shows those that it holds.")

    def _load(self, graphs: Sequence[GraphText]) -> None:
        lines = {line for graph in graphs for line in graph.shared.splitlines(keepends=True)}
        shared = "".join(sorted(lines - self._known_shared))
        blocks = [f"<{iris.graph(graph.key)}> {{\n{graph.own}}}\n" for graph in graphs]
        blocks.append(f"<{SHARED}> {{\n{shared}}}\n")
        with self._batch([graph.key for graph in graphs]):
            self.oxigraph.bulk_load("".join(blocks).encode(), format=RdfFormat.TRIG, lenient=True)
        self._remember(lines)

    @contextmanager
    def _batch(self, keys: Sequence[str]) -> Iterator[None]:
        """Put on record which graphs a bulk load brings in, until they are in."""
        pending = self.folder / _PENDING
        write_whole(pending, json.dumps(keys))
        try:
            with self._writes():
                (self.folder / _UNFINISHED).touch()
                yield
        except UnwritableError:
            self._recover()
            raise
        pending.unlink()

    def _replace(self, graph: GraphText) -> None:
        name = iris.graph(graph.key)
        with self._writes():
            (self.folder / _UNFINISHED).touch()
            self.oxigraph.update(
                f"DROP SILENT GRAPH <{name}>; INSERT DATA {{ GRAPH <{name}> {{ {graph.own} }} "
                f"GRAPH <{SHARED}> {{ {graph.shared} }} }}"
            )

    def _remember(self, lines: set[str]) -> None:
        if len(self._known_shared) > _KNOWN_SHARED:
            self._known_shared.clear()
        self._known_shared |= lines

    def _recover(self) -> None:
        """Remove what a batch that did not end may have left."""
        pending = self.folder / _PENDING
        if not pending.exists():
            return
        with self._writes():
            for key in json.loads(pending.read_text(encoding="utf-8")):
                self.oxigraph.remove_graph(NamedNode(iris.graph(key)))
            pending.unlink()

    @contextmanager
    def _writes(self) -> Iterator[None]:
        """Turn the errors of the disk into ours."""
        if not self.writing:
            raise UsageError(f"The store in '{self.folder}' was opened to read; open it to write.")
        try:
            yield
        except OSError as error:
            raise _unwritable(self.folder, error) from error


def _is_store(folder: Path) -> bool:
    return (folder / "CURRENT").is_file()


def _unwritable(folder: Path, error: OSError) -> UnwritableError:
    reason = str(error.strerror or error).partition(": /")[0].rstrip(".")
    return UnwritableError(
        f"The store in '{folder}' cannot be written ({reason}); make room or choose another place with --store."
    )


def _lines(store: pyoxigraph.Store, graph: str) -> str:
    written = store.dump(format=RdfFormat.N_TRIPLES, from_graph=NamedNode(graph))
    return written.decode() if written else ""


def _rows(answer: object) -> pyoxigraph.QuerySolutions:
    assert isinstance(answer, pyoxigraph.QuerySolutions)
    return answer
