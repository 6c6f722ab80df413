"""The tests, a package so that `python -m tests.benchmarks` runs from the root of the repository."""
