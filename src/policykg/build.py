"""From articles to a store of checked facts: reads, skips what is unchanged, processes, gates, stores.

One process writes. The others, where there are several, extract and validate; at any time each has a few small
batches to do, so that memory does not grow with the corpus.
"""

from __future__ import annotations

import multiprocessing
import pickle
import time
from collections import Counter, deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing
from dataclasses import dataclass, field
from itertools import chain, islice
from pathlib import Path

from policykg.article import Article
from policykg.corpus import Unreadable, articles, count
from policykg.descriptors import allow_many
from policykg.errors import PolicyKGError, UsageError
from policykg.extractors import RULES, Extractor, remarks, resolve, software
from policykg.facts import Software
from policykg.memory import keep_together
from policykg.processing import Outcome, Processor
from policykg.rejected import Rejection, accept, reject
from policykg.store import GraphText, Store
from policykg.validation import EngineName
from policykg.vocabulary import Vocabulary

Progress = Callable[[int, int | None, int], None]
_Setup = tuple[tuple[str, ...], EngineName, str | Extractor]  # what a process works with

_TASK = 8  # articles that a worker takes at a time
_AHEAD = 3  # tasks that wait for each worker
_BATCH = 256  # graphs that are stored together: the engine merges what each batch brings into what is there
_PATIENCE = 5.0  # seconds after which fewer are stored, so that little is lost where a slow build is cut off
_REOPEN = 10  # batches after which the store is opened anew, so that its memory stays as it is
_BATCH_SIZE = 16_000_000  # characters of graphs at most; the engine takes so many in at once, whole or not at all


@dataclass(slots=True)
class BuildSummary:
    """What a build did.

    Attributes:
        store: the folder of the store; None for a store in memory.
        added: how many articles are new in the store.
        replaced: how many took the place of an earlier text.
        unchanged: how many were in the store already.
        counts: how many facts of each kind came in.
        rejected: the articles that the shapes keep out, and those that their extractor failed on.
        curtailed: the articles that came in without some of their facts, for want of evidence.
        unreadable: the articles that could not be read.
        remarks: a sentence on each article that is not in a language which its extractor reads.
    """

    store: Path | None
    added: int = 0
    replaced: int = 0
    unchanged: int = 0
    counts: Counter[str] = field(default_factory=Counter)
    rejected: list[Rejection] = field(default_factory=list)
    curtailed: list[Rejection] = field(default_factory=list)
    unreadable: list[Unreadable] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)

    @property
    def done(self) -> int:
        """How many articles were met."""
        return self.added + self.replaced + self.unchanged + len(self.rejected) + len(self.unreadable)


def build(
    inputs: Sequence[str | Path],
    store: str | Path,
    *,
    jobs: int = 1,
    engine: EngineName = "compiled",
    vocabularies: Iterable[str | Path] = (),
    progress: Progress | None = None,
    again: bool = False,
    extractor: str | Extractor = RULES,
) -> BuildSummary:
    """Bring articles into a store.

    Args:
        inputs: files, folders, patterns or corpora (see :func:`policykg.corpus.articles`).
        store: the folder of the store; made where it is missing.
        jobs: how many processes extract and validate; with 1 this process does.
        engine: the engine of the shapes, ``compiled`` or ``pyshacl``.
        vocabularies: folders with vocabularies beside the shipped ones.
        progress: called now and then with the articles done, their total where it is known, and those kept out.
        again: read articles again that are unchanged.
        extractor: who finds the facts, by name or itself (see :class:`policykg.extractors.Extractor`); with several
            jobs one that can be pickled. An article that another extractor read is not unchanged.

    Returns:
        What was done. Articles that break the shapes, and a copy of those that came in without facts that lack their
        evidence, are in ``rejected`` beside the store, with their reports.

    Raises:
        UsageError: there is no such extractor, or it cannot be loaded.
        UnreadableError: an input does not exist, or the only one cannot be read.
        UnwritableError: the store cannot be written; it is as it was before the last batch.
        StoreBusyError: another process is writing to the store.
    """
    keep_together()
    allow_many()
    folders = tuple(str(folder) for folder in vocabularies)
    finder = resolve(extractor)
    who = software(finder)
    found = articles(inputs)
    total = count(inputs)
    with Store.create(store) as opened:
        was_cut_off = opened.unfinished
        opened.set_terms(folders)
        summary = BuildSummary(opened.folder)
        writer = _Writer(
            opened, summary, lambda: progress and progress(summary.done + writer.waiting, total, _kept_out(summary))
        )
        wanted = _wanted(found, opened, summary, None if again else (Vocabulary.checksum_of(folders), who))
        with closing(_outcomes(wanted, (folders, engine, extractor), jobs)) as outcomes:
            for outcome in outcomes:
                summary.remarks += remarks(outcome.article, finder)
                writer.take(outcome)
        writer.flush()
        if opened.unfinished:
            opened.finish(replaced=summary.replaced > 0 or was_cut_off)
    return summary


class _Writer:
    """Collects graphs and stores them in batches."""

    def __init__(self, store: Store, summary: BuildSummary, tell: Callable[[], object]) -> None:
        self._store = store
        self._summary = summary
        self._tell = tell
        self._batch: dict[str, tuple[GraphText, Counter[str]]] = {}
        self._size = 0
        self._flushes = 0
        self._since = time.monotonic()
        self._rejected = store.folder.absolute().parent / "rejected"

    @property
    def waiting(self) -> int:
        """How many graphs are still to be stored."""
        return len(self._batch)

    def take(self, outcome: Outcome) -> None:
        """Take what became of an article."""
        if outcome.graph is None:
            self._summary.rejected.append(reject(outcome.article, outcome.report, self._rejected))
        else:
            if outcome.report:
                self._summary.curtailed.append(reject(outcome.article, outcome.report, self._rejected))
            else:
                accept(outcome.article, self._rejected)
            self._batch[outcome.graph.key] = (outcome.graph, outcome.counts)
            self._size += len(outcome.graph.own)
            late = time.monotonic() - self._since > _PATIENCE
            if late or len(self._batch) >= _BATCH or self._size >= _BATCH_SIZE:
                self.flush()
        self._tell()

    def flush(self) -> None:
        """Store what was collected."""
        if self._batch:
            replaced = self._store.add([graph for graph, _ in self._batch.values()])
            self._summary.replaced += replaced
            self._summary.added += len(self._batch) - replaced
            for _, counts in self._batch.values():
                self._summary.counts += counts
            self._batch.clear()
            self._size = 0
            self._since = time.monotonic()
            self._flushes += 1
            if self._flushes % _REOPEN == 0:
                self._store.reopen()
        self._tell()


def _kept_out(summary: BuildSummary) -> int:
    return len(summary.rejected) + len(summary.unreadable)


def _wanted(
    found: Iterable[Article | Unreadable],
    store: Store,
    summary: BuildSummary,
    maker: tuple[str, Software | None] | None,
) -> Iterator[Article]:
    """Give the articles that have to be processed; count the others.

    ``maker`` is the checksum of the vocabularies and the extractor that an unchanged article was read with.
    """
    alike = maker is not None and store.is_of_one_make(*maker)
    for article in found:
        if isinstance(article, Unreadable):
            summary.unreadable.append(article)
        elif maker is not None and (store.is_unchanged(article) if alike else store.is_current(article, *maker)):
            summary.unchanged += 1
        else:
            yield article


def _outcomes(wanted: Iterable[Article], setup: _Setup, jobs: int) -> Generator[Outcome, None, None]:
    """Process articles here or in workers, in their order either way; one task is not worth starting workers for."""
    tasks = _tasks(wanted)
    first = list(islice(tasks, 2))
    if jobs == 1 or len(first) < 2:
        processor = Processor(*setup) if first else None
        for task in chain(first, tasks):
            for article in task:
                assert processor is not None
                yield processor.process(article)
        return
    _check_that_it_travels(setup)
    context = multiprocessing.get_context("spawn")  # a forked copy of a process with threads may hang
    waiting: deque[Future[list[Outcome]]] = deque()
    with ProcessPoolExecutor(jobs, context, _start_worker, setup) as pool:
        try:
            for task in chain(first, tasks):
                waiting.append(pool.submit(_work, task))
                if len(waiting) >= jobs * _AHEAD:
                    yield from waiting.popleft().result()
            while waiting:
                yield from waiting.popleft().result()
        except BrokenProcessPool as error:
            message = "A worker process was ended from outside; run the same command again to complete the store."
            raise PolicyKGError(message) from error
        finally:
            pool.shutdown(cancel_futures=True)


def _check_that_it_travels(setup: _Setup) -> None:
    try:
        pickle.dumps(setup)
    except Exception as error:
        name = getattr(setup[2], "name", setup[2])
        raise UsageError(f"The extractor '{name}' cannot be sent to other processes; build with one job.") from error


def _tasks(wanted: Iterable[Article]) -> Iterator[list[Article]]:
    task: list[Article] = []
    for article in wanted:
        task.append(article)
        if len(task) == _TASK:
            yield task
            task = []
    if task:
        yield task


_processors: list[Processor] = []  # of a worker process: its one


def _start_worker(folders: tuple[str, ...], engine: EngineName, extractor: str | Extractor) -> None:
    _processors[:] = [Processor(folders, engine, extractor)]


def _work(task: list[Article]) -> list[Outcome]:
    return _processors[0].process_all(task)
