"""Times pages of networks in headless Chromium, beside plain pyvis with its defaults.

    python benchmarks/view.py [--nodes 1000 5000 20000] [--pyvis 1000] [--seed N] [--keep DIR]

Of one invented network each: seconds from opening the file until it is drawn and a search finds
something, frames a second while the view is panned and a node is dragged, and bytes. pyvis is
drawn when its layout has settled. Chromium runs headless with --disable-gpu: software rendering.
"""

import argparse
import random
import shutil
import sys
import tempfile
import time
from pathlib import Path

import networkx as nx
from playwright.sync_api import sync_playwright
from pyvis.network import Network as Plain

from kg.network import Fact, Quote, Source
from kg.render import page

FLAGS = ["--no-sandbox", "--disable-gpu"]
SURNAMES, GIVEN = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗", "云海明远知行思清景川和平立文秋山亦可"
TRADES, ENDS = (
    ("铜业", "电缆", "机械", "新能源", "物流", "纺织"),
    ("集团", "有限公司", "协会", "研究院"),
)
LIMITS = {1000: 2.0, 5000: 2.0, 20000: 5.0}
"""Seconds until a network of so many nodes is drawn and searchable."""
FRAMES = 30
FRAMES_OF = """async ([move]) => {
  const act = {
    pan: (n) => { kg.camera.pan(n % 60 < 30 ? 9 : -9, 4); kg.canvas.moved(); },
    drag: (n) => kg.canvas.drag(0, kg.layout.xs[0] + 4, kg.layout.ys[0] + (n % 2)),
  }[move];
  const start = performance.now();
  let frames = 0;
  await new Promise((done) => {
    const step = () => {
      act(frames);
      frames += 1;
      if (performance.now() - start < 2000) requestAnimationFrame(step); else done();
    };
    requestAnimationFrame(step);
  });
  const a_second = frames / (performance.now() - start) * 1000;
  kg.canvas.drop();
  return a_second;
}"""


def main():
    """Measure each size and print its row."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--nodes", type=int, nargs="+", default=[1000, 5000, 20000])
    parser.add_argument("--pyvis", type=int, nargs="*", default=[1000])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, metavar="DIR", help="keep the pages there")
    options = parser.parse_args()
    binary = shutil.which("chromium") or sys.exit("no chromium was found")
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        folder = options.keep or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        browser = playwright.chromium.launch(executable_path=binary, args=FLAGS)
        print("nodes  edges  Python s  drawn s  settled s  pan fps  drag fps  MB  pyvis s  ratio")
        for nodes in options.nodes:
            network = invented(nodes, options.seed)
            row = measured(browser, network, folder / f"kg-{nodes}.html")
            if nodes in options.pyvis:
                plain = plainly(browser, network, folder / f"pyvis-{nodes}.html")
                row += [f"{plain:.1f}", f"1/{plain / float(row[3]):.0f}"]
            print(*row, sep="  ", flush=True)
        browser.close()


def invented(size, seed):
    """Give a network: a third people, a fifth organizations, the rest meetings, by Zipf's law."""
    dice = random.Random(seed)
    graph = nx.MultiDiGraph(left_out=0, seeds=())
    kinds = {"organization": size // 5, "person": size // 3}
    kinds["meeting"] = size - sum(kinds.values())
    made = {
        kind: [add(graph, dice, kind, number) for number in range(count)]
        for kind, count in kinds.items()
    }
    for person in made["person"]:
        tie(graph, dice, (person, zipf(dice, made["organization"])), "membership", "总经理")
    for meeting in made["meeting"]:
        for relation in ("host", "guest", "accompanying"):
            tie(graph, dice, (zipf(dice, made["person"]), meeting), relation)
    return graph


def zipf(dice, things):
    """Give one of the things, the nth with a chance of about 1/n."""
    return things[int((len(things) + 1) ** dice.random()) - 1]


def add(graph, dice, kind, number):
    """Add a node and give its IRI."""
    iri = f"https://w3id.org/industry-kg/id/{kind}/{dice.getrandbits(96):020x}"
    name = dice.choice(SURNAMES) + dice.choice(GIVEN) + dice.choice(GIVEN)
    label = {
        "person": name,
        "organization": f"{dice.choice(GIVEN)}{dice.choice(GIVEN)}{dice.choice(TRADES)}"
        f"{dice.choice(ENDS)}{number}",
        "meeting": f"2024-{number % 12 + 1:02}-{number % 28 + 1:02} 会谈：{name}等",
    }[kind]
    day = label[:10] if kind == "meeting" else ""
    told = dict.fromkeys(("forms", "pinyin", "sorts", "titles", "facts"), ())
    graph.add_node(iri, kind=kind, label=label, date=day, day=day, **told)
    return iri


def tie(graph, dice, ends, relation, title=""):
    """Add an edge with a quoted sentence of its own."""
    (source, target), number = ends, dice.getrandbits(40)
    name = graph.nodes[source]["label"]
    article = Source(iri=f"a{number}", headline=f"简讯{number}", published="2024-03-05")
    quote = Quote(
        source=article, start=40, exact=name, prefix="3月5日，双方举行会谈，", suffix="出席并讲话。"
    )
    fact = Fact(iri=f"f{number}", relation=relation, title=title, quotes=(quote,))
    capacity = "" if relation == "membership" else relation
    told = {"relation": relation, "capacity": capacity, "facts": (fact,)}
    graph.add_edge(source, target, key=fact.iri, **told)


def measured(browser, network, file):
    """Give the figures of kg's page of a network."""
    started = time.perf_counter()
    file.write_text(page(network, title="产业关系网络"), encoding="utf-8")
    python = time.perf_counter() - started
    shown = browser.new_page(viewport={"width": 1280, "height": 800})
    started = time.perf_counter()
    shown.goto(file.as_uri())
    shown.wait_for_selector("html[data-ready=true]", timeout=120_000)
    shown.fill("#search", "会谈" if len(network) else "")
    shown.wait_for_selector("#results [role=option]")
    drawn = time.perf_counter() - started
    shown.keyboard.press("Escape")
    shown.wait_for_selector("html[data-settled=true]", timeout=120_000)
    settled = time.perf_counter() - started
    pan, drag = (shown.evaluate(FRAMES_OF, [move]) for move in ("pan", "drag"))
    shown.close()
    size = file.stat().st_size / 1e6
    figures = f"{python:.1f}", f"{drawn:.2f}", f"{settled:.2f}", f"{pan:.0f}", f"{drag:.0f}"
    return [len(network), network.number_of_edges(), *figures, f"{size:.1f}"]


def plainly(browser, network, file):
    """Give the seconds until pyvis with its defaults has drawn a network."""
    plain = Plain(cdn_resources="in_line")
    for node, about in network.nodes(data=True):
        plain.add_node(node, label=about["label"])
    for source, target in network.edges():
        plain.add_edge(source, target)
    file.write_text(plain.generate_html(), encoding="utf-8")
    shown = browser.new_page(viewport={"width": 1280, "height": 800})
    shown.route("http*://**", lambda route: route.abort())
    started = time.perf_counter()
    shown.goto(file.as_uri(), wait_until="commit")
    shown.wait_for_function(
        "() => window.network && network.physics && network.physics.stabilized",
        timeout=600_000,
        polling=100,
    )
    taken = time.perf_counter() - started
    shown.close()
    return taken


if __name__ == "__main__":
    main()
