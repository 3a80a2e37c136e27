"""Tests the files of kg/lexicons: headers, order, and every example of every pattern."""

import itertools
import signal
import tomllib
from contextlib import contextmanager

import pytest

from kg import assets, lexicon

_LONG = 1_000
"""More than a sentence has; a pattern that backtracks without bound does not end on it."""
FOLDER = assets.path("lexicons")
WORD_LISTS = sorted(path.stem for path in FOLDER.glob("*.txt"))
TABLES = sorted(path.stem for path in FOLDER.glob("*.toml"))


def _pattern_tables():
    for name in TABLES:
        rows = tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8")).get("pattern", [])
        if rows:
            yield from zip([name] * len(rows), rows, lexicon.patterns(name), strict=True)


PATTERNS = [
    pytest.param(row, pattern, id=f"{name}-{pattern.id}")
    for name, row, pattern in _pattern_tables()
]


def _entries(name):
    rows = (FOLDER / f"{name}.txt").read_text("utf-8").splitlines()
    return [row.partition("\t")[0] for row in rows if row and not row.startswith("#")]


def _header(name):
    rows = (FOLDER / f"{name}.txt").read_text("utf-8").splitlines()
    return list(itertools.takewhile(lambda row: row.startswith("#"), rows))


@pytest.mark.parametrize("name", WORD_LISTS)
def test_a_word_list_opens_with_the_meaning_of_its_entries(name):
    assert _header(name)
    assert _header(name)[0].startswith("# ")


@pytest.mark.parametrize("name", WORD_LISTS)
def test_a_word_list_that_names_a_source_names_its_licence(name):
    header = " ".join(_header(name)).lower()
    assert "source: " not in header or "licen" in header or "our" in header


@pytest.mark.parametrize("name", WORD_LISTS)
def test_a_word_list_is_sorted_and_without_duplicates(name):
    entries = _entries(name)
    assert entries == sorted(set(entries))


@pytest.mark.parametrize("name", WORD_LISTS)
def test_the_entries_of_a_word_list_are_trimmed_and_read_back(name):
    assert list(lexicon.table(name)) == [entry.strip() for entry in _entries(name)]


@pytest.mark.parametrize("name", TABLES)
def test_a_table_opens_with_a_comment(name):
    assert (FOLDER / f"{name}.toml").read_text("utf-8").startswith("# ")


@pytest.mark.parametrize(("row", "pattern"), PATTERNS)
def test_a_pattern_matches_its_examples_only(row, pattern):
    assert row["examples"], "a pattern has at least one example"
    unmatched = [text for text in row["examples"] if not pattern.regex.search(text)]
    assert not unmatched
    matched = [text for text in row.get("not", []) if pattern.regex.search(text)]
    assert not matched


@contextmanager
def _ended_after(seconds):
    """Fails instead of hanging; generous, for no figure is claimed here."""

    def end(*_):
        pytest.fail("the pattern backtracks without end")

    before = signal.signal(signal.SIGALRM, end)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


@pytest.mark.skipif(not hasattr(signal, "SIGALRM"), reason="this system has no alarm")
@pytest.mark.parametrize(("row", "pattern"), PATTERNS)
def test_a_pattern_comes_to_an_end_on_long_lines_made_of_its_examples(row, pattern):
    with _ended_after(20):
        _exhaust(row, pattern)


def _exhaust(row, pattern):
    for example in row["examples"]:
        for text in (example, *example[:3]):
            line = (text * (_LONG // len(text) + 1))[:_LONG]
            assert sum(1 for _ in pattern.regex.finditer(line)) <= len(line) + 1


@pytest.mark.parametrize("name", TABLES)
def test_the_ids_of_patterns_are_unique(name):
    ids = [pattern.id for pattern in lexicon.patterns(name)] if "pattern" in _table(name) else []
    assert len(ids) == len(set(ids))


def _table(name):
    return tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8"))


@pytest.mark.parametrize(
    ("name", "word", "value"),
    [
        ("provinces", "湖北", "湖北省"),
        ("provinces", "湖北省", "湖北"),
        ("cities", "恩施", "恩施土家族苗族自治州"),
        ("counties", "昆山", "昆山市"),
        ("countries", "俄罗斯", "RU"),
        ("countries", "刚果(金)", "CD"),
    ],
)
def test_a_place_has_its_other_form(name, word, value):
    assert lexicon.table(name)[word] == value


@pytest.mark.parametrize("word", ["合作", "来宾", "白银", "东方"])
def test_words_of_the_language_are_no_places(word):
    assert word not in lexicon.words("provinces", "cities", "counties", "countries")
