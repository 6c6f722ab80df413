"""How expressions can begin: what is left out by it could never have matched."""

from __future__ import annotations

import re

import pytest

from policykg.extraction.calendar import flatten
from policykg.extraction.openings import LENGTH, opening_of, openings
from policykg.extraction.period_patterns import period_rules
from policykg.extraction.words import read_rules

CASES = {
    "pump": {"pump"},
    "pumps and valves": {"pumps "},
    "(?:the )?mill": {"the mi", "mill"},
    "(?P<one>ab|c)d?": {"ab", "abd", "c", "cd"},
    r"\d\d?(?:st|th) x": {"0st x", "0th x", "00st x", "00th x"},
    "[a-c2]-x": {"a-x", "b-x", "c-x", "0-x"},
    r"\bq(?![5-9])[1-4]\b(?= of)": {"q0"},
    "a {1,3}b": {"a b", "a  b", "a   b"},
    "a {0,2}b": {"ab", "a b", "a  b"},
    r"o+\.": {"o.", "oo.", "ooo.", "oooo.", "ooooo.", "oooooo"},
    "7{3}x*": {"000", "000x", "000xx", "000xxx"},
    r"in [a-z]{3,9}|at \w+": {"in ", "at "},
    "[^x]|x": {"", "x"},
}


@pytest.mark.parametrize("pattern", CASES)
def test_openings_are_the_first_characters_of_all_matches(pattern):
    """Whole strings where they are short, else as many characters as are looked at and told apart; digits are one."""
    assert openings(pattern) == CASES[pattern]


@pytest.mark.parametrize("pattern", [".*x", r"\w+", "[^a]b", r"[\s]b", "[a-z]{3,90}"])
def test_an_expression_that_can_begin_with_too_much_is_tried_everywhere(pattern):
    """The empty beginning is that of every text."""
    assert "" in openings(pattern)


def test_what_can_begin_in_very_many_ways_is_cut_short():
    """Four letters of these six are told apart, not six, so that no rule takes a machine's memory."""
    assert max(map(len, openings("(?:a|b|c|d|e|f){6}g"))) == 4


def test_a_text_is_looked_up_as_openings_are_written():
    """The next characters, with digits alike; the end of a text may be near."""
    assert opening_of("in 2031-04", 3) == "0000-0"
    assert opening_of("in q3", 3) == "q0"
    assert len(opening_of("a long text", 0)) == LENGTH


@pytest.mark.parametrize("rule", read_rules("calendar")["rule"], ids=lambda rule: rule["name"])
def test_no_rule_of_periods_is_left_out_where_it_fits(rule):
    """At every place of every example, the rules tried find what all of them together find."""
    rules = period_rules()
    flat = flatten(rule["example"])
    arabic = re.sub(r"\d", lambda digit: chr(0x0660 + int(digit[0])), flat)  # digits of another script

    for text in (flat, arabic):
        for at in range(len(text)):
            fitting = rules.match(text, at)
            first = next((known for known in rules._rules if known.expression.match(text, at)), None)
            assert (fitting and fitting[0]) == first
