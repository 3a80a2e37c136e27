"""`kg build --register`: known organizations, their ids in the graph, what is refused."""

import json
import re

import pytest
from click.testing import CliRunner
from pyoxigraph import Literal
from stdnum.cn import uscc

from kg import store
from kg.cli import kg
from kg.rdf.terms import SKOS_PREF_LABEL

NEWS = (
    ("a1", "5月11日，华澜铜业协会会长林知远在岚州会见江岳铜业集团有限公司董事长周慕云一行。"),
    ("a2", "6月2日，江岳总经理何听雨在岚州会见岚州大学校长苏映雪一行。"),
)
REGISTER = (
    "名称,简称,上级,统一社会信用代码,Wikidata\n"
    "江岳铜业集团有限公司,江岳、江岳集团,华澜控股有限公司,91110000100000000A,Q42\n"
    "华澜控股有限公司,,,,\n"
)


@pytest.fixture
def run(tmp_path):
    source = tmp_path / "news"
    source.mkdir()
    for name, text in NEWS:
        record = {"id": name, "title": name, "published": "2024-06-03", "text": text}
        (source / f"{name}.json").write_text(json.dumps(record), "utf-8")

    def running(register=None, encoding="utf-8", graph="graph"):
        words = ["build", str(source), "--graph", str(tmp_path / graph), "-q"]
        if register is not None:
            file = tmp_path / "orgs.csv"
            file.write_text(register, encoding)
            words += ["--register", str(file)]
        return CliRunner().invoke(kg, words)

    return running


def with_code(text):
    """The register with a code whose check digit is right."""
    body = "91420000700000000"
    return text.replace("91110000100000000A", body + uscc.calc_check_digit(body))


def organization(graph, name):
    """The node that has a name, and its values by predicate."""
    with store.reader(graph) as opened:
        (node,) = {
            quad.subject
            for quad in opened.quads_for_pattern(
                None, SKOS_PREF_LABEL, Literal(name, language="zh")
            )
        }
        found = {}
        for quad in opened.quads_for_pattern(node, None, None):
            own = re.split("[/#]", quad.predicate.value)[-1]
            found.setdefault(own, []).append(quad.object.value)
    return node.value, found


def quads(graph):
    with store.reader(graph) as opened:
        return sorted(map(str, opened))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_known_organizations_are_one_under_all_their_names_and_have_their_ids(
    run, tmp_path, encoding
):
    assert run(with_code(REGISTER), encoding).exit_code == 0
    _, found = organization(tmp_path / "graph", "江岳铜业集团有限公司")
    assert found["identifier"][0].startswith("91420000")
    assert found["closeMatch"] == ["http://www.wikidata.org/entity/Q42"]
    assert "江岳" in found["altLabel"]
    whole, parent = organization(tmp_path / "graph", "华澜控股有限公司")
    assert found["subOrganizationOf"] == [whole]
    assert parent["prefLabel"] == ["华澜控股有限公司"]


def test_show_tells_the_ids_and_what_the_register_says_it_belongs_to(run, tmp_path):
    run(with_code(REGISTER))
    words = ["show", "江岳", "--json", "--graph", str(tmp_path / "graph")]
    shown = json.loads(CliRunner().invoke(kg, words).stdout)
    rows = next(part["rows"] for part in shown["sections"] if part["name"] == "register")
    told = {key: row[key] for row in rows for key in row if row[key] is not None}
    assert told == {
        "identifier": with_code(REGISTER).split(",")[7],
        "wikidata": "http://www.wikidata.org/entity/Q42",
        "part": "江岳铜业集团有限公司",
        "whole": "华澜控股有限公司",
    }


def test_a_register_that_comes_later_or_stays_gives_the_same_graph(run, tmp_path):
    run(with_code(REGISTER), graph="once")
    run()
    plain = quads(tmp_path / "graph")
    run(with_code(REGISTER))
    assert quads(tmp_path / "graph") == quads(tmp_path / "once") != plain
    assert run("name\n").exit_code == 0
    assert quads(tmp_path / "graph") == plain


@pytest.mark.parametrize(
    ("register", "told"),
    [
        ("short_names\n江岳\n", "name"),
        ("id,name\n1,江岳集团\n1,华澜集团\n", "line 3"),
        (REGISTER, "line 2"),
        ("name\n=1+1\n", "line 2"),
        ("name,parent\n江岳集团,华澜集团\n华澜集团,江岳集团\n", "line"),
    ],
)
def test_a_bad_register_is_told_by_its_line_and_nothing_is_built(run, tmp_path, register, told):
    refused = run(register)
    assert refused.exit_code == 1
    assert "orgs.csv" in refused.stderr
    assert told in refused.stderr
    assert not (tmp_path / "graph" / "ledger.sqlite").exists()


def test_a_short_name_without_its_place_is_of_the_county_that_the_article_tells(tmp_path):
    news = (
        "5月11日，岚坪县委书记林知远、县财政局局长周慕云在岚坪县会见江岳铜业集团有限公司总经理许明轩一行。",
        "6月2日，云丘县委书记何听雨、县财政局局长苏映雪在云丘县会见江岳铜业集团有限公司总经理许明轩一行。",
    )
    for number, text in enumerate(news):
        (tmp_path / f"{number}.txt").write_text(f"会见\n{text}", "utf-8")
    (tmp_path / "orgs.csv").write_text("名称,简称\n岚坪县财政局,县财政局\n", "utf-8")
    files = [str(tmp_path / f"{number}.txt") for number in range(2)]
    words = ["build", *files, "--register", str(tmp_path / "orgs.csv"), "-q"]
    CliRunner().invoke(kg, [*words, "--graph", str(tmp_path / "graph")])
    told = CliRunner().invoke(kg, ["why", "县财政局", "--graph", str(tmp_path / "graph")]).stdout
    ours = (
        CliRunner().invoke(kg, ["why", "岚坪县财政局", "--graph", str(tmp_path / "graph")]).stdout
    )
    assert "one entry of the register" not in told
    assert "0.txt" in ours
    assert "1.txt" not in ours


def test_a_register_of_which_something_is_not_taken_ends_with_3(run):
    shown = run("名称,简称\n甲铜业有限公司,同名\n乙铜业有限公司,同名\n")
    assert shown.exit_code == 3
    assert "It was not taken" in shown.stderr


def test_an_empty_register_says_that_the_earlier_one_is_gone(run):
    run(with_code(REGISTER))
    shown = run("名称\n")
    assert shown.exit_code == 0
    assert "the graph's earlier one is gone" in shown.stderr
