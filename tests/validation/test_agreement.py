"""The compiled engine and pySHACL give the same results on generated articles, a part of them broken."""

from __future__ import annotations

import os
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from itertools import repeat

import pytest

from policykg.validation import Validator
from policykg.validation.judge import judge, to_rdflib
from policykg.validation.shapes import shape_files
from tests.validation.articles import BREAKS, graphs, with_terms

_BATCH = 4


def _differences(first: int, broken: float, characters: int | None) -> tuple[Counter[str], list[str]]:
    """Compare both engines on a batch; return how often each way of breaking was met, and what differs."""
    met: Counter[str] = Counter()
    differing = []
    for how, triples in graphs(_BATCH, seed=first, broken=broken, characters=characters):
        graph = with_terms(triples)
        own = Validator(graph).validate(triples)
        focus = {subject[1:-1] for subject, predicate, _ in triples if predicate.endswith("#type>")}
        judged = judge(to_rdflib(graph), shape_files(), focus)
        met[how] += 1
        if own.keys() != judged.keys():
            differing.append(f"{first}, {how}: {(own.keys() - judged.keys()) + (judged.keys() - own.keys())}")
    return met, differing


def _compared(articles: int, broken: float, characters: int | None = None) -> Counter[str]:
    """Compare both engines on articles in two processes, until one differs; return what was met."""
    met: Counter[str] = Counter()
    with ProcessPoolExecutor(2) as pool:
        batches = pool.map(_differences, range(articles // _BATCH), repeat(broken), repeat(characters), chunksize=4)
        for found, differing in batches:
            met += found
            assert differing == []
    return met


def test_generated_articles_get_the_same_report_from_both_engines() -> None:
    """Focus node, path, component, shape and severity of each result are the same, for sound and broken articles."""
    met = _compared(24, broken=0.5)

    assert met.total() == 24
    assert met.keys() & BREAKS.keys()
    assert met["sound"]


@pytest.mark.skipif(not os.environ.get("CI"), reason="takes minutes; set CI=1 to run it")
@pytest.mark.timeout(1200)
def test_a_thousand_articles_get_the_same_report_from_both_engines() -> None:
    """A tenth of them is broken, in every known way; they end after some sentences, so that minutes are enough."""
    met = _compared(1000, broken=0.1, characters=300)

    assert met.total() == 1000
    assert met.keys() == {*BREAKS, "sound"}
    assert 60 < met.total() - met["sound"] < 140
