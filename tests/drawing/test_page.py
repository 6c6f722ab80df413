"""The interactive page, in a real browser."""

import re

import pytest
from browser import browser
from sample import sample_store

from policykg.drawing import draw
from policykg.network import network

QUOTE = "Output of pumps rose 7.5% year on year in the first quarter"


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    """The page of the invented article."""
    path = tmp_path_factory.mktemp("page") / "graph.html"
    return draw(network(sample_store(), observations="nodes"), path)


@pytest.fixture(scope="module")
def chromium():
    """One browser for all tests."""
    with browser() as opened:
        yield opened


@pytest.fixture
def page(chromium, file):
    """The page, freshly opened."""
    chromium.get(file.as_uri())
    return Page(chromium)


class Page:
    """What a person does on the page, and what they see."""

    def __init__(self, driver):
        from selenium.webdriver import ActionChains, Keys
        from selenium.webdriver.common.by import By

        self.driver, self.by, self.keys = driver, By.CSS_SELECTOR, Keys
        self.actions = lambda: ActionChains(driver, duration=0)

    def one(self, selector):
        return self.driver.find_element(self.by, selector)

    def all(self, selector):
        return self.driver.find_elements(self.by, selector)

    def box(self, words):
        (found,) = [box for box in self.all(".box") if words in box.text]
        return found

    def view(self):
        return [float(n) for n in self.one("#sheet svg").get_dom_attribute("viewBox").split()]

    def place(self, box):
        return tuple(map(float, re.findall(r"-?[\d.]+", box.get_dom_attribute("transform"))))


def test_works_offline_without_errors(page, file):
    """The page loads nothing from anywhere and its script runs without an error."""
    text = file.read_text()
    resources = page.driver.execute_script("return performance.getEntriesByType('resource').length")

    assert resources == 0
    assert not re.search(r"(?:src|href)\s*=|url\(|@import|fetch\(", text)
    assert page.driver.get_log("browser") == []


def test_hover_shows_the_quote(page):
    """Over a figure a card shows its words, values and article, and its neighbours stay lit."""
    page.actions().move_to_element(page.box("+7.5 %")).perform()

    card = page.one("#card")
    assert card.is_displayed()
    assert QUOTE in card.text
    assert "Pumps in the first quarter" in card.text
    assert "year on year" in card.text
    lit = {box.text.strip() for box in page.all(".box.lit")}
    assert any("pump output" in text for text in lit)
    assert not any("save energy" in text for text in lit)

    page.actions().move_to_element_with_offset(page.one("#sheet"), -700, 380).perform()
    assert not card.is_displayed()


def test_doubt_is_told(page):
    """A fact that can be read in more than one way says so when asked."""
    page.actions().move_to_element(page.box("+3 %")).perform()

    assert "more than one way" in page.one("#card .doubt").text


def test_a_box_can_be_dragged_with_its_edges(page):
    """A dragged box moves, its edges follow, and the view stays."""
    box = page.box("Ministry of Pumps")
    before, view = page.place(box), page.view()
    edges = [edge.get_dom_attribute("d") for edge in page.all(".edge")]

    page.actions().drag_and_drop_by_offset(box, 60, 45).perform()

    after = page.place(page.box("Ministry of Pumps"))
    assert after[0] - before[0] == pytest.approx(60 * view[2] / 1500, rel=0.2)
    assert after[1] > before[1] + 10
    moved = [edge.get_dom_attribute("d") != old for edge, old in zip(page.all(".edge"), edges, strict=True)]
    assert any(moved)
    assert not all(moved)
    assert page.view() == view


def test_the_paper_can_be_moved(page):
    """Dragging the paper pans the view and moves no box."""
    places, view = [page.place(box) for box in page.all(".box")], page.view()

    drag = page.actions().move_to_element_with_offset(page.one("#sheet"), -700, 380)
    drag.click_and_hold().move_by_offset(80, -40).release().perform()

    assert page.view()[0] < view[0]
    assert page.view()[1] > view[1]
    assert [page.place(box) for box in page.all(".box")] == places


def test_zoom_by_wheel_buttons_and_keys(page):
    """Wheel, buttons and keys zoom; 'fit' shows everything again."""
    home = page.view()

    page.actions().scroll_from_origin(scroll_origin(page.one("#sheet")), 0, -200).perform()
    wheeled = page.view()
    page.one("#closer").click()
    closer = page.view()
    page.one("#fit").click()
    page.one("body").send_keys("-")

    assert closer[2] < wheeled[2] < home[2]
    assert page.view()[2] > home[2]
    page.one("#fit").click()
    assert page.view() == pytest.approx(home, abs=0.01)


def scroll_origin(element):
    """Where the wheel turns: over an element."""
    from selenium.webdriver.common.actions.wheel_input import ScrollOrigin

    return ScrollOrigin.from_element(element)


def test_search_finds_labels_and_quotes(page):
    """Search marks the boxes whose labels, values or quotes hold every word; Enter goes to the next of them."""
    search = page.one("#search")
    search.send_keys("ten stations")

    assert page.one("#count").text == "1 found"
    (found,) = page.all(".box.found")
    assert "planned" in found.text
    view = page.view()
    search.send_keys(page.keys.ENTER)
    assert page.one("#count").text == "1 of 1"
    assert page.view() != view

    search.send_keys(page.keys.ESCAPE)
    assert page.all(".box.found") == []


def test_boxes_can_be_reached_by_keyboard(page):
    """Tab reaches the boxes, and the one in focus shows its card."""
    page.actions().send_keys(page.keys.TAB).perform()

    assert page.driver.switch_to.active_element.get_dom_attribute("class").startswith("box")
    assert page.one("#card").is_displayed()


def test_a_quote_cannot_break_out(tmp_path, chromium):
    """A label or quote with markup in it is shown as text and runs nothing."""
    graph = network(sample_store(), observations="nodes").copy()
    for _, data in graph.nodes(data=True):
        data["quote"] = data["label"] = (
            "</script><script>window.broken = true</script><img src=x onerror='broken=true'>"
        )
    chromium.get(draw(graph, tmp_path / "sharp.html").as_uri())
    page = Page(chromium)

    page.actions().move_to_element(page.all(".box")[0]).perform()

    assert page.driver.execute_script("return window.broken === undefined")
    assert "<script>" in page.one("#card").text
