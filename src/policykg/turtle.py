"""After the graph: triples and quads as Turtle and TriG in one canonical form, equal bytes for equal graphs.

Only the prefixes in use are declared, sorted; subjects are sorted by IRI; ``a`` stands first, then the predicates
sorted, one to a line, each with its objects sorted. Numbers and truth values are written bare where Turtle reads the
same term back. Our data has no blank nodes; those of ontologies (restrictions, lists, components) are nested where
they are used, ordered by what they hold, so that no label has to be invented.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

import pyoxigraph

from policykg.errors import UsageError
from policykg.namespaces import DATA_PREFIXES, PREFIXES
from policykg.ntriples import Triple, from_pyoxigraph

Statement = Triple | pyoxigraph.Triple | pyoxigraph.Quad

_RDF = PREFIXES["rdf"]
_TYPE, _FIRST, _REST, _NIL = (f"<{_RDF}{name}>" for name in ("type", "first", "rest", "nil"))
_ALL_PREFIXES = PREFIXES | DATA_PREFIXES
_PREFIX_OF = {namespace: prefix for prefix, namespace in _ALL_PREFIXES.items()}
_LOCAL = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_-])?").fullmatch
_LITERAL = re.compile(r'(?s)(".*")(?:@([A-Za-z0-9-]+)|\^\^(<[^>]*>))?').fullmatch
_BARE = {
    f"<{PREFIXES['xsd']}integer>": re.compile(r"[+-]?[0-9]+").fullmatch,
    f"<{PREFIXES['xsd']}decimal>": re.compile(r"[+-]?[0-9]*\.[0-9]+").fullmatch,
    f"<{PREFIXES['xsd']}boolean>": re.compile(r"true|false").fullmatch,
}
_INDENT = "    "
_Node = Mapping[str, list[str]]  # predicate → objects


def turtle(triples: Iterable[Statement]) -> str:
    """Return triples as canonical Turtle.

    Args:
        triples: triples of ours (N-Triples text) or of pyoxigraph; of quads the graph name is ignored.

    Raises:
        UsageError: a blank node is used in two places, so that it cannot be nested.
    """
    writer = _Writer()
    blocks = writer.blocks(triples)
    return writer.head() + "\n".join(blocks)


def turtle_stream(pieces: Iterable[Iterable[Statement]]) -> Iterator[str]:
    """Give a graph as Turtle piece by piece, holding one piece at a time.

    Args:
        pieces: the triples, each piece with all those of its subjects, in the order wanted.

    Returns:
        What :func:`turtle` would return, but with all prefixes of ours declared.

    Raises:
        UsageError: a node of the graph is blank; it might be nested in another piece.
    """
    yield "".join(f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in sorted(_ALL_PREFIXES.items()))
    writer = _Writer()
    for piece in pieces:
        for block in writer.blocks(piece, whole=False):
            yield f"\n{block}"


def trig(graphs: Mapping[str, Iterable[Statement]] | Iterable[pyoxigraph.Quad]) -> str:
    """Return named graphs as canonical TriG, the default graph first, then by name.

    Args:
        graphs: triples by the IRI of their graph (an empty name is the default graph), or pyoxigraph's quads.

    Raises:
        UsageError: a blank node is used in two places, so that it cannot be nested.
    """
    if not isinstance(graphs, Mapping):
        found: dict[str, list[Statement]] = defaultdict(list)
        for quad in graphs:
            name = quad.graph_name
            found[name.value if isinstance(name, pyoxigraph.NamedNode) else ""].append(quad)
        graphs = found
    writer = _Writer()
    parts = []
    for name in sorted(graphs):
        blocks = writer.blocks(graphs[name])
        if name:
            inner = "\n".join(blocks).replace("\n", f"\n{_INDENT}").replace(f"\n{_INDENT}\n", "\n\n").rstrip(" ")
            parts.append(f"{writer.name(f'<{name}>')} {{\n{_INDENT}{inner}}}\n")
        else:
            parts += blocks
    return writer.head() + "\n".join(parts)


@lru_cache(maxsize=65536)
def _abbreviated(term: str) -> tuple[str, str]:
    """Return a prefixed name and its prefix, or the IRI as it is and no prefix."""
    value = term[1:-1]
    cut = max(value.rfind("#"), value.rfind("/")) + 1
    prefix = _PREFIX_OF.get(value[:cut])
    if prefix is None or not _LOCAL(value[cut:]):
        return term, ""
    return f"{prefix}:{value[cut:]}", prefix


class _Writer:
    """Writes blocks of one document and remembers which prefixes they use."""

    def __init__(self) -> None:
        self._used: set[str] = set()
        self._nodes: dict[str, dict[str, list[str]]] = {}

    def head(self) -> str:
        """Return the prefix declarations of what was written so far."""
        lines = [f"@prefix {prefix}: <{_ALL_PREFIXES[prefix]}> .\n" for prefix in sorted(self._used)]
        return "".join(lines) + "\n" if lines else ""

    def name(self, term: str) -> str:
        """Return an IRI as Turtle writes it."""
        short, prefix = _abbreviated(term)
        if prefix:
            self._used.add(prefix)
        return short

    def blocks(self, triples: Iterable[Statement], *, whole: bool = True) -> list[str]:
        """Return one block for each subject that is not nested in another; of a part of a graph, none may be."""
        nodes = self._nodes = _by_subject(triples)
        uses = _uses(nodes)
        roots = [subject for subject in nodes if subject[0] == "_" and subject not in uses]
        if not whole and (uses or roots):
            raise UsageError("The graph is too large for Turtle with blank nodes; export it as N-Quads.")
        shared = [term for term, count in uses.items() if count > 1]
        if shared:
            raise UsageError(f"The graph uses {len(shared)} blank nodes in several places; give them IRIs.")
        named = [f"{self.name(s)} {self._body(nodes[s], _INDENT)} .\n" for s in sorted(nodes) if s[0] == "<"]
        free = sorted(f"[] {self._body(nodes[s], _INDENT)} .\n" for s in roots)
        return named + free

    def _body(self, node: _Node, indent: str) -> str:
        """Return the predicates and objects of a node, one predicate to a line."""
        lines = []
        for predicate, objects in node.items():
            name = "a" if predicate == _TYPE else self.name(predicate)
            if len(objects) == 1:
                written = self._object(objects[0], indent + _INDENT)
            else:
                written = ", ".join(sorted(self._object(term, indent + _INDENT) for term in objects))
            lines.append((name != "a", f"{name} {written}"))
        lines.sort()
        return f" ;\n{indent}".join([line for _, line in lines])

    def _object(self, term: str, indent: str) -> str:
        first = term[0]
        if first == '"':
            return term if term[-1] == '"' or term.endswith("@en") else self._literal(term)
        if first == "<":
            return "()" if term == _NIL else self.name(term)
        node = self._nodes.get(term, {})
        if not node:
            return "[]"
        if _FIRST in node:
            return f"( {' '.join(self._items(term, indent))} )"
        return f"[\n{indent}{self._body(node, indent)}\n{indent[:-4]}]"

    def _items(self, head: str, indent: str) -> list[str]:
        """Return the members of a list in their order."""
        items = []
        while head != _NIL:
            node = self._nodes[head]
            if set(node) != {_FIRST, _REST}:
                raise UsageError("The graph holds a list that says more than its members; write it without lists.")
            items.append(self._object(node[_FIRST][0], indent))
            head = node[_REST][0]
        return items

    def _literal(self, term: str) -> str:
        if term[-1] == '"':
            return term
        found = _LITERAL(term)
        if found is None or found[3] is None:
            return term
        text, _, datatype = found.groups()
        bare = _BARE.get(datatype)
        if bare and bare(text[1:-1]):
            return text[1:-1]
        return f"{text}^^{self.name(datatype)}"


def _uses(nodes: Mapping[str, _Node]) -> dict[str, int]:
    """Count how often each blank node is an object."""
    uses: dict[str, int] = defaultdict(int)
    for node in nodes.values():
        for objects in node.values():
            for term in objects:
                if term[0] == "_":
                    uses[term] += 1
    return uses


def _by_subject(triples: Iterable[Statement]) -> dict[str, dict[str, list[str]]]:
    """Group triples by subject and predicate, each object once."""
    nodes: dict[str, dict[str, list[str]]] = {}
    seen: set[Triple] = set()
    for statement in triples:
        triple = statement if isinstance(statement, tuple) else next(from_pyoxigraph([statement]))
        if triple in seen:
            continue
        seen.add(triple)
        subject, predicate, value = triple
        nodes.setdefault(subject, {}).setdefault(predicate, []).append(value)
    return nodes
