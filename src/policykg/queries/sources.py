"""Where a query is asked: the embedded store or a SPARQL endpoint, both as one callable; between binding and results.

Every named graph counts: the embedded engine and the Oxigraph server are told to see the union of all graphs, other
servers (Virtuoso) do so by themselves.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import TYPE_CHECKING

import pyoxigraph

from policykg.errors import UnreadableError, UsageError
from policykg.queries.lexer import Kind, tokens

if TYPE_CHECKING:
    from urllib.error import HTTPError

Answer = pyoxigraph.QuerySolutions | pyoxigraph.QueryTriples | pyoxigraph.QueryBoolean
Ask = Callable[[str], Answer]
"""Answers a bound SPARQL query."""

Source = pyoxigraph.Store | str | Ask
"""A store, the URL of an endpoint, or anything that answers SPARQL."""

_TIMEOUT = 60.0
_JSON = "application/sparql-results+json"
_N_TRIPLES = "application/n-triples"
_GRAPH_FORMS = ("CONSTRUCT", "DESCRIBE")
_FORMS = ("SELECT", "ASK", *_GRAPH_FORMS)


def form(query: str) -> str:
    """Return the form of a query: ``SELECT``, ``ASK``, ``CONSTRUCT`` or ``DESCRIBE``; empty where it has none."""
    words = (token.text.upper() for token in tokens(query) if token.kind is Kind.WORD)
    return next((word for word in words if word in _FORMS), "")


def ask(source: Source) -> Ask:
    """Return the callable that answers queries over a source.

    Raises:
        UsageError: the source is neither a store, nor an http(s) address, nor callable.
    """
    if isinstance(source, pyoxigraph.Store):
        store = source
        return lambda query: store.query(query, use_default_graph_as_union=True)
    if isinstance(source, str):
        if not source.startswith(("http://", "https://")):
            raise UsageError(f"'{source}' is no endpoint; give an address such as http://localhost:7878/query.")
        return Endpoint(source)
    if not callable(source):
        raise UsageError("A query is asked of a pyoxigraph store, an endpoint's address or a callable.")
    return source


class Endpoint:
    """A SPARQL 1.1 endpoint, asked by POST (SPARQL 1.1 Protocol, section 2.1.2)."""

    def __init__(self, url: str, timeout: float = _TIMEOUT) -> None:
        """Remember the address and how many seconds to wait for an answer."""
        self.url, self.timeout = url, timeout

    def __call__(self, query: str) -> Answer:
        """Return the answer to a query.

        Raises:
            SyntaxError: the endpoint says that the query is broken.
            UnreadableError: the endpoint cannot be reached, refuses, or answers with something else.
        """
        graph = form(query) in _GRAPH_FORMS
        body = self._fetch(query, _N_TRIPLES if graph else _JSON)
        try:
            if graph:
                return _triples(body)
            json.loads(body)  # the parser below reads as it goes, and would find a broken end too late
            return pyoxigraph.parse_query_results(body, format=pyoxigraph.QueryResultsFormat.JSON)
        except (SyntaxError, ValueError) as error:
            # A server that runs into its own time limit breaks off in the middle of a 200 answer.
            raise UnreadableError(
                f"The endpoint {self.url} broke off its answer, most likely at its time limit; "
                "narrow the query by its parameters or raise the limit."
            ) from error

    def _fetch(self, query: str, accept: str) -> bytes:
        from urllib.error import HTTPError, URLError  # noqa: PLC0415 (only remote queries need HTTP)
        from urllib.parse import urlencode  # noqa: PLC0415
        from urllib.request import Request, urlopen  # noqa: PLC0415

        form_data = urlencode({"query": query, "union-default-graph": "true"}).encode()
        request = Request(self.url, data=form_data, headers={"Accept": accept})
        try:
            with urlopen(request, timeout=self.timeout) as response:
                body: bytes = response.read()
                return body
        except HTTPError as error:
            raise self._refusal(error) from error
        except (URLError, OSError, ValueError) as error:
            reason = getattr(error, "reason", error)
            raise UnreadableError(
                f"The endpoint {self.url} does not answer ({reason}); check the address and that the server runs."
            ) from error

    def _refusal(self, error: HTTPError) -> Exception:
        said = " ".join(error.read(2000).decode(errors="replace").split())
        if error.code == 400:
            return SyntaxError(said)
        return UnreadableError(
            f"The endpoint {self.url} refuses with status {error.code} ({said[:200]}); "
            "check the address and your rights."
        )


def _triples(body: bytes) -> pyoxigraph.QueryTriples:
    store = pyoxigraph.Store()
    store.load(body, format=pyoxigraph.RdfFormat.N_TRIPLES)
    answer = store.query("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }")
    assert isinstance(answer, pyoxigraph.QueryTriples)
    return answer
