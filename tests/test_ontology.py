"""The ontology and its vocabularies keep the rules of good ontologies, and each rule bites."""

from __future__ import annotations

import importlib.util
import os
import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import pyoxigraph
import pytest

from policykg.iris import BASE
from policykg.namespaces import DATA_PREFIXES, PREFIXES
from policykg.resources import shipped
from policykg.turtle import turtle
from tests.rules import PROLOGUE, Rule
from tests.rules.concepts import CONCEPTS
from tests.rules.cube import CUBE
from tests.rules.terms import TERMS

ROOT = shipped("ontology")
OWN_FILES = [ROOT / "policykg.ttl", ROOT / "prefixes.ttl", *sorted((ROOT / "vocabularies").glob("*.ttl"))]
CORRESPONDENCES = sorted((ROOT / "correspondences").glob("*.ttl"))
SHAPES = sorted((ROOT / "shapes").glob("*.ttl"))
QUERIES = sorted(shipped("queries").glob("*.rq"))
TERM_LISTS = Path(__file__).parent / "terms"
# Namespaces of things, not of terms: what they hold is looked up nowhere.
THINGS = (
    BASE,
    "http://www.wikidata.org/entity/",
    "http://qudt.org/vocab/unit/",
    "https://www.apache.org/licenses/",
    "https://ror.org/",
)


def load(*paths: Path) -> pyoxigraph.Store:
    """Return a store with some Turtle files."""
    store = pyoxigraph.Store()
    for path in paths:
        store.bulk_load(path=str(path), format=pyoxigraph.RdfFormat.TURTLE)
    return store


@cache
def ontology() -> pyoxigraph.Store:
    """Return ontology and vocabularies, not to be changed."""
    return load(*OWN_FILES)


def offenders(store: pyoxigraph.Store, rule: Rule) -> list[str]:
    """Return what breaks a rule."""
    return sorted(str(row["x"]) for row in store.query(PROLOGUE + rule.offenders))


def copy_of(store: pyoxigraph.Store) -> pyoxigraph.Store:
    """Return a store that can be changed."""
    other = pyoxigraph.Store()
    other.bulk_extend(store)
    return other


@cache
def cube() -> pyoxigraph.Store:
    """Return the ontology with the graph of a small invented article, all in the default graph."""
    from tests.sample import sample_store

    store = copy_of(ontology())
    store.bulk_extend(pyoxigraph.Quad(q.subject, q.predicate, q.object) for q in sample_store())
    return store


def by_saying(rules: tuple[Rule, ...]) -> pytest.MarkDecorator:
    """Parametrise a test by rules, named by what they say."""
    return pytest.mark.parametrize("rule", rules, ids=[rule.says for rule in rules])


@by_saying(TERMS + CONCEPTS)
def test_the_ontology_keeps_the_rule(rule: Rule) -> None:
    """Nothing in ontology and vocabularies breaks the rule."""
    assert offenders(ontology(), rule) == []


@by_saying(CUBE)
def test_a_cube_keeps_the_integrity_constraint(rule: Rule) -> None:
    """The structure definition and the observations of a small article keep the constraint."""
    assert offenders(cube(), rule) == []


@pytest.mark.parametrize("rule", TERMS + CONCEPTS + CUBE, ids=lambda rule: rule.says)
def test_the_rule_bites(rule: Rule) -> None:
    """A graph that breaks the rule is found out."""
    store = copy_of(cube() if rule in CUBE else ontology())
    store.update(PROLOGUE + rule.offence)
    assert offenders(store, rule)


def test_each_file_is_in_canonical_form() -> None:
    """Every Turtle file reads as our writer would write it, so that a change is one line of a diff."""
    changed = [
        path.name
        for path in (*OWN_FILES, *CORRESPONDENCES)
        if turtle(pyoxigraph.parse(path=str(path), format=pyoxigraph.RdfFormat.TURTLE)) != path.read_text("utf-8")
    ]
    assert changed == []


@pytest.mark.parametrize("path", [ROOT / "policykg.ttl", ROOT / "prefixes.ttl"], ids=lambda path: path.name)
def test_an_ontology_file_declares_one_ontology(path: Path) -> None:
    """A file holds exactly one owl:Ontology, whose IRI has no file extension."""
    found = [row["x"].value for row in load(path).query(PROLOGUE + "SELECT ?x WHERE { ?x a owl:Ontology }")]
    assert len(found) == 1
    assert re.fullmatch(BASE + r"[a-z]+", found[0])


def test_no_blank_nodes() -> None:
    """Everything in ontology, vocabularies and correspondences has an IRI."""
    store = load(*OWN_FILES, *CORRESPONDENCES)
    assert not list(store.query("SELECT ?s { ?s ?p ?o FILTER(ISBLANK(?s) || ISBLANK(?o)) }"))


def test_prefixes_as_data_equal_those_of_the_code() -> None:
    """The sh:declare table holds the prefixes of the package."""
    query = PROLOGUE + "SELECT ?name ?iri { ?declaration sh:prefix ?name ; sh:namespace ?iri }"
    found = {row["name"].value: row["iri"].value for row in load(ROOT / "prefixes.ttl").query(query)}
    assert found == PREFIXES


@cache
def foreign_terms() -> frozenset[str]:
    """Return all terms of the vocabularies that we reuse, from lists frozen beside the tests."""
    terms = set()
    for path in TERM_LISTS.glob("*.txt"):
        namespace, *names = path.read_text("utf-8").split()
        terms |= {namespace + name for name in names}
    return frozenset(terms)


def undefined(iris: set[str]) -> list[str]:
    """Return the IRIs that should be terms and are none: neither of ours nor of a frozen list."""
    own = {s.subject.value for s in ontology() if isinstance(s.subject, pyoxigraph.NamedNode)}
    known = foreign_terms() | own
    namespaces = (PREFIXES["pkg"], *(iri for iri in PREFIXES.values() if not iri.startswith(BASE)))
    return sorted(iri for iri in iris - known if iri.startswith(namespaces) and iri not in namespaces)


def iris_of(path: Path) -> set[str]:
    """Return all IRIs that a Turtle file uses, those in embedded queries included."""
    found: set[str] = set()
    for triple in pyoxigraph.parse(path=str(path), format=pyoxigraph.RdfFormat.TURTLE):
        for term in (triple.subject, triple.predicate, triple.object):
            if isinstance(term, pyoxigraph.NamedNode):
                found.add(term.value)
            elif isinstance(term, pyoxigraph.Literal):
                found.add(term.datatype.value)
                if triple.predicate.value in (PREFIXES["sh"] + "select", PREFIXES["sh"] + "construct"):
                    found |= iris_in_query(term.value)
    return found


def iris_in_query(query: str) -> set[str]:
    """Return all IRIs that a query uses, written out or prefixed."""
    text = re.sub(r"^\s*#.*$", "", query, flags=re.MULTILINE)
    text = re.sub(r'"[^"\n]*"|\'[^\'\n]*\'', "", text)
    prefixes = PREFIXES | DATA_PREFIXES | dict(re.findall(r"(?i)PREFIX\s+([\w-]*):\s*<([^>]*)>", text))
    text = re.sub(r"(?i)PREFIX\s+[\w-]*:\s*<[^>]*>", "", text)
    names = re.findall(r"(?<![\w?:/])([A-Za-z][\w-]*):([A-Za-z][\w-]*)", re.sub(r"<[^>\s]*>", "", text))
    written = set(re.findall(r"<([^>\s]*)>", text))
    return written | {prefixes[prefix] + local for prefix, local in names if prefix in prefixes}


@pytest.mark.parametrize("path", [*OWN_FILES, *CORRESPONDENCES, *SHAPES], ids=lambda path: path.name)
def test_no_file_uses_an_undefined_term(path: Path) -> None:
    """Every term in ontology, vocabularies and shapes is defined: by us, or in the vocabulary it is taken from."""
    assert undefined(iris_of(path)) == []


@pytest.mark.parametrize("path", QUERIES, ids=lambda path: path.stem)
def test_no_query_uses_an_undefined_term(path: Path) -> None:
    """Every term in a query is defined."""
    assert undefined(iris_in_query(path.read_text("utf-8"))) == []


def test_an_undefined_term_is_found() -> None:
    """A misspelt term of ours or of another vocabulary does not pass."""
    assert undefined(iris_in_query("SELECT * { ?s skos:preferredLabel ?o ; pkg:sttaes ?p ; skos:prefLabel ?q }")) == [
        "http://www.w3.org/2004/02/skos/core#preferredLabel",
        BASE + "ontology#sttaes",
    ]


def test_the_graph_names_only_defined_terms() -> None:
    """The table of terms that article graphs are made of holds no undefined one."""
    from policykg.graph import terms

    values = {v for name, v in vars(terms).items() if name.isupper() and isinstance(v, str)}
    assert undefined({value[1:-1] for value in values if value.startswith("<")}) == []


def test_every_term_is_used() -> None:
    """A class or property that nothing uses (graph, vocabularies, shapes or other terms) should not be defined."""
    from policykg.graph import terms

    table = [v for v in vars(terms).values() if isinstance(v, str)] + list(terms.INHERITED.values())
    used = {value[1:-1] for value in table} | {iri for path in (*SHAPES, *OWN_FILES[2:]) for iri in iris_of(path)}
    for quad in ontology():
        if isinstance(quad.object, pyoxigraph.NamedNode) and not quad.predicate.value.endswith("disjointWith"):
            used.add(quad.object.value)
    query = PROLOGUE + "SELECT ?x { ?x rdfs:isDefinedBy ?o }"
    assert sorted(row["x"].value for row in ontology().query(query) if row["x"].value not in used) == []


def test_every_iri_is_ours_or_of_a_known_place() -> None:
    """No IRI of the vocabularies points to a place that we do not know, apart from homepages and sources."""
    query = PROLOGUE + "SELECT DISTINCT ?o { ?s ?p ?o FILTER(ISIRI(?o) && ?p NOT IN (foaf:homepage, dcterms:source)) }"
    known = (*THINGS, *PREFIXES.values())
    assert [row["o"].value for row in ontology().query(query) if not row["o"].value.startswith(known)] == []


def test_gbt_4754_is_whole() -> None:
    """The classification has 20 sections and 97 divisions; 41 of them, 06 to 46, make up industry."""
    query = (
        PROLOGUE
        + "SELECT ?code ?up { ?x skos:inScheme scheme:industry ; skos:notation ?code "
        + ("OPTIONAL { ?x skos:broader/skos:notation ?up } }")
    )
    codes = {row["code"].value: row["up"] and row["up"].value for row in ontology().query(query)}
    sections = {code for code in codes if re.fullmatch("[A-T]", code)}
    divisions = {code: section for code, section in codes.items() if re.fullmatch("[0-9]{2}", code)}
    assert len(sections) == 20
    assert sorted(divisions) == [f"{number:02}" for number in range(1, 98)]
    industry = sorted(code for code, section in divisions.items() if section in ("B", "C", "D"))
    assert industry == [f"{number:02}" for number in range(6, 47)]
    members = PROLOGUE + "SELECT ?code { industry:industry pkg:composition/skos:member/skos:notation ?code }"
    assert sorted(row["code"].value for row in ontology().query(members)) == industry


def test_classification_levels_hold_their_depth() -> None:
    """The two levels of the classification hold 20 and 97 concepts."""
    query = PROLOGUE + "SELECT ?depth (COUNT(?x) AS ?n) { ?level xkos:depth ?depth ; skos:member ?x } GROUP BY ?depth"
    found = {row["depth"].value: row["n"].value for row in ontology().query(query)}
    assert found == {"1": "20", "2": "97"}


def test_unverified_correspondences_claim_little_and_stay_apart() -> None:
    """Rows of the ISIC correspondence only relate, point to described divisions, and are not loaded by default."""
    store = load(*OWN_FILES, *CORRESPONDENCES)
    strong = "SELECT ?x { ?x skos:exactMatch|skos:closeMatch|skos:broadMatch ?y FILTER(CONTAINS(STR(?y), '/isic4/')) }"
    loose = "SELECT ?y { ?x skos:relatedMatch ?y FILTER(CONTAINS(STR(?y), '/isic4/')) "
    assert not list(store.query(PROLOGUE + strong))
    assert len(list(store.query(PROLOGUE + loose + "}"))) == 141
    assert not list(store.query(PROLOGUE + loose + "FILTER NOT EXISTS { ?y skos:inScheme scheme:isic4 } }"))
    assert not list(store.query(PROLOGUE + loose + "FILTER NOT EXISTS { ?x skos:inScheme scheme:industry } }"))
    assert not list(ontology().query(PROLOGUE + loose + "}"))


def test_consistent_under_owl_2_rl() -> None:
    """Ontology and a small article's graph have no contradiction under OWL 2 RL, and one that is put in is found."""
    owlrl = pytest.importorskip("owlrl")
    import rdflib

    def contradictions(extra: str = "") -> list[str]:
        graph = rdflib.Graph()
        graph.parse(ROOT / "policykg.ttl")
        for path in (ROOT / "vocabularies" / name for name in ("codes.ttl", "directions.ttl")):
            graph.parse(path)
        from tests.sample import ARTICLE, sample_store

        key = ARTICLE.rsplit("/", 1)[-1]
        own = [q for q in sample_store() if key in str(q.graph_name) or "/graph/shared" in str(q.graph_name)]
        assert own
        graph.parse(data="".join(f"{q.subject} {q.predicate} {q.object} .\n" for q in own) + extra, format="nt")
        owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(graph)
        errors = "http://www.daml.org/2002/03/agents/agent-ont#error"
        return [str(text) for text in graph.objects(None, rdflib.URIRef(errors))]

    assert contradictions() == []
    rdf_type = f"<{PREFIXES['rdf']}type>"
    wrong = f"<{BASE}x> {rdf_type} <{PREFIXES['pkg']}Fact> .\n<{BASE}x> {rdf_type} <{PREFIXES['pkg']}Statement> .\n"
    assert contradictions(wrong)


def test_pylode_builds_the_documentation(tmp_path: Path) -> None:
    """PyLODE turns the ontology into an HTML page that names every class."""
    if importlib.util.find_spec("pylode") is None and not os.environ.get("CI"):
        pytest.skip("install pylode to build the documentation: python -m pip install 'pylode<3.4'")
    page = tmp_path / "policykg.html"
    command = [sys.executable, "-m", "pylode", str(ROOT / "policykg.ttl"), "-o", str(page)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    if "pyproject.toml" in done.stderr and not os.environ.get("CI"):
        pytest.skip("this release of pylode cannot be imported: python -m pip install 'pylode<3.4'")
    assert done.returncode == 0, done.stderr
    html = page.read_text("utf-8")
    query = PROLOGUE + "SELECT ?x { ?x a owl:Class FILTER(STRSTARTS(STR(?x), STR(pkg:))) }"
    assert [row["x"].value for row in ontology().query(query) if row["x"].value not in html] == []
