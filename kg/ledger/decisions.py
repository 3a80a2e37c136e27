"""What people decided, in the ledger: judgements, rejected statements, the register."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from msgspec import Struct

from kg import jsonl
from kg.ledger.rows import integer
from kg.model import EntityKind, Entry, Judgement, Verdict
from kg.resolve.judgements import ruling

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.ledger.connection import Connection
    from kg.resolve.judgements import Ruling

_COLUMNS = (
    "j.number, j.judgement, j.kind, j.left_article, j.left_name, j.right_article, j.right_name,"
    " j.author, j.date, j.reason, j.left_place, j.right_place,"
    " r.left_anchor, r.right_anchor, r.problem"
)
_JUDGEMENTS = (
    f"SELECT {_COLUMNS} FROM judgements j LEFT JOIN rulings r ON r.judgement = j.number"  # noqa: S608 -- a constant
    " WHERE j.withdrawn IS NULL"
)


class Place(Struct, frozen=True, kw_only=True):
    """Where a judged record stands in its article, so that it is found after re-extraction."""

    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredJudgement:
    """A judgement that holds, and what it comes to."""

    number: int
    judgement: Judgement
    left_place: Place | None
    right_place: Place | None
    ruling: Ruling | None
    """None while it waits for a mention, and of `unsure`."""
    problem: str | None
    """Why it waits."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejection:
    """A statement of an article that a person rejected."""

    fact: str
    author: str
    date: str
    reason: str


class Decisions:
    """The decisions in a ledger; they are written inside its transactions."""

    def __init__(self, connection: Connection) -> None:
        self._sql = connection

    def judgements(self) -> list[StoredJudgement]:
        """Give the judgements that hold, in the order in which they came."""
        return [_stored(row) for row in self._sql.rows(f"{_JUDGEMENTS} ORDER BY j.number")]

    def judgement(self, number: int) -> StoredJudgement | None:
        """Give the judgement of that number, or None if there is none that holds."""
        row = self._sql.first(f"{_JUDGEMENTS} AND j.number = ?", number)
        return _stored(row) if row else None

    def judgements_on(self, articles: Iterable[str]) -> list[StoredJudgement]:
        """Give the judgements that hold on mentions of the articles of those ids, by number."""
        if self._sql.first("SELECT 1 FROM judgements LIMIT 1") is None:
            return []
        found = {
            stored.number: stored
            for id_ in articles
            for side in ("left", "right")
            for row in self._sql.rows(f"{_JUDGEMENTS} AND j.{side}_article = ?", id_)
            for stored in [_stored(row)]
        }
        return [found[number] for number in sorted(found)]

    def put_judgement(self, judgement: Judgement) -> int:
        """Store a judgement; give its number."""
        return self._sql.write(
            "INSERT INTO judgements (judgement, kind, left_article, left_name, right_article,"
            " right_name, author, date, reason) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            judgement.judgement.value,
            judgement.kind.value,
            judgement.left_article,
            judgement.left_name,
            judgement.right_article,
            judgement.right_name,
            judgement.author,
            judgement.date,
            judgement.reason,
        )

    def withdraw(self, number: int) -> None:
        """Note that a judgement holds no more; it stays in the ledger."""
        now = datetime.now(UTC).isoformat(timespec="seconds")
        self._sql.write("UPDATE judgements SET withdrawn = ? WHERE number = ?", now, number)
        self._sql.write("DELETE FROM rulings WHERE judgement = ?", number)

    def pin(self, number: int, left: Place | None, right: Place | None) -> None:
        """Note where the records that a judgement names by their keys stand."""
        self._sql.write(
            "UPDATE judgements SET left_place = ?, right_place = ? WHERE number = ?",
            None if left is None else jsonl.line(left),
            None if right is None else jsonl.line(right),
            number,
        )

    def rule(self, number: int, left: str, right: str) -> None:
        """Note the anchors of the mentions that a judgement is on."""
        self._put_ruling(number, left, right, None)

    def wait(self, number: int, problem: str) -> None:
        """Note why a judgement cannot be applied yet."""
        self._put_ruling(number, None, None, problem)

    def rulings(self) -> list[Ruling]:
        """Give the judgements that are applied, by number."""
        found = (stored.ruling for stored in self.judgements())
        return [each for each in found if each is not None]

    def reject(self, rejection: Rejection) -> None:
        """Note that a statement of an article is rejected."""
        self._sql.write(
            "INSERT OR REPLACE INTO rejections (fact, author, date, reason) VALUES (?, ?, ?, ?)",
            rejection.fact,
            rejection.author,
            rejection.date,
            rejection.reason,
        )

    def accept(self, fact: str) -> None:
        """Forget that a statement was rejected."""
        self._sql.write("DELETE FROM rejections WHERE fact = ?", fact)

    def rejections(self) -> list[Rejection]:
        """Give the rejected statements, by their ids."""
        rows = self._sql.rows("SELECT fact, author, date, reason FROM rejections ORDER BY fact")
        return [
            Rejection(fact=str(fact), author=str(author), date=str(date), reason=str(reason))
            for fact, author, date, reason in rows
        ]

    def rejected(self, article_key: str) -> frozenset[str]:
        """Give the ids of the rejected statements of the article of that key."""
        rows = self._sql.rows(
            "SELECT fact FROM rejections WHERE fact >= ? AND fact < ?",
            f"{article_key}#",
            f"{article_key}$",
        )
        return frozenset(str(row[0]) for row in rows)

    def register(self) -> list[Entry]:
        """Give the entries of the register, by their ids."""
        rows = self._sql.rows("SELECT line FROM register ORDER BY id")
        return [jsonl.decode(str(row[0]), Entry) for row in rows]

    def put_register(self, entries: Iterable[Entry]) -> None:
        """Put another register in the place of the one that is there."""
        self._sql.write("DELETE FROM register")
        self._sql.write_many(
            "INSERT INTO register (id, line) VALUES (?, ?)",
            ((entry.id, jsonl.line(entry)) for entry in entries),
        )

    def _put_ruling(
        self, number: int, left: str | None, right: str | None, problem: str | None
    ) -> None:
        self._sql.write(
            "INSERT OR REPLACE INTO rulings (judgement, left_anchor, right_anchor, problem)"
            " VALUES (?, ?, ?, ?)",
            number,
            left,
            right,
            problem,
        )


def _stored(row: tuple[object, ...]) -> StoredJudgement:
    number, verdict, kind, *rest = row
    left_place, right_place, left, right, problem = rest[7:]
    left_article, left_name, right_article, right_name, author, date, reason = map(str, rest[:7])
    judgement = Judgement(
        judgement=Verdict(str(verdict)),
        kind=EntityKind(str(kind)),
        left_article=left_article,
        left_name=left_name,
        right_article=right_article,
        right_name=right_name,
        author=author,
        date=date,
        reason=reason,
    )
    is_applied = left is not None and right is not None
    return StoredJudgement(
        number=integer(number),
        judgement=judgement,
        left_place=_place(left_place),
        right_place=_place(right_place),
        ruling=ruling(integer(number), judgement, str(left), str(right)) if is_applied else None,
        problem=None if problem is None else str(problem),
    )


def _place(value: object) -> Place | None:
    return None if value is None else jsonl.decode(str(value), Place)
