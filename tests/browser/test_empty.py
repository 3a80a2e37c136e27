"""A page of a network without a node: it says so, and nothing on it fails."""

import networkx as nx
import pytest
from chromium import browser, opened

from kg.render import page

SAID = {"zh": "图中没有可显示的内容", "en": "The graph holds nothing to show"}


@pytest.fixture(scope="module")
def running():
    with browser() as found:
        yield found


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    written = tmp_path_factory.mktemp("empty") / "network.html"
    text = page(nx.MultiDiGraph(left_out=0, seeds=()), title="空")
    written.write_text(text, encoding="utf-8")
    return written


def said(shown):
    return shown.page.inner_text("#canvas")


def test_the_page_says_that_there_is_nothing_in_either_language(running, file):
    with opened(running, file) as shown:
        assert said(shown) == SAID["zh"]
        assert "0" in shown.page.inner_text("#counts")
        shown.page.click("#language")
        assert said(shown) == SAID["en"]


def test_what_can_be_pressed_fails_nowhere(running, file):
    with opened(running, file) as shown:
        for button in ("show-legend", "physics", "fit", "theme", "by-ties", "by-time"):
            if shown.page.is_visible(f"#{button}") and shown.page.is_enabled(f"#{button}"):
                shown.page.click(f"#{button}")
                shown.page.wait_for_timeout(60)
                shown.page.click(f"#{button}")
        shown.page.fill("#search", "铜")
        assert shown.page.inner_text("#results") == "没有匹配的结果"
        shown.page.keyboard.press("Enter")
        shown.page.keyboard.press("Escape")
        shown.page.set_viewport_size({"width": 500, "height": 700})
        shown.page.wait_for_timeout(60)
        assert said(shown) == SAID["zh"]


@pytest.mark.parametrize("what", ["png", "svg", "csv"])
def test_what_it_gives_out_is_sound(running, file, what):
    with opened(running, file) as shown:
        shown.page.click("#export")
        with shown.page.expect_download(timeout=5000) as download:
            shown.page.click(f"#export-{what}")
        assert download.value.suggested_filename == f"空.{what}"


def test_an_address_of_another_page_is_passed_over(running, file):
    with opened(
        running, f"{file.as_uri()}#node=person/a&around=person/a&hops=2&layout=time"
    ) as shown:
        assert said(shown) == SAID["zh"]
