"""Tests kg.read.encoding: mark, UTF-8, declaration, guess, in that order."""

import pytest

from kg.errors import ArticleError
from kg.read.encoding import declaration, decoded

SIMPLE = (
    "3月5日,华澜铜业协会会长林知远在北京会见了江岳集团总经理周慕云一行,双方进行了深入交流。" * 3
)
TRADITIONAL = (
    "3月5日,華瀾銅業協會會長林知遠在北京會見了江岳集團總經理周慕雲一行,雙方進行了交流。" * 3
)


@pytest.mark.parametrize(
    ("text", "encoding", "declared"),
    [
        (SIMPLE, "utf-8", None),
        (SIMPLE, "utf-8-sig", None),
        (SIMPLE, "utf-16", None),
        (SIMPLE, "gb18030", None),
        (SIMPLE, "gb18030", "gb2312"),
        (SIMPLE, "gb18030", "gbk"),
        (SIMPLE, "utf-8", "gb2312"),
        (SIMPLE, "gb18030", "utf-8"),
        (SIMPLE, "gb18030", "no-such-codec"),
        (TRADITIONAL, "big5hkscs", None),
        (TRADITIONAL, "big5hkscs", "big5"),
    ],
)
def test_text_is_decoded_as_it_was_written(text, encoding, declared):
    assert decoded(text.encode(encoding), where="a", declared=declared) == text


def test_a_byte_that_does_not_fit_its_declaration_is_replaced():
    data = SIMPLE.encode("gb18030") + b"\xff"
    assert decoded(data, where="a", declared="gbk") == SIMPLE + "\ufffd"


def test_bytes_that_are_no_text_are_an_error():
    with pytest.raises(ArticleError, match="unknown encoding"):
        decoded(bytes(range(128, 256)) * 3, where="a")


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        (b'<meta charset="GBK">', "gbk"),
        (b"<meta http-equiv=Content-Type content='text/html; charset=gb2312'>", "gb2312"),
        (b'<?xml version="1.0" encoding="big5"?>', "big5"),
        (b"<p>charset=gbk</p>", None),
    ],
)
def test_a_page_declares_its_encoding(markup, expected):
    assert declaration(markup) == expected
