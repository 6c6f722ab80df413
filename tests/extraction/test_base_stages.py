"""Tokens, sentences, numbers and periods: exact spans, and what each construction means."""

from datetime import date
from decimal import Decimal

import pytest

from policykg.article import Article
from policykg.extraction import document_of
from policykg.extraction.inflection import plural, singular, verb_forms
from policykg.extraction.sentences import sentences_of
from policykg.extraction.tokens import tokens_of
from policykg.facts import Bound, Metadata

DAY = date(2019, 7, 15)


@pytest.fixture
def read(vocabulary):
    """Return a function that runs the base stages over a text of 15 July 2019."""
    return lambda body: document_of(Article(Metadata("A title", DAY), body), vocabulary)


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("high-tech mills", ["high-tech", "mills"]),
        ("China's 5G plan", ["China", "'s", "5G", "plan"]),
        ("U.S. output", ["U.S.", "output"]),
        ("4,400 of 29.8%", ["4,400", "of", "29.8", "%"]),
        ("January–June, y/y", ["January–June", ",", "y/y"]),
        ("$1.75billion, 5per cent", ["$", "1.75", "billion", ",", "5", "per", "cent"]),
        ("30 MW/60 MWh under COM/2019/12", ["30", "MW", "/", "60", "MWh", "under", "COM/2019/12"]),
    ],
)
def test_tokens_are_words_numbers_and_marks(text, tokens):
    """Hyphens join, possessives part, numbers keep their separators."""
    assert [token.text for token in tokens_of(text)] == tokens


@pytest.mark.parametrize(
    ("body", "count"),
    [
        ("Output rose. Prices fell.", 2),
        ("Mr. Jones of the U.S. Navy spoke. He left.", 2),
        ("Output rose 3.5 percent\nin May.", 1),
        ("A headline\n\nOutput rose.", 2),
        ("“It rose.” He smiled.", 2),
        ("By port:\n- Oakham: 3 tonnes\n- Stow: 2 tonnes", 3),
        ("The aims are:\n-- to cut prices\n-- to hire miners\n-- to sell lamps", 4),
        ("\u2022 Lamps: 3 euros\n\u2022 Toys: 2 euros", 2),
        ("Output of lamps\n- and of toys\n- rose in May.", 2),
        ("* Lamps: 3 euros\n* Toys: 2 euros and\n4 tonnes", 2),
    ],
)
def test_sentences_end_where_a_reader_stops(body, count):
    """Abbreviations and line breaks end no sentence; blank lines, quotation marks and entries of lists do."""
    tokens = tokens_of(body)
    assert len(sentences_of(body, tokens, [token.start for token in tokens])) == count


@pytest.mark.parametrize(
    ("text", "value", "unit", "bound"),
    [
        ("1.8 trillion yuan", "1800000000000", "CNY", Bound.EXACT),
        ("over 4,400", "4400", "", Bound.AT_LEAST),
        ("nearly two fifths", "40", "percent", Bound.ABOUT),
        ("US$3.5 billion", "3500000000", "USD", Bound.EXACT),
        ("twenty-seven", "27", "", Bound.EXACT),
        ("no more than 5 per cent", "5", "percent", Bound.AT_MOST),
        ("half a percentage point", "0.5", "percentage-point", Bound.EXACT),
        ("10bps", "10", "basis-point", Bound.EXACT),
        ("24.79 lakh", "2479000", "", Bound.EXACT),
        ("a dozen", "12", "", Bound.EXACT),
        ("70m euros", "70000000", "EUR", Bound.EXACT),
        ("3k tonnes", "3000", "tonne", Bound.EXACT),
        ("about 2.5m people", "2500000", "", Bound.ABOUT),
        ("30 million tonnes of carbon dioxide", "30000000", "tonne", Bound.EXACT),
        ("between 200 and 250 million", "200000000", "", Bound.AT_LEAST),
    ],
)
def test_a_number_has_value_unit_and_bound(text, value, unit, bound, read):
    """Multiples are multiplied out, units are codes, bound words belong to the number."""
    number = read(f"They bought {text} there.").numbers[0]
    assert (number.value, number.unit.replace("basis point", "basis-point"), number.bound) == (
        Decimal(value),
        unit,
        bound,
    )


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("The kilns ran for 300 hours in May.", "hour"),
        ("A lamp burns for 300 hours on average.", "hour"),
        ("Use of the mills reached 1,300 hours in 2018.", "hour"),
        ("The exchange traded for 243 trading days.", "day"),
        ("The yards worked for 40 days in June.", "day"),
        ("The yards were shut for 40 days in June.", ""),
        ("The offer holds for 300 hours in all.", ""),
    ],
)
def test_hours_and_days_are_a_unit_where_something_runs(text, unit, read):
    """A stretch of time only says when or within what; how long something runs is a measure."""
    assert read(text).numbers[0].unit == unit


@pytest.mark.parametrize("text", ["The mast is 70m high.", "They ran the 100m in May.", "The 30m hull was sold."])
def test_a_lone_letter_of_a_length_is_no_multiple(text, read):
    """A lone "m" is a million only beside money, another unit or what is counted in millions."""
    assert [number.value for number in read(text).numbers if number.value > 1000] == []


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("in the first five months of 2018", "2018-01/2018-05"),
        ("in May", "2019-05"),
        ("in September", "2018-09"),
        ("by the end of June", "2019-06-30"),
        ("in the second quarter of last year", "2018-04/2018-06"),
        ("between January and April", "2019-01/2019-04"),
        ("in January-April 2017", "2017-01/2017-04"),
        ("for the whole of 2016", "2016"),
        ("over the past two years", "2017-07/2019-07"),
        ("from 2011 to 2015", "2011/2015"),
        ("during the 13th Five-Year Plan period", "2016/2020"),
        ("on March 5, 2019", "2019-03-05"),
        ("from May 1 to 5", "2019-05-01/2019-05-05"),
        ("in the fiscal year 2017-18", "2017-04-01/2018-03-31"),
        ("last month", "2019-06"),
        ("as of Friday", "2019-07-12"),
        ("in the first half", "2019-01/2019-06"),
    ],
)
def test_a_period_expression_means_days(text, iso, read):
    """A year that is left out is the latest that fits the article's day."""
    found = read(f"Output rose {text}, they said.").periods[0].period
    assert found is not None
    assert found.iso in {iso, iso.replace("-04-01/", "-04/").replace("-03-31", "-03")}


@pytest.mark.parametrize("text", ["They may go on.", "Workers march home.", "It weighed 2,015 grams."])
def test_ordinary_words_are_no_periods(text, read):
    """Modals, verbs and quantities that look like months and years are left alone."""
    assert read(text).periods == ()


def test_an_abbreviation_in_brackets_names_the_same_thing_later(read):
    """What the text introduces in brackets is known from there on, in the plural too."""
    document = read("New energy vehicles (NEVs) sold well. An NEV costs less. NEVs last.")
    assert [m.term.code for m in document.names.industry] == ["new-energy-vehicles"] * len(document.names.industry)
    assert len(document.names.industry) >= 3


@pytest.mark.parametrize(
    ("word", "many"), [("industry", "industries"), ("box", "boxes"), ("index", "indices"), ("car", "cars")]
)
def test_nouns_have_plurals(word, many):
    """Spelling rules and the table of irregular forms agree both ways."""
    assert plural(word) == many
    assert singular(many) == word


@pytest.mark.parametrize(
    ("verb", "form"), [("rise", "rose"), ("drop", "dropped"), ("go up", "went up"), ("carry", "carried")]
)
def test_verbs_have_all_their_forms(verb, form):
    """A vocabulary holds base forms; texts hold all the others."""
    assert form in verb_forms(verb)
