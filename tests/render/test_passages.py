from hypothesis import given
from hypothesis import strategies as st

from kg.network import Quote, Source
from kg.render.passages import Passages

TEXT = "3月5日,林知远在北京会见了周慕云一行。双方谈了再生铜😀回收。" + "闲话" * 60 + "周慕云致谢。"
SOURCE = Source(iri="a", headline="林知远会见周慕云")


def quote(start, end, *, around=10, source=SOURCE, text=TEXT):
    return Quote(
        source=source,
        start=start,
        exact=text[start:end],
        prefix=text[max(0, start - around) : start],
        suffix=text[end : end + around],
    )


def test_quotes_that_stand_close_together_share_one_passage():
    passages = Passages([quote(5, 8), quote(9, 11), quote(5, 8)])
    assert [passage.text for passage in passages.passages] == [TEXT[:21]]


def test_quotes_that_stand_far_apart_do_not():
    last = TEXT.index("周慕云致谢")
    assert len(Passages([quote(5, 8), quote(last, last + 3)]).passages) == 2


def test_articles_are_kept_apart_and_each_stands_once():
    other = Source(iri="b")
    passages = Passages([quote(5, 8), quote(5, 8, source=other), quote(9, 11)])
    assert passages.sources == [SOURCE, other]
    assert [passage.source for passage in passages.passages] == [0, 1]


def test_texts_that_contradict_each_other_are_not_joined():
    passages = Passages([quote(5, 8), quote(9, 11, text="别" * 40)])
    assert len(passages.passages) == 2


def test_places_count_as_scripts_count():
    passages = Passages([quote(TEXT.index("😀") + 1, TEXT.index("😀") + 3)])
    (quoted,) = passages.quotes
    number, start, end = passages.place(quoted)
    units = passages.passages[number].text.encode("utf-16-le")
    assert units[2 * start : 2 * end].decode("utf-16-le") == "回收"


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(1, 12)), min_size=1))
def test_each_quote_stands_at_its_place(spans):
    quotes = [quote(start, start + length, around=4) for start, length in spans]
    passages = Passages(quotes)
    for each in quotes:
        number, start, end = passages.place(each)
        units = passages.passages[number].text.encode("utf-16-le")
        assert units[2 * start : 2 * end].decode("utf-16-le") == each.exact
