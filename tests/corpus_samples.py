"""A few invented articles as records, and a gate that refuses some: what builds, workers and clusters are tested on."""

from __future__ import annotations

import json
from pathlib import Path

Record = dict[str, str]


def records(count: int) -> list[Record]:
    """Return records of short articles with figures and plans, all different."""
    return [
        {
            "title": f"Pumps in week {number}",
            "date": f"2024-{number % 12 + 1:02d}-{number % 28 + 1:02d}",
            "publisher": "The Daily Pump",
            "source": f"https://example.org/pumps/{number}",
            "text": (
                f"Output of pumps rose {number % 40 + 1}.{number % 10}% year on year in 2023. "
                f"Exports of pumps reached {number + 100} million yuan in 2023. "
                "The Ministry of Industry and Information Technology will promote the use of pumps."
            ),
        }
        for number in range(count)
    ]


def write_corpus(path: Path, count: int) -> Path:
    """Write records as JSON Lines."""
    path.write_text("".join(json.dumps(record) + "\n" for record in records(count)), encoding="utf-8")
    return path


# A build of a corpus (first argument) into a store (second) that stores so many articles at a time (third) and puts all
# files in order after each batch; it says when it begins.
COMPACTING_BUILD = """
import sys
from policykg import build
from policykg.store import Store
add = Store.add
def add_and_compact(self, graphs):
    replaced = add(self, graphs)
    self.compact()
    return replaced
Store.add = add_and_compact
build._BATCH = int(sys.argv[3])
print("ready", flush=True)
build.build([sys.argv[1]], sys.argv[2])
"""
