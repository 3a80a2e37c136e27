"""Tests kg.read.judgements: what people judged is read whole, or all that is wrong is named."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import JudgementError
from kg.model import EntityKind, Judgement, Verdict
from kg.read.judgements import csv_of, placed_judgements

HEADER = "judgement,kind,left_article,left_name,right_article,right_name,author,date,reason\n"
SAME = Judgement(
    judgement=Verdict.SAME,
    kind=EntityKind.PERSON,
    left_article="a1",
    left_name="林知远",
    right_article="a2",
    right_name="林会长",
    author="周慕云",
    date="2024-03-05",
    reason="同一协会,同一职务",
)


@pytest.fixture
def file(tmp_path):
    """Writes a file of judgements and gives its path."""

    def write(text):
        path = tmp_path / "judgements.csv"
        path.write_text(text, "utf-8", newline="")
        return path

    return write


def read(path):
    return [placed.judgement for placed in placed_judgements(path)]


def problem(path):
    with pytest.raises(JudgementError) as caught:
        placed_judgements(path)
    return str(caught.value).replace(str(path), "judgements.csv")


def test_a_judgement_is_read_with_its_line(file):
    path = file(f'{HEADER}same,person,a1,林知远,a2,林会长,周慕云,2024-03-05,"同一协会,同一职务"\n')
    (placed,) = placed_judgements(path)
    assert placed.judgement == SAME
    assert (placed.line, placed.where) == (2, f"{path} line 2")


@pytest.mark.parametrize(
    ("word", "verdict"),
    [
        ("same", Verdict.SAME),
        ("Different", Verdict.DIFFERENT),
        ("UNSURE", Verdict.UNSURE),
        ("相同", Verdict.SAME),
        ("不同", Verdict.DIFFERENT),
        ("不确定", Verdict.UNSURE),
    ],
)
def test_a_judgement_may_be_in_chinese(file, word, verdict):
    table = f"判断,类别,左文章,左名称,右文章,右名称\n{word},人物,a1,甲,a2,乙\n"
    assert [judgement.judgement for judgement in read(file(table))] == [verdict]


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("organization", EntityKind.ORGANIZATION),
        ("人物", EntityKind.PERSON),
        ("机构", EntityKind.ORGANIZATION),
        ("会议", EntityKind.MEETING),
        ("展会", EntityKind.EXHIBITION),
        ("意向", EntityKind.INTENT),
    ],
)
def test_a_kind_may_be_in_chinese(file, word, kind):
    assert [judgement.kind for judgement in read(file(f"{HEADER}same,{word},a1,甲,a2,乙\n"))] == [
        kind
    ]


def test_a_registered_organization_needs_no_article(file):
    (judgement,) = read(file(f"{HEADER}same,organization,,江岳集团有限公司,a2,江岳\n"))
    assert judgement.left_article == ""


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("alike,person,a1,甲,a2,乙", "judgement is 'alike'; expected one of same, different"),
        (",person,a1,甲,a2,乙", "judgement is ''"),
        ("same,place,a1,甲,a2,乙", "kind is 'place'; expected one of person, organization"),
        ("same,person,a1,,a2,乙", "left_name is empty"),
        ("same,person,a1,甲,a2, ", "right_name is empty"),
        ("same,person,,甲,a2,乙", "left_article is empty"),
        ("same,meeting,a1,m1,,m2", "right_article is empty"),
        ("same,person,a1,甲,a1,甲", "left and right are both '甲' in the article 'a1'"),
        ("same,organization,,甲,,甲", "left and right are both '甲' in the article ''"),
        ("same,person,a1,甲,a2,乙,丙,2024-02-30", "date is '2024-02-30'"),
        ("same,person,a1,甲,a2,乙,丙,5.3.2024", "date is '5.3.2024'"),
        ("same,person,a1,=甲,a2,乙", "left_name is '=甲', which a spreadsheet takes"),
    ],
)
def test_a_row_that_is_no_judgement_is_named(file, row, told):
    table = f"{HEADER}different,person,a8,甲,a9,乙\n{row}\n"
    assert problem(file(table)).startswith(f"judgements.csv line 3: {told}")


def test_a_day_that_excel_has_rewritten_is_read(file):
    (judgement,) = read(file(f"{HEADER}same,person,a1,甲,a2,乙,丙,2024/3/5\n"))
    assert judgement.date == "2024-03-05"


def test_author_date_and_reason_may_lack_and_articles_may_not(file):
    table = "judgement,kind,left_article,left_name,right_article,right_name\n"
    assert read(file(f"{table}same,person,a1,甲,a2,乙\n"))[0].author == ""
    told = problem(file("judgement,kind,left_name,right_name\nsame,person,甲,乙\n"))
    assert told.startswith("judgements.csv line 1: lacks the columns left_article, right_article;")


def test_a_pair_that_is_judged_alike_twice_is_given_once(file):
    table = f"{HEADER}same,person,a1,甲,a2,乙,丙\nsame,person,a2,乙,a1,甲,丁\n"
    assert [judgement.author for judgement in read(file(table))] == ["丙"]


@pytest.mark.parametrize("second", ["a1,甲,a2,乙", "a2,乙,a1,甲"])
def test_a_pair_that_is_judged_otherwise_is_an_error_that_names_both_lines(file, second):
    table = f"{HEADER}same,person,a1,甲,a2,乙\nsame,person,a3,甲,a2,乙\nunsure,person,{second}\n"
    assert problem(file(table)).startswith(
        "judgements.csv line 4: judges as unsure what line 2 judges as same"
    )


def test_names_of_two_kinds_are_two_pairs(file):
    table = f"{HEADER}same,meeting,a1,m1,a2,m1\ndifferent,exhibition,a1,m1,a2,m1\n"
    assert len(read(file(table))) == 2


def test_problems_of_cells_rows_and_pairs_are_raised_together(file):
    table = f"{HEADER}same,person,a1,甲,a2,乙\nsame,person,a1,+甲,a2,乙\nalike,person,,甲,a2,乙\n"
    told = problem(file(f"{table}different,person,a1,甲,a2,乙\n")).splitlines()
    assert told[0].startswith("judgements.csv: has 4 problems")
    assert [line[:9] for line in told[1:]] == [f"  line {line}:" for line in (3, 4, 4, 5)]


def test_json_lines_are_read(file):
    record = {
        "judgement": "不同",
        "kind": "person",
        "left_article": "a1",
        "left_name": "=林 ",
        "right_article": "a2",
        "right_name": "林",
        "author": None,
        "score": 0.5,
    }
    text = f"\n{json.dumps(record)}\n\n{json.dumps(record | {'left_name': '周'})}\n"
    placed = placed_judgements(file(text))
    assert [(one.line, one.judgement.left_name) for one in placed] == [(2, "=林"), (4, "周")]
    assert placed[0].judgement.judgement is Verdict.DIFFERENT


def test_a_line_of_json_that_nobody_judged_yet_is_passed_over(file):
    record = {"kind": "person", "left_article": "a", "right_article": "b", "right_name": "林"}
    given = [
        record | {"judgement": verdict, "left_name": name}
        for verdict, name in (("same", "周"), (None, "何"), ("unsure", "王"))
    ]
    placed = placed_judgements(file("".join(f"{json.dumps(each)}\n" for each in given)))
    assert [one.judgement.left_name for one in placed] == ["周", "王"]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("{", "Input data was truncated; expected a judgement as one line of JSON"),
        ("[]", "Expected `object`"),
        ('{"judgement":"same"}', "Object missing required field"),
        (
            '{"judgement":"same","kind":"person","left_name":1,"right_name":"b"}',
            "Expected `str`, got `int`",
        ),
        (
            '{"judgement":"same","kind":"person","left_name":"a\\u0000","right_name":"b"}',
            "left_name holds the control character U+0000",
        ),
        (
            '{"judgement":"same","kind":"person","left_name":"a","right_name":"b"}',
            "left_article is empty",
        ),
        ('{"a":' + "[" * 100_000, "is nested too deeply"),
    ],
)
def test_a_line_of_json_that_is_no_judgement_is_named(file, line, told):
    first = json.dumps(
        {
            "judgement": "same",
            "kind": "organization",
            "left_name": "江岳集团有限公司",
            "right_name": "江铜集团有限公司",
        }
    )
    lines = problem(file(f"{first}\n{line}\n")).splitlines()
    assert any(f"line 2: {told}" in told_line for told_line in lines)


def test_what_was_written_is_read_again(file):
    other = Judgement(
        judgement=Verdict.UNSURE,
        kind=EntityKind.ORGANIZATION,
        left_article="",
        left_name="=江岳",
        right_article="a;2",
        right_name="'@江岳",
    )
    text = csv_of([SAME, other])
    assert text.splitlines()[0] == HEADER.strip()
    assert read(file(text)) == [SAME, other]


WORD = st.text(st.sampled_from("甲乙'=+-@,;\"\n"), min_size=1, max_size=4).filter(
    lambda word: word == word.strip()
)


@given(st.builds(dict, left=WORD, right=WORD, reason=st.just("") | WORD))
def test_any_judgement_that_was_written_is_read_again(tmp_path_factory, parts):
    judgement = Judgement(
        judgement=Verdict.SAME,
        kind=EntityKind.PERSON,
        left_article="a1",
        left_name=parts["left"],
        right_article="a2",
        right_name=parts["right"],
        reason=parts["reason"],
    )
    path = tmp_path_factory.mktemp("judgements") / "judgements.csv"
    path.write_bytes(csv_of([judgement]).encode())
    assert read(path) == [judgement]
