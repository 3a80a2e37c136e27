"""Networks in which every text is a payload: what would do harm where it became more than text."""

import tomllib
from contextlib import contextmanager
from pathlib import Path

import networkx as nx
from chromium import opened

from kg.network import Fact, Quote, Source

_BROWSER = Path(__file__).with_name("browser")
GROUPS = tomllib.loads(_BROWSER.joinpath("payloads.toml").read_text("utf-8"))
LONG = (
    "<script>window.ran=1</script>" * 200,
    "<b>" * 1000,
    "铜" * 3000,
    "x" * 5000,
    "\U00020bb7" * 1500,
)
PAYLOADS = (*(text for group in GROUPS.values() for text in group), *LONG)

# Between two people lies a meeting, between two organizations an intent: they are tied.
KINDS = ("person", "meeting", "person", "exhibition", "organization", "intent", "organization")
RELATIONS = {
    "person": "membership",
    "organization": "part-of",
    "meeting": "host",
    "exhibition": "organizer",
    "intent": "party",
}
WAY_BACK = {"meeting": "guest", "exhibition": "visitor", "intent": "party"}


TURN = len(KINDS)
LIKE = 3 * TURN + len(PAYLOADS) % TURN
"""So many nodes make a ring that has each kind of place in the ring of the payloads."""


def harmless():
    """As few harmless texts as make such a ring."""
    return [f"第{number:02}号" for number in range(LIKE)]


def like(number):
    """The number of the node in the ring of harmless texts that is set as this of the payloads'."""
    left = len(PAYLOADS) - number
    if left <= TURN:
        return LIKE - left
    return number if number < TURN else TURN + number % TURN


def iri(number, text):
    """The name of the node of that number; a blank would be no part of an IRI."""
    return f"{''.join(text.split())}#{number}"


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


def node(kind, text):
    values = ("date", "end_date", "day", "place", "topic", "instrument")
    return {
        "kind": kind,
        "label": text,
        **dict.fromkeys(values, text),
        **dict.fromkeys(("forms", "pinyin", "titles"), (text,)),
        "sorts": (),
        "parent": "",
        "facts": (fact("event", text), fact("membership", text)),
    }


def ring(texts):
    """A ring of nodes; each has one of the texts wherever it can have text, as have its edges."""
    told = {"since": texts[0], "until": texts[1], "articles": (texts[2],), "query": texts[3]}
    graph = nx.MultiDiGraph(
        left_out=1,
        seeds=(),
        omitted={"filtered": 1, "far": 1, "limit": 1},
        selection={**told, "hops": 1},
    )
    names = [iri(number, text) for number, text in enumerate(texts)]
    for at, text in enumerate(texts):
        graph.add_node(names[at], **node(KINDS[at % len(KINDS)], text))
    for at, name in enumerate(names):
        kind = KINDS[at % len(KINDS)]
        join(graph, names[at - 1], name, RELATIONS[kind])
        if kind in WAY_BACK:
            join(graph, names[(at + 1) % len(names)], name, WAY_BACK[kind])
    return graph


def join(graph, source, target, relation):
    """Tie two nodes, by a fact whose every text is the target's."""
    capacity = relation if graph.nodes[target]["kind"] in WAY_BACK else ""
    facts = (fact(relation, graph.nodes[target]["label"]),)
    graph.add_edge(source, target, relation=relation, capacity=capacity, facts=facts)


@contextmanager
def probed(running, folder, text):
    """Open a page that can be probed; whatever it writes to the console is a problem."""
    file = folder / "network.html"
    file.write_text(text, encoding="utf-8", newline="")
    with opened(running, file) as shown:
        shown.page.on("console", lambda message: shown.problems.append(message.text))
        shown.page.evaluate(_BROWSER.joinpath("injection.js").read_text("utf-8"))
        yield shown
