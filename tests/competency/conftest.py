"""What the tests of questions and of the inventory share: the store of the one article."""

from __future__ import annotations

import pytest
from competency.answers import BRIEFING
from pyoxigraph import Store

from policykg.build import build


@pytest.fixture(scope="session")
def briefing(tmp_path_factory) -> Store:
    """The store of the one article, built as the command builds it."""
    folder = tmp_path_factory.mktemp("briefing") / "store"
    summary = build([BRIEFING], folder)
    assert not summary.rejected
    return Store.read_only(str(folder))
