"""Keeps measurements out of the ordinary test run: they take minutes, and a busy machine would fail them."""

import os

import pytest


def pytest_configure(config):
    """Make the marker known."""
    config.addinivalue_line("markers", "benchmark: measures; runs only where POLICYKG_BENCHMARKS is set")


def pytest_collection_modifyitems(items):
    """Skip what measures unless the environment asks for it."""
    if os.environ.get("POLICYKG_BENCHMARKS"):
        return
    skip = pytest.mark.skip(reason="a measurement: set POLICYKG_BENCHMARKS=1, or run python -m tests.benchmarks")
    for item in items:
        if item.get_closest_marker("benchmark"):
            item.add_marker(skip)
