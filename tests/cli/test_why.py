"""`kg why`: the reasons of a merge, and what two entities share."""

import json

import pytest
from click.testing import CliRunner

from kg.build import build
from kg.cli import kg

NEWS = (
    (
        "a1",
        (
            "5月11日，华澜铜业协会会长林知远在岚州会见江岳铜业集团有限公司董事长周慕云一行，"
            "双方就再生铜回收进行了座谈。"
        ),
    ),
    (
        "a2",
        (
            "5月11日，江岳集团董事长周慕云拜访华澜铜业协会，与会长林知远座谈。"
            "江岳集团办公室主任何听雨参加座谈。"
        ),
    ),
    ("a3", "6月2日，岚州水泥有限公司董事长周慕云在岚州会见岚州大学校长苏映雪一行。"),
)


@pytest.fixture(scope="module")
def graph(tmp_path_factory):
    folder = tmp_path_factory.mktemp("why")
    for name, text in NEWS:
        record = {"id": name, "title": name, "published": "2024-06-03", "text": text}
        (folder / f"{name}.json").write_text(json.dumps(record), "utf-8")
    build([folder], folder / "graph")
    return folder / "graph"


@pytest.fixture
def run(graph):
    return lambda *arguments: CliRunner().invoke(kg, ["why", "--graph", str(graph), *arguments])


def test_the_reasons_of_a_merge_are_told(run):
    shown = run("江岳铜业集团有限公司").stdout
    assert "江岳铜业集团有限公司  organization" in shown
    assert "2024-06-03  a1  江岳铜业集团有限公司" in shown
    assert "2024-06-03  a2  江岳集团" in shown
    assert "周慕云 holds a title at both" in shown


def test_two_names_of_one_body_are_one(run):
    found = json.loads(run("江岳集团", "江岳铜业集团有限公司", "--json").stdout)
    assert found["are_one"]
    assert found["left"]["iri"] == found["right"]["iri"]


def test_what_two_bodies_share_is_told(run):
    shown = run("江岳集团", "岚州水泥有限公司").stdout
    assert "two, though they have in common:\n  周慕云 holds a title at both" in shown
    assert "two: nothing makes them one" in run("江岳集团", "岚州大学").stdout


def test_two_of_one_name_are_compared(run):
    result = run("周慕云")
    assert result.exit_code == 0
    assert result.stdout.count("周慕云  person") == 2
    assert "two, though they have in common:\n  one name: 周慕云" in result.stdout
    found = json.loads(run("周慕云", "--json").stdout)
    assert not found["are_one"]


def test_who_is_unknown_is_said(run):
    result = run("无此人")
    assert result.exit_code != 0
    assert "无此人" in result.stderr
