"""How benchmarks measure and what they report: medians, ratios taken in one run, rows of one table."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table.

    ``limit`` says in words what is asked of the figure; ``holds`` whether it is met, None where nothing is asked.
    """

    work: str
    figure: str
    limit: str = ""
    holds: bool | None = None


def median_seconds(work: Callable[[], object], repeats: int = 5) -> float:
    """Run some work once to warm up, then `repeats` times, and return the median of the times in seconds."""
    work()
    times = []
    for _ in range(repeats):
        gc.collect()
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def interleaved_seconds(works: dict[str, Callable[[], object]], repeats: int = 5) -> dict[str, float]:
    """Time several works of one process turn by turn; medians of the processor time by name.

    Turn by turn, so that a busy moment of the machine falls on all; processor time, so that waiting does not count.
    """
    times: dict[str, list[float]] = {name: [] for name in works}
    for work in works.values():
        work()
    for _ in range(repeats):
        for name, work in works.items():
            gc.collect()
            start = time.process_time()
            work()
            times[name].append(time.process_time() - start)
    return {name: statistics.median(found) for name, found in times.items()}


def table(rows: Iterable[Row]) -> str:
    """Return rows as a Markdown table."""
    lines = ["| work | figure | asked | met |", "| --- | --- | --- | --- |"]
    for row in rows:
        met = "" if row.holds is None else "yes" if row.holds else "no"
        lines.append(f"| {row.work} | {row.figure} | {row.limit} | {met} |")
    return "\n".join(lines)
