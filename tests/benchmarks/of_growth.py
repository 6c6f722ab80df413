"""What an article costs, and how much memory a build takes, at a hundred times the size.

The articles are generated and cut to their first sentences, so that the run takes minutes; ``POLICYKG_BENCHMARK_MOST``
says how many there are (100,000).
"""

from __future__ import annotations

import os
from collections.abc import Iterator

from tests.benchmarks.measure import Row
from tests.benchmarks.of_bulk import Run, build_once, corpus_of, room

MOST = int(os.environ.get("POLICYKG_BENCHMARK_MOST", "100000"))
FEW = 1000
LENGTH = 150  # characters after which the sentence is the last
SIZE = 120_000  # bytes that an article takes while the files are put in order
COST_RATIO, MEMORY_RATIO, MEMORY_MB = 1.15, 1.3, 1000


def rows() -> Iterator[Row]:
    """Build few before and after the many, so that a busy moment of the machine does not count for one side."""
    with room(MOST, SIZE) as folder:
        few, many = corpus_of(folder, FEW, LENGTH), corpus_of(folder, MOST, LENGTH)
        small = [build_once(few, folder / "few1")]
        most = build_once(many, folder / "most")
        small.append(build_once(few, folder / "few2"))
        yield from growth(min(small, key=lambda run: run.cpu_seconds), most)


def growth(small: Run, most: Run) -> Iterator[Row]:
    """What an article costs in time, and the build in memory, at a hundred times the size."""
    cost = most.cpu_seconds / most.articles / (small.cpu_seconds / small.articles)
    memory = most.peak_mb / small.peak_mb
    yield Row(
        f"processor time of an article at {most.articles:,} against {small.articles:,}",
        f"{cost:.2f} ({most.articles / most.seconds:.0f} against {small.articles / small.seconds:.0f} articles/s)",
        f"at most {COST_RATIO}",
        cost <= COST_RATIO,
    )
    yield Row(
        f"peak memory of the parent at {most.articles:,} against {small.articles:,}",
        f"{memory:.2f} ({most.peak_mb:.0f} MB against {small.peak_mb:.0f} MB)",
        f"at most {MEMORY_RATIO}, under {MEMORY_MB} MB",
        memory <= MEMORY_RATIO and most.peak_mb < MEMORY_MB,
    )
