"""Every shipped query on a large store: beside the Oxigraph server over HTTP, beside rdflib in memory, from the shell.

``POLICYKG_BENCHMARK_ARTICLES`` says how many articles the store holds (10,000), ``POLICYKG_BENCHMARK_STORE`` names one
that is there already. rdflib takes minutes to load that many, so it is compared on a smaller store of its own:
``POLICYKG_BENCHMARK_RDFLIB`` articles (200), the same quads for both.
"""

from __future__ import annotations

import gc
import os
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyoxigraph

from policykg import queries
from tests.benchmarks.measure import Row
from tests.benchmarks.of_bulk import MANY, build_once, corpus_of
from tests.sparql_servers import oxigraph

if TYPE_CHECKING:
    import rdflib

STORE = os.environ.get("POLICYKG_BENCHMARK_STORE")
FEW = int(os.environ.get("POLICYKG_BENCHMARK_RDFLIB", "200"))
ROUNDS, ROUNDS_AGAIN, STARTS = 5, 25, 3
PATIENCE = 10.0  # seconds after which rdflib is stopped; the query then counts with this time
TIMES_SERVER, TIMES_RDFLIB, SLOWEST, START = 1.2, 20, 1.0, 0.5


@dataclass(frozen=True, slots=True)
class Measured:
    """A query's medians in seconds, and whether both sides gave the same answer."""

    name: str
    ours: float
    theirs: float
    same: bool

    @property
    def ratio(self) -> float:
        """Our time as a multiple of theirs."""
        return self.ours / self.theirs


def rows() -> Iterator[Row]:
    """Measure in a folder that is removed afterwards."""
    with tempfile.TemporaryDirectory(prefix="policykg-benchmark-") as name:
        folder = Path(name)
        many = Path(STORE) if STORE else _built(folder, MANY)
        with oxigraph(many) as server:
            yield from beside_the_server(pyoxigraph.Store.read_only(str(many)), server.query)
        yield from starts(many)
        yield from beside_rdflib(pyoxigraph.Store.read_only(str(_built(folder, FEW))))


def beside_the_server(store: pyoxigraph.Store, address: str) -> Iterator[Row]:
    """The same query text, asked of the store in this process and of the server over HTTP, turn by turn."""
    articles = sum(1 for _ in store.quads_for_pattern(None, _TYPE, _ARTICLE, None))
    found = [_against_server(name, store, address, ROUNDS) for name in queries.names()]
    # Of many short measurements some go astray; what seems too slow is measured again at length.
    found = [_against_server(m.name, store, address, ROUNDS_AGAIN) if m.ratio > TIMES_SERVER else m for m in found]
    worst, slowest = max(found, key=lambda m: m.ratio), max(found, key=lambda m: m.ours)
    different = [m.name for m in found if not m.same]
    yield Row(
        f"each of {len(found)} shipped queries on {articles:,} articles against the Oxigraph server's HTTP",
        f"at most {worst.ratio:.2f} times ({worst.name}), median {statistics.median(m.ratio for m in found):.2f}; "
        + (f"different rows: {', '.join(different)}" if different else "all rows equal"),
        f"at most {TIMES_SERVER} times, results equal",
        worst.ratio <= TIMES_SERVER and not different,
    )
    yield Row(
        "the slowest of them, embedded",
        f"{slowest.ours:.2f} s ({slowest.name}), median {statistics.median(m.ours for m in found) * 1000:.0f} ms",
        f"under {SLOWEST:.0f} s",
        slowest.ours < SLOWEST,
    )


def starts(store: Path) -> Iterator[Row]:
    """Every query from the command line, imports and the printing of its rows included."""
    seconds = {}
    for name in queries.names():
        command = [sys.executable, "-m", "policykg", "query", name, "--store", str(store)]
        times = [_timed(lambda: subprocess.run(command, check=True, capture_output=True)) for _ in range(STARTS)]  # noqa: B023
        seconds[name] = statistics.median(times)
    worst = max(seconds, key=lambda name: seconds[name])
    yield Row(
        "'policykg query NAME' on that store, any of them",
        f"at most {seconds[worst]:.2f} s ({worst}), median {statistics.median(seconds.values()):.2f} s",
        f"under {START} s",
        seconds[worst] < START,
    )


def beside_rdflib(store: pyoxigraph.Store) -> Iterator[Row]:
    """The same query text on the same quads, in rdflib's memory."""
    import rdflib

    quads = store.dump(format=pyoxigraph.RdfFormat.N_QUADS)
    assert quads is not None
    dataset = rdflib.Dataset(default_union=True)
    dataset.parse(data=quads.decode(), format="nquads")
    found = [_against_rdflib(name, store, dataset) for name in queries.names()]
    typical = statistics.median(1 / m.ratio for m in found)
    stopped = sum(m.theirs >= PATIENCE for m in found)
    different = [m.name for m in found if not m.same and m.theirs < PATIENCE]
    yield Row(
        f"each of them against rdflib in memory, {FEW:,} articles ({len(store):,} quads)",
        f"{typical:.0f} times as fast on the median query; rdflib stopped after {PATIENCE:.0f} s in {stopped} of "
        f"{len(found)}; " + (f"different rows: {', '.join(different)}" if different else "rows equal elsewhere"),
        f"at least {TIMES_RDFLIB} times",
        typical >= TIMES_RDFLIB,
    )


_TYPE = pyoxigraph.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_ARTICLE = pyoxigraph.NamedNode("https://w3id.org/policykg/ontology#Article")


def _built(folder: Path, count: int) -> Path:
    store = folder / f"store-{count}"
    build_once(corpus_of(folder, count), store)
    return store


def _against_server(name: str, store: pyoxigraph.Store, address: str, rounds: int) -> Measured:
    query = queries.load(name)
    same = query.run(store) == query.run(address)
    ours, theirs = [], []
    gc.collect()
    for _ in range(rounds):
        ours.append(_timed(lambda: query.run(store)))
        theirs.append(_timed(lambda: query.run(address)))
    return Measured(name, statistics.median(ours), statistics.median(theirs), same)


def _against_rdflib(name: str, store: pyoxigraph.Store, dataset: rdflib.Dataset) -> Measured:
    query = queries.load(name)
    text = query.bind()
    answer = query.run(store)
    ours = statistics.median(_timed(lambda: query.run(store)) for _ in range(ROUNDS))
    result: list[Any] = []
    began = time.perf_counter()
    signal.signal(signal.SIGALRM, _stop)
    signal.setitimer(signal.ITIMER_REAL, PATIENCE)
    try:
        result = list(dataset.query(text))
    except TimeoutError:
        return Measured(name, ours, PATIENCE, same=False)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
    return Measured(name, ours, time.perf_counter() - began, same=_comparable(result) == _comparable(_terms(answer)))


def _stop(*_: object) -> None:
    raise TimeoutError


def _terms(answer: queries.Table | queries.Triples) -> list[Any]:
    return list(answer.terms if isinstance(answer, queries.Table) else answer.triples)


def _comparable(rows: list[Any]) -> set[tuple[str | None, ...]]:
    """Return rows by the texts of their terms; the engines write the same number in different ways."""
    return {tuple(None if term is None else _text(term) for term in row) for row in rows}


def _text(term: Any) -> str:
    text = str(term) if isinstance(term, str) else str(term.value)
    try:
        return f"{float(text):.9g}"
    except ValueError:
        return text


def _timed(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began
