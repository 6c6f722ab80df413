"""Industrial-policy articles as a knowledge graph in which every fact carries the words that state it."""

from policykg.version import __version__

__all__ = ["__version__"]
