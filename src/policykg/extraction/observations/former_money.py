"""Under which code money was known at the time: kwacha of 1990 are not those of 2020.

Where a country has struck zeros off its money the name has stayed; the codes of ISO 4217 tell the two apart. Comes
before ``places`` and ``naming``, which read a money by its name.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from types import MappingProxyType

from policykg.extraction.observations.vocables import figure_pairs


@lru_cache(maxsize=1)
def _replaced() -> Mapping[str, tuple[tuple[int, str], ...]]:
    """Return, for each code of today, the codes before it with the last year of each, the earliest first."""
    known: dict[str, list[tuple[int, str]]] = {}
    for former, told in figure_pairs("former_money").items():
        code, _, year = told.partition("/")
        known.setdefault(code, []).append((int(year), former))
    return MappingProxyType({code: tuple(sorted(former)) for code, former in known.items()})


def money_on(code: str, day: date | None) -> str:
    """Return the code that a money had on a day.

    Args:
        code: the code that it has today.
        day: the day of the article; None where that is not known.
    """
    former = _replaced().get(code)
    if former is None or day is None:
        return code
    return next((then for year, then in former if day.year <= year), code)
