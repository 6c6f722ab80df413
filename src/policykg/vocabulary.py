"""The words and codes that extraction knows, read from the Turtle vocabularies; comes before reading and extraction.

Knowledge is data: this module holds no name, unit or synonym. It turns the SKOS schemes under
``ontology/vocabularies`` (and any folder the caller adds) into look-ups by IRI, code and English label.
Only pyoxigraph's parser is needed, so that loading costs a few dozen milliseconds.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

import pyoxigraph

from policykg.errors import UnreadableError
from policykg.resources import shipped

_TERMS = "https://w3id.org/policykg/ontology#"
_SKOS = "http://www.w3.org/2004/02/skos/core#"
_ORG = "http://www.w3.org/ns/org#"
_PREFERRED = _SKOS + "prefLabel"
_ALTERNATIVE = _SKOS + "altLabel"
_FIXED = _TERMS + "fixedLabel"
_SCHEME = _SKOS + "inScheme"
# Foreign properties that extraction asks for; our own are all kept under their local name.
_KEPT = {
    _SKOS + "notation": "notation",
    _SKOS + "broader": "broader",
    _SKOS + "related": "related",
    _ORG + "subOrganizationOf": "subOrganizationOf",
    _ORG + "classification": "classification",
}
_SPACE = re.compile(r"[\s\u2010-\u2015-]+")
_QUOTES = str.maketrans({"\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"'})


@lru_cache(maxsize=16384)  # extraction asks for the same phrases again and again
def normalise(text: str) -> str:
    """Return a label or phrase as the look-ups compare it.

    Straight quotes, hyphens and dashes as spaces, one space between words, lower case:
    ``Year-on-year`` and ``year on  year`` are the same.
    """
    return _SPACE.sub(" ", text.translate(_QUOTES)).strip().casefold()


@dataclass(frozen=True, slots=True)
class Term:
    """A concept, unit or organisation of a vocabulary.

    ``code`` is its notation (``value-added``, ``CN``, ``percent``), ``scheme`` the last word of its scheme's IRI
    (``indicator``). ``values`` holds what else the vocabulary says of it: for each property of the ontology
    (``usualUnit``, ``usualKind``, ``area``, ``abbreviation``, ``demonym``, ``symbol`` …), and for ``broader``,
    ``related``, ``classification`` and ``subOrganizationOf``, the IRIs or texts, sorted.
    """

    iri: str
    code: str
    scheme: str
    label: str
    label_zh: str | None = None
    alternatives: tuple[str, ...] = ()
    alternatives_zh: tuple[str, ...] = ()
    values: tuple[tuple[str, tuple[str, ...]], ...] = field(default=(), repr=False)

    def all(self, name: str) -> tuple[str, ...]:
        """Return every value of a property by its local name, an empty tuple where the vocabulary is silent."""
        for key, found in self.values:
            if key == name:
                return found
        return ()

    def one(self, name: str) -> str | None:
        """Return the first value of a property by its local name, or None."""
        for key, found in self.values:
            if key == name:
                return found[0] if found else None
        return None


@dataclass(frozen=True, slots=True)
class Label:
    """One label of a term.

    ``key`` is the normalised text. ``exact`` says that capitals matter: a label without any lower-case letter
    (``US``, ``IT``, ``WHO``) is no match for the ordinary word in lower case. ``fixed`` says that the label stands
    in texts as it is and has no other number: ``goods`` is not the plural of ``good``.
    """

    text: str
    key: str
    term: Term
    preferred: bool
    exact: bool
    fixed: bool = False

    def fits(self, phrase: str) -> bool:
        """Tell whether a phrase of a text is this label."""
        if self.exact:
            return _SPACE.sub(" ", phrase).strip() == _SPACE.sub(" ", self.text).strip()
        return normalise(phrase) == self.key


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All terms that extraction and the graph can name; immutable, threads may share it.

    ``checksum`` is the SHA-256 (hex) over names and bytes of the Turtle files read: equal checksums give equal
    extractions. Build it with :meth:`load`.
    """

    checksum: str
    terms: Mapping[str, Term]
    _labels: Mapping[str, tuple[Label, ...]] = field(repr=False)
    _by_label: Mapping[tuple[str, str], tuple[Label, ...]] = field(repr=False)
    _by_code: Mapping[tuple[str, str], Term] = field(repr=False)

    @classmethod
    def load(cls, folders: Iterable[str | Path] = ()) -> Vocabulary:
        """Read the vocabularies that ship with the package, then those of further folders.

        Args:
            folders: folders with Turtle files; a term of ours that they describe again gains labels and values,
                and keeps its preferred label and code.

        Raises:
            UnreadableError: a folder is missing or holds no Turtle file, or a file is broken.
        """
        builder = _Builder()
        for path in _files(folders):
            builder.read(path)
        return builder.vocabulary()

    @staticmethod
    def checksum_of(folders: Iterable[str | Path] = ()) -> str:
        """Return the checksum that :meth:`load` would give the same folders, without taking in what they say."""
        builder = _Builder()
        for path in _files(folders):
            builder.digest(path)
        return builder.checksum

    @property
    def schemes(self) -> tuple[str, ...]:
        """The names of the schemes that have terms, sorted."""
        return tuple(sorted(self._labels))

    def scheme(self, name: str) -> tuple[Term, ...]:
        """Return the terms of a scheme, sorted by IRI; none for a scheme that does not exist."""
        return tuple(dict.fromkeys(sorted((label.term for label in self.labels(name)), key=lambda term: term.iri)))

    def labels(self, scheme: str) -> tuple[Label, ...]:
        """Return all English labels of a scheme, those with the longest text first (ties by text, then IRI)."""
        return self._labels.get(scheme, ())

    def lookup(self, scheme: str, phrase: str) -> tuple[Term, ...]:
        """Return the terms of a scheme that a phrase names, in English or Chinese; preferred labels first."""
        known = self._by_label.get((scheme, normalise(phrase)))
        if known is None:  # as most phrases that extraction asks for
            return ()
        return tuple(dict.fromkeys(label.term for label in known if label.fits(phrase)))

    def find(self, scheme: str, code: str) -> Term | None:
        """Return the term of a scheme with a code (its notation), or None."""
        return self._by_code.get((scheme, code))

    def get(self, scheme: str, code: str) -> Term:
        """Return the term of a scheme with a code.

        Raises:
            UnreadableError: the vocabularies lack it, so they do not fit this version of the package.
        """
        term = self.find(scheme, code)
        if term is None:
            raise UnreadableError(f"The vocabularies lack '{code}' in scheme '{scheme}'; install the package again.")
        return term


def _files(folders: Iterable[str | Path]) -> list[Path]:
    """Return the Turtle files of the shipped vocabularies, then those of further folders."""
    return [
        path for folder in (shipped("ontology") / "vocabularies", *map(Path, folders)) for path in _turtle_files(folder)
    ]


def _turtle_files(folder: Path) -> list[Path]:
    """Return the Turtle files of a folder (not of its sub-folders) in the order of their names."""
    if not folder.is_dir():
        raise UnreadableError(f"The vocabulary folder {folder} does not exist; name a folder with Turtle files.")
    files = sorted(folder.glob("*.ttl"), key=lambda path: path.name)
    if not files:
        raise UnreadableError(f"The vocabulary folder {folder} holds no .ttl file; name a folder with Turtle files.")
    return files


class _Builder:
    """Collects the statements of Turtle files and turns them into terms."""

    def __init__(self) -> None:
        self._digest = hashlib.sha256()
        self._preferred: dict[str, dict[str, str]] = defaultdict(dict)
        self._alternatives: dict[str, dict[str, None]] = defaultdict(dict)
        self._alternatives_zh: dict[str, dict[str, None]] = defaultdict(dict)
        self._scheme: dict[str, str] = {}
        self._fixed: set[tuple[str, str]] = set()
        self._values: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))

    @property
    def checksum(self) -> str:
        """The checksum of the files met so far."""
        return self._digest.hexdigest()

    def digest(self, path: Path) -> bytes:
        """Let a file count for the checksum and return its bytes."""
        try:
            content = path.read_bytes()
        except OSError as error:
            raise UnreadableError(f"The vocabulary {path} cannot be read: {error.strerror}.") from error
        self._digest.update(path.name.encode() + b"\0" + hashlib.sha256(content).digest())
        return content

    def read(self, path: Path) -> None:
        """Add the statements of one file."""
        content = self.digest(path)
        names = dict(_KEPT)
        try:
            for triple in pyoxigraph.parse(content, format=pyoxigraph.RdfFormat.TURTLE):
                predicate = triple.predicate.value
                if predicate in (_PREFERRED, _ALTERNATIVE, _FIXED):
                    self._label(str(triple.subject.value), predicate, triple.object)
                elif predicate == _SCHEME:
                    scheme = triple.object.value.rsplit("/", 1)[-1]
                    self._scheme.setdefault(triple.subject.value, scheme)
                elif predicate in names:
                    self._values[triple.subject.value][names[predicate]].add(triple.object.value)
                elif predicate.startswith(_TERMS):
                    names[predicate] = predicate[len(_TERMS) :]
                    self._values[triple.subject.value][names[predicate]].add(triple.object.value)
        except (SyntaxError, ValueError) as error:
            line = getattr(error, "lineno", None)
            where = f"{path}, line {line}" if line else str(path)
            raise UnreadableError(f"The vocabulary {where} is not valid Turtle ({error.args[0]}); mend it.") from error

    def _label(self, subject: str, predicate: str, value: object) -> None:
        """Keep a label with its language; a second preferred label of a language becomes an alternative."""
        if not isinstance(value, pyoxigraph.Literal) or value.language is None:
            return
        if predicate == _PREFERRED and value.language not in self._preferred[subject]:
            self._preferred[subject][value.language] = value.value
        elif value.language == "en":
            self._alternatives[subject][value.value] = None
            if predicate == _FIXED:
                self._fixed.add((subject, value.value))
        elif value.language == "zh":
            self._alternatives_zh[subject][value.value] = None

    def vocabulary(self) -> Vocabulary:
        """Return the finished vocabulary."""
        terms: dict[str, Term] = {}
        labels: dict[str, list[Label]] = defaultdict(list)
        codes: dict[tuple[str, str], Term] = {}
        for iri in sorted(self._scheme):
            if "en" not in self._preferred[iri]:
                continue
            term = terms[iri] = self._term(iri)
            codes.setdefault((term.scheme, term.code), term)
            for text in dict.fromkeys((term.label, *term.alternatives)):
                fixed = (iri, text) in self._fixed
                label = Label(text, normalise(text), term, text == term.label, text.isupper(), fixed)
                labels[term.scheme].append(label)
        index: dict[tuple[str, str], list[Label]] = defaultdict(list)
        for scheme, found in labels.items():
            found.sort(key=lambda label: (-len(label.text), label.text, label.term.iri))
            for label in sorted(found, key=lambda label: (not label.preferred, label.term.iri)):
                index[scheme, label.key].append(label)
        for term in terms.values():
            for name in (term.label_zh, *term.alternatives_zh):
                if name:
                    index[term.scheme, normalise(name)].append(Label(name, normalise(name), term, False, False))
        return Vocabulary(
            checksum=self.checksum,
            terms=MappingProxyType(terms),
            _labels=MappingProxyType({scheme: tuple(found) for scheme, found in labels.items()}),
            _by_label=MappingProxyType({key: tuple(found) for key, found in index.items()}),
            _by_code=MappingProxyType(codes),
        )

    def _term(self, iri: str) -> Term:
        values = {name: tuple(sorted(found)) for name, found in self._values[iri].items()}
        return Term(
            iri=iri,
            code=values.pop("notation", (iri.rsplit("/", 1)[-1],))[0],
            scheme=self._scheme[iri],
            label=self._preferred[iri]["en"],
            label_zh=self._preferred[iri].get("zh"),
            alternatives=tuple(sorted(self._alternatives[iri])),
            alternatives_zh=tuple(sorted(self._alternatives_zh[iri])),
            values=tuple(sorted(values.items())),
        )
