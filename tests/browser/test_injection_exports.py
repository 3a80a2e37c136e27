"""What the page gives out: drawings without scripts, tables without formulas."""

import csv
import io
import unicodedata
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from chromium import browser
from hostile import PAYLOADS, probed, ring

from kg.render import page
from kg.render.labels import wrapped

SPACE = "{http://www.w3.org/2000/svg}"
DRAWN = {"svg", "rect", "path", "text"}
ATTRIBUTES = {
    *("x", "y", "width", "height", "viewBox", "d", "fill", "fill-opacity", "stroke"),
    *("stroke-width", "stroke-opacity", "stroke-dasharray", "stroke-linejoin", "font-size"),
    *("font-family", "text-anchor", "dominant-baseline"),
}
FORMULA = tuple("=+-@\uff1d\uff0b\uff0d\uff20")
FIXED = {
    *("source", "source_kind", "relation", "target", "target_kind", "title", "stage", "attested"),
    *("event_date", "quote", "article", "published", "publisher", "url", "source_iri"),
    *("sentence", "event", "weight"),
    *("target_iri", "person", "organization", "meeting", "exhibition", "intent", ""),
    *("membership", "part-of", "host", "guest", "organizer", "visitor", "party", "tie"),
}


@pytest.fixture(scope="module")
def shown(tmp_path_factory):
    text = page(ring(PAYLOADS), title="".join(PAYLOADS))
    with browser() as running, probed(running, tmp_path_factory.mktemp("out"), text) as found:
        yield found


def exported(shown, what):
    """The name and the bytes of what a button of the menu gives."""
    shown.page.click("#export")
    with shown.page.expect_download() as download:
        shown.page.click(f"#export-{what}")
    return download.value.suggested_filename, Path(download.value.path()).read_bytes()


def texts(drawing):
    """The texts of a drawing that holds shapes and texts alone."""
    elements = list(ET.fromstring(drawing).iter())
    assert {each.tag.removeprefix(SPACE) for each in elements} <= DRAWN
    assert {name for each in elements for name in each.attrib} <= ATTRIBUTES
    return [each.text for each in elements if each.text]


def test_a_drawing_holds_shapes_and_texts_alone(shown):
    name, data = exported(shown, "svg")
    assert name.endswith(".svg")
    assert texts(data.decode())


def test_every_text_is_text_in_a_drawing_and_cut_short(shown):
    drawn = dict(shown.page.evaluate("probe.drawings()"))
    for label in PAYLOADS:
        found = texts(drawn[label])
        sound = wrapped(label).translate({0xFFFE: 0xFFFD, 0xFFFF: 0xFFFD})
        assert set(sound.split("\n")) <= set(found)
        assert max(map(len, found)) < 60
        assert not {unicodedata.category(c) for c in "".join(found)} & {"Cc", "Cf", "Zl", "Zp"}


def test_no_cell_of_the_table_is_a_formula(shown):
    _, data = exported(shown, "csv")
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert {len(row) for row in rows} == {19}
    sentence = rows[0].index("sentence")
    for place, cell in {(place, cell) for row in rows for place, cell in enumerate(row)}:
        bare = "".join(c for c in cell if unicodedata.category(c)[0] not in "CZ")
        assert not bare.startswith(FORMULA)
        assert cell[:1] not in {"\t", "\r", "\n", "\0"}
        is_told = cell in PAYLOADS or cell[1:] in PAYLOADS or "#" in cell or cell in FIXED
        assert is_told or place == sentence
    assert {row[3].removeprefix("'") for row in rows} >= {
        text.removeprefix("'") for text in PAYLOADS
    }


@pytest.mark.parametrize("what", ["svg", "csv"])
def test_the_name_of_a_file_is_short_and_plain(shown, what):
    name, _ = exported(shown, what)
    assert name.endswith(f".{what}")
    assert len(name) <= 64
    assert not set(name) & set('\\/:*?"<>|\n\r\t\0')


def test_a_name_that_looks_like_a_place_for_a_word_is_none(shown):
    said = shown.page.evaluate("kg.word('no-path', { a: '{b}$&', b: '$`{a}' })")
    assert "{b}$&" in said
    assert "$`{a}" in said
