"""From text to a stored, checked graph: beside the plain way, a second time, and out of the store again.

``POLICYKG_BENCHMARK_ARTICLES`` says how many articles are built (10,000).
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import NamedNode

from policykg.corpus import Unreadable, articles
from policykg.extraction import extract
from policykg.graph import article_graph
from policykg.ntriples import from_pyoxigraph, ntriples
from policykg.store import Store
from policykg.term_graphs import term_quads
from policykg.vocabulary import Vocabulary
from tests.benchmarks.corpus import ExpectedFacts, Record, generate, write_lines
from tests.benchmarks.measure import Row, median_seconds

MANY = int(os.environ.get("POLICYKG_BENCHMARK_ARTICLES", "10000"))
SIZE = 500_000  # bytes that an article takes with its exports, while the files are put in order
SAMPLE = 20  # articles that go the plain way; it takes seconds for each
TIMES_PLAIN, AGAIN, EXPORT, START = 40, 1 / 50, 0.5, 0.5
Generated = Iterator[tuple[Record, ExpectedFacts]]
JOBS = 2
_BUILD = """
import json, resource, sys, time
from policykg.build import build
if __name__ == "__main__":
    began = told = time.perf_counter()
    def tell(done, total, kept_out):
        global told
        if time.perf_counter() - told > 10:
            told = time.perf_counter()
            print(f"  {done:,} articles after {told - began:.0f} s", file=sys.stderr, flush=True)
    done = build([sys.argv[1]], sys.argv[2], jobs=int(sys.argv[3]), progress=tell)
    seconds = time.perf_counter() - began
    own, workers = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    cpu = own.ru_utime + own.ru_stime + workers.ru_utime + workers.ru_stime
    figures = {"seconds": seconds, "cpu_seconds": cpu, "peak_mb": own.ru_maxrss / 1024}
    print(json.dumps({**figures, "articles": done.done, "rejected": len(done.rejected)}))
"""


@dataclass(frozen=True, slots=True)
class Run:
    """One build in a process of its own."""

    seconds: float
    cpu_seconds: float  # of all its processes
    peak_mb: float
    articles: int
    rejected: int

    @property
    def cost(self) -> float:
        """Seconds for an article."""
        return self.seconds / self.articles


def rows() -> Iterator[Row]:
    """Measure in a folder that is removed afterwards."""
    with room(MANY, SIZE) as folder:
        many = corpus_of(folder, MANY)
        first = build_once(many, folder / "many")
        yield from beside_the_plain_way(many, folder / "many", first)
        again = build_once(many, folder / "many", jobs=1)
        yield Row(
            f"second build of {MANY:,} unchanged articles",
            f"1/{first.seconds / again.seconds:.0f} of the first ({again.seconds:.1f} s)",
            "at most 1/50",
            again.seconds / first.seconds <= AGAIN,
        )
        yield from export_speed(folder / "many", folder)
        yield start(folder / "many")


@contextmanager
def room(count: int, size: int) -> Iterator[Path]:
    """Give a folder for a while, on a disk that has room for the stores of so many articles.

    Args:
        count: how many articles.
        size: bytes that one takes.
    """
    with tempfile.TemporaryDirectory(prefix="policykg-benchmark-") as name:
        need, free = count * size / 1e9, shutil.disk_usage(name).free / 1e9
        if free < need:
            raise SystemExit(
                f"{count:,} articles need {need:.0f} GB in {name}, where {free:.0f} GB are free; set TMPDIR."
            )
        yield Path(name)


def build_once(corpus: Path, store: Path, jobs: int = JOBS) -> Run:
    """Build in a fresh process and return what it took."""
    code = corpus.parent / "build_once.py"
    code.write_text(_BUILD, encoding="utf-8")
    command = [sys.executable, str(code), str(corpus), str(store), str(jobs)]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    return Run(**json.loads(done.stdout))


def beside_the_plain_way(corpus: Path, store: Path, ours: Run) -> Iterator[Row]:
    """Our build of the whole corpus against rdflib and pySHACL on the first articles of it."""
    seconds, same = plain_way(corpus, store)
    times = seconds / ours.cost
    yield Row(
        f"text to checked, stored graph, {ours.articles:,} articles, {JOBS} processes",
        f"{times:.0f} times the plain way ({ours.articles / ours.seconds:.0f} articles/s against {1 / seconds:.1f})",
        f"at least {TIMES_PLAIN} times, same graphs and verdicts",
        times >= TIMES_PLAIN and same,
    )


def plain_way(corpus: Path, store: Path) -> tuple[float, bool]:
    """Return the seconds for an article, and whether graphs and verdicts are those of our store.

    The plain way: our extraction, an rdflib graph, ``pyshacl.validate`` for each article, an rdflib dataset. To its
    favour the vocabularies are loaded once, and only the nodes of the article are looked at.
    """
    import pyshacl
    import rdflib

    from policykg.validation.judge import shapes_graph
    from policykg.validation.shapes import shape_files

    vocabulary = Vocabulary.load()
    shapes = shapes_graph(tuple(shape_files(None)))
    data = rdflib.Graph().parse(data=ntriples(from_pyoxigraph(term_quads())), format="nt")
    stored = rdflib.Dataset()
    seconds, same = 0.0, True
    with Store.open(store) as opened:
        for number, article in enumerate(articles([corpus])):
            if number == SAMPLE or isinstance(article, Unreadable):
                break
            began = time.perf_counter()
            made = article_graph(extract(article, vocabulary), article, vocabulary)
            own = rdflib.Graph().parse(data=ntriples(made.triples), format="nt")
            for triple in own:
                data.add(triple)
            focus = sorted({str(subject) for subject in own.subjects(rdflib.RDF.type)})
            conforms, _, _ = pyshacl.validate(data, shacl_graph=shapes, inplace=True, focus_nodes=focus)
            if conforms:
                named = stored.graph(rdflib.URIRef(made.name))
                for triple in own:
                    named.add(triple)
            for triple in own:
                data.remove(triple)
            seconds += time.perf_counter() - began
            ours = from_pyoxigraph(opened.oxigraph.quads_for_pattern(None, None, None, NamedNode(made.name)))
            same &= set(ours) == (set(made.own) if conforms else set())
    return seconds / SAMPLE, same


def export_speed(store: Path, folder: Path) -> Iterator[Row]:
    """Our N-Quads and Turtle against ``oxigraph dump``, in triples a second."""
    from policykg.export import export

    with Store.open(store) as opened:
        size = len(opened.oxigraph)
        seconds = {}
        for suffix in ("nq", "ttl"):
            began = time.perf_counter()
            export(opened.oxigraph, folder / f"export.{suffix}")
            seconds[suffix] = time.perf_counter() - began
    oxigraph = Path(sys.executable).parent / "oxigraph"
    if not oxigraph.exists():
        yield Row("export beside 'oxigraph dump'", "not measured: pip install oxigraph")
        return
    command = [str(oxigraph), "dump", "--location", str(store), "--file", str(folder / "dump.nq")]
    began = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    theirs = time.perf_counter() - began
    for suffix, name in (("nq", "N-Quads"), ("ttl", "Turtle")):
        ratio = theirs / seconds[suffix]
        yield Row(
            f"export of {size:,} quads as {name}",
            f"{ratio:.2f} times the speed of 'oxigraph dump' ({size / seconds[suffix] / 1000:,.0f} thousand a second)",
            f"at least {EXPORT} times (one of the two)",
            ratio >= EXPORT if suffix == "nq" else None,
        )


def start(store: Path) -> Row:
    """A query from the command line, imports included."""
    command = [sys.executable, "-m", "policykg", "query", "growth-by-industry", "--store", str(store)]
    seconds = median_seconds(lambda: subprocess.run(command, check=True, capture_output=True))
    return Row(
        f"'policykg query growth-by-industry' on {MANY:,} articles",
        f"{seconds:.2f} s",
        f"under {START} s",
        seconds < START,
    )


def corpus_of(folder: Path, count: int, characters: int | None = None) -> Path:
    """Write a generated corpus; ``characters`` cuts each text at the end of the sentence that reaches so far."""
    path = folder / f"{count}.jsonl"
    for _ in write_lines(_cut(generate(count, 1), characters), path):
        pass
    return path


def _cut(records: Generated, characters: int | None) -> Generated:
    for record, facts in records:
        text = record["text"] or ""
        end = len(text) if characters is None else text.find(". ", characters) + 1
        yield {**record, "text": text[: end or len(text)]}, facts
