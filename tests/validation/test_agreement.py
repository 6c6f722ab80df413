"""The compiled engine and pySHACL give the same results on generated articles, a part of them broken."""

from __future__ import annotations

import os
from collections import Counter
from concurrent.futures import ProcessPoolExecutor

from policykg.validation import Validator
from policykg.validation.judge import judge, to_rdflib
from policykg.validation.shapes import shape_files
from tests.validation.articles import BREAKS, graphs, with_terms

# A thousand take a quarter of an hour, so the everyday run looks at a few; POLICYKG_ARTICLES=1000 looks at all.
ARTICLES = int(os.environ.get("POLICYKG_ARTICLES", "8"))
_BATCH = 4


def _differences(first: int) -> tuple[Counter[str], list[str]]:
    """Compare both engines on a batch; return how often each way of breaking was met, and what differs."""
    met: Counter[str] = Counter()
    differing = []
    for how, triples in graphs(_BATCH, seed=first, broken=0.5):
        graph = with_terms(triples)
        own = Validator(graph).validate(triples)
        focus = {subject[1:-1] for subject, predicate, _ in triples if predicate.endswith("#type>")}
        judged = judge(to_rdflib(graph), shape_files(), focus)
        met[how] += 1
        if own.keys() != judged.keys():
            differing.append(f"{first}, {how}: {(own.keys() - judged.keys()) + (judged.keys() - own.keys())}")
    return met, differing


def test_generated_articles_get_the_same_report_from_both_engines() -> None:
    """Focus node, path, component, shape and severity of each result are the same, for sound and broken articles."""
    met: Counter[str] = Counter()
    with ProcessPoolExecutor(2) as pool:
        for found, differing in pool.map(_differences, range(ARTICLES // _BATCH)):
            met += found
            assert differing == []
    assert met.keys() & BREAKS.keys()
    assert met["sound"]
