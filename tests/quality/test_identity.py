"""Who is who across articles: the scenarios beside the checkout, scored from the graph itself."""

import json
import random
import runpy
from collections import Counter

import pytest

from kg import store
from kg.build import build
from kg.export.mentions import rows
from kg.model import EntityKind
from kg.query.graph import open_graph

KINDS = {
    EntityKind.PERSON: "people",
    EntityKind.ORGANIZATION: "organizations",
    EntityKind.MEETING: "meetings",
}
FLOORS = {"people": (0.98, 0.95), "organizations": (0.97, 0.93), "meetings": (0.98, 0.94)}
"""Kind → the least precision and F1."""
MEAN = 0.95


@pytest.fixture
def scenarios(shared):
    return [
        json.loads(path.read_text("utf-8"))
        for path in sorted((shared / "identity" / "dev").glob("*.json"))
    ]


def source(folder, articles):
    """A folder with a file of articles."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "articles.jsonl"
    file.write_text("".join(f"{json.dumps(article)}\n" for article in articles), "utf-8")
    return file


def prediction(folder, scenario):
    """What the graph of a scenario's articles says of who is who, in the form of the scorer."""
    build([source(folder, scenario["articles"])], folder / "graph")
    found = {"id": scenario["id"], **{kind: {} for kind in KINDS.values()}}
    days = Counter()
    with open_graph(folder / "graph") as graph:
        for row in rows(graph):
            if row.kind not in KINDS:
                continue
            forms = row.forms
            if row.kind is EntityKind.MEETING:
                day = row.date or "?"
                days[row.article, day] += 1
                number = days[row.article, day]
                forms = (day if number == 1 else f"{day}#{number}",)
            for form in forms:
                found[KINDS[row.kind]][f"{row.article}\t{form}"] = row.entity
    return found


@pytest.mark.slow
def test_who_is_who_is_as_right_as_it_was(shared, scenarios, tmp_path):
    scorer = runpy.run_path(str(shared / "identity" / "score.py"))
    predictions = {one["id"]: prediction(tmp_path / one["id"], one) for one in scenarios}
    table, _ = scorer["score"](scenarios, predictions)
    for kind, (precision, f1) in FLOORS.items():
        assert table[kind][0] >= precision, kind
        assert table[kind][2] >= f1, kind
    assert sum(table[kind][2] for kind in FLOORS) / len(FLOORS) >= MEAN


def quads(graph):
    """The sorted N-Quads of a graph."""
    with store.reader(graph) as opened:
        return sorted(map(str, opened))


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(5))
def test_the_order_of_articles_changes_nothing(scenarios, tmp_path, seed):
    articles = [
        {**article, "id": f"{scenario['id']}-{article['id']}"}
        for scenario in scenarios[seed::5]
        for article in scenario["articles"]
    ]
    build([source(tmp_path / "whole", articles)], tmp_path / "one")
    dice = random.Random(seed)
    dice.shuffle(articles)
    cut = dice.randint(1, len(articles) - 1)
    for number, part in enumerate((articles[:cut], articles[cut:])):
        build([source(tmp_path / f"part{number}", part)], tmp_path / "two")
    assert quads(tmp_path / "one") == quads(tmp_path / "two")
