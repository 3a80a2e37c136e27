"""Tests kg.lexicon: word lists, pattern tables and the scanner, over files of the test's own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg import lexicon
from kg.errors import AssetError, LexiconError
from kg.lexicon import Scanner

LETTERS = st.text(st.sampled_from("会长副甲"), min_size=1, max_size=4)
READERS = (lexicon.table, lexicon.words, lexicon.scanner, lexicon.document, lexicon.patterns)


@pytest.fixture
def shelf(tmp_path, monkeypatch):
    """Puts files in the place of the shipped lexicons: shelf("x.txt", "甲")."""
    monkeypatch.setattr(lexicon.assets, "path", lambda name: tmp_path / name.split("/")[-1])
    for reader in READERS:
        reader.cache_clear()
    yield lambda name, content: (tmp_path / name).write_text(content, "utf-8")
    for reader in READERS:
        reader.cache_clear()


def test_the_longest_word_counts_where_several_begin():
    hits = list(Scanner(["会长", "副会长", "副"]).longest("副会长与会长"))
    assert [(hit.word, hit.span.start, hit.span.end) for hit in hits] == [
        ("副会长", 0, 3),
        ("会长", 4, 6),
    ]


def test_all_words_are_given_by_their_ends():
    hits = Scanner(["会长", "副会长", "长会"]).all("副会长会")
    assert [hit.word for hit in hits] == ["副会长", "会长", "长会"]


def test_a_scanner_without_words_finds_nothing():
    assert list(Scanner([]).longest("会长")) == list(Scanner([]).all("会长")) == []


@given(st.sets(LETTERS, max_size=5), st.text(st.sampled_from("会长副甲。"), max_size=30))
def test_hits_spell_their_word_and_all_are_found(words, text):
    hits = list(Scanner(words).all(text))
    assert all(hit.span.of(text) == hit.word for hit in hits)
    expected = [
        (start, word)
        for word in words
        for start in range(len(text))
        if text.startswith(word, start)
    ]
    assert sorted((hit.span.start, hit.word) for hit in hits) == sorted(expected)


def test_a_word_list_has_words_and_values(shelf):
    shelf("x.txt", "# what an entry means\n\n甲\tone\n乙\n")
    assert lexicon.table("x") == {"甲": "one", "乙": ""}


def test_word_lists_are_joined(shelf):
    shelf("x.txt", "甲\n乙\n")
    shelf("y.txt", "乙\n丙\n")
    assert lexicon.words("x", "y") == {"甲", "乙", "丙"}
    assert [hit.word for hit in lexicon.scanner("x", "y").longest("丙甲")] == ["丙", "甲"]


def test_an_entry_that_stands_twice_is_said_with_its_line(shelf):
    shelf("x.txt", "# h\n甲\n乙\n甲\ttwo\n")
    with pytest.raises(LexiconError, match=r"^x\.txt, line 4: '甲' stands twice"):
        lexicon.table("x")


def test_what_is_no_toml_is_said(shelf):
    shelf("x.toml", "a = \n")
    with pytest.raises(LexiconError, match=r"^x\.toml: .*expected TOML"):
        lexicon.document("x")


def test_a_pattern_takes_word_lists_longest_first(shelf):
    shelf(
        "x.toml",
        '[words]\nhead = ["长", "会长", "."]\n'
        '[[pattern]]\nid = "a"\npattern = "副{head}"\ngives = "title"\nexamples = ["副会长"]\n',
    )
    (pattern,) = lexicon.patterns("x")
    assert (pattern.id, pattern.gives, pattern.examples) == ("a", "title", ("副会长",))
    assert pattern.regex.match("副会长")[0] == "副会长"
    assert pattern.regex.match("副处") is None


@pytest.mark.parametrize(
    "row",
    [
        'id = "a"\npattern = "("\nexamples = []',
        'id = "a"\npattern = "x"',
        'pattern = "x"\nexamples = []',
    ],
    ids=["does not compile", "no example", "no id"],
)
def test_a_bad_pattern_is_named(shelf, row):
    shelf("x.toml", f"[[pattern]]\n{row}\n")
    with pytest.raises(LexiconError, match=r"^x\.toml, pattern "):
        lexicon.patterns("x")


def test_a_lexicon_that_does_not_exist_is_said():
    with pytest.raises(AssetError, match=r"lexicons/none\.txt"):
        lexicon.file("none.txt")


def test_an_alternation_tries_longer_words_first_and_escapes_them():
    assert lexicon.alternation(["甲", "甲乙", "."]) == r"(?:甲乙|\.|甲)"
