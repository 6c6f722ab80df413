"""What is asked first because it is cheap never hides what the dear question would have found."""

import pytest

from policykg.extraction import date_memory, inferred_years
from policykg.extraction.inflection import singular
from policykg.extraction.items import Item, marks_for
from policykg.extraction.patterns import rules, rules_for

LEADING = [
    (date_memory._COMPARING, date_memory._COMPARERS, "rose more than in "),
    (date_memory._COMPARING, date_memory._COMPARERS, "up from "),
    (date_memory._COMPARING, date_memory._COMPARERS, "lower versus "),
    (date_memory._COMPARING, date_memory._COMPARERS, "held against "),
    (date_memory._COMPARING, date_memory._COMPARERS, "the best since "),
    (date_memory._FORMER, date_memory._FORMERS, "a drop on the number of loans made in "),
    (date_memory._FORMER, date_memory._FORMERS, "rose from the volume sold in "),
    (date_memory._FORMER, date_memory._FORMERS, "the comparable total for "),
    (date_memory._FORMER, date_memory._FORMERS, "more than that of "),
    (date_memory._FORMER, date_memory._FORMERS, "better than those for "),
    (date_memory._SET_AGAINST, date_memory._SETTING, "compared with only 7 percent in "),
    (date_memory._SET_AGAINST, date_memory._SETTING, "after a loss of 8 million in "),
    (date_memory._SET_AGAINST, date_memory._SETTING, "rose from 12 wells in "),
    (date_memory._SET_AGAINST, date_memory._SETTING, "following 3 strikes in "),
    (date_memory._SET_AGAINST, date_memory._SETTING, "up against 41 in "),
    (inferred_years._IF, inferred_years._IFS, "if the vote is held in "),
    (inferred_years._IF, inferred_years._IFS, "unless rain falls by "),
    (inferred_years._IF, inferred_years._IFS, "once the dam is full in "),
    (inferred_years._IF, inferred_years._IFS, "provided talks end in "),
]


@pytest.mark.parametrize(("expression", "words", "text"), LEADING)
def test_a_text_that_an_expression_finds_has_one_of_its_words(expression, words, text):
    """An expression is tried only where one of its words stands, so each of its alternatives has one."""
    assert expression.search(text) is not None
    assert any(word in text for word in words)


def test_marks_say_what_the_classes_say():
    """An item has a mark of some classes exactly where it has one of the classes."""
    for classes in ((), ("rise",), ("fall", "adverb"), ("determiner",), ("target", "growth")):
        item = Item("word", 0, 1, "any", frozenset(classes))
        for asked in (("rise", "fall"), ("target", "forecast", "future"), ("determiner",), ("growth",)):
            assert bool(item.marks & marks_for(*asked)) is not frozenset(asked).isdisjoint(classes)


def test_a_class_named_later_marks_items_made_later():
    """Marks stay right for sets of classes that were met before one of their classes was asked for."""
    classes = frozenset({"rise", "a class that nobody names"})
    assert not Item("word", 0, 1, "any", classes).marks & marks_for("another class that nobody names")
    asked = marks_for("a class that nobody names")
    assert Item("word", 0, 1, "any", classes).marks & asked


def test_a_rule_is_tried_where_its_neighbours_let_it_be():
    """What a rule wants next to the number decides, past light items; a rule that wants nothing is always tried."""
    number = Item("number", 1, 2, "")
    forms = frozenset({"plain"})
    beside = {
        word: {rule.name for rule in rules_for(forms, "amount", [Item("word", 0, 1, word, frozenset(of)), number], 1)}
        for word, of in (("rose", ("rise",)), ("lamps", ()), ("by", ("preposition",)))
    }
    everywhere = set.intersection(*beside.values())
    assert everywhere < {rule.name for rule in rules()}
    assert beside["rose"] - beside["lamps"]
    assert beside["by"] - beside["lamps"]
    light = [Item("word", 0, 1, "rose", frozenset({"rise"})), Item("word", 1, 2, "sharply", light=True), number]
    assert beside["rose"] <= {rule.name for rule in rules_for(forms, "amount", light, 2)}


def test_singulars_are_the_same_when_asked_again():
    """What is remembered of a word is what was found."""
    words = ["economies", "boxes", "potatoes", "news", "people", "mills", "bus", "glass"]
    assert [singular(word) for word in words] == [singular(word) for word in words]
    assert [singular(word) for word in words] == ["economy", "box", "potato", "news", "people", "mill", "bus", "glass"]
