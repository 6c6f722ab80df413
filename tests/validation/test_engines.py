"""What the validator takes and refuses, and how it tells what it found."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph
import pytest

from policykg.errors import UnreadableError, UsageError
from policykg.validation import Validator, validate
from policykg.validation.judge import judge, to_rdflib
from policykg.validation.shapes import shape_files
from tests.shapes.cases import FOLDER, cases, valid_graph

_HEAD = """
@prefix ex: <https://example.org/> . @prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
"""
_DATA = """
@prefix ex: <https://example.org/> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
ex:Inner rdfs:subClassOf ex:Thing .
ex:one a ex:Thing ; ex:size 1 ; ex:limit 3 ; ex:name "one"@en , "eins"@de ; ex:part ex:two , ex:three ; ex:code "A-1" .
ex:two a ex:Inner ; ex:size 5 ; ex:limit 3 ; ex:name "two"@en , "zwei"@en ; ex:part ex:two ; ex:code "b" ; ex:note "?" .
ex:three a ex:Thing ; ex:name "three" ; ex:size "many" , 2.5 ; ex:part ex:one , "four" .
"""
# Every Core component that the compiled engine knows, in shapes that some of the data fits and some breaks.
_SHAPES = {
    "class": "sh:property [ sh:path ex:part ; sh:class ex:Thing ]",
    "subclass": "sh:property [ sh:path ex:part ; sh:class ex:Inner ]",
    "datatype": "sh:property [ sh:path ex:size ; sh:datatype xsd:integer ]",
    "nodeKind": "sh:property [ sh:path ex:part ; sh:nodeKind sh:IRI ]",
    "counts": "sh:property [ sh:path ex:part ; sh:minCount 2 ; sh:maxCount 1 ]",
    "exclusive": "sh:property [ sh:path ex:size ; sh:minExclusive 1 ; sh:maxExclusive 5 ]",
    "inclusive": "sh:property [ sh:path ex:size ; sh:minInclusive 2 ; sh:maxInclusive 2.5 ]",
    "lengths": "sh:property [ sh:path ex:code ; sh:minLength 2 ; sh:maxLength 2 ]",
    "pattern": 'sh:property [ sh:path ex:code ; sh:pattern "^B" ; sh:flags "i" ]',
    "pattern, case": 'sh:property [ sh:path ex:code ; sh:pattern "^[a-z]" ]',
    "languages": 'sh:property [ sh:path ex:name ; sh:languageIn ( "en" ) ; sh:uniqueLang true ]',
    "equals": "sh:property [ sh:path ex:size ; sh:equals ex:limit ]",
    "disjoint": "sh:property [ sh:path ex:part ; sh:disjoint ex:part ]",
    "lessThan": "sh:property [ sh:path ex:size ; sh:lessThan ex:limit ]",
    "lessThanOrEquals": "sh:property [ sh:path ex:limit ; sh:lessThanOrEquals ex:size ]",
    "hasValue": "sh:property [ sh:path ex:part ; sh:hasValue ex:two ]",
    "in": "sh:property [ sh:path ex:part ; sh:in ( ex:one ex:two ) ]",
    "closed": "sh:closed true ; sh:ignoredProperties ( <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> ) ; "
    "sh:property [ sh:path ex:size ] , [ sh:path ex:part ]",
    "node": "sh:property [ sh:path ex:part ; sh:node ex:Small ]",
    "not": "sh:not ex:Small",
    "and": "sh:and ( ex:Small ex:Coded )",
    "or": "sh:or ( ex:Small ex:Coded )",
    "xone": "sh:xone ( ex:Small ex:Coded )",
    "qualified": "sh:property [ sh:path ex:part ; sh:qualifiedValueShape ex:Small ; sh:qualifiedMinCount 1 ; "
    "sh:qualifiedMaxCount 1 ]",
    "inverse": "sh:property [ sh:path [ sh:inversePath ex:part ] ; sh:maxCount 1 ]",
    "sequence": "sh:property [ sh:path ( ex:part ex:size ) ; sh:maxInclusive 2 ]",
    "alternative": "sh:property [ sh:path [ sh:alternativePath ( ex:size ex:limit ) ] ; sh:maxCount 1 ]",
    "repeated": "sh:property [ sh:path [ sh:oneOrMorePath ex:part ] ; sh:maxCount 2 ]",
    "rule": "sh:sparql [ sh:select '''SELECT $this ?value WHERE { $this <https://example.org/limit> ?value . "
    "FILTER (?value > 2) }''' ]",
    "rule beyond the compiled part": "sh:sparql [ sh:select '''SELECT $this ?value WHERE { { $this "
    "<https://example.org/size> ?value } UNION { $this <https://example.org/limit> ?value } }''' ]",
}
_HELPERS = """
ex:Small a sh:NodeShape ; sh:property ex:SmallSize . ex:SmallSize a sh:PropertyShape ; sh:path ex:size ;
    sh:maxInclusive 4 ; sh:minCount 1 .
ex:Coded a sh:NodeShape ; sh:property ex:CodedCode . ex:CodedCode a sh:PropertyShape ; sh:path ex:code ; sh:minCount 1 .
"""


def _folder(tmp_path: Path, body: str) -> Path:
    """Write shapes into a folder; property shapes get their class, by which the reader knows a shape."""
    typed = body.replace("[ sh:path [", "[ a sh:PropertyShape ; sh:path [").replace(
        "[ sh:path ex", "[ a sh:PropertyShape ; sh:path ex"
    )
    typed = typed.replace("[ sh:path (", "[ a sh:PropertyShape ; sh:path (")
    (tmp_path / "shapes.ttl").write_text(f"{_HEAD}{_HELPERS}{typed}")
    return tmp_path


@pytest.mark.parametrize("name", _SHAPES)
def test_each_component_is_judged_alike(name: str, tmp_path: Path) -> None:
    """For every Core component and for rules, the compiled engine finds what pySHACL finds on mixed data."""
    folder = _folder(tmp_path, f"ex:Shape a sh:NodeShape ; sh:targetClass ex:Thing ; {_SHAPES[name]} .")
    data = list(pyoxigraph.parse(_DATA, format=pyoxigraph.RdfFormat.TURTLE))
    found = [
        sorted((finding.focus_node, finding.component, finding.severity) for finding in report.findings)
        for report in (
            validate(data, background=(), shapes=folder, engine=engine) for engine in ("compiled", "pyshacl")
        )
    ]
    assert found[0] == found[1]
    assert found[0]


def test_every_form_of_a_graph_gets_the_same_report() -> None:
    """Triples of ours, pyoxigraph's triples and store, and rdflib graphs are validated alike."""
    triples = cases()[0].graph()
    parsed = list(
        pyoxigraph.parse(str("\n".join(f"{s} {p} {o} ." for s, p, o in triples)), format=pyoxigraph.RdfFormat.N_TRIPLES)
    )
    store = pyoxigraph.Store()
    store.extend(pyoxigraph.Quad(one.subject, one.predicate, one.object) for one in parsed)
    reports = [validate(data, background=()).keys() for data in (triples, parsed, store, to_rdflib(triples))]
    assert reports[0]
    assert all(report == reports[0] for report in reports)


def test_the_background_is_read_but_not_looked_at() -> None:
    """Only nodes that the validated graph gives a type are looked at; the background answers for what they name."""
    broken = next(case for case in cases() if case.name == "ConceptShape-hasCode:Or")
    concept = f"<{next(iter(broken.focus))}>"
    article = [triple for triple in broken.graph() if triple[0] != concept]
    terms = [triple for triple in broken.graph() if triple[0] == concept]
    for engine in ("compiled", "pyshacl"):
        assert validate(article, background=terms, engine=engine).findings == ()
        assert len(validate(article + terms, background=(), engine=engine).findings) == 1


def test_warnings_do_not_forbid() -> None:
    """A graph with warnings only conforms, and the report shows them."""
    warned = next(case for case in cases() if case.component == "SPARQL" and "isNew" in case.shape)
    report = validate(warned.graph(), background=())
    assert report.conforms
    assert "conforms to the shapes (1 warning)" in report.text()
    assert "use that term" in report.text()


def test_prepared_queries_change_nothing_in_the_report() -> None:
    """PySHACL with queries translated once gives the report of stock pySHACL."""
    case = next(case for case in cases() if case.name == "ObservationShape-noDuplicate:SPARQL")
    graph = to_rdflib(case.graph())
    assert judge(graph, shape_files(), case.touched) == judge(graph, shape_files(), case.touched, prepared=False)


def test_an_unknown_engine_is_refused() -> None:
    """The sentence names the engines that there are."""
    with pytest.raises(UsageError, match="'compiled' or 'pyshacl'"):
        Validator((), engine="fast")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("ex:Shape a sh:NodeShape ; sh:targetClass", "cannot be read"),
        ("ex:Shape a sh:NodeShape ; sh:targetClass ex:Thing ; sh:maxSize 3 .", "sh:maxSize, which is not checked"),
        ("ex:Shape a sh:NodeShape ; sh:targetClass ex:Thing ; sh:node ex:Missing .", "which is no shape"),
    ],
)
def test_broken_shapes_are_refused(content: str, told: str, tmp_path: Path) -> None:
    """Shapes that cannot be read or would not be checked are an error with one sentence, never passed over."""
    with pytest.raises(UnreadableError, match=told):
        validate(valid_graph(), background=(), shapes=_folder(tmp_path, content))


def test_a_folder_without_shapes_is_refused(tmp_path: Path) -> None:
    """Validation against nothing would accept everything."""
    with pytest.raises(UnreadableError, match="holds no shapes"):
        Validator((), shapes=tmp_path)


def test_the_valid_graph_is_canonical_turtle() -> None:
    """The graph that the cases change is written as the package writes Turtle, so that changes of it are small."""
    from policykg.turtle import turtle

    text = (FOLDER / "valid.ttl").read_text()
    assert text.partition("\n")[2] == turtle(valid_graph())
