"""Nothing on the page is a serious barrier by axe-core, in the states that a reader meets."""

from pathlib import Path

import pytest
from chromium import browser, opened
from pyoxigraph import Store
from small_graph import quads

from kg.network import network
from kg.render import page

AXE = Path(__file__).with_name("vendor") / "axe.min.js"
SERIOUS = {"serious", "critical"}


@pytest.fixture(scope="module")
def running():
    with browser() as found:
        yield found


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    store = Store()
    store.extend(quads())
    written = tmp_path_factory.mktemp("axe") / "network.html"
    written.write_text(page(network(store), title="产业关系网络"), encoding="utf-8")
    return written


def violations(shown):
    shown.page.evaluate(AXE.read_text("utf-8"))
    found = shown.page.evaluate("axe.run().then((result) => result.violations)")
    return [
        (each["id"], [node["html"][:120] for node in each["nodes"]])
        for each in found
        if each["impact"] in SERIOUS
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_there_is_no_serious_violation(running, file, scheme):
    with opened(running, file, scheme=scheme) as shown:
        assert violations(shown) == []
        shown.find("周慕云")
        assert violations(shown) == []
        shown.page.fill("#search", "铜业")
        assert violations(shown) == []
        shown.page.keyboard.press("Escape")
        shown.page.click("#panel .tool >> nth=0")
        shown.page.click("#key-kind-meeting")
        assert violations(shown) == []
