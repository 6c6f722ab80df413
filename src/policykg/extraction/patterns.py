"""The rules for numbers: patterns over words and word classes around NUMBER, read from ``rules/*.toml``.

A pattern is what a grammar book would print: ``<rise|fall> by? NUMBER``. Words stand for themselves,
``(by|of)`` for one of several, ``<rise>`` for any word of that class, ``?`` makes the element before it optional,
``...`` stands for one to eight words without a number or a comma. Periods, bases and adverbs between elements are
passed over. A pattern is matched outwards from the number, so that a sentence of any length costs each number a
bounded amount of work.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from functools import lru_cache
from importlib import resources
from typing import Final

from policykg.extraction.items import Item, marks_for

_ELEMENT: Final = re.compile(r"(\.\.\.|<[^<>]*>|\([^()]*\)|[^\s()<>?]+)(\?)?")
_GAP: Final = 8


@dataclass(frozen=True, slots=True)
class Element:
    """One element of a pattern: words or classes of which one has to fit, or a gap."""

    words: frozenset[str] = frozenset()
    classes: frozenset[str] = frozenset()
    optional: bool = False
    gap: bool = False
    marks: int = 0  # of its classes


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of ``rules/observations.toml``; the file's head explains the fields."""

    name: str
    examples: tuple[str, ...]
    before: tuple[Element, ...]  # nearest to the number first
    after: tuple[Element, ...]
    kind: str
    subject: str
    units: frozenset[str] = frozenset()
    forms: frozenset[str] = frozenset()
    sign: str = "cue"
    basis: str = ""
    status: str = ""
    bound: str = ""
    unit: str = ""
    unless: str = ""
    past: str = ""
    pattern: str = field(default="", compare=False)


@dataclass(slots=True, init=False, unsafe_hash=True)
class Match:
    """Where a rule fits: items ``first`` to ``last`` (exclusive), and the sign of the first movement among them."""

    rule: Final[Rule]
    first: Final[int]
    last: Final[int]
    cue: Final[int | None]  # the item that gives the sign, or the only item with a class
    sign: Final[int]

    def __init__(self, rule: Rule, first: int, last: int, cue: int | None, sign: int) -> None:
        self.rule = rule
        self.first = first
        self.last = last
        self.cue = cue
        self.sign = sign


def elements_of(pattern: str) -> tuple[tuple[Element, ...], tuple[Element, ...]]:
    """Compile a pattern; return its elements before NUMBER (nearest first) and after it.

    Raises:
        ValueError: the pattern does not hold NUMBER exactly once.
    """
    before, mark, after = pattern.partition("NUMBER")
    if not mark or "NUMBER" in after:
        raise ValueError(f"a pattern holds NUMBER exactly once, this one does not: {pattern}")
    return tuple(reversed(_elements(before))), tuple(_elements(after))


def _elements(text: str) -> list[Element]:
    made = []
    for match in _ELEMENT.finditer(text):
        word, optional = match[1], bool(match[2])
        if word == "...":
            made.append(Element(gap=True, optional=optional))
        elif word[0] == "<":
            classes = word[1:-1].split("|")
            made.append(Element(classes=frozenset(classes), optional=optional, marks=marks_for(*classes)))
        else:
            words = word[1:-1].split("|") if word[0] == "(" else [word]
            made.append(Element(words=frozenset(w.strip() for w in words), optional=optional))
    return made


def rules() -> tuple[Rule, ...]:
    """Return the rules for observations in their order: the first that fits a number counts."""
    return _RULES


def _read_rules() -> tuple[Rule, ...]:
    text = resources.files(__package__).joinpath("rules/observations.toml").read_text(encoding="utf-8")
    made = []
    for entry in tomllib.loads(text)["rule"]:
        before, after = elements_of(entry["pattern"])
        made.append(
            Rule(
                name=entry["name"],
                examples=tuple(entry["examples"]),
                before=before,
                after=after,
                kind=entry["kind"],
                subject=entry.get("subject", "before"),
                units=frozenset(entry.get("units", "").split()),
                forms=frozenset(entry.get("forms", "plain fraction").split()),
                sign=entry.get("sign", "cue"),
                basis=entry.get("basis", ""),
                status=entry.get("status", ""),
                bound=entry.get("bound", ""),
                unit=entry.get("unit", ""),
                unless=entry.get("unless", ""),
                past=entry.get("past", ""),
                pattern=entry["pattern"],
            )
        )
    return tuple(made)


_RULES: Final = _read_rules()  # read with the module, so that the marks of their classes are known to every item


def rules_for(forms: frozenset[str], units: str, items: list[Item], at: int) -> tuple[Rule, ...]:
    """Return the rules, in their order, that can fit the number item ``at``.

    Args:
        forms: what the number is by its form.
        units: the class of its unit.
        items: the sentence.
        at: the place of the number.
    """
    bits = _rules_of(forms, units)
    return _rules_in(bits & _BEFORE.fitting(items, at - 1, -1) & _AFTER.fitting(items, at + 1, 1))


# Sets of rules are numbers with a bit for each rule, so that what was found for words is put together for sentences.


@lru_cache(maxsize=256)
def _rules_of(forms: frozenset[str], units: str) -> int:
    """Return the rules for a form and a class of unit."""
    fit = (bool(forms & rule.forms) and (not rule.units or units in rule.units) for rule in rules())
    return sum(1 << number for number, fits in enumerate(fit) if fits)


def _guard(rule: Rule, side: int) -> Element | None:
    """Return the element that has to stand next to the number, before it (0) or after it (1), if there is one."""
    elements = (rule.before, rule.after)[side]
    if not elements or elements[0].optional or elements[0].gap:
        return None
    return elements[0]


class _Beside:
    """The rules by what they want next to the number, before it (side 0) or after it (side 1)."""

    def __init__(self, side: int) -> None:
        self.unguarded = 0  # the rules that want nothing particular
        self._by_word: dict[str, int] = {}
        self._by_kind: dict[str, int] = {}
        self._by_marks: dict[int, int] = {}  # for the marks met so far
        self._classes: list[tuple[int, int]] = []  # the marks that a rule wants, and the rule
        for number, rule in enumerate(_RULES):
            guard, bit = _guard(rule, side), 1 << number
            if guard is None:
                self.unguarded |= bit
                continue
            for word in guard.words:
                self._by_word[word] = self._by_word.get(word, 0) | bit
            for kind in guard.classes:
                self._by_kind[kind] = self._by_kind.get(kind, 0) | bit
            self._classes.append((guard.marks, bit))

    def fitting(self, items: list[Item], position: int, step: int) -> int:
        """Return the rules that the first firm item beside the number lets be, or a light one before that."""
        bits = self.unguarded
        while 0 <= position < len(items):
            item = items[position]
            if item.kind == "word":
                bits |= self._by_word.get(item.lower, 0) | self._of_marks(item.marks)
            else:
                bits |= self._by_kind.get(item.kind, 0)
            if not item.light:
                break
            position += step
        return bits

    def _of_marks(self, marks: int) -> int:
        """Return the rules that want a word of one of the classes of an item."""
        bits = self._by_marks.get(marks)
        if bits is None:
            bits = 0
            for wanted, bit in self._classes:
                if wanted & marks:
                    bits |= bit
            self._by_marks[marks] = bits
        return bits


_BEFORE: Final = _Beside(0)
_AFTER: Final = _Beside(1)


@lru_cache(maxsize=16384)
def _rules_in(bits: int) -> tuple[Rule, ...]:
    """Return the rules of a set in their order."""
    return tuple(rule for number, rule in enumerate(rules()) if bits >> number & 1)


_DOWN: Final = marks_for("fall", "downward", "below", "subtraction")
_UP: Final = marks_for("rise", "upward", "above", "contribution")


def sign_of(item: Item) -> int:
    """Return the sign that a word of movement gives: 1, -1, or 0 for other words."""
    if item.marks & _DOWN:
        return -1
    return 1 if item.marks & _UP else 0


def match(rule: Rule, items: list[Item], at: int) -> Match | None:
    """Match one rule at the number item ``at``."""
    left = _walk(rule.before, 0, items, at - 1, -1)
    if left is None:
        return None
    right = _walk(rule.after, 0, items, at + 1, 1)
    if right is None:
        return None
    used = (*reversed(left), *right)
    cue = next((i for i in used if sign_of(items[i])), None)
    first = min(used[0], at) if used else at
    last = max(used[-1], at) + 1 if used else at + 1
    return Match(rule, first, last, cue, sign_of(items[cue]) if cue is not None else 0)


def _walk(elements: tuple[Element, ...], which: int, items: list[Item], at: int, step: int) -> tuple[int, ...] | None:
    """Match elements outwards; return the items used, nearest first, or None."""
    if which == len(elements):
        return ()
    element, position, following = elements[which], at, which + 1
    if element.gap:
        rest = _walk(elements, following, items, at, step) if element.optional else None
        return rest if rest is not None else _gap(elements, which, items, at, step)
    words, marks = element.words, element.marks
    while 0 <= position < len(items):
        item = items[position]
        if item.kind != "word":
            fits = item.kind in element.classes
        elif marks:
            fits = marks & item.marks != 0
        else:
            fits = item.lower in words
        if fits:
            rest = () if following == len(elements) else _walk(elements, following, items, position + step, step)
            if rest is not None:
                return (position, *rest)
        if not item.light:
            break
        position += step
    return _walk(elements, following, items, at, step) if element.optional else None


def _gap(elements: tuple[Element, ...], which: int, items: list[Item], at: int, step: int) -> tuple[int, ...] | None:
    """Match ``...``: one to eight items that are no number, comma or end of a clause, then the rest."""
    position = at
    for _ in range(_GAP):
        if not 0 <= position < len(items) or items[position].kind == "number" or items[position].lower in ",;:()":
            return None
        position += step
        rest = _walk(elements, which + 1, items, position, step)
        if rest is not None:
            return rest
    return None
