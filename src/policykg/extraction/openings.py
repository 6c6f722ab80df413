r"""How a regular expression can begin, so that it is tried only where the text begins so; read by period patterns.

The first characters of all strings that an expression can match are worked out from its text (the sets FIRST(k) of
parsing theory), with every digit as ``0``. What may follow or not (``(?=…)``, ``(?!…)``, ``\b``) is left out of
account: a text that begins otherwise cannot match, one that begins so may.
"""

from __future__ import annotations

import re
from typing import Final

LENGTH: Final = 6  # characters that are looked at
_DIGITS: Final = str.maketrans("123456789", "000000000")
_COUNTED: Final = re.compile(r"\{(\d+)(?:,(\d*))?\}")
_GROUP: Final = re.compile(r"\((?:\?:|\?P<\w+>)?(?!\?)")
_AROUND: Final = re.compile(r"\(\?<?[=!]")
_ANY: Final = "\0"  # in place of what could be too much
_FEW: Final = 12  # characters of a class that are told apart
_MANY: Final = 4096  # beginnings that are told apart
_MOST: Final = 64  # repetitions; more do not fit into the characters that are looked at


def opening_of(text: str, at: int) -> str:
    """Return the characters of a text from a place on, as openings are written."""
    return text[at : at + LENGTH].translate(_DIGITS)


def openings(pattern: str) -> frozenset[str]:
    """Return how strings that an expression matches can begin.

    Those shorter than ``LENGTH`` are whole strings, or end where too many characters could follow, so that the empty
    one stands for any beginning.

    Args:
        pattern: an expression of literals, groups, alternatives, classes of characters and repetitions.

    Raises:
        ValueError: its brackets do not match.
    """
    reader = _Reader(pattern)
    found = reader.alternatives()
    if reader.at < len(pattern):
        raise ValueError(f"a bracket is closed that was not opened: {pattern}")
    return frozenset(opening.removesuffix(_ANY) for opening in found)


class _Reader:
    """Reads one expression from left to right."""

    def __init__(self, pattern: str) -> None:
        self._pattern = pattern
        self.at = 0

    def alternatives(self) -> set[str]:
        """Read up to the end or a closing bracket."""
        found = self._row()
        while self._next() == "|":
            self.at += 1
            found |= self._row()
        return found

    def _next(self) -> str:
        return self._pattern[self.at : self.at + 1]

    def _row(self) -> set[str]:
        found = {""}
        while self._next() not in ("", "|", ")"):
            found = _joined(found, self._repeated(self._one()))
        return found

    def _one(self) -> set[str]:
        """Read one character, class, group or condition."""
        pattern, start = self._pattern, self.at
        around = _AROUND.match(pattern, start)
        group = around or _GROUP.match(pattern, start)
        if group is not None:
            self.at = group.end()
            found = self.alternatives()
            self.at += 1
            return {""} if around else found
        self.at += 1
        if pattern[start] == "[":
            self.at = pattern.index("]", start) + 1
            return self._class(pattern[start + 1 : self.at - 1])
        if pattern[start] == "\\":
            self.at += 1
            return self._escaped(pattern[start + 1])
        return {_ANY if pattern[start] in ".^$*+?(" else pattern[start].translate(_DIGITS)}

    def _escaped(self, letter: str) -> set[str]:
        if letter in "bB":
            return {""}
        return {"0" if letter == "d" else _ANY if letter.isalpha() else letter}

    def _class(self, inside: str) -> set[str]:
        if inside.startswith("^") or re.search(r"\\[a-ce-z]", inside):
            return {_ANY}
        plain = inside.replace("\\d", "0").replace("\\", "")
        ranges = re.findall(r"(.)-(.)", plain)
        letters = {chr(code) for low, high in ranges for code in range(ord(low), ord(high) + 1)}
        found = {letter.translate(_DIGITS) for letter in (*letters, *re.sub(r".-.", "", plain))}
        return found if len(found) <= _FEW else {_ANY}

    def _repeated(self, found: set[str]) -> set[str]:
        """Read how often what was read may stand."""
        least, most = 1, 1
        counted = _COUNTED.match(self._pattern, self.at)
        if counted is not None:
            self.at = counted.end()
            least = int(counted[1])
            most = least if counted[2] is None else int(counted[2] or _MOST)
        elif self._next() in ("?", "*", "+"):
            least, most = {"?": (0, 1), "*": (0, _MOST), "+": (1, _MOST)}[self._next()]
            self.at += 1
        made, row = (set[str]() if least else {""}), {""}
        for count in range(1, min(most, LENGTH) + 1):
            row = _joined(row, found)
            made |= row if count >= min(least, LENGTH) else set()
        return made


def _joined(first: set[str], second: set[str]) -> set[str]:
    """Return how strings begin that begin with one and go on with another."""
    done = {one for one in first if len(one) == LENGTH or one.endswith(_ANY)}
    if len(first) * len(second) > _MANY:
        second = {_ANY}
    return done | {(one + other)[:LENGTH] for one in first - done for other in second}
