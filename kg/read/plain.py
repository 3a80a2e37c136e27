r"""Reads a plain text file: its first line is the title, fields stand in its head.

`甲会见乙\n来源:江岳铜业网 2024-03-06\n3月5日,…` → title 甲会见乙, publisher 江岳铜业网, …
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.errors import ArticleError
from kg.read.drafts import Draft
from kg.read.head import fields

if TYPE_CHECKING:
    from kg.read.sources import Source


_OTHER_LINE_ENDS = str.maketrans("\r\u2028\u2029", "\n\n\n")


def plain_draft(text: str, source: Source) -> Draft:
    r"""Give the draft of a text file; its text is all that follows the title line.

    In a text with no `\n` between its lines, `\r` (old Macs), U+2028 and U+2029 end a line.

    Raises:
        ArticleError: There is no line below the title.
    """
    text = text.replace("\r\n", "\n").lstrip("\ufeff")
    if not text.strip():
        raise ArticleError(f"{source}: is empty; expected an article. Remove it or fill it.")
    if "\n" not in text.strip("\n"):
        text = text.translate(_OTHER_LINE_ENDS)
    title, _, rest = text.lstrip("\ufeff\n\t \u3000").partition("\n")
    if not rest.strip():
        raise ArticleError(
            f"{source}: has one line only; expected a title line and the text below it. "
            "Put a title in front."
        )
    if source.name.endswith(".md"):
        title = title.lstrip("# ")
    published, publisher = fields(rest)
    return Draft(
        where=str(source),
        name=source.name,
        title=title,
        text=rest,
        published=published,
        publisher=publisher,
        is_record=source.path is None,
    )
