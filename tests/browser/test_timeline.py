"""The layout by time on the page."""

import networkx as nx
import pytest
from chromium import browser, opened

from kg.network import Fact
from kg.render import page

DAYS = {"甲会": "2024-03-05", "乙会": "2024-01-10", "丙会": "2025-02-01", "丁会": "2024-03-05"}


def network(days):
    """Meetings that 江岳集团 hosts through 林知远, on some days."""
    graph = nx.MultiDiGraph(left_out=0, seeds=())
    graph.add_node("o", kind="organization", label="江岳集团")
    graph.add_node("p", kind="person", label="林知远")
    title = Fact(iri="f", relation="membership", dates=("2024-01-01",))
    graph.add_edge("p", "o", key="f", relation="membership", facts=(title,))
    for name, day in days.items():
        graph.add_node(name, kind="meeting", label=name, date=day)
        graph.add_edge("p", name, key=f"h{name}", relation="host", facts=())
    return graph


@pytest.fixture(scope="module")
def running():
    with browser() as found:
        yield found


@pytest.fixture
def show(running, tmp_path):
    def showing(days):
        file = tmp_path / "network.html"
        file.write_text(page(network(days), title="时间"), encoding="utf-8")
        return opened(running, file)

    return showing


def places(shown):
    positions = shown.page.evaluate("kgView.positions()")
    labels = shown.page.evaluate("kg.data.about.map((it) => it.label)")
    return dict(zip(labels, positions, strict=True))


def test_events_lie_by_their_days_and_do_not_cover_each_other(show):
    with show(DAYS) as shown:
        shown.page.click("#by-time")
        at = places(shown)
        assert at["江岳集团"][0] < at["乙会"][0] < at["甲会"][0] < at["丙会"][0]
        assert at["甲会"][0] == at["丁会"][0]
        assert abs(at["甲会"][1] - at["丁会"][1]) > 30


def test_the_other_layout_comes_back_as_it_was(show):
    with show(DAYS) as shown:
        before = places(shown)
        shown.page.click("#by-time")
        assert places(shown) != before
        shown.page.click("#by-time")
        assert places(shown) == before


def test_physics_ends_the_layout_by_time(show):
    with show(DAYS) as shown:
        shown.page.click("#by-time")
        shown.page.click("#physics")
        assert shown.page.get_attribute("#by-time", "aria-pressed") == "false"
        shown.page.click("#physics")


def test_without_days_there_is_no_layout_by_time(show):
    with show({"甲会": "", "乙会": ""}) as shown:
        assert shown.page.is_disabled("#by-time")
        assert shown.page.is_hidden("#period")


def test_the_address_holds_the_layout(running, show):
    with show(DAYS) as shown:
        shown.page.click("#by-time")
        shown.page.wait_for_timeout(400)
        with opened(running, shown.page.evaluate("location.href")) as same:
            assert same.page.get_attribute("#by-time", "aria-pressed") == "true"
            assert places(same) == places(shown)
