"""Reads what people judged of pairs of mentions, from CSV or JSON Lines, and writes it as CSV.

`placed_judgements("judgements.csv")` → `[PlacedJudgement(line=2, where="judgements.csv line 2",
judgement=Judgement(judgement=Verdict.SAME, kind=EntityKind.PERSON, …))]`
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec

from kg.errors import JudgementError
from kg.model import EntityKind, Judgement, Verdict
from kg.read.contents import called, content
from kg.read.headers import Layout, key
from kg.read.problems import Problems, quoted
from kg.read.table import Row, control_problems, day, plain, rows_of, written

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

_COLUMNS = {
    "judgement": ("判断",),
    "kind": ("类别",),
    "left_article": ("左文章",),
    "left_name": ("左名称",),
    "right_article": ("右文章",),
    "right_name": ("右名称",),
    "author": ("作者", "判断人"),
    "date": ("日期",),
    "reason": ("理由", "原因"),
}
_OPTIONAL = frozenset({"author", "date", "reason"})
_LAYOUT = Layout(
    columns=_COLUMNS,
    required=[column for column in _COLUMNS if column not in _OPTIONAL],
    what="judgements",
)
_VERDICTS = {verdict.value: verdict for verdict in Verdict} | {
    "相同": Verdict.SAME,
    "不同": Verdict.DIFFERENT,
    "不确定": Verdict.UNSURE,
}
_KINDS = {kind.value: kind for kind in EntityKind if kind is not EntityKind.PLACE} | {
    "人物": EntityKind.PERSON,
    "机构": EntityKind.ORGANIZATION,
    "会议": EntityKind.MEETING,
    "展会": EntityKind.EXHIBITION,
    "意向": EntityKind.INTENT,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedJudgement:
    """A judgement and where it stands, so that it can be named when its mention is absent."""

    line: int
    where: str
    """The place that messages name, such as `judgements.csv line 7`."""
    judgement: Judgement


class _Record(msgspec.Struct, kw_only=True):
    """A line of JSON; other keys are passed over."""

    kind: str
    left_name: str
    right_name: str
    judgement: str | None
    """None of a pair that nobody judged yet; such lines are passed over."""
    left_article: str | None = None
    right_article: str | None = None
    author: str | None = None
    date: str | None = None
    reason: str | None = None


def placed_judgements(source: str | Path) -> list[PlacedJudgement]:
    """Give the judgements of a file, or of standard input (`-`), in its order.

    It is JSON Lines if its first character is `{`, else CSV. The same judgement of the same pair,
    whichever side is left, is given once.

    Raises:
        JudgementError: The file cannot be read, a line is no judgement, or two lines contradict
            each other; all in one error that names the lines.
    """
    problems = Problems(called(source), JudgementError)
    text = content(source, problems)
    begin = text.lstrip()[:1]
    if begin == "[":
        problems.add(
            1, "is a JSON list; expected an object a line (JSON Lines): jq -c '.[]' does it."
        )
        problems.raise_any()
    rows = _json_rows(text, problems) if begin == "{" else rows_of(text, _LAYOUT, problems)
    placed = _once(_judged(rows, problems), problems)
    problems.raise_any()
    return placed


def csv_of(judgements: Iterable[Judgement]) -> str:
    """Give judgements as the CSV that `placed_judgements` reads."""
    return written(
        tuple(_COLUMNS),
        ([str(getattr(judgement, column)) for column in _COLUMNS] for judgement in judgements),
    )


def _json_rows(text: str, problems: Problems) -> Iterator[Row]:
    """The lines of JSON as if they were of a table; those that are no records are noted."""
    for line, data in enumerate(text.split("\n"), 1):
        if not data.strip():
            continue
        try:
            record = msgspec.json.decode(data, type=_Record)
        except (msgspec.MsgspecError, UnicodeError, RecursionError) as error:
            problems.add(line, f"{_told(error)}; expected a judgement as one line of JSON.")
            continue
        if record.judgement is None:
            continue
        cells = {column: getattr(record, column) or "" for column in _COLUMNS}
        dirty = [told for cell in cells.items() for told in control_problems(*cell)]
        for problem in dirty:
            problems.add(line, problem)
        if not dirty:
            clean = {column: plain(cell) for column, cell in cells.items()}
            yield Row(line=line, cells=clean, where=problems.where(line))


def _told(error: Exception) -> str:
    if isinstance(error, RecursionError):
        return "is nested too deeply"
    return str(error)


def _judged(rows: Iterable[Row], problems: Problems) -> Iterator[PlacedJudgement]:
    """The judgement of each row that is sound; what is wrong with the others is noted."""
    for row in rows:
        told = [*_value_problems(row.cells), *_side_problems(row.cells)]
        for problem in told:
            problems.add(row.line, problem)
        if not told:
            judgement = _judgement(row.cells)
            yield PlacedJudgement(line=row.line, where=row.where, judgement=judgement)


def _judgement(cells: dict[str, str]) -> Judgement:
    return Judgement(
        judgement=_VERDICTS[key(cells["judgement"])],
        kind=_KINDS[key(cells["kind"])],
        left_article=cells["left_article"],
        left_name=cells["left_name"],
        right_article=cells["right_article"],
        right_name=cells["right_name"],
        author=cells["author"],
        date=day(cells["date"]) or "",
        reason=cells["reason"],
    )


def _value_problems(cells: dict[str, str]) -> Iterator[str]:
    for column, known in (("judgement", _VERDICTS), ("kind", _KINDS)):
        if key(cells[column]) not in known:
            yield f"{column} is {quoted(cells[column])}; expected one of {', '.join(known)}."
    if cells["date"] and day(cells["date"]) is None:
        yield f"date is {quoted(cells['date'])}; expected YYYY-MM-DD, a day of the calendar."


def _side_problems(cells: dict[str, str]) -> Iterator[str]:
    kind = _KINDS.get(key(cells["kind"]))
    for side in ("left", "right"):
        if not cells[f"{side}_name"]:
            yield f"{side}_name is empty; expected a name in the article, or a record's key."
        if kind not in {None, EntityKind.ORGANIZATION} and not cells[f"{side}_article"]:
            yield (
                f"{side}_article is empty; expected the id of an article. "
                "Only an organization may go without, by its registered name."
            )
    left, right = _side(cells, "left"), _side(cells, "right")
    if left == right and left[1]:
        yield (
            f"left and right are both {quoted(left[1])} in the article {quoted(left[0])}; "
            "expected two mentions. Name the other one."
        )


def _side(cells: dict[str, str], side: str) -> tuple[str, str]:
    return cells[f"{side}_article"], cells[f"{side}_name"]


def _once(placed: Iterable[PlacedJudgement], problems: Problems) -> list[PlacedJudgement]:
    """One judgement a pair, the first; two that contradict each other are noted."""
    first: dict[tuple[EntityKind, frozenset[tuple[str, str]]], PlacedJudgement] = {}
    for one in placed:
        earlier = first.setdefault(_pair(one.judgement), one)
        verdict, before = one.judgement.judgement, earlier.judgement.judgement
        if verdict is not before:
            problems.add(
                one.line,
                f"judges as {verdict} what line {earlier.line} judges as {before}: "
                f"{quoted(one.judgement.left_name)} and {quoted(one.judgement.right_name)}; "
                "expected one judgement of a pair. Remove one of the two lines.",
            )
    return list(first.values())


def _pair(judgement: Judgement) -> tuple[EntityKind, frozenset[tuple[str, str]]]:
    left = (judgement.left_article, judgement.left_name)
    right = (judgement.right_article, judgement.right_name)
    return judgement.kind, frozenset((left, right))
