"""The evidence gate: a fact passes whose words stand where it says, and whose value is the number in them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from sample import ARTICLE as SAMPLE_IRI
from sample import BODY, METADATA, extraction, span

from policykg.article import Article
from policykg.errors import NonConformingError
from policykg.evidence import admit
from policykg.extraction import extract
from policykg.facts import Component, Concept, Inheritance, Metadata, OrganisationMention, Sentence, Span
from policykg.vocabulary import Vocabulary
from tests.benchmarks.corpus import generate

ARTICLE = Article(METADATA, BODY)
FAR = Span(len(BODY) - 1, len(BODY) + 1)


def first(**changes):
    """The sample with its first observation changed; fields of its evidence are named with ``evidence_``."""
    whole = extraction()
    seen = whole.observations[0]
    of_evidence = {name.removeprefix("evidence_"): value for name, value in changes.items() if "evidence_" in name}
    of_fact = {name: value for name, value in changes.items() if "evidence_" not in name}
    changed = replace(seen, evidence=replace(seen.evidence, **of_evidence), **of_fact)
    return replace(whole, observations=(changed, *whole.observations[1:]))


def test_facts_with_evidence_pass_as_they_are():
    """Nothing is changed and nothing is reported."""
    admitted = admit(extraction(), ARTICLE)

    assert ARTICLE.iri == SAMPLE_IRI
    assert admitted.extraction == extraction()
    assert (admitted.refused, admitted.report) == ((), "")


BAD = {
    "beyond the body": ({"evidence_span": FAR}, "its quote cannot stand at"),
    "empty": ({"evidence_span": Span(60, 60)}, "its quote cannot stand at 60–60"),
    "before the body": ({"evidence_span": Span(-4, 3)}, "its quote cannot stand at -4–3"),
    "other words": ({"evidence_quote": "Output of pumps rose"}, "which are not its quote"),
    "no such sentence": ({"evidence_sentence": 17}, "the article has no sentence 17"),
    "another sentence": ({"evidence_sentence": 2}, "is not within sentence 2"),
    "from no sentence": (
        {"evidence_inherited": (Inheritance(Component.PERIOD, sentence=99),)},
        "the article has no sentence 99",
    ),
    "value elsewhere": ({"value_span": span("3%"), "value": Decimal(3)}, "is not within its quote"),
    "value beyond": ({"value_span": FAR}, "its value cannot stand at"),
    "other value words": ({"value_text": "7.6%"}, "which are not its value"),
    "made-up value": ({"value": Decimal("75.1")}, "its value 75.1 is not in the words “7.5%”"),
    "no number": ({"value": Decimal("NaN")}, "is no finite Decimal"),
    "a float": ({"value": 7.5}, "is no finite Decimal"),
    "a thing beyond": ({"indicator": Concept("https://e.org/x", "x", span=FAR)}, "'x' cannot stand at"),
    "no evidence": ({"value_span": None}, "NoneType"),
}


@pytest.mark.parametrize(("changes", "reason"), BAD.values(), ids=BAD)
def test_a_fact_without_evidence_is_refused_with_one_sentence(changes, reason):
    """Only that fact goes; the sentence says which, and why."""
    admitted = admit(first(**changes), ARTICLE)
    (refusal,) = admitted.refused

    assert admitted.extraction == replace(extraction(), observations=extraction().observations[1:])
    assert refusal.startswith("The observation number 1 is left out: ")
    assert reason in refusal
    assert refusal.endswith(".")
    assert admitted.report == f"1 fact left out for want of evidence.\n{refusal}"


@pytest.mark.parametrize(
    "kind", ["trends", "initiatives", "goals", "achievements", "events", "persons", "organisations"]
)
def test_every_kind_of_fact_has_to_show_its_words(kind):
    """A fact of any kind that points beyond the body is refused, and so is one of the wrong type."""
    whole = extraction()
    if kind == "organisations":
        facts = (OrganisationMention(Concept("https://e.org/x", "x"), (FAR,)),)
    else:
        facts = tuple(replace(one, evidence=replace(one.evidence, span=FAR)) for one in getattr(whole, kind))
    strange = replace(whole, **{kind: (*facts, "a text")})
    admitted = admit(strange, ARTICLE)

    assert getattr(admitted.extraction, kind) == ()
    assert len(admitted.refused) == len(facts) + 1
    assert "it is of the type str" in admitted.refused[-1]


VALUES = [
    ("1.8 trillion yuan", "1800000000000", True),
    ("1,234.50", "1234.5", True),
    ("down 3%", "-3", True),
    ("３.５ percent", "3.5", True),
    ("3 dozen", "36", True),
    ("27 of 41", "27", True),
    ("27 of 41", "65.9", True),
    ("1.6 times", "60", True),
    ("1.6 times", "160", True),
    ("1.6 times", "70", False),
    ("2½ percent", "2.5", True),
    ("twenty-seven", "27", True),
    ("0.0 percent", "0", True),
    ("1.8 trillion yuan", "1700000000000", False),
    ("down 3%", "3.1", False),
    ("27 of 41", "72", False),
    ("30 percent", "13", False),
    ("0 percent", "7", False),
]


@pytest.mark.parametrize(("words", "value", "passes"), VALUES)
def test_the_value_is_the_number_in_its_words(words, value, passes):
    """A numeral up to a power of ten or dozens, or a part of a whole; number words are believed."""
    body = f"Output was {words} in May."
    at = body.index(words)
    whole = extraction()
    seen = whole.observations[1]
    seen = replace(seen, evidence=replace(seen.evidence, span=Span(0, len(body)), sentence=0))
    seen = replace(seen, value=Decimal(value), value_span=Span(at, at + len(words)))
    found = replace(first(), body=body, sentences=(Sentence(0, Span(0, len(body))),), observations=(seen,))
    found = replace(found, trends=(), initiatives=(), goals=(), achievements=(), events=(), persons=())

    assert bool(admit(found, Article(METADATA, body)).extraction.observations) is passes


@pytest.mark.parametrize(
    "changes",
    [
        {"body": BODY.replace("7.5", "7.6")},
        {"sentences": extraction().sentences[1:]},
        {"sentences": (Sentence(0, Span(0, 40)), Sentence(1, Span(30, 60)))},
        {"sentences": (Sentence(0, FAR),)},
    ],
    ids=["body", "ordinals", "overlap", "beyond"],
)
def test_an_extraction_of_another_text_is_refused_as_a_whole(changes):
    """Without the body, or with sentences that are none, no offset means anything."""
    with pytest.raises(NonConformingError):
        admit(replace(extraction(), **changes), ARTICLE)


def test_our_rules_give_evidence_for_all_their_facts():
    """Generated articles pass without a refusal."""
    vocabulary = Vocabulary.load()
    articles = [
        Article(Metadata(record["title"], date.fromisoformat(record["date"])), record["text"])
        for record, _ in generate(20, 5)
        if record["text"]
    ]
    found = [admit(extract(article, vocabulary), article) for article in articles]

    assert sum(len(one.extraction.observations) for one in found) > 50
    assert [one.refused for one in found if one.refused] == []
