import csv
import io
import json

import pytest
from small_graph import I, M, O, P, iri, make_graph

from kg.export import export


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return make_graph(tmp_path_factory.mktemp("mentioned") / "graph")


@pytest.fixture(scope="module")
def lines(folder):
    return [json.loads(line) for line in export(folder, format="mentions").splitlines()]


def of(lines, article, kind):
    return [line for line in lines if (line["article"], line["kind"]) == (article, kind)]


def test_mentions_stand_by_article_kind_and_place_in_the_text(lines):
    assert [(line["article"], line["kind"]) for line in lines] == sorted(
        (line["article"], line["kind"]) for line in lines
    )
    assert [line["name"] for line in of(lines, "sample", "person")] == [
        "林知远",
        "周慕云",
        "何听雨",
    ]


def test_places_are_no_mentions(lines):
    kinds = {"person", "organization", "meeting", "exhibition", "intent"}
    assert {line["kind"] for line in lines} == kinds


def test_a_line_has_the_forms_of_its_article_and_the_entity_after_redirects(lines):
    assert of(lines, "https://news.example/forum", "person")[1] == {
        "article": "https://news.example/forum",
        "kind": "person",
        "name": "周慕云",
        "forms": ["周慕云"],
        "date": None,
        "entity": iri(P, "周慕云"),
        "label": "周慕云",
    }
    association = of(lines, "https://news.example/forum", "organization")[0]
    assert association["forms"] == ["华澜铜业协会", "Hualan Copper"]
    assert association["entity"] == iri(O, "华澜铜业协会")


def test_an_unnamed_event_has_a_label_and_the_date_of_its_article(lines):
    (meeting,) = of(lines, "sample", "meeting")
    assert (meeting["name"], meeting["date"]) == (None, "2024-03-05")
    assert (meeting["entity"], meeting["label"]) == (
        iri(M, "会见"),
        "2024年3月5日林知远与周慕云会谈",
    )
    (visit,) = of(lines, "other#1", "meeting")
    assert visit["date"] is None


def test_one_intent_of_two_articles_is_one_entity(lines):
    assert [line["entity"] for line in lines if line["kind"] == "intent"] == [iri(I, "意向")] * 2


def test_the_csv_has_the_same_rows(folder, lines):
    rows = list(csv.DictReader(io.StringIO(export(folder, format="mentions.csv"))))
    assert [row["entity"] for row in rows] == [line["entity"] for line in lines]
    assert [row["forms"] for row in rows] == ["; ".join(line["forms"]) for line in lines]
