"""Articles are read from text, Markdown and HTML; what cannot be read is refused in one sentence that says the cure."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import pytest

from policykg.errors import UnreadableError
from policykg.reading import article_from_fields, read_article
from policykg.resources import shipped

HEADER = "title: Output rises\ndate: 2024-05-06\npublisher: Daily\nsource: https://example.org/a\n"
BODY = "Output rose 4 percent.\n\nThe ministry will act.\n"


@pytest.fixture
def saved(tmp_path: Path):
    """Save content under a name and return the path."""

    def save(content: str | bytes, name: str = "article.txt") -> Path:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return save


def test_text_has_a_header_an_empty_line_and_a_body(saved):
    """The header's fields become metadata, the rest is the body, unchanged but for space at its end."""
    article = read_article(saved(f"{HEADER}\n{BODY}"))

    header = article.metadata
    assert (header.title, header.date, header.publisher) == ("Output rises", date(2024, 5, 6), "Daily")
    assert header.source == "https://example.org/a"
    assert article.body == "Output rose 4 percent.\n\nThe ministry will act."


def test_line_ends_and_a_byte_order_mark_do_not_change_the_article(saved):
    """A file saved on Windows gives the same checksum, hence the same graph."""
    plain = read_article(saved(f"{HEADER}\n{BODY}"))
    windows = read_article(saved(b"\xef\xbb\xbf" + f"{HEADER}\n{BODY}".replace("\n", "\r\n").encode()))

    assert windows.checksum == plain.checksum


def test_markdown_front_matter_says_the_same(saved):
    """Front matter with a YAML date and a list of sources gives the same article as the text header."""
    markdown = "---\ntitle: Output rises\ndate: 2024-05-06\npublisher: Daily\nsource:\n  - https://example.org/a\n---\n"

    assert read_article(saved(markdown + BODY, "a.md")).checksum == read_article(saved(f"{HEADER}\n{BODY}")).checksum


def test_a_web_page_gives_its_main_text_and_metadata(saved):
    """Title, date, site and address come from the page's metadata; navigation and the headline are no text."""
    text = "The value added of industry rose 4 percent year on year in April, as factories received more orders."
    page = (
        "<!DOCTYPE html><html lang='en'><head><title>Output rises</title>"
        "<meta property='og:site_name' content='Daily'>"
        "<meta property='article:published_time' content='2024-05-06T10:00:00Z'>"
        "<link rel='canonical' href='https://example.org/a'></head><body><nav>Home Sports Weather</nav>"
        f"<article><h1>Output rises</h1><p>{text}</p><p>{text.replace('April', 'May')}</p></article></body></html>"
    )
    article = read_article(saved(page, "a.html"))

    assert article.metadata.title == "Output rises"
    assert article.metadata.date == date(2024, 5, 6)
    assert (article.metadata.publisher, article.metadata.source) == ("Daily", "https://example.org/a")
    assert article.body.startswith(text)
    assert "Weather" not in article.body


def test_standard_input_is_read_at_a_dash(monkeypatch):
    """A lone dash stands for standard input."""
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(f"{HEADER}\n{BODY}".encode())))

    assert read_article("-").metadata.title == "Output rises"


def test_a_record_of_a_corpus_is_an_article():
    """Fields of a JSON line or a Parquet row make an article; names that are no header field count for nothing."""
    record = {"title": "Output rises", "date": date(2024, 5, 6), "publisher": None, "rank": 3}

    assert article_from_fields(record, "Output rose.", "corpus.jsonl, line 3").metadata.date == date(2024, 5, 6)


def test_the_shipped_article_is_read():
    """The article that ships with the package has the header that its facts inherit from."""
    path = shipped("data") / "articles" / "2023-10-21-miit-first-three-quarters.txt"

    assert read_article(path).metadata.date == date(2023, 10, 21)


REFUSED = {
    "empty": (b"", "is empty"),
    "only space": (b" \n\n ", "is empty"),
    "binary": (b"\x7fELF\0\0\0\1", "is binary"),
    "wrong encoding": (HEADER.encode() + b"\nfirst line\ncaf\xe9", "line 7, is not UTF-8"),
    "no header": (b"Output rose 4 percent.", "has no header"),
    "no date": (b"title: Output rises\n\nOutput rose.", "add a line 'date: YYYY-MM-DD'"),
    "no title": (b"date: 2024-05-06\n\nOutput rose.", "add a line 'title: …'"),
    "no such date": (b"title: Output\ndate: 2024-13-06\n\nOutput rose.", "'2024-13-06' is no date"),
    "no text": (HEADER.encode(), "has a header but no text"),
    "no empty line": (HEADER.encode() + b"Output rose.", "line 5, is no header line"),
    "broken front matter": (b"---\ntitle: [a\n---\ntext", "not valid YAML"),
    "front matter with a day that no month has": (b"---\ntitle: a\ndate: 2024-02-30\n---\ntext", "does not exist"),
    "page without a date": (
        b"<html><body><article><p>" + b"Output rose in April. " * 20 + b"</p></article>",
        "No date",
    ),
}


@pytest.mark.parametrize(("content", "message"), REFUSED.values(), ids=list(REFUSED))
def test_what_cannot_be_read_is_refused_by_name(saved, content: bytes, message: str):
    """The message names the file and says what to mend, in one sentence."""
    path = saved(content)

    with pytest.raises(UnreadableError) as refused:
        read_article(path)

    assert message in str(refused.value)
    assert str(path) in str(refused.value)


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path):
    """A path that leads nowhere, or to a folder, is named."""
    with pytest.raises(UnreadableError, match="does not exist"):
        read_article(tmp_path / "none.txt")
    with pytest.raises(UnreadableError, match="is a folder"):
        read_article(tmp_path)
