"""The first step of the flow: from a file, or standard input, to an article with its header and body.

Three forms are read. *Text*: lines ``title:``, ``date:``, ``publisher:``, ``source:`` (and ``language:``, ``area:``,
``author:``, ``note:`` where wanted), an empty line, the body. *Markdown*: the same names as YAML front matter between
two ``---`` lines. *HTML*: a saved web page, whose main text and metadata trafilatura finds.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path

from policykg.article import Article
from policykg.errors import UnreadableError
from policykg.facts import Metadata

STANDARD_INPUT = "-"

_FIELDS = ("title", "date", "publisher", "source", "language", "area", "author", "note")
_HEADER_LINE = re.compile(r"([A-Za-z]+)[ \t]*:[ \t]*(.*)")
_HTML = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL)
_FRONT_MATTER = re.compile(r"---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)", re.DOTALL)
_HEADER_CURE = "begin it with lines 'title: …' and 'date: YYYY-MM-DD', then an empty line, then the text"


def read_article(source: str | Path) -> Article:
    """Read one article.

    Args:
        source: a path to a text, Markdown or HTML file; ``-`` reads standard input.

    Returns:
        The article; its body is what follows the header's empty line, line ends normalised, without space at its end.

    Raises:
        UnreadableError: the file is missing, empty, binary, not UTF-8, or lacks a title, a date or a body.
    """
    if str(source) == STANDARD_INPUT:
        return parse_article(sys.stdin.buffer.read(), "standard input")
    path = Path(source)
    try:
        content = path.read_bytes()
    except FileNotFoundError as error:
        raise UnreadableError(f"The article {path} does not exist; check the path.") from error
    except IsADirectoryError as error:
        raise UnreadableError(f"{path} is a folder, not an article; name a file in it.") from error
    except OSError as error:
        raise UnreadableError(f"The article {path} cannot be read: {error.strerror}.") from error
    return parse_article(content, str(path))


def parse_article(content: bytes, name: str) -> Article:
    """Make an article of a file's bytes; ``name`` says in messages where they are from. Raises as `read_article`."""
    if not content.strip():
        raise UnreadableError(f"{name} is empty; an article needs a header and a text.")
    if b"\0" in content[:4096]:
        raise UnreadableError(f"{name} is binary, not text; save the article as UTF-8 text, Markdown or HTML.")
    if name.lower().endswith((".html", ".htm", ".xhtml")) or _HTML.match(content[:4096].decode("utf-8", "replace")):
        return _from_html(content, name)
    text = _decode(content, name)
    front = _FRONT_MATTER.match(text)
    if front:
        return _from_fields(_yaml_fields(front[1], name), text[front.end() :], name)
    fields, body = _text_fields(text, name)
    return _from_fields(fields, body, name)


def article_from_fields(fields: Mapping[str, object], body: str, name: str) -> Article:
    """Make an article of a record's fields and its text.

    Args:
        fields: values by ``title``, ``date`` and so on; other names, and values that are None, count for nothing.
        body: the text.
        name: what messages call the record: its file and line.

    Raises:
        UnreadableError: the title, the date or the body is missing, or the date is none.
    """
    return _from_fields({key: str(fields[key]) for key in _FIELDS if fields.get(key) is not None}, body, name)


def _decode(content: bytes, name: str) -> str:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise UnreadableError(f"{name}, line {line}, is not UTF-8; save the file in that encoding.") from error
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _text_fields(text: str, name: str) -> tuple[dict[str, str], str]:
    """Split a text into the fields of its header and its body."""
    fields: dict[str, str] = {}
    lines = text.lstrip("\n").split("\n")
    for number, line in enumerate(lines):
        if not line.strip():
            return fields, "\n".join(lines[number + 1 :])
        found = _HEADER_LINE.fullmatch(line.strip())
        if found is None or found[1].lower() not in _FIELDS:
            if fields:
                raise UnreadableError(
                    f"{name}, line {number + 1}, is no header line; put an empty line between header and text."
                )
            break
        fields[found[1].lower()] = found[2].strip()
    if fields:
        raise UnreadableError(f"{name} has a header but no text; write the article after an empty line.")
    raise UnreadableError(f"{name} has no header; {_HEADER_CURE}.")


def _yaml_fields(front: str, name: str) -> dict[str, str]:
    import yaml  # noqa: PLC0415 - only Markdown needs it

    try:
        found = yaml.safe_load(front)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f", line {mark.line + 2}" if mark else ""
        raise UnreadableError(f"{name}{where}: the front matter is not valid YAML; mend it.") from error
    except ValueError as error:  # PyYAML makes dates of what looks like one
        raise UnreadableError(f"{name}: the front matter has a date that does not exist; write YYYY-MM-DD.") from error
    if not isinstance(found, dict):
        raise UnreadableError(f"{name}: the front matter holds no fields; write 'title: …' and 'date: YYYY-MM-DD'.")
    fields = {str(key).lower(): value for key, value in found.items()}
    return {key: _plain(value) for key, value in fields.items() if key in _FIELDS and value is not None}


def _plain(value: object) -> str:
    if isinstance(value, datetime):
        return value.date().isoformat()
    return " ".join(map(str, value)) if isinstance(value, list) else str(value)


def _from_html(content: bytes, name: str) -> Article:
    from trafilatura import bare_extraction  # noqa: PLC0415 - slow to import, only HTML needs it

    found = bare_extraction(content, with_metadata=True, include_comments=False, include_tables=False)
    page: Mapping[str, str | None] = found if isinstance(found, dict) else found.as_dict() if found else {}
    body = (page.get("text") or "").removeprefix(f"{page.get('title')}\n")
    if not body.strip():
        raise UnreadableError(f"No article text was found in {name}; save the page with its text, or as plain text.")
    fields = {
        "title": page.get("title"),
        "date": page.get("date"),
        "publisher": page.get("sitename") or page.get("hostname"),
        "source": page.get("url"),
        "language": page.get("language"),
        "author": page.get("author"),
    }
    if not fields["date"]:
        raise UnreadableError(f"No date was found in the page {name}; save it as text with a line 'date: YYYY-MM-DD'.")
    return _from_fields({key: value for key, value in fields.items() if value}, body, name)


def _from_fields(fields: Mapping[str, str], body: str, name: str) -> Article:
    if not fields.get("title"):
        raise UnreadableError(f"{name} has no title; add a line 'title: …' to its header.")
    if not fields.get("date"):
        raise UnreadableError(f"{name} has no date; add a line 'date: YYYY-MM-DD' to its header.")
    body = body.replace("\r\n", "\n").replace("\r", "\n").rstrip()
    if not body.strip():
        raise UnreadableError(f"{name} has a header but no text; write the article after an empty line.")
    return Article(
        metadata=Metadata(
            title=fields["title"],
            date=_day(fields["date"], name),
            publisher=fields.get("publisher") or None,
            source=fields.get("source") or None,
            language=fields.get("language") or "en",
            area=(fields.get("area") or "").upper() or None,
            note=fields.get("note") or None,
            author=fields.get("author") or None,
        ),
        body=body,
        path=name,
    )


def _day(value: str, name: str) -> date:
    """Return the day that a date or a date with a time names."""
    try:
        return datetime.fromisoformat(value.strip()).date()
    except ValueError as error:
        raise UnreadableError(f"{name}: '{value}' is no date; write it as YYYY-MM-DD.") from error
