import base64
import hashlib
import json
import re

import networkx as nx
import pytest
from lxml import html

from kg.render.page import page


def network(label="林知远"):
    graph = nx.MultiDiGraph(left_out=0, seeds=())
    graph.add_node("p", kind="person", label=label)
    return graph


def parsed(text):
    return html.document_fromstring(text)


def data(text):
    return json.loads(parsed(text).get_element_by_id("data").text)


def hashes(elements):
    digests = [hashlib.sha256(element.text.encode()).digest() for element in elements]
    return [f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests]


def policy(text):
    (content,) = parsed(text).xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    return {name: values for name, *values in (part.split() for part in content.split(";"))}


def test_scripts_and_styles_run_by_their_hashes_alone():
    text = page(network(), title="林知远")
    tree, allowed = parsed(text), policy(text)
    assert allowed["default-src"] == ["'none'"]
    assert allowed["script-src"] == hashes(tree.xpath("//script[not(@type)]"))
    assert allowed["style-src"] == hashes(tree.xpath("//style"))
    assert allowed["img-src"] == ["data:"]


def test_the_page_names_no_file_or_address_to_load():
    tree = parsed(page(network(), title="林知远"))
    assert tree.xpath("//@src | //@href | //link | //iframe | //object | //base | //form") == []
    assert not [
        s for s in tree.xpath("//style/text()") if re.search(r"@import|url\((?!\"data:)", s)
    ]


def test_no_element_carries_a_script_of_its_own():
    attributes = parsed(page(network(), title="林知远")).xpath("//@*[starts-with(name(), 'on')]")
    assert attributes == []


def test_the_same_network_gives_the_same_page():
    assert page(network(), title="林知远") == page(network(), title="林知远")


@pytest.mark.parametrize(("language", "expected"), [("zh", "zh-Hans"), ("en", "en")])
def test_the_page_opens_in_its_language(language, expected):
    text = page(network(), title="林知远", language=language)
    assert parsed(text).get("lang") == expected
    assert data(text)["language"] == language


@pytest.mark.parametrize(
    "text",
    ["</script><script>alert(1)</script>", "<!--<script>", "a\u2028b\u2029c", "{{ 7*7 }}", "&lt;"],
)
def test_any_text_comes_through_the_data_unchanged(text):
    written = page(network(text), title=text)
    assert data(written)["about"][0]["label"] == text
    assert parsed(written).xpath("string(//title)") == text
    assert len(parsed(written).xpath("//script")) == len(
        parsed(page(network(), title="")).xpath("//script")
    )


def test_the_notices_of_what_is_vendored_are_in_the_page():
    text = page(network(), title="林知远")
    assert "d3-force" in text
    assert "Copyright 2010-2026 Mike Bostock" in text
    assert "this permission notice appear in all copies" in text
    assert "sourceMappingURL" not in text


def test_half_a_character_is_written_as_one_that_is_unknown():
    text = page(network("林\udcff知\ud842"), title="\udcff")
    assert data(text.encode().decode())["about"][0]["label"] == "林\ufffd知\ufffd"
    assert parsed(text).xpath("string(//title)") == "\ufffd"
