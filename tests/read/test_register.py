"""Tests kg.read.register: known organizations are read, what contradicts itself is named."""

import pytest

from kg.errors import KgError, RegisterError
from kg.read.register import RegisterRow, register

USCC = "91110000600037341L"
RURAL = "N21100006000373414"
HEADER = "id,name,short_names,parent,uscc,wikidata,valid_from,valid_to\n"


@pytest.fixture
def file(tmp_path):
    """Writes a register and gives its path."""

    def write(text):
        path = tmp_path / "orgs.csv"
        path.write_text(text, "utf-8", newline="")
        return path

    return write


def problem(path):
    with pytest.raises(RegisterError) as caught:
        register(path)
    return str(caught.value).replace(str(path), "orgs.csv")


def rows(path):
    found = register(path)
    assert found.warnings == ()
    return found.rows


def test_a_register_is_read_whole(file):
    table = (
        "编号,名称,简称,上级,统一社会信用代码,Wikidata,起,止\n"
        f"J,江岳铜业集团有限公司,江岳铜业；江铜、江岳|JC,,{USCC.lower()},"
        "https://www.wikidata.org/wiki/Q123,2001,2020/6/30\n"
    )
    assert rows(file(table)) == (
        RegisterRow(
            id="J",
            name="江岳铜业集团有限公司",
            short_names=("江岳铜业", "江铜", "江岳", "JC"),
            parent=None,
            uscc=USCC,
            wikidata="Q123",
            valid_from="2001",
            valid_to="2020-06-30",
            line=2,
        ),
    )


def test_a_name_is_enough(file):
    assert rows(file("机构名称\n江岳铜业协会\n")) == (
        RegisterRow(id="江岳铜业协会", name="江岳铜业协会", line=2),
    )


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (f"k,甲,,,{USCC},Q1", "k"),
        (f",甲,,,{USCC},Q1", USCC),
        (",甲,,,,q1", "Q1"),
        (",甲", "甲"),
    ],
)
def test_the_id_is_the_given_one_else_the_best_known(file, row, expected):
    assert [found.id for found in rows(file(f"{HEADER}{row}\n"))] == [expected]


def test_short_names_are_given_once_and_without_the_name(file):
    (row,) = rows(file(f"{HEADER},江岳（集团）,江岳; 江岳 ;;江岳(集团);江嶽\n"))
    assert row.short_names == ("江岳",)


@pytest.mark.parametrize("code", [USCC, f" {USCC[:2]}-{USCC[2:8]} {USCC[8:]}", RURAL])
def test_a_code_with_its_check_digit_is_taken(file, code):
    (row,) = rows(file(f"{HEADER},甲,,,{code}\n"))
    assert row.uscc in {USCC, RURAL}


@pytest.mark.parametrize(
    "cell", ["Q42", "q42", "http://www.wikidata.org/entity/Q42", "https://m.wikidata.org/wiki/Q42"]
)
def test_a_wikidata_id_may_be_its_address(file, cell):
    (row,) = rows(file(f"{HEADER},甲,,,,{cell}\n"))
    assert row.wikidata == "Q42"


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (",,江铜", "name is empty"),
        (",甲,,,91110000600037341M", "uscc is '91110000600037341M'; expected 18 characters"),
        (",甲,,,9.1E+17", "uscc is '9.1E+17'"),
        (",甲,,,9111000060003734IL", "uscc is"),
        (",甲,,,,P31", "wikidata is 'P31'; expected an id such as Q42"),
        (",甲,,,,Q0", "wikidata is 'Q0'"),
        (",甲,,,,https://example.org/Q42", "wikidata is"),
        (",甲,,,,,2015-13", "valid_from is '2015-13'; expected YYYY-MM-DD"),
        (",甲,,,,,,至今", "valid_to is '至今'"),
        (",甲,,,,,2015,2014-12-31", "valid_to is 2014-12-31, before valid_from 2015"),
        (",甲,,,,,2015-06-30,2015-06-29", "valid_to is 2015-06-29, before"),
        (",=甲", "name is '=甲', which a spreadsheet takes for a formula"),
    ],
)
def test_an_unsound_row_is_named_by_its_line(file, row, told):
    assert problem(file(f"{HEADER},乙\n{row}\n")).startswith(f"orgs.csv line 3: {told}")


def test_a_register_without_names_is_an_error(file):
    assert "line 1: lacks the columns name; found '简称'" in problem(file("简称\n江铜\n"))
    assert issubclass(RegisterError, KgError)


def test_an_id_that_stands_twice_names_both_lines(file):
    told = problem(file(f"{HEADER}k,甲\n,乙\nk,丙\n"))
    assert told.startswith("orgs.csv line 4: has the id 'k', as line 2 has")


def test_one_name_at_one_time_names_both_lines_once(file):
    told = problem(file(f"{HEADER},甲（集团）\n,乙\n,甲（集团）\n"))
    assert told.startswith("orgs.csv line 4: has the name '甲（集团）', as line 2 has for the same")


def test_one_name_is_told_whatever_its_width_and_script(file):
    told = problem(file(f"{HEADER},江岳（集團）\n,江岳(集团)\n"))
    assert told.startswith("orgs.csv line 3: has the name '江岳(集团)', as line 2 has")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("2000,2010", "2010-01-01,"),
        ("2000,2010", "2010,2020"),
        (",2010-05-31", "2010-06-01,"),
        ("2011,", ",2010"),
    ],
)
def test_one_name_at_two_times_is_two_rows(file, first, second):
    table = f"{HEADER}a,甲,,,,,{first}\nb,甲,,,,,{second}\n"
    assert [row.id for row in rows(file(table))] == ["a", "b"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("2000,2010", "2009-01-01,"),
        (",2010-06-01", "2010-06-01,"),
        ("2010,2010", "2010,2010"),
        (",", "2010,2011"),
        ("2000,2020", "2005,2006"),
    ],
)
def test_one_name_at_times_that_overlap_is_an_error(file, first, second):
    table = f"{HEADER}a,甲,,,,,{first}\nb,甲,,,,,{second}\n"
    assert "line 3: has the name '甲', as line 2 has" in problem(file(table))


def test_a_row_overlaps_one_that_is_not_beside_it_in_time(file):
    table = f"{HEADER}a,甲,,,,,2000,2020\nb,甲,,,,,2021,2022\nc,甲,,,,,2019,2019\n"
    assert problem(file(table)).startswith("orgs.csv line 4: has the name '甲', as line 2 has")


def test_a_default_id_of_two_times_asks_for_ids(file):
    told = problem(file(f"{HEADER},甲,,,,,,2010\n,甲,,,,,2011,\n"))
    assert told.startswith("orgs.csv line 3: has the id '甲', as line 2 has")


@pytest.mark.parametrize(
    ("parent", "expected"),
    [("k", "k"), ("江岳集团", "k"), ("江嶽集團", "k"), ("某部", "某部"), ("", None)],
)
def test_a_parent_is_the_id_of_its_row_else_its_text(file, parent, expected):
    found = rows(file(f"{HEADER}k,江岳集团\nu,江岳设计院,,{parent}\n"))
    assert found[1].parent == expected


def test_an_id_comes_before_a_name(file):
    found = rows(file(f"{HEADER}甲,乙\nb,甲\nc,丙,,甲\n"))
    assert found[2].parent == "甲"


def test_a_parent_whose_name_several_rows_have_is_warned_of(file):
    path = file(f"{HEADER}a,甲,,,,,,2010\nb,甲,,,,,2011,\nc,丙,,甲\n")
    found = register(path)
    assert found.rows[2].parent == "甲"
    assert [told.startswith(f"{path} line 4: parent is '甲'") for told in found.warnings] == [True]


@pytest.mark.parametrize(
    ("table", "told"),
    [
        ("a,甲,,甲\n", "orgs.csv line 2: is above itself: 甲 → 甲;"),
        (
            "x,丁,,b\na,甲,,丙\nb,乙,,a\nc,丙,,乙\n",
            "orgs.csv line 3: is above itself: 甲 → 丙 → 乙 → 甲;",
        ),
    ],
)
def test_a_chain_that_comes_back_to_itself_is_told(file, table, told):
    assert problem(file(HEADER + table)).startswith(told)


def test_a_long_ring_is_told_in_part_and_once(file):
    ring = "".join(f"{n},机构{n},,{(n + 1) % 5000}\n" for n in range(5000))
    told = problem(file(HEADER + ring))
    assert told.startswith("orgs.csv line 2: is above itself: 机构0 → 机构1 → ")
    assert "机构9 → …;" in told
    assert "\n" not in told


def test_a_short_name_of_two_rows_is_taken_from_both_and_warned_of(file):
    path = file(f"{HEADER},华澜铝业,华铝;华澜\n,华南铝业,华铝；南铝\n")
    found = register(path)
    assert [row.short_names for row in found.rows] == [("华澜",), ("南铝",)]
    (told,) = found.warnings
    assert told == (
        f"{path} line 2: the short name '华铝' means 华澜铝业 (line 2), 华南铝业 (line 3); "
        "expected one organization. It was not taken; leave it to one of them."
    )


def test_a_short_name_that_is_the_name_of_another_row_is_left_to_it(file):
    found = register(file(f"{HEADER},江岳\n,江岳集团,江岳;江集\n"))
    assert [row.short_names for row in found.rows] == [(), ("江集",)]
    assert len(found.warnings) == 1


def test_a_short_name_at_two_times_is_kept(file):
    found = rows(file(f"{HEADER}a,甲公司,江铜,,,,,2010\nb,乙公司,江铜,,,,2011,\n"))
    assert [row.short_names for row in found] == [("江铜",), ("江铜",)]


def test_of_three_rows_only_those_that_overlap_lose_a_short_name(file):
    table = f"{HEADER}a,甲,江铜,,,,2000,2010\nb,乙,江铜,,,,2005,2006\nc,丙,江铜,,,,2011,\n"
    found = register(file(table))
    assert [row.short_names for row in found.rows] == [(), (), ("江铜",)]


def test_a_short_name_of_many_rows_is_warned_of_once(file):
    found = register(file(HEADER + "".join(f",机构{n},协会\n" for n in range(3000))))
    assert {row.short_names for row in found.rows} == {()}
    assert len(found.warnings) == 1
    assert "机构4 (line 6), 2995 more;" in found.warnings[0]


def test_all_problems_of_a_register_are_raised_together(file):
    table = f"{HEADER},甲,,,,X1\nk,乙\nk,丙\n,+丁\n,戊,,戊\n"
    told = problem(file(table)).splitlines()
    assert told[0].startswith("orgs.csv: has 4 problems")
    assert [line[:9] for line in told[1:]] == [f"  line {line}:" for line in (2, 4, 5, 6)]
