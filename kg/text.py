"""Text without changing its length: folding, sentences, paragraphs, quotes.

>>> fold("（以下简称“协会”）")
'(以下简称“协会”)'
"""

import base64
import hashlib
import re
from collections.abc import Iterator
from functools import cache

from opencc import OpenCC

from kg.model import Article, Span

_FOLD = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {
    0x3000: 0x20,
    0x00A0: 0x20,
    0x2022: 0xB7,
    0x30FB: 0xB7,
    0x2027: 0xB7,
}
_DIRTY = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
_SENTENCE = re.compile(r"[^。!?;\n]+[。!?;]*[”’』」)]*")


@cache
def _converter() -> OpenCC:
    return OpenCC("t2s")


def fold(text: str) -> str:
    """Give `text` with wide ASCII, wide spaces and middle dots made plain, length unchanged.

    Never NFKC, which changes lengths (㎡, ㈱) and with them every later offset.
    """
    return text.translate(_FOLD)


def simplify(text: str) -> str:
    """Give `text` in simplified characters, length unchanged.

    >>> simplify("王乾坤會長")
    '王乾坤会长'
    """
    plain = _converter().convert(text)
    return plain if len(plain) == len(text) else text


def clean(text: str) -> str:
    """Give `text` as `Article.text` has it: LF line ends, no controls, no lone surrogates.

    A CRLF becomes one LF; each C0 control but tab and newline, each lone surrogate, U+FFFE and
    U+FFFF is replaced by U+FFFD, one for one.
    """
    return _DIRTY.sub("\ufffd", text.replace("\r\n", "\n"))


def digest(text: str) -> str:
    """Give the SHA-256 of the text's UTF-8, in hex."""
    return hashlib.sha256(text.encode()).hexdigest()


def fingerprint(*parts: str) -> str:
    """Give the first 20 base32 characters, lower case, of SHA-256 over the parts' UTF-8.

    Several parts are joined by U+001F, which no text of kg can hold; one part is hashed as it is.
    """
    hashed = hashlib.sha256("\x1f".join(parts).encode()).digest()
    return base64.b32encode(hashed[:15]).decode()[:20].lower()


def lines(text: str) -> Iterator[Span]:
    """Give the span of each line, its line end left out, empty ones included."""
    start = 0
    for piece in text.split("\n"):
        yield Span(start=start, end=start + len(piece))
        start += len(piece) + 1


def sentences(text: str, within: Span) -> Iterator[Span]:
    """Give the sentences of folded `text` inside a span, closing marks included, blanks trimmed.

    A sentence ends at 。!?; or a line end, closing quotation marks included.
    """
    for match in _SENTENCE.finditer(text, within.start, within.end):
        start, end = match.span()
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        if start < end:
            yield Span(start=start, end=end)


def sentence_at(article: Article, offset: int) -> Span:
    """Give the sentence of the article that holds the code point at `offset`."""
    folded = fold(article.text)
    line_start = folded.rfind("\n", 0, offset) + 1
    line_end = folded.find("\n", offset)
    line = Span(start=line_start, end=len(folded) if line_end < 0 else line_end)
    for sentence in sentences(folded, line):
        if sentence.start <= offset < sentence.end:
            return sentence
    return line
