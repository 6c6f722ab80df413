"""One number of a body: where it stands, what it is worth, and its unit, bound and sign."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from policykg.facts import Bound

YEAR: Final = re.compile(r"(?:19|20)\d\d")  # four digits that can be a year


@dataclass(slots=True, init=False, unsafe_hash=True)
class Number:
    """A number of the text: tokens ``first`` to ``last`` (exclusive), characters ``start`` to ``end``.

    ``core`` is the token of its first digit or number word. ``unit`` is a code of the unit vocabulary, empty for a
    bare number. ``form`` is ``plain``, ``fraction``, ``ratio``, ``times``, ``ordinal``, ``superlative``
    (second-largest) or ``change`` (doubled). ``sign`` is that of a sign written before it, else 0. ``word`` says that
    it is written in letters.
    """

    first: Final[int]
    core: Final[int]
    last: Final[int]
    start: Final[int]
    end: Final[int]
    value: Final[Decimal]
    unit: Final[str]
    bound: Final[Bound]
    form: Final[str]
    sign: Final[int]
    word: Final[bool]

    def __init__(
        self,
        first: int,
        core: int,
        last: int,
        start: int,
        end: int,
        value: Decimal,
        unit: str = "",
        bound: Bound = Bound.EXACT,
        form: str = "plain",
        sign: int = 0,
        word: bool = False,
    ) -> None:
        self.first = first
        self.core = core
        self.last = last
        self.start = start
        self.end = end
        self.value = value
        self.unit = unit
        self.bound = bound
        self.form = form
        self.sign = sign
        self.word = word
