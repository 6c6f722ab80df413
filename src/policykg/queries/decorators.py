"""Read the header of a query file: the ``#+`` lines after grlc's convention; between the file and the query.

A header is YAML behind ``#+`` (https://grlc.io): ``summary``, ``description``, ``tags`` and ``defaults``. Other keys
that grlc knows (``endpoint``, ``method``, ``pagination`` …) are allowed and mean nothing here.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from policykg.errors import UnreadableError
from policykg.queries.parameters import Value

_MARK = "#+"


@dataclass(frozen=True, slots=True)
class Header:
    """What the header of a query says."""

    summary: str = ""
    description: str = ""
    tags: tuple[str, ...] = ()
    defaults: dict[str, Value | None] = field(default_factory=dict)


def header(text: str, where: str) -> Header:
    """Return the header of a query's text; an empty one where the text has none.

    Args:
        text: the whole file.
        where: the file's name, for messages.

    Raises:
        UnreadableError: the header is no YAML mapping, or a key has the wrong shape.
    """
    lines = text.splitlines()
    marked = [number for number, line in enumerate(lines, 1) if line.startswith(_MARK)]
    if not marked:
        return Header()
    import yaml  # noqa: PLC0415 (a tenth of a query's start; queries without a header do without)

    source = "\n".join(line.removeprefix(_MARK).removeprefix(" ") for line in lines if line.startswith(_MARK))
    try:
        content = yaml.load(source, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = marked[min(mark.line, len(marked) - 1)] if mark else marked[0]
        problem = getattr(error, "problem", None) or "it is no YAML"
        raise UnreadableError(f"{where}, line {line}: the header cannot be read ({problem}); mend the YAML.") from error
    except ValueError as error:  # PyYAML makes dates of what looks like one
        raise UnreadableError(
            f"{where}, line {marked[0]}: the header has a date that does not exist; write YYYY-MM-DD."
        ) from error
    if not isinstance(content, dict):
        raise UnreadableError(f"{where}, line {marked[0]}: the header is no YAML mapping; write '#+ summary: …'.")
    return Header(
        summary=_text(content, "summary", where),
        description=_text(content, "description", where),
        tags=tuple(str(tag) for tag in _list(content, "tags", where)),
        defaults=_defaults(content, where),
    )


def _text(content: dict[str, Any], key: str, where: str) -> str:
    value = content.get(key, "")
    if not isinstance(value, str):
        raise UnreadableError(f"{where}: '{key}' in the header is no text; put it in quotes.")
    return " ".join(value.split())


def _list(content: dict[str, Any], key: str, where: str) -> list[Any]:
    value = content.get(key) or []
    if not isinstance(value, list):
        raise UnreadableError(f"{where}: '{key}' in the header is no list; write one '- item' per line.")
    return value


def _defaults(content: dict[str, Any], where: str) -> dict[str, Value | None]:
    """Return defaults by name; grlc writes them as a list of one-entry mappings, a plain mapping is taken too."""
    given = content.get("defaults") or {}
    entries = given if isinstance(given, list) else [given]
    if not all(isinstance(entry, dict) for entry in entries):
        raise UnreadableError(f"{where}: 'defaults' in the header is no mapping; write '- name: value' lines.")
    return {str(name): value for entry in entries for name, value in entry.items()}
