"""A seeded generator of realistic articles with the facts they state, for tests and benchmarks of any size."""

from tests.benchmarks.corpus.articles import BREAKS, Record, generate
from tests.benchmarks.corpus.expected import ExpectedFacts, ExpectedInitiative, ExpectedObservation, totals
from tests.benchmarks.corpus.writers import as_text, write_lines, write_texts

__all__ = [
    "BREAKS",
    "ExpectedFacts",
    "ExpectedInitiative",
    "ExpectedObservation",
    "Record",
    "as_text",
    "generate",
    "totals",
    "write_lines",
    "write_texts",
]
