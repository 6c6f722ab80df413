"""The bulk build beyond one machine: articles are processed on a Dask cluster, each partition becomes one part.

Every worker runs what a build on one machine runs (:mod:`policykg.processing`). A part is named after its articles and
what they are read with, and stands under its name only when it is whole: running the same command again makes the
parts that are missing. :func:`policykg.bulk.load_parts` brings parts into a store.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any

from policykg.article import Article
from policykg.build import BuildSummary, Progress
from policykg.corpus import Unreadable, articles, count
from policykg.errors import UnwritableError, UsageError
from policykg.extractors import RULES, remarks, resolve
from policykg.graph import SHARED
from policykg.iris import graph as graph_iri
from policykg.processing import Processor
from policykg.rejected import reject
from policykg.validation import EngineName
from policykg.version import __version__
from policykg.vocabulary import Vocabulary

_PARTITION = 200  # articles
_AHEAD = 4  # partitions that wait for each worker thread
_Setup = tuple[tuple[str, ...], EngineName, str]  # what a worker processes with


@dataclass(frozen=True, slots=True)
class PartSummary:
    """What became of the articles of a partition: how many graphs, facts by kind, reports by position."""

    stored: int
    counts: dict[str, int]
    reports: dict[int, str]
    curtailed: dict[int, str]


def build_parts(
    inputs: Sequence[str | Path],
    scheduler: str,
    parts: str,
    *,
    rejected: str | Path,
    engine: EngineName = "compiled",
    vocabularies: Iterable[str | Path] = (),
    extractor: str = RULES,
    partition: int = _PARTITION,
    progress: Progress | None = None,
) -> BuildSummary:
    """Process articles on a cluster and write their graphs as N-Quads, one part for each partition.

    Args:
        inputs: files, folders, patterns or corpora, read here (see :func:`policykg.corpus.articles`).
        scheduler: the address of a Dask scheduler, such as ``tcp://10.0.0.1:8786``. Its workers have this package.
        parts: a folder that the workers can write: a path that all share, or an address for fsspec (``s3://…``).
        rejected: the folder for articles that break the shapes, on this machine.
        engine: the engine of the shapes.
        vocabularies: folders with further vocabularies, under the same path on every worker.
        extractor: who finds the facts, by name, installed here and on every worker.
        partition: how many articles make a part.
        progress: called now and then with the articles done, their total where it is known, and those kept out.

    Returns:
        What was done; articles of parts that stood there already count as unchanged.

    Raises:
        UsageError: Dask is not installed, no scheduler answers at the address, or there is no such extractor.
        UnwritableError: the folder of the parts cannot be made or written.
    """
    distributed = _distributed()
    setup = tuple(str(folder) for folder in vocabularies), engine, extractor
    found_by = resolve(extractor)
    total = count(inputs)
    summary = BuildSummary(None)
    found = articles(inputs)
    files = _Parts(parts)
    identity = (__version__, Vocabulary.load(setup[0]).checksum, engine, found_by.name, found_by.version)
    try:
        client = distributed.Client(scheduler, timeout="10s", set_as_default=False)
    except (OSError, ValueError) as error:
        raise UsageError(f"No Dask scheduler answers at '{scheduler}'; start one with 'dask scheduler'.") from error
    with client:
        ahead = max(1, sum(client.nthreads().values())) * _AHEAD
        waiting = distributed.as_completed(loop=client.loop)
        tasks = {}
        for chosen in _partitions(found, summary, partition):
            part = files.name(chosen, identity)
            summary.remarks += chain.from_iterable(remarks(article, found_by) for article in chosen)
            if files.exists(part):
                summary.unchanged += len(chosen)
                _take_rejects(chosen, files.read_summary(part), summary, Path(rejected), stored=False)
            else:
                future = client.submit(make_part, chosen, parts, part, setup, key=part, pure=False)
                tasks[future.key] = chosen
                waiting.add(future)
            while waiting.count() >= ahead:
                _collect(next(waiting), tasks, summary, Path(rejected))
            if progress:
                progress(summary.done, total, len(summary.rejected) + len(summary.unreadable))
        for future in waiting:
            _collect(future, tasks, summary, Path(rejected))
            if progress:
                progress(summary.done, total, len(summary.rejected) + len(summary.unreadable))
    return summary


def make_part(chosen: Sequence[Article], parts: str, name: str, setup: _Setup) -> PartSummary:
    """Process a partition and write its part; runs on a worker.

    Args:
        chosen: the articles.
        parts: the folder of the parts.
        name: the name of this part.
        setup: folders with further vocabularies, the engine of the shapes, the name of the extractor.
    """
    stored, counts = 0, Counter[str]()
    reports: dict[int, str] = {}
    curtailed: dict[int, str] = {}
    lines: list[str] = []
    shared: set[str] = set()
    latest = {article.key: position for position, article in enumerate(chosen)}
    for position, article in enumerate(chosen):
        outcome = _processor(setup).process(article)
        if outcome.report:
            (reports if outcome.graph is None else curtailed)[position] = outcome.report
        if outcome.graph is not None and latest[article.key] == position:
            stored += 1
            counts += outcome.counts
            lines.append(outcome.graph.own.replace(" .\n", f" <{graph_iri(article.key)}> .\n"))
            shared.update(outcome.graph.shared.splitlines(keepends=True))
    lines.append("".join(sorted(shared)).replace(" .\n", f" <{SHARED}> .\n"))
    summary = PartSummary(stored, dict(counts), reports, curtailed)
    _Parts(parts).write(name, "".join(lines), summary)
    return summary


@cache
def _processor(setup: _Setup) -> Processor:
    return Processor(*setup)


class _Parts:
    """The folder of the parts, on any file system that fsspec knows."""

    def __init__(self, address: str) -> None:
        from fsspec.core import url_to_fs  # noqa: PLC0415 - an extra

        try:
            self._files, self._folder = url_to_fs(address)
            self._files.makedirs(self._folder, exist_ok=True)
        except (OSError, ImportError, ValueError) as error:
            raise UnwritableError(f"The folder of parts '{address}' cannot be made ({error}); name another.") from error

    @staticmethod
    def name(chosen: Sequence[Article], made_with: Sequence[str]) -> str:
        """Return the name of the part that some articles make, read with software and vocabularies so identified."""
        identity = "\0".join([*made_with, *(article.key + article.checksum for article in chosen)])
        return f"part-{hashlib.sha256(identity.encode()).hexdigest()[:24]}"

    def exists(self, name: str) -> bool:
        """Tell whether a part is there, whole."""
        return bool(self._files.exists(f"{self._folder}/{name}.nq"))

    def read_summary(self, name: str) -> PartSummary:
        """Return what became of the articles of a part that is there."""
        found = json.loads(self._files.cat_file(f"{self._folder}/{name}.json"))
        reports, curtailed = ({int(key): text for key, text in found[of].items()} for of in ("reports", "curtailed"))
        return PartSummary(found["stored"], found["counts"], reports, curtailed)

    def write(self, name: str, lines: str, summary: PartSummary) -> None:
        """Write a part: the summary first, then the graphs beside their place, then the name that says it is whole."""
        told = asdict(summary)
        place = f"{self._folder}/{name}"
        try:
            self._files.pipe_file(f"{place}.json", json.dumps(told).encode())
            self._files.pipe_file(f"{place}.nq.making", lines.encode())
            self._files.mv(f"{place}.nq.making", f"{place}.nq")
        except OSError as error:
            raise UnwritableError(f"The part '{place}.nq' cannot be written ({error}); make room there.") from error


def _partitions(found: Iterable[Article | Unreadable], summary: BuildSummary, size: int) -> Iterator[list[Article]]:
    chosen: list[Article] = []
    for article in found:
        if isinstance(article, Unreadable):
            summary.unreadable.append(article)
            continue
        chosen.append(article)
        if len(chosen) == size:
            yield chosen
            chosen = []
    if chosen:
        yield chosen


def _collect(
    future: Any,  # noqa: ANN401 - distributed has no types
    tasks: dict[str, list[Article]],
    summary: BuildSummary,
    folder: Path,
) -> None:
    part: PartSummary = future.result()
    _take_rejects(tasks.pop(future.key), part, summary, folder, stored=True)
    future.release()


def _take_rejects(
    chosen: Sequence[Article], part: PartSummary, summary: BuildSummary, folder: Path, *, stored: bool
) -> None:
    if stored:
        summary.added += part.stored
        summary.counts += Counter(part.counts)
    else:
        summary.unchanged -= len(part.reports)
    for reports, kept in ((part.reports, summary.rejected), (part.curtailed, summary.curtailed)):
        kept.extend(reject(chosen[position], report, folder) for position, report in reports.items())


def _distributed() -> Any:  # noqa: ANN401 - distributed has no types
    try:
        import distributed  # noqa: PLC0415 - an extra
        import fsspec  # noqa: F401, PLC0415
    except ImportError as error:
        raise UsageError("A cluster build needs Dask; install it with: pip install 'policykg[dask]'") from error
    return distributed
