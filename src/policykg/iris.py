"""The one place where IRIs are minted: stable, from content, the same on every machine.

Hash IRIs name the terms of the ontology, slash IRIs everything else (W3C, Best Practice Recipes for Publishing RDF
Vocabularies).
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from urllib.parse import quote

BASE = "https://w3id.org/policykg/"

_NOT_IN_SLUGS = re.compile(r"[^\w]+", re.UNICODE)


def slug(text: str) -> str:
    """Turn a name into the last segment of an IRI: lower case, words joined by hyphens, accents removed.

    Letters of other scripts stay as they are (IRIs are Unicode, RFC 3987), so a Chinese name keeps its characters.
    A name without any letter or digit gets a hash of itself.
    """
    plain = text.lower()
    if not plain.isascii():
        plain = "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
        plain = unicodedata.normalize("NFC", plain)
    joined = _NOT_IN_SLUGS.sub("-", plain.replace("_", " ")).strip("-")
    return joined or digest(text)


def digest(*parts: str) -> str:
    """Return the 16 hex digits that identify some content: the start of SHA-256 over the NUL-joined parts."""
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:16]


def concept(scheme: str, code: str) -> str:
    """Return the IRI of a concept of one of our schemes: ``concept("unit", "percent")``."""
    return f"{BASE}{scheme}/{code}"


def candidate(kind: str, phrase: str) -> str:
    """Return the IRI of a candidate (``industry``, ``indicator``, ``organisation``, ``unit``) for a noun phrase."""
    return f"{BASE}candidate/{kind}/{slug(phrase)}"


def person(name: str) -> str:
    """Return the IRI of a person. Two persons of one name share it; their posts tell them apart."""
    return f"{BASE}person/{slug(name)}"


def article(key: str) -> str:
    """Return the IRI of an article."""
    return f"{BASE}article/{key}"


def graph(key: str) -> str:
    """Return the name of an article's graph, or of ``vocabularies`` and ``ontology``."""
    return f"{BASE}graph/{key}"


def part(article_key: str, kind: str, *identity: str) -> str:
    """Return the IRI of a node inside an article: ``part(key, "observation", *dimension_values)``."""
    return f"{BASE}article/{article_key}/{kind}/{digest(*identity)}"


def sentence(article_key: str, ordinal: int) -> str:
    """Return the IRI of a sentence of an article."""
    return f"{BASE}article/{article_key}/sentence/{ordinal}"


def header_field(article_key: str, name: str) -> str:
    """Return the IRI of a field of an article's header: ``title``, ``date`` or ``publisher``."""
    return f"{BASE}article/{article_key}/header/{name}"


def period(iso: str) -> str:
    """Return the IRI of a period from its ISO 8601 form."""
    return f"{BASE}period/{iso.replace('/', '_')}"


def series(*key: str) -> str:
    """Return the IRI of the series that a set of fixed dimension values names."""
    return f"{BASE}series/{digest(*key)}"


def scheme(name: str) -> str:
    """Return the IRI of a concept scheme: ``scheme("industry")``."""
    return f"{BASE}scheme/{name}"


def instant(day: str) -> str:
    """Return the IRI of a calendar day as an instant, from its ISO 8601 form."""
    return f"{BASE}instant/{day}"


def post(title: str, organisation: str | None) -> str:
    """Return the IRI of a post from its title and the IRI of the organisation that has it."""
    body = f"{organisation.rsplit('/', 1)[-1]}-" if organisation else ""
    return f"{BASE}post/{body}{slug(title)}"


def membership(article_key: str, person_iri: str, post_iri: str) -> str:
    """Return the IRI of the record, by one article, that a person holds a post."""
    return f"{BASE}membership/{article_key}-{person_iri.rsplit('/', 1)[-1]}-{post_iri.rsplit('/', 1)[-1]}"


def extraction(article_key: str) -> str:
    """Return the IRI of the activity that made an article's graph."""
    return f"{BASE}article/{article_key}/extraction"


def software(name: str, version: str) -> str:
    """Return the IRI of a version of a program: of this package, or of an extractor."""
    return f"{BASE}software/{slug(name)}-{quote(version, safe='')}"


DATASET = BASE + "dataset/observations"
