"""No text of an article becomes anything but text on the page, whatever it is made of."""

import re

import pytest
from chromium import browser
from hostile import GROUPS, PAYLOADS, harmless, iri, like, probed, ring

from kg.render import page
from kg.render.labels import wrapped

ELSEWHERE = "*:not(#panel, #panel *, #search, #results *, #tip *)"


@pytest.fixture(scope="module")
def running():
    with browser() as found:
        yield found


@pytest.fixture(scope="module")
def hostile(running, tmp_path_factory):
    text = page(ring(PAYLOADS), title="".join(PAYLOADS))
    with probed(running, tmp_path_factory.mktemp("hostile"), text) as shown:
        yield shown
        nothing_ran(shown)


@pytest.fixture(scope="module")
def twin(running, tmp_path_factory):
    """The page of a ring of harmless texts."""
    text = page(ring(harmless()), title="图")
    with probed(running, tmp_path_factory.mktemp("twin"), text) as shown:
        yield shown


def asked(shown, what, *values):
    return shown.page.evaluate(f"(values) => probe.{what}(...values)", values)


def nothing_ran(shown):
    assert shown.problems == []
    assert asked(shown, "left") == []


def test_there_are_enough_payloads():
    assert len(PAYLOADS) == len(set(PAYLOADS))
    assert len(PAYLOADS) >= 200
    assert min(map(len, GROUPS.values())) >= 5


def test_no_element_of_the_page_is_born_of_a_text(hostile, twin):
    assert asked(hostile, "shape", ELSEWHERE) == asked(twin, "shape", ELSEWHERE)
    nothing_ran(hostile)


def test_the_page_stands_under_its_policy(hostile):
    policy = hostile.page.locator("meta[http-equiv=Content-Security-Policy]")
    assert policy.count() == 1
    content = policy.get_attribute("content")
    assert content.startswith("default-src 'none'; script-src 'sha256-")
    assert "unsafe" not in content
    assert hostile.page.locator("head > :nth-child(2)").get_attribute("content") == content


def test_every_panel_of_a_node_shows_its_texts_and_nothing_else(hostile, twin):
    found, expected = (asked(shown, "panels", "node") for shown in (hostile, twin))
    names = [iri(*numbered) for numbered in enumerate(harmless())]
    for number, text in enumerate(PAYLOADS):
        panel = found[iri(number, text)]
        assert panel["shape"] == expected[names[like(number)]]["shape"]
        assert panel["heading"] == [text]
        assert panel["iri"] == [iri(number, text)]
        assert set(panel["terms"]) == {text, f"{text} – {text}"}
        assert f"{text}{text}" in panel["facts"]
        assert text in panel["marks"]
        assert f"{text} {text} · {text}" in panel["cited"]
        assert set(panel["names"]) < set(PAYLOADS)
        assert all(re.match("https?://", link) for link in panel["links"])
    nothing_ran(hostile)


def test_every_panel_of_an_edge_shows_its_texts_and_nothing_else(hostile, twin):
    found, expected = (asked(shown, "panels", "edge") for shown in (hostile, twin))
    shapes = {name.split()[1]: panel["shape"] for name, panel in expected.items()}
    named = {iri(*each): each[1] for each in enumerate(PAYLOADS)}
    assert {target for _, _, target in map(str.split, found)} == set(named)
    for name, panel in found.items():
        source, relation, target = name.split()
        assert panel["shape"] == shapes[relation]
        assert panel["names"][:2] == [named[source], named[target]]
        assert relation == "tie" or named[target] in panel["marks"]
    nothing_ran(hostile)


def test_every_text_is_found_and_shown_in_the_search_results(hostile, twin):
    shapes = {each for shape, _ in asked(twin, "results", ["第", "查无此人"]) for each in shape}
    texts = [text for text in PAYLOADS if wrapped(text) != "—"]
    for text, (shape, names) in zip(texts, asked(hostile, "results", texts), strict=True):
        assert text in names
        assert set(shape) <= shapes
    nothing_ran(hostile)


def test_every_tip_shows_its_text(hostile, twin):
    shapes = {each for *_, shape in asked(twin, "tips", len(harmless())) for each in shape}
    found = asked(hostile, "tips", len(PAYLOADS))
    assert {label for label, *_ in found} == set(PAYLOADS)
    for label, head, shape in found:
        assert head == label
        assert set(shape) <= shapes
    nothing_ran(hostile)
