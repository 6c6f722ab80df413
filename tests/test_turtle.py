"""Turtle and TriG are written in one canonical form that every parser reads back."""

from __future__ import annotations

import random
import shutil
import subprocess
from pathlib import Path

import pyoxigraph
import pytest

from policykg.errors import UsageError
from policykg.namespaces import DATA_PREFIXES, PREFIXES
from policykg.resources import shipped
from policykg.turtle import trig, turtle, turtle_stream

B = "https://w3id.org/policykg/"
XSD = PREFIXES["xsd"]
A = f"<{PREFIXES['rdf']}type>"
TRIPLES = [
    (f"<{B}unit/percent>", A, f"<{PREFIXES['skos']}Concept>"),
    (f"<{B}unit/percent>", f"<{PREFIXES['skos']}prefLabel>", '"percent"@en'),
    (f"<{B}unit/percent>", f"<{PREFIXES['skos']}altLabel>", '"a \\"quote\\"\\nand a line"'),
    (f"<{B}unit/percent>", f"<{PREFIXES['pkg']}total>", f'"29.8"^^<{XSD}decimal>'),
    (f"<{B}unit/percent>", f"<{PREFIXES['pkg']}total>", f'"4"^^<{XSD}decimal>'),
    (f"<{B}unit/percent>", f"<{PREFIXES['pkg']}length>", f'"36"^^<{XSD}integer>'),
    (f"<{B}unit/percent>", f"<{PREFIXES['pkg']}exhaustive>", f'"true"^^<{XSD}boolean>'),
    (f"<{B}article/a/sentence/1>", f"<{PREFIXES['pkg']}start>", f'"2023-10-21"^^<{XSD}date>'),
]
CANONICAL = """@prefix pkg: <https://w3id.org/policykg/ontology#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix unit: <https://w3id.org/policykg/unit/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

<https://w3id.org/policykg/article/a/sentence/1> pkg:start "2023-10-21"^^xsd:date .

unit:percent a skos:Concept ;
    pkg:exhaustive true ;
    pkg:length 36 ;
    pkg:total "4"^^xsd:decimal, 29.8 ;
    skos:altLabel "a \\"quote\\"\\nand a line" ;
    skos:prefLabel "percent"@en .
"""


def _canonical(document: str, form: pyoxigraph.RdfFormat) -> pyoxigraph.Dataset:
    dataset = pyoxigraph.Dataset(pyoxigraph.parse(document.encode(), format=form))
    dataset.canonicalize(pyoxigraph.CanonicalizationAlgorithm.RDFC_1_0)
    return dataset


def test_the_form_is_fixed():
    """Prefixes in use, subjects, predicates and objects stand sorted, one predicate to a line, numbers bare."""
    assert turtle(TRIPLES) == CANONICAL


def test_order_and_repeats_of_the_triples_do_not_show():
    """Equal graphs give equal bytes."""
    shuffled = TRIPLES * 2
    random.Random(1).shuffle(shuffled)

    assert turtle(shuffled) == CANONICAL


def test_pyoxigraph_reads_back_the_same_triples():
    """Writing and parsing loses and adds nothing, and a second writing changes nothing."""
    parsed = list(pyoxigraph.parse(CANONICAL.encode(), format=pyoxigraph.RdfFormat.TURTLE))

    assert {tuple(map(str, (quad.subject, quad.predicate, quad.object))) for quad in parsed} == set(TRIPLES)
    assert turtle(parsed) == CANONICAL


def test_an_empty_graph_is_an_empty_document():
    """No triple, no prefix, no byte."""
    assert turtle([]) == ""


def test_a_graph_is_written_piece_by_piece():
    """The pieces give the blocks of the whole, after the declarations of all our prefixes."""
    subjects = sorted({triple[0] for triple in TRIPLES})
    pieces = [[triple for triple in TRIPLES if triple[0] == subject] for subject in subjects]
    written = "".join(turtle_stream(pieces))

    assert written.endswith(CANONICAL.partition("\n\n")[2])
    assert written.startswith("@prefix ")


@pytest.mark.parametrize("triple", [("_:b", "<http://e/p>", "<http://e/o>"), ("<http://e/s>", "<http://e/p>", "_:b")])
def test_pieces_hold_no_blank_nodes(triple: tuple[str, str, str]):
    """What is nested in a node may stand in another piece, so that such a graph is refused."""
    with pytest.raises(UsageError, match="export it as N-Quads"):
        list(turtle_stream([[triple]]))


def test_trig_keeps_graphs_apart_and_sorted():
    """Each named graph is a block; the default graph comes first; parsing gives the same quads."""
    document = trig({f"{B}graph/b": TRIPLES[:2], f"{B}graph/a": TRIPLES[2:], "": TRIPLES[:1]})
    quads = list(pyoxigraph.parse(document.encode(), format=pyoxigraph.RdfFormat.TRIG))

    assert document.index("graph/a> {") < document.index("graph/b> {")
    assert len(quads) == len(TRIPLES) + 1
    assert trig(quads) == document


@pytest.mark.parametrize("path", sorted(shipped("ontology").rglob("*.ttl")), ids=lambda path: path.name)
def test_the_shipped_files_survive_a_rewriting(path: Path):
    """Vocabularies, ontology and shapes come back as the same graph, blank nodes and lists included."""
    original = list(pyoxigraph.parse(path=path, format=pyoxigraph.RdfFormat.TURTLE))
    written = turtle(original)

    turtle_format = pyoxigraph.RdfFormat.TURTLE
    assert _canonical(written, turtle_format) == _canonical(path.read_text(encoding="utf-8"), turtle_format)
    assert turtle(pyoxigraph.parse(written.encode(), format=turtle_format)) == written


def test_blank_nodes_are_nested_in_an_order_of_their_content():
    """Two documents that differ only in the labels and order of blank nodes give equal bytes."""
    first = "@prefix : <http://e/> . :s :p [ :q 1 ; :r ( :a [ :b 2 ] ) ], [ :q 0 ] . [] :x :y ."
    second = "@prefix : <http://e/> . _:z :x :y . :s :p [ :q 0 ], [ :r ( :a [ :b 2 ] ) ; :q 1 ] ."
    written = [turtle(pyoxigraph.parse(text.encode(), format=pyoxigraph.RdfFormat.TURTLE)) for text in (first, second)]

    assert written[0] == written[1]
    assert "_:" not in written[0]


def test_a_blank_node_used_twice_is_refused():
    """It has no place of its own to be nested in, so it needs an IRI."""
    shared = "@prefix : <http://e/> . :s :p _:b . :t :p _:b ."

    with pytest.raises(UsageError, match="give them IRIs"):
        turtle(pyoxigraph.parse(shared.encode(), format=pyoxigraph.RdfFormat.TURTLE))


def test_no_prefix_is_declared_twice():
    """Terms and data have prefixes of their own, one for each namespace."""
    assert not PREFIXES.keys() & DATA_PREFIXES.keys()
    assert len(set(PREFIXES.values()) | set(DATA_PREFIXES.values())) == len(PREFIXES) + len(DATA_PREFIXES)


def test_rdflib_and_raptor_count_the_same_triples(tmp_path: Path):
    """Parsers that share no code with ours find every triple (raptor only where Debian's raptor2-utils is there)."""
    rdflib = pytest.importorskip("rdflib")
    path = tmp_path / "canonical.ttl"
    path.write_text(CANONICAL, encoding="utf-8")

    assert len(rdflib.Graph().parse(path)) == len(TRIPLES)
    if shutil.which("rapper"):
        done = subprocess.run(["rapper", "-q", "-i", "turtle", str(path)], capture_output=True, text=True, check=True)
        assert len(done.stdout.splitlines()) == len(TRIPLES)
