"""Cut SPARQL text into tokens, so that binding touches variables and nothing else; first step of the queries.

The tokens are the terminals of the SPARQL 1.1 grammar (W3C Recommendation, section 19.8) as far as binding needs to
tell them apart: a ``?x`` inside a string, a comment or an IRI is no variable.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

# PN_CHARS_BASE of the grammar, rule 164.
_LETTERS = (
    "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c-\u200d\u2070-\u218f\u2c00-\u2fef"
    "\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
)
_NAME_START = f"{_LETTERS}_0-9"
_NAME_REST = f"{_NAME_START}\u00b7\u0300-\u036f\u203f-\u2040"
_LOCAL_ESCAPE = r"\\[_~.\-!$&'()*+,;=/?#@%]|%[0-9A-Fa-f]{2}"


class Kind(StrEnum):
    """What a token is."""

    SPACE = "space"
    COMMENT = "comment"
    IRI = "iri"
    STRING = "string"
    VARIABLE = "variable"
    LANGUAGE = "language"
    PREFIXED_NAME = "prefixed-name"
    NUMBER = "number"
    WORD = "word"
    SIGN = "sign"


@dataclass(frozen=True, slots=True)
class Token:
    """A stretch of the query; the texts of all tokens joined are the query, character for character."""

    kind: Kind
    text: str
    line: int

    @property
    def name(self) -> str:
        """The name of a variable, without its ``?`` or ``$``."""
        return self.text[1:]


# Longest match first, as the grammar demands: an IRI before the sign "<", a long string before a short one.
_TOKEN = re.compile(
    "|".join(
        f"(?P<{name}>{pattern})"
        for name, pattern in {
            Kind.SPACE.name: r"[ \t\r\n]+",
            Kind.COMMENT.name: r"#[^\r\n]*",
            Kind.IRI.name: r"<[^<>\"{}|^`\\\x00-\x20]*>",
            Kind.STRING.name: (
                r'"""(?:(?:"|"")?(?:[^"\\]|\\.))*"""'
                r"|'''(?:(?:'|'')?(?:[^'\\]|\\.))*'''"
                r'|"(?:[^"\\\r\n]|\\.)*"'
                r"|'(?:[^'\\\r\n]|\\.)*'"
            ),
            Kind.VARIABLE.name: f"[?$][{_NAME_START}][{_NAME_REST}]*",
            Kind.LANGUAGE.name: r"@[A-Za-z]+(?:-[A-Za-z0-9]+)*",
            Kind.PREFIXED_NAME.name: (
                f"(?:[{_LETTERS}](?:[{_NAME_REST}.-]*[{_NAME_REST}-])?)?:"
                f"(?:(?:[{_NAME_START}:]|{_LOCAL_ESCAPE})"
                f"(?:(?:[{_NAME_REST}.:-]|{_LOCAL_ESCAPE})*(?:[{_NAME_REST}:-]|{_LOCAL_ESCAPE}))?)?"
            ),
            Kind.NUMBER.name: r"(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?",
            Kind.WORD.name: r"[A-Za-z_][A-Za-z0-9_]*",
            Kind.SIGN.name: r"\^\^|&&|\|\||[!<>]=|.",
        }.items()
    ),
    re.DOTALL,
)


def tokens(text: str) -> Iterator[Token]:
    """Yield the tokens of a query in order, white space and comments among them.

    Never fails: what no rule knows comes out as single signs, and the SPARQL engine reports it.
    """
    line = 1
    for match in _TOKEN.finditer(text):
        found = match.group()
        yield Token(Kind[match.lastgroup or "SIGN"], found, line)
        line += found.count("\n")
