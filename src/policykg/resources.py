"""Where the files that ship with the package are: inside an installed wheel, or at the root of a checkout."""

from functools import cache
from pathlib import Path

from policykg.errors import UnreadableError

_PACKAGE = Path(__file__).parent


@cache
def shipped(folder: str) -> Path:
    """Return a folder that ships with the package: ``ontology``, ``queries`` or ``data``.

    Raises:
        UnreadableError: the installation lacks it.
    """
    for root in (_PACKAGE / "shipped", _PACKAGE.parents[1]):
        if (root / folder).is_dir():
            return root / folder
    raise UnreadableError(f"The folder '{folder}' of policykg is missing from this installation; install it again.")
