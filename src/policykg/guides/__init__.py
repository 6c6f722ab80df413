"""The guides by task that ship with the package; ``policykg guide`` prints them."""

from __future__ import annotations

from importlib.resources import files

from policykg.errors import UsageError

# In the order in which they are read.
_TOPICS = ("first-steps", "articles", "questions", "pictures", "python", "vocabularies", "extractors", "growing")


def topics() -> list[tuple[str, str]]:
    """Return the guides: the name of each and its title."""
    return [(name, guide(name).partition("\n")[0].lstrip("# ")) for name in _TOPICS]


def guide(topic: str) -> str:
    """Return the text of a guide.

    Raises:
        UsageError: there is no such guide.
    """
    if topic not in _TOPICS:
        raise UsageError(f"There is no guide '{topic}'; there are {', '.join(_TOPICS)}.")
    return files("policykg.guides").joinpath(f"{topic}.md").read_text("utf-8")
