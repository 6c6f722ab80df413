"""``python -m tests.benchmarks [NAME…]``: runs the benchmarks and prints their figures as one Markdown table.

Every module ``of_NAME.py`` beside this one is a benchmark: its ``rows()`` gives the lines. Exits 1 where a line asks
for more than was measured.
"""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

from tests.benchmarks.measure import Row, table


def main() -> int:
    """Run the named benchmarks, or all."""
    names = sys.argv[1:] or sorted(path.stem[3:] for path in Path(__file__).parent.glob("of_*.py"))
    rows: list[Row] = []
    for name in names:
        print(f"measuring {name} …", file=sys.stderr)
        rows += importlib.import_module(f"tests.benchmarks.of_{name}").rows()
    print(table(rows))
    return int(any(row.holds is False for row in rows))


if __name__ == "__main__":
    sys.exit(main())
