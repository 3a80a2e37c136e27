r"""Tells by the header line of a table how it is cut and where each column stands.

`delimiter("名称;简称\n…", layout, problems)` → `";"`
"""

from __future__ import annotations

import csv
import io
import unicodedata
from collections import Counter
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING

from kg.read.problems import quoted

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from kg.read.problems import Problems

_DELIMITERS = (",", "\t", ";", "，")
_LONGEST_LINE = 20_000
_MOST_COLUMNS = 500
_MOST_TOLD = 20
_LIKENESS = 0.82
"""From here on (difflib) an unknown header is a misspelt one, such as leftname or dates."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """What columns a table has."""

    columns: Mapping[str, Collection[str]]
    """Column → names that its header may bear beside its own."""
    required: Collection[str]
    what: str
    """What the table is, with its article, as messages name it: `a register`."""

    def headers(self) -> dict[str, str]:
        """Give each accepted header, as `key` has it, with its column."""
        return {
            key(header): column
            for column, others in self.columns.items()
            for header in (column, *others)
        }

    def __str__(self) -> str:
        """The table and its columns as messages have them."""
        told = [
            f"{column} ({', '.join(others)})" if others else column
            for column, others in self.columns.items()
        ]
        return f"{self.what} with the columns {', '.join(told)}"


def key(text: str) -> str:
    """Give a header or a word of a fixed list as they are compared: width, case, blanks alike.

    >>> key(" Valid From ")
    'valid_from'
    """
    return "_".join(unicodedata.normalize("NFKC", text).casefold().split())


def delimiter(text: str, layout: Layout, problems: Problems) -> str:
    """Give what stands between the cells: by which the header line has most columns known.

    Raises:
        KgError: Of the class of `problems`: the first line is too long for one, or is binary.
    """
    lines = enumerate(io.StringIO(text, newline=""), 1)
    number, header = next((pair for pair in lines if pair[1].strip('\t\r\n ",;，')), (1, ""))
    if len(header) > _LONGEST_LINE or "\0" in header:
        raise problems.failure(
            f"is no line of column names; expected {layout}. Look what file it is.", line=number
        )
    known = layout.headers()

    def fit(delimiter: str) -> tuple[int, int]:
        cells = next(csv.reader([header], delimiter=delimiter), [])
        return sum(key(cell) in known for cell in cells), len(cells)

    return max(_DELIMITERS, key=fit)


def places(header: Sequence[str], layout: Layout) -> dict[int, str]:
    """Give each place in a record that belongs to a known column."""
    known = layout.headers()
    keys = enumerate(map(key, header))
    return {place: known[header] for place, header in keys if header in known}


def header_problems(header: Sequence[str], layout: Layout) -> Iterator[str]:
    """Give what is wrong with a header: columns that lack, stand twice, or are misspelt."""
    if len(header) > _MOST_COLUMNS:
        yield f"has {len(header)} columns; expected {layout}. Look what it is."
        return
    counts = Counter(places(header, layout).values())
    missing = [column for column in layout.required if column not in counts]
    if missing:
        found = ", ".join(quoted(cell) for cell in header[:_MOST_TOLD])
        yield (
            f"lacks the columns {', '.join(missing)}; found {found}; expected {layout}. "
            "Name them in the first line."
        )
    for column in sorted(column for column, count in counts.items() if count > 1):
        yield f"has the column {column} {counts[column]} times; expected it once. Remove one."
    for cell, likely in _misspelt(header, layout, counts):
        yield f"has the column {quoted(cell)}; expected {likely}, or another name. Rename it."


def _misspelt(
    header: Sequence[str], layout: Layout, present: Collection[str]
) -> Iterator[tuple[str, str]]:
    """Each unknown header that looks like that of a column that is not there."""
    known = layout.headers()
    absent = [header for header, column in known.items() if column not in present]
    for cell in header:
        if key(cell) not in known:
            likely = get_close_matches(key(cell), absent, n=1, cutoff=_LIKENESS)
            yield from ((cell, header) for header in likely)
