"""Tests kg.read.table: what people and spreadsheets make of a CSV file is read, or named."""

import codecs
import io
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import TableError
from kg.read.contents import content
from kg.read.headers import key
from kg.read.problems import Problems
from kg.read.table import control_problems, day, guarded, plain, rows, written

COLUMNS = {"name": ("名称", "机构名称"), "short_names": ("简称",), "parent": ("上级",)}


@pytest.fixture
def file(tmp_path):
    """Writes a table and gives its path."""

    def write(data, encoding="utf-8"):
        path = tmp_path / "orgs.csv"
        path.write_bytes(data if isinstance(data, bytes) else data.encode(encoding))
        return path

    return write


def read(path):
    return rows(path, COLUMNS, ["name"], "a register")


def cells(path):
    return [tuple(row.cells.values()) for row in read(path)]


def problem(path):
    with pytest.raises(TableError) as caught:
        read(path)
    return str(caught.value).replace(str(path), "orgs.csv")


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-8", b""),
        ("utf-8", codecs.BOM_UTF8),
        ("utf-16-le", codecs.BOM_UTF16_LE),
        ("utf-16-be", codecs.BOM_UTF16_BE),
        ("gb18030", b""),
        ("gbk", b""),
    ],
)
def test_a_table_is_read_in_the_encodings_of_spreadsheets(file, encoding, mark):
    data = mark + "名称\t简称\r\n江岳铜业集团\t江铜\r\n".encode(encoding)
    assert cells(file(data)) == [("江岳铜业集团", "江铜", "")]


@pytest.mark.parametrize("delimiter", [",", "\t", ";", "，"])
def test_the_header_tells_the_delimiter(file, delimiter):
    table = f"简称{delimiter}名称\n江铜{delimiter}江岳\n"
    assert cells(file(table)) == [("江岳", "江铜", "")]


def test_a_comma_in_a_cell_does_not_cut_a_table_of_semicolons(file):
    assert cells(file("name;parent\n甲,乙;丙\n")) == [("甲,乙", "", "丙")]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_row_knows_the_line_on_which_it_starts(file, end):
    table = end.join(["", ",", "name,parent", "甲,一", '乙,"二', '三"', "", " ,", "丙,四"])
    path = file(table)
    found = read(path)
    assert [(row.line, row.cells["parent"]) for row in found] == [
        (4, "一"),
        (5, "二\n三"),
        (9, "四"),
    ]
    assert found[0].where == f"{path} line 4"


def test_headers_are_matched_without_case_blanks_and_width(file):
    assert cells(file(" \uff4e\uff21\uff2d\uff25 ,Short Names,备注\n甲,乙,=1\n")) == [
        ("甲", "乙", "")
    ]


def test_cells_are_trimmed_composed_and_filled_up(file):
    assert cells(file("name,简称,上级\n\u3000甲 , Cafe\u0301\n")) == [("甲", "Café", "")]


def test_standard_input_is_read(monkeypatch):
    class Stdin:
        buffer = io.BytesIO("名称\n甲\n".encode())

    monkeypatch.setattr(sys, "stdin", Stdin)
    assert [(row.cells["name"], row.where) for row in read("-")] == [
        ("甲", "standard input line 2")
    ]


def test_a_closed_standard_input_is_an_error(monkeypatch):
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(TableError, match="standard input: is closed"):
        read("-")


def test_missing_columns_are_told_with_what_was_found_and_expected(file):
    assert problem(file("\ntitle,简称\n甲,乙\n")) == (
        "orgs.csv line 2: lacks the columns name; found 'title', '简称'; expected a register with "
        "the columns name (名称, 机构名称), short_names (简称), parent (上级). "
        "Name them in the first line."
    )


@pytest.mark.parametrize(
    ("table", "told"),
    [
        ("name,short_name\n", "line 1: has the column 'short_name'; expected short_names"),
        ("name,parents\n", "line 1: has the column 'parents'; expected parent"),
        ("name,名称\n", "line 1: has the column name 2 times"),
        ("name,简称\n甲,乙,丙\n", "line 2: has 3 cells; expected 2"),
        ("name\n=1+1\n", "line 2: name is '=1+1', which a spreadsheet takes for a formula"),
        ("name\n+86\n", "line 2: name is '+86'"),
        ("name\n-\n", "line 2: name is '-'"),
        ("name\n@甲\n", "line 2: name is '@甲'"),
        ("name\n =1\n", "line 2: name is ' =1'"),
        ('name,parent\n"\t甲",乙\n', "line 2: name is '\\t甲'"),
        ('name,parent\n"\r甲",乙\n', "line 2: name is '\\r甲'"),
        ("name\n甲\0\n", "line 2: name holds the control character U+0000"),
        ("name\n甲\x1b[31m\n", "line 2: name holds the control character U+001B"),
        ("name\n甲\u202e乙\n", "line 2: name holds the control character U+202E"),
        ('name\n甲\n"乙\n丙\n', "line 3: cannot be cut into cells (unexpected end of data)"),
        ('name\n"甲"乙\n丙\n', "line 2: cannot be cut into cells"),
        ("na\0me\n", "line 1: is no line of column names"),
        ("," * 30_000 + "name\n", "line 1: is no line of column names"),
        ("name" + "," * 600 + "\n", "line 1: has 601 columns"),
        ("", "is empty"),
        ("\ufeff \n", "is empty"),
        (b"PK\x03\x04\x14\0", "is an Excel workbook; expected CSV"),
        (b"\xd0\xcf\x11\xe0\xa1", "is an Excel workbook; expected CSV"),
        (codecs.BOM_UTF8 + b"name\n\xff\n", "line 2: cannot be decoded"),
        (codecs.BOM_UTF16_LE + "name\n甲".encode("utf-16-le") + b"\0", "line 2: cannot be decoded"),
        (b"name\n\xe7\x94\xb2\n\xff\n", "line 3: cannot be decoded"),
        ("名称\n甲\n".encode("gbk") + b"\x80\n", "line 3: cannot be decoded"),
    ],
)
def test_an_unsound_table_is_named_by_its_line(file, table, told):
    assert problem(file(table)).startswith(f"orgs.csv{' ' if told[:4] == 'line' else ': '}{told}")


def test_a_damaged_utf8_table_is_not_read_as_gb18030(file):
    data = "name\n江岳铜业集团\n华澜铜业协会\n".encode()
    damaged = data[:30] + data[32:]
    assert damaged.decode("gb18030")
    assert "line 3: cannot be decoded" in problem(file(damaged))


def test_an_unknown_column_beside_the_one_it_resembles_is_passed_over(file):
    assert cells(file("name,names\n甲,乙\n")) == [("甲", "", "")]


def test_empty_cells_beyond_the_header_are_none(file):
    assert cells(file("name,简称\n甲,乙,,\n")) == [("甲", "乙", "")]


def test_a_guarded_cell_is_read_without_its_apostrophe(file):
    assert cells(file("name\n'=1+1\n''@甲\n't Hooft\n")) == [
        ("=1+1", "", ""),
        ("'@甲", "", ""),
        ("'t Hooft", "", ""),
    ]


def test_all_problems_are_raised_together(file):
    told = problem(file('name,简称\n=1,+2\n甲,乙\n丙,丁,戊\n"己"x,\n'))
    assert told.startswith("orgs.csv: has 4 problems; expected none, so nothing of it was taken.")
    assert [line[:9] for line in told.splitlines()[1:]] == ["  line 2:"] * 2 + [
        "  line 4:",
        "  line 5:",
    ]


def test_of_many_problems_the_first_twenty_are_told(file):
    lines = problem(file("name\n" + "=1\n" * 70)).splitlines()
    assert len(lines) == 22
    assert lines[20].startswith("  line 21: ")
    assert lines[21] == "  and 50 more"


def test_a_file_with_too_many_problems_is_not_read_further(file):
    assert problem(file("name\n" + "=1\n" * 20_000)).startswith(
        "orgs.csv: has 10000 or more problems"
    )


def test_a_table_of_more_lines_than_a_worksheet_is_an_error(file):
    assert "has more than 1048576 lines" in problem(file("name\n" + "\n" * 1_048_576))


def test_problems_are_told_by_line_whenever_they_are_noted():
    problems = Problems("a.csv", TableError)
    for line in (9, 3, 5):
        problems.add(line, "is odd.")
    with pytest.raises(TableError, match=r"line 3: is odd\.\n  line 5: is odd\.\n  line 9: is odd"):
        problems.raise_any()


def test_a_file_that_is_not_there_and_a_folder_are_errors(tmp_path):
    with pytest.raises(TableError, match="No such file"):
        read(tmp_path / "none.csv")
    with pytest.raises(TableError, match="cannot be read"):
        read(tmp_path)


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="the system has no endless device")
def test_an_endless_device_is_read_to_the_limit_only(monkeypatch):
    monkeypatch.setattr("kg.read.contents._LIMIT", 1_000_000)
    with pytest.raises(TableError, match="is larger than 1 MB"):
        read("/dev/zero")


@pytest.mark.parametrize(
    "piece",
    [
        b"\xff\xfe\xfd",
        b"a",
        b"a,",
        b'"',
        b'name\n"',
        b"\n",
        b"name\n",
        b"name\n=1\n",
        b"\0",
        b"\xb0\xa1",
    ],
)
def test_garbage_is_refused_or_read_in_linear_time(file, piece):
    def seconds(size):
        start = time.process_time()
        path = file(b"name\n" * (piece == b"name\n") + piece * (size // len(piece)))
        with suppress(TableError):
            read(path)
        return time.process_time() - start

    seconds(1000)
    assert seconds(800_000) < 12 * max(seconds(200_000), 0.1)


def test_a_list_of_columns_is_written_with_crlf_and_quotes_where_needed():
    assert written(["name", "parent"], [["甲,乙", "=1"]]) == 'name,parent\r\n"甲,乙",\'=1\r\n'


CELL = st.text(
    st.one_of(st.sampled_from("'=+-@,;\"，\n甲乙"), st.characters(codec="utf-8")), max_size=12
)


def is_clean(cell):
    return not list(control_problems("name", cell))


@given(st.lists(st.tuples(*[CELL.map(plain).filter(is_clean)] * 3)))
def test_what_was_written_is_read_again(tmp_path_factory, table):
    path = tmp_path_factory.mktemp("table") / "orgs.csv"
    path.write_bytes(written(list(COLUMNS), table).encode())
    assert cells(path) == [row for row in table if any(row)]


@given(CELL)
def test_no_guarded_cell_starts_as_a_formula(text):
    assert not guarded(text).startswith(("=", "+", "-", "@", "\t", "\r"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024-03-05", "2024-03-05"),
        ("2024/3/5", "2024-03-05"),
        ("2024-02-30", None),
        ("20240305", None),
        ("2024-W10-2", None),
        ("2024-03-05T10:00", None),
        ("2024-03/05", None),
        ("", None),
    ],
)
def test_a_day_is_one_of_the_calendar(text, expected):
    assert day(text) == expected


def test_keys_are_alike_whatever_width_and_case():
    assert key("　\uff33hort  Names ") == "short_names"


def test_the_text_of_a_table_is_without_marks(file):
    data = codecs.BOM_UTF8 * 2 + b"name"
    assert content(file(data), Problems("a", TableError)) == "name"
