"""The ledger: what goes in comes out, search finds it, and nothing is written by reading."""

import sqlite3

import pytest
from factory import make_article, make_extraction, sample
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from kg import assets, ledger
from kg.errors import StoreError
from kg.ledger import search
from kg.ledger.connection import schema_version
from kg.model import Entity, EntityKind, Mention, Span

BARE = make_article("王健会见了李娜。中铝来人。", id="x", title="会见", published="2024-01-02")


DATED = (("a", None), ("b", "2024-01-02"), ("c", "2024-02-01"))


def stored(book, article, extraction=None):
    """Put an article into an open ledger and give its number."""
    number = book.put_article(article, "hash", f"key-{article.id}", 1)
    book.put_extraction(number, extraction or make_extraction(article))
    return number


@pytest.fixture
def book(tmp_path):
    """An open ledger with one build."""
    with ledger.writer(tmp_path) as opened:
        opened.start_build("test")
        yield opened


def texts(book, words, limit=100):
    return [hit.sentence for hit in book.search(words, limit)]


def test_an_article_comes_back_as_it_went_in(book):
    article, extraction = sample()
    stored(book, article, extraction)
    assert book.article("sample") == article
    assert book.article_by_key("key-sample") == article
    assert list(book.articles()) == [article]
    assert book.extraction("sample") == extraction
    assert book.stored("sample").extractor == "test/1"


def test_what_is_not_there_is_none(book):
    assert book.article("x") is None
    assert book.article_by_key("x") is None
    assert book.extraction("x") is None
    assert book.stored("x") is None
    assert book.entity("person/x") is None
    assert book.redirect("person/x") is None
    assert book.meta("x") is None
    assert book.last_batch() == 0


def mention(record="p1", anchor="person/a", kind=EntityKind.PERSON):
    return Mention(kind=kind, article="key-x", record=record, anchor=anchor, name="王健")


def compared(mention, likeness="like", blocks=("person=王健",)):
    return ledger.ComparedMention(
        mention=mention, form=mention, likeness=likeness, blocks=frozenset(blocks)
    )


def test_mentions_know_their_entity_and_anchors_lead_to_it(book):
    number = stored(book, BARE)
    own = book.put_mention(number, compared(mention()))
    other = book.put_mention(number, compared(mention("p2", "person/b"), "other"))
    book.assign([(own, "person/a", False), (other, "person/a", False)])
    assert [(told.article, told.mention.record, told.entity) for told in book.mentions()] == [
        ("x", "p1", "person/a"),
        ("x", "p2", "person/a"),
    ]
    assert book.redirect("person/b") == "person/a"
    assert book.redirects() == [("person/b", "person/a")]
    alikes = [book.mention(each).alike for each in (own, other)]
    assert book.in_blocks(["person=王健"]) == {"person=王健": alikes}
    assert book.blocks_of(alikes) == {each: ["person=王健"] for each in alikes}
    assert book.at_nodes(["person/a", "person/b"]) == alikes


def test_those_that_are_alike_are_counted_and_the_first_of_them_speaks_for_all(book):
    numbers = [stored(book, make_article("x", id=name, published=day)) for name, day in DATED]
    own = [
        book.put_mention(number, compared(replace(mention(), article=f"key-{name}", published=day)))
        for number, (name, day) in zip(numbers, DATED, strict=True)
    ]
    (alike,) = book.all_alikes()
    assert book.alike(alike).mention.article == "key-b"
    assert book.alike(alike).articles == len(DATED)
    assert book.articles_at(["person/a"]) == {"person/a": set(numbers)}
    book.drop_mention(own[1])
    assert book.alike(alike).mention.article == "key-c"
    assert book.alike(alike).articles == len(DATED) - 1
    for each in (own[0], own[2]):
        book.drop_mention(each)
    assert book.all_alikes() == []
    assert book.in_blocks(["person=王健"]) == {}


def test_what_mentions_still_have_to_become_is_found(book):
    number, other = (stored(book, make_article("x", id=name)) for name in "ab")
    one, two = (book.put_mention(each, compared(mention())) for each in (number, other))
    alike = book.mention(one).alike
    assert [each.number for each in book.not_yet(alike, "person/a")] == [one, two]
    book.assign([(one, "person/a", False), (two, "person/b", True)])
    assert [each.number for each in book.not_yet(alike, "person/a")] == [two]
    assert [each.number for each in book.not_alone(alike)] == [one]
    book.assign([(two, "person/a", True)])
    assert [each.number for each in book.not_yet(alike, "person/a")] == [two]
    assert [each.number for each in book.mentions_like(alike, other)] == [two]


def test_who_holds_titles_where_and_as_what_mentions_stand_is_told(book):
    numbers = [stored(book, make_article("x", id=name, published=day)) for name, day in DATED]
    held = [("周慕云",), ("周慕云",), ()]
    body = mention("o1", "organization/a", EntityKind.ORGANIZATION)
    own = [
        book.put_mention(number, compared(replace(body, members=members)))
        for number, members in zip(numbers, held, strict=True)
    ]
    (alike,) = book.all_alikes()
    assert book.holders_of([alike]) == {alike: {("周慕云",): {*numbers[:2]}, (): {numbers[2]}}}
    days = dict(DATED)
    assert [day for _, day, _, _ in sorted(book.standing(alike))] == [
        days[each] for each, _ in DATED
    ]
    book.assign([(own[0], "organization/a", False), (own[1], "organization/b", True)])
    assert sorted(book.as_is(alike)) == [
        (own[0], numbers[0], "organization/a", False),
        (own[1], numbers[1], "organization/b", True),
        (own[2], numbers[2], None, False),
    ]
    assert book.alikes_as(["organization/b", "organization/c"]) == {alike}
    assert book.alikes_as(["organization/c"]) == set()


@pytest.mark.parametrize(
    ("entity", "are", "unsettled"),
    [
        ("person/b", [("person/b", False), ("person/a", False), (None, False)], [1, 2]),
        ("person/b", [("person/b", True), ("person/c", True), ("person/b", False)], [0, 1]),
        (None, [("person/a", True), ("person/b", False), (None, False)], [1, 2]),
    ],
)
def test_mentions_that_are_not_what_those_that_they_are_like_are_said_to_be(
    book, entity, are, unsettled
):
    numbers = [stored(book, make_article("x", id=name)) for name in "abc"]
    own = [book.put_mention(each, compared(mention())) for each in numbers]
    alike = book.mention(own[0]).alike
    book.set_entity(alike, entity)
    book.assign((number, *said) for number, said in zip(own, are, strict=True))
    found = sorted(each.number for each in book.unsettled([alike]))
    assert found == [own[each] for each in unsettled]


def test_entities_are_replaced_by_iri(book):
    entity = Entity(iri="person/a", kind=EntityKind.PERSON, label="王健", forms=(), mentions=())
    number = book.put_entity(entity)
    assert book.put_entity(entity) == number
    assert book.entity("person/a") == entity
    assert book.entity_counts()[EntityKind.PERSON] == 1
    book.drop_entity("person/a")
    assert book.entity_counts()[EntityKind.PERSON] == 0


def test_a_dropped_article_leaves_nothing(book):
    number = stored(book, BARE)
    own = book.put_mention(number, compared(mention(), blocks=("b",)))
    book.put_company(number, None, ["王健"], ())
    book.drop_mention(own)
    book.drop_article(number)
    assert list(book.articles()) == []
    assert list(book.mentions()) == []
    assert book.in_blocks(["b"]) == {}
    assert book.all_alikes() == []
    assert book.companies_at("person/a") == []
    assert texts(book, "王健") == []
    assert stored(book, BARE) != number
    assert book.put_mention(number + 1, compared(mention())) != own


def test_quads_are_supported_until_the_last_source_goes(book):
    book.support([7, -8], 2)
    book.support([7], 3)
    book.withdraw([7, -8], 2)
    assert book.is_supported(7)
    assert not book.is_supported(-8)
    book.withdraw([7], 3)
    assert not book.is_supported(7)


def test_batches_are_kept_until_a_snapshot_has_them(book):
    build = book.start_build("test")
    for data in (b"1", b"2", b"3"):
        book.put_batch(build, b"", data)
    assert [batch.added for batch in book.batches_after(1)] == [b"2", b"3"]
    assert not book.has_forgotten(0)
    book.forget_quads(2)
    assert book.has_forgotten(1)
    assert not book.has_forgotten(2)
    assert book.last_batch() == 3


def broken_off(book):
    """Write inside a transaction that does not come to its end."""
    with book.transaction():
        stored(book, BARE)
        raise RuntimeError


def test_a_transaction_is_all_or_nothing(book):
    with pytest.raises(RuntimeError):
        broken_off(book)
    assert book.article("x") is None
    with book.transaction():
        stored(book, BARE)
    assert book.article("x") == BARE


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("王健", ["王健会见了李娜。"]),
        ("健会", ["王健会见了李娜。"]),
        ("中铝", ["中铝来人。"]),
        ("李娜 王健", ["王健会见了李娜。"]),
        ("李娜 中铝", []),
        ("健王", []),
        ("", []),
        ("  ", []),
        ('"', []),
        ("王健 AND 李娜", []),
        ("王*", []),
        ('NEAR("王健")', []),
    ],
)
def test_search_finds_sentences_with_every_word(book, words, found):
    stored(book, BARE)
    assert texts(book, words) == found


@settings(max_examples=50, deadline=None)
@given(words=st.text(max_size=12))
def test_no_text_is_search_syntax(words):
    for word in words.split():
        assert set(search.phrase(word)) <= set('0123456789abcdef "')
    assert list(search.hits(BARE, words or "?")) is not None


def test_any_text_can_be_searched_for(book):
    wide = "\uff21\uff22\uff23"
    article = make_article(f'说"*^:{{}}()AND\x7f㈱Ⅳ𠀀{wide}。', id="odd")
    stored(book, article)
    for word in (
        '"*^',
        ":{}()",
        "AND",
        "\x7f",
        "㈱",
        "Ⅳ",
        "𠀀",
        "abc",
        wide,
        "and",
    ):
        assert texts(book, word) == [article.text], word


def test_search_gives_the_newest_first_and_no_more_than_asked(book):
    for number, day in enumerate(("2023-01-01", None, "2024-01-01")):
        stored(book, make_article("王健来。王健去。", id=f"a{number}", published=day))
    hits = list(book.search("王健", 5))
    assert [(hit.article, hit.span.start) for hit in hits] == [
        ("a2", 0),
        ("a2", 4),
        ("a0", 0),
        ("a0", 4),
        ("a1", 0),
    ]


def test_search_leaves_site_furniture_out(book):
    text = "王健来。\n推荐:王健去。"
    stored(book, make_article(text, id="f", body=(Span(start=0, end=4),)))
    assert texts(book, "王健") == ["王健来。"]


def test_a_hit_says_where_it_stands(book):
    stored(book, BARE)
    (hit,) = book.search("中铝", 9)
    assert (hit.article, hit.title, hit.published, hit.url) == ("x", "会见", "2024-01-02", None)
    assert hit.span.of(BARE.text) == hit.sentence == "中铝来人。"


def test_reading_does_not_change_the_file(tmp_path):
    with ledger.writer(tmp_path) as opened:
        opened.start_build("test")
        stored(opened, BARE)
    before = ledger.path(tmp_path).read_bytes()
    with ledger.reader(tmp_path) as opened:
        assert opened.article("x") == BARE
        with pytest.raises(StoreError, match="readonly"):
            opened._sql.write("DELETE FROM articles")
    assert ledger.path(tmp_path).read_bytes() == before


def test_a_folder_that_may_not_be_written_can_be_read(tmp_path, monkeypatch):
    with ledger.writer(tmp_path) as opened:
        opened.start_build("test")
        stored(opened, BARE)
    monkeypatch.setattr("os.access", lambda *_: False)
    with ledger.reader(tmp_path) as opened:
        assert opened.article("x") == BARE
    assert [path.name for path in tmp_path.iterdir()] == ["ledger.sqlite"]


def test_the_ledger_is_written_safely(book):
    assert book._sql.first("PRAGMA journal_mode") == ("wal",)
    assert book._sql.first("PRAGMA synchronous") == (2,)
    assert book._sql.first("PRAGMA user_version") == (schema_version(),)


def test_no_ledger_is_named(tmp_path):
    with pytest.raises(StoreError, match="holds no ledger"), ledger.reader(tmp_path):
        pass


@pytest.mark.parametrize("opened", [ledger.reader, ledger.writer])
def test_a_newer_ledger_is_refused(tmp_path, opened):
    with ledger.writer(tmp_path):
        pass
    with sqlite3.connect(ledger.path(tmp_path)) as sqlite:
        sqlite.execute("PRAGMA user_version = 999")
    sqlite.close()
    with pytest.raises(StoreError, match=r"version 999; .* Install the newer kg"), opened(tmp_path):
        pass


def written(folder, script):
    """Make a folder's ledger file with a script of SQL."""
    sqlite = sqlite3.connect(ledger.path(folder))
    sqlite.executescript(script)
    sqlite.close()


def test_an_older_ledger_is_brought_up_to_date_by_a_writer_only(tmp_path):
    first = assets.path("ledger/migrations") / "0001.sql"
    written(tmp_path, f"{first.read_text('utf-8')}\nPRAGMA user_version = 1;")
    with pytest.raises(StoreError, match="Run kg build once"), ledger.reader(tmp_path):
        pass
    with ledger.writer(tmp_path):
        pass
    with ledger.reader(tmp_path) as opened:
        assert opened.last_batch() == 0


def test_a_file_that_is_no_ledger_is_named(tmp_path):
    ledger.path(tmp_path).write_bytes(b"no database, " * 100)
    with pytest.raises(StoreError, match="cannot be used"), ledger.writer(tmp_path):
        pass


OPENED = pytest.mark.parametrize("opened", [ledger.reader, ledger.writer])


def test_an_empty_ledger_beside_a_store_is_refused(tmp_path):
    (tmp_path / "store" / "snap-1").mkdir(parents=True)
    ledger.path(tmp_path).touch()
    with pytest.raises(StoreError, match=r"though store/ holds a graph; .* from a backup"):
        ledger.check(ledger.path(tmp_path))
    with pytest.raises(StoreError, match="though store/ holds") as told, ledger.reader(tmp_path):
        pass
    assert "kg build" not in str(told.value)


def test_a_ledger_without_batches_beside_a_store_is_refused(tmp_path):
    with ledger.writer(tmp_path):
        pass
    ledger.check(ledger.path(tmp_path))
    (tmp_path / "store" / "snap-1").mkdir(parents=True)
    with pytest.raises(StoreError, match="is empty, though"):
        ledger.check(ledger.path(tmp_path))


def test_an_empty_ledger_alone_is_named_and_filled(tmp_path):
    ledger.path(tmp_path).touch()
    with pytest.raises(StoreError, match="is empty; expected"), ledger.reader(tmp_path):
        pass
    with ledger.writer(tmp_path) as opened:
        assert opened.last_batch() == 0


@OPENED
@pytest.mark.parametrize("version", [0, 1, 999])
def test_another_programs_database_is_refused(tmp_path, opened, version):
    written(tmp_path, f"CREATE TABLE cookies (name TEXT); PRAGMA user_version = {version};")
    before = ledger.path(tmp_path).read_bytes()
    with pytest.raises(StoreError, match="is another program's database"):
        opened(tmp_path).__enter__()
    assert ledger.path(tmp_path).read_bytes() == before


def test_a_store_without_its_ledger_is_named(tmp_path):
    (tmp_path / "store").mkdir()
    with pytest.raises(StoreError, match="though it has a store"), ledger.reader(tmp_path):
        pass


def test_text_that_is_damaged_is_not_told(book):
    number = stored(book, BARE)
    book._sql.write("UPDATE articles SET text = CAST(x'E78EFF' || text AS TEXT)")
    assert number
    with pytest.raises(StoreError, match="Could not decode") as told:
        book.article("x")
    assert "李娜" not in str(told.value)
    assert len(str(told.value).splitlines()) == 1


def test_what_sqlite_says_is_cut(book):
    with pytest.raises(StoreError) as told:
        book._sql.rows("SELECT * FROM " + "x" * 5000)
    assert len(str(told.value)) < 500 + len(str(book._sql.path))
