"""Ties in place of meetings, measures, and what was selected, driven in a browser."""

import csv
import io

import pytest
from chromium import browser, opened
from small_graph import make_graph

from kg.render.around import view
from kg.render.choice import Choice

LIN, ZHOU = "林知远", "周慕云"


@pytest.fixture(scope="module")
def running():
    with browser() as found:
        yield found


@pytest.fixture(scope="module")
def graph(tmp_path_factory):
    return make_graph(tmp_path_factory.mktemp("ties") / "graph")


@pytest.fixture(scope="module")
def file(graph, tmp_path_factory):
    written = tmp_path_factory.mktemp("page") / "network.html"
    written.write_text(view(graph), encoding="utf-8")
    return written


@pytest.fixture
def shown(running, file):
    with opened(running, file) as page:
        yield page


_KINDS = """() => {
    const { about, edges } = kg.data, told = (list) => [...new Set(list)].sort();
    return [
        told(about.filter((_, id) => !kg.canvas.isHidden(id)).map(({ kind }) => kind)),
        told(edges.filter((tie) => !kg.canvas.isEdgeHidden(tie)).map((tie) => tie.relation)),
    ];
}"""
_SHOW_TIE = """([label, other]) => {
    const { about, edges } = kg.data, ends = ({ from, to }) => [about[from].label, about[to].label];
    const isIt = (tie) => ends(tie).includes(label) && ends(tie).includes(other);
    const ties = edges.filter((tie) => tie.relation === "tie" && isIt(tie));
    const { id } = ties.sort((a, b) => b.weight - a.weight)[0];
    kg.panel.show({ edge: id }, false);
}"""
_STEPS = """() => {
    const { from, to } = kg.data.edges.find(({ relation }) => relation === "tie");
    return kg.walk.path(from, to, () => false).length - 1;
}"""


def kinds(shown):
    """The kinds of the nodes, and the relations of the edges, that are drawn."""
    return shown.page.evaluate(_KINDS)


def choose(shown, part, name):
    shown.page.select_option(f"#{part}-by", name)


def sizes(shown):
    return shown.page.evaluate("kg.data.nodes.map(({ size }) => size)")


def test_meetings_fold_to_ties_and_back(shown):
    before = kinds(shown)
    assert "tie" not in before[1]
    shown.page.click("#by-ties")
    people_and_bodies, relations = kinds(shown)
    assert people_and_bodies == ["organization", "person"]
    assert set(relations) == {"membership", "part-of", "tie"}
    assert "730" in shown.page.inner_text("#notice")
    shown.page.click("#by-ties")
    assert kinds(shown) == before


def test_a_tie_tells_what_its_weight_is_made_of_with_the_sentences(shown):
    shown.page.click("#by-ties")
    shown.page.evaluate(_SHOW_TIE, [LIN, ZHOU])
    text = shown.page.inner_text("#panel")
    assert "往来强度 1.1" in text
    assert "主方与客方 1 \u00d7 时效 0.91" in text
    assert "同场出席 0.2 \u00d7 时效 1.00" in text
    assert shown.page.locator("#panel blockquote mark").count() >= 2


def test_an_event_chosen_among_the_ties_brings_the_events_back(shown):
    shown.page.click("#by-ties")
    shown.find("第三届铜业绿色论坛")
    assert "meeting" in kinds(shown)[0]
    assert shown.page.get_attribute("#by-ties", "aria-pressed") == "false"


def test_a_path_over_ties_goes_from_person_to_person(shown):
    assert shown.page.evaluate(_STEPS) == 2
    shown.page.click("#by-ties")
    assert shown.page.evaluate(_STEPS) == 1


def test_sizes_and_colours_follow_a_measure_and_the_link_keeps_them(running, shown):
    before = sizes(shown)
    choose(shown, "size", "strength")
    choose(shown, "colour", "community")
    shown.page.click("#by-ties")
    measured = sizes(shown)
    assert measured != before
    strengths = shown.page.evaluate("kg.data.about.map((it) => it.strength || 0)")
    assert measured.index(max(measured)) == strengths.index(max(strengths))
    assert shown.page.locator("#communities li").count() >= 1
    shown.page.wait_for_timeout(400)
    with opened(running, shown.page.evaluate("location.href")) as again:
        assert sizes(again) == measured
        assert again.page.input_value("#colour-by") == "community"
        assert "tie" in kinds(again)[1]
    choose(shown, "size", "links")
    assert sizes(shown) == before


def test_the_page_says_what_was_selected_and_what_is_left_out(running, graph, tmp_path):
    written = tmp_path / "network.html"
    written.write_text(view(graph, choice=Choice(kinds=("会谈",), until="2024-03-31")), "utf-8")
    with opened(running, written) as shown:
        told = shown.page.inner_text("#notice")
        assert "选取：至 2024-03-31，会见会谈" in told
        assert "个不符所选的节点未画出" in told
        shown.page.click("#language")
        assert "Selected: until 2024-03-31, Talks" in shown.page.inner_text("#notice")


def test_the_table_of_ties_tells_each_contact_with_its_sentence_and_weight(shown):
    shown.page.click("#by-ties")
    shown.page.click("#export")
    with shown.page.expect_download() as loading:
        shown.page.click("#export-csv")
    text = loading.value.path().read_text("utf-8-sig")
    rows = [row for row in csv.DictReader(io.StringIO(text)) if row["relation"] == "tie"]
    met = [row for row in rows if {row["source"], row["target"]} == {LIN, ZHOU}]
    assert ("主方与客方", "0.905") in {(row["title"], row["weight"]) for row in met}
    assert all(row["event"] and row["sentence"] for row in met)


def test_the_panel_follows_from_meetings_to_ties(shown):
    shown.find(ZHOU)
    assert "往来强度" not in shown.page.inner_text("#panel")
    shown.page.click("#by-ties")
    assert "往来强度" in shown.page.inner_text("#panel")
