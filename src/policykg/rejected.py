"""Articles that the gates keep out, whole or in part: a copy of each with its report, in a folder beside the store."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from policykg.article import Article
from policykg.errors import UnwritableError
from policykg.writing import write_whole


@dataclass(frozen=True, slots=True)
class Rejection:
    """An article that breaks the shapes, that its extractor failed on, or of which facts lack their evidence.

    Attributes:
        name: the file, or file and line, that it was read from.
        title: its title.
        report: what is wrong, for people.
        file: the copy of the article; the report stands beside it under the same name with ``.report.txt``.
    """

    name: str
    title: str
    report: str
    file: Path


def reject(article: Article, report: str, folder: Path) -> Rejection:
    """Keep an article and the report on it.

    Raises:
        UnwritableError: the folder cannot be written.
    """
    header = article.metadata
    fields = {
        "title": header.title,
        "date": header.date.isoformat() if header.date else None,
        "publisher": header.publisher,
        "source": header.source,
        "language": header.language,
        "area": header.area,
        "author": header.author,
        "note": header.note,
    }
    lines = [f"{name}: {' '.join(value.split())}" for name, value in fields.items() if value]
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UnwritableError(f"The folder '{folder}' cannot be made ({error.strerror}); make room there.") from error
    file = write_whole(folder / f"{article.key}.txt", "\n".join(lines) + f"\n\n{article.body}\n")
    write_whole(folder / f"{article.key}.report.txt", f"{article.path or article.key}\n{report}\n")
    return Rejection(article.path or article.key, header.title, report, file)


def accept(article: Article, folder: Path) -> None:
    """Forget an earlier rejection of an article that is in order now."""
    for name in (f"{article.key}.txt", f"{article.key}.report.txt"):
        (folder / name).unlink(missing_ok=True)
