"""Names that are very long, run from right to left, or stand outside the first plane of Unicode."""

import networkx as nx
import pytest
from chromium import browser, opened

from kg.network import Fact, Quote, Source
from kg.render import page

LONG, LATIN, STOPS = "铜" * 500, "x" * 500, "铜" * 9 + "。" * 491
RARE, SMILES, RARE_LONG = "𠮷野𪚥", "😀👩🏽‍🔬🇨🇳", "𠮷" * 500
ARABIC, HEBREW = "شركة النحاس الدولية", "חברת הנחושת הבינלאומית"
ARABIC_LONG, TURNED = "شركة النحاس " * 42, "\u202eكتب\u202c gpj.exe"
NAMES = (LONG, LATIN, STOPS, RARE, SMILES, RARE_LONG, ARABIC, HEBREW, ARABIC_LONG, TURNED)
MEETING = "铜业会谈"


def fact(relation, name, at):
    # What is cut off around the quote ends in the middle of pairs of the same character.
    around = "x" + "𠮷" * 40
    source = Source(iri="a", headline=name, publisher=name, published="2024-03-06")
    quote = Quote(source=source, start=1000 * at + 200, exact=name, prefix=around, suffix=around)
    return Fact(iri=f"f{at}", relation=relation, title=name, quotes=(quote,), dates=("2024-03-06",))


def met():
    """A meeting of people of these names; they hold titles of these names, and meet once more."""
    graph = nx.MultiDiGraph(left_out=0, seeds=())
    for number, label in enumerate((MEETING, f"{MEETING}二")):
        graph.add_node(f"https://kg.example/id/meeting/{number}", kind="meeting", label=label)
    for number, name in enumerate(NAMES):
        iri = f"https://kg.example/id/person/{number}"
        more = {"forms": (name,), "titles": (name,) * 4, "place": name}
        graph.add_node(iri, kind="person", label=name, **more)
        for meeting in range(2):
            end = f"https://kg.example/id/meeting/{meeting}"
            facts = (fact("host", name, 2 * number + meeting),)
            graph.add_edge(iri, end, relation="host", capacity="host", facts=facts)
    for number, day in enumerate(("2024-03-05", "2024-05-05")):
        graph.nodes[f"https://kg.example/id/meeting/{number}"].update(date=day, day=day)
    return graph


@pytest.fixture(scope="module")
def shown(tmp_path_factory):
    file = tmp_path_factory.mktemp("names") / "network.html"
    file.write_text(page(met(), title="".join(NAMES)), encoding="utf-8", newline="")
    with browser() as running, opened(running, file) as found:
        yield found


def wide(shown, selector):
    """How far the content of an element goes beyond its sides."""
    script = "(one) => one.scrollWidth - one.clientWidth"
    return shown.page.locator(selector).evaluate(script)


def inside(shown, inner, outer):
    one, other = (shown.page.locator(each).bounding_box() for each in (inner, outer))
    return all(
        other[side] - 1 <= one[side] and one[side] + one[long] <= other[side] + other[long] + 1
        for side, long in (("x", "width"), ("y", "height"))
    )


def halves(shown, selector):
    """The texts of elements in which a character is cut in two."""
    script = "(all) => all.map((one) => one.textContent).filter((text) => !text.isWellFormed())"
    return shown.page.locator(selector).evaluate_all(script)


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_found_and_its_panel_can_be_read(shown, name):
    shown.page.fill("#search", name)
    assert shown.page.inner_text("#results [aria-selected=true] .main")
    assert wide(shown, "#results") == 0
    assert shown.page.locator("#results [aria-selected=true]").bounding_box()["height"] < 90
    assert shown.page.locator("#results [aria-selected=true] .main").bounding_box()["width"] > 110
    assert shown.page.locator("#search").bounding_box()["width"] > 150
    shown.page.keyboard.press("Enter")
    assert shown.page.locator("#panel h2").text_content() == name
    assert wide(shown, "#panel") == 0
    assert inside(shown, "#panel h2", "#stage")
    assert shown.page.evaluate("document.documentElement.scrollWidth") == 1280
    assert halves(shown, "#panel *") == []


def test_a_name_is_found_without_the_marks_that_turn_it(shown):
    shown.find("كتب gpj.exe")
    assert shown.page.locator("#panel h2").text_content() == TURNED


def test_a_name_keeps_its_own_direction(shown):
    shown.find(HEBREW)
    heading = shown.page.locator("#panel h2 bdi")
    assert heading.evaluate("(one) => getComputedStyle(one).unicodeBidi") == "isolate"
    shown.page.keyboard.press("Escape")


def test_labels_and_what_stands_on_edges_are_cut_short_and_whole(shown):
    shown.find(MEETING)
    labels = shown.page.evaluate(
        "kg.canvas.labels().map(({ rows, left, right }) => [rows, right - left])"
    )
    assert len(labels) > 3
    for rows, width in labels:
        assert len(rows) <= 3
        assert width < 300
    edges = shown.page.evaluate("kg.data.edges.map(kg.edgeLabel)")
    assert max(map(len, edges)) <= 2 * 24
    assert shown.page.evaluate("kg.data.nodes.every(({ label }) => label.isWellFormed())")
    assert shown.page.evaluate("kg.data.edges.map(kg.edgeLabel).every((one) => one.isWellFormed())")


@pytest.mark.parametrize("name", [LONG, LATIN, RARE_LONG, ARABIC_LONG])
def test_a_tip_stays_inside_the_drawing(shown, name):
    shown.page.keyboard.press("Escape")
    shown.page.click("#fit")
    shown.page.mouse.move(*shown.point(name), steps=2)
    shown.page.wait_for_selector("#tip:visible")
    assert inside(shown, "#tip", ".ground")
    assert wide(shown, "#tip") == 0
    assert halves(shown, "#tip *") == []


def test_the_legend_of_communities_keeps_its_width(shown):
    shown.page.select_option("#colour-by", "community")
    assert shown.page.locator("#communities li").count() > 0
    assert wide(shown, "#legend") == 0
    assert shown.page.locator("#communities").bounding_box()["height"] < 120
    assert halves(shown, "#communities *") == []
    shown.page.select_option("#colour-by", "kind")


def test_what_the_page_says_of_a_path_is_short(shown):
    shown.find(RARE_LONG)
    shown.page.click("#panel .tool >> nth=3")
    notice = shown.page.locator("#notice")
    assert len(notice.text_content()) < 120
    assert halves(shown, "#notice *") == []
    assert inside(shown, "#notice", ".ground")
    shown.page.keyboard.press("Escape")
    shown.page.keyboard.press("Escape")


def test_the_layout_by_time_has_room_for_any_name(shown):
    shown.page.click("#by-time")
    assert shown.page.get_attribute("#by-time", "aria-pressed") == "true"
    shown.page.click("#by-time")


def test_the_name_of_the_page_stays_in_its_bar(shown):
    assert inside(shown, "h1", ".bar")
    assert shown.page.locator(".bar").bounding_box()["height"] < 70
