"""After the graph: its named entities as a networkx multigraph, for analysis and for drawing.

Ministries, persons, articles, events, industries, indicators, initiatives, goals and achievements become nodes. What
hangs between them (statements, evidence, memberships, posts) becomes edges and attributes. Every attribute is a
string, an integer, a float or a boolean, and an attribute without a value is absent, so that the graph can be written
as GraphML, GEXF or JSON as it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Literal

from pyoxigraph import BlankNode, NamedNode, Store, Triple
from pyoxigraph import Literal as RDFLiteral

from policykg.errors import UsageError
from policykg.iris import BASE
from policykg.namespaces import PREFIXES

if TYPE_CHECKING:
    import networkx

Attribute = str | int | float | bool
ObservationsAs = Literal["edges", "nodes"]

# Classes that are drawn, the most telling first: a node with several takes the first.
_TYPES = {
    "pkg:Initiative": "initiative",
    "pkg:Goal": "goal",
    "pkg:Achievement": "achievement",
    "pkg:Streak": "streak",
    "pkg:Trend": "trend",
    "pkg:Comparison": "comparison",
    "pkg:Observation": "observation",
    "pkg:PressConference": "event",
    "pkg:Event": "event",
    "pkg:Article": "article",
    "foaf:Person": "person",
    "pkg:PublicBody": "organisation",
    "org:FormalOrganization": "organisation",
    "org:Organization": "organisation",
}
FIGURES = ("observation", "streak", "trend", "comparison")

# Schemes whose concepts are entities of their own; other concepts (units, bounds…) are values of attributes.
_SCHEMES = ("industry", "indicator", "area", "instrument")

# Property, what the edge says (subject to object).
_LINKS = {
    "pkg:agent": "carried out by",
    "pkg:target": "targets",
    "pkg:instrument": "uses",
    "pkg:goal": "serves",
    "schema:organizer": "organised by",
    "schema:performer": "speaker",
    "pkg:reportedBy": "reported by",
    "dcterms:publisher": "published by",
}
_FIGURE_LINKS = {
    "pkg:indicator": "measures",
    "pkg:industry": "in",
    "sdmx-dimension:refArea": "of area",
    "pkg:statedIn": "stated in",
}
_CODES = {
    "pkg:measureKind": "kind",
    "pkg:comparisonBasis": "basis",
    "sdmx-attribute:unitMeasure": "unit",
    "pkg:bound": "bound",
    "pkg:observationStatus": "status",
    "pkg:initiativeStatus": "status",
    "pkg:direction": "direction",
    "pkg:relation": "relation",
    "pkg:condition": "condition",
    "pkg:lengthUnit": "unit",
    "sdmx-dimension:refPeriod": "period",
    "pkg:agentMissing": "agent_missing",
}
_VALUES = {
    "sdmx-measure:obsValue": "value",
    "pkg:length": "value",
    "pkg:total": "total",
    "pkg:comparator": "comparator",
    "pkg:means": "means",
    "pkg:topic": "topic",
    "schema:startDate": "date",
    "dcterms:issued": "date",
    "dcterms:source": "source",
    "pkg:variant": "variant",
}
_UNSPECIFIED = frozenset(BASE + kind + "/unspecified" for kind in (*_SCHEMES, "period"))
_NUMBERS = frozenset(PREFIXES["xsd"] + name for name in ("decimal", "integer", "double", "float"))


def _iri(name: str) -> NamedNode:
    prefix, _, local = name.partition(":")
    return NamedNode(PREFIXES[prefix] + local)


_LABELS = tuple(map(_iri, ("skos:prefLabel", "rdfs:label", "foaf:name", "dcterms:title")))
_TYPE_OF = {_iri(name): kind for name, kind in _TYPES.items()}
_RDF_TYPE = _iri("rdf:type")


class _Triples:
    """The union of a store's graphs, read pattern by pattern and without repeats."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._labels: dict[str, str] = {}

    def objects(self, subject: NamedNode, predicate: str) -> list[NamedNode | RDFLiteral]:
        found: set[NamedNode | RDFLiteral] = set()
        for quad in self._store.quads_for_pattern(subject, _iri(predicate), None, None):
            if not isinstance(quad.object, (BlankNode, Triple)):
                found.add(quad.object)
        return sorted(found, key=str)

    def nodes(self, subject: NamedNode, predicate: str) -> list[NamedNode]:
        return [term for term in self.objects(subject, predicate) if isinstance(term, NamedNode)]

    def subjects(self, predicate: str, value: NamedNode) -> list[NamedNode]:
        found = {quad.subject for quad in self._store.quads_for_pattern(None, _iri(predicate), value, None)}
        return sorted((term for term in found if isinstance(term, NamedNode)), key=str)

    def pairs(self, predicate: str) -> list[tuple[NamedNode, NamedNode]]:
        quads = self._store.quads_for_pattern(None, _iri(predicate), None, None)
        found = {(quad.subject, quad.object) for quad in quads}
        pairs = [(s, o) for s, o in found if isinstance(s, NamedNode) and isinstance(o, NamedNode)]
        return sorted(pairs, key=lambda pair: (pair[0].value, pair[1].value))

    def instances(self, kinds: Iterable[str]) -> Iterator[tuple[NamedNode, str]]:
        """Every node of the given types, each once, with its most telling type, sorted by IRI."""
        wanted, found = set(kinds), dict[NamedNode, str]()
        for cls, kind in _TYPE_OF.items():
            if kind in wanted:
                for quad in self._store.quads_for_pattern(None, _RDF_TYPE, cls, None):
                    if isinstance(quad.subject, NamedNode):
                        found.setdefault(quad.subject, kind)
        yield from sorted(found.items(), key=lambda item: item[0].value)

    def type_of(self, node: NamedNode) -> str | None:
        """The type under which a node is an entity; None for what is only a value or a link."""
        classes = set(self.objects(node, "rdf:type"))
        for cls, kind in _TYPE_OF.items():
            if cls in classes:
                return kind
        for scheme in self.nodes(node, "skos:inScheme"):
            name = scheme.value.removeprefix(BASE + "scheme/")
            if name in _SCHEMES:
                return name
        return None

    def label(self, node: NamedNode) -> str:
        """The English label, any other label, or the end of the IRI."""
        if node.value not in self._labels:
            self._labels[node.value] = self._find_label(node)
        return self._labels[node.value]

    def _find_label(self, node: NamedNode) -> str:
        other = None
        for predicate in _LABELS:
            terms = {quad.object for quad in self._store.quads_for_pattern(node, predicate, None, None)}
            for term in sorted((t for t in terms if isinstance(t, RDFLiteral)), key=str):
                if not term.language or term.language.startswith("en"):
                    return term.value
                other = other or term.value
        return other or node.value.rstrip("/").rpartition("/")[2].rpartition("#")[2]


def network(
    store: Store, *, observations: ObservationsAs = "edges", article: str | None = None
) -> networkx.MultiDiGraph:
    """Return the named entities of a store and how they hang together.

    Args:
        store: the graphs; their union is read.
        observations: ``"edges"`` makes each statistical fact an edge from its indicator to its industry (to its area
            where no industry is stated), ``"nodes"`` a node between them. Streaks, trends and comparisons follow.
        article: the IRI of one article; only its facts are taken.

    Returns:
        A multigraph whose nodes are IRIs. Nodes have ``label``, ``type`` and ``iri``; facts also what they state
        (``value``, ``unit``, ``period``, ``basis``…), ``quote``, ``article`` and, where the text can be read in more
        than one way, ``doubtful``. Edges have ``type`` and ``label``; the key of an edge is its type, or the IRI of
        the fact that it stands for.

    Raises:
        UsageError: ``observations`` is neither, or no such article is in the store.
    """
    import networkx as nx  # noqa: PLC0415  (a tenth of a second that only this function needs)

    if observations not in ("edges", "nodes"):
        raise UsageError(f"Observations can be drawn as 'edges' or 'nodes', not as '{observations}'.")
    builder = _Builder(_Triples(store), nx.MultiDiGraph(), article)
    builder.add_articles()
    builder.add_events()
    builder.add_actions()
    builder.add_figures(as_nodes=observations == "nodes")
    builder.add_posts()
    builder.add_hierarchy()
    graph: networkx.MultiDiGraph = builder.graph
    if article is not None and article not in graph:
        raise UsageError(f"The graph holds no article <{article}>; 'policykg list' shows those that it holds.")
    return graph


class _Builder:
    """Adds one family of facts after the other; entities come in when a fact names them."""

    def __init__(self, triples: _Triples, graph: networkx.MultiDiGraph, article: str | None) -> None:
        self.triples = triples
        self.graph = graph
        self.article = NamedNode(article) if article else None

    def add_articles(self) -> None:
        """Articles and who published them."""
        for node, _ in self.triples.instances(["article"]):
            if self.article in (None, node):
                self._entity(node)
                self._link(node, "dcterms:publisher", _LINKS["dcterms:publisher"])

    def add_events(self) -> None:
        """Events with their hosts and speakers, and the articles that report them."""
        for node, _ in self.triples.instances(["event"]):
            if self.article is None or self.article in self.triples.nodes(node, "pkg:reportedBy"):
                self._add_with_links(node)

    def add_actions(self) -> None:
        """Initiatives, goals and achievements with agents, targets, instruments and aims."""
        for node, _ in self.triples.instances(["initiative", "goal", "achievement"]):
            if self._is_stated(node):
                self._add_with_links(node)

    def add_figures(self, *, as_nodes: bool) -> None:
        """Observations, streaks, trends and comparisons."""
        for node, kind in self.triples.instances(FIGURES):
            if not self._is_stated(node):
                continue
            ends = {name: self._first(node, name) for name in _FIGURE_LINKS}
            if as_nodes:
                self._entity(node)
                for name, says in _FIGURE_LINKS.items():
                    self._edge(node, ends[name], says)
                self._add_speakers(node)
                continue
            start = ends["pkg:indicator"]
            end = ends["pkg:industry"] or ends["sdmx-dimension:refArea"] or ends["pkg:statedIn"]
            if start is not None and end is not None:
                self._entity(start)
                self._entity(end)
                attributes = self._attributes(node, kind)
                self.graph.add_edge(start.value, end.value, key=node.value, **attributes)

    def add_posts(self) -> None:
        """Persons, the posts that they hold and the bodies that they hold them in."""
        for membership, person in self.triples.pairs("org:member"):
            if self.article is not None and f"membership/{self._key()}-" not in membership.value:
                continue
            for body in self.triples.nodes(membership, "org:organization"):
                posts = self.triples.nodes(membership, "pkg:post") or self.triples.nodes(membership, "org:role")
                title = ", ".join(self.triples.label(post) for post in posts) or "member"
                self._entity(person)
                self._entity(body)
                attributes = {"type": "post", "label": title}
                self.graph.add_edge(person.value, body.value, key=f"post: {title}", **attributes)

    def add_hierarchy(self) -> None:
        """What is part of what, among the entities that are there already."""
        for predicate in ("org:subOrganizationOf", "skos:broader"):
            for node, whole in self.triples.pairs(predicate):
                if node.value in self.graph and whole.value in self.graph:
                    self._edge(node, whole, "part of")

    def _add_with_links(self, node: NamedNode) -> None:
        self._entity(node)
        for name, says in _LINKS.items():
            self._link(node, name, says)
        self._add_speakers(node)

    def _link(self, node: NamedNode, predicate: str, says: str) -> None:
        for other in self.triples.nodes(node, predicate):
            self._edge(node, other, says)

    def _add_speakers(self, fact: NamedNode) -> None:
        for statement in self.triples.subjects("pkg:states", fact):
            if self.article is None or self.article in self.triples.nodes(statement, "pkg:inArticle"):
                self._link_speaker(fact, statement)

    def _link_speaker(self, fact: NamedNode, statement: NamedNode) -> None:
        for speaker in self.triples.nodes(statement, "prov:wasAttributedTo"):
            self._edge(fact, speaker, "said by")

    def _edge(self, start: NamedNode, end: NamedNode | None, says: str) -> None:
        if end is None or end.value in _UNSPECIFIED:
            return
        if self._entity(start) and self._entity(end):
            self.graph.add_edge(start.value, end.value, key=says, type=says, label=says)

    def _entity(self, node: NamedNode) -> bool:
        """Make sure that a node is there; False for what is no entity."""
        if node.value in self.graph:
            return True
        if self.article is not None and node != self.article and self.triples.type_of(node) == "article":
            return False
        kind = self.triples.type_of(node) or "concept"
        self.graph.add_node(node.value, **self._attributes(node, kind))
        return True

    def _attributes(self, node: NamedNode, kind: str) -> dict[str, Attribute]:
        attributes: dict[str, Attribute] = {"iri": node.value, "type": kind, "label": self.triples.label(node)}
        for predicate, name in _CODES.items():
            code = self._first(node, predicate)
            if code is not None and code.value not in _UNSPECIFIED:
                attributes[name] = self.triples.label(code)
        for predicate, name in _VALUES.items():
            for term in self.triples.objects(node, predicate)[:1]:
                attributes[name] = _plain(term)
        if self.triples.nodes(node, "pkg:hasReading"):
            attributes["doubtful"] = True
        if _iri("pkg:Candidate") in self.triples.objects(node, "rdf:type"):
            attributes["candidate"] = True
        attributes.update(self._said(node))
        return attributes

    def _said(self, fact: NamedNode) -> dict[str, Attribute]:
        """The first words that state a fact, and where they stand."""
        statements = self.triples.subjects("pkg:states", fact)
        if self.article is not None:
            statements = [s for s in statements if self.article in self.triples.nodes(s, "pkg:inArticle")]
        quotes = sorted(found for s in statements or [fact] for found in self._quotes(s))
        if not quotes:
            return {}
        position, article, quote = quotes[0]
        said: dict[str, Attribute] = {"quote": quote, "start": position, "statements": max(len(statements), 1)}
        if article:
            said["article"] = article
        return said

    def _quotes(self, statement: NamedNode) -> Iterator[tuple[int, str, str]]:
        for evidence in self.triples.nodes(statement, "pkg:evidence"):
            source = self._first(evidence, "oa:hasSource")
            start, words = 0, ""
            for selector in self.triples.nodes(evidence, "oa:hasSelector"):
                for term in self.triples.objects(selector, "oa:exact"):
                    words = term.value
                for term in self.triples.objects(selector, "oa:start"):
                    start = int(term.value)
            if words:
                yield start, source.value if source else "", words

    def _is_stated(self, fact: NamedNode) -> bool:
        if self.article is None:
            return True
        statements = self.triples.subjects("pkg:states", fact)
        return any(self.article in self.triples.nodes(s, "pkg:inArticle") for s in statements)

    def _first(self, node: NamedNode, predicate: str) -> NamedNode | None:
        found = [term for term in self.triples.nodes(node, predicate) if term.value not in _UNSPECIFIED]
        return found[0] if found else None

    def _key(self) -> str:
        return self.article.value.rpartition("/")[2] if self.article else ""


def neighbourhood(graph: networkx.MultiDiGraph, entity: str, depth: int = 1) -> networkx.MultiDiGraph:
    """Return the part of a network that lies within ``depth`` edges of an entity, in either direction.

    Articles and areas are reached but not passed: everything hangs on them, so nothing is near through them.
    """
    near, rim = {entity}, {entity}
    for _ in range(depth):
        passed = [node for node in rim if node == entity or graph.nodes[node]["type"] not in ("article", "area")]
        rim = {other for node in passed for other in (*graph.successors(node), *graph.predecessors(node))} - near
        near |= rim
    part: networkx.MultiDiGraph = graph.subgraph(sorted(near)).copy()
    return part


def find(graph: networkx.MultiDiGraph, entity: str) -> str:
    """Return the node that an IRI or a label means: the same label first, then the only label that holds the words.

    Raises:
        UsageError: no node fits, or several do.
    """
    if entity in graph:
        return entity
    wanted = entity.casefold()
    labels: dict[str, str] = {node: str(data["label"]).casefold() for node, data in sorted(graph.nodes(data=True))}
    same = [node for node, label in labels.items() if label == wanted]
    fitting = same or [node for node, label in labels.items() if wanted in label]
    if not fitting:
        raise UsageError(f"Nothing in the graph is called '{entity}'; give a label or an IRI.")
    if len(fitting) > 1 and not same:
        names = "; ".join(str(graph.nodes[node]["label"]) for node in fitting[:5])
        raise UsageError(f"'{entity}' can mean {len(fitting)} entities ({names}…); write one out or give its IRI.")
    return fitting[0]


def _plain(term: NamedNode | RDFLiteral) -> Attribute:
    if isinstance(term, RDFLiteral) and term.datatype.value in _NUMBERS:
        return int(term.value) if term.datatype.value.endswith("integer") else float(term.value)
    return term.value
