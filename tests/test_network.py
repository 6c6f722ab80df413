"""The networkx view of the graph."""

import json
from collections import Counter

import networkx
import pytest
from sample import ARTICLE, CHINA, EXPORTS, MINISTRY, OUTPUT, PROFIT, PUMPS, sample_store

from policykg.errors import UsageError
from policykg.iris import person
from policykg.network import find, neighbourhood, network

LIND = person("Ada Lind")


def kinds(graph):
    """Count the nodes by type."""
    return Counter(data["type"] for _, data in graph.nodes(data=True))


def edges(graph, says):
    """Return the ends of the edges of one type."""
    return {(start, end) for start, end, data in graph.edges(data=True) if data["type"] == says}


def test_entities_have_their_types():
    """Every named entity of the article is one node of its type, and nothing else is a node."""
    graph = network(sample_store(), observations="edges")

    assert kinds(graph) == {
        "article": 1, "event": 1, "person": 1, "organisation": 2, "initiative": 1, "goal": 1, "achievement": 1,
        "industry": 1, "indicator": 3,
    }  # fmt: skip


def test_observations_as_nodes():
    """As nodes, figures and trends stand between indicator, industry, area and article."""
    graph = network(sample_store(), observations="nodes")

    assert kinds(graph)["observation"] == 2
    assert kinds(graph)["trend"] == 1
    assert kinds(graph)["area"] == 1
    assert {end for _, end in edges(graph, "measures")} == {OUTPUT.iri, EXPORTS.iri, PROFIT.iri}
    assert {end for _, end in edges(graph, "in")} == {PUMPS.iri}
    assert {end for _, end in edges(graph, "of area")} == {CHINA.iri}
    assert {end for _, end in edges(graph, "stated in")} == {ARTICLE}


def test_observations_as_edges():
    """As edges, a figure runs from its indicator to its industry and carries value, unit, period, basis and quote."""
    graph = network(sample_store(), observations="edges")

    ((key, data),) = graph.get_edge_data(OUTPUT.iri, PUMPS.iri).items()

    assert key == data["iri"]
    assert (data["value"], data["unit"], data["period"]) == (7.5, "percent", "January–March 2031")
    assert data["basis"] == "year on year"
    assert data["quote"] == "Output of pumps rose 7.5% year on year in the first quarter"
    assert data["article"] == ARTICLE


def test_doubtful_facts_are_marked():
    """A fact with several readings says so; the others do not."""
    graph = network(sample_store(), observations="nodes")

    doubtful = [data["label"] for _, data in graph.nodes(data=True) if data.get("doubtful")]

    assert len(doubtful) == 1
    assert "profit" in doubtful[0]


def test_people_are_tied_to_bodies_by_their_posts():
    """A post is an edge from the person to the body, labelled with the title."""
    graph = network(sample_store())

    (data,) = graph.get_edge_data(LIND, MINISTRY.iri).values()

    assert data == {"type": "post", "label": "spokesperson"}


def test_who_said_it_is_an_edge():
    """A figure that the text attributes to a person points at that person."""
    graph = network(sample_store(), observations="nodes")

    said = edges(graph, "said by")

    assert {end for _, end in said} == {LIND}
    assert [graph.nodes[start]["value"] for start, _ in said] == [7.5]


def test_initiatives_know_agent_target_and_aim():
    """An initiative is tied to who carries it out, what it targets and what it serves."""
    graph = network(sample_store())

    ((initiative, data),) = [(n, d) for n, d in graph.nodes(data=True) if d["type"] == "initiative"]
    says = {data["type"]: end for _, end, data in graph.out_edges(initiative, data=True)}

    assert data["status"] == "planned"
    assert says["carried out by"] == MINISTRY.iri
    assert says["targets"] == PUMPS.iri
    assert graph.nodes[says["serves"]]["label"] == "save energy"


@pytest.mark.parametrize("mode", ["edges", "nodes"])
def test_attributes_can_be_written(mode, tmp_path):
    """Every attribute is a plain value, so that GraphML and JSON take the network as it is and give it back."""
    graph = network(sample_store(), observations=mode)

    networkx.write_graphml(graph, tmp_path / "network.graphml")
    again = networkx.read_graphml(tmp_path / "network.graphml", force_multigraph=True)

    assert dict(again.nodes(data=True)) == dict(graph.nodes(data=True))
    assert again.number_of_edges() == graph.number_of_edges()
    assert json.loads(json.dumps(networkx.node_link_data(graph, edges="edges")))["multigraph"] is True


def test_one_article_only():
    """Restricted to an article, the network holds that article's facts; an unknown article is refused."""
    whole, part = network(sample_store()), network(sample_store(), article=ARTICLE)

    assert set(part.edges(keys=True)) == set(whole.edges(keys=True))
    with pytest.raises(UsageError, match="no article"):
        network(sample_store(), article="https://example.org/none")


def test_unknown_mode_is_refused():
    """Observations can be edges or nodes, nothing else."""
    with pytest.raises(UsageError, match="'edges' or 'nodes'"):
        network(sample_store(), observations="both")


def test_neighbourhood_grows_by_depth():
    """One step from a person are the body and what the person said; two steps lead on from there."""
    graph = network(sample_store(), observations="nodes")

    near, wider = neighbourhood(graph, LIND, 1), neighbourhood(graph, LIND, 2)

    assert MINISTRY.iri in near
    assert PUMPS.iri not in near
    assert set(near) < set(wider)
    assert PUMPS.iri in wider


def test_neighbourhood_does_not_lead_through_articles():
    """An article states everything, so it ends a way instead of joining all facts."""
    graph = network(sample_store(), observations="nodes")
    ((publisher, _),) = [(n, d) for n, d in graph.nodes(data=True) if d["label"] == "The Daily Pump"]

    assert set(neighbourhood(graph, publisher, 5)) == {publisher, ARTICLE}
    assert set(neighbourhood(graph, ARTICLE, 1)) > {publisher, ARTICLE}


@pytest.mark.parametrize("name", ["Ministry of Pumps", "ministry of PUMPS", "Ministry", MINISTRY.iri])
def test_entities_are_found_by_name(name):
    """A label in any case, a part of one that fits a single entity, or an IRI names an entity."""
    assert find(network(sample_store()), name) == MINISTRY.iri


def test_names_that_fit_nothing_or_several_are_refused():
    """A name that nothing has, or that several have in part, gets an answer that says what to do."""
    graph = network(sample_store())

    with pytest.raises(UsageError, match="Nothing in the graph is called 'spoons'"):
        find(graph, "spoons")
    with pytest.raises(UsageError, match="can mean"):
        find(graph, "pump")
