"""One item of a sentence: a word with its classes, a number, a period or a basis.

Comes before ``sentence_items``, which reads a sentence into a row of items.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from policykg.extraction.numbers import Number
from policykg.extraction.periods import PeriodMention, Shape

_NONE: frozenset[str] = frozenset()
# The bases that a period expression names where figures are held against it.
BASES: Final = {
    Shape.YEAR_BEFORE: "year-on-year",
    Shape.MONTH_BEFORE: "month-on-month",
    Shape.QUARTER_BEFORE: "quarter-on-quarter",
}
POSSESSED: Final = "'s"  # the word of a period that owns the number after it: "after *May's* 3 percent"
OWNING: Final = frozenset({POSSESSED, "\u2019s"})


_BITS: Final[dict[str, int]] = {}  # of the classes that are asked for as marks
_MARKS: Final[dict[frozenset[str], int]] = {}  # of the sets of classes met so far


def marks_for(*classes: str) -> int:
    """Return classes as marks, of which an item of one of them has some: ``item.marks & _MOVED``.

    It is called while modules are read: what is asked of thousands of items is a number then, with a bit for each
    class, in the place of a set.
    """
    marks = 0
    for name in classes:
        marks |= _BITS.setdefault(name, 1 << len(_BITS))
    _MARKS.clear()
    return marks


def _marks_of(classes: frozenset[str]) -> int:
    """Return the marks of an item of some classes."""
    if not classes:
        return 0
    marks = _MARKS.get(classes)
    if marks is None:
        marks = 0
        for name in classes:
            marks |= _BITS.get(name, 0)
        _MARKS[classes] = marks
    return marks


@dataclass(slots=True, init=False, eq=False)
class Item:
    """One item: tokens ``first`` to ``last`` (exclusive), their words in lower case, and the classes of the word.

    ``light`` says whether rules may pass over the item without naming it: periods, bases and adverbs. ``marks`` are
    those classes that are asked for most (:func:`marks_for`), as one number.
    """

    kind: Final[str]  # word, number, period, basis
    first: Final[int]
    last: Final[int]
    lower: Final[str]
    classes: Final[frozenset[str]]
    number: Final[Number | None]
    period: Final[PeriodMention | None]
    basis: Final[str | None]
    light: Final[bool]
    marks: Final[int]

    def __init__(
        self,
        kind: str,
        first: int,
        last: int,
        lower: str,
        classes: frozenset[str] = _NONE,
        number: Number | None = None,
        period: PeriodMention | None = None,
        basis: str | None = None,
        light: bool = False,
    ) -> None:
        self.kind = kind
        self.first = first
        self.last = last
        self.lower = lower
        self.classes = classes
        self.number = number
        self.period = period
        self.basis = basis
        self.light = light
        self.marks = _marks_of(classes)
