"""Decodes bytes: byte order mark, strict UTF-8, declaration, and only then a guess.

`decoded("协会".encode("gbk"), declared="gb2312", where="a.html")` → `"协会"`
"""

from __future__ import annotations

import codecs
import re

from kg.errors import ArticleError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

_SUPERSETS = {
    "gb2312": "gb18030",
    "gb_2312-80": "gb18030",
    "gbk": "gb18030",
    "cp936": "gb18030",
    "x-gbk": "gb18030",
    "big5": "big5hkscs",
    "big5-hkscs": "big5hkscs",
    "x-x-big5": "big5hkscs",
}
"""What pages that declare the left side are in truth written in. Source: WHATWG Encoding."""

_GUESSED = ["gb18030", "big5hkscs", "big5", "utf_16", "utf_16_le", "utf_16_be"]
_DECLARATION = re.compile(
    rb"""<[^<>]{0,200}?(?:charset|encoding)\s{0,9}=\s{0,9}["']?\s{0,9}([\w.:-]{1,40})""",
    re.IGNORECASE,
)
_HEAD = 4096
_STRAY = 3
"""So many bytes that do not fit a declaration never speak against it."""


def declaration(data: bytes) -> str | None:
    """Give the encoding that an HTML page declares in its first 4096 bytes."""
    match = _DECLARATION.search(data[:_HEAD])
    return match[1].decode("ascii", "ignore").lower() if match else None


def decoded(data: bytes, *, where: str, declared: str | None = None) -> str:
    """Give the text of the bytes.

    `gb2312` and `gbk` mean GB18030, `big5` means Big5-HKSCS. A page's declaration is believed
    even where single bytes do not fit it; they become U+FFFD. Big5 text often decodes as GB18030
    without an error, so these two are told apart by how the text looks (charset-normalizer).

    Raises:
        ArticleError: No encoding fits.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    text = _strict(data, "utf-8")
    if text is None and declared:
        text = _declared(data, declared)
    if text is None:
        text = _guess(data)
    if text is None:
        raise ArticleError(
            f"{where}: has an unknown encoding; expected UTF-8, GB18030, Big5. Save it as UTF-8."
        )
    return text


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _declared(data: bytes, declared: str) -> str | None:
    """The text by its declaration, if that names a codec and few bytes do not fit it."""
    try:
        encoding = codecs.lookup(_SUPERSETS.get(declared, declared)).name
        text = data.decode(encoding, "replace")
    except (LookupError, UnicodeError):
        return None
    return text if text.count("\ufffd") <= _STRAY + len(text) // 200 else None


def _guess(data: bytes) -> str | None:
    from charset_normalizer import from_bytes  # noqa: PLC0415 - seldom needed

    best = from_bytes(data, cp_isolation=_GUESSED).best()
    if best is None:
        return None
    return data.decode(_SUPERSETS.get(best.encoding, best.encoding), "replace")
