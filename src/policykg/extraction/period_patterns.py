"""The patterns of ``rules/calendar.toml``, each tried only where the text begins as it can; read by the calendar."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any, Final

from policykg.extraction.openings import LENGTH, opening_of, openings

_YEAR: Final = r"(?:19|20)\d\d"
_MACRO: Final = re.compile(r"<([a-z]+\d?)>")
_GROUP: Final = re.compile(r"\?P<([a-z]+\d?)>")
_TRIED: Final = 20_000  # openings of texts whose rules are remembered


@dataclass(frozen=True, slots=True)
class PeriodRule:
    """A rule of the file: its name, how its words are read, its expression and the groups of that by plain name."""

    name: str
    reads: str
    expression: re.Pattern[str]
    groups: tuple[tuple[str, str], ...]


class PeriodRules:
    """The rules of the file in their order: the first that fits counts."""

    def __init__(self, table: Mapping[str, Any]) -> None:
        words = table["words"]
        self.starts = frozenset(
            (words["month"].replace("\\\\.?", "") + "|" + words["weekday"] + "|" + words["starts"]).split("|")
        )
        self.nexts = frozenset(words["nexts"].split("|"))
        self.fiscal = {word: int(month) for month, of in table["fiscal"].items() for word in of.split()}
        self.fiscal_areas = {area: int(month) for month, of in table["fiscal-areas"].items() for area in of.split()}
        self._rules: list[PeriodRule] = []
        self._by_opening: dict[str, set[int]] = {}
        self._tried: dict[str, tuple[PeriodRule, ...]] = {}
        for number, rule in enumerate(table["rule"]):
            pattern, groups = _expanded(rule["pattern"], words)
            expression = re.compile(rf"(?<![\w.,$€£])(?:{pattern})(?![\w%])")
            self._rules.append(PeriodRule(rule["name"], rule["reads"], expression, groups))
            for opening in openings(pattern):
                self._by_opening.setdefault(opening, set()).add(number)

    def match(self, flat: str, at: int, tried: int = 0) -> tuple[PeriodRule, re.Match[str], int] | None:
        """Return the rule that fits at a place of a text in lower case, what it fits, and how many have been tried.

        Args:
            flat: the text.
            at: the place.
            tried: how many of the rules for this place have been tried before and are to be passed over.
        """
        beginning = flat[at : at + LENGTH]
        rules = self._tried.get(beginning)
        if rules is None:
            if len(self._tried) > _TRIED:
                self._tried.clear()
            rules = self._tried[beginning] = self._for(opening_of(flat, at))
        for number in range(tried, len(rules)):
            match = rules[number].expression.match(flat, at)
            if match is not None:
                return rules[number], match, number + 1
        return None

    def _for(self, opening: str) -> tuple[PeriodRule, ...]:
        """Return the rules that can fit a text that begins so."""
        if not opening.isascii():  # digits of other scripts
            return tuple(self._rules)
        found = set[int]().union(*(self._by_opening.get(opening[:size], ()) for size in range(LENGTH + 1)))
        return tuple(self._rules[number] for number in sorted(found))


@lru_cache(maxsize=1)
def period_rules() -> PeriodRules:
    """Return the rules of the file."""
    text = resources.files(__package__).joinpath("rules/calendar.toml").read_text(encoding="utf-8")
    return PeriodRules(tomllib.loads(text))


def _expanded(pattern: str, words: Mapping[str, str]) -> tuple[str, tuple[tuple[str, str], ...]]:
    """Return a pattern as a regular expression, and its groups, each with its plain name."""
    groups: list[tuple[str, str]] = []

    def name(word: str) -> str:
        unique = word
        while any(unique == known for known, _ in groups):
            unique += "x"
        groups.append((unique, word.rstrip("0123456789")))
        return unique

    def macro(match: re.Match[str]) -> str:
        word = match[1]
        if word in {"count", "months"}:
            return f"(?:{words['month' if word == 'months' else word]})"
        source = {"lastmonth": "month", "lastyear": "year", "year2": "year", "year3": "year"}.get(word, word)
        return f"(?P<{name(word)}>{_YEAR if source == 'year' else words[source]})"

    made = _MACRO.sub(macro, _GROUP.sub(lambda m: f"?P\x00{m[1]}\x01", pattern))
    made = re.sub("\x00([a-z]+\\d?)\x01", lambda m: f"<{name(m[1])}>", made)
    spaced = made.replace(" ?", "\x02").replace(" ", " {1,3}").replace("\x02", " {0,3}")
    return spaced, tuple(groups)
