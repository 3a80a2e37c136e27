"""The whole way: one sample article and the real one, to facts and to a graph; the commands."""

import difflib
import json

import expected
import pytest
from click.testing import CliRunner

from kg.cli import kg
from kg.extract import extract
from kg.extract.scoring.evaluate import golden, scores
from kg.read import articles

REGENERATE = "If that is meant: run .ci/expected, look at the diff, and commit it."
CONVERTED = ".docx"
ROLES = {
    ("王健", "党委常委", "中国有色金属工业协会"),
    ("王健", "副会长", "中国有色金属工业协会"),
    ("武建强", "总经理助理", "中铝集团"),
    ("武建强", "总经理", "战略投资部"),
    ("王吉位", "副会长", "再生金属分会"),
    ("王吉位", "秘书长", "再生金属分会"),
    ("王吉位", "主任", "赤泥综合利用推进办公室"),
}
EXHIBITIONS = {
    ("“再生有色这十年”主题展", "协会一楼", ("武建强", "王吉位")),
    ("“赤泥蝶变”展览", "协会一楼", ("武建强", "王吉位")),
    ("“魅力无远弗届,强国一路有钛”展览", None, ("武建强",)),
}


def check_same(file, now):
    written = file.read_text("utf-8").splitlines()
    changes = difflib.unified_diff(written, now.splitlines(), file.name, "now", lineterm="", n=1)
    assert list(changes) == [], REGENERATE


def test_a_sample_article_becomes_the_expected_facts():
    check_same(expected.JSON, expected.facts_of(expected.SOURCE))


def test_a_sample_article_becomes_the_expected_graph():
    check_same(expected.TURTLE, expected.turtle_of(expected.SOURCE))


# The real article, which as scraped has no year.


@pytest.fixture
def source(shared):
    return shared / "articles" / "wu-jianqiang-visit.txt"


@pytest.fixture(params=[None, "2022-09-29"], ids=["no year", "published"])
def reading(request, source):
    """The article and its extraction, whether or not the year is known."""
    (article,) = articles([source], published=request.param)
    return article, extract(article)


def test_the_people_of_the_real_article(reading):
    assert [person.name for person in reading[1].people] == ["王健", "武建强", "王吉位"]


def test_the_roles_of_the_real_article(reading):
    roles = reading[1].roles
    assert {(role.person, role.title, role.organization) for role in roles} == ROLES


def test_the_units_of_the_real_article(reading):
    parts = {org.name: org.part_of for org in reading[1].organizations}
    assert parts["战略投资部"] == "中铝集团"
    assert parts["再生金属分会"] == parts["钛锆铪分会"] == "中国有色金属工业协会"


def test_the_meeting_of_the_real_article(reading):
    (meeting,) = reading[1].meetings
    assert (meeting.kind, meeting.place, meeting.leads) == ("talks", "北京协会本部", ("武建强",))
    assert (meeting.hosts, meeting.guests) == (("王健",), ("武建强",))
    assert (meeting.accompanying, meeting.attendees) == (("王吉位",), ("中铝集团", "再生金属分会"))


def test_the_exhibitions_of_the_real_article(reading):
    shows = reading[1].exhibitions
    assert {(show.name, show.place, show.visitors) for show in shows} == EXHIBITIONS
    assert shows[-1].organizers == ("钛锆铪分会",)


def test_the_intent_of_the_real_article(reading):
    (intent,) = reading[1].intents
    assert set(intent.parties) == {"中国有色金属工业协会", "中铝集团"}
    assert (intent.stage, intent.meeting) == ("preliminary", "m1")
    assert "再生有色金属产业发展" in intent.topic


def test_no_fact_of_the_real_article_comes_from_site_furniture(reading):
    article, extraction = reading
    assert article.text.index("推荐内容") > max(span.end for span in article.body)
    ends = [piece.end for record in extraction.records() for piece in record.evidence]
    assert max(ends) <= max(span.end for span in article.body)


def test_a_day_without_a_year_is_kept_as_printed(source):
    (article,) = articles([source])
    events = [*extract(article).meetings, *extract(article).exhibitions]
    assert {(event.date, event.date_text) for event in events} == {(None, "9月28日")}
    assert '"--09-28"^^xsd:gMonthDay' in expected.turtle_of(source)


def test_the_day_of_publication_gives_the_year(source):
    (article,) = articles([source], published="2022-09-29")
    events = [*extract(article).meetings, *extract(article).exhibitions]
    assert {event.date for event in events} == {"2022-09-28"}
    graph = expected.turtle_of(source, published="2022-09-29")
    assert '"2022-09-28"^^xsd:date' in graph
    assert "gMonthDay" not in graph


def test_no_annotated_fact_of_the_real_article_is_missed(shared, source):
    (gold,) = golden(shared / "corpus/dev/000-wu-jianqiang-visit.json")
    (article,) = articles([source], published="2022-09-29")
    missed = [miss for miss in scores([(gold, extract(article))]).misses if not miss.is_extra]
    assert missed == []


# The commands.


def run(*arguments, **options):
    return CliRunner().invoke(kg, [str(argument) for argument in arguments], **options)


@pytest.fixture
def graph(tmp_path):
    folder = tmp_path / "graph"
    assert run("build", expected.SOURCE, "--graph", folder, "--workers", 1, "-q").exit_code == 0
    return folder


def test_an_article_goes_from_stdin_to_facts_on_stdout():
    text = expected.SOURCE.read_text("utf-8")
    result = run("extract", "-", input=text)
    assert (result.exit_code, result.stderr) == (0, "")
    assert "沈牧之" in [person["name"] for person in json.loads(result.stdout)["people"]]


def test_an_article_goes_from_stdin_into_a_graph_and_out_as_turtle(tmp_path):
    folder = tmp_path / "graph"
    text = expected.SOURCE.read_text("utf-8")
    assert run("build", "-", "--graph", folder, "--workers", 1, input=text).exit_code == 0
    result = run("export", "--graph", folder)
    assert result.exit_code == 0
    assert "沈牧之" in result.stdout


def test_a_graph_answers(graph):
    result = run(
        "query", "meetings-of-person", "-p", "person=沈牧之", "-f", "csv", "--graph", graph
    )
    assert result.exit_code == 0
    assert "2024-03-12" in result.stdout
    assert "沈牧之" in run("show", "沈牧之", "--graph", graph).stdout
    assert run("query", "ASK { ?x a org:Organization }", "--graph", graph).exit_code == 0


def test_the_answer_no_exits_1(graph):
    assert run("query", "ASK { ?x a ikg:Nothing }", "--graph", graph).exit_code == 1
    assert run("show", "查无此人", "--graph", graph).exit_code == 1


def test_failed_work_exits_1_with_one_line(tmp_path):
    result = run("query", "who-met-whom", "--graph", tmp_path / "none")
    assert (result.exit_code, result.stdout) == (1, "")
    assert len(result.stderr.splitlines()) == 1
    assert result.stderr.startswith("kg: ")


def test_wrong_usage_exits_2():
    assert run("extract").exit_code == 2
    assert run("build", "x.txt", "--published", "neulich").exit_code == 2
    assert run("nothing").exit_code == 2


def test_bad_input_among_good_exits_3_and_the_rest_is_done(tmp_path):
    (tmp_path / "a.txt").write_bytes(expected.SOURCE.read_bytes())
    (tmp_path / f"b{CONVERTED}").write_bytes(b"PK")
    result = run("extract", tmp_path)
    assert (result.exit_code, len(result.stdout.splitlines())) == (3, 1)
    assert CONVERTED in result.stderr


@pytest.mark.parametrize("command", sorted(kg.list_commands(None)))
def test_every_command_has_help_with_an_example(command):
    result = run(command, "--help")
    assert result.exit_code == 0
    assert f"Example: kg {command}" in result.stdout
