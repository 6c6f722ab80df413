"""Each constraint of the shapes is broken by a graph of its own, and the report names it and no other."""

from __future__ import annotations

import os
from concurrent.futures import ProcessPoolExecutor
from functools import cache

import pytest
import rdflib

from policykg.validation import Report, Validator
from policykg.validation.judge import judge, to_rdflib
from policykg.validation.shapes import shape_files
from tests.shapes.cases import SHAPES, Case, cases, constraints, valid_graph

_COMPILED = Validator(())


def test_the_valid_graph_fits_all_shapes() -> None:
    """The graph that the cases change has no finding of any severity."""
    assert _COMPILED.validate(valid_graph()).findings == ()
    assert Validator((), engine="pyshacl").validate(valid_graph()).findings == ()


def test_every_constraint_has_a_case() -> None:
    """The cases and the constraints in the shapes files are the same set; nobody can add one without the other."""
    proved = [(case.shape, case.component) for case in cases()]
    assert len(proved) == len(set(proved)) == len(constraints()) == 614
    assert set(proved) == constraints()


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_a_case_breaks_its_constraint_and_no_other(case: Case) -> None:
    """The compiled engine's report names the case's shape, component and focus nodes, and nothing else."""
    report = _COMPILED.validate(case.graph())
    assert {(finding.source_shape, finding.component) for finding in report.findings} == {
        (SHAPES + case.shape, case.component)
    }
    found = {finding.focus_node for finding in report.findings if not finding.focus_node.startswith("_:")}
    assert found == case.focus
    assert all(finding.message.endswith(".") and finding.message.isprintable() for finding in report.findings)


@cache
def _judged_graph() -> rdflib.Graph:
    return to_rdflib(valid_graph())


def _judged(numbered: tuple[int, bool]) -> tuple[Report, Report]:
    """Return the reports of both engines on a case; pySHACL looks at all nodes or at those near the change."""
    number, whole = numbered
    case = cases()[number]
    graph, removed, added = _judged_graph(), list(to_rdflib(case.removed)), list(to_rdflib(case.added))
    for triple in removed:
        graph.remove(triple)
    for triple in added:
        graph.add(triple)
    # A blank focus node cannot be named to pySHACL, so the whole graph is looked at.
    judged = judge(graph, shape_files(), None if whole or not case.focus else case.touched)
    for triple in added:
        graph.remove(triple)
    for triple in removed:
        graph.add(triple)
    return judged, _COMPILED.validate(case.graph())


def _comparable(report: Report) -> object:
    blank = {f.focus_node: "_:" for f in report.findings if not f.focus_node.startswith("http")}
    return sorted((blank.get(f.focus_node, f.focus_node), *f.key[1:]) for f in report.findings)


def test_both_engines_agree_on_every_case() -> None:
    """PySHACL and the compiled engine give the same results: focus node, path, component, shape and severity."""
    # All of them take minutes, so the everyday run looks at each fourth; with CI set none is left out.
    step = 1 if os.environ.get("CI") else 4
    jobs = [(number, number % 60 == 0) for number in range(0, len(cases()), step)]
    with ProcessPoolExecutor(2) as pool:
        for (number, _), (judged, compiled) in zip(jobs, pool.map(_judged, jobs, chunksize=20), strict=True):
            assert _comparable(judged) == _comparable(compiled), cases()[number].name
