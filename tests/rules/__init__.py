"""The rules that the ontology and its vocabularies keep, each a query for offenders and a change that offends.

``offenders`` selects what breaks the rule; ``offence`` is an update after which it must select something, so that
every rule is known to bite. The graph is the union of ontology and vocabularies.
"""

from __future__ import annotations

from dataclasses import dataclass

from policykg.namespaces import DATA_PREFIXES, PREFIXES

PROLOGUE = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in (PREFIXES | DATA_PREFIXES).items())
ONTOLOGY = "<https://w3id.org/policykg/ontology>"
OWN_TERM = "FILTER(STRSTARTS(STR(?x), STR(pkg:)))"
OWN_PROPERTY = (
    f"{{ ?x a owl:ObjectProperty }} UNION {{ ?x a owl:DatatypeProperty }} UNION {{ ?x a owl:AnnotationProperty }}"
    f" {OWN_TERM}"
)


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: what it says, the query that finds offenders (as ``?x``), and an update that makes one."""

    says: str
    offenders: str
    offence: str


def rule(says: str, where: str, insert: str, delete: str = "") -> Rule:
    """Return a rule from the pattern of its offenders and the triples that one inserts and deletes to offend."""
    removed = f"DELETE WHERE {{ {delete} }} ;" if delete else ""
    return Rule(says, f"SELECT DISTINCT ?x WHERE {{ {where} }}", f"{removed} INSERT DATA {{ {insert} }}")
