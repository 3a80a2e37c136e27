"""Hops, paths, folds and links on the page, driven in a browser."""

from contextlib import contextmanager

import networkx as nx
import pytest
from chromium import browser, opened

from kg.network import Fact, Quote, Source
from kg.render import page

A, B, C, D, LEAF = "林知远", "周慕云", "何听雨", "苏明川", "安云海"
ASSOCIATION, COMPANY, TALKS, FORUM = "华澜铜业协会", "江岳集团", "三月会谈", "六月论坛"


@pytest.fixture(scope="module")
def running():
    with browser() as found:
        yield found


def chain():
    """林知远 — talks — 周慕云 — Jiangyue — 何听雨 — forum — 苏明川; 安云海 is with 林知远."""
    graph = nx.MultiDiGraph(left_out=0, seeds=())
    kinds = {TALKS: "meeting", FORUM: "meeting", ASSOCIATION: "organization"}
    kinds |= {COMPANY: "organization"} | dict.fromkeys((A, B, C, D, LEAF), "person")
    for name, kind in kinds.items():
        iri = f"https://w3id.org/industry-kg/id/{kind}/{name}"
        graph.add_node(iri, kind=kind, label=name)
    names = {about["label"]: node for node, about in graph.nodes(data=True)}
    ties = [
        (A, ASSOCIATION, "membership"),
        (LEAF, ASSOCIATION, "membership"),
        (B, COMPANY, "membership"),
        (C, COMPANY, "membership"),
        (A, TALKS, "host"),
        (B, TALKS, "guest"),
        (C, FORUM, "host"),
        (D, FORUM, "guest"),
    ]
    for number, (source, target, relation) in enumerate(ties):
        quote = Quote(
            source=Source(iri="a", headline="短讯"), start=9 * number, exact=source + "。"
        )
        fact = Fact(iri=f"f{number}", relation=relation, quotes=(quote,))
        ends = names[source], names[target]
        graph.add_edge(*ends, key=fact.iri, relation=relation, facts=(fact,))
    return graph


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    written = tmp_path_factory.mktemp("ways") / "network.html"
    written.write_text(page(chain(), title="关系"), encoding="utf-8")
    return written


@pytest.fixture
def shown(running, file):
    with opened(running, file) as page:
        yield page


def visible(shown):
    """The labels of the nodes that are shown."""
    script = (
        """() => kg.data.about.filter((_, id) => !kg.canvas.isHidden(id)).map((it) => it.label)"""
    )
    return set(shown.page.evaluate(script))


@contextmanager
def again(running, shown):
    """Open the page at the address that the view has."""
    shown.page.wait_for_timeout(400)
    address = shown.page.evaluate("location.href")
    with opened(running, address) as found:
        yield found


def hops(shown, number):
    shown.page.click(f"#panel .tool >> nth={number - 1}")


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (1, {A, ASSOCIATION, TALKS, B}),
        (2, {A, ASSOCIATION, TALKS, B, LEAF, COMPANY}),
        (3, {A, ASSOCIATION, TALKS, B, LEAF, COMPANY, C}),
    ],
)
def test_only_what_lies_within_some_hops_is_shown(shown, number, expected):
    shown.find(A)
    hops(shown, number)
    assert visible(shown) == expected
    assert f"9 个节点中的 {len(expected)} 个" in shown.page.inner_text("#counts")
    shown.page.click("#whole")
    assert len(visible(shown)) == 9


def test_a_hit_beyond_the_hops_is_shown_again(shown):
    shown.find(A)
    hops(shown, 1)
    shown.find(D)
    assert D in visible(shown)


def test_the_shortest_path_is_told_with_the_sentence_of_each_step(shown):
    shown.find(A)
    shown.page.click("#panel .tool >> nth=3")
    assert f"从“{A}”出发" in shown.page.inner_text("#notice")
    shown.find(C)
    assert shown.page.inner_text("#panel h2") == f"{A} — {C}"
    assert "4 步" in shown.page.inner_text("#panel .top")
    steps = shown.page.locator("#panel .go").all_inner_texts()
    assert steps == [A, TALKS, B, COMPANY, C]
    quotes = shown.page.locator("#panel mark").all_inner_texts()
    assert quotes == [f"{A}。", f"{B}。", f"{B}。", f"{C}。"]


def test_a_path_over_what_the_legend_hides_is_not_told(shown):
    shown.page.click("#key-kind-organization")
    shown.find(A)
    shown.page.click("#panel .tool >> nth=3")
    shown.find(D)
    assert "没有可见的路径" in shown.page.inner_text("#notice")


def test_a_path_can_be_left_with_escape(shown):
    shown.find(A)
    shown.page.click("#panel .tool >> nth=3")
    shown.page.keyboard.press("Escape")
    shown.page.keyboard.press("Escape")
    assert shown.page.is_hidden("#notice")
    shown.find(B)
    assert shown.page.inner_text("#panel h2") == B


def test_a_double_click_folds_what_hangs_on_a_node_and_unfolds_it(shown):
    shown.page.mouse.dblclick(*shown.point(ASSOCIATION))
    assert visible(shown) == {ASSOCIATION, A, TALKS, B, COMPANY, C, FORUM, D}
    shown.page.mouse.dblclick(*shown.point(ASSOCIATION))
    assert LEAF in visible(shown)


def test_a_double_click_expands_a_node_beyond_the_hops_and_takes_it_back(shown):
    shown.find(A)
    hops(shown, 1)
    shown.page.wait_for_timeout(300)
    shown.page.mouse.dblclick(*shown.point(B))
    assert visible(shown) == {A, ASSOCIATION, TALKS, B, COMPANY}
    shown.page.mouse.dblclick(*shown.point(B))
    assert visible(shown) == {A, ASSOCIATION, TALKS, B}


def test_the_address_opens_the_same_view_again(running, shown):
    shown.find(A)
    hops(shown, 2)
    shown.page.click("#key-relation-membership")
    shown.page.click("#language")
    shown.page.click("#theme")
    shown.page.mouse.move(700, 400)
    shown.page.mouse.wheel(0, -300)
    with again(running, shown) as same:
        assert visible(same) == visible(shown)
        assert same.page.inner_text("#panel h2") == A
        assert same.page.get_attribute("#key-relation-membership", "aria-pressed") == "false"
        for what in ("document.documentElement.lang", "kg.theme()"):
            assert same.page.evaluate(what) == shown.page.evaluate(what)
        assert same.point(A) == pytest.approx(shown.point(A), abs=2)


def test_the_address_opens_a_path_again(running, shown):
    shown.find(A)
    shown.page.click("#panel .tool >> nth=3")
    shown.find(C)
    with again(running, shown) as same:
        assert same.page.inner_text("#panel h2") == f"{A} — {C}"


@pytest.mark.parametrize(
    "hash",
    ["node=person/nobody&hops=9", "at=1~x~3&hidden=kind.constructor", "%", "edge=0", "a" * 5000],
)
def test_an_address_that_does_not_fit_the_network_is_passed_over(running, file, hash):
    with opened(running, f"{file.as_uri()}#{hash}") as shown:
        assert len(visible(shown)) == 9


def test_the_drawing_can_be_moved_and_zoomed_by_keys(shown):
    shown.page.focus("#canvas")
    x, y = shown.point(A)
    shown.page.keyboard.press("ArrowLeft")
    assert shown.point(A) == pytest.approx((x + 60, y))
    before = abs(shown.point(A)[0] - shown.point(B)[0])
    shown.page.keyboard.press("+")
    assert abs(shown.point(A)[0] - shown.point(B)[0]) > before


def test_a_node_can_be_dragged(shown):
    x, y = shown.point(LEAF)
    shown.page.mouse.move(x, y)
    shown.page.mouse.down()
    shown.page.mouse.move(x + 40, y + 25, steps=3)
    shown.page.mouse.up()
    assert shown.point(LEAF) == pytest.approx((x + 40, y + 25), abs=1)
    assert shown.page.is_hidden("#panel")
