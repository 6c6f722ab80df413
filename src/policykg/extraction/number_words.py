"""Number words of English, read from ``rules/numbers.toml``; the ground of numbers and fractions."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from importlib import resources
from typing import Any, Final

from policykg.extraction.tokens import parts

POINTS: Final = frozenset({"point", "points", "percentage-point"})


@dataclass(frozen=True, slots=True)
class NumberWords:
    """The words of numbers, multiples and parts, verbs that are a change by themselves, and what stands beside."""

    words: dict[str, int]
    ordinals: dict[str, int]
    parts: dict[str, int]
    multiples: dict[str, Decimal]
    changes: dict[str, Decimal]
    glued: dict[str, str]
    scaled: dict[str, tuple[Decimal, str]]
    converted: dict[str, tuple[Decimal, str]]
    signs: dict[str, Decimal]
    hundredths: dict[str, str]
    superlatives: frozenset[str]
    dollars: frozenset[str]
    counted: frozenset[str]
    enacted: frozenset[str]
    valued: frozenset[str]
    likened: frozenset[str]
    lengthy: frozenset[str]
    over: frozenset[str]
    movements: frozenset[str]
    lasting: frozenset[str]
    taking: frozenset[str]
    shortening: frozenset[str]
    going: frozenset[str]
    driving: frozenset[str]
    moving: frozenset[str]
    abbreviated: frozenset[str]
    noughts: frozenset[str]
    behind: dict[str, list[tuple[tuple[str, ...], str]]]
    suffixed: dict[str, str]
    onward: frozenset[str]


@lru_cache(maxsize=1)
def number_words() -> NumberWords:
    """Return the words of ``rules/numbers.toml``."""
    text = resources.files(__package__).joinpath("rules/numbers.toml").read_text(encoding="utf-8")
    table: dict[str, Any] = tomllib.loads(text)
    return NumberWords(
        words=table["words"],
        ordinals=table["ordinals"],
        parts=table["parts"],
        multiples={word: Decimal(value) for word, value in table["multiples"].items()},
        changes={
            **{
                f"{word}{fold}": Decimal(100 * (value - 1))
                for word, value in table["words"].items()
                for fold in ("fold", "-fold")
                if value > 1
            },
            **{word: Decimal(value) for word, value in table["changes"].items()},
        },
        glued=table["glued"],
        scaled=_multiples_of(table["scaled"]),
        converted=_multiples_of(table["converted"]),
        hundredths=table["hundredths"],
        signs={sign: Decimal(value) for sign, value in table["signs"].items()},
        superlatives=frozenset(table["beside"]["superlatives"].split()),
        dollars=frozenset(table["beside"]["dollars"].split()),
        counted=frozenset(table["beside"]["counted"].split()),
        enacted=frozenset(table["beside"]["enacted"].split()),
        movements=frozenset(table["beside"]["movements"].split()),
        over=frozenset(table["beside"]["over"].split()),
        lengthy=frozenset(table["beside"]["lengthy"].split()),
        valued=frozenset(table["beside"]["valued"].split()),
        likened=frozenset(table["beside"]["likened"].split()),
        lasting=frozenset(table["beside"]["lasting"].split()),
        taking=frozenset(table["beside"]["taking"].split()),
        shortening=frozenset(table["beside"]["shortening"].split()),
        going=frozenset(table["beside"]["going"].split()),
        driving=frozenset(table["beside"]["driving"].split()),
        moving=frozenset(table["beside"]["moving"].split()),
        abbreviated=frozenset(table["beside"]["abbreviated"].split()),
        noughts=frozenset(table["beside"]["noughts"].split()),
        behind=_phrases_of(table["behind"]),
        suffixed=table["suffixed"],
        onward=frozenset(table["beside"]["onward"].split()),
    )


def _phrases_of(table: dict[str, list[str]]) -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """Return, for the first word of each phrase, the words after it and what the phrase means, the longest first."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for meaning, phrases in table.items():
        for phrase in sorted(phrases, key=len, reverse=True):
            opening, *words = phrase.split()
            found.setdefault(opening, []).append((tuple(words), meaning))
    return found


def _multiples_of(table: dict[str, str]) -> dict[str, tuple[Decimal, str]]:
    """Return the multiple and the unit that each entry of a table stands for."""
    pairs = {form: of.split() for form, of in table.items()}
    return {form: (Decimal(multiple), unit) for form, (multiple, unit) in pairs.items()}


@lru_cache(maxsize=1)
def openers() -> frozenset[str]:
    """Return the lower-case words that can be or begin a number."""
    table = number_words()
    tens = [word for word, value in table.words.items() if value >= 20 and value % 10 == 0]
    units = [word for word, value in {**table.words, **table.ordinals}.items() if value < 10]
    compound = [f"{ten}-{unit}" for ten in tens for unit in units]
    numerators = [f"{word}-{part}" for word in (*table.words, "a") for part in table.parts]
    points = [f"{part}-{point}" for part in (*table.parts, *numerators) for point in POINTS]
    halved = [f"{part}-{multiple}" for part in ("half", "quarter") for multiple in table.multiples]
    places = [f"{place}-{size}" for place in table.ordinals for size in table.superlatives]
    return frozenset(
        [
            *table.words,
            *places,
            *table.ordinals,
            *table.multiples,
            *table.changes,
            *compound,
            *numerators,
            *table.parts,
            *points,
            *halved,
            *table.noughts,
            "tens",
            "twice",
        ]
    )


def spelled(lower: str) -> int | None:
    """Return the value of a number word: ``seven``, ``twenty-seven``."""
    words = number_words().words
    if lower in words:
        return words[lower]
    pieces = parts(lower)
    if len(pieces) == 2 and words.get(pieces[0], 0) >= 20 and 0 < words.get(pieces[1], 0) < 10:
        return words[pieces[0]] + words[pieces[1]]
    return None


def spelled_ordinal(lower: str) -> int | None:
    """Return the value of an ordinal in letters: ``seventh``, ``twenty-seventh``."""
    words, ordinals = number_words().words, number_words().ordinals
    if lower in ordinals:
        return ordinals[lower]
    pieces = parts(lower)
    if len(pieces) == 2 and words.get(pieces[0], 0) >= 20 and 0 < ordinals.get(pieces[1], 0) < 10:
        return words[pieces[0]] + ordinals[pieces[1]]
    return None
