"""Tests kg.jsonl: records to JSON and back, and their schema."""

import json

import pytest
from factory import sample
from hypothesis import given
from hypothesis import strategies as st

from kg import jsonl
from kg.errors import ExtractionError
from kg.model import Article, Evidence, Extraction, Meeting, MeetingKind, Span

PRINTABLE = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1)
EVIDENCE = st.builds(
    Evidence,
    slot=st.none() | PRINTABLE,
    value=PRINTABLE,
    start=st.integers(0, 2**31),
    end=st.integers(0, 2**31),
    quote=PRINTABLE,
    rule=PRINTABLE,
    confidence=st.none() | st.floats(0, 1),
)


def test_a_record_is_compact_json_in_the_order_of_its_fields():
    assert jsonl.encode(Span(start=1, end=4)) == b'{"start":1,"end":4}'


def test_a_line_has_no_line_end_and_keeps_chinese_as_it_is():
    line = jsonl.line({"name": "华澜\n协会"})
    assert line == '{"name":"华澜\\n协会"}'


@given(st.lists(EVIDENCE, max_size=4))
def test_records_survive(evidence):
    meeting = Meeting(key="m1", kind=MeetingKind.SIGNING, evidence=tuple(evidence))
    assert jsonl.decode(jsonl.line(meeting), Meeting) == meeting


@pytest.mark.parametrize("index", [0, 1], ids=["article", "extraction"])
def test_the_sample_survives(index):
    record = sample()[index]
    assert jsonl.decode(jsonl.encode(record), type(record)) == record


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ("{", "truncated"),
        ('{"start": 1}', "end"),
        ('{"start": 1, "end": "x"}', r"\$\.end"),
        (b"\xff", "expected one Span"),
    ],
)
def test_what_is_no_such_record_is_said_with_its_place(data, said):
    with pytest.raises(ExtractionError, match=said) as error:
        jsonl.decode(data, Span, where="facts.jsonl, line 3")
    assert str(error.value).startswith("facts.jsonl, line 3: ")


def test_the_schema_describes_an_extraction_and_all_that_it_holds():
    schema = jsonl.schema()
    assert schema["$ref"] == "#/$defs/Extraction"
    assert set(schema["$defs"]["Extraction"]["properties"]) == set(Extraction.__struct_fields__)
    assert {"Person", "Organization", "Role", "Meeting", "Exhibition", "Intent"} <= set(
        schema["$defs"]
    )
    assert json.loads(json.dumps(schema))["$defs"].keys() == schema["$defs"].keys()


def test_an_article_needs_all_its_fields():
    with pytest.raises(ExtractionError, match="title"):
        jsonl.decode('{"id": "a"}', Article)
