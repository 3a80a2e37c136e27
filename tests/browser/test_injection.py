from pathlib import Path

import networkx as nx
import pytest
from chromium import browser, opened

from kg.network import Fact, Quote, Source
from kg.render import page

# What a file of lines cannot hold stands here: separators, direction marks, a NUL.
PAYLOADS = (
    *Path(__file__).with_name("payloads.txt").read_text("utf-8").splitlines(),
    "\u2028window.ran=1//",
    "\u2029window.ran=1//",
    "\u202e<script>1=nar.wodniw</script>\u202c",
    "\u2066<script>window.ran=1</script>\u2069",
    "\x00<script>window.ran=1</script>",
    "\r\n<script>window.ran=1</script>\r\n",
    "<scr\x00ipt>window.ran=1</scr\x00ipt>",
    "\ufeff<script>window.ran=1</script>",
)
KINDS = ("person", "organization", "meeting", "exhibition", "intent")
RELATIONS = ("membership", "part-of", "host", "guest", "accompanying", "attendee", "party", "stage")


def quote(text):
    source = Source(iri=text, published=text, headline=text, url=text, publisher=text)
    return Quote(source=source, start=len(text), exact=text, prefix=text, suffix=text)


def fact(relation, text):
    return Fact(
        iri=text,
        relation=relation,
        title=text,
        organization=text,
        dates=(text,),
        former=True,
        leads=True,
        quotes=(quote(text),),
    )


def node(at, text):
    kind = KINDS[at % len(KINDS)]
    values = ("date", "end_date", "place", "topic", "instrument")
    own = [fact("event", text), fact("membership", text)]
    return {
        "kind": kind,
        "label": text,
        **dict.fromkeys(values, text),
        **dict.fromkeys(("forms", "pinyin", "titles"), (text,)),
        "sorts": (),
        "facts": tuple(own),
    }


def hostile():
    """A ring of nodes and edges in which every text is a payload."""
    graph = nx.MultiDiGraph(left_out=1, seeds=())
    for at, text in enumerate(PAYLOADS):
        graph.add_node(text, **node(at, text))
    for at, text in enumerate(PAYLOADS):
        relation = RELATIONS[at % len(RELATIONS)]
        graph.add_edge(PAYLOADS[at - 1], text, relation=relation, facts=(fact(relation, text),))
    return graph


@pytest.fixture(scope="module")
def running():
    with browser() as found:
        yield found


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    written = tmp_path_factory.mktemp("hostile") / "network.html"
    text = page(hostile(), title="".join(PAYLOADS))
    written.write_text(text, encoding="utf-8", newline="")
    return written


# Elements that only a text which became markup could bring.
FOREIGN = (
    "img, iframe, object, embed, video, audio, form, math, base, link, marquee, template, "
    "animate, b, i, svg script, svg a, main script, header script, "
    "[onerror], [onload], [onfocus], [onmouseover], [srcdoc]"
)
WHAT_RAN = """foreign => ({
    ran: window.ran === undefined ? null : window.ran,
    foreign: [...document.querySelectorAll(foreign)].map(one => one.outerHTML),
    unsafe: [...document.links].map(a => a.href).filter(href => !/^https?:/.test(href)),
})"""
SHOW_ALL = """async ([count, foreign, show]) => {
    const found = [];
    for (let number = 0; number < count; number += 1) {
        if (show === "node") kg.select(number);
        else kg.panel.show({ edge: number });
        await new Promise(requestAnimationFrame);
        found.push((WHAT_RAN)(foreign));
    }
    return found;
}""".replace("WHAT_RAN", WHAT_RAN)
NOTHING = {"ran": None, "foreign": [], "unsafe": []}


def nothing_ran(shown):
    assert shown.page.evaluate(WHAT_RAN, FOREIGN) == NOTHING


def nothing_ran_on_any(shown, what):
    found = shown.page.evaluate(SHOW_ALL, [len(PAYLOADS), FOREIGN, what])
    assert found == [NOTHING] * len(PAYLOADS)


def test_there_are_enough_payloads():
    assert len(set(PAYLOADS)) >= 60


def test_nothing_runs_on_any_panel(running, file):
    with opened(running, file) as shown:
        nothing_ran_on_any(shown, "node")
        assert shown.page.locator("#panel blockquote").count() > 0


def test_the_texts_are_shown_as_they_are(running, file):
    with opened(running, file) as shown:
        text = "</script><script>window.ran=1</script>"
        shown.page.evaluate("text => kg.select(kgView.find(text))", text)
        assert shown.page.inner_text("#panel h2") == text
        assert shown.page.locator("#panel mark").first.inner_text() == text


def test_nothing_runs_in_search_results(running, file):
    with opened(running, file) as shown:
        for text in ("script", "img", "javascript", "svg", "{{", "\\u003c"):
            shown.page.fill("#search", text)
            assert shown.page.locator("#results [role=option]").count() > 0
            nothing_ran(shown)


@pytest.mark.slow
def test_nothing_runs_while_hovering_and_clicking(running, file):
    with opened(running, file) as shown:
        hovered = 0
        for number in range(0, len(PAYLOADS), 6):
            at = shown.page.evaluate("number => kgView.place(number)", number)
            shown.page.mouse.move(at["x"], at["y"], steps=2)
            shown.page.wait_for_timeout(60)
            hovered += shown.page.is_visible("#tip")
            nothing_ran(shown)
        shown.page.mouse.click(at["x"], at["y"])
        nothing_ran(shown)
        assert hovered > 0


def test_nothing_runs_on_the_panels_of_edges_in_either_language(running, file):
    with opened(running, file) as shown:
        nothing_ran_on_any(shown, "edge")
        shown.page.click("#language")
        nothing_ran(shown)
