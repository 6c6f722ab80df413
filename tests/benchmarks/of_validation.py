"""What the gate costs for one article, with the compiled engine, with pySHACL, and with pySHACL as it comes."""

from __future__ import annotations

import statistics
from collections.abc import Iterator

from policykg.validation import Validator
from policykg.validation.judge import judge, to_rdflib
from policykg.validation.shapes import shape_files
from tests.benchmarks.measure import Row, interleaved_seconds
from tests.validation.articles import graphs, with_terms

ARTICLES = 3


def rows() -> Iterator[Row]:
    """Measure sound generated articles; the graph with the terms it refers to is made beforehand for all engines."""
    gate = Validator()
    made = [triples for _, triples in graphs(ARTICLES, seed=1, broken=0.0)]
    stock, prepared, ours = [], [], []
    for triples in made:
        graph = to_rdflib(with_terms(triples))
        focus = {subject[1:-1] for subject, predicate, _ in triples if predicate.endswith("#type>")}
        seconds = interleaved_seconds(
            {
                "stock": lambda graph=graph, focus=focus: judge(graph, shape_files(), focus, prepared=False),
                "prepared": lambda graph=graph, focus=focus: judge(graph, shape_files(), focus),
            },
            repeats=1,
        )
        stock.append(seconds["stock"])
        prepared.append(seconds["prepared"])
        ours.append(interleaved_seconds({"ours": lambda triples=triples: gate.validate(triples)}, repeats=21)["ours"])
    size = statistics.median(map(len, made))
    whole, cached, quick = (statistics.median(found) for found in (stock, prepared, ours))
    yield Row(f"gate, one article ({size:.0f} triples), compiled engine", f"{quick * 1000:.1f} ms")
    yield Row("the same, pySHACL with queries translated once", f"{cached / quick:.0f} times that")
    yield Row("the same, pySHACL as it comes", f"{whole / quick:.0f} times that")
