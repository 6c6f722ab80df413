"""Vocabularies become look-ups by IRI, code and label, and say in one sentence what is wrong with a bad folder."""

from __future__ import annotations

import dataclasses
import subprocess
import sys
import time
from collections import deque
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pyoxigraph
import pytest

from policykg.errors import UnreadableError
from policykg.facts import Bound, InitiativeStatus, Kind, ObservationStatus, ReadingStatus
from policykg.resources import shipped
from policykg.vocabulary import Label, Vocabulary, normalise

HEADER = """@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix pkg: <https://w3id.org/policykg/ontology#> .
@prefix industry: <https://w3id.org/policykg/industry/> .
@prefix scheme: <https://w3id.org/policykg/scheme/> .
"""
PUMPS = 'industry:pumps skos:inScheme scheme:industry ; skos:notation "pumps" ; skos:prefLabel "pumps"@en, "泵"@zh .\n'


@cache
def shipped_vocabulary() -> Vocabulary:
    """Return the vocabularies that ship with the package."""
    return Vocabulary.load()


def codes(scheme: str, phrase: str) -> list[str]:
    """Return the codes of the terms that a phrase names."""
    return [term.code for term in shipped_vocabulary().lookup(scheme, phrase)]


@pytest.mark.parametrize(
    ("written", "normal"),
    [
        ("Year-on-year", "year on year"),
        ("  per \n cent ", "per cent"),
        ("managers\u2019 index", "managers' index"),
        ("\u201cLittle Giant\u201d", '"little giant"'),
        ("2022\u20132023", "2022 2023"),
    ],
)
def test_normalise(written: str, normal: str) -> None:
    """Hyphens, spaces, quotes and capitals make no difference between labels."""
    assert normalise(written) == normal


@pytest.mark.parametrize(
    ("scheme", "phrase", "code"),
    [
        ("industry", "Equipment Manufacturing", "equipment-manufacturing"),
        ("industry", "NEVs", "new-energy-vehicles"),
        ("industry", "manufacturing", "C"),
        ("industry", "small and medium-sized enterprises", "small-and-medium-enterprises"),
        ("industry", "automobile manufacturing", "36"),
        ("indicator", "added value", "value-added"),
        ("indicator", "manufacturing purchasing managers index", "manufacturing-pmi"),
        ("indicator", "producer price index", "ppi"),
        ("indicator", "FDI", "fdi"),
        ("unit", "percent", "percent"),
        ("unit", "per cent", "percent"),
        ("unit", "percentage points", "percentage-point"),
        ("unit", "yuan", "CNY"),
        ("unit", "RMB", "CNY"),
        ("unit", "U.S. dollars", "USD"),
        ("unit", "kilowatt-hours", "kWh"),
        ("area", "euro area", "euro-area"),
        ("area", "UK", "GB"),
        ("area", "Guangdong", "CN-GD"),
        ("organisation", "MIIT", "miit"),
        ("organisation", "工业和信息化部", "miit"),
        ("industry", "装备制造业", "equipment-manufacturing"),
        ("organisation", "State Council Information Office", "scio"),
        ("organisation", "Eurostat", "eurostat"),
        ("role", "chief engineer", "chief-engineer"),
    ],
)
def test_lookup(scheme: str, phrase: str, code: str) -> None:
    """A phrase as texts write it names its concept."""
    assert codes(scheme, phrase) == [code]


def test_lookup_of_the_unknown_is_empty() -> None:
    """A phrase or scheme that no vocabulary has gives nothing, not an error."""
    assert codes("industry", "zeppelin polishing") == []
    assert shipped_vocabulary().lookup("no-scheme", "percent") == ()
    assert shipped_vocabulary().scheme("no-scheme") == ()


def test_acronyms_match_in_capitals_only() -> None:
    """The country US is not found in the pronoun."""
    assert codes("area", "US") == ["US"]
    assert codes("area", "us") == []


def test_a_phrase_can_name_several_terms() -> None:
    """Two ministries share a name; the vocabulary tells both and leaves the choice to the reader."""
    china, india = (shipped_vocabulary().get("organisation", code) for code in ("mof", "in-finance"))
    assert china.one("area") != india.one("area")
    assert "Ministry of Finance" in (china.label, *china.alternatives)


def test_terms_carry_what_the_vocabulary_says() -> None:
    """Values are kept under the local names of the properties."""
    added = shipped_vocabulary().get("indicator", "value-added")
    assert added.label == "value added"
    assert added.label_zh == "增加值"
    assert added.one("usualUnit") == "https://w3id.org/policykg/unit/percent"
    assert added.all("nothing") == ()
    assert added.one("nothing") is None
    ministry = shipped_vocabulary().get("organisation", "miit")
    assert ministry.one("abbreviation") == "MIIT"
    assert ministry.one("area") == "https://w3id.org/policykg/area/CN"
    assert ministry.one("subOrganizationOf") == "https://w3id.org/policykg/organisation/state-council"
    assert "German" in shipped_vocabulary().get("area", "DE").all("demonym")
    assert "%" in shipped_vocabulary().get("unit", "percent").all("symbol")


def test_terms_by_iri_and_code() -> None:
    """A term is found by its IRI and by the code of its scheme."""
    vocabulary = shipped_vocabulary()
    percent = vocabulary.terms["https://w3id.org/policykg/unit/percent"]
    assert vocabulary.find("unit", "percent") is percent
    assert vocabulary.find("unit", "furlong-per-fortnight") is None
    with pytest.raises(UnreadableError, match="lack 'nonsense'"):
        vocabulary.get("unit", "nonsense")


@pytest.mark.parametrize(
    ("scheme", "values"),
    [
        ("measure-kind", Kind),
        ("bound", Bound),
        ("observation-status", ObservationStatus),
        ("initiative-status", InitiativeStatus),
        ("reading-status", ReadingStatus),
        (
            "comparison-basis",
            ["none", "year-on-year", "month-on-month", "quarter-on-quarter", "annual-average", "since"],
        ),
        ("comparison-relation", ["greater", "less", "equal"]),
        ("event-kind", ["press-conference", "meeting", "release", "forum"]),
        ("area", ["unspecified"]),
        ("industry", ["unspecified"]),
        ("indicator", ["unspecified"]),
        (
            "unit",
            [
                "percent",
                "percentage-point",
                "count",
                "index",
                "month",
                "quarter",
                "year",
                "tonne",
                "kWh",
                "m3",
                "byte",
                "position",
            ],
        ),
    ],
)
def test_what_the_code_names_is_in_the_vocabulary(scheme: str, values: list[str]) -> None:
    """Every value that facts can take has a concept."""
    assert [value for value in values if shipped_vocabulary().find(scheme, str(value)) is None] == []


def test_labels_come_longest_first() -> None:
    """A matcher that takes the first fitting label takes the most specific one."""
    for scheme in shipped_vocabulary().schemes:
        lengths = [len(label.text) for label in shipped_vocabulary().labels(scheme)]
        assert lengths == sorted(lengths, reverse=True)


@pytest.mark.parametrize("scheme", ["industry", "indicator", "organisation", "unit", "area", "role"])
def test_no_label_is_ambiguous(scheme: str) -> None:
    """A label of a scheme names one concept, so that extraction has nothing to guess."""
    keys: dict[str, set[str]] = {}
    for label in shipped_vocabulary().labels(scheme):
        keys.setdefault(label.key, set()).add(label.term.code)
    assert {key: found for key, found in keys.items() if len(found) > 1} == {}


@pytest.mark.parametrize(
    "word", ["power", "up", "it", "and", "people", "policy", "market", "pay", "well", "may", "lead"]
)
def test_no_label_is_a_common_word(word: str) -> None:
    """Single words that mean too many things are no label of an industry, indicator or organisation."""
    assert [codes(scheme, word) for scheme in ("industry", "indicator", "organisation", "area")] == [[]] * 4


def test_the_vocabulary_is_immutable() -> None:
    """Neither the vocabulary nor its terms and tables can be changed."""
    vocabulary = shipped_vocabulary()
    term = vocabulary.get("unit", "percent")
    with pytest.raises(dataclasses.FrozenInstanceError):
        vocabulary.checksum = "0"  # type: ignore[misc]
    with pytest.raises(dataclasses.FrozenInstanceError):
        term.label = "x"  # type: ignore[misc]
    with pytest.raises(TypeError):
        vocabulary.terms["x"] = term  # type: ignore[index]
    assert isinstance(hash(term), int)


def test_a_further_folder_adds_terms_and_labels(tmp_path: Path) -> None:
    """A caller's vocabulary adds concepts and gives ours further names; our preferred labels and codes stay."""
    more = 'industry:industry skos:inScheme scheme:industry ; skos:prefLabel "all plants"@en ; pkg:symbol "I" .\n'
    (tmp_path / "mine.ttl").write_text(HEADER + PUMPS + more, "utf-8")
    vocabulary = Vocabulary.load([tmp_path])
    assert [term.label_zh for term in vocabulary.lookup("industry", "Pumps")] == ["泵"]
    (industry,) = vocabulary.lookup("industry", "all plants")
    assert (industry.label, industry.code, industry.one("symbol")) == ("industry", "industry", "I")
    assert vocabulary.checksum != shipped_vocabulary().checksum


def test_equal_vocabularies_have_equal_checksums(tmp_path: Path) -> None:
    """The checksum depends on content and names of the files, not on where they lie."""
    for folder in (tmp_path / "one", tmp_path / "two"):
        folder.mkdir()
        (folder / "mine.ttl").write_text(HEADER + PUMPS, "utf-8")
    assert Vocabulary.load([tmp_path / "one"]).checksum == Vocabulary.load([tmp_path / "two"]).checksum
    (tmp_path / "two" / "mine.ttl").write_text(HEADER + PUMPS + "\n", "utf-8")
    assert Vocabulary.load([tmp_path / "one"]).checksum != Vocabulary.load([tmp_path / "two"]).checksum


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    """A folder that does not exist is named, with the cure."""
    with pytest.raises(UnreadableError, match=r"nowhere does not exist; name a folder"):
        Vocabulary.load([tmp_path / "nowhere"])


def test_an_empty_folder_is_named(tmp_path: Path) -> None:
    """A folder without Turtle files is named, with the cure."""
    with pytest.raises(UnreadableError, match=r"holds no \.ttl file"):
        Vocabulary.load([tmp_path])


def test_broken_turtle_is_named_with_its_line(tmp_path: Path) -> None:
    """A syntax error is told with file and line."""
    (tmp_path / "broken.ttl").write_text(HEADER + "industry:pumps skos:inScheme ; .\n", "utf-8")
    with pytest.raises(UnreadableError, match=r"broken\.ttl, line 5 is not valid Turtle"):
        Vocabulary.load([tmp_path])


@pytest.mark.parametrize("content", [b"\xff\xfe\x00broken", "industry:x a 'ü' .".encode("latin-1")])
def test_what_is_no_text_is_named(tmp_path: Path, content: bytes) -> None:
    """A binary file or a wrong encoding is told as such, without a traceback."""
    (tmp_path / "binary.ttl").write_bytes(HEADER.encode() + content)
    with pytest.raises(UnreadableError, match=r"binary\.ttl"):
        Vocabulary.load([tmp_path])


@pytest.mark.parametrize(
    "line",
    [
        'industry:x skos:inScheme "industry" ; skos:prefLabel "x"@en .',
        "industry:x skos:inScheme scheme:industry ; skos:prefLabel industry:y .",
        'industry:x skos:inScheme scheme:industry ; skos:prefLabel "x" .',
        'industry:x skos:inScheme scheme:industry ; skos:prefLabel "x"@en ; skos:notation [] .',
    ],
)
def test_ill_formed_terms_do_not_stop_the_rest(tmp_path: Path, line: str) -> None:
    """Where a file states nonsense of one term, the other terms are read; the shapes tell of the nonsense."""
    (tmp_path / "odd.ttl").write_text(HEADER + PUMPS + line + "\n", "utf-8")
    assert Vocabulary.load([tmp_path]).find("industry", "pumps")


def test_a_label_fits_phrases() -> None:
    """A label in capitals fits only itself; another fits whatever normalises alike."""
    term = shipped_vocabulary().get("unit", "percent")
    assert Label("Per-cent", "per cent", term, preferred=False, exact=False).fits("PER CENT")
    assert not Label("US", "us", term, preferred=False, exact=True).fits("us")


def test_loading_is_fast_and_light() -> None:
    """Reading all vocabularies costs a few times what parsing them costs, and no other RDF library than the parser."""
    ours, parsing = (min(_seconds(work) for _ in range(3)) for work in (Vocabulary.load, _parse))
    assert ours < 15 * parsing, f"{ours:.3f} s against {parsing:.3f} s"
    script = "import sys, policykg.vocabulary as v; v.Vocabulary.load(); print('rdflib' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def _parse() -> None:
    for path in sorted((shipped("ontology") / "vocabularies").glob("*.ttl")):
        deque(pyoxigraph.parse(path=str(path), format=pyoxigraph.RdfFormat.TURTLE), maxlen=0)


def _seconds(work: Callable[[], object]) -> float:
    begin = time.process_time()
    work()
    return time.process_time() - begin


def test_fixed_labels_are_told_apart(tmp_path: Path) -> None:
    """A label that has no other number says so, for the matcher not to look for its singular."""
    (tmp_path / "mine.ttl").write_text(HEADER + PUMPS + 'industry:pumps pkg:fixedLabel "waterworks"@en .\n', "utf-8")
    (pumps,) = Vocabulary.load([tmp_path]).lookup("industry", "waterworks")
    assert {
        label.text: label.fixed for label in Vocabulary.load([tmp_path]).labels("industry") if label.term == pumps
    } == {
        "pumps": False,
        "waterworks": True,
    }
