"""From the store to a SPARQL server: one PUT per named graph, retried, and resumed where an earlier push ended.

(W3C, SPARQL 1.1 Graph Store HTTP Protocol, sections 5.3 PUT and 5.4 DELETE.)
"""

from __future__ import annotations

import hashlib
import netrc
import os
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from urllib.parse import quote, urlsplit

from pyoxigraph import NamedNode, RdfFormat

from policykg.errors import UnreadableError, UnwritableError, UsageError
from policykg.store import Store

USER, PASSWORD = "POLICYKG_USER", "POLICYKG_PASSWORD"
_TRIES = 5
_TIMEOUT = 120.0
_PASSING = {HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.REQUEST_TIMEOUT}
_DENIED = {HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN}


@dataclass(frozen=True, slots=True)
class PushReport:
    """What a push did: graphs sent, those that the server had already, those removed from it, and their triples."""

    endpoint: str
    sent: int
    unchanged: int
    removed: int
    triples: int

    def text(self) -> str:
        """Return the figures as lines for the eye."""
        return (
            f"graphs: {self.sent:,} sent ({self.triples:,} triples), {self.unchanged:,} unchanged, "
            f"{self.removed:,} removed\nserver: {self.endpoint}\n"
        )


def push(
    store: str | Path,
    endpoint: str,
    *,
    again: bool = False,
    pause: float = 0.5,
    progress: Callable[[int], None] | None = None,
) -> PushReport:
    """Send every named graph of a store to a server.

    What was sent is written down in the store's folder as it goes, with a checksum: the next push sends only what is
    new or changed, and removes from the server what has left the store since.

    Args:
        store: the folder of the store.
        endpoint: the address of the server's Graph Store Protocol, such as ``http://localhost:7878/store``.
        again: send also what was sent before, for a server that has lost it.
        pause: seconds before the second try of a request; each further try waits twice as long.
        progress: called with the number of graphs dealt with so far.

    Name and password come from the environment (``POLICYKG_USER``, ``POLICYKG_PASSWORD``) or from the netrc file.

    Raises:
        UsageError: the address is none, or holds a password.
        UnreadableError: there is no store, or the server does not answer or refuses.
    """
    server = _Server(endpoint, pause)
    with Store.open(store) as opened:
        record = _Record(opened.folder, endpoint, again=again)
        sent = unchanged = triples = 0
        names = sorted(name.value for name in opened.oxigraph.named_graphs() if isinstance(name, NamedNode))
        for done, name in enumerate(names, start=1):
            body = opened.oxigraph.dump(format=RdfFormat.N_TRIPLES, from_graph=NamedNode(name)) or b""
            checksum = hashlib.sha256(b"\n".join(sorted(body.split(b"\n")))).hexdigest()
            if record.says(name, checksum):
                unchanged += 1
            else:
                server.put(name, body)
                record.add(name, checksum)
                sent += 1
                triples += body.count(b"\n")
            if progress:
                progress(done)
        gone = sorted(record.names() - set(names))
        for name in gone:
            server.delete(name)
            record.add(name, "")
    return PushReport(endpoint, sent, unchanged, len(gone), triples)


class _Record:
    """The file that says which graph was sent to a server with which checksum; an empty one means removed."""

    def __init__(self, folder: Path, endpoint: str, *, again: bool) -> None:
        self._path = folder / f"policykg-pushed-{hashlib.sha256(endpoint.encode()).hexdigest()[:16]}.tsv"
        self._sent: dict[str, str] = {}
        if self._path.exists():
            for line in self._path.read_text(encoding="utf-8").splitlines():
                name, tab, checksum = line.partition("\t")
                if tab:  # a push that was killed may have left half a line
                    self._sent[name] = "" if again and checksum else checksum
        self._known = {name for name, checksum in self._sent.items() if checksum or again}

    def says(self, name: str, checksum: str) -> bool:
        return self._sent.get(name) == checksum

    def names(self) -> set[str]:
        return self._known

    def add(self, name: str, checksum: str) -> None:
        try:
            with self._path.open("a", encoding="utf-8") as record:
                record.write(f"{name}\t{checksum}\n")
        except OSError as error:
            raise UnwritableError(f"'{self._path}' cannot be written ({error.strerror}); make room there.") from error


class _Server:
    """A server's Graph Store Protocol."""

    def __init__(self, endpoint: str, pause: float) -> None:
        parts = urlsplit(endpoint)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise UsageError(f"'{endpoint}' is no server; give an address such as http://localhost:7878/store.")
        if parts.username or parts.password:
            raise UsageError(
                f"Give name and password in {USER} and {PASSWORD} or in the netrc file, not in the address."
            )
        self._endpoint = endpoint
        self._pause = pause
        self._opener = urllib.request.build_opener(*_authentication(endpoint, parts.hostname))

    def put(self, graph: str, triples: bytes) -> None:
        """Make a graph of the server hold exactly some triples."""
        self._request("PUT", graph, triples)

    def delete(self, graph: str) -> None:
        """Remove a graph from the server; one that is not there is no error."""
        self._request("DELETE", graph, None)

    def _request(self, method: str, graph: str, body: bytes | None) -> None:
        join = "&" if urlsplit(self._endpoint).query else "?"
        request = urllib.request.Request(
            f"{self._endpoint}{join}graph={quote(graph, safe='')}",
            data=body,
            method=method,
            headers={"Content-Type": "application/n-triples"},
        )
        for attempt in range(_TRIES):
            problem = self._try(request)
            if not problem:
                return
            if attempt < _TRIES - 1:
                time.sleep(self._pause * 2**attempt)
        raise UnreadableError(f"The server at {self._endpoint} does not take {graph} ({problem}); try again later.")

    def _try(self, request: urllib.request.Request) -> str:
        """Send a request; return what is wrong where trying again may help, nothing where it was taken."""
        try:
            with self._opener.open(request, timeout=_TIMEOUT) as answer:
                answer.read()
        except urllib.error.HTTPError as error:
            if error.code == HTTPStatus.NOT_FOUND and request.get_method() == "DELETE":
                return ""
            if error.code in _DENIED:
                cure = f"set {USER} and {PASSWORD} or add the server to the netrc file"
                raise UnreadableError(f"The server at {self._endpoint} refuses the push; {cure}.") from error
            if error.code < HTTPStatus.INTERNAL_SERVER_ERROR and error.code not in _PASSING:
                cure = "give the address of its Graph Store Protocol"
                raise UnreadableError(f"{self._endpoint} answers {error.code} {error.reason}; {cure}.") from error
            return f"{error.code} {error.reason}"
        except (urllib.error.URLError, TimeoutError, ConnectionError) as error:
            return str(getattr(error, "reason", error))
        return ""


def _authentication(endpoint: str, host: str) -> list[urllib.request.BaseHandler]:
    """Return what answers a server that asks for name and password, by Basic or Digest (RFC 7617, RFC 7616)."""
    user, password = os.environ.get(USER), os.environ.get(PASSWORD)
    if not (user and password):
        user, password = _from_netrc(host)
    if not (user and password):
        return []
    known = urllib.request.HTTPPasswordMgrWithDefaultRealm()
    known.add_password(None, endpoint, user, password)
    return [urllib.request.HTTPDigestAuthHandler(known), urllib.request.HTTPBasicAuthHandler(known)]


def _from_netrc(host: str) -> tuple[str | None, str | None]:
    place = os.environ.get("NETRC") or Path("~/.netrc").expanduser()
    try:
        found = netrc.netrc(place).authenticators(host)
    except FileNotFoundError:
        return None, None
    except (OSError, netrc.NetrcParseError) as error:
        raise UnreadableError(f"The netrc file cannot be used ({error}); mend it, or set {USER}.") from error
    return (found[0], found[2]) if found else (None, None)
