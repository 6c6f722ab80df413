"""The patterns of ``rules/calendar.toml`` as one regular expression; read by the calendar."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache, partial
from importlib import resources

_YEAR = r"(?:19|20)\d\d"
_MACRO = re.compile(r"<([a-z]+\d?)>")
_GROUP = re.compile(r"\?P<([a-z]+\d?)>")


@dataclass(frozen=True, slots=True)
class PeriodRule:
    """A rule of the file: its name, how its words are read, and its groups with the plain name of each."""

    name: str
    reads: str
    groups: tuple[tuple[str, str], ...]


@lru_cache(maxsize=1)
def compiled() -> tuple[re.Pattern[str], dict[str, PeriodRule], frozenset[str], frozenset[str]]:
    """Return one expression for all rules, the rules by the name of their outer group, and the words that begin one."""
    text = resources.files(__package__).joinpath("rules/calendar.toml").read_text(encoding="utf-8")
    table = tomllib.loads(text)
    words = table["words"]
    starts = frozenset(
        (words["month"].replace("\\\\.?", "") + "|" + words["weekday"] + "|" + words["starts"]).split("|")
    )
    nexts = frozenset(words["nexts"].split("|"))
    alternatives, rules = [], {}
    for number, rule in enumerate(table["rule"]):
        groups: list[tuple[str, str]] = []

        def name(word: str, number: int = number, groups: list[tuple[str, str]] = groups) -> str:
            unique = f"{word}_{number}"
            while any(unique == known for known, _ in groups):
                unique += "x"
            groups.append((unique, word.rstrip("0123456789")))
            return unique

        def macro(match: re.Match[str], name: Callable[[str], str] = name) -> str:
            word = match[1]
            if word in {"count", "months"}:
                return f"(?:{words['month' if word == 'months' else word]})"
            source = {"lastmonth": "month", "lastyear": "year", "year2": "year"}.get(word, word)
            return f"(?P<{name(word)}>{_YEAR if source == 'year' else words[source]})"

        pattern = _MACRO.sub(macro, _GROUP.sub(lambda m: f"?P\x00{m[1]}\x01", rule["pattern"]))
        pattern = re.sub("\x00([a-z]+\\d?)\x01", partial(_named, name), pattern)
        spaced = pattern.replace(" ?", "\x02").replace(" ", " {1,3}").replace("\x02", " {0,3}")
        alternatives.append(f"(?P<rule{number}>{spaced})")
        rules[f"rule{number}"] = PeriodRule(rule["name"], rule["reads"], tuple(groups))
    return re.compile(r"(?<![\w.,$€£])(?:" + "|".join(alternatives) + r")(?![\w%])"), rules, starts, nexts


def _named(name: Callable[[str], str], match: re.Match[str]) -> str:
    """Return a group's own name in place of the plain one."""
    return f"<{name(match[1])}>"
