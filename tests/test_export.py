"""Graphs as files: every format, read back by parsers that are not ours."""

import json
import subprocess
import tracemalloc

import pyoxigraph
import pytest
import rdflib
from external_tools import need
from rdflib.compare import isomorphic
from sample import ARTICLE, sample_store

from policykg import iris
from policykg.errors import UnwritableError, UsageError
from policykg.export import FORMATS, export, sorting
from policykg.knowledge_graph import KnowledgeGraph
from policykg.writing import write_whole

QUAD_FORMATS = (".trig", ".nq")
RDFLIB = {".ttl": "turtle", ".trig": "trig", ".nt": "nt", ".nq": "nquads", ".jsonld": "json-ld", ".rdf": "xml"}
RAPPER = {".ttl": "turtle", ".trig": "trig", ".nt": "ntriples", ".nq": "nquads", ".rdf": "rdfxml", ".xml": "rdfxml"}
N3 = {".ttl": "text/turtle", ".trig": "application/trig", ".nt": "application/n-triples", ".nq": "application/n-quads"}
PYOXIGRAPH = {
    ".ttl": pyoxigraph.RdfFormat.TURTLE,
    ".trig": pyoxigraph.RdfFormat.TRIG,
    ".nt": pyoxigraph.RdfFormat.N_TRIPLES,
    ".nq": pyoxigraph.RdfFormat.N_QUADS,
    ".jsonld": pyoxigraph.RdfFormat.JSON_LD,
    ".rdf": pyoxigraph.RdfFormat.RDF_XML,
    ".xml": pyoxigraph.RdfFormat.RDF_XML,
}


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    """The shipped graph in every format."""
    folder = tmp_path_factory.mktemp("export")
    graph = KnowledgeGraph.shipped()
    return {suffix: graph.export(folder / f"graph{suffix}") for suffix in FORMATS}


@pytest.fixture(scope="module")
def counts():
    """How many statements the files must hold: distinct triples of the union, quads of the graphs."""
    store = KnowledgeGraph.shipped().store
    assert store is not None
    triples = len({quad.triple for quad in store})
    return {suffix: len(store) if suffix in QUAD_FORMATS else triples for suffix in FORMATS}


@pytest.mark.parametrize("suffix", FORMATS)
def test_pyoxigraph_reads_every_format(files, counts, suffix):
    """Every statement in every format is found by pyoxigraph."""
    assert len({*pyoxigraph.parse(path=files[suffix], format=PYOXIGRAPH[suffix])}) == counts[suffix]


@pytest.mark.parametrize("suffix", FORMATS)
def test_rdflib_reads_every_format(files, counts, suffix):
    """Every statement in every format is found by rdflib."""
    if suffix in QUAD_FORMATS:
        dataset = rdflib.Dataset()
        dataset.parse(files[suffix], format=RDFLIB.get(suffix, "xml"))
        assert sum(1 for _ in dataset.quads()) == counts[suffix]
    else:
        assert len(rdflib.Graph().parse(files[suffix], format=RDFLIB.get(suffix, "xml"))) == counts[suffix]


@pytest.mark.parametrize("suffix", RAPPER)
def test_rapper_reads_every_format(files, counts, suffix):
    """Raptor, a parser in C, finds every statement in every format it knows."""
    rapper = need("rapper", package="raptor2-utils")

    done = subprocess.run(
        [rapper, "--input", RAPPER[suffix], "--count", files[suffix]], capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stderr
    assert f"returned {counts[suffix]} triples" in done.stderr
    assert "Warning" not in done.stderr


@pytest.fixture(scope="module")
def n3(tmp_path_factory):
    """A folder in which npm's n3 is installed."""
    npm, folder = need("npm", package="npm"), tmp_path_factory.mktemp("n3")
    (folder / "package.json").write_text('{"private": true}')
    command = [npm, "install", "--no-audit", "--no-fund", "--ignore-scripts", "n3"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=240, check=False)
    if done.returncode:
        from external_tools import missing

        missing(f"npm cannot install n3 ({done.stderr.strip()[-200:]}); it needs the npm registry")
    (folder / "count.js").write_text(
        """
const [file, format] = process.argv.slice(2);
const { Parser } = require("n3");
const quads = new Parser({ format }).parse(require("fs").readFileSync(file, "utf8"));
const key = (term) => term.id + "\\0" + term.termType;
console.log(new Set(quads.map((q) => [q.subject, q.predicate, q.object, q.graph].map(key).join("\\0"))).size);
"""
    )
    return folder


@pytest.mark.parametrize("suffix", N3)
def test_n3_js_reads_every_format(files, counts, n3, suffix):
    """N3.js, a parser in JavaScript, finds every statement in every format it knows."""
    node = need("node", package="nodejs")

    done = subprocess.run(
        [node, "count.js", files[suffix], N3[suffix]], cwd=n3, capture_output=True, text=True, check=False
    )

    assert done.stdout.strip() == str(counts[suffix]), done.stderr


def test_no_blank_nodes(files):
    """No format holds a blank node: every node of the graph can be cited."""
    for suffix in (".nt", ".nq"):
        assert not [line for line in files[suffix].read_text().splitlines() if line.startswith("_:") or " _:" in line]


def test_numbers_keep_their_form(files):
    """Decimals are written without exponent and trailing zeros, so that no store rewrites them."""
    from decimal import Decimal

    values = {
        triple.object.value
        for triple in pyoxigraph.parse(path=files[".nt"], format=pyoxigraph.RdfFormat.N_TRIPLES)
        if isinstance(triple.object, pyoxigraph.Literal) and triple.object.datatype.value.endswith("#decimal")
    }

    assert len(values) > 10
    for value in values:
        plain = f"{Decimal(value):f}"
        assert value == (plain.rstrip("0").rstrip(".") if "." in plain else plain)


@pytest.mark.parametrize("suffix", FORMATS)
def test_same_bytes_whatever_the_order(tmp_path, suffix):
    """Two stores that hold the same graph in another order give the same file."""
    quads = sorted(sample_store(), key=str)
    forward, backward = pyoxigraph.Store(), pyoxigraph.Store()
    forward.extend(quads)
    for quad in reversed(quads):
        backward.add(quad)

    one, other = export(forward, tmp_path / f"a{suffix}"), export(backward, tmp_path / f"b{suffix}")

    assert one.read_bytes() == other.read_bytes()


def test_formats_say_the_same(tmp_path):
    """Turtle, RDF/XML, JSON-LD and N-Triples of one graph hold the same triples."""
    graphs = [
        rdflib.Graph().parse(export(sample_store(), tmp_path / f"a{suffix}", [iris.graph(ARTICLE.rpartition("/")[2])]))
        for suffix in (".ttl", ".rdf", ".jsonld", ".nt")
    ]

    assert len(graphs[0]) > 50
    assert all(isomorphic(graphs[0], graph) for graph in graphs[1:])


def test_only_some_graphs(tmp_path):
    """Only the graphs that are named are written, under their names."""
    name = iris.graph(ARTICLE.rpartition("/")[2])

    path = export(sample_store(), tmp_path / "a.nq", [name])

    graphs = {quad.graph_name.value for quad in pyoxigraph.parse(path=path, format=pyoxigraph.RdfFormat.N_QUADS)}
    assert graphs == {name}


def test_jsonld_is_json(tmp_path):
    """JSON-LD is a JSON array of nodes with their IRIs, one to a line."""
    text = export(sample_store(), tmp_path / "a.jsonld").read_text()
    nodes = json.loads(text)

    assert all(node["@id"].startswith("http") for node in nodes)
    assert len(text.splitlines()) == len(nodes) + 2


@pytest.mark.parametrize("name", ["graph.docx", "graph", "graph.ttl.gz"])
def test_unknown_formats_are_refused(tmp_path, name):
    """A name that says no format is refused with those that can be written, and nothing is written."""
    with pytest.raises(UsageError, match=r"names no format that can be written; let it end in \.ttl"):
        export(sample_store(), tmp_path / name)
    assert list(tmp_path.iterdir()) == []


def test_unwritable_targets_leave_what_stood_there(tmp_path):
    """A folder in the way, a missing folder, a full disk: one sentence, and the old file is as it was."""
    (tmp_path / "folder.ttl").mkdir()

    with pytest.raises(UnwritableError, match="is a folder"):
        export(sample_store(), tmp_path / "folder.ttl")
    with pytest.raises(UnwritableError, match="its folder does not exist"):
        export(sample_store(), tmp_path / "none" / "graph.ttl")
    assert [path.name for path in tmp_path.iterdir()] == ["folder.ttl"]


def test_a_full_disk_leaves_what_stood_there(tmp_path):
    """Where writing breaks off in the middle, the old file is as it was and no part is left beside it."""
    target = tmp_path / "graph.nt"
    target.write_text("before")

    def breaking():
        yield b"half"
        raise OSError(28, "No space left on device")

    with pytest.raises(UnwritableError, match="No space left on device"):
        write_whole(target, breaking())

    assert target.read_text() == "before"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize("suffix", [".nt", ".nq", ".ttl"])
def test_what_does_not_fit_in_memory_is_written_all_the_same(tmp_path, monkeypatch, suffix):
    """A store larger than what is sorted at once gives the same statements in the same order, each once."""
    whole = export(sample_store(), tmp_path / f"whole{suffix}")
    monkeypatch.setattr(sorting.LineSorter.__init__, "__defaults__", (500,))
    monkeypatch.setattr(sorting, "_FILES", 4)

    pieces = export(sample_store(), tmp_path / f"pieces{suffix}")

    if suffix == ".ttl":  # it cannot know yet which prefixes are used
        blocks = [path.read_text().partition("\n\n")[2] for path in (whole, pieces)]
        assert blocks[0] == blocks[1]
    else:
        assert whole.read_bytes() == pieces.read_bytes()
    assert len(whole.read_bytes()) > 10 * 500


@pytest.mark.parametrize("suffix", [".nt", ".nq", ".ttl"])
def test_memory_does_not_grow_with_the_store(tmp_path, suffix):
    """A graph of tens of megabytes is written with what the sorting of one piece takes."""
    store = pyoxigraph.Store()
    name = pyoxigraph.NamedNode
    text = "A sentence that is as long as those of articles are, so that a graph is soon large. " * 10
    store.bulk_extend(
        pyoxigraph.Quad(
            name(f"https://example.org/s{i}"),
            name(f"https://example.org/p{i % 7}"),
            pyoxigraph.Literal(f"{i} {text}"),
            name(f"https://example.org/g{i % 90}"),
        )
        for i in range(40_000)
    )
    tracemalloc.start()
    try:
        path = export(store, tmp_path / f"large{suffix}")
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()

    assert path.stat().st_size > 30_000_000
    assert peak < 64_000_000


def test_a_triple_of_several_graphs_is_written_once(tmp_path, monkeypatch):
    """N-Triples is the union of the graphs, also where they are sorted piece by piece."""
    monkeypatch.setattr(sorting.LineSorter.__init__, "__defaults__", (100,))
    name = pyoxigraph.NamedNode
    store = pyoxigraph.Store()
    for i in range(20):
        quad = (name("https://example.org/s"), name("https://example.org/p"), pyoxigraph.Literal(i % 3))
        store.add(pyoxigraph.Quad(*quad, name(f"https://example.org/g{i}")))

    assert len(export(store, tmp_path / "union.nt").read_text().splitlines()) == 3
    assert len(export(store, tmp_path / "graphs.nq").read_text().splitlines()) == 20
