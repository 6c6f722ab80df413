"""Tools that some tests need beside Python: skip where one is missing and say what to install; fail where CI is set."""

from __future__ import annotations

import os
import shutil

import pytest


def need(command: str, *, package: str) -> str:
    """Return the path of a command, or skip the test (fail it, where the environment says that this is CI)."""
    path = shutil.which(command)
    if path is None:
        missing(f"'{command}' is not installed; install the Debian package {package} (apt-get install {package})")
    return str(path)


def missing(reason: str) -> None:
    """Skip the test for want of a tool, or fail it in CI, where every tool has to be there."""
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)
