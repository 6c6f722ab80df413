"""What a figure measures: each construction gives the indicator and the industry it names."""

import tomllib
from pathlib import Path

import pytest

from policykg.facts import Bound, Kind

TABLES = tuple(f"measured_{name}.toml" for name in ("sentences", "in_context", "by_pointing", "by_verbs", "by_shares"))
CONSTRUCTIONS = [
    entry
    for table in TABLES
    for entry in tomllib.loads(Path(__file__).with_name(table).read_text(encoding="utf-8"))["construction"]
]
CASES = [(entry["name"], *sentence) for entry in CONSTRUCTIONS for sentence in entry["sentences"]]


@pytest.mark.parametrize(
    ("name", "sentence", "indicator", "thing"), CASES, ids=[f"{name}: {sentence}" for name, sentence, *_ in CASES]
)
def test_a_construction_says_what_its_figure_measures(name, sentence, indicator, thing, observed):
    """The figure in brackets has the indicator, and the industry or area, that the sentence names."""
    start, end = sentence.index("["), sentence.index("]") - 1
    body = sentence.replace("[", "").replace("]", "")
    found = [o for o in observed(body) if o.value_span.start < end and start < o.value_span.end]
    assert len(found) == 1
    area = f"<{found[0].area.label}>" if found[0].area else ""
    assert found[0].indicator.label == indicator
    assert (found[0].industry.label if found[0].industry else area) == thing


def test_every_construction_has_five_variants():
    """One sentence shows that a rule works, five that it is no accident of one."""
    assert all(len(entry["sentences"]) == 5 for entry in CONSTRUCTIONS)


@pytest.mark.parametrize(
    "sentence",
    [
        "In the month of May [3 percent] was the pace.",
        "The institute itself expects [2 percent].",
        "Analysts expected [4 percent].",
        "The country as a whole reached [5 percent].",
        "Nonetheless it rose [6 percent].",
    ],
)
def test_words_that_measure_nothing_become_no_candidate(sentence, observed):
    """Times, places, reporters and adverbs are never minted as indicators or industries."""
    for found in observed(sentence.replace("[", "").replace("]", "")):
        assert not found.indicator.candidate
        assert found.industry is None or not found.industry.candidate


def test_the_branch_of_the_title_stands_in_where_the_text_names_none(observed):
    """An article on one branch need not name it again: its title is the source, and is cited as such."""
    (found,) = observed("Profits fell by 12 percent in May.", title="Hard times for shipbuilding")
    assert found.industry is not None
    assert found.industry.label == "shipbuilding"
    assert ("industry", "title") in [(known.component.value, known.header) for known in found.evidence.inherited]


def test_a_title_with_two_branches_lends_none(observed):
    """Of two branches in a title neither is taken for the one that a sentence leaves out."""
    (found,) = observed("Profits fell by 12 percent in May.", title="Shipbuilding and tourism in May")
    assert found.industry is None


def test_a_thing_keeps_the_full_name_that_the_text_gave_it(observed):
    """The word "stations" alone means the charging stations of the sentence before."""
    found = observed("The city builds charging stations. In May 300 stations were added.")
    assert found[0].industry is not None
    assert found[0].industry.label == "charging points"


@pytest.mark.parametrize(
    ("sentence", "label"),
    [
        ("Sundials in the country came to 3 million.", "sundial"),
        ("The region's herds of goats grew 3 percent in May.", "herds of goat"),
        ("Filings for titles across the country rose 3 percent.", "filings for title"),
        ("The 300 yards delayed the painting of about one third of the hulls.", "painting"),
        ("The goats' milk yield per farm of the province rose 3 percent.", "goats milk yield per farm"),
    ],
)
def test_a_candidate_is_named_without_its_place_and_its_verb(sentence, label, observed):
    """A candidate that can be promoted is the name of a measure, not a piece of the sentence."""
    found = observed(sentence)
    assert label in {concept.label for o in found for concept in (o.indicator, o.industry) if concept is not None}


@pytest.mark.parametrize(
    ("text", "comparator"),
    [
        ("Sales of lamps jumped 19 percent, lifting retail sales by 3.7 percentage points.", "retail sales"),
        ("Steel output fell 9 percent, dragging down industrial output by 1.5 percentage points.", "industrial output"),
        ("Mills closed in May, cutting total output by 2 percentage points.", "total output"),
        ("Tourism boomed, pushing up service revenue by 1.2 percentage points.", "service revenue"),
        ("Ferries carried more cars, raising total traffic by 0.8 percentage points.", "total traffic"),
    ],
)
def test_points_that_a_consequence_adds_are_a_contribution(text: str, comparator: str, observed) -> None:
    """What is lifted by some points is what they contribute to."""
    gap = next(found for found in observed(text) if found.kind is Kind.GAP)
    assert gap.comparator == f"contribution to {comparator}"


@pytest.mark.parametrize(
    "sentence",
    [
        "Sales to Japan rose by 3 percent in May.",
        "Exports to Germany came to 3 billion euros.",
        "Imports from Brazil fell 4 percent.",
        "Shipments to France were worth 9 million euros.",
        "Exports to India grew by 12 percent.",
    ],
)
def test_what_goes_to_a_country_is_of_what_the_article_is_about(sentence: str, observed) -> None:
    """An article on toys that speaks of sales to a country speaks of toys."""
    (found,) = observed(sentence, title="Toys are in demand abroad")
    assert found.industry is not None
    assert found.industry.label == "toys"


def test_the_unemployment_of_a_country_is_of_no_branch(observed) -> None:
    """What is no trade in goods stays without the branch of the title where a country is named."""
    (found,) = observed("Prices in Japan rose by 3 percent in May.", title="Toys are in demand abroad")
    assert found.industry is None


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Net profit was 3 billion euros, while revenue rose 12 percent to 41 billion.", "EUR"),
        ("The fund lent 3 billion yen in May. Losses came to 40 million.", "JPY"),
        ("Exports were 9 billion won, and imports fell 3 percent to 8 billion.", "KRW"),
        ("The budget is 3 billion euros. Spending reached 2 billion.", "EUR"),
        ("Profits were 3 million dollars. Investment came to 4 million.", "USD"),
        ("Profits were 3 million dollars. The number of visitors came to 4 million.", "count"),
    ],
)
def test_money_keeps_the_currency_of_the_amount_before(text: str, unit: str, observed) -> None:
    """A newsroom writes a currency once; what can only be money is in it, what is counted is not."""
    assert observed(text)[-1].unit == unit


@pytest.mark.parametrize(
    ("sentence", "text"),
    [
        ("The second largest mill closed in May.", "second"),
        ("It was the third busiest day since 2011.", "third"),
        ("A reading below 50 indicates a contraction.", "50"),
        ("The cost per 100 yuan of revenue was 85 yuan.", "100"),
        ("The talks went on for the next 2 to 3 months.", "2"),
        ("People aged 16 to 24 found work.", "24"),
        ("The rule COM/2019/12 was dropped.", "12"),
    ],
)
def test_what_looks_like_a_figure_of_a_new_construction_is_none(sentence: str, text: str, observed) -> None:
    """Places that nobody holds, thresholds, denominators, ages and numbers of rules measure nothing."""
    at = sentence.rindex(text)
    assert [o for o in observed(sentence) if o.value_span.start <= at < o.value_span.end] == []


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("Exports rose 3 percent in June. This compares with a fall of [2 percent] in May.", Kind.CHANGE, -2),
        ("Exports rose 3 percent in June. That compares with [2 percent] in May.", Kind.CHANGE, 2),
        ("Prices rose 3 percent in May. By category: food [4 percent], toys 2 percent.", Kind.CHANGE, 4),
        ("Spending is split as follows: schools [30 percent], roads 20 percent.", Kind.SHARE, 30),
        ("Unemployment fell to 5 percent. The rate for women was [6 percent].", Kind.SHARE, 6),
    ],
)
def test_what_is_held_against_something_said_has_its_kind(text, kind, value, observed) -> None:
    """A figure that only points back is of the kind that what it points at is."""
    start = text.index("[")
    found = [o for o in observed(text.replace("[", "").replace("]", "")) if o.value_span.start == start]
    assert [(o.kind, float(o.value)) for o in found] == [(kind, value)]


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Shares lost 3 percent of their value.", Kind.CHANGE),
        ("The valley lost 3 percent of its water.", Kind.SHARE),
        ("Sales were boosted by 3 million euros in aid.", Kind.LEVEL),
        ("Sales increased by 3 million euros.", Kind.CHANGE),
        ("The index of orders rose to 52.3 points.", Kind.LEVEL),
        ("The index of orders rose by 2.3 points.", Kind.GAP),
    ],
)
def test_constructions_that_look_alike_are_of_different_kinds(sentence: str, kind: Kind, observed) -> None:
    """What is lost of a value has moved, what is lost of water is a part; points are a reading or a movement."""
    assert [found.kind for found in observed(sentence)] == [kind]


@pytest.mark.parametrize(
    ("sentence", "read"),
    [
        ("The list is limited to [30]-40 mills.", (Kind.LEVEL, 30, "count", Bound.AT_LEAST)),
        ("Some 300-[400] jobs will go.", (Kind.LEVEL, 400, "count", Bound.AT_MOST)),
        ("The firm has [10,000]-12,000 workers.", (Kind.LEVEL, 10_000, "count", Bound.AT_LEAST)),
        ("They hired [40]\u201360 miners in May.", (Kind.LEVEL, 40, "count", Bound.AT_LEAST)),
        ("The town will build 20-[25] schools.", (Kind.LEVEL, 25, "count", Bound.AT_MOST)),
        ("[As many as 300] firms could be sold.", (Kind.LEVEL, 300, "count", Bound.AT_MOST)),
        ("The mills need [as much as 3 million euros].", (Kind.LEVEL, 3_000_000, "EUR", Bound.AT_MOST)),
        ("The fund has [just under 3 billion euros].", (Kind.LEVEL, 3_000_000_000, "EUR", Bound.AT_MOST)),
        ("Sales came to 3 billion euros ([dollars 4bn]; pounds 2bn).", (Kind.LEVEL, 4_000_000_000, "USD", Bound.EXACT)),
        ("Sales came to 3 billion euros (dollars 4bn; [pounds 2bn]).", (Kind.LEVEL, 2_000_000_000, "GBP", Bound.EXACT)),
        ("The budget has [Ksh 310 billion] for ferries.", (Kind.LEVEL, 310_000_000_000, "KES", Bound.EXACT)),
        (
            "The town's debt shrank by [40 billion yuan] to 90 billion yuan.",
            (Kind.CHANGE, -40 * 10**9, "CNY", Bound.EXACT),
        ),
        (
            "The town's debt shrank by 40 billion yuan to [90 billion yuan].",
            (Kind.LEVEL, 90 * 10**9, "CNY", Bound.EXACT),
        ),
        (
            "The staff of the docks grew by 900 people, or 3%, to [31,000].",
            (Kind.LEVEL, 31_000, "count", Bound.EXACT),
        ),
        (
            "Orders rose 3 percent, after a revised [2 percent] m-o-m drop in April.",
            (Kind.CHANGE, -2, "percent", Bound.EXACT),
        ),
        ("The interest rate remained at [4.5 percent].", (Kind.LEVEL, 4.5, "percent", Bound.EXACT)),
        ("Bond yields rose to [1.4 percent].", (Kind.LEVEL, 1.4, "percent", Bound.EXACT)),
        (
            "Inflation, though, has risen, hitting an annual rate of [2.6 percent].",
            (Kind.CHANGE, 2.6, "percent", Bound.EXACT),
        ),
        ("For tin and zinc the annual decrease was [2.4 percent].", (Kind.CHANGE, -2.4, "percent", Bound.EXACT)),
        ("Enrolment rose [3,200] in May.", (Kind.CHANGE, 3200, "count", Bound.EXACT)),
    ],
)
def test_a_figure_has_its_kind_value_unit_and_bound(sentence, read, observed):
    """The figure in brackets is read with the words beside it that limit, sign or convert it."""
    start, end = sentence.index("["), sentence.index("]") - 1
    body = sentence.replace("[", "").replace("]", "")
    found = [o for o in observed(body) if o.value_span.start < end and start < o.value_span.end]
    assert [(o.kind, float(o.value), o.unit, o.bound) for o in found] == [read]


@pytest.mark.parametrize(
    ("sentence", "units"),
    [
        ("Australia's exports came to A$6 billion ($4 billion).", ["AUD", "USD"]),
        ("Canada's deficit rose to C$3 billion ($2 billion).", ["CAD", "USD"]),
        ("Singapore spends S$40 million ($30 million) on ferries.", ["SGD", "USD"]),
        ("In New Zealand sales reached NZ$9 million ($6 million).", ["NZD", "USD"]),
        ("Canada's exports came to $6 billion in May and $4 billion in June.", ["CAD", "CAD"]),
    ],
)
def test_a_bracket_gives_an_amount_in_the_money_of_another_country(sentence, units, observed):
    """A bare sign is the country's own money, but not in a bracket behind an amount in that money."""
    assert [o.unit for o in observed(sentence)] == units
