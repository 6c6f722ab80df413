"""The prefixes that every file of ours uses, in one table (``ontology/prefixes.ttl`` holds the same as data)."""

from __future__ import annotations

from policykg.iris import BASE

PKG = BASE + "ontology#"

PREFIXES: dict[str, str] = {
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "pkg": PKG,
    "prov": "http://www.w3.org/ns/prov#",
    "qb": "http://purl.org/linked-data/cube#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "sdmx-attribute": "http://purl.org/linked-data/sdmx/2009/attribute#",
    "sdmx-dimension": "http://purl.org/linked-data/sdmx/2009/dimension#",
    "sdmx-measure": "http://purl.org/linked-data/sdmx/2009/measure#",
    "sh": "http://www.w3.org/ns/shacl#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "time": "http://www.w3.org/2006/time#",
    "vann": "http://purl.org/vocab/vann/",
    "xkos": "http://rdf-vocabulary.ddialliance.org/xkos#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}

# What is ours and no ontology term: a Turtle file abbreviates ``…/unit/percent`` to ``unit:percent``.
DATA_PREFIXES: dict[str, str] = {
    name: f"{BASE}{name}/"
    for name in (
        "agent-missing",
        "area",
        "bound",
        "comparison-basis",
        "comparison-relation",
        "direction",
        "event-kind",
        "indicator",
        "industry",
        "initiative-status",
        "instant",
        "instrument",
        "measure-kind",
        "no-fact-reason",
        "observation-status",
        "organisation",
        "organisation-type",
        "period",
        "period-kind",
        "person",
        "post",
        "quantity-kind",
        "reading-status",
        "role",
        "scheme",
        "series",
        "unit",
    )
}


def expand(curie: str) -> str:
    """Return the IRI of a prefixed name of our table: ``expand("pkg:states")``.

    Raises:
        KeyError: the prefix is not in the table.
    """
    prefix, _, local = curie.partition(":")
    return PREFIXES[prefix] + local
