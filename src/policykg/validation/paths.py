"""Property paths: from their form in a shapes graph or a query to a function that follows them; used by both compilers.

(W3C, SHACL, section 2.3.1; SPARQL 1.1, section 9)
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from policykg.validation.index import Index, Read


@dataclass(frozen=True, slots=True)
class Step:
    """One predicate, followed from subject to object or (``inverse``) the other way."""

    predicate: str
    inverse: bool = False


@dataclass(frozen=True, slots=True)
class Sequenced:
    """One path after the other."""

    parts: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class Either:
    """Any of several paths."""

    parts: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class Repeated:
    """A path followed again and again: from ``least`` (0 or 1) times to once (``once``) or without end."""

    part: Path
    least: int
    once: bool = False


Path = Step | Sequenced | Either | Repeated


def reverse(path: Path) -> Path:
    """Return the path that leads back."""
    match path:
        case Step(predicate, inverse):
            return Step(predicate, not inverse)
        case Sequenced(parts):
            return Sequenced(tuple(reverse(part) for part in reversed(parts)))
        case Either(parts):
            return Either(tuple(reverse(part) for part in parts))
        case Repeated(part, least, once):
            return Repeated(reverse(part), least, once)


def follow(path: Path, index: Index) -> Read:
    """Return the look-up from a term to everything that a path leads to, each once."""
    match path:
        case Step(predicate, inverse):
            return index.reader(predicate, inverse=inverse)
        case Sequenced(parts):
            return _in_sequence([follow(part, index) for part in parts])
        case Either(parts):
            return _by_any([follow(part, index) for part in parts])
        case Repeated(part, least, once):
            return _repeatedly(follow(part, index), least, once)


def _in_sequence(reads: list[Read]) -> Read:
    first, *others = reads

    def read(term: str) -> Sequence[str] | None:
        reached = first(term)
        for then in others:
            if not reached:
                return None
            if len(reached) == 1:
                reached = then(reached[0])
            else:
                reached = list(dict.fromkeys(value for one in reached for value in then(one) or ()))
        return reached

    return read


def _by_any(reads: list[Read]) -> Read:
    return lambda term: list(dict.fromkeys(value for read in reads for value in read(term) or ()))


def _repeatedly(step: Read, least: int, once: bool) -> Read:
    def read(term: str) -> Sequence[str]:
        found: dict[str, None] = {} if least else {term: None}
        ahead = list(step(term) or ())
        while ahead:
            reached = ahead.pop()
            if reached not in found:
                found[reached] = None
                if not once:
                    ahead.extend(step(reached) or ())
        return list(found)

    return read
