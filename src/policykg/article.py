"""The input of the flow: one article, its header and its body."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from policykg import iris
from policykg.facts import Metadata


@dataclass(frozen=True, slots=True)
class Article:
    r"""An article as read: what its header says, and the text whose offsets every fact cites.

    ``body`` has line ends normalised to ``\n`` and is otherwise as published. ``path`` says where it was read
    from, for messages only; it is no part of the article's identity.
    """

    metadata: Metadata
    body: str
    path: str | None = None

    @property
    def key(self) -> str:
        """The article's identity, apart from its body: a corrected text keeps the key and replaces the old one."""
        header = self.metadata
        identity = header.source or "|".join((header.publisher or "", header.title))
        day = header.date.isoformat() if header.date else "undated"
        return f"{day}-{hashlib.sha256(identity.encode()).hexdigest()[:8]}"

    @property
    def iri(self) -> str:
        """The IRI of the article."""
        return iris.article(self.key)

    @property
    def checksum(self) -> str:
        """SHA-256 (hex) of the header and the body: equal exactly when the same facts would be extracted."""
        header = self.metadata
        fields = (header.title, str(header.date), header.publisher, header.source, header.language, header.area)
        text = "\0".join(field or "" for field in fields) + "\0" + self.body
        return hashlib.sha256(text.encode()).hexdigest()

    @property
    def body_checksum(self) -> str:
        """SHA-256 (hex) of the body in UTF-8."""
        return hashlib.sha256(self.body.encode()).hexdigest()
