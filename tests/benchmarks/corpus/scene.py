"""What one generated article is about: a country's offices, a period and how they are named; under the sentences."""

from __future__ import annotations

import calendar
import random
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from policykg.vocabulary import Vocabulary

MONTHS = tuple(calendar.month_name)[1:]
WEEKDAYS = tuple(calendar.day_name)


@dataclass(frozen=True, slots=True)
class Country:
    """A country as its articles write of it; ``ministry`` and ``office`` are codes of the organisation vocabulary."""

    area: str
    name: str
    adjective: str
    city: str
    ministry: str
    abbreviation: str
    office: str
    money: str
    currency: str
    percent: str
    subject: str
    subject_codes: tuple[str, str | None]


_ENTERPRISES = "the value added of industrial enterprises above designated size"
_CN = ("value-added", "industry-above-designated-size")
_ANY = ("industrial-production", None)
COUNTRIES = (
    Country("CN", "China", "Chinese", "Beijing", "miit", "MIIT", "nbs", "yuan", "CNY", "percent", _ENTERPRISES, _CN),
    Country("CN", "China", "Chinese", "Beijing", "mofcom", "MOFCOM", "nbs", "yuan", "CNY", "%", _ENTERPRISES, _CN),
    Country("CN", "China", "Chinese", "Beijing", "ndrc", "NDRC", "nbs", "yuan", "CNY", "percent", _ENTERPRISES, _CN),
    Country(
        "JP", "Japan", "Japanese", "Tokyo", "jp-meti", "METI", "jp-stat", "yen", "JPY", "percent",
        "industrial production", _ANY,
    ),
    Country(
        "KR", "South Korea", "South Korean", "Sejong", "kr-motie", "MOTIE", "kr-kostat", "won", "KRW", "percent",
        "industrial production", _ANY,
    ),
    Country(
        "IN", "India", "Indian", "New Delhi", "in-mhi", "MHI", "in-mospi", "rupees", "INR", "per cent",
        "industrial production", _ANY,
    ),
    Country(
        "DE", "Germany", "German", "Berlin", "de-bmwk", "BMWK", "de-destatis", "euros", "EUR", "%",
        "industrial production", _ANY,
    ),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Stretch:
    """The period an article reports on: its days and the ways to name it."""

    first: date
    last: date
    iso: str
    short: tuple[str, ...]
    dated: tuple[str, ...]
    monthly: bool = False


@dataclass(frozen=True, slots=True)
class Scene:
    """Everything the sentences of one article share."""

    country: Country
    stretch: Stretch
    published: date
    ministry: str
    office: str
    spokesperson: str
    rng: random.Random


@cache
def label(scheme: str, code: str) -> str:
    """Return a vocabulary's preferred English label, so that the corpus follows the Turtle files."""
    return _vocabulary().get(scheme, code).label


@cache
def _vocabulary() -> Vocabulary:
    return Vocabulary.load()


_SURNAMES = ("Lin", "Okafor", "Weber", "Sato", "Park", "Mehta", "Duan", "Keller", "Rao", "Mori", "Qian", "Brandt")
_GIVEN = ("Anming", "Yuki", "Clara", "Jiho", "Priya", "Lukas", "Wenjie", "Hana", "Tomas", "Meera", "Ruolin", "Dae")


def scene(rng: random.Random) -> Scene:
    """Draw a country, a period and a day of publication two to four weeks after it."""
    country = rng.choice(COUNTRIES)
    stretch = _stretch(rng)
    return Scene(
        country=country,
        stretch=stretch,
        published=_weekday(stretch.last + timedelta(days=rng.randint(14, 25))),
        ministry=label("organisation", country.ministry),
        office=label("organisation", country.office),
        spokesperson=f"{rng.choice(_GIVEN)} {rng.choice(_SURNAMES)}",
        rng=rng,
    )


def _weekday(day: date) -> date:
    """Move a day of the weekend to the Monday after it."""
    return day + timedelta(days=max(0, 7 - day.weekday()) if day.weekday() > 4 else 0)


def _stretch(rng: random.Random) -> Stretch:
    year = rng.randint(2012, 2025)
    if rng.random() < 0.35:
        month = rng.randint(1, 12)
        name = MONTHS[month - 1]
        return _between(year, month, month, (f"in {name}",), (f"in {name} {year}",), monthly=True)
    last = rng.choice((3, 6, 9, 12))
    if last == 12:
        return _between(year, 1, 12, (f"in {year}",), (f"in {year}", f"in the whole of {year}"))
    span = f"{MONTHS[0]} to {MONTHS[last - 1]}"
    name = {3: "the first quarter", 6: "the first half", 9: "the first three quarters"}[last]
    short = (f"in {name}", f"from {span}", f"in {MONTHS[0]}-{MONTHS[last - 1]}")
    return _between(year, 1, last, short, (f"in {name} of {year}", f"from {span} {year}"))


def _between(
    year: int, first: int, last: int, short: tuple[str, ...], dated: tuple[str, ...], *, monthly: bool = False
) -> Stretch:
    start, end = date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1])
    months = f"{start:%Y-%m}" if first == last else f"{start:%Y-%m}/{end:%Y-%m}"
    iso = f"{year}" if (first, last) == (1, 12) else months
    return Stretch(start, end, iso, short, dated, monthly)
