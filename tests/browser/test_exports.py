"""What the page gives out, pictures and a table of what is visible; the period that is shown."""

import csv
import io
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from chromium import browser, opened
from pyoxigraph import Store
from small_graph import quads

from kg.network import network
from kg.render import page

PNG = b"\x89PNG\r\n\x1a\n"
SVG = "{http://www.w3.org/2000/svg}"
FORUM = "第三届铜业绿色论坛"


@pytest.fixture(scope="module")
def running():
    with browser() as found:
        yield found


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    store = Store()
    store.extend(quads())
    written = tmp_path_factory.mktemp("exports") / "network.html"
    written.write_text(page(network(store), title="产业/关系"), encoding="utf-8")
    return written


@pytest.fixture
def shown(running, file):
    with opened(running, file) as page:
        yield page


def exported(shown, what):
    """The name and the bytes of what a button of the menu gives."""
    shown.page.click("#export")
    with shown.page.expect_download() as download:
        shown.page.click(f"#export-{what}")
    return download.value.suggested_filename, Path(download.value.path()).read_bytes()


def rows(shown):
    name, data = exported(shown, "csv")
    assert name == "产业-关系.csv"
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_a_picture_of_the_view_is_saved(shown):
    name, data = exported(shown, "png")
    assert name == "产业-关系.png"
    assert data.startswith(PNG)


def test_a_drawing_has_every_label_of_the_view(shown):
    _, data = exported(shown, "svg")
    drawn = ET.fromstring(data)
    words = {text.text for text in drawn.iter(f"{SVG}text")}
    labels = shown.page.evaluate("kg.canvas.labels().flatMap(({ rows }) => rows)")
    assert len(labels) >= 8
    assert set(labels) <= words
    assert len(list(drawn.iter(f"{SVG}path"))) > 5


def test_the_table_has_the_visible_relations_with_quote_and_article(shown):
    (row,) = [
        each for each in rows(shown) if each["target"] == FORUM and each["relation"] == "host"
    ]
    assert row["source"] == "华澜铜业协会"
    assert row["quote"]
    assert row["quote"] in row["sentence"]
    assert row["published"] == "2024-06-21"
    assert row["source_iri"].startswith("https://")


def test_what_the_legend_hides_is_not_in_the_table(shown):
    before = rows(shown)
    shown.page.click("#key-relation-host")
    assert {each["relation"] for each in before} - {each["relation"] for each in rows(shown)} == {
        "host"
    }


def test_no_cell_of_the_table_is_a_formula(running, file):
    with opened(running, file) as shown:
        shown.page.evaluate("kg.data.about.forEach((it) => { it.label = '=1+1'; })")
        assert {each["source"] for each in rows(shown)} == {"'=1+1"}


def test_the_menu_opens_and_closes_by_keys(shown):
    shown.page.focus("#export")
    shown.page.keyboard.press("Enter")
    assert shown.page.evaluate("document.activeElement.id") == "export-png"
    shown.page.keyboard.press("Escape")
    assert shown.page.is_hidden("#exports")
    assert shown.page.evaluate("document.activeElement.id") == "export"


def visible(shown):
    script = "kg.data.about.filter((_, id) => !kg.canvas.isHidden(id)).map((it) => it.label)"
    return set(shown.page.evaluate(script))


def test_a_period_shows_what_happened_in_it_and_who_took_part(shown):
    everything = visible(shown)
    shown.page.focus("#since")
    shown.page.keyboard.press("End")
    assert shown.page.inner_text("#span") == "2024-06 – 2024-06"
    assert FORUM in visible(shown)
    assert "2024年3月5日林知远与周慕云会谈" not in visible(shown)
    assert "华澜铜业协会" in visible(shown)
    shown.page.keyboard.press("Home")
    assert visible(shown) == everything


def test_a_period_plays_from_its_start_and_stops_at_the_end(shown):
    shown.page.click("#play")
    assert shown.page.get_attribute("#play", "aria-label") == "暂停"
    assert shown.page.input_value("#since") == "0"
    shown.page.wait_for_selector("#play[aria-label=播放]", timeout=15_000)
    assert shown.page.input_value("#until") == shown.page.get_attribute("#until", "max")


def test_a_hit_outside_the_period_is_shown_again(shown):
    shown.page.focus("#since")
    shown.page.keyboard.press("End")
    shown.find("2024年3月5日林知远与周慕云会谈")
    assert "2024年3月5日林知远与周慕云会谈" in visible(shown)


def test_the_address_holds_the_period(running, shown):
    shown.page.focus("#since")
    shown.page.keyboard.press("End")
    shown.page.wait_for_timeout(400)
    with opened(running, shown.page.evaluate("location.href")) as same:
        assert same.page.inner_text("#span") == "2024-06 – 2024-06"
        assert visible(same) == visible(shown)
