"""The pictures of a graph: PNG, SVG, PDF."""

import re
import struct
import sys
from itertools import combinations
from xml.etree import ElementTree

import pytest
from sample import MINISTRY, PUMPS, sample_store

from policykg.drawing import FORMS, draw, heading, sheet_of
from policykg.drawing.style import EDGES, NODES
from policykg.errors import UnwritableError, UsageError
from policykg.knowledge_graph import KnowledgeGraph
from policykg.network import neighbourhood, network


@pytest.fixture(scope="module")
def graph():
    """The network of the invented article, observations as nodes."""
    return network(sample_store(), observations="nodes")


@pytest.fixture(scope="module")
def seed():
    """The network of the shipped article that the package was first made for."""
    shipped = KnowledgeGraph.shipped()
    (record,) = [record for record in shipped.articles() if str(record.date) == "2023-10-21"]
    return shipped.to_networkx(observations="nodes", article=record.iri)


def text_areas(sheet):
    """The area of every line of text as matplotlib renders it, in dots, with the text."""
    pytest.importorskip("matplotlib")
    from matplotlib.backends.backend_agg import FigureCanvasAgg

    from policykg.drawing.picture import figure

    drawn = figure(sheet)
    renderer = FigureCanvasAgg(drawn).get_renderer()
    return [(text.get_text(), text.get_window_extent(renderer)) for text in drawn.axes[0].texts]


def test_no_labels_overlap_on_the_shipped_article(seed):
    """Rendered at the size of the shipped article, no line of text touches another, and all lie on the sheet."""
    sheet = sheet_of(seed)
    areas = text_areas(sheet)

    assert len(sheet.panels) > 30
    overlapping = [
        (one, other)
        for (one, a), (other, b) in combinations(areas, 2)
        if a.x0 < b.x1 and b.x0 < a.x1 and a.y0 < b.y1 and b.y0 < a.y1
    ]
    assert overlapping == []
    assert all(a.x0 >= 0 and a.y0 >= 0 and a.x1 <= sheet.width * 2 and a.y1 <= sheet.height * 2 for _, a in areas)


def test_labels_stay_inside_their_boxes(seed):
    """Every line of a box is narrower than the box."""
    for panel in sheet_of(seed).panels:
        assert panel.box is not None
        assert all(letters.extent <= panel.box.width for letters in panel.words)


def test_every_sort_of_node_has_its_own_look():
    """No two types of one column share a shape, and no two types share colour and shape."""
    looks = [(style.fill, style.shape) for style in NODES.values()]
    columns = [(style.column, style.shape) for style in NODES.values()]

    assert len(set(looks)) == len(looks)
    assert len(set(columns)) == len(columns)
    assert len({style.word for style in NODES.values()}) == len(NODES)


def test_words_can_be_read_on_their_colours():
    """Text and fill contrast at least as much as WCAG 2.2 asks for (4.5 to 1)."""

    def light(colour):
        parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
        r, g, b = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
        return 0.2126 * r + 0.7152 * g + 0.0722 * b

    for kind, style in NODES.items():
        dark, pale = sorted((light(style.fill), light(style.text)))
        assert (pale + 0.05) / (dark + 0.05) >= 4.5, kind


def test_legend_names_what_is_drawn(graph):
    """The legend has a word for every sort of box and edge in the picture, and no other."""
    sheet = sheet_of(graph)
    words = {letters.text for letters in sheet.texts}

    for kind, style in NODES.items():
        assert (style.word in words) == any(panel.box.kind == kind for panel in sheet.panels), kind
    drawn = {curve.edge.kind for curve in sheet.curves}
    assert drawn <= set(EDGES)
    assert {"holds a post" if kind == "post" else kind for kind in drawn} <= words
    assert "can be read in more than one way" in words


def test_title_with_source_and_date(graph):
    """The picture says which article it is of, who published it, when and where."""
    assert heading(graph) == ("Pumps in the first quarter", "The Daily Pump, 2031-04-03 · https://example.org/pumps")
    words = [letters.text for letters in sheet_of(graph).texts]
    assert words[0] == "Pumps in the first quarter"


def test_picture_of_a_neighbourhood(graph):
    """Around an entity only what is near is drawn, the entity itself stands out and gives the title."""
    part = neighbourhood(graph, MINISTRY.iri, 1)

    sheet = sheet_of(part, focus=MINISTRY.iri)
    thick = [panel.box.key for panel in sheet.panels if panel.thickness > 2]

    assert thick == [MINISTRY.iri]
    assert heading(part, MINISTRY.iri)[0] == "Ministry of Pumps"
    assert PUMPS.iri not in {panel.box.key for panel in sheet.panels}


def test_facts_of_one_sort_share_a_box_where_there_are_many(graph):
    """With very many figures, those of one series stand in one box, none is lost."""
    many = graph.copy()
    (observation,) = [n for n, d in graph.nodes(data=True) if d.get("value") == 7.5]
    for i in range(60):
        data = {**graph.nodes[observation], "iri": f"https://example.org/o{i}", "period": f"{2000 + i}"}
        many.add_node(data["iri"], **data)
        for _, end, key, edge in graph.out_edges(observation, keys=True, data=True):
            many.add_edge(data["iri"], end, key=key, **edge)

    figures = [panel.box for panel in sheet_of(many).panels if panel.box.kind == "observation"]

    assert len(figures) < 5
    assert sum(len(box.details) for box in figures) == 62
    periods = [detail["period"] for detail in max(figures, key=lambda box: len(box.details)).details]
    assert periods[:2] == ["2000", "2001"]


@pytest.mark.parametrize("form", FORMS)
def test_same_bytes_every_time(graph, tmp_path, form):
    """A picture depends on the graph alone, not on the clock, and is drawn over what stood there."""
    first, again = tmp_path / f"first{form}", tmp_path / f"again{form}"
    again.write_bytes(b"old")
    if form in (".png", ".pdf"):
        pytest.importorskip("matplotlib")

    draw(graph, first)
    draw(graph, again)

    assert first.read_bytes() == again.read_bytes()
    assert [path.name for path in sorted(tmp_path.iterdir())] == [again.name, first.name]


def test_png_is_a_picture_of_the_sheet(graph, tmp_path):
    """The PNG has the proportions of the sheet."""
    pytest.importorskip("matplotlib")
    draw(graph, tmp_path / "a.png")

    content = (tmp_path / "a.png").read_bytes()
    wide, high = struct.unpack(">II", content[16:24])

    assert content.startswith(b"\x89PNG")
    sheet = sheet_of(graph)
    assert wide / high == pytest.approx(sheet.width / sheet.height, rel=0.01)


def test_svg_holds_every_box_with_its_words(graph, tmp_path):
    """The SVG is well-formed, its text is text, and a box hints at the quote behind it."""
    draw(graph, tmp_path / "a.svg")

    root = ElementTree.parse(tmp_path / "a.svg").getroot()
    name = "{http://www.w3.org/2000/svg}"
    boxes = root.findall(f".//{name}g[@class='box']")
    titles = {title.text for title in root.iter(f"{name}title")}

    assert len(boxes) == len(sheet_of(graph).panels)
    assert "Output of pumps rose 7.5% year on year in the first quarter" in titles
    assert "Ministry of Pumps" in {text.text for text in root.iter(f"{name}text")}
    assert not re.search(r"(?:href|src)=", (tmp_path / "a.svg").read_text())


def test_svg_escapes_what_a_text_holds(graph, tmp_path):
    """Angle brackets and ampersands of a label do not break the file."""
    sharp = graph.copy()
    sharp.nodes[MINISTRY.iri]["label"] = 'R&D <office> "A" ]]>'

    draw(sharp, tmp_path / "a.svg")

    ElementTree.parse(tmp_path / "a.svg")


def test_dollar_signs_are_no_formulas(graph, tmp_path):
    """A label with dollar signs is drawn as it is, not read as mathematics."""
    pytest.importorskip("matplotlib")
    dear = graph.copy()
    dear.nodes[MINISTRY.iri]["label"] = "US$5 and $\\frac"

    draw(dear, tmp_path / "a.png")

    assert (tmp_path / "a.png").stat().st_size > 1000


@pytest.mark.parametrize("name", ["picture.gif", "picture", "picture.png.txt"])
def test_unknown_forms_are_refused(graph, tmp_path, name):
    """A name that ends in no form that can be drawn is refused with those that can."""
    with pytest.raises(UsageError, match=r"has to end in \.png, \.svg, \.html or \.pdf"):
        draw(graph, tmp_path / name)
    assert list(tmp_path.iterdir()) == []


def test_unwritable_places_are_refused(graph, tmp_path):
    """A missing folder, or a folder in the picture's place, gets one clear sentence and nothing is left behind."""
    (tmp_path / "folder.svg").mkdir()

    with pytest.raises(UnwritableError, match="folder does not exist"):
        draw(graph, tmp_path / "none" / "a.svg")
    with pytest.raises(UnwritableError, match="is a folder"):
        draw(graph, tmp_path / "folder.svg")
    assert [path.name for path in tmp_path.iterdir()] == ["folder.svg"]


def test_empty_and_huge_networks_are_refused(graph, tmp_path):
    """Nothing, and far too much, is not drawn; the message says what to do."""
    import networkx

    empty, huge = networkx.MultiDiGraph(), networkx.MultiDiGraph()
    for i in range(2000):
        huge.add_node(f"n{i}", iri=f"n{i}", label=str(i), type="industry")

    with pytest.raises(UsageError, match="nothing to draw"):
        draw(empty, tmp_path / "a.svg")
    with pytest.raises(UsageError, match="--focus"):
        draw(huge, tmp_path / "a.svg")


def test_missing_matplotlib_says_what_to_install(graph, tmp_path, monkeypatch):
    """Without the extra, a PNG is refused with the line to type; SVG and HTML need nothing."""
    monkeypatch.setitem(sys.modules, "matplotlib", None)

    with pytest.raises(UsageError, match=r"pip install 'policykg\[draw\]'"):
        draw(graph, tmp_path / "a.png")
    draw(graph, tmp_path / "a.svg")
    draw(graph, tmp_path / "a.html")
