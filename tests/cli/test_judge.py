"""`kg same`, `different`, `forget`, `judgements`, `reject`: from the command line to the graph."""

import csv
import json
import shutil

import pytest
from click.testing import CliRunner
from msgspec.structs import replace
from pyoxigraph import RdfFormat, parse

from kg import store
from kg.build import build, judging
from kg.cli import kg
from kg.model import EntityKind, Judgement, Verdict
from kg.rdf import terms
from kg.rdf.judgements import VERDICTS

NEWS = (
    ("a1", "5月11日，华澜铜业协会会长林知远在岚州会见江岳铜业集团有限公司董事长周慕云一行。"),
    ("a2", "6月2日，岚州水泥有限公司董事长周慕云在岚州会见岚州大学校长苏映雪一行。"),
    ("a3", "7月3日，青禾钢铁有限公司总经理周慕云在岚州会见岚州大学校长苏映雪一行。"),
)


@pytest.fixture
def graph(tmp_path):
    return built(tmp_path, NEWS)


def built(folder, news):
    source = folder / "news"
    source.mkdir(exist_ok=True)
    for name, text in news:
        record = {"id": name, "title": name, "published": "2024-06-03", "text": text}
        (source / f"{name}.json").write_text(json.dumps(record), "utf-8")
    build([source], folder / "graph")
    return folder / "graph"


@pytest.fixture
def run(graph):
    def running(command, *arguments, given=None):
        words = [*command.split(), *map(str, arguments), "--graph", str(graph)]
        return CliRunner().invoke(kg, words, input=given, env={"KG_AUTHOR": "何听雨"})

    return running


def called(run, name="周慕云"):
    """The entities that bear a name, by their articles."""
    found = map(json.loads, run("why --json", name).stdout.splitlines())
    sides = [
        side for one in found for side in ([one["left"], one["right"]] if "left" in one else [one])
    ]
    return sorted(["".join(told["article"] for told in side["mentions"]) for side in sides])


def quads(graph):
    with store.reader(graph) as opened:
        return sorted(map(str, opened))


def test_two_mentions_are_judged_one_and_the_judgement_is_taken_back(run, graph):
    before = quads(graph)
    assert called(run) == ["a1", "a2", "a3"]
    shown = run("same a1#周慕云 a2#周慕云", "--reason", "one man").stdout
    assert shown == "[1] person 周慕云 (a1) = 周慕云 (a2)\n"
    assert called(run) == ["a1a2", "a3"]
    assert "judged the same by 何听雨 on 20" in run("why", "a").stdout + run("why 周慕云").stdout
    assert run("forget 1").stdout == "forgotten: [1] person 周慕云 (a1) = 周慕云 (a2)\n"
    assert quads(graph) == before


def test_one_thing_is_parted_by_naming_a_mention_of_each(run):
    assert called(run, "苏映雪") == ["a2a3"]
    refused = run("different 苏映雪 苏映雪")
    shown = run("different a2#苏映雪 a3#苏映雪")
    assert called(run, "苏映雪") == ["a2", "a3"]
    assert shown.stdout == "[1] person 苏映雪 (a2) ≠ 苏映雪 (a3)\n"
    assert refused.exit_code == 1 or "≠" in refused.stdout


def test_a_contradiction_is_refused_with_its_chain_and_nothing_changes(run, graph):
    run("same a1#周慕云 a2#周慕云")
    run("same a2#周慕云 a3#周慕云")
    before = quads(graph)
    refused = run("different a1#周慕云 a3#周慕云")
    assert refused.exit_code == 1
    assert refused.stderr == (
        "kg: 周慕云 (a1) and 周慕云 (a3) are judged different [new], but the same by "
        "周慕云 (a1) = 周慕云 (a2) [1], 周慕云 (a2) = 周慕云 (a3) [2]; expected one or the other. "
        "Take one back with kg forget NUMBER, or leave the new one out.\n"
    )
    assert quads(graph) == before
    assert len(run("judgements").stdout.splitlines()) == 2


def test_judgements_are_carried_to_another_graph_where_they_wait_for_their_articles(run, tmp_path):
    run("same a1#周慕云 a2#周慕云")
    run("different a1#m1 a3#m1")
    file = tmp_path / "judgements.csv"
    assert run("judgements export -o", file).exit_code == 0
    (tmp_path / "other").mkdir()
    other = built(tmp_path / "other", NEWS[:1])
    taken = CliRunner().invoke(kg, ["judgements", "import", str(file), "--graph", str(other)])
    assert (
        taken.stdout
        == "judgements: 2 new, 0 changed, 0 known already, 2 waiting for their articles\n"
    )
    assert taken.stderr.splitlines() == [
        f"kg: {file} line 2: waits: a2: is not in the graph.",
        f"kg: {file} line 3: waits: a3: is not in the graph.",
    ]
    built(tmp_path / "other", NEWS)
    rows = CliRunner().invoke(kg, ["judgements", "--json", "--graph", str(other)]).stdout
    assert [json.loads(row)["waits"] for row in rows.splitlines()] == [None, None]
    with file.open(encoding="utf-8", newline="") as opened:
        table = list(csv.DictReader(opened))
    assert [row["author"] for row in table] == ["何听雨", "何听雨"]
    assert [row["left_name"] for row in table] == ["周慕云", "m1"]


def test_of_a_file_with_one_bad_line_nothing_is_taken_in(run, tmp_path):
    file = tmp_path / "j.csv"
    file.write_text(
        "judgement,kind,left_article,left_name,right_article,right_name\n"
        "same,person,a1,周慕云,a2,周慕云\nperhaps,person,a1,周慕云,a3,周慕云\n",
        "utf-8",
    )
    refused = run("judgements import", file)
    assert (refused.exit_code, refused.stdout) == (1, "")
    assert "line 3" in refused.stderr
    assert run("judgements").stdout == ""


def test_a_pair_that_is_judged_anew_is_changed(run):
    run("same a1#周慕云 a2#周慕云")
    run("different a1#周慕云 a2#周慕云")
    assert run("judgements").stdout.startswith("[2] person 周慕云 (a1) ≠ 周慕云 (a2)")
    again = run("different a2#周慕云 a1#周慕云")
    assert again.stderr == "kg: judged so already.\n"


def test_a_judgement_is_forgotten_by_the_names_of_its_sides(run):
    run("same a1#周慕云 a2#周慕云")
    assert run("forget a1#周慕云 a2#周慕云").exit_code == 0
    assert run("judgements").stdout == ""


@pytest.mark.parametrize(
    ("command", "told"),
    [
        ("same nobody 周慕云", "no person, organization"),
        ("same 周慕云", "is the name of 3 things"),
        ("same a1#周慕云 a1#周慕云", "both sides are one mention"),
        ("same a1#周慕云 a2#岚州大学", "expected two of one kind"),
        ("same a1#王伟 a2#周慕云", "a1: names nothing '王伟'"),
        ("same a1#岚州 a2#岚州", "a1: names nothing '岚州'"),
        ("different 华澜铜业协会 华澜铜业协会", "expected two sets of its mentions"),
        ("forget 7", "7: no judgement has this number"),
        ("forget 99999999999999999999", "no judgement has this number"),
        ("forget x", "'x': is no judgement's number"),
        ("forget 林知远 周慕云", "3 things in the graph have that name"),
        ("reject a1", "'a1': is no statement of an article"),
        ("reject --list nobody", "no person, organization"),
    ],
)
def test_what_cannot_be_judged_is_told_in_a_sentence(run, command, told):
    refused = run(command)
    assert refused.exit_code == 1
    assert told in refused.stderr
    assert not run("judgements").stdout


def test_a_title_is_rejected_and_shown_again(run, graph):
    before = quads(graph)
    rows = [row.split("\t") for row in run("reject --list a1").stdout.splitlines()]
    (fact,) = [fact for fact, told, _ in rows if told.startswith("林知远：")]
    assert run("reject --reason wrong", fact).stdout == f"rejected: {fact}\n"
    assert "会长" not in run("show 林知远").stdout
    assert run("judgements").stdout.startswith(f"rejected {fact}  — 何听雨")
    assert f"{fact}\trejected " in run("reject --list 林知远").stdout
    assert run("forget", fact).exit_code == 0
    assert quads(graph) == before


TABLE = """judgement,kind,left_article,left_name,right_article,right_name,author,date,reason
same,person,a1,周慕云,a2,周慕云,何听雨,2024-06-12,一人
unsure,person,a2,周慕云,a3,周慕云,,,
different,meeting,a1,m1,gone,m1,何听雨,2024-06-12,
same,organization,,江岳铜业集团有限公司,gone,江岳集团,,,
"""


@pytest.fixture
def judged(run, tmp_path):
    """A graph with judgements of all verdicts, one pending, one on no article."""
    file = tmp_path / "judged.csv"
    file.write_text(TABLE, "utf-8")
    assert run("judgements import", file).exit_code == 0


def judgements_in(graph):
    return [quad for quad in quads(graph) if quad.endswith(f"{terms.GRAPH_JUDGEMENTS}")]


@pytest.mark.parametrize(
    ("name", "format_"),
    [
        ("turtle", RdfFormat.TURTLE),
        ("ntriples", RdfFormat.N_TRIPLES),
        ("nquads", RdfFormat.N_QUADS),
        ("trig", RdfFormat.TRIG),
        ("jsonld", RdfFormat.JSON_LD),
        ("rdfxml", RdfFormat.RDF_XML),
    ],
)
@pytest.mark.usefixtures("judged")
def test_judgements_are_exported_in_every_format_if_asked_for(run, graph, name, format_):
    with store.reader(graph) as opened:
        stored = opened.quads_for_pattern(None, None, None, terms.GRAPH_JUDGEMENTS)
        expected = {quad.triple for quad in stored}
    with_them = parse(run("export --with judgements -f", name).stdout, format=format_)
    without = parse(run("export -f", name).stdout, format=format_)
    told = {quad.triple for quad in with_them} - {quad.triple for quad in without}
    labels = {triple.subject for triple in told if triple.predicate == terms.SKOS_PREF_LABEL}
    verdicts = set(VERDICTS.values())
    assert labels == verdicts
    assert {triple for triple in told if triple.subject not in verdicts} == expected
    assert len({triple.subject for triple in expected}) == 4


@pytest.mark.usefixtures("judged")
def test_a_graph_with_judgements_conforms_to_the_shapes_and_is_asked_who_judged_what(run):
    assert run("validate").exit_code == 0
    asked = "SELECT ?name ?verdict { ?j a ikg:Judgement ; ikg:leftName ?name ; "
    asked += "ikg:verdict/skos:prefLabel ?verdict ; schema:author '何听雨' } "
    asked += "ORDER BY ?name ?verdict"
    assert run("query -f csv", asked).stdout.splitlines() == [
        "name,verdict",
        "m1,不同",
        "周慕云,不确定",
        "周慕云,同一",
        "江岳铜业集团有限公司,同一",
    ]


@pytest.mark.usefixtures("judged")
def test_a_store_that_is_made_anew_has_the_judgements_that_hold_and_no_others(run, graph):
    run("different a2#周慕云 a3#周慕云")
    run("forget 1")
    before = quads(graph)
    assert len({quad.split()[0] for quad in judgements_in(graph)}) == 3
    shutil.rmtree(graph / "store")
    build([graph.parent / "news"], graph)
    assert quads(graph) == before


@pytest.mark.usefixtures("judged")
def test_with_its_judgements_taken_back_a_graph_is_as_it_was(run, graph, tmp_path):
    (tmp_path / "other").mkdir()
    run("forget 1 2 3 4")
    assert quads(graph) == quads(built(tmp_path / "other", NEWS))


def test_of_two_judgements_on_one_pair_that_are_given_at_once_the_last_holds(graph):
    one = Judgement(
        judgement=Verdict.SAME,
        kind=EntityKind.PERSON,
        left_article="a1",
        left_name="周慕云",
        right_article="a2",
        right_name="周慕云",
    )
    other = replace(one, judgement=Verdict.DIFFERENT)
    told = judging.judge(graph, [("", one), ("", other)])
    assert [each.judgement for each in told.stored] == [other, other]
    assert (told.new, told.changed, told.known) == (1, 0, 0)
    assert sum("Judgement>" in quad for quad in judgements_in(graph)) == 1


def test_judgements_of_two_kinds_on_the_same_names_stand_side_by_side(run, tmp_path):
    row = "same,{},a1,华澜,a2,华源,,,\n"
    file = tmp_path / "kinds.csv"
    rows = (row.format(kind) for kind in ("person", "organization"))
    file.write_text(TABLE.partition("\n")[0] + "\n" + "".join(rows), "utf-8")
    assert run("judgements import", file).stdout.startswith("judgements: 2 new, 0 changed")
    assert run("judgements import", file).stdout.startswith(
        "judgements: 0 new, 0 changed, 2 known already"
    )


def test_a_graph_that_is_not_there_is_not_made_by_judging(tmp_path):
    told = CliRunner().invoke(kg, ["same", "a", "b", "--graph", str(tmp_path / "none")])
    assert told.exit_code == 1
    assert not (tmp_path / "none").exists()


def test_what_is_one_already_is_said_to_be(run):
    shown = run("same 苏映雪 苏映雪")
    assert (shown.exit_code, shown.stdout) == (0, "")
    assert "they are one already" in shown.stderr


def test_a_judgement_that_takes_anothers_place_says_whose(run):
    run("different a1#周慕云 a2#周慕云 --author 林知远 --reason seen")
    shown = run("same a1#周慕云 a2#周慕云")
    assert "it takes the place of [1] person 周慕云 (a1) ≠ 周慕云 (a2)  — 林知远" in shown.stderr
    assert "seen" in shown.stderr


def test_a_mention_may_be_named_without_what_ids_of_files_begin_with(tmp_path):
    (tmp_path / "news").mkdir()
    for name, text in NEWS[:2]:
        (tmp_path / "news" / f"{name}.txt").write_text(f"会见\n{text}", "utf-8")
    build([tmp_path / "news"], tmp_path / "graph")
    words = ["different", "news/a1.txt#周慕云", "news/a2.txt#周慕云"]
    shown = CliRunner().invoke(kg, [*words, "--graph", str(tmp_path / "graph")])
    assert "file:news/a1.txt" in shown.stdout


def test_a_mention_can_be_asked_about(run):
    assert run("why a2#苏映雪").stdout.startswith("苏映雪  person\n")
    assert "two, though they have in common" in run("why a1#周慕云 a2#周慕云").stdout


def test_a_statement_that_is_rejected_already_keeps_its_reason(run):
    listed = run("reject --list a1").stdout.splitlines()
    fact = listed[0].partition("\t")[0]
    run(f"reject {fact} --reason misread")
    assert "rejected already" in run(f"reject {fact}").stderr
    assert "misread" in run("judgements").stdout


def test_judgements_that_wait_are_held_against_each_other_too(run):
    row = {"kind": "person", "left_article": "b1", "right_article": "b2"}
    chained = [
        row | {"judgement": "same", "left_name": "王", "right_name": "李"},
        row | {"judgement": "same", "left_name": "李", "right_name": "赵", "left_article": "b2"},
        row | {"judgement": "different", "left_name": "王", "right_name": "赵"},
    ]
    refused = run("judgements import -", given="".join(f"{json.dumps(each)}\n" for each in chained))
    assert refused.exit_code == 1
    assert "are judged different [standard input line 3]" in refused.stderr


def test_imported_judgements_are_their_importers_where_they_name_nobody(run):
    row = {"kind": "person", "left_article": "a1", "right_article": "a2", "judgement": "same"}
    line = json.dumps(row | {"left_name": "周慕云", "right_name": "周慕云"})
    run("judgements import -", given=line)
    assert json.loads(run("judgements --json").stdout)["author"] == "何听雨"
