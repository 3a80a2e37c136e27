import math
from contextlib import contextmanager
from statistics import median

import pytest
from chromium import browser, opened
from pyoxigraph import Store
from small_graph import P, iri, quads

from kg.network import network
from kg.render import page

TALKS = "2024年3月5日林知远与周慕云会谈"
FORUM = "第三届铜业绿色论坛"


@pytest.fixture(scope="module")
def running():
    with browser() as found:
        yield found


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    store = Store()
    store.extend(quads())
    written = tmp_path_factory.mktemp("page") / "network.html"
    written.write_text(page(network(store), title="产业关系网络"), encoding="utf-8")
    return written


@pytest.fixture
def show(running, file):
    """Give a context of the sample's page, opened."""

    @contextmanager
    def showing(**how):
        with opened(running, file, **how) as shown:
            yield shown

    return showing


@pytest.fixture
def shown(show):
    with show() as page:
        yield page


def background(shown):
    return shown.page.evaluate("getComputedStyle(document.documentElement).backgroundColor")


# (what is typed, the name of what is found first)
SEARCHES = [
    (FORUM, FORUM),
    ("铜业绿色", FORUM),
    ("dsjtylslt", FORUM),
    ("disanjie", FORUM),
    ("hualan copper", "华澜铜业协会"),
    ("\uff28\uff35\uff21\uff2c\uff21\uff2e", "华澜铜业协会"),
    ("zmy", "周慕云"),
    ("zhou mu yun", "周慕云"),
]


def test_a_search_finds_by_name_part_other_form_and_pinyin(shown):
    for typed, expected in SEARCHES:
        shown.find(typed)
        assert shown.page.inner_text("#panel h2") == expected


def test_a_search_without_a_hit_says_so(shown):
    shown.page.fill("#search", "查无此人")
    assert shown.page.inner_text("#results") == "没有匹配的结果"
    shown.page.keyboard.press("Enter")
    assert shown.page.is_hidden("#panel")


def test_a_click_on_a_meeting_shows_its_quote_and_its_article(shown):
    shown.page.mouse.click(*shown.point(FORUM))
    assert shown.page.inner_text("#panel h2") == FORUM
    assert "第三届铜业绿色论坛在武汉举行" in shown.page.inner_text("#panel blockquote >> nth=0")
    link = shown.page.locator("#panel cite a >> nth=0")
    assert link.get_attribute("href") == "https://news.example/forum"
    assert link.get_attribute("rel") == "noopener noreferrer"
    assert shown.page.inner_text("#panel cite >> nth=0").endswith("铜业报 · 2024-06-21")


def test_the_panel_leads_on_to_whom_the_node_is_tied(shown):
    shown.find(TALKS)
    assert "率队" in shown.page.inner_text("#panel")
    shown.page.click("#panel .go >> text=周慕云")
    assert shown.page.inner_text("#panel h2") == "周慕云"
    assert "董事长" in shown.page.inner_text("#panel")


def test_an_intent_shows_all_its_stages(shown):
    shown.find("再生铜回收")
    text = shown.page.inner_text("#panel")
    assert "探讨" in text
    assert "已签署" in text
    assert "再生铜合作备忘录" in text


def test_a_click_on_an_edge_shows_its_facts(shown):
    (x1, y1), (x2, y2) = shown.point("华澜铜业协会"), shown.point("铜业协会展览")
    shown.page.mouse.click((x1 + x2) / 2, (y1 + y2) / 2)
    assert "主办" in shown.page.inner_text("#panel .top")


def test_hovering_tells_of_the_node_with_a_quote(shown):
    shown.page.mouse.move(*shown.point(FORUM))
    shown.page.wait_for_selector("#tip:visible")
    text = shown.page.inner_text("#tip")
    assert "2024-06-18" in text
    assert "第三届铜业绿色论坛在武汉举行" in text


def test_the_legend_hides_and_shows_a_kind(shown):
    key = shown.page.locator("#key-kind-exhibition")
    assert key.inner_text().split() == ["展览", "Exhibitions", "1"]
    hidden = "kg.canvas.isHidden(kgView.find('铜业协会展览'))"
    key.click()
    assert key.get_attribute("aria-pressed") == "false"
    assert shown.page.evaluate(hidden)
    key.click()
    assert key.get_attribute("aria-pressed") == "true"
    assert not shown.page.evaluate(hidden)


def test_a_hit_that_the_legend_hides_is_shown_again(shown):
    shown.page.click("#key-kind-exhibition")
    shown.find("铜业协会展览")
    assert shown.page.get_attribute("#key-kind-exhibition", "aria-pressed") == "true"


def test_the_language_switches_and_back(shown):
    shown.find(FORUM)
    shown.page.click("#language")
    assert shown.page.get_attribute("html", "lang") == "en"
    assert "Meetings · Conference" in shown.page.inner_text("#panel .top")
    assert shown.page.get_attribute("#search", "placeholder").startswith("Search")
    shown.page.click("#language")
    assert "会议活动" in shown.page.inner_text("#panel .top")


def test_a_day_without_a_year_is_told_in_either_language(shown):
    shown.find("9月1日江岳集团考察调研")
    assert "9月1日" in shown.page.inner_text("#panel dl")
    shown.page.click("#language")
    assert "Sep 1" in shown.page.inner_text("#panel dl")


def test_the_page_is_dark_where_the_reader_prefers_it_and_can_be_switched(show):
    with show(scheme="light") as light, show(scheme="dark") as dark:
        assert background(light) != background(dark)
        light.page.click("#theme")
        assert background(light) == background(dark)


def test_every_node_can_be_reached_by_keyboard_alone(shown):
    shown.page.keyboard.press("/")
    for _ in range(3):
        shown.page.keyboard.press("ArrowDown")
    wanted = shown.page.inner_text("#results [aria-selected=true] .main")
    shown.page.keyboard.press("Enter")
    assert shown.page.inner_text("#panel h2") == wanted
    assert shown.page.evaluate("document.activeElement.id") == "panel"
    shown.page.keyboard.press("Escape")
    assert shown.page.is_hidden("#panel")


def test_physics_is_off_once_drawn_and_can_be_switched_on(shown):
    before = shown.page.evaluate("kgView.positions()")
    shown.page.wait_for_timeout(200)
    assert shown.page.evaluate("kgView.positions()") == before
    shown.page.click("#physics")
    assert shown.page.get_attribute("#physics", "aria-pressed") == "true"
    shown.page.click("#physics")
    assert shown.page.get_attribute("#physics", "aria-pressed") == "false"


def test_the_same_graph_gives_the_same_picture_in_any_window(show):
    with show() as one, show() as same, show(width=700, height=500, scheme="dark") as small:
        first = one.page.evaluate("kgView.positions()")
        assert same.page.evaluate("kgView.positions()") == first
        assert small.page.evaluate("kgView.positions()") == first


def test_nothing_lies_over_the_panel_and_nothing_overflows(shown):
    shown.find(FORUM)
    for width, height in [(1280, 800), (820, 700), (390, 780)]:
        shown.page.set_viewport_size({"width": width, "height": height})
        panel = shown.page.locator("#panel").bounding_box()
        ground = shown.page.locator(".ground").bounding_box()
        beside = ground["x"] + ground["width"] <= panel["x"] + 1
        assert beside or ground["y"] + ground["height"] <= panel["y"] + 1
        assert shown.page.evaluate("document.documentElement.scrollWidth") <= width


def test_what_is_found_is_brought_beside_legend_and_panel_with_its_neighbours(shown):
    shown.find(FORUM)
    shown.page.wait_for_timeout(300)
    legend = shown.page.locator("#legend").bounding_box()
    panel = shown.page.locator("#panel").bounding_box()
    for label in (FORUM, "华澜铜业协会", "周慕云", "再生铜回收"):
        x, y = shown.point(label)
        assert legend["x"] + legend["width"] < x < panel["x"]
        assert 54 < y < 800


def test_labels_do_not_lie_over_each_other(shown):
    placed = shown.page.evaluate(
        """() => {
            const boxes = kg.canvas.labels();
            return boxes.map(({ left, top, right, bottom }) => [left, top, right, bottom]);
        }"""
    )
    assert len(placed) >= 8
    overlaps = [
        (a, b)
        for at, a in enumerate(placed)
        for b in placed[at + 1 :]
        if a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
    ]
    assert overlaps == []


def test_a_page_with_nothing_to_show_says_so(running, tmp_path):
    file = tmp_path / "empty.html"
    file.write_text(page(network(Store()), title="空"), encoding="utf-8")
    with opened(running, file) as shown:
        assert shown.page.inner_text("#canvas") == "图中没有可显示的内容"


def test_the_page_says_how_many_nodes_it_leaves_out(running, tmp_path):
    store = Store()
    store.extend(quads())
    file = tmp_path / "few.html"
    few = network(store, entities=[iri(P, "林知远")], limit=4)
    file.write_text(page(few, title="林知远", language="en"), encoding="utf-8")
    with opened(running, file) as shown:
        left_out = few.graph["left_out"]
        assert f"4 best connected nodes are shown; {left_out} more" in shown.page.inner_text(
            "#notice"
        )


def test_a_search_without_a_hit_says_what_is_left_out(running, tmp_path):
    store = Store()
    store.extend(quads())
    file = tmp_path / "few.html"
    few = network(store, entities=[iri(P, "林知远")], limit=4)
    file.write_text(page(few, title="林知远"), encoding="utf-8")
    with opened(running, file) as shown:
        shown.page.fill("#search", "查无此人")
        said = f"未画出的 {few.graph['left_out']} 个节点不在此页"
        assert said in shown.page.inner_text("#results")


def picture(running, folder, shown):
    """Where each thing of a network is drawn, by IRI."""
    file = folder / "network.html"
    file.write_text(page(shown, title="图"), encoding="utf-8")
    with opened(running, file) as found:
        iris = found.page.evaluate("kg.data.about.map((it) => it.iri)")
        return dict(zip(iris, found.page.evaluate("kgView.positions()"), strict=True))


def test_a_small_change_moves_little(running, tmp_path):
    store = Store()
    store.extend(quads())
    whole = network(store)
    now = picture(running, tmp_path, whole)
    (gone,) = (node for node, about in whole.nodes(data=True) if about["label"] == "铜业协会展览")
    whole.remove_node(gone)
    before = picture(running, tmp_path, whole)
    assert before.keys() == now.keys() - {gone}
    wide = max(math.dist(a, b) for a in now.values() for b in now.values())
    assert median(math.dist(now[iri], before[iri]) for iri in before) < wide / 8
