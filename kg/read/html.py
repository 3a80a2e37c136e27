"""Reads a saved web page: main text, title, date, publisher and address, WeChat pages too.

`<h1>甲会见乙</h1>…<p>3月5日,…</p>` → `Draft(title="甲会见乙", text="3月5日,…", …)`
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import trafilatura
from lxml import etree
from lxml import html as lxml_html

from kg import lexicon
from kg.errors import ArticleError, UnreadableError
from kg.read.drafts import Draft
from kg.read.encoding import declaration, decoded
from kg.read.main_lines import main_lines
from kg.read.page import Page

if TYPE_CHECKING:
    from kg.read.sources import Source

_MOST_ATTRIBUTES = 5_000
"""Words in one tag; 100,000 attributes keep the parser busy for minutes."""
_MOST_TAGS = 100_000
_TAG = re.compile(r"<[^<>]*+>?+")
_XML_DECLARATION = re.compile(r"^\s{0,99}<\?xml[^<>]{0,200}\?>")


def html_draft(data: bytes, source: Source) -> Draft:
    """Give the draft of a web page.

    Raises:
        ArticleError: Its encoding is unknown, its markup is hostile, or it holds no article.
        UnreadableError: It holds pictures and no text.
    """
    markup = decoded(data, where=str(source), declared=declaration(data))
    _check(markup, source)
    page = Page(_tree(markup, source))
    text = _main_text(page)
    if not text and page.pictures:
        raise UnreadableError(
            f"{source}: holds {page.pictures} picture(s) and no text, so nothing was read in it; "
            "expected text. If the pictures show text, copy it into a .txt file."
        )
    if not text:
        raise ArticleError(
            f"{source}: no article text found; expected a page with one article. Look whether the "
            "page was saved whole, or copy its text into a .txt file."
        )
    return Draft(
        where=str(source),
        name=source.name,
        title=page.title,
        text=text,
        published=page.published,
        publisher=page.publisher,
        url=page.url,
        is_record=source.path is None,
    )


def _check(markup: str, source: Source) -> None:
    """Refuses what makes parsers take minutes: very many tags, or attributes on one of them."""
    for count, tag in enumerate(_TAG.finditer(markup), 1):
        if count > _MOST_TAGS or len(tag[0].split(None, _MOST_ATTRIBUTES)) > _MOST_ATTRIBUTES:
            raise ArticleError(
                f"{source}: has markup that no article needs, at its tag {count}; expected a page "
                "as a site serves it. Copy its text into a .txt file."
            )


def _tree(markup: str, source: Source) -> lxml_html.HtmlElement:
    try:
        return lxml_html.document_fromstring(_XML_DECLARATION.sub("", markup))
    except (etree.ParserError, ValueError) as error:
        raise ArticleError(
            f"{source}: no article text found ({error}); expected a page with one article. "
            "Look whether the page was saved whole."
        ) from error


def _main_text(page: Page) -> str:
    """The main text; if precision leaves nothing, what recall finds in a clear container."""
    container = page.container(lexicon.words("containers"))
    if page.is_wechat and container is not None:
        return "\n".join(container.lines())
    text = _extracted(page)
    if not text and container is not None:
        text = _extracted(container, recall=True)
    return text


def _extracted(page: Page, *, recall: bool = False) -> str:
    """What trafilatura takes for the main text, in the lines that the page shows it in."""
    found = trafilatura.extract(
        page.tree,
        favor_precision=not recall,
        favor_recall=recall,
        include_comments=False,
    )
    return "\n".join(main_lines(page.lines(), found or ""))
