"""What ``build`` and ``add`` share: the progress on standard error, the summary on standard output, the exit code."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from policykg.cli.options import DEFAULT_STORE

if TYPE_CHECKING:
    from policykg.build import BuildSummary, Progress
    from policykg.rejected import Rejection

_MOST_SHOWN = 10  # articles of a sort; what was rejected is in its folder


def run_build(
    articles: Sequence[str],
    store: Path | None,
    *,
    jobs: int = 1,
    engine: Literal["compiled", "pyshacl"] = "compiled",
    vocabularies: Sequence[Path] = (),
    extractor: str = "rules",
    again: bool = False,
    quiet: bool = False,
) -> int:
    """Build, tell how it goes, print what was found, and return the exit code."""
    from policykg.build import build  # noqa: PLC0415
    from policykg.resources import shipped  # noqa: PLC0415

    inputs = list(articles) or [str(shipped("data") / "articles")]
    target = store or Path(DEFAULT_STORE)
    with _progress(quiet=quiet) as progress:
        done = build(
            inputs,
            target,
            jobs=jobs,
            engine=engine,
            vocabularies=vocabularies,
            progress=progress,
            again=again,
            extractor=extractor,
        )
    return _told(done)


def run_cluster(
    articles: Sequence[str],
    store: Path | None,
    scheduler: str,
    parts: str,
    *,
    engine: Literal["compiled", "pyshacl"] = "compiled",
    vocabularies: Sequence[Path] = (),
    extractor: str = "rules",
    quiet: bool = False,
) -> int:
    """Make parts on a cluster, tell how it goes, print what was found, and return the exit code."""
    from policykg.cluster import build_parts  # noqa: PLC0415

    rejected = (store or Path(DEFAULT_STORE)).absolute().parent / "rejected"
    with _progress(quiet=quiet) as progress:
        done = build_parts(
            articles,
            scheduler,
            parts,
            rejected=rejected,
            engine=engine,
            vocabularies=vocabularies,
            extractor=extractor,
            progress=progress,
        )
    code = _told(done)
    click.echo(f"parts: {parts}; load them with 'policykg load {parts}'")
    return code


def _told(done: BuildSummary) -> int:
    """Print what a build did and return the exit code."""
    click.echo(summary(done), nl=False)
    for remark in _first(done.remarks):
        click.echo(f"policykg: {remark}", err=True)
    if done.unreadable:
        return 2
    return 1 if done.rejected or done.curtailed else 0


def summary(done: BuildSummary) -> str:
    """Return what a build did as lines for the eye."""
    changes = [(done.added, "added"), (done.replaced, "replaced"), (done.unchanged, "unchanged")]
    changes += [(len(done.rejected), "rejected"), (len(done.unreadable), "unreadable")]
    what = ", ".join(f"{count:,} {word}" for count, word in changes if count) or "none"
    lines = [f"articles: {what}"]
    if done.counts:
        width = max(map(len, done.counts))
        lines += [f"  {kind:<{width}}  {count:>8,}" for kind, count in sorted(done.counts.items())]
    lines += _kept(done.rejected, "rejected") + _kept(done.curtailed, "stored in part")
    lines += [f"unreadable: {message}" for message in _first([one.message for one in done.unreadable])]
    if done.store is not None:
        lines.append(f"store: {done.store}")
    return "\n".join(lines) + "\n"


def _first(messages: Sequence[str]) -> list[str]:
    """Return the first of some messages, and how many more there are."""
    more = len(messages) - _MOST_SHOWN
    return [*messages[:_MOST_SHOWN], *([f"and {more:,} more"] if more > 0 else [])]


def _kept(rejections: Sequence[Rejection], what: str) -> list[str]:
    """Return lines on the articles that a gate kept out, whole or in part."""
    lines = []
    for rejection in rejections[:_MOST_SHOWN]:
        lines += [f"{what}: {rejection.title} ({rejection.name}), kept with its report as {rejection.file}"]
        lines += [f"    {line}" for line in rejection.report.splitlines()[1:4]]
    if len(rejections) > _MOST_SHOWN:
        lines.append(f"{what}: and {len(rejections) - _MOST_SHOWN:,} more in {rejections[0].file.parent}")
    return lines


@contextmanager
def _progress(*, quiet: bool) -> Iterator[Progress | None]:
    """A bar with rate, rejects and time left, where somebody is looking."""
    if quiet or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import (  # noqa: PLC0415
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )

    columns = (
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("articles · {task.fields[rate]} a second · {task.fields[rejected]} kept out ·"),
        TimeElapsedColumn(),
        TextColumn("· left"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("build", total=None, rate="–", rejected=0)

        def tell(done: int, total: int | None, rejected: int) -> None:
            elapsed = bar.tasks[0].elapsed or 0.0
            rate = f"{done / elapsed:,.0f}" if elapsed > 0.5 else "–"
            bar.update(task, completed=done, total=total, rate=rate, rejected=rejected)

        yield tell
