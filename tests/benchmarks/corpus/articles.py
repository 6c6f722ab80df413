"""From sentences to articles: paragraphs, offsets, headers and the known ways to break a record."""

from __future__ import annotations

import random
from collections.abc import Iterator

from tests.benchmarks.corpus import sentences as frames
from tests.benchmarks.corpus.expected import ExpectedFacts, ExpectedInitiative, ExpectedObservation
from tests.benchmarks.corpus.scene import Scene, scene
from tests.benchmarks.corpus.sentences import Action, Figure, Sentence

Record = dict[str, str | None]

BREAKS = ("no-title", "no-date", "bad-date", "empty-text", "missing-text")


def generate(n: int, seed: int, broken: float = 0.0) -> Iterator[tuple[Record, ExpectedFacts]]:
    """Give `n` articles one by one, each with what it states.

    Article `i` depends on `seed` and `i` alone, so a longer corpus starts with the shorter one.

    Args:
        n: how many articles.
        seed: which corpus.
        broken: the part of the articles, from 0 to 1, whose record is broken in one of the ways of `BREAKS`.

    Yields:
        the record (``title``, ``date``, ``publisher``, ``source``, ``text``) and its expected facts.
    """
    for index in range(n):
        rng = random.Random(f"{seed}/{index}")
        record, facts = _article(scene(rng), index, seed)
        if rng.random() < broken:
            yield _break(record, rng.choice(BREAKS), facts)
        else:
            yield record, facts


def _paragraphs(around: Scene) -> list[list[Sentence]]:
    """Draw 8 to 12 sentences with 6 to 9 figures, in four or five paragraphs."""
    rng = around.rng
    opening = [frames.lede(around), frames.headline(around)]
    if around.stretch.monthly and rng.random() < 0.7:
        opening.append(frames.monthly(around))
    policy = [frame(around) for frame in rng.sample(frames.POLICY, rng.choice((2, 2, 3)))]
    goal = rng.randint(6, 9)
    data: list[Sentence] = []
    for frame in rng.sample(frames.DATA, len(frames.DATA)):
        sentence = frame(around)
        if _figures([*opening, *policy, *data, sentence]) <= goal and len(data) < 5:
            data.append(sentence)
    half = (len(data) + 1) // 2
    closing = [frames.filler(around)]
    if rng.random() < 0.5:
        closing.insert(0, frames.quoted(around))
    blocks = [opening, data[:half], data[half:], policy, closing]
    if rng.random() < 0.4:  # policy before the second block of data
        blocks[2], blocks[3] = blocks[3], blocks[2]
    return [block for block in blocks if block]


def _figures(block: list[Sentence]) -> int:
    flat = (inner for sentence in block for part in sentence for inner in _inner(part))
    return sum(isinstance(part, Figure) for part in flat)


def _inner(part: str | Figure | Action) -> tuple[str | Figure, ...]:
    return part.parts if isinstance(part, Action) else (part,)


def _article(around: Scene, index: int, seed: int) -> tuple[Record, ExpectedFacts]:
    """Lay the sentences out and note where their figures and actions stand."""
    writer = _Writer(around)
    blocks = _paragraphs(around)
    for number, block in enumerate(blocks):
        writer.write("\n\n" if number else "")
        for position, sentence in enumerate(block):
            writer.write(" " if position else "")
            writer.sentence(sentence)
    source = f"https://example.org/corpus/{seed}/{index}"
    record: Record = {
        "title": f"{around.country.adjective} Industry Report {index + 1} of Series {seed}",
        "date": around.published.isoformat(),
        "publisher": around.office,
        "source": source,
        "text": writer.text,
    }
    return record, ExpectedFacts(
        source=source,
        area=around.country.area,
        observations=tuple(writer.observations),
        initiatives=tuple(writer.initiatives),
        sentences=sum(map(len, blocks)),
    )


class _Writer:
    """Joins parts to a body and keeps the offsets."""

    def __init__(self, around: Scene) -> None:
        self._scene = around
        self._pieces: list[str] = []
        self._length = 0
        self.observations: list[ExpectedObservation] = []
        self.initiatives: list[ExpectedInitiative] = []

    @property
    def text(self) -> str:
        """The body so far."""
        return "".join(self._pieces)

    def write(self, words: str) -> None:
        """Add words."""
        self._pieces.append(words)
        self._length += len(words)

    def sentence(self, parts: Sentence) -> None:
        """Add a sentence with its facts."""
        for part in parts:
            start = self._length
            for inner in _inner(part):
                if isinstance(inner, Figure):
                    self._figure(inner)
                else:
                    self.write(inner)
            if isinstance(part, Action):
                self.initiatives.append(ExpectedInitiative(start, self._length, self._scene.ministry, part.status))

    def _figure(self, figure: Figure) -> None:
        indicator, industry = frames.names(figure)
        start = self._length
        self.write(figure.text)
        self.observations.append(
            ExpectedObservation(
                start=start,
                end=self._length,
                text=figure.text,
                kind=figure.kind,
                value=figure.value,
                unit=figure.unit,
                basis=figure.basis,
                period=figure.period,
                bound=figure.bound,
                status=figure.status,
                total=figure.total,
                indicator=indicator,
                industry=industry,
            )
        )


def _break(record: Record, how: str, facts: ExpectedFacts) -> tuple[Record, ExpectedFacts]:
    """Break a record in one of the known ways; what it would have stated is gone."""
    worse = dict(record)
    match how:
        case "no-title":
            worse["title"] = ""
        case "no-date":
            worse["date"] = None
        case "bad-date":
            worse["date"] = "2023-02-31"
        case "empty-text":
            worse["text"] = " \n"
        case _:
            del worse["text"]
    return worse, ExpectedFacts(source=facts.source, area=facts.area, broken=how)
