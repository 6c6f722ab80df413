"""A push makes a server hold what the store holds, however often the network fails, and tells no password to anyone."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from corpus_samples import write_corpus
from sparql_servers import oxigraph, virtuoso

from policykg import queries
from policykg.build import build
from policykg.errors import UnreadableError, UsageError
from policykg.push import PASSWORD, USER, push
from policykg.resources import shipped
from policykg.store import Store


@pytest.fixture(scope="module")
def built(tmp_path_factory) -> Path:
    """A store with the shipped articles and five invented ones."""
    folder = tmp_path_factory.mktemp("push")
    build([shipped("data") / "articles", write_corpus(folder / "corpus.jsonl", 5)], folder / "store")
    return folder / "store"


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A small store of its own for each test."""
    build([write_corpus(tmp_path / "corpus.jsonl", 3)], tmp_path / "store")
    return tmp_path / "store"


@pytest.fixture(autouse=True)
def _no_credentials(monkeypatch, tmp_path: Path) -> None:
    """No name, no password, and no netrc file of whoever runs the tests."""
    monkeypatch.delenv(USER, raising=False)
    monkeypatch.delenv(PASSWORD, raising=False)
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))


class Fake:
    """A server that keeps graphs in a dictionary, fails as it is told to, and may want a password."""

    def __init__(self, failures: list[int], credentials: str | None = None) -> None:
        self.graphs: dict[str, bytes] = {}
        self.requests: list[str] = []
        self.failures = failures
        self.credentials = credentials
        fake = self

        class Handler(BaseHTTPRequestHandler):
            def do_PUT(self) -> None:
                fake.answer(self, self.rfile.read(int(self.headers["Content-Length"])))

            def do_DELETE(self) -> None:
                fake.answer(self, None)

            def log_message(self, *_: object) -> None:
                """Say nothing."""

        self.http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.http.server_port}/store"

    def answer(self, request: BaseHTTPRequestHandler, body: bytes | None) -> None:
        """Do what a Graph Store Protocol server does."""
        self.requests.append(request.command)
        if self.credentials and request.headers.get("Authorization") != self.credentials:
            request.send_response(401)
            request.send_header("WWW-Authenticate", 'Basic realm="graphs"')
        elif self.failures:
            code = self.failures.pop(0)
            if code == 0:
                request.connection.close()
                return
            request.send_response(code)
        else:
            graph = parse_qs(urlsplit(request.path).query)["graph"][0]
            if body is None:
                self.graphs.pop(graph, None)
            else:
                self.graphs[graph] = body
            request.send_response(204)
        request.send_header("Content-Length", "0")
        request.end_headers()


@contextmanager
def fake_server(*failures: int, credentials: str | None = None) -> Iterator[Fake]:
    """Run a fake server."""
    fake = Fake(list(failures), credentials)
    thread = threading.Thread(target=fake.http.serve_forever, daemon=True)
    thread.start()
    try:
        yield fake
    finally:
        fake.http.shutdown()
        fake.http.server_close()


def _sizes(folder: Path) -> dict[str, int]:
    with Store.open(folder) as opened:
        names = [name.value for name in opened.oxigraph.named_graphs()]
        return {
            name: len(list(opened.oxigraph.quads_for_pattern(None, None, None, n)))
            for name, n in zip(names, opened.oxigraph.named_graphs(), strict=True)
        }


def test_every_named_graph_is_put_once(store: Path):
    """A second push sends nothing; it has written down what the server holds."""
    with fake_server() as server:
        first = push(store, server.address)
        second = push(store, server.address)

    sizes = _sizes(store)
    assert {name: body.count(b"\n") for name, body in server.graphs.items()} == sizes
    assert (first.sent, first.unchanged, first.triples) == (len(sizes), 0, sum(sizes.values()))
    assert (second.sent, second.unchanged) == (0, len(sizes))
    assert "unchanged" in second.text()


def test_passing_failures_are_tried_again(store: Path):
    """A server that is busy, broken or cuts the line for a moment loses nothing."""
    with fake_server(503, 0, 500, 429) as server:
        report = push(store, server.address, pause=0.001)

    assert report.sent == len(server.graphs) == len(_sizes(store))


def test_a_push_that_was_cut_off_goes_on_where_it_ended(store: Path):
    """Graphs that were taken are not sent again."""
    with fake_server() as server:
        real = server.answer

        def fail_after_two(request: BaseHTTPRequestHandler, body: bytes | None) -> None:
            if len(server.graphs) == 2:
                server.failures = [500]
            real(request, body)

        server.answer = fail_after_two
        with pytest.raises(UnreadableError, match="try again later"):
            push(store, server.address, pause=0.001)
        assert len(server.graphs) == 2
        server.answer, server.failures = real, []
        report = push(store, server.address)

    assert (report.sent, report.unchanged) == (len(_sizes(store)) - 2, 2)


def test_changes_follow_and_removed_articles_go(store: Path):
    """An article removed from the store is removed from the server; the others are left alone."""
    with fake_server() as server:
        push(store, server.address)
        with Store.open(store, writing=True) as opened:
            removed = opened.remove("Pumps in week 1")
        report = push(store, server.address)

    assert (report.sent, report.removed) == (0, 1)
    assert not [name for name in server.graphs if name.endswith(removed.key)]


def test_again_sends_everything(store: Path):
    """For a server that has lost its graphs."""
    with fake_server() as server:
        push(store, server.address)
        server.graphs.clear()
        report = push(store, server.address, again=True)

    assert report.sent == len(server.graphs) == len(_sizes(store))


def test_name_and_password_come_from_the_environment_or_netrc(store: Path, tmp_path: Path, monkeypatch):
    """Without them the server's refusal is explained; with either the push goes through."""
    ada, key = "Ada", "pumps"
    with fake_server(credentials="Basic QWRhOnB1bXBz") as server:
        with pytest.raises(UnreadableError, match=f"set {USER} and {PASSWORD}"):
            push(store, server.address)
        monkeypatch.setenv(USER, ada)
        monkeypatch.setenv(PASSWORD, key)
        assert push(store, server.address).sent == len(_sizes(store))
        monkeypatch.delenv(USER)
        netrc = tmp_path / "netrc"
        netrc.write_text(f"machine 127.0.0.1 login {ada} password {key}\n", encoding="utf-8")
        netrc.chmod(0o600)
        assert push(store, server.address, again=True).sent == len(_sizes(store))


def test_a_password_in_the_address_is_refused(store: Path):
    """Addresses end up in logs and histories."""
    with pytest.raises(UsageError, match="not in the address"):
        push(store, "http://ada:pumps@127.0.0.1/store")


@pytest.mark.parametrize("address", ["ftp://127.0.0.1/store", "store", "http://"])
def test_what_is_no_server_is_refused(store: Path, address: str):
    """The message shows what an address looks like."""
    with pytest.raises(UsageError, match="localhost:7878/store"):
        push(store, address)


def test_an_address_that_is_no_graph_store_is_explained(store: Path):
    """A server that answers, but has nothing there, is no passing failure."""
    with fake_server(404) as server, pytest.raises(UnreadableError, match="answers 404"):
        push(store, server.address)


def test_no_server_at_all_is_one_sentence(store: Path):
    """The message names the address."""
    with fake_server() as server:
        address = server.address
    with pytest.raises(UnreadableError, match="does not take"):
        push(store, address, pause=0.001)


@pytest.mark.parametrize("kind", [oxigraph, virtuoso], ids=["oxigraph", "virtuoso"])
def test_a_real_server_answers_the_shipped_queries_as_the_store_does(built: Path, tmp_path: Path, kind, monkeypatch):
    """After a push every query that ships gives the same rows from the server and from the embedded store."""
    with kind(tmp_path / "server") as server, Store.open(built) as opened:
        if server.user:
            monkeypatch.setenv(USER, server.user)
            monkeypatch.setenv(PASSWORD, server.password)
        assert push(built, server.graphs, again=True).sent == len(_sizes(built))
        different = {}
        for name in queries.names():
            query = queries.load(name)
            try:
                here, there = (_comparable(query.run(source)) for source in (opened.oxigraph, server.query))
            except UnreadableError as error:
                different[name] = str(error)
            else:
                if here != there:
                    different[name] = f"{len(here)} rows here, {len(there)} there"

    assert different == {}


def _comparable(answer: queries.Table | queries.Triples) -> list[str]:
    if isinstance(answer, queries.Table):
        return sorted(repr(sorted(row.items(), key=str)) for row in answer)
    return sorted(map(str, answer))
