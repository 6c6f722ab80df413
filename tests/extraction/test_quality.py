"""README's promise of how good extraction is: no figure may fall by more than two hundredths."""

import pytest

from tests.extraction import quality

TOLERANCE = 0.02
PROMISED = quality.promised((quality.ROOT / "README.md").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", quality.OWN)
def test_readme_promises_figures_for_our_own_articles(name):
    """The table stands between its markers and has the rows that can be checked anywhere."""
    assert name in PROMISED, "python -m tests.extraction.quality --write puts the table into README.md"


@pytest.mark.parametrize("name", [*quality.OWN, "seed", "dev", "real"])
def test_no_figure_of_the_readme_has_fallen(name):
    """Each set reaches what README says of it, less the tolerance."""
    if name not in quality.sets():
        pytest.skip(f"the shared set {name} is not beside the repository")
    assert name in PROMISED, f"README has no figures for {name}; python -m tests.extraction.quality --write adds them"
    for column, wanted, found in zip(quality.COLUMNS, PROMISED[name], quality.score(name), strict=True):
        assert found >= wanted - TOLERANCE, f"{name}, {column}: {found:.3f}, README says {wanted:.2f}"


def test_a_table_written_is_read_back():
    """What the command writes, the test reads."""
    figures = {"held out": (0.91, 0.8, 0.7, 0.6), "dev": (1.0, 0.5, 0.25, 0.125)}
    block = f"text\n\n{quality.BEGIN}\n{quality.table(figures)}\n{quality.END}\nmore"
    assert quality.promised(block) == {"held out": (0.91, 0.8, 0.7, 0.6), "dev": (1.0, 0.5, 0.25, 0.12)}
    assert quality.promised("no table") == {}
