"""What a web page says of itself beside its text: title, day, publisher, address.

Each is read from the page's own marks first, and from what readers of it would see second.
"""

from __future__ import annotations

import re
from copy import deepcopy
from datetime import UTC, datetime, timedelta
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING

from lxml import etree
from lxml import html as lxml_html

from kg.read.head import address_day, labelled_day, stated_day, stated_publisher
from kg.text import fold

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

_SITE_NAME = re.compile(r"\s{0,9}(?:[_|｜—–]{1,2}|\s-\s|\s·\s|--)\s{0,9}")
_WECHAT_SECONDS = re.compile(r"""\bct\s{0,9}=\s{0,9}["'](\d{9,10})["']""")
_SAVED_FROM = re.compile(r"saved from url=\(\d{1,6}\)(https?://[^\s<>]{1,2000})")
_CHINA = timedelta(hours=8)
_DAY_MARKS = ("article:published_time", "PubDate", "publishdate", "datePublished")
_INLINE = frozenset({"a", "b", "em", "font", "i", "label", "small", "span", "strong", "u"})
_HIDDEN = frozenset({"script", "style", "noscript", "template"})
_NEAR = 6
"""Lines below the title in which a bare day is taken for the article's."""
_MOST_LINES = 400
_LONGEST_LINE = 200


class Page:
    """A parsed page."""

    def __init__(self, tree: lxml_html.HtmlElement) -> None:
        self.tree = tree

    @property
    def is_wechat(self) -> bool:
        """Whether it is a saved page of WeChat (微信公众号)."""
        return bool(self.tree.xpath("//*[@id='js_content']"))

    @property
    def title(self) -> str:
        """The article's title, the site's name cut off; '' if the page has none."""
        stated = self._meta("og:title") or self._meta("twitter:title")
        if self.is_wechat and stated:
            return stated
        whole = _squeezed(self.tree.findtext(".//title") or "")
        heads = [_squeezed(head.text_content()) for head in self.tree.iter("h1")]
        for head in filter(None, heads):
            if len(heads) == 1 or head in whole or head == stated:
                return head
        return _SITE_NAME.split(stated or whole)[0]

    @property
    def published(self) -> str | None:
        """The day, ISO 8601, that the page's marks, its lines or its address state; else None."""
        found = self._wechat_day() if self.is_wechat else None
        for name in _DAY_MARKS:
            found = found or stated_day(fold(self._meta(name)))
        for row in self._rows:
            found = found or labelled_day(row)
        return found or self._day_below_title() or address_day(self.url or "")

    @property
    def publisher(self) -> str | None:
        """The account, the stated source (来源), or the site; else None."""
        account = self.tree.xpath("string(//*[@id='js_name'])")
        stated = (name for row in self._rows if (name := stated_publisher(row)))
        return (
            _squeezed(account)
            or _squeezed(self._meta("ContentSource"))
            or next(stated, None)
            or self._meta("og:site_name")
            or None
        )

    @property
    def url(self) -> str | None:
        """The page's own address, if it names one."""
        links = self.tree.xpath("//link[@rel='canonical']/@href")
        saved = (_SAVED_FROM.search(node.text or "") for node in self._comments())
        places = [*links, self._meta("og:url"), *(match[1] for match in saved if match)]
        return next((str(p) for p in places if str(p).startswith(("http://", "https://"))), None)

    @property
    def pictures(self) -> int:
        """How many pictures the page shows."""
        return sum(1 for _ in self.tree.iter("img", "picture", "svg"))

    def container(self, names: Collection[str]) -> Page | None:
        """Give a page of the one element that holds the article, by id, class or tag; else None.

        Styles are taken off: WeChat hides its article until a script shows it.
        """
        for element in self.tree.iter("article", "div", "section", "td"):
            marks = {element.get("id") or "", *(element.get("class") or "").split()}
            if element.tag == "article" or not marks.isdisjoint(names):
                return Page(_alone(element))
        return None

    def lines(self) -> Iterator[str]:
        """Give the non-empty lines that the page shows, one a block, blanks squeezed."""
        parts: list[str] = []
        for event, node in etree.iterwalk(self.tree, events=("start", "end", "comment")):
            is_break = isinstance(node.tag, str) and node.tag not in _INLINE
            if is_break and parts:
                if row := _squeezed("".join(parts)):
                    yield row
                parts = []
            if event == "start" and node.tag not in _HIDDEN:
                parts.append(node.text or "")
            elif event != "start":
                parts.append(node.tail or "")

    @cached_property
    def _rows(self) -> tuple[str, ...]:
        """The folded short lines that a reader sees first, in their order."""
        rows = (fold(row) for row in self.lines() if len(row) <= _LONGEST_LINE)
        return tuple(islice(rows, _MOST_LINES))

    def _meta(self, name: str) -> str:
        """The content of the `meta` of that name or property; '' if there is none."""
        path = "//meta[@property=$name or @name=$name or @itemprop=$name]/@content"
        return next((_squeezed(str(value)) for value in self.tree.xpath(path, name=name)), "")

    def _comments(self) -> Iterator[lxml_html.HtmlComment]:
        yield from self.tree.xpath("//comment() | /preceding-sibling::comment()")

    def _day_below_title(self) -> str | None:
        title = fold(self.title)
        places = [number for number, row in enumerate(self._rows) if title and title in row]
        for number in places:
            near = (stated_day(row) for row in self._rows[number + 1 : number + 1 + _NEAR])
            if found := next(filter(None, near), None):
                return found
        return None

    def _wechat_day(self) -> str | None:
        for script in self.tree.iter("script"):
            if match := _WECHAT_SECONDS.search(script.text or ""):
                return (datetime.fromtimestamp(int(match[1]), UTC) + _CHINA).date().isoformat()
        return stated_day(fold(str(self.tree.xpath("string(//*[@id='publish_time'])"))))


def _squeezed(text: str) -> str:
    return " ".join(text.split())


def _alone(element: lxml_html.HtmlElement) -> lxml_html.HtmlElement:
    """A page with a copy of the element in it, shown."""
    page = lxml_html.document_fromstring("<html><body><article></article></body></html>")
    copied = deepcopy(element)
    copied.tail = None
    for part in copied.iter("*"):
        part.attrib.pop("style", None)
    page.find(".//article").append(copied)
    return page
