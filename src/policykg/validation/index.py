"""Triples arranged for look-ups, an article's over the background of the vocabularies; comes before the compilers.

Both directions are plain dictionaries of N-Triples terms. The background is arranged once and shared; an article's
index holds only its own triples and reads on in the background where it is silent.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from policykg.ntriples import Triple

TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
SUBCLASS = "<http://www.w3.org/2000/01/rdf-schema#subClassOf>"
# A look-up gives None instead of an empty list: the method of a dictionary, without a function of ours around it.
Read = Callable[[str], Sequence[str] | None]
_NONE: Mapping[str, list[str]] = {}
_NO_TERMS: frozenset[str] = frozenset()


class Index:
    """The triples of one graph over those of another.

    Attributes:
        outward: predicate → subject → objects; a subject that the background describes too has its objects here.
        described: subject → its predicates, of this layer only.
        background: the index that is read where this one is silent.
    """

    __slots__ = ("_instances", "_inward", "_readers", "background", "described", "outward")

    def __init__(self, triples: Iterable[Triple], background: Index | None = None) -> None:
        self.background = background
        self.outward: dict[str, dict[str, list[str]]] = {}
        self.described: dict[str, set[str]] = {}
        self._inward: dict[str, dict[str, list[str]]] = {}
        self._instances: dict[str, frozenset[str]] = {}
        self._readers: dict[tuple[str, bool], Read] = {}
        outward, described = self.outward, self.described
        for subject, predicate, value in triples:
            objects = outward.get(predicate)
            if objects is None:
                objects = outward[predicate] = {}
            values = objects.get(subject)
            if values is None:
                objects[subject] = [value]
                known = described.get(subject)
                if known is None:
                    described[subject] = {predicate}
                else:
                    known.add(predicate)
            elif value not in values:
                values.append(value)
        if background is not None:
            self._read_through(background)

    def _read_through(self, background: Index) -> None:
        """Give subjects that both layers describe all of their objects, so that one look-up is enough."""
        for predicate, objects in self.outward.items():
            below = background.outward.get(predicate)
            if below:
                for subject in objects.keys() & below.keys():
                    own = objects[subject]
                    objects[subject] = [*below[subject], *(value for value in own if value not in below[subject])]

    def inward(self, predicate: str) -> dict[str, list[str]]:
        """Return object → subjects of a predicate, of this layer only."""
        subjects = self._inward.get(predicate)
        if subjects is None:
            subjects = self._inward[predicate] = {}
            for subject, values in self.outward.get(predicate, _NONE).items():
                for value in values:
                    known = subjects.get(value)
                    if known is None:
                        subjects[value] = [subject]
                    else:
                        known.append(subject)
        return subjects

    def reader(self, predicate: str, *, inverse: bool = False) -> Read:
        """Return the look-up from a term to its objects (``inverse``: its subjects) by a predicate, in both layers."""
        read = self._readers.get((predicate, inverse))
        if read is None:
            read = self._readers[predicate, inverse] = self._reader(predicate, inverse)
        return read

    def _reader(self, predicate: str, inverse: bool) -> Read:
        own: Mapping[str, list[str]] = self.inward(predicate) if inverse else self.outward.get(predicate, _NONE)
        if self.background is None:
            return own.get
        store = self.background
        below: Mapping[str, list[str]] = store.inward(predicate) if inverse else store.outward.get(predicate, _NONE)
        if not below:
            return own.get
        if not own:
            return below.get
        if not inverse:
            return lambda term, get=own.get, then=below.get: get(term) or then(term)  # type: ignore[misc]

        def both(term: str) -> Sequence[str] | None:
            first, second = own.get(term), below.get(term)
            if first and second:
                return [*first, *(one for one in second if one not in first)]
            return first or second

        return both

    def subclasses(self, kind: str) -> set[str]:
        """Return a class with everything that is, over any number of steps, a subclass of it."""
        read = self.reader(SUBCLASS, inverse=True)
        found, ahead = {kind}, [kind]
        while ahead:
            for below in read(ahead.pop()) or ():
                if below not in found:
                    found.add(below)
                    ahead.append(below)
        return found

    def instances(self, kind: str) -> frozenset[str]:
        """Return the instances of a class or of a subclass of it, of this layer only."""
        found = self._instances.get(kind)
        if found is None:
            types = self.inward(TYPE)
            kinds = (types[one] for one in self.subclasses(kind) if one in types)
            found = self._instances[kind] = frozenset().union(*kinds) or _NO_TERMS
        return found
