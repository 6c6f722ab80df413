"""Find the IRI of a thing by what people call it, in the data that is asked; helps binding.

A parameter ``industry`` takes ``manufacturing`` or ``C`` as well as an IRI. The names live in the graph: SKOS labels
and notations, names of persons, titles and sources of articles, and the last segment of the IRI.
"""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph

from policykg.errors import UsageError
from policykg.iris import BASE, slug
from policykg.namespaces import PREFIXES
from policykg.queries.parameters import absolute, quoted
from policykg.queries.sources import Ask

_PREFIXES = "".join(f"PREFIX {p}: <{PREFIXES[p]}>\n" for p in ("skos", "foaf", "dcterms", "rdfs"))
_SCHEMES = f"{BASE}scheme/"
# Names that are few enough to be compared without regard to case. A thing's own name goes before what else it is
# called: "industry" is the aggregate, though other terms have it among their alternative labels.
_OWN_NAMES = "skos:prefLabel|skos:notation|foaf:name|dcterms:title"
_OTHER_NAMES = "skos:altLabel"
_NAMED = (
    _PREFIXES
    + """SELECT DISTINCT ?thing ?scheme WHERE {{
  {{ SELECT DISTINCT ?thing WHERE {{ ?thing {properties} ?name . FILTER(LCASE(STR(?name)) = {name}) }} }}
  OPTIONAL {{ ?thing skos:inScheme ?scheme }}
}} ORDER BY ?thing"""
)
# Labels of facts are many; they are found by the exact text.
_LABELLED = (
    _PREFIXES
    + """SELECT DISTINCT ?thing WHERE {{
  {{ ?thing rdfs:label {name} }} UNION {{ ?thing rdfs:label {name}@en }}
}} ORDER BY ?thing"""
)
_FROM_SOURCE = _PREFIXES + "SELECT DISTINCT ?thing WHERE {{ ?thing dcterms:source {iri} }} ORDER BY ?thing"
_EXISTS = "ASK {{ {{ {iri} ?p ?o }} UNION {{ ?s ?q {iri} }} }}"


def resolve(ask: Ask, kind: str, name: str) -> str:
    """Return the IRI of the thing that a name means.

    Args:
        ask: answers SPARQL over the data.
        kind: what is wanted, as the parameter is called: ``industry``, ``basis``, ``article``, ``entity`` …; where
            several things share the name, those of a scheme that ends in this word win.
        name: an IRI (given back as it is), the last segment of one of ours, a label, a notation or a title.

    Raises:
        UsageError: nothing has that name, or several things have.
    """
    iri = absolute(name)
    if iri is not None and (kind != "article" or iri.startswith(BASE)):
        return iri
    name = name.strip()
    for guess in (f"{BASE}{kind}/{name}", f"{BASE}{kind}/{slug(name)}"):
        if absolute(guess) and exists(ask, guess):
            return guess
    if iri is not None:
        found = {thing for thing, _ in _rows(ask, _FROM_SOURCE.format(iri=f"<{iri}>"))}
    else:
        found = _named(ask, kind, name)
    if not found:
        raise UsageError(f"Nothing in the graph is called '{name}' ({kind}); give another label, a code or an IRI.")
    if len(found) > 1:
        names = ", ".join(sorted(found)[:4]) + (" …" if len(found) > 4 else "")
        raise UsageError(f"'{name}' ({kind}) can mean {len(found)} things: {names}; give one of the IRIs.")
    return found.pop()


def exists(ask: Ask, iri: str) -> bool:
    """Tell whether the graph says anything of an IRI."""
    return bool(ask(_EXISTS.format(iri=f"<{iri}>")))


def _named(ask: Ask, kind: str, name: str) -> set[str]:
    for properties in (_OWN_NAMES, _OTHER_NAMES):
        found = _rows(ask, _NAMED.format(properties=properties, name=quoted(name.lower())))
        if found:
            return _narrow(kind, found)
    return {thing for thing, _ in _rows(ask, _LABELLED.format(name=quoted(name)))}


def _rows(ask: Ask, query: str) -> list[tuple[str, str]]:
    answer = ask(query)
    assert isinstance(answer, pyoxigraph.QuerySolutions)
    scheme = pyoxigraph.Variable("scheme") in answer.variables
    return [(row["thing"].value, row["scheme"].value if scheme and row["scheme"] else "") for row in answer]


def _narrow(kind: str, rows: Iterable[tuple[str, str]]) -> set[str]:
    """Keep the things of the kind asked for, where there are any; then real terms before candidates."""
    found = list(rows)
    of_kind = {
        thing
        for thing, scheme in found
        if scheme.removeprefix(_SCHEMES).rpartition("-")[2] == kind or thing.removeprefix(BASE).startswith(f"{kind}/")
    }
    things = of_kind or {thing for thing, _ in found}
    return {thing for thing in things if not thing.startswith(f"{BASE}candidate/")} or things
