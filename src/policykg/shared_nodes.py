"""Inside the store: the nodes that articles share, such as persons, candidates, series and periods, in one graph."""

from __future__ import annotations

import pyoxigraph

from policykg.graph import SHARED
from policykg.graph import terms as t

_SETTLE = "; ".join(
    f"DELETE {{ GRAPH <{SHARED}> {{ ?node {label} ?more }} }} WHERE {{ GRAPH <{SHARED}> "
    f"{{ ?node a {kind} ; {label} ?one, ?more FILTER(STR(?one) < STR(?more)) }} }}"
    for kind, label in ((t.CANDIDATE, t.PREFERRED_LABEL), (t.PERSON, t.NAME), (t.POST, t.LABEL), (t.SERIES, t.LABEL))
)
_PRUNE = "; ".join(
    [
        f"DELETE {{ GRAPH <{SHARED}> {{ ?node ?p ?o . {t.DATA_SET} {t.HAS_SLICE} ?node }} }} "
        f"WHERE {{ GRAPH <{SHARED}> {{ ?node ?p ?o }} FILTER(?node != {t.DATA_SET}) "
        f"FILTER NOT EXISTS {{ GRAPH ?one {{ ?other ?names ?node }} FILTER(?other NOT IN ({t.DATA_SET}, ?node)) }} "
        f"FILTER NOT EXISTS {{ GRAPH ?two {{ ?node ?says ?thing }} FILTER(?two != <{SHARED}>) }} }}"
    ]
    * 6
)


def settle(store: pyoxigraph.Store) -> None:
    """Leave each node the one of its labels that is first in the alphabet: the order of arrival must not show."""
    store.update(_SETTLE)


def prune(store: pyoxigraph.Store) -> None:
    """Remove nodes that no article mentions any more; a round each for what only such nodes mention: quarter, year."""
    store.update(_PRUNE)
