"""The grammar of the corpus: each frame gives one sentence as parts, words and figures, for one scene."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from tests.benchmarks.corpus.scene import MONTHS, WEEKDAYS, Scene, label
from tests.benchmarks.corpus.wording import (
    ACTIONS,
    BRANCHES,
    FALLS,
    FILLERS,
    FULL_YEAR,
    MATERIALS,
    PRODUCTS,
    RISES,
    YEAR_ON_YEAR,
)


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as written, and what it states; ``indicator`` and ``industry`` are codes of the vocabularies."""

    text: str
    kind: str
    value: Decimal
    unit: str
    basis: str | None = None
    period: str | None = None
    bound: str = "exact"
    status: str = "actual"
    total: Decimal | None = None
    indicator: str | None = None
    industry: str | None = None


@dataclass(frozen=True, slots=True)
class Action:
    """The words of an action of the article's ministry."""

    parts: tuple[str | Figure, ...]
    status: str


Part = str | Figure | Action
Sentence = tuple[Part, ...]
Frame = Callable[[Scene], Sentence]


def _tenths(rng: random.Random, low: int, high: int) -> Decimal:
    """Draw a number of tenths, never a whole zero."""
    return Decimal(rng.randint(low, high)) / 10


def _percent(scene: Scene, value: Decimal) -> str:
    sign = scene.country.percent
    return f"{value}%" if sign == "%" else f"{value} {sign}"


def _year_on_year(scene: Scene) -> str:
    return scene.rng.choice(FULL_YEAR if len(scene.stretch.iso) == 4 else YEAR_ON_YEAR)


def _when(scene: Scene) -> str:
    return scene.rng.choice(scene.stretch.short + scene.stretch.dated)


def _change(
    scene: Scene, indicator: str | None, industry: str | None, *, basis: str = "year-on-year", low: int = 11
) -> tuple[str, Figure]:
    """Draw a movement: the verb for its direction, and the figure."""
    rng = scene.rng
    value = _tenths(rng, low, 289 if basis == "year-on-year" else 19)
    falls = rng.random() < 0.25
    figure = Figure(
        _percent(scene, value), "change", -value if falls else value, "percent", basis, scene.stretch.iso,
        indicator=indicator, industry=industry,
    )  # fmt: skip
    return rng.choice(FALLS if falls else RISES), figure


def lede(scene: Scene) -> Sentence:
    """Who reported what, without a figure."""
    country = scene.country
    day = WEEKDAYS[scene.published.weekday()]
    mood = scene.rng.choice(("kept its footing", "lost some speed", "was busier than expected", "held steady"))
    return (
        f"{country.adjective} industry {mood} {scene.rng.choice(scene.stretch.dated)}, the {scene.ministry} "
        f"({country.abbreviation}) told reporters in {country.city} on {day}.",
    )


def headline(scene: Scene) -> Sentence:
    """The movement of all industry over the article's period, the period written out with its year."""
    indicator, industry = scene.country.subject_codes
    verb, figure = _change(scene, indicator, industry)
    when = scene.rng.choice(scene.stretch.dated)
    subject = scene.country.subject
    if scene.rng.random() < 0.5:
        return (f"{subject[0].upper()}{subject[1:]} {verb} ", figure, f" {_year_on_year(scene)} {when}.")
    return (f"{when[0].upper()}{when[1:]} {subject} {verb} by ", figure, f" {_year_on_year(scene)}.")


def monthly(scene: Scene) -> Sentence:
    """The movement on the month before."""
    indicator, industry = scene.country.subject_codes
    verb, figure = _change(scene, indicator, industry, basis="month-on-month", low=1)
    return (f"Month on month, {scene.country.subject} {verb} ", figure, f" {scene.stretch.short[0]}.")


def branch(scene: Scene) -> Sentence:
    """One branch's movement."""
    words, code = scene.rng.choice(BRANCHES)
    verb, figure = _change(scene, "value-added", code)
    return (f"The value added of {words} {verb} ", figure, f" {_year_on_year(scene)} {_when(scene)}.")


def amount(scene: Scene) -> Sentence:
    """A sum of money and its movement."""
    rng, country = scene.rng, scene.country
    words, code = rng.choice(PRODUCTS)
    indicator = rng.choice(("exports", "imports"))
    value = _tenths(rng, 112, 9899)
    level = Figure(
        f"{value} billion {country.money}", "level", value * 10**9, country.currency, None, scene.stretch.iso,
        indicator=indicator, industry=code,
    )  # fmt: skip
    figure = _up_or_down(scene, indicator, code)
    reached = rng.choice(("came to", "reached", "totalled", "stood at"))
    return (f"{indicator.capitalize()} of {words} {reached} ", level, f" {_when(scene)}, ", *figure)


def _up_or_down(scene: Scene, indicator: str, code: str) -> Sentence:
    """An apposition: how much that is up or down."""
    rng = scene.rng
    value = _tenths(rng, 11, 289)
    falls = rng.random() < 0.25
    figure = Figure(
        _percent(scene, value), "change", -value if falls else value, "percent", "year-on-year", scene.stretch.iso,
        indicator=indicator, industry=code,
    )  # fmt: skip
    ways = (("down ", "a decrease of ") if falls else ("up ", "an increase of ")) if rng.random() < 0.8 else None
    if ways is None:
        return (figure, f" {'less' if falls else 'more'} than a year earlier.")
    return (rng.choice(ways), figure, f" {_year_on_year(scene)}.")


def units(scene: Scene) -> Sentence:
    """A quantity of goods and its movement."""
    rng = scene.rng
    if rng.random() < 0.3:
        words, code = rng.choice(MATERIALS)
        value = _tenths(rng, 12, 4899)
        text, unit, number = f"{value} million tonnes", "tonne", value * 10**6
    else:
        words, code = rng.choice(PRODUCTS)
        unit = "count"
        whole = rng.randint(11, 998) * 1000 + rng.randint(0, 9) * 100
        text, number = f"{whole:,}", Decimal(whole)
        if rng.random() < 0.5:
            value = Decimal(rng.randint(101, 4899)) / 100
            text, number = f"{value} million", value * 10**6
    indicator = rng.choice(("output", "sales")) if unit == "count" else "output"
    level = Figure(text, "level", number, unit, None, scene.stretch.iso, indicator=indicator, industry=code)
    noun = " units" if unit == "count" else ""
    opening = f"{indicator.capitalize()} of {words} {rng.choice(('reached', 'amounted to', 'came to'))} "
    return (opening, level, f"{noun} {_when(scene)}, ", *_up_or_down(scene, indicator, code))


def respectively(scene: Scene) -> Sentence:
    """Three products, three figures."""
    rng = scene.rng
    chosen = rng.sample(PRODUCTS, 3)
    indicator = rng.choice(("output", "exports", "sales"))
    figures = []
    falls = rng.random() < 0.2
    for _, code in chosen:
        value = _tenths(rng, 11, 289)
        figure = Figure(
            _percent(scene, value), "change", -value if falls else value, "percent", "year-on-year",
            scene.stretch.iso, indicator=indicator, industry=code,
        )  # fmt: skip
        figures.append(figure)
    (one, _), (two, _), (three, _) = chosen
    verb = rng.choice(FALLS if falls else RISES)
    opening = f"{indicator.capitalize()} of {one}, {two} and {three} {verb} "
    tail = f" respectively {_year_on_year(scene)} {_when(scene)}."
    return (opening, figures[0], ", ", figures[1], " and ", figures[2], tail)


def share(scene: Scene) -> Sentence:
    """A part of gross domestic product."""
    value = _tenths(scene.rng, 182, 389)
    figure = Figure(_percent(scene, value), "share", value, "percent", None, scene.stretch.iso, industry="C")
    verb = scene.rng.choice(("accounted for", "made up"))
    return (f"Manufacturing {verb} ", figure, f" of gross domestic product {_when(scene)}.")


def gap(scene: Scene) -> Sentence:
    """One branch's growth and how far it is from that of all industry."""
    rng = scene.rng
    words, code = rng.choice(BRANCHES)
    growth, ahead = _tenths(rng, 41, 289), _tenths(rng, 2, 38)
    slower = rng.random() < 0.4
    change = Figure(
        _percent(scene, growth), "change", growth, "percent", "year-on-year", scene.stretch.iso,
        indicator="value-added", industry=code,
    )  # fmt: skip
    points = Figure(
        f"{ahead} percentage points", "gap", -ahead if slower else ahead, "percentage-point", None, scene.stretch.iso
    )
    how = "slower" if slower else "faster"
    opening = f"The value added of {words} {rng.choice(RISES)} "
    return (opening, change, f" {_year_on_year(scene)} {_when(scene)}, ", points, f" {how} than industry as a whole.")


def sectors(scene: Scene) -> Sentence:
    """So many of so many."""
    rng = scene.rng
    whole = rng.randint(20, 41)
    part = rng.randint(11, whole - 1)
    figure = Figure(f"{part}", "level", Decimal(part), "count", None, scene.stretch.iso, total=Decimal(whole))
    if rng.random() < 0.5:
        return (f"Of the {whole} major industrial sectors, ", figure, f" recorded growth {_when(scene)}.")
    when = _when(scene)
    return (f"{when[0].upper()}{when[1:]}, ", figure, f" of the {whole} major industrial sectors grew.")


def streak(scene: Scene) -> Sentence:
    """Growth for so many months in a row."""
    rng = scene.rng
    words, code = rng.choice(PRODUCTS)
    length = rng.randint(3, 24)
    text = rng.choice((f"{length} consecutive months", f"{length} months in a row"))
    figure = Figure(
        text, "streak", Decimal(length), "month", None, scene.stretch.iso, indicator="exports", industry=code
    )
    return (f"Exports of {words} have now grown for ", figure, ".")


def stock(scene: Scene) -> Sentence:
    """How many there were at the end of the period."""
    rng = scene.rng
    value = Decimal(rng.randint(101, 4899)) / 100
    over = rng.random() < 0.3
    text = f"{'more than ' if over else ''}{value} million"
    figure = Figure(
        text, "level", value * 10**6, "count", None, scene.stretch.last.isoformat(),
        bound="at-least" if over else "exact",
    )  # fmt: skip
    month = MONTHS[scene.stretch.last.month - 1]
    words = rng.choice(("5G base stations were in operation", "charging points had been installed"))
    opening = rng.choice(("By", "At")) + f" the end of {month} {scene.stretch.last.year}, "
    return (opening, figure, f" {words}.")


def doubled(scene: Scene) -> Sentence:
    """A doubling."""
    words, code = scene.rng.choice(PRODUCTS)
    figure = Figure(
        "doubled", "change", Decimal(100), "percent", "year-on-year", scene.stretch.iso, indicator="sales",
        industry=code,
    )  # fmt: skip
    return (f"Sales of {words} ", figure, f" {_year_on_year(scene)} {_when(scene)}.")


def _verbs(scene: Scene) -> tuple[str, str, str, str]:
    base, ing, done, thing = scene.rng.choice(ACTIONS)
    return base, ing, done, thing.format(scene.rng.choice(PRODUCTS)[0])


def _ministry(scene: Scene) -> str:
    return scene.rng.choice(("The ministry", scene.country.abbreviation, f"The {scene.ministry}"))


def planned(scene: Scene) -> Sentence:
    """One action to come."""
    base, _, _, thing = _verbs(scene)
    who = scene.rng.choice(("will", "plans to", "aims to", "intends to"))
    return (Action((f"{_ministry(scene)} {who} {base} {thing}",), "planned"), ".")


def pair(scene: Scene) -> Sentence:
    """Two actions to come, joined by "and"."""
    first, second = scene.rng.sample(ACTIONS, 2)
    one, two = (product for product, _ in scene.rng.sample(PRODUCTS, 2))
    opening = Action((f"{_ministry(scene)} will {first[0]} {first[3].format(one)}",), "planned")
    return (opening, " and ", Action((f"{second[0]} {second[3].format(two)}",), "planned"), ".")


def ongoing(scene: Scene) -> Sentence:
    """An action under way."""
    base, ing, _, thing = _verbs(scene)
    how = scene.rng.choice((f"is {ing}", f"continues to {base}"))
    return (Action((f"{_ministry(scene)} {how} {thing}",), "ongoing"), ".")


def completed(scene: Scene) -> Sentence:
    """An action taken."""
    _, _, done, thing = _verbs(scene)
    return (Action((f"{_ministry(scene)} has {done} {thing}",), "completed"), ".")


def target(scene: Scene) -> Sentence:
    """An action with a number to reach by a year."""
    value = Decimal(scene.rng.randint(12, 89)) * 100
    year = scene.published.year + scene.rng.randint(2, 5)
    text = f"more than {value:,}"
    figure = Figure(text, "level", value, "count", None, f"{year}", bound="at-least", status="target")
    who = scene.rng.choice(("plans to", "aims to", "will"))
    words = (f"{_ministry(scene)} {who} build ", figure, f" smart factories by {year}")
    return (Action(words, "planned"), ".")


def filler(scene: Scene) -> Sentence:
    """A sentence that states no fact; some hold digits that are none."""
    return (scene.rng.choice(FILLERS),)


def quoted(scene: Scene) -> Sentence:
    """A quotation without a fact."""
    words = scene.rng.choice(("The foundation is solid", "Confidence is returning", "Orders are the anchor"))
    return (f"“{words},” said {scene.spokesperson}, a spokesperson for the ministry.",)


DATA: tuple[Frame, ...] = (
    branch, amount, units, respectively, share, gap, sectors, streak, stock, doubled,
)  # fmt: skip
POLICY: tuple[Frame, ...] = (planned, pair, ongoing, completed, target)


def names(figure: Figure) -> tuple[str | None, str | None]:
    """Return the preferred labels of a figure's indicator and industry."""
    indicator = None if figure.indicator is None else label("indicator", figure.indicator)
    return indicator, None if figure.industry is None else label("industry", figure.industry)
