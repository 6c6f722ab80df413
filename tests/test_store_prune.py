"""What several articles share leaves the store with the last of them."""

from policykg.build import build
from policykg.resources import shipped
from policykg.store import Store

ARTICLES = sorted((shipped("data") / "articles").glob("*.txt"))


def quads(folder):
    """Everything that a store holds."""
    with Store.open(folder) as store:
        return {str(quad) for quad in store.oxigraph}


def test_a_removed_article_leaves_nothing_behind(tmp_path):
    """After an article is removed, the store holds what it would hold had the article never been there."""
    build(ARTICLES[:2], tmp_path / "two")
    build(ARTICLES[:1], tmp_path / "one")
    with Store.open(tmp_path / "two", writing=True) as store:
        (key,) = {record.key for record in store.articles()} - {
            record.key for record in Store.open(tmp_path / "one").articles()
        }
        store.remove(key)

    assert quads(tmp_path / "two") == quads(tmp_path / "one")


def test_a_replaced_text_leaves_nothing_behind(tmp_path):
    """After a text is replaced by a shorter one, the store holds what the shorter one alone would give."""
    whole = ARTICLES[0].read_text("utf-8")
    header, _, body = whole.partition("\n\n")
    file = tmp_path / "article.txt"
    for text in (whole, f"{header}\n\n{body[: body.index('. ', 300) + 1]}"):
        file.write_text(text, "utf-8")
        build([file], tmp_path / "changed")
    build([file], tmp_path / "fresh")

    assert quads(tmp_path / "changed") == quads(tmp_path / "fresh")
