"""``python -m tests.benchmarks.corpus N OUT``: writes a corpus and prints what it must yield.

``OUT`` ending in ``.jsonl`` gives JSON Lines, anything else a folder of text files.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from tests.benchmarks.corpus import generate, totals, write_lines, write_texts


def main() -> None:
    """Read the command line, write the corpus, print its totals as JSON."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.corpus", description=__doc__)
    parser.add_argument("n", type=int, help="how many articles")
    parser.add_argument("out", type=Path, help="a .jsonl file or a folder")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--broken", type=float, default=0.0, help="the part of the articles to break, 0 to 1")
    options = parser.parse_args()
    articles = generate(options.n, options.seed, options.broken)
    write = write_lines if options.out.suffix == ".jsonl" else write_texts
    json.dump(totals(write(articles, options.out)), sys.stdout, indent=2)
    print()


if __name__ == "__main__":
    main()
