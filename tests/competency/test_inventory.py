"""The graph of the briefing holds everything that the article says, and nothing that it does not say."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml
from competency.answers import BRIEFING
from pyoxigraph import NamedNode, Store, Variable

from policykg.reading import read_article

INVENTORY = yaml.safe_load((Path(__file__).parent / "inventory.yaml").read_text(encoding="utf-8"))
PREFIXES = """
PREFIX foaf: <http://xmlns.com/foaf/0.1/>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX pkg: <https://w3id.org/policykg/ontology#>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX schema: <https://schema.org/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX sdmx-dimension: <http://purl.org/linked-data/sdmx/2009/dimension#>
"""
STATED = """
SELECT DISTINCT ?fact ?class ?sentence ?words ?start ?end WHERE {
  ?statement pkg:states ?fact ; pkg:inSentence/pkg:ordinal ?sentence ; pkg:evidence/oa:hasSelector ?quote, ?place .
  ?quote oa:exact ?words .
  ?place oa:start ?start ; oa:end ?end .
  ?fact a ?class .
  FILTER(STRSTARTS(STR(?class), STR(pkg:)))
} ORDER BY ?sentence ?start
"""
NAMED = """COALESCE(?preferred, ?label, STR(?node))"""
PROPERTIES = f"""
SELECT DISTINCT ?property ?value ?fact WHERE {{
  ?fact ?property ?node .
  OPTIONAL {{ ?node skos:prefLabel ?preferred FILTER(LANG(?preferred) = "en") }}
  OPTIONAL {{ ?node rdfs:label ?label }}
  BIND({NAMED} AS ?value)
}}
"""


def ask(store: Store, query: str, **given: NamedNode) -> list[dict[str, str]]:
    """The rows of a query over all graphs, as texts."""
    bound = {Variable(name): node for name, node in given.items()}
    answer = store.query(PREFIXES + query, use_default_graph_as_union=True, substitutions=bound)
    names = [variable.value for variable in answer.variables]
    return [{name: row[name].value for name in names if row[name] is not None} for row in answer]


@pytest.fixture(scope="module")
def stated(briefing: Store) -> list[dict[str, str]]:
    """Every statement of a fact, with its words and place."""
    return ask(briefing, STATED)


def key(fact: dict[str, Any]) -> tuple[int, str, str]:
    """What a fact of the inventory and a statement of the graph are matched by."""
    return int(fact["sentence"]), fact["class"].rpartition("#")[2], fact["words"]


def test_every_item_is_stated_once_and_nothing_else_is(stated: list[dict[str, str]]):
    """The statements of the graph are those of the inventory: sentence, class of the fact and exact words."""
    assert Counter(map(key, stated)) == Counter(map(key, INVENTORY["facts"]))


@pytest.mark.parametrize("fact", INVENTORY["facts"], ids=lambda fact: f"{fact['sentence']}-{fact['class']}")
def test_an_item_has_its_properties(fact: dict[str, Any], stated: list[dict[str, str]], briefing: Store):
    """Indicator, industry, value, unit, basis, period, agent, instrument and the like are those that a person reads."""
    (found,) = [row for row in stated if key(row) == key(fact)]
    properties: dict[str, list[str]] = {}
    for row in ask(briefing, PROPERTIES, fact=NamedNode(found["fact"])):
        properties.setdefault(row["property"].replace("#", "/").rpartition("/")[2], []).append(row["value"])
    for name, values in fact.get("has", {}).items():
        assert sorted(properties.get(name, [])) == sorted(values), name


def test_the_words_of_every_item_stand_at_their_place(stated: list[dict[str, str]]):
    """Offsets count the characters of the body."""
    body = read_article(BRIEFING).body
    assert stated
    for row in stated:
        assert body[int(row["start"]) : int(row["end"])] == row["words"]


def test_every_sentence_carries_a_fact_or_says_why_not(stated: list[dict[str, str]], briefing: Store):
    """Sentences without a fact are listed with their reasons; no other sentence is silent."""
    silent = ask(
        briefing,
        'SELECT ?n ?why WHERE { ?s pkg:ordinal ?n ; pkg:withoutFact/skos:prefLabel ?why FILTER(LANG(?why) = "en") }',
    )
    assert {int(row["n"]): row["why"] for row in silent} == INVENTORY["silent"]
    sentences = {int(row["n"]) for row in ask(briefing, "SELECT ?n WHERE { ?s a pkg:Sentence ; pkg:ordinal ?n }")}
    assert {int(row["sentence"]) for row in stated} == sentences - INVENTORY["silent"].keys()
    assert sentences == set(range(31))


def test_the_event_has_its_day_host_speakers_and_topic(briefing: Store):
    """The press conference is described once, with the words that tell of it."""
    rows = ask(
        briefing,
        """SELECT ?words ?date ?host ?speaker ?topic ?period WHERE {
          ?event a pkg:PressConference ; schema:startDate ?date ; schema:organizer/skos:prefLabel ?host ;
            pkg:topic ?topic ; sdmx-dimension:refPeriod/rdfs:label ?period ; schema:performer ?who ;
            pkg:evidence/oa:hasSelector/oa:exact ?words .
          OPTIONAL { ?who skos:prefLabel ?label FILTER(LANG(?label) = "en") } OPTIONAL { ?who foaf:name ?name }
          BIND(COALESCE(?name, ?label) AS ?speaker) FILTER(LANG(?host) = "en") }""",
    )
    (event,) = INVENTORY["events"]
    speakers = event["speakers"]
    assert sorted(row.pop("speaker") for row in rows) == sorted(speakers)
    assert all(row == {name: value for name, value in event.items() if name != "speakers"} for row in rows)


def test_the_person_has_both_posts(briefing: Store):
    """One person is named, with two posts in one ministry."""
    rows = ask(
        briefing,
        """SELECT ?words ?post ?organisation WHERE {
          ?record org:member ?person ; org:organization/skos:prefLabel ?organisation ; pkg:post/rdfs:label ?post .
          ?person foaf:name ?words FILTER(LANG(?organisation) = "en") }""",
    )
    (person,) = INVENTORY["persons"]
    assert sorted(row["post"] for row in rows) == person["posts"]
    assert {(row["words"], row["organisation"]) for row in rows} == {(person["words"], person["organisation"])}


def test_one_statement_is_attributed(briefing: Store):
    """All other statements are the article's own voice."""
    rows = ask(
        briefing,
        """SELECT ?sentence ?speaker WHERE {
          ?statement pkg:states ?fact ; prov:wasAttributedTo/foaf:name ?speaker ;
            pkg:inSentence/pkg:ordinal ?sentence }""",
    )
    assert [{"sentence": int(row["sentence"]), "speaker": row["speaker"]} for row in rows] == INVENTORY["attributed"]


def test_the_doubtful_facts_have_their_readings(briefing: Store):
    """Every way to read a doubtful fact hangs on it; every other fact is as worded."""
    rows = ask(
        briefing,
        """SELECT DISTINCT ?sentence ?reading WHERE {
          ?statement pkg:states ?fact ; pkg:inSentence/pkg:ordinal ?sentence . ?fact pkg:hasReading ?reading }""",
    )
    assert Counter(int(row["sentence"]) for row in rows) == INVENTORY["readings"]
