"""A new domain by Turtle alone: another country's words in a folder of their own, and names that are changed."""

from datetime import date
from pathlib import Path

import pytest

from policykg import vocabulary as vocabulary_module
from policykg.article import Article
from policykg.extraction import extract
from policykg.facts import Extraction, InitiativeStatus, Kind, Metadata, Observation
from policykg.reading import parse_article
from policykg.resources import shipped
from policykg.vocabulary import Vocabulary

BASE = "https://w3id.org/policykg/"

# A country that does not exist, with a ministry, an office, an indicator, two products and a unit of money.
TESSARA = """
@prefix area: <https://w3id.org/policykg/area/> .
@prefix industry: <https://w3id.org/policykg/industry/> .
@prefix indicator: <https://w3id.org/policykg/indicator/> .
@prefix organisation: <https://w3id.org/policykg/organisation/> .
@prefix pkg: <https://w3id.org/policykg/ontology#> .
@prefix scheme: <https://w3id.org/policykg/scheme/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix unit: <https://w3id.org/policykg/unit/> .

area:XT a skos:Concept ;
    pkg:demonym "Tessaran"@en ;
    skos:inScheme scheme:area ;
    skos:notation "XT" ;
    skos:prefLabel "Tessara"@en .

organisation:xt-mlt a pkg:PublicBody ;
    pkg:abbreviation "MLT" ;
    pkg:area area:XT ;
    skos:altLabel "MLT"@en ;
    skos:inScheme scheme:organisation ;
    skos:notation "xt-mlt" ;
    skos:prefLabel "Ministry of Looms and Tides"@en .

organisation:xt-count a pkg:PublicBody ;
    pkg:area area:XT ;
    skos:inScheme scheme:organisation ;
    skos:notation "xt-count" ;
    skos:prefLabel "Tessaran Counting House"@en .

indicator:xt-loom-hours a skos:Concept ;
    skos:altLabel "hours at the loom"@en ;
    skos:inScheme scheme:indicator ;
    skos:notation "xt-loom-hours" ;
    skos:prefLabel "loom hours"@en .

industry:xt-tidal-mills a skos:Concept ;
    skos:altLabel "tide mills"@en ;
    skos:inScheme scheme:industry ;
    skos:notation "xt-tidal-mills" ;
    skos:prefLabel "tidal mills"@en .

industry:xt-glass-bells a skos:Concept ;
    skos:altLabel "glass bell"@en ;
    skos:inScheme scheme:industry ;
    skos:notation "xt-glass-bells" ;
    skos:prefLabel "glass bells"@en .

unit:XTT a skos:Concept ;
    skos:altLabel "taler"@en ;
    skos:broader unit:currency ;
    skos:inScheme scheme:unit ;
    skos:notation "XTT" ;
    skos:prefLabel "talers"@en .
"""

TITLE, DAY, PUBLISHER = "Tessaran Workshops Hum", "2025-05-14", "Tessaran Counting House"
PARAGRAPHS = (
    "Loom hours of tidal mills rose 6.2 percent year on year in April 2025, the Tessaran Counting House reported on "
    "Wednesday.",
    "Output of glass bells fell by 3.4 percent from a year earlier to 48,000 units. Exports of glass bells came to "
    "12.5 million talers in the same month.",
    "The Ministry of Looms and Tides (MLT) will support makers of glass bells. It has cut the fees for tidal mills.",
)


def read(body: str, vocabulary: Vocabulary) -> Extraction:
    """The facts of a text."""
    metadata = Metadata(title=TITLE, date=date.fromisoformat(DAY), publisher=PUBLISHER)
    return extract(Article(metadata, body), vocabulary)


def by_value(found: Extraction) -> dict[str, Observation]:
    """Observations by their number as written."""
    return {found.quote(observation.value_span): observation for observation in found.observations}


@pytest.fixture(scope="module")
def tessara(tmp_path_factory) -> Vocabulary:
    """The shipped vocabularies and the country's own, from a folder of the user."""
    folder = tmp_path_factory.mktemp("tessara")
    (folder / "tessara.ttl").write_text(TESSARA, encoding="utf-8")
    return Vocabulary.load([folder])


@pytest.fixture(scope="module")
def facts(tessara) -> Extraction:
    """What the article about the country states."""
    return read("\n\n".join(PARAGRAPHS), tessara)


def test_observations_link_to_the_new_terms(facts):
    """Indicator, product and unit of money are those of the user's folder."""
    found = by_value(facts)
    hours = found["6.2 percent"]
    assert hours.indicator.iri == BASE + "indicator/xt-loom-hours"
    assert hours.industry.iri == BASE + "industry/xt-tidal-mills"
    assert (hours.kind, hours.basis, hours.period.iso) == (Kind.CHANGE, "year-on-year", "2025-04")
    bells = found["3.4 percent"]
    assert bells.value < 0
    assert bells.industry.iri == BASE + "industry/xt-glass-bells"
    money = found["12.5 million talers"]
    assert (money.value, money.unit) == (12_500_000, "XTT")
    assert not any(concept.candidate for concept in (hours.indicator, hours.industry, bells.industry))


def test_initiatives_link_to_the_new_ministry(facts):
    """The ministry acts under its own name, also where the text says "it"."""
    statuses = [(initiative.status, {agent.iri for agent in initiative.agents}) for initiative in facts.initiatives]
    ministry = {BASE + "organisation/xt-mlt"}
    assert statuses == [(InitiativeStatus.PLANNED, ministry), (InitiativeStatus.COMPLETED, ministry)]


def test_the_article_is_about_the_new_country(facts):
    """The publisher settles the area of facts that name none."""
    assert facts.area.iri == BASE + "area/XT"


def test_without_the_folder_the_same_words_become_candidates(facts):
    """What no vocabulary knows is kept and marked, and the numbers are the same."""
    plain = read(facts.body, Vocabulary.load())
    found = by_value(plain)
    assert found["6.2 percent"].value == by_value(facts)["6.2 percent"].value
    known = [found["6.2 percent"].indicator, found["6.2 percent"].industry, found["3.4 percent"].industry]
    assert not any(concept is not None and "/xt-" in concept.iri for concept in known)
    assert any(concept is not None and concept.candidate for concept in known)


def renamed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, old: str, new: str) -> Vocabulary:
    """The shipped vocabularies with one label spelled otherwise, as a user would edit the Turtle file."""
    copies = tmp_path / "ontology" / "vocabularies"
    copies.mkdir(parents=True)
    changed = 0
    for path in (shipped("ontology") / "vocabularies").glob("*.ttl"):
        text = path.read_text(encoding="utf-8")
        changed += text.count(old)
        (copies / path.name).write_text(text.replace(old, new), encoding="utf-8")
    assert changed
    monkeypatch.setattr(vocabulary_module, "shipped", lambda _: tmp_path / "ontology")
    return Vocabulary.load()


def test_renaming_an_industry_changes_what_is_found(tmp_path, monkeypatch):
    """The label in the Turtle file is what is recognised and what is reported; no code knows it."""
    body = "Output of excavators rose 4.5 percent year on year in April 2025. Sales of earth movers fell 2.1 percent."
    before = by_value(read(body, Vocabulary.load()))
    vocabulary = renamed(tmp_path, monkeypatch, '"excavators"@en', '"earth movers"@en')
    vocabulary = renamed_alternative(tmp_path, vocabulary)
    after = by_value(read(body, vocabulary))
    excavators = BASE + "industry/excavators"
    assert (before["4.5 percent"].industry.iri, before["4.5 percent"].industry.label) == (excavators, "excavators")
    assert before["2.1 percent"].industry is None or before["2.1 percent"].industry.iri != excavators
    assert (after["2.1 percent"].industry.iri, after["2.1 percent"].industry.label) == (excavators, "earth movers")
    assert after["4.5 percent"].industry is None or after["4.5 percent"].industry.iri != excavators


def renamed_alternative(tmp_path: Path, vocabulary: Vocabulary) -> Vocabulary:
    """The singular goes too: it would still be recognised."""
    path = tmp_path / "ontology" / "vocabularies" / "industries.ttl"
    text = path.read_text(encoding="utf-8")
    assert vocabulary.lookup("industry", "excavator")
    path.write_text(text.replace('"excavator"@en', '"earth mover"@en'), encoding="utf-8")
    return Vocabulary.load()


HTML = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{title}</title>
<meta property="og:title" content="{title}"><meta property="og:site_name" content="{publisher}">
<meta property="article:published_time" content="{day}T09:00:00Z"><meta name="author" content="">
</head><body><header><nav><a href="/">Home</a> <a href="/news">News</a></nav></header>
<main><article><h1>{title}</h1>
{body}
</article></main><footer><p>Counting House, 1 Quay Street. All rights reserved.</p></footer></body></html>
"""


def versions() -> dict[str, bytes]:
    """The same article as text, Markdown and HTML."""
    header = {"title": TITLE, "date": DAY, "publisher": PUBLISHER}
    lines = "\n".join(f"{key}: {value}" for key, value in header.items())
    body = "\n\n".join(PARAGRAPHS)
    paragraphs = "\n".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    page = HTML.format(title=TITLE, publisher=PUBLISHER, day=DAY, body=paragraphs)
    made = {"text": f"{lines}\n\n{body}\n", "Markdown": f"---\n{lines}\n---\n\n{body}\n", "HTML": page}
    return {name: text.encode() for name, text in made.items()}


def told(found: Extraction) -> list[tuple[object, ...]]:
    """What an article states, without its offsets: a page's main text may begin with its heading."""
    numbers = [
        (
            found.quote(fact.value_span), fact.kind, fact.value, fact.unit, fact.basis, fact.period,
            fact.indicator.iri, fact.industry and fact.industry.iri, fact.area and fact.area.iri,
        )
        for fact in found.observations
    ]  # fmt: skip
    actions = [(fact.label, fact.status, tuple(agent.iri for agent in fact.agents)) for fact in found.initiatives]
    return [*numbers, *actions]


@pytest.mark.parametrize("form", ["Markdown", "HTML"])
def test_other_forms_of_an_article_give_the_same_facts(tessara, form):
    """A text, a Markdown and an HTML version state the same."""
    files = versions()
    plain = told(extract(parse_article(files["text"], "plain.txt"), tessara))
    other = told(extract(parse_article(files[form], f"other.{form.lower()}"), tessara))
    assert len(plain) >= 6
    assert other == plain
